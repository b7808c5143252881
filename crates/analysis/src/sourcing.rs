//! How each sentence is sourced: by itself, by a neighbour, or not at all.

use jiff::civil::Date;

use crate::article::{Segment, Sentence};
use crate::attribution::Attribution;
use crate::block::PlacedBlock;
use crate::dates::DateMention;
use crate::mentions::Mention;
use crate::quotes::Quote;
use crate::text::Span;

mod blocks;
mod credits;
mod crowd;
mod inheritance;
mod known;
mod lead;
mod local;
mod own;
mod report;
mod speakers;
mod testimony;
mod view;

pub use local::SentenceReading;
pub(crate) use local::read;

/// How a sentence is sourced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sourcing {
    /// An attribution inside the sentence.
    Explicit,
    /// The subject's own public act of speech.
    OwnSpeech,
    /// By a sentence before.
    InheritedBefore,
    /// By a sentence after: a lead that its body sources.
    InheritedAfter,
    /// By a source too vague to check.
    Vague,
    /// By a source without a name.
    Anonymous,
    /// By nothing but the conditional: the span of the verb.
    Conditional(Span),
    /// By the credit line.
    Agency,
    /// Not at all.
    None,
}

impl Sourcing {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::OwnSpeech => "self",
            Self::InheritedBefore => "inherited-before",
            Self::InheritedAfter => "inherited-after",
            Self::Vague => "vague",
            Self::Anonymous => "anonymous",
            Self::Conditional(_) => "conditional",
            Self::Agency => "agency",
            Self::None => "none",
        }
    }
}

/// The sentences of the article, not yet judged. A sentence never crosses a segment.
pub(crate) fn sentences(_text: &str, blocks: &[PlacedBlock], segments: &[Segment]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (b, placed) in blocks.iter().enumerate() {
        for span in &placed.block.sentences {
            let span = span.shift(placed.start);
            for (s, segment) in segments.iter().enumerate().filter(|(_, s)| s.span.overlaps(span)) {
                sentences.push(Sentence {
                    span: Span::new(span.start.max(segment.span.start), span.end.min(segment.span.end)),
                    segment: s,
                    block: b,
                    claims: Vec::new(),
                    sourcing: Sourcing::None,
                    attribution: None,
                    worth: None,
                });
            }
        }
    }
    sentences
}

/// What the article's sentences are judged by.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) blocks: &'a [PlacedBlock],
    pub(crate) segments: &'a [Segment],
    pub(crate) mentions: &'a [Mention],
    pub(crate) attributions: &'a [Attribution],
    pub(crate) dates: &'a [DateMention],
    /// The article's day.
    pub(crate) today: Option<Date>,
}

impl Reading<'_> {
    /// How many days before the article what stands at `place` in a sentence happened: by the date that the sentence begins
    /// with, else the nearest one behind, else the nearest before: « maire de 1976 à 1991, il est mort hier ».
    fn age(&self, sentence: Span, place: usize) -> Option<i32> {
        let today = self.today?;
        let from = self.dates.partition_point(|d| d.span.start < sentence.start);
        let here = self.dates.iter().skip(from).take_while(|d| d.span.start < sentence.end);
        let before = |d: &DateMention| Span::new(sentence.start, d.span.start).of(self.text).trim_end();
        // « Paul Rey (né le 3 mai 1977) » says how old he is, « depuis 1969 » goes up to this day.
        let aside = |d: &&DateMention| {
            let before = before(d);
            before.ends_with('(') || before.contains("(né") || ASIDE.iter().any(|word| before.ends_with(word))
        };
        let dated = || here.clone().filter(|d| !aside(d));
        let opens = |d: &&DateMention| {
            before(d).to_lowercase().split([' ', '\u{a0}', '\'', '’']).all(|word| OPENING.contains(&word))
        };
        let first = dated().next().filter(opens);
        let behind = || dated().find(|d| d.span.start >= place);
        let date = first.or_else(behind).or_else(|| dated().filter(|d| d.span.start < place).last())?;
        age(today, date.value.as_deref()?)
    }
}

/// Words before a date with which a sentence begins.
const OPENING: [&str; 20] = [
    "", "à", "au", "ce", "cet", "cette", "d", "dans", "de", "début", "dès", "du", "en", "et", "fin", "l",
    "la", "le", "nuit", "vers",
];

const ASIDE: [&str; 4] = ["depuis", "né le", "née le", "né en"];

/// Days from an ISO 8601 value, as precise as it is, to `today`.
fn age(today: Date, value: &str) -> Option<i32> {
    let year: i16 = value.get(..4)?.parse().ok()?;
    let full = value.get(..10).and_then(|day| day.parse::<Date>().ok());
    let month = value.get(5..7).and_then(|m| m.parse::<i8>().ok()).unwrap_or(12);
    // Of a month or a year only what is over counts.
    let day = full.or_else(|| Date::new(year, month, 28).ok())?;
    Some(day.until(today).ok()?.get_days())
}

/// Says of each sentence why it needs a source and how it is sourced, and gives inherited speakers to quotations.
pub(crate) fn judge(reading: &Reading<'_>, quotes: &mut [Quote], sentences: &mut [Sentence]) {
    inheritance::judge(reading, quotes, sentences);
}

#[cfg(test)]
mod tests;
