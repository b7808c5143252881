//! Where work is done that takes the processor: never on a thread that has messages to read or to write.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use tokio::sync::oneshot;

/// Two pools, so that work that waits in one never holds up another: a request is answered however many files are being
/// read. The article being typed is checked where its publisher runs, see [`here`], however many requests are slow.
#[derive(Debug)]
pub(crate) struct Lanes {
    /// Requests. More threads than cores: a short answer need not wait for a long one to end.
    pub(crate) requests: ThreadPool,
    /// Reading files: all cores but one.
    pub(crate) background: ThreadPool,
}

/// The work panicked; the panic itself went to the standard error stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Panicked;

impl Lanes {
    /// Starts the threads. Fails when the system gives none.
    pub(crate) fn new() -> Result<Self, ThreadPoolBuildError> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let pool = |name: &'static str, threads: usize| {
            ThreadPoolBuilder::new().num_threads(threads).thread_name(move |i| format!("{name}-{i}")).build()
        };
        Ok(Self {
            requests: pool("request", cores.max(4))?,
            background: pool("background", cores.saturating_sub(1).max(1))?,
        })
    }
}

/// Does `work` on this very thread, without waking another one for it and waiting for its answer; messages go on on others
/// meanwhile. A panic ends the work, not the thread.
pub(crate) fn here<R>(work: impl FnOnce() -> R) -> Result<R, Panicked> {
    tokio::task::block_in_place(|| catch_unwind(AssertUnwindSafe(work)).map_err(|_| Panicked))
}

/// Does `work` on `pool`, first come, first served. A panic ends the work, not the thread.
pub(crate) async fn run<R: Send + 'static>(
    pool: &ThreadPool,
    work: impl FnOnce() -> R + Send + 'static,
) -> Result<R, Panicked> {
    let (done, result) = oneshot::channel();
    pool.spawn_fifo(move || {
        // Nobody may be waiting any more.
        let _ = done.send(catch_unwind(AssertUnwindSafe(work)).map_err(|_| Panicked));
    });
    result.await.unwrap_or(Err(Panicked))
}
