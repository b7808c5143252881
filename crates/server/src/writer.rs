//! The one writer: a thread that owns the [`Desk`] and takes in every change in the order it arrived.
//!
//! The texts themselves are edited on the reader, at once (see [`crate::documents`]); what is queued here is the
//! reading of them. So a version that a newer one has overtaken is never read, an edit never waits behind a slow
//! reading to be taken off the wire, and a request gets the snapshot in which everything that arrived before it is
//! in and nothing that came after. Files read from disk wait until no edit and no request does.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use sourcier_desk::{ArticleId, Config, Contribution, Desk, Snapshot};
use tokio::sync::oneshot;

use crate::documents::Document;
use crate::notices::Notices;
use crate::publisher::Inbox;

/// How many files are taken in before the queue of edits and requests is looked at again.
const FILES_AT_ONCE: usize = 8;

/// What changes in the desk, or is asked of it.
#[derive(Debug)]
pub(crate) enum Change {
    /// A document was opened or edited.
    Text(ArticleId, Arc<Document>),
    /// A document was closed.
    Close(ArticleId, Arc<Document>),
    /// New settings.
    Configure(Config),
    /// A request wants to know what the desk knows at this point.
    Ask(oneshot::Sender<Snapshot>),
}

/// What was found on disk. The ticket says when the disk was looked at: an older look does not undo a newer one.
#[derive(Debug)]
pub(crate) enum Found {
    /// A file and what reading it gave.
    File(ArticleId, u64, Box<Contribution>),
    /// No such file, or nothing that can be read.
    Nothing(ArticleId, u64),
    /// The end of one look at the disk: tells when all that was found before is in.
    Mark(oneshot::Sender<()>),
}

#[derive(Debug, Default)]
struct Queue {
    changes: VecDeque<Change>,
    found: VecDeque<Found>,
    closed: bool,
}

/// The way to the writer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writer {
    queue: Arc<(Mutex<Queue>, Condvar)>,
}

impl Writer {
    /// Starts the thread. It ends with [`Writer::close`].
    pub(crate) fn start(inbox: Arc<Inbox>, notices: Notices) -> std::io::Result<Self> {
        let writer = Self::default();
        let queue = writer.clone();
        std::thread::Builder::new().name("writer".to_owned()).spawn(move || queue.run(&inbox, &notices))?;
        Ok(writer)
    }

    /// Queues a change, or a question.
    pub(crate) fn send(&self, change: Change) {
        self.lock().changes.push_back(change);
        self.queue.1.notify_one();
    }

    /// Queues what was found on disk.
    pub(crate) fn found(&self, found: Found) {
        self.lock().found.push_back(found);
        self.queue.1.notify_one();
    }

    /// Ends the thread; what is still queued is dropped.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.queue.1.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All changes, or if there are none a few of the files; `None` at the end.
    fn next(&self) -> Option<(Vec<Change>, Vec<Found>)> {
        let mut queue = self.lock();
        while !queue.closed && queue.changes.is_empty() && queue.found.is_empty() {
            queue = self.queue.1.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        if queue.closed {
            return None;
        }
        let changes: Vec<_> = queue.changes.drain(..).collect();
        let files = if changes.is_empty() { queue.found.len().min(FILES_AT_ONCE) } else { 0 };
        let found = queue.found.drain(..files).collect();
        Some((changes, found))
    }

    fn run(&self, inbox: &Inbox, notices: &Notices) {
        let mut state = State::default();
        while let Some((changes, found)) = self.next() {
            let mut news = News::default();
            for change in latest(changes) {
                state.change(change, &mut news, notices);
            }
            for found in found {
                state.take_in(found, &mut news);
            }
            inbox.put(news, state.desk.snapshot());
        }
    }
}

/// What the publisher should look at again.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// Documents with a new text.
    pub(crate) edited: BTreeMap<ArticleId, Arc<Document>>,
    /// Documents that were closed.
    pub(crate) closed: Vec<Arc<Document>>,
    /// Something else changed that any article's diagnostics may depend on.
    pub(crate) others: bool,
}

#[derive(Debug, Default)]
struct State {
    desk: Desk,
    /// When each file was last looked at.
    looked: BTreeMap<ArticleId, u64>,
}

impl State {
    fn change(&mut self, change: Change, news: &mut News, notices: &Notices) {
        match change {
            Change::Text(id, document) => {
                let text = document.text();
                let read = catch_unwind(AssertUnwindSafe(|| self.desk.open(&id, &text)));
                if read.is_err() {
                    // No answer is better than one whose positions belong to another text.
                    self.desk.close(&id);
                    self.desk.remove(&id);
                    notices.error(format!(
                        "{id}\u{a0}: la lecture de cet article a échoué (erreur interne)\u{a0}; il est laissé de côté \
                         jusqu’à la prochaine modification."
                    ));
                }
                news.edited.insert(id, document);
                news.others = true;
            }
            Change::Close(id, document) => {
                self.desk.close(&id);
                news.edited.remove(&id);
                news.closed.push(document);
                news.others = true;
            }
            Change::Configure(config) => {
                self.desk.configure(config);
                news.others = true;
            }
            Change::Ask(answer) => {
                // The request may have been cancelled.
                let _ = answer.send(self.desk.snapshot());
            }
        }
    }

    fn take_in(&mut self, found: Found, news: &mut News) {
        match found {
            Found::File(id, ticket, contribution) => {
                if self.is_newest(&id, ticket) {
                    self.desk.file(&id, *contribution);
                }
            }
            Found::Nothing(id, ticket) => {
                if self.is_newest(&id, ticket) {
                    self.desk.remove(&id);
                }
            }
            Found::Mark(reached) => {
                news.others = true;
                // Whoever asked may have been cancelled.
                let _ = reached.send(());
            }
        }
    }

    fn is_newest(&mut self, id: &ArticleId, ticket: u64) -> bool {
        let last = self.looked.entry(id.clone()).or_default();
        let newest = ticket >= *last;
        *last = ticket.max(*last);
        newest
    }
}

/// Leaves out each text that another text of the same document follows, unless a question stands between the two.
fn latest(changes: Vec<Change>) -> Vec<Change> {
    let mut overtaken = BTreeSet::new();
    let mut kept: Vec<_> = changes
        .into_iter()
        .rev()
        .filter(|change| match change {
            Change::Text(id, _) => overtaken.insert(id.clone()),
            Change::Ask(_) | Change::Close(..) => {
                overtaken.clear();
                true
            }
            Change::Configure(_) => true,
        })
        .collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str, version: i32) -> Change {
        let uri = "untitled:a".parse().expect("a uri");
        Change::Text(ArticleId::from(id), Arc::new(Document::new(uri, version, 0, "")))
    }

    fn ask() -> Change {
        Change::Ask(oneshot::channel().0)
    }

    fn check(changes: Vec<Change>, expected: &[&str]) {
        let kept: Vec<_> = latest(changes)
            .iter()
            .map(|change| match change {
                Change::Text(id, document) => format!("{id}{}", document.version),
                Change::Ask(_) => "?".to_owned(),
                Change::Close(..) | Change::Configure(_) => "!".to_owned(),
            })
            .collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn overtaken_texts_are_not_read_unless_asked_about() {
        check(vec![text("a", 1), text("b", 1), text("a", 2), text("a", 3)], &["b1", "a3"]);
        check(vec![text("a", 1), ask(), text("a", 2), text("a", 3), ask()], &["a1", "?", "a3", "?"]);
        check(vec![text("a", 1), Change::Configure(Config::default()), text("a", 2)], &["!", "a2"]);
    }

    #[test]
    fn an_older_look_at_the_disk_does_not_undo_a_newer_one() {
        let (mut state, mut news) = (State::default(), News::default());
        let id = ArticleId::from("/a.txt");
        let file =
            |ticket, text: &str| Found::File(id.clone(), ticket, Box::new(sourcier_desk::read_file(text)));
        state.take_in(file(2, "neuf"), &mut news);
        state.take_in(file(1, "vieux"), &mut news);
        assert_eq!(state.desk.snapshot().text(&id), Some("neuf"));
        state.take_in(Found::Nothing(id.clone(), 3), &mut news);
        state.take_in(file(2, "neuf"), &mut news);
        assert_eq!(state.desk.snapshot().text(&id), None);
    }
}
