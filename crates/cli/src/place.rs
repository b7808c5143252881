//! Lines and columns as people count them: from 1, the byte order mark not counted.

use std::fmt;

use sourcier_desk::analysis::text::LineIndex;
use sourcier_desk::{Encoding, Span};

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
    encoding: Encoding,
}

impl<'a> Places<'a> {
    /// Columns in code points.
    pub(crate) fn new(text: &'a str) -> Self {
        Self::counting(text, Encoding::Utf32)
    }

    /// Columns in units of `encoding`.
    pub(crate) fn counting(text: &'a str, encoding: Encoding) -> Self {
        Self { text, lines: LineIndex::new(text), encoding }
    }

    /// The place of a byte offset.
    pub(crate) fn of(&self, offset: usize) -> Place {
        let position = self.lines.position(self.text, offset, self.encoding);
        let mark = match self.encoding {
            _ if position.line > 0 || !self.text.starts_with('\u{feff}') => 0,
            Encoding::Utf8 => '\u{feff}'.len_utf8(),
            Encoding::Utf16 | Encoding::Utf32 => 1,
        };
        Place {
            line: position.line as usize + 1,
            column: (position.character as usize).saturating_sub(mark) + 1,
        }
    }

    /// The places of the first character of a span and of the one behind it.
    pub(crate) fn both(&self, span: Span) -> (Place, Place) {
        (self.of(span.start), self.of(span.end))
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
        assert_eq!(Places::counting(text, Encoding::Utf16).of(at), place(1, 3));
        assert_eq!(Places::new(text).of(0), place(1, 1));
        assert_eq!(Places::new(text).of(text.len()), place(2, 2));
    }
}
