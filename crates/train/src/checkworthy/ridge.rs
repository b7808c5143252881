//! Linear regression with a quadratic penalty, over features that are there or not.

use std::collections::BTreeMap;

/// Steps of the conjugate gradient; it has converged long before.
const STEPS: usize = 300;

/// Weights by feature, and the constant, that minimise the squared error on `targets` plus `penalty` times the squared
/// weights. Features of fewer than `least` rows get none.
pub(crate) fn solve(rows: &[&[u32]], targets: &[f64], penalty: f64, least: usize) -> (Vec<(u32, f64)>, f64) {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for key in rows.iter().flat_map(|row| row.iter()) {
        *counts.entry(*key).or_default() += 1;
    }
    let ids: BTreeMap<u32, usize> =
        counts.iter().filter(|(_, count)| **count >= least).map(|(key, _)| *key).zip(0..).collect();
    let rows: Vec<Vec<usize>> =
        rows.iter().map(|row| row.iter().filter_map(|key| ids.get(key).copied()).collect()).collect();
    // The constant comes last and is not penalised.
    let system = System { rows: &rows, features: ids.len(), penalty };
    let solution = system.solve(targets);
    let bias = solution.last().copied().unwrap_or_default();
    (ids.into_iter().map(|(key, id)| (key, solution.get(id).copied().unwrap_or_default())).collect(), bias)
}

/// The normal equations, never written out.
struct System<'a> {
    rows: &'a [Vec<usize>],
    features: usize,
    penalty: f64,
}

impl System<'_> {
    /// By conjugate gradients.
    fn solve(&self, targets: &[f64]) -> Vec<f64> {
        let mut solution = vec![0.0; self.features + 1];
        let mut residual = self.transposed(targets);
        let mut direction = residual.clone();
        let mut norm = dot(&residual, &residual);
        let start = norm;
        for _ in 0..STEPS {
            if norm <= start * 1e-18 {
                break;
            }
            let image = self.apply(&direction);
            let step = norm / dot(&direction, &image);
            solution.iter_mut().zip(&direction).for_each(|(x, d)| *x += step * d);
            residual.iter_mut().zip(&image).for_each(|(r, i)| *r -= step * i);
            let next = dot(&residual, &residual);
            let turn = next / norm;
            direction.iter_mut().zip(&residual).for_each(|(d, r)| *d = r + turn * *d);
            norm = next;
        }
        solution
    }

    fn apply(&self, weights: &[f64]) -> Vec<f64> {
        let bias = weights.last().copied().unwrap_or_default();
        let weight = |id: &usize| weights.get(*id).copied().unwrap_or_default();
        let products: Vec<f64> =
            self.rows.iter().map(|row| bias + row.iter().map(weight).sum::<f64>()).collect();
        let mut image = self.transposed(&products);
        for (i, w) in image.iter_mut().zip(weights).take(self.features) {
            *i += self.penalty * w;
        }
        image
    }

    fn transposed(&self, values: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.features + 1];
        for (row, value) in self.rows.iter().zip(values) {
            for id in row.iter().chain([&self.features]) {
                if let Some(sum) = sums.get_mut(*id) {
                    *sum += value;
                }
            }
        }
        sums
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_targets_were_made_of() {
        let rows: Vec<&[u32]> = vec![&[1], &[2], &[1, 2], &[], &[1, 3]];
        let (weights, bias) = solve(&rows, &[1.5, 0.0, 1.0, 0.5, 1.5], 1e-9, 2);
        let rounded: Vec<(u32, f64)> =
            weights.into_iter().map(|(key, w)| (key, (w * 1000.0).round() / 1000.0)).collect();
        assert_eq!(rounded, [(1, 1.0), (2, -0.5)], "feature 3 has one row");
        assert!((bias - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_penalty_draws_weights_to_nothing() {
        let rows: Vec<&[u32]> = vec![&[1], &[1], &[], &[]];
        let weight = |penalty| solve(&rows, &[1.0, 1.0, 0.0, 0.0], penalty, 1).0[0].1;
        assert!(weight(0.1) > weight(1.0) && weight(1.0) > weight(10.0));
    }
}
