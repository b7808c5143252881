//! Sentence boundaries.
//!
//! A full stop ends a sentence when the next word can begin one. Inside closed quotation marks nothing ends: a
//! quotation of several sentences under one cue is one unit for whoever asks who said it.

use crate::lexicon::{self, Features};
use crate::quotes::{Balance, LocalQuote};
use crate::text::Span;
use crate::tokenizer::{Shape, Token, TokenKind};

/// The sentences of a block.
pub(crate) fn split(text: &str, tokens: &[Token], quotes: &[LocalQuote]) -> Vec<Span> {
    let mut closed = quotes
        .iter()
        .filter(|q| !q.nested && matches!(q.balance, Balance::Closed | Balance::Mixed))
        .peekable();
    let mut unopened = quotes.iter().filter(|q| q.balance == Balance::Unopened).peekable();
    let mut sentences = Vec::new();
    let mut start: Option<usize> = None;
    for (i, token) in tokens.iter().enumerate() {
        let begin = *start.get_or_insert(token.span.start);
        while closed.next_if(|q| q.outer.end < token.span.end).is_some() {}
        let quote = closed.peek().filter(|q| q.outer.start < token.span.end);
        let inside = quote.is_some_and(|q| token.span.end < q.outer.end);
        while unopened.next_if(|q| q.outer.start < token.span.start).is_some() {}
        let stray = unopened.peek().is_some_and(|q| q.outer == token.span);
        // What stands before a mark that nothing opened is taken for what it closes.
        let held = if stray { Some(Span::new(begin, token.span.start)) } else { quote.map(|q| q.inner) };
        if !inside && ends(text, tokens, i, held) {
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
    let (Some(token), Some(next)) = (tokens.get(i), tokens.get(i + 1)) else { return true };
    if next.joined {
        return false;
    }
    let before = i.checked_sub(1).and_then(|k| tokens.get(k));
    let spaced = next.span.start > token.span.end;
    match &*token.norm {
        "." => {
            let first_in_list = i == 1 && before.is_some_and(|t| t.kind == TokenKind::Number);
            spaced && !first_in_list && (begins(tokens, i + 1) || begins_small(before, next))
                || !spaced && glued(before, tokens, i + 1)
        }
        "!" | "?" | "…" | "..." => {
            spaced && begins(tokens, i + 1) || !spaced && glued(before, tokens, i + 1)
        }
        // A closing mark ends a sentence when what is quoted does.
        "»" | "”" | "\"" | "’" => {
            quoted.is_some_and(|q| q.of(text).trim_end().ends_with(['.', '!', '?', '…']))
                && begins(tokens, i + 1)
        }
        // « (…). »
        ")" | "]" => {
            before.is_some_and(|t| t.is_any(&[".", "!", "?", "etc."])) && spaced && begins(tokens, i + 1)
        }
        // A list of clauses, each with its capital.
        ";" => spaced && (opens(tokens, i + 1) || next.is_capital() && next.word.is(Features::DET)),
        // « etc. Le maire », « av. J.-C. Il »
        norm if spaced && token.kind == TokenKind::Word && norm.ends_with('.') => {
            opens(tokens, i + 1) && !lexicon::is_abbreviated_title(norm.trim_end_matches('.'))
                || norm == "etc." && begins(tokens, i + 1)
        }
        // « Le pont est fermé Il rouvrira lundi »
        _ => {
            let open = token.kind == TokenKind::Mark && !token.is_any(&[":", ")"]);
            spaced && !open && forgotten(tokens, i + 1)
        }
    }
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
            // « (…) Le texte reprend »
            "..." | "…" => i > 0 && tokens.get(i - 1).is_some_and(|t| t.is_any(&["(", "["])),
            _ => false,
        },
    }
}

/// A full stop ends a sentence before a small letter too, unless it may be one of an abbreviation: of a word that is not in
/// the lexicon, or has no vowel.
fn begins_small(before: Option<&Token>, next: &Token) -> bool {
    let word = before.is_some_and(|t| match t.kind {
        TokenKind::Word => !t.word.features.is_empty() && t.norm.len() > 2 || t.norm.len() > 6,
        TokenKind::Number => false,
        TokenKind::Mark => t.is_any(&[")", "»", "”", "\"", "%"]),
    });
    word && next.kind == TokenKind::Word && next.shape == Shape::Lower
}

/// « …venue du Brésil.Il a été arrêté »: no space behind the stop, and a small word with a capital that opens a sentence.
fn glued(before: Option<&Token>, tokens: &[Token], i: usize) -> bool {
    let word = before.is_some_and(|t| match t.kind {
        TokenKind::Word => t.norm.chars().count() > 2,
        TokenKind::Number => false,
        TokenKind::Mark => t.is_any(&[")", "»", "”"]),
    });
    word && opens(tokens, i) && tokens.get(i).is_some_and(is_function_word)
}

/// A capitalised word at `i` that opens a sentence more likely than a name.
fn opens(tokens: &[Token], i: usize) -> bool {
    let Some(token) = tokens.get(i).filter(|t| t.kind == TokenKind::Word && t.is_capital()) else {
        return false;
    };
    let small = tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower || t.kind == TokenKind::Number);
    if token.is_any(&["le", "la", "l'", "les", "de", "du", "des", "d'"]) {
        return small;
    }
    is_function_word(token) || (small && !token.word.features.is_empty())
}

/// A determiner, a pronoun, a preposition, a conjunction, an adverb, and no noun.
fn is_function_word(token: &Token) -> bool {
    let function = Features::DET | Features::PRON | Features::ADP | Features::CCONJ | Features::ADV;
    token.word.is(function) && !token.word.is(Features::NOUN)
        || token.is_any(&["au", "aux", "en", "si", "qu'", "n'", "s'", "c'", "j'"])
}

/// A subject pronoun with its capital and its verb, or « Cette » before a noun, in the middle of what would be one
/// sentence: the stop before it was forgotten. Other words that open sentences open unmarked titles just as well.
fn forgotten(tokens: &[Token], i: usize) -> bool {
    let Some(token) = tokens.get(i).filter(|t| t.shape == Shape::Capitalised) else { return false };
    let Some(next) = tokens.get(i + 1).filter(|t| t.shape == Shape::Lower) else { return false };
    let verb = next.word.is(Features::FINITE)
        || next.is_any(&["ne", "n'", "se", "s'", "y", "en", "lui", "leur", "nous", "vous", "me", "m'"]);
    token.is_any(&["il", "elle", "ils", "elles", "ce", "c'", "cela"]) && verb
        || token.is_any(&["cette", "cet", "ces"])
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

    #[test]
    fn stops_before_small_letters_and_lists() {
        check(
            "Le pont rouvre mardi. on attend la foule. Il a vu M. le maire ; Les élus sont partis ; le préfet aussi. Des vis, des clous, etc. Le chantier dure.",
            expect![[r"
                Le pont rouvre mardi.
                on attend la foule.
                Il a vu M. le maire ;
                Les élus sont partis ; le préfet aussi.
                Des vis, des clous, etc.
                Le chantier dure."]],
        );
    }

    #[test]
    fn stops_without_a_space() {
        check(
            "Il venait du port de Brion.Une enquête est ouverte.Les dockers se taisent. Il lit Booking.Com et www.Le-Phare.fr.",
            expect![[r"
                Il venait du port de Brion.
                Une enquête est ouverte.
                Les dockers se taisent.
                Il lit Booking.Com et www.Le-Phare.fr."]],
        );
    }

    #[test]
    fn forgotten_stops_and_unmarked_titles() {
        check(
            "Le pont est fermé depuis mars Il rouvrira lundi. On a joué Un dimanche au port devant la foule (…). (…) La suite demain.",
            expect![[r"
                Le pont est fermé depuis mars
                Il rouvrira lundi.
                On a joué Un dimanche au port devant la foule (…).
                (…) La suite demain."]],
        );
    }

    #[test]
    fn marks_that_close_nothing() {
        check(
            "Nous partons demain. » La salle s'est vidée. Le vin rend plus gai \" explique le patron. Il sert encore.",
            expect![[r#"
                Nous partons demain. »
                La salle s'est vidée.
                Le vin rend plus gai " explique le patron.
                Il sert encore."#]],
        );
    }
}
