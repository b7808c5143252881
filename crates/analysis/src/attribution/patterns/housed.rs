//! « Au cabinet du ministre, on assure que », « dit-on au ministère »: an « on » that is the body it speaks in.

use crate::attribution::SourceType;
use crate::attribution::kind::{classify, is_person, singular};
use crate::attribution::phrase::{Source, phrase_end};
use crate::attribution::view::{View, is_determiner};
use crate::entities::EntityKind;
use crate::entities::spelling::fold;
use crate::tokenizer::{Token, TokenKind};

/// The body that « on » at token `on` speaks for: « Chez Ardent, l'un des deux candidats, on regrette ».
pub(super) fn before(view: &View<'_>, on: usize) -> Option<Source> {
    // « Au Conseil du café, l'on juge »
    let comma = on.saturating_sub(1 + usize::from(on > 1 && view.is(on - 1, "l'")));
    let set_off = comma > 0 && view.is(comma, ",") && view.is(on, "on");
    let house = || body(view, 0).or_else(|| street(view, 0)).or_else(|| circle(view, on));
    set_off.then(house)?.filter(|body| body.last < on)
}

/// « Dans les milieux d'affaires, on juge que », « Dans certains cercles, on évoque »: a place where nobody can be asked.
fn circle(view: &View<'_>, on: usize) -> Option<Source> {
    let head = (1..4).find(|&k| view.is_any(0, &["dans", "en", "sur"]) && view.is_any(k, &CIRCLES))?;
    // « Dans l'entourage du ministre » is the minister's.
    let owned = view.is(head, "entourage") || (head..on).any(|k| view.get(k).is_some_and(Token::is_capital));
    (!owned).then_some(Source { first: 1, last: on.saturating_sub(2).max(1), kind: SourceType::GroupVague })
}

/// The body behind « dit-on », over an adverb: « dit-on sobrement au ministère ».
pub(super) fn behind(view: &View<'_>, from: usize) -> Option<Source> {
    (from..from + 2).find_map(|k| body(view, k))
}

/// « chez S », « au S », « du côté de S » at token `i`, where S is a body; a town is only a place.
fn body(view: &View<'_>, i: usize) -> Option<Source> {
    let first = match () {
        () if view.is_any(i, &["chez", "au", "aux"]) => i + 1,
        () if view.is_any(i, &["à", "a"])
            && (view.get(i + 1).is_some_and(is_determiner)
                || view.get(i + 1).is_some_and(|t| SEATS.contains(&&*fold(&t.norm)))) =>
        {
            i + 1
        }
        () if view.is(i, "du") && view.is(i + 1, "côté") && view.is_any(i + 2, &["du", "des"]) => i + 3,
        () if view.is(i, "du") && view.is(i + 1, "côté") => i + 3,
        // « Côté préfecture, on assure que »
        () if view.is(i, "côté") => i + 1,
        () => return None,
    };
    // « Côté syndical, on parle de 300 grévistes »
    if view.is(i, "côté") && view.get(first).is_some_and(|t| t.is_any(&SIDES)) && view.is(first + 1, ",") {
        return Some(Source { first: i, last: first, kind: SourceType::Role });
    }
    let last = phrase_end(view, first);
    // « insiste-t-on du côté des armateurs »
    let side = view.is(i, "du") && view.is_any(i + 2, &["des"]);
    if side && view.get(first).is_some_and(|t| is_person(&singular(&t.norm))) {
        return Some(Source { first, last, kind: SourceType::Role });
    }
    // « dit-on au palais présidentiel »
    if view.is(first, "palais") && last > first {
        return Some(Source { first, last, kind: SourceType::GovernmentMetonym });
    }
    let kind = classify(view, first, last)?;
    let house = match kind {
        SourceType::Organisation | SourceType::Media | SourceType::Agency => true,
        SourceType::Person => view.is(i, "chez"),
        // « Au Kremlin, on assure que », « À Bercy, où l'on a compté, on conteste »; a country or a town is a place.
        SourceType::GovernmentMetonym => {
            let name = view.get(last).map(|t| fold(&t.norm)).unwrap_or_default();
            SEATS.contains(&&*name)
        }
        _ => false,
    };
    let seat = kind == SourceType::GovernmentMetonym;
    let town = !seat && view.name_at(first).is_some_and(|n| n.kind == EntityKind::Location);
    // « du côté des enseignes »: of which?
    let several = view.is_any(first - 1, &["aux", "des"]) && !view.get(first).is_some_and(Token::is_capital);
    (house && !town && !several).then_some(Source { first, last, kind })
}

/// Whose side it is, as an adjective.
const SIDES: [&str; 12] = [
    "américain", "belge", "français", "gouvernemental", "israélien", "patronal", "policier", "russe",
    "suisse", "syndical", "ukrainien", "européen",
];

/// Palaces and addresses of power, folded.
const SEATS: [&str; 10] = [
    "beauvau", "bercy", "blanche", "elysee", "kremlin", "matignon", "orsay", "quirinal", "rivoli",
    "westminster",
];

const CIRCLES: [&str; 10] = [
    "allées", "cénacles", "cercles", "chancelleries", "couloirs", "coulisses", "entourage", "marchés",
    "milieux", "rangs",
];

/// The source is such a place.
pub(super) fn is_circle(view: &View<'_>, source: Source) -> bool {
    source.first == 1 && (1..4).any(|k| view.is_any(k, &CIRCLES))
}

/// « Rue de Grenelle, on affirme »: an address that stands for who sits there.
fn street(view: &View<'_>, i: usize) -> Option<Source> {
    let street = view.is_any(i, &["rue", "place", "quai"]);
    let end = (i + 1..i + 6).find(|&k| view.is(k, ","))?;
    let named = view.before(end).is_some_and(|t| t.kind == TokenKind::Word && t.is_capital());
    (street && named).then(|| Source { first: i, last: end - 1, kind: SourceType::GovernmentMetonym })
}
