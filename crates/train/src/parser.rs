//! Learns heads and relations.
//!
//! Networks that are too slow for an editor learn from the treebanks; together they annotate news that nobody has
//! annotated; a smaller network learns from both, and that one ships.

use std::path::Path;

use sourcier_analysis::model::Layer;
use sourcier_analysis::parser::network::Sizes;
use sourcier_analysis::parser::{LONGEST, Network, Parser};
use sourcier_analysis::syntax::Deprel;

use crate::Result;
use crate::scores::row;

mod encoder;
mod kernels;
mod learn;
mod network;
mod parameter;
mod score;
mod vocabulary;
mod words;

use learn::{Settings, annotated, taught};
use network::{Dropout, Example, Trainee};
use score::Score;
use vocabulary::Vocabulary;
use words::{Below, Sentence};

/// How many networks teach; each learns in a thread of its own.
const TEACHERS: u64 = 3;

/// The networks that teach.
const TEACHER: Settings = Settings {
    sizes: Sizes { input: 96, hidden: 96, layers: 2, arc: 96, label: 64 },
    dropout: Dropout { numbers: 0.2, words: 0.15 },
    rate: 0.003,
    epochs: 16,
    batch: 150,
    seed: 0,
};

/// The network that ships.
const STUDENT: Settings = Settings {
    sizes: Sizes { input: 64, hidden: 48, layers: 2, arc: 48, label: 32 },
    dropout: Dropout { numbers: 0.05, words: 0.15 },
    rate: 0.003,
    epochs: 12,
    batch: 150,
    seed: 1,
};

/// Makes the parser's file in `model`, where those of the layers below it already are.
pub(crate) fn train(data: &Path, model: &Path) -> Result<()> {
    let below = Below::read(model)?;
    let mut sentences = words::training(data, &below)?;
    sentences.retain(|s| s.words.len() <= LONGEST);
    let vocabulary = Vocabulary::of(&sentences);
    let mut examples: Vec<Example> = sentences.iter().map(|s| annotated(&vocabulary, s)).collect();
    let teachers: Vec<Trainee> = std::thread::scope(|scope| {
        let learn = |seed| learn::learn(&examples, vocabulary.len(), Settings { seed, ..TEACHER });
        let threads: Vec<_> = (1..=TEACHERS).map(|seed| scope.spawn(move || learn(seed))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a teacher failed"))
            .collect::<std::result::Result<_, _>>()
    })?;
    let news = words::unlabelled(data, &below)?;
    examples.extend(news.iter().map(|s| taught(&teachers, vocabulary.rows(s))));
    let student = learn::learn(&examples, vocabulary.len(), STUDENT);
    let parser = Parser(Network::quantise(&student.learnt(vocabulary.keys)));
    std::fs::write(model.join("parser.bin"), parser.to_bytes())?;
    Ok(())
}

/// Prints how well the parser reads the sentences kept for development, cut as the treebank cuts them, with predicted parts
/// of speech.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(crate) fn eval(data: &Path, model: &Path, details: bool) -> Result<()> {
    let parser = Parser::from_bytes(&std::fs::read(model.join("parser.bin"))?)?;
    let score = score(&parser, &words::development(data, &Below::read(model)?)?);
    row("UAS, Sequoia dev, gold tokens", score.unlabelled(), Some(88.5), Some(91.0));
    row("LAS, Sequoia dev, gold tokens", score.labelled(), Some(86.0), Some(89.0));
    row("LAS, the same, with subtypes", score.exact(), None, None);
    if details {
        score.by_relation().for_each(|line| println!("{line}"));
    }
    Ok(())
}

/// How well a parser reads sentences.
fn score(parser: &Parser, sentences: &[Sentence]) -> Score {
    let mut score = Score::default();
    for sentence in sentences {
        let mut words = sentence.words.clone();
        for word in &mut words {
            (word.head, word.deprel) = (None, Deprel::Dep);
        }
        let end = words.len();
        parser.parse(&sentence.tokens, &mut words, 0, end);
        score.add(&sentence.words, &words);
    }
    score
}
