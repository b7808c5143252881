//! What is quoted: somebody's words, or a title, a name, a term that only looks like them.

use crate::lexicon;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

use super::{Quote, QuoteForm, is_finite_verb};

/// Words of somebody, or a title, a name, a label?
pub(super) fn is_quotation(tokens: &[Token], words: &[Token], outer: Span, form: QuoteForm) -> bool {
    let Some(first) = words.iter().find(|t| t.kind != TokenKind::Mark) else { return false };
    let at = tokens.partition_point(|t| t.span.start < outer.start);
    if first.is_capital() && is_dated(tokens, outer) && !words.iter().any(|t| t.is_any(&["je", "j'"])) {
        return false;
    }
    if form == QuoteForm::Direct && words.len() >= 6 {
        return !is_reference(tokens, at, outer);
    }
    let left = tokens.get(at.saturating_sub(5)..at).unwrap_or_default();
    // Names are introduced by what they name: « le film « … » », « l'opération « … » », « baptisé « … » ».
    let carrier = left.iter().rev().take(3).take_while(|t| t.kind == TokenKind::Word);
    let mut carrier = carrier.peekable();
    // « s'est dit « choqué » » speaks, « dit « le Chacal » » names.
    let reflexive = left.iter().any(|t| t.is_any(&["s'", "se"]));
    let introduced = carrier
        .peek()
        .is_some_and(|t| lexicon::is_label(&t.norm) && !(reflexive && t.norm.starts_with("dit")))
        || carrier.any(|t| lexicon::is_title_carrier(&t.norm)) && first.is_capital();
    if introduced {
        return false;
    }
    if named_before(left) || is_reference(tokens, at, outer) {
        return false;
    }
    // « mis en examen pour « association de malfaiteurs » »: the name of an offence.
    if form == QuoteForm::Fragment && names_offence(tokens, at) {
        return false;
    }
    // A capital in the middle of the writer's sentence begins a name, unless what follows is a clause or a colon
    // announces speech.
    let announced = left.last().is_none_or(|t| t.is_any(&[":", ".", "!", "?", "…", ",", "»", "–", "—"]));
    let article = left.last().is_some_and(|t| {
        t.is_any(&[
            "le", "la", "les", "l'", "un", "une", "du", "des", "au", "son", "sa", "leur", "de", "d'", "en",
        ])
    });
    let has_verb = words.iter().any(is_finite_verb);
    let name_like = first.is_capital() && !announced && (article || words.len() <= 6) && !has_verb;
    let all_capitals = words
        .iter()
        .filter(|t| t.kind == TokenKind::Word && t.norm.chars().count() > 3)
        .all(Token::is_capital);
    !(name_like || (all_capitals && first.is_capital() && words.len() <= 6 && !has_verb))
}

/// « « Le Bac ment énormément » (1976) »: a work, by its year.
fn is_dated(tokens: &[Token], outer: Span) -> bool {
    let behind = tokens.partition_point(|t| t.span.start < outer.end);
    let year = |t: &Token| t.kind == TokenKind::Number && t.norm.len() == 4;
    matches!(tokens.get(behind..behind + 3), Some([open, date, close]) if open.is("(") && year(date) && close.is_any(&[")", ","]))
}

/// « ont surnommé ce phénomène « X » », « avait pour thème : « X » ».
fn named_before(left: &[Token]) -> bool {
    let names = |t: &Token| {
        matches!(
            t.word.infinitive(),
            Some("surnommer" | "baptiser" | "rebaptiser" | "intituler" | "dénommer")
        )
    };
    let headed = left.last().is_some_and(|t| t.is(":"))
        && left.iter().any(|t| t.is_any(&["devise", "slogan", "thème", "titre"]));
    headed || left.iter().any(names)
}

/// « Radio Val, 3 mai 2016 — « X » »: behind a dash, at the end of a line that says where it is from.
fn is_reference(tokens: &[Token], at: usize, outer: Span) -> bool {
    let dash = at > 1 && tokens.get(at - 1).is_some_and(|t| t.is_any(&["—", "–"]));
    let line = tokens.get(..at).unwrap_or_default();
    let rest = tokens.partition_point(|t| t.span.start < outer.end);
    let ends = tokens.get(rest).is_none_or(|t| t.is_any(&[".", "»", ")", "]"]));
    dash && ends && !line.iter().any(is_finite_verb)
}

/// The quoted words name what somebody is prosecuted for: « poursuivi pour », « une enquête pour », « et » between two.
fn names_offence(tokens: &[Token], at: usize) -> bool {
    const PROSECUTION: [&str; 26] = [
        "accusé", "accusée", "accusés", "condamné", "condamnée", "condamnés", "détention", "enquête",
        "écroué", "écrouée", "examen", "garde", "incarcéré", "inculpé", "inculpée", "inculpés",
        "information", "jugé", "jugée", "jugés", "plainte", "poursuivi", "poursuivie", "poursuivis",
        "poursuites", "soupçonné",
    ];
    let left = tokens.get(at.saturating_sub(16)..at).unwrap_or_default();
    let (direct, joined) = match left.last() {
        Some(t) => (t.is_any(&["pour", "de", "d'"]), t.is_any(&["et", ","])),
        None => (false, false),
    };
    // « du chef d'« abus de confiance » »
    let head = direct && left.iter().rev().nth(1).is_some_and(|t| t.is_any(&["chef", "chefs"]));
    let behind_another = joined && left.iter().rev().nth(1).is_some_and(|t| t.is_any(&["»", "”", "\""]));
    let reason = head
        || direct && left.last().is_some_and(|t| t.is("pour"))
        || behind_another && left.iter().any(|t| t.is("pour"));
    reason && left.iter().any(|t| t.is_any(&PROSECUTION))
}

/// A few words that nobody is said to have spoken, here or beside, and that stand as a name stands: « un « X » », « le
/// fameux « X » », « au cœur de « l'affaire X » ».
pub(crate) fn settle(text: &str, quotes: &mut [Quote]) {
    for quote in quotes.iter_mut().filter(|q| q.form == QuoteForm::Fragment && q.attribution.is_none()) {
        let words = quote.span.of(text);
        let before = Span::new(0, quote.outer.start).of(text).split_whitespace().next_back();
        let introduced = before.is_some_and(|w| ["un", "une", "fameux", "fameuse", "célèbre"].contains(&w));
        let headed = ["le ", "la ", "les ", "l'", "l’"].iter().any(|article| words.starts_with(article));
        let short = words.split_whitespace().count() <= 4;
        quote.quotation &= !(short && (introduced || headed));
    }
}
