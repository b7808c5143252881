//! The sentence around a place, for reports that show it.

use crate::{Location, Snapshot, Span};

/// A sentence and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Excerpt<'a> {
    /// Where, in the article.
    pub span: Span,
    /// The words.
    pub text: &'a str,
}

impl Snapshot {
    /// The sentence, or the sentences, that `location` is in; outside of any sentence, its line. `None` for an
    /// article that is not known and for a place that is not in it.
    pub fn excerpt(&self, location: &Location) -> Option<Excerpt<'_>> {
        let contribution = self.index.article(&location.article)?;
        let text = &*contribution.text;
        let asked = location.span;
        text.get(asked.start..asked.end)?;
        let touched = |s: &Span| s.overlaps(asked) || (asked.is_empty() && s.touches(asked.start));
        let sentences = contribution.statements.iter().map(|s| s.span).filter(touched);
        let around = sentences.reduce(Span::to).filter(|sentences| sentences.covers(asked));
        let span = around.unwrap_or_else(|| line(text, asked));
        Some(Excerpt { span, text: span.of(text) })
    }
}

fn line(text: &str, asked: Span) -> Span {
    let breaks = ['\n', '\r'];
    let before = text.get(..asked.start).unwrap_or_default();
    let after = text.get(asked.end..).unwrap_or_default();
    let start = before.rfind(breaks).map_or(0, |i| i + 1);
    let end = asked.end + after.find(breaks).unwrap_or(after.len());
    Span::new(start, end)
}
