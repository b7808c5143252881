//! Words that stand alone, whose speaker the sentences before have shown: « X a pris la parole. ¶ « Q. Q. » ».

use std::ops::Range;

use crate::article::Sentence;
use crate::attribution::{Attribution, AttributionKind, SourceType};
use crate::entities::EntityKind;
use crate::lexicon;
use crate::mentions::{Mention, MentionForm};
use crate::quotes::{Balance, Found, Quote, QuoteForm};
use crate::text::Span;
use crate::tokenizer::tokenize;

use super::inheritance::previous;
use super::view::{self, View};
use super::{Reading, Sourcing};

/// Gives a quotation of whole sentences without a cue the speaker of the sentence before, in the paragraph above as well.
/// Where nobody speaks there, the person will do whose name opens the sentence before, and somebody in sight whose voice the article lets us hear, or in an article that leaves
/// the cue out again and again.
pub(super) fn cover(reading: &Reading<'_>, views: &[View<'_>], quotes: &[Quote], sentences: &mut [Sentence]) {
    let page = Page { reading, views, quotes };
    let portrait = page.floating(sentences) >= PORTRAIT;
    for (i, quote) in quotes.iter().enumerate() {
        if quote.span.is_empty() {
            page.close(i, sentences);
            continue;
        }
        let Some(range) = page.filled(quote, sentences) else { continue };
        let attribution = quote.attribution.or_else(|| page.speaker_before(range.start, sentences));
        let shown = || {
            let habit = || portrait || page.has_a_voice(range.start, sentences);
            page.is_introduced(range.start, sentences) || page.has_somebody(range.start, sentences) && habit()
        };
        if attribution.is_some() || shown() {
            inherit(sentences, range, attribution);
        }
    }
}

/// Hands the attribution to those of the sentences that have none.
fn inherit(sentences: &mut [Sentence], range: Range<usize>, attribution: Option<usize>) {
    for sentence in sentences.iter_mut().take(range.end).skip(range.start) {
        if sentence.sourcing == Sourcing::None {
            sentence.sourcing = Sourcing::InheritedBefore;
            sentence.attribution = attribution;
        }
    }
}

/// From so many quotations without a cue on, leaving it out is how the article is told, as portraits and reports are. A
/// single one floats.
const PORTRAIT: usize = 2;

/// How many paragraphs one quotation runs over at most.
const PARAGRAPHS: usize = 6;

/// In how many sentences before it the speaker is looked for.
const REACH: usize = 3;

/// An article with its quotations.
struct Page<'a> {
    reading: &'a Reading<'a>,
    views: &'a [View<'a>],
    quotes: &'a [Quote],
}

impl Page<'_> {
    /// How many quotations stand alone, with somebody in sight and nobody who speaks.
    fn floating(&self, sentences: &[Sentence]) -> usize {
        let floats = |quote: &&Quote| {
            self.filled(quote, sentences).is_some_and(|range| {
                quote.attribution.is_none()
                    && self.speaker_before(range.start, sentences).is_none()
                    && self.has_somebody(range.start, sentences)
            })
        };
        self.quotes.iter().filter(floats).take(PORTRAIT).count()
    }

    /// The sentences that a quotation without a cue fills, when none has a source yet.
    fn filled(&self, quote: &Quote, sentences: &[Sentence]) -> Option<Range<usize>> {
        let alone = quote.quotation && !quote.nested && quote.form == QuoteForm::Direct;
        if !alone || matches!(quote.found, Some(Found::Cue | Found::Signature)) {
            return None;
        }
        let text = self.reading.text;
        let first = sentences.partition_point(|s| s.span.end <= quote.outer.start);
        let end = sentences.partition_point(|s| s.span.start < quote.outer.end);
        let (opens, closes) = (sentences.get(first)?, sentences.get(end.checked_sub(1)?)?);
        let rest = Span::new(quote.outer.end.min(closes.span.end), closes.span.end).of(text);
        // « L'idée est née d'un agacement : « Ma grand-mère … » »
        let lead = Span::new(opens.span.start, quote.outer.start.max(opens.span.start)).of(text).trim_end();
        let announced = || lead.ends_with(':') && is_of_oneself(quote.span.of(text));
        let whole = (lead.is_empty() || announced()) && !rest.contains(char::is_alphanumeric);
        let open = sentences.get(first..end)?.iter().all(|s| s.sourcing == Sourcing::None)
            && self.are_running(first..end);
        (whole && open).then_some(first..end)
    }

    fn are_running(&self, range: Range<usize>) -> bool {
        self.views.get(range).is_some_and(|views| views.iter().all(|v| v.kind.is_running_text()))
    }

    /// The attribution of the sentence before, where somebody speaks there: in the paragraph above, in a paragraph of that
    /// one sentence, or in his own words.
    fn speaker_before(&self, first: usize, sentences: &[Sentence]) -> Option<usize> {
        let before = previous(self.reading, self.views, sentences, first)?;
        let attribution = self.speaks(before, sentences)?;
        let block = |i: usize| sentences.get(i).map(|s| s.block);
        let here = block(before) == block(first);
        let one = before.checked_sub(1).and_then(block) != block(before);
        let words = self.reading.attributions.get(attribution)?.kind != AttributionKind::Indirect;
        (here || one || words).then_some(attribution)
    }

    /// The attribution of a sentence in which a person speaks.
    fn speaks(&self, sentence: usize, sentences: &[Sentence]) -> Option<usize> {
        let sentence = sentences.get(sentence)?;
        let covered =
            matches!(sentence.sourcing, Sourcing::Explicit | Sourcing::OwnSpeech | Sourcing::InheritedBefore);
        let attribution = sentence.attribution.filter(|_| covered)?;
        self.reading.attributions.get(attribution).filter(|a| is_human(a)).map(|_| attribution)
    }

    /// The sentences before, of the paragraph; those of the paragraph above for a quotation that opens one.
    fn near<'s>(&self, first: usize, sentences: &'s [Sentence]) -> impl Iterator<Item = &'s Sentence> {
        let block = |i: usize| sentences.get(i).map(|s| s.block);
        // « Le Front raciste ? « Une cabale. » »: who is asked was shown before.
        let asks = |i: usize| sentences.get(i).is_some_and(|s| s.span.of(self.reading.text).ends_with('?'));
        let mut above = previous(self.reading, self.views, sentences, first);
        while let Some(question) = above.filter(|i| asks(*i)) {
            let Some(before) = previous(self.reading, self.views, sentences, question) else { break };
            above = Some(before);
        }
        let first = above.map_or(first, |i| i + 1);
        let near = above.and_then(block);
        let from = first.saturating_sub(REACH);
        sentences.iter().take(first).skip(from).filter(move |s| Some(s.block) == near)
    }

    /// « Jeanne Roy attendait le bateau. « On a dormi dans la voiture. » »: the sentence right before is about a person by
    /// name, or asks what somebody says.
    fn is_introduced(&self, first: usize, sentences: &[Sentence]) -> bool {
        let Some(before) = first.checked_sub(1).and_then(|i| sentences.get(i)) else { return false };
        let here = sentences.get(first).is_some_and(|s| s.block == before.block);
        // « Comment l'explique-t-elle ? « On a manqué de bras. » »
        let asked = before.span.of(self.reading.text).ends_with('?') && self.tells_of_somebody(before);
        let subject = view::mentions_in(self.reading.mentions, before.span).next();
        let named = subject.is_some_and(|m| {
            let name = m.kind == EntityKind::Person && m.form == MentionForm::Name;
            name && m.span.start == before.span.start
        });
        here && (asked || named)
    }

    /// A person is named or pointed to in the sentences before.
    fn has_somebody(&self, first: usize, sentences: &[Sentence]) -> bool {
        let person = |m: &Mention| m.kind == EntityKind::Person;
        self.near(first, sentences).any(|s| {
            view::mentions_in(self.reading.mentions, s.span).any(person) || self.tells_of_somebody(s)
        })
    }

    /// A person in the sentences before has spoken in the article already, or one person alone has.
    fn has_a_voice(&self, first: usize, sentences: &[Sentence]) -> bool {
        let before =
            || self.reading.attributions.iter().take_while(|a| a.sentence < first).filter(|a| !a.weak);
        let spoken = |person| before().any(|a| a.entity == Some(person));
        let mut persons = self
            .near(first, sentences)
            .flat_map(|s| view::mentions_in(self.reading.mentions, s.span))
            .filter_map(|m| m.entity.filter(|_| m.kind == EntityKind::Person));
        let mut speakers = before().filter(|a| a.kind != AttributionKind::Indirect && is_human(a));
        let one = speakers.next().and_then(|a| a.entity);
        persons.any(spoken) || one.is_some() && speakers.all(|a| a.entity.is_none() || a.entity == one)
    }

    /// « elle vit de ses vacations », « se souvient-il », « l'homme »; not « il y a », « il faut ».
    fn tells_of_somebody(&self, sentence: &Sentence) -> bool {
        const NOBODY: [&str; 14] = [
            "a", "avait", "est", "était", "existe", "fallait", "faudra", "faut", "n'", "ne", "pleut",
            "reste", "s'", "y",
        ];
        let Some(placed) = self.reading.blocks.get(sentence.block) else { return false };
        let (start, end) = (sentence.span.start - placed.start, sentence.span.end - placed.start);
        let from = placed.block.tokens.partition_point(|t| t.span.start < start);
        let tokens = placed.block.tokens.get(from..).unwrap_or_default();
        let mut pairs = tokens.iter().zip(tokens.iter().skip(1)).take_while(|(t, _)| t.span.end <= end);
        pairs.any(|(t, next)| {
            t.is_any(&["elle", "elles", "-t-il", "-t-elle", "-il", "-elle", "intéressé", "intéressée"])
                || t.is_any(&["le", "la", "l'"]) && lexicon::is_person_noun(&next.norm)
                || t.is_any(&["il", "ils"]) && !next.is_any(&NOBODY)
        })
    }

    /// Its own paragraph closes it: one that runs on ends without a mark.
    fn is_closed(&self, quote: &Quote) -> bool {
        let ends = quote.outer.of(self.reading.text).trim_end().ends_with(['»', '”', '"', '’']);
        matches!(quote.balance, Balance::Closed | Balance::Mixed | Balance::NestedAlike) && ends
    }

    /// A mark that closes what its paragraph did not open: the words of a quotation that was opened in a paragraph before
    /// and runs on, or, behind « « Q », a dit S. », those that S goes on with.
    fn close(&self, mark: usize, sentences: &mut [Sentence]) {
        let Some(at) = self.quotes.get(mark).map(|q| q.outer.start) else { return };
        let end = sentences.partition_point(|s| s.span.start < at);
        let block = |i: usize| sentences.get(i).map(|s| s.block);
        let Some(last) = end.checked_sub(1) else { return };
        let mut earlier = self.quotes.iter().take(mark).rev().filter(|q| !q.nested);
        let opens = earlier.find(|q| !self.is_closed(q)).filter(|q| q.quotation);
        let first =
            opens.map(|q| sentences.partition_point(|s| s.span.end <= q.outer.start)).filter(|first| {
                let apart = block(last).zip(block(*first)).map(|(last, first)| last.saturating_sub(first));
                self.are_running(*first..end) && apart.is_some_and(|apart| apart <= PARAGRAPHS)
            });
        if let Some(first) = first {
            let cue = opens.and_then(|q| q.attribution);
            let attribution = cue.or_else(|| self.speaker_before(first, sentences));
            if attribution.is_some() {
                inherit(sentences, first..end, attribution);
            }
            return;
        }
        let mut before = (0..end).rev().take_while(|&i| block(i) == block(last));
        let sourced = |i: usize| sentences.get(i).is_some_and(|s| s.sourcing != Sourcing::None);
        let spoken =
            before.find(|&i| sourced(i)).filter(|&i| self.views.get(i).is_some_and(|v| v.local.quotes));
        if let Some((spoken, attribution)) = spoken.and_then(|i| Some((i, self.speaks(i, sentences)?))) {
            inherit(sentences, spoken + 1..end, Some(attribution));
        }
    }
}

fn is_human(attribution: &Attribution) -> bool {
    matches!(attribution.source_type, SourceType::Person | SourceType::Role)
}

/// Somebody tells of himself.
fn is_of_oneself(words: &str) -> bool {
    tokenize(words).iter().any(|t| t.is_any(&lexicon::FIRST_PERSON))
}
