//! Characters of a text by their byte offset.

/// A text to look around in.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub(super) &'a str);

impl<'a> Cursor<'a> {
    /// The character at `i`; none behind the end.
    pub(super) fn char(self, i: usize) -> Option<char> {
        match self.0.as_bytes().get(i) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.0.get(i..)?.chars().next(),
        }
    }

    /// The character at `i`, NUL behind the end.
    pub(super) fn at(self, i: usize) -> char {
        self.char(i).unwrap_or_default()
    }

    /// The offset behind the character at `i`.
    pub(super) fn after(self, i: usize) -> usize {
        i + self.char(i).map_or(0, char::len_utf8)
    }

    /// The first offset from `i` on whose character is not one that `eats` takes.
    pub(super) fn eat(self, mut i: usize, eats: impl Fn(char) -> bool) -> usize {
        while let Some(c) = self.char(i).filter(|c| eats(*c)) {
            i += c.len_utf8();
        }
        i
    }

    /// The text from `start` to `end`.
    pub(super) fn slice(self, start: usize, end: usize) -> &'a str {
        self.0.get(start..end).unwrap_or_default()
    }

    /// The offset of the next visible character, no further than three spaces on.
    pub(super) fn visible(self, i: usize) -> usize {
        let mut at = i;
        for _ in 0..3 {
            if self.char(at).is_some_and(char::is_whitespace) {
                at = self.after(at);
            }
        }
        at
    }
}

/// White space and what is invisible outside a word.
pub(super) fn is_blank(c: char) -> bool {
    c == ' '
        || (!c.is_ascii_graphic()
            && (c.is_whitespace()
                || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')))
}

/// A letter, an accent to put on one, or what is invisible between two.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (c.is_alphabetic() || is_silent(c)))
}

/// Accents to put on a letter, soft hyphens, joiners.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

pub(super) fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// What is typed for an apostrophe behind an elided word.
pub(super) fn is_apostrophe_like(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '‘' | '´' | '′')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑' | '‐')
}
