//! Finding people, bodies and places by name in all articles.

use std::collections::{BTreeSet, HashMap};

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;

use crate::definition::{first_name, introduction};
use crate::outline::SymbolKind;
use crate::{Identity, Location, Snapshot, french};

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
        self.found(query, |spelling, query| spelling.contains(query))
    }

    /// The identities one of whose spellings `matches` the query, both folded.
    pub(crate) fn found(&self, query: &str, matches: impl Fn(&str, &str) -> bool) -> Vec<Found> {
        let query = plain(query);
        // A name is written in hundreds of articles: each spelling is compared once.
        let mut known: HashMap<&str, bool> = HashMap::new();
        let mut identities: BTreeSet<Identity> = BTreeSet::new();
        for (id, contribution) in self.index.articles() {
            for (i, entity) in contribution.entities.iter().enumerate() {
                let variants = entity.variants.iter().map(|(text, _)| text.as_str());
                let mut spellings =
                    variants.chain([entity.name.as_str()]).chain(entity.aliases.iter().map(String::as_str));
                if spellings.any(|text| *known.entry(text).or_insert_with(|| matches(&plain(text), &query))) {
                    identities.extend(self.index.identity(id, i));
                }
            }
        }
        let mut found: Vec<_> =
            identities.into_iter().filter_map(|identity| self.found_one(identity)).collect();
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)));
        found.into_iter().map(|(_, found)| found).collect()
    }

    fn found_one(&self, identity: Identity) -> Option<(usize, Found)> {
        let appearances = self.appearances(&identity);
        let kind = appearances.first()?.kind()?;
        let location =
            appearances.iter().find_map(introduction).or_else(|| appearances.iter().find_map(first_name))?;
        let mentions = appearances.iter().map(|a| a.references().count()).sum();
        let articles = appearances.len();
        let detail = format!(
            "{} dans {}",
            french::count(mentions, "mention", "mentions"),
            french::count(articles, "article", "articles")
        );
        let name = self.canonical_name(&appearances);
        Some((mentions, Found { identity, name, kind: symbol_kind(kind), location, detail }))
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
