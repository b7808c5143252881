//! Products of matrices of small integers.

use wide::{i16x8, i32x4};

use crate::model::{ModelError, Reader, Writer};

/// Activations are multiplied by this before they are rounded: steps of about 0.0005, up to 16.
pub const UNIT: f32 = 2048.0;

/// Weights as integers up to 127 and one fraction a row that says what a unit stands for.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    inputs: usize,
    /// A row an output.
    weights: Vec<i16>,
    scales: Vec<f32>,
}

impl Matrix {
    /// Rounds learnt weights. `column(output)` gives the weights of an output.
    pub fn quantise(inputs: usize, outputs: usize, weight: impl Fn(usize, usize) -> f32) -> Self {
        let mut matrix = Self { inputs, weights: Vec::with_capacity(inputs * outputs), scales: Vec::new() };
        for output in 0..outputs {
            let largest = (0..inputs).map(|i| weight(i, output).abs()).fold(1e-6, f32::max);
            let scale = largest / 127.0;
            #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
            matrix.weights.extend((0..inputs).map(|i| (weight(i, output) / scale).round() as i16));
            matrix.scales.push(scale);
        }
        matrix
    }

    /// Number of outputs.
    pub const fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Number of inputs.
    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        size_of_val(self.weights.as_slice()) + size_of_val(self.scales.as_slice())
    }

    /// The products of each row of `x` with each row of weights, `unit` being what 1 stands for in `x`, plus
    /// `bias`; one row an input row. Four rows are read at once, so that a weight is fetched once for all of them.
    pub fn product(&self, x: &[i16], unit: f32, bias: &[f32]) -> Vec<f32> {
        let (inputs, outputs) = (self.inputs.max(1), self.outputs().max(1));
        let mut result = vec![0.0; x.len() / inputs * outputs];
        for (x, to) in x.chunks(4 * inputs).zip(result.chunks_mut(4 * outputs)) {
            let (mut rows, mut places) = (x.chunks_exact(inputs), to.chunks_exact_mut(outputs));
            match (std::array::from_fn(|_| rows.next()), std::array::from_fn(|_| places.next())) {
                ([Some(a), Some(b), Some(c), Some(d)], [Some(to_a), Some(to_b), Some(to_c), Some(to_d)]) => {
                    self.rows([a, b, c, d], [to_a, to_b, to_c, to_d], unit, bias);
                }
                _ => {
                    for (x, to) in x.chunks_exact(inputs).zip(to.chunks_exact_mut(outputs)) {
                        self.rows([x], [to], unit, bias);
                    }
                }
            }
        }
        result
    }

    /// The products of a few rows.
    fn rows<const ROWS: usize>(
        &self,
        x: [&[i16]; ROWS],
        mut to: [&mut [f32]; ROWS],
        unit: f32,
        bias: &[f32],
    ) {
        let weights = self.weights.chunks_exact(self.inputs.max(1)).zip(&self.scales).zip(bias);
        for (output, ((weights, scale), bias)) in weights.enumerate() {
            let scale = scale * unit;
            for (to, sum) in to.iter_mut().zip(dots(weights, x)) {
                if let Some(to) = to.get_mut(output) {
                    #[expect(clippy::cast_precision_loss, reason = "the last bits of a sum do not matter")]
                    let sum = sum as f32;
                    *to = sum * scale + bias;
                }
            }
        }
    }

    /// Writes the weights, a byte each.
    #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
    pub fn write(&self, to: &mut Writer) {
        to.f32s(&self.scales);
        let bytes: Vec<i8> = self.weights.iter().map(|w| *w as i8).collect();
        to.i8s(&bytes);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// When the sizes are other ones.
    pub fn read(from: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self, ModelError> {
        let scales = from.f32s()?;
        let weights: Vec<i16> = from.i8s()?.into_iter().map(i16::from).collect();
        if scales.len() != outputs || weights.len() != inputs * outputs {
            return Err(ModelError::Malformed("a matrix has another size"));
        }
        Ok(Self { inputs, weights, scales })
    }
}

/// Sums of products of one row with a few others. Whole numbers may be added in any order, so that machines may take
/// as many at once as they can.
#[inline]
fn dots<const ROWS: usize>(row: &[i16], others: [&[i16]; ROWS]) -> [i32; ROWS] {
    let (chunks, rest) = row.as_chunks::<8>();
    let others = others.map(<[i16]>::as_chunks::<8>);
    let mut lanes = [i32x4::ZERO; ROWS];
    for (at, chunk) in chunks.iter().enumerate() {
        let chunk = i16x8::new(*chunk);
        for (lanes, (other, _)) in lanes.iter_mut().zip(&others) {
            if let Some(other) = other.get(at) {
                *lanes += chunk.dot(i16x8::new(*other));
            }
        }
    }
    let mut sums = [0; ROWS];
    for ((sum, lanes), (_, other)) in sums.iter_mut().zip(&lanes).zip(&others) {
        let tail = rest.iter().zip(*other).map(|(a, b)| i32::from(*a) * i32::from(*b));
        *sum = lanes.to_array().into_iter().chain(tail).fold(0, i32::wrapping_add);
    }
    sums
}

/// Sum of products of fractions, in sixteen lanes: always in the same order.
#[inline]
pub fn dot_f32(a: &[f32], b: &[f32]) -> f32 {
    let (a, a_rest) = a.as_chunks::<16>();
    let (b, b_rest) = b.as_chunks::<16>();
    let mut lanes = [0.0_f32; 16];
    for (a, b) in a.iter().zip(b) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    let (low, high) = lanes.split_at(8);
    let sum = low.iter().zip(high).fold(0.0, |sum, (a, b)| sum + (a + b));
    a_rest.iter().zip(b_rest).fold(sum, |sum, (a, b)| sum + a * b)
}

/// Adds `factor` times `row` to `to`.
#[inline]
pub fn add_scaled(to: &mut [f32], factor: f32, row: &[f32]) {
    for (to, x) in to.iter_mut().zip(row) {
        *to += factor * x;
    }
}

/// Rounds activations for a product.
#[expect(clippy::cast_possible_truncation, reason = "clamped; not a number becomes 0")]
pub fn round(x: &[f32]) -> Vec<i16> {
    x.iter().map(|x| (x * UNIT).clamp(-32_767.0, 32_767.0) as i16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_rows_at_once_are_as_one_by_one() {
        let number = |n: usize| i16::try_from(n * 7_919 % 30_011).expect("small") - 15_000;
        let rows: Vec<Vec<i16>> = (0..5).map(|row| (0..35).map(|n| number(n + 35 * row)).collect()).collect();
        let one = |a: &[i16], b: &[i16]| -> i32 {
            a.iter().zip(b).map(|(a, b)| i32::from(*a).wrapping_mul(i32::from(*b))).fold(0, i32::wrapping_add)
        };
        let [a, b, c, d, e] = rows.as_slice() else { unreachable!("five rows") };
        assert_eq!(dots(a, [b, c, d, e]), [one(a, b), one(a, c), one(a, d), one(a, e)]);
        assert_eq!(dots(a, [b]), [one(a, b)]);
    }

    #[test]
    fn products_are_close_to_those_of_fractions() {
        let weight = |i: usize, o: usize| ((i * 7 + o * 3) % 11) as f32 / 11.0 - 0.4;
        let matrix = Matrix::quantise(40, 3, weight);
        let x: Vec<f32> = (0..80).map(|n| (n % 13) as f32 / 6.0 - 1.0).collect();
        let product = matrix.product(&round(&x), 1.0 / UNIT, &[0.5, 0.0, -0.5]);
        for (row, x) in product.chunks_exact(3).zip(x.chunks_exact(40)) {
            for (output, (got, bias)) in row.iter().zip([0.5, 0.0, -0.5]).enumerate() {
                let exact: f32 = x.iter().enumerate().map(|(i, x)| x * weight(i, output)).sum();
                assert!((got - exact - bias).abs() < 0.1, "{got} {exact}");
            }
        }
        let mut writer = Writer::default();
        matrix.write(&mut writer);
        let bytes = writer.into_bytes();
        assert_eq!(Matrix::read(&mut Reader::new(&bytes), 40, 3), Ok(matrix));
        assert!(Matrix::read(&mut Reader::new(&bytes), 3, 40).is_err());
    }
}
