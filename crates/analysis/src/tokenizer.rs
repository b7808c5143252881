//! Words, numbers and marks.
//!
//! Elided forms (« l' », « qu' »), pronouns behind their verb (« -t-il », « -moi ») and units glued to their number
//! (« 15h ») are tokens of their own; a hyphenated word, an abbreviation with its full stop (« M. ») and a number with
//! its thousands (« 8 000 ») are one. Where the treebanks count several of our tokens as one word (« 1950-1953 »,
//! « l'on », « n° »), [`Token::joined`] says so and [`words`] puts them together.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::Word;
use crate::text::Span;
use cursor::{Cursor, is_blank, is_letter};

mod abbreviations;
mod clitics;
mod cursor;
mod joins;
mod numbers;
mod spans;

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
    /// The syntax counts it to the word of the token before: « -1953 » in « 1950-1953 ».
    pub joined: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters: « aujourd'hui », « Komsomolsk-sur-Amour », « l' », « -t-il », « 27e », « M. », « @handle », « h ».
    Word,
    /// Digits: « 8 000 », « 1,5 », « 20 », « 27.07.2023 ».
    Number,
    /// Anything else, one character each, but for `...` and emoji of several characters.
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

/// The words of the syntax: each a range of `tokens`, of one token but where others are [joined](Token::joined) to it.
pub fn words(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = tokens.get(start + 1..)?;
        let word = start..start + 1 + rest.iter().take_while(|t| t.joined).count();
        start = word.end;
        Some(word)
    })
}

/// The words of the syntax as they are written, each with the index of its first token: a token of `tokens`, or one made of
/// those that are joined.
pub fn written_words<'a>(text: &str, tokens: &'a [Token]) -> Vec<(usize, Cow<'a, Token>)> {
    let one = |word: Range<usize>| {
        let parts = tokens.get(word.clone()).unwrap_or_default();
        let (first, last) = parts.first().zip(parts.last())?;
        let span = first.span.to(last.span);
        let whole = || Cow::Owned(Token::whole(span.of(text), span));
        Some((word.start, if parts.len() == 1 { Cow::Borrowed(first) } else { whole() }))
    };
    words(tokens).filter_map(one).collect()
}

/// The same tokens at the same places, but that the first of several that are joined is the whole word.
pub fn with_whole_words<'a>(text: &str, tokens: &'a [Token]) -> Cow<'a, [Token]> {
    if !tokens.iter().any(|t| t.joined) {
        return Cow::Borrowed(tokens);
    }
    let mut all = tokens.to_vec();
    for (at, word) in written_words(text, tokens) {
        if let (Cow::Owned(word), Some(token)) = (word, all.get_mut(at)) {
            *token = word;
        }
    }
    Cow::Owned(all)
}

/// Cuts `text` into tokens, white space left out.
pub fn tokenize(text: &str) -> Vec<Token> {
    let cursor = Cursor(text);
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut i = 0;
    while let Some(c) = cursor.char(i) {
        if is_blank(c) {
            i += c.len_utf8();
            continue;
        }
        let (end, kind) = if let Some(end) = spans::address(cursor, i, c) {
            (end, TokenKind::Word)
        } else if c.is_ascii_digit() {
            numbers::number(cursor, i)
        } else if is_letter(c) {
            let unit = if is_behind_number(&tokens, i) { numbers::unit(cursor, i) } else { None };
            (unit.unwrap_or_else(|| spans::word(cursor, i)), TokenKind::Word)
        } else {
            (spans::mark(cursor, i, c), TokenKind::Mark)
        };
        push(text, Span::new(i, end), kind, &mut tokens);
        i = end;
    }
    joins::mark(&mut tokens);
    tokens
}

fn is_behind_number(tokens: &[Token], i: usize) -> bool {
    tokens.last().is_some_and(|t| t.kind == TokenKind::Number && t.span.end == i)
}

/// Adds a token; a verb with pronouns behind it becomes several.
fn push(text: &str, span: Span, kind: TokenKind, tokens: &mut Vec<Token>) {
    let token = Token::new(span.of(text), span, kind);
    let cuts = if kind == TokenKind::Word && token.word.features.is_empty() {
        clitics::cuts(&token.norm)
    } else {
        [0; clitics::MOST]
    };
    if cuts.iter().all(|len| *len == 0) {
        tokens.push(token);
        return;
    }
    // Lengths from the end: the norm may be shorter than what is written, never behind the first hyphen.
    let mut ends = [span.end; clitics::MOST + 1];
    for (k, len) in cuts.iter().enumerate() {
        let end = ends.get(k).copied().unwrap_or(span.end);
        if let Some(next) = ends.get_mut(k + 1) {
            *next = behind(text, Span::new(span.start, end), *len);
        }
    }
    let mut start = span.start;
    for end in ends.iter().rev().copied().filter(|end| *end > span.start) {
        if end > start {
            let part = Span::new(start, end);
            tokens.push(Token::new(part.of(text), part, kind));
            start = end;
        }
    }
}

/// Where the last `chars` characters of `span` begin.
fn behind(text: &str, span: Span, chars: usize) -> usize {
    let tail = span.of(text).char_indices().rev().take(chars).last();
    tail.map_or(span.end, |(at, _)| span.start + at)
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
        let norm = if kind == TokenKind::Word { normalised(written) } else { written.into() };
        // « explique t-il »: the first hyphen is often forgotten.
        let norm = if matches!(&*norm, "t-il" | "t-elle" | "t-on" | "t-ils" | "t-elles") {
            format!("-{norm}").into()
        } else {
            norm
        };
        let word = if kind == TokenKind::Word { Word::of(&norm) } else { Word::default() };
        Self { span, kind, norm, word, shape: shape(written), joined: false }
    }
}

/// Lower case, apostrophes and hyphens as on a keyboard, accents composed, soft hyphens gone.
fn normalised(written: &str) -> Box<str> {
    if written.is_ascii() {
        return written.to_ascii_lowercase().into();
    }
    let mut norm = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            '’' | 'ʼ' | '‘' | '´' | '′' => norm.push('\''),
            '‑' | '‐' => norm.push('-'),
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => {}
            '\u{300}'..='\u{36f}' => {
                let base = norm.pop();
                match base.and_then(|base| composed(base, c)) {
                    Some(whole) => norm.push(whole),
                    None => norm.extend(base.into_iter().chain([c])),
                }
            }
            _ => norm.extend(c.to_lowercase()),
        }
    }
    norm.into()
}

/// A French letter from its base and its accent.
fn composed(base: char, accent: char) -> Option<char> {
    let (bases, wholes) = match accent {
        '\u{300}' => ("aeu", "àèù"),
        '\u{301}' => ("aeiou", "áéíóú"),
        '\u{302}' => ("aeiou", "âêîôû"),
        '\u{303}' => ("ano", "ãñõ"),
        '\u{308}' => ("aeiouy", "äëïöüÿ"),
        '\u{30c}' => ("cesz", "čěšž"),
        '\u{327}' => ("cs", "çş"),
        _ => return None,
    };
    wholes.chars().nth(bases.chars().position(|b| b == base)?)
}

fn shape(written: &str) -> Shape {
    let (mut first, mut upper, mut lower) = (None, 0, 0);
    for c in written.chars() {
        if c.is_ascii_lowercase() || c.is_lowercase() {
            first = first.or(Some(false));
            lower += 1;
        } else if c.is_uppercase() {
            first = first.or(Some(true));
            upper += 1;
        } else if first.is_none() && c.is_alphabetic() {
            first = Some(false);
        }
    }
    match (first, upper, lower) {
        (None, ..) => Shape::Other,
        (_, 0, _) => Shape::Lower,
        (Some(true), 2.., 0) => Shape::Upper,
        (Some(true), 1, _) => Shape::Capitalised,
        // « Komsomolsk-sur-Amour », « Kim Jong-Un »: capitals behind hyphens do not make a mixed shape.
        (Some(true), ..) if written.split(['-', '‑']).all(capital_only_first) => Shape::Capitalised,
        _ => Shape::Mixed,
    }
}

fn capital_only_first(part: &str) -> bool {
    !part.chars().skip(1).any(char::is_uppercase)
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
            expect!["Le|27.07.2023|à|20|h|30|,|8 000|euros|(|1,5|%|)|au|70e|rang|,|20|h|30|."],
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
    fn pronouns_and_particles_behind_a_hyphen() {
        check(
            "Donnez-le-moi, vas-y, puis-je ? Ce jour-là, celui-ci avait rendez-vous là-bas, peut-être à Aix-la-Chapelle.",
            expect![
                "Donnez|-le|-moi|,|vas|-y|,|puis|-je|?|Ce|jour|-là|,|celui-ci|avait|rendez-vous|là-bas|,|peut-être|à|Aix-la-Chapelle|."
            ],
        );
    }

    #[test]
    fn abbreviations_before_what_they_need() {
        check(
            "L'article L. 642-3, le vol. XII, cf. p. 12, en 493 av. J.-C., le groupe A. La suite, J. Le Bihan, l'U.S. Navy, Mme. Ney, etc.",
            expect![
                "L'|article|L.|642|-|3|,|le|vol.|XII|,|cf.|p.|12|,|en|493|av.|J.-C.|,|le|groupe|A|.|La|suite|,|J.|Le|Bihan|,|l'|U.S.|Navy|,|Mme.|Ney|,|etc|."
            ],
        );
    }

    #[test]
    fn the_syntax_counts_several_tokens_as_one_word() {
        let text = "Les 1950-1953, 25/01/06 et 3-2, à -6 °C, le n° 4, l’on dit-on, traité(e) et élu·e·s : c’est-à-dire 12'000 sur exemple.fr -- +/- 2...";
        let tokens = tokenize(text);
        let joined: Vec<&str> = written_words(text, &tokens)
            .iter()
            .filter(|(at, _)| tokens.get(at + 1).is_some_and(|t| t.joined))
            .map(|(_, word)| word.span.of(text))
            .collect();
        expect!["1950-1953|25/01/06|3-2|-6|°C|n°|l’on|traité(e)|élu·e·s|12'000|exemple.fr|--|+/-"]
            .assert_eq(&joined.join("|"));
    }

    #[test]
    fn what_cannot_be_seen_is_in_no_form() {
        let norm =
            |text: &str| tokenize(text).iter().map(|t| t.norm.to_string()).collect::<Vec<_>>().join("|");
        assert_eq!(norm("E\u{301}lu re\u{301}\u{ad}e\u{301}lu l‘eau 🇫🇷👩‍🚒!"), "élu|réélu|l'|eau|🇫🇷|👩‍🚒|!");
    }

    #[test]
    fn shapes() {
        let shapes: Vec<Shape> =
            tokenize("maire Maire KCNA iPhone Jong-Un 12").iter().map(|t| t.shape).collect();
        assert_eq!(shapes, [Lower, Capitalised, Upper, Mixed, Capitalised, Other]);
    }
}
