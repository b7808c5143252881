//! Words that stand alone, whose speaker the sentences before have shown: « X a pris la parole. ¶ « Q. Q. » ».

use crate::article::Sentence;
use crate::attribution::SourceType;
use crate::entities::EntityKind;
use crate::quotes::{Balance, Quote, QuoteForm};
use crate::text::Span;

use super::inheritance::previous;
use super::view::{self, View};
use super::{Reading, Sourcing};

/// Gives a quotation of whole sentences without a cue the speaker of the sentence before, in the paragraph above as well.
/// Where nobody speaks there, a person in the sentences before will do: portraits and reports leave the cue out.
pub(super) fn cover(
    reading: &Reading<'_>,
    views: &[View<'_>],
    quotes: &[Quote],
    sentences: &mut [Sentence],
) {
    for (i, quote) in quotes.iter().enumerate() {
        if quote.balance == Balance::Unopened {
            close(reading, views, quotes, i, sentences);
            continue;
        }
        let alone = quote.quotation && !quote.nested && quote.form == QuoteForm::Direct;
        let Some((first, last)) = (alone && quote.attribution.is_none())
            .then(|| filled(reading, views, quote, sentences))
            .flatten()
        else {
            continue;
        };
        let Some(before) = previous(reading, views, sentences, first) else { continue };
        let attribution = speaks_on(reading, sentences, before);
        if attribution.is_none() && !has_somebody(reading, views, sentences, first) {
            continue;
        }
        inherit(sentences, first..last + 1, attribution);
    }
}

/// Hands the attribution to those of the sentences that have none.
fn inherit(sentences: &mut [Sentence], range: std::ops::Range<usize>, attribution: Option<usize>) {
    for sentence in sentences.iter_mut().take(range.end).skip(range.start) {
        if sentence.sourcing == Sourcing::None {
            sentence.sourcing = Sourcing::InheritedBefore;
            sentence.attribution = attribution;
        }
    }
}

/// How many paragraphs one quotation runs over at most.
const PARAGRAPHS: usize = 6;

/// A mark that closes what its paragraph did not open: the words of a quotation that was opened in a paragraph before and
/// runs on, or, behind « « Q », a dit S. », those that S goes on with.
fn close(
    reading: &Reading<'_>,
    views: &[View<'_>],
    quotes: &[Quote],
    mark: usize,
    sentences: &mut [Sentence],
) {
    let Some(end) = quotes.get(mark).map(|q| q.outer.start) else { return };
    let last = sentences.partition_point(|s| s.span.start < end);
    let opens = quotes.get(..mark).unwrap_or_default().iter().rev().find(|q| !q.nested && q.balance != Balance::Closed);
    let opens = opens.filter(|q| q.balance == Balance::Unclosed && q.quotation);
    let first = opens.map(|q| sentences.partition_point(|s| s.span.end <= q.outer.start));
    let block = |i: usize| sentences.get(i).map(|s| s.block);
    let near = |first: &usize| {
        let apart = block(last.wrapping_sub(1)).zip(block(*first)).map(|(b, a)| b - a);
        let running = views.get(*first..last).is_some_and(|v| v.iter().all(|v| v.kind.is_running_text()));
        running && apart.is_some_and(|apart| apart <= PARAGRAPHS)
    };
    if let Some(first) = first.filter(near) {
        let cue = opens.and_then(|q| q.attribution);
        let before = || previous(reading, views, sentences, first).and_then(|b| speaks_on(reading, sentences, b));
        if let Some(attribution) = cue.or_else(before) {
            inherit(sentences, first..last, Some(attribution));
        }
        return;
    }
    // « Q », a dit S. Q2 »
    let here = block(last.wrapping_sub(1));
    let spoken = (0..last).rev().take_while(|&i| block(i) == here).find(|&i| {
        sentences.get(i).is_some_and(|s| s.sourcing != Sourcing::None)
    });
    if let Some(spoken) = spoken.filter(|&i| views.get(i).is_some_and(|v| v.local.quotes))
        && let Some(attribution) = speaks_on(reading, sentences, spoken)
    {
        inherit(sentences, spoken + 1..last, Some(attribution));
    }
}

/// The first and the last of the sentences that the quotation fills, when none has a source yet.
fn filled(
    reading: &Reading<'_>,
    views: &[View<'_>],
    quote: &Quote,
    sentences: &[Sentence],
) -> Option<(usize, usize)> {
    let first = sentences.partition_point(|s| s.span.end <= quote.outer.start);
    let last = sentences.partition_point(|s| s.span.start < quote.outer.end).checked_sub(1)?;
    let (opens, closes) = (sentences.get(first)?, sentences.get(last)?);
    let rest = Span::new(quote.outer.end.min(closes.span.end), closes.span.end).of(reading.text);
    let whole = opens.span.start == quote.outer.start && !rest.contains(char::is_alphanumeric);
    let open = sentences.get(first..=last)?.iter().all(|s| s.sourcing == Sourcing::None)
        && views.get(first..=last)?.iter().all(|v| v.kind.is_running_text());
    (whole && open).then_some((first, last))
}

/// The attribution of the sentence before, where somebody speaks there.
fn speaks_on(reading: &Reading<'_>, sentences: &[Sentence], before: usize) -> Option<usize> {
    let sentence = sentences.get(before)?;
    let covered =
        matches!(sentence.sourcing, Sourcing::Explicit | Sourcing::OwnSpeech | Sourcing::InheritedBefore);
    let attribution = sentence.attribution.filter(|_| covered)?;
    let source = reading.attributions.get(attribution)?.source_type;
    matches!(source, SourceType::Person | SourceType::Role).then_some(attribution)
}

/// In how many sentences before it the speaker is looked for.
const REACH: usize = 3;

/// A person is named or pointed to in the sentences before.
fn has_somebody(
    reading: &Reading<'_>,
    views: &[View<'_>],
    sentences: &[Sentence],
    first: usize,
) -> bool {
    let Some(block) = sentences.get(first).map(|s| s.block) else { return false };
    let near = first.saturating_sub(REACH)..first;
    near.filter(|&i| views.get(i).is_some_and(|v| v.kind.is_running_text()))
        .filter_map(|i| sentences.get(i).filter(|s| block - s.block <= 2))
        .any(|s| {
            view::mentions_in(reading.mentions, s.span).any(|m| m.kind == EntityKind::Person)
                || is_of_somebody(reading, s)
        })
}

/// « elle vit de ses vacations », « se souvient-il »; not « il y a », « il faut ».
fn is_of_somebody(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let Some(placed) = reading.blocks.get(sentence.block) else { return false };
    let start = sentence.span.start - placed.start;
    let from = placed.block.tokens.partition_point(|t| t.span.start < start);
    let tokens = placed.block.tokens.get(from..).unwrap_or_default();
    let end = sentence.span.end - placed.start;
    let mut pairs = tokens.iter().zip(tokens.iter().skip(1)).take_while(|(t, _)| t.span.end <= end);
    const NOBODY: [&str; 14] = [
        "a", "avait", "est", "était", "existe", "fallait", "faudra", "faut", "n'", "ne", "pleut", "reste", "s'", "y",
    ];
    pairs.any(|(t, next)| {
        t.is_any(&["elle", "elles", "-t-il", "-t-elle", "-il", "-elle"])
            || t.is_any(&["il", "ils"]) && !next.is_any(&NOBODY)
    })
}
