//! Words that stand alone, whose speaker the sentences before have shown: « X a pris la parole. ¶ « Q. Q. » ».

use crate::article::Sentence;
use crate::attribution::{Attribution, AttributionKind, SourceType};
use crate::entities::EntityKind;
use crate::lexicon;
use crate::quotes::{Balance, Quote, QuoteForm};
use crate::text::Span;
use crate::tokenizer::tokenize;

use super::inheritance::previous;
use super::view::{self, View};
use super::{Reading, Sourcing};

/// Gives a quotation of whole sentences without a cue the speaker of the sentence before, in the paragraph above as well.
/// Where nobody speaks there, a person in the sentences before will do in an article that leaves the cue out again and again.
pub(super) fn cover(
    reading: &Reading<'_>,
    views: &[View<'_>],
    quotes: &[Quote],
    sentences: &mut [Sentence],
) {
    let floating = floating(reading, views, quotes, sentences);
    for (i, quote) in quotes.iter().enumerate() {
        if quote.balance == Balance::Unopened {
            close(reading, views, quotes, i, sentences);
            continue;
        }
        let Some((first, last)) = filled(reading, views, quote, sentences) else { continue };
        let Some(before) = previous(reading, views, sentences, first) else { continue };
        let attribution = speaks_on(reading, sentences, before);
        let portrait = || floating >= PORTRAIT && has_somebody(reading, views, sentences, first);
        if attribution.is_none() && !portrait() && !has_a_voice(reading, views, sentences, first) {
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

/// From so many quotations without a cue on, leaving it out is how the article is told, as portraits and reports are. A
/// single one floats.
const PORTRAIT: usize = 2;

/// How many quotations stand alone, with somebody in sight and nobody who speaks.
fn floating(reading: &Reading<'_>, views: &[View<'_>], quotes: &[Quote], sentences: &[Sentence]) -> usize {
    let floats = |quote: &&Quote| {
        filled(reading, views, quote, sentences).is_some_and(|(first, _)| {
            let before = previous(reading, views, sentences, first);
            before.is_some_and(|before| speaks_on(reading, sentences, before).is_none())
                && has_somebody(reading, views, sentences, first)
        })
    };
    quotes.iter().filter(floats).take(PORTRAIT).count()
}

/// The first and the last of the sentences that a quotation without a cue fills, when none has a source yet.
fn filled(
    reading: &Reading<'_>,
    views: &[View<'_>],
    quote: &Quote,
    sentences: &[Sentence],
) -> Option<(usize, usize)> {
    let alone = quote.quotation && !quote.nested && quote.form == QuoteForm::Direct;
    if !alone || quote.attribution.is_some() {
        return None;
    }
    let first = sentences.partition_point(|s| s.span.end <= quote.outer.start);
    let last = sentences.partition_point(|s| s.span.start < quote.outer.end).checked_sub(1)?;
    let (opens, closes) = (sentences.get(first)?, sentences.get(last)?);
    let rest = Span::new(quote.outer.end.min(closes.span.end), closes.span.end).of(reading.text);
    // « L'idée est née d'un agacement : « Ma grand-mère … » »
    let lead = Span::new(opens.span.start, quote.outer.start.max(opens.span.start)).of(reading.text).trim_end();
    let announced = || lead.ends_with(':') && is_of_oneself(reading, quote);
    let whole = (lead.is_empty() || announced()) && !rest.contains(char::is_alphanumeric);
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

/// Somebody tells of himself.
fn is_of_oneself(reading: &Reading<'_>, quote: &Quote) -> bool {
    tokenize(quote.span.of(reading.text)).iter().any(|t| t.is_any(&["je", "j'", "mon", "ma", "mes", "m'", "moi"]))
}

/// In how many sentences before it the speaker is looked for.
const REACH: usize = 4;

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
        .filter_map(|i| sentences.get(i).filter(|s| block - s.block <= 3))
        .any(|s| {
            view::mentions_in(reading.mentions, s.span).any(|m| m.kind == EntityKind::Person)
                || is_of_somebody(reading, s)
        })
}

/// A person in the sentences before has spoken in the article already.
fn has_a_voice(reading: &Reading<'_>, views: &[View<'_>], sentences: &[Sentence], first: usize) -> bool {
    let Some(block) = sentences.get(first).map(|s| s.block) else { return false };
    let near = first.saturating_sub(REACH)..first;
    let mut persons = near
        .filter(|&i| views.get(i).is_some_and(|v| v.kind.is_running_text()))
        .filter_map(|i| sentences.get(i).filter(|s| block - s.block <= 3))
        .flat_map(|s| view::mentions_in(reading.mentions, s.span))
        .filter_map(|m| m.entity.filter(|_| m.kind == EntityKind::Person));
    let spoken = |person| {
        reading.attributions.iter().any(|a| a.sentence < first && !a.weak && a.entity == Some(person))
    };
    persons.any(spoken) || has_somebody(reading, views, sentences, first) && one_speaks(reading, first)
}

/// One person alone has spoken so far.
fn one_speaks(reading: &Reading<'_>, first: usize) -> bool {
    let human = |a: &&Attribution| matches!(a.source_type, SourceType::Person | SourceType::Role);
    let mut speakers = reading
        .attributions
        .iter()
        .take_while(|a| a.sentence < first)
        .filter(|a| !a.weak && a.kind != AttributionKind::Indirect)
        .filter(human);
    let one = speakers.next().and_then(|a| a.entity);
    one.is_some() && speakers.all(|a| a.entity.is_none() || a.entity == one)
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
        t.is_any(&["elle", "elles", "-t-il", "-t-elle", "-il", "-elle", "intéressé", "intéressée"])
            || t.is_any(&["le", "la", "l'"]) && lexicon::is_person_noun(&next.norm)
            || t.is_any(&["il", "ils"]) && !next.is_any(&NOBODY)
    })
}
