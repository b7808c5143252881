//! Answers kept until something they rest on changes.
//!
//! Most of what is asked of the index at a keystroke was asked at the last one: the sentence is the same, and so are all
//! other articles. A [`Stamp`] names the state of something that changes; a [`Memo`] keeps each answer with the state of
//! what it rests on: all articles but the one that asks, and of the names of all articles those that were looked up while
//! it was found, which [`Notes`] tell. It is shared by all clones of an index and never shows: an answer that is kept is
//! the one that would be found.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use imbl::OrdMap;
use rustc_hash::FxHashMap;

use crate::ArticleId;
use crate::names::LookUp;

/// Names one state, and is like no stamp of another.
#[derive(Clone, Default, Debug)]
struct Stamp(Arc<()>);

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The states that answers can rest on.
#[derive(Clone, Default, Debug)]
pub(crate) struct Stamps {
    /// The article that changed last, and the state since then.
    last: Option<(ArticleId, Stamp)>,
    /// The state before the last article began to change.
    before: Stamp,
    /// What finds other names since the last article began to change, and the state since then.
    names: OrdMap<LookUp, Stamp>,
}

/// What an answer to an article can rest on, besides what is asked.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    /// The state of all other articles.
    others: Stamp,
    /// The states of names, among them those that the article itself has changed.
    names: OrdMap<LookUp, Stamp>,
}

impl Stamps {
    /// An article changed, and with it what `names` find.
    pub(crate) fn change(&mut self, article: &ArticleId, names: BTreeSet<LookUp>) {
        let stamp = Stamp::default();
        match &mut self.last {
            Some((last, state)) if last == article => *state = stamp.clone(),
            last => {
                if let Some((_, state)) = last.replace((article.clone(), stamp.clone())) {
                    self.before = state;
                }
                self.names.clear();
            }
        }
        self.names.extend(names.into_iter().map(|name| (name, stamp.clone())));
    }

    /// What an answer to `article` can rest on now.
    pub(crate) fn around(&self, article: &ArticleId) -> Ground {
        let others = match &self.last {
            Some((last, stamp)) if last != article => stamp,
            _ => &self.before,
        };
        Ground { others: others.clone(), names: self.names.clone() }
    }
}

/// No index is another for what it has kept.
impl PartialEq for Stamps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What is looked up of names while an answer is found; outside of that, nothing is noted.
#[derive(Clone, Default, Debug)]
pub(crate) struct Notes(Option<Arc<Mutex<BTreeSet<LookUp>>>>);

impl Notes {
    fn new() -> Self {
        Self(Some(Arc::default()))
    }

    pub(crate) fn add(&self, names: &[LookUp]) {
        if let Some(notes) = &self.0 {
            notes.lock().unwrap_or_else(PoisonError::into_inner).extend(names.iter().cloned());
        }
    }

    fn take(&self) -> Arc<[LookUp]> {
        let notes = self.0.as_ref().map(|notes| notes.lock().unwrap_or_else(PoisonError::into_inner));
        notes.map(|mut notes| std::mem::take(&mut *notes).into_iter().collect()).unwrap_or_default()
    }
}

/// What is noted is no part of what is known.
impl PartialEq for Notes {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The most answers that are kept for one article, and the most articles: a draft being written leaves many sentences
/// behind.
const MOST: (usize, usize) = (4096, 64);

/// Answers for the articles that ask, each under the hash of what was asked.
#[derive(Debug)]
pub struct Memo<V>(Arc<Mutex<BTreeMap<ArticleId, Kept<V>>>>);

#[derive(Debug)]
struct Kept<V> {
    others: Stamp,
    /// Each under the hash of its question, which is one of the standard library already.
    answers: FxHashMap<u64, Answer<V>>,
}

/// An answer and what was looked up for it, in which state of names.
#[derive(Clone, Debug)]
struct Answer<V> {
    value: V,
    looked_up: Arc<[LookUp]>,
    names: OrdMap<LookUp, Stamp>,
}

impl<V> Answer<V> {
    /// Whether what was looked up is the same in another state of `names`; it then is the answer in that state.
    fn holds(&mut self, names: &OrdMap<LookUp, Stamp>) -> bool {
        let same = self.names.ptr_eq(names)
            || self.looked_up.iter().all(|name| self.names.get(name) == names.get(name));
        if same {
            self.names.clone_from(names);
        }
        same
    }
}

impl<V: Clone> Memo<V> {
    /// The answer to `question` that `article` asks, on the ground of what it can rest on besides; `notes` take in what it
    /// does rest on of names. `find` gets the notes that are to tell what it looks up.
    pub(crate) fn answer(
        &self,
        article: &ArticleId,
        ground: Ground,
        question: impl Hash,
        notes: &Notes,
        find: impl FnOnce(&Notes) -> V,
    ) -> V {
        let mut hasher = DefaultHasher::new();
        question.hash(&mut hasher);
        let question = hasher.finish();
        {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let known = kept.get_mut(article).filter(|kept| kept.others == ground.others);
            let answer = known.and_then(|kept| kept.answers.get_mut(&question));
            if let Some(answer) = answer
                && answer.holds(&ground.names)
            {
                notes.add(&answer.looked_up);
                return answer.value.clone();
            }
        }
        // The lock is not held while the answer is looked for.
        let own = Notes::new();
        let value = find(&own);
        let looked_up = own.take();
        notes.add(&looked_up);
        let Ground { others, names } = ground;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST.1 && !all.contains_key(article) {
            all.clear();
        }
        let kept = all
            .entry(article.clone())
            .or_insert_with(|| Kept { others: others.clone(), answers: FxHashMap::default() });
        if kept.others != others || kept.answers.len() >= MOST.0 {
            kept.answers.clear();
            kept.others = others;
        }
        kept.answers.insert(question, Answer { value: value.clone(), looked_up, names });
        value
    }
}

impl<V> Clone for Memo<V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

/// What is kept never shows.
impl<V> PartialEq for Memo<V> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Fact;

    fn look_up(initials: &str) -> LookUp {
        Fact::Initials(initials.into(), "key".into()).look_up()
    }

    /// An index of no articles that change, as far as answers go.
    #[derive(Default)]
    struct Asked {
        stamps: Stamps,
        memo: Memo<u8>,
        notes: Notes,
    }

    impl Asked {
        fn change(&mut self, article: &str, names: &[&str]) {
            self.stamps.change(&ArticleId::from(article), names.iter().map(|name| look_up(name)).collect());
        }

        /// What « a » gets for an answer that looks up `names`, and would now be `answer`.
        fn ask(&self, names: &[&str], answer: u8) -> u8 {
            let id = ArticleId::from("a");
            self.memo.answer(&id, self.stamps.around(&id), names, &self.notes, |notes| {
                notes.add(&names.iter().map(|name| look_up(name)).collect::<Vec<_>>());
                answer
            })
        }
    }

    #[test]
    fn an_answer_is_kept_while_the_others_stay() {
        let mut asked = Asked::default();
        assert_eq!(asked.ask(&[], 1), 1);
        asked.change("a", &["onu"]);
        assert_eq!(asked.ask(&[], 2), 1, "its own change is none of the others");
        asked.change("b", &[]);
        assert_eq!(asked.ask(&[], 3), 3);
        asked.change("a", &[]);
        asked.change("a", &[]);
        assert_eq!(asked.ask(&[], 4), 3);
    }

    #[test]
    fn an_answer_is_kept_while_its_names_stay() {
        let mut asked = Asked::default();
        assert_eq!((asked.ask(&["onu"], 1), asked.ask(&["upb"], 1)), (1, 1));
        asked.change("a", &["upb", "omc"]);
        assert_eq!(
            (asked.ask(&["onu"], 2), asked.ask(&["upb"], 2)),
            (1, 2),
            "names are looked up in all articles"
        );
        asked.change("a", &["omc"]);
        assert_eq!((asked.ask(&["onu"], 3), asked.ask(&["upb"], 3)), (1, 2));
    }

    #[test]
    fn an_answer_rests_on_what_its_parts_rest_on() {
        let mut asked = Asked { notes: Notes::new(), ..Asked::default() };
        for _ in 0..2 {
            asked.ask(&["onu"], 1);
            assert_eq!(*asked.notes.take(), [look_up("onu")], "found or kept");
        }
        asked.change("a", &["onu"]);
        assert_eq!(asked.ask(&["onu"], 2), 2);
    }

    #[test]
    fn states_that_part_do_not_meet() {
        let mut one = Asked::default();
        let mut other = Asked { memo: one.memo.clone(), ..Asked::default() };
        other.stamps = one.stamps.clone();
        for (name, answer) in [("a", 1), ("b", 3)] {
            one.change(name, &["onu"]);
            other.change(name, &["onu"]);
            assert_eq!((one.ask(&["onu"], answer), other.ask(&["onu"], answer + 1)), (answer, answer + 1));
        }
    }
}
