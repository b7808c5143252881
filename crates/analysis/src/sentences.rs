//! Sentence boundaries.

use crate::quotes::LocalQuote;
use crate::text::Span;
use crate::tokenizer::Token;

/// The sentences of a block.
pub(crate) fn split(text: &str, _tokens: &[Token], _quotes: &[LocalQuote]) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}
