//! Terms that need not be found again: those of a sentence or a quotation that stands in a block which did not change, where
//! the article sees the same names and sources in it as before.

use std::collections::HashMap;
use std::sync::Arc;

use sourcier_analysis::Article;
use sourcier_analysis::article::Sentence;
use sourcier_analysis::block::{Block, PlacedBlock};
use sourcier_analysis::mentions::Mention;
use sourcier_analysis::text::Span;

use super::{Terms, mentions_in, sourcing_words};
use crate::Contribution;
use crate::verbatim::{Verbatim, asides};

/// An article as it was before, and what it added.
pub(crate) struct Known<'a> {
    article: &'a Article,
    added: &'a Contribution,
    /// Where each of its blocks stood.
    starts: HashMap<*const Block, usize>,
}

impl<'a> Known<'a> {
    /// `added` is what `article` added.
    pub(crate) fn of(article: &'a Article, added: &'a Contribution) -> Self {
        let starts = article.blocks.iter().map(|placed| (Arc::as_ptr(&placed.block), placed.start)).collect();
        Self { article, added, starts }
    }

    /// Where a block of the article as it is now stood before, if it did not change.
    fn start(&self, placed: &PlacedBlock) -> Option<usize> {
        self.starts.get(&Arc::as_ptr(&placed.block)).copied()
    }

    /// The words of a quotation of the article as it is now, if they are those of one of before.
    pub(crate) fn quoted(&self, now: &Article, span: Span) -> Option<Verbatim> {
        let block = now.blocks.partition_point(|b| b.span().end <= span.start);
        let placed = now.blocks.get(block).filter(|b| b.span().covers(span))?;
        let start = self.start(placed)?;
        let before = |span: Span| moved(span, placed.start, start);
        let was = before(span)?;
        let old = self.added.quotations.binary_search_by_key(&was, |q| q.span).ok();
        let old = self.added.quotations.get(old?)?;
        let seen = |m: &Mention| (m.span, m.form);
        let names = mentions_in(now, span).iter().map(|m| Some((before(m.span)?, m.form)));
        let alike = names.eq(mentions_in(self.article, was).iter().map(|m| Some(seen(m))))
            && asides(now, span).map(before).eq(asides(self.article, was).map(Some));
        alike.then(|| old.words.moved(|span| moved(span, start, placed.start).unwrap_or(span)))
    }

    /// The terms of a sentence of the article as it is now, if they are those of one of before.
    pub(crate) fn terms(&self, now: &Article, sentence: &Sentence) -> Option<Terms> {
        let placed = now.blocks.get(sentence.block)?;
        let start = self.start(placed)?;
        let before = |span: Span| moved(span, placed.start, start);
        let span = before(sentence.span)?;
        let old = self.article.sentences.binary_search_by_key(&span, |s| s.span).ok();
        let old = self.article.sentences.get(old?)?;
        let statement = self.added.statements.binary_search_by_key(&span, |s| s.span).ok();
        let statement = self.added.statements.get(statement?)?;
        let sources = sourcing_words(now, sentence).into_iter().map(before);
        let same = |(now_is, was): (&Mention, &Mention)| {
            let named = |article: &'a Article, mention| article.entity_of(mention).map(|e| (e.kind, &e.name));
            let role = now_is.role.map_or(Some(None), |role| before(role).map(Some));
            (before(now_is.span), now_is.form, role) == (Some(was.span), was.form, Some(was.role))
                && now.entity_of(now_is).map(|e| (e.kind, &e.name)) == named(self.article, was)
        };
        let (named, known) = (mentions_in(now, sentence.span), mentions_in(self.article, old.span));
        let alike = sources.eq(sourcing_words(self.article, old).into_iter().map(Some))
            && named.len() == known.len()
            && named.iter().zip(known).all(same);
        alike.then(|| statement.terms.clone())
    }
}

/// A span of a block that stood at `from`, where the block stands at `to`.
fn moved(span: Span, from: usize, to: usize) -> Option<Span> {
    Some(Span::new((span.start + to).checked_sub(from)?, (span.end + to).checked_sub(from)?))
}
