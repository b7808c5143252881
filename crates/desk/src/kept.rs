//! What rules have found and need not look for again at every keystroke; see [`Index::remember`].
//!
//! [`Index::remember`]: crate::Index::remember

use std::sync::Arc;

use sourcier_index::Memo;

use crate::restated::Top;
use crate::{ArticleId, Span};

/// Answers of the rules, shared by all snapshots of a desk.
#[derive(Clone, Default, Debug)]
pub(crate) struct Kept {
    /// Whether another article writes a name in another way.
    pub(crate) rivals: Memo<bool>,
    /// The way in which each other article writes a name: where it does so.
    pub(crate) votes: Memo<Arc<[(ArticleId, Span)]>>,
    /// The standfirst of the front matter, read.
    pub(crate) standfirsts: Memo<Arc<[Top]>>,
    /// The quotation of another article, by its place, that does not go together with one of this article.
    pub(crate) quotations: Memo<Option<(ArticleId, usize)>>,
}
