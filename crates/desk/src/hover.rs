//! The card shown on a name.

use crate::{ArticleId, Snapshot, Span};

/// A card in Markdown and the words it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// The words.
    pub span: Span,
    /// The card, French, Markdown.
    pub markdown: String,
}

impl Snapshot {
    /// The card for what stands at `offset`.
    pub fn hover(&self, _id: &ArticleId, _offset: usize) -> Option<Hover> {
        None
    }
}
