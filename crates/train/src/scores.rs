//! How well the layers of the syntax read, as one table: what is measured, the figure, the floor, the aim.

use std::path::Path;

use sourcier_analysis::lemmatizer::{Lemmas, Lemmatizer};
use sourcier_analysis::model::Layer;
use sourcier_analysis::syntax::{Feats, Upos};
use sourcier_analysis::tagger::{Atoms, Tag, Tagger};
use sourcier_analysis::tokenizer::Token;

use crate::Result;
use crate::conllu::Sentence;
use crate::{lemmatizer as lemmas_of, tagger as tags_of, treebank};

/// Prints one line of the table. Without a floor or an aim it says nothing of them.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(crate) fn row(what: &str, figure: f64, floor: Option<f64>, aim: Option<f64>) {
    let target = |target: Option<f64>| target.map_or_else(String::new, |t| format!("{t:.1}"));
    println!("| {what:48} | {figure:6.2} | {:>5} | {:>5} |", target(floor), target(aim));
}

/// Prints the head of the table.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(crate) fn head() {
    println!("| {:48} | {:>6} | {:>5} | {:>5} |", "layer, measured on", "%", "floor", "aim");
    println!("|{:-<50}|-------:|------:|------:|", "");
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// A layer as it was last trained, also when this program was built before.
fn read<L: Layer>() -> Result<L> {
    Ok(L::from_bytes(&std::fs::read(crate::model_dir().join(format!("{}.bin", L::NAME)))?)?)
}

/// Parts of speech, features and lemmas on Sequoia dev, tokens given.
pub(crate) fn words(data: &Path, details: bool) -> Result<()> {
    let (tagger, lemmas, lemmatizer): (Tagger, Lemmas, Lemmatizer) = (read()?, read()?, read()?);
    let sentences = treebank::development(data)?;
    let score = tags_of::score(&tagger, &sentences);
    row("UPOS, Sequoia dev, gold tokens", percent(score.upos, score.words), Some(97.8), Some(98.5));
    row("UPOS, the same, contractions not given", percent(score.free, score.words), None, None);
    row("features, Sequoia dev, gold tokens", percent(score.feats, score.tokens), None, None);
    if details {
        for (name, (right, all)) in &score.by_feature {
            row(&format!("  {name} (of {all})"), percent(*right, *all), None, None);
        }
        let mut confusions: Vec<_> = score.confusions.iter().collect();
        confusions.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for ((gold, read), count) in confusions.into_iter().take(20) {
            row(
                &format!("  {gold} taken for {read}: {count}, of all words"),
                percent(*count, score.words),
                None,
                None,
            );
        }
    }
    if details {
        speed(&tagger, &sentences);
    }
    let (mut right, mut right_given, mut all) = (0, 0, 0);
    for sentence in &sentences {
        let atoms: Vec<Atoms> = treebank::tokens(sentence).iter().map(Atoms::of).collect();
        let tags = tagger.tags(&atoms, &tags_of::given(sentence));
        let feats = tagger.feats(&atoms, &tags);
        let read: Vec<(Upos, Feats)> = tags
            .iter()
            .zip(feats)
            .flat_map(|(tag, feats)| tag.parts().iter().map(move |upos| (*upos, feats)))
            .collect();
        let gold: Vec<(Upos, Feats)> = sentence.words.iter().map(|w| (w.upos, w.feats)).collect();
        right += lemmas_of::score(&lemmas, &lemmatizer, sentence, &read);
        right_given += lemmas_of::score(&lemmas, &lemmatizer, sentence, &gold);
        all += sentence.words.len();
    }
    row("lemma, Sequoia dev, gold tokens", percent(right, all), Some(98.5), Some(99.2));
    row("lemma, the same, parts of speech given", percent(right_given, all), None, None);
    Ok(())
}

/// How often work is repeated to measure its time.
const ROUNDS: u16 = 10;

/// Prints how long the tagger takes a token on this machine.
#[expect(clippy::cast_precision_loss, reason = "counts of tokens are small")]
fn speed(tagger: &Tagger, sentences: &[Sentence]) {
    let tokens: Vec<Vec<Token>> = sentences.iter().map(treebank::tokens).collect();
    let count = tokens.iter().map(Vec::len).sum::<usize>() as f64;
    let atoms = || tokens.iter().map(|t| t.iter().map(Atoms::of).collect()).collect::<Vec<Vec<Atoms>>>();
    let (atoms, time) = timed(atoms);
    row("  microseconds a token: atoms", time / count, None, None);
    let tags = || atoms.iter().map(|a| tagger.tags(a, &vec![Tag::SINGLE; a.len()])).collect::<Vec<_>>();
    let (tags, time) = timed(tags);
    row("  microseconds a token: parts of speech", time / count, None, None);
    let feats = || atoms.iter().zip(&tags).map(|(a, t)| tagger.feats(a, t).len()).sum::<usize>();
    let (_, time) = timed(feats);
    row("  microseconds a token: features", time / count, None, None);
}

/// What the work gives, and how many microseconds it takes.
fn timed<T>(work: impl Fn() -> T) -> (T, f64) {
    let start = std::time::Instant::now();
    for _ in 1..ROUNDS {
        std::hint::black_box(work());
    }
    let result = work();
    (result, start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS))
}
