//! Weights while they are learnt: one row of fractions a feature.

use std::collections::HashMap;

/// The part of a feature's key that `Weights` keeps.
pub(crate) const fn kept(key: u32) -> u32 {
    key >> 9 << 9
}

/// Rows by feature. The weights are `scale` times what the rows hold, so that all shrink in one step.
pub(crate) struct Table<const N: usize> {
    ids: HashMap<u32, u32>,
    keys: Vec<u32>,
    rows: Vec<[f32; N]>,
    sums: Vec<[f32; N]>,
    scale: f32,
    kept: f32,
}

impl<const N: usize> Table<N> {
    /// A table for these features.
    pub(crate) fn new(features: impl Iterator<Item = u32>) -> Self {
        let mut keys: Vec<u32> = features.collect();
        keys.sort_unstable();
        keys.dedup();
        let ids = keys.iter().copied().zip(0..).collect();
        let rows = vec![[0.0; N]; keys.len()];
        Self { ids, sums: rows.clone(), keys, rows, scale: 1.0, kept: 0.0 }
    }

    /// The row of a feature.
    pub(crate) fn id(&self, key: u32) -> Option<u32> {
        self.ids.get(&key).copied()
    }

    /// Adds the weights of each feature.
    pub(crate) fn score(&self, ids: &[u32]) -> [f32; N] {
        let mut scores = [0.0; N];
        for row in ids.iter().filter_map(|id| self.rows.get(*id as usize)) {
            scores.iter_mut().zip(row).for_each(|(s, w)| *s += w);
        }
        scores.map(|s| s * self.scale)
    }

    /// Adds a step to the weights of each feature.
    pub(crate) fn step(&mut self, ids: &[u32], step: &[f32; N]) {
        let step = step.map(|s| s / self.scale);
        for id in ids {
            if let Some(row) = self.rows.get_mut(*id as usize) {
                row.iter_mut().zip(step).for_each(|(w, s)| *w += s);
            }
        }
    }

    /// Makes all weights smaller.
    pub(crate) fn shrink(&mut self, factor: f32) {
        self.scale *= factor;
        if self.scale < 1e-3 {
            let scale = std::mem::replace(&mut self.scale, 1.0);
            self.rows.iter_mut().flatten().for_each(|w| *w *= scale);
        }
    }

    /// Adds the weights of this moment to the average.
    pub(crate) fn keep(&mut self) {
        for (sum, row) in self.sums.iter_mut().flatten().zip(self.rows.iter().flatten()) {
            *sum += row * self.scale;
        }
        self.kept += 1.0;
    }

    /// Features with the average of their kept weights, those below `smallest` as nothing.
    pub(crate) fn averages(&self, smallest: f32) -> impl Iterator<Item = (u32, [f32; N])> + '_ {
        let average = move |sum: f32| sum / self.kept.max(1.0);
        let weight = move |sum: f32| if average(sum).abs() < smallest { 0.0 } else { average(sum) };
        self.keys.iter().copied().zip(self.sums.iter().map(move |row| row.map(weight)))
    }
}
