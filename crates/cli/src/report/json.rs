//! The report as one JSON object: the findings as `sourcier analyze` gives them, with path, line and column.
//!
//! Lines and columns count from 1, columns in code points, the byte order mark not counted; spans are bytes.

use std::io::{self, Write};

use serde::Serialize;
use sourcier_desk::why::Why;
use sourcier_desk::{ArticleId, Encoding};

use super::{Finding, Report};
use crate::analysis_json::{DiagnosticJson, SCHEMA};
use crate::input::Problem;
use crate::place::Place;

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    articles: Vec<&'a str>,
    findings: Vec<FindingJson<'a>>,
    unusable: Vec<ProblemJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<ReadingJson<'a>>,
}

/// How one sentence was read.
#[derive(Serialize)]
struct ReadingJson<'a> {
    path: &'a str,
    span: (usize, usize),
    start: PlaceJson,
    end: PlaceJson,
    reading: &'a str,
    /// The cue of its source.
    cue: Option<(usize, usize)>,
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
pub(super) fn write<'a>(report: &'a Report<'a>, out: &mut impl Write) -> io::Result<()> {
    let finding = |finding: &'a Finding<'a>| {
        let (start, end) = report.place(finding.id, finding.diagnostic.span, Encoding::Utf32)?;
        let diagnostic = DiagnosticJson::from(finding.diagnostic.clone());
        Some(FindingJson { path: finding.id.as_str(), start: start.into(), end: end.into(), diagnostic })
    };
    let problem = |problem: &'a Problem| ProblemJson { path: &problem.path, message: &problem.reason };
    let json = ReportJson {
        schema: SCHEMA,
        articles: report.dossier.articles.iter().map(ArticleId::as_str).collect(),
        findings: report.findings.iter().filter_map(finding).collect(),
        unusable: report.dossier.problems.iter().map(problem).collect(),
        readings: report
            .readings
            .iter()
            .flat_map(|(id, readings)| readings.iter().filter_map(|why| reading(report, id, why)))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

fn reading<'a>(report: &Report<'_>, id: &'a ArticleId, why: &'a Why) -> Option<ReadingJson<'a>> {
    let (start, end) = report.place(id, why.span, Encoding::Utf32)?;
    Some(ReadingJson {
        path: id.as_str(),
        span: (why.span.start, why.span.end),
        start: start.into(),
        end: end.into(),
        reading: &why.line,
        cue: why.cue.map(|cue| (cue.start, cue.end)),
    })
}

impl From<Place> for PlaceJson {
    fn from(place: Place) -> Self {
        Self { line: place.line, column: place.column }
    }
}
