//! The symbols of one article: its segments, and in them who is named and who says what.

use crate::{ArticleId, Snapshot, Span};

/// One symbol.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// What to show.
    pub name: String,
    /// A word more.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// The words to go to, inside `span`.
    pub selection: Span,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SymbolKind {
    /// Title or crosshead.
    Heading,
    /// A stretch of text.
    Passage,
    /// A person.
    Person,
    /// A body.
    Organisation,
    /// A place.
    Place,
    /// Any other name.
    Other,
    /// An attribution.
    Attribution,
}

impl Snapshot {
    /// The outline of an open article.
    pub fn outline(&self, _id: &ArticleId) -> Vec<Symbol> {
        Vec::new()
    }
}
