//! Words, numbers and marks.
//!
//! Elided forms (« l' », « qu' ») and inverted pronouns (« -t-il ») are tokens of their own; a hyphenated word, an
//! abbreviation with its full stop (« M. ») and a number with its thousands (« 8 000 ») are one.

use crate::lexicon::{Features, Word};
use crate::text::Span;

/// One token.
#[derive(Clone, PartialEq, Debug)]
pub struct Token {
    /// Where it stands in the block.
    pub span: Span,
    /// Its nature.
    pub kind: TokenKind,
    /// Lower case, apostrophes straightened: « L’ » is `l'`.
    pub norm: Box<str>,
    /// What the lexicon says of [`Token::norm`].
    pub word: Word,
    /// How it is written.
    pub shape: Shape,
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters: « aujourd'hui », « Komsomolsk-sur-Amour », « l' », « -t-il », « 27e », « M. », « @handle ».
    Word,
    /// Digits: « 8 000 », « 1,5 », « 20 », « 27.07.2023 ».
    Number,
    /// Anything else, one character each, but for `...`.
    Mark,
}

/// How a token is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// « maire ».
    Lower,
    /// « Maire ».
    Capitalised,
    /// « KCNA », two letters or more.
    Upper,
    /// « iPhone », « `McCain` ».
    Mixed,
    /// No letter.
    Other,
}

impl Token {
    /// Starts with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Upper | Shape::Mixed)
    }

    /// Is this word or mark.
    pub fn is(&self, norm: &str) -> bool {
        *self.norm == *norm
    }

    /// Is one of these words or marks.
    pub fn is_any(&self, norms: &[&str]) -> bool {
        norms.contains(&&*self.norm)
    }
}

/// The tokens of `tokens`, sorted, that lie wholly inside `span`.
pub fn within(tokens: &[Token], span: Span) -> &[Token] {
    let start = tokens.partition_point(|t| t.span.start < span.start);
    let end = tokens.partition_point(|t| t.span.end <= span.end);
    tokens.get(start..end).unwrap_or_default()
}

/// What loses its vowel before another: an apostrophe behind one of these ends the token.
const ELIDED: [&str; 14] =
    ["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"];

/// Pronouns that follow their verb, longest first.
const INVERTED: [&str; 13] = [
    "-t-elles", "-t-ils", "-t-elle", "-t-il", "-t-on", "-elles", "-elle", "-ils", "-il", "-on", "-ce", "-je",
    "-nous",
];

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 32] = [
    "m", "mm", "mme", "mmes", "mlle", "mlles", "me", "mgr", "dr", "pr", "st", "ste", "cf", "etc", "av", "bd",
    "art", "chap", "env", "ex", "fig", "hab", "janv", "juil", "févr", "sept", "oct", "nov", "déc", "réf",
    "tél", "vol",
];

/// Cuts `text` into tokens, white space left out.
pub fn tokenize(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map_or('\0', |c| c.1);
    let offset = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = at(i);
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
            i += 1;
            continue;
        }
        let (end, kind) = if let Some(end) = address(&at, i) {
            (end, TokenKind::Word)
        } else if c.is_ascii_digit() {
            number(&at, i)
        } else if is_letter(c) {
            word(&at, i)
        } else if c == '.' && at(i + 1) == '.' && at(i + 2) == '.' {
            (i + 3, TokenKind::Mark)
        } else {
            (i + 1, TokenKind::Mark)
        };
        push(text, Span::new(offset(i), offset(end)), kind, &mut tokens);
        i = end;
    }
    tokens
}

/// Adds a token; a verb with an inverted pronoun becomes two.
fn push(text: &str, span: Span, kind: TokenKind, tokens: &mut Vec<Token>) {
    let written = span.of(text);
    let token = Token::new(written, span, kind);
    if kind == TokenKind::Word && token.word.features.is_empty() && written.contains('-') {
        for pronoun in INVERTED {
            let Some(verb) = token.norm.strip_suffix(pronoun) else { continue };
            if Word::of(verb).is(Features::VERB) && span.len() > pronoun.len() {
                let cut = span.end - pronoun.len();
                for part in [Span::new(span.start, cut), Span::new(cut, span.end)] {
                    tokens.push(Token::new(part.of(text), part, kind));
                }
                return;
            }
        }
    }
    tokens.push(token);
}

impl Token {
    /// A token that somebody else has cut.
    pub fn whole(written: &str, span: Span) -> Self {
        let kind = match written.chars().next() {
            Some(c) if c.is_alphabetic() => TokenKind::Word,
            Some(c) if c.is_ascii_digit() && !written.chars().any(char::is_alphabetic) => TokenKind::Number,
            _ if written.chars().any(char::is_alphabetic) => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        Self::new(written, span, kind)
    }

    fn new(written: &str, span: Span, kind: TokenKind) -> Self {
        let norm: Box<str> = match kind {
            TokenKind::Word => {
                written.to_lowercase().replace(['’', 'ʼ'], "'").replace(['‑', '‐'], "-").into()
            }
            _ => written.into(),
        };
        let word = if kind == TokenKind::Word { Word::of(&norm) } else { Word::default() };
        Self { span, kind, norm, word, shape: shape(written) }
    }
}

fn shape(written: &str) -> Shape {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Other };
    let upper = written.chars().filter(|c| c.is_uppercase()).count();
    let lower = written.chars().filter(|c| c.is_lowercase()).count();
    match (first.is_uppercase(), upper, lower) {
        (_, 0, _) => Shape::Lower,
        (true, 2.., 0) => Shape::Upper,
        (true, 1, _) => Shape::Capitalised,
        // « Komsomolsk-sur-Amour », « Kim Jong-Un »: capitals behind hyphens do not make a mixed shape.
        (true, ..) if written.split(['-', '‑']).all(capital_only_first) => Shape::Capitalised,
        _ => Shape::Mixed,
    }
}

fn capital_only_first(part: &str) -> bool {
    !part.chars().skip(1).any(char::is_uppercase)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑' | '‐')
}

/// The end of a web or mail address, a handle or a hashtag that starts at `i`.
fn address(at: &impl Fn(usize) -> char, i: usize) -> Option<usize> {
    let starts = |word: &str| word.chars().enumerate().all(|(k, c)| at(i + k) == c);
    let whole = |i: usize| {
        let mut end = i;
        while !at(end).is_whitespace() && !"\0«»<>()[]\"".contains(at(end)) {
            end += 1;
        }
        while end > i && ".,;:!?…".contains(at(end - 1)) {
            end -= 1;
        }
        end
    };
    if starts("http://") || starts("https://") || starts("www.") {
        return Some(whole(i));
    }
    if matches!(at(i), '@' | '#') && at(i + 1).is_alphanumeric() {
        let mut end = i + 1;
        while at(end).is_alphanumeric() || at(end) == '_' {
            end += 1;
        }
        return Some(end);
    }
    None
}

/// A number, or a word that begins with digits: « 27e », « 20h30 ».
fn number(at: &impl Fn(usize) -> char, i: usize) -> (usize, TokenKind) {
    let digits = |from: usize| (from..from + 40).take_while(|&k| at(k).is_ascii_digit()).count();
    let mut end = i + digits(i);
    if end - i <= 3 {
        // Thousands: groups of exactly three digits behind one space.
        while matches!(at(end), ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    while matches!(at(end), ',' | '.') && at(end + 1).is_ascii_digit() {
        end += 1 + digits(end + 1);
    }
    if is_letter(at(end)) {
        while is_letter(at(end)) || at(end).is_ascii_digit() {
            end += 1;
        }
        return (end, TokenKind::Word);
    }
    (end, TokenKind::Number)
}

fn word(at: &impl Fn(usize) -> char, i: usize) -> (usize, TokenKind) {
    let mut end = i;
    let part = |from: usize, to: usize| (from..to).map(at).flat_map(char::to_lowercase).collect::<String>();
    loop {
        while is_letter(at(end)) || at(end).is_ascii_digit() {
            end += 1;
        }
        let (mark, next) = (at(end), at(end + 1));
        if is_apostrophe(mark) {
            let before = part(i, end);
            let name = before == "n" && at(i).is_uppercase() && next.is_uppercase();
            if ELIDED.contains(&before.as_str()) && !name {
                // « quelqu'un » is one word, « quelqu' » alone is not a word at all.
                if before == "quelqu" && part(end + 1, end + 3) == "un" {
                    end += 1;
                    continue;
                }
                return (end + 1, TokenKind::Word);
            }
            if is_letter(next) {
                end += 1;
                continue;
            }
        }
        if is_hyphen(mark) && (is_letter(next) || next.is_ascii_digit()) {
            end += 1;
            continue;
        }
        break;
    }
    // « J.-C. », « U.S. »
    if end == i + 1 && at(i).is_uppercase() && at(end) == '.' {
        let mut dotted = end + 1;
        while (at(dotted).is_uppercase() && at(dotted + 1) == '.')
            || (is_hyphen(at(dotted)) && at(dotted + 1).is_uppercase() && at(dotted + 2) == '.')
        {
            dotted += if is_hyphen(at(dotted)) { 3 } else { 2 };
        }
        let next_word = (dotted..dotted + 3).map(at).find(|c| !c.is_whitespace());
        if dotted > end + 1 || next_word.is_some_and(|c| is_letter(c) || is_hyphen(c)) {
            return (dotted, TokenKind::Word);
        }
    }
    if at(end) == '.' && ABBREVIATIONS.contains(&part(i, end).as_str()) && at(end + 1) != '.' {
        let next = (end + 1..end + 4).map(at).find(|c| !c.is_whitespace());
        // « ex. » and « me. » are words at the end of a sentence when a capital or nothing follows; titles are not.
        let title = matches!(
            part(i, end).as_str(),
            "m" | "mm" | "mme" | "mmes" | "mlle" | "mgr" | "dr" | "pr" | "st" | "ste" | "av"
        );
        if (title && next.is_some_and(is_letter))
            || next.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ',')
        {
            return (end + 1, TokenKind::Word);
        }
    }
    (end, TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::Shape::{Capitalised, Lower, Mixed, Other, Upper};
    use super::*;
    use expect_test::{Expect, expect};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let tokens: Vec<&str> = tokenize(text).iter().map(|t| t.span.of(text)).collect();
        expect.assert_eq(&tokens.join("|"));
    }

    #[test]
    fn elision_hyphens_and_inversion() {
        check(
            "L’élue d'Aix-les-Bains a-t-elle dit qu'aujourd'hui quelqu’un viendrait, peut-être ?",
            expect![
                "L’|élue|d'|Aix-les-Bains|a|-t-elle|dit|qu'|aujourd'hui|quelqu’un|viendrait|,|peut-être|?"
            ],
        );
        check("indique-t-on ; est-ce celui-ci ?", expect!["indique|-t-on|;|est|-ce|celui-ci|?"]);
    }

    #[test]
    fn numbers_times_and_ordinals() {
        check(
            "Le 27.07.2023 à 20 h 30, 8 000 euros (1,5 %) au 70e rang, 20h30.",
            expect!["Le|27.07.2023|à|20|h|30|,|8 000|euros|(|1,5|%|)|au|70e|rang|,|20h30|."],
        );
    }

    #[test]
    fn abbreviations_and_initials() {
        check(
            "M. Roy, Mme. Ney et J. K. Li, en 40 av. J.-C. Oui, M.",
            expect!["M.|Roy|,|Mme.|Ney|et|J.|K.|Li|,|en|40|av.|J.-C.|Oui|,|M|."],
        );
    }

    #[test]
    fn names_keep_their_apostrophe_and_addresses_are_one() {
        check(
            "N'Djamena, O’Neill ; voir https://exemple.fr/a?b, @compte #sujet.",
            expect!["N'Djamena|,|O’Neill|;|voir|https://exemple.fr/a?b|,|@compte|#sujet|."],
        );
    }

    #[test]
    fn shapes() {
        let shapes: Vec<Shape> =
            tokenize("maire Maire KCNA iPhone Jong-Un 12").iter().map(|t| t.shape).collect();
        assert_eq!(shapes, [Lower, Capitalised, Upper, Mixed, Capitalised, Other]);
    }
}
