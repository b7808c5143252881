//! A reporting verb that takes sides: « prétend », « rappelle ».

use sourcier_analysis::attribution::{Attribution, SourceType};

use super::{Context, Rule};
use crate::cues;
use crate::diagnostics::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "loaded-reporting-verb",
    severity: Severity::Hint,
    off: true,
    family: None,
    doc: include_str!("loaded_reporting_verb.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let attributions = ctx.article.attributions.iter().filter(|a| !ctx.is_quoted(a.cue));
    for (attribution, verb) in attributions.filter_map(|a| Some((a, cues::verb(ctx, a)?))) {
        let cue = ctx.words(attribution.cue);
        let message = if DOUBTING.contains(&verb) {
            format!(
                "«\u{a0}{cue}\u{a0}» met en doute ce qui est rapporté\u{a0}: «\u{a0}affirme\u{a0}» ne prend pas parti."
            )
        } else if ENDORSING.contains(&verb) && is_party(ctx, attribution) && has_clause(ctx, attribution) {
            format!(
                "«\u{a0}{cue}\u{a0}» tient pour vrai ce qui est rapporté\u{a0}: «\u{a0}affirme\u{a0}» ne prend pas parti."
            )
        } else {
            continue;
        };
        acc.push(Diagnostic::new(&RULE, attribution.cue, message));
    }
}

/// The writer does not believe it.
const DOUBTING: &[&str] = &["prétendre", "prétexter", "insinuer", "alléguer"];

/// What is said is true, says the verb.
const ENDORSING: &[&str] =
    &["démontrer", "établir", "montrer", "pointer", "prouver", "rappeler", "révéler", "souligner"];

/// One who has a cause, not a court, a scholar or a document.
fn is_party(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let speaks = matches!(
        attribution.source_type,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::GovernmentMetonym
    );
    let authority = attribution.source.is_some_and(|s| ctx.tokens(s).iter().any(|t| t.is_any(AUTHORITIES)));
    speaks && !authority
}

const AUTHORITIES: &[&str] = &[
    "académie", "auteur", "auteure", "auteurs", "chercheur", "chercheurs", "chercheuse", "conseil", "cour",
    "étude", "historien", "historienne", "insee", "institut", "juge", "juges", "justice", "laboratoire",
    "observatoire", "parquet", "procureur", "rapport", "scientifiques", "tribunal", "université",
];

/// A clause behind the verb: « rappelle que »; a noun is only a subject.
fn has_clause(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.content.iter().any(|c| ctx.tokens(*c).first().is_some_and(|t| t.is_any(&["que", "qu'"])))
}
