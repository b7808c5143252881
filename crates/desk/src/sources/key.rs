//! Which attributions have the same source.

use std::collections::{BTreeMap, BTreeSet};

use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon;

use super::is_unnamed;
use crate::{Article, ArticleId, Identity, Snapshot, Span, speakers};

/// What two attributions of the same source share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    /// Who it is.
    Known(Identity),
    /// The words, folded, without their article.
    Words(String),
    /// Nobody in particular.
    Nobody,
}

impl Key {
    pub(super) fn identity(&self) -> Option<Identity> {
        match self {
            Self::Known(identity) => Some(identity.clone()),
            Self::Words(_) | Self::Nobody => None,
        }
    }
}

/// The source of each attribution; `None` for one that stands behind nothing: a state of mind, words inside words.
pub(super) fn keys(snapshot: &Snapshot, id: &ArticleId, article: &Article) -> Vec<Option<Key>> {
    let mut keys: Vec<Option<Key>> = Vec::new();
    for attribution in &article.attributions {
        let key = (!attribution.weak).then(|| {
            let earlier = again(article, attribution, &keys);
            earlier.unwrap_or_else(|| key(snapshot, id, article, attribution))
        });
        keys.push(key);
    }
    short_forms(article, &mut keys);
    state_media(article, &mut keys);
    keys
}

fn key(snapshot: &Snapshot, id: &ArticleId, article: &Article, attribution: &Attribution) -> Key {
    let words = words(article, attribution);
    let known = || snapshot.source_identity(id, attribution).map(Key::Known);
    match () {
        () if is_unnamed(attribution.source_type) && words.is_empty() => Key::Nobody,
        () if is_unnamed(attribution.source_type) || is_complement(article, attribution) => Key::Words(words),
        () if attribution.entity.is_none() && (words.is_empty() || speakers::is_pronoun(&words)) => {
            Key::Nobody
        }
        () => known().unwrap_or(Key::Words(words)),
    }
}

/// The entity is not who speaks but whose: « le directeur de l’usine » is not the factory, nor « les parents de Paul »
/// Paul. Who speaks for a body is the body.
pub(super) fn is_complement(article: &Article, attribution: &Attribution) -> bool {
    let (Some(source), Some(entity)) = (attribution.source, attribution.entity) else { return false };
    let person = matches!(attribution.source_type, SourceType::Role | SourceType::Person);
    let from = article.mentions.partition_point(|m| m.span.start < source.start);
    let mut inside = article.mentions.iter().skip(from).take_while(|m| m.span.start < source.end);
    let behind_of = inside.find(|m| m.entity == Some(entity)).is_some_and(|mention| {
        let before = fold(Span::new(source.start, mention.span.start).of(&article.text));
        before
            .split([' ', '\''])
            .rfind(|word| !matches!(*word, "" | "l" | "la"))
            .is_some_and(|word| OF.contains(&word))
    });
    person && behind_of && !words(article, attribution).contains("porte parole")
}

const OF: &[&str] = &["d", "de", "des", "du"];

/// « la même source », « l’agence russe », « il »: the last source of that kind.
fn again(article: &Article, attribution: &Attribution, keys: &[Option<Key>]) -> Option<Key> {
    let words_of = |a: &Attribution| words(article, a);
    let words = words_of(attribution);
    let noun = words.split(' ').next().unwrap_or_default();
    let named = attribution.source.is_some_and(|source| {
        source.of(&article.text).split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
    });
    let anybody = speakers::is_pronoun(&words) || words.starts_with("meme ");
    let described = NOUNS.contains(&noun) && !named;
    let body = BODIES.contains(&&*words);
    if attribution.entity.is_some() || !(anybody || described || body) {
        return None;
    }
    let meant = |a: &Attribution, key: &Key| match () {
        () if anybody => true,
        () if body => {
            key.identity().is_some() && (is_called_by_name(article, a) || words_of(a).starts_with(noun))
        }
        () => a.source_type == attribution.source_type,
    };
    let before = article.attributions.iter().zip(keys).rev();
    let mut before = before.filter_map(|(a, key)| Some((a, key.as_ref()?)));
    before.find(|(a, key)| meant(a, key)).map(|(_, key)| key.clone())
}

/// « Airbus », « l’OMS », not « le ministère ».
fn is_called_by_name(article: &Article, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return false };
    let bare = source.of(&article.text).split(['\'', '’', ' ']);
    let mut bare = bare.filter(|word| !["", "le", "la", "les", "l"].contains(&&*word.to_lowercase()));
    attribution.source_type == SourceType::Organisation
        && bare.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Nouns that mean, behind a definite article, what was named before.
const NOUNS: &[&str] = &[
    "agence", "chaine", "communique", "document", "etude", "hebdomadaire", "journal", "magazine",
    "quotidien", "rapport", "texte",
];

/// The same for a body, when they stand alone.
const BODIES: &[&str] = &[
    "association", "compagnie", "constructeur", "entreprise", "firme", "groupe", "institut", "ong",
    "operateur", "organisation", "parti", "societe", "syndicat",
];

/// « le parquet » is the one that the article calls « le parquet de Brest » as well.
fn short_forms(article: &Article, keys: &mut [Option<Key>]) {
    let spoken = article.attributions.iter().zip(keys.iter()).filter(|(a, _)| !is_unnamed(a.source_type));
    let full: BTreeMap<String, Key> =
        spoken.filter_map(|(a, key)| Some((words(article, a), key.clone()?))).collect();
    for (_, key) in article
        .attributions
        .iter()
        .zip(keys)
        .filter(|(a, _)| !is_unnamed(a.source_type) && a.source.is_some())
    {
        let Some(Key::Words(short)) = key else { continue };
        let start = format!("{short} ");
        let longer = full.range(start.clone()..).take_while(|(words, _)| words.starts_with(&start));
        let longer: BTreeSet<&Key> = longer.map(|(_, key)| key).collect();
        if let (1, Some(only)) = (longer.len(), longer.first()) {
            *key = Some((*only).clone());
        }
    }
}

/// « les médias d’État » are the one state medium that the article names, and one source if it names none.
fn state_media(article: &Article, keys: &mut [Option<Key>]) {
    let medium = |a: &Attribution| matches!(a.source_type, SourceType::Agency | SourceType::Media);
    let all: Vec<(usize, String)> = article
        .attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| medium(a))
        .map(|(i, a)| (i, words(article, a)))
        .collect();
    let of_state = |words: &str| words.split(' ').any(|word| STATE.contains(&word));
    let (named, unnamed): (Vec<_>, Vec<_>) = all
        .iter()
        .filter(|(_, words)| of_state(words) || names_state_medium(words))
        .partition(|(i, _)| matches!(keys.get(*i), Some(Some(Key::Known(_)))));
    let owner: BTreeSet<&Key> = named.iter().filter_map(|(i, _)| keys.get(*i)?.as_ref()).collect();
    let countries: BTreeSet<&str> = unnamed.iter().flat_map(|(_, words)| country(words)).collect();
    let same = |a: &str, b: &str| a.chars().take(STEM).eq(b.chars().take(STEM));
    let belongs =
        countries.iter().all(|c| named.iter().any(|(_, words)| words.split(' ').any(|w| same(c, w))));
    let alike = countries.iter().all(|c| countries.iter().all(|d| same(c, d)));
    let one = match (owner.len(), unnamed.first()) {
        (1, _) if belongs => owner.into_iter().next().cloned(),
        (_, Some((first, _))) if alike => keys.get(*first).cloned().flatten(),
        _ => None,
    };
    let places: Vec<usize> = unnamed.iter().map(|(i, _)| *i).collect();
    for place in places {
        if let (Some(key), Some(one)) = (keys.get_mut(place), &one) {
            *key = Some(one.clone());
        }
    }
}

/// Words that say that a medium belongs to its state.
const STATE: &[&str] = &["etat", "gouvernementale", "officiel", "officielle", "officiels", "officielles"];

/// What « les médias officiels nord-coréens » says besides: of which country.
fn country(words: &str) -> impl Iterator<Item = &str> {
    const REST: [&str; 10] =
        ["agence", "agences", "chaine", "chaines", "d", "media", "medias", "nord", "presse", "television"];
    words.split(' ').filter(|word| !STATE.contains(word) && !REST.contains(word))
}

/// How much of « coréens » and « coréenne » is the same.
const STEM: usize = 5;

fn names_state_medium(words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    (1..=4).any(|n| words.windows(n).any(|name| lexicon::is_state_medium(&name.join(" "))))
}

/// The source as it is written: folded, without its article.
fn words(article: &Article, attribution: &Attribution) -> String {
    let words = attribution.source.map(|span| fold(span.of(&article.text))).unwrap_or_default();
    let words = words.split(|c: char| c.is_whitespace() || c == '\'');
    let words = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let (first, rest) = words.split_once(' ').unwrap_or((&words, ""));
    if ["le", "la", "les", "l"].contains(&first) { rest.to_owned() } else { words }
}

impl Snapshot {
    /// Who stands behind an attribution of the article: a government where a place stands for it.
    pub fn source_identity(&self, id: &ArticleId, attribution: &Attribution) -> Option<Identity> {
        if attribution.source_type == SourceType::GovernmentMetonym
            && let Some(source) = attribution.source
            && let Some(facts) = self.index.article(id)
            && let from = facts.mentions.partition_point(|m| m.span.start < source.start)
            && let mut inside = facts.mentions.iter().skip(from).take_while(|m| m.span.start < source.end)
            && let Some(place) = inside.position(|m| m.metonym && source.covers(m.span))
        {
            return self.index.mention_identity(id, from + place);
        }
        self.index.identity(id, attribution.entity?)
    }
}
