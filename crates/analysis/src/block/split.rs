//! Where a block begins and ends.
//!
//! A line is a block, the lines of a hard-wrapped paragraph are one, and a line too long to be read again at each
//! keystroke is cut between two sentences.

use crate::text::Span;

/// A line that is longer, in bytes, is cut.
const LONG: usize = 8 * 1024;
/// The parts of a long line are at least this long.
const PART: usize = 4 * 1024;
/// Without an end of a sentence up to here a long line is cut between words, and at twice as much anywhere.
const LAST: usize = 8 * 1024;

/// Line lengths, in characters, at which a wrapped line ends.
const WRAPPED: std::ops::RangeInclusive<usize> = 55..=110;

/// The blocks of `text` from byte `from` on.
pub(super) fn blocks(text: &str, from: usize) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for line in lines(text, from) {
        if line.span.is_empty() {
            join(text, &run, &mut blocks);
            run.clear();
        } else {
            run.push(line);
        }
    }
    join(text, &run, &mut blocks);
    blocks
}

/// A line without surrounding white space.
struct Line {
    span: Span,
    chars: usize,
}

/// The lines of `text`; a blank line is an empty span. A line ends at `\n`, `\r\n`, `\r`, U+2028 and U+2029.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Line> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let len =
            rest.bytes().enumerate().position(|(i, byte)| ends_line(rest, i, byte)).unwrap_or(rest.len());
        let line = rest.get(..len)?;
        let start = at + (len - line.trim_start_matches(blank).len());
        let span = Span::new(start, start + line.trim_matches(blank).len());
        let ending = rest.get(len..)?;
        let width =
            if ending.starts_with("\r\n") { 2 } else { ending.chars().next().map_or(1, char::len_utf8) };
        at += len + width;
        Some(Line { span, chars: span.of(text).chars().take(*WRAPPED.end() + 1).count() })
    })
}

/// A line ends before byte `at` of `text`; most bytes tell by themselves that it does not.
fn ends_line(text: &str, at: usize, byte: u8) -> bool {
    const SEPARATORS: [char; 2] = ['\u{2028}', '\u{2029}'];
    matches!(byte, b'\n' | b'\r')
        || byte == 0xe2 && text.get(at..).is_some_and(|rest| rest.starts_with(SEPARATORS))
}

/// White space, the byte order mark, the space without width.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// Adds the blocks of lines that no blank line parts.
fn join(text: &str, run: &[Line], blocks: &mut Vec<Span>) {
    let width = run.iter().map(|line| line.chars).max().unwrap_or_default();
    let pairs = || run.iter().zip(run.iter().skip(1));
    let open = pairs().filter(|(line, next)| goes_on(text, line, next)).count();
    // Most lines break inside a sentence: then those that break between two sentences are wrapped too.
    let plain = pairs().filter(|(_, next)| !is_marked(next.span.of(text))).count();
    let wrapped = open >= 2 && open * 2 >= plain && WRAPPED.contains(&width);
    let mut block: Option<Span> = None;
    for (i, line) in run.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|k| run.get(k));
        let joined = before.is_some_and(|before| {
            goes_on(text, before, line) || (wrapped && is_full(text, before, line, width))
        });
        block = Some(match block {
            Some(block) if joined => block.to(line.span),
            Some(block) => {
                cut(text, block, blocks);
                line.span
            }
            None => line.span,
        });
    }
    if let Some(block) = block {
        cut(text, block, blocks);
    }
}

/// `line` ends like the middle of a sentence, and `next` goes on like one.
fn goes_on(text: &str, line: &Line, next: &Line) -> bool {
    let open = |c: char| c.is_alphanumeric() || ",;'’-–(«".contains(c);
    WRAPPED.contains(&line.chars)
        && line.span.of(text).chars().next_back().is_some_and(open)
        && next.span.of(text).chars().next().is_some_and(char::is_lowercase)
        && !is_marked(line.span.of(text))
}

/// The first word of `next` had no room on `line`.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    line.chars + 1 + word.chars().count() > width
        && !is_marked(next.span.of(text))
        && !is_marked(line.span.of(text))
}

/// Begins with a mark of Markdown or a dash of dialogue: a block of its own.
fn is_marked(line: &str) -> bool {
    line.starts_with(['#', '>', '|', '—', '–', '•', '*', '!', '`', '<'])
        || line.strip_prefix(['-', '+']).is_some_and(|rest| rest.starts_with(' '))
}

/// Adds `block`, in parts when it is too long.
fn cut(text: &str, block: Span, blocks: &mut Vec<Span>) {
    let mut start = block.start;
    while block.end - start > LONG {
        let len = part(Span::new(start, block.end).of(text));
        let span = Span::new(start, start + len);
        blocks.push(Span::new(start, start + span.of(text).trim_end_matches(blank).len()));
        let rest = Span::new(span.end, block.end).of(text);
        start = block.end - rest.trim_start_matches(blank).len();
    }
    if start < block.end {
        blocks.push(Span::new(start, block.end));
    }
}

/// The length of the first part of `long`: to the end of a sentence, outside quotation marks where that can be.
fn part(long: &str) -> usize {
    let (mut depth, mut quoted, mut spaced) = (0_usize, None, None);
    let mut stop = false; // only white space since the end of a sentence
    for (i, c) in long.char_indices().take_while(|(i, _)| *i < 2 * LAST) {
        match c {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if i >= PART {
            let spaced_off = long.get(..i).is_some_and(|l| l.ends_with(char::is_whitespace));
            let ends = stop && spaced_off && (c.is_uppercase() || c == '«');
            let open = depth - usize::from(c == '«' && depth > 0);
            if ends && open == 0 {
                return i;
            }
            if ends && quoted.is_none() {
                quoted = Some(i);
            }
            if c.is_whitespace() && i <= LAST {
                spaced = Some(i);
            }
            if i > LAST
                && let Some(i) = quoted.or(spaced)
            {
                return i;
            }
        }
        stop = matches!(c, '.' | '!' | '?' | '…' | '»' | '"' | '”') || (stop && c.is_whitespace());
    }
    quoted.or(spaced).unwrap_or_else(|| {
        long.char_indices().map(|(i, _)| i).take_while(|i| *i < 2 * LAST).last().unwrap_or(long.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let blocks: Vec<String> =
            blocks(text, 0).iter().map(|b| b.of(text).escape_debug().to_string()).collect();
        expect.assert_eq(&blocks.join("\n"));
    }

    #[test]
    fn every_line_end_ends_a_block() {
        check(
            "\u{feff}Un\nDeux\r\nTrois\rQuatre\u{2028}Cinq\u{2029} \r\n Six ",
            expect![[r"
            Un
            Deux
            Trois
            Quatre
            Cinq
            Six"]],
        );
        check("", expect![[""]]);
        check("\u{feff}\r\n \u{200b}", expect![[""]]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "La maire de la commune a présenté jeudi devant le conseil\r\nmunicipal le budget de la nouvelle école du quartier nord.\r\nElle a rappelé que le chantier commencerait au printemps et\r\nque les élèves y entreraient dans deux ans.\r\nUne autre ligne.\r\n- Une liste\r\n- de deux points";
        check(
            text,
            expect![[r"
            La maire de la commune a présenté jeudi devant le conseil\r\nmunicipal le budget de la nouvelle école du quartier nord.\r\nElle a rappelé que le chantier commencerait au printemps et\r\nque les élèves y entreraient dans deux ans.
            Une autre ligne.
            - Une liste
            - de deux points"]],
        );
        check(
            "Un titre sans point\nle texte.",
            expect![[r"
            Un titre sans point
            le texte."]],
        );
    }

    #[test]
    fn a_long_line_is_cut_between_sentences() {
        let text = "Le pont a rouvert. « Enfin ! Il était temps », a dit le maire. ".repeat(2_000);
        let parts = blocks(&text, 0);
        assert!(parts.len() > 10);
        assert!(parts.iter().all(|part| part.len() < LONG && part.of(&text).starts_with(['L', '«'])));
        let rejoined: Vec<&str> = parts.iter().map(|part| part.of(&text)).collect();
        assert_eq!(rejoined.join(" "), text.trim_end());
    }

    #[test]
    fn a_line_without_spaces_is_cut_too() {
        let text = "é".repeat(300_000);
        let parts = blocks(&text, 0);
        assert!(parts.len() > 5);
        assert_eq!(parts.iter().map(|part| part.len()).sum::<usize>(), text.len());
    }
}
