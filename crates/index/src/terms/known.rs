//! Terms that need not be found again: those of a sentence that stands in a block which did not change, where the article
//! sees the same names and sources in it as before.

use std::collections::HashMap;
use std::sync::Arc;

use sourcier_analysis::Article;
use sourcier_analysis::article::Sentence;
use sourcier_analysis::block::Block;
use sourcier_analysis::mentions::Mention;
use sourcier_analysis::text::Span;

use super::{Terms, mentions_in, sourcing_words};
use crate::contribution::Statement;

/// An article as it was before, and what it stated.
pub(crate) struct Known<'a> {
    article: &'a Article,
    statements: &'a [Statement],
    /// Where each of its blocks stood.
    starts: HashMap<*const Block, usize>,
}

impl<'a> Known<'a> {
    /// `statements` are those of `article`.
    pub(crate) fn of(article: &'a Article, statements: &'a [Statement]) -> Self {
        let starts = article.blocks.iter().map(|placed| (Arc::as_ptr(&placed.block), placed.start)).collect();
        Self { article, statements, starts }
    }

    /// The terms of a sentence of the article as it is now, if they are those of one of before.
    pub(crate) fn terms(&self, now: &Article, sentence: &Sentence) -> Option<Terms> {
        let placed = now.blocks.get(sentence.block)?;
        let start = *self.starts.get(&Arc::as_ptr(&placed.block))?;
        let before = |span: Span| {
            Some(Span::new(
                (span.start + start).checked_sub(placed.start)?,
                (span.end + start).checked_sub(placed.start)?,
            ))
        };
        let span = before(sentence.span)?;
        let old = self.article.sentences.binary_search_by_key(&span, |s| s.span).ok();
        let old = self.article.sentences.get(old?)?;
        let statement = self.statements.binary_search_by_key(&span, |s| s.span).ok();
        let statement = self.statements.get(statement?)?;
        let sources = sourcing_words(now, sentence).into_iter().map(before);
        let same = |(now_is, was): (&Mention, &Mention)| {
            let named = |article: &'a Article, mention| article.entity_of(mention).map(|e| (e.kind, &e.name));
            let role = now_is.role.map_or(Some(None), |role| before(role).map(Some));
            (before(now_is.span), now_is.form, role) == (Some(was.span), was.form, Some(was.role))
                && now.entity_of(now_is).map(|e| (e.kind, &e.name)) == named(self.article, was)
        };
        let (named, known) = (mentions_in(now, sentence), mentions_in(self.article, old));
        let alike = sources.eq(sourcing_words(self.article, old).into_iter().map(Some))
            && named.len() == known.len()
            && named.iter().zip(known).all(same);
        alike.then(|| statement.terms.clone())
    }
}
