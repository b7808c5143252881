//! Which attributions have the same source.

use std::collections::BTreeSet;

use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon;

use crate::{Article, ArticleId, Identity, Snapshot, speakers};

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
        let key = (!attribution.weak && !attribution.nested).then(|| {
            let earlier = || again(article, attribution, &keys);
            earlier().unwrap_or_else(|| key(snapshot, id, article, attribution))
        });
        keys.push(key);
    }
    state_media(article, &mut keys);
    keys
}

fn key(snapshot: &Snapshot, id: &ArticleId, article: &Article, attribution: &Attribution) -> Key {
    let words = words(article, attribution);
    let unnamed = matches!(
        attribution.source_type,
        SourceType::GroupVague | SourceType::Anonymous | SourceType::Impersonal
    );
    let body = attribution
        .entity
        .and_then(|entity| article.entities.get(entity))
        .is_some_and(|entity| entity.kind != EntityKind::Person);
    // « le directeur de l’usine » is not the factory; who speaks for it is.
    let other = attribution.source_type == SourceType::Role && body && !words.contains("porte parole");
    match snapshot.source_identity(id, attribution).filter(|_| !unnamed && !other) {
        Some(identity) => Key::Known(identity),
        None if words.is_empty() => Key::Nobody,
        None => Key::Words(words),
    }
}

/// « la même source », « l’agence russe », « il »: the last source of that kind.
fn again(article: &Article, attribution: &Attribution, keys: &[Option<Key>]) -> Option<Key> {
    let words = words(article, attribution);
    let named = attribution.source.is_some_and(|source| {
        source.of(&article.text).split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
    });
    let any = speakers::is_pronoun(&words) || words.starts_with("meme ");
    let described = words.split(' ').next().is_some_and(|noun| NOUNS.contains(&noun)) && !named;
    if attribution.entity.is_some() || !(any || described) {
        return None;
    }
    let before = article.attributions.iter().zip(keys).rev();
    let mut before = before.filter_map(|(a, key)| Some((a, key.as_ref()?)));
    before.find(|(a, _)| any || a.source_type == attribution.source_type).map(|(_, key)| key.clone())
}

/// Nouns that mean, behind a definite article, what was named before.
const NOUNS: &[&str] = &[
    "agence", "chaine", "communique", "document", "etude", "hebdomadaire", "journal", "magazine",
    "quotidien", "rapport", "texte",
];

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
    let bare = ["le ", "la ", "les ", "l "].iter().find_map(|article| words.strip_prefix(article));
    bare.map_or_else(|| words.clone(), str::to_owned)
}

impl Snapshot {
    /// Who stands behind an attribution of the article: a government where a place stands for it.
    pub fn source_identity(&self, id: &ArticleId, attribution: &Attribution) -> Option<Identity> {
        if attribution.source_type == SourceType::GovernmentMetonym
            && let Some(source) = attribution.source
            && let Some(facts) = self.index.article(id)
            && let Some(place) = facts.mentions.iter().position(|m| m.metonym && source.covers(m.span))
        {
            return self.index.mention_identity(id, place);
        }
        self.index.identity(id, attribution.entity?)
    }
}
