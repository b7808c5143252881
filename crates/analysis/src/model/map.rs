//! From hashed keys to small numbers.

use super::ModelError;
use super::bytes::{Reader, Writer};

/// A map whose keys are kept as 32 bits of their hash: of a million keys that are not in a map of a hundred thousand,
/// about twenty are taken for one that is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HashedMap {
    /// Keys of one bucket share their upper bits: how far those are from the lowest.
    shift: u32,
    /// Where each bucket starts, and the last one ends.
    buckets: Vec<u32>,
    keys: Vec<u32>,
    values: Vec<u16>,
}

impl HashedMap {
    /// From pairs; of two with the same key the first in order of value counts.
    pub fn new(pairs: impl IntoIterator<Item = (u32, u16)>) -> Self {
        let mut pairs: Vec<(u32, u16)> = pairs.into_iter().collect();
        pairs.sort_unstable();
        pairs.dedup_by_key(|pair| pair.0);
        Self::of(&pairs)
    }

    /// `pairs` in the order of their keys. There are about as many buckets as keys.
    fn of(pairs: &[(u32, u16)]) -> Self {
        let bits = pairs.len().next_power_of_two().ilog2().clamp(1, 20);
        let shift = 32 - bits;
        let mut buckets = Vec::with_capacity((1 << bits) + 1);
        for (n, (key, _)) in (0_u32..).zip(pairs) {
            let bucket = (key >> shift) as usize;
            buckets.resize(buckets.len().max(bucket + 1), n);
        }
        buckets.resize((1 << bits) + 1, u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        let (keys, values) = pairs.iter().copied().unzip();
        Self { shift, buckets, keys, values }
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: u32) -> Option<u16> {
        let bucket = (key >> self.shift) as usize;
        let start = *self.buckets.get(bucket)? as usize;
        let end = *self.buckets.get(bucket + 1)? as usize;
        let found = self.keys.get(start..end)?.iter().position(|own| *own == key)?;
        self.values.get(start + found).copied()
    }

    /// Number of keys.
    pub fn size(&self) -> usize {
        self.keys.len()
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        size_of_val(self.buckets.as_slice())
            + size_of_val(self.keys.as_slice())
            + size_of_val(self.values.as_slice())
    }

    /// Writes the distances between keys, then the values.
    pub fn write(&self, to: &mut Writer) {
        to.length(self.keys.len());
        let mut last = 0;
        for key in &self.keys {
            to.varint(key - last);
            last = *key;
        }
        for value in &self.values {
            to.varint(u32::from(*value));
        }
    }

    /// Reads what [`write`](Self::write) wrote; values are below `end`.
    ///
    /// # Errors
    ///
    /// When the bytes are not those of such a map.
    pub fn read(from: &mut Reader<'_>, end: usize) -> Result<Self, ModelError> {
        let count = from.length()?;
        let mut pairs = Vec::with_capacity(count);
        let mut last = 0_u32;
        for n in 0..count {
            let step = from.varint()?;
            last = last.checked_add(step).ok_or(ModelError::Malformed("a key is too large"))?;
            if n > 0 && step == 0 {
                return Err(ModelError::Malformed("a key comes twice"));
            }
            pairs.push((last, 0));
        }
        for (_, value) in &mut pairs {
            *value = u16::try_from(from.varint()?)
                .ok()
                .filter(|v| usize::from(*v) < end)
                .ok_or(ModelError::Malformed("a value is too large"))?;
        }
        Ok(Self::of(&pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash;

    #[test]
    fn values_are_found_and_read_back() {
        let key = |n: u16| hash(&n.to_le_bytes());
        let map = HashedMap::new((0..5_000).map(|n| (key(n), n)));
        assert!((0..5_000).all(|n| map.get(key(n)) == Some(n)));
        assert!((5_000..9_000).all(|n| map.get(key(n)).is_none()));
        let mut writer = Writer::default();
        map.write(&mut writer);
        let bytes = writer.into_bytes();
        assert_eq!(HashedMap::read(&mut Reader::new(&bytes), 5_000), Ok(map));
        assert!(HashedMap::read(&mut Reader::new(&bytes), 4_999).is_err());
        assert!(HashedMap::read(&mut Reader::new(&bytes[..bytes.len() - 1]), 5_000).is_err());
    }
}
