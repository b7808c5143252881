//! A linear-chain conditional random field, learnt by stochastic gradient steps (`AdaGrad`).

use sourcier_analysis::entities::lattice::{Odds, Row, Transitions};
use sourcier_analysis::entities::sequence::Sequence;
use sourcier_analysis::entities::tags::{TAGS, Tag};
use sourcier_analysis::model::Weights;

use super::corpus::Source;
use super::instances::{Item, Window};
use crate::random::Random;

/// How it learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) epochs: u16,
    pub(crate) rate: f32,
    /// Pull of every weight to nothing.
    pub(crate) decay: f32,
    /// Features seen less often are left out.
    pub(crate) rare: u32,
    /// How often the features that name a word are hidden.
    pub(crate) dropout: f32,
    /// How often any one feature is hidden.
    pub(crate) noise: f32,
    pub(crate) seed: u64,
    /// How many learn and are averaged.
    pub(crate) members: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 8, rate: 0.05, decay: 1e-5, rare: 2, dropout: 0.4, noise: 0.2, seed: 1, members: 7 }
    }
}

/// What was learnt.
pub(crate) struct Crf {
    /// Features in order; the row of a feature is its place.
    pub(crate) keys: Vec<u32>,
    pub(crate) rows: Vec<Row>,
    pub(crate) transitions: [Row; TAGS],
}

/// A token as rows: of context, of the word.
struct Rows {
    context: Vec<u32>,
    word: Vec<u32>,
}

/// The features of a token's own source, beside those that all sources share.
fn twins(item: &Item, source: Source) -> impl Iterator<Item = u32> {
    let count = if source == Source::Winer { 0 } else { TWINS };
    item.context.iter().take(count).map(|k| k.wrapping_mul(0x9e37_79b1).rotate_left(7) ^ 0x5bd1_e995)
}

/// How many of the context features have a twin of their own for a second source.
const TWINS: usize = 42;

/// Gradients smaller than this change nothing.
const SMALL: f32 = 3e-3;

impl Crf {
    /// Learns from windows.
    pub(crate) fn learn(windows: &[&Window], settings: Settings) -> Self {
        let keys = frequent(windows, settings.rare as usize);
        let examples: Vec<Vec<Rows>> = windows.iter().map(|w| rows(w, &keys)).collect();
        let mut learner = Learner::new(keys.len(), settings);
        let mut random = Random::new(settings.seed);
        let mut order: Vec<usize> = (0..windows.len()).collect();
        for epoch in 0..settings.epochs {
            random.shuffle(&mut order);
            learner.rate = settings.rate / (1.0 + 0.1 * f32::from(epoch));
            for &n in &order {
                let active = hide(&examples[n], settings, &mut random);
                learner.step(&active, &windows[n].tags);
            }
        }
        Self { keys, rows: learner.rows, transitions: learner.steps }
    }

    /// Learns several times over, each time by another course of chance, and takes the mean.
    pub(crate) fn committee(windows: &[&Window], settings: Settings) -> Self {
        let mut mean = Self::learn(windows, settings);
        for n in 1..settings.members {
            let other = Self::learn(windows, Settings { seed: settings.seed + u64::from(n), ..settings });
            mean.weights()
                .zip(other.rows.iter().chain(&other.transitions).flatten())
                .for_each(|(m, o)| *m += o);
        }
        let share = 1.0 / f32::from(settings.members);
        mean.weights().for_each(|w| *w *= share);
        mean
    }

    fn weights(&mut self) -> impl Iterator<Item = &mut f32> {
        self.rows.iter_mut().chain(&mut self.transitions).flatten()
    }

    /// As the engine reads with it.
    pub(crate) fn layer(&self, trust: f32) -> Sequence {
        let weights = Weights::quantise(self.keys.iter().copied().zip(self.rows.iter().copied()));
        Sequence::new(weights, Transitions::new(self.transitions), trust)
    }
}

/// The features seen at least `rare` times, in order.
fn frequent(windows: &[&Window], rare: usize) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    for window in windows {
        for item in &window.items {
            all.extend(&item.context);
            all.extend(&item.word);
            all.extend(twins(item, window.source));
        }
    }
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter(|same| same.len() >= rare).map(|same| same[0]).collect()
}

fn rows(window: &Window, keys: &[u32]) -> Vec<Rows> {
    let row = |key: u32| keys.binary_search(&key).ok().and_then(|r| u32::try_from(r).ok());
    let rows = |item: &Item| Rows {
        context: item.context.iter().copied().chain(twins(item, window.source)).filter_map(row).collect(),
        word: item.word.iter().copied().filter_map(row).collect(),
    };
    window.items.iter().map(rows).collect()
}

/// The rows of each token that chance lets see: now and then a word is hidden, so that context and shape must do.
fn hide(example: &[Rows], settings: Settings, random: &mut Random) -> Vec<Vec<u32>> {
    let hidden: Vec<bool> = example.iter().map(|_| random.fraction() < settings.dropout).collect();
    let mut active: Vec<Vec<u32>> = Vec::with_capacity(example.len());
    for (item, hidden) in example.iter().zip(hidden) {
        let mut rows: Vec<u32> = item.context.clone();
        if !hidden {
            rows.extend(&item.word);
        }
        rows.retain(|_| random.fraction() >= settings.noise);
        active.push(rows);
    }
    active
}

/// Weights on their way, with the squares of their gradients.
struct Learner {
    rows: Vec<Row>,
    squares: Vec<Row>,
    steps: [Row; TAGS],
    step_squares: [Row; TAGS],
    rate: f32,
    decay: f32,
}

impl Learner {
    fn new(count: usize, settings: Settings) -> Self {
        Self {
            rows: vec![[0.0; TAGS]; count],
            squares: vec![[1e-3; TAGS]; count],
            steps: [[0.0; TAGS]; TAGS],
            step_squares: [[1e-3; TAGS]; TAGS],
            rate: settings.rate,
            decay: settings.decay,
        }
    }

    /// One step for one window.
    fn step(&mut self, active: &[Vec<u32>], tags: &[Tag]) {
        let emissions: Vec<Row> = active.iter().map(|item| self.emission(item)).collect();
        let transitions = Transitions::new(self.steps);
        let odds = Odds::new(&emissions, &transitions);
        let mut pairs = [[0.0_f32; TAGS]; TAGS];
        pairs[0].copy_from_slice(&odds.tags(0));
        for i in 1..tags.len() {
            odds.pairs(i, &transitions, |a, b, p| pairs[a][b] += p);
        }
        let mut before = 0;
        for &tag in tags {
            pairs[before][usize::from(tag)] -= 1.0;
            before = usize::from(tag);
        }
        for (i, item) in active.iter().enumerate() {
            let mut gradient = odds.tags(i);
            gradient[usize::from(tags[i])] -= 1.0;
            if gradient.iter().all(|g| g.abs() < SMALL) {
                continue;
            }
            for &r in item {
                let (w, q) = (&mut self.rows[r as usize], &mut self.squares[r as usize]);
                for ((w, q), g) in w.iter_mut().zip(q).zip(&gradient) {
                    let g = g + self.decay * *w;
                    *q += g * g;
                    *w -= self.rate * g / q.sqrt();
                }
            }
        }
        let flat = self.steps.iter_mut().flatten().zip(self.step_squares.iter_mut().flatten());
        for ((w, q), g) in flat.zip(pairs.iter().flatten()).filter(|(_, g)| **g != 0.0) {
            *q += g * g;
            *w -= self.rate * g / q.sqrt();
        }
    }

    fn emission(&self, item: &[u32]) -> Row {
        let mut sum = [0.0; TAGS];
        for &r in item {
            sum.iter_mut().zip(&self.rows[r as usize]).for_each(|(s, w)| *s += w);
        }
        sum
    }
}
