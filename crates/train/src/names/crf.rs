//! A linear-chain conditional random field, learnt by stochastic gradient steps (`AdaGrad`).

use sourcier_analysis::entities::lattice::{Odds, Row, Transitions};
use sourcier_analysis::entities::sequence::Sequence;
use sourcier_analysis::entities::tags::TAGS;
use sourcier_analysis::model::Weights;

use super::corpus::Source;
use super::instances::{Item, Window};
use crate::random::Random;

/// How it learns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) epochs: usize,
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
    pub(crate) members: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 8, rate: 0.05, decay: 1e-5, rare: 2, dropout: 0.4, noise: 0.2, seed: 1, members: 5 }
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

fn salt(key: u32, source: Source) -> u32 {
    match source {
        Source::Winer => key,
        Source::Parseme => key.wrapping_mul(0x9e37_79b1).rotate_left(7) ^ 0x5bd1_e995,
    }
}

/// How many of the context features have a twin of their own for a second source.
const TWINS: usize = 42;

impl Crf {
    /// Learns from windows.
    pub(crate) fn learn(windows: &[&Window], settings: Settings) -> Self {
        let mut all: Vec<u32> = Vec::new();
        let twins = |item: &Item, source: Source| -> Vec<u32> {
            if source == Source::Winer {
                return Vec::new();
            }
            item.context.iter().take(TWINS).map(|k| salt(*k, source)).collect()
        };
        for window in windows {
            for item in &window.items {
                all.extend(&item.context);
                all.extend(&item.word);
                all.extend(twins(item, window.source));
            }
        }
        all.sort_unstable();
        let keys: Vec<u32> = all
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() >= settings.rare as usize)
            .map(|same| same[0])
            .collect();
        drop(all);
        let row = |key: &u32| keys.binary_search(key).ok().and_then(|r| u32::try_from(r).ok());
        let examples: Vec<Vec<Rows>> = windows
            .iter()
            .map(|window| {
                let rows = |item: &Item| Rows {
                    context: item.context.iter().chain(&twins(item, window.source)).filter_map(row).collect(),
                    word: item.word.iter().filter_map(row).collect(),
                };
                window.items.iter().map(rows).collect()
            })
            .collect();
        let mut rows = vec![[0.0; TAGS]; keys.len()];
        let mut squares = vec![[1e-3_f32; TAGS]; keys.len()];
        let mut steps = [[0.0_f32; TAGS]; TAGS];
        let mut step_squares = [[1e-3_f32; TAGS]; TAGS];
        let mut random = Random::new(settings.seed);
        let mut order: Vec<usize> = (0..windows.len()).collect();
        for epoch in 0..settings.epochs {
            random.shuffle(&mut order);
            let rate = settings.rate / (1.0 + 0.1 * epoch as f32);
            for &n in &order {
                let tags = &windows[n].tags;
                let hidden: Vec<bool> =
                    examples[n].iter().map(|_| random.fraction() < settings.dropout).collect();
                let mut active: Vec<Vec<u32>> = Vec::with_capacity(tags.len());
                for (item, hidden) in examples[n].iter().zip(&hidden) {
                    let mut rows: Vec<u32> = item.context.clone();
                    if !hidden {
                        rows.extend(&item.word);
                    }
                    if settings.noise > 0.0 {
                        rows.retain(|_| random.fraction() >= settings.noise);
                    }
                    active.push(rows);
                }
                let emissions: Vec<Row> = active
                    .iter()
                    .map(|item| {
                        let mut sum = [0.0; TAGS];
                        for &r in item {
                            sum.iter_mut().zip(&rows[r as usize]).for_each(|(s, w)| *s += w);
                        }
                        sum
                    })
                    .collect();
                let transitions = Transitions::new(steps);
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
                    if gradient.iter().all(|g| g.abs() < 3e-3) {
                        continue;
                    }
                    for &r in item {
                        let (w, q) = (&mut rows[r as usize], &mut squares[r as usize]);
                        for ((w, q), g) in w.iter_mut().zip(q).zip(&gradient) {
                            let g = g + settings.decay * *w;
                            *q += g * g;
                            *w -= rate * g / q.sqrt();
                        }
                    }
                }
                for ((w, q), g) in steps
                    .iter_mut()
                    .flatten()
                    .zip(step_squares.iter_mut().flatten())
                    .zip(pairs.iter().flatten())
                {
                    if *g != 0.0 {
                        *q += g * g;
                        *w -= rate * g / q.sqrt();
                    }
                }
            }
        }
        Self { keys, rows, transitions: steps }
    }

    /// Learns several times over, each time by another course of chance, and takes the mean.
    pub(crate) fn committee(windows: &[&Window], settings: Settings) -> Self {
        let mut mean = Self::learn(windows, settings);
        let members = settings.members.max(1);
        for n in 1..members {
            let other = Self::learn(windows, Settings { seed: settings.seed + n as u64, ..settings });
            mean.rows.iter_mut().flatten().zip(other.rows.iter().flatten()).for_each(|(m, o)| *m += o);
            mean.transitions
                .iter_mut()
                .flatten()
                .zip(other.transitions.iter().flatten())
                .for_each(|(m, o)| *m += o);
        }
        let share = 1.0 / members as f32;
        mean.rows.iter_mut().flatten().chain(mean.transitions.iter_mut().flatten()).for_each(|w| *w *= share);
        mean
    }

    /// As the engine reads with it.
    pub(crate) fn layer(&self, trust: f32) -> Sequence {
        let weights = Weights::quantise(self.keys.iter().copied().zip(self.rows.iter().copied()));
        Sequence::new(weights, Transitions::new(self.transitions), trust)
    }
}
