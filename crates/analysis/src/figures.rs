//! Figures with their unit.

use crate::block::PlacedBlock;
use crate::text::Span;
use crate::tokenizer::Token;

/// A figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The words, approximation and unit included.
    pub span: Span,
    /// The value in the unit.
    pub value: f64,
    /// « km », « % », « EUR », or the counted noun: « morts ».
    pub unit: Option<String>,
    /// How exact it is said to be.
    pub approx: Approx,
}

/// How exact a figure is said to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Approx {
    /// No word about it.
    Exact,
    /// « environ », « une dizaine ».
    About,
    /// « au moins », « plus de ».
    AtLeast,
    /// « au plus », « jusqu'à ».
    AtMost,
}

impl Approx {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
        }
    }
}

/// The figures of a block.
pub(crate) fn find(_text: &str, _tokens: &[Token]) -> Vec<Figure> {
    Vec::new()
}

/// The figures of the article.
pub(crate) fn place(blocks: &[PlacedBlock]) -> Vec<Figure> {
    blocks
        .iter()
        .flat_map(|b| b.block.figures.iter().map(|f| Figure { span: f.span.shift(b.start), ..f.clone() }))
        .collect()
}
