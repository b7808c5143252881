//! Quick fixes at a place: what mends a finding, then what silences it.

use crate::diagnostics::{Diagnostic, Fix};
use crate::{ArticleId, Snapshot, Span, suppression};

/// A quick fix and the finding it mends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// What it mends; `None` for a change that mends nothing.
    pub diagnostic: Option<Diagnostic>,
    /// What it does.
    pub fix: Fix,
}

impl Snapshot {
    /// The quick fixes for the findings that touch `range`.
    pub fn actions(&self, id: &ArticleId, range: Span) -> Vec<Action> {
        let Some(article) = self.article(id) else { return Vec::new() };
        self.diagnostics(id)
            .into_iter()
            .filter(|d| d.span.overlaps(range) || d.span.touches(range.start))
            .flat_map(|d| {
                let fixes = d.fixes.clone().into_iter().chain(suppression::fixes(id, article, &d));
                fixes.map(|fix| Action { diagnostic: Some(d.clone()), fix }).collect::<Vec<_>>()
            })
            .collect()
    }
}
