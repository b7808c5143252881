//! Products of matrices of fractions: every sum in a fixed order, so that all machines learn the same.

use sourcier_analysis::parser::matrix::add_scaled;

/// Adds to `c`, a row of `outputs` a word, the product of `a`, a row of `inputs` a word, and `b`, a row of `outputs` an input.
pub(super) fn multiply(inputs: usize, outputs: usize, a: &[f32], b: &[f32], c: &mut [f32]) {
    let mut blocks_a = a.chunks_exact(4 * inputs);
    let mut blocks_c = c.chunks_exact_mut(4 * outputs);
    for (a, c) in blocks_a.by_ref().zip(blocks_c.by_ref()) {
        let (c0, c) = c.split_at_mut(outputs);
        let (c1, c) = c.split_at_mut(outputs);
        let (c2, c3) = c.split_at_mut(outputs);
        for (input, b) in b.chunks_exact(outputs).enumerate() {
            let (a0, a1) = (a[input], a[inputs + input]);
            let (a2, a3) = (a[2 * inputs + input], a[3 * inputs + input]);
            for (((c0, c1), (c2, c3)), b) in
                c0.iter_mut().zip(c1.iter_mut()).zip(c2.iter_mut().zip(c3.iter_mut())).zip(b)
            {
                *c0 += a0 * b;
                *c1 += a1 * b;
                *c2 += a2 * b;
                *c3 += a3 * b;
            }
        }
    }
    let rows = blocks_a.remainder().chunks_exact(inputs);
    for (a, c) in rows.zip(blocks_c.into_remainder().chunks_exact_mut(outputs)) {
        for (a, b) in a.iter().zip(b.chunks_exact(outputs)) {
            add_scaled(c, *a, b);
        }
    }
}

/// Adds to `db` what `dc` says of it: the product of `a`, turned, and `dc`.
pub(super) fn multiply_left_turned(inputs: usize, outputs: usize, a: &[f32], dc: &[f32], db: &mut [f32]) {
    let mut blocks_a = a.chunks_exact(4 * inputs);
    let mut blocks_c = dc.chunks_exact(4 * outputs);
    for (a, c) in blocks_a.by_ref().zip(blocks_c.by_ref()) {
        let (c0, c) = c.split_at(outputs);
        let (c1, c) = c.split_at(outputs);
        let (c2, c3) = c.split_at(outputs);
        for (input, db) in db.chunks_exact_mut(outputs).enumerate() {
            let (a0, a1) = (a[input], a[inputs + input]);
            let (a2, a3) = (a[2 * inputs + input], a[3 * inputs + input]);
            for ((db, (c0, c1)), (c2, c3)) in db.iter_mut().zip(c0.iter().zip(c1)).zip(c2.iter().zip(c3)) {
                *db += a0 * c0 + a1 * c1 + a2 * c2 + a3 * c3;
            }
        }
    }
    let rows = blocks_a.remainder().chunks_exact(inputs);
    for (a, c) in rows.zip(blocks_c.remainder().chunks_exact(outputs)) {
        for (a, db) in a.iter().zip(db.chunks_exact_mut(outputs)) {
            add_scaled(db, *a, c);
        }
    }
}

/// Adds to `da` what `dc` says of it: the product of `dc` and `b`, turned.
pub(super) fn multiply_right_turned(inputs: usize, outputs: usize, dc: &[f32], b: &[f32], da: &mut [f32]) {
    let mut turned = vec![0.0; b.len()];
    for (input, row) in b.chunks_exact(outputs).enumerate() {
        turned.iter_mut().skip(input).step_by(inputs).zip(row).for_each(|(to, b)| *to = *b);
    }
    multiply(outputs, inputs, dc, &turned, da);
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
    scores.iter_mut().for_each(|score| *score /= sum);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_school() {
        let (rows, inputs, outputs) = (7, 5, 3);
        let a: Vec<f32> = (0..rows * inputs).map(|n| (n % 7) as f32 - 3.0).collect();
        let b: Vec<f32> = (0..inputs * outputs).map(|n| (n % 5) as f32 - 2.0).collect();
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
        assert!((da[2 * inputs + 4] - sum).abs() < 1e-3);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut scores = [1.0, 2.0, -1e9, 3.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] == 0.0 || scores[2] < 1e-30);
        assert!((exp(-1.0) - (-1.0_f32).exp()).abs() < 1e-4);
    }
}
