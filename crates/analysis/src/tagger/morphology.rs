//! Morphological features of words whose part of speech is known: a few independent choices, scored together.
//!
//! Read from left to right; what was decided for the word before is a feature of the next.

use std::sync::LazyLock;

use fearless_simd::Simd;

use super::atoms::Atoms;
use super::tag::Tag;
use crate::model::{Feature, ModelError, Reader, Weights, Writer};
use crate::syntax::{Feats, Upos};

/// Scores of all choices, a lane a value.
pub const LANES: usize = 48;
/// Number of features of a token.
pub const COUNT: usize = 23;

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
        let choice = Choice { start, values, mask };
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

    /// The key of each feature of the token at `at`.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    pub fn keys(&self, atoms: &[Atoms], tags: &[Tag], at: usize) -> [u32; COUNT] {
        let get = |offset: isize| match at.checked_add_signed(offset) {
            Some(at) => atoms.get(at).unwrap_or(&Atoms::END),
            None => &Atoms::START,
        };
        let tag = |offset: isize| {
            let tag = at.checked_add_signed(offset).and_then(|at| tags.get(at));
            tag.map_or(30, |tag| u32::try_from(tag.index()).unwrap_or(30))
        };
        let [first, last, own, next] = [-2, -1, 0, 1].map(get);
        let [e1, e2, e3, e4, e5] = own.endings;
        let [_, next_ending, ..] = next.endings;
        let [tag_before, tag_own, tag_behind] = [-1, 0, 1].map(tag);
        let feats = self.last.to_bits();
        let pairs = [
            [0, 0],
            [own.word, 0],
            [e1, 0],
            [e2, 0],
            [e3, 0],
            [e4, 0],
            [e5, 0],
            [own.class, 0],
            [own.lexicon, 0],
            [last.word, 0],
            [next.word, 0],
            [last.word, e2],
            [own.word, last.word],
            [tag_before, tag_behind],
            [feats, e2],
            [feats, own.lexicon],
            [own.shape, own.name],
            [self.auxiliary, e2],
            [next.lexicon, own.lexicon],
            [tag_before, e3],
            [own.word, tag_behind],
            [next_ending, own.lexicon],
            [first.word, e2],
        ];
        let mut template = 200;
        pairs.map(|[first, second]| {
            let key = Feature::new(template).with(tag_own).with(first).with(second).key();
            template += 1;
            key
        })
    }
}

/// What the layer knows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Morphology(pub Weights<LANES>);

impl Morphology {
    /// The features of each token; of a contraction, those of its second word.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    pub fn read_sentence<S: Simd>(&self, _: S, atoms: &[Atoms], tags: &[Tag]) -> Vec<Feats> {
        let mut context = Context::default();
        let mut all = Vec::with_capacity(tags.len());
        let choices = CHOSEN.as_slice();
        for (at, (own, tag)) in atoms.iter().zip(tags).enumerate() {
            let mut scores = [0_i16; LANES];
            self.0.add_array(&context.keys(atoms, tags, at), &mut scores);
            let mut bits = 0;
            for choice in choices {
                let (mut top, mut best) = (i16::MIN, 0);
                for (value, score) in choice.values.iter().zip(scores.iter().skip(choice.start)) {
                    if *score > top {
                        (top, best) = (*score, value.to_bits());
                    }
                }
                bits |= best;
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
