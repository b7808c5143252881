//! The report for a person: what is wrong, where, the words, what another article says, a way to mend it.

use std::io::{self, Write};

use anstyle::Style;
use sourcier_desk::diagnostics::Related;
use sourcier_desk::why::{OUTSIDE, Why};
use sourcier_desk::{ArticleId, Encoding, sources};

use super::{Finding, Report, french};
use crate::excerpt::Excerpt;
use crate::paint::{self, FIX, FRAME, PATH, Paint};

/// Columns that the frame takes from the copy.
const INDENT: usize = 4;

/// Writes the findings one after the other, how the sentences were read if that was asked for, and a summary.
pub(super) fn write(report: &Report<'_>, paint: Paint, out: &mut impl Write) -> io::Result<()> {
    for finding in report.shown() {
        write_finding(report, finding, paint, out)?;
        writeln!(out)?;
    }
    for (id, readings) in &report.readings {
        write_readings(report, id, readings, paint, out)?;
    }
    writeln!(out, "{}", report.summary())
}

fn write_readings(
    report: &Report<'_>,
    id: &ArticleId,
    readings: &[Why],
    paint: Paint,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}", paint.show(PATH, id))?;
    for same in readings.chunk_by(|a, b| a.line == OUTSIDE && b.line == OUTSIDE) {
        let Some(why) = same.first() else { continue };
        let Some((place, _)) = report.place(id, why.span, Encoding::Utf32) else { continue };
        let words = report.dossier.snapshot.text(id).map(|text| sources::excerpt(text, why.span));
        writeln!(out, "  {} {}", paint.show(PATH, place), words.unwrap_or_default())?;
        let more = if same.len() > 1 { format!(" ({} phrases)", same.len()) } else { String::new() };
        writeln!(out, "    {}", paint.show(FRAME, format_args!("{}{more}", why.line)))?;
    }
    writeln!(out)
}

fn write_finding(
    report: &Report<'_>,
    finding: &Finding<'_>,
    paint: Paint,
    out: &mut impl Write,
) -> io::Result<()> {
    let diagnostic = &finding.diagnostic;
    let style = paint::severity(diagnostic.severity);
    let head = paint.show(style, format_args!("{}[{}]", french(diagnostic.severity), diagnostic.rule));
    writeln!(out, "{head} {}", diagnostic.message)?;
    let Some((place, _)) = report.place(finding.id, diagnostic.span, Encoding::Utf32) else { return Ok(()) };
    let path = paint.show(PATH, format_args!("{}:{place}", finding.id));
    writeln!(out, "  {} {path}", paint.show(FRAME, "╭─"))?;
    write_copy(&Excerpt::of(finding.article, &[diagnostic.span]), style, paint, out)?;
    for related in &diagnostic.related {
        write_related(report, related, paint, out)?;
    }
    if let Some(why) = report.reading(finding) {
        writeln!(out, "  {} {}", paint.show(FRAME, "├─"), why.line)?;
    }
    let fixes = diagnostic.fixes.iter().map(|fix| format!("correction possible\u{a0}: {}", fix.title));
    let fixes: Vec<String> = fixes.map(|fix| paint.show(FIX, fix)).collect();
    let Some((last, others)) = fixes.split_last() else {
        return writeln!(out, "  {}", paint.show(FRAME, "╰─"));
    };
    for fix in others {
        writeln!(out, "  {} {fix}", paint.show(FRAME, "├─"))?;
    }
    writeln!(out, "  {} {last}", paint.show(FRAME, "╰─"))
}

fn write_related(
    report: &Report<'_>,
    related: &Related,
    paint: Paint,
    out: &mut impl Write,
) -> io::Result<()> {
    let location = &related.location;
    let Some(article) = report.dossier.snapshot.article(&location.article) else { return Ok(()) };
    let Some((place, _)) = report.place(&location.article, location.span, Encoding::Utf32) else {
        return Ok(());
    };
    let path = paint.show(PATH, format_args!("{}:{place}", location.article));
    writeln!(out, "  {} {path} {}", paint.show(FRAME, "├─"), related.message)?;
    write_copy(&Excerpt::of(article, &[location.span]), FIX, paint, out)
}

fn write_copy(excerpt: &Excerpt, style: Style, paint: Paint, out: &mut impl Write) -> io::Result<()> {
    for line in excerpt.lines(paint, style, INDENT) {
        writeln!(out, "  {} {line}", paint.show(FRAME, "│"))?;
    }
    Ok(())
}
