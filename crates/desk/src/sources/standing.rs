//! What a source adds to the others.

use std::collections::{BTreeMap, BTreeSet};

use sourcier_analysis::attribution::{Attribution, SourceType};

use super::key::Key;
use super::{Source, Standing, is_unnamed};
use crate::Article;

/// Who says what through whom.
struct Chains<'a> {
    /// Of each source that is heard through others every time: through whom.
    through: Others<'a>,
    /// Of each agency or medium that reports what others say every time: whom.
    relays: Others<'a>,
    /// Those that say something, and do not only act.
    speak: BTreeSet<&'a Key>,
}

type Others<'a> = BTreeMap<&'a Key, BTreeSet<&'a Key>>;

/// Says of each source, named already, what it adds.
pub(super) fn judge(article: &Article, keys: &[Option<Key>], sources: &mut [(&Key, Source)]) {
    let chains = Chains::of(article, keys);
    let names: BTreeMap<&Key, String> =
        sources.iter().map(|(key, source)| (*key, source.name.clone())).collect();
    for (key, source) in sources {
        source.standing = chains.standing(key, source.kind, &names);
    }
}

impl<'a> Chains<'a> {
    /// Looks at each attribution that stands in what another reports.
    fn of(article: &Article, keys: &'a [Option<Key>]) -> Self {
        let all: Vec<(&Attribution, &Key)> =
            article.attributions.iter().zip(keys).filter_map(|(a, key)| Some((a, key.as_ref()?))).collect();
        let (mut through, mut relays) = (Others::new(), Others::new());
        let (mut first_hand, mut own) = (BTreeSet::new(), BTreeSet::new());
        for sentence in all.chunk_by(|(a, _), (b, _)| a.sentence == b.sentence) {
            for (a, key) in sentence {
                let others = || sentence.iter().filter(|(_, other)| other != key);
                let by = others()
                    .filter(|(o, _)| !passes_on(a) && !is_unnamed(o.source_type) && reports(article, o, a));
                let by: BTreeSet<&Key> = by.map(|(_, by)| *by).collect();
                let told = others()
                    .filter(|(o, _)| !is_unnamed(o.source_type) && !o.speech_act && reports(article, a, o));
                let of: BTreeSet<&Key> = told.map(|(_, of)| *of).collect();
                if by.is_empty() {
                    first_hand.insert(*key);
                }
                if of.is_empty() || !passes_on(a) {
                    own.insert(*key);
                }
                through.entry(*key).or_default().extend(by);
                relays.entry(*key).or_default().extend(of);
            }
        }
        through.retain(|key, _| !first_hand.contains(key));
        relays.retain(|key, _| !own.contains(key));
        let speak = all.iter().filter(|(a, _)| !a.speech_act).map(|(_, key)| *key).collect();
        Self { through, relays, speak }
    }

    fn standing(&self, key: &Key, kind: SourceType, names: &BTreeMap<&Key, String>) -> Standing {
        let first = |others: &BTreeSet<&Key>| others.iter().find_map(|key| names.get(key)).cloned();
        if is_unnamed(kind) {
            return Standing::Unnamed;
        }
        if !self.speak.contains(key) {
            return Standing::Acts;
        }
        if let Some(name) = self.relays.get(key).and_then(first) {
            return Standing::Relays(name);
        }
        // One that only passes on makes nobody depend on it.
        let through = self.through.get(key).filter(|by| by.iter().any(|by| !self.relays.contains_key(by)));
        through.and_then(first).map_or(Standing::Independent, Standing::Through)
    }
}

/// An agency or a medium: it may only pass on, and is never heard through those it writes about.
const fn passes_on(attribution: &Attribution) -> bool {
    matches!(attribution.source_type, SourceType::Agency | SourceType::Media)
}

/// The one reports the other, itself or through others.
fn reports(article: &Article, outer: &Attribution, inner: &Attribution) -> bool {
    let get = |at: usize| article.attributions.get(at);
    let mut chain = std::iter::successors(inner.within.and_then(get), |a| a.within.and_then(get));
    chain.any(|a| std::ptr::eq(a, outer))
}
