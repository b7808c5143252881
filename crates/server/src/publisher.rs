//! The one publisher of diagnostics: latest wins, always with the version they were found in.
//!
//! Nothing is debounced. The document that was edited is checked at once; a version that a newer one has overtaken is
//! dropped. The other open documents, whose findings may depend on it, are checked again when the typing rests.

mod hold;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sourcier_desk::diagnostics::Diagnostic;
use sourcier_desk::{ArticleId, Snapshot, Span};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use self::hold::{Edit, Shown};
use crate::convert::{self, Lines};
use crate::documents::Document;
use crate::service::lanes;
use crate::state::Shared;
use crate::writer::News;

/// How long the typing must rest before findings in the last sentence are shown.
const REST: Duration = Duration::from_millis(600);

/// Where the writer leaves what changed. What was not fetched yet is overwritten by what is newer.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    waiting: Mutex<(News, Snapshot)>,
    arrived: Notify,
}

impl Inbox {
    /// Leaves news, and the snapshot they are from.
    pub(crate) fn put(&self, news: News, snapshot: Snapshot) {
        let mut waiting = self.lock();
        for closed in &news.closed {
            waiting.0.edited.retain(|_, document| document.opening != closed.opening);
        }
        waiting.0.edited.extend(news.edited);
        waiting.0.closed.extend(news.closed);
        waiting.0.others |= news.others;
        let before = std::mem::replace(&mut waiting.1, snapshot);
        drop(waiting);
        self.arrived.notify_one();
        // The last article of its text goes with it, and nobody is to wait for that.
        drop(before);
    }

    fn take(&self) -> (News, Snapshot) {
        let mut waiting = self.lock();
        (std::mem::take(&mut waiting.0), waiting.1.clone())
    }

    fn has_edits(&self) -> bool {
        !self.lock().0.edited.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, (News, Snapshot)> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the publisher remembers of an open document.
#[derive(Clone, Debug)]
struct Page {
    document: Arc<Document>,
    shown: Option<Shown>,
    /// The sentence being typed, and when the last letter came.
    typed: Option<(Span, Instant)>,
    /// Something waits for the typing to rest.
    waits: bool,
    /// The last version that was checked was overtaken meanwhile, and not published.
    dropped: bool,
}

/// Publishes until the server ends.
pub(crate) async fn run(shared: Arc<Shared>) {
    shared.gate.open().await;
    let mut pages: BTreeMap<ArticleId, Page> = BTreeMap::new();
    let mut others = false;
    loop {
        tokio::select! {
            () = shared.inbox.arrived.notified() => {}
            () = rest(&pages, others) => {}
        }
        let (news, snapshot) = shared.inbox.take();
        others |= news.others;
        for document in news.closed {
            pages.retain(|_, page| page.document.opening != document.opening);
            let version = Some(document.version);
            shared.client.publish_diagnostics(document.uri.clone(), Vec::new(), version).await;
        }
        for (id, document) in news.edited {
            let page = pages.entry(id.clone()).or_insert_with(|| Page {
                document: Arc::clone(&document),
                shown: None,
                typed: None,
                waits: false,
                dropped: false,
            });
            page.document = document;
            check(&shared, &snapshot, &id, page, true).await;
        }
        let now = Instant::now();
        for (id, page) in &mut pages {
            if page.waits && page.typed.is_none_or(|(_, at)| at + REST <= now) {
                check(&shared, &snapshot, id, page, false).await;
            }
        }
        if others && pages.values().all(|page| page.typed.is_none_or(|(_, at)| at + REST <= now)) {
            others = check_all(&shared, &snapshot, &mut pages).await;
        }
    }
}

/// Until the typing has rested, if anything waits for that.
async fn rest(pages: &BTreeMap<ArticleId, Page>, others: bool) {
    let last =
        pages.values().filter(|page| others || page.waits).filter_map(|page| page.typed).map(|t| t.1).max();
    match last {
        Some(last) => sleep_until(last + REST).await,
        None => std::future::pending().await,
    }
}

/// Checks every open document again; says whether an edit came in between, so that it is to be done again.
async fn check_all(shared: &Arc<Shared>, snapshot: &Snapshot, pages: &mut BTreeMap<ArticleId, Page>) -> bool {
    for (id, page) in pages {
        if shared.inbox.has_edits() {
            return true;
        }
        check(shared, snapshot, id, page, false).await;
    }
    false
}

/// Checks one document and publishes what is to be shown: always after an edit, else only what is new.
async fn check(shared: &Arc<Shared>, snapshot: &Snapshot, id: &ArticleId, page: &mut Page, edited: bool) {
    // Whatever comes of this check, it is not to be done again until something changes.
    page.waits = false;
    let Ok(found) = lanes::here(|| find(shared, snapshot, id, page.shown.as_ref(), page.typed)) else {
        shared.notices.error(format!(
            "{id}\u{a0}: la vérification de cet article a échoué (erreur interne)\u{a0}; ses signalements ne sont pas à jour."
        ));
        return;
    };
    let document = &page.document;
    let Some(now) = shared.documents.get(id).filter(|now| now.opening == document.opening) else { return };
    let overtaken = now.version != document.version;
    // A version that was overtaken while it was checked is dropped, but never two in a row: someone who types faster
    // than the article can be checked would see nothing until they stop.
    page.dropped = overtaken && !page.dropped;
    if page.dropped {
        return;
    }
    page.typed = found.typed;
    page.waits = found.waits;
    let is_new = page.shown.as_ref().is_none_or(|before| before.diagnostics != found.shown.diagnostics);
    page.shown = Some(found.shown);
    if edited || is_new {
        let (uri, version) = (document.uri.clone(), Some(document.version));
        shared.client.publish_diagnostics(uri, found.diagnostics, version).await;
    }
}

/// What a check gave.
#[derive(Debug)]
struct Outcome {
    shown: Shown,
    diagnostics: Vec<tower_lsp::ls_types::Diagnostic>,
    typed: Option<(Span, Instant)>,
    waits: bool,
}

/// The findings in one document, as the editor is to show them; none when the document could not be read.
fn find(
    shared: &Shared,
    snapshot: &Snapshot,
    id: &ArticleId,
    before: Option<&Shown>,
    typed: Option<(Span, Instant)>,
) -> Outcome {
    let Some(article) = snapshot.article(id) else {
        let shown = Shown { text: Arc::from(""), diagnostics: Vec::new() };
        return Outcome { shown, diagnostics: Vec::new(), typed: None, waits: false };
    };
    let found: Vec<Diagnostic> = snapshot.diagnostics(id);
    let edit = before.and_then(|before| Edit::between(&before.text, &article.text));
    let now = Instant::now();
    let typed = match edit {
        Some(edit) => edit.sentence(article).map(|sentence| (sentence, now)),
        None => typed.filter(|(_, at)| *at + REST > now),
    };
    let (shown, waits) = hold::split(found, typed.map(|t| t.0), before, edit);
    let (features, open) = (shared.features(), shared.documents.all());
    let lines = Lines::new(&article.text, features.encoding);
    let diagnostics = convert::diagnostics(&shown, &lines, snapshot, &open, features);
    let shown = Shown { text: Arc::clone(&article.text), diagnostics: shown };
    Outcome { shown, diagnostics, typed, waits }
}
