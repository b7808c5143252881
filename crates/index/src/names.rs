//! Keys under which spellings of one name meet, and what each article adds to what is known of them.
//!
//! Everything identity needs is a set of [`Fact`]s an article states about its names. The index counts them, so that
//! taking an article out and putting it in again leaves no trace, and the order of articles cannot show.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::OrdMap;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::gazetteer::usual;
use sourcier_analysis::entities::spelling::{self, fold};
use sourcier_analysis::mentions::short_keys;

use crate::contribution::EntityFacts;
use crate::memo::Notes;
use crate::{ArticleId, Contribution};

/// A key: lossy, never shown.
pub(crate) type Key = Arc<str>;

/// What an entity is, in its identity: `per`, `org`, `loc`, …
pub(crate) const fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "per",
        EntityKind::Organisation => "org",
        EntityKind::Location => "loc",
        EntityKind::Event => "evt",
        EntityKind::Product => "prod",
        EntityKind::Misc => "misc",
    }
}

/// The key of a name: the same for every spelling and transliteration of it, for a country under its English name, for
/// a body under the expansion that the lexicon knows.
pub fn key(kind: EntityKind, name: &str) -> String {
    spelling::key(settled(kind, name))
}

/// The name as the lexicon usually writes it.
pub(crate) fn settled(kind: EntityKind, name: &str) -> &str {
    match kind {
        EntityKind::Person => name,
        _ => usual(&fold(name)).unwrap_or(name),
    }
}

/// A name as an identity shows it: `kim-jong-un`. Its key is the key of the name.
pub(crate) fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join("-")
}

/// Something an article states about its names. Ordered so that the facts under one key stand together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Fact {
    /// The entity of an article that has this key.
    Holder(&'static str, Key, ArticleId, usize),
    /// A way the name is written.
    Spelling(&'static str, Key, Arc<str>),
    /// In this folder or dossier, a short form can stand for this full name of a person.
    Short(Arc<str>, Key, Key),
    /// The short forms of a full name.
    Shortened(Key, Key),
    /// An acronym and the expansion that an article writes beside it.
    Equal(Key, Key),
    /// The same, from the expansion.
    Equals(Key, Key),
    /// The initials of a body of several words.
    Initials(Arc<str>, Key),
}

/// What can be looked up: all facts that begin as this one, which is before them in their order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct LookUp(Fact);

impl Fact {
    /// What finds this fact.
    pub(crate) fn look_up(&self) -> LookUp {
        LookUp(match self {
            Self::Holder(class, key, ..) => Self::Holder(class, key.clone(), ArticleId::from(""), 0),
            Self::Spelling(class, key, _) => Self::Spelling(class, key.clone(), "".into()),
            Self::Short(scope, short, _) => Self::Short(scope.clone(), short.clone(), "".into()),
            Self::Shortened(full, _) => Self::Shortened(full.clone(), "".into()),
            Self::Equal(acronym, _) => Self::Equal(acronym.clone(), "".into()),
            Self::Equals(expansion, _) => Self::Equals(expansion.clone(), "".into()),
            Self::Initials(initials, _) => Self::Initials(initials.clone(), "".into()),
        })
    }

    /// The fact without the place of the entity in its article.
    fn unplaced(&self) -> Self {
        match self {
            Self::Holder(class, key, article, _) => Self::Holder(class, key.clone(), article.clone(), 0),
            fact => fact.clone(),
        }
    }
}

/// How many articles state each fact.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Names {
    facts: OrdMap<Fact, u32>,
    /// Where look-ups are noted.
    notes: Notes,
}

impl Names {
    /// Takes in the difference between what an article said and what it says now. Gives what now finds something else than
    /// before; that the same entity has another place in its article is no difference.
    pub(crate) fn replace(
        &mut self,
        article: &ArticleId,
        old: Option<&Contribution>,
        new: Option<&Contribution>,
    ) -> BTreeSet<LookUp> {
        if old.zip(new).is_some_and(|(old, new)| named_alike(old, new)) {
            return BTreeSet::new();
        }
        let old = old.map(|c| facts(article, c)).unwrap_or_default();
        let new = new.map(|c| facts(article, c)).unwrap_or_default();
        let (gone, added): (Vec<&Fact>, Vec<&Fact>) =
            (old.difference(&new).collect(), new.difference(&old).collect());
        for fact in gone.iter().copied() {
            match self.facts.get(fact).copied() {
                Some(n) if n > 1 => self.facts.insert(fact.clone(), n - 1),
                _ => self.facts.remove(fact),
            };
        }
        for fact in added.iter().copied() {
            let n = self.facts.get(fact).copied().unwrap_or_default();
            self.facts.insert(fact.clone(), n + 1);
        }
        let [gone, added] =
            [gone, added].map(|facts| facts.into_iter().map(Fact::unplaced).collect::<BTreeSet<Fact>>());
        gone.symmetric_difference(&added).map(Fact::look_up).collect()
    }

    /// Where look-ups are noted.
    pub(crate) fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The same names, with other notes.
    pub(crate) fn noted(&self, notes: &Notes) -> Self {
        Self { facts: self.facts.clone(), notes: notes.clone() }
    }

    /// Articles and their entities of that key.
    pub(crate) fn holders(
        &self,
        class: &'static str,
        key: &Key,
    ) -> impl Iterator<Item = (&ArticleId, usize)> {
        self.from(Fact::Holder(class, key.clone(), ArticleId::from(""), 0)).map_while(move |(fact, _)| {
            match fact {
                Fact::Holder(c, k, article, entity) if *c == class && k == key => Some((article, *entity)),
                _ => None,
            }
        })
    }

    /// The spelling that most articles use, the first in the alphabet of several.
    pub(crate) fn spelling(&self, class: &'static str, key: &Key) -> Option<&str> {
        self.from(Fact::Spelling(class, key.clone(), "".into()))
            .map_while(|(fact, n)| match fact {
                Fact::Spelling(c, k, spelling) if *c == class && k == key => Some((&**spelling, *n)),
                _ => None,
            })
            .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))
            .map(|(spelling, _)| spelling)
    }

    /// The full names that a short form can stand for in one folder or dossier.
    pub(crate) fn full(&self, scope: &Arc<str>, short: &Key) -> impl Iterator<Item = &Key> {
        self.from(Fact::Short(scope.clone(), short.clone(), "".into())).map_while(move |(fact, _)| match fact
        {
            Fact::Short(s, k, full) if s == scope && k == short => Some(full),
            _ => None,
        })
    }

    /// The short forms of a full name.
    pub(crate) fn shortened(&self, full: &Key) -> impl Iterator<Item = &Key> {
        self.from(Fact::Shortened(full.clone(), "".into())).map_while(move |(fact, _)| match fact {
            Fact::Shortened(f, short) if f == full => Some(short),
            _ => None,
        })
    }

    /// The expansions that articles write beside an acronym.
    pub(crate) fn expansions(&self, acronym: &Key) -> impl Iterator<Item = &Key> {
        self.from(Fact::Equal(acronym.clone(), "".into())).map_while(move |(fact, _)| match fact {
            Fact::Equal(a, expansion) if a == acronym => Some(expansion),
            _ => None,
        })
    }

    /// The acronyms that articles write beside an expansion.
    pub(crate) fn acronyms(&self, expansion: &Key) -> impl Iterator<Item = &Key> {
        self.from(Fact::Equals(expansion.clone(), "".into())).map_while(move |(fact, _)| match fact {
            Fact::Equals(e, acronym) if e == expansion => Some(acronym),
            _ => None,
        })
    }

    /// The bodies with these initials.
    pub(crate) fn with_initials(&self, initials: &str) -> impl Iterator<Item = &Key> {
        self.from(Fact::Initials(initials.into(), "".into())).map_while(move |(fact, _)| match fact {
            Fact::Initials(i, key) if **i == *initials => Some(key),
            _ => None,
        })
    }

    fn from(&self, first: Fact) -> impl Iterator<Item = (&Fact, &u32)> {
        let look_up = LookUp(first);
        self.notes.add(std::slice::from_ref(&look_up));
        self.facts.range(look_up.0..)
    }
}

/// The folder and the dossier of an article: where a bare surname can be looked up.
pub(crate) fn scopes(article: &ArticleId, contribution: &Contribution) -> Vec<Arc<str>> {
    let folder = article.folder();
    let dossier = contribution.dossier.as_deref().map(|d| format!("dossier {}", fold(d)).into());
    [Some(format!("folder {folder}").into()), dossier].into_iter().flatten().collect()
}

/// Whether two states of an article state the same facts, seen at a glance.
fn named_alike(a: &Contribution, b: &Contribution) -> bool {
    let alike = |(a, b): (&EntityFacts, &EntityFacts)| {
        let forms = a.variants.iter().map(|v| &v.0).eq(b.variants.iter().map(|v| &v.0));
        a.kind == b.kind && a.name == b.name && a.aliases == b.aliases && forms
    };
    a.dossier == b.dossier
        && a.entities.len() == b.entities.len()
        && a.entities.iter().zip(&b.entities).all(alike)
}

fn facts(article: &ArticleId, contribution: &Contribution) -> BTreeSet<Fact> {
    let scopes = scopes(article, contribution);
    let mut facts = BTreeSet::new();
    for (i, entity) in contribution.entities.iter().enumerate() {
        let class = class(entity.kind);
        let own: Key = key(entity.kind, &entity.name).into();
        facts.insert(Fact::Holder(class, own.clone(), article.clone(), i));
        for form in spellings(entity, &own) {
            facts.insert(Fact::Spelling(class, own.clone(), form.into()));
        }
        match entity.kind {
            EntityKind::Person => {
                for short in shorts(&entity.name) {
                    for scope in &scopes {
                        facts.insert(Fact::Short(scope.clone(), short.clone(), own.clone()));
                    }
                    facts.insert(Fact::Shortened(own.clone(), short));
                }
            }
            EntityKind::Organisation => {
                for alias in entity.aliases.iter().filter(|alias| may_equal(alias, &own)) {
                    let written = slug(settled(entity.kind, alias));
                    let alias: Key = key(entity.kind, alias).into();
                    facts.insert(Fact::Spelling(class, alias.clone(), written.into()));
                    let (acronym, expansion) =
                        if is_acronym(&entity.name) { (own.clone(), alias) } else { (alias, own.clone()) };
                    if acronym != expansion {
                        facts.insert(Fact::Equals(expansion.clone(), acronym.clone()));
                        facts.insert(Fact::Equal(acronym, expansion));
                    }
                }
                if let Some(initials) = initials(&entity.name) {
                    facts.insert(Fact::Initials(initials.into(), own));
                }
            }
            _ => {}
        }
    }
    facts
}

/// Whether an alias can be the body's own: one that the lexicon knows as another body's is not.
fn may_equal(alias: &str, own: &Key) -> bool {
    let kind = EntityKind::Organisation;
    usual(&fold(alias))
        .is_none_or(|usual| spelling::key(usual) == **own || spelling::key(alias) == key(kind, usual))
}

/// How the article writes the name in full, as slugs.
fn spellings(entity: &EntityFacts, own: &Key) -> BTreeSet<String> {
    let whole = entity.variants.iter().map(|(form, _)| form.as_str()).chain([entity.name.as_str()]);
    whole
        .filter(|form| **form == entity.name || *key(entity.kind, form) == **own)
        .map(|form| slug(settled(entity.kind, form)))
        .collect()
}

/// The surnames that a full name can be shortened to.
pub(crate) fn shorts(name: &str) -> Vec<Key> {
    let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    if words.len() < 2 { Vec::new() } else { short_keys(&words).into_iter().map(Key::from).collect() }
}

/// Two capitals or more, in one word.
pub(crate) fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && name.chars().all(char::is_alphanumeric) && name.chars().count() <= 8
}

/// First letters of the words that count, when there are three or more.
pub(crate) fn initials(name: &str) -> Option<String> {
    let folded = fold(name);
    let initials: String = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3 || !SMALL.contains(w))
        .filter_map(|w| w.chars().next())
        .collect();
    (initials.chars().count() >= 3).then_some(initials)
}

const SMALL: [&str; 18] = [
    "", "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the", "and",
    "sur",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_slug_is_the_key_of_the_name() {
        for (kind, name) in [
            (EntityKind::Person, "Sergueï Choïgou"),
            (EntityKind::Person, "Jean-Yves Le Drian"),
            (EntityKind::Location, "Corée du nord"),
            (EntityKind::Location, "North Korea"),
            (EntityKind::Organisation, "Organisation des Nations unies"),
            (EntityKind::Organisation, "L'Équipe"),
        ] {
            assert_eq!(key(kind, &slug(settled(kind, name))), key(kind, name), "{name}");
        }
    }

    #[test]
    fn initials_of_names() {
        assert_eq!(initials("Agence des eaux de Brion").as_deref(), Some("aeb"));
        assert_eq!(initials("Radio Brion"), None);
        assert!(is_acronym("AEB") && !is_acronym("Aeb") && !is_acronym("Radio Brion"));
    }
}
