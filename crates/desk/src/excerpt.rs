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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ArticleId, Desk};

    const TEXT: &str = "Le port rouvre\n\nIl est plein. La mairie se tait.\n\nFin.\n";

    fn excerpt(start: usize, end: usize) -> Option<String> {
        let id = ArticleId::from("a.md");
        let mut desk = Desk::new();
        desk.open(&id, TEXT);
        let location = Location { article: id, span: Span { start, end } };
        desk.snapshot().excerpt(&location).map(|excerpt| excerpt.text.to_owned())
    }

    #[test]
    fn the_sentence_around_a_word() {
        let mairie = TEXT.find("mairie").expect("a word");
        assert_eq!(excerpt(mairie, mairie + 6).as_deref(), Some("La mairie se tait."));
        assert_eq!(excerpt(mairie, mairie).as_deref(), Some("La mairie se tait."));
    }

    #[test]
    fn the_sentences_around_a_longer_stretch() {
        let est = TEXT.find("est").expect("a word");
        assert_eq!(excerpt(est, est + 20).as_deref(), Some("Il est plein. La mairie se tait."));
    }

    #[test]
    fn outside_of_sentences_the_line() {
        assert_eq!(excerpt(15, 15).as_deref(), Some(""));
        assert_eq!(excerpt(TEXT.len(), TEXT.len() + 4), None);
    }
}
