//! What a token can be tagged as: a part of speech, or the two of a contraction.

use crate::syntax::Upos;

/// A tag by its number: the parts of speech in the order of [`Upos::ALL`], then the contractions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tag(u8);

/// A set of tags, one bit each.
pub type Tags = u32;

impl Tag {
    /// Number of tags.
    pub const COUNT: usize = Upos::ALL.len() + 2;
    /// « du », « aux »: preposition and article.
    pub const ADP_DET: Self = Self(17);
    /// « duquel », « auxquelles »: preposition and pronoun.
    pub const ADP_PRON: Self = Self(18);
    /// The tags of one word.
    pub const SINGLE: Tags = (1 << 17) - 1;
    /// The tags of two.
    pub const DOUBLE: Tags = 0b11 << 17;

    /// One word of this part of speech.
    pub const fn of(upos: Upos) -> Self {
        Self(upos as u8)
    }

    /// The tag with this number.
    #[expect(clippy::cast_possible_truncation, reason = "below the number of tags")]
    pub const fn from_index(index: usize) -> Option<Self> {
        if index < Self::COUNT { Some(Self(index as u8)) } else { None }
    }

    /// Its number.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The set of this one.
    pub const fn bit(self) -> Tags {
        1 << self.0
    }

    /// The parts of speech of the one or two words.
    pub fn parts(self) -> &'static [Upos] {
        match self {
            Self::ADP_DET => &[Upos::Adp, Upos::Det],
            Self::ADP_PRON => &[Upos::Adp, Upos::Pron],
            Self(index) => Upos::ALL.get(usize::from(index)..=usize::from(index)).unwrap_or(&[Upos::X]),
        }
    }

    /// The tag of one word, or of a contraction.
    pub fn of_parts(parts: &[Upos]) -> Option<Self> {
        match parts {
            [upos] => Some(Self::of(*upos)),
            [Upos::Adp, Upos::Det] => Some(Self::ADP_DET),
            [Upos::Adp, Upos::Pron] => Some(Self::ADP_PRON),
            _ => None,
        }
    }
}

/// What a form can be as far as contractions go. `norm` is in lower case.
pub fn possible(norm: &str) -> Tags {
    match norm {
        "au" | "aux" => Tag::ADP_DET.bit(),
        "du" | "des" => Tag::SINGLE | Tag::ADP_DET.bit(),
        "auquel" | "auxquels" | "auxquelles" | "duquel" | "desquels" | "desquelles" => Tag::ADP_PRON.bit(),
        _ => Tag::SINGLE,
    }
}

/// The two forms of a contraction. `norm` is in lower case.
pub fn expand(norm: &str) -> Option<(&'static str, &'static str)> {
    Some(match norm {
        "au" => ("à", "le"),
        "aux" => ("à", "les"),
        "du" => ("de", "le"),
        "des" => ("de", "les"),
        "auquel" => ("à", "lequel"),
        "auxquels" => ("à", "lesquels"),
        "auxquelles" => ("à", "lesquelles"),
        "duquel" => ("de", "lequel"),
        "desquels" => ("de", "lesquels"),
        "desquelles" => ("de", "lesquelles"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_back() {
        for index in 0..Tag::COUNT {
            let tag = Tag::from_index(index).unwrap();
            assert_eq!(Tag::of_parts(tag.parts()), Some(tag));
        }
        assert_eq!(Tag::from_index(Tag::COUNT), None);
        assert_eq!(Tag::ADP_DET.index(), Upos::ALL.len());
    }

    #[test]
    fn contractions_have_two_forms() {
        for norm in
            ["au", "aux", "du", "des", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles"]
        {
            assert!(possible(norm) & Tag::DOUBLE != 0 && expand(norm).is_some(), "{norm}");
        }
        assert_eq!(possible("le"), Tag::SINGLE);
    }
}
