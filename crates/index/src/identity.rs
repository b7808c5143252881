//! Which entities of different articles are the same person, body or place.
//!
//! An identity is a function of what all articles together state: the same in every article, whatever order they came
//! in. A full name is who its key says. A bare surname is the one person of that surname that its folder or dossier
//! names in full, if there is one only. An acronym is the body that an article writes beside it in brackets, or the
//! only body with those initials.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::gazetteer::{government, territory};
use sourcier_analysis::entities::spelling::{self, fold};

use crate::contribution::EntityFacts;
use crate::names::{self, Key, class, is_acronym, slug};
use crate::{ArticleId, Contribution, Index};

/// Names a person, body or place across articles: `per/kim-jong-un`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Identity(String);

impl Identity {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Index {
    /// The identity of an entity of an article: the same text in every article for the same person, body or place.
    pub fn identity(&self, article: &ArticleId, entity: usize) -> Option<Identity> {
        let contribution = self.article(article)?;
        let entity = contribution.entities.get(entity)?;
        let question = (entity.kind, &entity.name, &contribution.dossier);
        Some(self.remember(&self.kept.identities, article, question, |index| {
            index.identify(article, contribution, entity)
        }))
    }

    /// Every way in which the other articles write the name, each once.
    pub fn variants(&self, article: &ArticleId, identity: &Identity) -> Arc<[String]> {
        self.remember(&self.kept.variants, article, identity, |index| {
            let mut variants: Vec<String> = Vec::new();
            for (id, entity) in index.entities_of(identity).into_iter().filter(|(id, _)| *id != article) {
                let entity = index.article(id).and_then(|facts| facts.entities.get(entity));
                for (form, _) in entity.map(|entity| entity.variants.as_slice()).unwrap_or_default() {
                    if !variants.contains(form) {
                        variants.push(form.clone());
                    }
                }
            }
            variants.into()
        })
    }

    /// The identity of what a mention stands for, by its index in [`Contribution::mentions`]. A place that stands for its
    /// government is `gov/` and the country; otherwise it is [`Index::identity`] of the mention's entity.
    pub fn mention_identity(&self, article: &ArticleId, mention: usize) -> Option<Identity> {
        let contribution = self.article(article)?;
        let mention = contribution.mentions.get(mention)?;
        let entity = contribution.entities.get(mention.entity)?;
        if mention.metonym
            && let Some(country) = government(&fold(&entity.name)).and_then(territory)
        {
            return Some(Identity(format!("gov/{}", slug(country))));
        }
        Some(self.identify(article, contribution, entity))
    }

    /// Every article's entity of that identity, by article id, then entity index.
    pub fn entities_of(&self, identity: &Identity) -> Vec<(&ArticleId, usize)> {
        let Some((class, name)) = identity.0.split_once('/') else { return Vec::new() };
        let Some(class) = CLASSES.into_iter().find(|c| *c == class) else { return Vec::new() };
        let own: Key = spelling::key(name).into();
        let mut keys: BTreeSet<Key> = BTreeSet::from([own.clone()]);
        match class {
            "per" => keys.extend(self.names.shortened(&own).cloned()),
            "org" => keys.extend(self.equals(&own)),
            _ => {}
        }
        // A name in hundreds of articles is identified once for each way of writing it and each place to look it up in.
        let mut known: BTreeMap<(&str, &str, Option<&str>), bool> = BTreeMap::new();
        let mut entities: Vec<(&ArticleId, usize)> = keys
            .iter()
            .flat_map(|key| self.names.holders(class, key))
            .filter(|(article, entity)| {
                let Some(contribution) = self.article(article) else { return false };
                let Some(entity) = contribution.entities.get(*entity) else { return false };
                let written = (entity.name.as_str(), article.folder(), contribution.dossier.as_deref());
                *known
                    .entry(written)
                    .or_insert_with(|| self.identify(article, contribution, entity) == *identity)
            })
            .collect();
        entities.sort_unstable();
        entities
    }

    fn identify(&self, article: &ArticleId, contribution: &Contribution, entity: &EntityFacts) -> Identity {
        let class = class(entity.kind);
        let own: Key = names::key(entity.kind, &entity.name).into();
        let key = match entity.kind {
            EntityKind::Person if !entity.name.trim().contains(' ') => {
                self.full_name(article, contribution, &own).unwrap_or(own)
            }
            EntityKind::Organisation => self.acronym(&own, &entity.name).unwrap_or(own),
            _ => own,
        };
        let name = self
            .names
            .spelling(class, &key)
            .map_or_else(|| slug(names::settled(entity.kind, &entity.name)), str::to_owned);
        Identity(format!("{class}/{name}"))
    }

    /// The one full name that a bare surname stands for in the article's folder or dossier.
    fn full_name(&self, article: &ArticleId, contribution: &Contribution, surname: &Key) -> Option<Key> {
        let scopes = names::scopes(article, contribution);
        let found: BTreeSet<&Key> = scopes.iter().flat_map(|scope| self.names.full(scope, surname)).collect();
        if found.len() == 1 { found.into_iter().next().cloned() } else { None }
    }

    /// The acronym under which a body and its expansion are one; `None` when the key stands for itself.
    fn acronym(&self, own: &Key, name: &str) -> Option<Key> {
        if is_acronym(name) {
            return None;
        }
        let written: Vec<&Key> = self.names.acronyms(own).collect();
        if let [acronym] = written.as_slice() {
            return self.joins(acronym).then(|| (*acronym).clone());
        }
        let initials = names::initials(name).filter(|_| written.is_empty())?;
        let acronym: Key = spelling::key(&initials).into();
        let used = self.names.holders("org", &acronym).next().is_some();
        let only = self.names.with_initials(&initials).take(2).count() == 1;
        (used && only && self.names.expansions(&acronym).next().is_none()).then_some(acronym)
    }

    /// Whether what articles write beside an acronym is one body: a short acronym with two expansions is two bodies.
    fn joins(&self, acronym: &Key) -> bool {
        acronym.chars().count() >= 4 || self.names.expansions(acronym).take(2).count() == 1
    }

    /// The keys that may be joined with `acronym`.
    fn equals(&self, acronym: &Key) -> Vec<Key> {
        let mut keys: Vec<Key> = self.names.expansions(acronym).cloned().collect();
        if let Some(letters) = self.names.spelling("org", acronym) {
            keys.extend(self.names.with_initials(letters).cloned());
        }
        keys
    }
}

const CLASSES: [&str; 6] = ["per", "org", "loc", "evt", "prod", "misc"];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sourcier_analysis::article::SegmentKind;
    use sourcier_analysis::mentions::MentionForm;
    use sourcier_analysis::text::Span;

    use super::*;
    use crate::contribution::MentionFacts;

    /// An article that mentions each name once: « per Anne Roy », « org Agence des eaux = ADE ».
    fn article(names: &[&str]) -> Contribution {
        let entity = |line: &&str| {
            let (kind, name) = line.split_once(' ').expect("a kind and a name");
            let (name, alias) = name.split_once(" = ").map_or((name, None), |(n, a)| (n, Some(a)));
            EntityFacts {
                kind: match kind {
                    "per" => EntityKind::Person,
                    "org" => EntityKind::Organisation,
                    _ => EntityKind::Location,
                },
                name: name.to_owned(),
                aliases: alias.map(str::to_owned).into_iter().collect(),
                variants: vec![(name.to_owned(), 1)],
                roles: Vec::new(),
            }
        };
        let mention = |entity| MentionFacts {
            span: Span::default(),
            entity,
            form: MentionForm::Name,
            segment: SegmentKind::Body,
            metonym: true,
        };
        Contribution {
            entities: names.iter().map(entity).collect(),
            mentions: (0..names.len()).map(mention).collect(),
            ..Contribution::default()
        }
    }

    fn index(articles: &[(&str, &[&str])]) -> Index {
        let mut index = Index::new();
        for (id, names) in articles {
            index.replace(&ArticleId::from(*id), Some(article(names)));
        }
        index
    }

    fn check(articles: &[(&str, &[&str])], expected: &[&str]) {
        let index = index(articles);
        let mut found = Vec::new();
        for (id, names) in articles {
            for entity in 0..names.len() {
                let identity = index.identity(&ArticleId::from(*id), entity).expect("an entity");
                let entities = index.entities_of(&identity);
                assert!(entities.contains(&(&ArticleId::from(*id), entity)), "{identity:?} {entities:?}");
                found.push(identity.0);
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn spellings_of_one_person_are_one_identity() {
        check(
            &[("a", &["per Kim Jong Un"]), ("b", &["per Kim Jong-un"]), ("c", &["per Kim Il-sung"])],
            &["per/kim-jong-un", "per/kim-jong-un", "per/kim-il-sung"],
        );
        let articles: &[(&str, &[&str])] = &[
            ("a", &["per Sergueï Choïgou"]),
            ("b", &["per Sergei Shoigu"]),
            ("c", &["per Sergueï Choïgou"]),
        ];
        check(articles, &["per/serguei-choigou"; 3]);
    }

    #[test]
    fn a_bare_surname_is_the_one_person_of_its_folder() {
        check(&[("x/a", &["per Roy"]), ("x/b", &["per Anne Roy"])], &["per/anne-roy"; 2]);
        check(&[("x/a", &["per Roy"]), ("y/b", &["per Anne Roy"])], &["per/roy", "per/anne-roy"]);
        check(
            &[("x/a", &["per Roy"]), ("x/b", &["per Anne Roy"]), ("x/c", &["per Luc Roy"])],
            &["per/roy", "per/anne-roy", "per/luc-roy"],
        );
    }

    #[test]
    fn an_acronym_joins_its_expansion() {
        check(
            &[
                ("a", &["org Agence des eaux de Brion = ADEB"]),
                ("b", &["org ADEB"]),
                ("c", &["org Agence des eaux de Brion"]),
            ],
            &["org/adeb"; 3],
        );
        check(&[("a", &["org Union des pêcheurs brionnais"]), ("b", &["org UPB"])], &["org/upb"; 2]);
        check(
            &[("a", &["org Parti solaire = PS"]), ("b", &["org Port sec = PS"]), ("c", &["org PSX"])],
            &["org/parti-solaire", "org/port-sec", "org/psx"],
        );
    }

    #[test]
    fn bodies_and_places_have_a_usual_name() {
        check(
            &[("a", &["org Nations unies", "loc RPDC"]), ("b", &["org ONU", "loc Corée du nord"])],
            &["org/onu", "loc/coree-du-nord", "org/onu", "loc/coree-du-nord"],
        );
    }

    #[test]
    fn a_place_that_speaks_is_its_government() {
        let index = index(&[("a", &["loc Moscou", "loc Corée du Sud", "org Radio Brion"])]);
        let found: Vec<String> =
            (0..3).filter_map(|i| Some(index.mention_identity(&ArticleId::from("a"), i)?.0)).collect();
        assert_eq!(found, ["gov/russie", "gov/coree-du-sud", "org/radio-brion"]);
    }

    const NAMES: [&str; 18] = [
        "per Anne Roy",
        "per Roy",
        "per Luc Roy",
        "per Kim Jong Un",
        "per Kim Jong-un",
        "per Kim",
        "org Agence des eaux de Brion = ADEB",
        "org ADEB",
        "org Agence des eaux de Brion",
        "loc Moscou",
        "org Union des pêcheurs brionnais",
        "org UPB",
        "org Union des ponts bretons",
        "org Parti solaire = PS",
        "org Port sec = PS",
        "org Port sec",
        "per Sergueï Choïgou",
        "per Sergei Shoigu",
    ];

    proptest! {
        #[test]
        fn neither_the_order_of_articles_nor_what_was_undone_shows(
            drawn in proptest::collection::vec((0..6usize, proptest::collection::vec(0..NAMES.len(), 0..4)), 1..12),
            first in 0..6usize,
        ) {
            let id = |n: usize| ArticleId::from(format!("{}/{n}", n % 2).as_str());
            let names = |drawn: &[usize]| article(&drawn.iter().map(|i| NAMES[*i]).collect::<Vec<_>>());
            let mut last = std::collections::BTreeMap::new();
            let mut one = Index::new();
            for (n, drawn) in &drawn {
                one.replace(&id(*n), Some(names(drawn)));
                last.insert(*n, drawn.clone());
            }
            let mut other = Index::new();
            let before = one.clone();
            one.replace(&id(first), Some(names(&[0, 3, 6])));
            one.replace(&id(first), last.get(&first).map(|drawn| names(drawn)));
            for (n, drawn) in last.iter().rev() {
                other.replace(&id(*n), Some(names(drawn)));
            }
            prop_assert_eq!(&one.names, &before.names);
            prop_assert_eq!(&one.names, &other.names);
            for (n, drawn) in &last {
                for entity in 0..drawn.len() {
                    let identity = one.identity(&id(*n), entity);
                    prop_assert_eq!(&identity, &other.identity(&id(*n), entity));
                    let all = one.entities_of(identity.as_ref().unwrap());
                    prop_assert!(all.contains(&(&id(*n), entity)));
                }
            }
        }
    }

    /// What happens to an article: it names somebody or no longer does, changes its dossier, or is gone.
    #[derive(Clone, Debug)]
    enum Edit {
        /// One of the few names of this run.
        Name(usize),
        Dossier(Option<u8>),
        Gone,
    }

    /// An edit of an article, mostly of the same one, in the one index or the other; whether all is asked then.
    fn step() -> impl Strategy<Value = (bool, usize, Edit, bool)> {
        let edit = prop_oneof![
            8 => (0..6usize).prop_map(Edit::Name),
            2 => proptest::option::of(0..2u8).prop_map(Edit::Dossier),
            1 => Just(Edit::Gone),
        ];
        (any::<bool>(), prop_oneof![Just(0), 0..4usize], edit, any::<bool>())
    }

    fn edited(old: Option<&Contribution>, edit: &Edit, first: usize) -> Option<Contribution> {
        let is_of = |facts: &EntityFacts, name: &&str| article(&[name]).entities.first() == Some(facts);
        let entities = old.map_or(&[][..], |old| &old.entities);
        let written = entities.iter().filter_map(|facts| NAMES.into_iter().find(|name| is_of(facts, name)));
        let mut names: Vec<&str> = written.collect();
        let mut dossier = old.and_then(|old| old.dossier.clone());
        match edit {
            Edit::Gone => return None,
            Edit::Dossier(n) => dossier = n.map(|n| format!("dossier {n}")),
            Edit::Name(i) => {
                let (name, place) = (NAMES[(first + i) % NAMES.len()], i % (names.len() + 1));
                match names.iter().position(|known| *known == name) {
                    Some(known) => drop(names.remove(known)),
                    None => names.insert(place, name),
                }
            }
        }
        Some(Contribution { dossier, ..article(&names) })
    }

    proptest! {
        /// Two indexes share what is kept and go their own ways: both answer as one that was never asked before.
        #[test]
        fn what_is_kept_never_shows(steps in proptest::collection::vec(step(), 1..40), parting in 0..20usize, first in 0..NAMES.len()) {
            let id = |n: usize| ArticleId::from(format!("{}/{n}", n % 2).as_str());
            let mut indexes = [Index::new(), Index::new()];
            for (n, (second, at, edit, asked)) in steps.into_iter().enumerate() {
                if n <= parting {
                    indexes[1] = indexes[0].clone();
                }
                let index = &mut indexes[usize::from(second && n > parting)];
                let article = edited(index.article(&id(at)), &edit, first);
                index.replace(&id(at), article);
                if asked {
                    let mut fresh = Index::new();
                    for (id, contribution) in index.articles() {
                        fresh.replace(id, Some(contribution.clone()));
                    }
                    prop_assert_eq!(all_answers(index), all_answers(&fresh));
                }
            }
        }
    }

    /// What the names of each article stand for, and how the others write it.
    fn all_answers(index: &Index) -> Vec<(Identity, Vec<String>)> {
        let entities =
            index.articles().flat_map(|(id, facts)| (0..facts.entities.len()).map(move |i| (id, i)));
        let identities = entities.filter_map(|(id, entity)| Some((id, index.identity(id, entity)?)));
        identities.map(|(id, identity)| (identity.clone(), index.variants(id, &identity).to_vec())).collect()
    }
}
