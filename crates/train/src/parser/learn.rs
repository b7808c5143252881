//! Learning from examples, those of people and those of other networks.

use sourcier_analysis::parser::network::{LANES, Sizes};
use sourcier_analysis::parser::tree;

use super::kernels::softmax;
use super::network::{Dropout, Example, Likely, Rows, Trainee};
use super::vocabulary::Vocabulary;
use super::words::Sentence;
use crate::random::Random;

/// How to learn.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) sizes: Sizes,
    pub(super) dropout: Dropout,
    /// Highest rate of learning.
    pub(super) rate: f32,
    pub(super) epochs: usize,
    /// Words a step.
    pub(super) batch: usize,
    pub(super) seed: u64,
}

/// What a treebank says of a sentence.
pub(super) fn annotated(vocabulary: &Vocabulary, sentence: &Sentence) -> Example {
    let head = |word: &sourcier_analysis::syntax::SyntacticWord| word.head.unwrap_or(sentence.words.len());
    Example {
        words: vocabulary.rows(sentence),
        heads: sentence.words.iter().map(|word| vec![(head(word), 1.0)]).collect(),
        labels: sentence.words.iter().map(|word| (head(word), vec![(word.deprel as usize, 1.0)])).collect(),
    }
}

/// What several networks together make of a sentence.
pub(super) fn taught(teachers: &[Trainee], words: Vec<Rows>) -> Example {
    let count = words.len();
    let readings: Vec<_> = teachers.iter().map(|teacher| teacher.read(&words, None)).collect();
    #[expect(clippy::cast_precision_loss, reason = "there are few teachers")]
    let share = 1.0 / teachers.len() as f32;
    let mut arcs = vec![0.0_f32; count * (count + 1)];
    for reading in &readings {
        let mut scores = reading.scores.clone();
        for (arcs, row) in arcs.chunks_exact_mut(count + 1).zip(scores.chunks_exact_mut(count + 1)) {
            softmax(row);
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
fn likely(shares: &[f32]) -> Likely {
    let kept = shares.iter().copied().enumerate().filter(|(_, share)| *share > 0.02);
    let sum: f32 = kept.clone().map(|(_, share)| share).sum();
    kept.map(|(value, share)| (value, share / sum.max(1e-6))).collect()
}

/// A network that has learnt from examples.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(super) fn learn(examples: &[Example], rows: usize, settings: Settings) -> Trainee {
    let mut network = Trainee::new(settings.sizes, rows, settings.seed);
    let mut random = Random::new(settings.seed ^ 0x5eed);
    let mut order: Vec<&Example> = examples.iter().collect();
    let words: usize = examples.iter().map(|e| e.words.len()).sum();
    let mut seen = 0;
    for epoch in 1..=settings.epochs {
        random.shuffle(&mut order);
        let (mut batch, mut loss) = (0, 0.0);
        for example in &order {
            loss += network.learn(example, settings.dropout, &mut random);
            batch += example.words.len();
            seen += example.words.len();
            if batch >= settings.batch {
                network.step(batch, rate(settings.rate, seen, words * settings.epochs));
                batch = 0;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "for a report")]
        let loss = loss / words as f32;
        println!("network {}: {epoch} of {} rounds, loss {loss:.3}", settings.seed, settings.epochs);
    }
    network.averaged()
}

/// The rate rises for a twentieth of the way, then falls to nothing.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn rate(highest: f32, seen: usize, all: usize) -> f32 {
    let way = seen as f32 / all.max(1) as f32;
    highest * (way * 20.0).min(1.0) * (1.0 - way).max(0.02)
}
