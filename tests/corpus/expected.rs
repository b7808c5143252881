//! `EXPECTED.md`, and how the findings compare with it.

use std::fmt;
use std::fs;

use sourcier_desk::{ArticleId, Span};

use crate::story::{Story, corpus};

/// A row of the table.
pub(crate) struct Expected {
    article: ArticleId,
    /// The code of the rule.
    pub(crate) rule: String,
    words: String,
    must: bool,
}

/// How many planted defects were found, and what else was.
#[derive(Default)]
pub(crate) struct Score {
    planted: usize,
    missed: Vec<String>,
    found: usize,
    unwanted: Vec<String>,
}

/// The rows of the table. A row that cannot be read is an error, lest a typing mistake passes for a test.
pub(crate) fn read() -> Vec<Expected> {
    let table = fs::read_to_string(corpus().join("EXPECTED.md")).expect("EXPECTED.md can be read");
    let rows = table.lines().filter(|line| line.starts_with("| dossier-"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [article, rule, words, weight, _why] = cells[..] else { panic!("not five cells: {row}") };
        assert!(matches!(weight, "must" | "may"), "neither must nor may: {row}");
        Expected {
            article: article.into(),
            rule: rule.to_owned(),
            words: words.replace('⍽', "\u{a0}"),
            must: weight == "must",
        }
    })
    .collect()
}

/// Compares the findings in all stories with the table.
pub(crate) fn score(stories: &[Story]) -> Score {
    let mut score = Score::default();
    let mut rows = read();
    for story in stories {
        for (id, article) in story.snapshot.open_articles() {
            let (here, elsewhere) = rows.into_iter().partition(|row| row.article == *id);
            rows = elsewhere;
            score.add(id, &article.text, &here, &story.snapshot.diagnostics(id));
        }
    }
    assert!(rows.is_empty(), "no such article: {}", rows[0].article);
    score
}

impl Score {
    fn add(
        &mut self,
        id: &ArticleId,
        text: &str,
        rows: &[Expected],
        findings: &[sourcier_desk::diagnostics::Diagnostic],
    ) {
        for row in rows {
            assert!(text.contains(&row.words), "« {} » is not in {id}", row.words);
            if row.must {
                self.planted += 1;
                if !findings.iter().any(|finding| row.covers(text, finding.rule, finding.span)) {
                    self.missed.push(format!("{id}: {} « {} »", row.rule, row.words));
                }
            }
        }
        for finding in findings {
            let wanted: Vec<_> =
                rows.iter().filter(|row| row.covers(text, finding.rule, finding.span)).collect();
            if wanted.is_empty() {
                let words = finding.span.of(text).replace('\n', " ");
                self.unwanted.push(format!("{id}: {} « {words} »", finding.rule));
            }
            self.found += usize::from(wanted.is_empty() || wanted.iter().any(|row| row.must));
        }
    }

    /// Planted defects found, of all planted.
    pub(crate) fn recall(&self) -> f64 {
        share(self.planted - self.missed.len(), self.planted)
    }

    /// Wanted findings, of all findings.
    pub(crate) fn precision(&self) -> f64 {
        share(self.found - self.unwanted.len(), self.found)
    }
}

impl Expected {
    /// Whether a finding touches an occurrence of the words.
    fn covers(&self, text: &str, rule: &str, span: Span) -> bool {
        let mut places = text.match_indices(&self.words).map(|(at, words)| Span::new(at, at + words.len()));
        self.rule == rule && places.any(|place| place.overlaps(span))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few dozen")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (recall, precision) = (self.recall(), self.precision());
        writeln!(f, "planted {}  recall {recall:.3}  precision {precision:.3}", self.planted)?;
        self.missed.iter().try_for_each(|line| writeln!(f, "  missed    {line}"))?;
        self.unwanted.iter().try_for_each(|line| writeln!(f, "  unwanted  {line}"))
    }
}
