//! Sentence boundaries.
//!
//! A full stop ends a sentence when the next word can begin one. Inside closed quotation marks nothing ends: a
//! quotation of several sentences under one cue is one unit for whoever asks who said it.

use crate::quotes::{Balance, LocalQuote};
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

/// The sentences of a block.
pub(crate) fn split(text: &str, tokens: &[Token], quotes: &[LocalQuote]) -> Vec<Span> {
    let mut closed = quotes
        .iter()
        .filter(|q| !q.nested && matches!(q.balance, Balance::Closed | Balance::Mixed))
        .peekable();
    let mut sentences = Vec::new();
    let mut start: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        let begin = *start.get_or_insert(token.span.start);
        while closed.next_if(|q| q.outer.end < token.span.end).is_some() {}
        let quote = closed.peek().filter(|q| q.outer.start < token.span.end);
        let inside = quote.is_some_and(|q| token.span.end < q.outer.end);
        if !inside && ends(text, tokens, i, quote.map(|q| q.inner)) {
            sentences.push(Span::new(begin, token.span.end));
            start = None;
        }
    }
    if let (Some(start), Some(last)) = (start, tokens.last()) {
        sentences.push(Span::new(start, last.span.end));
    }
    sentences
}

/// Whether the sentence ends behind token `i`.
fn ends(text: &str, tokens: &[Token], i: usize, quoted: Option<Span>) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    let Some(next) = tokens.get(i + 1) else { return true };
    let first_in_list = i == 1 && tokens.first().is_some_and(|t| t.kind == TokenKind::Number);
    let spaced = next.span.start > token.span.end;
    let stop = match &*token.norm {
        "." => spaced && !first_in_list,
        "!" | "?" | "…" | "..." => spaced,
        // A closing mark ends a sentence when what is quoted does.
        "»" | "”" | "\"" | "’" => {
            quoted.is_some_and(|q| q.of(text).trim_end().ends_with(['.', '!', '?', '…']))
                && tokens.get(i + 1).is_some()
        }
        // « (…). » and « etc. Le maire »
        ")" | "]" => tokens.get(i.wrapping_sub(1)).is_some_and(|t| t.is_any(&[".", "!", "?"])) && spaced,
        "etc." => true,
        _ => false,
    };
    stop && begins(tokens, i + 1)
}

/// Whether a sentence can begin at token `i`.
fn begins(tokens: &[Token], i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    match token.kind {
        TokenKind::Word => token.is_capital() || token.norm.starts_with(['@', '#']),
        TokenKind::Number => true,
        TokenKind::Mark => match &*token.norm {
            "«" | "“" | "\"" | "‘" | "(" | "[" | "-" | "–" | "—" | ">" | "*" | "•" => {
                i + 1 < tokens.len() && begins(tokens, i + 1)
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let block = crate::block::Block::read(text);
        let sentences: Vec<&str> = block.sentences.iter().map(|s| s.of(text)).collect();
        expect.assert_eq(&sentences.join("\n"));
    }

    #[test]
    fn plain_stops() {
        check(
            "M. Roy part à 20 h. Il revient lundi ! Vraiment ? Oui… Le 3. 12 élus restent.",
            expect![[r"
                M. Roy part à 20 h.
                Il revient lundi !
                Vraiment ?
                Oui…
                Le 3.
                12 élus restent."]],
        );
    }

    #[test]
    fn a_quotation_is_never_cut() {
        check(
            "« C'est fini. Nous partons, a dit le maire. Demain. » La salle s'est vidée. « Oui ! » a-t-il crié.",
            expect![[r"
                « C'est fini. Nous partons, a dit le maire. Demain. »
                La salle s'est vidée.
                « Oui ! » a-t-il crié."]],
        );
    }

    #[test]
    fn an_unclosed_quotation_does_not_swallow_the_paragraph() {
        check(
            "« Nous partons, a dit le maire. La salle s'est vidée.",
            expect![[r"
                « Nous partons, a dit le maire.
                La salle s'est vidée."]],
        );
    }
}
