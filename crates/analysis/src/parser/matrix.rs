//! Products of matrices in whole numbers, so that they are the same on every machine, however wide its vectors are.

use fearless_simd::prelude::*;
use fearless_simd::{f32x16, i16x32, i32x16};

use crate::model::{ModelError, Reader, Writer};

/// Outputs that are computed at once.
const TILE: usize = 16;

/// Words that are computed at once.
const WORDS: usize = 4;

/// The most inputs whose sum of products fits into 32 bits.
const MOST_INPUTS: usize = 512;

/// Numbers as multiples of one unit, two in each element: what a product reads.
#[derive(Clone, PartialEq, Debug)]
pub struct Inputs {
    pairs: Vec<i32>,
    unit: f32,
}

impl Inputs {
    /// `numbers` are multiples of `unit`. Their number in a row is even.
    pub fn new(numbers: &[i16], unit: f32) -> Self {
        let (pairs, _) = numbers.as_chunks::<2>();
        Self { pairs: pairs.iter().map(|pair| both(*pair)).collect(), unit }
    }

    /// Rounds fractions to multiples of `unit`; those out of range become the last that is in it.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "such a cast saturates")]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    pub fn round(fractions: &[f32], unit: f32) -> Self {
        let (pairs, _) = fractions.as_chunks::<2>();
        let times = unit.recip();
        let round = |x: f32| (x * times + 0.5_f32.copysign(x)) as i16;
        Self { pairs: pairs.iter().map(|[a, b]| both([round(*a), round(*b)])).collect(), unit }
    }
}

/// Two numbers in one, the first in the lower half.
const fn both([a, b]: [i16; 2]) -> i32 {
    (a as i32 & 0xffff) | ((b as i32) << 16)
}

/// Learnt weights. Each is a small integer, with one fraction an output that says what a unit stands for.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    inputs: usize,
    /// A row an output, as in the file.
    quantised: Vec<i8>,
    scales: Vec<f32>,
    /// For each tile of outputs, an element for two inputs; outputs that fill the last tile have no weight.
    tiles: Vec<[i16; 2 * TILE]>,
}

impl Matrix {
    /// Rounds learnt weights: `weight` of an input and an output.
    pub fn quantise(inputs: usize, outputs: usize, weight: impl Fn(usize, usize) -> f32) -> Self {
        let mut quantised = Vec::with_capacity(inputs * outputs);
        let mut scales = Vec::with_capacity(outputs);
        for output in 0..outputs {
            let largest = (0..inputs).map(|i| weight(i, output).abs()).fold(1e-6, f32::max);
            let scale = largest / 127.0;
            #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
            quantised.extend((0..inputs).map(|i| (weight(i, output) / scale).round() as i8));
            scales.push(scale);
        }
        Self::of(inputs, quantised, scales)
    }

    fn of(inputs: usize, quantised: Vec<i8>, scales: Vec<f32>) -> Self {
        let mut tiles = Vec::with_capacity(quantised.len().div_ceil(2 * TILE));
        for rows in quantised.chunks(TILE * inputs.max(1)) {
            for pair in 0..inputs / 2 {
                let mut weights = [0; 2 * TILE];
                for (weights, row) in weights.chunks_exact_mut(2).zip(rows.chunks_exact(inputs)) {
                    let own = row.get(2 * pair..2 * pair + 2).unwrap_or_default();
                    weights.iter_mut().zip(own).for_each(|(to, weight)| *to = i16::from(*weight));
                }
                tiles.push(weights);
            }
        }
        Self { inputs, quantised, scales, tiles }
    }

    /// For each row of `x` a row of its products with the weights of each output, plus `bias`.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    pub fn product<S: Simd>(&self, simd: S, x: &Inputs, bias: &[f32]) -> Vec<f32> {
        let (pairs, outputs) = ((self.inputs / 2).max(1), self.scales.len().max(1));
        let mut result = vec![0.0; x.pairs.len() / pairs * outputs];
        for (tile, weights) in self.tiles.chunks_exact(pairs).enumerate() {
            let from = tile * TILE;
            let [scale, bias] = [&self.scales, bias].map(|of| tile_of(simd, of, from));
            let scale = scale * f32x16::splat(simd, x.unit);
            let rows = x.pairs.chunks(WORDS * pairs).zip(result.chunks_mut(WORDS * outputs));
            for (words, result) in rows {
                let sums = sums(simd, weights, words);
                for (row, sums) in result.chunks_exact_mut(outputs).zip(sums) {
                    let lanes = (sums.to_float::<f32x16<S>>() * scale + bias).to_array();
                    let places = row.get_mut(from..).unwrap_or_default();
                    match places.first_chunk_mut() {
                        Some(places) => *places = lanes,
                        None => places.iter_mut().zip(lanes).for_each(|(place, lane)| *place = lane),
                    }
                }
            }
        }
        result
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        size_of_val(self.tiles.as_slice()) + self.quantised.len() + size_of_val(self.scales.as_slice())
    }

    /// Writes the weights, a byte each.
    pub fn write(&self, to: &mut Writer) {
        to.f32s(&self.scales);
        to.i8s(&self.quantised);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// When the sizes are other ones, or none that a product can have.
    pub fn read(from: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self, ModelError> {
        let scales = from.f32s()?;
        let quantised = from.i8s()?;
        if scales.len() != outputs || quantised.len() != inputs * outputs {
            return Err(ModelError::Malformed("a matrix has another size"));
        }
        if !inputs.is_multiple_of(2) || inputs > MOST_INPUTS {
            return Err(ModelError::Malformed("a matrix has an odd number of inputs, or too many"));
        }
        Ok(Self::of(inputs, quantised, scales))
    }
}

/// The numbers of one tile; 0 where there are no more.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
fn tile_of<S: Simd>(simd: S, numbers: &[f32], from: usize) -> f32x16<S> {
    let mut lanes = [0.0; TILE];
    lanes.iter_mut().zip(numbers.iter().skip(from)).for_each(|(lane, number)| *lane = *number);
    lanes.simd_into(simd)
}

/// The sums of products of up to [`WORDS`] words with the weights of one tile.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
fn sums<S: Simd>(simd: S, weights: &[[i16; 2 * TILE]], words: &[i32]) -> [i32x16<S>; WORDS] {
    let mut sums = [i32x16::splat(simd, 0); WORDS];
    let mut rows = words.chunks_exact(weights.len().max(1));
    let first = rows.next().unwrap_or_default();
    // A word that is not there is the first one again; its sum is not asked for.
    let [b, c, d] = [(); WORDS - 1].map(|()| rows.next().unwrap_or(first));
    for ((((weights, a), b), c), d) in weights.iter().zip(first).zip(b).zip(c).zip(d) {
        let weights: i16x32<S> = (*weights).simd_into(simd);
        for (sum, pair) in sums.iter_mut().zip([a, b, c, d]) {
            let pairs: i16x32<S> = i32x16::splat(simd, *pair).bitcast();
            *sum += weights.pairwise_dot_product(pairs);
        }
    }
    sums
}

/// Sum of products, in sixteen lanes.
#[inline]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
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

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[test]
    fn products_are_close_to_those_of_the_learnt_weights() {
        let weight = |i: usize, o: usize| f32::from(u8::try_from((i * 7 + o * 3) % 11).unwrap()) / 11.0 - 0.4;
        let bias: Vec<f32> = (0_u8..19).map(f32::from).collect();
        let matrix = Matrix::quantise(40, 19, weight);
        for rows in 0..7 {
            let x: Vec<f32> =
                (0_u8..40).cycle().take(40 * rows).map(|n| f32::from(n % 13) / 6.0 - 1.0).collect();
            let x_rounded = Inputs::round(&x, 1.0 / 512.0);
            let product = dispatch!(Level::new(), simd => matrix.product(simd, &x_rounded, &bias));
            assert_eq!(
                product,
                dispatch!(Level::baseline(), simd => matrix.product(simd, &x_rounded, &bias)),
                "on every machine"
            );
            assert_eq!(product.len(), rows * 19);
            for (row, x) in product.chunks_exact(19).zip(x.chunks_exact(40)) {
                for (output, (got, bias)) in row.iter().zip(&bias).enumerate() {
                    let exact: f32 = x.iter().enumerate().map(|(i, x)| x * weight(i, output)).sum();
                    assert!((got - exact - bias).abs() < 0.1, "{got} {exact}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_rounded_and_kept_in_range() {
        let rounded = Inputs::round(&[0.26, -0.26, 1e9, f32::NAN], 0.5);
        assert_eq!(rounded, Inputs::new(&[1, -1, i16::MAX, 0], 0.5));
    }

    #[test]
    fn a_matrix_is_read_back() {
        let matrix = Matrix::quantise(4, 3, |i, o| if i == o { 1.0 } else { -0.25 });
        let mut writer = Writer::default();
        matrix.write(&mut writer);
        let bytes = writer.into_bytes();
        assert_eq!(Matrix::read(&mut Reader::new(&bytes), 4, 3), Ok(matrix));
        assert!(Matrix::read(&mut Reader::new(&bytes), 3, 4).is_err());
        let odd = Matrix::quantise(3, 4, |_, _| 1.0);
        let mut writer = Writer::default();
        odd.write(&mut writer);
        assert!(Matrix::read(&mut Reader::new(&writer.into_bytes()), 3, 4).is_err());
    }
}
