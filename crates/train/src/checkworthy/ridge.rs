//! Linear regression with a quadratic penalty, over features that are there or not.

use super::table::Table;

/// Steps of the conjugate gradient; it has converged long before.
const STEPS: usize = 300;

/// Weights by number of the feature, and the constant, that minimise the squared error on `targets`, each counted as often as
/// `counts` says, plus `penalty` times the squared weights.
pub(crate) fn solve(table: &Table, targets: &[f64], counts: &[f64], penalty: f64) -> (Vec<f64>, f64) {
    // The constant comes last and is not penalised.
    let system = System { rows: &table.rows, counts, features: table.keys.len(), penalty };
    let mut solution = system.solve(targets);
    let bias = solution.pop().unwrap_or_default();
    (solution, bias)
}

/// The normal equations, never written out.
struct System<'a> {
    rows: &'a [Vec<usize>],
    counts: &'a [f64],
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
        for ((row, value), count) in self.rows.iter().zip(values).zip(self.counts) {
            for id in row.iter().chain([&self.features]) {
                if let Some(sum) = sums.get_mut(*id) {
                    *sum += value * count;
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
        let (weights, bias) = solve(&Table::of(&rows, 2), &[1.5, 0.0, 1.0, 0.5, 1.5], &[1.0; 5], 1e-9);
        let rounded: Vec<f64> = weights.into_iter().map(|w| (w * 1000.0).round() / 1000.0).collect();
        assert_eq!(rounded, [1.0, -0.5], "feature 3 has one row");
        assert!((bias - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_row_that_counts_three_times_is_as_good_as_three() {
        let rows: Vec<&[u32]> = vec![&[1], &[], &[1]];
        let thrice: Vec<&[u32]> = vec![&[1], &[], &[1], &[1], &[1]];
        let (weights, bias) = solve(&Table::of(&rows, 1), &[1.0, 0.0, 0.4], &[1.0, 1.0, 3.0], 0.5);
        let (others, other) = solve(&Table::of(&thrice, 1), &[1.0, 0.0, 0.4, 0.4, 0.4], &[1.0; 5], 0.5);
        assert!((weights[0] - others[0]).abs() < 1e-9 && (bias - other).abs() < 1e-9);
    }

    #[test]
    fn a_penalty_draws_weights_to_nothing() {
        let rows: Vec<&[u32]> = vec![&[1], &[1], &[], &[]];
        let weight = |penalty| solve(&Table::of(&rows, 1), &[1.0, 1.0, 0.0, 0.0], &[1.0; 4], penalty).0[0];
        assert!(weight(0.1) > weight(1.0) && weight(1.0) > weight(10.0));
    }
}
