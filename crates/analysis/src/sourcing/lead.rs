//! A lead that leaves it to the body to say who gives the news (I3).

use crate::article::{SegmentKind, Sentence};
use crate::attribution::{Attribution, SourceType};
use crate::claims::{Claim, ClaimKind};

use super::view::View;
use super::{Reading, Sourcing};

/// I3: title, standfirst and lead are covered when the first half of the body says the same with a source.
pub(super) fn by_body(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let running: Vec<usize> =
        (0..).zip(views).filter(|(_, v)| v.kind.is_running_text()).map(|(j, _)| j).collect();
    // A sentence stays explicit, so these are found once and not for every sentence of a long lead.
    let sourced: Vec<usize> = running
        .iter()
        .copied()
        .filter(|j| {
            sentences.get(*j).is_some_and(|s| {
                s.sourcing == Sourcing::Explicit
                    && s.attribution.and_then(|a| reading.attributions.get(a)).is_some_and(|a| !a.speech_act)
            })
        })
        .collect();
    for i in 0..sentences.len() {
        let (Some(view), Some(here)) = (views.get(i), sentences.get(i)) else { continue };
        if here.sourcing != Sourcing::None
            || !matches!(view.kind, SegmentKind::Standfirst | SegmentKind::Lead | SegmentKind::Title)
        {
            continue;
        }
        let last = running.get(running.partition_point(|j| *j <= i) + running.len() / 2).copied();
        let body = sourced.get(sourced.partition_point(|j| *j <= i)..).unwrap_or_default();
        let body = body.iter().take_while(|j| last.is_none_or(|last| **j <= last));
        let found = body.copied().find(|j| {
            views.get(*j).is_some_and(|v| {
                let (terms, entities) = (view.shares_terms(v), view.shares_entity(v));
                let same = terms >= 0.5
                    || (terms >= 0.33 && view.common_terms(v) >= 4)
                    || entities >= 2 && terms >= 0.2
                    || entities >= 1 && terms >= 0.3;
                same && (!view.tells_toll() || v.tells_victims())
            })
        });
        let attribution = found.and_then(|j| sentences.get(j)).map(|s| s.attribution);
        if let (Some(attribution), Some(sentence)) = (attribution, sentences.get_mut(i)) {
            sentence.sourcing = Sourcing::InheritedAfter;
            sentence.attribution = attribution;
        }
    }
}

/// The first sentence may leave it to the next two to say who announces a death, an arrest, an order.
pub(super) fn announced_later(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let running: Vec<usize> =
        (0..).zip(views).filter(|(_, v)| v.kind.is_running_text()).map(|(j, _)| j).take(3).collect();
    let Some((first, next)) = running.split_first() else { return };
    let event = |c: &Claim| matches!(c.kind, ClaimKind::Toll | ClaimKind::DecisionWithoutDecider);
    let open = |s: &&Sentence| s.sourcing == Sourcing::None && s.claims.iter().any(event);
    let (Some(lead), Some(told)) = (views.get(*first), sentences.get(*first).filter(open)) else { return };
    let tolls = || told.claims.iter().filter(|c| c.kind == ClaimKind::Toll);
    let peaceful = lead.tells_toll() && tolls().all(|c| is_peaceful(c.span.of(reading.text)));
    let counted = lead.tells_toll() && !peaceful && lead.local.figures;
    let official = |a: &Attribution| {
        !a.speech_act
            && matches!(
                a.source_type,
                SourceType::Organisation
                    | SourceType::Agency
                    | SourceType::Role
                    | SourceType::Person
                    | SourceType::Document
                    | SourceType::Media
            )
    };
    let found = next.iter().find_map(|j| {
        let sentence = sentences.get(*j).filter(|s| s.sourcing == Sourcing::Explicit)?;
        let attribution = sentence.attribution?;
        // Of a count of victims, who gives it speaks of them again; of one act, who speaks next does.
        let speaks_of = !counted || views.get(*j).is_some_and(|v| restates(lead, v));
        reading.attributions.get(attribution).filter(|a| speaks_of && official(a)).map(|_| (*j, attribution))
    });
    let Some((last, attribution)) = found else { return };
    // What is told between the event and who announces it is announced as well.
    for sentence in sentences.iter_mut().take(last).skip(*first).filter(|s| s.sourcing == Sourcing::None) {
        sentence.sourcing = Sourcing::InheritedAfter;
        sentence.attribution = Some(attribution);
    }
}

/// « est mort », « décède »: one death, which the family announces wherever it is named.
fn is_peaceful(death: &str) -> bool {
    const DEATHS: [&str; 8] =
        ["décède", "décédé", "décédée", "disparu", "disparue", "mort", "morte", "éteint"];
    DEATHS.contains(&death)
}

/// The sentence speaks of the victims, or of the decision, that the lead tells.
fn restates(lead: &View<'_>, view: &View<'_>) -> bool {
    view.local.presents
        || if lead.tells_toll() {
            view.tells_victims()
        } else {
            lead.common_terms(view) >= 2 || lead.shares_entity(view) > 0
        }
}
