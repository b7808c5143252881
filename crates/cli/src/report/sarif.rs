//! The report as SARIF 2.1.0, the format that code-scanning services read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Columns are UTF-16 code units, the one unit
//! that the services agree on. What could not be read is a notification of the run.

use std::io::{self, Write};

use serde_json::{Value, json};
use sourcier_desk::diagnostics::{Fix, Severity};
use sourcier_desk::rules::{RULES, Rule};
use sourcier_desk::{ArticleId, Encoding, Location, Span};

use super::{Finding, Report};
use crate::input::Problem;
use crate::page;

/// Writes one run with all rules and all findings, hints among them.
pub(super) fn write(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    let results: Vec<Value> = report.findings.iter().map(|finding| result(report, finding)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "sourcier",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "fr",
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": report.dossier.problems.is_empty(),
                "toolExecutionNotifications":
                    report.dossier.problems.iter().map(notification).collect::<Vec<_>>(),
            }],
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": {"text": page::title(rule)},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": level(rule.severity), "enabled": !rule.off},
    })
}

fn result(report: &Report<'_>, finding: &Finding<'_>) -> Value {
    let diagnostic = &finding.diagnostic;
    let related = diagnostic.related.iter().enumerate().filter_map(|(i, related)| {
        let mut location = location(report, &related.location)?;
        location["id"] = json!(i);
        location["message"] = json!({"text": related.message});
        Some(location)
    });
    let here = Location { article: finding.id.clone(), span: diagnostic.span };
    json!({
        "ruleId": diagnostic.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.code == diagnostic.rule),
        "level": level(diagnostic.severity),
        "message": {"text": diagnostic.message},
        "locations": location(report, &here).into_iter().collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": diagnostic.fixes.iter().map(|f| fix(report, f)).collect::<Vec<_>>(),
    })
}

fn location(report: &Report<'_>, location: &Location) -> Option<Value> {
    Some(json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&location.article)},
        "region": region(report, &location.article, location.span)?,
    }}))
}

fn region(report: &Report<'_>, id: &ArticleId, span: Span) -> Option<Value> {
    let (start, end) = report.place(id, span, Encoding::Utf16)?;
    Some(json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
    }))
}

/// Edits in text order, those of one article together.
fn fix(report: &Report<'_>, fix: &Fix) -> Value {
    let changes = fix.edits.chunk_by(|a, b| a.article == b.article).filter_map(|edits| {
        let replacements = edits.iter().filter_map(|edit| {
            Some(json!({
                "deletedRegion": region(report, &edit.article, edit.span)?,
                "insertedContent": {"text": edit.text},
            }))
        });
        Some(json!({
            "artifactLocation": {"uri": uri(&edits.first()?.article)},
            "replacements": replacements.collect::<Vec<_>>(),
        }))
    });
    json!({"description": {"text": fix.title}, "artifactChanges": changes.collect::<Vec<_>>()})
}

fn notification(problem: &Problem) -> Value {
    json!({
        "level": "error",
        "message": {"text": problem.to_string()},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": encoded(&problem.path)}}}],
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn uri(id: &ArticleId) -> String {
    encoded(id.as_str())
}

/// A path as a URI reference: relative as it was given, `file://` where it is absolute.
fn encoded(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(encoded("dossier été/a:b.txt"), "dossier%20%C3%A9t%C3%A9/a%3Ab.txt");
        assert_eq!(encoded("/presse/a.txt"), "file:///presse/a.txt");
    }
}
