//! When the server may speak: a client that has not read the answer to `initialize` expects nothing else.

use tokio::sync::watch;

/// Opens once `initialize` was answered and the client has said something after it.
#[derive(Debug)]
pub(crate) struct Gate {
    answered: watch::Sender<bool>,
    greeted: watch::Sender<bool>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { answered: watch::Sender::new(false), greeted: watch::Sender::new(false) }
    }
}

impl Gate {
    /// `initialize` was answered.
    pub(crate) fn answered(&self) {
        self.answered.send_replace(true);
    }

    /// The client went on, usually with `initialized`.
    pub(crate) fn greeted(&self) {
        self.greeted.send_if_modified(|greeted| !std::mem::replace(greeted, true));
    }

    /// Waits until it is open.
    pub(crate) async fn open(&self) {
        // The senders live as long as `self`, so waiting cannot fail.
        let _ = self.answered.subscribe().wait_for(|answered| *answered).await;
        let _ = self.greeted.subscribe().wait_for(|greeted| *greeted).await;
    }
}
