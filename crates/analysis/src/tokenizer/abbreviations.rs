//! Full stops that belong to a word: abbreviations, initials, dotted acronyms.

use super::cursor::{Cursor, is_hyphen, is_letter};
use crate::lexicon::{self, Features, Word};

/// The end of the word from `i` to `end` with the full stop at `end`, if that stop belongs to it.
pub(super) fn end(text: Cursor<'_>, i: usize, end: usize) -> Option<usize> {
    let word = text.slice(i, end);
    let after = end + 1;
    if word.chars().nth(1).is_none() && word.chars().all(char::is_uppercase) {
        return initial(text, word, after);
    }
    if word.len() > 8 || text.at(after) == '.' {
        return None;
    }
    let lower = word.to_lowercase();
    let next_at = text.visible(after);
    let next = text.at(next_at);
    if lexicon::is_abbreviated_title(&lower) && is_letter(next) && !word.chars().all(char::is_lowercase) {
        return Some(after);
    }
    if !lexicon::is_abbreviation(&lower) {
        return None;
    }
    // « mer. », « no. » are words at the end of a sentence when a capital, a number or nothing follows.
    let known = !Word::of(&lower).features.is_empty() && word.starts_with(char::is_lowercase);
    let counted = next.is_ascii_digit() && !known || is_roman(text, next_at);
    let christ = matches!(&*lower, "av" | "ap") && text.slice(next_at, next_at + 2) == "J.";
    let goes_on = next.is_lowercase() || matches!(next, ',' | ';') || counted || christ;
    (goes_on || lower == "cf").then_some(after)
}

/// « J.-C. », « U.S. », « B.C.E. », « G.P.S », or the initial of a name.
fn initial(text: Cursor<'_>, word: &str, after: usize) -> Option<usize> {
    let capital = |i: usize| text.at(i).is_uppercase();
    let mut dotted = after;
    loop {
        let letter = if is_hyphen(text.at(dotted)) { text.after(dotted) } else { dotted };
        let stop = text.after(letter);
        if !capital(letter) {
            break;
        }
        if text.at(stop) == '.' {
            dotted = stop + 1;
        } else if letter == dotted && dotted > after && !is_letter(text.at(stop)) {
            return Some(stop);
        } else {
            break;
        }
    }
    if dotted > after {
        return Some(dotted);
    }
    let next = text.visible(after);
    if text.at(next).is_ascii_digit() {
        // « l'article L. 642-3 »
        let number = text.eat(next, |c| c.is_ascii_digit());
        return (is_hyphen(text.at(number)) && text.at(number + 1).is_ascii_digit()).then_some(after);
    }
    let name = is_letter(text.at(next)) || is_hyphen(text.at(next));
    (name && (word == "M" || !opens_sentence(text, next))).then_some(after)
}

/// A capitalised word at `i` that begins a sentence and no surname: « Une », « Il »; « Le » before no capital.
fn opens_sentence(text: Cursor<'_>, i: usize) -> bool {
    let end = text.eat(i, is_letter);
    let word = text.slice(i, end);
    if word.len() > 8 || !word.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let lower = word.to_lowercase();
    match lower.as_str() {
        "le" | "la" | "l" | "de" | "du" | "des" | "d" | "o" => {
            let next = text.at(text.visible(text.after(end.max(i))));
            next.is_lowercase()
        }
        _ => is_function_word(Word::of(&lower)),
    }
}

/// A word that is a determiner, a pronoun, a preposition, a conjunction, and no noun.
pub(super) fn is_function_word(word: Word) -> bool {
    word.is(Features::DET | Features::PRON | Features::ADP | Features::CCONJ) && !word.is(Features::NOUN)
}

/// A number in Roman figures at `i`, of two at least.
fn is_roman(text: Cursor<'_>, i: usize) -> bool {
    let end = text.eat(i, |c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    end > i + 1 && !is_letter(text.at(end))
}
