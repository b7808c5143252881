//! The features of a token in its sentence: one template a line.

use super::atoms::Atoms;
use crate::model::Feature;

/// How far a word looks past small words for the one that matters.
const REACH: usize = 5;
/// How far back a negation is felt.
const NEGATION: usize = 8;

/// Number of features of a token.
pub(super) const COUNT: usize = 61;

/// The key of each feature of the token at `at`.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
pub fn keys(atoms: &[Atoms], at: usize) -> [u32; COUNT] {
    let get = |offset: isize| match at.checked_add_signed(offset) {
        Some(at) => atoms.get(at).unwrap_or(&Atoms::END),
        None => &Atoms::START,
    };
    let [first, last, own, next, second] = [-2, -1, 0, 1, 2].map(get);
    let (past, rest) = atoms.split_at_checked(at).unwrap_or_default();
    let before = past.iter().rev().take(REACH).find(|a| !a.light).unwrap_or(&Atoms::START);
    let behind = rest.iter().skip(1).take(REACH).find(|a| !a.light).unwrap_or(&Atoms::END);
    let negated = past.iter().rev().take(NEGATION).any(|a| a.negation);
    let auxiliary = past.iter().rev().take(REACH).find(|a| a.auxiliary).map_or(0, |a| a.word);
    let [e1, e2, e3, e4, e5] = own.endings;
    let [b2, b3, b4] = own.beginnings;
    let one = [
        own.word, own.class, own.shape, e1, e2, e3, e4, e5, b2, b3, b4, own.name, first.word, last.word,
        next.word, second.word, first.class, last.class, next.class, second.class, own.lexicon,
    ];
    let two = [
        [own.word, own.shape],
        [last.word, own.word],
        [own.word, next.word],
        [last.word, next.word],
        [last.class, own.class],
        [own.class, next.class],
        [last.word, own.class],
        [own.class, next.word],
        [last.class, next.class],
        [first.class, last.class],
        [next.class, second.class],
        [own.class, own.shape],
        [own.class, own.name],
        [own.shape, own.name],
        [last.shape, own.shape],
        [own.shape, next.shape],
        [e3, own.shape],
        [last.class, e3],
        [e2, next.class],
        [own.class, e3],
        [before.class, own.word],
        [before.class, own.class],
        [own.word, behind.class],
        [own.class, behind.class],
        [u32::from(negated), own.word],
        [auxiliary, own.class],
        [auxiliary, e2],
        [own.word, behind.lexicon],
        [before.lexicon, own.word],
        [last.class, next.lexicon],
        [before.word, own.word],
        [own.word, behind.word],
    ];
    let three = [
        [last.class, own.class, next.class],
        [first.class, last.class, own.class],
        [own.class, next.class, second.class],
        [last.shape, own.shape, next.shape],
        [last.word, own.shape, own.name],
        [before.class, own.class, behind.class],
        [before.class, own.word, behind.class],
        [last.class, own.word, next.class],
    ];
    let mut keys = [0; COUNT];
    let (ones, rest) = keys.split_at_mut(one.len());
    let (twos, threes) = rest.split_at_mut(two.len());
    for ((key, template), a) in ones.iter_mut().zip(0..).zip(&one) {
        *key = Feature::new(template).with(*a).key();
    }
    for ((key, template), [a, b]) in twos.iter_mut().zip(40..).zip(&two) {
        *key = Feature::new(template).with(*a).with(*b).key();
    }
    for ((key, template), [a, b, c]) in threes.iter_mut().zip(80..).zip(&three) {
        *key = Feature::new(template).with(*a).with(*b).with(*c).key();
    }
    keys
}
