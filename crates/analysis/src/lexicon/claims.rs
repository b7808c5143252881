//! Words that make a statement one to source, or exempt it, from `claim-words.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The groups that a word belongs to, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Topics(u32);

/// The groups in the order of their bits, by the name they have in the data file.
const GROUPS: [&str; 20] = [
    "crime-verb", "crime-object", "death-verb", "kill-verb", "victim", "act-verb", "act-verb-person",
    "find-verb", "effect-verb", "domain", "harmful", "people", "sport", "recorded", "fault-verb",
    "fault-object", "attack-verb", "assault-verb", "means", "deed-verb",
];

impl Topics {
    /// What is a crime or a fault: « détourner ».
    pub const CRIME: Self = Self(1);
    /// Whom or what crimes are done to: « fonds », « détenus ».
    pub const CRIME_OBJECT: Self = Self(1 << 1);
    /// « décéder ».
    pub const DEATH: Self = Self(1 << 2);
    /// « tuer », « blesser ».
    pub const KILL: Self = Self(1 << 3);
    /// « morts », « blessés ».
    pub const VICTIM: Self = Self(1 << 4);
    /// Acts of police, courts and employers, done to people: « interpeller », « limoger ».
    pub const ACT: Self = Self(1 << 5);
    /// The same where it is done to people, not to things: « suspendre ».
    pub const ACT_ON_PERSON: Self = Self(1 << 6);
    /// « découvrir », « saisir ».
    pub const FIND: Self = Self(1 << 7);
    /// What has an effect: « polluer », « favoriser ».
    pub const EFFECT: Self = Self(1 << 8);
    /// Health, science and the environment: « cancer », « nappes ».
    pub const DOMAIN: Self = Self(1 << 9);
    /// « toxique », « efficace ».
    pub const HARMFUL: Self = Self(1 << 10);
    /// Whom and what statistics count: « emplois », « réfugiés ».
    pub const COUNTED: Self = Self(1 << 11);
    /// « finale », « peloton ».
    pub const SPORT: Self = Self(1 << 12);

    /// What is counted on paper, in small numbers too: « cas », « homicides ».
    pub const RECORDED: Self = Self(1 << 13);
    /// What is a fault with the right object: « ignorer » alerts, « maquiller » figures.
    pub const FAULT: Self = Self(1 << 14);
    /// « alertes », « comptes », « règles ».
    pub const FAULT_OBJECT: Self = Self(1 << 15);
    /// Crimes done to people and places: « agresser », « incendier ».
    pub const ATTACK: Self = Self(1 << 16);
    /// The same where an unknown hand does it: « frapper », « foncer ».
    pub const ASSAULT: Self = Self(1 << 17);
    /// Houses, vehicles, flights, interventions: damage and means that somebody adds up.
    pub const MEANS: Self = Self(1 << 18);

    /// What the author of a crime does around it: « se déguiser », « s'enfuir ».
    pub const DEED: Self = Self(1 << 19);

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The groups of a word in lower case.
    pub fn of(word: &str) -> Self {
        static WORDS: LazyLock<FxHashMap<&'static str, Topics>> = LazyLock::new(read);
        WORDS.get(word).copied().unwrap_or_default()
    }

    /// Shares at least one group with `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

fn read() -> FxHashMap<&'static str, Topics> {
    let mut words: FxHashMap<&str, Topics> = FxHashMap::default();
    for line in include_str!("claim-words.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((word, group)) = line.split_once('\t') else { continue };
        let Some(bit) = GROUPS.iter().position(|g| *g == group) else { continue };
        words.entry(word).or_default().0 |= 1 << bit;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_in_a_group() {
        for line in include_str!("claim-words.txt").lines().filter(|line| !line.starts_with('#')) {
            let (word, group) = line.split_once('\t').expect("a word and its group");
            let bit = GROUPS.iter().position(|g| *g == group).expect("a known group");
            assert!(Topics::of(word).any(Topics(1 << bit)), "{line}");
        }
        assert!(Topics::of("blesser").any(Topics::KILL));
    }
}
