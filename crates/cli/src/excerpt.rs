//! A window of copy with marked words, wrapped for reading.
//!
//! Paragraphs of press copy are one long line each, so a window is cut around the marks: the whole sentence where it
//! is of an ordinary length. What is left out is shown as `…` or `[…]`.

use anstyle::Style;
use sourcier_desk::analysis::block::PlacedBlock;
use sourcier_desk::{Article, Span};
use unicode_width::UnicodeWidthChar;

use crate::paint::Paint;

/// Bytes of a sentence shown before its first mark and behind its last.
const SENTENCE: usize = 200;
/// Bytes of the neighbours shown around a sentence that is marked whole.
const AROUND: usize = 48;
/// Marks longer than this are shown without their middle.
const MARKED: usize = 700;

/// Copy to show: each character and whether it is marked.
pub(crate) struct Excerpt(Vec<(char, bool)>);

impl Excerpt {
    /// The window of `article` around `marks`, which are in text order and stand close to each other.
    pub(crate) fn of(article: &Article, marks: &[Span]) -> Self {
        let Some((first, last)) = marks.first().zip(marks.last()) else { return Self(Vec::new()) };
        let marked = first.to(*last);
        let text = &*article.text;
        let paragraph = paragraph(article, marked);
        let window = window(text, paragraph, sentence(article, marked), marked);
        let mut shown = Self(Vec::new());
        if paragraph.start < window.start {
            shown.push_plain("… ");
        }
        if marked.len() > MARKED {
            let head = text.floor_char_boundary(marked.start + MARKED / 2);
            let tail = text.ceil_char_boundary(marked.end - MARKED / 2);
            shown.push(text, Span::new(window.start, head), marks);
            shown.push_plain(" […] ");
            shown.push(text, Span::new(tail, window.end), marks);
        } else {
            shown.push(text, window, marks);
        }
        if marked.is_empty() && marked.end == window.end {
            shown.0.push((' ', true));
        }
        if window.end < paragraph.end {
            shown.push_plain(" …");
        }
        shown
    }

    fn push_plain(&mut self, text: &str) {
        self.0.extend(text.chars().map(|c| (c, false)));
    }

    fn push(&mut self, text: &str, piece: Span, marks: &[Span]) {
        let marked = |at| marks.iter().any(|mark| mark.contains(at) || (mark.is_empty() && mark.start == at));
        let chars = piece.of(text).char_indices();
        self.0.extend(chars.filter_map(|(i, c)| Some((visible(c)?, marked(piece.start + i)))));
    }

    /// The excerpt in lines of at most `paint.width - indent` columns: marks underlined in `style`, or with `^` under
    /// them where there are no colours.
    pub(crate) fn lines(&self, paint: Paint, style: Style, indent: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for line in wrap(&self.0, paint.width.saturating_sub(indent)) {
            if paint.colors {
                lines.push(underlined(line, Style::new().fg_color(style.get_fg_color()).underline()));
            } else {
                lines.push(line.iter().map(|(c, _)| c).collect());
                let carets: String =
                    line.iter().map(|(c, marked)| caret(*marked).repeat(width(*c))).collect();
                lines.push(carets.trim_end().to_owned());
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

const fn caret(marked: bool) -> &'static str {
    if marked { "^" } else { " " }
}

fn underlined(line: &[(char, bool)], style: Style) -> String {
    let same = |a: &(char, bool), b: &(char, bool)| a.1 == b.1;
    line.chunk_by(same)
        .map(|run| {
            let text: String = run.iter().map(|(c, _)| c).collect();
            if run.first().is_some_and(|(_, marked)| *marked) {
                format!("{style}{text}{style:#}")
            } else {
                text
            }
        })
        .collect()
}

/// Lines of at most `columns`, cut at spaces; a word that is longer is cut where the line ends.
fn wrap(chars: &[(char, bool)], columns: usize) -> Vec<&[(char, bool)]> {
    let mut lines = Vec::new();
    let mut rest = chars;
    while !rest.is_empty() {
        let (line, next) = rest.split_at(line_length(rest, columns));
        lines.push(line);
        let spaces = next.iter().take_while(|(c, _)| *c == ' ').count();
        rest = next.get(spaces..).unwrap_or_default();
    }
    lines
}

/// How many characters of `chars` go on one line; at least one.
fn line_length(chars: &[(char, bool)], columns: usize) -> usize {
    let mut used = 0;
    let mut space = None;
    for (i, (c, _)) in chars.iter().enumerate() {
        if *c == ' ' {
            space = Some(i);
        }
        used += width(*c);
        if used > columns {
            return space.filter(|&i| i > 0).unwrap_or(i).max(1);
        }
    }
    chars.len()
}

fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The character to print: white space as a space, and none that would steer the terminal or turn the line around.
fn visible(c: char) -> Option<char> {
    match c {
        '\u{a0}' | '\u{202f}' => Some(c),
        '\u{ad}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{feff}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' => None,
        _ if c.is_whitespace() => Some(' '),
        _ if c.is_control() => Some(char::REPLACEMENT_CHARACTER),
        _ => Some(c),
    }
}

/// The paragraphs that hold `marked`, or the line where it stands outside any.
fn paragraph(article: &Article, marked: Span) -> Span {
    let from = article.blocks.partition_point(|block| block.span().end < marked.start);
    let blocks = article.blocks.get(from..).unwrap_or_default().iter().map(PlacedBlock::span);
    let held = blocks.take_while(|block| block.start < marked.end.max(marked.start + 1)).reduce(Span::to);
    held.unwrap_or_else(|| line(&article.text, marked)).to(marked)
}

fn line(text: &str, marked: Span) -> Span {
    let start = Span::new(0, marked.start).of(text).rfind('\n').map_or(0, |i| i + 1);
    let end = Span::new(marked.end, text.len()).of(text).find('\n').map_or(text.len(), |i| marked.end + i);
    Span::new(start, end)
}

/// The sentences that hold `marked`.
fn sentence(article: &Article, marked: Span) -> Span {
    let from = article.sentences.partition_point(|s| s.span.end <= marked.start);
    let sentences = article.sentences.get(from..).unwrap_or_default().iter().map(|s| s.span);
    sentences.take_while(|s| s.start < marked.end.max(marked.start + 1)).fold(marked, Span::to)
}

/// `marked` in its sentence where that is of an ordinary length; a marked sentence with some words around it. Cut
/// between words where it is cut.
fn window(text: &str, paragraph: Span, sentence: Span, marked: Span) -> Span {
    let (before, behind) = if sentence == marked {
        (marked.start.saturating_sub(AROUND), marked.end + AROUND)
    } else {
        (sentence.start.max(marked.start.saturating_sub(SENTENCE)), sentence.end.min(marked.end + SENTENCE))
    };
    let mut start = text.ceil_char_boundary(before.max(paragraph.start));
    let mut end = text.floor_char_boundary(behind.min(paragraph.end));
    if start != paragraph.start && start != sentence.start {
        start += Span::new(start, marked.start).of(text).find(' ').map_or(0, |i| i + 1);
    }
    if end != paragraph.end && end != sentence.end {
        end = Span::new(marked.end, end).of(text).rfind(' ').map_or(end, |i| marked.end + i);
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use anstyle::AnsiColor;
    use expect_test::{Expect, expect};
    use sourcier_desk::analysis::analyze;

    use super::*;

    /// Draws the words of `copy` between brackets.
    fn check(copy: &str, expect: &Expect) {
        let start = copy.find('[').expect("an opening bracket");
        let end = copy.find(']').expect("a closing bracket") - 1;
        let article = analyze(&copy.replace(['[', ']'], ""));
        let paint = Paint { colors: false, width: 60 };
        let style = AnsiColor::Yellow.on_default();
        let mut drawn = Excerpt::of(&article, &[Span::new(start, end)]).lines(paint, style, 0).join("\n");
        drawn.push('\n');
        expect.assert_eq(&drawn);
    }

    #[test]
    fn a_sentence_of_a_long_paragraph() {
        let before = "Le chantier avait commencé au printemps, sous la pluie. ".repeat(6);
        let behind = " La mairie n’a pas répondu à nos questions sur le calendrier.".repeat(6);
        let marked = "[C’est la première fois que la passerelle ferme, et les passants font un détour.]";
        check(
            &format!("{before}{marked}{behind}"),
            &expect![[r"
                … avait commencé au printemps, sous la pluie. C’est la
                                                              ^^^^^^^^
                première fois que la passerelle ferme, et les passants font
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                un détour. La mairie n’a pas répondu à nos questions …
                ^^^^^^^^^^
            "]],
        );
    }

    #[test]
    fn wide_characters_keep_the_carets_in_line() {
        check(
            "Le 東京 🙂 de [bois 東] à Brest.",
            &expect![[r"
                Le 東京 🙂 de bois 東 à Brest.
                              ^^^^^^^
            "]],
        );
    }

    #[test]
    fn a_combining_accent_has_no_width() {
        let article = analyze("e\u{301}te\u{301} mot");
        let lines = Excerpt::of(&article, &[Span::new(8, 11)]).lines(
            Paint { colors: false, width: 60 },
            Style::new(),
            0,
        );
        assert_eq!(lines, ["e\u{301}te\u{301} mot", "    ^^^"]);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let article = analyze("Un \u{1b}[31mmot\u{7} et\u{202e} puis");
        let lines = Excerpt::of(&article, &[Span::new(0, 2)]).lines(
            Paint { colors: false, width: 60 },
            Style::new(),
            0,
        );
        assert_eq!(lines, ["Un \u{fffd}[31mmot\u{fffd} et puis", "^^"]);
    }

    #[test]
    fn the_middle_of_a_very_long_mark_is_left_out() {
        let article = analyze(&"mot ".repeat(5_000));
        let marks = [Span::new(0, article.text.len())];
        let lines = Excerpt::of(&article, &marks).lines(Paint { colors: false, width: 100 }, Style::new(), 0);
        assert!(lines.len() < 20 && lines.iter().any(|line| line.contains("[…]")), "{lines:?}");
    }

    #[test]
    fn colours_underline_instead_of_carets() {
        let article = analyze("Un mot de trop.");
        let paint = Paint { colors: true, width: 100 };
        let lines = Excerpt::of(&article, &[Span::new(3, 6)]).lines(paint, AnsiColor::Red.on_default(), 0);
        assert_eq!(lines, ["Un \u{1b}[4m\u{1b}[31mmot\u{1b}[0m de trop."]);
    }
}
