//! Everything between quotation marks: quotations, and titles or names that only look like one.

use crate::block::PlacedBlock;
use crate::lexicon::{self, Features};
use crate::text::Span;
use crate::tokenizer::{Shape, Token, TokenKind, within};

mod kind;

pub(crate) use kind::settle;

/// A quoted stretch of a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalQuote {
    /// What is quoted, without the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// Words of somebody, as against a title, a name, a label, a scare quote.
    pub quotation: bool,
    /// Its length and what surrounds it.
    pub form: QuoteForm,
    /// How well its marks match.
    pub balance: Balance,
    /// Inside another quoted stretch.
    pub nested: bool,
}

/// A quoted stretch of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// What is quoted, without the marks.
    pub span: Span,
    /// With the marks.
    pub outer: Span,
    /// Words of somebody, as against a title, a name, a label, a scare quote.
    pub quotation: bool,
    /// Its length and what surrounds it.
    pub form: QuoteForm,
    /// How well its marks match.
    pub balance: Balance,
    /// Inside another quoted stretch.
    pub nested: bool,
    /// The entity that speaks, an index into the article's entities.
    pub speaker: Option<usize>,
    /// The attribution that gives the speaker, in the sentence or inherited.
    pub attribution: Option<usize>,
    /// How that was found.
    pub found: Option<Found>,
}

/// How the speaker of a quotation was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// A cue in its sentence.
    Cue,
    /// « — S » below it.
    Signature,
    /// A sentence beside it: the speaker goes on.
    Neighbour,
}

impl Found {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Signature => "signature",
            Self::Neighbour => "neighbour",
        }
    }
}

/// How much is quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuoteForm {
    /// A whole sentence or more.
    Direct,
    /// Some words inside a sentence of the writer's.
    Fragment,
    /// A clause that the writer's sentence leads into.
    Mixed,
}

impl QuoteForm {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Fragment => "fragment",
            Self::Mixed => "mixed",
        }
    }
}

/// Whether the marks of a quoted stretch match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Balance {
    /// They do.
    Closed,
    /// Opened and never closed.
    Unclosed,
    /// Closed and never opened.
    Unopened,
    /// Opened with one kind, closed with another: `"…”`.
    Mixed,
    /// The same kind of guillemets inside itself: « … « … » … ».
    NestedAlike,
}

/// An opening mark that still waits for its closing one.
struct Open {
    mark: char,
    outer: usize,
    inner: usize,
    alike: bool,
}

/// The quoted stretches of a block, by their start.
pub(crate) fn find(text: &str, tokens: &[Token]) -> Vec<LocalQuote> {
    let mut open: Vec<Open> = Vec::new();
    let mut quotes = Vec::new();
    let mut straight = tokens.iter().filter(|t| t.is("\"")).count();
    for (i, token) in tokens.iter().enumerate() {
        let Some(mark) = token.norm.chars().next().filter(|_| token.kind == TokenKind::Mark) else {
            continue;
        };
        straight -= usize::from(mark == '"');
        match role(tokens, i, mark, &open, straight) {
            Some(Role::Opens) => {
                let alike = mark == '«' && open.last().is_some_and(|o| o.mark == '«');
                open.push(Open { mark, outer: token.span.start, inner: token.span.end, alike });
            }
            Some(Role::Closes(depth)) => {
                // What was opened inside and not closed stays open for good.
                let lost: Vec<Open> = open.drain(depth + 1..).collect();
                unclosed(text, tokens, &lost, token.span.start, true, &mut quotes);
                if let Some(start) = open.pop() {
                    let nested = !open.is_empty();
                    quotes.push(quote(
                        text,
                        tokens,
                        &start,
                        token.span.start,
                        Some((mark, token.span.end)),
                        nested,
                    ));
                }
            }
            Some(Role::ClosesNothing) => quotes.push(LocalQuote {
                inner: Span::new(token.span.start, token.span.start),
                outer: token.span,
                quotation: false,
                form: QuoteForm::Fragment,
                balance: Balance::Unopened,
                nested: false,
            }),
            None => {}
        }
    }
    unclosed(text, tokens, &open, text.len(), false, &mut quotes);
    quotes.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    quotes
}

/// Adds the stretches that were opened and never closed: each ends with its sentence, where the next one opens, or at
/// `limit`.
fn unclosed(
    text: &str,
    tokens: &[Token],
    open: &[Open],
    limit: usize,
    nested: bool,
    quotes: &mut Vec<LocalQuote>,
) {
    for (i, lost) in open.iter().enumerate() {
        let limit = open.get(i + 1).map_or(limit, |next| next.outer);
        let end = sentence_end(tokens, lost.inner, limit);
        quotes.push(quote(text, tokens, lost, end, None, nested || i > 0));
    }
}

enum Role {
    Opens,
    Closes(usize),
    ClosesNothing,
}

/// What the mark at token `i` does; `left` straight marks are still to come.
fn role(tokens: &[Token], i: usize, mark: char, open: &[Open], left: usize) -> Option<Role> {
    let token = tokens.get(i)?;
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let after = tokens.get(i + 1);
    let glued_before = before.is_some_and(|t| t.span.end == token.span.start);
    let glued_after = after.is_some_and(|t| t.span.start == token.span.end);
    let opened = |marks: &[char]| open.iter().rposition(|o| marks.contains(&o.mark));
    let close = |marks: &[char]| Some(opened(marks).map_or(Role::ClosesNothing, Role::Closes));
    match mark {
        '«' | '“' | '„' => Some(Role::Opens),
        '‘' if glued_after => Some(Role::Opens),
        '»' => close(&['«', '“', '"']),
        '”' => close(&['“', '„', '"']),
        '‟' => close(&['„', '“']),
        // A right single mark is an apostrophe unless a left one waits for it.
        '’' => opened(&['‘']).map(Role::Closes),
        '"' => {
            if before.is_some_and(|t| t.kind == TokenKind::Number) && glued_before && opened(&['"']).is_none()
            {
                return None; // inches
            }
            match opened(&['"']) {
                // `l'"échec "total" de`: an opening look inside an open quotation is a nested one.
                Some(depth) if glued_before || !glued_after => Some(Role::Closes(depth)),
                Some(depth) => Some(Role::Closes(depth)),
                None if opened(&['“', '„']).is_some() && glued_before && !glued_after => {
                    close(&['“', '„'])
                }
                None if !glued_after && looks_closing(before, after, glued_before, left) => {
                    Some(Role::ClosesNothing)
                }
                None => Some(Role::Opens),
            }
        }
        _ => None,
    }
}

/// A straight mark before a space that stands like a closing one: `mot" suite`, `mot " explique`, and `fin. " Suite` when
/// the marks that are left go by twos.
fn looks_closing(before: Option<&Token>, after: Option<&Token>, glued: bool, left: usize) -> bool {
    let Some(before) = before else { return false };
    if glued {
        return before.kind != TokenKind::Mark && !before.norm.ends_with('\'');
    }
    if before.is_any(&[".", "!", "?", "…", "..."]) {
        return left.is_multiple_of(2);
    }
    before.kind == TokenKind::Word && after.is_some_and(|t| t.shape == Shape::Lower && is_finite_verb(t))
}

/// Where an unclosed quotation is taken to end: at the first full stop, at `limit` at the latest.
fn sentence_end(tokens: &[Token], from: usize, limit: usize) -> usize {
    let start = tokens.partition_point(|t| t.span.start < from);
    tokens
        .iter()
        .skip(start)
        .take_while(|t| t.span.end <= limit)
        .find(|t| t.is_any(&[".", "!", "?"]))
        .map_or(limit, |t| t.span.end)
}

fn quote(
    text: &str,
    tokens: &[Token],
    open: &Open,
    end: usize,
    close: Option<(char, usize)>,
    nested: bool,
) -> LocalQuote {
    let inner = trim(text, Span::new(open.inner, end));
    let outer = Span::new(open.outer, close.map_or(end, |c| c.1));
    let balance = match close {
        None => Balance::Unclosed,
        Some((mark, _)) if !matched(open.mark, mark) => Balance::Mixed,
        Some(_) if open.alike => Balance::NestedAlike,
        Some(_) => Balance::Closed,
    };
    let words = within(tokens, inner);
    let form = form(tokens, words, outer);
    LocalQuote {
        inner,
        outer,
        quotation: kind::is_quotation(tokens, words, outer, form),
        form,
        balance,
        nested,
    }
}

fn matched(open: char, close: char) -> bool {
    matches!((open, close), ('«', '»') | ('“' | '„', '”') | ('"', '"') | ('‘', '’') | ('„', '“' | '‟'))
}

fn trim(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}

/// Whole sentence, led-into clause, or fragment.
fn form(tokens: &[Token], words: &[Token], outer: Span) -> QuoteForm {
    let finite = words.iter().any(is_finite_verb);
    let first = words.iter().find(|t| t.kind != TokenKind::Mark);
    let before = before(tokens, outer.start);
    let led = before.is_some_and(|t| t.is_any(&["que", "qu'", "comme", "où", "dont", "car", "si"]));
    match (finite, first) {
        (true, _) if led => QuoteForm::Mixed,
        (true, Some(first)) if first.is_capital() => QuoteForm::Direct,
        (true, _) if words.len() >= 6 => QuoteForm::Mixed,
        _ if first.is_some_and(Token::is_capital)
            && words.last().is_some_and(|t| t.is_any(&[".", "!", "?", "…"])) =>
        {
            QuoteForm::Direct
        }
        _ => QuoteForm::Fragment,
    }
}

/// A finite verb and nothing else: « porte » may be a noun.
fn is_finite_verb(token: &Token) -> bool {
    token.kind == TokenKind::Word
        && (lexicon::is_auxiliary(&token.norm)
            || token.word.is(Features::FINITE | Features::OTHER_PERSON)
                && !token.word.is(Features::NOUN | Features::ADP | Features::ADJ))
}

fn before(tokens: &[Token], offset: usize) -> Option<&Token> {
    tokens.get(tokens.partition_point(|t| t.span.start < offset).checked_sub(1)?)
}

/// The quoted stretches of the article, speakers still unknown. A quotation that runs over several paragraphs, each
/// opening again, is balanced.
pub(crate) fn place(blocks: &[PlacedBlock]) -> Vec<Quote> {
    let mut all: Vec<Quote> = Vec::new();
    for (b, placed) in blocks.iter().enumerate() {
        for (i, q) in placed.block.quotes.iter().enumerate() {
            let neighbour = |b: usize| blocks.get(b).map(|p| p.block.quotes.as_slice()).unwrap_or_default();
            // What stands inside it may come behind its opening mark.
            let last = placed.block.quotes.iter().skip(i + 1).all(|inside| inside.nested);
            let goes_on = q.balance == Balance::Unclosed
                && last
                && neighbour(b + 1).first().is_some_and(|next| {
                    next.balance == Balance::Unopened
                        || (next.outer.start == 0 && reopens(&placed.block.text))
                });
            let went_on = q.balance == Balance::Unopened
                && i == 0
                && b.checked_sub(1).is_some_and(|b| {
                    neighbour(b).last().is_some_and(|before| before.balance == Balance::Unclosed)
                });
            all.push(Quote {
                span: q.inner.shift(placed.start),
                outer: q.outer.shift(placed.start),
                quotation: q.quotation,
                form: q.form,
                balance: if goes_on || went_on { Balance::Closed } else { q.balance },
                nested: q.nested,
                speaker: None,
                attribution: None,
                found: None,
            });
        }
    }
    all
}

/// A quotation that opens its paragraph and is taken up again by the next.
fn reopens(text: &str) -> bool {
    text.starts_with(['«', '“', '"'])
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
    fn check(text: &str, expect: Expect) {
        let block = crate::block::Block::read(text);
        let quotes: Vec<String> = block
            .quotes
            .iter()
            .map(|q| {
                let kind = if q.quotation { q.form.as_str() } else { "name" };
                format!("{kind} {:?} {}", q.balance, q.inner.of(text))
            })
            .collect();
        expect.assert_eq(&quotes.join("\n"));
    }

    #[test]
    fn kinds() {
        check(
            "« Nous partirons demain matin », a dit le maire, qui parle d'« échec total ».",
            expect![[r"
                direct Closed Nous partirons demain matin
                fragment Closed échec total"]],
        );
        check("La chorale a entonné « Le Chant du départ ».", expect!["name Closed Le Chant du départ"]);
        check(
            "Il juge que « la loi est très mal faite ».",
            expect!["mixed Closed la loi est très mal faite"],
        );
    }

    #[test]
    fn marks_that_do_not_match() {
        check(
            "Elle salue \"le courage de nos soldats”.",
            expect!["fragment Mixed le courage de nos soldats"],
        );
        check(
            "Un « échec « total » de la réforme ».",
            expect![[r"
                fragment Closed échec « total » de la réforme
                fragment NestedAlike total"]],
        );
        check(
            "Jugé du chef d'« abus de confiance aggravé ».",
            expect!["name Closed abus de confiance aggravé"],
        );
        check("« Nous partons, a dit le chef.", expect!["direct Unclosed Nous partons, a dit le chef."]);
        check("Nous partons », a dit le chef.", expect!["name Unopened "]);
    }

    #[test]
    fn what_is_no_mark() {
        check("L'écran mesure 27\" de diagonale, l’angle ’ aussi.", expect![""]);
        check(
            "« Le film “Marius” m'a plu », dit-elle.",
            expect![[r"
            direct Closed Le film “Marius” m'a plu
            name Closed Marius"]],
        );
    }
}
