//! The same quotation in other words: « ne céderons pas », « ne céderons jamais ».

use std::ops::Range;

use sourcier_analysis::article::SegmentKind;
use sourcier_index::quotations::{Echo, Quotation, SIMILARITY};
use sourcier_index::verbatim::{Difference, Verbatim, difference};

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Edit, Fix, Related, Severity};
use crate::french::{one_line, shorten};
use crate::speakers::{Voice, same_days, share_a_name};
use crate::{Contribution, Location};

pub(super) const RULE: Rule = Rule {
    code: "misquote",
    severity: Severity::Warning,
    off: false,
    family: None,
    doc: include_str!("misquote.md"),
    check,
};

/// Fewer words, or fewer that mean something, meet by accident.
const LEAST: (usize, usize) = (6, 3);

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let Some(own) = ctx.index.article(ctx.id) else { return };
    for quotation in own.quotations.iter().filter(|q| is_long_enough(q)) {
        let within = ctx.index.echoes_within(ctx.id, quotation);
        let within = within.iter().find_map(|echo| Some((echo.clone(), differs(ctx, quotation, echo)?)));
        if let Some((echo, difference)) = within.or_else(|| elsewhere(ctx, own, quotation)) {
            acc.push(finding(ctx, quotation, &echo, difference));
        }
    }
}

/// The wording of another article that is nearest, unless most articles have this one: then the other is wrong.
fn elsewhere<'a>(
    ctx: &Context<'a>,
    own: &Contribution,
    quotation: &Quotation,
) -> Option<(Echo<'a>, Difference)> {
    let names: Vec<&str> = own.entities.iter().map(|entity| entity.name.as_str()).collect();
    let question = ("misquote", quotation.words.as_slice(), voice(ctx, ctx.id, quotation), &own.date, names);
    let (id, i) = ctx.remember(&ctx.kept.quotations, question, |ctx| {
        let echoes = ctx.index.echoes(ctx.id, quotation);
        let near = || echoes.iter().filter(|echo| echo.alignment.similarity >= SIMILARITY);
        let agree = near().filter(|echo| echo.alignment.similarity >= 1.0).count();
        let differ = near().filter(|echo| !echo.alignment.differences.is_empty());
        let differ =
            differ.filter(|echo| agree < near().count() - agree && differs(ctx, quotation, echo).is_some());
        let found = differ.map(|echo| (echo.article, echo.quotation.span)).next();
        found.and_then(|(id, span)| {
            let i = ctx.index.article(id)?.quotations.iter().position(|q| q.span == span)?;
            Some((id.clone(), i))
        })
    })?;
    let echo = ctx.index.echo(quotation, &id, i)?;
    let difference = differs(ctx, quotation, &echo)?;
    Some((echo, difference))
}

/// Titles shorten.
fn is_long_enough(quotation: &Quotation) -> bool {
    quotation.words.len() >= LEAST.0
        && quotation.words.content().count() >= LEAST.1
        && !matches!(quotation.segment, SegmentKind::Title | SegmentKind::Crosshead)
}

/// How far `echo` is from `quotation`, when it gives the same words otherwise.
fn differs(ctx: &Context<'_>, quotation: &Quotation, echo: &Echo<'_>) -> Option<Difference> {
    if echo.alignment.similarity < SIMILARITY
        || !is_long_enough(echo.quotation)
        || !can_be_one(ctx, quotation, echo)
    {
        return None;
    }
    let (here, there) = texts(ctx, echo);
    let differences = &echo.alignment.differences;
    let written = |words: &Verbatim, range: &Range<usize>, text: &str| {
        words.span(range).unwrap_or_default().of(text).to_owned()
    };
    differences
        .iter()
        .filter_map(|(a, b)| {
            difference(&written(&quotation.words, a, here), &written(&echo.quotation.words, b, there))
        })
        .max()
}

/// One speaker, one event.
fn can_be_one(ctx: &Context<'_>, quotation: &Quotation, echo: &Echo<'_>) -> bool {
    let (a, b) = (voice(ctx, ctx.id, quotation), voice(ctx, echo.article, echo.quotation));
    if echo.article == ctx.id {
        return !a.is_not(&b);
    }
    let (Some(own), Some(other)) = (ctx.index.article(ctx.id), ctx.index.article(echo.article)) else {
        return false;
    };
    same_days(own, other, &quotation.words) && (a.is(&b) || !a.is_not(&b) && share_a_name(own, other))
}

fn voice(ctx: &Context<'_>, article: &crate::ArticleId, quotation: &Quotation) -> Voice {
    Voice::of(ctx, article, quotation.attribution.as_ref())
}

/// The texts of the article and of the echo's.
fn texts<'a>(ctx: &Context<'a>, echo: &Echo<'_>) -> (&'a str, &'a str) {
    (&ctx.article.text, ctx.index.article(echo.article).map_or("", |facts| &facts.text))
}

fn finding(ctx: &Context<'_>, quotation: &Quotation, echo: &Echo<'_>, difference: Difference) -> Diagnostic {
    let (here, there) = texts(ctx, echo);
    let own = echo.article == ctx.id;
    let place = match (own, echo.quotation.span.start < quotation.span.start) {
        (false, _) => format!("dans {}", echo.article.file_name()),
        (true, true) => "plus haut".to_owned(),
        (true, false) => "plus bas".to_owned(),
    };
    let (a, b) = shown(echo);
    let words = |words: &Verbatim, range, text| one_line(words.span(&range).unwrap_or_default().of(text));
    let message = format!(
        "Même citation, autres mots\u{a0}: «\u{a0}{}\u{a0}» ici, «\u{a0}{}\u{a0}» {place}.",
        words(&quotation.words, a, here),
        words(&echo.quotation.words, b, there),
    );
    let mut diagnostic = Diagnostic::new(&RULE, quotation.outer, message);
    diagnostic.severity = match (difference, own) {
        (Difference::Sense, true) => Severity::Error,
        (Difference::Sense, false) | (_, true) => Severity::Warning,
        (_, false) => Severity::Information,
    };
    let other = one_line(echo.quotation.span.of(there));
    diagnostic.related.push(Related {
        location: Location { article: echo.article.clone(), span: echo.quotation.outer },
        message: format!("Ici\u{a0}: «\u{a0}{}\u{a0}»", shorten(&other, 160)),
    });
    diagnostic.fixes.extend(fix(ctx, quotation, echo, &place));
    diagnostic
}

/// The words that differ, from the first to the last when they are few, with a neighbour where one side has none.
fn shown(echo: &Echo<'_>) -> (Range<usize>, Range<usize>) {
    let differences = &echo.alignment.differences;
    let (Some(first), Some(last)) = (differences.first(), differences.last()) else { return (0..0, 0..0) };
    let whole = (first.0.start..last.0.end, first.1.start..last.1.end);
    let (mut a, mut b) = if whole.0.len().max(whole.1.len()) <= 6 { whole } else { first.clone() };
    if a.is_empty() || b.is_empty() {
        if a.start > 0 && b.start > 0 {
            (a.start, b.start) = (a.start - 1, b.start - 1);
        }
        (a.end, b.end) = (a.end + 1, b.end + 1);
    }
    (a, b)
}

/// The other wording in the place of this one, from the first to the last word that both give or that differs.
fn fix(ctx: &Context<'_>, quotation: &Quotation, echo: &Echo<'_>, place: &str) -> Option<Fix> {
    let (_, there) = texts(ctx, echo);
    let (pairs, differences) = (&echo.alignment.pairs, &echo.alignment.differences);
    let (first, last, edge) = (pairs.first()?, pairs.last()?, (differences.first()?, differences.last()?));
    let here = first.0.min(edge.0.0.start)..(last.0 + 1).max(edge.1.0.end);
    let other = first.1.min(edge.0.1.start)..(last.1 + 1).max(edge.1.1.end);
    let other = echo.quotation.words.span(&other)?;
    Some(Fix {
        title: format!("Reprendre les mots cités {place}"),
        edits: vec![Edit {
            article: ctx.id.clone(),
            span: quotation.words.span(&here)?,
            text: one_line(other.of(there)),
        }],
        preferred: false,
    })
}
