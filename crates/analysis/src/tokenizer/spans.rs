//! How far a word, an address or a mark goes.

use super::abbreviations;
use super::cursor::{Cursor, is_apostrophe, is_apostrophe_like, is_hyphen, is_letter, is_letter_or_digit};

/// What loses its vowel before another: an apostrophe behind one of these ends the token.
const ELIDED: [&str; 15] =
    ["l", "d", "j", "m", "t", "s", "c", "n", "y", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"];

/// The end of the word that starts at `i`.
pub(super) fn word(text: Cursor<'_>, i: usize) -> usize {
    let mut end = i;
    loop {
        end = text.eat(end, is_letter_or_digit);
        let mark = text.at(end);
        let after = text.after(end);
        let next = text.at(after);
        if is_apostrophe_like(mark) {
            let before = text.slice(i, end);
            let name = before == "N" && next.is_uppercase();
            if !name && ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(before)) {
                if !is_whole(text, before, after) {
                    return after;
                }
                end = after;
                continue;
            }
            if is_apostrophe(mark) && is_letter(next) {
                end = after;
                continue;
            }
        }
        if is_hyphen(mark) && is_letter_or_digit(next) {
            end = after;
            continue;
        }
        break;
    }
    if text.at(end) == '.'
        && let Some(dotted) = abbreviations::end(text, i, end)
    {
        return dotted;
    }
    mail(text, i, end).unwrap_or(end)
}

/// « quelqu'un » is one word, « quelqu' » alone is not a word at all; « c'est-à-dire » is one too.
fn is_whole(text: Cursor<'_>, before: &str, after: usize) -> bool {
    let rest = |ends: &[&str]| {
        ends.iter().any(|word| {
            let end = after + word.len();
            text.slice(after, end).eq_ignore_ascii_case(word) && !is_letter(text.at(end))
        })
    };
    match before {
        "c" | "C" => rest(&["est-à-dire", "est-a-dire"]),
        _ if before.len() == 6 => rest(&["un", "une", "uns", "unes"]),
        _ => false,
    }
}

/// The end of a mark: three full stops are one, and so are the characters of one emoji.
pub(super) fn mark(text: Cursor<'_>, i: usize, c: char) -> usize {
    let after = i + c.len_utf8();
    if c == '.' && text.slice(after, after + 2) == ".." {
        return after + 2;
    }
    if c.is_ascii() || c < '\u{2000}' {
        return after;
    }
    let flag = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    let mut end = if flag(c) && flag(text.at(after)) { text.after(after) } else { after };
    loop {
        end = text.eat(end, |c| matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'));
        let joined = text.after(end);
        if text.at(end) != '\u{200d}' || joined == text.after(joined) || is_letter_or_digit(text.at(joined)) {
            return end;
        }
        end = text.after(joined);
    }
}

/// The end of a web address, a handle or a hashtag that starts at `i` with `c`.
pub(super) fn address(text: Cursor<'_>, i: usize, c: char) -> Option<usize> {
    match c {
        'h' | 'w' | 'H' | 'W' => {
            let starts = |word: &str| text.slice(i, i + word.len()).eq_ignore_ascii_case(word);
            (starts("http://") || starts("https://") || starts("www.")).then(|| whole(text, i))
        }
        '@' | '#' if text.at(i + 1).is_alphanumeric() => {
            Some(text.eat(i + 1, |c| c.is_alphanumeric() || c == '_'))
        }
        _ => None,
    }
}

/// Up to white space, a bracket or a quotation mark, without the stops at the end.
fn whole(text: Cursor<'_>, i: usize) -> usize {
    let end = text.eat(i, |c| !c.is_whitespace() && !"«»<>()[]\"“”".contains(c));
    i + text.slice(i, end).trim_end_matches(['.', ',', ';', ':', '!', '?', '…']).len()
}

/// Before the @ of a mail address stands no more than this, in bytes.
const LONGEST_USER: usize = 64;

/// The end of the mail address whose first word goes from `i` to `end`.
fn mail(text: Cursor<'_>, i: usize, end: usize) -> Option<usize> {
    if !matches!(text.at(end), '@' | '.' | '_' | '+') || !text.at(end + 1).is_ascii_alphanumeric() {
        return None;
    }
    let bytes = text.0.as_bytes().get(i..).unwrap_or_default();
    let user = bytes.iter().take(LONGEST_USER).position(|b| *b == b'@')?;
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-');
    if !bytes.get(..user)?.iter().all(plain) {
        return None;
    }
    let user = i + user;
    let host = text.eat(user + 1, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let host = user + 1 + text.slice(user + 1, host).trim_end_matches(['.', '-']).len();
    text.slice(user + 1, host).contains('.').then_some(host)
}
