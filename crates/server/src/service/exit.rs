//! The end of a session: `exit`, the end of the input, or the death of the process that started the server.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::watch;

use crate::state::Shared;

/// How long answers that are under way may still take once the session has ended.
const GRACE: Duration = Duration::from_millis(500);

/// How often the parent process is looked for.
const PARENT: Duration = Duration::from_millis(500);

/// Waits until the session has ended and the grace is over, and says how it ended.
pub(crate) async fn over(mut ended: watch::Receiver<Option<u8>>) -> u8 {
    let code = ended.wait_for(Option::is_some).await.map_or(1, |code| code.unwrap_or(1));
    tokio::time::sleep(GRACE).await;
    code
}

/// Ends the session, unless it has ended already.
pub(crate) fn end(ended: &watch::Sender<Option<u8>>, code: u8) {
    ended.send_if_modified(|ended| {
        let first = ended.is_none();
        *ended = ended.or(Some(code));
        first
    });
}

/// Ends the session when the process that started the server is gone. One that cannot be seen from the start (it may
/// be on another machine) is not watched; the end of the input then tells.
pub(crate) fn follow_parent(shared: &Arc<Shared>, parent: Option<u32>) {
    let Some(parent) = parent.filter(|parent| is_alive(*parent)) else { return };
    let ended = shared.ended.clone();
    tokio::spawn(async move {
        while is_alive(parent) {
            tokio::time::sleep(PARENT).await;
        }
        end(&ended, 1);
    });
}

#[cfg(target_os = "linux")]
fn is_alive(process: u32) -> bool {
    // A process that ended and was not waited for yet still has its folder: `Z` and `X` are such states.
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let state = stat.rsplit_once(") ").map(|(_, rest)| rest);
    state.is_some_and(|state| !state.starts_with(['Z', 'X']))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_alive(process: u32) -> bool {
    std::os::unix::process::parent_id() == process
}

#[cfg(not(unix))]
fn is_alive(_process: u32) -> bool {
    false
}

/// An input that tells when it is at its end.
#[derive(Debug)]
pub(crate) struct Input<I> {
    inner: I,
    ended: watch::Sender<Option<u8>>,
}

impl<I> Input<I> {
    pub(crate) fn new(inner: I, ended: watch::Sender<Option<u8>>) -> Self {
        Self { inner, ended }
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for Input<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let poll = Pin::new(&mut self.inner).poll_read(context, buffer);
        if matches!(poll, Poll::Ready(Err(_))) || (poll.is_ready() && buffer.filled().len() == before) {
            end(&self.ended, 1);
        }
        poll
    }
}
