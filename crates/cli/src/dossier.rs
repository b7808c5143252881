//! The articles of one run, read and opened on one desk, so that rules compare them.

use std::path::{Path, PathBuf};

use sourcier_desk::{ArticleId, Desk, Snapshot};

use crate::input::{self, Problem};
use crate::place::Places;
use crate::settings;

/// What the paths of a command line gave.
pub(crate) struct Dossier {
    /// Every article, open.
    pub(crate) snapshot: Snapshot,
    /// The articles in the order they were given; in a folder, by path.
    pub(crate) articles: Vec<ArticleId>,
    /// What could not be used.
    pub(crate) problems: Vec<Problem>,
}

impl Dossier {
    /// Reads `paths` under the settings of `config`, or of the nearest `sourcier.toml`. What was odd about an
    /// article, and what could not be read, is said on the standard error.
    ///
    /// # Errors
    /// Settings that cannot be read: with others than the writer asked for, the report would be another.
    pub(crate) fn read(paths: &[PathBuf], config: Option<&Path>) -> Result<Self, Problem> {
        let mut desk = Desk::new();
        desk.configure(settings::read(config, paths)?);
        let mut problems = Vec::new();
        let mut articles = Vec::new();
        for found in input::find(paths) {
            match found.and_then(|path| input::read(&path)) {
                Ok(document) => {
                    desk.open(&document.id, &document.text);
                    articles.push(document.id);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let dossier = Self { snapshot: desk.snapshot(), articles, problems };
        dossier.tell();
        Ok(dossier)
    }

    fn tell(&self) {
        for problem in &self.problems {
            input::remark(problem);
        }
        for id in &self.articles {
            let Some(article) = self.snapshot.article(id) else { continue };
            let places = Places::new(&article.text);
            for note in &article.notes {
                let place = places.of(note.span.start);
                input::remark(format_args!("{id}:{place}\u{a0}: {}", note.message));
            }
            if article.blocks.is_empty() && article.notes.is_empty() {
                input::remark(format_args!("{id}\u{a0}: article vide, rien à relire"));
            }
        }
    }
}
