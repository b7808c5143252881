//! Learns parts of speech.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sourcier_analysis::model::Weights;
use sourcier_analysis::tagger::{Atoms, LANES, Tag, Tagger, Tags, feature_keys, possible};

use crate::Result;
use crate::conllu::Sentence;
use crate::crf::{self, Example, Settings};
use crate::table::{Table, kept};
use crate::treebank;

const SETTINGS: Settings = Settings { cost: 0.5, eta: 0.2, dropout: 0.3, epochs: 16, averaged: 10, seed: 1 };

/// Weights smaller than this are left out: they cost half of the file and no word in two thousand.
const SMALLEST: f32 = 0.03;

/// A sentence to learn from, its features by their keys.
struct Tagged {
    keys: Vec<Vec<u32>>,
    tags: Vec<Tag>,
    allowed: Vec<Tags>,
}

/// Learns from the treebanks.
pub(crate) fn train(data: &Path) -> Result<Tagger> {
    Ok(train_on(&treebank::training(data)?))
}

/// Learns from these sentences, a list a treebank.
pub(crate) fn train_on(treebanks: &[Vec<Sentence>; 2]) -> Tagger {
    learn(&labelled(treebanks), treebanks)
}

fn labelled(treebanks: &[Vec<Sentence>; 2]) -> Vec<Tagged> {
    let sentence = |sentence: &Sentence| {
        let atoms: Vec<Atoms> = treebank::tokens(sentence).iter().map(Atoms::of).collect();
        let tags = treebank::tags(sentence);
        let forms = sentence.tokens.iter().map(|t| possible(&t.form.to_lowercase()));
        let allowed = forms.zip(&tags).map(|(possible, tag)| possible | tag.bit()).collect();
        Tagged { keys: keys(&atoms), tags, allowed }
    };
    treebanks.iter().flatten().map(sentence).collect()
}

fn keys(atoms: &[Atoms]) -> Vec<Vec<u32>> {
    (0..atoms.len()).map(|at| feature_keys(atoms, at).map(kept).to_vec()).collect()
}

fn learn(sentences: &[Tagged], treebanks: &[Vec<Sentence>; 2]) -> Tagger {
    let mut table: Table<LANES> = Table::new(sentences.iter().flat_map(|s| s.keys.iter().flatten()).copied());
    let ids = |keys: &Vec<u32>| keys.iter().filter_map(|key| table.id(*key)).collect();
    let example = |sentence: &Tagged| Example {
        features: sentence.keys.iter().map(ids).collect(),
        gold: sentence.tags.iter().map(|tag| tag.index()).collect(),
        allowed: sentence.allowed.clone(),
    };
    let examples: Vec<Example> = sentences.iter().map(example).collect();
    let transitions = crf::learn(&mut table, &examples, SETTINGS);
    let sentences: Vec<&Sentence> = treebanks.iter().flatten().collect();
    let morphology = crate::morphology::train(&sentences);
    Tagger::new(Weights::quantise(table.averages(SMALLEST)), &transitions, morphology)
}

/// Counts of what was read on the sentences of a treebank.
#[derive(Default)]
pub(crate) struct Score {
    /// All words.
    pub(crate) words: usize,
    /// Part of speech right, when it is given which tokens are contractions.
    pub(crate) upos: usize,
    /// Part of speech right, when it is not.
    pub(crate) free: usize,
    /// All tokens.
    pub(crate) tokens: usize,
    /// Tokens with all their features right.
    pub(crate) feats: usize,
    /// Each feature: right, read or there.
    pub(crate) by_feature: BTreeMap<&'static str, (usize, usize)>,
    /// What was taken for what, how often.
    pub(crate) confusions: BTreeMap<(&'static str, &'static str), usize>,
}

/// Reads the sentences with tokens given.
pub(crate) fn score(tagger: &Tagger, sentences: &[Sentence]) -> Score {
    let mut score = Score::default();
    for sentence in sentences {
        let tokens = treebank::tokens(sentence);
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let tags = tagger.tags(&atoms, &given(sentence));
        let free = tagger.tag(&tokens);
        let feats = tagger.feats(&atoms, &tags);
        let gold = treebank::tags(sentence);
        let counts = sentence.tokens.iter().map(|t| t.words);
        for ((words, gold), (tag, free)) in counts.zip(&gold).zip(tags.iter().zip(free)) {
            score.words += words;
            score.upos += if tag == gold { words } else { 0 };
            score.free += if free == *gold { words } else { 0 };
            let names = |tag: &Tag| tag.parts().first().map_or("_", |upos| upos.as_str());
            if tag != gold {
                *score.confusions.entry((names(gold), names(tag))).or_default() += 1;
            }
        }
        for (read, gold) in feats.into_iter().zip(treebank::feats(sentence)) {
            score.tokens += 1;
            score.feats += usize::from(read == gold);
            let value = |feats: sourcier_analysis::syntax::Feats, name| feats.pairs().find(|p| p.0 == name);
            let names: BTreeSet<&str> = read.pairs().chain(gold.pairs()).map(|p| p.0).collect();
            for name in names {
                let entry = score.by_feature.entry(name).or_default();
                entry.0 += usize::from(value(read, name) == value(gold, name));
                entry.1 += 1;
            }
        }
    }
    score
}

/// Which tags each token may have when it is given which ones are contractions.
pub(crate) fn given(sentence: &Sentence) -> Vec<Tags> {
    sentence.tokens.iter().map(|t| if t.words > 1 { Tag::DOUBLE } else { Tag::SINGLE }).collect()
}
