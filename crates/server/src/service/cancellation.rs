//! Whether anybody still waits for an answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Shared between a request and the work done for it. Work asks it now and then, per article at least.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cancelled(Arc<AtomicBool>);

impl Cancelled {
    /// Nobody waits any more.
    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Tells the work to stop.
    pub(crate) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Sets it when dropped. A request that is cancelled, or whose client is gone, is a future that is dropped.
    pub(crate) fn on_drop(&self) -> DropGuard {
        DropGuard(self.clone())
    }
}

/// See [`Cancelled::on_drop`].
#[derive(Debug)]
pub(crate) struct DropGuard(Cancelled);

impl Drop for DropGuard {
    fn drop(&mut self) {
        self.0.set();
    }
}
