//! Features that are there or not, as numbers.

use std::collections::BTreeMap;

/// Rows of features, as numbers.
pub(crate) struct Table {
    /// The features by number, in order.
    pub(crate) keys: Vec<u32>,
    /// The numbers that each row has, in order.
    pub(crate) rows: Vec<Vec<usize>>,
}

impl Table {
    /// The features of at least `least` rows.
    pub(crate) fn of(rows: &[&[u32]], least: usize) -> Self {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for key in rows.iter().flat_map(|row| row.iter()) {
            *counts.entry(*key).or_default() += 1;
        }
        let keys: Vec<u32> = counts.into_iter().filter(|(_, n)| *n >= least).map(|(key, _)| key).collect();
        let number = |key: &u32| keys.binary_search(key).ok();
        let rows = rows.iter().map(|row| {
            let mut row: Vec<usize> = row.iter().filter_map(number).collect();
            row.sort_unstable();
            row.dedup();
            row
        });
        Self { rows: rows.collect(), keys }
    }

    /// Only with the features that are `asked` for.
    pub(crate) fn with(&self, asked: &[bool]) -> Self {
        let mut keys = Vec::new();
        let numbers: Vec<Option<usize>> = self
            .keys
            .iter()
            .zip(asked)
            .map(|(key, asked)| {
                asked.then(|| {
                    keys.push(*key);
                    keys.len() - 1
                })
            })
            .collect();
        let of = |number: &usize| numbers.get(*number).copied().flatten();
        Self { rows: self.rows.iter().map(|row| row.iter().filter_map(of).collect()).collect(), keys }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_numbered_in_order_and_rare_ones_left_out() {
        let table = Table::of(&[&[9, 4, 4], &[4, 7], &[9, 2]], 2);
        assert_eq!(table.keys, [4, 9]);
        assert_eq!(table.rows, [vec![0, 1], vec![0], vec![1]]);
        let part = table.with(&[false, true]);
        assert_eq!((part.keys, part.rows), (vec![9], vec![vec![0], vec![], vec![0]]));
    }
}
