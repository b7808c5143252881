//! The same quotation, two speakers.

use sourcier_analysis::article::SegmentKind;
use sourcier_index::quotations::{Echo, Quotation};

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Related, Severity};
use crate::french::{inside_a_sentence, one_line, shorten};
use crate::speakers::{Voice, same_days, speaker};
use crate::{ArticleId, Contribution, Location};

pub(super) const RULE: Rule = Rule {
    code: "quote-speaker-mismatch",
    severity: Severity::Warning,
    off: false,
    family: None,
    doc: include_str!("quote_speaker_mismatch.md"),
    check,
};

/// The least similarity of two quotations that are one.
const SIMILARITY: f64 = 0.85;

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let Some(own) = ctx.index.article(ctx.id) else { return };
    let mut found: Vec<(usize, Diagnostic)> = Vec::new();
    for (i, quotation) in own.quotations.iter().enumerate() {
        let voice = voice(ctx, ctx.id, quotation);
        if voice == Voice::Unknown {
            continue;
        }
        // Few have an echo: only of those is it looked at whether one voice said them.
        let somebodys = || is_somebodys(ctx, ctx.id, quotation);
        let within = ctx.index.echoes_within(ctx.id, quotation);
        if let Some(echo) = within.iter().find(|echo| conflicts(ctx, quotation, &voice, echo)) {
            if !somebodys() {
                continue;
            }
            found.push((i, finding(ctx, quotation, (ctx.id, echo.quotation))));
            // A longer quotation does not find the shorter one by itself.
            if let Some(j) = own.quotations.iter().position(|q| q.span == echo.quotation.span) {
                found.push((j, finding(ctx, echo.quotation, (ctx.id, quotation))));
            }
        } else if let Some((id, place)) = elsewhere(ctx, own, quotation, &voice)
            && let Some(other) = ctx.index.article(&id).and_then(|facts| facts.quotations.get(place))
            && somebodys()
        {
            found.push((i, finding(ctx, quotation, (&id, other))));
        }
    }
    found.sort_by_key(|(i, _)| *i);
    found.dedup_by_key(|(i, _)| *i);
    acc.extend(found.into_iter().map(|(_, diagnostic)| diagnostic));
}

/// The same words of another speaker in another article.
fn elsewhere(
    ctx: &Context<'_>,
    own: &Contribution,
    quotation: &Quotation,
    voice: &Voice,
) -> Option<(ArticleId, usize)> {
    let question = ("quote-speaker-mismatch", quotation.words.as_slice(), voice, &own.date);
    ctx.remember(&ctx.kept.quotations, question, |ctx| {
        let echoes = ctx.index.echoes(ctx.id, quotation);
        let echo = echoes.iter().find(|echo| conflicts(ctx, quotation, voice, echo))?;
        let all = &ctx.index.article(echo.article)?.quotations;
        Some((echo.article.clone(), all.iter().position(|q| q.span == echo.quotation.span)?))
    })
}

/// One quotation, and another speaker.
fn conflicts(ctx: &Context<'_>, quotation: &Quotation, voice: &Voice, echo: &Echo<'_>) -> bool {
    is_one(ctx, quotation, echo)
        && self::voice(ctx, echo.article, echo.quotation).is_not(voice)
        && is_somebodys(ctx, echo.article, echo.quotation)
}

fn voice(ctx: &Context<'_>, article: &ArticleId, quotation: &Quotation) -> Voice {
    Voice::of(ctx, article, quotation.attribution.as_ref())
}

/// Said by one voice: not in a title, not chanted by a crowd, not a statement of several.
fn is_somebodys(ctx: &Context<'_>, article: &ArticleId, quotation: &Quotation) -> bool {
    if matches!(quotation.segment, SegmentKind::Title | SegmentKind::Crosshead) {
        return false;
    }
    let facts = ctx.index.article(article);
    let sentence = facts.and_then(|facts| Some(facts.statement_at(quotation.outer)?.span.of(&facts.text)));
    let sentence = sentence.unwrap_or_default().to_lowercase();
    let shared = |word: &str| sentence.split(|c: char| !c.is_alphabetic()).any(|w| w.starts_with(word));
    !SHARED.iter().any(|word| shared(word))
}

/// How words begin that say that many speak: « scandent », « slogan », « communiqué commun », « conjointement ».
const SHARED: [&str; 9] =
    ["scand", "slogan", "chant", "pancarte", "banderole", "commun", "conjoint", "cosign", "devise"];

/// The words of the one are those of the other, and too many or too uncommon to meet by accident.
fn is_one(ctx: &Context<'_>, quotation: &Quotation, echo: &Echo<'_>) -> bool {
    let (a, b) = (&quotation.words, &echo.quotation.words);
    let shorter = if a.len() <= b.len() { a } else { b };
    let content = shorter.content().count();
    let own = echo.article == ctx.id;
    let same = echo.alignment.similarity >= SIMILARITY && shorter.len() >= 4 && content >= 2;
    let part = echo.alignment.contained
        && (content >= 3 || own && content >= 2 && is_uncommon(ctx, quotation, echo));
    let close = || match (ctx.index.article(ctx.id), ctx.index.article(echo.article)) {
        (Some(a), Some(b)) => same_days(
            a,
            b,
            if quotation.words.len() <= echo.quotation.words.len() {
                &quotation.words
            } else {
                &echo.quotation.words
            },
        ),
        _ => false,
    };
    (same || part) && (own || close())
}

/// One of the words of the shorter quotation is long, and hardly quoted elsewhere.
fn is_uncommon(ctx: &Context<'_>, quotation: &Quotation, echo: &Echo<'_>) -> bool {
    let shorter =
        if quotation.words.len() <= echo.quotation.words.len() { quotation } else { echo.quotation };
    let words = shorter.span.of(&ctx.article.text).split(|c: char| !c.is_alphanumeric());
    words.max_by_key(|word| word.chars().count()).is_some_and(|word| word.chars().count() >= 8)
        && ctx.index.least_quoted(&shorter.words) <= 2
}

fn finding(
    ctx: &Context<'_>,
    quotation: &Quotation,
    (article, other): (&ArticleId, &Quotation),
) -> Diagnostic {
    let place = match (article == ctx.id, other.span.start < quotation.span.start) {
        (false, _) => format!("dans {}", article.file_name()),
        (true, true) => "plus haut".to_owned(),
        (true, false) => "plus bas".to_owned(),
    };
    let (here, there) = (name(ctx, ctx.id, quotation), name(ctx, article, other));
    let message = format!(
        "Mêmes mots, deux auteurs\u{a0}: {here} ici, {there} {place}\u{a0}; il manque de savoir qui les a dits."
    );
    let text = ctx.index.article(article).map_or("", |facts| &facts.text);
    let words = shorten(&one_line(other.span.of(text)), 160);
    let related = Related {
        location: Location { article: article.clone(), span: other.outer },
        message: format!("Ici, «\u{a0}{words}\u{a0}» est de {there}"),
    };
    Diagnostic { related: vec![related], ..Diagnostic::new(&RULE, quotation.outer, message) }
}

/// Who speaks, as the article calls him: by name, else as written.
fn name(ctx: &Context<'_>, article: &ArticleId, quotation: &Quotation) -> String {
    let facts = ctx.index.article(article);
    let named = || Some(facts?.entities.get(speaker(facts?, &quotation.attribution?)?)?.name.clone());
    let written = || Some(inside_a_sentence(&one_line(quotation.attribution?.source?.of(&facts?.text))));
    named().or_else(written).unwrap_or_default()
}
