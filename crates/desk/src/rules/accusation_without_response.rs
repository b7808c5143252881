//! Somebody is accused by name, and is not heard.

use sourcier_analysis::article::SegmentKind;

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::{accused, answered};

pub(super) const RULE: Rule = Rule {
    code: "accusation-without-response",
    severity: Severity::Information,
    off: false,
    family: None,
    doc: include_str!("accusation_without_response.md"),
    check,
};

/// Genres that judge, or in which one side is asked.
const NOT_NEWS: &[&str] = &[
    "sport", "sports", "tribune", "editorial", "edito", "opinion", "chronique", "critique", "interview",
    "entretien",
];

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.has_genre(NOT_NEWS) {
        return;
    }
    let mut named: Vec<&str> = Vec::new();
    for accused in accused::all(ctx) {
        let running = ctx.article.segment_at(accused.span.start).is_some_and(SegmentKind::is_running_text);
        if !running || named.contains(&accused.name) || answered::is_answered(ctx, &accused) {
            continue;
        }
        named.push(accused.name);
        let message = format!(
            "Mise en cause sans réponse\u{a0}: il manque ce que répond «\u{a0}{}\u{a0}», ou que la question lui a été posée.",
            accused.name
        );
        acc.push(Diagnostic::new(&RULE, accused.span, message));
    }
}
