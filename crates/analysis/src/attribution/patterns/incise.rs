//! P2, P3: a reporting verb set off from what it reports.

use crate::attribution::adverbials::skip_adverbials;
use crate::attribution::phrase::{Source, phrase_end, source_from};
use crate::attribution::subject::parsed_subject_behind;
use crate::attribution::verbs::{Mood, VerbGroup};
use crate::attribution::view::{View, is_determiner};
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::lexicon::cues::{CueClass, Frame};
use crate::lexicon::{self, Features};
use crate::quotes::QuoteForm;
use crate::tokenizer::{Token, TokenKind};

use super::{contents, make, with_verb};

/// « Le sculpteur Paul Rey, dit Rey le Jeune, expose »: nothing was told before the « dit ».
fn is_nickname(view: &View<'_>, i: usize) -> bool {
    let named = view.get(i + 1).is_some_and(Token::is_capital) && view.before(i).is_some_and(|t| t.is(","));
    view.is_any(i, &["dit"]) && named && !(0..i).any(|k| view.is_finite(k) || view.quote_at(k).is_some())
}

/// P2, P3, P15: « …, a rapporté KCNA », « …, a-t-on appris de source policière », « …, comme l'a dit S ».
pub(super) fn incise(view: &View<'_>, group: &VerbGroup, inside: bool) -> Option<LocalAttribution> {
    let start = group.first;
    if group.mood != Mood::Finite || is_nickname(view, start) {
        return None;
    }
    // « comme l'a dit S », « ainsi que l'a dit S », « ce que confirme S »
    let as_said = view.before(start).is_some_and(|t| t.is_any(&["comme"]))
        || (start >= 2
            && view.is_any(start - 1, &["que", "qu'"])
            && view.is_any(start - 2, &["ainsi", "ce"]));
    let comma = start > 1
        && view.is(start - 1, ",")
        && view.closes(start - 2)
        && (group.verb.has(Frame::Quotation) || group.verb.has(Frame::Clause) || group.inverted.is_some());
    // « les « mêmes hommes » ne peuvent répondre »: a fragment right before the verb is its subject.
    let told = start > 0
        && view.closes(start - 1)
        && (group.inverted.is_some()
            || view.closed_by(start - 1).is_some_and(|q| q.form != QuoteForm::Fragment));
    let behind_quote = !inside && (comma || told);
    let parted = start > 0 && view.is_any(start - 1, &[",", "–", "—", "?", "!", "…", "("]);
    if !behind_quote && !as_said && (!parted || start < 2) {
        return None;
    }
    // « P, accuse le maire »: behind a whole clause, of which it is no second verb.
    let accuses = group.verb.class == CueClass::Accuse
        && (0..start).any(|k| view.is_finite(k) && view.tree.is_subordinate(k) == Some(false));
    let speech = (accuses
        || !matches!(group.verb.class, CueClass::Accuse | CueClass::Praise | CueClass::Want))
        && (group.verb.has(Frame::Clause) || group.verb.has(Frame::Quotation))
        && (group.verb.class != CueClass::Manner || inside || behind_quote);
    if let Some(pronoun) = group.inverted {
        if !speech && !behind_quote && !inside {
            return None;
        }
        let on = view.is_any(pronoun, &["-t-on", "-on"]);
        let mut source = (!on).then_some(Source { first: pronoun, last: pronoun, kind: SourceType::Person });
        if on {
            // « peut-on lire sur le site »
            let place = (group.last + 1..group.last + 4).find(|&k| view.is_any(k, &["sur", "dans"]));
            let read = group.infinitive == "lire" || view.is(group.last + 1, "lire");
            source = named_behind(view, group.last + 1).or_else(|| {
                place
                    .filter(|_| read)
                    .and_then(|k| source_from(view, k + 1).or_else(|| somebody(view, k + 1)))
            });
        }
        let mut attribution = make(
            view,
            view.span_of(group.first, group.last),
            source,
            CuePosition::of(view, start),
            contents(view, start, source.map_or(group.last, |s| s.last.max(group.last))),
        );
        if on && source.is_none() {
            attribution.source_type = SourceType::Impersonal;
        }
        return Some(with_verb(view, attribution, group, false));
    }
    let from = skip_adverbials(view, group.last + 1, true);
    let source = source_from(view, from)
        .or_else(|| parsed_subject_behind(view, group.main))
        .or_else(|| somebody(view, from).filter(|_| behind_quote))
        .filter(|s| {
            s.kind != SourceType::Impersonal
                && !view
                    .get(from)
                    .is_some_and(|t| t.is_any(&["il", "elle", "ils", "elles", "on", "lui", "nous"]))
        })?;
    let closed = view.get(source.last + 1).is_none_or(|t| {
        t.kind == TokenKind::Mark && !view.opens(source.last + 1)
            || t.is_any(&[
                "qui", "dans", "lors", "à", "au", "sur", "après", "avant", "devant", "en", "pour", "dont",
                "cité", "citée", "avec", "alors", "mais", "tandis", "hier", "depuis", "où", "ce", "via",
                "puis", "et", "pendant", "citant", "comme", "auprès", "interrogé", "interrogée", "ayant",
                "le",
            ])
            || lexicon::is_weekday(&t.norm)
            || t.word.is(Features::PRESENT_PARTICIPLE)
    });
    let object = view.get(from).is_some_and(is_determiner)
        && matches!(source.kind, SourceType::Document | SourceType::Media)
        && !view.get(from).is_some_and(|t| t.is_any(&["un", "une", "le", "la", "l'", "les", "ce", "cette"]));
    let documents = source.kind == SourceType::Document || source.kind == SourceType::GroupVague;
    let accepted = behind_quote
        || ((speech || as_said) && closed && !object && (!documents || group.verb.has(Frame::Document)));
    if !accepted {
        return None;
    }
    let cue = view.span_of(group.first, group.last);
    let attribution =
        make(view, cue, Some(source), CuePosition::of(view, start), contents(view, start, source.last));
    Some(with_verb(view, attribution, group, false))
}

/// A noun phrase whose noun is on no list: right behind « Q » and a verb it speaks all the same.
pub(super) fn somebody(view: &View<'_>, i: usize) -> Option<Source> {
    let noun = view.get(i + 1)?;
    let definite = view.is_any(i, &["le", "la", "l'", "son", "sa", "un", "une", "notre"]);
    let is_noun =
        noun.kind == TokenKind::Word && (noun.word.is(Features::NOUN) || noun.word.features.is_empty());
    let last = phrase_end(view, i);
    (definite && is_noun && !lexicon::is_weekday(&noun.norm) && !lexicon::is_month(&noun.norm))
        .then_some(Source { first: i, last, kind: SourceType::Role })
}

/// « auprès de la préfecture », « de source policière » behind « a-t-on appris ».
fn named_behind(view: &View<'_>, i: usize) -> Option<Source> {
    (i..i + 5).find_map(|k| {
        if view.is(k, "auprès") && view.is_any(k + 1, &["de", "du", "des", "d'"]) {
            let at = if view.is_any(k + 1, &["du", "des"]) { k + 1 } else { k + 2 };
            return source_from(view, at).or_else(|| somebody(view, at));
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
