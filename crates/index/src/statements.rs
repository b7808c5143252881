//! Sentences of different articles that say the same thing.

use sourcier_analysis::text::Span;

use crate::contribution::Statement;
use crate::{ArticleId, Index};

/// A sentence of another article that says the same thing.
#[derive(Clone, Copy, Debug)]
pub struct Sibling<'a> {
    /// The other article.
    pub article: &'a ArticleId,
    /// Its sentence.
    pub statement: &'a Statement,
    /// Containment: longest common subsequence of content words over the shorter sentence, 0.80 to 1.
    pub containment: f64,
}

impl Index {
    /// The sentences of the other articles that say what the sentence at `span` of `article` says, best first.
    pub fn siblings(&self, _article: &ArticleId, _span: Span) -> Vec<Sibling<'_>> {
        Vec::new()
    }
}
