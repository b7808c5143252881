//! An article with allegations that rests on one source.

use std::collections::BTreeSet;

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::attribution::Attribution;
use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon::cues::CueClass;
use sourcier_analysis::tokenizer::TokenKind;

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Related, Severity};
use crate::{Location, cues};

pub(super) const RULE: Rule = Rule {
    code: "single-source",
    severity: Severity::Information,
    off: true,
    family: None,
    doc: include_str!("single_source.md"),
    check,
};

/// The least number of words: a brief has one source.
const LONG: usize = 200;

/// The least number of attributions.
const MANY: usize = 3;

/// Genres with one voice.
const ONE_VOICE: &[&str] = &[
    "interview", "entretien", "tribune", "editorial", "opinion", "portrait", "chronique",
    "compte rendu d'audience", "communique",
];

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.has_genre(ONE_VOICE) || ctx.article.metadata.credit.is_some() || words(ctx) < LONG {
        return;
    }
    let all: Vec<&Attribution> = ctx.article.attributions.iter().filter(|a| !a.weak).collect();
    let sources: BTreeSet<String> = all.iter().filter_map(|a| source(ctx, a)).collect();
    let charge = |a: &&Attribution| cues::is_any(ctx, a, &[CueClass::Accuse]);
    let alleged =
        ctx.article.sentences.iter().any(|s| s.claims.iter().any(|c| c.kind == ClaimKind::Allegation));
    let Some(first) = all.first().filter(|_| all.len() >= MANY && sources.len() == 1) else { return };
    if !alleged && !all.iter().any(charge) {
        return;
    }
    let place = ctx.article.segments.iter().find(|s| s.kind == SegmentKind::Title).map(|s| s.span);
    let place = place.or_else(|| ctx.running_text().next().map(|s| s.span));
    let Some(place) = place else { return };
    let message = "Article à source unique, avec des accusations\u{a0}: il manque une autre voix.".to_owned();
    let related = Related {
        location: Location { article: ctx.id.clone(), span: first.source.unwrap_or(first.cue) },
        message: "La seule source".to_owned(),
    };
    acc.push(Diagnostic { related: vec![related], ..Diagnostic::new(&RULE, place, message) });
}

fn words(ctx: &Context<'_>) -> usize {
    let running = ctx.running_text().flat_map(|s| ctx.tokens(s.span));
    running.filter(|t| t.kind == TokenKind::Word).count()
}

/// Who it is, by entity or as written; `None` for nobody.
fn source(ctx: &Context<'_>, attribution: &Attribution) -> Option<String> {
    match attribution.entity {
        Some(entity) => Some(entity.to_string()),
        None => attribution.source.map(|source| fold(ctx.words(source))),
    }
}
