//! Everything between quotation marks: quotations, and titles or names that only look like one.

use crate::block::PlacedBlock;
use crate::text::Span;
use crate::tokenizer::Token;

/// A quoted stretch of a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalQuote {
    /// What is quoted, without the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// Words of somebody, as against a title, a name, a label, a scare quote.
    pub quotation: bool,
    /// Its length and what surrounds it.
    pub form: QuoteForm,
    /// How well its marks match.
    pub balance: Balance,
    /// Inside another quoted stretch.
    pub nested: bool,
}

/// A quoted stretch of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// What is quoted, without the marks.
    pub span: Span,
    /// With the marks.
    pub outer: Span,
    /// Words of somebody, as against a title, a name, a label, a scare quote.
    pub quotation: bool,
    /// Its length and what surrounds it.
    pub form: QuoteForm,
    /// How well its marks match.
    pub balance: Balance,
    /// Inside another quoted stretch.
    pub nested: bool,
    /// The entity that speaks, an index into the article's entities.
    pub speaker: Option<usize>,
    /// The attribution that gives the speaker, in the sentence or inherited.
    pub attribution: Option<usize>,
}

/// How much is quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuoteForm {
    /// A whole sentence or more.
    Direct,
    /// Some words inside a sentence of the writer's.
    Fragment,
    /// A clause that the writer's sentence leads into.
    Mixed,
}

impl QuoteForm {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Fragment => "fragment",
            Self::Mixed => "mixed",
        }
    }
}

/// Whether the marks of a quoted stretch match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Balance {
    /// They do.
    Closed,
    /// Opened and never closed.
    Unclosed,
    /// Closed and never opened.
    Unopened,
    /// Opened with one kind, closed with another: `"…”`.
    Mixed,
    /// The same kind of guillemets inside itself: « … « … » … ».
    NestedAlike,
}

/// The quoted stretches of a block.
pub(crate) fn find(_text: &str, _tokens: &[Token]) -> Vec<LocalQuote> {
    Vec::new()
}

/// The quoted stretches of the article, speakers still unknown.
pub(crate) fn place(blocks: &[PlacedBlock]) -> Vec<Quote> {
    blocks
        .iter()
        .flat_map(|placed| {
            placed.block.quotes.iter().map(|q| Quote {
                span: q.inner.shift(placed.start),
                outer: q.outer.shift(placed.start),
                quotation: q.quotation,
                form: q.form,
                balance: q.balance,
                nested: q.nested,
                speaker: None,
                attribution: None,
            })
        })
        .collect()
}
