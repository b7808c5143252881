//! What stands before and after a run of capitals, and what it says of the kind.

use crate::entities::EntityKind;
use crate::entities::nouns::{self, Head};
use crate::entities::scan::{COURTESIES, Scan};
use crate::lexicon::Features;
use crate::tokenizer::TokenKind;

/// Weights for a person, a body, a place, a product.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Votes {
    pub(crate) person: f32,
    pub(crate) body: f32,
    pub(crate) place: f32,
    pub(crate) product: f32,
}

impl Votes {
    pub(crate) fn add(&mut self, kind: EntityKind, weight: f32) {
        match kind {
            EntityKind::Person => self.person += weight,
            EntityKind::Organisation => self.body += weight,
            EntityKind::Location => self.place += weight,
            _ => self.product += weight,
        }
    }

    /// The kind with most votes, and its lead over the next.
    pub(crate) fn best(self) -> (EntityKind, f32) {
        let mut all = [
            (EntityKind::Person, self.person),
            (EntityKind::Organisation, self.body),
            (EntityKind::Location, self.place),
            (EntityKind::Product, self.product),
        ];
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        let [first, second, ..] = all;
        (first.0, first.1 - second.1)
    }
}

/// The noun that the name at `i` stands in apposition to: « l'agence centrale de presse », « le ministre russe de la
/// Défense » right before it.
pub(crate) enum Apposition {
    /// A noun of [`nouns::function`].
    Function,
    /// A noun of [`nouns::head`].
    Head(Head),
}

/// Where that noun is, and which it is.
pub(crate) fn apposition(scan: &Scan<'_>, i: usize) -> Option<(usize, Apposition)> {
    let mut j = i.checked_sub(1)?;
    if matches!(scan.norm(j), "«" | "“" | "\"" | "‘" | "'") {
        j = j.checked_sub(1)?;
    }
    // Right before the name stands a noun or its adjective, not a preposition.
    if scan.is(j, Features::ADP | Features::DET) || scan.is_any(j, &LINKS) {
        return None;
    }
    let floor = i.saturating_sub(16);
    loop {
        let word = scan.word(j);
        if !scan.capital(j) || nouns::function(word).is_some() {
            if nouns::function(word).is_some() {
                return Some((j, Apposition::Function));
            }
            if let Some(head) = nouns::head(word) {
                return Some((j, Apposition::Head(head)));
            }
        }
        if j <= floor || !in_phrase(scan, j) {
            return None;
        }
        j -= 1;
    }
}

/// Words that link the parts of a noun phrase.
const LINKS: [&str; 16] = [
    "de", "du", "des", "d'", "la", "l'", "les", "a", "au", "aux", "et", "en", "charge", "chargee", "delegue",
    "deleguee",
];

/// Whether token `j` can stand inside a noun phrase between its noun and a name.
pub(crate) fn in_phrase(scan: &Scan<'_>, j: usize) -> bool {
    let Some(token) = scan.token(j) else { return false };
    if token.kind == TokenKind::Mark {
        return false;
    }
    if scan.is_any(j, &["la", "l'", "les"]) {
        return scan.is_any(j.wrapping_sub(1), &["de", "a", "sur", "pour", "et"]);
    }
    if scan.is_any(j, &LINKS) || scan.is_any(j, &["sur", "pour"]) {
        // « a » is the verb, « à » the preposition.
        return scan.norm(j) != "a";
    }
    scan.capital(j)
        || scan.demonym(j)
        || (scan.is(j, Features::NOUN | Features::ADJ)
            && !scan.is(j, Features::DET | Features::PRON | Features::ADP))
}

/// A courtesy title right before `i`: its first token.
pub(crate) fn courtesy(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    let title = scan.is_any(before, &COURTESIES)
        && scan.token(before).is_some_and(crate::tokenizer::Token::is_capital)
        || scan.is_any(
            before,
            &["monsieur", "madame", "maitre", "docteur", "sir", "lord", "lady", "saint", "sainte"],
        );
    // « me » and « m » alone are words; « Me » is an advocate.
    (title
        && !(scan.is_any(before, &["me", "m", "pr"]) && scan.initial(before) && scan.norm(before).len() < 2))
        .then_some(before)
}

/// What stands around tokens `from..to` says of their kind.
pub(crate) fn votes(scan: &Scan<'_>, from: usize, to: usize) -> Votes {
    let mut votes = Votes::default();
    before(scan, from, to, &mut votes);
    after(scan, to, &mut votes);
    votes
}

fn before(scan: &Scan<'_>, from: usize, to: usize, votes: &mut Votes) {
    if courtesy(scan, from).is_some() {
        votes.person += 8.0;
        return;
    }
    match apposition(scan, from) {
        Some((_, Apposition::Function)) if scan.acronym(from) && to == from + 1 => {}
        Some((_, Apposition::Function)) => votes.person += 4.0,
        Some((_, Apposition::Head(head))) => votes.add(head.kind, 3.5),
        None => {}
    }
    let Some(previous) = from.checked_sub(1) else { return };
    let noun = if scan.is_any(previous, &["la", "l'", "les", "le"]) {
        previous.wrapping_sub(2)
    } else {
        previous.wrapping_sub(1)
    };
    if scan.is_any(previous, &["de", "du", "d'", "des"]) || scan.is_any(previous.wrapping_sub(1), &["de"]) {
        let mut noun = noun;
        while scan.adjective(noun) && nouns::head(scan.word(noun)).is_none() && noun > 0 {
            noun -= 1;
        }
        let word = scan.word(noun);
        if OF_PLACE.contains(&word) || nouns::head(word).is_some_and(|h| h.kind == EntityKind::Location) {
            votes.place += 4.0;
        } else if OF_BODY.contains(&word) {
            votes.body += 2.0;
        } else if OF_PERSON.contains(&word) {
            votes.person += 2.0;
        }
    }
    match scan.norm(previous) {
        "à" | "en" => votes.place += 2.5,
        "au" | "aux" => {
            votes.place += 1.5;
            votes.person -= 1.0;
        }
        "dans" => votes.place += 1.5,
        "vers" | "depuis" | "près" => votes.place += 1.0,
        "chez" => votes.body += 2.0,
        "selon" | "par" => {
            votes.person += 0.5;
            votes.body += 0.7;
        }
        "avec" | "contre" => votes.person += 0.5,
        "le" | "la" | "l'" | "les" | "du" | "des" => {
            votes.person -= 1.5;
            votes.body += 0.8;
            votes.place += 0.5;
        }
        "un" | "une" => {
            votes.product += 1.0;
            votes.person -= 0.5;
        }
        _ => {}
    }
}

fn after(scan: &Scan<'_>, to: usize, votes: &mut Votes) {
    let comma = scan.norm(to) == ",";
    let number = |i: usize| scan.token(i).is_some_and(|t| t.kind == TokenKind::Number);
    if (comma || scan.norm(to) == "(") && number(to + 1) && scan.is_any(to + 2, &["ans", "an"]) {
        votes.person += 4.0;
    }
    if comma {
        let mut noun = to + 1;
        while scan
            .is_any(noun, &["le", "la", "l'", "un", "une", "ancien", "ancienne", "actuel", "actuelle", "ex"])
            && noun < to + 4
        {
            noun += 1;
        }
        if nouns::function(scan.word(noun)).is_some_and(|g| !g.plural) && !scan.capital(noun) {
            votes.person += 3.0;
        }
        if scan.is_any(noun, &["ne", "nee"]) {
            votes.person += 3.0;
        }
    }
    if scan.norm(to) == "(" && scan.norm(to + 2) == ")" {
        if scan.acronym(to + 1) {
            votes.body += 1.0;
        } else if scan.known(to + 1).is_some_and(|(n, k)| n == 1 && k.kind == EntityKind::Location) {
            votes.place += 2.0;
        }
    }
    if scan.is(to, Features::FINITE)
        && scan.is(to, Features::HE)
        && !scan.is(to, Features::NOUN | Features::ADJ)
    {
        votes.person += 0.6;
        votes.body += 0.3;
    }
}

/// Nouns whose complement is a place: « maire de ».
const OF_PLACE: [&str; 26] = [
    "maire", "prefet", "prefete", "ville", "nord", "sud", "est", "ouest", "centre", "habitants",
    "gouverneur", "etat", "aeroport", "port", "gare", "environs", "large", "commune", "frontiere",
    "archeveque", "eveque", "originaire", "mairie", "prefecture", "kilometres", "km",
];

/// Nouns whose complement is a body: « PDG de ».
const OF_BODY: [&str; 22] = [
    "pdg", "patron", "patronne", "fondateur", "fondatrice", "cofondateur", "salaries", "actions", "siege",
    "filiale", "dg", "directeur", "directrice", "actionnaire", "actionnaires", "capital", "rachat",
    "produits", "site", "militants", "journalistes", "membres",
];

/// Nouns whose complement is a person: « épouse de ».
const OF_PERSON: [&str; 26] = [
    "fils", "fille", "epouse", "femme", "mari", "mort", "deces", "famille", "gouvernement", "avocat",
    "avocate", "avocats", "victoire", "candidature", "frere", "soeur", "pere", "mere", "administration",
    "roman", "film", "partisans", "election", "discours", "entourage", "obseques",
];
