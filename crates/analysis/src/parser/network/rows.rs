//! The rows of numbers that stand for features, found by their keys.

use super::super::features::{Features, SLOTS};
use super::super::matrix::Inputs;
use crate::model::{ModelError, Reader, Writer};

/// Feature → a row of small integers.
#[derive(Clone, PartialEq, Debug)]
pub struct Rows {
    /// Keys in order; the row of a key stands [`SLOTS`] places behind its own.
    keys: Vec<u32>,
    width: usize,
    values: Vec<i8>,
    unit: f32,
    /// Open addressing by the upper bits of the key: its place in `keys` and one, or 0.
    index: Vec<u32>,
}

impl Rows {
    /// Rounds learnt rows: one for an unknown feature of each slot, then one a key; keys are in order.
    pub fn quantise(keys: &[u32], rows: &[f32], width: usize) -> Self {
        let mut sizes: Vec<f32> = rows.iter().map(|x| x.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() - 1 - sizes.len() / 10_000).copied().unwrap_or(1.0).max(1e-6);
        let unit = largest / 127.0;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of an i8")]
        let values = rows.iter().map(|x| (x / unit).round().clamp(-127.0, 127.0) as i8).collect();
        Self { index: index(keys), keys: keys.to_vec(), width, values, unit }
    }

    /// The sum of the rows of each word.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    pub(super) fn sums(&self, features: &[Features]) -> Inputs {
        let mut sums = vec![0_i16; features.len() * self.width];
        for (sum, features) in sums.chunks_exact_mut(self.width.max(1)).zip(features) {
            for (slot, key) in features.iter().enumerate() {
                let row = self.find(*key).map_or(slot, |at| at + SLOTS) * self.width;
                let row = self.values.get(row..row + self.width).unwrap_or_default();
                for (sum, value) in sum.iter_mut().zip(row) {
                    *sum = sum.wrapping_add(i16::from(*value));
                }
            }
        }
        Inputs::new(&sums, self.unit)
    }

    fn find(&self, key: u32) -> Option<usize> {
        let mask = self.index.len().checked_sub(1)?;
        let mut at = place(key, self.index.len());
        loop {
            let found = (*self.index.get(at)? as usize).checked_sub(1)?;
            if self.keys.get(found) == Some(&key) {
                return Some(found);
            }
            at = (at + 1) & mask;
        }
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        self.values.len() + size_of_val(self.keys.as_slice()) + size_of_val(self.index.as_slice())
    }

    pub(super) fn write(&self, to: &mut Writer) {
        to.f32(self.unit);
        to.length(self.keys.len());
        let mut last = 0;
        for key in &self.keys {
            to.varint(key - last);
            last = *key;
        }
        to.i8s(&self.values);
    }

    pub(super) fn read(from: &mut Reader<'_>, width: usize) -> Result<Self, ModelError> {
        let unit = from.f32()?;
        let count = from.length()?;
        let mut keys = Vec::with_capacity(count);
        let mut last = 0_u32;
        for n in 0..count {
            let step = from.varint()?;
            last = last
                .checked_add(step)
                .filter(|_| n == 0 || step > 0)
                .ok_or(ModelError::Malformed("keys are out of order"))?;
            keys.push(last);
        }
        let values = from.i8s()?;
        if values.len() != (count + SLOTS) * width || !unit.is_finite() {
            return Err(ModelError::Malformed("the rows have another size"));
        }
        Ok(Self { index: index(&keys), keys, width, values, unit })
    }
}

/// A table with at least half of its places free.
fn index(keys: &[u32]) -> Vec<u32> {
    let mut index = vec![0; (2 * keys.len() + 1).next_power_of_two()];
    let mask = index.len() - 1;
    for (key, n) in keys.iter().zip(1..) {
        let mut at = place(*key, index.len());
        while index.get(at).is_some_and(|taken| *taken != 0) {
            at = (at + 1) & mask;
        }
        if let Some(free) = index.get_mut(at) {
            *free = n;
        }
    }
    index
}

/// Keys are well mixed: their upper bits are a place. `len` is a power of two.
const fn place(key: u32, len: usize) -> usize {
    ((key as u64 * len as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_features_have_their_row_and_unknown_ones_that_of_their_slot() {
        let keys: Vec<u32> = (1..=300_u32).map(|n| n * 7_919_999).collect();
        let width = 2;
        let rows: Vec<f32> =
            (0_u8..100).cycle().take(SLOTS + keys.len()).flat_map(|n| [f32::from(n), -1.0]).collect();
        let table = Rows::quantise(&keys, &rows, width);
        for (n, key) in keys.iter().enumerate() {
            assert_eq!(table.find(*key), Some(n));
        }
        assert_eq!(table.find(5), None);
        let first = |at: usize| i16::from(table.values[at * width]);
        let second = |at: usize| i16::from(table.values[at * width + 1]);
        let unknown = [(0..SLOTS).map(first).sum(), (0..SLOTS).map(second).sum()];
        assert_eq!(table.sums(&[[5; SLOTS]]), Inputs::new(&unknown, table.unit));
        let mut writer = Writer::default();
        table.write(&mut writer);
        let bytes = writer.into_bytes();
        assert_eq!(Rows::read(&mut Reader::new(&bytes), width), Ok(table));
        assert!(Rows::read(&mut Reader::new(&bytes), 3).is_err());
    }
}
