//! Names of the calendar: months, days, seasons, and numbers in letters.

use jiff::civil::Weekday;

use crate::tokenizer::Token;

/// Months with the ways they are written short. Sorted by month.
const MONTHS: [(&str, &[&str]); 12] = [
    ("janvier", &["janv", "janv.", "jan"]),
    ("février", &["févr", "févr.", "fév", "fev", "fevrier"]),
    ("mars", &[]),
    ("avril", &["avr"]),
    ("mai", &[]),
    ("juin", &[]),
    ("juillet", &["juil", "juil.", "juill"]),
    ("août", &["aout"]),
    ("septembre", &["sept", "sept."]),
    ("octobre", &["oct", "oct."]),
    ("novembre", &["nov", "nov."]),
    ("décembre", &["déc", "déc.", "dec", "decembre"]),
];

const ENGLISH_MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("lundi", Weekday::Monday),
    ("mardi", Weekday::Tuesday),
    ("mercredi", Weekday::Wednesday),
    ("jeudi", Weekday::Thursday),
    ("vendredi", Weekday::Friday),
    ("samedi", Weekday::Saturday),
    ("dimanche", Weekday::Sunday),
];

const NUMBERS: [&str; 12] =
    ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];

/// The month a word names, in full or short.
pub(super) fn month(word: &str) -> Option<i8> {
    let bare = word.strip_prefix("mi-").unwrap_or(word);
    (1..).zip(MONTHS).find(|(_, (name, short))| *name == bare || short.contains(&bare)).map(|(n, _)| n)
}

/// The month a word names in full.
pub(super) fn full_month(word: &str) -> Option<i8> {
    let bare = word.strip_prefix("mi-").unwrap_or(word);
    (1..).zip(MONTHS).find(|(_, (name, _))| *name == bare).map(|(n, _)| n)
}

/// The month an English word names, whole or its first three letters.
pub(super) fn english_month(word: &str) -> Option<i8> {
    (1..).zip(ENGLISH_MONTHS).find(|(_, name)| *name == word || name.get(..3) == Some(word)).map(|(n, _)| n)
}

/// The day of the week a word names; « lundis » is none.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day)
}

/// The first and the last month of a season.
pub(super) fn season(word: &str) -> Option<(i8, i8)> {
    match word {
        "printemps" => Some((3, 6)),
        "été" => Some((6, 9)),
        "automne" => Some((9, 12)),
        "hiver" => Some((12, 3)),
        _ => None,
    }
}

/// A number up to 9999, in digits or, up to twelve, in letters.
pub(super) fn number(token: &Token) -> Option<i16> {
    let letters = || (1..).zip(NUMBERS).find(|(_, name)| *name == &*token.norm).map(|(n, _)| n);
    match &*token.norm {
        "une" | "1er" => Some(1),
        digits if digits.len() <= 4 => digits.parse().ok().or_else(letters),
        _ => letters(),
    }
}

/// A day of the month: « 1er », « 27 ».
pub(super) fn day(token: &Token) -> Option<i8> {
    let digits = token.norm.strip_suffix("er").unwrap_or(&token.norm);
    let short = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|d| short && (1..=31).contains(d))
}

/// A year written with four digits.
pub(super) fn year(token: &Token) -> Option<i16> {
    let digits = token.norm.len() == 4 && token.norm.bytes().all(|b| b.is_ascii_digit());
    token.norm.parse().ok().filter(|y| digits && (1000..=2200).contains(y))
}
