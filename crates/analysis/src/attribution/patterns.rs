//! The patterns of reported speech (P1–P16): each looks at one cue and says what it attributes to whom.

use crate::lexicon::cues::{CueClass, Frame};
use crate::lexicon::{self, Features};
use crate::quotes::QuoteForm;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

use super::phrase::{
    Source, View, classify, is_determiner, singular, skip_adverbials, source_from, subject_before,
};
use super::verbs::{Mood, VerbGroup, groups};
use super::{AttributionKind, CuePosition, LocalAttribution, SourceType};

/// Everything attributed in one sentence, by cue.
pub(super) fn find(view: &View<'_>) -> Vec<LocalAttribution> {
    let mut found = prepositions(view);
    found.extend(impersonal(view));
    let verbs = groups(view);
    for group in &verbs {
        let taken = |a: &LocalAttribution| {
            a.cue.overlaps(view.span_of(group.first, group.last))
                || a.source.is_some_and(|s| {
                    s.overlaps(view.span_of(group.last, group.last)) && a.cue.start < s.start
                })
        };
        if found.iter().any(taken) {
            continue;
        }
        if let Some(attribution) = verb(view, group, &found) {
            found.push(attribution);
        }
    }
    if found.is_empty() {
        found.extend(colon(view).or_else(|| nameless(view)));
    }
    found.sort_by_key(|a| a.cue);
    found
}

/// P1: « selon S », « d'après S », « aux yeux de S », « Pour S, P », « de source policière ».
fn prepositions(view: &View<'_>) -> Vec<LocalAttribution> {
    let mut found: Vec<LocalAttribution> = Vec::new();
    let mut i = 0;
    while i < view.tokens.len() {
        let step = (view.quote_at(i).is_none()).then(|| preposition(view, i)).flatten();
        match step {
            Some((attribution, next)) => {
                found.push(attribution);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    found
}

fn preposition(view: &View<'_>, i: usize) -> Option<(LocalAttribution, usize)> {
    let origin = view.is(i, "de") && view.is_any(i + 1, &["source", "sources"]);
    if origin {
        let last = (i + 1..i + 5)
            .take_while(|&k| {
                k == i + 1
                    || view.get(k).is_some_and(|t| {
                        t.word.is(Features::ADJ | Features::ADV)
                            || t.is_any(&["proche", "proches", "du", "de", "dossier", "l'", "enquête"])
                    })
            })
            .last()?;
        let source = Source { first: i + 1, last, kind: SourceType::Anonymous };
        return Some((
            make(view, view.span_of(i, i), Some(source), CuePosition::of(view, i), contents(view, i, last)),
            last + 1,
        ));
    }
    let width = lexicon::cue_phrases()
        .iter()
        .filter(|p| p.iter().enumerate().all(|(n, w)| view.is(i + n, w)))
        .map(Vec::len)
        .max();
    let after = match width {
        Some(width) => i + width,
        None if view.is(i, "pour") => return viewpoint(view, i),
        None => return None,
    };
    if view.is_any(after, &["que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles"]) {
        return None;
    }
    let noun = (after..after + 3)
        .find(|&k| view.get(k).is_some_and(|t| !is_determiner(t) && !t.word.is(Features::DET)))?;
    let lemma = singular(&view.get(noun)?.norm);
    if lexicon::is_norm_noun(&lemma) && !lexicon::is_agency(&lemma) {
        return None;
    }
    // « d'après » is also « from … on »: it needs a source that can speak.
    let adapted = view.is(i, "d'")
        && view.is_any(noun, &["roman", "œuvre", "nouvelle", "pièce", "nature", "histoire", "livre", "idée"]);
    if adapted {
        return None;
    }
    let source = source_from(view, after).or_else(|| {
        let last = after;
        (view.is(i, "selon") && view.get(after).is_some_and(|t| t.kind == TokenKind::Word))
            .then_some(Source { first: after, last, kind: SourceType::Document })
    })?;
    // « selon une liste », « selon les cas »: without a noun that can speak, only « selon » is a cue at all.
    let mut source = source;
    if source.kind == SourceType::Role
        && lexicon::is_vague_group(&lemma)
        && view.is_any(after, &["certains", "certaines", "plusieurs", "des", "de", "d'", "quelques"])
    {
        source.kind = SourceType::GroupVague;
    }
    if view.is(after, "la") && view.is(after + 1, "même") && view.is(after + 2, "source")
        || view.is(after, "cette") && view.is(after + 1, "source")
        || view.is(after, "ces") && view.is(after + 1, "sources")
    {
        source.kind = SourceType::Role;
    }
    let cue = view.span_of(i, after - 1);
    let next = source.last + 1;
    Some((make(view, cue, Some(source), CuePosition::of(view, i), contents(view, i, source.last)), next))
}

/// « Pour le procureur, P »: a person, at the head of a clause, then a comma.
fn viewpoint(view: &View<'_>, i: usize) -> Option<(LocalAttribution, usize)> {
    let opens_clause =
        i == 0 || view.before(i).is_some_and(|t| t.is_any(&[",", ":", ";", "mais", "et", "–", "que", "»"]));
    let source = source_from(view, i + 1)?;
    let speaks = matches!(
        source.kind,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::GroupVague
    );
    let pronoun = view.get(i + 1).is_some_and(|t| t.is_any(&["lui", "elle", "eux"]));
    let named = source.kind == SourceType::Person
        || source.kind == SourceType::Role
            && view.get(i + 1).is_some_and(|t| t.is_any(&["le", "la", "l'", "les"]));
    let comma = view.is(source.last + 1, ",");
    let goes_on = view.tokens.len() > source.last + 5;
    if !(opens_clause && speaks && comma && goes_on && (named || pronoun)) {
        return None;
    }
    let cue = view.span_of(i, i);
    Some((
        make(view, cue, Some(source), CuePosition::of(view, i), contents(view, i, source.last)),
        source.last + 1,
    ))
}

/// P2–P15: a reporting verb.
fn verb(view: &View<'_>, group: &VerbGroup, found: &[LocalAttribution]) -> Option<LocalAttribution> {
    let inside = view.quote_at(group.last).is_some();
    if let Some(attribution) = incise(view, group, inside) {
        return Some(attribution);
    }
    if inside {
        return None;
    }
    match group.mood {
        Mood::Finite => finite(view, group),
        Mood::Passive => passive(view, group),
        Mood::PastParticiple => participle(view, group),
        Mood::PresentParticiple | Mood::Infinitive => nonfinite(view, group, found),
    }
}

/// P2, P3, P15: « …, a rapporté KCNA », « …, a-t-on appris de source policière », « …, comme l'a dit S ».
fn incise(view: &View<'_>, group: &VerbGroup, inside: bool) -> Option<LocalAttribution> {
    if group.mood != Mood::Finite {
        return None;
    }
    let start = group.first;
    let as_said = view.before(start).is_some_and(|t| t.is_any(&["comme"]))
        || (start >= 2 && view.is(start - 1, "que") && view.is(start - 2, "ainsi"));
    let comma = start > 1 && view.is(start - 1, ",") && view.closes(start - 2);
    // « les « mêmes hommes » ne peuvent répondre »: a fragment right before the verb is its subject.
    let told = start > 0
        && view.closes(start - 1)
        && (group.inverted.is_some()
            || view.closed_by(start - 1).is_some_and(|q| q.form != QuoteForm::Fragment));
    let behind_quote = !inside && (comma || told);
    let parted = start > 0 && view.is_any(start - 1, &[",", "–", "—", "?", "!", "…", "("]);
    if !(behind_quote || parted || as_said) || start + 1 < 3 && !behind_quote {
        return None;
    }
    let speech = !matches!(group.verb.class, CueClass::Accuse | CueClass::Praise | CueClass::Want)
        && (group.verb.has(Frame::Clause) || group.verb.has(Frame::Quotation))
        && (group.verb.class != CueClass::Manner || inside || behind_quote);
    if let Some(pronoun) = group.inverted {
        if !speech && !behind_quote && !inside {
            return None;
        }
        let on = view.is_any(pronoun, &["-t-on", "-on"]);
        let mut source = (!on).then_some(Source { first: pronoun, last: pronoun, kind: SourceType::Person });
        if on {
            source = named_behind(view, group.last + 1);
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
        return Some(with_verb(attribution, group, false));
    }
    let from = skip_adverbials(view, group.last + 1, true);
    let source = source_from(view, from).filter(|s| {
        s.kind != SourceType::Impersonal
            && !view.get(from).is_some_and(|t| t.is_any(&["il", "elle", "ils", "elles", "on", "lui", "nous"]))
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
    Some(with_verb(attribution, group, false))
}

/// « auprès de la préfecture », « de source policière » behind « a-t-on appris ».
fn named_behind(view: &View<'_>, i: usize) -> Option<Source> {
    (i..i + 5).find_map(|k| {
        if view.is(k, "auprès") && view.is_any(k + 1, &["de", "du", "des", "d'"]) {
            return source_from(view, if view.is_any(k + 1, &["du", "des"]) { k + 1 } else { k + 2 });
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

/// What stands behind a finite reporting verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Complement {
    Clause(usize),
    Quotation(usize),
    Infinitive(usize),
    Question(usize),
    Object(usize),
}

/// P4–P9, P14, P16: « S affirme que P », « S a dénoncé N », « S a qualifié X de « Q » ».
fn finite(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    if let Some(pronoun) = group.inverted {
        // « Aussi menacent-ils de porter plainte »; not « Que dit-il ? ».
        let question = view.tokens.last().is_some_and(|t| t.is("?"));
        let complement = complement(view, group)?;
        let on = view.is_any(pronoun, &["-on", "-t-on"]);
        if question || on || matches!(complement, Complement::Object(_)) {
            return None;
        }
        let source = Source { first: pronoun, last: pronoun, kind: SourceType::Person };
        return Some(finished(view, group, source, complement));
    }
    let complement = complement(view, group)?;
    let mut subject = subject_before(view, group.first).or_else(|| shared_subject(view, group))?;
    if subject.first < group.first {
        subject.last = subject.last.min(group.first - 1);
    }
    if group.infinitive == "convenir" && view.is(subject.first, "il") {
        return None;
    }
    let unreal = (group.first.saturating_sub(4)..group.first).any(|k| {
        view.is_any(k, &["que", "qu'"])
            && view.before(k).is_some_and(|t| t.is_any(&["avant", "pour", "sans", "afin"]))
    });
    if unreal && !matches!(complement, Complement::Clause(_)) {
        return None;
    }
    let doc = matches!(subject.kind, SourceType::Document)
        || (subject.kind == SourceType::GroupVague && !is_people(view, subject));
    // « si l'on considère que » is the writer's « on »; « on apprend que », « on dit que » are somebody's.
    let writers_on = view.get(subject.first).is_some_and(|t| t.is("on"))
        && (matches!(group.verb.class, CueClass::Estimate | CueClass::Remark | CueClass::Want)
            || view.is(subject.first.wrapping_sub(1), "l'"));
    if writers_on || subject.kind == SourceType::Impersonal && !matches!(complement, Complement::Clause(_)) {
        return None;
    }
    let fits = match complement {
        Complement::Clause(_) => group.verb.has(Frame::Clause) && (!doc || group.verb.has(Frame::Document)),
        Complement::Quotation(at) => (!doc || group.verb.has(Frame::Document)) && labels(view, group, at),
        Complement::Infinitive(_) => group.verb.has(Frame::Infinitive) && !doc,
        Complement::Question(_) => group.verb.has(Frame::Question) && !doc,
        Complement::Object(at) => object_fits(view, group, subject, doc, at),
    };
    fits.then(|| finished(view, group, subject, complement))
}

/// « présenter X » is no speech, « présenter X comme « Q » » is.
fn labels(view: &View<'_>, group: &VerbGroup, quote: usize) -> bool {
    !matches!(group.infinitive, "présenter" | "définir" | "décrire" | "identifier")
        || (group.last..quote).any(|k| view.is_any(k, &["comme", ":"]))
}

fn finished(view: &View<'_>, group: &VerbGroup, source: Source, complement: Complement) -> LocalAttribution {
    let (at, act) = match complement {
        Complement::Clause(at) | Complement::Question(at) => (at, false),
        // « a évoqué les « possibilités » », « s'engagent à « agir » »: an act of speech with a word of its own quoted.
        Complement::Quotation(at) => (
            at,
            at > group.last + 1
                && matches!(
                    group.infinitive,
                    "évoquer"
                        | "remercier"
                        | "engager"
                        | "promettre"
                        | "proposer"
                        | "accepter"
                        | "menacer"
                        | "demander"
                        | "inviter"
                        | "exprimer"
                ),
        ),
        Complement::Infinitive(at) | Complement::Object(at) => (at, true),
    };
    let position =
        if view.span_of(source.first, source.last).start <= view.span.start || source.first < group.first {
            CuePosition::Initial
        } else {
            CuePosition::Embedded
        };
    let content = view.get(at).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    let attribution = make(view, view.span_of(group.first, group.last), Some(source), position, content);
    let act = act
        && !matches!(
            source.kind,
            SourceType::Document
                | SourceType::GroupVague
                | SourceType::Anonymous
                | SourceType::Agency
                | SourceType::Media
        );
    with_verb(attribution, group, act)
}

/// The subject of an earlier verb that this one shares: « S a publié une vidéo et a indiqué que ».
fn shared_subject(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let joined = view
        .before(group.first)
        .is_some_and(|t| t.is_any(&["et", "mais", "puis", ",", "ou"]) || t.word.is(Features::ADV));
    if !joined && group.mood == Mood::Finite {
        return None;
    }
    main_subject(view, group.first)
}

/// The subject of the last finite verb before token `before` that has one.
fn main_subject(view: &View<'_>, before: usize) -> Option<Source> {
    (0..before)
        .rev()
        .filter(|&k| {
            view.is_finite(k)
                || view.get(k).is_some_and(|t| {
                    t.word.is(Features::FINITE) && !t.is_capital() && view.quote_at(k).is_none()
                })
        })
        .find_map(|k| {
            let mut first = k;
            while view
                .before(first)
                .is_some_and(|t| t.is_any(&["n'", "ne", "s'", "se", "l'", "y", "en", "lui", "leur"]))
            {
                first -= 1;
            }
            let relative = first > 0 && view.is_any(first - 1, &["qui"]);
            subject_before(view, first).filter(|_| !relative)
        })
}

fn is_people(view: &View<'_>, source: Source) -> bool {
    (source.first..=source.last).any(|k| {
        view.get(k).is_some_and(|t| {
            let lemma = singular(&t.norm);
            lexicon::is_person_noun(&lemma) || lexicon::is_vague_group(&lemma)
        })
    })
}

/// An infinitive; « avoir » is one although it is a noun as well.
fn is_infinitive(token: &Token) -> bool {
    token.word.is(Features::INFINITIVE)
        && (!token.word.is(Features::NOUN)
            || token.is_any(&["avoir", "être", "pouvoir", "devoir", "vouloir", "savoir", "faire", "dire"]))
}

/// Skips « , dans un communiqué, » right behind the verb.
fn behind_aside(view: &View<'_>, from: usize) -> usize {
    if !view.is(from, ",") {
        return from;
    }
    (from + 1..from + 18)
        .take_while(|&k| !view.is_finite(k) && !view.opens(k))
        .find(|&k| view.is(k, ","))
        .map_or(from, |k| k + 1)
}

/// Finds the complement of the verb group.
fn complement(view: &View<'_>, group: &VerbGroup) -> Option<Complement> {
    let from = behind_aside(view, group.last + 1);
    let mut clause = None;
    let mut infinitive = None;
    let mut object = None;
    let mut quotation = None;
    let mut question = None;
    let mut k = from;
    let near = skip_adverbials(view, from, false);
    let mut finite_seen = false;
    while let Some(token) = view.get(k) {
        let distance = k - from;
        if view.opens(k) {
            if view.opened(k).is_some_and(|q| q.quotation) && quotation.is_none() && !finite_seen {
                quotation = Some(k);
            }
            k = view.behind_quote(k);
            continue;
        }
        if token.is_any(&[";", "."]) || (token.is(":") && !view.opens(k + 1) && distance > 1) {
            break;
        }
        if token.is_any(&["que", "qu'"])
            && clause.is_none()
            && !finite_seen
            && distance <= 18
            && !compares(view, from, k)
        {
            // A relative « que » follows a noun with its article directly: « a salué le courage que … ».
            let relative = k > near
                && object.is_some()
                && view.before(k).is_some_and(|t| t.word.is(Features::NOUN) && !t.is_any(&["fait", "avis"]))
                && !group.verb.has(Frame::Clause);
            if !relative {
                clause = Some(k);
            }
        }
        if distance <= 8 && infinitive.is_none() && !finite_seen && is_infinitive(token) {
            let direct = k == near
                || (k == near + 1 && view.is_any(near, &["de", "d'", "à", "ne"]))
                || view.before(k).is_some_and(|t| t.is_any(&["de", "d'", "pas", "à", "ne"]))
                    && group.verb.has(Frame::Object);
            if direct {
                infinitive = Some(k);
            }
        }
        if k == near
            && question.is_none()
            && (token.is_any(&["si", "s'", "comment", "pourquoi", "combien", "où"])
                || token.is_any(&["depuis", "dans", "à", "sur"])
                    && view.get(k + 1).is_some_and(|t| t.norm.starts_with("quel")))
        {
            question = Some(k);
        }
        if k == near
            && object.is_none()
            && (is_determiner(token) || token.is_capital() || token.is_any(&["à", "contre", "leur"]))
        {
            object = Some(k);
        }
        if view.is_finite(k) && clause.is_none() {
            finite_seen = true;
        }
        if distance > 60 {
            break;
        }
        k += 1;
    }
    // « identifie comme étant », « l'a confirmé », « s'est déclaré candidat ».
    let labelled = matches!(group.infinitive, "identifier" | "décrire") && view.is(near, "comme");
    let pronoun = matches!(
        group.infinitive,
        "confirmer"
            | "annoncer"
            | "indiquer"
            | "dire"
            | "affirmer"
            | "expliquer"
            | "préciser"
            | "reconnaître"
            | "nier"
            | "démentir"
    ) && (group.first..group.last).any(|k| view.is_any(k, &["l'", "le"]));
    let declares = group.verb.reflexive && matches!(group.infinitive, "dire" | "déclarer");
    if object.is_none() && view.get(near).is_some() && (labelled || pronoun || declares) {
        object = Some(near);
    }
    // The nearest wins, a clause before the rest.
    if let Some(at) = clause.filter(|&at| quotation.is_none_or(|q| q > at) || group.verb.has(Frame::Clause)) {
        return Some(Complement::Clause(at));
    }
    if let Some(at) = quotation {
        return Some(Complement::Quotation(at));
    }
    if let Some(at) = question.filter(|_| group.verb.has(Frame::Question)) {
        return Some(Complement::Question(at));
    }
    infinitive
        .filter(|_| group.verb.has(Frame::Infinitive))
        .map(Complement::Infinitive)
        .or(object.map(Complement::Object))
}

/// « plus … que », « alors que », « tel que »: a « que » that opens no reported clause.
fn compares(view: &View<'_>, from: usize, que: usize) -> bool {
    let conjunction = que > from
        && view.is_any(
            que - 1,
            &[
                "alors", "tandis", "ainsi", "bien", "avant", "après", "pour", "afin", "sans", "dès", "tant",
                "parce", "tel", "telle", "tels", "telles", "plutôt", "lors", "autant",
            ],
        );
    let degree = (from.max(que.saturating_sub(5))..que.saturating_sub(1))
        .any(|k| view.is_any(k, &["plus", "moins", "aussi", "autant", "mieux"]));
    conjunction || (degree && view.before(que).is_some_and(|t| t.word.is(Features::ADJ | Features::ADV)))
}

/// Objects that make a reporting verb something else: « relever un défi », « assurer la sécurité ».
const NO_SPEECH: [(&str, &[&str]); 24] = [
    ("accuser", &["retard", "baisse", "perte", "recul", "coup", "réception", "chute", "hausse", "déficit"]),
    ("déclarer", &["forfait", "guerre", "ouverte", "ouvert", "compétent"]),
    ("dénoncer", &["traité"]),
    ("annoncer", &["couleur"]),
    ("réclamer", &["attention"]),
    ("demander", &["temps", "effort", "efforts"]),
    ("confirmer", &["tendance"]),
    ("proposer", &["produits", "service", "services", "gamme", "menu"]),
    ("promettre", &[]),
    ("exprimer", &[]),
    ("saluer", &["foule", "public"]),
    ("évoquer", &[]),
    ("reconnaître", &[]),
    ("regretter", &[]),
    ("contester", &[]),
    ("condamner", &["prison", "mois", "ans", "amende", "peine"]),
    ("remercier", &[]),
    ("appeler", &["médecin", "police", "pompiers", "secours"]),
    ("rejeter", &["eaux", "gaz", "ballon"]),
    ("accepter", &[]),
    ("affirmer", &["ligne", "liens", "identité", "position", "présence"]),
    ("prévoir", &[]),
    ("envisager", &[]),
    ("revendiquer", &["membres", "adhérents", "abonnés", "utilisateurs", "clients"]),
];

/// Verbs that report speech with no more than a noun behind them.
const NOMINAL: [&str; 64] = [
    "annoncer", "dénoncer", "révéler", "confirmer", "démentir", "nier", "évoquer", "exprimer", "exiger",
    "réclamer", "promettre", "proposer", "condamner", "critiquer", "saluer", "remercier", "accuser",
    "reprocher", "déplorer", "regretter", "avouer", "reconnaître", "contester", "réaffirmer", "prôner",
    "préconiser", "recommander", "faire", "pointer", "féliciter", "réjouir", "appeler", "espérer",
    "souhaiter", "craindre", "redouter", "envisager", "fustiger", "ordonner", "revendiquer", "affirmer",
    "rendre", "vanter", "louer", "inquiéter", "souligner", "rappeler", "mentionner", "préciser", "signaler",
    "raconter", "expliquer", "indiquer", "accepter", "demander", "déclarer", "mettre", "refuser", "rejeter",
    "réfuter", "opposer", "décréter", "dévoiler", "attribuer",
];

fn object_fits(view: &View<'_>, group: &VerbGroup, subject: Source, doc: bool, at: usize) -> bool {
    let object: Vec<&str> = (at..at + 5).filter_map(|k| view.get(k)).map(|t| &*t.norm).collect();
    if NO_SPEECH
        .iter()
        .any(|(verb, nouns)| *verb == group.infinitive && object.iter().any(|w| nouns.contains(w)))
    {
        return false;
    }
    if matches!(group.infinitive, "publier" | "diffuser" | "communiquer") {
        return !doc && object.iter().any(|w| lexicon::is_document_noun(&singular(w)));
    }
    if group.infinitive == "identifier" || group.infinitive == "décrire" {
        return !doc && (group.last..view.tokens.len()).any(|k| view.is(k, "comme"));
    }
    if matches!(group.infinitive, "montrer" | "dévoiler" | "révéler" | "suggérer" | "indiquer" | "recenser")
        && doc
    {
        return true;
    }
    if group.verb.reflexive && matches!(group.infinitive, "dire" | "déclarer") {
        return !doc;
    }
    group.verb.has(Frame::Object)
        && NOMINAL.contains(&group.infinitive)
        && !doc
        && !matches!(subject.kind, SourceType::GroupVague | SourceType::Impersonal)
        || (subject.kind == SourceType::GroupVague
            && matches!(group.verb.class, CueClass::Accuse)
            && group.verb.has(Frame::Object)
            && is_people(view, subject))
}

/// P15: « a été annoncé », « est accusé de », « est soupçonné par S de ».
fn passive(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let agent =
        (group.last + 1..group.last + 6).find(|&k| view.is(k, "par")).and_then(|k| source_from(view, k + 1));
    let accused = matches!(group.infinitive, "accuser" | "soupçonner" | "suspecter")
        && view.is_any(skip_adverbials(view, group.last + 1, false), &["de", "d'", "par"]);
    let impersonal = view.before(group.first).is_some_and(|t| t.is_any(&["il", "n'", "ne"]) || t.is("s'"))
        && group.verb.has(Frame::Passive)
        && view.is_any(group.last + 1, &["que", "qu'"]);
    let labelled = matches!(group.infinitive, "qualifier" | "décrire" | "présenter" | "annoncer")
        && (group.last + 1..group.last + 4).any(|k| view.opens(k));
    let speaking = agent.filter(|a| {
        !matches!(a.kind, SourceType::Document)
            && group.verb.class != CueClass::Deny
            && (group.verb.has(Frame::Clause) || group.verb.class == CueClass::Accuse || labelled)
    });
    if speaking.is_none() && !accused && !impersonal && !labelled {
        return None;
    }
    let content = vec![Span::new(view.span.start, view.span.end)];
    let mut attribution =
        make(view, view.span_of(group.first, group.last), speaking, CuePosition::Embedded, content);
    if speaking.is_none() {
        attribution.source_type = SourceType::Impersonal;
    }
    Some(with_verb(attribution, group, false))
}

/// « qualifiée de « Q » », « jugés faux par S », « cité par S ».
fn participle(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let next = group.last + 1;
    let labelled = matches!(group.infinitive, "qualifier" | "présenter" | "décrire")
        && (next..next + 4).any(|k| view.opens(k));
    let judged = matches!(
        group.infinitive,
        "juger"
            | "considérer"
            | "estimer"
            | "accuser"
            | "soupçonner"
            | "critiquer"
            | "dénoncer"
            | "contester"
            | "évoquer"
    );
    let agent = (next..next + 5)
        .find(|&k| view.is(k, "par"))
        .and_then(|k| source_from(view, k + 1))
        .filter(|s| s.kind != SourceType::Document);
    if !(labelled || judged && agent.is_some()) {
        return None;
    }
    let content = view.get(next).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    let mut attribution =
        make(view, view.span_of(group.first, group.last), agent, CuePosition::Embedded, content);
    if agent.is_none() {
        attribution.source_type = SourceType::Impersonal;
    }
    Some(with_verb(attribution, group, false))
}

/// P11, P12: « …, ajoutant que P », « pour annoncer que P », « Eux d'ajouter que ».
fn nonfinite(view: &View<'_>, group: &VerbGroup, found: &[LocalAttribution]) -> Option<LocalAttribution> {
    let complement = complement(view, group)?;
    let governed = match complement {
        Complement::Clause(_) => group.verb.has(Frame::Clause),
        Complement::Quotation(_) => group.verb.class != CueClass::Manner,
        Complement::Infinitive(_) => {
            group.verb.has(Frame::Infinitive)
                && group.mood == Mood::PresentParticiple
                && group.verb.class != CueClass::Want
        }
        Complement::Question(_) => false,
        Complement::Object(_) => {
            group.mood == Mood::PresentParticiple
                && matches!(
                    group.verb.class,
                    CueClass::Remark
                        | CueClass::Assert
                        | CueClass::Announce
                        | CueClass::Say
                        | CueClass::Accuse
                        | CueClass::Deny
                )
                && NOMINAL.contains(&group.infinitive)
                && view.before(group.first).is_some_and(|t| t.is_any(&[",", "en"]))
                && (found.iter().any(|a| a.source.is_some()) || view.is(group.first.wrapping_sub(1), "en"))
                || group.mood == Mood::Infinitive
                    && view.is(group.first, "avoir")
                    && group.verb.has(Frame::Object)
                    && NOMINAL.contains(&group.infinitive)
        }
    };
    if !governed {
        return None;
    }
    let before = view.before(group.first);
    if authors_voice(view, group) {
        return None;
    }
    let linked = match group.mood {
        Mood::PresentParticiple => before.is_none_or(|t| {
            t.is_any(&[",", "en", "et", "»", "–"])
                || view.closes(group.first - 1)
                || !matches!(complement, Complement::Object(_))
        }),
        _ => before.is_some_and(|t| {
            t.is_any(&["pour", "de", "d'", "à", "après", "avant", "et", "afin", "jusqu'", "sans"])
        }),
    };
    if !linked {
        return None;
    }
    let source = subject_before(view, group.first)
        .filter(|s| {
            s.kind != SourceType::Impersonal && group.mood == Mood::Infinitive && s.last + 2 >= group.first
        })
        .or_else(|| main_subject(view, group.first))
        .or_else(|| following_subject(view, group))
        .filter(|s| !matches!(s.kind, SourceType::Document | SourceType::Impersonal));
    let source = source.or_else(|| {
        let known = found.iter().rev().find_map(|a| a.source)?;
        let first = view.tokens.iter().position(|t| t.span.start >= known.start)?;
        let last = view.tokens.iter().rposition(|t| t.span.end <= known.end)?;
        classify(view, first, last).map(|kind| Source { first, last, kind })
    })?;
    let at = match complement {
        Complement::Clause(at)
        | Complement::Quotation(at)
        | Complement::Infinitive(at)
        | Complement::Question(at)
        | Complement::Object(at) => at,
    };
    let content = view.get(at).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    Some(with_verb(
        make(view, view.span_of(group.first, group.last), Some(source), CuePosition::Embedded, content),
        group,
        false,
    ))
}

/// « Il convient de noter que », « il est important de rappeler que »: the writer speaks, nobody else.
fn authors_voice(view: &View<'_>, group: &VerbGroup) -> bool {
    let from = group.first.saturating_sub(8);
    let impersonal = (from..group.first).any(|k| {
        view.is_any(k, &["il", "reste", "c'", "ça"])
            && (k + 1..group.first).any(|v| {
                view.is_any(
                    v,
                    &[
                        "convient", "faut", "importe", "est", "reste", "fallait", "faudra", "suffit",
                        "s'agit", "serait",
                    ],
                )
            })
    });
    let bare =
        view.is(group.first.wrapping_sub(1), "à") && group.first <= 2 && group.mood == Mood::Infinitive;
    bare || (impersonal
        && view.before(group.first).is_some_and(|t| t.is_any(&["de", "d'", "à"]))
        && group.mood == Mood::Infinitive)
}

/// « Après avoir annoncé N, S a affirmé »: the subject comes later.
fn following_subject(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let verb =
        (group.last + 1..view.tokens.len()).filter(|&k| view.is_finite(k)).find(|&k| k > group.last + 2)?;
    subject_before(view, verb)
}

/// « Tout porte à croire que », « il se dit que »: words that report without anybody who said them.
fn impersonal(view: &View<'_>) -> Option<LocalAttribution> {
    let phrases = lexicon::impersonal_cues();
    (0..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        let phrase = phrases.iter().find(|p| p.iter().enumerate().all(|(n, word)| view.is(i + n, word)))?;
        let content = vec![Span::new(view.span.start, view.span.end)];
        Some(make(view, view.span_of(i, i + phrase.len() - 1), None, CuePosition::of(view, i), content))
    })
}

/// « malgré les critiques internationales »: words of nobody in particular, given as a noun.
fn nameless(view: &View<'_>) -> Option<LocalAttribution> {
    (1..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        let noun = view.is_any(i, &["critiques", "accusations", "rumeurs", "spéculations"]);
        let nobody = view
            .is_any(i + 1, &["internationales", "occidentales", "étrangères", "extérieures", "mondiales"]);
        let definite = view.is_any(i - 1, &["les", "des", "aux"]);
        (noun && nobody && definite).then(|| {
            let source = Source { first: i + 1, last: i + 1, kind: SourceType::GroupVague };
            make(
                view,
                view.span_of(i, i),
                Some(source),
                CuePosition::Embedded,
                vec![Span::new(view.span.start, view.span.end)],
            )
        })
    })
}

/// P16: « S : « Q » », a speaker, perhaps a verb that is no cue, a colon and a quotation.
fn colon(view: &View<'_>) -> Option<LocalAttribution> {
    let at = (0..view.tokens.len()).find(|&k| view.is(k, ":") && view.quote_at(k).is_none())?;
    let quote = (at + 1..at + 3)
        .find(|&k| view.opens(k))
        .and_then(|k| view.opened(k))
        .filter(|q| q.quotation && q.inner.len() > 12)?;
    let verb = (0..at).find(|&k| view.is_finite(k));
    let source = verb.and_then(|v| subject_before(view, v)).or_else(|| source_from(view, 0)).filter(|s| {
        matches!(
            s.kind,
            SourceType::Person
                | SourceType::Role
                | SourceType::Organisation
                | SourceType::Anonymous
                | SourceType::GovernmentMetonym
                | SourceType::Agency
                | SourceType::Media
        )
    })?;
    let cue = view.span_of(at, at);
    Some(make(view, cue, Some(source), CuePosition::Initial, vec![quote.outer]))
}

impl CuePosition {
    fn of(view: &View<'_>, i: usize) -> Self {
        let rest = view.tokens.len().saturating_sub(i);
        if i <= 1 {
            Self::Initial
        } else if view.tokens.iter().skip(i + 1).take(rest).any(|t| t.is(",")) {
            Self::Incise
        } else {
            Self::Final
        }
    }
}

/// What stands before and behind a cue that runs from token `first` to `last`.
fn contents(view: &View<'_>, first: usize, last: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let end_of_left = (0..first).rev().find(|&k| !view.is(k, ",")).and_then(|k| view.get(k));
    if let (Some(a), Some(b)) = (view.get(0).filter(|_| first > 0), end_of_left) {
        spans.push(Span::new(a.span.start, b.span.end));
    }
    let start = (last + 1..view.tokens.len()).find(|&k| !view.is_any(k, &[",", "."]));
    if let (Some(start), Some(z)) = (start.and_then(|k| view.get(k)), view.tokens.last()) {
        spans.push(Span::new(start.span.start, z.span.end));
    }
    spans
}

fn make(
    view: &View<'_>,
    cue: Span,
    source: Option<Source>,
    position: CuePosition,
    content: Vec<Span>,
) -> LocalAttribution {
    let quoted = view.quotes.iter().any(|q| q.quotation && content.iter().any(|c| c.overlaps(q.outer)));
    let bare = content.iter().any(|c| {
        view.tokens
            .iter()
            .enumerate()
            .filter(|(k, t)| c.covers(t.span) && t.kind == TokenKind::Word && view.quote_at(*k).is_none())
            .count()
            > 2
    });
    LocalAttribution {
        cue,
        source: source.map(|s| view.span_of(s.first, s.last)),
        source_type: source.map_or(SourceType::Impersonal, |s| s.kind),
        kind: match (quoted, bare) {
            (true, true) => AttributionKind::Mixed,
            (true, false) => AttributionKind::Direct,
            _ => AttributionKind::Indirect,
        },
        position,
        content,
        additive: false,
        speech_act: false,
        weak: false,
    }
}

fn with_verb(mut attribution: LocalAttribution, group: &VerbGroup, act: bool) -> LocalAttribution {
    attribution.additive = matches!(
        group.infinitive,
        "ajouter"
            | "poursuivre"
            | "préciser"
            | "conclure"
            | "continuer"
            | "reprendre"
            | "enchaîner"
            | "compléter"
            | "renchérir"
    );
    attribution.speech_act = act;
    attribution.weak = group.verb.class == CueClass::Want;
    attribution
}
