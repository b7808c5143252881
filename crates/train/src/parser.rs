//! Learns heads and relations.

use std::collections::HashMap;
use std::path::Path;

use sourcier_analysis::parser::features::{self, Features, SLOTS};
use sourcier_analysis::parser::network::{LANES, Sizes};
use sourcier_analysis::parser::{LONGEST, Network, Parser, tree};
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

/// Learns from examples. `watch` looks at the network from time to time.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
fn learn(
    examples: &[Example],
    rows: usize,
    settings: Settings,
    watch: impl Fn(&Trainee) -> String,
) -> Trainee {
    let mut network = Trainee::new(settings.sizes, rows, settings.seed);
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
        let report = if epoch % 6 == 0 { watch(&network) } else { String::new() };
        println!("  {epoch}/{} loss {loss:.3} {report}", settings.epochs);
    }
    network.averaged()
}

/// The rate rises for a twentieth of the way, then falls to nothing.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn rate(highest: f32, seen: usize, all: usize) -> f32 {
    let way = seen as f32 / all.max(1) as f32;
    highest * (way * 20.0).min(1.0) * (1.0 - way).max(0.02)
}

/// What several networks together make of a sentence, for another one to learn from.
fn taught(teachers: &[Trainee], words: Vec<Rows>) -> Example {
    let count = words.len();
    let readings: Vec<_> = teachers.iter().map(|teacher| teacher.read(&words, None)).collect();
    #[expect(clippy::cast_precision_loss, reason = "there are few teachers")]
    let share = 1.0 / teachers.len() as f32;
    let mut arcs = vec![0.0_f32; count * (count + 1)];
    for reading in &readings {
        let mut scores = reading.scores.clone();
        for (arcs, row) in arcs.chunks_exact_mut(count + 1).zip(scores.chunks_exact_mut(count + 1)) {
            kernels::softmax(row);
            arcs.iter_mut().zip(row).for_each(|(sum, p)| *sum += share * *p);
        }
    }
    let logarithms: Vec<f32> = arcs.iter().map(|p| p.max(1e-6).ln()).collect();
    let tree = tree::best(&logarithms, count);
    let labels = tree.iter().enumerate().map(|(word, head)| {
        let Some(head) = *head else { return (count, Vec::new()) };
        let mut sum = [0.0_f32; LANES];
        for (teacher, reading) in teachers.iter().zip(&readings) {
            let (relations, _) = teacher.relations(reading, word, head);
            sum.iter_mut().zip(relations).for_each(|(sum, p)| *sum += share * p);
        }
        (head, likely(&sum))
    });
    let labels = labels.collect();
    Example { words, heads: arcs.chunks_exact(count + 1).map(likely).collect(), labels }
}

/// The values that are at all likely, their shares summing to one.
fn likely(shares: &[f32]) -> network::Likely {
    let kept = shares.iter().copied().enumerate().filter(|(_, share)| *share > 0.02);
    let sum: f32 = kept.clone().map(|(_, share)| share).sum();
    kept.map(|(value, share)| (value, share / sum.max(1e-6))).collect()
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
    train.retain(|s| s.words.len() <= LONGEST);
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
    let vocabulary = Vocabulary::of(&train);
    let rows = vocabulary.keys.len() + SLOTS;
    let parser = |network: &Trainee| Parser(Network::quantise(&network.learnt(vocabulary.keys.clone())));
    let mut examples: Vec<Example> = train.iter().map(|s| example(&vocabulary, s)).collect();
    let mut teachers = Vec::new();
    let big = Sizes {
        input: env("TINPUT", 96),
        hidden: env("THIDDEN", 96),
        layers: 2,
        arc: env("TARC", 96),
        label: env("TLABEL", 64),
    };
    let seeds: Vec<u64> = (1..=env("TEACHERS", 0) as u64).collect();
    let learnt: Vec<Trainee> = std::thread::scope(|scope| {
        let handles: Vec<_> = seeds
            .iter()
            .map(|seed| {
                let (examples, parser, dev) = (&examples, &parser, &dev);
                let settings = Settings {
                    seed: *seed,
                    sizes: big,
                    epochs: env("TEPOCHS", 20),
                    dropout: (0.2, 0.15),
                    ..settings
                };
                scope.spawn(move || {
                    learn(examples, rows, settings, |n| score(&parser(&n.averaged()), dev).to_string())
                })
            })
            .collect();
        handles.into_iter().filter_map(|h| h.join().ok()).collect()
    });
    for teacher in learnt {
        teachers.push(teacher);
        println!("teacher {}", score(&parser(teachers.last().ok_or("")?), &dev));
        let mut ensemble = Score::default();
        for s in &dev {
            let e = taught(&teachers, vocabulary.rows(s));
            let mut words = s.words.clone();
            for (w, (head, l)) in words.iter_mut().zip(&e.labels) {
                let best =
                    l.iter().max_by(|a, b| a.1.total_cmp(&b.1)).and_then(|l| Deprel::ALL.get(l.0)).copied();
                (w.head, w.deprel) = ((*head < s.words.len()).then_some(*head), best.unwrap_or(Deprel::Root));
            }
            ensemble.add(&s.words, &words);
        }
        println!("together {ensemble}");
    }
    if !teachers.is_empty() {
        let more = words::unlabelled(
            data,
            &below,
            &<sourcier_analysis::tagger::Tagger as sourcier_analysis::model::Layer>::from_bytes(
                &std::fs::read(crate::model_dir().join("tagger.bin"))?,
            )?,
        )?;
        println!("{} sentences, {} words", more.len(), more.iter().map(|s| s.words.len()).sum::<usize>());
        examples.extend(more.iter().map(|s| taught(&teachers, vocabulary.rows(s))));
    }
    let parser =
        parser(&learn(&examples, rows, settings, |n| score(&parser(&n.averaged()), &dev).to_string()));
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
