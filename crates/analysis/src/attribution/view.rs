//! A sentence as the patterns see it.

use crate::entities::Name;
use crate::lexicon::{self, Features};
use crate::quotes::LocalQuote;
use crate::syntax::{SyntacticWord, Upos};
use crate::text::Span;
use crate::tokenizer::{Token, within};

use super::tree::Tree;

/// A sentence with what is known of it. Positions are indexes into `tokens`.
pub(super) struct View<'a> {
    pub tokens: &'a [Token],
    pub span: Span,
    marks: Vec<Marks>,
    pub quotes: &'a [LocalQuote],
    pub names: &'a [Name],
    pub tree: Tree<'a>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        tokens: &'a [Token],
        span: Span,
        quotes: &'a [LocalQuote],
        names: &'a [Name],
        words: &'a [SyntacticWord],
    ) -> Self {
        let tree = Tree::new(words, span, tokens.partition_point(|t| t.span.start < span.start));
        let tokens = within(tokens, span);
        // A sentence never cuts a quotation: those of the sentence begin in it.
        let from = quotes.partition_point(|q| q.outer.start < span.start);
        let to = quotes.partition_point(|q| q.outer.start < span.end);
        let quotes = quotes.get(from..to).unwrap_or_default();
        let marks = marks(tokens, quotes);
        let names_from = names.partition_point(|n| n.span.end <= span.start);
        let names_to = names.partition_point(|n| n.span.start < span.end);
        Self { tokens, span, marks, quotes, names: names.get(names_from..names_to).unwrap_or_default(), tree }
    }

    pub(super) fn get(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    pub(super) fn is(&self, i: usize, norm: &str) -> bool {
        self.get(i).is_some_and(|t| t.is(norm))
    }

    pub(super) fn is_any(&self, i: usize, norms: &[&str]) -> bool {
        self.get(i).is_some_and(|t| t.is_any(norms))
    }

    /// The part of speech of token `i`.
    pub(super) fn upos(&self, i: usize) -> Option<Upos> {
        self.tree.word(self.tree.at(i)?).map(|w| w.upos)
    }

    /// The token before `i`, if there is one.
    pub(super) fn before(&self, i: usize) -> Option<&'a Token> {
        self.get(i.checked_sub(1)?)
    }

    /// The outermost quoted stretch that token `i` lies in; its marks do not count as inside.
    pub(super) fn quote_at(&self, i: usize) -> Option<usize> {
        self.marks.get(i)?.inside
    }

    /// Opens a quotation.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.opened(i).is_some()
    }

    /// Closes a quotation.
    pub(super) fn closes(&self, i: usize) -> bool {
        self.closed_by(i).is_some()
    }

    /// The quotation that ends right before token `i`, over Markdown's mark of emphasis: « *« Q »*, dit S ».
    pub(super) fn quoted_before(&self, i: usize) -> Option<&'a LocalQuote> {
        let last = i.checked_sub(1)?;
        let mark = last.checked_sub(1).filter(|_| self.is_any(last, &["*", "**", "_"]));
        self.closed_by(last).or_else(|| self.closed_by(mark?))
    }

    /// The quoted stretch that opens at token `i`.
    pub(super) fn opened(&self, i: usize) -> Option<&'a LocalQuote> {
        self.quotes.get(self.marks.get(i)?.opens?)
    }

    /// The quoted stretch that the mark at token `i` closes.
    pub(super) fn closed_by(&self, i: usize) -> Option<&'a LocalQuote> {
        self.quotes.get(self.marks.get(i)?.closes?)
    }

    /// The token index behind the quoted stretch that opens at `i`; `i` itself when none does.
    pub(super) fn behind_quote(&self, i: usize) -> usize {
        self.opened(i).map_or(i, |q| self.tokens.partition_point(|t| t.span.start < q.outer.end).max(i + 1))
    }

    pub(super) fn span_of(&self, first: usize, last: usize) -> Span {
        match (self.get(first), self.get(last)) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// The best name that overlaps token `i`.
    pub(super) fn name_at(&self, i: usize) -> Option<&'a Name> {
        let token = self.get(i)?;
        self.names.iter().find(|n| n.span.overlaps(token.span))
    }

    /// « L'Est républicain », « dans l'Est », « la région Grand Est »: no form of « être ».
    fn is_east(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.is("est") && t.is_capital())
            && self.before(i).is_some_and(|t| t.is_any(&["l'", "grand"]))
    }

    /// A finite verb outside quotation marks: one that cannot be anything else, or that the tagger takes for one.
    pub(super) fn is_finite(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| {
            let other = || t.word.is(Features::NOUN | Features::ADJ | Features::ADP);
            lexicon::is_auxiliary(&t.norm) && !self.is_east(i)
                || t.word.is(Features::FINITE)
                    && !t.is_capital()
                    && (!other() || matches!(self.upos(i), Some(Upos::Verb | Upos::Aux)))
        }) && self.quote_at(i).is_none()
    }
}

/// What a token has to do with the quotations of its sentence, as indexes into them.
#[derive(Clone, Copy, Default)]
struct Marks {
    inside: Option<usize>,
    opens: Option<usize>,
    closes: Option<usize>,
}

fn marks(tokens: &[Token], quotes: &[LocalQuote]) -> Vec<Marks> {
    let mut closings: Vec<(usize, usize)> =
        quotes.iter().enumerate().map(|(i, q)| (q.outer.end, i)).collect();
    closings.sort_unstable();
    let mut outermost = quotes.iter().enumerate().filter(|(_, q)| !q.nested && q.outer != q.inner).peekable();
    tokens
        .iter()
        .map(|token| {
            while outermost.next_if(|(_, q)| q.outer.end < token.span.end).is_some() {}
            let inside = outermost.peek().filter(|(_, q)| q.inner.covers(token.span)).map(|(i, _)| *i);
            let first = quotes.partition_point(|q| q.outer.start < token.span.start);
            let opens = quotes
                .get(first)
                .filter(|q| q.outer.start == token.span.start && q.outer.end > token.span.end)
                .map(|_| first);
            let last = closings.partition_point(|(end, _)| *end < token.span.end);
            let closes = closings
                .get(last)
                .filter(|(end, i)| {
                    *end == token.span.end && quotes.get(*i).is_some_and(|q| q.inner.end <= token.span.start)
                })
                .map(|(_, i)| *i);
            Marks { inside, opens, closes }
        })
        .collect()
}

const DETERMINERS: [&str; 36] = [
    "le", "la", "les", "l'", "un", "une", "des", "du", "son", "sa", "ses", "leur", "leurs", "notre", "nos",
    "ce", "cet", "cette", "ces", "plusieurs", "certains", "certaines", "quelques", "chaque", "deux", "trois",
    "quatre", "cinq", "six", "aucun", "aucune", "divers", "diverses", "différents", "d'", "de",
];

pub(super) fn is_determiner(token: &Token) -> bool {
    token.is_any(&DETERMINERS)
}
