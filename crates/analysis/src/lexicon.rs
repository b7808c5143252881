//! Words: the form lexicon of `model-fr`, and closed lists kept as data files beside this module.

use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

pub mod claims;
pub mod classes;
pub mod cues;

/// What a form can be, as a set: « porte » is at once a noun and a third person present.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Features(u32);

impl Features {
    /// Common noun.
    pub const NOUN: Self = Self(1);
    /// Adjective.
    pub const ADJ: Self = Self(1 << 1);
    /// Adverb.
    pub const ADV: Self = Self(1 << 2);
    /// Determiner.
    pub const DET: Self = Self(1 << 3);
    /// Pronoun.
    pub const PRON: Self = Self(1 << 4);
    /// Preposition.
    pub const ADP: Self = Self(1 << 5);
    /// Coordinating conjunction.
    pub const CCONJ: Self = Self(1 << 6);
    /// Any form of a verb.
    pub const VERB: Self = Self(1 << 7);
    /// Infinitive.
    pub const INFINITIVE: Self = Self(1 << 8);
    /// Present participle.
    pub const PRESENT_PARTICIPLE: Self = Self(1 << 9);
    /// Past participle.
    pub const PAST_PARTICIPLE: Self = Self(1 << 10);
    /// Third person, indicative present.
    pub const PRESENT: Self = Self(1 << 11);
    /// Third person, imparfait.
    pub const IMPERFECT: Self = Self(1 << 12);
    /// Third person, passé simple.
    pub const PRETERITE: Self = Self(1 << 13);
    /// Third person, future.
    pub const FUTURE: Self = Self(1 << 14);
    /// Third person, conditional.
    pub const CONDITIONAL: Self = Self(1 << 15);
    /// Third person, subjunctive.
    pub const SUBJUNCTIVE: Self = Self(1 << 16);
    /// First or second person, or imperative.
    pub const OTHER_PERSON: Self = Self(1 << 17);
    /// Masculine (nouns, adjectives, participles).
    pub const MASC: Self = Self(1 << 18);
    /// Feminine.
    pub const FEM: Self = Self(1 << 19);
    /// Singular.
    pub const SING: Self = Self(1 << 20);
    /// Plural.
    pub const PLUR: Self = Self(1 << 21);
    /// Third person singular of a finite verb.
    pub const HE: Self = Self(1 << 22);
    /// Third person plural of a finite verb.
    pub const THEY: Self = Self(1 << 23);

    /// A third person of a finite verb in the indicative or conditional: what the verb of a main clause can be.
    pub const FINITE: Self =
        Self(Self::PRESENT.0 | Self::IMPERFECT.0 | Self::PRETERITE.0 | Self::FUTURE.0 | Self::CONDITIONAL.0);

    /// The set as a number.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Shares at least one feature with `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Has no feature at all: the form is not in the lexicon.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Features {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Features {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A form of the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Word {
    /// Everything the form can be; empty when it is not in the lexicon.
    pub features: Features,
    /// For a verb form, the line number of its infinitive in the list of verbs, from 1; 0 for other words.
    pub verb: u16,
}

impl Word {
    /// Looks a form up. `form` is in lower case, with straight apostrophes.
    pub fn of(form: &str) -> Self {
        let find = |form: &str| FORMS.as_ref().and_then(|map| map.get(form)).map(Self::from_value);
        let older =
            || with_circumflex(form).filter_map(|form| find(&form)).find(|word| word.is(Features::VERB));
        find(form).or_else(older).unwrap_or_default()
    }

    /// The infinitive, when the form is one of a verb.
    pub fn infinitive(self) -> Option<&'static str> {
        VERBS.get(usize::from(self.verb).checked_sub(1)?).copied()
    }

    /// Is at least one of `features`.
    pub const fn is(self, features: Features) -> bool {
        self.features.any(features)
    }

    /// As stored in `model-fr`: features in the low half, verb in the high half.
    pub const fn to_value(self) -> u64 {
        ((self.verb as u64) << 32) | self.features.0 as u64
    }

    #[expect(clippy::cast_possible_truncation, reason = "each half is read out of its own bits")]
    const fn from_value(value: u64) -> Self {
        Self { features: Features(value as u32), verb: (value >> 32) as u16 }
    }
}

/// « reconnait », « reconnaitrait », « disparaitre » as before the spelling of 1990, which the lexicon has.
fn with_circumflex(form: &str) -> impl Iterator<Item = String> {
    let ending = |rest: &str| rest.is_empty() || rest.starts_with('r');
    let found = form.match_indices("ait").filter(move |(at, _)| *at > 1);
    found.filter(move |(at, ait)| form.get(at + ait.len()..).is_some_and(ending)).map(|(at, ait)| {
        let (stem, rest) = form.split_at(at);
        format!("{stem}aît{}", rest.get(ait.len()..).unwrap_or_default())
    })
}

static FORMS: LazyLock<Option<fst::Map<&'static [u8]>>> =
    LazyLock::new(|| fst::Map::new(sourcier_model_fr::FORMS).ok());

static VERBS: LazyLock<Vec<&'static str>> = LazyLock::new(|| sourcier_model_fr::VERBS.lines().collect());

/// A closed list: one entry a line, `#` starts a comment. Kept in lower case.
fn list(text: &'static str) -> FxHashSet<&'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// « je », « mon »: somebody who speaks of himself.
pub const FIRST_PERSON: [&str; 8] = ["je", "j'", "me", "m'", "moi", "mon", "ma", "mes"];

/// « aux yeux de »: what introduces a source without a verb, as normalised words.
pub fn cue_phrases() -> &'static [Vec<&'static str>] {
    static PHRASES: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| phrases(include_str!("lexicon/cue-phrases.txt")));
    &PHRASES
}

/// « d'abord », « à plusieurs reprises »: what stands between a verb and its auxiliary or subject, as normalised words.
pub fn adverbials() -> &'static [Vec<&'static str>] {
    static PHRASES: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| phrases(include_str!("lexicon/adverbials.txt")));
    &PHRASES
}

/// « tout porte à croire »: reports without a source, as normalised words.
pub fn impersonal_cues() -> &'static [Vec<&'static str>] {
    static PHRASES: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| phrases(include_str!("lexicon/impersonal-cues.txt")));
    &PHRASES
}

fn phrases(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(' ').collect()).collect()
}

/// « cf », « sept »: an abbreviation that goes with a full stop, written here without it.
pub fn is_abbreviation(word: &str) -> bool {
    is_own_abbreviation(word) || is_cldr_abbreviation(word)
}

macro_rules! closed_lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])*
        pub fn $name(word: &str) -> bool {
            static LIST: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| list(include_str!($file)));
            LIST.contains(word)
        })*
    };
}

closed_lists! {
    /// « mme », « dr »: an abbreviation that stands before a name.
    is_abbreviated_title = "lexicon/abbreviated-titles.txt";
    /// Abbreviations we have collected.
    is_own_abbreviation = "lexicon/abbreviations.txt";
    /// Abbreviations from Unicode CLDR.
    is_cldr_abbreviation = "lexicon/abbreviations-cldr.txt";
    /// « AFP », « Agence France-Presse », folded: news agencies.
    is_agency = "lexicon/agencies.txt";
    /// « KCNA », « Xinhua », folded: what « les médias d’État » may be.
    is_state_medium = "lexicon/state-media.txt";
    /// « est », « avait », « pourrait »: verbs that are never a noun in copy.
    is_auxiliary = "lexicon/auxiliaries.txt";
    /// « ministère », « syndicat »: nouns for bodies that speak.
    is_body_noun = "lexicon/body-nouns.txt";
    /// « rapport », « vidéo »: nouns for documents, images and data.
    is_document_noun = "lexicon/document-nouns.txt";
    /// « le Monde », folded: well-known media.
    is_media_name = "lexicon/media-names.txt";
    /// « chaîne », « quotidien »: nouns for media.
    is_media_noun = "lexicon/media-nouns.txt";
    /// « janvier ».
    is_month = "lexicon/months.txt";
    /// « jeudi ».
    is_weekday = "lexicon/weekdays.txt";
    /// « loi », « besoin »: what one does according to, without it being a source.
    is_norm_noun = "lexicon/norm-nouns.txt";
    /// « ministre », « habitante »: nouns for people.
    is_person_noun = "lexicon/person-nouns.txt";
    /// « commerçante », « survivant »: more nouns for people.
    is_speaker_noun = "lexicon/speaker-nouns.txt";
    /// « majorité », « transporteur »: more nouns for bodies.
    is_speaker_body = "lexicon/speaker-bodies.txt";
    /// « fraternelle », « scandale »: words that judge.
    is_evaluation = "lexicon/evaluations.txt";
    /// « Insee », folded: bodies whose trade is statistics.
    is_statistics_office = "lexicon/statistics-offices.txt";
    /// « Occident », « observateur »: collective actors that nobody can check.
    is_vague_group = "lexicon/vague-groups.txt";
    /// « les observateurs », « les internautes »: a group that stays vague with the definite article too.
    is_anonymous_crowd = "lexicon/anonymous-crowds.txt";
    /// « film », « opération »: nouns whose name stands in quotation marks.
    is_title_carrier = "lexicon/title-carriers.txt";
    /// « baptisé », « le terme »: what comes in quotation marks is a name or a word as a word.
    is_label = "lexicon/labels.txt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_know_what_they_can_be() {
        let word = Word::of("déclarerait");
        assert!(word.is(Features::CONDITIONAL));
        assert_eq!(word.infinitive(), Some("déclarer"));
        assert!(Word::of("porte").is(Features::NOUN));
        assert!(Word::of("choïgou").features.is_empty());
        assert_eq!(Word::of("reconnait").infinitive(), Some("reconnaître"));
        assert_eq!(Word::of("paraitra").infinitive(), Some("paraître"));
        assert_eq!(Word::of("reconnaitrait").infinitive(), Some("reconnaître"));
        assert!(Word::of("benkait").features.is_empty());
    }
}
