//! Features as numbers: a template and the values of its atoms, mixed into a hash.
//!
//! No string of a training text is kept in a model: only these numbers are.

/// From the fractional part of the golden ratio: an odd number whose multiples spread well.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// A feature on its way: template, then atoms.
///
/// ```
/// use sourcier_analysis::model::{Feature, hash};
/// let (word, tag) = (hash(b"maire"), 7);
/// let feature = Feature::new(3).with(word).with(tag).key();
/// assert_ne!(feature, Feature::new(4).with(word).with(tag).key());
/// ```
#[derive(Clone, Copy)]
pub struct Feature(u64);

impl Feature {
    /// A feature of this template.
    #[inline]
    pub const fn new(template: u32) -> Self {
        Self((template as u64 + 1).wrapping_mul(MULTIPLIER))
    }

    /// With one more atom: a hash of a form, a tag, a shape.
    #[inline]
    #[must_use]
    pub const fn with(self, atom: u32) -> Self {
        Self((self.0.rotate_left(23) ^ atom as u64).wrapping_mul(MULTIPLIER))
    }

    /// The key under which its weights are kept; all 32 bits are well mixed.
    #[inline]
    pub const fn key(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed >> 32) as u32
    }
}

/// The hash of a form, for an atom.
pub fn hash(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let mut state = bytes.len() as u64;
    for word in words.iter().chain([&last]) {
        state = (state.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(MULTIPLIER);
    }
    Feature(state).key()
}
