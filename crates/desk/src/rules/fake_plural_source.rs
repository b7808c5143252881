//! Several sources for a reader, one in truth: « plusieurs sources », and one is heard.

use std::collections::BTreeSet;

use sourcier_analysis::article::Sentence;
use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::tokenizer::Token;

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
    acc.extend(contracted(ctx));
    for (attribution, media) in ctx.article.attributions.iter().filter_map(|a| Some((a, plural(ctx, a)?))) {
        let heard = heard(ctx, attribution, media);
        let sources: BTreeSet<&String> = heard.iter().map(|(key, _)| key).collect();
        if let Some(only) = heard.first().filter(|_| sources.len() == 1) {
            acc.push(finding(ctx, attribution.source.unwrap_or(attribution.cue), only.1));
        }
    }
    for (span, only) in alone(ctx) {
        if acc.iter().all(|d| !d.span.overlaps(span)) {
            acc.push(finding(ctx, span, only));
        }
    }
}

/// « Plusieurs sources évoquent … », then « X, seul à s'exprimer »: the many, and where the only one speaks.
pub(super) fn alone(ctx: &Context<'_>) -> Vec<(Span, Span)> {
    let running: Vec<&Sentence> = ctx.running_text().collect();
    let find = |(i, sentence): (usize, &&Sentence)| {
        let (span, media) = subject(ctx, sentence)?;
        let follows = running.get(i + 1).filter(|next| next.block == sentence.block);
        let only = follows.filter(|next| is_alone(ctx, next) || media && cites(ctx, next))?;
        let again =
            running.get(i + 2).is_some_and(|after| after.block == sentence.block && cites(ctx, after));
        (!again).then_some((span, only.span))
    };
    running.iter().enumerate().filter_map(find).collect()
}

/// « Les journaux locaux parlent de … »: the subject, and whether media are meant.
fn subject(ctx: &Context<'_>, sentence: &Sentence) -> Option<(Span, bool)> {
    let (start, tokens) = ctx.placed_tokens(sentence.span);
    let [many, noun, rest @ ..] = tokens else { return None };
    let media = match &*noun.norm {
        "médias" | "journaux" | "quotidiens" => true,
        "sources" => false,
        _ => return None,
    };
    let adjectives = rest.iter().take_while(|t| t.word.is(Features::ADJ) && !speaks(t)).count();
    let verb = rest.get(adjectives)?;
    let last = adjectives.checked_sub(1).and_then(|i| rest.get(i)).unwrap_or(noun);
    // « des sources policières » says which.
    let vague = media || rest.iter().take(adjectives).all(|t| t.is_any(&["concordantes"]));
    (many.is_any(&["les", "des", "plusieurs", "certains", "certaines"])
        && adjectives <= 2
        && speaks(verb)
        && vague)
        .then(|| (many.span.to(last.span).shift(start), media))
}

fn speaks(token: &Token) -> bool {
    let verbs = ["affirmer", "annoncer", "décrire", "évoquer", "parler", "rapporter", "relater"];
    token.word.is(Features::FINITE) && token.word.infinitive().is_some_and(|verb| verbs.contains(&verb))
}

/// « seul à s'exprimer », « seule à en faire état ».
fn is_alone(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let alone = ["seul", "seule", "seuls", "seules"];
    ctx.tokens(sentence.span).windows(2).any(|pair| pair[0].is_any(&alone) && pair[1].is("à"))
}

/// « Le Républicain du Val cite un voisin »: one medium, by its name.
fn cites(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let tokens = ctx.tokens(sentence.span);
    let verbs = ["citer", "écrire", "rapporter", "raconter", "relater"];
    let verb = tokens.iter().take(8).position(|t| {
        !t.is_capital()
            && t.word.is(Features::FINITE)
            && t.word.infinitive().is_some_and(|verb| verbs.contains(&verb))
    });
    let named = |verb: usize| tokens.get(1..verb).is_some_and(|words| words.iter().any(Token::is_capital));
    verb.is_some_and(named)
}

/// One body under two names, unless the rule on names says so.
fn two_names(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.config.level(&name_variant::RULE) == Level::Off {
        let found = name_variant::two_names_of_sources(ctx);
        acc.extend(found.into_iter().map(|d| Diagnostic { rule: RULE.code, severity: RULE.severity, ..d }));
    }
}

/// « Ukrinform » and « Ukrainian Information Agency »: one body by a name drawn together and by the whole of it.
fn contracted(ctx: &Context<'_>) -> Option<Diagnostic> {
    let name = |entity: usize| {
        let body = ctx.article.entities.get(entity).filter(|e| e.kind == EntityKind::Organisation)?;
        Some(fold(&body.name))
    };
    let attributions = ctx.article.attributions.iter().filter(|a| !a.weak);
    let sources: Vec<(usize, Span, String)> =
        attributions.filter_map(|a| Some((a.entity?, a.source?, name(a.entity?)?))).collect();
    let (short, long) = sources.iter().find_map(|(a, short, name)| {
        let other = sources.iter().find(|(b, _, other)| b != a && is_drawn_from(name, other));
        Some((*short, other?.1))
    })?;
    let (first, second) = if short.start < long.start { (short, long) } else { (long, short) };
    let message = format!(
        "«\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}» sont la même source\u{a0}: il manque de le dire, ou de n’employer qu’un nom.",
        one_line(ctx.words(first)),
        one_line(ctx.words(second))
    );
    let related = Related {
        location: Location { article: ctx.id.clone(), span: first },
        message: "La même, sous son autre nom".to_owned(),
    };
    Some(Diagnostic { related: vec![related], ..Diagnostic::new(&RULE, second, message) })
}

/// `short` is one word made of the beginnings, three letters or more, of words of `long` in their order, two at least.
fn is_drawn_from(short: &str, long: &str) -> bool {
    let mut rest = short;
    let mut parts = 0;
    for word in long.split_whitespace() {
        let shared = word.bytes().zip(rest.bytes()).take_while(|(a, b)| a == b).count();
        if shared >= 3 {
            rest = rest.get(shared..).unwrap_or_default();
            parts += 1;
        }
    }
    parts >= 2 && rest.is_empty() && !short.contains(' ')
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
    let named =
        others.filter(|a| if media { a.source_type == SourceType::Media } else { !a.source_type.is_vague() });
    named
        .filter_map(|a| {
            let source = a.source?;
            let key = a.entity.map_or_else(|| fold(ctx.words(source)), |entity| entity.to_string());
            Some((key, source))
        })
        .collect()
}

fn finding(ctx: &Context<'_>, source: Span, only: Span) -> Diagnostic {
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
