//! The copy desk: every answer that an editor or a terminal can ask for. The API boundary of the engine.
//!
//! A [`Desk`] is the one mutable thing: articles and configuration go in through it. A [`Snapshot`] is what it knows
//! at one moment: immutable, cheap to clone, safe to ask from any thread while the desk goes on. Every question is a
//! method of the snapshot, answered in byte spans of the article's text.
//!
//! ```
//! use sourcier_desk::{ArticleId, Desk, read_file};
//!
//! let mut desk = Desk::new();
//! let draft = ArticleId::from("dossier/draft.md");
//! desk.open(&draft, "Le bac de Trémel rouvrira lundi matin aux camions.");
//! let wire = "Le bac de Trémel rouvrira lundi matin aux camions, a annoncé la préfecture.";
//! desk.file(&ArticleId::from("dossier/wire.txt"), read_file(wire));
//!
//! let snapshot = desk.snapshot();
//! desk.open(&draft, "");
//! assert_eq!(snapshot.index.len(), 2);
//! assert!(snapshot.text(&draft).is_some_and(|text| text.starts_with("Le bac")), "a snapshot does not change");
//! ```
//!
//! Reading order: [`hover`], [`definition`], [`mentions`], [`symbols`], [`outline`], [`sources`],
//! [`diagnostics`] and [`rules`], [`why`], [`actions`], [`config`]. It does no I/O and knows neither protocol nor editor.

mod accused;
pub mod actions;
mod answered;
pub mod config;
mod cues;
pub mod definition;
pub mod diagnostics;
#[cfg(test)]
mod drawn;
mod french;
pub mod hover;
mod kept;
pub mod mentions;
pub mod outline;
mod respell;
mod restated;
pub mod rules;
pub mod sources;
mod speakers;
mod spellings;
pub mod suppression;
pub mod symbols;
pub mod takeover;
mod voices;
pub mod why;

use std::sync::Arc;

use imbl::OrdMap;
use sourcier_analysis::text::LineIndex;
pub use sourcier_analysis::text::{Encoding, Position, Span};
pub use sourcier_analysis::{self as analysis, Article};
pub use sourcier_index::identity::Identity;
pub use sourcier_index::{ArticleId, Contribution, Index};

pub use crate::config::Config;

/// A place in an article.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Location {
    /// Which article.
    pub article: ArticleId,
    /// Where in it.
    pub span: Span,
}

/// The one writer. Give it articles, take snapshots.
#[derive(Clone, Default, Debug)]
pub struct Desk {
    state: Snapshot,
}

/// What the desk knows at one moment.
#[derive(Clone, Default, Debug)]
pub struct Snapshot {
    /// What all articles say.
    pub index: Index,
    /// Articles read in full: those that are open, or named on the command line.
    open: OrdMap<ArticleId, Arc<Article>>,
    /// Settings.
    pub config: Arc<Config>,
    kept: kept::Kept,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens an article, or gives the new text of an open one. Only the paragraphs that changed are read again.
    pub fn open(&mut self, id: &ArticleId, text: &str) {
        let before = self.state.open.get(id).map(AsRef::as_ref).zip(self.state.index.article(id));
        let article = match before {
            Some((before, _)) => sourcier_analysis::reanalyze(before, text),
            None => sourcier_analysis::analyze(text),
        };
        let contribution = match before {
            Some((before, known)) => known.again(before, &article),
            None => Contribution::of(&article),
        };
        self.state.index.replace(id, Some(contribution));
        self.state.open.insert(id.clone(), Arc::new(article));
    }

    /// Closes an article. It stays in the index with its last text; give its text on disk with [`Desk::file`], or
    /// [`Desk::remove`] it if there is none.
    pub fn close(&mut self, id: &ArticleId) {
        self.state.open.remove(id);
    }

    /// Takes in a file that is not open: what [`read_file`] made of it. An open article is left alone, for the
    /// editor's text is newer than the disk's.
    pub fn file(&mut self, id: &ArticleId, contribution: Contribution) {
        if !self.state.open.contains_key(id) {
            self.state.index.replace(id, Some(contribution));
        }
    }

    /// Forgets an article that is not open.
    pub fn remove(&mut self, id: &ArticleId) {
        if !self.state.open.contains_key(id) {
            self.state.index.replace(id, None);
        }
    }

    /// Changes the settings.
    pub fn configure(&mut self, config: Config) {
        self.state.config = Arc::new(config);
    }

    /// What the desk knows now.
    pub fn snapshot(&self) -> Snapshot {
        self.state.clone()
    }
}

/// Reads a file that is not open: pure, so that many can be read at once and given to [`Desk::file`] afterwards.
pub fn read_file(text: &str) -> Contribution {
    Contribution::of(&sourcier_analysis::analyze(text))
}

impl Snapshot {
    /// The full reading of an open article.
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.open.get(id).map(AsRef::as_ref)
    }

    /// The open articles, in the order of their ids.
    pub fn open_articles(&self) -> impl Iterator<Item = (&ArticleId, &Article)> {
        self.open.iter().map(|(id, article)| (id, article.as_ref()))
    }

    /// The text of any article, open or not.
    pub fn text(&self, id: &ArticleId) -> Option<&str> {
        self.index.article(id).map(|c| &*c.text)
    }

    /// The lines of any article, for turning spans into positions.
    pub fn lines(&self, id: &ArticleId) -> Option<LineIndex> {
        self.text(id).map(LineIndex::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_goes_to_any_thread() {
        fn sent<T: Send + Sync + Clone>(_: &T) {}
        sent(&Snapshot::default());
    }

    #[test]
    fn the_editor_is_newer_than_the_disk() {
        let id = ArticleId::from("a.md");
        let mut desk = Desk::new();
        desk.open(&id, "Ouvert.");
        desk.file(&id, read_file("Sur le disque."));
        desk.remove(&id);
        assert_eq!(desk.snapshot().text(&id), Some("Ouvert."));
        desk.close(&id);
        desk.file(&id, read_file("Sur le disque."));
        assert_eq!(desk.snapshot().text(&id), Some("Sur le disque."));
        assert!(desk.snapshot().article(&id).is_none());
        desk.remove(&id);
        assert!(desk.snapshot().index.is_empty());
    }
}
