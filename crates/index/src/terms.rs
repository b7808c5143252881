//! The content words of a sentence, normalised so that two sentences that say the same thing share them.
//!
//! A term is a hash: case, accents, apostrophes, plural and feminine endings are folded away, a verb form counts as
//! its infinitive, and a word of a name counts as its sound, so that « Choïgou » and « Shoigu »
//! are one term. Function words are dropped, and so are the words that say who says it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use sourcier_analysis::Article;
use sourcier_analysis::article::Sentence;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::{fold, key};
use sourcier_analysis::mentions::{Mention, MentionForm};
use sourcier_analysis::text::Span;
use sourcier_analysis::tokenizer::{Token, TokenKind};

use crate::names;

mod known;

pub(crate) use known::Known;

/// One content word. Two terms are the same word when their [`Term::key`]s are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Term(u64);

const NUMBER: u64 = 1;
const NAME: u64 = 2;
const FUNCTION: u64 = 4;

impl Term {
    /// A word; `text` is normalised already.
    pub fn word(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self(hasher.finish() & !(NUMBER | NAME | FUNCTION))
    }

    /// What may stand for anything: like no word.
    pub(crate) const GAP: Self = Self(!(NUMBER | NAME | FUNCTION));

    /// A figure, as its digits.
    pub fn number(digits: &str) -> Self {
        Self(Self::word(digits).0 | NUMBER)
    }

    /// The same word as a name or a part of one.
    #[must_use]
    pub fn name(self) -> Self {
        Self(self.0 | NAME)
    }

    /// The same word as a part of a function or description: « le dirigeant nord-coréen ».
    #[must_use]
    pub fn function(self) -> Self {
        Self(self.0 | FUNCTION)
    }

    /// What is compared: the word, wherever it stands.
    pub fn key(self) -> u64 {
        self.0 & !(NAME | FUNCTION)
    }

    /// Is a figure.
    pub fn is_number(self) -> bool {
        self.0 & NUMBER != 0
    }

    /// Is a name or a part of one.
    pub fn is_name(self) -> bool {
        self.0 & NAME != 0
    }

    /// Is a part of a function or description; in a quotation, a function word.
    pub fn is_function(self) -> bool {
        self.0 & FUNCTION != 0
    }

    /// Only says who or where: two sentences that share nothing else do not say the same thing.
    pub fn is_naming(self) -> bool {
        self.0 & (NAME | FUNCTION) != 0
    }
}

/// The terms of a sentence, in its order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    words: Box<[Term]>,
    signature: u64,
    negated: bool,
}

impl Terms {
    /// Of these terms; `negated` when the sentence holds a « ne ».
    pub fn new(terms: Vec<Term>, negated: bool) -> Self {
        let signature = terms.iter().fold(0, |bits, term| bits | bit(*term));
        Self { words: terms.into(), signature, negated }
    }

    /// The terms of a sentence of `article`.
    pub fn of(article: &Article, sentence: &Sentence) -> Self {
        let Some(placed) = article.blocks.get(sentence.block) else { return Self::default() };
        let local = Span::new(
            sentence.span.start.saturating_sub(placed.start),
            sentence.span.end.saturating_sub(placed.start),
        );
        let tokens = placed.block.tokens_in(local);
        let skipped = sourcing_words(article, sentence);
        let named = naming_words(article, sentence);
        let mut terms = Vec::new();
        let mut negated = false;
        for token in tokens {
            let span = token.span.shift(placed.start);
            if skipped.iter().any(|s| s.covers(span)) {
                continue;
            }
            negated |= token.is_any(&["ne", "n'", "aucun", "aucune"]);
            match named.iter().find(|(stretch, _)| stretch.covers(span)) {
                None => terms.extend(plain(token)),
                Some((_, Naming::Function)) => terms.extend(plain(token).map(Term::function)),
                Some((_, Naming::Person)) => terms.extend(parts(token)),
                // The name is one term, whatever its words: it counts where it begins.
                Some((stretch, Naming::Name(key))) if stretch.start == span.start => {
                    terms.push(Term::word(key).name());
                }
                Some((_, Naming::Name(_))) => {}
            }
        }
        Self::new(terms, negated)
    }

    /// The terms, in the sentence's order.
    pub fn as_slice(&self) -> &[Term] {
        &self.words
    }

    /// Whether the sentence denies what it says.
    pub fn negated(&self) -> bool {
        self.negated
    }

    /// One bit for each term; different terms may have the same.
    pub(crate) fn signature(&self) -> u64 {
        self.signature
    }

    /// At least as many terms as this sentence shares with one of that `signature`.
    pub(crate) fn shared_at_most(&self, signature: u64) -> usize {
        let lost = self.words.len() - self.signature.count_ones() as usize;
        (self.signature & signature).count_ones() as usize + lost
    }
}

pub(crate) fn bit(term: Term) -> u64 {
    1 << (term.key() >> 58)
}

/// How a stretch takes part in naming.
#[derive(Clone, PartialEq, Eq)]
enum Naming {
    /// A person: « M. Kim » and « Kim Jong-un » have a word in common.
    Person,
    /// Any other name, by its key.
    Name(String),
    /// A function or description.
    Function,
}

/// The term of a word outside of names; `None` for a mark and a function word.
fn plain(token: &Token) -> Option<Term> {
    match token.kind {
        TokenKind::Mark => None,
        TokenKind::Number => {
            let digits: String = token.norm.chars().filter(|c| !c.is_whitespace()).collect();
            Some(Term::number(&digits))
        }
        TokenKind::Word => (!is_stop_word(&token.norm)).then(|| Term::word(&stem(token))),
    }
}

/// The terms of a word of a person's name, by their sound.
pub(crate) fn parts(token: &Token) -> impl Iterator<Item = Term> {
    let words = token.norm.split(['-', '\'']).filter(|part| part.chars().count() > 1 && !is_stop_word(part));
    words.map(|part| Term::word(&key(part)).name())
}

/// Cues and sources of the sentence: what it says is the same whoever says it. An act of speech is itself what the
/// sentence says, so its verb and subject stay.
fn sourcing_words(article: &Article, sentence: &Sentence) -> Vec<Span> {
    let from = article.attributions.partition_point(|a| a.cue.end <= sentence.span.start);
    let here = article.attributions.iter().skip(from).take_while(|a| a.cue.start < sentence.span.end);
    here.filter(|a| !a.speech_act).flat_map(|a| [Some(a.cue), a.source]).flatten().collect()
}

/// Those that begin before the stretch ends, from the first that reaches into it.
pub(crate) fn mentions_in(article: &Article, span: Span) -> &[Mention] {
    let start = article.mentions.partition_point(|m| m.span.end <= span.start);
    let rest = article.mentions.get(start..).unwrap_or_default();
    let end = rest.iter().take_while(|m| m.span.start < span.end).count();
    rest.get(..end).unwrap_or_default()
}

/// Names, functions and descriptions of the sentence.
fn naming_words(article: &Article, sentence: &Sentence) -> Vec<(Span, Naming)> {
    let mut words = Vec::new();
    for mention in mentions_in(article, sentence.span) {
        let naming = match (mention.form, article.entity_of(mention)) {
            (MentionForm::Description | MentionForm::Pronoun, _) => Naming::Function,
            (MentionForm::Name, Some(entity)) if entity.kind != EntityKind::Person => {
                Naming::Name(names::key(entity.kind, &entity.name))
            }
            (MentionForm::Name, _) => Naming::Person,
        };
        words.push((mention.span, naming));
        words.extend(mention.role.map(|role| (role, Naming::Function)));
    }
    // A name inside a description is first of all a name.
    words.sort_by_key(|(_, naming)| *naming == Naming::Function);
    words
}

pub(crate) fn is_stop_word(norm: &str) -> bool {
    static STOP_WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| include_str!("stop_words.txt").lines().collect());
    norm.chars().count() < 2 || STOP_WORDS.contains(norm)
}

pub(crate) fn stem(token: &Token) -> String {
    token.word.infinitive().map_or_else(|| strip_ending(&fold(&token.norm)), fold)
}

/// Without plural and feminine endings: « nationaux », « nationales » → `national`.
pub(crate) fn strip_ending(word: &str) -> String {
    if word.chars().count() < 4 {
        return word.to_owned();
    }
    if let Some(root) = word.strip_suffix("aux") {
        return format!("{root}al");
    }
    let word = word.strip_suffix(['s', 'x']).unwrap_or(word);
    let mut root = word.strip_suffix('e').unwrap_or(word).to_owned();
    if ["nn", "ll", "tt", "ss"].iter().any(|double| root.ends_with(double)) {
        root.pop();
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_accents_fold_away() {
        for (a, b) in [("nationaux", "nationales"), ("Étrangère", "étrangers"), ("cœur", "coeurs")] {
            let stem = |word: &str| strip_ending(&fold(word));
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(strip_ending("pont"), strip_ending("ponce"));
    }

    #[test]
    fn a_term_is_the_same_word_in_and_out_of_a_name() {
        assert_eq!(Term::word("pont").name().key(), Term::word("pont").key());
        assert_ne!(Term::word("12").key(), Term::number("12").key());
    }

    #[test]
    fn the_stop_words_are_sorted() {
        let words: Vec<_> = include_str!("stop_words.txt").lines().collect();
        assert!(words.is_sorted(), "keep stop_words.txt sorted");
    }

    proptest::proptest! {
        #[test]
        fn the_signature_never_hides_a_shared_term(a in proptest::collection::vec(0u8..90, 0..30), b in proptest::collection::vec(0u8..90, 0..30)) {
            let terms = |of: &[u8]| Terms::new(of.iter().map(|n| Term::word(&n.to_string())).collect(), false);
            let set = |of: &[u8]| of.iter().copied().collect::<std::collections::BTreeSet<_>>();
            let shared = set(&a).intersection(&set(&b)).count();
            proptest::prop_assert!(terms(&a).shared_at_most(terms(&b).signature()) >= shared);
        }
    }
}
