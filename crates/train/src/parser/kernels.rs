//! Products of matrices of fractions: every sum in a fixed order, so that all machines learn the same.

use sourcier_analysis::parser::matrix::add_scaled;

/// Outputs, and rows, that are computed at once.
const TILE: usize = 16;
const ROWS: usize = 4;

/// Adds to `c`, a row of `outputs` a word, the product of `a`, a row of `inputs` a word, and `b`, a row of
/// `outputs` an input. `outputs` is a multiple of 16.
pub(super) fn multiply(inputs: usize, outputs: usize, a: &[f32], b: &[f32], c: &mut [f32]) {
    debug_assert!(outputs.is_multiple_of(TILE), "{outputs} outputs");
    let mut tile = vec![[0.0_f32; TILE]; inputs];
    for start in (0..outputs).step_by(TILE) {
        for (tile, row) in tile.iter_mut().zip(b.chunks_exact(outputs)) {
            tile.copy_from_slice(&row[start..start + TILE]);
        }
        let mut blocks = a.chunks_exact(ROWS * inputs);
        let mut rows = c.chunks_exact_mut(outputs).map(|row| &mut row[start..start + TILE]);
        for block in blocks.by_ref() {
            let (a0, rest) = block.split_at(inputs);
            let (a1, rest) = rest.split_at(inputs);
            let (a2, a3) = rest.split_at(inputs);
            let (mut s0, mut s1) = ([0.0_f32; TILE], [0.0_f32; TILE]);
            let (mut s2, mut s3) = ([0.0_f32; TILE], [0.0_f32; TILE]);
            for ((weights, (a0, a1)), (a2, a3)) in tile.iter().zip(a0.iter().zip(a1)).zip(a2.iter().zip(a3)) {
                add_scaled(&mut s0, *a0, weights);
                add_scaled(&mut s1, *a1, weights);
                add_scaled(&mut s2, *a2, weights);
                add_scaled(&mut s3, *a3, weights);
            }
            // The sums first: a zip takes from its left side before it sees that the right one has ended.
            for (sums, row) in [s0, s1, s2, s3].into_iter().zip(rows.by_ref()) {
                row.iter_mut().zip(sums).for_each(|(c, sum)| *c += sum);
            }
        }
        for (row, a) in rows.zip(blocks.remainder().chunks_exact(inputs)) {
            let mut sums = [0.0_f32; TILE];
            for (weights, x) in tile.iter().zip(a) {
                add_scaled(&mut sums, *x, weights);
            }
            row.iter_mut().zip(sums).for_each(|(c, sum)| *c += sum);
        }
    }
}

/// Adds to `db` what `dc` says of it: the product of `a`, turned, and `dc`.
pub(super) fn multiply_left_turned(inputs: usize, outputs: usize, a: &[f32], dc: &[f32], db: &mut [f32]) {
    multiply(a.len() / inputs, outputs, &turned(a, inputs), dc, db);
}

/// Adds to `da` what `dc` says of it: the product of `dc` and `b`, turned.
pub(super) fn multiply_right_turned(inputs: usize, outputs: usize, dc: &[f32], b: &[f32], da: &mut [f32]) {
    multiply(outputs, inputs, dc, &turned(b, outputs), da);
}

/// Columns as rows; `width` is the length of a row.
fn turned(matrix: &[f32], width: usize) -> Vec<f32> {
    let mut turned = vec![0.0; matrix.len()];
    let height = matrix.len() / width;
    for (n, row) in matrix.chunks_exact(width).enumerate() {
        turned.iter_mut().skip(n).step_by(height).zip(row).for_each(|(to, from)| *to = *from);
    }
    turned
}

/// The exponential function for numbers up to 0, by halving and a polynomial.
pub(super) fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) / 256.0;
    let mut y = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x / 24.0)));
    for _ in 0..8 {
        y *= y;
    }
    y
}

/// Makes probabilities of scores.
pub(super) fn softmax(scores: &mut [f32]) {
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - largest);
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_school() {
        let (rows, inputs, outputs) = (7, 16, 32);
        let a: Vec<f32> = (0_u8..7).cycle().take(rows * inputs).map(|n| f32::from(n) - 3.0).collect();
        let b: Vec<f32> = (0_u8..5).cycle().take(inputs * outputs).map(|n| f32::from(n) - 2.0).collect();
        let mut c = vec![0.0; rows * outputs];
        multiply(inputs, outputs, &a, &b, &mut c);
        for row in 0..rows {
            for output in 0..outputs {
                let sum: f32 = (0..inputs).map(|i| a[row * inputs + i] * b[i * outputs + output]).sum();
                assert!((c[row * outputs + output] - sum).abs() < 1e-4);
            }
        }
        let (mut da, mut db) = (vec![0.0; a.len()], vec![0.0; b.len()]);
        multiply_left_turned(inputs, outputs, &a, &c, &mut db);
        multiply_right_turned(inputs, outputs, &c, &b, &mut da);
        let sum: f32 = (0..rows).map(|r| a[r * inputs + 1] * c[r * outputs + 2]).sum();
        assert!((db[outputs + 2] - sum).abs() < 1e-3);
        let sum: f32 = (0..outputs).map(|o| c[2 * outputs + o] * b[4 * outputs + o]).sum();
        assert!((da[2 * inputs + 4] - sum).abs() < 1e-2);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut scores = [1.0, 2.0, -1e9, 3.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] == 0.0 || scores[2] < 1e-30);
        assert!((exp(-1.0) - (-1.0_f32).exp()).abs() < 1e-4);
    }
}
