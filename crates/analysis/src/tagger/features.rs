//! The features of a token in its sentence: one template a line.

use super::atoms::Atoms;
use crate::model::Feature;

/// Gives the key of each feature of the token at `at`.
#[inline]
pub fn each(atoms: &[Atoms], at: usize, mut give: impl FnMut(u32)) {
    let get = |offset: isize| match at.checked_add_signed(offset) {
        Some(at) => atoms.get(at).copied().unwrap_or(Atoms::END),
        None => Atoms::START,
    };
    let (b, a, t, c, d) = (get(-2), get(-1), get(0), get(1), get(2));
    let [_, e2, e3, _, _] = t.endings;
    let one = [
        t.word, t.class, t.shape, t.endings[0], t.endings[1], t.endings[2], t.endings[3], t.endings[4],
        t.beginnings[0], t.beginnings[1], t.beginnings[2], t.name, b.word, a.word, c.word, d.word, b.class,
        a.class, c.class, d.class,
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
    ];
    for (template, [first, second, third]) in (80..).zip(three) {
        give(Feature::new(template).with(first).with(second).with(third).key());
    }
}
