//! Finding people, bodies and places by name in all articles.

use std::collections::HashMap;

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_index::names::key;

use crate::definition::{first_name, introduction};
use crate::mentions::Appearance;
use crate::outline::SymbolKind;
use crate::{ArticleId, Contribution, Identity, Location, Snapshot, french};

/// A person, body or place found by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Who or what it is.
    pub identity: Identity,
    /// Its canonical name.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// Its first full mention.
    pub location: Location,
    /// How many mentions in how many articles, French.
    pub detail: String,
}

impl Snapshot {
    /// The people, bodies and places whose name, in any spelling, contains `query`; most mentioned first, all of
    /// them. Case, accents and hyphens do not count; an empty query finds everything.
    pub fn symbols(&self, query: &str) -> Vec<Found> {
        let query = plain(query);
        // A name is written in hundreds of articles: each spelling is compared once.
        let mut known: HashMap<&str, bool> = HashMap::new();
        let mut matches = |text| *known.entry(text).or_insert_with(|| plain(text).contains(&query));
        let everyone = self.everyone().into_iter();
        let found = everyone.filter(|one| one.spellings().any(|(_, text)| matches(text)));
        self.most_mentioned_first(found)
    }

    /// The identities that a person means by `name`, in any spelling, most mentioned first.
    pub fn named(&self, name: &str) -> Vec<Identity> {
        let mut known: HashMap<(EntityKind, &str), bool> = HashMap::new();
        let mut matches =
            |kind, text| *known.entry((kind, text)).or_insert_with(|| key(kind, text) == key(kind, name));
        let everyone = self.everyone().into_iter();
        let found = everyone.filter(|one| one.spellings().any(|(kind, text)| matches(kind, text)));
        self.most_mentioned_first(found).into_iter().map(|found| found.identity).collect()
    }

    /// Everyone and everything that is named anywhere: the only answers that look at all articles.
    fn everyone(&self) -> Vec<Everywhere<'_>> {
        let mut everyone: Vec<Everywhere<'_>> = Vec::new();
        let mut place: HashMap<Identity, usize> = HashMap::new();
        let mut by_name: HashMap<(EntityKind, &str), usize> = HashMap::new();
        for (article, contribution) in self.index.articles() {
            for (i, entity) in contribution.entities.iter().enumerate() {
                // A full name is the same person in every article; a bare surname is not.
                let name = (entity.kind, entity.name.as_str());
                let settled = entity.kind != EntityKind::Person || entity.name.contains(' ');
                let known = by_name.get(&name).copied().filter(|_| settled).or_else(|| {
                    let identity = self.index.identity(article, i)?;
                    let place = *place.entry(identity.clone()).or_insert(everyone.len());
                    if place == everyone.len() {
                        everyone.push(Everywhere { identity, appearances: Vec::new() });
                    }
                    by_name.insert(name, place);
                    Some(place)
                });
                if let Some(one) = known.and_then(|place| everyone.get_mut(place)) {
                    one.add(article, contribution, i);
                }
            }
        }
        everyone
    }

    fn most_mentioned_first<'a>(&self, found: impl Iterator<Item = Everywhere<'a>>) -> Vec<Found> {
        let mut found: Vec<_> = found.filter_map(|one| self.describe(one)).collect();
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.identity.cmp(&y.identity)));
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// How much it counts, and what to show. What only comes with the page (navigation, another article) counts
    /// nothing.
    fn describe(&self, one: Everywhere<'_>) -> Option<(usize, Found)> {
        let Everywhere { identity, appearances } = one;
        let kind = symbol_kind(appearances.first()?.kind()?);
        let location =
            appearances.iter().find_map(introduction).or_else(|| appearances.iter().find_map(first_name))?;
        let mentions = || appearances.iter().flat_map(Appearance::references);
        let weight = mentions().filter(|m| m.segment.is_article()).count();
        let detail = format!(
            "{} dans {}",
            french::count(mentions().count(), "mention", "mentions"),
            french::count(appearances.len(), "article", "articles")
        );
        let name = self.canonical_name(&appearances);
        Some((weight, Found { identity, name, kind, location, detail }))
    }
}

/// One person, body or place in all articles.
struct Everywhere<'a> {
    identity: Identity,
    appearances: Vec<Appearance<'a>>,
}

impl<'a> Everywhere<'a> {
    fn add(&mut self, article: &'a ArticleId, contribution: &'a Contribution, entity: usize) {
        match self.appearances.last_mut() {
            Some(last) if last.article == article => last.entities.push(entity),
            _ => self.appearances.push(Appearance { article, contribution, entities: vec![entity] }),
        }
    }

    fn spellings(&self) -> impl Iterator<Item = (EntityKind, &'a str)> {
        self.appearances.iter().flat_map(Appearance::facts).flat_map(|entity| {
            let variants = entity.variants.iter().map(|(text, _)| text);
            let all = variants.chain([&entity.name]).chain(&entity.aliases);
            all.map(|text| (entity.kind, text.as_str()))
        })
    }
}

/// As in the outline.
pub(crate) fn symbol_kind(kind: EntityKind) -> SymbolKind {
    match kind {
        EntityKind::Person => SymbolKind::Person,
        EntityKind::Organisation => SymbolKind::Organisation,
        EntityKind::Location => SymbolKind::Place,
        EntityKind::Event | EntityKind::Product | EntityKind::Misc => SymbolKind::Other,
    }
}

/// Without case, accents and hyphens, spaces single.
fn plain(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use expect_test::{Expect, expect};

    use super::*;
    use crate::drawn;

    const DOSSIER: &str = r"
        === a.md
        Le port de Trémel rouvre
                   ^^^^^^ LOC Trémel
        Anna Le Goff a remercié Yann Morvan. Mme Le Goff reviendra.
        ^^^^^^^^^^^^ PER Anna Le Goff
                                ^^^^^^^^^^^ PER Yann Morvan
                                                 ^^^^^^^ PER Anna Le Goff
        === b.md
        Trémel remercie Anna Le Goff
        ^^^^^^ LOC Trémel
                        ^^^^^^^^^^^^ PER Anna Le Goff
        L’entreprise Morvan Travaux se tait.
                     ^^^^^^^^^^^^^^ ORG Morvan Travaux
    ";

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(query: &str, expect: Expect) {
        let (snapshot, ..) = drawn::dossier(DOSSIER);
        let mut answer = String::new();
        for found in snapshot.symbols(query) {
            let Location { article, span } = &found.location;
            let detail = found.detail.replace('\u{a0}', "⍽");
            let _ = writeln!(answer, "{:?} {}: {detail}; {article} {span:?}", found.kind, found.name);
        }
        expect.assert_eq(&answer);
    }

    #[test]
    fn the_most_mentioned_comes_first() {
        check(
            "",
            expect![[r"
            Person Anna Le Goff: 3⍽mentions dans 2⍽articles; a.md 26..38
            Place Trémel: 2⍽mentions dans 2⍽articles; a.md 11..18
            Organisation Morvan Travaux: 1⍽mention dans 1⍽article; b.md 45..59
            Person Yann Morvan: 1⍽mention dans 1⍽article; a.md 51..62
        "]],
        );
    }

    #[test]
    fn accents_case_and_place_in_the_name_do_not_matter() {
        check(
            "MORVAN",
            expect![[r"
            Organisation Morvan Travaux: 1⍽mention dans 1⍽article; b.md 45..59
            Person Yann Morvan: 1⍽mention dans 1⍽article; a.md 51..62
        "]],
        );
        check(
            "tremel",
            expect![[r"
            Place Trémel: 2⍽mentions dans 2⍽articles; a.md 11..18
        "]],
        );
        check("goff anna", expect![[r""]]);
    }
}
