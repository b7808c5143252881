//! What is said as a noun, and signed quotations: « l'annonce par S de N », « l'appel de S à V », « — S ».

use crate::attribution::phrase::{Source, phrase_end, source_from};
use crate::attribution::view::{View, is_determiner};
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::syntax::Upos;
use crate::text::Span;
use crate::tokenizer::TokenKind;

use super::{contents, make};

/// « l'annonce par la mairie d'une hausse », « l'appel d'un collectif à manifester ». It says of the noun who spoke; the
/// sentence is about something else.
pub(super) fn nominal(view: &View<'_>) -> Option<LocalAttribution> {
    if let Some(found) = made(view).or_else(|| aims(view)).or_else(|| holds(view)) {
        return Some(found);
    }
    (1..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        if !view.before(i).is_some_and(is_determiner) {
            return None;
        }
        // « P, une information du Phare »: a medium that found it out.
        let news = view.is_any(i, &["enquête", "exclusivité", "info", "information", "révélation"])
            && view.is(i - 1, "une")
            && i > 2
            && view.is(i - 2, ",");
        if let Some(medium) = news.then(|| owner(view, i)).flatten().filter(|s| s.kind == SourceType::Media) {
            let content = contents(view, i - 1, medium.last);
            return Some(make(view, view.span_of(i, i), Some(medium), CuePosition::Final, content));
        }
        let (announces, calls) = (
            view.is_any(i, &["annonce", "confirmation", "démenti", "publication", "révélation"]),
            view.is_any(i, &["appel", "appels"]),
        );
        let source = match () {
            () if announces && view.is(i + 1, "par") => source_from(view, i + 2),
            () if calls && view.is_any(i + 1, &["de", "d'"]) => source_from(view, i + 2),
            () if calls && view.is_any(i + 1, &["du", "des"]) => source_from(view, i + 1),
            () => None,
        }?;
        let end =
            (i + 2..=source.last).find(|&k| view.is_any(k, &["à", "au", "aux", "de", "d'", "du", "des"]));
        let first = source.first + usize::from(view.is_any(source.first, &["du", "des"]));
        let source = Source { first, last: end.map_or(source.last, |k| (k - 1).max(source.first)), ..source };
        let said: &[&str] = if announces { &["de", "d'", "du", "des", "que"] } else { &["à", "au", "aux"] };
        let speaks = !matches!(source.kind, SourceType::Document | SourceType::Impersonal);
        let content = view.get(source.last + 1).filter(|t| speaks && t.is_any(said))?;
        let content = vec![Span::new(content.span.start, view.span.end)];
        let found = make(view, view.span_of(i, i), Some(source), CuePosition::Embedded, content);
        Some(LocalAttribution { weak: true, ..found })
    })
}

/// Whose it is: « la conviction du juge », « l'ambition d'Anne Lux », the noun at token `noun`.
pub(super) fn owner(view: &View<'_>, noun: usize) -> Option<Source> {
    // « réponse cinglante du maire »
    let adjective =
        view.upos(noun + 1) == Some(Upos::Adj) && view.is_any(noun + 2, &["d'", "de", "des", "du"]);
    let noun = noun + usize::from(adjective);
    let contracted = view.is_any(noun + 1, &["des", "du"]);
    let from = match () {
        () if contracted => noun + 1,
        () if view.is_any(noun + 1, &["d'", "de"]) => noun + 2,
        () => return None,
    };
    source_from(view, from).map(|s| Source { first: s.first + usize::from(contracted), ..s })
}

/// « L'ambition d'Anne Lux est de bâtir une ville « plus verte » »: words of hers, given as what she is after.
fn aims(view: &View<'_>) -> Option<LocalAttribution> {
    const AIMS: [&str; 14] = [
        "ambition", "but", "conviction", "credo", "crainte", "espoir", "idée", "mission", "objectif",
        "priorité", "promesse", "rêve", "souhait", "volonté",
    ];
    let noun = (1..4).find(|&i| view.is_any(i, &AIMS) && view.before(i).is_some_and(is_determiner))?;
    let source = owner(view, noun)?;
    let be = view.is_any(source.last + 1, &["est", "était", "reste", ":"]);
    let quoted = |k: usize| view.opened(k).is_some_and(|q| q.quotation);
    let words = (source.last + 2..view.tokens.len()).find(|&k| quoted(k))?;
    let speaks = matches!(
        source.kind,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::GovernmentMetonym
    );
    (be && speaks).then(|| {
        let content = vec![Span::new(view.span_of(words, words).start, view.span.end)];
        let found = make(view, view.span_of(noun, noun), Some(source), CuePosition::Initial, content);
        LocalAttribution { speech_act: true, ..found }
    })
}

/// « C'est l'avis de la procureure », « La principale conclusion de l'étude est que P »: a noun for what somebody holds.
fn holds(view: &View<'_>) -> Option<LocalAttribution> {
    const HELD: [&str; 16] = [
        "analyse", "avis", "conclusion", "conclusions", "constat", "conviction", "enseignement",
        "enseignements", "explication", "hypothèse", "leçon", "opinion", "position", "sentiment", "thèse",
        "version",
    ];
    let noun = (1..9).find(|&i| view.is_any(i, &HELD) && view.quote_at(i).is_none())?;
    let shared = sharer(view, noun);
    let source = shared.or_else(|| owner(view, noun))?;
    // « C'est, en tout cas, la conviction de S », « tel est le constat de S »
    let presents = (0..noun).any(|k| {
        view.is_any(k, &["c'", "ce", "tel", "telle"]) && view.is_any(k + 1, &["est", "sont", "était"])
    });
    // « est que P », « est sans appel : P »
    let be = view.is_any(source.last + 1, &["est", "était", "sont"]);
    let states = be
        && (view.is_any(source.last + 2, &["que", "qu'"])
            || (source.last + 3..source.last + 6).any(|k| view.is(k, ":")))
        || view.is(source.last + 1, ":");
    let speaks = !matches!(source.kind, SourceType::Impersonal | SourceType::GroupVague);
    (speaks && (presents || states || shared.is_some())).then(|| {
        let content = vec![Span::new(view.span.start, view.span.end)];
        make(view, view.span_of(noun, noun), Some(source), CuePosition::Initial, content)
    })
}

/// « Un constat que partage S », « Un avis partagé par S »: who holds it too, behind the noun that opens the sentence.
fn sharer(view: &View<'_>, noun: usize) -> Option<Source> {
    let opens = view.is_any(noun.wrapping_sub(1), &["ce", "cet", "cette", "un", "une"]) && noun < 3;
    let shares = view.is(noun + 1, "que") && view.is_any(noun + 2, &["partage", "partagent"])
        || view.is_any(noun + 1, &["partagé", "partagée"]) && view.is(noun + 2, "par");
    (opens && shares).then(|| source_from(view, noun + 3))?
}

/// « L'annonce en a été faite mardi par S », « La révélation vient de S ».
fn made(view: &View<'_>) -> Option<LocalAttribution> {
    const SAID: [&str; 9] = [
        "annonce", "aveu", "confirmation", "constat", "déclaration", "information", "précision", "promesse",
        "révélation",
    ];
    let noun = (1..6).find(|&i| view.is_any(i, &SAID) && view.before(i).is_some_and(is_determiner))?;
    let near = (noun + 1..noun + 9).take_while(|&k| !view.is_any(k, &[",", ";", ".", ":"]) && !view.opens(k));
    let verb =
        near.into_iter().find(|&k| view.is_any(k, &["fait", "faite", "émane", "provient", "vient"]))?;
    let by: &[&str] =
        if view.is_any(verb, &["fait", "faite"]) { &["par"] } else { &["de", "du", "des", "d'"] };
    let at = (verb + 1..verb + 6).find(|&k| view.is_any(k, by))?;
    let source = source_from(view, at + 1).or_else(|| source_from(view, at))?;
    let speaks = !matches!(source.kind, SourceType::Document | SourceType::Impersonal);
    let content = vec![Span::new(view.span.start, view.span.end)];
    speaks.then(|| make(view, view.span_of(noun, verb), Some(source), CuePosition::Embedded, content))
}

/// « « Q » — S », « « Q » (S). », and « — S » in a paragraph of its own below a quotation: a signature.
pub(super) fn signature(view: &View<'_>) -> Option<LocalAttribution> {
    let behind = |k: usize| k > 0 && view.closes(k - 1);
    let dash = (0..view.tokens.len()).find(|&k| {
        view.is_any(k, &["—", "–", "―"]) && (k == 0 || behind(k)) || view.is(k, "(") && behind(k)
    })?;
    let source = source_from(view, dash + 1).or_else(|| titled(view, dash + 1))?;
    let source = Source { last: source.last - usize::from(view.is(source.last, ")")), ..source };
    let signs = matches!(source.kind, SourceType::Person | SourceType::Role | SourceType::Organisation);
    let rest = dash + 1..view.tokens.len();
    let bare = rest.len() <= 20 && !rest.clone().any(|k| view.is_finite(k) || view.opens(k));
    // « — Jeanne Roy, maire de Brion »: nothing but a function may follow the name.
    let ends = view.get(source.last + 1).is_none_or(|t| t.is_any(&[",", "(", ")", "."]));
    let content = view.get(dash.wrapping_sub(1)).map(|t| Span::new(view.span.start, t.span.end));
    (signs && bare && ends).then(|| {
        let content = content.into_iter().collect();
        make(view, view.span_of(dash, dash), Some(source), CuePosition::Final, content)
    })
}

/// « Porte-parole des pompiers », « Préfecture du Nord »: without an article, as signatures have it.
fn titled(view: &View<'_>, i: usize) -> Option<Source> {
    let noun = view.get(i).filter(|t| t.kind == TokenKind::Word && t.is_capital())?;
    let known = crate::attribution::kind::is_person(&noun.norm) || crate::lexicon::is_body_noun(&noun.norm);
    known.then(|| Source { first: i, last: phrase_end(view, i), kind: SourceType::Role })
}
