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

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::Desk;

    const TEXT: &str = "Le port rouvre\n\nLe maire parle d’un \"port plein” mardi 12 mars 2024.\n";

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(range: Span, expect: Expect) {
        let id = ArticleId::from("a.md");
        let mut desk = Desk::new();
        desk.open(&id, TEXT);
        let titles: Vec<_> =
            desk.snapshot().actions(&id, range).into_iter().map(|action| action.fix.title + "\n").collect();
        expect.assert_eq(&titles.concat());
    }

    #[test]
    fn fixes_are_offered_where_their_finding_is() {
        let mark = TEXT.find('”').expect("a closing mark");
        check(
            Span::new(mark, mark),
            expect![[r#"
            Remplacer ” par "
            Ignorer ici la règle quote-balance
            Ignorer la règle quote-balance dans ce fichier
        "#]],
        );
    }

    #[test]
    fn nothing_is_offered_elsewhere() {
        check(Span::new(0, 5), expect![[r""]]);
    }
}
