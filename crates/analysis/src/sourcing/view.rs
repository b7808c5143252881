//! What one sentence brings along when its source is looked for among its neighbours.

use std::borrow::Cow;

use crate::article::{Segment, SegmentKind, Sentence};
use crate::claims::ClaimKind;
use crate::mentions::{Mention, MentionForm};
use crate::text::Span;

use super::Reading;
use super::local::{self, SentenceReading};

/// What one sentence brings along.
pub(super) struct View<'a> {
    /// The job of its stretch.
    pub(super) kind: SegmentKind,
    /// First byte of its block.
    pub(super) start: usize,
    /// What it shows by itself.
    pub(super) local: Cow<'a, SentenceReading>,
    /// Who is named in it, each once.
    entities: Vec<usize>,
}

impl<'a> View<'a> {
    pub(super) fn new(reading: &Reading<'a>, sentence: &Sentence) -> Option<Self> {
        let kind = reading.segments.get(sentence.segment).map_or(SegmentKind::Body, |s: &Segment| s.kind);
        let placed = reading.blocks.get(sentence.block)?;
        let span = Span::new(sentence.span.start - placed.start, sentence.span.end - placed.start);
        let block = &placed.block;
        // A segment may cut a sentence of the block: a credit behind its full stop.
        let whole = block.sentences.binary_search(&span).ok().and_then(|i| block.readings.get(i));
        let local = match whole {
            Some(reading) => Cow::Borrowed(reading),
            None => Cow::Owned(local::read(&block.tokens, span, &block.quotes, &block.figures, &block.words)),
        };
        let mentions = mentions_in(reading.mentions, sentence.span);
        let mut entities: Vec<usize> =
            mentions.filter(|m| m.form == MentionForm::Name).filter_map(|m| m.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        Some(Self { kind, start: placed.start, local, entities })
    }

    /// Counts or names the victims of something.
    pub(super) fn tells_toll(&self) -> bool {
        self.local.claims.iter().any(|c| c.kind == ClaimKind::Toll)
    }

    /// Counts victims, or speaks of a death.
    pub(super) fn tells_victims(&self) -> bool {
        self.local.death || self.tells_toll()
    }

    /// How many of those named in it are named in the other.
    pub(super) fn shares_entity(&self, other: &Self) -> usize {
        self.entities.iter().filter(|e| other.entities.contains(e)).count()
    }

    /// How many content words both have.
    pub(super) fn common_terms(&self, other: &Self) -> usize {
        self.local.terms.iter().filter(|t| other.local.terms.contains(t)).count()
    }

    /// How much of the shorter one is in the longer one.
    pub(super) fn shares_terms(&self, other: &Self) -> f64 {
        let shared = self.common_terms(other);
        let least = self.local.terms.len().min(other.local.terms.len()).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
        let share = shared as f64 / least as f64;
        share
    }
}

/// The mentions that begin in `span`.
pub(super) fn mentions_in(mentions: &[Mention], span: Span) -> impl Iterator<Item = &Mention> {
    let from = mentions.partition_point(|m| m.span.start < span.start);
    mentions.iter().skip(from).take_while(move |m| m.span.start < span.end)
}
