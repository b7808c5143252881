//! What stands before the first sentence on its own line: « SÉOUL, 27 juillet (Agence) - », « (Ottawa) »,
//! « 8 mars 2016 . – », « date 2023-07 ».

use super::phrases::{AGENCIES, SLUGS, fold};
use crate::dates::DateExpression;
use crate::text::Span;
use crate::tokenizer::{Shape, Token, TokenKind};

/// A dateline; spans into the block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Dateline {
    /// First byte of the sentence behind it.
    pub(crate) end: usize,
    /// « SÉOUL ».
    pub(crate) place: Option<Span>,
    /// « Agence ».
    pub(crate) agency: Option<Span>,
}

/// The dateline at the start of a block.
pub(super) fn find(text: &str, tokens: &[Token], dates: &[DateExpression]) -> Option<Dateline> {
    let mut at = Reader { text, tokens, dates, i: 0 };
    let line = at.labelled_date().or_else(|| at.bracketed_place()).or_else(|| at.full())?;
    Some(Dateline { end: at.tokens.get(at.i).map_or(text.len(), |t| t.span.start), ..line })
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    dates: &'a [DateExpression],
    i: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.i)
    }

    fn eat(&mut self, marks: &[&str]) -> bool {
        let found = self.peek().is_some_and(|t| t.is_any(marks));
        self.i += usize::from(found);
        found
    }

    fn eat_date(&mut self) -> bool {
        let Some(start) = self.peek().map(|t| t.span.start) else { return false };
        let Some(date) = self.dates.iter().find(|d| d.span.start == start) else { return false };
        self.i = self.tokens.partition_point(|t| t.span.start < date.span.end);
        true
    }

    /// « date 2023-07 Le maire… »
    fn labelled_date(&mut self) -> Option<Dateline> {
        let found = self.eat(&["date"]) && {
            self.eat(&[":"]);
            self.eat_date()
        };
        if !found {
            self.i = 0;
            return None;
        }
        Some(Dateline { end: 0, place: None, agency: None })
    }

    /// « (Ottawa) Le ministre… »
    fn bracketed_place(&mut self) -> Option<Dateline> {
        let place = if self.eat(&["("]) { self.place(4) } else { None };
        let name = place.filter(|_| self.eat(&[")"]));
        let Some(name) = name.filter(|_| self.peek().is_some_and(starts_sentence)) else {
            self.i = 0;
            return None;
        };
        let agency = is_agency(name.of(self.text));
        Some(Dateline { end: 0, place: (!agency).then_some(name), agency: agency.then_some(name) })
    }

    fn full(&mut self) -> Option<Dateline> {
        let line = self.parts();
        if line.is_none() {
            self.i = 0;
        }
        line
    }

    /// Place, date, agency, a dash: enough of them to be no sentence.
    fn parts(&mut self) -> Option<Dateline> {
        let mut place = if self.eat_date() { None } else { self.place(5) };
        if place.is_some() {
            self.region();
        }
        let dated = self.i > 0 && place.is_none();
        let mut dated = dated || self.comma_then_date();
        // « BERLIN, Allemagne (AFP) - »
        if !dated && place.is_some() && self.eat(&[","]) {
            self.place(4)?;
            dated = self.comma_then_date();
        }
        let agency = self.agency();
        dated |= self.comma_then_date();
        self.eat(&["."]);
        let dash = self.i > 0 && self.eat(&["-", "–", "—", "--"]);
        if dash {
            self.eat(&["-"]);
        }
        let capitals = place.is_some_and(|p| all_capitals(p.of(self.text)));
        let parts = usize::from(dated) + usize::from(agency.is_some()) + usize::from(capitals);
        let enough = if dash { parts >= 1 } else { place.is_some() && agency.is_some() };
        let spaced = !dash || self.tokens.get(self.i - 1).is_some_and(|t| spaced(self.text, t));
        if !enough || !spaced || !self.peek().is_none_or(starts_sentence) {
            return None;
        }
        if place.is_some_and(|p| SLUGS.has(&fold(p.of(self.text), 40))) {
            place = None;
        }
        Some(Dateline { end: 0, place, agency })
    }

    /// « VITRÉ (Ille-et-Vilaine), 3 mai »: where the place lies.
    fn region(&mut self) {
        let start = self.i;
        let region = if self.eat(&["("]) { self.place(6) } else { None };
        let region = region.filter(|region| !is_agency(region.of(self.text)));
        if region.is_none() || !self.eat(&[")"]) || !self.peek().is_some_and(|t| t.is(",")) {
            self.i = start;
        }
    }

    fn comma_then_date(&mut self) -> bool {
        let start = self.i;
        self.eat(&[","]);
        self.eat(&["le"]);
        let found = self.eat_date();
        if !found {
            self.i = start;
        }
        found
    }

    /// One to `most` words that name a place.
    fn place(&mut self, most: usize) -> Option<Span> {
        let start = self.i;
        while self.i < start + most {
            let Some(token) = self.peek() else { break };
            let inside = self.i > start
                && token.is_any(&["de", "la", "le", "les", "du", "des", "sur", "en", "l'", "d'"]);
            let capital = token.kind == TokenKind::Word && token.is_capital();
            let before_a_name = inside && self.tokens.get(self.i + 1).is_some_and(Token::is_capital);
            if !(capital || before_a_name) {
                break;
            }
            self.i += 1;
        }
        let last = self.tokens.get(self.i.checked_sub(1)?).filter(|_| self.i > start)?;
        Some(Span::new(self.tokens.get(start)?.span.start, last.span.end))
    }

    /// « (Agence) », « (Agence, le 3 mai) ».
    fn agency(&mut self) -> Option<Span> {
        let start = self.i;
        if !self.eat(&["("]) {
            return None;
        }
        let from = self.peek()?.span.start;
        let close = (self.i..self.i + 8).find(|&k| self.tokens.get(k).is_some_and(|t| t.is(")")))?;
        let to = self.tokens.get(close.checked_sub(1)?)?.span.end;
        let name = Span::new(from, to);
        let short = name.of(self.text).split(',').next().unwrap_or_default().trim();
        if is_agency(short) || self.tokens.get(close + 1).is_some_and(|t| t.is_any(&["-", "–", "—"])) {
            self.i = close + 1;
            return Some(Span::new(from, from + short.len()));
        }
        self.i = start;
        None
    }
}

fn is_agency(name: &str) -> bool {
    name.split('/').all(|part| AGENCIES.has(&fold(part, 40)))
}

fn starts_sentence(token: &Token) -> bool {
    token.is_capital() || token.kind == TokenKind::Number || token.is_any(&["«", "\"", "“"])
}

fn all_capitals(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() >= 3 && !name.chars().any(char::is_lowercase)
}

/// White space stands on a side of `token`.
fn spaced(text: &str, token: &Token) -> bool {
    let before = text.get(..token.span.start).and_then(|t| t.chars().next_back());
    let after = text.get(token.span.end..).and_then(|t| t.chars().next());
    token.shape == Shape::Other
        && (before.is_some_and(char::is_whitespace) || after.is_none_or(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use crate::analyze;

    #[track_caller]
    fn check(text: &str, place: &str, date: &str) {
        let metadata = analyze(text).metadata;
        assert_eq!(metadata.place.map(|place| place.value).as_deref(), Some(place), "{text}");
        assert_eq!(metadata.date.map(|date| date.value).as_deref(), Some(date), "{text}");
    }

    #[test]
    fn a_region_behind_the_place() {
        let body = "Le pont a rouvert, a annoncé la mairie.";
        check(&format!("VITRÉ (Ille-et-Vilaine), 3 mai 2024 (AFP) - {body}"), "VITRÉ", "2024-05-03");
        check(&format!("VITRÉ (Bretagne), 3 mai 2024 - {body}"), "VITRÉ", "2024-05-03");
        check(&format!("VITRÉ (AFP), 3 mai 2024 - {body}"), "VITRÉ", "2024-05-03");
    }
}
