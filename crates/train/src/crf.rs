//! A linear-chain conditional random field, learnt by stochastic gradient descent.

use sourcier_analysis::tagger::{LANES, Tag};

use crate::random::Random;
use crate::table::Table;

/// A sentence to learn from.
pub(crate) struct Example {
    /// Rows of the features of each token.
    pub(crate) features: Vec<Vec<u32>>,
    /// The right tags.
    pub(crate) gold: Vec<usize>,
    /// Which tags each token may have.
    pub(crate) allowed: Vec<u32>,
}

/// How to learn.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// How strongly weights are held small.
    pub(crate) cost: f32,
    /// The first step.
    pub(crate) eta: f32,
    /// How many times the examples are seen.
    pub(crate) epochs: usize,
    /// How many of the last epochs are averaged.
    pub(crate) averaged: usize,
    /// The part of the features of each token that is left out each time it is seen, so that no feature alone is relied on.
    pub(crate) dropout: f32,
    /// Of the order in which examples are seen.
    pub(crate) seed: u64,
}

/// Scores of a tag behind another; the last row is the start.
pub(crate) type Transitions = [[f32; LANES]; Tag::COUNT + 1];

/// Learns emissions into `table` and gives the transitions.
pub(crate) fn learn(table: &mut Table<LANES>, examples: &[Example], settings: Settings) -> Transitions {
    let mut transitions = [[0.0; LANES]; Tag::COUNT + 1];
    let mut kept = transitions;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(settings.seed);
    #[expect(clippy::cast_precision_loss, reason = "counts of sentences")]
    let lambda = settings.cost / examples.len() as f32;
    let mut steps = 0.0_f32;
    let mut seen: Vec<Vec<u32>> = Vec::new();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for example in order.iter().filter_map(|n| examples.get(*n)) {
            let eta = settings.eta / (1.0 + lambda * settings.eta * steps);
            steps += 1.0;
            seen.clear();
            seen.extend(example.features.iter().map(|features| {
                let kept = features.iter().copied().filter(|_| random.fraction() >= settings.dropout);
                if settings.dropout > 0.0 { kept.collect() } else { features.clone() }
            }));
            step(table, &mut transitions, &seen, example, eta);
            table.shrink(1.0 - eta * lambda);
            transitions.iter_mut().flatten().for_each(|w| *w *= 1.0 - eta * lambda);
        }
        if epoch + settings.averaged >= settings.epochs {
            table.keep();
            kept.iter_mut().flatten().zip(transitions.iter().flatten()).for_each(|(k, w)| *k += w);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of epochs")]
    let averaged = settings.averaged.min(settings.epochs).max(1) as f32;
    kept.map(|row| row.map(|w| w / averaged))
}

/// One step along the gradient of one example.
fn step(
    table: &mut Table<LANES>,
    transitions: &mut Transitions,
    features: &[Vec<u32>],
    example: &Example,
    eta: f32,
) {
    const T: usize = Tag::COUNT;
    let n = features.len();
    if n == 0 {
        return;
    }
    let exp: Vec<[f32; LANES]> = transitions.iter().map(|row| row.map(f32::exp)).collect();
    let mut emission = Vec::with_capacity(n);
    for (features, allowed) in features.iter().zip(&example.allowed) {
        let scores = table.score(features);
        let top = (0..T).filter(|t| allowed >> t & 1 == 1).map(|t| scores[t]).fold(f32::MIN, f32::max);
        let mut row = [0.0; LANES];
        for t in 0..T {
            if allowed >> t & 1 == 1 {
                row[t] = (scores[t] - top).exp();
            }
        }
        emission.push(row);
    }
    // Forward, each row scaled to one.
    let mut alpha = vec![[0.0_f32; LANES]; n];
    for i in 0..n {
        let mut row = [0.0_f32; LANES];
        if i == 0 {
            row = std::array::from_fn(|t| exp[T][t] * emission[0][t]);
        } else {
            for before in 0..T {
                let a = alpha[i - 1][before];
                if a > 0.0 {
                    row.iter_mut().zip(&exp[before]).for_each(|(r, e)| *r += a * e);
                }
            }
            row.iter_mut().zip(&emission[i]).for_each(|(r, e)| *r *= e);
        }
        let sum: f32 = row[..T].iter().sum::<f32>().max(1e-30);
        alpha[i] = row.map(|r| r / sum);
    }
    // Backward, and the step.
    let mut beta = [1.0_f32; LANES];
    for i in (0..n).rev() {
        let gold = example.gold[i];
        let mut own: [f32; LANES] = std::array::from_fn(|t| alpha[i][t] * beta[t]);
        let sum: f32 = own[..T].iter().sum::<f32>().max(1e-30);
        own = own.map(|p| p / sum);
        let mut gradient = own.map(|p| -eta * p);
        gradient[gold] += eta;
        gradient[T..].fill(0.0);
        let next: [f32; LANES] = std::array::from_fn(|t| emission[i][t] * beta[t]);
        if i == 0 {
            for t in 0..T {
                transitions[T][t] += gradient[t];
            }
        } else {
            let before = example.gold[i - 1];
            let mut pair = [[0.0_f32; LANES]; T];
            let mut sum = 0.0;
            for a in 0..T {
                if alpha[i - 1][a] > 0.0 {
                    for t in 0..T {
                        pair[a][t] = alpha[i - 1][a] * exp[a][t] * next[t];
                        sum += pair[a][t];
                    }
                }
            }
            let factor = eta / sum.max(1e-30);
            for a in 0..T {
                for t in 0..T {
                    transitions[a][t] -= pair[a][t] * factor;
                }
            }
            transitions[before][gold] += eta;
            let mut row = [0.0_f32; LANES];
            for a in 0..T {
                row[a] = exp[a].iter().zip(&next).map(|(e, b)| e * b).sum();
            }
            let sum: f32 = row[..T].iter().sum::<f32>().max(1e-30);
            beta = row.map(|r| r / sum);
        }
        table.step(&features[i], &gradient);
    }
}
