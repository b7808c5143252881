//! Requests that are slow, or panic, on demand.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Holds back the requests of one method.
pub(crate) struct Probe {
    started: UnboundedReceiver<()>,
    _held: Sender<()>,
}

impl Probe {
    /// What to call before each request, and the means to watch it. Requests of `method` are held back until the
    /// probe is dropped.
    pub(crate) fn holding(
        method: &'static str,
    ) -> (impl Fn(&'static str) + Clone + Send + Sync + 'static, Self) {
        let (start, started) = unbounded_channel();
        let (held, wait): (Sender<()>, Receiver<()>) = channel();
        let wait = Arc::new(Mutex::new(wait));
        let before = move |called: &'static str| {
            if called == method {
                start.send(()).ok();
                // Fails once the probe is dropped: that is the sign.
                wait.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
            }
        };
        (before, Self { started, _held: held })
    }

    /// Waits until `count` more requests have begun.
    pub(crate) async fn began(&mut self, count: usize) {
        for _ in 0..count {
            self.started.recv().await.expect("a request begins");
        }
    }
}
