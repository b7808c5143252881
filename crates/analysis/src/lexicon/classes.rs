//! What words are about, as news is read: harm, justice, money, sport… From `verb-classes.txt`, `noun-classes.txt` and
//! `adjective-classes.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::syntax::Upos;

/// The classes of verbs, in the order of their numbers.
const VERBS: [&str; 39] = [
    "accuse", "attack", "build", "business", "cause", "change", "contest", "crime", "damage", "decide",
    "deny", "down", "fail", "find", "give", "happen", "harm", "health", "hide", "justice", "know", "learn",
    "measure", "mind", "move", "nature", "office", "opine", "plan", "protest", "prove", "publish", "say",
    "state", "support", "take", "talk", "up", "use",
];

/// The classes of nouns.
const NOUNS: [&str; 52] = [
    "abstract", "accident", "animal", "attack", "authority", "body", "building", "cause", "change", "crime",
    "culture", "diplomacy", "disaster", "document", "economy", "education", "evaluation", "event", "expert",
    "feeling", "firm", "food", "group", "health", "justice", "law", "leader", "life", "media", "money",
    "object", "official", "person", "place", "plan", "politics", "protest", "quantity", "relation",
    "religion", "science", "speech", "sport", "stat", "suspect", "tech", "time", "toll", "vehicle", "victim",
    "weapon", "worker",
];

/// The classes of adjectives and adverbs.
const ADJECTIVES: [&str; 25] = [
    "amount", "bad", "change", "culture", "economic", "feeling", "first", "good", "health", "illegal",
    "judgement", "manner", "national", "official", "place", "political", "science", "secret", "sport",
    "strong", "sure", "time", "uncertain", "violent", "weak",
];

/// A class of verbs, nouns or adjectives, as a small number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Class(u8);

impl Class {
    /// How many there are.
    pub const COUNT: usize = 3 << 6;

    /// The number, below [`Class::COUNT`].
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The classes of nouns.
    pub fn of_nouns() -> impl Iterator<Item = Self> {
        (0..64).map(|n| Self(1 << 6 | n))
    }
}

/// The classes that a word belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes {
    /// 0 verbs, 1 nouns, 2 adjectives and adverbs.
    part: u8,
    bits: u64,
}

impl Classes {
    /// The classes of a word by its dictionary form.
    pub fn of(upos: Upos, lemma: &str) -> Self {
        static WORDS: LazyLock<[FxHashMap<&'static str, u64>; 3]> = LazyLock::new(|| {
            [
                read(include_str!("verb-classes.txt"), &VERBS),
                read(include_str!("noun-classes.txt"), &NOUNS),
                read(include_str!("adjective-classes.txt"), &ADJECTIVES),
            ]
        });
        let part = match upos {
            Upos::Verb | Upos::Aux => 0,
            Upos::Noun => 1,
            Upos::Adj | Upos::Adv => 2,
            _ => return Self::default(),
        };
        let bits = WORDS.get(usize::from(part)).and_then(|words| words.get(lemma)).copied();
        Self { part, bits: bits.unwrap_or_default() }
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        (0..64_u8).filter(move |n| self.bits >> n & 1 == 1).map(move |n| Class(self.part << 6 | n))
    }
}

fn read(text: &'static str, names: &[&str]) -> FxHashMap<&'static str, u64> {
    let mut words: FxHashMap<&str, u64> = FxHashMap::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((word, name)) = line.split_once('\t') else { continue };
        let Some(number) = names.iter().position(|n| *n == name) else { continue };
        *words.entry(word).or_default() |= 1 << number;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_in_a_class() {
        let lists = [
            (Upos::Verb, include_str!("verb-classes.txt"), VERBS.as_slice()),
            (Upos::Noun, include_str!("noun-classes.txt"), &NOUNS),
            (Upos::Adj, include_str!("adjective-classes.txt"), &ADJECTIVES),
        ];
        for (upos, list, names) in lists {
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                let (word, name) = line.split_once('\t').expect("a word and its class");
                let number = names.iter().position(|n| *n == name).expect("a known class");
                let own = Classes::of(upos, word);
                assert!(own.iter().any(|c| usize::from(c.number() & 63) == number), "{line}");
            }
        }
    }

    #[test]
    fn a_word_without_a_class_has_none() {
        assert_eq!(Classes::of(Upos::Noun, "schtroumpf").iter().count(), 0);
        assert_eq!(Classes::of(Upos::Pron, "tuer").iter().count(), 0);
        assert!(Classes::of(Upos::Noun, "grève").iter().all(|c| Class::of_nouns().any(|n| n == c)));
    }
}
