//! A figure that nobody stands behind: « Près de 40 % des communes n'ont plus de médecin. »

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::TokenKind;

use super::{Context, Family, Rule, unsourced_claim};
use crate::diagnostics::{Diagnostic, Severity};
use crate::{Span, takeover};

pub(super) const RULE: Rule = Rule {
    code: "unsourced-figure",
    severity: Severity::Warning,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("unsourced_figure.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.has_genre(unsourced_claim::OWN_CUSTOMS) {
        return;
    }
    for sentence in ctx.running_text().filter(|s| matches!(s.sourcing, Sourcing::None | Sourcing::Agency)) {
        let mut figures = sentence.claims.iter().filter(|c| match c.kind {
            ClaimKind::Toll => is_counted(ctx, c.span),
            ClaimKind::Quantity => true,
            _ => false,
        });
        // A toll before any other figure.
        let mut rest = figures.clone();
        let Some(claim) = figures.find(|c| c.kind == ClaimKind::Toll).or_else(|| rest.next()) else {
            continue;
        };
        if ctx.is_quoted(claim.span) {
            continue;
        }
        let message = match claim.kind {
            ClaimKind::Toll => "Bilan humain sans source\u{a0}: il manque qui l’établit.",
            _ => "Chiffre sans source\u{a0}: il manque d’où il vient.",
        };
        let mut diagnostic = Diagnostic::new(&RULE, claim.span, message.to_owned());
        // The body may give the source of what comes before it.
        if ctx.article.segment_of(sentence) != SegmentKind::Body {
            diagnostic.severity = Severity::Information;
        }
        takeover::offer(ctx, sentence, &mut diagnostic);
        acc.push(diagnostic);
    }
}

/// Words that count victims, or say that there are none.
const NONE: &[&str] = &["aucun", "aucune", "ni", "pas"];

/// A toll in figures, as against one death told: « dix-sept morts », « aucun survivant ».
pub(super) fn is_counted(ctx: &Context<'_>, claim: Span) -> bool {
    let tokens = ctx.tokens(claim);
    tokens.iter().any(|t| t.kind == TokenKind::Number)
        || tokens.first().is_some_and(|t| tokens.len() > 1 && t.kind == TokenKind::Word)
            && (tokens.iter().any(|t| t.is_any(NONE)) || tokens.last().is_some_and(|t| t.norm.ends_with('s')))
}
