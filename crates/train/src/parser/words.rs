//! Sentences of a treebank as the layers below the parser read them.

use std::path::Path;

use sourcier_analysis::Span;
use sourcier_analysis::lemmatizer::{self, Form, Lemmas, Lemmatizer};
use sourcier_analysis::model::Layer;
use sourcier_analysis::syntax::{Deprel, Feats, SyntacticWord};
use sourcier_analysis::tagger::{Atoms, Tag, Tagger, Tags, expand};
use sourcier_analysis::tokenizer::Token;

use super::Sentence;
use crate::{Result, conllu, tagger, treebank};

/// Parts that a treebank is cut into: each is tagged by what was learnt from the others, as well, or as
/// badly, as a text that nobody has seen.
const FOLDS: usize = 5;

/// What tags words.
pub(crate) struct Below {
    lemmas: Lemmas,
    lemmatizer: Lemmatizer,
}

impl Below {
    pub(crate) fn read() -> Result<Self> {
        let file = |name: &str| std::fs::read(crate::model_dir().join(name));
        Ok(Self {
            lemmas: Lemmas::from_bytes(&file("lemmas.bin")?)?,
            lemmatizer: Lemmatizer::from_bytes(&file("lemmatizer.bin")?)?,
        })
    }

    /// The words of a sentence with predicted parts of speech, features and lemmas; tokens, heads and relations are
    /// those of the treebank.
    pub(crate) fn tagged(&self, tagger: &Tagger, gold: &conllu::Sentence) -> Sentence {
        let tokens: Vec<Token> = treebank::tokens(gold);
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let is_double = |t: &conllu::Surface| t.words > 1;
        let allowed: Vec<Tags> =
            gold.tokens.iter().map(|t| if is_double(t) { Tag::DOUBLE } else { Tag::SINGLE }).collect();
        let tags = tagger.tags(&atoms, &allowed);
        let feats = tagger.feats(&atoms, &tags);
        let mut words = Vec::new();
        for (n, (surface, token)) in gold.tokens.iter().zip(&tokens).enumerate() {
            let own = gold.words.get(surface.word..surface.word + surface.words).unwrap_or_default();
            let forms = expand(&token.norm).filter(|_| own.len() > 1).map(|(a, b)| [a, b]);
            let parts = tags[n].parts();
            for (part, word) in own.iter().enumerate() {
                let form = match forms.and_then(|forms| forms.get(part).copied()) {
                    Some(lower) => Form { written: lower, lower, acronym: false },
                    None => Form::of(token, &gold.text),
                };
                let upos = parts.get(part).or(parts.last()).copied().unwrap_or(word.upos);
                let feats = if part + 1 == own.len() { feats[n] } else { Feats::default() };
                words.push(SyntacticWord {
                    token: n,
                    part: u8::try_from(part).unwrap_or(1),
                    span: Span::new(surface.start, surface.end),
                    upos,
                    feats,
                    lemma: lemmatizer::lemma(&self.lemmas, &self.lemmatizer, form, upos, feats),
                    head: word.head,
                    deprel: word.deprel,
                });
            }
        }
        Sentence { tokens, words }
    }
}

/// The sentences that train, each tagged by a tagger that has not seen it.
pub(crate) fn training(data: &Path, below: &Below) -> Result<Vec<Sentence>> {
    let treebanks = treebank::training(data)?;
    let mut tagged: Vec<(usize, Sentence)> = Vec::new();
    for fold in 0..FOLDS {
        let others = |sentences: &[conllu::Sentence]| -> Vec<conllu::Sentence> {
            sentences.iter().enumerate().filter(|(n, _)| n % FOLDS != fold).map(|(_, s)| s.clone()).collect()
        };
        let [first, second] = &treebanks;
        let tagger = tagger::train_on(&[others(first), others(second)]);
        let mut start = 0;
        for sentences in &treebanks {
            let own = sentences.iter().enumerate().filter(|(n, _)| n % FOLDS == fold);
            tagged.extend(own.map(|(n, s)| (start + n, below.tagged(&tagger, s))));
            start += sentences.len();
        }
    }
    tagged.sort_by_key(|(n, _)| *n);
    Ok(tagged.into_iter().map(|(_, sentence)| sentence).collect())
}

/// The sentences that measure, tagged as an article would be.
pub(crate) fn development(data: &Path, below: &Below) -> Result<Vec<Sentence>> {
    let tagger = Tagger::from_bytes(&std::fs::read(crate::model_dir().join("tagger.bin"))?)?;
    Ok(treebank::development(data)?.iter().map(|s| below.tagged(&tagger, s)).collect())
}

/// What is kept of a sentence between two runs, a line a word.
pub(crate) fn dump(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for s in sentences {
        for w in &s.words {
            out += &format!("{}\t{}\t{}\n", w.upos.as_str(), w.feats.to_bits(), w.lemma);
        }
    }
    out
}

/// Reads it back.
pub(crate) fn undump(sentences: &mut [Sentence], text: &str) -> Option<()> {
    let mut lines = text.lines();
    for w in sentences.iter_mut().flat_map(|s| &mut s.words) {
        let mut cells = lines.next()?.split('\t');
        w.upos = sourcier_analysis::syntax::Upos::parse(cells.next()?)?;
        w.feats = Feats::from_bits(cells.next()?.parse().ok()?);
        w.lemma = cells.next()?.into();
    }
    let _ = Deprel::Dep;
    Some(())
}
