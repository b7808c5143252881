//! What the lexicons know of a name: given names, places, countries and their adjectives, bodies, seats of government.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::entities::EntityKind;
use crate::entities::spelling::fold;

/// A given name, how often it was given since 1900 and to whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GivenName {
    /// Binary logarithm of the count: 6 for 64 to 127.
    pub weight: u8,
    /// Given to men, at least one time in twenty.
    pub man: bool,
    /// Given to women, at least one time in twenty.
    pub woman: bool,
}

impl GivenName {
    /// From counts.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a logarithm from 0 to 22")]
    pub fn of(men: f64, women: f64) -> Self {
        let all = (men + women).max(1.0);
        Self { weight: all.log2() as u8, man: men / all >= 0.05, woman: women / all >= 0.05 }
    }

    /// As stored in `model-fr`.
    pub const fn to_value(self) -> u64 {
        self.weight as u64 | (self.man as u64) << 8 | (self.woman as u64) << 9
    }

    #[expect(clippy::cast_possible_truncation, reason = "the low byte is the weight")]
    const fn from_value(value: u64) -> Self {
        Self { weight: value as u8, man: value & 1 << 8 != 0, woman: value & 1 << 9 != 0 }
    }

    /// Looks a name up. `name` is folded; a compound is known when both its parts are.
    pub fn find(name: &str) -> Option<Self> {
        let map = GIVEN_NAMES.as_ref()?;
        let one = |name: &str| map.get(name).map(Self::from_value);
        one(name).or_else(|| {
            let (first, second) = name.split_once(' ')?;
            let first = one(first).filter(|n| n.weight >= 9)?;
            one(second).filter(|n| n.weight >= 9)?;
            Some(first)
        })
    }
}

/// How well known a place is, as a set: a name may be a commune and a city abroad.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place(u64);

impl Place {
    /// A commune.
    pub const MINOR: Self = Self(1);
    /// A département, a région, or the seat of one.
    pub const MAJOR: Self = Self(1 << 1);
    /// A city of more than 15 000 people anywhere, or a region abroad.
    pub const CITY: Self = Self(1 << 2);

    /// As stored in `model-fr`.
    pub const fn to_value(self) -> u64 {
        self.0
    }
}

/// A name or an adjective of a country.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Country {
    code: [u8; 2],
    /// « nord-coréen », as against « Corée du Nord ».
    pub demonym: bool,
}

impl Country {
    /// From a code of two letters; `None` for anything else.
    pub fn of(code: &str, demonym: bool) -> Option<Self> {
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self { code, demonym })
    }

    /// ISO 3166 code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// As stored in `model-fr`.
    pub const fn to_value(self) -> u64 {
        self.code[0] as u64 | (self.code[1] as u64) << 8 | (self.demonym as u64) << 16
    }

    #[expect(clippy::cast_possible_truncation, reason = "each letter is read out of its own byte")]
    const fn from_value(value: u64) -> Self {
        Self { code: [value as u8, (value >> 8) as u8], demonym: value & 1 << 16 != 0 }
    }

    /// The country of an adjective: « nord-coréenne ». `word` is folded.
    pub fn of_adjective(word: &str) -> Option<Self> {
        let map = COUNTRIES.as_ref()?;
        map.get(word).map(Self::from_value).filter(|c| c.demonym)
    }
}

/// What the lexicons say of a name of one or more words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// What it names.
    pub kind: EntityKind,
    /// 3: names nothing else in the press (countries, bodies); 2: well known (départements, cities); 1: a commune.
    pub strength: u8,
    /// Its last word has a capital wherever it is written: « Le Monde » is not « le monde ».
    pub proper: bool,
}

/// The longest known name at the start of `words`, which are folded, and how many words it takes. A word that ends
/// with an apostrophe joins the next.
pub(crate) fn longest<'a>(words: impl Iterator<Item = &'a str>) -> Option<(usize, Known)> {
    let mut walks: Vec<(usize, fst::raw::Node<'static>, u64)> = Vec::with_capacity(MAPS.len());
    for (i, map) in MAPS.iter().enumerate() {
        walks.push((i, map.root(), 0));
    }
    let mut best: Option<(usize, Known)> = None;
    let mut glue = true;
    for (taken, word) in words.enumerate() {
        let separator = (!glue).then_some(b' ');
        walks.retain_mut(|(i, node, value)| {
            let Some(map) = MAPS.get(*i) else { return false };
            for byte in separator.into_iter().chain(word.bytes()) {
                let Some(t) = node.find_input(byte) else { return false };
                let transition = node.transition(t);
                *value += transition.out.value();
                *node = map.node(transition.addr);
            }
            true
        });
        if walks.is_empty() {
            break;
        }
        glue = word.ends_with('\'');
        for (i, node, value) in &walks {
            if node.is_final() {
                let value = value + node.final_output().value();
                if let Some(known) = known(*i, value) {
                    match best {
                        Some((n, old)) if n == taken + 1 && old.strength >= known.strength => {}
                        _ => best = Some((taken + 1, known)),
                    }
                }
            }
        }
    }
    best
}

/// Our own lists, countries, French places, cities: the order of `MAPS`.
fn known(map: usize, value: u64) -> Option<Known> {
    let location = |strength| Some(Known { kind: EntityKind::Location, strength, proper: true });
    match map {
        0 => {
            let kind = match value & 3 {
                1 => EntityKind::Organisation,
                2 => EntityKind::Location,
                _ => EntityKind::Event,
            };
            Some(Known { kind, strength: 3, proper: value & PROPER != 0 })
        }
        1 if Country::from_value(value).demonym => None,
        1 => location(3),
        2 => location(if value & Place::MAJOR.0 != 0 { 2 } else { 1 }),
        _ => location(2),
    }
}

/// In a value of [`OWN`]: the last word has a capital.
const PROPER: u64 = 1 << 4;

static MAPS: LazyLock<Vec<fst::raw::Fst<&'static [u8]>>> = LazyLock::new(|| {
    [*OWN, sourcier_model_fr::COUNTRIES, sourcier_model_fr::PLACES_FR, sourcier_model_fr::CITIES]
        .into_iter()
        .filter_map(|bytes| fst::raw::Fst::new(bytes).ok())
        .collect()
});

/// Our lists and the CLDR territories as one map in memory: 1 for a body, 2 for a place, 3 for an event.
static OWN: LazyLock<&'static [u8]> = LazyLock::new(|| {
    let mut names: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |name: &str, kind: u64| {
        let proper = name.rsplit([' ', '\'']).next().is_some_and(|w| w.starts_with(char::is_uppercase));
        names.insert(fold(name), kind | if proper { PROPER } else { 0 });
    };
    EVENTS.iter().flatten().for_each(|name| add(name, 3));
    PLACES.iter().flatten().for_each(|name| add(name, 2));
    TERRITORIES.iter().filter(|(code, _)| *code != "001").for_each(|(_, name)| add(name, 2));
    SEATS.iter().flat_map(|(_, names)| names).for_each(|name| add(name, 2));
    BODIES.iter().flatten().for_each(|name| add(name, 1));
    let mut map = fst::MapBuilder::memory();
    for (name, value) in names {
        if map.insert(name, value).is_err() {
            break;
        }
    }
    map.into_inner().map_or(&[][..], |bytes| Vec::leak(bytes))
});

static GIVEN_NAMES: LazyLock<Option<fst::Map<&'static [u8]>>> =
    LazyLock::new(|| fst::Map::new(sourcier_model_fr::GIVEN_NAMES).ok());

static COUNTRIES: LazyLock<Option<fst::Map<&'static [u8]>>> =
    LazyLock::new(|| fst::Map::new(sourcier_model_fr::COUNTRIES).ok());

/// The lines of a list whose entries are parted by « ; ».
fn entries(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split(';').map(str::trim).collect())
        .collect()
}

static BODIES: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| entries(include_str!("../lexicon/bodies.txt")));

static EVENTS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| entries(include_str!("../lexicon/events.txt")));

static PLACES: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| entries(include_str!("../lexicon/places.txt")));

static TERRITORIES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    sourcier_model_fr::TERRITORIES.lines().filter_map(|line| line.split_once('\t')).collect()
});

/// Country codes with their seats of government.
static SEATS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    include_str!("../lexicon/seats.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .map(|(code, names)| (code, names.split(';').map(str::trim).collect()))
        .collect()
});

static SEAT_COUNTRY: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    SEATS.iter().flat_map(|(code, names)| names.iter().map(move |name| (fold(name), *code))).collect()
});

static USUAL: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let mut usual = FxHashMap::default();
    for entry in BODIES.iter().chain(PLACES.iter()) {
        for form in entry {
            usual.entry(fold(form)).or_insert(entry.first().copied().unwrap_or_default());
        }
    }
    usual
});

/// The usual form of a body or a place that has several: « Organisation des Nations unies » is « ONU », « Beijing »
/// is « Pékin », « North Korea » is « Corée du Nord ». `name` is folded.
pub fn usual(name: &str) -> Option<&'static str> {
    if let Some(code) = country_of(name) {
        return territory(code);
    }
    if let Some(code) = SEAT_COUNTRY.get(name) {
        // Pékin and Beijing, Kiev and Kyiv are one city; the Kremlin is not Moscow.
        let (_, seats) = SEATS.iter().find(|(c, _)| c == code)?;
        let other = |a: &str, b: &str| matches!((a, b), ("beijing", "pekin") | ("kyiv" | "kyiv ", "kiev"));
        return seats.iter().copied().find(|s| {
            let s = fold(s);
            s == *name || other(name, &s)
        });
    }
    USUAL.get(name).copied()
}

/// The country that a name is the name of. `name` is folded.
pub fn country_of(name: &str) -> Option<&'static str> {
    static NAMES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
        let mut names: FxHashMap<String, &'static str> = TERRITORIES
            .iter()
            .filter(|(code, _)| code.len() == 2)
            .map(|(code, name)| (fold(name), *code))
            .collect();
        for (name, code) in [
            ("rpdc", "KP"),
            ("republique populaire democratique de coree", "KP"),
            ("rdc", "CD"),
            ("republique democratique du congo", "CD"),
            ("usa", "US"),
            ("etats unis d'amerique", "US"),
            ("grande bretagne", "GB"),
            ("republique francaise", "FR"),
            ("federation de russie", "RU"),
            ("hollande", "NL"),
            ("birmanie", "MM"),
            ("bielorussie", "BY"),
            ("republique tcheque", "CZ"),
            ("eau", "AE"),
            ("cote d'ivoire", "CI"),
        ] {
            names.insert(name.to_owned(), code);
        }
        names
    });
    NAMES.get(name).copied().or_else(|| {
        let country = COUNTRIES.as_ref()?.get(name).map(Country::from_value).filter(|c| !c.demonym)?;
        TERRITORIES.iter().find(|(code, _)| *code == country.code()).map(|(code, _)| *code)
    })
}

/// The country whose government sits at a place: « Moscou », « Kremlin », or the country itself. `name` is folded.
pub fn government(name: &str) -> Option<&'static str> {
    SEAT_COUNTRY.get(name).copied().or_else(|| country_of(name))
}

/// The French name of a country by its code.
pub fn territory(code: &str) -> Option<&'static str> {
    TERRITORIES.iter().find(|(c, _)| *c == code).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<(usize, EntityKind)>) {
        let words: Vec<String> = words.split('|').map(fold).collect();
        let found = longest(words.iter().map(String::as_str)).map(|(n, known)| (n, known.kind));
        assert_eq!(found, expected, "{words:?}");
    }

    #[test]
    fn the_longest_name_wins() {
        check("Corée|du|Nord|a|dit", Some((3, EntityKind::Location)));
        check("Corée|et", Some((1, EntityKind::Location)));
        check("Organisation|des|Nations|unies", Some((4, EntityKind::Organisation)));
        check("Clichy-sous-Bois", Some((1, EntityKind::Location)));
        check("Trémelouette", None);
    }

    #[test]
    fn given_names_know_whom_they_are_given() {
        let name = GivenName::find("jean yves").expect("a given name");
        assert!(name.man && !name.woman);
        assert!(GivenName::find("choigou").is_none());
    }

    #[test]
    fn governments_and_adjectives() {
        assert_eq!(government("moscou"), Some("RU"));
        assert_eq!(government("kremlin"), Some("RU"));
        assert_eq!(territory("KP"), Some("Corée du Nord"));
        assert_eq!(
            Country::of_adjective("nord coreenne").map(|c| c.code().to_owned()).as_deref(),
            Some("KP")
        );
        assert_eq!(usual("north korea"), Some("Corée du Nord"));
        assert_eq!(usual("beijing"), Some("Pékin"));
        assert_eq!(usual("nations unies"), Some("ONU"));
    }
}
