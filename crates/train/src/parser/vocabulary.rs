//! Which features have numbers of their own.

use std::collections::HashMap;

use sourcier_analysis::parser::features::SLOTS;

use super::network::Rows;
use super::words::Sentence;

/// Keys that have a row: those of features that come more than once.
pub(super) struct Vocabulary {
    pub(super) keys: Vec<u32>,
    rows: HashMap<u32, usize>,
}

impl Vocabulary {
    /// The features of these sentences.
    pub(super) fn of(sentences: &[Sentence]) -> Self {
        let mut all: Vec<u32> = sentences.iter().flat_map(Sentence::features).flatten().collect();
        all.sort_unstable();
        let often = all.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        let keys: Vec<u32> = often.filter_map(|same| same.first()).copied().collect();
        let rows = keys.iter().copied().zip(SLOTS..).collect();
        Self { keys, rows }
    }

    /// Number of rows: one for what is unknown in each slot, one a key.
    pub(super) const fn len(&self) -> usize {
        self.keys.len() + SLOTS
    }

    /// The rows of each word of a sentence.
    pub(super) fn rows(&self, sentence: &Sentence) -> Vec<Rows> {
        let row = |slot: usize, key: u32| self.rows.get(&key).copied().unwrap_or(slot);
        let words = sentence.features();
        words.iter().map(|word| std::array::from_fn(|slot| row(slot, word[slot]))).collect()
    }
}
