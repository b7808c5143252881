//! From what a block shows to what the article knows: sources become entities, quotations get their speakers.

use crate::article::{Segment, Sentence};
use crate::block::PlacedBlock;
use crate::entities::EntityKind;
use crate::entities::gazetteer::government;
use crate::entities::spelling::fold;
use crate::mentions::{Entity, Mention, MentionForm};
use crate::quotes::Quote;
use crate::text::Span;

use super::{Attribution, SourceType};

/// The attributions of the article with their entities; gives quotations their speakers and marks metonyms.
pub(crate) fn place(
    text: &str,
    blocks: &[PlacedBlock],
    segments: &[Segment],
    sentences: &[Sentence],
    mentions: &mut [Mention],
    entities: &[Entity],
    quotes: &mut [Quote],
) -> Vec<Attribution> {
    let mut attributions: Vec<Attribution> = Vec::new();
    for placed in blocks {
        // Where those of the block went; what is left out leaves its whole sentence out.
        let mut here: Vec<Option<usize>> = Vec::new();
        for local in &placed.block.attributions {
            here.push(None);
            let cue = local.cue.shift(placed.start);
            let source = local.source.map(|s| s.shift(placed.start));
            let Some(sentence) = sentence_of(sentences, cue) else { continue };
            // Text that came along is read, but it is not this article that says it.
            let segment = sentences.get(sentence).and_then(|s| segments.get(s.segment));
            if !segment.is_some_and(|s| s.kind.is_article()) {
                continue;
            }
            let metonym = local.source_type == SourceType::GovernmentMetonym;
            let entity = source.and_then(|s| speaker(text, s, metonym, mentions));
            attributions.push(Attribution {
                cue,
                source,
                source_type: refine(text, local.source_type, entity, entities),
                entity,
                joint: source.map_or_else(Vec::new, |s| joined(text, s, entity, mentions)),
                kind: local.kind,
                position: local.position,
                content: local.content.iter().map(|c| c.shift(placed.start)).collect(),
                sentence,
                additive: local.additive,
                speech_act: local.speech_act,
                weak: local.weak,
                stance: local.stance,
                within: local.within,
            });
            if let Some(place) = here.last_mut() {
                *place = attributions.len().checked_sub(1);
            }
        }
        for place in here.iter().flatten() {
            if let Some(attribution) = attributions.get_mut(*place) {
                attribution.within = attribution.within.and_then(|w| here.get(w).copied().flatten());
            }
        }
    }
    super::pronouns::resolve(text, sentences, mentions, entities, &mut attributions);
    super::speakers::find(text, blocks, sentences, &attributions, quotes);
    attributions
}

pub(super) fn sentence_of(sentences: &[Sentence], span: Span) -> Option<usize> {
    let i = sentences.partition_point(|s| s.span.end <= span.start);
    sentences.get(i).filter(|s| s.span.overlaps(span) || s.span.touches(span.start)).map(|_| i)
}

/// The entity that a source names: the first person in it, else the first name, else a description or pronoun.
fn speaker(text: &str, source: Span, metonym: bool, mentions: &mut [Mention]) -> Option<usize> {
    let from = mentions.partition_point(|m| m.span.start < source.start);
    let inside = mentions.get_mut(from..)?.iter_mut().take_while(|m| m.span.start < source.end);
    let mut best: Option<(u8, usize)> = None;
    for mention in inside.filter(|m| m.span.end <= source.end || m.span.start == source.start) {
        let Some(entity) = mention.entity else { continue };
        let starts = starts_with(text, source, mention.span);
        let rank = match (mention.form, mention.kind) {
            (MentionForm::Name, EntityKind::Person) => 4,
            (MentionForm::Description | MentionForm::Pronoun, _) if starts => 5,
            (MentionForm::Name, EntityKind::Organisation) => 3,
            (MentionForm::Name, EntityKind::Location) if metonym && starts || mention.span == source => 6,
            // « le maire de Lyon » is not Lyon.
            (MentionForm::Name, EntityKind::Location) => continue,
            _ => 1,
        };
        if metonym && mention.kind == EntityKind::Location && starts {
            mention.metonym = true;
        }
        if best.is_none_or(|(r, _)| rank > r) {
            best = Some((rank, entity));
        }
    }
    best.map(|(_, entity)| entity)
}

/// « MM. Kim et Choïgou », « Moscou et Pékin »: who else speaks in a source.
fn joined(text: &str, source: Span, speaker: Option<usize>, mentions: &[Mention]) -> Vec<usize> {
    let from = mentions.partition_point(|m| m.span.start < source.start);
    let inside = mentions.iter().skip(from).take_while(|m| m.span.end <= source.end);
    let named = inside.filter(|m| m.form == MentionForm::Name || m.span.start == source.start);
    let mut joint: Vec<usize> = Vec::new();
    let mut before: Option<&Mention> = None;
    for mention in named {
        let first = before.replace(mention);
        let Some(entity) = mention.entity.filter(|e| Some(*e) != speaker && !joint.contains(e)) else {
            continue;
        };
        if first.is_some_and(|first| {
            first.span.end <= mention.span.start
                && joins(Span::new(first.span.end, mention.span.start).of(text))
        }) {
            joint.push(entity);
        }
    }
    joint
}

/// « et », « , », « et le ministre »: not « , bras droit de ».
fn joins(between: &str) -> bool {
    let mut words = between.split_whitespace();
    let and = words.any(|w| matches!(w, "et" | "ainsi")) || between.trim() == ",";
    let belongs = between
        .split_whitespace()
        .last()
        .is_some_and(|w| matches!(w, "de" | "du" | "des" | "à" | "au" | "aux"));
    and && !belongs && !between.trim_end().ends_with(['\'', '’'])
}

/// The mention is the head of the source: nothing but an article stands before it.
pub(super) fn starts_with(text: &str, source: Span, mention: Span) -> bool {
    mention.start == source.start
        || Span::new(source.start, mention.start).of(text).split_whitespace().count() <= 1
}

/// What the article knows of an entity can say more than the phrase.
fn refine(_text: &str, kind: SourceType, entity: Option<usize>, entities: &[Entity]) -> SourceType {
    let Some(entity) = entity.and_then(|e| entities.get(e)) else { return kind };
    match (kind, entity.kind) {
        (SourceType::Organisation, EntityKind::Person) => SourceType::Person,
        (SourceType::Organisation | SourceType::Person, EntityKind::Location)
            if government(&fold(&entity.name)).is_some() =>
        {
            SourceType::GovernmentMetonym
        }
        (SourceType::Person, EntityKind::Location | EntityKind::Organisation) => SourceType::Organisation,
        (kind, _) => kind,
    }
}
