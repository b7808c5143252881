//! Makes the data of `model-fr` from public data sets and prints how well the layers read.
//!
//! `cargo run --release -p sourcier-train -- lexicon --data DIR` writes the files of `crates/model-fr/data`. Making
//! them is deterministic: the same data gives the same bytes.

mod checkworthy;
mod conllu;
mod crf;
mod eval;
mod gazetteers;
mod lemmatizer;
mod lexicon;
mod morphology;
mod names;
mod parser;
mod random;
mod scores;
mod segmentation;
mod table;
mod tagger;
mod treebank;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sourcier_analysis::checkworthy::CheckWorthiness;
use sourcier_analysis::model::Layer;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["lexicon", "--data", data] => report(lexicon::make(&PathBuf::from(data), &model_dir())),
        ["train", "tagger", "--data", data] => report(train_tagger(&PathBuf::from(data))),
        ["train", "lemmatizer", "--data", data] => report(train_lemmatizer(&PathBuf::from(data))),
        ["train", "parser", "--data", data] => report(parser::train(&PathBuf::from(data), &model_dir())),
        ["train", "names", "--data", data] => report(names::train(&PathBuf::from(data), &model_dir())),
        ["train", "checkworthy", "--data", data] => report(train_checkworthy(&PathBuf::from(data))),
        ["empty", "checkworthy"] => report(write(&CheckWorthiness::default())),
        ["checkworthy", "--data", data, "--folds"] => report(checkworthy::folds(&PathBuf::from(data))),
        ["checkworthy", "--data", data, "--dump"] => report(checkworthy::dump(&PathBuf::from(data))),
        ["eval", "--data", data] => report(evaluate(&PathBuf::from(data), false)),
        ["eval", "--data", data, "--details"] => report(evaluate(&PathBuf::from(data), true)),
        ["eval", "--data", data, "--split", split] => report(eval::errors(&PathBuf::from(data), split)),
        ["segmentation", "--data", data] => report(segmentation::evaluate(&PathBuf::from(data), false)),
        ["segmentation", "--data", data, "--errors"] => {
            report(segmentation::evaluate(&PathBuf::from(data), true))
        }
        _ => fail(
            "usage: sourcier-train lexicon --data DIR | train tagger|lemmatizer|parser|names|checkworthy --data DIR | empty checkworthy | checkworthy --data DIR --folds|--dump | eval --data DIR \
             [--details | --split winer-train] | segmentation --data DIR [--errors]",
        ),
    }
}

/// Writes a layer into `model-fr`.
fn write<L: Layer>(layer: &L) -> Result<()> {
    Ok(std::fs::write(model_dir().join(format!("{}.bin", L::NAME)), layer.to_bytes())?)
}

fn train_tagger(data: &Path) -> Result<()> {
    write(&tagger::train(data)?)
}

fn train_checkworthy(data: &Path) -> Result<()> {
    write(&checkworthy::train(data)?)
}

fn train_lemmatizer(data: &Path) -> Result<()> {
    let (lemmas, lemmatizer) = lemmatizer::train(data)?;
    write(&lemmas)?;
    write(&lemmatizer)
}

fn evaluate(data: &Path, details: bool) -> Result<()> {
    scores::head();
    scores::words(data, details)?;
    parser::eval(data, &model_dir(), details)?;
    eval::all(data)
}

fn report(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn model_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../model-fr/data")
}

#[expect(clippy::print_stderr, reason = "a command-line tool reports on stderr")]
fn fail(message: &str) -> ExitCode {
    eprintln!("sourcier-train: {message}");
    ExitCode::from(2)
}
