//! Names that begin with a common noun: « ministère de la Pêche », « Agence des eaux », « golfe de Gascogne ».

use crate::entities::nouns;
use crate::entities::scan::Scan;
use crate::entities::{EntityKind, Found};
use crate::lexicon::Features;
use crate::tokenizer::Shape;

/// A name that begins at `i` with a noun that belongs to it.
pub(crate) fn at(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.word(i);
    let capital = scan.capital(i);
    if capital && nouns::begins_body(word) {
        return Some(body(scan, i));
    }
    let head = nouns::head(word).filter(|h| h.inside)?;
    let found = match head.kind {
        EntityKind::Organisation if word == "ministere" => ministry(scan, i),
        EntityKind::Location => place(scan, i),
        kind => named_after(scan, i, kind),
    };
    found.filter(|f| f.to > i + 1)
}

/// « ministère russe de la Défense », « ministère de l'Écologie, du Développement durable et de l'Énergie ».
fn ministry(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let mut end = i + 1;
    while scan.adjective(end) {
        end += 1;
    }
    let mut to = complement(scan, end, true)?;
    loop {
        let joint = scan.is_any(to, &["et"]) || scan.norm(to) == ",";
        let Some(next) = joint.then(|| complement(scan, to + 1, true)).flatten() else { break };
        to = next;
    }
    Some(Found { from: i, to, kind: EntityKind::Organisation, confidence: 0.9 })
}

/// A capital noun of [`nouns::begins_body`], its adjectives and complements: « Conseil des droits de l'homme ». Alone
/// it may stand for a longer name of the article: « la Commission ».
fn body(scan: &Scan<'_>, i: usize) -> Found {
    let known = scan.known(i).filter(|(_, k)| k.strength == 3);
    let mut to = i + known.map_or(1, |(n, _)| n);
    while scan.adjective(to) && !scan.is(to, Features::PAST_PARTICIPLE) && to < i + 4 {
        to += 1;
    }
    // « Centre culturel Roy », but « (le président du) Conseil européen Anne Roy ».
    let person = to > i + 1 && scan.given(to).is_some() && scan.capital(to + 1);
    if scan.capital(to) && !scan.initial(to) && !person {
        to = scan.run(to, false);
    }
    let shallow = to;
    while to < i + 14 {
        let at = if scan.is_any(to, &["et", "pour", "sur"]) && scan.word(to) != "et" {
            purpose(scan, to)
        } else if scan.is_any(to, &["et"]) && to > shallow {
            complement(scan, to + 1, false).filter(|_| scan.is_any(to + 1, &OF))
        } else {
            complement(scan, to, false)
        };
        let Some(next) = at else { break };
        to = next;
    }
    // « Mission de l'Union en Brionnais (MUB) »: what the acronym behind it takes in.
    if scan.is_any(to, &["en", "au", "aux", "pour", "contre"])
        && let Some((n, _)) = scan.known(to + 1)
        && scan.norm(to + 1 + n) == "("
        && scan.acronym(to + 2 + n)
    {
        to += 1 + n;
    }
    let kind = known.filter(|(n, _)| i + n == to).map_or(EntityKind::Organisation, |(_, k)| k.kind);
    let confidence = match to - i {
        _ if known.is_some_and(|(n, _)| n == to - i) && !(scan.initial(i) && to == i + 1) => 0.95,
        1 if scan.initial(i) => 0.2,
        1 => 0.4,
        _ if scan.initial(i) && (i + 1..to).all(|j| !scan.capital(j)) => 0.6,
        _ => 0.9,
    };
    Found { from: i, to, kind, confidence }
}

const OF: [&str; 4] = ["de", "du", "des", "d'"];

/// « de la Défense », « du commerce extérieur », « d'information »: the end of a complement that starts at `i`. With
/// `article`, « de » alone takes no common noun.
fn complement(scan: &Scan<'_>, i: usize, article: bool) -> Option<usize> {
    if !scan.is_any(i, &OF) {
        return None;
    }
    let determined = scan.is_any(i, &["du", "des"]) || scan.is_any(i + 1, &["la", "l'", "les"]);
    let noun = if scan.is_any(i + 1, &["la", "l'", "les"]) { i + 2 } else { i + 1 };
    if scan.capital(noun) && !scan.initial(noun) {
        let mut end = scan.known(noun).map_or_else(|| scan.run(noun, false), |(n, _)| noun + n);
        // « le ministre de la Défense Ivan Roy »
        if scan.common(noun) && end > noun + 1 && scan.known(noun).is_none() {
            end = noun + 1;
        }
        while scan.adjective(end)
            && !scan.is(end, Features::PAST_PARTICIPLE)
            && !(article && scan.demonym(end))
            && end < noun + 3
            && determined
        {
            end += 1;
        }
        return Some(end);
    }
    let plain = scan.shape(noun) == Shape::Lower
        && scan.is(noun, Features::NOUN)
        && !scan.is(noun, Features::DET | Features::PRON | Features::ADP);
    if !plain || (article && !determined) {
        return None;
    }
    let mut end = noun + 1;
    let qualifies = |end| {
        scan.adjective(end) && !scan.is(end, Features::PAST_PARTICIPLE)
            || (scan.shape(end) == Shape::Lower && !scan.common(end) && !article)
    };
    while qualifies(end) && end < noun + 3 {
        end += 1;
    }
    Some(end)
}

/// « pour la protection des oiseaux », « sur le climat ».
fn purpose(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let determined = scan.is_any(i + 1, &["la", "le", "les", "l'"]);
    let noun = if determined { i + 2 } else { i + 1 };
    let plain = scan.is(noun, Features::NOUN)
        && !scan.is(noun, Features::DET | Features::PRON | Features::INFINITIVE);
    let wanted = scan.is_any(i, &["pour"]) && plain && determined;
    wanted.then(|| {
        let mut end = noun + 1;
        while scan.adjective(end) && end < noun + 3 {
            end += 1;
        }
        end
    })
}

/// « golfe de Gascogne », « place de la République », « mer Noire », « péninsule coréenne », « rue Victor-Hugo ».
fn place(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let found = |to| Some(Found { from: i, to, kind: EntityKind::Location, confidence: 0.85 });
    if scan.is_any(i, &["place", "cours"])
        && scan.is_any(i.wrapping_sub(1), &["la", "en", "sur", "au", "prend"])
    {
        // « à la place de », « en place », « au cours de »
        let idiom = scan.is_any(i.wrapping_sub(2), &["a"]) || !scan.is_any(i - 1, &["la"]);
        if idiom && !scan.capital(i) {
            return None;
        }
    }
    if scan.capital(i + 1) && !scan.initial(i + 1) && !scan.acronym(i + 1) {
        return found(scan.run(i + 1, true));
    }
    if scan.is_any(i, &["peninsule", "archipel", "plateau"]) && scan.demonym(i + 1) {
        return found(i + 2);
    }
    if scan.is_any(i, &["cours", "tour", "chaine", "centrale", "cote", "col"]) && !scan.capital(i) {
        return None;
    }
    let article = scan.is_any(i + 2, &["la", "l'", "les", "le"]);
    let noun = if article { i + 3 } else { i + 2 };
    if scan.is_any(i + 1, &OF) && scan.capital(noun) && !scan.acronym(noun) {
        let to = scan.known(noun).map_or_else(|| scan.run(noun, true), |(n, _)| noun + n);
        return found(to);
    }
    None
}

/// « guerre de Corée », « affaire Untel », « traité de Brion »: a noun, then a name.
fn named_after(scan: &Scan<'_>, i: usize, kind: EntityKind) -> Option<Found> {
    let mut noun = i + 1;
    while scan.adjective(noun) && noun < i + 3 {
        noun += 1;
    }
    if scan.is_any(noun, &OF) {
        noun += if scan.is_any(noun + 1, &["la", "l'", "les"]) { 2 } else { 1 };
    } else if kind == EntityKind::Misc || noun > i + 1 {
        return None;
    }
    if !scan.capital(noun) || scan.initial(noun) {
        return None;
    }
    let known = scan.known(noun);
    if kind == EntityKind::Misc && known.is_none_or(|(_, k)| k.kind != EntityKind::Location) {
        return None;
    }
    // « affaire Paul Roy »: a given name may be a place as well.
    let person = scan.given(noun).is_some() && scan.capital(noun + 1) && !scan.initial(noun + 1);
    let to = known.filter(|_| !person).map_or_else(|| scan.run(noun, person), |(n, _)| noun + n);
    Some(Found { from: i, to, kind, confidence: 0.8 })
}
