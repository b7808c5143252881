//! Learns parts of speech, from the treebanks and from articles that the first tagger has tagged itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sourcier_analysis::analyze;
use sourcier_analysis::model::Weights;
use sourcier_analysis::tagger::{Atoms, LANES, Tag, Tagger, Tags, each_feature, possible};

use crate::Result;
use crate::conllu::Sentence;
use crate::crf::{self, Example, Settings};
use crate::table::{Table, kept};
use crate::treebank;

const SETTINGS: Settings = Settings { cost: 0.5, eta: 0.1, dropout: 0.25, epochs: 16, averaged: 10, seed: 1 };

/// How much a sentence that was tagged by a tagger counts beside one that was tagged by people.
const UNLABELLED: f32 = 0.3;

/// Sentences of articles shorter than this are left out: names of sections, captions.
const SHORTEST: usize = 5;

/// A sentence to learn from, its features by their keys.
struct Tagged {
    keys: Vec<Vec<u32>>,
    tags: Vec<Tag>,
    allowed: Vec<Tags>,
    weight: f32,
}

/// Learns from the treebanks, and from articles.
pub(crate) fn train(data: &Path) -> Result<Tagger> {
    let treebanks = treebank::training(data)?;
    let mut sentences = labelled(&treebanks);
    let first = learn(&sentences, &treebanks);
    sentences.extend(unlabelled(data, &first)?);
    Ok(learn(&sentences, &treebanks))
}

/// Learns from these sentences alone, a list a treebank.
pub(crate) fn train_on(treebanks: &[Vec<Sentence>; 2]) -> Tagger {
    learn(&labelled(treebanks), treebanks)
}

fn labelled(treebanks: &[Vec<Sentence>; 2]) -> Vec<Tagged> {
    let sentence = |sentence: &Sentence| {
        let atoms: Vec<Atoms> = treebank::tokens(sentence).iter().map(Atoms::of).collect();
        let tags = treebank::tags(sentence);
        let forms = sentence.tokens.iter().map(|t| possible(&t.form.to_lowercase()));
        let allowed = forms.zip(&tags).map(|(possible, tag)| possible | tag.bit()).collect();
        Tagged { keys: keys(&atoms), tags, allowed, weight: 1.0 }
    };
    treebanks.iter().flatten().map(sentence).collect()
}

/// The sentences of the articles that train the names, tagged.
fn unlabelled(data: &Path, tagger: &Tagger) -> Result<Vec<Tagged>> {
    let list = std::fs::read_to_string(data.join("splits/winer-train.txt"))?;
    let mut sentences = Vec::new();
    for file in list.lines().filter(|l| !l.is_empty()) {
        let article = analyze(&std::fs::read_to_string(data.join("winer-fr").join(file))?);
        for (block, sentence) in
            article.blocks.iter().flat_map(|b| b.block.sentences.iter().map(|s| (&b.block, *s)))
        {
            let tokens = block.tokens_in(sentence);
            if tokens.len() >= SHORTEST {
                let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
                let allowed: Vec<Tags> = tokens.iter().map(|t| possible(&t.norm)).collect();
                let tags = tagger.tags(&atoms, &allowed);
                sentences.push(Tagged { keys: keys(&atoms), tags, allowed, weight: UNLABELLED });
            }
        }
    }
    Ok(sentences)
}

fn keys(atoms: &[Atoms]) -> Vec<Vec<u32>> {
    (0..atoms.len())
        .map(|at| {
            let mut keys = Vec::new();
            each_feature(atoms, at, |key| keys.push(kept(key)));
            keys
        })
        .collect()
}

fn learn(sentences: &[Tagged], treebanks: &[Vec<Sentence>; 2]) -> Tagger {
    let mut table: Table<LANES> =
        Table::new(sentences.iter().flat_map(|s| s.keys.iter().flatten()).copied(), 1);
    let example = |sentence: &Tagged| Example {
        features: sentence
            .keys
            .iter()
            .map(|keys| keys.iter().filter_map(|key| table.id(*key)).collect())
            .collect(),
        gold: sentence.tags.iter().map(|tag| tag.index()).collect(),
        allowed: sentence.allowed.clone(),
        weight: sentence.weight,
    };
    let examples: Vec<Example> = sentences.iter().map(example).collect();
    let transitions = crf::learn(&mut table, &examples, SETTINGS);
    let sentences: Vec<&Sentence> = treebanks.iter().flatten().collect();
    let morphology = crate::morphology::train(&sentences);
    Tagger::new(Weights::quantise(table.averages()), &transitions, morphology)
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
