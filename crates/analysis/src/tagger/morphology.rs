//! Morphological features of words whose part of speech is known: a few independent choices, scored together.
//!
//! Read from left to right; what was decided for the word before is a feature of the next.

use std::sync::LazyLock;

use super::atoms::Atoms;
use super::tag::Tag;
use crate::model::{Feature, ModelError, Reader, Weights, Writer};
use crate::syntax::{Feats, Upos};

/// Scores of all choices, a lane a value.
pub const LANES: usize = 48;

/// What is chosen, each value in the notation of CoNLL-U.
const CHOICES: [&[&str]; 6] = [
    &["_", "Gender=Fem", "Gender=Masc"],
    &["_", "Number=Plur", "Number=Sing"],
    &["_", "Person=1", "Person=2", "Person=3"],
    &[
        "_",
        "VerbForm=Inf",
        "Tense=Past|VerbForm=Part",
        "Tense=Pres|VerbForm=Part",
        "Mood=Ind|Tense=Pres|VerbForm=Fin",
        "Mood=Ind|Tense=Imp|VerbForm=Fin",
        "Mood=Ind|Tense=Past|VerbForm=Fin",
        "Mood=Ind|Tense=Fut|VerbForm=Fin",
        "Mood=Cnd|Tense=Pres|VerbForm=Fin",
        "Mood=Sub|Tense=Pres|VerbForm=Fin",
        "Mood=Sub|Tense=Past|VerbForm=Fin",
        "Mood=Imp|Tense=Pres|VerbForm=Fin",
    ],
    &["_", "Voice=Pass"],
    &[
        "_", "Definite=Def|PronType=Art", "Definite=Ind|PronType=Art", "Poss=Yes", "PronType=Dem",
        "PronType=Ind", "PronType=Int", "PronType=Neg", "PronType=Prs", "PronType=Prs|Reflex=Yes",
        "PronType=Rel", "NumType=Card", "NumType=Ord", "Polarity=Neg", "Foreign=Yes",
    ],
];

/// One choice: its first lane, and its values as bits.
struct Choice {
    start: usize,
    values: Vec<Feats>,
    mask: u32,
}

static CHOSEN: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    let mut start = 0;
    let choice = |values: &&[&str]| {
        let values: Vec<Feats> = values.iter().map(|text| Feats::parse(text)).collect();
        let mask = values.iter().fold(0, |mask, v| mask | v.to_bits());
        let choice = Choice { start, mask, values };
        start += choice.values.len();
        choice
    };
    CHOICES.iter().map(choice).collect()
});

/// For each choice the lanes of its values and the lane of the right one.
pub fn lanes(gold: Feats) -> impl Iterator<Item = (std::ops::Range<usize>, usize)> {
    CHOSEN.iter().map(move |choice| {
        let own = Feats::from_bits(gold.to_bits() & choice.mask);
        let value = choice.values.iter().position(|v| *v == own).unwrap_or(0);
        (choice.start..choice.start + choice.values.len(), choice.start + value)
    })
}

/// What is known while a sentence is read.
#[derive(Default)]
pub struct Context {
    last: Feats,
    auxiliary: u32,
}

impl Context {
    /// Goes past a token.
    pub fn pass(&mut self, atoms: &Atoms, tag: Tag, feats: Feats) {
        let upos = |upos| tag == Tag::of(upos);
        if upos(Upos::Aux) {
            self.auxiliary = atoms.word;
        } else if !upos(Upos::Adv) && !upos(Upos::Pron) {
            self.auxiliary = 0;
        }
        self.last = feats;
    }

    /// Gives the key of each feature of the token at `at`.
    #[inline]
    pub fn each(&self, atoms: &[Atoms], tags: &[Tag], at: usize, mut give: impl FnMut(u32)) {
        let get = |offset: isize| match at.checked_add_signed(offset) {
            Some(at) => atoms.get(at).copied().unwrap_or(Atoms::END),
            None => Atoms::START,
        };
        let tag = |offset: isize| {
            let tag = at.checked_add_signed(offset).and_then(|at| tags.get(at));
            tag.map_or(30, |tag| u32::try_from(tag.index()).unwrap_or(30))
        };
        let (a, t, c) = (get(-1), get(0), get(1));
        let [e1, e2, e3, e4, e5] = t.endings;
        let (own, before, behind) = (tag(0), tag(-1), tag(1));
        let last = self.last.to_bits();
        let pairs = [
            [0, 0],
            [t.word, 0],
            [e1, 0],
            [e2, 0],
            [e3, 0],
            [e4, 0],
            [e5, 0],
            [t.class, 0],
            [t.lexicon, 0],
            [a.word, 0],
            [c.word, 0],
            [a.word, e2],
            [t.word, a.word],
            [before, behind],
            [last, e2],
            [last, t.lexicon],
            [t.shape, t.name],
            [self.auxiliary, e2],
            [c.lexicon, t.lexicon],
            [before, e3],
            [t.word, behind],
            [c.endings[1], t.lexicon],
            [get(-2).word, e2],
        ];
        for (template, [first, second]) in (200..).zip(pairs) {
            give(Feature::new(template).with(own).with(first).with(second).key());
        }
    }
}

/// What the layer knows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Morphology(pub Weights<LANES>);

impl Morphology {
    /// The features of each token; of a contraction, those of its second word.
    pub fn read_sentence(&self, atoms: &[Atoms], tags: &[Tag]) -> Vec<Feats> {
        let mut context = Context::default();
        let mut all = Vec::with_capacity(tags.len());
        let mut keys = Vec::with_capacity(32);
        for (at, (own, tag)) in atoms.iter().zip(tags).enumerate() {
            let mut scores = [0_i16; LANES];
            keys.clear();
            context.each(atoms, tags, at, |key| keys.push(key));
            self.0.add_all(&keys, &mut scores);
            let mut bits = 0;
            for choice in CHOSEN.iter() {
                let own = scores.get(choice.start..).unwrap_or_default();
                let best = choice.values.iter().zip(own).rev().max_by_key(|(_, score)| **score);
                bits |= best.map_or(0, |(value, _)| value.to_bits());
            }
            let feats = Feats::from_bits(bits);
            context.pass(own, *tag, feats);
            all.push(feats);
        }
        all
    }

    pub(super) fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        Weights::read(from).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_lane_of_its_own() {
        let count: usize = CHOSEN.iter().map(|c| c.values.len()).sum();
        assert!(count <= LANES);
        for text in ["Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part|Voice=Pass", "NumType=Card", "_"] {
            let bits = lanes(Feats::parse(text))
                .zip(CHOSEN.iter())
                .fold(0, |bits, ((range, lane), choice)| bits | choice.values[lane - range.start].to_bits());
            assert_eq!(Feats::from_bits(bits).to_string(), text);
        }
        let masks: Vec<u32> = CHOSEN.iter().map(|c| c.mask).collect();
        assert_eq!(
            masks.iter().fold(0, |all, mask| all ^ mask),
            masks.iter().fold(0, |all, mask| all | mask)
        );
    }
}
