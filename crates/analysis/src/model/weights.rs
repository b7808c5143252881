//! The weights of a linear model over hashed features.

use super::ModelError;
use super::bytes::{Reader, Writer};

/// Bits of a key that are kept: 2²³ keys, so that of a hundred features that were not learnt one or two meet
/// the weights of another.
const KEY_BITS: u32 = 23;

/// Keys with the same upper bits stand in one bucket: one or two of those that were learnt.
const BUCKET_BITS: u32 = 17;

/// Buckets whose starts are counted from the same row.
const SPAN_BITS: u32 = 8;

/// Lower bits that are compared at once.
const TOGETHER: u32 = u64::BITS / 8;

/// The key as kept: the upper bits of the hash.
#[inline]
const fn slot(key: u32) -> u32 {
    key >> (32 - KEY_BITS)
}

/// Feature → one small integer a class, and the fraction each unit stands for.
///
/// The tables are larger than the caches near the processor, so what finds a row is kept small: for each bucket of
/// keys where its rows start, and of each row the bits of its key that the bucket does not say. Row 0 is nothing, for
/// the keys that are not there. A sum over at most 255 features fits into `i16`.
#[derive(Clone, PartialEq, Debug)]
pub struct Weights<const CLASSES: usize> {
    /// Of each bucket its first row, counted from that of its span; one more says where the last one ends.
    starts: Vec<u16>,
    /// The first row of each span of buckets.
    spans: Vec<u32>,
    /// The lower bits of the key of each row, and [`TOGETHER`] that belong to none.
    lower: Vec<u8>,
    rows: Vec<[i8; CLASSES]>,
    scale: f32,
}

/// Where the row of a key may be.
#[derive(Clone, Copy, Default)]
struct Range {
    start: u32,
    end: u32,
}

impl<const CLASSES: usize> Default for Weights<CLASSES> {
    fn default() -> Self {
        Self::of(&[], vec![[0; CLASSES]], 1.0)
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
        let (mut keys, mut rows) = (Vec::new(), vec![[0; CLASSES]]);
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
                keys.push(*key);
                rows.push(row);
            }
        }
        Self::of(&keys, rows, unit)
    }

    /// `rows` in the order of their `keys`, behind the one that is nothing.
    fn of(keys: &[u32], rows: Vec<[i8; CLASSES]>, scale: f32) -> Self {
        let mut counts = vec![0_u32; (1 << BUCKET_BITS) + 1];
        let mut lower = Vec::with_capacity(1 + keys.len() + size_of::<u64>());
        lower.push(0);
        for key in keys {
            if let Some(count) = counts.get_mut((key >> (KEY_BITS - BUCKET_BITS)) as usize) {
                *count += 1;
            }
            lower.push(low(*key));
        }
        lower.extend([0; size_of::<u64>()]);
        let (mut starts, mut spans) = (Vec::with_capacity(counts.len()), Vec::new());
        let (mut next, mut span) = (1, 1);
        for (bucket, count) in counts.iter().enumerate() {
            if bucket % (1 << SPAN_BITS) == 0 {
                span = next;
                spans.push(span);
            }
            // A span holds at most 2¹⁴ keys.
            starts.push(u16::try_from(next - span).unwrap_or(u16::MAX));
            next += count;
        }
        Self { starts, spans, lower, rows, scale }
    }

    /// The weights of a feature, when it was learnt.
    pub fn row(&self, key: u32) -> Option<&[i8; CLASSES]> {
        let place = self.place(key, self.range(key));
        self.rows.get(place as usize).filter(|_| place != 0)
    }

    /// The rows of the bucket of a key.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    fn range(&self, key: u32) -> Range {
        let bucket = slot(key) as usize >> (KEY_BITS - BUCKET_BITS);
        let start = |bucket: usize| {
            let span = self.spans.get(bucket >> SPAN_BITS).copied().unwrap_or_default();
            span + u32::from(self.starts.get(bucket).copied().unwrap_or_default())
        };
        Range { start: start(bucket), end: start(bucket + 1) }
    }

    /// The number of the row of a key in the rows of its bucket: 0 when it was not learnt.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    fn place(&self, key: u32, Range { start, end }: Range) -> u32 {
        let wanted = u64::from(low(slot(key))) * ONES;
        let mut start = start;
        loop {
            let known = self.lower.get(start as usize..).and_then(<[u8]>::first_chunk).copied();
            let place = start + first_zero(u64::from_le_bytes(known.unwrap_or_default()) ^ wanted);
            if place < start + TOGETHER || start + TOGETHER >= end {
                return if place < end { place } else { 0 };
            }
            start += TOGETHER;
        }
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
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    pub fn add_array<const N: usize>(&self, keys: &[u32; N], scores: &mut [i16; CLASSES]) {
        let ranges = keys.map(|key| self.range(key));
        let mut places = *keys;
        for (place, range) in places.iter_mut().zip(ranges) {
            *place = self.place(*place, range);
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
        size_of_val(self.starts.as_slice())
            + size_of_val(self.spans.as_slice())
            + self.lower.len()
            + size_of_val(self.rows.as_slice())
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
        let buckets = (0_u32..1 << BUCKET_BITS).flat_map(|bucket| {
            let key = bucket << (KEY_BITS - BUCKET_BITS);
            let Range { start, end } = self.range(key << (32 - KEY_BITS));
            (start..end).map(move |_| key)
        });
        buckets.zip(self.lower.iter().skip(1)).map(|(bucket, lower)| bucket | u32::from(*lower))
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
        let mut keys = Vec::with_capacity(count);
        let mut last = 0_u32;
        for n in 0..count {
            let step = from.varint()?;
            last = match last.checked_add(step) {
                Some(key) if key >> KEY_BITS == 0 => key,
                _ => return Err(ModelError::Malformed("a key is too large")),
            };
            if n > 0 && step == 0 {
                return Err(ModelError::Malformed("a key comes twice"));
            }
            keys.push(last);
        }
        let mut filled = Vec::with_capacity(count);
        let mut sum = 0;
        for _ in 0..count {
            let own = from.length()?;
            sum += own;
            filled.push(own);
        }
        // Classes first, then as many weights: both are read side by side.
        let mut classes = from.clone();
        for _ in 0..sum {
            from.varint()?;
        }
        let mut weights = from.take(sum)?.iter();
        let mut rows = vec![[0; CLASSES]; count + 1];
        for (row, filled) in rows.iter_mut().skip(1).zip(filled) {
            let mut class = 0;
            for weight in weights.by_ref().take(filled) {
                class += classes.length()?;
                let Some(place) = row.get_mut(class) else {
                    return Err(ModelError::Malformed("a class is too large"));
                };
                *place = weight.cast_signed();
            }
        }
        Ok(Self::of(&keys, rows, scale))
    }
}

/// The bits of a kept key that its bucket does not say.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
const fn low(key: u32) -> u8 {
    (key & ((1 << (KEY_BITS - BUCKET_BITS)) - 1)) as u8
}

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The first byte that is zero, or 8.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
const fn first_zero(bytes: u64) -> u32 {
    let zeros = bytes.wrapping_sub(ONES) & !bytes & (ONES << 7);
    zeros.trailing_zeros() / 8
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
    fn keys_that_crowd_one_bucket_are_all_found() {
        let key = |n: u32| n << (32 - KEY_BITS);
        let crowd = (0..64).chain([1 << 20, (1 << KEY_BITS) - 1]);
        let learnt = crowd.clone().zip(0_u8..).map(|(n, weight)| (key(n), [f32::from(weight) + 1.0]));
        let weights = Weights::quantise(learnt);
        for (n, weight) in crowd.zip(0_u8..) {
            let unit = weights.scale();
            let got = weights.row(key(n)).map(|[w]| f32::from(*w) * unit);
            assert!(got.is_some_and(|got| (got - f32::from(weight) - 1.0).abs() <= unit), "{n}: {got:?}");
        }
        assert_eq!(weights.row(key(64)), None);
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
