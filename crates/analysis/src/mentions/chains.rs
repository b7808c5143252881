//! Which names of one article are the same person, body or place.

use rustc_hash::FxHashMap;

use crate::entities::EntityKind;
use crate::entities::gazetteer::{GivenName, usual};
use crate::entities::spelling::{fold, key};
use crate::mentions::names::{ArticleName, Courtesy};
use crate::mentions::surname_first;

/// The people, bodies and places introduced so far.
#[derive(Default, Debug)]
pub(super) struct Chains {
    entities: Vec<Chain>,
    /// Whole names.
    whole: FxHashMap<(EntityKind, String), usize>,
    /// Surnames, given names, first words, acronyms: who may be meant.
    short: FxHashMap<(EntityKind, String), Vec<usize>>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) kind: EntityKind,
    /// The fullest form, the first of its length.
    pub(super) words: Vec<String>,
    /// Acronyms and expansions written beside the name.
    pub(super) aliases: Vec<String>,
    /// How often its full name is written.
    pub(super) weight: usize,
    pub(super) gender: Option<Courtesy>,
}

impl Chains {
    pub(super) fn kind(&self, entity: usize) -> EntityKind {
        self.entities.get(entity).map_or(EntityKind::Misc, |e| e.kind)
    }

    pub(super) fn get(&self, entity: usize) -> Option<&Chain> {
        self.entities.get(entity)
    }

    /// Makes a full name known before short names are resolved: an article may be titled by a surname.
    pub(super) fn introduce(&mut self, name: &ArticleName) {
        let person = name.kind == EntityKind::Person;
        let initial = person && name.spelling.words.first().is_some_and(|w| w.ends_with('.'));
        let full = name.spelling.words.len() > 1 || name.alias.is_some() || expansion(name).is_some();
        if initial || !full || (name.spelling.words.len() < 2 && person) {
            return;
        }
        let entity = self.whole_or_new(name);
        if let Some(chain) = self.entities.get_mut(entity) {
            chain.weight += 1;
            if let Some(alias) = &name.alias {
                if !chain.aliases.contains(alias) {
                    chain.aliases.push(alias.clone());
                }
                self.whole.entry((name.kind, key(alias))).or_insert(entity);
            }
        }
        for short in Self::shorts(name) {
            let known = self.short.entry((name.kind, short)).or_default();
            if !known.contains(&entity) {
                known.push(entity);
            }
        }
    }

    /// Forms under which a name may be taken up again.
    fn shorts(name: &ArticleName) -> Vec<String> {
        match name.kind {
            EntityKind::Person => {
                let mut shorts = name.spelling.shorts.clone();
                shorts.extend_from_slice(&name.spelling.given);
                shorts
            }
            EntityKind::Organisation => {
                let first = match expansion(name) {
                    // « l'Union » behind « UE »
                    Some(whole) => whole.split(' ').next(),
                    None => name.spelling.words.first().map(String::as_str),
                };
                let mut shorts: Vec<String> = first.map(key).into_iter().collect();
                shorts.push(format!("initials {}", initials(&name.spelling.words)));
                shorts
            }
            // « le Tour », « les Jeux »
            EntityKind::Event => name.spelling.words.first().map(|w| key(w)).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn whole_or_new(&mut self, name: &ArticleName) -> usize {
        let id = (name.kind, name.key().to_owned());
        if let Some(&entity) = self.whole.get(&id) {
            if let Some(chain) = self.entities.get_mut(entity) {
                if chain.words.len() < name.spelling.words.len()
                    && chain.words.join(" ").chars().count() < name.spelling.text.chars().count()
                {
                    chain.words.clone_from(&name.spelling.words);
                }
                chain.gender = chain.gender.or(name.courtesy);
            }
            return entity;
        }
        let entity = self.entities.len();
        self.entities.push(Chain {
            kind: name.kind,
            words: name.spelling.words.clone(),
            aliases: Vec::new(),
            weight: 0,
            gender: name.courtesy.or_else(|| gender(&name.spelling.words)),
        });
        self.whole.insert(id, entity);
        entity
    }

    /// The entity of a name, a new one when it is none that is known.
    pub(super) fn entity_of(&mut self, name: &ArticleName) -> usize {
        let whole = self.whole.get(&(name.kind, name.key().to_owned())).copied();
        if let Some(entity) =
            whole.filter(|_| name.spelling.words.len() > 1 || name.kind != EntityKind::Person)
        {
            return entity;
        }
        self.short_for(name).or(whole).unwrap_or_else(|| self.whole_or_new(name))
    }

    /// The one full name that a short name stands for.
    fn short_for(&self, name: &ArticleName) -> Option<usize> {
        let find = |short: String| self.short.get(&(name.kind, short)).map_or(&[][..], Vec::as_slice);
        match (name.kind, name.spelling.words.as_slice()) {
            (EntityKind::Person, [first, tail @ ..]) => {
                if first.ends_with('.') && !tail.is_empty() {
                    let initial = fold(first).chars().next()?;
                    return self.one(find(format!("initial {initial} {}", key(&tail.join(" ")))), name);
                }
                self.one(find(name.key().to_owned()), name).or_else(|| {
                    let given = find(format!("given {}", name.key()));
                    if given.len() == 1 && tail.is_empty() { self.one(given, name) } else { None }
                })
            }
            (EntityKind::Organisation, [_]) => {
                let candidates = find(format!("initials {}", fold(&name.spelling.text)));
                let acronym = name.spelling.text.chars().filter(|c| c.is_uppercase()).count() > 1;
                if acronym && candidates.len() == 1 {
                    return candidates.first().copied();
                }
                // « l'Ordre » is the body of that first word which is named most.
                self.one(find(name.key().to_owned()), name)
            }
            (EntityKind::Event, [_]) => self.one(find(name.key().to_owned()), name),
            _ => None,
        }
    }

    /// Of several people of one surname: the one the courtesy title allows, then the one most often named in full.
    fn one(&self, candidates: &[usize], name: &ArticleName) -> Option<usize> {
        let fits = |entity: &&usize| {
            self.entities.get(**entity).is_some_and(|chain| {
                !matches!(
                    (name.courtesy, chain.gender),
                    (Some(Courtesy::Man), Some(Courtesy::Woman))
                        | (Some(Courtesy::Woman), Some(Courtesy::Man))
                )
            })
        };
        candidates
            .iter()
            .filter(fits)
            .max_by_key(|e| (self.entities.get(**e).map_or(0, |c| c.weight), std::cmp::Reverse(**e)))
            .copied()
    }
}

/// What the acronym of a well-known body stands for: « Union européenne » for « UE ».
fn expansion(name: &ArticleName) -> Option<&'static str> {
    let acronym =
        name.spelling.words.len() == 1 && name.spelling.text.chars().filter(|c| c.is_uppercase()).count() > 1;
    if name.kind != EntityKind::Organisation || !acronym {
        return None;
    }
    usual(&fold(&name.spelling.text)).filter(|whole| whole.contains(' '))
}

/// The gender that a given name tells, when it tells one.
fn gender(words: &[String]) -> Option<Courtesy> {
    let first = words.first().filter(|w| words.len() > 1 && !surname_first(w))?;
    let given = GivenName::find(&fold(first))?;
    match (given.man, given.woman) {
        (true, false) => Some(Courtesy::Man),
        (false, true) => Some(Courtesy::Woman),
        _ => None,
    }
}

/// First letters of the words that count: `bst` for « Bureau de la sécurité des transports ».
fn initials(words: &[String]) -> String {
    words
        .iter()
        .map(|w| fold(w))
        .flat_map(|w| w.split([' ', '\'']).map(str::to_owned).collect::<Vec<_>>())
        .filter(|w| {
            !matches!(
                w.as_str(),
                "" | "de"
                    | "du"
                    | "des"
                    | "la"
                    | "le"
                    | "les"
                    | "l"
                    | "d"
                    | "et"
                    | "pour"
                    | "sur"
                    | "of"
                    | "the"
                    | "and"
                    | "a"
                    | "en"
            )
        })
        .filter_map(|w| w.chars().next())
        .collect()
}
