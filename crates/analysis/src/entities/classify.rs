//! A run of capitals: where the name in it begins and ends, and what it names.

use crate::entities::context::{self, Votes};
use crate::entities::nouns;
use crate::entities::scan::Scan;
use crate::entities::{EntityKind, Found};
use crate::lexicon::Features;
use crate::tokenizer::{Shape, TokenKind};

/// The name that begins at the capital `i`, if one does.
pub(crate) fn at(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let known = scan.known(i);
    if let Some((n, k)) = known.filter(|(n, k)| *n > 1 && k.strength > 1) {
        // « Paris Match », « Corée du Nord »; but « Saint-Denis Dupont » is not a place.
        if !scan.capital(i + n) || k.strength == 3 {
            let confidence = if scan.initial(i) && !scan.capital(i + n - 1) { 0.7 } else { 0.95 };
            let to =
                if k.kind == EntityKind::Event { edition(scan, i + n) } else { compass(scan, i + n, k.kind) };
            return Some(Found { from: i, to, kind: k.kind, confidence });
        }
    }
    if scan.initial(i) && scan.common(i) {
        return weak(scan, i);
    }
    if !scan.capital(i) || nothing(scan, i) {
        return None;
    }
    Some(run(scan, i))
}

/// A capital that the start of a sentence explains: a name only with evidence of its own.
fn weak(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let next = scan.capital(i + 1) && !scan.initial(i + 1);
    let first = scan.given(i).filter(|n| n.weight >= 10);
    if next && first.is_some() && !scan.is(i, Features::DET | Features::ADP | Features::ADV) {
        return Some(run(scan, i));
    }
    let (n, known) = scan.known(i)?;
    let to = i + n;
    if next && n == 1 {
        return None;
    }
    let plain = scan.is(i, Features::DET | Features::ADP | Features::PRON | Features::ADV | Features::CCONJ);
    let confidence = match known.strength {
        _ if n == 1 && plain => return None,
        3 if known.kind == EntityKind::Location && n == 1 => 0.6,
        3 if n > 1 => 0.8,
        3 | 2 => 0.4,
        _ => return None,
    };
    Some(Found { from: i, to, kind: known.kind, confidence })
}

/// Capitals that are no name: « le Premier ministre », « les Russes », a letter, a numeral.
fn nothing(scan: &Scan<'_>, i: usize) -> bool {
    let followed = scan.capital(i + 1) && !scan.initial(i + 1);
    let unknown = scan.known(i).is_none();
    let letter = scan.word(i).chars().count() == 1 && !followed;
    let people = scan.demonym(i)
        && scan.shape(i) == Shape::Capitalised
        && unknown
        && (!followed || scan.given(i + 1).is_some());
    let title = nouns::function(scan.word(i)).is_some() && !followed;
    let number = scan.is_any(i, &["premier", "premiere"]);
    // « Et », « Les » before another capital; « Le Drian » is a surname.
    let little = Features::DET | Features::ADP | Features::PRON | Features::ADV | Features::CCONJ;
    let small = scan.is(i, little)
        && unknown
        && (!followed
            || scan.common(i + 1)
            || scan.demonym(i + 1)
            || !scan.is_any(i, &["le", "la", "du", "de", "des"]));
    let no_name = nouns::is_no_name(scan.word(i)) && scan.known(i).is_none_or(|(n, _)| n < 2);
    letter || people || title || number || small || no_name || office(scan, i) || (scan.roman(i) && !followed)
}

/// « le ministre russe de la Défense Ivan Petrov », « la télévision d'État KCTV »: the capital is not the name's.
fn office(scan: &Scan<'_>, i: usize) -> bool {
    let complement = scan.is_any(i.wrapping_sub(1), &["de", "d'", "du", "des", "aux", "la", "l'"]);
    complement
        && scan.common(i)
        && scan.shape(i) == Shape::Capitalised
        && scan.given(i).is_none_or(|n| n.weight < 14)
        && scan.known(i).is_none_or(|(n, k)| n == 1 && k.strength < 3)
        && scan.capital(i + 1)
        && !scan.initial(i + 1)
        && (scan.acronym(i + 1)
            || context::apposition(scan, i + 1)
                .is_some_and(|(_, a)| matches!(a, context::Apposition::Function)))
}

/// « l'État », « la Constitution »: a common noun with the capital of an institution. Only the rest of the article
/// can make it a name.
fn institution(scan: &Scan<'_>, i: usize) -> bool {
    scan.common(i)
        && scan.shape(i) == Shape::Capitalised
        && scan.known(i).is_none_or(|(_, k)| k.strength < 2)
        && scan.is_any(
            i.wrapping_sub(1),
            &[
                "l'", "le", "la", "les", "un", "une", "du", "des", "de", "d'", "au", "aux", "ce", "cette",
                "son", "sa", "leur", "et", "notre", "nos", "chaque", "cet",
            ],
        )
}

/// The run that starts at `i`, cut to one name and judged.
fn run(scan: &Scan<'_>, i: usize) -> Found {
    // « Président Macron », « Docteur Roy »: the title is not in the name.
    if nouns::function(scan.word(i)).is_some()
        && scan.capital(i + 1)
        && !scan.initial(i + 1)
        && scan.given(i).is_none()
    {
        let mut found = run(scan, i + 1);
        if found.kind != EntityKind::Organisation {
            found.kind = EntityKind::Person;
            found.confidence = 0.9;
        }
        return found;
    }
    let first = scan.given(i).filter(|n| n.weight >= 7 || scan.capital(i + 1));
    let titled = context::courtesy(scan, i).is_some();
    let personal = first.is_some() || titled;
    let mut to = scan.run(i, personal);
    if !personal
        && scan.is_any(to, &["ben", "bin", "ibn", "al", "el", "van", "von", "der", "di", "da", "dos"])
    {
        to = scan.run(i, true);
    }
    // An agency's mark before a byline: « AFP Jean Roy ».
    if scan.acronym(i) && to > i + 1 && !scan.acronym(i + 1) && scan.given(i + 1).is_some() {
        to = i + 1;
    }
    // « l'Allemand Albrecht Roy », « Conseil européen Anne Roy »
    if first.is_none() && !titled {
        let cut = (i + 1..to.saturating_sub(1)).find(|&j| scan.given(j).is_some_and(|n| n.weight >= 10));
        to = cut.filter(|_| scan.common(i) || nouns::begins_body(scan.word(i))).unwrap_or(to);
    }
    // « ABC VIA DEF »: a credit names two bodies.
    to = (i + 1..to).find(|&j| scan.is_any(j, &["via"])).unwrap_or(to);
    if (i..to).all(|j| scan.acronym(j)) && to > i + 1 && scan.known(i).is_none_or(|(n, _)| i + n < to) {
        to = i + 1;
    }
    while to > i + 1 && (scan.demonym(to - 1) && first.is_none()) {
        to -= 1;
    }
    let numbered = scan.token(to).is_some_and(|t| {
        t.kind == TokenKind::Number
            && t.norm.len() <= 4
            && !(t.norm.len() == 4 && t.norm.starts_with(['1', '2']))
    }) && !scan.is_any(
        to + 1,
        &["ans", "an", "janvier", "mars", "fevrier", "avril", "mai", "juin", "juillet", "aout"],
    ) && !personal
        && scan.norm(to + 1) != "%"
        && scan.token(to).zip(scan.token(to - 1)).is_some_and(|(n, w)| n.span.start <= w.span.end + 1);
    let votes = judge(scan, i, to, numbered);
    let (kind, lead) = votes.best();
    let mut confidence = match lead {
        l if l >= 3.0 => 0.95,
        l if l >= 1.5 => 0.8,
        l if l >= 0.7 => 0.65,
        _ => 0.5,
    };
    if scan.initial(i) && to == i + 1 && lead < 3.0 {
        confidence -= 0.15;
    }
    if to == i + 1 && institution(scan, i) && context::courtesy(scan, i).is_none() {
        confidence = 0.3;
    }
    if numbered && kind == EntityKind::Product {
        to += 1;
    }
    let to = if to == i + 1 || kind == EntityKind::Location { compass(scan, to, kind) } else { to };
    Found { from: i, to, kind, confidence }
}

/// All that speaks for each kind: the words themselves, the lexicons, what stands around.
fn judge(scan: &Scan<'_>, i: usize, to: usize, numbered: bool) -> Votes {
    let mut votes = context::votes(scan, i, to);
    let length = to - i;
    let known = scan.known(i).filter(|(n, _)| *n == length).map(|(_, k)| k);
    if let Some(known) = known {
        let weight = match known.strength {
            3 => 5.0,
            2 => 2.2,
            _ => 1.0,
        };
        votes.add(known.kind, weight);
    } else if let Some((n, k)) = scan.known(i).filter(|(n, k)| *n < length && k.strength == 3) {
        // « France Galop », « Google Maps »
        let _ = n;
        votes.body += if k.kind == EntityKind::Organisation { 1.5 } else { 0.8 };
    }
    if let Some(given) = scan.given(i) {
        let weight = match given.weight {
            12.. => 3.0,
            9.. => 2.5,
            _ => 1.5,
        };
        votes.person += if length > 1 { weight } else { weight * 0.45 };
    }
    if scan.initials(i) {
        votes.person += if length > 1 { 2.5 } else { -1.0 };
    }
    let words: Vec<usize> = (i..to).collect();
    if words.iter().any(|&j| nouns::is_body_word(scan.word(j))) {
        votes.body += if length > 1 { 3.0 } else { 0.8 };
    }
    if words.iter().any(|&j| scan.acronym(j)) {
        votes.body += if length == 1 { 2.2 } else { 1.2 };
    }
    if words.iter().any(|&j| scan.shape(j) == Shape::Mixed && !surname(scan.word(j))) {
        votes.body += 2.0;
    }
    if scan.adjective(to) && scan.demonym(to) && scan.is_any(i.wrapping_sub(1), &["le", "du", "la", "l'"]) {
        votes.product += 1.0;
    }
    if numbered || words.iter().any(|&j| scan.word(j).chars().any(|c| c.is_ascii_digit())) {
        votes.product += 3.0;
    }
    if (2..=4).contains(&length) && words.iter().all(|&j| scan.shape(j) == Shape::Capitalised) {
        votes.person += 1.0;
        if words.iter().all(|&j| !scan.common(j)) {
            votes.person += 0.8;
        }
    }
    if length == 1 && known.is_none() {
        votes.person += 0.4;
        let word = scan.word(i);
        if word.contains(" sur ")
            || word.contains(" sous ")
            || word.contains(" les ")
            || word.starts_with("saint ")
        {
            votes.place += 3.0;
        }
        if scan.common(i) {
            votes.product += 0.5;
        }
    }
    votes
}

/// A word of mixed case that is a surname: « `McCain` », « al-Assad ».
fn surname(word: &str) -> bool {
    ["mc", "mac", "al ", "el ", "ad ", "as ", "ash ", "ben ", "d'", "o'", "de"]
        .iter()
        .any(|p| word.starts_with(p))
}

/// « Jeux olympiques de Rio », « Tour de France 2016 »: place and year belong to the event.
fn edition(scan: &Scan<'_>, to: usize) -> usize {
    let mut to = to;
    if scan.is_any(to, &["de"])
        && let Some((n, _)) = scan.known(to + 1).filter(|(_, k)| k.kind == EntityKind::Location)
    {
        to += 1 + n;
    }
    let year = scan.token(to).is_some_and(|t| t.kind == TokenKind::Number && t.norm.len() == 4);
    if year { to + 1 } else { to }
}

/// « Corée du nord », « Afrique de l'Ouest »: the point of the compass belongs to the place.
fn compass(scan: &Scan<'_>, to: usize, kind: EntityKind) -> usize {
    if kind != EntityKind::Location {
        return to;
    }
    let point = |i: usize| {
        ["nord", "sud", "est", "ouest"].iter().any(|p| scan.word(i).split(' ').any(|w| w == *p))
            && scan.capital(i)
    };
    if scan.is_any(to, &["du"]) && point(to + 1) {
        return to + 2;
    }
    if scan.is_any(to, &["de"]) && scan.is_any(to + 1, &["l'"]) && point(to + 2) {
        return to + 3;
    }
    let region = scan.word(to.wrapping_sub(1)).ends_with("orient");
    if region && scan.adjective(to) && scan.demonym(to) { to + 1 } else { to }
}
