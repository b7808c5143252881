//! The report as workflow commands of GitHub Actions, which shows them as annotations on the lines of a change.
//!
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>

use std::io::{self, Write};

use sourcier_desk::Encoding;
use sourcier_desk::diagnostics::Severity;

use super::Report;

/// Writes one command a finding, one for each input that could not be used, and the summary as plain text.
pub(super) fn write(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    for finding in report.shown() {
        let diagnostic = &finding.diagnostic;
        let Some((start, end)) = report.place(finding.id, diagnostic.span, Encoding::Utf32) else { continue };
        let mut place = format!("line={},endLine={}", start.line, end.line);
        if start.line == end.line {
            // Columns are refused where a finding spans lines.
            place = format!("{place},col={},endColumn={}", start.column, end.column);
        }
        writeln!(
            out,
            "::{} file={},{place},title={}::{}",
            level(diagnostic.severity),
            property(finding.id.as_str()),
            property(diagnostic.rule),
            data(&diagnostic.message),
        )?;
    }
    for problem in &report.dossier.problems {
        writeln!(out, "::error file={}::{}", property(&problem.path), data(&problem.reason))?;
    }
    writeln!(out, "{}", report.summary())
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(property("a,b:c%\n.txt"), "a%2Cb%3Ac%25%0A.txt");
        assert_eq!(data("50 % : deux,\r\ntrois"), "50 %25 : deux,%0D%0Atrois");
    }
}
