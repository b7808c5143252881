//! P11, P12: gerunds and infinitives that go on for the same source.

use crate::attribution::kind::{classify, is_person};
use crate::attribution::phrase::{Source, source_from};
use crate::attribution::subject::{main_subject, parsed_subject, subject_before};
use crate::attribution::verbs::{Mood, VerbGroup};
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType, Stance};
use crate::lexicon::Features;
use crate::lexicon::cues::{self, CueClass, Frame};
use crate::syntax::Upos;
use crate::text::Span;

use super::complement::{Complement, complement};
use super::incise::somebody;
use super::object::takes_up;
use super::{contents, make, with_verb};

/// P11, P12: « …, ajoutant que P », « pour annoncer que P », « Eux d'ajouter que ».
pub(super) fn nonfinite(
    view: &View<'_>,
    group: &VerbGroup,
    found: &[LocalAttribution],
) -> Option<LocalAttribution> {
    // « pour trouver « une voie de sortie » », « après avoir découvert que »
    if matches!(group.infinitive, "découvrir" | "désigner" | "trouver" | "voir") {
        return None;
    }
    if group.infinitive == "citer" {
        return citing(view, group);
    }
    let complement = complement(view, group)?;
    // « …, l'organisation ayant revendiqué l'attaque »: a participle with a subject of its own.
    let adjacent = subject_before(view, group.first).filter(|s| {
        let own = s.last + 1 == group.first && s.first > 0 && view.is(s.first - 1, ",");
        own && group.mood == Mood::PresentParticiple
    });
    if !governed(view, group, complement, adjacent, found) {
        return None;
    }
    // « pour avoir livré des secrets »
    if let Complement::Object(at) = complement {
        let owns = |noun: &str| cues::is_own_object(group.infinitive, noun);
        let needs = owns("").is_some() && !group.verb.has(Frame::Infinitive);
        if needs && !(at..at + 7).any(|k| view.get(k).is_some_and(|t| owns(&t.norm) == Some(true))) {
            return None;
        }
    }
    let before = view.before(group.first);
    // « pour répondre à la nécessité de « Q » »
    let mut behind = (group.last + 1..group.last + 4).filter_map(|k| view.get(k));
    let meets = behind.any(|t| cues::is_other_object(group.infinitive, &t.norm));
    if meets || authors_voice(view, group) {
        return None;
    }
    // « consistait à raconter », « une tendance à considérer »: what is done so, or by habit, reports nothing.
    let habit = group.mood == Mood::Infinitive
        && before.is_some_and(|t| t.is("à"))
        && view.get(group.first.wrapping_sub(2)).is_some_and(|t| {
            matches!(t.word.infinitive(), Some("consister" | "servir" | "viser"))
                || t.word.is(Features::NOUN) && view.upos(group.first - 2) == Some(Upos::Noun)
        });
    if habit {
        return None;
    }
    let linked = match group.mood {
        Mood::PresentParticiple => before.is_none_or(|t| {
            t.is_any(&[",", "en", "et", "»", "–"])
                || view.closes(group.first - 1)
                || adjacent.is_some()
                || matches!(complement, Complement::Clause(_) | Complement::Quotation(_))
        }),
        _ => before.is_some_and(|t| {
            t.is_any(&["pour", "de", "d'", "à", "après", "avant", "et", "afin", "jusqu'", "sans"])
        }),
    };
    if !linked {
        return None;
    }
    let source = source(view, group, found, adjacent);
    // « Avant d'ajouter : « Q » »: a sentence without a verb of its own goes on for the source before it.
    let goes_on = source.is_none()
        && view.is_any(0, &["avant", "après", "puis", "et"])
        && group.first <= 3
        && matches!(complement, Complement::Quotation(_) | Complement::Clause(_));
    // « Il a été libéré mardi, affirmant que le quai fermera »: whoever the clause before tells of.
    let somebody = || {
        let tree = &view.tree;
        let subject = tree.subject(group.main).and_then(|w| tree.word(w));
        subject.is_some_and(|w| matches!(w.upos, Upos::Pron | Upos::Propn) || is_person(&w.lemma))
    };
    let trails = source.is_none()
        && somebody()
        && group.mood == Mood::PresentParticiple
        && before.is_some_and(|t| t.is(","))
        && matches!(complement, Complement::Clause(_))
        && !matches!(group.verb.class, CueClass::Want | CueClass::Estimate);
    let goes_on = goes_on || trails;
    if source.is_none() && !goes_on {
        return None;
    }
    // « Un docker est parti après avoir annoncé sa retraite »: it is told of him.
    let past = before.is_some_and(|t| t.is_any(&["après", "avant"]));
    if past && source.is_some_and(|s| s.kind == SourceType::Anonymous) {
        return None;
    }
    let content =
        view.get(complement.at()).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    let cue = view.span_of(group.first, group.last);
    let mut attribution = make(view, cue, source, CuePosition::Embedded, content);
    if withholds(view, group) {
        return Some(LocalAttribution { stance: Stance::Silent, weak: true, ..attribution });
    }
    if goes_on {
        attribution.source_type = SourceType::Person;
    }
    Some(with_verb(view, attribution, group, false))
}

/// Whether what stands behind the verb is something that it can report, and the verb stands so that it does.
fn governed(
    view: &View<'_>,
    group: &VerbGroup,
    complement: Complement,
    adjacent: Option<Source>,
    found: &[LocalAttribution],
) -> bool {
    match complement {
        Complement::Clause(_) => group.verb.has(Frame::Clause),
        // « tente d'établir un décompte des victimes de la « guerre des prix » »
        Complement::Quotation(at) if group.mood == Mood::Infinitive && at > group.last + 8 => {
            (group.last + 1..at).any(|k| view.is(k, ":"))
        }
        Complement::Quotation(_) => {
            (group.verb.class != CueClass::Manner || group.mood == Mood::PresentParticiple)
                && !takes_up(view, group, complement.at())
        }
        _ if withholds(view, group) => true,
        Complement::Infinitive(_) => {
            group.verb.has(Frame::Infinitive)
                && group.mood == Mood::PresentParticiple
                && group.verb.class != CueClass::Want
        }
        Complement::Question(_) | Complement::Alone(_) => false,
        Complement::Object(at) => {
            let objects =
                group.verb.has(Frame::Object) || view.get(at).is_some_and(|t| group.verb.takes(&t.norm));
            group.mood == Mood::PresentParticiple
                && objects
                && group.verb.class != CueClass::Want
                && (view.before(group.first).is_some_and(|t| t.is_any(&[",", "en"])) || adjacent.is_some())
                && (adjacent.is_some()
                    || found.iter().any(|a| a.source.is_some())
                    || view.is(group.first.wrapping_sub(1), "en"))
                || group.mood == Mood::Infinitive
                    && objects
                    && (view.is(group.first, "avoir") || is_purpose(view, group))
        }
    }
}

/// Whom the verb goes on for: its own subject, that of the clause around it, else the source found last.
fn source(
    view: &View<'_>,
    group: &VerbGroup,
    found: &[LocalAttribution],
    adjacent: Option<Source>,
) -> Option<Source> {
    let near = adjacent
        .or_else(|| narrative_subject(view, group))
        .or_else(|| {
            subject_before(view, group.first).filter(|s| {
                s.kind != SourceType::Impersonal
                    && group.mood == Mood::Infinitive
                    && s.last + 2 >= group.first
            })
        })
        .or_else(|| main_subject(view, group.first))
        .or_else(|| following_subject(view, group))
        .or_else(|| parsed_subject(view, group.main))
        .filter(|s| !matches!(s.kind, SourceType::Document | SourceType::Impersonal));
    near.or_else(|| {
        let known = found.iter().rev().find_map(|a| a.source)?;
        let first = view.tokens.iter().position(|t| t.span.start >= known.start)?;
        let last = view.tokens.iter().rposition(|t| t.span.end <= known.end)?;
        classify(view, first, last).map(|kind| Source { first, last, kind })
    })
}

/// « …, rapporte le journal, citant un diplomate »: who is cited is the source.
fn citing(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let cites = group.mood == Mood::PresentParticiple;
    let at = group.last + 1;
    let source = cites.then(|| source_from(view, at).or_else(|| somebody(view, at)))?;
    let source = source.filter(|s| s.kind != SourceType::Impersonal)?;
    let content = contents(view, group.first, source.last);
    let cue = view.span_of(group.first, group.last);
    Some(with_verb(view, make(view, cue, Some(source), CuePosition::Embedded, content), group, false))
}

/// « sans préciser de montant »: what is not said.
fn withholds(view: &View<'_>, group: &VerbGroup) -> bool {
    let without = group.mood == Mood::Infinitive && view.is(group.first.wrapping_sub(1), "sans");
    without
        && matches!(group.infinitive, "dire" | "donner" | "expliquer" | "indiquer" | "préciser" | "révéler")
}

/// « ont manifesté pour dénoncer N », « afin de réclamer N »: what people do in order to say it.
fn is_purpose(view: &View<'_>, group: &VerbGroup) -> bool {
    let at = group.first;
    let purpose = at > 0 && (view.is(at - 1, "pour") || at > 1 && view.is(at - 2, "afin"));
    let says = matches!(
        group.infinitive,
        "annoncer"
            | "condamner"
            | "critiquer"
            | "demander"
            | "dénoncer"
            | "exiger"
            | "protester"
            | "réclamer"
    );
    purpose && says
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
    let forced = group.first > 2 && view.is(group.first - 3, "force") && view.is(group.first - 2, "est");
    let bare = forced
        || view.is(group.first.wrapping_sub(1), "à") && group.first <= 2 && group.mood == Mood::Infinitive;
    bare || (impersonal
        && view.before(group.first).is_some_and(|t| t.is_any(&["de", "d'", "à"]))
        && group.mood == Mood::Infinitive)
}

/// « Et le maire d'ajouter que », « Eux de répondre que »: an infinitive that tells.
fn narrative_subject(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let tells = group.mood == Mood::Infinitive
        && view.before(group.first).is_some_and(|t| t.is_any(&["de", "d'"]))
        && !(0..group.first).any(|k| view.is_finite(k));
    // « Et au maire de conclure : »
    let joined = usize::from(view.is_any(0, &["et", "puis"]));
    let first = joined + usize::from(view.is_any(joined, &["à", "au", "aux"]));
    let last = group.first.checked_sub(2).filter(|last| tells && *last >= first)?;
    source_from(view, first)?;
    classify(view, first, last).map(|kind| Source { first, last, kind })
}

/// « Après avoir annoncé N, S a affirmé »: the subject comes later.
fn following_subject(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    // « a-t-elle critiqué, affirmant que le quai fermera », « Et de regretter que le quai ferme »
    let told_before = (0..group.first).any(|k| view.is_finite(k)) || view.is_any(0, &["et", "puis"]);
    if told_before {
        return None;
    }
    let verb =
        (group.last + 1..view.tokens.len()).filter(|&k| view.is_finite(k)).find(|&k| k > group.last + 2)?;
    subject_before(view, verb)
}
