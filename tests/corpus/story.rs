//! The dossiers: those of `examples/` and those of this directory.

use std::fs;
use std::path::{Path, PathBuf};

use sourcier_desk::{ArticleId, Desk, Snapshot, Span};

/// One dossier, all its articles open. An article's id is `<dossier>/<file>`.
pub(crate) struct Story {
    desk: Desk,
    /// What the desk says of it.
    pub(crate) snapshot: Snapshot,
}

/// This directory.
pub(crate) fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

/// What stands in a directory, in the order of its names.
fn entries(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable directory").path()).collect();
    paths.sort();
    paths
}

impl Story {
    /// Every dossier.
    pub(crate) fn all() -> Vec<Self> {
        let directories = entries(&examples()).into_iter().chain(entries(&corpus()));
        // `corpus/dossier-traite` holds only the readings of the example of that name.
        let stories: Vec<_> = directories.filter(|d| d.is_dir()).filter_map(|d| Self::load(&d)).collect();
        assert!(!stories.is_empty(), "no dossier found");
        stories
    }

    /// The dossier of that name.
    pub(crate) fn named(name: &str) -> Self {
        let found = [examples(), corpus()].iter().find_map(|parent| Self::load(&parent.join(name)));
        found.unwrap_or_else(|| panic!("no dossier {name}"))
    }

    fn load(directory: &Path) -> Option<Self> {
        let dossier = directory.file_name()?.to_str()?;
        let mut story = Self { desk: Desk::new(), snapshot: Snapshot::default() };
        for path in entries(directory) {
            let is_article =
                path.extension().is_some_and(|extension| extension == "txt" || extension == "md");
            if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| is_article) {
                let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                story.open(&format!("{dossier}/{name}").as_str().into(), &text);
            }
        }
        let is_empty = story.snapshot.open_articles().next().is_none();
        (!is_empty).then_some(story)
    }

    /// Opens an article or changes its text.
    pub(crate) fn open(&mut self, id: &ArticleId, text: &str) {
        self.desk.open(id, text);
        self.snapshot = self.desk.snapshot();
    }

    /// Where the words first stand in an article.
    pub(crate) fn find(&self, id: &ArticleId, words: &str) -> Span {
        let start = self.snapshot.text(id).and_then(|text| text.find(words));
        let start = start.unwrap_or_else(|| panic!("« {words} » is not in {id}"));
        Span::new(start, start + words.len())
    }
}
