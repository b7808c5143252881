//! The features of a token in its sentence: one template a line.

use super::atoms::Atoms;
use crate::model::Feature;

/// How far a word looks past small words for the one that matters.
const REACH: usize = 5;
/// How far back a negation is felt.
const NEGATION: usize = 8;

/// Gives the key of each feature of the token at `at`.
#[inline]
pub fn each(atoms: &[Atoms], at: usize, mut give: impl FnMut(u32)) {
    let get = |offset: isize| match at.checked_add_signed(offset) {
        Some(at) => atoms.get(at).copied().unwrap_or(Atoms::END),
        None => Atoms::START,
    };
    let (b, a, t, c, d) = (get(-2), get(-1), get(0), get(1), get(2));
    let (past, rest) = atoms.split_at_checked(at).unwrap_or_default();
    let before = past.iter().rev().take(REACH).find(|a| !a.light).copied().unwrap_or(Atoms::START);
    let behind = rest.iter().skip(1).take(REACH).find(|a| !a.light).copied().unwrap_or(Atoms::END);
    let negated = past.iter().rev().take(NEGATION).any(|a| a.negation);
    let auxiliary = past.iter().rev().take(REACH).find(|a| a.auxiliary).map_or(0, |a| a.word);
    let [_, e2, e3, _, _] = t.endings;
    let one = [
        t.word, t.class, t.shape, t.endings[0], t.endings[1], t.endings[2], t.endings[3], t.endings[4],
        t.beginnings[0], t.beginnings[1], t.beginnings[2], t.name, b.word, a.word, c.word, d.word, b.class,
        a.class, c.class, d.class, t.lexicon,
    ];
    for (template, atom) in (0..).zip(one) {
        give(Feature::new(template).with(atom).key());
    }
    let two = [
        [t.word, t.shape],
        [a.word, t.word],
        [t.word, c.word],
        [a.word, c.word],
        [a.class, t.class],
        [t.class, c.class],
        [a.word, t.class],
        [t.class, c.word],
        [a.class, c.class],
        [b.class, a.class],
        [c.class, d.class],
        [t.class, t.shape],
        [t.class, t.name],
        [t.shape, t.name],
        [a.shape, t.shape],
        [t.shape, c.shape],
        [e3, t.shape],
        [a.class, e3],
        [e2, c.class],
        [t.class, e3],
        [before.class, t.word],
        [before.class, t.class],
        [t.word, behind.class],
        [t.class, behind.class],
        [u32::from(negated), t.word],
        [auxiliary, t.class],
        [auxiliary, e2],
        [t.word, behind.lexicon],
        [before.lexicon, t.word],
        [a.class, c.lexicon],
        [before.word, t.word],
        [t.word, behind.word],
    ];
    for (template, [first, second]) in (40..).zip(two) {
        give(Feature::new(template).with(first).with(second).key());
    }
    let three = [
        [a.class, t.class, c.class],
        [b.class, a.class, t.class],
        [t.class, c.class, d.class],
        [a.shape, t.shape, c.shape],
        [a.word, t.shape, t.name],
        [before.class, t.class, behind.class],
        [before.class, t.word, behind.class],
        [a.class, t.word, c.class],
    ];
    for (template, [first, second, third]) in (80..).zip(three) {
        give(Feature::new(template).with(first).with(second).with(third).key());
    }
}
