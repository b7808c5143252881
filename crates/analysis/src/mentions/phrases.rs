//! Nouns that stand for people and bodies, as one block has them: what it says of those it names, and phrases that may
//! stand for one. Read with the block; whom they stand for the article tells.

use std::collections::BTreeSet;

use crate::entities::EntityKind;
use crate::entities::Name;
use crate::entities::context;
use crate::entities::gazetteer::{Country, country_of};
use crate::entities::nouns;
use crate::entities::scan::Scan;
use crate::mentions::names::function;
use crate::text::Span;

/// A noun and what qualifies it; an adjective of a country is the same as the country.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Noun {
    /// Without its gender, as far as a suffix tells.
    pub(super) base: String,
    pub(super) qualities: BTreeSet<String>,
}

/// What a block says with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Said {
    name: Span,
    /// The function stated with it.
    role: Option<Span>,
    noun: Noun,
}

/// A phrase that may stand for somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Phrase {
    /// « les deux hommes ».
    Pair(Span),
    /// « le dirigeant nord-coréen ».
    Definite(Span, Noun),
}

/// The nouns of a block; spans into its text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Nouns {
    said: Vec<Said>,
    /// In text order.
    pub(super) phrases: Vec<Phrase>,
}

impl Nouns {
    /// Reads a block that was scanned, and whose `names` are known.
    pub(crate) fn read<'n>(text: &str, scan: &Scan<'_>, names: impl Iterator<Item = &'n Name>) -> Self {
        let said = names.filter_map(|name| {
            let role = function(text, name);
            Some(Said { name: name.span, role, noun: said(scan, name.span, role)? })
        });
        let phrases = (0..scan.tokens.len()).filter_map(|i| {
            if let Some(to) = pair(scan, i) {
                return Some(Phrase::Pair(scan.span(i, to)));
            }
            let (noun, from, to) = phrase(scan, i)?;
            // « le ministre Paul Rey » is a title, « le journal « Le Phare » » no description.
            let titles = scan.capital(to) || matches!(scan.norm(to), "«" | "\"" | "“");
            (!titles).then(|| Phrase::Definite(scan.span(from, to), Noun::read(scan, noun, to)))
        });
        Self { said: said.collect(), phrases: phrases.collect() }
    }

    /// What is said with the name at `name`, stated as its `role` or by the noun it stands in apposition to.
    pub(super) fn said_with(&self, name: Span, role: Option<Span>) -> Option<&Noun> {
        self.said.iter().find(|said| said.name == name && said.role == role).map(|said| &said.noun)
    }
}

impl Noun {
    /// The noun at `noun` with what qualifies it up to token `to`.
    fn read(scan: &Scan<'_>, noun: usize, to: usize) -> Self {
        Self { base: base(scan, noun), qualities: qualities(scan, noun + 1, to) }
    }
}

/// What the function of a person, or the noun that a name stands in apposition to, says.
fn said(scan: &Scan<'_>, name: Span, role: Option<Span>) -> Option<Noun> {
    if let Some(role) = role {
        let from = scan.tokens.partition_point(|t| t.span.start < role.start);
        let to = scan.tokens.partition_point(|t| t.span.end <= role.end);
        let noun = (from..to).find(|&i| nouns::function(scan.word(i)).is_some())?;
        return Some(Noun::read(scan, noun, to));
    }
    let name = scan.tokens.partition_point(|t| t.span.start < name.start);
    let (noun, _) = context::apposition(scan, name)?;
    nouns::head(scan.word(noun)).filter(|h| h.kind == EntityKind::Organisation)?;
    Some(Noun::read(scan, noun, name))
}

/// The noun without its gender, as far as a suffix tells: leaders of any name are one.
fn base(scan: &Scan<'_>, noun: usize) -> String {
    match scan.word(noun) {
        "leader" | "dirigeante" | "numero" => "dirigeant".to_owned(),
        word => word.strip_prefix("ex ").unwrap_or(word).to_owned(),
    }
}

/// Adjectives and nouns of a phrase; a country is the same as noun and as adjective.
fn qualities(scan: &Scan<'_>, from: usize, to: usize) -> BTreeSet<String> {
    let mut qualities = BTreeSet::new();
    let mut i = from;
    while i < to {
        let known = scan.known(i).filter(|(n, _)| i + n <= to);
        let name = known.map(|(n, _)| (i..i + n).map(|j| scan.word(j)).collect::<Vec<_>>().join(" "));
        if let Some(code) = name.as_deref().and_then(country_of) {
            qualities.insert(code.to_owned());
        } else if let Some(country) = Country::of_adjective(scan.word(i)) {
            qualities.insert(country.code().to_owned());
        } else if scan.word(i).chars().count() > 3 {
            qualities.insert(scan.word(i).to_owned());
        }
        i += known.map_or(1, |(n, _)| n);
    }
    qualities
}

/// A definite phrase whose noun is at `i`: noun, first token, one past the last.
fn phrase(scan: &Scan<'_>, i: usize) -> Option<(usize, usize, usize)> {
    let word = scan.word(i);
    let person = nouns::function(word).is_some_and(|g| !g.plural);
    let body = nouns::head(word).is_some_and(|h| h.kind == EntityKind::Organisation && !h.inside)
        && !word.ends_with('s');
    if scan.capital(i) || !(person || body) {
        return None;
    }
    let article = i.checked_sub(1)?;
    let from = match scan.word(article) {
        "le" | "la" | "l'" | "ce" | "cet" | "cette" => article,
        "du" | "au" => i,
        _ => return None,
    };
    let mut to = i + 1;
    while to < i + 12 && context::in_phrase(scan, to) {
        to += 1;
    }
    let loose = |j: usize| {
        scan.is_any(
            j,
            &["de", "du", "des", "d'", "la", "le", "les", "l'", "a", "au", "aux", "et", "en", "sur", "pour"],
        )
    };
    while to > i + 1 && loose(to - 1) {
        to -= 1;
    }
    Some((i, from, to))
}

/// « les deux hommes »: one past its end.
fn pair(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let two = scan.is_any(i, &["les", "ces"]) && scan.is_any(i + 1, &["deux"]);
    let people = scan.is_any(
        i + 2,
        &[
            "hommes", "femmes", "dirigeants", "ministres", "presidents", "responsables", "candidats",
            "leaders",
        ],
    );
    (two && people).then_some(i + 3)
}
