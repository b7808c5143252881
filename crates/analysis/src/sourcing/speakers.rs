//! Who says a quotation that has no cue in its sentence.

use crate::article::{SegmentKind, Sentence};
use crate::attribution::Attribution;
use crate::quotes::{Found, Quote, QuoteForm};

use super::view::View;
use super::{Reading, Sourcing};

/// A quotation without a cue in its sentence is spoken by whom its sentence inherits.
pub(super) fn hand_on(
    reading: &Reading<'_>,
    views: &[View<'_>],
    quotes: &mut [Quote],
    sentences: &[Sentence],
) {
    for quote in quotes.iter_mut() {
        if !quote.quotation || quote.attribution.is_some() {
            demote(reading, quote, views, sentences);
            continue;
        }
        let i = sentences.partition_point(|s| s.span.end <= quote.outer.start);
        let Some(sentence) = sentences.get(i) else { continue };
        let inherited = match sentence.sourcing {
            Sourcing::InheritedBefore | Sourcing::InheritedAfter => sentence.attribution,
            _ => added_after(reading, sentences, i),
        };
        quote.attribution = inherited;
        quote.found = inherited.map(|_| Found::Neighbour);
        quote.speaker = inherited.and_then(|a| reading.attributions.get(a)).and_then(|a| a.entity);
        demote(reading, quote, views, sentences);
    }
}

/// « « Q. » « Q2 », a-t-il ajouté »: the next sentence of the paragraph names the speaker.
fn added_after(reading: &Reading<'_>, sentences: &[Sentence], i: usize) -> Option<usize> {
    let (here, next) = (sentences.get(i)?, sentences.get(i + 1)?);
    let attribution = next.attribution?;
    let adds = reading.attributions.get(attribution)?.additive;
    (adds && here.block == next.block).then_some(attribution)
}

/// One or two words that nobody is said to have spoken are the writer's own distance, not a quotation.
fn demote(reading: &Reading<'_>, quote: &mut Quote, views: &[View<'_>], sentences: &[Sentence]) {
    let i = sentences.partition_point(|s| s.span.end <= quote.outer.start);
    let outside =
        views.get(i).is_some_and(|v| matches!(v.kind, SegmentKind::Meta | SegmentKind::Boilerplate));
    // « Le club visitait le quai « connecté », la mairie a décidé de »: what is told there does not hold the word.
    let told = |a: &Attribution| a.sentence == i && a.content.iter().any(|c| c.overlaps(quote.outer));
    let short = quote.form == QuoteForm::Fragment
        && !quote.attribution.and_then(|a| reading.attributions.get(a)).is_some_and(told)
        && quote.span.len() < 30;
    if outside || short && quote.quotation && words(quote) <= 2 {
        quote.quotation = false;
    }
}

fn words(quote: &Quote) -> usize {
    // A word of French with its space is about seven bytes long.
    quote.span.len() / 8 + 1
}
