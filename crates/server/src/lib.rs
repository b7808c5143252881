//! The language server: the only crate that knows the protocol.
//!
//! A message is taken off the wire by [`service`], in order. A notification is applied at once by its file in
//! [`notifications`]; texts live in [`documents`], and are read by the one [`writer`]. A request takes along what was
//! known when it arrived, and is answered by its file in [`requests`] on another thread: convert, ask the desk,
//! [`convert`] back. What the desk finds goes out through the one [`publisher`]; what lies on disk comes in through
//! the [`indexer`]. Between requests the server knows documents, settings and folders, nothing else.
//!
//! It does no reading of its own: every answer is the desk's.

mod backend;
mod convert;
mod documents;
mod features;
mod indexer;
mod notices;
mod notifications;
mod publisher;
mod requests;
mod service;
mod settings;
mod state;
mod stdio;
mod writer;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

use crate::backend::Backend;
use crate::notices::Notices;
use crate::publisher::Inbox;
use crate::service::Ordered;
use crate::service::exit::{self, Input};
use crate::service::lanes::Lanes;
use crate::state::{Parts, Shared};
use crate::writer::Writer;

/// Requests that may be under way at once. Each is a handle on a task: the lanes say how many are worked on.
const CONCURRENCY: usize = 1 << 16;

/// Serves one editor on standard input and output. The exit code is 0 after `shutdown` and `exit`, else 1.
///
/// # Errors
/// The system gives no threads.
pub fn run_stdio() -> io::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let code = runtime.block_on(async { serve(stdio::input(), stdio::output(), |_| ()).await });
    // A thread may hang in a read of standard input, or in a request: neither is waited for.
    runtime.shutdown_background();
    code.map(ExitCode::from)
}

/// Serves one editor on any two streams, until the session ends; returns the exit code.
///
/// `before` is called with the method's name on the thread that does a request's work, before it: tests make requests
/// slow with it, or make them panic. Needs a runtime with timers, and more than one thread.
///
/// # Errors
/// The system gives no threads.
pub async fn serve<H>(input: impl AsyncRead + Unpin, output: impl AsyncWrite, before: H) -> io::Result<u8>
where
    H: Fn(&'static str) + Clone + Send + Sync + 'static,
{
    let (notices, delivery) = Notices::new();
    let inbox = Arc::new(Inbox::default());
    let writer = Writer::start(Arc::clone(&inbox), notices.clone())?;
    let lanes = Lanes::new().map_err(io::Error::other)?;
    let parts = Parts { writer: writer.clone(), inbox, lanes, notices };
    let (service, socket) =
        LspService::build(move |client| Backend::new(Arc::new(Shared::new(client, parts)), before))
            .custom_method("sourcier/documentText", Backend::document_text)
            .finish();
    let shared = Arc::clone(service.inner().shared());
    let ended = shared.ended.clone();
    let background = [
        tokio::spawn(publisher::run(Arc::clone(&shared))),
        tokio::spawn(notices::deliver(delivery, shared.client.clone())),
    ];
    let serving = Server::new(Input::new(input, ended.clone()), output, socket)
        .concurrency_level(CONCURRENCY)
        .serve(Ordered::new(service, shared));
    let code = tokio::select! {
        () = serving => ended.borrow().unwrap_or(1),
        code = exit::over(ended.subscribe()) => code,
    };
    background.iter().for_each(tokio::task::JoinHandle::abort);
    writer.close();
    Ok(code)
}
