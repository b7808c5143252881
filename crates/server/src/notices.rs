//! What the server tells the person at the keyboard, and what it writes into the editor's log.

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;

/// One message.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Notice {
    severity: MessageType,
    text: String,
    /// In front of the person, not only in the log.
    shown: bool,
}

/// Takes messages from any thread; they are sent in order, behind the caller's back.
#[derive(Clone, Debug)]
pub(crate) struct Notices(UnboundedSender<Notice>);

/// Where the messages come out; see [`deliver`].
#[derive(Debug)]
pub(crate) struct Delivery(UnboundedReceiver<Notice>);

impl Notices {
    /// Both ends.
    pub(crate) fn new() -> (Self, Delivery) {
        let (sender, receiver) = unbounded_channel();
        (Self(sender), Delivery(receiver))
    }

    /// Logs what was done.
    pub(crate) fn info(&self, text: String) {
        self.put(MessageType::INFO, text, false);
    }

    /// Logs what was left out.
    pub(crate) fn warning(&self, text: String) {
        self.put(MessageType::WARNING, text, false);
    }

    /// Logs what went wrong inside.
    pub(crate) fn error(&self, text: String) {
        self.put(MessageType::ERROR, text, false);
    }

    /// Shows what the person should put right.
    pub(crate) fn show(&self, text: String) {
        self.put(MessageType::WARNING, text, true);
    }

    fn put(&self, severity: MessageType, text: String, shown: bool) {
        // The other end only goes away with the server.
        let _ = self.0.send(Notice { severity, text, shown });
    }
}

/// Sends the messages, until the server ends.
pub(crate) async fn deliver(mut delivery: Delivery, client: Client) {
    while let Some(Notice { severity, text, shown }) = delivery.0.recv().await {
        if shown {
            client.show_message(severity, text).await;
        } else {
            client.log_message(severity, text).await;
        }
    }
}
