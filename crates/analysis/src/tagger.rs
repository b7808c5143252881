//! Parts of speech: a linear-chain model over hashed features of forms, endings, neighbours and the lexicon.
//!
//! Tokens are orthographic; « du » is one. What is a contraction is decided with the parts of speech, by two more
//! tags, and only then are words made of it.

use fearless_simd::{Level, Simd, dispatch};

use crate::lemmatizer::{self, Form};
use crate::model::{self, Layer, ModelError, Reader, Weights, Writer};
use crate::syntax::{Deprel, Feats, SyntacticWord, Upos};
use crate::text::Span;
use crate::tokenizer::{self, Token};
use morphology::Morphology;

mod atoms;
mod features;
pub mod morphology;
mod tag;
mod viterbi;

pub use atoms::{Atoms, restored};
pub use features::keys as feature_keys;
pub use tag::{Tag, Tags, expand, possible};
pub use viterbi::{LANES, Transitions};

/// The words of a block with their parts of speech, features and lemmas, sentence by sentence. Without a model there
/// are none.
pub fn read(text: &str, tokens: &[Token], sentences: &[Span]) -> Vec<SyntacticWord> {
    let Some(model) = model::get() else { return Vec::new() };
    let mut words = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    for sentence in sentences {
        let first = tokens.partition_point(|t| t.span.start < sentence.start);
        let written = tokenizer::written_words(text, tokenizer::within(tokens, *sentence));
        let atoms: Vec<Atoms> = written.iter().map(|(_, token)| Atoms::of(token)).collect();
        let allowed: Vec<Tags> = written.iter().map(|(_, token)| possible(&token.norm)).collect();
        let tags = model.tagger.tags(&atoms, &allowed);
        let feats = model.tagger.feats(&atoms, &tags);
        for ((at, token), (tag, feats)) in written.iter().zip(tags.iter().zip(feats)) {
            let restored = restored(token);
            let form = Form::of(token, text).restored(restored.as_deref());
            let mut add = |part, form, upos, feats| {
                let lemma = lemmatizer::lemma(&model.lemmas, &model.lemmatizer, form, upos, feats);
                let (head, deprel) = (None, Deprel::Dep);
                words.push(SyntacticWord {
                    token: first + at,
                    part,
                    span: token.span,
                    upos,
                    feats,
                    lemma,
                    head,
                    deprel,
                });
            };
            match (tag.parts(), expand(&token.norm)) {
                ([first, second], Some((preposition, rest))) => {
                    let part = |lower| Form { written: lower, lower, acronym: false };
                    add(0, part(preposition), *first, Feats::default());
                    add(1, part(rest), *second, feats);
                }
                (parts, _) => add(0, form, parts.first().copied().unwrap_or(Upos::X), feats),
            }
        }
    }
    words
}

/// What the layer knows.
#[derive(PartialEq, Debug)]
pub struct Tagger {
    emissions: Weights<LANES>,
    transitions: Transitions,
    morphology: Morphology,
}

impl Tagger {
    /// Learnt weights, the transitions in the unit of the emissions.
    pub fn new(
        emissions: Weights<LANES>,
        transitions: &[[f32; LANES]; Tag::COUNT + 1],
        morphology: Morphology,
    ) -> Self {
        let unit = emissions.scale();
        #[expect(clippy::cast_possible_truncation, reason = "clamped")]
        let transitions =
            transitions.map(|row| row.map(|w| (w / unit).round().clamp(-2_000.0, 2_000.0) as i16));
        Self { emissions, transitions: Transitions(transitions), morphology }
    }

    /// The best tags for a sentence. `allowed` says what each token may be.
    pub fn tags(&self, atoms: &[Atoms], allowed: &[Tags]) -> Vec<Tag> {
        dispatch!(Level::new(), simd => self.best(simd, atoms, allowed))
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    fn best<S: Simd>(&self, _: S, atoms: &[Atoms], allowed: &[Tags]) -> Vec<Tag> {
        let mut scores = vec![[0; LANES]; atoms.len()];
        for (at, scores) in scores.iter_mut().enumerate() {
            self.emissions.add_array(&feature_keys(atoms, at), scores);
        }
        viterbi::best(&mut scores, allowed, &self.transitions)
    }

    /// The best tags for the tokens of a sentence.
    pub fn tag(&self, tokens: &[Token]) -> Vec<Tag> {
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let allowed: Vec<Tags> = tokens.iter().map(|t| possible(&t.norm)).collect();
        self.tags(&atoms, &allowed)
    }

    /// The morphological features of each token; of a contraction, those of its second word.
    pub fn feats(&self, atoms: &[Atoms], tags: &[Tag]) -> Vec<Feats> {
        dispatch!(Level::new(), simd => self.morphology.read_sentence(simd, atoms, tags))
    }

    /// Number of features and bytes in memory.
    pub fn size(&self) -> (usize, usize) {
        let Morphology(morphology) = &self.morphology;
        (self.emissions.features() + morphology.features(), self.emissions.memory() + morphology.memory())
    }
}

impl Layer for Tagger {
    const NAME: &'static str = "tagger";
    const VERSION: u8 = 2;

    fn write(&self, to: &mut Writer) {
        self.emissions.write(to);
        let Transitions(rows) = &self.transitions;
        rows.iter().flatten().for_each(|score| to.u32(i32::from(*score).cast_unsigned()));
        self.morphology.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let emissions = Weights::read(from)?;
        let mut rows = [[0; LANES]; Tag::COUNT + 1];
        for score in rows.iter_mut().flatten() {
            *score = i16::try_from(from.u32()?.cast_signed())
                .ok()
                .filter(|s| s.abs() <= 2_000)
                .ok_or(ModelError::Malformed("a transition is out of range"))?;
        }
        let morphology = Morphology::read(from)?;
        Ok(Self { emissions, transitions: Transitions(rows), morphology })
    }
}
