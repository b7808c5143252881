//! Which articles hold a key: what every look-up across articles begins with.

use std::ops::Bound;

use imbl::{OrdMap, OrdSet};

use crate::ArticleId;

/// Keys and the articles that hold them, each pair once.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Postings {
    pairs: OrdSet<(u64, ArticleId)>,
    /// How many articles hold the key; no entry for none.
    frequency: OrdMap<u64, usize>,
}

impl Postings {
    /// Takes in the difference between what an article held and what it holds now; both sorted, each key once.
    pub(crate) fn replace(&mut self, article: &ArticleId, old: &[u64], new: &[u64]) {
        for key in old.iter().filter(|key| new.binary_search(key).is_err()) {
            self.pairs.remove(&(*key, article.clone()));
            match self.frequency(*key) {
                0 | 1 => self.frequency.remove(key),
                n => self.frequency.insert(*key, n - 1),
            };
        }
        for key in new.iter().filter(|key| old.binary_search(key).is_err()) {
            self.pairs.insert((*key, article.clone()));
            self.frequency.insert(*key, self.frequency(*key) + 1);
        }
    }

    /// How many articles hold the key.
    pub(crate) fn frequency(&self, key: u64) -> usize {
        self.frequency.get(&key).copied().unwrap_or(0)
    }

    /// The articles that hold the key, by id.
    pub(crate) fn articles(&self, key: u64) -> impl Iterator<Item = &ArticleId> {
        let from = Bound::Included((key, ArticleId::from("")));
        self.pairs.range((from, Bound::Unbounded)).take_while(move |(k, _)| *k == key).map(|(_, id)| id)
    }
}

/// `keys` sorted, each once.
pub(crate) fn distinct(keys: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut keys: Vec<u64> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
