//! Date expressions among the tokens of a block.

use super::DateExpression;
use super::calendar::{day, english_month, full_month, month, number, season, weekday, year};
use super::form::{Form, Side, Unit};
use crate::lexicon::Features;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

/// How far a verb may stand from a day to give it its tense, in tokens.
const VERB_DISTANCE: usize = 12;

/// The date expressions of a block.
pub(super) fn all(tokens: &[Token]) -> Vec<DateExpression> {
    let mut found: Vec<DateExpression> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let at = At { tokens, i };
        if let Some((form, len)) = at.expression() {
            if let (Some(first), Some(last)) = (tokens.get(i), tokens.get(i + len - 1)) {
                found.push(DateExpression { span: first.span.to(last.span), form });
            }
            i += len;
            continue;
        }
        if let Some((form, span)) = at.dotted() {
            found.push(DateExpression { span, form });
        }
        i += 1;
    }
    found
}

/// A place among the tokens.
#[derive(Clone, Copy)]
struct At<'a> {
    tokens: &'a [Token],
    i: usize,
}

type Found = Option<(Form, usize)>;

impl<'a> At<'a> {
    fn get(self, by: usize) -> Option<&'a Token> {
        self.tokens.get(self.i + by)
    }

    fn before(self) -> Option<&'a Token> {
        self.tokens.get(self.i.checked_sub(1)?)
    }

    fn is(self, by: usize, words: &[&str]) -> bool {
        self.get(by).is_some_and(|t| t.is_any(words))
    }

    /// No white space before the token `by`.
    fn glued(self, by: usize) -> bool {
        let (Some(a), Some(b)) = (self.tokens.get((self.i + by).wrapping_sub(1)), self.get(by)) else {
            return false;
        };
        a.span.end == b.span.start
    }

    fn expression(self) -> Found {
        self.iso()
            .or_else(|| self.slashed())
            .or_else(|| self.full_day())
            .or_else(|| self.day_of_a_range())
            .or_else(|| self.a_month())
            .or_else(|| self.a_weekday())
            .or_else(|| self.english_day())
            .or_else(|| self.day_word())
            .or_else(|| self.around())
            .or_else(|| self.since())
            .or_else(|| self.season())
            .or_else(|| self.decade())
            .or_else(|| self.time())
            .or_else(|| self.a_year())
    }

    /// « 2023-07-27 », « 2023-07 ».
    fn iso(self) -> Found {
        let year = year(self.get(0)?)?;
        let month =
            self.two_digits(2, 12).filter(|_| self.is(1, &["-"]) && self.glued(1) && self.glued(2))?;
        let dashed = self.is(3, &["-"]) && self.glued(3) && self.glued(4);
        match self.two_digits(4, 31).filter(|_| dashed) {
            Some(day) => Some((day_form(day, month, Some(year)), 5)),
            None => Some((Form::Month { month, year: Some(year), side: Side::Nearest }, 3)),
        }
    }

    fn two_digits(self, by: usize, most: i8) -> Option<i8> {
        let token = self.get(by).filter(|t| t.norm.len() == 2)?;
        token.norm.parse().ok().filter(|n| (1..=most).contains(n))
    }

    /// « 27/07/2023 », « le 27/07 ».
    fn slashed(self) -> Found {
        let day = day(self.get(0)?)?;
        let month =
            number(self.get(2)?).and_then(|m| i8::try_from(m).ok()).filter(|m| (1..=12).contains(m))?;
        if !(self.is(1, &["/", "-"]) && self.glued(1) && self.glued(2)) {
            return None;
        }
        let third = self.get(4).filter(|_| self.is(3, &["/", "-"]) && self.glued(3) && self.glued(4));
        if let Some(year) = third.and_then(|t| year(t).or_else(|| short_year(t))) {
            return Some((day_form(day, month, Some(year)), 5));
        }
        let said =
            self.is(1, &["/"]) && self.before().is_some_and(|t| t.is("le") || weekday(&t.norm).is_some());
        (said && third.is_none()).then_some((day_form(day, month, None), 3))
    }

    /// « 27.07.2023 », one token, to which a time may stick: « 04:5927.07.2023 ».
    fn dotted(self) -> Option<(Form, Span)> {
        let token = self.get(0).filter(|t| t.kind == TokenKind::Number)?;
        let mut parts = token.norm.split('.');
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let stuck = first
            .len()
            .checked_sub(2)
            .filter(|&n| n == 0 || (n == 2 && self.before().is_some_and(|t| t.is(":"))));
        let stuck = if first.len() == 1 { 0 } else { stuck? };
        let day: i8 = first.get(stuck..)?.parse().ok().filter(|d| (1..=31).contains(d))?;
        let month: i8 = second.parse().ok().filter(|m| (1..=12).contains(m))?;
        let year: i16 = third.parse().ok().filter(|y| third.len() == 4 && (1000..=2200).contains(y))?;
        parts.next().is_none().then_some(())?;
        Some((day_form(day, month, Some(year)), Span::new(token.span.start + stuck, token.span.end)))
    }

    /// « mercredi 27 juillet 2023 », « 1er mai », « 14-Juillet », « mercredi 29 ».
    fn full_day(self) -> Found {
        let weekday = weekday(&self.get(0)?.norm);
        let mut len = usize::from(weekday.is_some());
        len += usize::from(weekday.is_some() && self.is(len, &[","]));
        len += usize::from(weekday.is_some() && self.is(len, &["le"]));
        let day = day(self.get(len)?)?;
        len += 1;
        len += usize::from(day == 1 && self.is(len, &["er"]));
        let hyphen = self.is(len, &["-"]) && self.glued(len) && self.glued(len + 1);
        let Some(month) = self.get(len + usize::from(hyphen)).and_then(|t| month(&t.norm)) else {
            // « mercredi 29 », but neither « mercredi 29 personnes » nor « mercredi 20 h ».
            let alone = self.get(len).is_none_or(|t| {
                t.kind == TokenKind::Mark && !t.is_any(&["%", "€", "$", ":", "°"])
                    || t.is_any(&["et", "à", "au", "pour", "dans", "en", "a", "ont", "est"])
            });
            return (weekday.is_some() && alone)
                .then(|| (Form::Day { weekday, day, month: None, year: None, side: self.tense(len) }, len));
        };
        if day > 31 {
            return None;
        }
        len += 1 + usize::from(hyphen);
        let abbreviated = self.is(len, &["."]) && self.get(len + 1).is_some_and(|t| year(t).is_some());
        len += usize::from(abbreviated);
        let (year, more) = self.year_behind(len);
        let (side, last) = self.side(len + more);
        let side = if side == Side::Nearest { self.tense(len + more) } else { side };
        Some((Form::Day { weekday, day, month: Some(month), year, side }, len + more + last))
    }

    /// The year behind a month, and how many tokens it takes.
    fn year_behind(self, by: usize) -> (Option<i16>, usize) {
        match self.get(by).and_then(year).filter(|_| !self.counts(by)) {
            Some(year) => (Some(year), 1),
            None => (None, 0),
        }
    }

    /// « dernier », « prochain » at `by`, and how many tokens they take.
    fn side(self, by: usize) -> (Side, usize) {
        if self.is(by, &["dernier", "dernière", "passé", "passée", "précédent", "précédente", "écoulé"])
        {
            (Side::Last, 1)
        } else if self.is(by, &["prochain", "prochaine"]) {
            (Side::Next, 1)
        } else {
            (Side::Nearest, 0)
        }
    }

    /// « les 20 et 22 février », « du 3 au 5 mars »: the first of the two.
    fn day_of_a_range(self) -> Found {
        let first = day(self.get(0)?)?;
        let joined = self.is(1, &["et", "au", "à", "ou", "-", "–", ","]);
        let second = self.get(2).and_then(day)?;
        let month = self.get(3).and_then(|t| month(&t.norm))?;
        let (year, _) = self.year_behind(4);
        (joined && first < second).then_some((day_form(first, month, year), 1))
    }

    /// « juillet 2023 », « février dernier », « fin janvier », « Mai 68 ».
    fn a_month(self) -> Found {
        let token = self.get(0)?;
        let month = full_month(&token.norm)?;
        if let (Some(year), 1) = self.year_behind(1) {
            return Some((Form::Month { month, year: Some(year), side: Side::Nearest }, 2));
        }
        if let Some(year) =
            self.get(1).filter(|t| t.norm.len() == 2 && token.is_capital()).and_then(short_year)
        {
            return Some((Form::Month { month, year: Some(year), side: Side::Nearest }, 2));
        }
        if token.is_capital() && self.i > 0 {
            return None; // « Mars », « Avril »: a planet, a name
        }
        let (side, more) = self.side(1);
        let said = token.norm.len() > 4
            || more > 0
            || self.before().is_some_and(|t| {
                t.is_any(&[
                    "en", "de", "d'", "fin", "début", "mi", "depuis", "dès", "courant", "à", "et",
                    "jusqu'en", "ce",
                ])
            });
        let side = if side == Side::Nearest { self.tense(1) } else { side };
        said.then_some((Form::Month { month, year: None, side }, 1 + more))
    }

    /// « jeudi », « lundi dernier ».
    fn a_weekday(self) -> Found {
        let weekday = weekday(&self.get(0)?.norm)?;
        if self.before().is_some_and(|t| t.is_any(&["chaque", "les", "tous", "un", "du", "des"])) {
            return None;
        }
        if self.get(0)?.is_capital() && self.i > 0 && self.before().is_some_and(|t| t.kind == TokenKind::Word)
        {
            return None; // « Mardi gras » is no day; « Vendredi » is a name
        }
        if self.is(1, &["gras", "saint", "noir"]) {
            return None;
        }
        let (side, more) = self.side(1);
        let side = if side == Side::Nearest { self.tense(1) } else { side };
        Some((Form::Weekday { weekday, side }, 1 + more))
    }

    /// « July 28, 2023 », as under a post.
    fn english_day(self) -> Found {
        let month = self.get(0).filter(|t| t.is_capital()).and_then(|t| english_month(&t.norm))?;
        let day = self.get(1).and_then(day)?;
        let comma = usize::from(self.is(2, &[","]));
        let year = self.get(2 + comma).and_then(year)?;
        Some((day_form(day, month, Some(year)), 3 + comma))
    }

    /// « hier », « ce matin ».
    fn day_word(self) -> Found {
        let token = self.get(0)?;
        let by = match &*token.norm {
            "hier" => -1,
            "avant-hier" => -2,
            "aujourd'hui" => 0,
            "demain" => 1,
            "après-demain" => 2,
            "ce" | "cet" | "cette" => {
                let part =
                    self.is(1, &["matin", "soir", "midi", "après-midi", "nuit", "jour", "matinée", "soirée"]);
                let today = part
                    && !(token.is("ce") && self.is(1, &["jour"]) && self.before().is_some_and(|t| t.is("à")));
                if self.is(1, &["week-end", "weekend"]) {
                    return Some((Form::Vague, 2));
                }
                return today.then_some((Form::Today(0), 2));
            }
            _ => return None,
        };
        let part = self.is(1, &["matin", "soir", "midi", "après-midi", "après-midi"]);
        Some((Form::Today(by), 1 + usize::from(part)))
    }

    /// « la semaine dernière », « ce mois-ci », « l'an prochain », « il y a trois jours ».
    fn around(self) -> Found {
        if self.is(0, &["il"]) && self.is(1, &["y"]) && self.is(2, &["a"]) {
            let count = number(self.get(3)?)?;
            let unit = unit(self.get(4)?)?;
            let exact = !matches!(unit, Unit::Year) || count <= 3;
            return exact.then_some((Form::Around { unit, by: -i32::from(count) }, 5));
        }
        if self.is(0, &["début", "fin"])
            && (self.is(1, &["du"]) && self.is(2, &["mois"]) || self.is(1, &["d'"]) && self.is(2, &["année"]))
        {
            let unit = unit(self.get(2)?)?;
            return Some((Form::Around { unit, by: 0 }, 3));
        }
        let unit = unit(self.get(1)?)?;
        match &*self.get(0)?.norm {
            "la" | "le" | "l'" | "au" | "du" => {
                let by = match self.side(2) {
                    (Side::Last, _) if !self.is(2, &["précédent", "précédente"]) => -1,
                    (Side::Next, _) => 1,
                    _ => return None,
                };
                (unit != Unit::Day).then_some((Form::Around { unit, by }, 3))
            }
            "cette" if unit != Unit::Day => Some((Form::Around { unit, by: 0 }, 2)),
            "ce" if unit == Unit::Month => Some((Form::Around { unit, by: 0 }, 2)),
            _ => None,
        }
    }

    /// « deux jours plus tard », « la veille », « le lendemain ».
    fn since(self) -> Found {
        let own = self.is(1, &["veille", "lendemain"])
            && self.is(0, &["la", "le"])
            && !self.is(2, &["de", "du", "des", "d'"]);
        if own {
            let by = if self.is(1, &["veille"]) { -1 } else { 1 };
            return Some((Form::Since { unit: Unit::Day, by }, 2));
        }
        let count = i32::from(number(self.get(0)?)?);
        let unit = unit(self.get(1)?)?;
        if self.is(2, &["auparavant"]) {
            return Some((Form::Since { unit, by: -count }, 3));
        }
        match (self.is(2, &["plus"]), self.is(3, &["tard"]), self.is(3, &["tôt"])) {
            (true, true, _) => Some((Form::Since { unit, by: count }, 4)),
            (true, _, true) => Some((Form::Since { unit, by: -count }, 4)),
            _ => None,
        }
    }

    /// « l'été 2018 », « au printemps dernier », « cet hiver ».
    fn season(self) -> Found {
        let token = self.get(0)?;
        let months = season(&token.norm)?;
        let article = self.before().is_some_and(|t| t.is_any(&["l'", "d'", "au", "le", "du", "cet", "ce"]));
        if let (Some(year), 1) = self.year_behind(1) {
            return Some((Form::Season { months, year: Some(year), side: Side::Nearest }, 2));
        }
        let (side, more) = self.side(1);
        let this = self.before().is_some_and(|t| t.is_any(&["cet", "ce"]));
        // « à l'été », « à l'automne »: the one that comes; « l'hiver » alone is any winter.
        let two = self.i.checked_sub(2).and_then(|k| self.tokens.get(k)).is_some_and(|t| t.is("à"));
        let said = (more > 0 && (article || !token.is("été"))) || this || (two && article);
        said.then_some((Form::Season { months, year: None, side }, 1 + more))
    }

    /// « les années 80 ».
    fn decade(self) -> Found {
        let token = self.get(1).filter(|_| self.is(0, &["années"]))?;
        let start =
            year(token).or_else(|| short_year(token).filter(|y| *y < 2000)).filter(|y| y % 10 == 0)?;
        Some((Form::Years(start, start + 9), 2))
    }

    /// « 20 h 30 », « 20h30 », « à 18 heures ».
    fn time(self) -> Found {
        let token = self.get(0)?;
        if let Some((hour, rest)) = token.norm.split_once('h').filter(|(h, _)| token.norm.len() > h.len()) {
            let digits = |s: &str, most: u8| s.parse::<u8>().is_ok_and(|n| n <= most);
            return (digits(hour, 24) && (rest.is_empty() || digits(rest, 59))).then_some((Form::Time, 1));
        }
        let hour = token.norm.parse::<u8>().ok().filter(|h| *h <= 24)?;
        let minutes =
            self.get(2).is_some_and(|t| t.norm.len() == 2 && t.norm.parse::<u8>().is_ok_and(|m| m < 60));
        let clock =
            self.before().is_some_and(|t| t.is_any(&["à", "vers", "dès", "avant", "après", "jusqu'à"]));
        if self.is(1, &["h"]) || (self.is(1, &[":"]) && minutes && token.norm.len() == 2 && self.glued(1)) {
            return (minutes || clock || hour > 0).then_some((Form::Time, if minutes { 3 } else { 2 }));
        }
        (clock && self.is(1, &["heures", "heure"])).then_some((Form::Time, 2))
    }

    /// « en 2020 », « (1950-1953) », « le Tour 2016 ».
    fn a_year(self) -> Found {
        let token = self.get(0).filter(|t| t.kind == TokenKind::Number)?;
        let year = year(token)?;
        let before = |words: &[&str]| self.before().is_some_and(|t| t.is_any(words));
        if self.counts(0) && !before(&["en", "depuis", "an", "année"]) {
            return None;
        }
        let count = before(&[
            "environ", "quelque", "quelques", "près", "presque", "n°", "no", "numéro", "article", "route",
            "+", "$", "€",
        ]) || (before(&["de"])
            && self
                .i
                .checked_sub(2)
                .and_then(|k| self.tokens.get(k))
                .is_some_and(|t| t.is_any(&["plus", "près", "moins"])))
            || before(&["moins"]);
        let glued =
            self.glued(1) && self.is(1, &["/", ":", "°"]) || self.glued(0) && before(&["/", ":", "#", "°"]);
        let apart = !glued;
        let near = (1800..=2100).contains(&year) || before(&["en", "depuis"]);
        (!count && apart && near).then_some((Form::Year(year), 1))
    }

    /// The number at `by` counts what follows: « 2000 personnes », « 1500 € ».
    fn counts(self, by: usize) -> bool {
        let Some(next) = self.get(by + 1) else { return false };
        if next.is_any(&["%", "€", "$", "£", "km", "m", "kg", "h", "ha", "millions", "milliards", "°"]) {
            return true;
        }
        let other = Features::ADP | Features::DET | Features::PRON | Features::CCONJ | Features::ADV;
        let noun = next.word.is(Features::NOUN) && !next.word.is(other) && !next.word.is(Features::FINITE);
        next.kind == TokenKind::Word && !next.is_capital() && noun && next.word.is(Features::PLUR)
    }

    /// The tense of the verb nearest to the expression of `len` tokens.
    fn tense(self, len: usize) -> Side {
        let ends = |t: &Token| t.is_any(&[".", "!", "?", ";"]);
        let left = self.tokens.get(self.i.saturating_sub(VERB_DISTANCE)..self.i).unwrap_or_default();
        let right = self.tokens.get(self.i + len..).unwrap_or_default();
        let left =
            left.iter().rev().take_while(|t| !ends(t)).position(is_verb).map(|d| (d, left.len() - 1 - d));
        let right_at = right.iter().take(VERB_DISTANCE).take_while(|t| !ends(t)).position(is_verb);
        let base = self.i.saturating_sub(VERB_DISTANCE);
        let verb = match (left, right_at) {
            (Some((d, at)), Some(r)) if d <= r => base + at,
            (Some((_, at)), None) => base + at,
            (_, Some(r)) => self.i + len + r,
            (None, None) => return Side::Nearest,
        };
        let Some(token) = self.tokens.get(verb) else { return Side::Nearest };
        let future =
            token.word.is(Features::FUTURE) && !token.word.is(Features::PRESENT | Features::PRETERITE);
        let planned =
            token.is_any(&["prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "attendus"]);
        let going = token.is_any(&["va", "vont", "doit", "doivent", "devrait", "devraient"]);
        if future || planned || going { Side::Coming } else { Side::Nearest }
    }
}

fn is_verb(token: &Token) -> bool {
    let planned = token.is_any(&["prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "attendus"]);
    planned
        || (token.word.is(Features::FINITE) && !token.word.is(Features::NOUN | Features::ADP | Features::DET))
}

fn unit(token: &Token) -> Option<Unit> {
    match &*token.norm {
        "jour" | "jours" => Some(Unit::Day),
        "semaine" | "semaines" => Some(Unit::Week),
        "mois" => Some(Unit::Month),
        "an" | "ans" | "année" | "années" => Some(Unit::Year),
        _ => None,
    }
}

/// « 68 » is 1968, « 24 » is 2024.
fn short_year(token: &Token) -> Option<i16> {
    let digits = token.norm.len() == 2 && token.norm.bytes().all(|b| b.is_ascii_digit());
    let year: i16 = token.norm.parse().ok().filter(|_| digits)?;
    Some(if year >= 40 { 1900 + year } else { 2000 + year })
}

fn day_form(day: i8, month: i8, year: Option<i16>) -> Form {
    Form::Day { weekday: None, day, month: Some(month), year, side: Side::Nearest }
}
