//! The report as one JSON object: the findings as `sourcier analyze` gives them, with path, line and column.
//!
//! Lines and columns count from 1, columns in code points, the byte order mark not counted; spans are bytes.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use crate::analysis_json::{DiagnosticJson, SCHEMA};
use crate::place::{Place, Places};

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    articles: Vec<&'a str>,
    findings: Vec<FindingJson<'a>>,
    unusable: Vec<ProblemJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    path: &'a str,
    start: PlaceJson,
    end: PlaceJson,
    #[serde(flatten)]
    diagnostic: DiagnosticJson,
}

#[derive(Serialize)]
struct PlaceJson {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    path: &'a str,
    message: &'a str,
}

/// Writes all findings, hints among them.
pub(super) fn write(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    let finding = |finding: &super::Finding<'_>| {
        let (start, end) = Places::new(&finding.article.text).both(finding.diagnostic.span);
        (start.into(), end.into(), DiagnosticJson::from(finding.diagnostic.clone()))
    };
    let json = ReportJson {
        schema: SCHEMA,
        articles: report.dossier.articles.iter().map(sourcier_desk::ArticleId::as_str).collect(),
        findings: report
            .findings
            .iter()
            .map(|f| {
                let (start, end, diagnostic) = finding(f);
                FindingJson { path: f.id.as_str(), start, end, diagnostic }
            })
            .collect(),
        unusable: report
            .dossier
            .problems
            .iter()
            .map(|problem| ProblemJson { path: &problem.path, message: &problem.reason })
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

impl From<Place> for PlaceJson {
    fn from(place: Place) -> Self {
        Self { line: place.line, column: place.column }
    }
}
