//! Answers kept until something they rest on changes.
//!
//! Most of what is asked of the index at a keystroke was asked at the last one: the sentence is the same, and so are all
//! other articles. A [`Stamp`] names the state of what an answer rests on; a [`Memo`] keeps answers as long as their stamp
//! is the current one. It is shared by all clones of an index and never shows: an answer that is kept is the one that
//! would be found.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use crate::ArticleId;

/// Names one state, and is like no stamp of another.
#[derive(Clone, Default, Debug)]
pub(crate) struct Stamp(Arc<()>);

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
    /// The state of what is known of names.
    names: Stamp,
    /// The state of what never changes.
    fixed: Stamp,
}

impl Stamps {
    /// An article changed; whether its names did.
    pub(crate) fn change(&mut self, article: &ArticleId, names: bool) {
        match &mut self.last {
            Some((last, stamp)) if last == article => *stamp = Stamp::default(),
            last => {
                if let Some((_, stamp)) = last.take() {
                    self.before = stamp;
                }
                *last = Some((article.clone(), Stamp::default()));
            }
        }
        if names {
            self.names = Stamp::default();
        }
    }

    /// The state of all articles but one, and of the names of all.
    pub(crate) fn around(&self, article: &ArticleId) -> (Stamp, Stamp) {
        (self.others(article), self.names.clone())
    }

    /// The state of all articles but one.
    pub(crate) fn beside(&self, article: &ArticleId) -> (Stamp, Stamp) {
        (self.others(article), self.fixed.clone())
    }

    fn others(&self, article: &ArticleId) -> Stamp {
        match &self.last {
            Some((last, stamp)) if last != article => stamp.clone(),
            _ => self.before.clone(),
        }
    }
}

/// No index is another for what it has kept.
impl PartialEq for Stamps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The most answers that are kept for one article, and the most articles: a draft being written leaves many sentences
/// behind.
const MOST: (usize, usize) = (4096, 64);

/// Answers for the articles that ask, each under the hash of what was asked.
#[derive(Debug)]
pub struct Memo<V>(Arc<Mutex<HashMap<ArticleId, Kept<V>>>>);

#[derive(Debug)]
struct Kept<V> {
    state: (Stamp, Stamp),
    answers: HashMap<u64, V>,
}

impl<V: Clone> Memo<V> {
    /// The answer to `question` that `article` asks, in the state `state` of what the answer rests on besides.
    pub(crate) fn answer(
        &self,
        article: &ArticleId,
        state: (Stamp, Stamp),
        question: impl Hash,
        find: impl FnOnce() -> V,
    ) -> V {
        let mut hasher = DefaultHasher::new();
        question.hash(&mut hasher);
        let question = hasher.finish();
        {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let known = kept.get(article).filter(|kept| kept.state == state);
            if let Some(answer) = known.and_then(|kept| kept.answers.get(&question)) {
                return answer.clone();
            }
        }
        // The lock is not held while the answer is looked for.
        let answer = find();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST.1 && !all.contains_key(article) {
            all.clear();
        }
        let kept = all
            .entry(article.clone())
            .or_insert_with(|| Kept { state: state.clone(), answers: HashMap::new() });
        if kept.state != state || kept.answers.len() >= MOST.0 {
            kept.answers.clear();
            kept.state = state;
        }
        kept.answers.insert(question, answer.clone());
        answer
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

    #[test]
    fn an_answer_is_kept_while_the_others_stay() {
        let (a, b) = (ArticleId::from("a"), ArticleId::from("b"));
        let (memo, mut stamps) = (Memo::default(), Stamps::default());
        let ask = |stamps: &Stamps, answer: u8| memo.answer(&a, stamps.around(&a), "question", || answer);
        assert_eq!(ask(&stamps, 1), 1);
        stamps.change(&a, false);
        assert_eq!(ask(&stamps, 2), 1, "its own change is none of the others");
        stamps.change(&b, false);
        assert_eq!(ask(&stamps, 3), 3);
        stamps.change(&a, false);
        stamps.change(&a, false);
        assert_eq!(ask(&stamps, 4), 3);
        stamps.change(&a, true);
        assert_eq!(ask(&stamps, 5), 5, "names are looked up in all articles");
    }

    #[test]
    fn an_answer_about_words_is_kept_when_names_change() {
        let (a, b) = (ArticleId::from("a"), ArticleId::from("b"));
        let (memo, mut stamps) = (Memo::default(), Stamps::default());
        let ask = |stamps: &Stamps, answer: u8| memo.answer(&a, stamps.beside(&a), "question", || answer);
        assert_eq!(ask(&stamps, 1), 1);
        stamps.change(&a, true);
        assert_eq!(ask(&stamps, 2), 1);
        stamps.change(&b, true);
        assert_eq!(ask(&stamps, 3), 3);
    }

    #[test]
    fn states_that_part_do_not_meet() {
        let (a, b) = (ArticleId::from("a"), ArticleId::from("b"));
        let (mut one, mut other) = (Stamps::default(), Stamps::default());
        one.change(&b, false);
        other.change(&b, false);
        assert_ne!(one.around(&a), other.around(&a));
    }
}
