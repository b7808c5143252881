//! Ways through the trees of a block: children, ancestors, what stands under a word, who does what a verb says.

use super::{Deprel, SyntacticWord, Upos};
use crate::text::Span;

/// The words of a block and who hangs on whom. Made in linear time; every question costs no more than its answer.
///
/// Words are named by their index in [`Block::words`](crate::block::Block::words).
///
/// ```
/// use sourcier_analysis::syntax::{Deprel, Tree};
/// let article = sourcier_analysis::analyze("Le pont rouvrira lundi, a annoncé la mairie de Brest.");
/// let block = &article.blocks[0].block;
/// let tree = Tree::of(&block.words);
/// let verb = block.words.iter().position(|w| &*w.lemma == "rouvrir").unwrap();
/// let subject = tree.subject(verb).unwrap();
/// assert_eq!(tree.span(subject).of(&block.text), "Le pont");
/// ```
pub struct Tree<'a> {
    words: &'a [SyntacticWord],
    /// Children of all words, those of one word together and in the order of the text.
    children: Vec<usize>,
    /// Where the children of a word start; one more at the end.
    starts: Vec<usize>,
    /// First and last word of what stands under each word.
    extents: Vec<(usize, usize)>,
}

impl<'a> Tree<'a> {
    /// Looks at the words of a block.
    pub fn of(words: &'a [SyntacticWord]) -> Self {
        let mut starts = vec![0; words.len() + 1];
        for word in words {
            if let Some(count) = word.head.and_then(|head| starts.get_mut(head + 1)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut children = vec![0; sum];
        for (at, word) in words.iter().enumerate() {
            let Some(place) = word.head.and_then(|head| free.get_mut(head)) else { continue };
            if let Some(child) = children.get_mut(*place) {
                *child = at;
            }
            *place += 1;
        }
        let mut tree =
            Self { words, children, starts, extents: (0..words.len()).map(|at| (at, at)).collect() };
        tree.measure();
        tree
    }

    /// Finds the extents, from the leaves up.
    fn measure(&mut self) {
        let mut order: Vec<usize> =
            self.words.iter().enumerate().filter(|(_, w)| w.head.is_none()).map(|(at, _)| at).collect();
        let mut next = 0;
        while let Some(at) = order.get(next).copied() {
            order.extend_from_slice(self.children(at));
            next += 1;
        }
        for at in order.into_iter().rev() {
            let Some((first, last)) = self.extents.get(at).copied() else { continue };
            let head = self.words.get(at).and_then(|word| word.head);
            if let Some(above) = head.and_then(|head| self.extents.get_mut(head)) {
                *above = (above.0.min(first), above.1.max(last));
            }
        }
    }

    /// What hangs on a word, in the order of the text.
    pub fn children(&self, word: usize) -> &[usize] {
        let start = self.starts.get(word).copied().unwrap_or_default();
        let end = self.starts.get(word + 1).copied().unwrap_or_default();
        self.children.get(start..end).unwrap_or_default()
    }

    /// What hangs on a word by one of these relations.
    pub fn children_by<'t>(
        &'t self,
        word: usize,
        is: impl Fn(Deprel) -> bool + 't,
    ) -> impl Iterator<Item = usize> + 't {
        self.children(word).iter().copied().filter(move |child| self.deprel(*child).is_some_and(&is))
    }

    /// The first word that hangs on a word by this relation.
    pub fn child(&self, word: usize, deprel: Deprel) -> Option<usize> {
        self.children_by(word, move |d| d == deprel).next()
    }

    /// The words above a word, the nearest first, the root last.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let head = |word: usize| self.words.get(word).and_then(|w| w.head);
        std::iter::successors(head(word), move |above| head(*above)).take(self.words.len())
    }

    /// First and last word of what stands under a word, itself included.
    pub fn extent(&self, word: usize) -> (usize, usize) {
        self.extents.get(word).copied().unwrap_or((word, word))
    }

    /// The bytes from the first to the last word under a word, the marks at its edges left out.
    pub fn span(&self, word: usize) -> Span {
        let (mut first, mut last) = self.extent(word);
        let is_mark = |at: usize| self.words.get(at).is_some_and(|w| w.upos == Upos::Punct);
        while first < last && is_mark(first) {
            first += 1;
        }
        while first < last && is_mark(last) {
            last -= 1;
        }
        match (self.words.get(first), self.words.get(last)) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::new(0, 0),
        }
    }

    /// A word stands under another, or is it.
    pub fn is_under(&self, word: usize, above: usize) -> bool {
        word == above || self.ancestors(word).any(|a| a == above)
    }

    /// The word that acts, or is acted upon, in what a verb says; before or behind the verb.
    ///
    /// An auxiliary and a copula have the subject of what they belong to; a verb that is joined to another one and has no
    /// subject of its own has that of the first: « le maire a lu la lettre et répondu ».
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let carries = |d: Deprel| {
            use Deprel::{Aux, AuxCaus, AuxPass, AuxTense, Conj, Cop};
            matches!(d, Aux | AuxCaus | AuxPass | AuxTense | Conj | Cop)
        };
        let mut at = verb;
        for above in self.ancestors(verb).map(Some).chain([None]) {
            if let Some(subject) = self.own_subject(at) {
                return Some(subject);
            }
            if !self.deprel(at).is_some_and(carries) {
                break;
            }
            at = above?;
        }
        None
    }

    /// The subject that hangs on the word itself; the pronoun of « il est temps » only when there is no other.
    fn own_subject(&self, verb: usize) -> Option<usize> {
        let real = |d: Deprel| d.is_subject() && d != Deprel::ExplSubj;
        self.children_by(verb, real).next().or_else(|| self.child(verb, Deprel::ExplSubj))
    }

    /// A word and those joined to it, in the order of the text: « MM. Kim et Choïgou ».
    pub fn conjuncts(&self, word: usize) -> Vec<usize> {
        let mut all = vec![word];
        let mut next = 0;
        while let Some(at) = all.get(next).copied().filter(|_| next < self.words.len()) {
            all.extend(self.children_by(at, |d| d == Deprel::Conj));
            next += 1;
        }
        all.sort_unstable();
        all
    }

    fn deprel(&self, word: usize) -> Option<Deprel> {
        self.words.get(word).map(|w| w.deprel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Feats;

    /// Words one byte apart, by head and relation.
    fn words(arcs: &[(Upos, Option<usize>, Deprel)]) -> Vec<SyntacticWord> {
        arcs.iter()
            .enumerate()
            .map(|(at, (upos, head, deprel))| SyntacticWord {
                token: at,
                part: 0,
                span: Span::new(2 * at, 2 * at + 1),
                upos: *upos,
                feats: Feats::default(),
                lemma: "x".into(),
                head: *head,
                deprel: *deprel,
            })
            .collect()
    }

    #[test]
    fn the_way_through_a_sentence() {
        // « Le maire a lu et répondu . »
        let words = words(&[
            (Upos::Det, Some(1), Deprel::Det),
            (Upos::Noun, Some(3), Deprel::Nsubj),
            (Upos::Aux, Some(3), Deprel::AuxTense),
            (Upos::Verb, None, Deprel::Root),
            (Upos::Cconj, Some(5), Deprel::Cc),
            (Upos::Verb, Some(3), Deprel::Conj),
            (Upos::Punct, Some(3), Deprel::Punct),
        ]);
        let tree = Tree::of(&words);
        assert_eq!(tree.children(3), [1, 2, 5, 6]);
        assert_eq!(tree.child(3, Deprel::AuxTense), Some(2));
        assert_eq!(tree.ancestors(0).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(tree.extent(3), (0, 6));
        assert_eq!(tree.span(3), Span::new(0, 11));
        assert_eq!(tree.span(1), Span::new(0, 3));
        assert!(tree.is_under(0, 3) && !tree.is_under(3, 0));
        assert_eq!([2, 3, 5].map(|verb| tree.subject(verb)), [Some(1); 3]);
        assert_eq!(tree.subject(0), None);
        assert_eq!(tree.conjuncts(3), [3, 5]);
        assert_eq!(tree.children(99), []);
    }
}
