//! Order. The library runs handlers concurrently, in any order, and one that panics takes the server with it; this
//! wrapper around its service puts that right.
//!
//! [`Ordered::call`] runs on the reader, once for each message, in the order of arrival. There, what changes the
//! state is applied, and a request takes the snapshot it will be answered from; only then is it spawned. A request
//! that panics is answered with −32603, one that is cancelled with −32800 at once, whatever its work does.

pub(crate) mod cancellation;
pub(crate) mod exit;
pub(crate) mod gate;
pub(crate) mod lanes;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context as Poller, Poll};
use std::time::{Duration, Instant};

use serde_json::Value;
use sourcier_desk::{ArticleId, Snapshot};
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Request, Response, Result};
use tower_lsp::ls_types::Uri;
use tower_lsp::{ExitedError, LspService};
use tower_service::Service;

use self::cancellation::Cancelled;
use crate::backend::Backend;
use crate::documents::{Document, OpenDocuments};
use crate::requests::{self, Context};
use crate::state::Shared;
use crate::{convert, notifications};

/// An answer that is older than this, about a text that has changed since, is of no use to anybody.
const TOO_OLD: Duration = Duration::from_secs(2);

type Answer = std::result::Result<Option<Response>, ExitedError>;

/// The ordered service.
pub(crate) struct Ordered<H: Send + Sync + 'static> {
    inner: LspService<Backend<H>>,
    shared: Arc<Shared>,
    /// `shutdown` was asked for: the exit code will be 0.
    shut_down: bool,
}

impl<H: Send + Sync + 'static> Ordered<H> {
    pub(crate) fn new(inner: LspService<Backend<H>>, shared: Arc<Shared>) -> Self {
        Self { inner, shared, shut_down: false }
    }

    /// What has to happen before the next message is looked at. True when nothing else is to be done.
    fn apply(&mut self, request: &Request) -> bool {
        match request.method() {
            "initialize" => {
                requests::initialize::apply(&self.shared, request.params());
                return false;
            }
            "shutdown" => self.shut_down |= self.shared.is_initialized(),
            "exit" => exit::end(&self.shared.ended, u8::from(!self.shut_down)),
            _ => {}
        }
        if !self.shared.is_initialized() {
            return false;
        }
        self.shared.gate.greeted();
        if request.id().is_some() {
            return false;
        }
        match notifications::apply(&self.shared, request.method(), request.params()) {
            None => false,
            Some(Ok(())) => true,
            Some(Err(error)) => {
                self.shared.notices.warning(format!(
                    "Notification {} incompréhensible, laissée de côté\u{a0}: {error}.",
                    request.method()
                ));
                true
            }
        }
    }
}

impl<H: Send + Sync + 'static> Service<Request> for Ordered<H>
where
    Backend<H>: tower_lsp::LanguageServer,
{
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn poll_ready(&mut self, poller: &mut Poller<'_>) -> Poll<std::result::Result<(), ExitedError>> {
        self.inner.poll_ready(poller)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let applied = catch_unwind(AssertUnwindSafe(|| self.apply(&request))).unwrap_or_else(|_| {
            self.shared
                .notices
                .error(format!("{} a échoué (erreur interne)\u{a0}; le reste continue.", request.method()));
            false
        });
        if applied {
            return Box::pin(std::future::ready(Ok(None)));
        }
        let Some(id) = request.id().cloned() else { return self.inner.call(request) };
        let is_initialize = request.method() == "initialize";
        let asked = Asked::now(&self.shared, &request);
        let task = tokio::spawn(ASKED.scope(asked, self.inner.call(request)));
        let shared = Arc::clone(&self.shared);
        Box::pin(async move {
            // A panic that the lanes did not see: in the few lines around them.
            let answer = task
                .await
                .unwrap_or_else(|_| Ok(Some(Response::from_error(id.clone(), Error::internal_error()))));
            // The library is silent on an unknown request whose name begins with `$/`; a request has to be answered.
            let answer =
                answer.map(|answer| answer.or(Some(Response::from_error(id, Error::method_not_found()))));
            if is_initialize {
                shared.gate.answered();
            }
            answer
        })
    }
}

tokio::task_local! {
    /// The request whose handler runs here.
    static ASKED: Asked;
}

/// What a request takes along when it arrives.
#[derive(Debug)]
pub(crate) struct Asked {
    snapshot: Mutex<Option<oneshot::Receiver<Snapshot>>>,
    documents: OpenDocuments,
    about: Option<(ArticleId, Arc<Document>)>,
    at: Instant,
}

impl Asked {
    fn now(shared: &Shared, request: &Request) -> Self {
        let documents = shared.documents.all();
        let about = request.params().and_then(about).and_then(|id| {
            let document = documents.get(&id).cloned()?;
            Some((id, document))
        });
        Self { snapshot: Mutex::new(Some(shared.ask())), documents, about, at: Instant::now() }
    }

    /// What the request at hand is answered from.
    pub(crate) async fn context(shared: &Shared, cancelled: Cancelled) -> Result<(Context, Freshness)> {
        let taken = ASKED.try_with(|asked| {
            let snapshot = asked.snapshot.lock().unwrap_or_else(PoisonError::into_inner).take();
            let freshness = Freshness { about: asked.about.clone(), at: asked.at };
            (snapshot, asked.documents.clone(), freshness)
        });
        let Ok((Some(snapshot), documents, freshness)) = taken else { return Err(Error::internal_error()) };
        // The writer only goes away with the server.
        let snapshot = snapshot.await.map_err(|_| Error::internal_error())?;
        Ok((Context { snapshot, documents, features: shared.features(), cancelled }, freshness))
    }
}

/// Which text a request is about, and how old it is.
#[derive(Clone, Debug)]
pub(crate) struct Freshness {
    about: Option<(ArticleId, Arc<Document>)>,
    at: Instant,
}

impl Freshness {
    /// An answer would still be of use: the document is open, and if it was edited then only just.
    pub(crate) fn check(&self, shared: &Shared) -> Result<()> {
        let Some((id, then)) = &self.about else { return Ok(()) };
        let useful = shared.documents.get(id).is_some_and(|now| {
            now.opening == then.opening && (now.version == then.version || self.at.elapsed() < TOO_OLD)
        });
        if useful { Ok(()) } else { Err(Error::content_modified()) }
    }
}

/// The document that a request is about.
fn about(params: &Value) -> Option<ArticleId> {
    let uri: Uri = params.get("textDocument")?.get("uri")?.as_str()?.parse().ok()?;
    Some(convert::article(&uri))
}
