//! Who speaks behind a verb that is set off from what it reports.

use crate::attribution::SourceType;
use crate::attribution::adverbials::{is_time, skip_adverbials};
use crate::attribution::phrase::{Source, phrase_end, source_from};
use crate::attribution::verbs::VerbGroup;
use crate::attribution::view::{View, is_determiner};
use crate::entities::EntityKind;
use crate::lexicon::{self, Features};
use crate::syntax::Upos;
use crate::tokenizer::{Token, TokenKind};

use super::super::preposition::same_source;

/// « a souligné jeudi lors d'une conférence de presse à Brest le directeur », « indique dans un communiqué Norvik »: a definite
/// noun for somebody, or a name, behind complements that are longer than those usually skipped, with no preposition before it.
pub(super) fn subject_behind_complements(view: &View<'_>, from: usize) -> Option<Source> {
    const FARTHEST: usize = 14;
    let verb = |t: &Token| t.word.is(Features::INFINITIVE) && !t.word.is(Features::NOUN);
    let stops = |k: usize| {
        view.is_finite(k)
            || view.opens(k)
            || view.get(k).is_none_or(|t| t.is_any(&[",", ".", "que", "qu'"]) || verb(t))
    };
    let bound = |k: usize| {
        view.before(k).is_none_or(|t| {
            t.word.is(Features::ADP) || t.is_any(&["de", "d'", "lors", "avec", "pour", "auprès"])
        })
    };
    (from..from + FARTHEST)
        .take_while(|&k| !stops(k))
        .filter(|&k| (view.is_any(k, &["le", "la", "l'", "les"]) || begins_name(view, k)) && !bound(k))
        .filter_map(|k| source_from(view, k))
        .find(|s| matches!(s.kind, SourceType::Person | SourceType::Role | SourceType::Organisation))
}

/// A name begins at token `k`, behind a noun that is none.
fn begins_name(view: &View<'_>, k: usize) -> bool {
    // « a réagi sur le réseau Rezo »
    const BEARERS: [&str; 12] = [
        "agence", "canal", "club", "compte", "émission", "gare", "hôtel", "place", "quartier", "réseau",
        "salle", "stade",
    ];
    let common = |t: &Token| {
        t.kind == TokenKind::Word
            && !t.is_capital()
            && !is_determiner(t)
            && !t.is_any(&BEARERS)
            && !lexicon::is_title_carrier(&t.norm)
            && !lexicon::is_media_noun(&t.norm)
    };
    let begins = |t: &Token| {
        view.name_at(k)
            .map_or(t.is_capital(), |n| n.kind != EntityKind::Location && n.span.start == t.span.start)
    };
    view.get(k).is_some_and(begins) && view.before(k).is_some_and(common)
}

/// « plusieurs d'entre eux », « l'une d'elles »: of those that the sentence is about.
pub(super) fn some_of_them(view: &View<'_>, from: usize) -> Option<Source> {
    const SOME: [&str; 11] = [
        "beaucoup", "certaines", "certains", "deux", "plupart", "plusieurs", "quelques-unes", "quelques-uns",
        "trois", "un", "une",
    ];
    let some = from + usize::from(view.is_any(from, &["l'", "la"]));
    let them = some + 2 + usize::from(view.is(some + 2, "entre"));
    let of = view.is_any(some, &SOME) && view.is(some + 1, "d'") && view.is_any(them, &["eux", "elles"]);
    of.then_some(Source { first: from, last: them, kind: SourceType::Role })
}

/// Where the subject behind the verb can begin: over « laisse tomber », adverbs and asides.
pub(super) fn subject_at(view: &View<'_>, group: &VerbGroup) -> usize {
    let infinitive = matches!(group.infinitive, "faire" | "laisser")
        && view.get(group.last + 1).is_some_and(|t| t.word.is(Features::INFINITIVE));
    // « disait de lui le saxophoniste »
    let about = view.is_any(group.last + 1, &["de", "d'"])
        && view.is_any(group.last + 2, &["lui", "elle", "eux", "elles"]);
    let behind = group.last + 1 + if about { 2 } else { usize::from(infinitive) };
    let from = skip_adverbials(view, behind, true);
    // « a expliqué au Phare, Paul Rey le commissaire »
    let named = || view.name_at(from + 1).is_some_and(|n| n.kind == EntityKind::Person);
    if from > behind && view.is(from, ",") && named() {
        return from + 1;
    }
    behind_asides(view, from)
}

/// « sourit, épuisée, X », « a annoncé, vendredi, à Brion, X »: the subject behind what commas set off.
fn behind_asides(view: &View<'_>, from: usize) -> usize {
    let mut comma = from;
    for _ in 0..3 {
        let aside = (comma + 1..comma + 14).take_while(|&k| !view.is_finite(k) && !view.opens(k));
        let Some(end) = view.is(comma, ",").then(|| aside.into_iter().find(|&k| view.is(k, ","))).flatten()
        else {
            return from;
        };
        // « s'exclame auprès du journal, Anne Lux, présidente de l'amicale »: the aside is who speaks.
        let named = view.name_at(comma + 1).is_some_and(|n| n.kind == EntityKind::Person);
        if named && view.name_at(end - 1) == view.name_at(comma + 1) {
            return comma + 1;
        }
        let subject = source_from(view, end + 1).filter(|s| s.kind != SourceType::GroupVague);
        if subject.or_else(|| somebody(view, end + 1)).is_some() {
            return end + 1;
        }
        comma = end;
    }
    from
}

/// A noun phrase whose noun is on no list: right behind « Q » and a verb it speaks all the same.
pub(in super::super) fn somebody(view: &View<'_>, i: usize) -> Option<Source> {
    let noun = view.get(i + 1)?;
    let definite = view.is_any(
        i,
        &[
            "le", "la", "l'", "les", "son", "sa", "ses", "leur", "un", "une", "notre", "ce", "cet", "cette",
            "ces",
        ],
    );
    let is_noun = noun.kind == TokenKind::Word
        && (noun.word.is(Features::NOUN)
            || noun.word.features.is_empty()
            || view.upos(i + 1) == Some(Upos::Noun));
    let last = phrase_end(view, i);
    (definite && is_noun && !lexicon::is_weekday(&noun.norm) && !lexicon::is_month(&noun.norm))
        .then_some(Source { first: i, last, kind: SourceType::Role })
}

/// « auprès de la préfecture », « de source policière » behind « a-t-on appris ».
pub(super) fn named_behind(view: &View<'_>, i: usize) -> Option<Source> {
    // « a-t-on appris hier lundi du président de l'association »
    let of = (i..i + 4).find(|&k| !view.get(k).is_some_and(is_time));
    if let Some(of) = of.filter(|&of| view.is_any(of, &["du", "de", "d'", "des"]))
        && !view.is_any(of + 1, &["source", "sources"])
        && let Some(source) = source_from(view, if view.is_any(of, &["du", "des"]) { of } else { of + 1 })
        && matches!(source.kind, SourceType::Role | SourceType::Person | SourceType::Organisation)
    {
        return Some(source);
    }
    (i..i + 5).find_map(|k| {
        if view.is(k, "auprès") && view.is_any(k + 1, &["de", "du", "des", "d'"]) {
            let contracted = view.is_any(k + 1, &["du", "des"]);
            let at = if contracted { k + 1 } else { k + 2 };
            // « auprès du greffe »
            let noun = || Source { first: at, last: phrase_end(view, at), kind: SourceType::Role };
            // « auprès des associations »: those that were named.
            let known = |s: Source| match s.kind {
                SourceType::GroupVague if contracted => Source { kind: SourceType::Role, ..s },
                _ => s,
            };
            let found = source_from(view, at).map(known);
            return found.or_else(|| somebody(view, at)).or_else(|| contracted.then(noun));
        }
        if let Some(same) = same_source(view, k) {
            return Some(same);
        }
        if view.is(k, "de") && view.is_any(k + 1, &["source", "sources"]) {
            let last = (k + 1..k + 4)
                .take_while(|&n| n == k + 1 || view.get(n).is_some_and(|t| t.word.is(Features::ADJ)))
                .last()?;
            return Some(Source { first: k + 1, last, kind: SourceType::Anonymous });
        }
        None
    })
}
