//! Learns heads and relations.

use std::collections::HashMap;
use std::path::Path;

use sourcier_analysis::parser::features::{self, Features, SLOTS};
use sourcier_analysis::parser::network::Sizes;
use sourcier_analysis::parser::{Network, Parser};
use sourcier_analysis::syntax::{Deprel, SyntacticWord};
use sourcier_analysis::tokenizer::Token;

use crate::Result;
use crate::random::Random;

mod encoder;
mod kernels;
mod network;
mod parameter;
mod score;
mod words;

use network::{Dropout, Example, Rows, Trainee};
pub(crate) use score::Score;

/// A sentence with the tokens of its words; heads and relations are those of the treebank.
#[derive(Clone)]
pub(crate) struct Sentence {
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<SyntacticWord>,
}

impl Sentence {
    fn features(&self) -> Vec<Features> {
        self.words.iter().map(|word| features::of(&self.tokens[word.token], word)).collect()
    }
}

/// How to learn.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) sizes: Sizes,
    pub(crate) dropout: (f32, f32),
    pub(crate) rate: f32,
    pub(crate) epochs: usize,
    /// Words a step.
    pub(crate) batch: usize,
    pub(crate) seed: u64,
}

/// Keys that have a row: those of features that come more than once.
struct Vocabulary {
    keys: Vec<u32>,
    rows: HashMap<u32, usize>,
}

impl Vocabulary {
    fn of(sentences: &[Sentence]) -> Self {
        let mut all: Vec<u32> = sentences.iter().flat_map(Sentence::features).flatten().collect();
        all.sort_unstable();
        let often = all.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        let keys: Vec<u32> = often.filter_map(|same| same.first()).copied().collect();
        let rows = keys.iter().copied().zip(SLOTS..).collect();
        Self { keys, rows }
    }

    fn rows(&self, sentence: &Sentence) -> Vec<Rows> {
        let row = |(slot, key): (usize, &u32)| self.rows.get(key).copied().unwrap_or(slot);
        let words = sentence.features();
        words.iter().map(|word| std::array::from_fn(|slot| row((slot, &word[slot])))).collect()
    }
}

fn example(vocabulary: &Vocabulary, sentence: &Sentence) -> Example {
    let root = sentence.words.len();
    let head = |word: &SyntacticWord| word.head.unwrap_or(root);
    Example {
        words: vocabulary.rows(sentence),
        heads: sentence.words.iter().map(|word| vec![(head(word), 1.0)]).collect(),
        labels: sentence.words.iter().map(|word| (head(word), vec![(word.deprel as usize, 1.0)])).collect(),
    }
}

/// Learns from sentences whose parts of speech were predicted.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(crate) fn learn(sentences: &[Sentence], settings: Settings, watch: impl Fn(&Parser) -> String) -> Parser {
    let vocabulary = Vocabulary::of(sentences);
    let examples: Vec<Example> = sentences.iter().map(|s| example(&vocabulary, s)).collect();
    let mut network = Trainee::new(settings.sizes, vocabulary.keys.len() + SLOTS, settings.seed);
    let parser =
        |network: &Trainee| Parser(Network::quantise(&network.averaged().learnt(vocabulary.keys.clone())));
    let mut random = Random::new(settings.seed ^ 0x5eed);
    let mut order: Vec<&Example> = examples.iter().collect();
    let words: usize = examples.iter().map(|e| e.words.len()).sum();
    let dropout = Dropout { numbers: settings.dropout.0, words: settings.dropout.1 };
    let mut seen = 0;
    for epoch in 1..=settings.epochs {
        random.shuffle(&mut order);
        let (mut batch, mut loss) = (0, 0.0);
        for example in &order {
            loss += network.learn(example, dropout, &mut random);
            batch += example.words.len();
            seen += example.words.len();
            if batch >= settings.batch {
                network.step(batch, rate(settings.rate, seen, words * settings.epochs));
                batch = 0;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "for a report")]
        let loss = loss / words as f32;
        let report = if epoch % 6 == 0 { watch(&parser(&network)) } else { String::new() };
        println!("epoch {epoch} loss {loss:.3} {report}");
    }
    parser(&network)
}

/// The rate rises for a twentieth of the way, then falls to nothing.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn rate(highest: f32, seen: usize, all: usize) -> f32 {
    let way = seen as f32 / all.max(1) as f32;
    highest * (way * 20.0).min(1.0) * (1.0 - way).max(0.02)
}

/// How well a parser reads sentences.
pub(crate) fn score(parser: &Parser, sentences: &[Sentence]) -> Score {
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

/// Development.
pub(crate) fn experiment(data: &Path) -> Result<()> {
    let below = words::Below::read()?;
    let dev = words::development(data, &below)?;
    let cache = std::env::var("CACHE")?;
    let mut train = match std::fs::read_to_string(&cache) {
        Ok(text) => {
            let tagger = <sourcier_analysis::tagger::Tagger as sourcier_analysis::model::Layer>::from_bytes(
                &std::fs::read(crate::model_dir().join("tagger.bin"))?,
            )?;
            let mut train: Vec<Sentence> =
                crate::treebank::training(data)?.iter().flatten().map(|s| below.tagged(&tagger, s)).collect();
            words::undump(&mut train, &text).ok_or("cache")?;
            train
        }
        Err(_) => {
            let train = words::training(data, &below)?;
            std::fs::write(&cache, words::dump(&train))?;
            train
        }
    };
    train.retain(|s| s.words.len() <= 120);
    let env =
        |name: &str, default: usize| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let settings = Settings {
        sizes: Sizes {
            input: env("INPUT", 64),
            hidden: env("HIDDEN", 64),
            layers: env("LAYERS", 2),
            arc: env("ARC", 48),
            label: env("LABEL", 32),
        },
        dropout: (env("DROP", 15) as f32 / 100.0, 0.15),
        rate: 0.003,
        epochs: env("EPOCHS", 24),
        batch: 150,
        seed: env("SEED", 1) as u64,
    };
    let parser = learn(&train, settings, |parser| score(parser, &dev).to_string());
    println!("{}", score(&parser, &dev));
    score(&parser, &dev).by_relation().for_each(|l| println!("{l}"));
    use sourcier_analysis::model::Layer;
    let bytes = parser.to_bytes();
    println!("{} bytes {:?}", bytes.len(), parser.0.size());
    std::fs::write(std::env::var("OUT").unwrap_or("/tmp/parser.bin".into()), bytes)?;
    for _ in 0..3 {
        let start = std::time::Instant::now();
        score(&parser, &dev);
        println!("{:.2} µs a word", start.elapsed().as_secs_f64() * 1e6 / 9999.0);
    }
    Ok(())
}
