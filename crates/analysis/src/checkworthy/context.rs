//! Where a sentence stands, and what stands around it.

use crate::article::{Segment, Sentence};
use crate::block::PlacedBlock;
use crate::claims::ClaimKind;
use crate::lexicon::classes::Class;
use crate::model::Feature;
use crate::sourcing::Sourcing;

use super::Reading;
use super::features::{Keys, bucket};
use super::gist::{Gist, Voice};
use super::structure::{Source, Structure};

/// What a feature of the surroundings is made of; its numbers lie above those of a clause.
#[derive(Clone, Copy)]
enum Template {
    Kind = 128,
    Position,
    Sentences,
    Last,
    Attributions,
    Density,
    Before,
    After,
    BeforeInParagraph,
    AfterInParagraph,
    OpensParagraph,
    EndsParagraph,
    Since,
    ClaimsBefore,
    About,
    Voice,
    Open,
}

const fn feature(template: Template) -> Feature {
    Feature::new(template as u32)
}

/// The running text of an article.
pub(super) struct Surroundings<'a> {
    sentences: &'a [Sentence],
    segments: &'a [Segment],
    /// Indices of the sentences of running text.
    running: Vec<usize>,
    attributions: usize,
    /// What the article is about: classes of nouns that are frequent in it, and those that are very frequent.
    about: Vec<(Class, bool)>,
    /// How it is told.
    voice: [u32; 8],
    structure: Structure<'a>,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of the sentences of an article, of this article.
    pub(super) fn of(reading: &Reading<'a>, sentences: &'a [Sentence]) -> Self {
        let Reading { blocks, segments, attributions, .. } = *reading;
        let is_running =
            |s: &Sentence| segments.get(s.segment).is_some_and(|segment| segment.kind.is_running_text());
        let running: Vec<usize> =
            sentences.iter().enumerate().filter(|(_, s)| is_running(s)).map(|(i, _)| i).collect();
        let gists = || told(blocks, running.iter().filter_map(|i| sentences.get(*i)));
        let (about, voice) = (about(gists()), voice(gists()));
        let structure = Structure::of(reading, sentences, &running);
        Self { sentences, segments, attributions: attributions.len(), about, voice, running, structure }
    }

    /// Adds the features of what surrounds a sentence; `None` for one that is no running text.
    pub(super) fn of_sentence(&self, sentence: usize, keys: &mut Keys) -> Option<()> {
        let n = self.running.binary_search(&sentence).ok()?;
        let here = self.sentences.get(sentence)?;
        let all = self.running.len();
        keys.add(feature(Template::Kind).with(self.segments.get(here.segment)?.kind as u32));
        keys.add(feature(Template::Position).with(bucket(n, &[1, 2, 3, 5, 8, 12, 20])));
        keys.add(feature(Template::Sentences).with(bucket(all, &[2, 4, 6, 9, 14, 20])));
        if n + 1 == all {
            keys.add(feature(Template::Last));
        }
        keys.add(feature(Template::Attributions).with(bucket(self.attributions, &[1, 2, 3, 5, 8])));
        let density = self.attributions * 100 / all;
        keys.add(feature(Template::Density).with(bucket(density, &[1, 15, 30, 50, 80])));
        keys.add(feature(Template::Open).with(number(here.sourcing)));
        let before = n.checked_sub(1).and_then(|n| self.nth(n));
        let after = self.nth(n + 1);
        let status = |s: Option<&Sentence>| s.map_or(0, |s| 1 + number(s.sourcing));
        keys.add(feature(Template::Before).with(status(before)));
        keys.add(feature(Template::After).with(status(after)));
        let beside = |s: &&Sentence| s.segment == here.segment;
        match before.filter(beside) {
            Some(s) => keys.add(feature(Template::BeforeInParagraph).with(number(s.sourcing))),
            None => keys.add(feature(Template::OpensParagraph)),
        }
        match after.filter(beside) {
            Some(s) => keys.add(feature(Template::AfterInParagraph).with(number(s.sourcing))),
            None => keys.add(feature(Template::EndsParagraph)),
        }
        keys.add(feature(Template::Since).with(bucket(self.since_source(n), &[1, 2, 3, 4, 6])));
        if before.is_some_and(|s| s.claims.iter().any(|c| c.kind != ClaimKind::Assertion)) {
            keys.add(feature(Template::ClaimsBefore));
        }
        for (class, very) in &self.about {
            let number = u32::from(class.number());
            keys.add(feature(Template::About).with(number));
            if *very {
                keys.add(feature(Template::About).with(256 + number));
            }
        }
        for (n, share) in (0..).zip(self.voice) {
            keys.add(feature(Template::Voice).with(n).with(share));
        }
        self.structure.of_sentence(n, keys);
        Some(())
    }

    /// The source that would cover a sentence, by its index.
    pub(super) fn source_of(&self, sentence: usize) -> Option<Source> {
        self.structure.nearest(self.running.binary_search(&sentence).ok()?)
    }

    /// The `n`th sentence of running text.
    fn nth(&self, n: usize) -> Option<&'a Sentence> {
        self.sentences.get(*self.running.get(n)?)
    }

    /// How many sentences ago a source stood in one.
    fn since_source(&self, n: usize) -> usize {
        let sourced = |s: &Sentence| matches!(s.sourcing, Sourcing::Explicit | Sourcing::OwnSpeech);
        let before = (0..n).rev().filter_map(|n| self.nth(n));
        before.take(8).position(sourced).map_or(8, |n| n + 1)
    }
}

const fn number(sourcing: Sourcing) -> u32 {
    match sourcing {
        Sourcing::Explicit => 0,
        Sourcing::OwnSpeech => 1,
        Sourcing::InheritedBefore => 2,
        Sourcing::InheritedAfter => 3,
        Sourcing::Vague => 4,
        Sourcing::Anonymous => 5,
        Sourcing::Conditional(_) => 6,
        Sourcing::Agency => 7,
        Sourcing::None => 8,
    }
}

/// The blocks of running text, each once.
fn told<'a>(
    blocks: &'a [PlacedBlock],
    sentences: impl Iterator<Item = &'a Sentence>,
) -> impl Iterator<Item = &'a Gist> {
    let mut last = None;
    sentences
        .filter(move |s| last.replace(s.block) != Some(s.block))
        .filter_map(|s| blocks.get(s.block).map(|placed| &placed.block.gist))
}

/// The classes of nouns that make up more than a sixteenth of the text, and whether they make up more than an eighth.
fn about<'a>(gists: impl Iterator<Item = &'a Gist>) -> Vec<(Class, bool)> {
    let mut counts = [0_usize; Class::COUNT];
    for (class, here) in gists.flat_map(|gist| &gist.classes) {
        if let Some(count) = counts.get_mut(usize::from(class.number())) {
            *count += here;
        }
    }
    let all: usize = counts.iter().sum();
    let count = |class: Class| counts.get(usize::from(class.number())).copied().unwrap_or_default();
    let frequent = Class::of_nouns().filter(|class| count(*class) * 16 > all);
    frequent.map(|class| (class, count(class) * 8 > all)).collect()
}

/// How the article is told, in shares of its sentences.
fn voice<'a>(gists: impl Iterator<Item = &'a Gist>) -> [u32; 8] {
    let mut all = Voice::default();
    for gist in gists {
        all.add(gist.voice);
    }
    let sentences = all.sentences.max(1);
    let share = |count: usize, bounds: &[usize]| bucket(count * 100 / sentences, bounds);
    [
        share(all.present, &[15, 30, 45, 60, 75]),
        share(all.questions, &[1, 6, 12]),
        share(all.short, &[1, 8, 16, 28]),
        share(all.quoted, &[1, 15, 30, 45]),
        share(all.personal, &[1, 8, 20]),
        share(all.dated, &[1, 15, 30, 45]),
        share(all.figures, &[1, 15, 30, 45]),
        bucket(all.words / sentences, &[14, 17, 20, 23, 27]),
    ]
}
