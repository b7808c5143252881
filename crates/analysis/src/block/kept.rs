//! A sentence that was read before, in a block that has changed around it. What rests on the sentence alone is taken
//! over: its words where its tokens are the same, the rest where quotations, names, figures and dates are as well.

use super::Block;
use crate::attribution::LocalAttribution;
use crate::dates::DateExpression;
use crate::entities::Name;
use crate::figures::Figure;
use crate::quotes::LocalQuote;
use crate::sourcing::SentenceReading;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::{self, Token};

/// A sentence of a block that was read before, and where it stands now.
pub(super) struct Kept<'a> {
    block: &'a Block,
    /// Which of the sentences of `block`.
    sentence: usize,
    from: Span,
    to: Span,
    /// The first token, there and here.
    token: (usize, usize),
}

impl<'a> Kept<'a> {
    /// A sentence of `block` that now stands at `to`, if its `tokens` are still the same.
    pub(super) fn find(block: &'a Block, sentence: usize, tokens: &[Token], to: Span) -> Option<Self> {
        let from = *block.sentences.get(sentence)?;
        let same = |own: &Token, old: &Token| {
            own.span.start - to.start == old.span.start - from.start
                && (&own.norm, own.kind, own.shape, own.joined)
                    == (&old.norm, old.kind, old.shape, old.joined)
        };
        let (own, old) = (tokenizer::within(tokens, to), tokenizer::within(&block.tokens, from));
        let alike = own.len() == old.len() && own.iter().zip(old).all(|(own, old)| same(own, old));
        let before =
            |tokens: &[Token], sentence: Span| tokens.partition_point(|t| t.span.start < sentence.start);
        let token = (before(&block.tokens, from), before(tokens, to));
        alike.then_some(Self { block, sentence, from, to, token })
    }

    /// Where a span of the sentence is now; one that leaves it stays.
    fn moved(&self, span: Span) -> Span {
        if self.from.covers(span) {
            Span::new(span.start - self.from.start, span.end - self.from.start).shift(self.to.start)
        } else {
            span
        }
    }

    /// Its words, the first of which is word `first` of its block now.
    pub(super) fn words(&self, first: usize) -> impl Iterator<Item = SyntacticWord> {
        let before = self.block.words.partition_point(|word| word.span.start < self.from.start);
        let words = self.block.words.iter().skip(before).take_while(|word| word.span.end <= self.from.end);
        words.map(move |word| SyntacticWord {
            token: word.token - self.token.0 + self.token.1,
            span: self.moved(word.span),
            head: word.head.map(|head| head - before + first),
            ..word.clone()
        })
    }

    /// What was found in and at the sentence is the same in its new block, and no quotation leaves it.
    pub(super) fn stands_alike(&self, now: &Block) -> bool {
        let quote = |old: &LocalQuote, now: &LocalQuote| {
            let (inner, outer) = (self.moved(old.inner), self.moved(old.outer));
            LocalQuote { inner, outer, ..old.clone() } == *now
        };
        // How sure the block is of a name, which rests on the words around the sentence, is nothing to the sentence.
        let moved = |span: Option<Span>| span.map(|span| self.moved(span));
        let name = |old: &Name, now: &Name| {
            (self.moved(old.span), old.kind, moved(old.title), moved(old.role), moved(old.alias))
                == (now.span, now.kind, now.title, now.role, now.alias)
        };
        let figure =
            |old: &Figure, now: &Figure| Figure { span: self.moved(old.span), ..old.clone() } == *now;
        let date = |old: &DateExpression, now: &DateExpression| {
            DateExpression { span: self.moved(old.span), ..old.clone() } == *now
        };
        let whole = |q: &LocalQuote| self.to.covers(q.outer);
        near(&now.quotes, |q| q.outer, self.to).all(whole)
            && self.alike(&self.block.quotes, &now.quotes, |q| q.outer, quote)
            && self.alike(&self.block.names, &now.names, |n| n.span, name)
            && self.alike(&self.block.figures, &now.figures, |f| f.span, figure)
            && self.alike(&self.block.dates, &now.dates, |d| d.span, date)
    }

    /// Of `old` and `now`, those near the sentence are the same.
    fn alike<T>(
        &self,
        old: &[T],
        now: &[T],
        span: impl Fn(&T) -> Span,
        same: impl Fn(&T, &T) -> bool,
    ) -> bool {
        let mut now = near(now, &span, self.to);
        near(old, &span, self.from).all(|old| now.next().is_some_and(|now| same(old, now)))
            && now.next().is_none()
    }

    /// What it shows of its need for a source.
    pub(super) fn reading(&self) -> Option<SentenceReading> {
        Some(self.block.readings.get(self.sentence)?.moved(|span| self.moved(span)))
    }

    /// What it shows of how much its source is asked for.
    pub(super) fn features(&self) -> Option<Box<[u16]>> {
        self.block.features.get(self.sentence).cloned()
    }

    /// Its attributions; [`LocalAttribution::within`] counts from the first of them.
    pub(super) fn attributions(&self) -> Option<Vec<LocalAttribution>> {
        let end = *self.block.attributed.get(self.sentence)?;
        let first = self.sentence.checked_sub(1).and_then(|n| self.block.attributed.get(n)).map_or(0, |n| *n);
        let own = |attribution: &LocalAttribution| LocalAttribution {
            within: attribution.within.map(|within| within - first),
            ..attribution.moved(|span| self.moved(span))
        };
        Some(self.block.attributions.get(first..end)?.iter().map(own).collect())
    }
}

/// Those of `all` that share a byte with a sentence, or touch it.
fn near<T>(all: &[T], span: impl Fn(&T) -> Span, sentence: Span) -> impl Iterator<Item = &T> {
    all.iter().filter(move |one| {
        let span = span(one);
        span.start <= sentence.end && sentence.start <= span.end
    })
}
