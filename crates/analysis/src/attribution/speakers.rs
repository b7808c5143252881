//! Who says each quotation, and how that was found.

use crate::article::Sentence;
use crate::block::PlacedBlock;
use crate::quotes::{Found, Quote, QuoteForm};
use crate::text::Span;

use super::{Attribution, SourceType, Stance};

/// Gives the quotations of an article their speakers: from a cue in the sentence, a signature below, or what was said right
/// before.
pub(super) fn find(
    text: &str,
    blocks: &[PlacedBlock],
    sentences: &[Sentence],
    all: &[Attribution],
    quotes: &mut [Quote],
) {
    let mut before: Option<(usize, usize)> = None;
    for quote in quotes.iter_mut().filter(|q| q.quotation) {
        let Some(sentence) = super::link::sentence_of(sentences, quote.outer) else { continue };
        let by_cue = reporter(all, sentence, quote.outer).map(|a| (a, Found::Cue));
        let found = by_cue
            .or_else(|| signature(text, sentences, all, sentence).map(|a| (a, Found::Signature)))
            .or_else(|| {
                floating(text, blocks, sentences, all, quote, sentence, before).map(|a| (a, Found::Neighbour))
            });
        quote.attribution = found.map(|(a, _)| a);
        quote.found = found.map(|(_, found)| found);
        quote.speaker = quote.attribution.and_then(|a| all.get(a)).and_then(|a| a.entity);
        if !quote.nested {
            before = quote.attribution.map(|a| (sentence, a));
        }
    }
}

/// The attribution of the sentence that reports a quotation: one whose content holds it, the nearest cue first.
fn reporter(attributions: &[Attribution], sentence: usize, quote: Span) -> Option<usize> {
    let from = attributions.partition_point(|a| a.sentence < sentence);
    let all = || {
        let here = attributions.iter().enumerate().skip(from).take_while(|(_, a)| a.sentence == sentence);
        here.filter(|(_, a)| !(a.within.is_some() && quote.covers(a.cue)) && a.stance != Stance::Silent)
    };
    let distance = |a: &Attribution| {
        if a.cue.end <= quote.start { quote.start - a.cue.end } else { a.cue.start.saturating_sub(quote.end) }
    };
    all()
        .filter(|(_, a)| a.content.iter().any(|c| c.overlaps(quote)))
        .min_by_key(|(_, a)| distance(a))
        // One that names nobody reports only what it holds.
        .or_else(|| all().filter(|(_, a)| a.source.is_some()).min_by_key(|(_, a)| distance(a)))
        .map(|(i, _)| i)
}

/// « — S » in a paragraph of its own right behind the quotation.
fn signature(text: &str, sentences: &[Sentence], all: &[Attribution], sentence: usize) -> Option<usize> {
    let next = sentences.get(sentence + 1)?;
    let from = all.partition_point(|a| a.sentence <= sentence);
    let signed = all.get(from).filter(|a| a.sentence == sentence + 1 && a.cue.start == next.span.start)?;
    matches!(signed.cue.of(text), "—" | "–" | "―").then_some(from)
}

/// A quotation that is a sentence of its own goes on for who spoke in the sentence before: in the same paragraph, or in
/// one that is a quotation as well.
fn floating(
    text: &str,
    blocks: &[PlacedBlock],
    sentences: &[Sentence],
    all: &[Attribution],
    quote: &Quote,
    sentence: usize,
    before: Option<(usize, usize)>,
) -> Option<usize> {
    let (here, previous) = (sentences.get(sentence)?, sentences.get(sentence.checked_sub(1)?)?);
    let alone = here.span.start == quote.outer.start && here.span.end <= quote.outer.end + 4;
    if !alone || quote.form != QuoteForm::Direct || quote.nested || here.block > previous.block + 1 {
        return None;
    }
    if let Some((_, attribution)) = before.filter(|(s, _)| s + 1 == sentence) {
        let opens = |s: &Sentence| {
            let block = blocks.get(s.block)?;
            Some(block.block.quotes.first()?.outer.start == 0)
        };
        let sequel = here.block == previous.block || opens(previous) == Some(true);
        return sequel.then_some(attribution);
    }
    let from = all.partition_point(|a| a.sentence + 1 < sentence);
    let last = all.iter().enumerate().skip(from).take_while(|(_, a)| a.sentence + 1 == sentence).last()?;
    let (i, attribution) = last;
    let speaks = matches!(
        attribution.source_type,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::Anonymous
    );
    let reacts = here.block == previous.block && speaks && attribution.stance != Stance::Silent;
    let asks = previous.span.of(text).ends_with('?');
    (reacts && !asks).then_some(i)
}
