//! Which tokens the syntax counts as one word, as the treebank Sequoia does.
//!
//! Scores, ranges, dates and fractions in figures (« 3-2 », « 1950-1953 », « 25/01/06 », « 1/10 »), signs before a number (« -6 »),
//! « °C », « n° », « l'on », « -- », « +/- », « traité(e) », « élu·e·s », the names of sites.

use super::{Shape, Token, TokenKind};

/// What ends the name of a site, and what inclusive writing puts behind a full stop.
const TAILS: [&str; 18] = [
    "fr", "com", "org", "net", "eu", "be", "ch", "ca", "info", "tv", "media", "gouv", "io", "e", "es", "s",
    "ne", "nes",
];

/// What inclusive writing puts in brackets.
const ENDINGS: [&str; 8] = ["s", "e", "es", "x", "ne", "nes", "le", "les"];

/// Marks the tokens that belong to the one before.
pub(super) fn mark(tokens: &mut [Token]) {
    let mut k = 1;
    while k < tokens.len() {
        let found = {
            let view = View { tokens, k };
            if view.glued(0) { joined(view) } else { 0 }
        };
        for token in tokens.iter_mut().skip(k).take(found) {
            token.joined = true;
        }
        k += found.max(1);
    }
}

/// A place among the tokens.
#[derive(Clone, Copy)]
struct View<'a> {
    tokens: &'a [Token],
    k: usize,
}

impl<'a> View<'a> {
    fn get(self, by: usize) -> Option<&'a Token> {
        self.tokens.get(self.k + by)
    }

    fn back(self, by: usize) -> Option<&'a Token> {
        self.tokens.get(self.k.checked_sub(by)?)
    }

    /// No white space before the token `by`.
    fn glued(self, by: usize) -> bool {
        let before = (self.k + by).checked_sub(1).and_then(|k| self.tokens.get(k));
        before.zip(self.get(by)).is_some_and(|(a, b)| a.span.end == b.span.start)
    }

    /// The token behind, when it is glued.
    fn next(self) -> Option<&'a Token> {
        self.get(1).filter(|_| self.glued(1))
    }
}

/// How many tokens from this one on, glued to the one before, belong to it.
fn joined(view: View<'_>) -> usize {
    let (Some(before), Some(token)) = (view.back(1), view.get(0)) else { return 0 };
    match token.kind {
        TokenKind::Mark => mark_behind(view, before, token),
        TokenKind::Number => usize::from(is_sign(view, before)),
        TokenKind::Word => {
            let on = token.is("on") && before.is("l'");
            let degree = before.is("°") && token.is_any(&["c", "f", "k"]);
            usize::from(on || degree)
        }
    }
}

/// A minus or plus before a number, and nothing it could subtract from.
fn is_sign(view: View<'_>, before: &Token) -> bool {
    let free = view.back(2).is_none_or(|t| t.span.end < before.span.start || t.is_any(&["(", "[", "«"]));
    before.is_any(&["-", "−", "+"]) && free
}

fn mark_behind(view: View<'_>, before: &Token, token: &Token) -> usize {
    let next = view.next();
    let next_kind = next.map(|t| t.kind);
    match &*token.norm {
        // « 1950-1953 », « 25/01/06 », « 04:59 », « 12'000 »
        "-" | "–" | "/" if before.kind == TokenKind::Number && next_kind == Some(TokenKind::Number) => 2,
        ":" if before.kind == TokenKind::Number && next.is_some_and(|t| is_digits(t, 2)) => 2,
        "'" | "’" if before.kind == TokenKind::Number && next.is_some_and(|t| is_digits(t, 3)) => 2,
        "/" if before.is("+") && next.is_some_and(|t| t.is("-")) => 2,
        "/" if is_code(before) && next.is_some_and(is_code) => 2,
        "-" if before.is("-") => 1,
        "." | "..." if before.is_any(&[".", "..."]) => 1,
        "°" if before.is("n") => 1,
        "²" | "³" | "½" if before.kind == TokenKind::Word => 1,
        "·" | "•" if before.kind == TokenKind::Word && next_kind == Some(TokenKind::Word) => 2,
        "." if before.kind == TokenKind::Word
            && next.is_some_and(|t| t.shape == Shape::Lower && t.is_any(&TAILS)) =>
        {
            2
        }
        "(" if before.kind == TokenKind::Word && next.is_some_and(|t| t.is_any(&ENDINGS)) => {
            let closed = view.get(2).is_some_and(|t| t.is(")")) && view.glued(2);
            if closed { 3 } else { 0 }
        }
        _ => 0,
    }
}

fn is_digits(token: &Token, count: usize) -> bool {
    token.kind == TokenKind::Number && token.norm.len() == count
}

/// « F-16 », a letter and figures with capitals inside: a sign for something, no word.
fn is_code(token: &Token) -> bool {
    let digits = || token.norm.bytes().any(|b| b.is_ascii_digit()) && token.is_capital();
    token.kind == TokenKind::Word && (token.shape == Shape::Mixed || digits())
}
