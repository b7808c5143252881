//! Titles before a name, functions beside it, the acronym or the expansion in brackets behind it.

use crate::entities::context::{self, in_phrase};
use crate::entities::nouns;
use crate::entities::scan::Scan;
use crate::lexicon::Features;
use crate::text::Span;
use crate::tokenizer::TokenKind;

/// « M. », « le ministre russe de la Défense » right before the name at `i`.
pub(crate) fn title(scan: &Scan<'_>, i: usize) -> Option<Span> {
    if let Some(courtesy) = context::courtesy(scan, i) {
        // « le professeur M. Roy » is not written; « la juge Mme Roy » keeps the courtesy title only.
        return Some(scan.span(courtesy, i));
    }
    let (noun, _) = person_noun(scan, i)?;
    Some(scan.span(start(scan, noun), i))
}

/// The noun of a function that the name at `i` follows, and the last before it in the same phrase.
fn person_noun(scan: &Scan<'_>, i: usize) -> Option<(usize, usize)> {
    let mut j = i.checked_sub(1)?;
    if scan.is(j, Features::ADP | Features::DET) && nouns::function(scan.word(j)).is_none() {
        return None;
    }
    let floor = i.saturating_sub(16);
    loop {
        if nouns::function(scan.word(j)).is_some_and(|g| !g.plural) {
            return Some((outermost(scan, j), j));
        }
        if j <= floor || !in_phrase(scan, j) {
            return None;
        }
        j -= 1;
    }
}

/// « secrétaire général », « vice-premier ministre », « chef d'état-major »: the first noun of a compound function.
fn outermost(scan: &Scan<'_>, noun: usize) -> usize {
    let before = noun.wrapping_sub(1);
    if nouns::function(scan.word(before)).is_some_and(|g| !g.plural) { before } else { noun }
}

/// The start of the phrase of `noun`: adjectives before it and a definite article. « du », « au » stay outside.
fn start(scan: &Scan<'_>, noun: usize) -> usize {
    let mut start = noun;
    while start > 0 && (scan.is_any(start - 1, &BEFORE) || scan.is_any(start - 1, &["premier", "premiere"])) {
        start -= 1;
    }
    if start > 0 && scan.is_any(start - 1, &["le", "la", "l'", "un", "une", "son", "sa"]) {
        start - 1
    } else {
        start
    }
}

/// Adjectives that stand before a function.
const BEFORE: [&str; 12] = [
    "ancien", "ancienne", "ex", "nouveau", "nouvelle", "nouvel", "futur", "future", "actuel", "actuelle",
    "jeune", "haut",
];

/// A function in apposition to the name `from..to`: « , ministre russe de la Défense, », or « le maire de Brion, » before it.
pub(crate) fn role(scan: &Scan<'_>, from: usize, to: usize) -> Option<Span> {
    after(scan, to).or_else(|| before(scan, from))
}

fn after(scan: &Scan<'_>, to: usize) -> Option<Span> {
    let to = behind_aside(scan, to);
    if scan.norm(to) != "," && scan.norm(to) != "(" {
        return None;
    }
    let mut noun = to + 1;
    while scan.is_any(noun, &["le", "la", "l'", "un", "une"])
        || scan.is_any(noun, &BEFORE)
        || scan.is_any(noun, &["premier", "premiere"])
    {
        noun += 1;
        if noun > to + 5 {
            return None;
        }
    }
    if scan.capital(noun) || nouns::function(scan.word(noun)).is_none_or(|g| g.plural) {
        return None;
    }
    let mut end = noun + 1;
    while end < noun + 20 && (in_phrase(scan, end) && !is_verb(scan, end) || article_inside(scan, end)) {
        end += 1;
    }
    while end > noun + 1
        && (scan.is(end - 1, Features::ADP | Features::CCONJ | Features::DET)
            || scan.is_any(end - 1, &["et", "de", "l'", "d'"]))
    {
        end -= 1;
    }
    Some(scan.span(to + 1, end))
}

/// Skips « (PS) » and « , 43 ans » between a name and its function.
fn behind_aside(scan: &Scan<'_>, to: usize) -> usize {
    let bracket = (to + 2..to + 4).find(|&i| scan.norm(to) == "(" && scan.norm(i) == ")");
    let aged = scan.norm(to) == "," && scan.is_any(to + 2, &["ans"]) && scan.norm(to + 3) == ",";
    match bracket {
        Some(close) if scan.norm(close + 1) == "," => close + 1,
        _ if aged => to + 3,
        _ => to,
    }
}

/// A verb: « usine » and « police » are none behind « de l' » and « de la », nor is « Liège » behind « à ».
fn is_verb(scan: &Scan<'_>, i: usize) -> bool {
    let behind_link = scan.is(i - 1, Features::ADP | Features::DET) || scan.norm(i - 1) == "l'";
    scan.is(i, Features::FINITE) && !scan.capital(i) && !behind_link
}

/// « de la », « à l' », « pour les »
fn article_inside(scan: &Scan<'_>, i: usize) -> bool {
    scan.is_any(i, &["la", "l'", "les"]) && scan.is_any(i - 1, &["de", "a", "pour", "sur"])
}

/// « le ministre de la Défense russe, Sergueï Choïgou »
fn before(scan: &Scan<'_>, from: usize) -> Option<Span> {
    let comma = from.checked_sub(1)?;
    if scan.norm(comma) != "," {
        return None;
    }
    let (noun, _) = person_noun(scan, comma)?;
    let start = start(scan, noun);
    let determined =
        scan.is_any(start, &["le", "la", "l'"]) || scan.is_any(start.wrapping_sub(1), &["du", "au"]);
    determined.then(|| scan.span(start, comma))
}

/// « (KCNA) » behind a name, or « (Agence des eaux) » behind an acronym: what is in the brackets.
pub(crate) fn alias(scan: &Scan<'_>, from: usize, to: usize) -> Option<Span> {
    if scan.norm(to) != "(" {
        return None;
    }
    let close = (to + 2..to + 12).find(|&i| scan.norm(i) == ")")?;
    let inside = scan.span(to + 1, close);
    let quoted = matches!(scan.norm(to + 1), "«" | "\"" | "“");
    let inside = if quoted { scan.span(to + 2, close - 1) } else { inside };
    let acronym = if close == to + 2 {
        (scan.acronym(to + 1) && to > from).then_some((to + 1, from, to))
    } else {
        (scan.acronym(from) && to == from + 1).then_some((from, to + 1, close))
    };
    let (acronym, first, last) = acronym?;
    let letters: Vec<&str> = (first..last)
        .filter(|&i| scan.token(i).is_some_and(|t| t.kind == TokenKind::Word))
        .map(|i| scan.word(i))
        .collect();
    // The acronym of a foreign body seldom abbreviates its French name.
    let titled = nouns::begins_body(scan.word(first)) && last > first + 2;
    (titled || abbreviates(scan.word(acronym), &letters)).then_some(inside)
}

/// Whether the letters of an acronym begin words of its expansion, in order: « bst » and « bureau de la sécurité des
/// transports ». Both folded. Foreign acronyms behind a French name do not, so that half of the letters is enough.
pub(crate) fn abbreviates(acronym: &str, words: &[&str]) -> bool {
    let mut initials = words.iter().flat_map(|w| w.split([' ', '\''])).filter_map(|w| w.chars().next());
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).collect();
    let hits =
        letters.iter().filter(|c| initials.clone().any(|i| i == **c) && initials.any(|i| i == **c)).count();
    letters.len() >= 2 && words.len() > 1 && 2 * hits >= letters.len()
}
