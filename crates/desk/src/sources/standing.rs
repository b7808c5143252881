//! What a source adds to the others.

use std::collections::{BTreeMap, BTreeSet};

use sourcier_analysis::attribution::{Attribution, CuePosition, SourceType};

use super::Standing;
use super::key::Key;
use crate::Article;

/// Who says what through whom.
pub(super) struct Standings<'a> {
    /// Of each source that is heard through others every time: through whom.
    through: Others<'a>,
    /// Of each agency or medium that reports what others say every time: whom.
    relays: Others<'a>,
    /// Those that say something, and do not only act.
    speak: BTreeSet<&'a Key>,
}

type Others<'a> = BTreeMap<&'a Key, BTreeSet<&'a Key>>;

/// Looks at each attribution that stands in what another reports.
pub(super) fn standings<'a>(article: &Article, keys: &'a [Option<Key>]) -> Standings<'a> {
    let all = || article.attributions.iter().zip(keys).filter_map(|(a, key)| Some((a, key.as_ref()?)));
    let (mut through, mut relays) = (Others::new(), Others::new());
    let (mut first_hand, mut own) = (BTreeSet::new(), BTreeSet::new());
    for (a, key) in all() {
        let here = || all().filter(|(other, by)| other.sentence == a.sentence && *by != key);
        let by: BTreeSet<&Key> = here().filter(|(o, _)| reports(o, a)).map(|(_, by)| by).collect();
        let of: BTreeSet<&Key> =
            here().filter(|(o, _)| !o.speech_act && reports(a, o)).map(|(_, of)| of).collect();
        if by.is_empty() {
            first_hand.insert(key);
        }
        if of.is_empty() || !matches!(a.source_type, SourceType::Agency | SourceType::Media) {
            own.insert(key);
        }
        through.entry(key).or_default().extend(by);
        relays.entry(key).or_default().extend(of);
    }
    through.retain(|key, _| !first_hand.contains(key));
    relays.retain(|key, _| !own.contains(key));
    let speak = all().filter(|(a, _)| !a.speech_act).map(|(_, key)| key).collect();
    Standings { through, relays, speak }
}

/// The one stands in what the other reports. « Il a exprimé sa conviction que P, rapporte Le Matin »: of two that hold
/// each other, the one that comes as an aside reports.
fn reports(outer: &Attribution, inner: &Attribution) -> bool {
    let holds = |a: &Attribution, b: &Attribution| a.content.iter().any(|content| content.covers(b.cue));
    let aside = matches!(inner.position, CuePosition::Incise | CuePosition::Final);
    holds(outer, inner) && !(holds(inner, outer) && aside)
}

impl Standings<'_> {
    /// The standing of one source of that kind; `names` has the names of all.
    pub(super) fn of(&self, key: &Key, kind: SourceType, names: &BTreeMap<&Key, String>) -> Standing {
        let first = |others: &BTreeSet<&Key>| others.iter().find_map(|key| names.get(key)).cloned();
        if matches!(kind, SourceType::GroupVague | SourceType::Anonymous | SourceType::Impersonal) {
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
