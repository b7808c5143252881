//! Lines and columns as people count them: from 1, the byte order mark not counted.

use std::fmt;

use sourcier_desk::Encoding;
use sourcier_desk::analysis::text::LineIndex;

/// A line and a column, from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The places of one text.
pub(crate) struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
}

impl<'a> Places<'a> {
    /// Finds the lines of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, lines: LineIndex::new(text) }
    }

    /// The place of a byte offset, its column in code points.
    pub(crate) fn of(&self, offset: usize) -> Place {
        self.counting(Encoding::Utf32, offset)
    }

    /// The place of a byte offset, its column in units of `encoding`.
    pub(crate) fn counting(&self, encoding: Encoding, offset: usize) -> Place {
        let position = self.lines.position(self.text, offset, encoding);
        let mark = match encoding {
            _ if position.line > 0 || !self.text.starts_with('\u{feff}') => 0,
            Encoding::Utf8 => '\u{feff}'.len_utf8(),
            Encoding::Utf16 | Encoding::Utf32 => 1,
        };
        Place {
            line: position.line as usize + 1,
            column: (position.character as usize).saturating_sub(mark) + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_order_mark_is_not_a_column() {
        let text = "\u{feff}🙂a\nb";
        let place = |line, column| Place { line, column };
        let at = text.find('a').expect("an a");
        assert_eq!(Places::new(text).of(at), place(1, 2));
        assert_eq!(Places::new(text).counting(Encoding::Utf16, at), place(1, 3));
        assert_eq!(Places::new(text).of(0), place(1, 1));
        assert_eq!(Places::new(text).of(text.len()), place(2, 2));
    }
}
