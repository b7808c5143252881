//! The dependency parse of a sentence, asked by token.

use crate::parser::LONGEST;
use crate::syntax::{Deprel, SyntacticWord, Upos};
use crate::text::Span;

/// The parse of one sentence. Tokens are counted as the views of attribution and claims count them: from the first
/// token of the sentence.
#[derive(Clone, Copy)]
pub(crate) struct Tree<'a> {
    words: &'a [SyntacticWord],
    /// Index of the first word in the block, which heads are counted from.
    base: usize,
    /// Index of the first token in the block.
    token: usize,
}

impl<'a> Tree<'a> {
    /// The parse of the sentence at `span` of a block, whose first token is `token`.
    pub(crate) fn new(words: &'a [SyntacticWord], span: Span, token: usize) -> Self {
        let base = words.partition_point(|w| w.span.start < span.start);
        let end = words.partition_point(|w| w.span.start < span.end);
        Self { words: words.get(base..end).unwrap_or_default(), base, token }
    }

    /// The word at token `i`; of a contraction the second, which can head a phrase.
    pub(crate) fn at(&self, i: usize) -> Option<usize> {
        let token = self.token + i;
        let next = self.words.partition_point(|w| w.token <= token);
        next.checked_sub(1).filter(|w| self.words.get(*w).is_some_and(|w| w.token == token))
    }

    pub(crate) fn word(&self, w: usize) -> Option<&'a SyntacticWord> {
        self.words.get(w)
    }

    /// The token of a word.
    pub(crate) fn token_of(&self, w: usize) -> Option<usize> {
        self.words.get(w)?.token.checked_sub(self.token)
    }

    pub(crate) fn head(&self, w: usize) -> Option<usize> {
        self.words.get(w)?.head?.checked_sub(self.base).filter(|h| *h < self.words.len())
    }

    pub(crate) fn deprel(&self, w: usize) -> Option<Deprel> {
        self.words.get(w).map(|w| w.deprel)
    }

    /// The dependents of a word, from left to right.
    pub(crate) fn children(&self, w: usize) -> impl Iterator<Item = usize> {
        let head = w + self.base;
        let words = self.words;
        // The parser joins no words that are farther apart than its longest sentence.
        let window = w.saturating_sub(LONGEST)..words.len().min(w + LONGEST);
        window.filter(move |c| words.get(*c).is_some_and(|word| word.head == Some(head)))
    }

    /// The word that a verb group hangs on: the verb itself, or what its auxiliary or copula belongs to.
    pub(crate) fn predicate(&self, i: usize) -> Option<usize> {
        let mut w = self.at(i)?;
        for _ in 0..3 {
            let auxiliary = self.deprel(w).is_some_and(|r| {
                matches!(r, Deprel::AuxTense | Deprel::AuxPass | Deprel::Aux | Deprel::AuxCaus | Deprel::Cop)
            });
            match self.head(w).filter(|_| auxiliary) {
                Some(head) => w = head,
                None => break,
            }
        }
        Some(w)
    }

    /// The head of the subject of the verb at token `i`: its own, that of the verb it is joined to, or what its
    /// relative pronoun stands for.
    pub(crate) fn subject(&self, i: usize) -> Option<usize> {
        let mut verb = self.predicate(i)?;
        for _ in 0..4 {
            if let Some(subject) = self.own_subject(verb) {
                let relative =
                    self.word(subject).is_some_and(|w| w.upos == Upos::Pron && is_relative(&w.lemma));
                return match self.deprel(verb) {
                    Some(Deprel::AclRelcl) if relative => self.head(verb),
                    _ if relative => None,
                    _ => Some(subject),
                };
            }
            // « S a publié une vidéo et a indiqué que », « S, ajoutant que », « S dit vouloir annoncer que »
            match self.deprel(verb)? {
                Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis => verb = self.head(verb)?,
                Deprel::Acl => return self.head(verb),
                _ => return None,
            }
        }
        None
    }

    /// The subject that hangs on the verb itself.
    pub(crate) fn own_subject(&self, verb: usize) -> Option<usize> {
        let subject = |c: &usize| {
            matches!(
                self.deprel(*c),
                Some(Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjCaus | Deprel::NsubjOuter)
            )
        };
        self.children(verb).find(subject)
    }

    /// First and last token of the noun phrase headed by `w`, without what only follows it.
    pub(crate) fn phrase(&self, w: usize) -> Option<(usize, usize)> {
        let (mut first, mut last) = (w, w);
        let mut open = vec![w];
        while let Some(word) = open.pop() {
            first = first.min(word);
            last = last.max(word);
            for child in self.children(word) {
                let inside = self.deprel(child).is_some_and(|r| {
                    matches!(
                        r,
                        Deprel::Det
                            | Deprel::Amod
                            | Deprel::Nmod
                            | Deprel::Appos
                            | Deprel::FlatName
                            | Deprel::Flat
                            | Deprel::FlatForeign
                            | Deprel::Nummod
                            | Deprel::Case
                            | Deprel::Conj
                            | Deprel::Cc
                            | Deprel::Compound
                            | Deprel::Fixed
                    )
                });
                if inside && !(word == w && self.deprel(child) == Some(Deprel::Case)) {
                    open.push(child);
                }
            }
        }
        Some((self.token_of(first)?, self.token_of(last)?))
    }

    /// The clause of the verb at token `i` is a complement of the verb at token `verb`, or an adverbial that nothing
    /// introduces.
    pub(crate) fn hangs_on(&self, i: usize, verb: usize) -> bool {
        let bare = |w| !self.children(w).any(|c| self.deprel(c) == Some(Deprel::Mark));
        let complement = |w: &usize| match self.deprel(*w) {
            Some(Deprel::Ccomp | Deprel::Parataxis) => true,
            Some(Deprel::Advcl) => bare(*w),
            _ => false,
        };
        let above = self.predicate(i).filter(complement).and_then(|w| self.head(w));
        above.is_some() && above == self.predicate(verb)
    }

    /// The word at token `i` stands in a clause that depends on another: relative, completive, circumstantial.
    pub(crate) fn is_subordinate(&self, i: usize) -> Option<bool> {
        let mut w = self.predicate(i)?;
        for _ in 0..LONGEST {
            match self.deprel(w)? {
                Deprel::AclRelcl | Deprel::Advcl | Deprel::Ccomp | Deprel::Csubj | Deprel::Acl => {
                    return Some(true);
                }
                Deprel::Root => return Some(false),
                _ => w = self.head(w)?,
            }
        }
        None
    }
}

fn is_relative(lemma: &str) -> bool {
    matches!(lemma, "qui" | "que" | "dont" | "lequel" | "où")
}
