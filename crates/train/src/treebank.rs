//! The treebanks that train and measure, brought to the conventions of the first.

use std::path::Path;

use sourcier_analysis::Span;
use sourcier_analysis::syntax::{Feats, NumType, Poss, Tense, Upos};
use sourcier_analysis::tagger::Tag;
use sourcier_analysis::tokenizer::Token;

use crate::Result;
use crate::conllu::{self, Sentence, Word};

/// The treebanks that train: Sequoia, whose conventions count, then GSD.
pub(crate) fn training(data: &Path) -> Result<[Vec<Sentence>; 2]> {
    Ok([read(data, "ud-sequoia/fr_sequoia-ud-train.conllu")?, read(data, "ud-gsd/fr_gsd-ud-dev.conllu")?])
}

/// What measures.
pub(crate) fn development(data: &Path) -> Result<Vec<Sentence>> {
    read(data, "ud-sequoia/fr_sequoia-ud-dev.conllu")
}

fn read(data: &Path, file: &str) -> Result<Vec<Sentence>> {
    let mut sentences = conllu::read(&data.join(file))?;
    sentences.iter_mut().flat_map(|s| &mut s.words).for_each(harmonise);
    Ok(sentences)
}

/// Features that one treebank has and the other has not: those of GSD alone go, those that follow from the part of
/// speech are set.
fn harmonise(word: &mut Word) {
    let feats = word.feats;
    word.feats = match word.upos {
        Upos::Det if feats.poss() == Some(Poss::Yes) => feats.with_pron_type(None),
        Upos::Num => Feats::default().with_num_type(Some(NumType::Card)),
        Upos::Aux if feats.tense() == Some(Tense::Past) && feats.is_past_participle() => {
            feats.with_gender(None).with_number(None).with_voice(None)
        }
        _ => feats,
    };
}

/// The tokens of a sentence, cut as the treebank cuts them.
pub(crate) fn tokens(sentence: &Sentence) -> Vec<Token> {
    sentence.tokens.iter().map(|t| Token::whole(&t.form, Span::new(t.start, t.end))).collect()
}

/// The tag of each token.
pub(crate) fn tags(sentence: &Sentence) -> Vec<Tag> {
    let tag = |words: &[Word]| {
        let parts: Vec<Upos> = words.iter().map(|w| w.upos).collect();
        Tag::of_parts(&parts).or_else(|| parts.first().map(|upos| Tag::of(*upos)))
    };
    let words = |start: usize, count: usize| sentence.words.get(start..start + count).unwrap_or_default();
    sentence.tokens.iter().map(|t| tag(words(t.word, t.words)).unwrap_or(Tag::of(Upos::X))).collect()
}

/// The features of each token; of a contraction, those of its last word.
pub(crate) fn feats(sentence: &Sentence) -> Vec<Feats> {
    let last = |end: usize| sentence.words.get(end.checked_sub(1)?).map(|w| w.feats);
    sentence.tokens.iter().map(|t| last(t.word + t.words).unwrap_or_default()).collect()
}
