//! Several sources for a reader, one in truth: « plusieurs sources », and one is heard.

use std::collections::BTreeSet;

use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::spelling::fold;

use super::{Context, Family, Rule, name_variant};
use crate::config::Level;
use crate::diagnostics::{Diagnostic, Related, Severity};
use crate::french::one_line;
use crate::{Location, Span};

pub(super) const RULE: Rule = Rule {
    code: "fake-plural-source",
    severity: Severity::Information,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("fake_plural_source.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    two_names(ctx, acc);
    let plural = ctx.article.attributions.iter().filter_map(|a| Some((a, plural(ctx, a)?)));
    for (attribution, media) in plural {
        let heard = heard(ctx, attribution, media);
        if let Some(only) =
            heard.first().filter(|_| heard.iter().map(|(key, _)| key).collect::<BTreeSet<_>>().len() == 1)
        {
            acc.push(finding(ctx, attribution, only.1));
        }
    }
}

/// One body under two names, unless the rule on names says so.
fn two_names(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.config.level(&name_variant::RULE) == Level::Off {
        let found = name_variant::two_names_of_sources(ctx);
        acc.extend(found.into_iter().map(|d| Diagnostic { rule: RULE.code, severity: RULE.severity, ..d }));
    }
}

/// « des sources », « plusieurs médias », and nothing that says which; whether media are meant.
fn plural(ctx: &Context<'_>, attribution: &Attribution) -> Option<bool> {
    let words = fold(ctx.words(attribution.source?));
    let mut words = words.split_whitespace();
    let many = matches!(
        words.next()?,
        "des" | "plusieurs" | "les" | "diverses" | "differentes" | "certains" | "certaines"
    );
    let media = match words.next()? {
        "sources" => false,
        "medias" | "journaux" | "agences" | "quotidiens" => true,
        _ => return None,
    };
    // « des sources policières », « les médias d'État » say which.
    let which = words
        .find(|word| !matches!(*word, "locaux" | "locales" | "concordantes" | "concordants" | "nationaux"));
    (many && which.is_none()).then_some(media)
}

/// The sources that are heard by name around it: a key for each, and where.
fn heard(ctx: &Context<'_>, plural: &Attribution, media: bool) -> Vec<(String, Span)> {
    let others = ctx
        .article
        .attributions
        .iter()
        .filter(|a| a.cue != plural.cue && !a.weak && (media || !a.speech_act));
    let named = others.filter(|a| {
        if media {
            a.source_type == SourceType::Media
        } else {
            !matches!(a.source_type, SourceType::GroupVague | SourceType::Impersonal)
        }
    });
    named
        .filter_map(|a| {
            let source = a.source?;
            let key = a.entity.map_or_else(|| fold(ctx.words(source)), |entity| entity.to_string());
            Some((key, source))
        })
        .collect()
}

fn finding(ctx: &Context<'_>, attribution: &Attribution, only: Span) -> Diagnostic {
    let source = attribution.source.unwrap_or(attribution.cue);
    let message = format!(
        "«\u{a0}{}\u{a0}», et une seule source parle dans l’article\u{a0}: il manque les autres, ou le singulier.",
        one_line(ctx.words(source))
    );
    let related = Related {
        location: Location { article: ctx.id.clone(), span: only },
        message: "La seule source nommée".to_owned(),
    };
    Diagnostic { related: vec![related], ..Diagnostic::new(&RULE, source, message) }
}
