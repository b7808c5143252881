//! Dates and days, resolved against the article's date.

use crate::article::{Metadata, Segment};
use crate::block::PlacedBlock;
use crate::text::Span;
use crate::tokenizer::Token;

/// A date expression of a block, not yet resolved; spans into the block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateExpression {
    /// The words.
    pub span: Span,
}

/// A date expression of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// ISO 8601, as precise as the text; `None` when it cannot be resolved.
    pub value: Option<String>,
    /// How precise it is.
    pub granularity: Granularity,
    /// « jeudi », « hier », « la semaine dernière »: says nothing without the article's date.
    pub relative: bool,
}

/// How precise a date is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Granularity {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season or a quarter.
    Season,
    /// A year.
    Year,
    /// From one to another.
    Period,
    /// A time of day.
    Time,
}

impl Granularity {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Period => "period",
            Self::Time => "time",
        }
    }
}

/// The date expressions of a block.
pub(crate) fn find(_text: &str, _tokens: &[Token]) -> Vec<DateExpression> {
    Vec::new()
}

/// Resolves the dates of the article, after finding its own date where the front matter has none.
pub(crate) fn resolve(
    _metadata: &mut Metadata,
    _blocks: &[PlacedBlock],
    _segments: &[Segment],
) -> Vec<DateMention> {
    Vec::new()
}

/// The article's date as front matter gives it.
pub(crate) fn of_article(_value: &str) -> Option<(String, Option<jiff::civil::Date>)> {
    None
}
