//! A source that the standfirst or a caption has lost.

use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::lexicon;
use sourcier_analysis::lexicon::cues::CueClass;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::Token;

use super::{Context, Family, Rule};
use crate::diagnostics::{Diagnostic, Related, Severity};
use crate::french::{one_line, shorten};
use crate::restated::{self, Restated};
use crate::{Location, Span, cues, takeover};

pub(super) const RULE: Rule = Rule {
    code: "attribution-dropped",
    severity: Severity::Information,
    off: false,
    family: Some(Family::Summary),
    doc: include_str!("attribution_dropped.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let tops = restated::tops(ctx);
    for pair in restated::find(ctx, &tops).into_iter().filter(|pair| pair.top.bare) {
        let attribution = pair.body.attribution.and_then(|a| ctx.article.attributions.get(a));
        // « reproche à l'ancien notaire d'avoir détourné »: an act of its own, and no fact.
        let charge = |a: &Attribution| cues::is_any(ctx, a, &[CueClass::Accuse]);
        let Some(attribution) = attribution.filter(|a| !a.weak && (!a.speech_act || charge(a))) else {
            continue;
        };
        let attributed =
            matches!(pair.body.sourcing, Sourcing::Explicit | Sourcing::Vague | Sourcing::Anonymous)
                || charge(attribution);
        if attributed && is_disputable(ctx, &pair, attribution) {
            acc.push(finding(ctx, &pair, attribution));
        }
    }
    for top in tops.iter().filter(|top| top.bare) {
        let told = acc.iter().any(|d| d.span == top.span);
        let found = restated::borrowed(ctx, top).filter(|_| !told);
        acc.extend(found.map(|(body, attribution)| lost(ctx, top.span, body, attribution)));
    }
}

/// Not a plain fact: a claim, a judgement, or what an interested party asserts.
fn is_disputable(ctx: &Context<'_>, pair: &Restated<'_, '_>, attribution: &Attribution) -> bool {
    let judged = || pair.top.tokens.iter().any(|t| lexicon::is_evaluation(&t.norm));
    let contested = || {
        let classes = [CueClass::Assert, CueClass::Accuse, CueClass::Estimate, CueClass::Warn];
        cues::is_any(ctx, attribution, &classes)
    };
    let party = || {
        attribution.source_type != SourceType::Agency
            && attribution.source.is_some_and(|source| ctx.tokens(source).iter().any(is_party))
    };
    pair.top.claims || !pair.body.claims.is_empty() || judged() || contested() || party()
}

/// One who has a cause: what it says of others is its own view.
fn is_party(token: &Token) -> bool {
    token.is_any(&[
        "association", "associations", "avocat", "avocate", "avocats", "collectif", "collectifs", "défense",
        "militants", "ong", "opposants", "opposition", "parti", "plaignant", "plaignante", "repreneur",
        "riverains", "syndicat", "syndicats",
    ])
}

fn finding(ctx: &Context<'_>, pair: &Restated<'_, '_>, attribution: &Attribution) -> Diagnostic {
    let mut diagnostic = lost(ctx, pair.top.span, pair.body.span, attribution);
    takeover::give_back(ctx, pair.top.span, pair.below, &mut diagnostic);
    diagnostic
}

fn lost(ctx: &Context<'_>, top: Span, body: Span, attribution: &Attribution) -> Diagnostic {
    let message =
        "Source perdue\u{a0}: le texte prête cette affirmation à quelqu’un, il manque qui.".to_owned();
    let mut diagnostic = Diagnostic::new(&RULE, top, message);
    diagnostic.related.push(Related {
        location: Location {
            article: ctx.id.clone(),
            span: attribution.source.map_or(attribution.cue, |source| attribution.cue.to(source)),
        },
        message: format!("Ici\u{a0}: «\u{a0}{}\u{a0}»", shorten(&one_line(ctx.words(body)), 160)),
    });
    diagnostic
}
