//! What `sourcier check` found, in the forms it can be written in.

mod github;
mod json;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use sourcier_desk::diagnostics::{Diagnostic, Severity};
use sourcier_desk::rules;
use sourcier_desk::why::Why;
use sourcier_desk::{Article, ArticleId, Encoding, Span};

use crate::dossier::Dossier;
use crate::paint::Paint;
use crate::place::{Place, Places};

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For a person.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// The findings of a run.
pub(crate) struct Report<'a> {
    /// Where they come from.
    dossier: &'a Dossier,
    /// Every finding, article by article, in text order.
    findings: Vec<Finding<'a>>,
    /// The lines of every article.
    places: BTreeMap<&'a ArticleId, Places<'a>>,
    /// How every sentence was read, article by article; empty unless that was asked for.
    readings: BTreeMap<&'a ArticleId, Vec<Why>>,
    /// The least severity that makes the run fail. Hints are shown to people only when they do.
    fail_on: Severity,
}

/// One finding and its article.
struct Finding<'a> {
    id: &'a ArticleId,
    article: &'a Article,
    diagnostic: Diagnostic,
}

impl<'a> Report<'a> {
    /// Asks the desk about every article; with `explain`, about every sentence.
    pub(crate) fn of(dossier: &'a Dossier, fail_on: Severity, explain: bool) -> Self {
        let mut findings = Vec::new();
        let mut places = BTreeMap::new();
        let mut readings = BTreeMap::new();
        for id in &dossier.articles {
            let Some(article) = dossier.snapshot.article(id) else { continue };
            places.insert(id, Places::new(&article.text));
            let found = dossier.snapshot.diagnostics(id);
            if explain {
                readings.insert(id, dossier.snapshot.whys(id, &found));
            }
            findings.extend(found.into_iter().map(|diagnostic| Finding { id, article, diagnostic }));
        }
        Self { dossier, findings, places, readings, fail_on }
    }

    /// Whether there is a finding that makes the run fail.
    pub(crate) fn fails(&self) -> bool {
        self.findings.iter().any(|finding| finding.diagnostic.severity >= self.fail_on)
    }

    /// Writes it.
    pub(crate) fn write(&self, format: Format, paint: Paint, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Text => text::write(self, paint, out),
            Format::Json => json::write(self, out),
            Format::Sarif => sarif::write(self, out),
            Format::Github => github::write(self, out),
        }
    }

    /// How the sentence of a finding about sources was read, if that was asked for.
    fn reading(&self, finding: &Finding<'_>) -> Option<&Why> {
        rules::find(finding.diagnostic.rule)?.family?;
        let readings = self.readings.get(finding.id)?;
        let next = readings.partition_point(|why| why.span.start <= finding.diagnostic.span.start);
        readings.get(next.checked_sub(1)?).filter(|why| why.span.touches(finding.diagnostic.span.start))
    }

    /// Where the first character of a span stands and the one behind it, columns in units of `encoding`; `None` for an
    /// article that is not of this run.
    fn place(&self, article: &ArticleId, span: Span, encoding: Encoding) -> Option<(Place, Place)> {
        let places = self.places.get(article)?;
        Some((places.counting(encoding, span.start), places.counting(encoding, span.end)))
    }

    /// The findings that a person is shown.
    fn shown(&self) -> impl Iterator<Item = &Finding<'a>> {
        let least = self.fail_on.min(Severity::Information);
        self.findings.iter().filter(move |finding| finding.diagnostic.severity >= least)
    }

    /// How many findings of each severity in how many articles: one French sentence.
    fn summary(&self) -> String {
        let articles = counted(self.dossier.articles.len(), "article relu", "articles relus");
        let mut counts = Vec::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint] {
            let n = self.findings.iter().filter(|finding| finding.diagnostic.severity == severity).count();
            if n > 0 {
                counts.push(counted(n, french(severity), &format!("{}s", french(severity))));
            }
        }
        let mut summary = match &*counts {
            [] => format!("{articles}, rien à signaler."),
            _ => format!("{articles}\u{a0}: {}.", counts.join(", ")),
        };
        if self.shown().count() < self.findings.len() {
            summary.push_str(" Les indices ne sont affichés qu’avec --fail-on hint.");
        }
        let unusable = self.dossier.problems.len();
        if unusable > 0 {
            let unusable = counted(unusable, "entrée inutilisable", "entrées inutilisables");
            summary = format!("{summary} {unusable}.");
        }
        summary
    }
}

/// The name of a severity for a person.
const fn french(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
        Severity::Information => "information",
        Severity::Hint => "indice",
    }
}

/// « 0 article », « 1 article », « 2 articles ».
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}
