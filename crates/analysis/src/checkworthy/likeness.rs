//! How much the sentences of an article have in common, by the content words that both have: the cosine of their weights,
//! a word weighing the more the fewer sentences have it (tf-idf).

/// The sentences of an article by their words.
pub(super) struct Likeness {
    /// By sentence, the numbers of its words.
    words: Vec<Vec<usize>>,
    /// By word, the sentences that have it, in order.
    postings: Vec<Vec<usize>>,
    /// By word, its squared weight.
    weights: Vec<f32>,
    /// By sentence, the length of its vector.
    lengths: Vec<f32>,
    /// By sentence, how much it has in common with the title, in percent.
    title: Vec<usize>,
}

impl Likeness {
    /// From the hashed words of sentences, each once, and those of the title.
    pub(super) fn of(sentences: &[Vec<u32>], title: &[u32]) -> Self {
        let mut all: Vec<u32> = sentences.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        let number = |word: &u32| all.binary_search(word).ok();
        let words: Vec<Vec<usize>> =
            sentences.iter().map(|words| words.iter().filter_map(number).collect()).collect();
        let mut postings = vec![Vec::new(); all.len()];
        for (n, words) in words.iter().enumerate() {
            for word in words {
                if let Some(sentences) = postings.get_mut(*word) {
                    sentences.push(n);
                }
            }
        }
        let count = sentences.len();
        let weights: Vec<f32> = postings.iter().map(|p| weight(count, p.len())).collect();
        let length = |words: &[usize]| weigh(words, &weights).sqrt();
        let lengths: Vec<f32> = words.iter().map(|words| length(words)).collect();
        let mut title: Vec<usize> = title.iter().filter_map(number).collect();
        title.sort_unstable();
        title.dedup();
        let whole = length(&title);
        let with_title = |(words, length): (&Vec<usize>, &f32)| {
            let common: Vec<usize> =
                words.iter().filter(|w| title.binary_search(w).is_ok()).copied().collect();
            percent(weigh(&common, &weights), length * whole)
        };
        let title = words.iter().zip(&lengths).map(with_title).collect();
        Self { words, postings, weights, lengths, title }
    }

    /// How much the `n`th sentence has in common with the title, in percent.
    pub(super) fn with_title(&self, n: usize) -> usize {
        self.title.get(n).copied().unwrap_or_default()
    }

    /// How much the `n`th sentence has in common with each of those with which it has anything, in percent.
    pub(super) fn row(&self, n: usize) -> Vec<(usize, usize)> {
        let mut common: Vec<(usize, f32)> = Vec::new();
        for word in self.words.get(n).into_iter().flatten() {
            let weight = self.weights.get(*word).copied().unwrap_or_default();
            if weight <= 0.0 {
                continue;
            }
            let others = self.postings.get(*word).into_iter().flatten().filter(|m| **m != n);
            common.extend(others.map(|m| (*m, weight)));
        }
        common.sort_unstable_by_key(|(m, _)| *m);
        let length = |m: usize| self.lengths.get(m).copied().unwrap_or_default();
        let sum = |same: &[(usize, f32)]| same.iter().map(|(_, weight)| weight).sum::<f32>();
        common
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| (same[0].0, percent(sum(same), length(n) * length(same[0].0))))
            .collect()
    }
}

/// The sum of the squared weights of words.
fn weigh(words: &[usize], weights: &[f32]) -> f32 {
    words.iter().filter_map(|word| weights.get(*word)).sum()
}

/// The squared weight of a word that so many of all sentences have, and 0 for one that very many have. The logarithm is rounded
/// to a power of two and a remainder, so that every machine gives the same.
fn weight(all: usize, with: usize) -> f32 {
    if with > MOST {
        return 0.0;
    }
    let ratio = ratio(all + 1, with);
    let power = ratio.to_bits() >> 23;
    let rest = f32::from_bits((ratio.to_bits() & 0x007f_ffff) | 0x3f80_0000) - 1.0;
    let log = ratio_of(power) + rest;
    log * log
}

/// A word that more sentences have is told of everywhere.
const MOST: usize = 200;

#[expect(clippy::cast_precision_loss, reason = "a power of two is small")]
fn ratio_of(power: u32) -> f32 {
    power.saturating_sub(127) as f32
}

#[expect(clippy::cast_precision_loss, reason = "sentences are counted, and few")]
fn ratio(one: usize, other: usize) -> f32 {
    one as f32 / other.max(1) as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(part: f32, whole: f32) -> usize {
    if whole > 0.0 { (part / whole * 100.0).clamp(0.0, 100.0) as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(sentences: &[&[u32]], title: &[u32]) -> Likeness {
        Likeness::of(&sentences.iter().map(|words| words.to_vec()).collect::<Vec<_>>(), title)
    }

    #[test]
    fn the_same_words_are_all_in_common_and_others_nothing() {
        let likeness = likeness(&[&[1, 2], &[1, 2], &[3], &[]], &[]);
        assert_eq!(likeness.row(0), [(1, 100)]);
        assert_eq!((likeness.row(2), likeness.row(3)), (vec![], vec![]));
    }

    #[test]
    fn a_rare_word_weighs_more_than_one_that_all_have() {
        let likeness = likeness(&[&[1, 7], &[1, 7], &[1, 8], &[1, 9]], &[]);
        let row = likeness.row(0);
        assert_eq!(row[0], (1, 100));
        assert!(row[1].1 < 20 && row[1].1 == row[2].1, "{row:?}");
    }

    #[test]
    fn a_title_is_compared_by_the_words_that_the_text_has() {
        let likeness = likeness(&[&[1, 2], &[3, 4]], &[4, 3, 3, 99]);
        assert_eq!([likeness.with_title(0), likeness.with_title(1), likeness.with_title(2)], [0, 100, 0]);
    }
}
