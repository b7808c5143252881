//! Sentences of a treebank as the layers below the parser read them.

use std::path::Path;

use sourcier_analysis::Span;
use sourcier_analysis::lemmatizer::{self, Form, Lemmas, Lemmatizer};
use sourcier_analysis::model::Layer;
use sourcier_analysis::parser::LONGEST;
use sourcier_analysis::parser::features::{self, Features};
use sourcier_analysis::syntax::{Deprel, Feats, SyntacticWord};
use sourcier_analysis::tagger::{Atoms, Tag, Tagger, Tags, expand, possible};
use sourcier_analysis::tokenizer::{self, Token};

use crate::{Result, conllu, tagger, treebank};

/// Parts that a treebank is cut into: each is tagged by what was learnt from the others, as well, or as
/// badly, as a text that nobody has seen.
const FOLDS: usize = 5;

/// A sentence with the tokens of its words.
#[derive(Clone)]
pub(super) struct Sentence {
    pub(super) tokens: Vec<Token>,
    pub(super) words: Vec<SyntacticWord>,
}

impl Sentence {
    /// What the parser sees of each word.
    pub(super) fn features(&self) -> Vec<Features> {
        self.words.iter().map(|word| features::of(&self.tokens[word.token], word)).collect()
    }
}

/// The layers below the parser.
pub(super) struct Below {
    tagger: Tagger,
    lemmas: Lemmas,
    lemmatizer: Lemmatizer,
}

impl Below {
    /// Reads their files.
    pub(super) fn read(model: &Path) -> Result<Self> {
        let file = |name: &str| std::fs::read(model.join(name));
        Ok(Self {
            tagger: Tagger::from_bytes(&file("tagger.bin")?)?,
            lemmas: Lemmas::from_bytes(&file("lemmas.bin")?)?,
            lemmatizer: Lemmatizer::from_bytes(&file("lemmatizer.bin")?)?,
        })
    }

    /// The words of a sentence with predicted parts of speech, features and lemmas; tokens, heads and relations are
    /// those of the treebank.
    fn tagged(&self, tagger: &Tagger, gold: &conllu::Sentence) -> Sentence {
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

    /// A sentence of a text.
    fn read_sentence(&self, text: &str, tokens: &[Token]) -> Sentence {
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let allowed: Vec<Tags> = tokens.iter().map(|t| possible(&t.norm)).collect();
        let tags = self.tagger.tags(&atoms, &allowed);
        let feats = self.tagger.feats(&atoms, &tags);
        let mut words = Vec::new();
        for (n, (token, (tag, feats))) in tokens.iter().zip(tags.iter().zip(feats)).enumerate() {
            let whole = Form::of(token, text);
            let forms = expand(&token.norm).filter(|_| tag.parts().len() > 1);
            let lower = |lower| Form { written: lower, lower, acronym: false };
            let forms = forms.map_or(vec![whole], |(a, b)| vec![lower(a), lower(b)]);
            let last = forms.len() - 1;
            for (part, (form, upos)) in forms.into_iter().zip(tag.parts()).enumerate() {
                let feats = if part == last { feats } else { Feats::default() };
                words.push(SyntacticWord {
                    token: n,
                    part: u8::from(part > 0),
                    span: token.span,
                    upos: *upos,
                    feats,
                    lemma: lemmatizer::lemma(&self.lemmas, &self.lemmatizer, form, *upos, feats),
                    head: None,
                    deprel: Deprel::Dep,
                });
            }
        }
        Sentence { tokens: tokens.to_vec(), words }
    }
}

/// The sentences that train, each tagged by a tagger that has not seen it.
pub(super) fn training(data: &Path, below: &Below) -> Result<Vec<Sentence>> {
    let treebanks = treebank::training(data)?;
    let mut tagged: Vec<(usize, Sentence)> = Vec::new();
    for fold in 0..FOLDS {
        let others = |sentences: &[conllu::Sentence]| -> Vec<conllu::Sentence> {
            sentences.iter().enumerate().filter(|(n, _)| n % FOLDS != fold).map(|(_, s)| s.clone()).collect()
        };
        let [first, second] = &treebanks;
        let learnt = tagger::train_on(&[others(first), others(second)]);
        let mut start = 0;
        for sentences in &treebanks {
            let own = sentences.iter().enumerate().filter(|(n, _)| n % FOLDS == fold);
            tagged.extend(own.map(|(n, s)| (start + n, below.tagged(&learnt, s))));
            start += sentences.len();
        }
    }
    tagged.sort_by_key(|(n, _)| *n);
    Ok(tagged.into_iter().map(|(_, sentence)| sentence).collect())
}

/// The sentences that measure, tagged as an article would be.
pub(super) fn development(data: &Path, below: &Below) -> Result<Vec<Sentence>> {
    Ok(treebank::development(data)?.iter().map(|s| below.tagged(&below.tagger, s)).collect())
}

/// Sentences of articles of Wikinews that nobody has annotated with a syntax; those of `gold`, beside the data, are
/// left out, for they measure.
pub(super) fn unlabelled(data: &Path, below: &Below) -> Result<Vec<Sentence>> {
    let list = std::fs::read_to_string(data.join("splits/winer-train.txt"))?;
    let mut sentences = Vec::new();
    for file in list.lines().filter(|line| !line.is_empty()) {
        let measures = data.join("../gold").join(file.replace('/', "_")).with_extension("json");
        if measures.exists() {
            continue;
        }
        let text = std::fs::read_to_string(data.join("winer-fr").join(file))?;
        for placed in &sourcier_analysis::analyze(&text).blocks {
            let block = &placed.block;
            let spans = block.sentences.iter();
            let words = |span| tokenizer::written_words(&block.text, block.tokens_in(span));
            let own = spans.map(|span| {
                let tokens: Vec<Token> = words(*span).into_iter().map(|(_, t)| t.into_owned()).collect();
                below.read_sentence(&block.text, &tokens)
            });
            sentences.extend(own.filter(|s| (2..=LONGEST).contains(&s.words.len())));
        }
    }
    Ok(sentences)
}
