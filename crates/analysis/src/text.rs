//! Positions in a text: byte spans inside, lines and characters at the edge.
//!
//! Everything below the server counts in UTF-8 bytes. [`LineIndex`] turns an offset into a line and a character in
//! one of the three encodings of the language server protocol, and back.

use std::fmt;

/// A half-open range of UTF-8 bytes, on character boundaries of the text it was made for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Span {
    /// A span from `start` to `end`; empty at `start` when `end` comes before it.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// How many bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// No byte at all.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Holds the byte at `offset`.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Holds `offset`, or ends there: a cursor right behind a word still points at it.
    pub const fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Holds all of `other`.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Shares at least one byte with `other`.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span, `by` bytes further on: from block to article offsets.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The text under the span; empty if the span is not one of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// How the other side counts characters in a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

impl Encoding {
    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A place in a text as an editor says it: line and character, both from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Character in that line, from 0, in units of an [`Encoding`].
    pub character: u32,
}

/// Where the lines of a text begin. A line ends at `\n`, `\r\n` or `\r`, as the protocol says, and nowhere else.
///
/// Characters are counted every [`STEP`] bytes, so that a place in a line of megabytes is found as fast as any other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    counts: Vec<Count>,
}

/// Bytes between two counts.
const STEP: usize = 1024;

/// How many characters stand before a byte offset.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Count {
    utf8: usize,
    utf16: usize,
    utf32: usize,
}

impl Count {
    const fn of(self, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Utf8 => self.utf8,
            Encoding::Utf16 => self.utf16,
            Encoding::Utf32 => self.utf32,
        }
    }

    fn and(self, text: &str) -> Self {
        // Every byte but those that continue a character begins one; four bytes are two units of UTF-16.
        let utf32 = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
        let utf16 = utf32 + text.bytes().filter(|byte| *byte >= 0xF0).count();
        Self { utf8: self.utf8 + text.len(), utf16: self.utf16 + utf16, utf32: self.utf32 + utf32 }
    }
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i + 1);
            }
        }
        let mut counts = vec![Count::default()];
        let mut last = Count::default();
        for at in (STEP..text.len()).step_by(STEP) {
            last = last.and(Span::new(last.utf8, floor(text, at)).of(text));
            counts.push(last);
        }
        Self { starts, counts }
    }

    /// How many characters stand before `offset`.
    fn count(&self, text: &str, offset: usize) -> Count {
        let after = self.counts.partition_point(|count| count.utf8 <= offset);
        let last = self.counts.get(after.saturating_sub(1)).copied().unwrap_or_default();
        last.and(Span::new(last.utf8, offset).of(text))
    }

    /// How many lines; at least one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: an empty text has one empty line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The span of a line without its ending; `None` behind the last line.
    pub fn line(&self, text: &str, line: usize) -> Option<Span> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let line = Span::new(start, end);
        Some(Span::new(start, start + line.of(text).trim_end_matches(['\n', '\r']).len()))
    }

    /// The position of a byte offset. An offset inside a character or behind the text counts as the character's
    /// start or the text's end.
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts.get(line).copied().unwrap_or_default();
        let character = if offset - start <= STEP {
            Count::default().and(Span::new(start, offset).of(text)).of(encoding)
        } else {
            self.count(text, offset).of(encoding) - self.count(text, start).of(encoding)
        };
        Position { line: clamp(line), character: clamp(character) }
    }

    /// The byte offset of a position. A character behind the end of its line counts as the end of that line, a line
    /// behind the last as the end of the text, as the protocol asks.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let Some(line) = self.line(text, position.line as usize) else { return text.len() };
        let target = self.count(text, line.start).of(encoding) + position.character as usize;
        let after = self.counts.partition_point(|count| count.of(encoding) <= target);
        let near =
            self.counts.get(after.saturating_sub(1)).map_or(line.start, |count| count.utf8.max(line.start));
        let near = Span::new(near.min(line.end), line.end);
        let mut left = target - self.count(text, near.start).of(encoding);
        for (i, c) in near.of(text).char_indices() {
            if left < encoding.width(c) {
                return near.start + i;
            }
            left -= encoding.width(c);
        }
        line.end
    }
}

/// The last character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_in_three_encodings() {
        let text = "é🙂e\u{301}\r\nb\rc\u{2028}d";
        let index = LineIndex::new(text);
        assert_eq!(index.len(), 3);
        let offset = text.find("\r\n").expect("a line end");
        for (encoding, character) in [(Encoding::Utf8, 9), (Encoding::Utf16, 5), (Encoding::Utf32, 4)] {
            let position = Position { line: 0, character };
            assert_eq!(index.position(text, offset, encoding), position);
            assert_eq!(index.offset(text, position, encoding), offset);
            assert_eq!(index.offset(text, Position { line: 0, character: 99 }, encoding), offset);
        }
        assert_eq!(index.offset(text, Position { line: 9, character: 0 }, Encoding::Utf16), text.len());
    }

    #[test]
    fn places_in_a_long_line() {
        let text = format!("début\n{}\nfin", "é🙂 mot ".repeat(STEP));
        let index = LineIndex::new(&text);
        for (line, character) in [(0, 3), (1, 0), (1, 1), (1, 5), (1, 4_000), (1, 7_000), (1, 7_168), (2, 2)]
        {
            let position = Position { line, character };
            let offset = index.offset(&text, position, Encoding::Utf32);
            assert_eq!(index.position(&text, offset, Encoding::Utf32), position);
            let start = index.line(&text, line as usize).expect("a line").start;
            let before = Span::new(start, offset).of(&text);
            assert_eq!(before.chars().count(), character as usize);
            for (encoding, units) in
                [(Encoding::Utf8, before.len()), (Encoding::Utf16, before.encode_utf16().count())]
            {
                let position = index.position(&text, offset, encoding);
                assert_eq!((position.line, position.character), (line, clamp(units)));
                assert_eq!(index.offset(&text, position, encoding), offset);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn every_offset_comes_back(text in "[a-é🙂\r\n\u{2028}\u{301}]{0,40}") {
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices() {
                // Between \r and \n there is no place of its own: a position there is the end of the line.
                if offset > 0 && text.as_bytes()[offset - 1] == b'\r' && text.as_bytes()[offset] == b'\n' {
                    continue;
                }
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    let position = index.position(&text, offset, encoding);
                    proptest::prop_assert_eq!(index.offset(&text, position, encoding), offset);
                }
            }
        }
    }
}
