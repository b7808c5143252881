//! Closed lists of nouns that say what a name beside them names.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entities::EntityKind;
use crate::entities::spelling::fold;

/// What a noun before a name says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Head {
    /// The kind of the name.
    pub(crate) kind: EntityKind,
    /// The noun is a part of the name: « golfe de Gascogne ».
    pub(crate) inside: bool,
}

/// What a lower-case noun says of the name behind it. `noun` is folded.
pub(crate) fn head(noun: &str) -> Option<Head> {
    HEADS.get(noun).copied()
}

/// With a capital, the noun begins the name of a body: « Agence ». `noun` is folded.
pub(crate) fn begins_body(noun: &str) -> bool {
    BODY.contains(noun)
}

/// A foreign word that makes a run of capitals the name of a body: « Airlines ». `word` is folded.
pub(crate) fn is_body_word(word: &str) -> bool {
    BODY_WORDS.contains(word)
}

/// Capitals that name nothing: « TVA », « USD ». `word` is folded.
pub(crate) fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(word)
}

/// A noun that says what a person does or is, and its genders. `noun` is folded.
pub(crate) fn function(noun: &str) -> Option<Genders> {
    let noun = noun.strip_prefix("ex ").unwrap_or(noun);
    FUNCTIONS.get(noun).copied()
}

/// Whom a noun or a name can be said of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Genders {
    /// Of a man.
    pub(crate) man: bool,
    /// Of a woman.
    pub(crate) woman: bool,
    /// Of several.
    pub(crate) plural: bool,
}

static HEADS: LazyLock<FxHashMap<String, Head>> = LazyLock::new(|| {
    let mut heads = FxHashMap::default();
    for (label, nouns) in lines() {
        let (kind, inside) = match label {
            "ORG" => (EntityKind::Organisation, false),
            "ORG+" => (EntityKind::Organisation, true),
            "LOC" => (EntityKind::Location, false),
            "LOC+" => (EntityKind::Location, true),
            "EVENT" => (EntityKind::Event, true),
            "MISC" => (EntityKind::Misc, true),
            "PRODUCT" => (EntityKind::Product, false),
            _ => continue,
        };
        for noun in nouns.split_whitespace() {
            let noun = fold(noun);
            if !inside {
                heads.entry(format!("{noun}s")).or_insert(Head { kind, inside });
            }
            heads.entry(noun).or_insert(Head { kind, inside });
        }
    }
    heads
});

static BODY: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    lines()
        .filter(|(label, _)| *label == "BODY")
        .flat_map(|(_, nouns)| nouns.split_whitespace().map(fold))
        .collect()
});

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../lexicon/heads.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
}

static BODY_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/body-words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

static NO_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../lexicon/no-names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

static FUNCTIONS: LazyLock<FxHashMap<String, Genders>> = LazyLock::new(|| {
    let mut functions: FxHashMap<String, Genders> = FxHashMap::default();
    let mut add = |noun: &str, man: bool, woman: bool| {
        let noun = fold(noun);
        let plural = Genders { man, woman, plural: true };
        for many in [format!("{noun}s"), noun.replace("al", "aux")] {
            if many != noun && !noun.ends_with('s') {
                functions.entry(many).or_insert(plural);
            }
        }
        let known = functions.entry(noun).or_default();
        *known = Genders { man: known.man || man, woman: known.woman || woman, plural: false };
    };
    for line in include_str!("../lexicon/functions.txt").lines().filter(|l| !l.starts_with('#')) {
        let forms: Vec<&str> = line.split(';').map(str::trim).collect();
        match forms.as_slice() {
            [both] => add(both, !FEMININE.contains(both), !MASCULINE.contains(both)),
            [man, women @ ..] => {
                add(man, true, false);
                for woman in women {
                    add(woman, false, true);
                }
            }
            [] => {}
        }
    }
    functions
});

/// Of the nouns with one form, those said of one gender only.
const FEMININE: [&str; 10] =
    ["sœur", "soeur", "femme", "fille", "fillette", "mère", "tante", "nièce", "impératrice", "reine"];
const MASCULINE: [&str; 13] = [
    "pape", "père", "frère", "homme", "mari", "fils", "garçon", "oncle", "neveu", "cardinal", "évêque",
    "archevêque", "roi",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_have_genders() {
        assert_eq!(function("presidente"), Some(Genders { man: false, woman: true, plural: false }));
        assert_eq!(function("ministre"), Some(Genders { man: true, woman: true, plural: false }));
        assert!(function("presidents").is_some_and(|g| g.plural));
        assert!(function("ex president").is_some());
        assert!(function("table").is_none());
    }

    #[test]
    fn heads_know_kinds() {
        assert_eq!(head("agence"), Some(Head { kind: EntityKind::Organisation, inside: false }));
        assert_eq!(head("golfe"), Some(Head { kind: EntityKind::Location, inside: true }));
        assert!(begins_body("agence") && !begins_body("chaise"));
    }
}
