//! Makes the data of `model-fr` from public data sets and prints how well the layers read.
//!
//! `cargo run --release -p sourcier-train -- lexicon --data DIR` writes the files of `crates/model-fr/data`. Making
//! them is deterministic: the same data gives the same bytes.

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
mod segmentation;
mod table;
mod tagger;
mod treebank;

use std::path::PathBuf;
use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["lexicon", "--data", data] => report(lexicon::make(&PathBuf::from(data), &model_dir())),
        ["x", "--data", data] => report(tagger::experiment(&PathBuf::from(data))),
        ["parser-x", "--data", data] => report(parser::experiment(&PathBuf::from(data))),
        ["train", "names", "--data", data] => report(names::train(&PathBuf::from(data), &model_dir())),
        ["eval", "--data", data] => report(eval::all(&PathBuf::from(data))),
        ["eval", "--data", data, "--split", split] => report(eval::errors(&PathBuf::from(data), split)),
        ["segmentation", "--data", data] => report(segmentation::evaluate(&PathBuf::from(data), false)),
        ["segmentation", "--data", data, "--errors"] => {
            report(segmentation::evaluate(&PathBuf::from(data), true))
        }
        _ => fail(
            "usage: sourcier-train lexicon --data DIR | train names --data DIR | eval --data DIR [--split winer-train] | \
             segmentation --data DIR [--errors]",
        ),
    }
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
