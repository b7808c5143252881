//! A conditional that stands in for a source: « Le suspect aurait vécu à Lyon. »

use sourcier_analysis::sourcing::Sourcing;

use super::{Context, Family, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::takeover;

pub(crate) const RULE: Rule = Rule {
    code: "hearsay-conditional",
    severity: Severity::Warning,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("hearsay_conditional.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    for sentence in ctx.running_text() {
        let Sourcing::Conditional(verb) = sentence.sourcing else { continue };
        if ctx.is_quoted(verb) {
            continue;
        }
        let message = format!(
            "Le conditionnel «\u{a0}{}\u{a0}» tient lieu de source\u{a0}: il manque qui donne l’information.",
            ctx.words(verb)
        );
        let mut diagnostic = Diagnostic::new(&RULE, verb, message);
        takeover::offer(ctx, sentence, &mut diagnostic);
        acc.push(diagnostic);
    }
}
