//! Descriptions that stand for a name: « le ministre russe » behind « Ivan Petrov, ministre russe de la Défense »,
//! « l'agence » behind « l'agence Bleue », « les deux hommes ».
//!
//! A description is resolved when all it says was said of one person or body of the article, and of one only.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::entities::EntityKind;
use crate::mentions::chains::Chains;
use crate::mentions::phrases::{Noun, Phrase};
use crate::mentions::{Mention, MentionForm};
use crate::text::Span;

/// How far back a noun alone reaches, in bytes: some three paragraphs.
const REACH: usize = 1500;

/// The descriptions of the article's own segments. `found` are the names and who they are.
pub(super) fn find(
    blocks: &[PlacedBlock],
    segments: &[Segment],
    found: &[(Mention, usize)],
    chains: &Chains,
) -> Vec<(Mention, usize)> {
    let mut names: Vec<&(Mention, usize)> = found.iter().collect();
    names.sort_by_key(|(m, _)| m.span);
    let own = |block: &PlacedBlock| {
        let segment = segments.get(segments.partition_point(|s| s.span.end <= block.start));
        segment.is_none_or(|s| s.kind.is_article())
    };
    let (mut said, mut own_blocks) = (Sayings::default(), Vec::new());
    for placed in blocks.iter().filter(|b| own(b)) {
        let (start, end) = (placed.span().start, placed.span().end);
        let here = names.get(names.partition_point(|(m, _)| m.span.start < start)..).unwrap_or_default();
        let here = here.get(..here.partition_point(|(m, _)| m.span.start < end)).unwrap_or_default();
        for (mention, entity) in here {
            let local = |span: Span| Span::new(span.start - start, span.end - start);
            let tells = mention.role.is_some() || mention.kind == EntityKind::Organisation;
            let nouns = &placed.block.nouns;
            let noun = nouns.said_with(local(mention.span), mention.role.map(local)).filter(|_| tells);
            if let Some(noun) = noun {
                said.add(noun, *entity, mention.role.unwrap_or(mention.span).start);
            }
        }
        own_blocks.push((placed, here));
    }
    let mut descriptions = Vec::new();
    for (placed, here) in own_blocks {
        for phrase in &placed.block.nouns.phrases {
            let (span, noun) = match phrase {
                Phrase::Pair(span) => {
                    let span = span.shift(placed.start);
                    let two = the_two(&names, span.start, placed.start);
                    descriptions.extend(two.into_iter().map(|e| mention(span, EntityKind::Person, e)));
                    continue;
                }
                Phrase::Definite(span, noun) => (span.shift(placed.start), noun),
            };
            let taken =
                here.iter().any(|(m, _)| m.role.is_some_and(|r| r.overlaps(span)) || m.span.covers(span));
            // « le site spécialisé Brion Info » is the name with its apposition.
            let beside = |entity| here.iter().any(|(m, e)| *e == entity && span.covers(m.span));
            let entity = who(noun, span.start, &said).filter(|e| !taken && !beside(*e));
            descriptions.extend(entity.map(|e| mention(span, chains.kind(e), e)));
        }
    }
    descriptions
}

fn mention(span: Span, kind: EntityKind, entity: usize) -> (Mention, usize) {
    let form = MentionForm::Description;
    (Mention { span, kind, form, entity: Some(entity), metonym: false, role: None }, entity)
}

/// What is said in the article, by noun: a noun of a long article is said of few people, but often.
#[derive(Default)]
struct Sayings<'a>(BTreeMap<&'a str, OfNoun<'a>>);

#[derive(Default)]
struct OfNoun<'a> {
    /// Where and of whom, in text order.
    places: Vec<(usize, usize)>,
    /// With what qualities, of whom.
    qualified: BTreeSet<(&'a BTreeSet<String>, usize)>,
}

impl<'a> Sayings<'a> {
    fn add(&mut self, noun: &'a Noun, entity: usize, at: usize) {
        let of_noun = self.0.entry(&noun.base).or_default();
        of_noun.places.push((at, entity));
        of_noun.qualified.insert((&noun.qualities, entity));
    }
}

/// The one entity of which all that is said `at` a place was said.
fn who(noun: &Noun, at: usize, said: &Sayings<'_>) -> Option<usize> {
    let of_noun = said.0.get(&*noun.base)?;
    let who: BTreeSet<usize> = if noun.qualities.is_empty() {
        let near = of_noun.places.partition_point(|(place, _)| place + REACH <= at);
        let here = of_noun.places.partition_point(|(place, _)| *place < at);
        of_noun.places.get(near..here)?.iter().map(|(_, entity)| *entity).collect()
    } else {
        let fits = |(qualities, _): &&(&BTreeSet<String>, usize)| noun.qualities.is_subset(qualities);
        of_noun.qualified.iter().filter(fits).map(|(_, entity)| *entity).collect()
    };
    if who.len() == 1 { who.into_iter().next() } else { None }
}

/// The two people in focus before `at`, if there are just two: in the block, or else since the block before.
fn the_two(names: &[&(Mention, usize)], at: usize, block: usize) -> Vec<usize> {
    let before = names.get(..names.partition_point(|(m, _)| m.span.start < at)).unwrap_or_default();
    let people = |from: usize| {
        let near = before.iter().rev().take_while(|(m, _)| m.span.start >= from);
        near.filter(|(m, _)| m.kind == EntityKind::Person).map(|(_, e)| *e).collect::<BTreeSet<usize>>()
    };
    for from in [block, block.saturating_sub(400), block.saturating_sub(800)] {
        let people = people(from);
        if people.len() >= 2 {
            return if people.len() == 2 { people.into_iter().collect() } else { Vec::new() };
        }
    }
    Vec::new()
}
