//! The weights of a linear model over hashed features.

use super::ModelError;
use super::bytes::{Reader, Writer};

/// Bits of a key that are kept: 2²³ keys, so that of a hundred features that were not learnt one or two meet
/// the weights of another.
const KEY_BITS: u32 = 23;

/// The key as kept: the upper bits of the hash.
#[inline]
const fn slot(key: u32) -> u32 {
    key >> (32 - KEY_BITS)
}

/// Feature → one small integer a class, and the fraction each unit stands for.
///
/// Which keys are there is a bit set; the row of a key is the number of bits before it, from 1: row 0 is nothing, for
/// the keys that are not there. A sum over at most 255 features fits into `i16`.
#[derive(Clone, PartialEq, Debug)]
pub struct Weights<const CLASSES: usize> {
    index: Vec<Part>,
    rows: Vec<[i8; CLASSES]>,
    scale: f32,
}

/// Sixty-four keys.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
struct Part {
    /// Which of them have a row.
    present: u64,
    /// The row of the first one.
    first: u32,
}

impl Part {
    /// The number of the row of a key that belongs here: 0 when it was not learnt.
    #[inline]
    const fn place(self, key: u32) -> u32 {
        let bit = 1_u64 << (slot(key) & 63);
        let place = self.first + (self.present & (bit - 1)).count_ones();
        if self.present & bit == 0 { 0 } else { place }
    }
}

impl<const CLASSES: usize> Default for Weights<CLASSES> {
    fn default() -> Self {
        Self {
            index: vec![Part { present: 0, first: 1 }; 1 << (KEY_BITS - 6)],
            rows: vec![[0; CLASSES]],
            scale: 1.0,
        }
    }
}

impl<const CLASSES: usize> Weights<CLASSES> {
    /// Quantises learnt weights. Of features whose keys meet, the weights are added; weights so small that they
    /// round to nothing are left out, and so are features that have no other.
    ///
    /// A unit is chosen such that only the largest weights (one in two thousand) are cut to fit.
    pub fn quantise(learnt: impl IntoIterator<Item = (u32, [f32; CLASSES])>) -> Self {
        let mut learnt: Vec<(u32, [f32; CLASSES])> =
            learnt.into_iter().map(|(key, row)| (slot(key), row)).collect();
        learnt.sort_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| a.1.partial_cmp(&b.1).unwrap_or(std::cmp::Ordering::Equal))
        });
        let mut sizes: Vec<f32> =
            learnt.iter().flat_map(|(_, row)| row).map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest =
            sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 1_000_000)).copied().unwrap_or(1.0);
        Self::with_unit(&learnt, largest / 127.0)
    }

    fn with_unit(learnt: &[(u32, [f32; CLASSES])], unit: f32) -> Self {
        let mut rows: Vec<(u32, [i8; CLASSES])> = Vec::new();
        for same in learnt.chunk_by(|a, b| a.0 == b.0) {
            let mut sum = [0.0_f32; CLASSES];
            for (_, row) in same {
                sum.iter_mut().zip(row).for_each(|(s, w)| *s += w);
            }
            #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of an i8")]
            let row = sum.map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8);
            if let Some((key, _)) = same.first()
                && row.iter().any(|w| *w != 0)
            {
                rows.push((*key, row));
            }
        }
        Self::of(rows, unit)
    }

    /// `rows` in the order of their keys.
    fn of(rows: Vec<(u32, [i8; CLASSES])>, scale: f32) -> Self {
        let mut weights = Self { scale, ..Self::default() };
        for (key, _) in &rows {
            if let Some(part) = weights.index.get_mut(*key as usize >> 6) {
                part.present |= 1 << (key & 63);
            }
        }
        let mut first = 1;
        for part in &mut weights.index {
            part.first = first;
            first += part.present.count_ones();
        }
        weights.rows.extend(rows.into_iter().map(|(_, row)| row));
        weights
    }

    /// The weights of a feature, when it was learnt.
    pub fn row(&self, key: u32) -> Option<&[i8; CLASSES]> {
        let place = self.part(key).place(key);
        self.rows.get(place as usize).filter(|_| place != 0)
    }

    #[inline]
    fn part(&self, key: u32) -> Part {
        self.index.get(slot(key) as usize >> 6).copied().unwrap_or_default()
    }

    /// Adds the weights of a feature to the score of each class.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut [i16; CLASSES]) {
        self.add_array(&[key], scores);
    }

    /// Adds the weights of several features, as many as the template list has.
    ///
    /// The tables are larger than the caches near the processor, so what counts is how many places in memory are
    /// waited for at once: everything that is needed is touched before any of it is used, and nothing branches on
    /// what is there.
    #[inline]
    pub fn add_array<const N: usize>(&self, keys: &[u32; N], scores: &mut [i16; CLASSES]) {
        let parts = keys.map(|key| self.part(key));
        let mut places = *keys;
        for (place, part) in places.iter_mut().zip(&parts) {
            *place = part.place(*place);
        }
        let row = |place: u32| self.rows.get(place as usize);
        let touched =
            places.iter().filter_map(|place| row(*place)?.first()).fold(0, |all, weight| all | weight);
        std::hint::black_box(touched);
        let mut sum = *scores;
        for row in places.iter().filter_map(|place| row(*place)) {
            for (score, weight) in sum.iter_mut().zip(row) {
                *score = score.wrapping_add(i16::from(*weight));
            }
        }
        *scores = sum;
    }

    /// Adds the weights of any number of features.
    pub fn add_all(&self, keys: &[u32], scores: &mut [i16; CLASSES]) {
        let (chunks, rest) = keys.as_chunks::<16>();
        for keys in chunks {
            self.add_array(keys, scores);
        }
        for key in rest {
            self.add(*key, scores);
        }
    }

    /// What one unit of a score stands for, in the weights that were learnt.
    pub const fn scale(&self) -> f32 {
        self.scale
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.learnt().len()
    }

    /// The rows that were learnt.
    fn learnt(&self) -> &[[i8; CLASSES]] {
        self.rows.get(1..).unwrap_or_default()
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        size_of_val(self.index.as_slice()) + size_of_val(self.rows.as_slice())
    }

    /// Writes the features in the order of their keys: distances between keys, then how many weights each has, then
    /// for which classes, then the weights. Each kind of number stands apart, for the sake of compression.
    pub fn write(&self, to: &mut Writer) {
        to.f32(self.scale);
        to.length(CLASSES);
        to.length(self.learnt().len());
        let mut last = 0;
        for key in self.keys() {
            to.varint(key - last);
            last = key;
        }
        let filled = |row: &[i8; CLASSES]| row.iter().filter(|w| **w != 0).count();
        self.learnt().iter().for_each(|row| to.length(filled(row)));
        for row in self.learnt() {
            let mut last = 0;
            for (class, _) in row.iter().enumerate().filter(|(_, w)| **w != 0) {
                to.length(class - last);
                last = class;
            }
        }
        self.learnt().iter().flatten().filter(|w| **w != 0).for_each(|w| to.u8(w.cast_unsigned()));
    }

    fn keys(&self) -> impl Iterator<Item = u32> {
        (0_u32..).zip(&self.index).filter(|(_, part)| part.present != 0).flat_map(|(n, part)| {
            (0..64).filter(move |bit| part.present >> bit & 1 == 1).map(move |bit| n * 64 + bit)
        })
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are not those of such weights.
    pub fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let scale = from.f32()?;
        if from.length()? != CLASSES {
            return Err(ModelError::Malformed("the number of classes is another one"));
        }
        let count = from.length()?;
        let mut rows = Vec::with_capacity(count);
        let mut last = 0_u32;
        for n in 0..count {
            let step = from.varint()?;
            last = last
                .checked_add(step)
                .filter(|key| key >> KEY_BITS == 0)
                .ok_or(ModelError::Malformed("a key is too large"))?;
            if n > 0 && step == 0 {
                return Err(ModelError::Malformed("a key comes twice"));
            }
            rows.push((last, [0; CLASSES]));
        }
        let filled: Vec<usize> = (0..count).map(|_| from.length()).collect::<Result<_, _>>()?;
        let mut places = Vec::with_capacity(filled.iter().sum::<usize>().min(count * CLASSES));
        for (n, filled) in filled.iter().enumerate() {
            let mut class = 0;
            for _ in 0..*filled {
                class += from.length()?;
                if class >= CLASSES {
                    return Err(ModelError::Malformed("a class is too large"));
                }
                places.push((n, class));
            }
        }
        for (n, class) in places {
            let weight = from.u8()?.cast_signed();
            if let Some(place) = rows.get_mut(n).and_then(|(_, row)| row.get_mut(class)) {
                *place = weight;
            }
        }
        Ok(Self::of(rows, scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Feature, hash};

    fn learnt() -> Vec<(u32, [f32; 5])> {
        let key = |n: u32| Feature::new(1).with(hash(&n.to_le_bytes())).key();
        (0_u8..200)
            .map(|n| (key(u32::from(n)), [0.0, f32::from(n), -1.0, 0.0, 100.0 - f32::from(n)]))
            .collect()
    }

    #[test]
    fn weights_are_read_back() {
        let weights = Weights::quantise(learnt());
        let mut writer = Writer::default();
        weights.write(&mut writer);
        let bytes = writer.into_bytes();
        let mut reader = Reader::new(&bytes);
        let read = Weights::<5>::read(&mut reader).unwrap();
        assert!(reader.end().is_ok());
        assert_eq!(read, weights);
        for end in 0..bytes.len() {
            assert!(Weights::<5>::read(&mut Reader::new(&bytes[..end])).is_err());
        }
        assert!(Weights::<6>::read(&mut Reader::new(&bytes)).is_err());
    }

    #[test]
    fn scores_are_the_learnt_ones() {
        let weights = Weights::quantise(learnt());
        for (key, row) in learnt() {
            let mut scores = [0; 5];
            weights.add(key, &mut scores);
            let mut together = [0; 5];
            weights.add_all(&[key, 12_345], &mut together);
            assert_eq!(together, scores);
            for (score, learnt) in scores.iter().zip(row) {
                assert!(
                    (f32::from(*score) * weights.scale() - learnt).abs() <= weights.scale() / 2.0 + 1.0,
                    "{score} {learnt}"
                );
            }
        }
        assert_eq!(weights.row(12_345), None);
    }
}
