//! Numbers, with their thousands and decimals, and the units glued to them.

use super::TokenKind;
use super::cursor::{Cursor, is_letter, is_letter_or_digit};

/// Units that copy glues to a number: « 15h », « 20h30 », « 160km ». « 5G », « 3D » and « 27e » are words.
const UNITS: [&str; 22] = [
    "h", "H", "min", "mn", "km", "m", "cm", "mm", "kg", "mg", "g", "l", "cl", "ml", "ha", "kW", "kWh", "MW",
    "GW", "TWh", "Go", "Mo",
];

/// The end of the number that starts at `i`, or of a word that begins with digits: « 27e ».
pub(super) fn number(text: Cursor<'_>, i: usize) -> (usize, TokenKind) {
    let digits = |from: usize| text.eat(from, |c| c.is_ascii_digit());
    let mut end = digits(i);
    if end - i <= 3 {
        // Thousands: groups of exactly three digits behind one space.
        while matches!(text.at(end), ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') {
            let group = text.after(end);
            if digits(group) != group + 3 {
                break;
            }
            end = group + 3;
        }
    }
    while matches!(text.at(end), ',' | '.') && text.at(end + 1).is_ascii_digit() {
        end = digits(end + 1);
    }
    let letters = text.eat(end, is_letter);
    if letters == end || UNITS.contains(&text.slice(end, letters)) {
        return (end, TokenKind::Number);
    }
    (text.eat(letters, is_letter_or_digit), TokenKind::Word)
}

/// The end of the unit that starts at `i`, right behind a number: « h » in « 20h30 ».
pub(super) fn unit(text: Cursor<'_>, i: usize) -> Option<usize> {
    let end = text.eat(i, is_letter);
    UNITS.contains(&text.slice(i, end)).then_some(end)
}
