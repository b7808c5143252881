//! Quotation marks that do not match: never closed, never opened, mixed, the same kind inside itself.

use sourcier_analysis::attribution::CuePosition;
use sourcier_analysis::quotes::{Balance, Quote};

use super::{Context, Rule};
use crate::Span;
use crate::diagnostics::{Diagnostic, Edit, Fix, Severity};

pub(super) const RULE: Rule = Rule {
    code: "quote-balance",
    severity: Severity::Warning,
    off: false,
    family: None,
    doc: include_str!("quote_balance.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    for quote in &ctx.article.quotes {
        let segment = ctx.article.segment_at(quote.outer.start);
        if segment.is_some_and(sourcier_analysis::article::SegmentKind::is_article) {
            acc.extend(finding(ctx, quote));
        }
    }
}

fn finding(ctx: &Context<'_>, quote: &Quote) -> Option<Diagnostic> {
    let (opening, closing) = marks(ctx, quote)?;
    let found = |span, message: &str| Diagnostic::new(&RULE, span, message.to_owned());
    match quote.balance {
        Balance::Closed => None,
        Balance::Unclosed => {
            let message = "Guillemet ouvert et jamais refermé\u{a0}: il manque où finit la citation.";
            Some(Diagnostic {
                severity: Severity::Error,
                fixes: close(ctx, opening).into_iter().collect(),
                ..found(quote.outer, message)
            })
        }
        Balance::Unopened => {
            let message = "Guillemet refermé sans avoir été ouvert\u{a0}: il manque où commence la citation.";
            Some(Diagnostic { severity: Severity::Error, ..found(closing, message) })
        }
        Balance::Mixed => {
            let (open, close) = (ctx.words(opening), ctx.words(closing));
            let message = format!(
                "Citation ouverte par {open} et fermée par {close}\u{a0}: il manque le guillemet qui va avec l’autre."
            );
            Some(Diagnostic {
                fixes: pair(ctx, opening, closing).into_iter().collect(),
                ..found(quote.outer, &message)
            })
        }
        Balance::NestedAlike => {
            let message = "Guillemets français dans des guillemets français\u{a0}: il manque ce qui distingue la \
                           citation intérieure (“\u{a0}”).";
            let found =
                Diagnostic { fixes: vec![nest(ctx, (opening, closing))], ..found(quote.outer, message) };
            (!inside_unclosed(ctx, quote)).then_some(found)
        }
    }
}

/// The first and the last character of the quoted stretch.
fn marks(ctx: &Context<'_>, quote: &Quote) -> Option<(Span, Span)> {
    let text = ctx.words(quote.outer);
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let Span { start, end } = quote.outer;
    Some((Span::new(start, start + first.len_utf8()), Span::new(end - last.len_utf8(), end)))
}

/// The mark that closes what `opening` opens.
fn closing_for(opening: &str) -> Option<&'static str> {
    match opening {
        "«" => Some("»"),
        "“" => Some("”"),
        "‘" => Some("’"),
        "\"" => Some("\""),
        _ => None,
    }
}

/// The space that the writer puts behind an opening guillemet, which is also the one before the closing one.
fn inner_space<'a>(ctx: &Context<'a>, opening: Span) -> &'a str {
    let behind = Span::new(opening.end, ctx.article.text.len()).of(&ctx.article.text);
    let length = behind.chars().next().filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
    Span::new(opening.end, opening.end + length).of(&ctx.article.text)
}

/// Closes a quotation before the words that say who speaks, or at the end of its sentence. A guess: not preferred.
fn close(ctx: &Context<'_>, opening: Span) -> Option<Fix> {
    let sentence = ctx.article.sentences.get(ctx.article.sentence_at(opening.start)?)?;
    let incise = ctx.article.attributions.iter().find(|a| {
        sentence.span.covers(a.cue)
            && a.cue.start > opening.end
            && matches!(a.position, CuePosition::Incise | CuePosition::Final)
    });
    // « P », a dit S. — « P. » — Il a dit « p ».
    let (end, behind): (usize, &[char]) = match incise {
        Some(attribution) => (attribution.cue.start, &[',', ' ', '\u{a0}', '\u{202f}']),
        None if opening.start == sentence.span.start => (sentence.span.end, &[]),
        None => (sentence.span.end, &['.']),
    };
    let at = opening.end + ctx.words(Span::new(opening.end, end)).trim_end_matches(behind).len();
    let mark = closing_for(ctx.words(opening))?;
    let text = format!("{}{mark}", inner_space(ctx, opening));
    Some(Fix {
        title: format!("Fermer la citation par {mark}"),
        edits: vec![edit(ctx, Span::new(at, at), text)],
        preferred: false,
    })
}

/// Replaces the closing mark by the one that goes with the opening one.
fn pair(ctx: &Context<'_>, opening: Span, closing: Span) -> Option<Fix> {
    let mark = closing_for(ctx.words(opening))?;
    let inside = Span::new(opening.end, closing.start);
    let spaced = ctx.words(inside).ends_with(char::is_whitespace);
    let space = if mark == "»" && !spaced { inner_space(ctx, opening) } else { "" };
    Some(Fix {
        title: format!("Remplacer {} par {mark}", ctx.words(closing)),
        edits: vec![edit(ctx, closing, format!("{space}{mark}"))],
        preferred: true,
    })
}

/// An enclosing quotation was never closed: it is the one to mend.
fn inside_unclosed(ctx: &Context<'_>, quote: &Quote) -> bool {
    let block = ctx.article.blocks.iter().find(|b| b.span().covers(quote.outer));
    ctx.article.quotes.iter().any(|q| {
        q.balance == Balance::Unclosed
            && q.outer.start < quote.outer.start
            && block.is_some_and(|b| b.span().contains(q.outer.start))
    })
}

/// Turns inner guillemets, with the spaces inside them, into English quotation marks.
fn nest(ctx: &Context<'_>, (open, close): (Span, Span)) -> Fix {
    let text = ctx.words(Span::new(open.end, close.start));
    let before = text.len() - text.trim_start().len();
    // Of nothing but spaces, those at the beginning are all there are.
    let after = text.get(before..).unwrap_or_default();
    let after = after.len() - after.trim_end().len();
    Fix {
        title: "Mettre des guillemets anglais (“\u{a0}”) à l’intérieur".to_owned(),
        edits: vec![
            edit(ctx, Span::new(open.start, open.end + before), "“".to_owned()),
            edit(ctx, Span::new(close.start - after, close.end), "”".to_owned()),
        ],
        preferred: true,
    }
}

fn edit(ctx: &Context<'_>, span: Span, text: String) -> Edit {
    Edit { article: ctx.id.clone(), span, text }
}
