//! The longest common subsequence of two sentences: what both say, in the same order.

use crate::terms::Term;

/// A longest common subsequence: the places of its terms in `a` and in `b`. What both begin and end with is part of
/// it, and is all of it for copy taken over as it is.
pub(crate) fn common(a: &[Term], b: &[Term]) -> Vec<(usize, usize)> {
    let same = |(x, y): &(&Term, &Term)| x.key() == y.key();
    let head = a.iter().zip(b).take_while(same).count();
    let (a_rest, b_rest) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a_rest.iter().rev().zip(b_rest.iter().rev()).take_while(same).count();
    let (a_end, b_end) = (a.len() - tail, b.len() - tail);
    let middle = subsequence(a.get(head..a_end).unwrap_or_default(), b.get(head..b_end).unwrap_or_default());
    let mut pairs: Vec<_> = (0..head).map(|i| (i, i)).collect();
    pairs.extend(middle.into_iter().map(|(i, j)| (head + i, head + j)));
    pairs.extend((0..tail).map(|i| (a_end + i, b_end + i)));
    pairs
}

/// The same by the table of lengths.
fn subsequence(a: &[Term], b: &[Term]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let width = b.len() + 1;
    let keys: Vec<u64> = b.iter().map(|y| y.key()).collect();
    // At (i, j), the length for what follows the first i terms of `a` and the first j of `b`.
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    for (i, x) in a.iter().enumerate().rev() {
        let (rows, below) = lengths.split_at_mut((i + 1) * width);
        let row = rows.get_mut(i * width..).unwrap_or_default();
        let mut right = 0;
        let below = below.get(..width).unwrap_or_default();
        let cells = row.iter_mut().zip(&keys).zip(below.iter().zip(below.iter().skip(1)));
        for ((cell, key), (under, diagonal)) in cells.rev() {
            right = if *key == x.key() { diagonal + 1 } else { right.max(*under) };
            *cell = right;
        }
    }
    let at = |i: usize, j: usize| i * width + j;
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.key() == y.key() {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[at(i + 1, j)] >= lengths[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length by its definition.
    fn longest(a: &[u8], b: &[u8]) -> usize {
        match (a, b) {
            ([x, a @ ..], [y, b @ ..]) if x == y => 1 + longest(a, b),
            ([_, a_rest @ ..], [_, b_rest @ ..]) => longest(a_rest, b).max(longest(a, b_rest)),
            _ => 0,
        }
    }

    proptest::proptest! {
        #[test]
        fn the_common_subsequence_is_common_and_longest(
            a in proptest::collection::vec(0u8..5, 0..9),
            b in proptest::collection::vec(0u8..5, 0..9),
        ) {
            let terms = |of: &[u8]| of.iter().map(|n| Term::word(&n.to_string())).collect::<Vec<_>>();
            let pairs = common(&terms(&a), &terms(&b));
            proptest::prop_assert_eq!(pairs.len(), longest(&a, &b));
            proptest::prop_assert!(pairs.iter().all(|(i, j)| a[*i] == b[*j]));
            proptest::prop_assert!(pairs.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
        }
    }
}
