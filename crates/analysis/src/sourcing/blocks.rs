//! What whole blocks inherit (I4): the items of a list from the sentence that announces it, answers from the person
//! interviewed.

use crate::article::{SegmentKind, Sentence, genre};
use crate::block::PlacedBlock;

use super::view::View;
use super::{Reading, Sourcing};

/// « Le rapport relève trois points : » and the items below it.
pub(super) fn lists(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let mut list: Option<Option<usize>> = None;
    for (_, sentence) in views.iter().zip(sentences.iter_mut()).filter(|(v, _)| v.kind.is_running_text()) {
        let item = reading.blocks.get(sentence.block).is_some_and(is_item);
        if let Some(attribution) = list.filter(|_| item && sentence.sourcing == Sourcing::None) {
            sentence.sourcing = Sourcing::InheritedBefore;
            sentence.attribution = attribution;
        }
        let sourced =
            !matches!(sentence.sourcing, Sourcing::None | Sourcing::Agency | Sourcing::Conditional(_));
        if sourced && sentence.span.of(reading.text).trim_end().ends_with(':') {
            list = Some(sentence.attribution);
        } else if !item {
            list = None;
        }
    }
}

/// « – trois pilotes sur dix », « 2. les freins ».
fn is_item(block: &PlacedBlock) -> bool {
    let text = &*block.block.text;
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered =
        number.len() < text.len() && text.len() - number.len() <= 2 && number.starts_with([')', '.', '°']);
    text.starts_with(['-', '–', '—', '•', '*', '▪', '·']) || numbered
}

/// The least number of questions that make an interview.
const QUESTIONS: usize = 3;

/// Questions in paragraphs of their own, and answers between them: who answers says it all.
pub(super) fn interview(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let asks = |b: usize| reading.blocks.get(b).is_some_and(|b| is_question(reading, b));
    // A short question looks like a crosshead.
    let read = |v: &View<'_>| v.kind.is_running_text() || v.kind == SegmentKind::Crosshead;
    let mut blocks: Vec<usize> =
        sentences.iter().zip(views).filter(|(_, v)| read(v)).map(|(s, _)| s.block).collect();
    blocks.dedup();
    // A question that another question follows has no answer.
    let answered = blocks.windows(2).filter(|pair| asks(pair[0]) && !asks(pair[1])).count();
    let plain = || blocks.iter().copied().find(|b| asks(*b)).filter(|_| answered >= QUESTIONS);
    let shown = || {
        let start = genre::interview_from(reading.blocks, reading.segments)?;
        reading.blocks.iter().position(|b| b.start == start)
    };
    let Some(first) = plain().or_else(shown) else { return };
    let question = |s: &Sentence| s.span.of(reading.text).trim_end().ends_with('?');
    for (view, sentence) in views.iter().zip(sentences.iter_mut()) {
        if view.kind.is_running_text()
            && sentence.block >= first
            && sentence.sourcing == Sourcing::None
            && !asks(sentence.block)
            && !question(sentence)
        {
            sentence.sourcing = Sourcing::InheritedBefore;
        }
    }
}

/// A short paragraph that asks, and quotes nobody.
fn is_question(reading: &Reading<'_>, block: &PlacedBlock) -> bool {
    let text = block.span().of(reading.text).trim_end_matches(['*', '_', ' ', '\u{a0}', '\u{202f}']);
    text.ends_with('?') && block.block.quotes.is_empty() && block.block.sentences.len() <= 4
}
