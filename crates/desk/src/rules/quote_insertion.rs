//! A word of the desk's inside a quotation, in round brackets: « Il (le préfet) viendra ».

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::quotes::Quote;
use sourcier_analysis::tokenizer::{Shape, Token, TokenKind};

use super::{Context, Rule};
use crate::Span;
use crate::diagnostics::{Diagnostic, Edit, Fix, Severity};

pub(super) const RULE: Rule = Rule {
    code: "quote-insertion",
    severity: Severity::Hint,
    off: false,
    family: None,
    doc: include_str!("quote_insertion.md"),
    check,
};

/// More words are an aside of the speaker's.
const MOST: usize = 6;

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    for quote in ctx.article.quotes.iter().filter(|q| q.quotation && !q.nested && is_ours(ctx, q)) {
        for span in brackets(ctx, quote) {
            let message = "Précision de la rédaction dans une citation\u{a0}: entre crochets, elle ne passe pas pour un mot cité.";
            let mut diagnostic = Diagnostic::new(&RULE, span, message.to_owned());
            let inside = Span::new(span.start + 1, span.end - 1);
            diagnostic.fixes.push(Fix {
                title: "Mettre entre crochets".to_owned(),
                edits: vec![Edit { article: ctx.id.clone(), span, text: format!("[{}]", ctx.words(inside)) }],
                preferred: true,
            });
            acc.push(diagnostic);
        }
    }
}

fn is_ours(ctx: &Context<'_>, quote: &Quote) -> bool {
    ctx.article.segment_at(quote.outer.start).is_some_and(SegmentKind::is_article)
}

/// The round brackets in a quotation that hold a gloss.
fn brackets(ctx: &Context<'_>, quote: &Quote) -> Vec<Span> {
    let (start, tokens) = ctx.placed_tokens(quote.span);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        match (&*token.norm, open) {
            ("(", _) => open = Some(i),
            (")", Some(from)) => {
                open = None;
                let Some(inside) = tokens.get(from + 1..i) else { continue };
                let before = from.checked_sub(1).and_then(|i| tokens.get(i));
                if is_gloss(inside)
                    && !is_part_of_a_name(before, inside)
                    && let Some(first) = tokens.get(from)
                {
                    found.push(first.span.to(token.span).shift(start));
                }
            }
            _ => {}
        }
    }
    found
}

/// A referent or an explanation: some words without a verb, a figure or a laugh. « (ndlr) » says so itself.
fn is_gloss(inside: &[Token]) -> bool {
    let words: Vec<&Token> = inside.iter().filter(|t| t.kind != TokenKind::Mark).collect();
    if words.iter().any(|t| t.is_any(&["ndlr", "n.d.l.r", "ndr"])) {
        return true;
    }
    let verb = |t: &Token| {
        t.kind == TokenKind::Word
            && t.word.is(Features::FINITE | Features::OTHER_PERSON)
            && !t.word.is(Features::NOUN | Features::ADJ | Features::ADP | Features::DET)
    };
    let aside =
        |t: &&Token| t.kind == TokenKind::Number || t.is_any(&ASIDES) || t.shape == Shape::Upper || verb(t);
    (1..=MOST).contains(&words.len())
        && !words.iter().any(aside)
        && !inside.iter().any(|t| t.is_any(&["%", "…", "...", "?", "!"]))
}

/// « Bobigny-Pantin (Raymond Queneau) ».
fn is_part_of_a_name(before: Option<&Token>, inside: &[Token]) -> bool {
    before.is_some_and(Token::is_capital) && inside.iter().all(Token::is_capital)
}

/// What is heard, not said; « (sic) », which is the usage.
const ASIDES: [&str; 22] = [
    "applaudissements", "bis", "brouhaha", "cris", "huées", "hésitation", "larmes", "longuement", "pause",
    "pleurs", "refrain", "rire", "rires", "sanglots", "sic", "sifflets", "silence", "soupir", "soupirs",
    "sourire", "sourires", "temps",
];
