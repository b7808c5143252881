//! What not to show yet: a finding that is new in the sentence being typed would flash on and off with every word.

use std::sync::Arc;

use sourcier_desk::diagnostics::Diagnostic;
use sourcier_desk::{Article, Span};

/// What is on the writer's screen.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The text it was shown on.
    pub(super) text: Arc<str>,
    /// What is underlined.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// One stretch of a text that was replaced, in bytes: the smallest that explains the difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Edit {
    /// The difference between two texts; `None` when there is none.
    pub(super) fn between(old: &str, new: &str) -> Option<Self> {
        let start = same(old.bytes(), new.bytes());
        if start == old.len() && start == new.len() {
            return None;
        }
        let left = old.len().min(new.len()) - start;
        let end = same(old.bytes().rev(), new.bytes().rev()).min(left);
        Some(Self { start, old_end: old.len() - end, new_end: new.len() - end })
    }

    /// Where a span of the old text is in the new one.
    fn follow(self, span: Span) -> Span {
        if span.end <= self.start {
            return span;
        }
        let end =
            if span.end >= self.old_end { span.end - self.old_end + self.new_end } else { self.new_end };
        let start = if span.start >= self.old_end {
            span.start - self.old_end + self.new_end
        } else {
            span.start.min(self.start)
        };
        Span::new(start, end)
    }

    /// The sentence in which the edit ends: where the cursor is left.
    pub(super) fn sentence(self, article: &Article) -> Option<Span> {
        let sentence = article.sentences.get(article.sentence_at(self.new_end)?)?;
        Some(sentence.span)
    }
}

fn same(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Splits what was found into what to show now and whether anything waits. What waits is in the sentence being
/// `typed` and was not shown before: no diagnostic of the same rule was on those words.
pub(super) fn split(
    found: Vec<Diagnostic>,
    typed: Option<Span>,
    before: Option<&Shown>,
    edit: Option<Edit>,
) -> (Vec<Diagnostic>, bool) {
    let Some(typed) = typed else { return (found, false) };
    let was_shown = |d: &Diagnostic| {
        before.into_iter().flat_map(|shown| &shown.diagnostics).any(|old| {
            let now = edit.map_or(old.span, |edit| edit.follow(old.span));
            old.rule == d.rule && (now.overlaps(d.span) || now == d.span)
        })
    };
    let count = found.len();
    let shown: Vec<_> = found
        .into_iter()
        .filter(|d| !(typed.overlaps(d.span) || typed.touches(d.span.start)) || was_shown(d))
        .collect();
    let waits = shown.len() < count;
    (shown, waits)
}

#[cfg(test)]
mod tests {
    use sourcier_desk::diagnostics::Severity;

    use super::*;

    fn diagnostic(rule: &'static str, text: &str, words: &str) -> Diagnostic {
        let start = text.find(words).expect("the words");
        Diagnostic {
            rule,
            severity: Severity::Warning,
            span: Span::new(start, start + words.len()),
            message: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    fn sentence(text: &str, words: &str) -> Span {
        diagnostic("", text, words).span
    }

    const OLD: &str = "Le maire a menti. Il partir";
    const NEW: &str = "Le maire a menti. Il partira";

    #[test]
    fn the_smallest_difference() {
        let check = |old: &str, new: &str, expected| assert_eq!(Edit::between(old, new), expected);
        check("abc", "abc", None);
        check("abc", "abXc", Some(Edit { start: 2, old_end: 2, new_end: 3 }));
        check("aa", "aaa", Some(Edit { start: 2, old_end: 2, new_end: 3 }));
        check("aaa", "aa", Some(Edit { start: 2, old_end: 3, new_end: 2 }));
        check("", "abc", Some(Edit { start: 0, old_end: 0, new_end: 3 }));
    }

    #[test]
    fn a_new_finding_waits_only_in_the_sentence_being_typed() {
        let found = vec![
            diagnostic("unsourced-claim", NEW, "Le maire a menti."),
            diagnostic("unsourced-claim", NEW, "Il partira"),
        ];
        let typed = Some(sentence(NEW, "Il partira"));
        let before = Shown { text: OLD.into(), diagnostics: Vec::new() };
        let edit = Edit::between(OLD, NEW);
        let (shown, waits) = split(found.clone(), typed, Some(&before), edit);
        assert_eq!((shown.as_slice(), waits), (&found[..1], true));
        let (shown, waits) = split(found.clone(), None, Some(&before), edit);
        assert_eq!((shown, waits), (found, false));
    }

    #[test]
    fn what_is_shown_already_stays_while_it_grows() {
        let before =
            Shown { text: OLD.into(), diagnostics: vec![diagnostic("unsourced-claim", OLD, "Il partir")] };
        let typed = Some(sentence(NEW, "Il partira"));
        let edit = Edit::between(OLD, NEW);
        let grown = vec![diagnostic("unsourced-claim", NEW, "Il partira")];
        assert_eq!(split(grown.clone(), typed, Some(&before), edit), (grown, false));
        let other = vec![diagnostic("vague-source", NEW, "Il partira")];
        assert_eq!(split(other, typed, Some(&before), edit), (Vec::new(), true));
    }

    #[test]
    fn spans_follow_an_edit() {
        let edit = Edit { start: 5, old_end: 8, new_end: 6 };
        let check = |from: (usize, usize), to: (usize, usize)| {
            assert_eq!(edit.follow(Span::new(from.0, from.1)), Span::new(to.0, to.1));
        };
        check((1, 5), (1, 5));
        check((8, 10), (6, 8));
        check((4, 9), (4, 7));
        check((6, 7), (5, 6));
        check((6, 12), (5, 10));
    }
}
