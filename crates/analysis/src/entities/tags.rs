//! Tags of the sequence model: where in a name a token stands, and what the name names.

use crate::entities::EntityKind;

/// The kinds the model tells apart. Other names (treaties, viruses) are left to the rules.
pub const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Location,
    EntityKind::Organisation,
    EntityKind::Event,
    EntityKind::Product,
];

/// Number of tags: four for each kind and one for what is in no name.
pub const TAGS: usize = 1 + 4 * KINDS.len();

/// A tag: 0 is outside; then begin, inside, last, whole of each kind.
pub type Tag = u8;

/// In no name.
pub const OUTSIDE: Tag = 0;

/// Where in its name a token stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// All of it.
    Whole,
}

/// The tag of a place in a name of the kind numbered `kind` in [`KINDS`].
#[expect(clippy::cast_possible_truncation, reason = "there are 21 tags")]
pub const fn tag(kind: usize, place: Place) -> Tag {
    1 + 4 * kind as Tag + place as Tag
}

/// The tags of `length` tokens that are one name.
pub fn spell(kind: usize, length: usize) -> impl Iterator<Item = Tag> {
    (0..length).map(move |i| {
        tag(
            kind,
            match (i, length) {
                (0, 1) => Place::Whole,
                (0, _) => Place::Begin,
                _ if i + 1 == length => Place::Last,
                _ => Place::Inside,
            },
        )
    })
}

/// Number of the kind in [`KINDS`].
pub const fn kind_of(tag: Tag) -> Option<usize> {
    match tag {
        OUTSIDE => None,
        _ => Some((tag as usize - 1) / 4),
    }
}

/// Whether a name goes on behind this tag.
const fn open(tag: Tag) -> bool {
    tag != OUTSIDE && (tag - 1) % 4 < 2
}

/// Whether this tag goes on with a name.
const fn continues(tag: Tag) -> bool {
    tag != OUTSIDE && matches!((tag - 1) % 4, 1 | 2)
}

/// Whether `b` can stand behind `a`.
pub const fn follows(a: Tag, b: Tag) -> bool {
    if open(a) { continues(b) && (a - 1) / 4 == (b - 1) / 4 } else { !continues(b) }
}

/// The names that tags spell: kind, first token, one past the last.
pub fn names(tags: &[Tag]) -> Vec<(usize, usize, usize)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (i, &tag) in tags.iter().enumerate() {
        let Some(kind) = kind_of(tag) else { continue };
        if !continues(tag) {
            start = i;
        }
        if !open(tag) {
            names.push((kind, start, i + 1));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_spell_names_and_are_read_back() {
        let mut tags: Vec<Tag> = spell(0, 3).collect();
        tags.push(OUTSIDE);
        tags.extend(spell(2, 1));
        tags.extend(spell(2, 2));
        assert_eq!(names(&tags), [(0, 0, 3), (2, 4, 5), (2, 5, 7)]);
        assert!(tags.windows(2).all(|t| follows(t[0], t[1])));
        assert!(
            !follows(tag(0, Place::Begin), tag(1, Place::Last)) && !follows(tag(0, Place::Inside), OUTSIDE)
        );
    }
}
