//! How an article is built on its sources: how many it has, where they stand, and what ties a sentence to the nearest.

use crate::article::{SegmentKind, Sentence};
use crate::attribution::{Attribution, AttributionKind, SourceType};
use crate::block::PlacedBlock;
use crate::mentions::{Mention, MentionForm};
use crate::model::{Feature, hash};
use crate::sourcing::Sourcing;

use super::features::Keys;
use super::likeness::Likeness;
use super::{Place, Reading};

/// What a feature is made of; its numbers lie above those of the surroundings.
#[derive(Clone, Copy)]
enum Template {
    Sentences = 192,
    Position,
    Left,
    Part,
    Sources,
    Sourced,
    Dominant,
    DominantType,
    FirstSource,
    FirstType,
    TypeShare,
    Distance,
    Apart,
    Type,
    Direct,
    SharedTerms,
    SharedNames,
    OfSource,
    OfSame,
    PointsBack,
    Around,
    InParagraph,
    LikeLead,
    LikeTitle,
    LikeSourced,
    LikeAny,
    SpokenOf,
    NoSource,
    SameSource,
    Conditional,
}

/// On which side of a sentence a source stands.
#[derive(Clone, Copy)]
enum Side {
    Before = 1,
    After,
}

/// No source is looked for further away, in sentences.
const REACH: usize = 8;

/// A sentence of running text.
struct Told {
    block: usize,
    /// Its attribution, when it has one of its own.
    attribution: Option<usize>,
    /// Whether it opens with a pronoun, points back in any way, goes on with « aussi » or « puis ».
    points_back: [bool; 3],
    /// Told in the conditional, which may hide a source.
    conditional: bool,
    /// Who is spoken of, each once; names only, and all.
    named: Vec<usize>,
    spoken_of: Vec<usize>,
}

/// A source near a sentence: on which side, and its index among the attributions.
#[derive(Clone, Copy)]
pub(super) struct Source {
    pub(super) before: bool,
    pub(super) attribution: usize,
}

/// The sources of an article, and its running text as far as it is tied to them.
pub(super) struct Structure<'a> {
    attributions: &'a [Attribution],
    told: Vec<Told>,
    likeness: Likeness,
    /// Sentences with a source of their own, in order.
    sourced: Vec<usize>,
    /// Features that all sentences have.
    shared: Vec<Feature>,
    /// The entities that are sources.
    speakers: Vec<usize>,
}

fn feature(template: Template) -> Feature {
    Feature::new(template as u32)
}

/// One feature for each of `bounds` that a number reaches, so that a tree may cut anywhere.
fn steps(feature: Feature, number: usize, bounds: &[usize], mut add: impl FnMut(Feature)) {
    for (step, _) in (0..).zip(bounds.iter().take_while(|bound| number >= **bound)) {
        add(feature.with(step));
    }
}

impl<'a> Structure<'a> {
    /// Of the sentences of running text with these indices.
    pub(super) fn of(reading: &Reading<'a>, sentences: &[Sentence], running: &[usize]) -> Self {
        let Reading { blocks, segments, mentions, attributions } = *reading;
        let running = || running.iter().filter_map(|i| sentences.get(*i));
        let told: Vec<Told> = running().map(|s| Told::of(blocks, mentions, s)).collect();
        let titles = sentences
            .iter()
            .filter(|s| segments.get(s.segment).is_some_and(|segment| segment.kind == SegmentKind::Title));
        let likeness = Likeness::of(
            &running().map(|s| terms(blocks, s)).collect::<Vec<_>>(),
            &titles.take(2).flat_map(|s| terms(blocks, s)).collect::<Vec<_>>(),
        );
        let sourced: Vec<usize> = (0..told.len()).filter(|n| told[*n].attribution.is_some()).collect();
        let given: Vec<&Attribution> =
            sourced.iter().filter_map(|n| attributions.get(told[*n].attribution?)).collect();
        let mut speakers: Vec<usize> = given.iter().filter_map(|a| a.entity).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let shared = shared(told.len(), &sourced, &given);
        Self { attributions, told, likeness, sourced, shared, speakers }
    }

    /// Adds the features of the `n`th sentence of running text.
    pub(super) fn of_sentence(&self, n: usize, keys: &mut Keys) {
        let Some(here) = self.told.get(n) else { return };
        for feature in &self.shared {
            keys.add(*feature);
        }
        let all = self.told.len();
        let left = all - 1 - n;
        steps(feature(Template::Position), n, &[1, 2, 3, 4, 5, 7, 9, 12, 16, 22], |f| keys.add(f));
        steps(feature(Template::Left), left, &[1, 2, 3, 4, 5, 7, 9, 12, 16, 22], |f| keys.add(f));
        steps(feature(Template::Part), n * 100 / all, &[10, 20, 30, 40, 50, 60, 70, 80, 90], |f| keys.add(f));
        for (i, flag) in (0..).zip(here.points_back) {
            if flag {
                keys.add(feature(Template::PointsBack).with(i));
            }
        }
        if here.conditional {
            keys.add(feature(Template::Conditional));
        }
        let around = self.near(n, 3).len();
        steps(feature(Template::Around), around, &[1, 2, 3, 4, 5], |f| keys.add(f));
        self.paragraph(n, here, keys);
        let spoken_of = here.spoken_of.iter().filter(|e| self.speakers.binary_search(e).is_ok()).count();
        steps(feature(Template::SpokenOf), spoken_of, &[1, 2], |f| keys.add(f));
        let like = self.likeness.row(n);
        self.likenesses(n, &like, keys);
        let at = self.sourced.partition_point(|s| *s < n);
        let before = at.checked_sub(1).and_then(|i| self.sourced.get(i)).copied();
        let after = self.sourced.get(self.sourced.partition_point(|s| *s <= n)).copied();
        let percent = |m: usize| like.iter().find(|(k, _)| *k == m).map_or(0, |(_, percent)| *percent);
        self.tie(n, here, Side::Before, before.map(|m| (m, percent(m))), keys);
        self.tie(n, here, Side::After, after.map(|m| (m, percent(m))), keys);
        let source = |n: Option<usize>| self.source(n?).map(|(_, a)| a);
        if let (Some(one), Some(other)) = (source(before), source(after)) {
            let same = one.entity.is_some() && one.entity == other.entity;
            keys.add(
                feature(Template::SameSource)
                    .with(u32::from(same))
                    .with(u32::from(one.source_type == other.source_type)),
            );
        }
    }

    /// What stands in its paragraph before and behind it.
    fn paragraph(&self, n: usize, here: &Told, keys: &mut Keys) {
        let beside = |m: &usize| self.told.get(*m).is_some_and(|t| t.block == here.block);
        let mut before = (0..n).rev().take_while(beside);
        let mut after = (n + 1..self.told.len()).take_while(beside);
        let sourced = |m: usize| self.sourced.binary_search(&m).is_ok();
        let found = u32::from(before.any(sourced)) * 2 + u32::from(after.any(sourced));
        keys.add(feature(Template::InParagraph).with(found));
    }

    /// How much it has in common with the lead, the title, what has a source, and the rest.
    fn likenesses(&self, n: usize, like: &[(usize, usize)], keys: &mut Keys) {
        const BOUNDS: [usize; 8] = [1, 4, 8, 12, 18, 25, 35, 50];
        let most = |which: &dyn Fn(usize) -> bool| {
            like.iter().filter(|(m, _)| which(*m)).map(|(_, percent)| *percent).max().unwrap_or_default()
        };
        let sourced = |m: usize| self.sourced.binary_search(&m).is_ok();
        steps(feature(Template::LikeLead), most(&|m| m == 0), &BOUNDS, |f| keys.add(f));
        steps(feature(Template::LikeTitle), self.likeness.with_title(n), &BOUNDS, |f| keys.add(f));
        steps(feature(Template::LikeSourced), most(&sourced), &BOUNDS, |f| keys.add(f));
        steps(feature(Template::LikeAny), most(&|_| true), &BOUNDS, |f| keys.add(f));
    }

    /// What ties it to the nearest source on one side: the number of its sentence, and how much they have in common.
    fn tie(&self, n: usize, here: &Told, side: Side, at: Option<(usize, usize)>, keys: &mut Keys) {
        let feature = |template: Template| feature(template).with(side as u32);
        let near =
            at.filter(|(m, _)| m.abs_diff(n) <= REACH).and_then(|(m, like)| Some((m, like, self.source(m)?)));
        let Some((m, like, (there, attribution))) = near else {
            keys.add(feature(Template::NoSource));
            return;
        };
        steps(feature(Template::Distance), m.abs_diff(n), &[1, 2, 3, 4, 6], |f| keys.add(f));
        let apart = here.block.abs_diff(there.block);
        steps(feature(Template::Apart), apart, &[1, 2, 3], |f| keys.add(f));
        keys.add(feature(Template::Type).with(attribution.source_type as u32));
        if attribution.kind == AttributionKind::Direct {
            keys.add(feature(Template::Direct).with(0));
        }
        if attribution.speech_act {
            keys.add(feature(Template::Direct).with(1));
        }
        steps(feature(Template::SharedTerms), like, &[1, 5, 10, 18, 30], |f| keys.add(f));
        let names = here.named.iter().filter(|e| there.named.contains(e)).count();
        steps(feature(Template::SharedNames), names, &[1, 2], |f| keys.add(f));
        if attribution.entity.is_some_and(|e| here.spoken_of.contains(&e)) {
            keys.add(feature(Template::OfSource));
        }
        if here.spoken_of.iter().any(|e| there.spoken_of.contains(e)) {
            keys.add(feature(Template::OfSame));
        }
    }

    /// The source that would cover the `n`th sentence: the nearest one before it in its paragraph, else behind it there, else
    /// the nearest before, else behind.
    pub(super) fn nearest(&self, n: usize) -> Option<Source> {
        let here = self.told.get(n)?;
        let near = self.near(n, REACH).iter().copied().filter(|m| *m != n);
        let rank = |m: usize| {
            let beside = self.told.get(m).is_some_and(|there| there.block == here.block);
            (!beside, m > n, m.abs_diff(n))
        };
        let named = |m: &usize| self.source(*m).is_some_and(|(_, a)| !a.source_type.is_vague());
        let nearest = near.filter(named).min_by_key(|m| rank(*m))?;
        Some(Source { before: nearest < n, attribution: self.told.get(nearest)?.attribution? })
    }

    /// The sentences with a source of their own that are no further away than `reach`.
    fn near(&self, n: usize, reach: usize) -> &[usize] {
        let from = self.sourced.partition_point(|s| s + reach < n);
        let end = self.sourced.partition_point(|s| *s <= n + reach);
        self.sourced.get(from..end).unwrap_or_default()
    }

    fn source(&self, n: usize) -> Option<(&Told, &Attribution)> {
        let told = self.told.get(n)?;
        Some((told, self.attributions.get(told.attribution?)?))
    }
}

impl Told {
    fn of(blocks: &[PlacedBlock], mentions: &[Mention], sentence: &Sentence) -> Self {
        let from = mentions.partition_point(|m| m.span.start < sentence.span.start);
        let end = mentions.partition_point(|m| m.span.start < sentence.span.end);
        let here = mentions.get(from..end).unwrap_or_default();
        let entities = |which: fn(&&Mention) -> bool| {
            let mut all: Vec<usize> = here.iter().filter(which).filter_map(|m| m.entity).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let own = matches!(
            sentence.sourcing,
            Sourcing::Explicit | Sourcing::OwnSpeech | Sourcing::Anonymous | Sourcing::Vague
        );
        let reading = Place::of(blocks, sentence).map(|place| place.reading());
        Self {
            block: sentence.block,
            attribution: sentence.attribution.filter(|_| own),
            points_back: reading.map(|r| [r.personal, r.anaphoric, r.also || r.sequel]).unwrap_or_default(),
            conditional: matches!(sentence.sourcing, Sourcing::Conditional(_)),
            named: entities(|m| m.form == MentionForm::Name),
            spoken_of: entities(|_| true),
        }
    }
}

/// The content words of a sentence, hashed.
fn terms(blocks: &[PlacedBlock], sentence: &Sentence) -> Vec<u32> {
    let reading = Place::of(blocks, sentence).map(|place| place.reading());
    reading.map(|r| r.terms.iter().map(|term| hash(term.as_bytes())).collect()).unwrap_or_default()
}

/// What the article shows as a whole.
fn shared(all: usize, sourced: &[usize], given: &[&Attribution]) -> Vec<Feature> {
    let mut features = Vec::new();
    let mut step = |template, number, bounds: &[usize]| {
        steps(feature(template), number, bounds, |f| features.push(f));
    };
    step(Template::Sentences, all, &[4, 6, 8, 10, 13, 16, 20, 26, 34]);
    step(Template::Sourced, sourced.len() * 100 / all.max(1), &[5, 10, 15, 20, 27, 35, 45, 60]);
    // Whoever has no entity counts by his type.
    let name = |a: &Attribution| (a.entity, if a.entity.is_none() { a.source_type as u32 } else { 0 });
    let mut names: Vec<_> = given.iter().map(|a| name(a)).collect();
    names.sort_unstable();
    let dominant = names.chunk_by(|a, b| a == b).max_by_key(|same| same.len());
    step(
        Template::Dominant,
        dominant.map_or(0, <[_]>::len) * 100 / given.len().max(1),
        &[26, 34, 45, 60, 80, 100],
    );
    step(Template::Sources, names.chunk_by(|a, b| a == b).count(), &[1, 2, 3, 4, 5, 7, 10]);
    step(Template::FirstSource, sourced.first().copied().unwrap_or(all), &[1, 2, 3, 4, 6]);
    for kind in SourceType::ALL {
        let share = given.iter().filter(|a| a.source_type == kind).count() * 100 / given.len().max(1);
        let template = feature(Template::TypeShare).with(kind as u32);
        steps(template, share, &[1, 20, 40, 60, 80], |f| features.push(f));
    }
    if let Some(most) = dominant.and_then(|same| given.iter().find(|a| name(a) == same[0])) {
        features.push(feature(Template::DominantType).with(most.source_type as u32));
    }
    if let Some(first) = given.first() {
        features.push(feature(Template::FirstType).with(first.source_type as u32));
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    /// The number of the sentence whose source would cover each sentence of running text, and on which side it stands.
    fn nearest(text: &str) -> Vec<Option<(usize, bool)>> {
        let Article { blocks, segments, mentions, attributions, sentences, .. } =
            crate::analyze_unweighed(text);
        let reading = Reading {
            blocks: &blocks,
            segments: &segments,
            mentions: &mentions,
            attributions: &attributions,
        };
        let running: Vec<usize> =
            (0..sentences.len()).filter(|i| segments[sentences[*i].segment].kind.is_running_text()).collect();
        let structure = Structure::of(&reading, &sentences, &running);
        let number = |s: Source| running.binary_search(&attributions[s.attribution].sentence).unwrap_or(99);
        (0..running.len()).map(|n| structure.nearest(n).map(|s| (number(s), s.before))).collect()
    }

    #[test]
    fn the_source_of_its_own_paragraph_is_nearest_then_the_one_before() {
        let found = nearest(
            "Le bac a coulé\n\nLe bac a coulé lundi, selon la préfecture.\n\nLa coque était percée. Le pont était gras, \
             a dit le maire Paul Rey.\n\nLa pluie tombait.",
        );
        assert_eq!(found, [Some((2, false)), Some((2, false)), Some((0, true)), Some((2, true))]);
    }

    #[test]
    fn a_crowd_covers_nothing_and_without_a_source_there_is_none() {
        assert_eq!(
            nearest("Le bac a coulé\n\nSelon certains experts, le bac a coulé.\n\nLe pont était gras."),
            [None, None]
        );
    }

    #[test]
    fn a_number_has_a_feature_for_each_bound_that_it_reaches() {
        let reached = |number| {
            let mut features = 0;
            steps(feature(Template::Left), number, &[1, 3, 9], |_| features += 1);
            features
        };
        assert_eq!([0, 1, 2, 3, 8, 9].map(reached), [0, 1, 1, 2, 2, 3]);
    }
}
