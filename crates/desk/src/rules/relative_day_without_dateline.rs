//! « mardi », « demain » in an article that has no date: no day at all.

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::dates::{DateMention, Granularity};

use super::{Context, Rule};
use crate::Span;
use crate::diagnostics::{Diagnostic, Edit, Fix, Severity};

pub(super) const RULE: Rule = Rule {
    code: "relative-day-without-dateline",
    severity: Severity::Information,
    off: false,
    family: None,
    doc: include_str!("relative_day_without_dateline.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.article.metadata.date.as_ref().is_some_and(|date| date.day.is_some()) {
        return;
    }
    let Some(first) = ctx.article.dates.iter().find(|date| says_no_day(ctx, date)) else { return };
    let message = format!(
        "«\u{a0}{}\u{a0}» ne désigne aucun jour précis\u{a0}: il manque la date de l’article.",
        ctx.words(first.span)
    );
    acc.push(Diagnostic {
        fixes: date_line(ctx).into_iter().collect(),
        ..Diagnostic::new(&RULE, first.span, message)
    });
}

/// Counted from the day of the article, in the article's own voice.
fn says_no_day(ctx: &Context<'_>, date: &DateMention) -> bool {
    let near = matches!(
        date.granularity,
        Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Time
    );
    let own = ctx.article.segment_at(date.span.start).is_some_and(|segment| {
        segment.is_running_text() || matches!(segment, SegmentKind::Title | SegmentKind::Caption)
    });
    date.relative && near && own && !ctx.is_quoted(date.span) && !is_told_by_the_next(ctx, date)
}

/// « dans la nuit de mardi à mercredi 12 mars 2025 »: the day behind it says which one is meant.
fn is_told_by_the_next(ctx: &Context<'_>, date: &DateMention) -> bool {
    let next = ctx.article.dates.iter().find(|next| next.span.start >= date.span.end);
    next.is_some_and(|next| {
        let between = ctx.words(Span::new(date.span.end, next.span.start)).trim();
        !next.relative && next.granularity == Granularity::Day && ["à", "au", "et"].contains(&between)
    })
}

/// A `date:` line for the writer to fill in; nothing when there is one already. The day itself only the writer knows.
fn date_line(ctx: &Context<'_>) -> Option<Fix> {
    let text = &*ctx.article.text;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let front_matter = ctx.article.metadata.front_matter;
    let (at, line) = if front_matter.is_empty() {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        (start, format!("---{newline}date: {newline}---{newline}{newline}"))
    } else {
        let fences = front_matter.of(text);
        if ctx.article.metadata.date.is_some() || fences.lines().any(|line| line.starts_with("date:")) {
            return None;
        }
        let closing = fences.trim_end().rfind("---")?;
        (front_matter.start + closing, format!("date: {newline}"))
    };
    Some(Fix {
        title: "Ajouter en tête une ligne «\u{a0}date\u{a0}» à remplir".to_owned(),
        edits: vec![Edit { article: ctx.id.clone(), span: Span::new(at, at), text: line }],
        preferred: false,
    })
}
