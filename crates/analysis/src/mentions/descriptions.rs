//! Descriptions that stand for a name: « le ministre russe » behind « Ivan Petrov, ministre russe de la Défense »,
//! « l'agence » behind « l'agence Bleue », « les deux hommes ».
//!
//! A description is resolved when all it says was said of one person or body of the article, and of one only.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::entities::EntityKind;
use crate::entities::context;
use crate::entities::gazetteer::{Country, country_of};
use crate::entities::nouns;
use crate::entities::scan::Scan;
use crate::mentions::chains::Chains;
use crate::mentions::{Mention, MentionForm};
use crate::text::Span;

/// What is said of an entity: a noun and what qualifies it.
struct Said {
    entity: usize,
    noun: String,
    qualities: BTreeSet<String>,
    /// Where it is said.
    at: usize,
}

/// How far back a noun alone reaches, in bytes: some three paragraphs.
const REACH: usize = 1500;

/// The descriptions of the article's own segments. `found` are the names and who they are.
pub(super) fn find(
    blocks: &[PlacedBlock],
    segments: &[Segment],
    found: &[(Mention, usize)],
    chains: &Chains,
) -> Vec<(Mention, usize)> {
    let mut names: Vec<&(Mention, usize)> = found.iter().collect();
    names.sort_by_key(|(m, _)| m.span);
    let own = |block: &PlacedBlock| {
        let segment = segments.get(segments.partition_point(|s| s.span.end <= block.start));
        segment.is_none_or(|s| s.kind.is_article())
    };
    let mut said = Sayings::default();
    let mut descriptions = Vec::new();
    let mut scans = Vec::new();
    for placed in blocks.iter().filter(|b| own(b)) {
        let (start, end) = (placed.span().start, placed.span().end);
        let here = names.get(names.partition_point(|(m, _)| m.span.start < start)..).unwrap_or_default();
        let here = here.get(..here.partition_point(|(m, _)| m.span.start < end)).unwrap_or_default();
        let scan = Scan::new(&placed.block.tokens, &placed.block.sentences);
        for (mention, entity) in here {
            if let Some(one) = said_of(&scan, placed.start, mention, *entity) {
                said.add(one);
            }
        }
        scans.push((placed, scan, here));
    }
    for (placed, scan, here) in &scans {
        for i in 0..scan.tokens.len() {
            if let Some(pair) = pair(scan, i) {
                let span = scan.span(i, pair).shift(placed.start);
                for entity in the_two(&names, span.start, placed.start) {
                    descriptions.push(mention(span, EntityKind::Person, entity));
                }
                continue;
            }
            let Some((noun, from, to)) = phrase(scan, i) else { continue };
            let span = scan.span(from, to).shift(placed.start);
            let taken =
                here.iter().any(|(m, _)| m.role.is_some_and(|r| r.overlaps(span)) || m.span.covers(span));
            let titles = scan.capital(to) || matches!(scan.norm(to), "«" | "\"" | "“");
            if taken || titles {
                continue;
            }
            let description = Said {
                entity: 0,
                noun: base(scan, noun),
                qualities: qualities(scan, noun + 1, to),
                at: span.start,
            };
            // « le site spécialisé Brion Info » is the name with its apposition.
            let beside = |entity| here.iter().any(|(m, e)| *e == entity && span.covers(m.span));
            if let Some(entity) = who(&description, &said).filter(|e| !beside(*e)) {
                descriptions.push(mention(span, chains.kind(entity), entity));
            }
        }
    }
    descriptions
}

fn mention(span: Span, kind: EntityKind, entity: usize) -> (Mention, usize) {
    let form = MentionForm::Description;
    (Mention { span, kind, form, entity: Some(entity), metonym: false, role: None }, entity)
}

/// What the function of a person, or the noun a body stands in apposition to, says.
fn said_of(scan: &Scan<'_>, start: usize, mention: &Mention, entity: usize) -> Option<Said> {
    if let Some(role) = mention.role {
        let from = scan.tokens.partition_point(|t| t.span.start + start < role.start);
        let to = scan.tokens.partition_point(|t| t.span.end + start <= role.end);
        let noun = (from..to).find(|&i| nouns::function(scan.word(i)).is_some())?;
        let (noun, to) = (noun, to);
        return Some(Said {
            entity,
            noun: base(scan, noun),
            qualities: qualities(scan, noun + 1, to),
            at: role.start,
        });
    }
    if mention.kind != EntityKind::Organisation {
        return None;
    }
    let name = scan.tokens.partition_point(|t| t.span.start + start < mention.span.start);
    let (noun, _) = context::apposition(scan, name)?;
    nouns::head(scan.word(noun)).filter(|h| h.kind == EntityKind::Organisation)?;
    Some(Said {
        entity,
        noun: base(scan, noun),
        qualities: qualities(scan, noun + 1, name),
        at: mention.span.start,
    })
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

/// What is said in the article, by noun: a noun of a long article is said of few people, but often.
#[derive(Default)]
struct Sayings(BTreeMap<String, OfNoun>);

#[derive(Default)]
struct OfNoun {
    /// Where and of whom, in text order.
    places: Vec<(usize, usize)>,
    /// With what qualities, of whom.
    qualified: BTreeSet<(BTreeSet<String>, usize)>,
}

impl Sayings {
    fn add(&mut self, said: Said) {
        let noun = self.0.entry(said.noun).or_default();
        noun.places.push((said.at, said.entity));
        noun.qualified.insert((said.qualities, said.entity));
    }
}

/// The one entity of which all this was said.
fn who(description: &Said, said: &Sayings) -> Option<usize> {
    let noun = said.0.get(&description.noun)?;
    let who: BTreeSet<usize> = if description.qualities.is_empty() {
        let near = noun.places.partition_point(|(at, _)| at + REACH <= description.at);
        let here = noun.places.partition_point(|(at, _)| *at < description.at);
        noun.places.get(near..here)?.iter().map(|(_, entity)| *entity).collect()
    } else {
        let fits = |(qualities, _): &&(BTreeSet<String>, usize)| description.qualities.is_subset(qualities);
        noun.qualified.iter().filter(fits).map(|(_, entity)| *entity).collect()
    };
    if who.len() == 1 { who.into_iter().next() } else { None }
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

/// The two people in focus before `at`, if there are just two: in the block, or else since the block before.
fn the_two(names: &[&(Mention, usize)], at: usize, block: usize) -> Vec<usize> {
    let before = names.get(..names.partition_point(|(m, _)| m.span.start < at)).unwrap_or_default();
    let people = |from: usize| {
        let near = before.iter().rev().take_while(|(m, _)| m.span.start >= from);
        near.filter(|(m, _)| m.kind == EntityKind::Person).map(|(_, e)| *e).collect::<BTreeSet<usize>>()
    };
    for from in [block, block.saturating_sub(400), block.saturating_sub(800)] {
        let people = people(from);
        if people.len() >= 2 {
            return if people.len() == 2 { people.into_iter().collect() } else { Vec::new() };
        }
    }
    Vec::new()
}
