//! Figures among the tokens of a block.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words::{digits, joined, letters, multiplier, round};
use super::{Approx, Figure};
use crate::dates::DateExpression;
use crate::lexicon::Features;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind, within};

static UNITS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let entries = include_str!("../lexicon/units.txt").lines().filter(|line| !line.starts_with('#'));
    entries.filter_map(|line| line.split_once(' ')).collect()
});

/// What says how exact a figure is, right before it.
const BEFORE: [(&[&str], Approx); 22] = [
    (&["pas", "moins", "de"], Approx::AtLeast),
    (&["pas", "moins", "d'"], Approx::AtLeast),
    (&["plus", "ou", "moins"], Approx::About),
    (&["à", "peu", "près"], Approx::About),
    (&["aux", "alentours", "de"], Approx::About),
    (&["de", "l'", "ordre", "de"], Approx::About),
    (&["au", "moins"], Approx::AtLeast),
    (&["au", "minimum"], Approx::AtLeast),
    (&["plus", "de"], Approx::AtLeast),
    (&["plus", "d'"], Approx::AtLeast),
    (&["au", "plus"], Approx::AtMost),
    (&["au", "maximum"], Approx::AtMost),
    (&["moins", "de"], Approx::AtMost),
    (&["moins", "d'"], Approx::AtMost),
    (&["près", "de"], Approx::About),
    (&["près", "d'"], Approx::About),
    (&["autour", "de"], Approx::About),
    (&["jusqu'", "à"], Approx::AtMost),
    (&["environ"], Approx::About),
    (&["quelque"], Approx::About),
    (&["presque"], Approx::About),
    (&["approximativement"], Approx::About),
];

/// What says so right behind it.
const BEHIND: [(&[&str], Approx); 5] = [
    (&["environ"], Approx::About),
    (&["au", "moins"], Approx::AtLeast),
    (&["au", "minimum"], Approx::AtLeast),
    (&["au", "maximum"], Approx::AtMost),
    (&["au", "plus"], Approx::AtMost),
];

/// Before a number that names and does not count.
const NAMES: [&str; 20] = [
    "n°", "no", "numéro", "numéros", "article", "articles", "page", "pages", "chapitre", "route", "ligne",
    "groupe", "étape", "niveau", "chaîne", "canal", "version", "alinéa", "rue", "boulevard",
];

/// The figures of a block.
pub(super) fn all(tokens: &[Token], dates: &[DateExpression]) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match figure(tokens, dates, i) {
            Some((figure, next)) => {
                found.push(figure);
                i = next;
            }
            None => i += 1,
        }
    }
    share_units(tokens, &mut found);
    found.retain(|f| f.unit.is_some() || f.approx != Approx::Exact || f.value >= 100.0);
    found
}

/// « entre 20 et 30 % », « de 2 à 3 millions »: the unit of the second is the first one's too, and its « millions ».
fn share_units(tokens: &[Token], found: &mut [Figure]) {
    for k in 1..found.len() {
        let (Some(first), Some(second)) = (found.get(k - 1), found.get(k)) else { continue };
        let between = within(tokens, Span::new(first.span.end, second.span.start));
        let joined = matches!(between, [t] if t.is_any(&["et", "à", "ou", "-", "–"]));
        let Some(unit) = second.unit.clone().filter(|_| joined && first.unit.is_none()) else { continue };
        let scale = within(tokens, second.span).iter().skip(1).find_map(multiplier);
        let scale = scale.filter(|_| first.value < 1000.0).unwrap_or(1.0);
        if let Some(first) = found.get_mut(k - 1) {
            first.unit = Some(unit);
            first.value *= scale;
        }
    }
}

/// The figure whose number starts at token `i`, and the token behind it.
fn figure(tokens: &[Token], dates: &[DateExpression], i: usize) -> Option<(Figure, usize)> {
    let first = tokens.get(i)?;
    let next = dates.partition_point(|d| d.span.end <= first.span.start);
    if dates.get(next).is_some_and(|d| d.span.overlaps(first.span)) || names(tokens, i) {
        return None;
    }
    let (value, mut end, exact) = number(tokens, i)?;
    let counted = tokens.get(end).is_some_and(|t| t.is_any(&["de", "d'"]));
    let scaled = end > i + 1 || !exact;
    let (unit, behind) = unit(tokens, end + usize::from(counted && scaled));
    if unit.is_some() {
        end = behind;
    }
    let (approx, start) = approx_before(tokens, i);
    let (approx, end) = if approx == Approx::Exact { approx_behind(tokens, end) } else { (approx, end) };
    let approx = if exact || approx != Approx::Exact { approx } else { Approx::About };
    // « Rafale 2 », « Formule 1 », « 29200 Brest »: a name, and no unit.
    let before = start.checked_sub(1).and_then(|k| tokens.get(k));
    let behind = tokens.get(end);
    let named = before.is_some_and(|t| t.is_capital() && start > 1) || behind.is_some_and(Token::is_capital);
    let in_letters = first.kind == TokenKind::Word;
    if unit.is_none() && ((named && approx == Approx::Exact) || in_letters && exact && !scaled) {
        return None;
    }
    let span = tokens.get(start)?.span.to(tokens.get(end.checked_sub(1)?)?.span);
    Some((Figure { span, value, unit, approx }, end))
}

/// The number at token `i` names a thing, or is a part of a score, a fraction, an address.
fn names(tokens: &[Token], i: usize) -> bool {
    let (Some(token), before) = (tokens.get(i), i.checked_sub(1).and_then(|k| tokens.get(k))) else {
        return true;
    };
    let glued =
        |a: Option<&Token>, b: Option<&Token>| a.zip(b).is_some_and(|(a, b)| a.span.end == b.span.start);
    let joins = |t: Option<&Token>| t.is_some_and(|t| t.is_any(&["-", "/", ":", "#", "+", "°", "."]));
    let next = tokens.get(i + 1);
    let number = |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Number);
    let left = joins(before) && glued(before, Some(token)) && !before.is_some_and(|t| t.is("+"));
    let right = joins(next)
        && glued(Some(token), next)
        && number(tokens.get(i + 2))
        && glued(next, tokens.get(i + 2));
    before.is_some_and(|t| t.is_any(&NAMES)) || left || right
}

/// The number that starts at token `i`: its value, the token behind it, and whether it is meant exactly.
fn number(tokens: &[Token], i: usize) -> Option<(f64, usize, bool)> {
    let first = tokens.get(i)?;
    if let Some(mut value) = digits(first) {
        let mut end = i + 1;
        // « 12'000 », as in Switzerland.
        while let [mark, group, ..] = tokens.get(end..).unwrap_or_default() {
            let glued = tokens.get(end - 1).is_some_and(|t| t.span.end == mark.span.start)
                && mark.span.end == group.span.start;
            let group = Some(group)
                .filter(|g| glued && mark.is_any(&["'", "’"]) && g.norm.len() == 3)
                .and_then(digits);
            let Some(group) = group else { break };
            value = value * 1000.0 + group;
            end += 2;
        }
        return Some(multiplied(tokens, value, end));
    }
    // « une centaine », « deux dizaines »; « des dizaines » says no number.
    if let Some((count, size)) = letters(first).zip(tokens.get(i + 1).and_then(round)) {
        let of = tokens.get(i + 2).is_some_and(|t| t.is_any(&["de", "d'"]));
        return of.then_some((f64::from(count) * size, i + 2, false));
    }
    let mut total = letters(first)?;
    let mut end = i + 1;
    while let Some(next) =
        tokens.get(end).filter(|t| !t.is_any(&["un", "une"])).and_then(letters).filter(|n| *n < 1_000_000)
    {
        total = joined(total, next);
        end += 1;
    }
    let (value, behind, exact) = multiplied(tokens, f64::from(total), end);
    // « un », « une » alone are articles, « neuf » and « sept » are too when nothing is counted.
    (total > 1 || behind > end).then_some((value, behind, exact))
}

/// « 1,5 » times « million ».
fn multiplied(tokens: &[Token], value: f64, end: usize) -> (f64, usize, bool) {
    match tokens.get(end).and_then(multiplier) {
        Some(by) => ((value * by * 1e3).round() / 1e3, end + 1, true),
        None => (value, end, true),
    }
}

/// The unit or the counted noun at token `i`, and the token behind it.
fn unit(tokens: &[Token], i: usize) -> (Option<String>, usize) {
    let Some(token) = tokens.get(i) else { return (None, i) };
    if token.is("pour") && tokens.get(i + 1).is_some_and(|t| t.is("cent")) {
        return (Some("%".to_owned()), i + 2);
    }
    if token.is("°") && tokens.get(i + 1).is_some_and(|t| t.is("c")) {
        return (Some("°C".to_owned()), i + 2);
    }
    if token.is_any(&["km", "kilomètres", "kilomètre"])
        && tokens.get(i + 1).is_some_and(|t| t.is_any(&["/", "-"]))
        && tokens.get(i + 2).is_some_and(|t| t.is("h"))
    {
        return (Some("km/h".to_owned()), i + 3);
    }
    let lower = token.norm.to_lowercase();
    if let Some(unit) = UNITS.get(&*lower) {
        return currency(tokens, i, unit);
    }
    // Up to two adjectives may stand before the noun: « 40 nouveaux cas ».
    let noun = (i..i + 3).find(|&k| {
        tokens
            .get(k)
            .is_some_and(|t| is_plural_noun(t) && !(t.word.is(Features::ADJ) && follows_noun(tokens, k)))
    });
    let clean = |k: usize| (i..k).all(|a| tokens.get(a).is_some_and(|t| t.word.is(Features::ADJ)));
    match noun.filter(|&k| clean(k)).and_then(|k| Some((k, tokens.get(k)?))) {
        Some((k, noun)) => (Some(noun.norm.to_string()), k + 1),
        None => (None, i),
    }
}

/// A common noun in the plural, or a word that looks like one and is new to the lexicon.
fn is_plural_noun(token: &Token) -> bool {
    let new = token.word.features.is_empty() && token.norm.ends_with(['s', 'x']) && token.norm.len() > 4;
    let other = Features::ADP | Features::DET | Features::PRON;
    let noun = token.word.is(Features::NOUN) && token.word.is(Features::PLUR) && !token.word.is(other);
    token.kind == TokenKind::Word && !token.is_capital() && (noun || new)
}

/// « jeunes gens »: « jeunes » is the adjective when a noun follows.
fn follows_noun(tokens: &[Token], k: usize) -> bool {
    tokens.get(k + 1).is_some_and(|t| is_plural_noun(t) && !t.word.is(Features::FINITE))
}

/// « dollars canadiens », « francs suisses », « livres sterling ».
fn currency(tokens: &[Token], i: usize, unit: &str) -> (Option<String>, usize) {
    let next = tokens.get(i + 1).map(|t| &*t.norm);
    let code = match (unit, next) {
        ("$", Some("canadiens" | "canadien")) => "CAD",
        ("$", Some("américains" | "américain" | "us" | "usd")) => "USD",
        ("$", Some("australiens")) => "AUD",
        ("francs", Some("suisses" | "suisse")) => "CHF",
        ("francs", Some("cfa")) => "FCFA",
        ("livres", Some("sterling" | "sterlings")) => "GBP",
        _ => return (Some(unit.to_owned()), i + 1),
    };
    (Some(code.to_owned()), i + 2)
}

fn approx_before(tokens: &[Token], i: usize) -> (Approx, usize) {
    for (words, approx) in BEFORE {
        let Some(start) = i.checked_sub(words.len()) else { continue };
        let said = tokens.get(start..i).unwrap_or_default();
        if said.iter().zip(words).all(|(token, word)| token.is(word)) {
            return (approx, start);
        }
    }
    let until = i.checked_sub(1).filter(|&k| tokens.get(k).is_some_and(|t| t.is("jusqu'à")));
    until.map_or((Approx::Exact, i), |start| (Approx::AtMost, start))
}

fn approx_behind(tokens: &[Token], end: usize) -> (Approx, usize) {
    for (words, approx) in BEHIND {
        let said = tokens.get(end..end + words.len()).unwrap_or_default();
        if said.len() == words.len() && said.iter().zip(words).all(|(token, word)| token.is(word)) {
            return (approx, end + words.len());
        }
    }
    (Approx::Exact, end)
}
