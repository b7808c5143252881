//! Products of matrices, every sum in an order of its own, so that they are the same on every machine.

use crate::model::{ModelError, Reader, Writer};

/// Outputs that are computed at once.
const TILE: usize = 16;

/// Weights, laid out for products.
#[derive(Clone, PartialEq, Debug)]
pub struct Tiles {
    inputs: usize,
    outputs: usize,
    /// For each tile of outputs, a row an input; outputs that fill the last tile have no weight.
    rows: Vec<[f32; TILE]>,
}

impl Tiles {
    /// Lays weights out. `weights` gives those of each output, in order.
    pub fn new<W>(inputs: usize, outputs: usize, weights: impl Iterator<Item = W>) -> Self
    where
        W: IntoIterator<Item = f32>,
    {
        let mut rows = vec![[0.0; TILE]; outputs.div_ceil(TILE) * inputs];
        for (output, weights) in weights.enumerate().take(outputs) {
            let tile = rows.get_mut(output / TILE * inputs..).unwrap_or_default();
            for (row, weight) in tile.iter_mut().zip(weights).take(inputs) {
                if let Some(lane) = row.get_mut(output % TILE) {
                    *lane = weight;
                }
            }
        }
        Self { inputs, outputs, rows }
    }

    /// For each row of `x` a row of its products with the weights of each output, plus `bias`.
    pub fn product(&self, x: &[f32], bias: &[f32]) -> Vec<f32> {
        let (inputs, outputs) = (self.inputs.max(1), self.outputs.max(1));
        let mut result = vec![0.0; x.len() / inputs * outputs];
        for (tile, weights) in self.rows.chunks_exact(inputs).enumerate() {
            let mut start = [0.0; TILE];
            let own = bias.get(tile * TILE..).unwrap_or_default();
            start.iter_mut().zip(own).for_each(|(lane, bias)| *lane = *bias);
            let mut store = |row: usize, lanes: &[f32; TILE]| {
                let from = row * outputs + tile * TILE;
                let end = (from + TILE).min((row + 1) * outputs);
                let place = result.get_mut(from..end).unwrap_or_default();
                place.iter_mut().zip(lanes).for_each(|(place, lane)| *place = *lane);
            };
            let mut pairs = x.chunks_exact(2 * inputs);
            let mut row = 0;
            for pair in pairs.by_ref() {
                let (first, second) = pair.split_at(inputs);
                let (mut a, mut b) = (start, start);
                for ((weights, x), y) in weights.iter().zip(first).zip(second) {
                    add_scaled(&mut a, *x, weights);
                    add_scaled(&mut b, *y, weights);
                }
                store(row, &a);
                store(row + 1, &b);
                row += 2;
            }
            if pairs.remainder().len() == inputs {
                let mut lanes = start;
                for (weights, x) in weights.iter().zip(pairs.remainder()) {
                    add_scaled(&mut lanes, *x, weights);
                }
                store(row, &lanes);
            }
        }
        result
    }
}

/// Learnt weights. In a file each is a small integer, with one fraction an output that says what a unit stands for.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    tiles: Tiles,
    /// A row an output.
    quantised: Vec<i8>,
    scales: Vec<f32>,
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
        let rows = quantised.chunks_exact(inputs.max(1)).zip(&scales);
        let weights = rows.map(|(row, scale)| row.iter().map(move |w| f32::from(*w) * scale));
        Self { tiles: Tiles::new(inputs, scales.len(), weights), quantised, scales }
    }

    /// See [`Tiles::product`].
    pub fn product(&self, x: &[f32], bias: &[f32]) -> Vec<f32> {
        self.tiles.product(x, bias)
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        size_of_val(self.tiles.rows.as_slice()) + self.quantised.len() + size_of_val(self.scales.as_slice())
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
    /// When the sizes are other ones.
    pub fn read(from: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Self, ModelError> {
        let scales = from.f32s()?;
        let quantised = from.i8s()?;
        if scales.len() != outputs || quantised.len() != inputs * outputs {
            return Err(ModelError::Malformed("a matrix has another size"));
        }
        Ok(Self::of(inputs, quantised, scales))
    }
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
    use super::*;

    #[test]
    fn products_are_close_to_those_of_the_learnt_weights() {
        let weight = |i: usize, o: usize| f32::from(u8::try_from((i * 7 + o * 3) % 11).unwrap()) / 11.0 - 0.4;
        let bias: Vec<f32> = (0_u8..19).map(f32::from).collect();
        let matrix = Matrix::quantise(40, 19, weight);
        for rows in 0..4 {
            let x: Vec<f32> =
                (0_u8..40).cycle().take(40 * rows).map(|n| f32::from(n % 13) / 6.0 - 1.0).collect();
            let product = matrix.product(&x, &bias);
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
    fn a_matrix_is_read_back() {
        let matrix = Matrix::quantise(4, 3, |i, o| if i == o { 1.0 } else { -0.25 });
        let mut writer = Writer::default();
        matrix.write(&mut writer);
        let bytes = writer.into_bytes();
        assert_eq!(Matrix::read(&mut Reader::new(&bytes), 4, 3), Ok(matrix));
        assert!(Matrix::read(&mut Reader::new(&bytes), 3, 4).is_err());
    }
}
