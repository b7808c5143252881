//! The strong triggers (a–g): what makes a sentence need a source.

use super::clause::Clause;
use super::{Claim, ClaimKind};

mod allegation;
mod course;
mod covert;
mod effect;
mod fault;
mod first;
mod inquiry;
mod measure;
mod mind;
mod people;
mod talk;
mod verdict;

pub(crate) use measure::is_read_off;

/// Looks for one kind of claim; gives its first and last token.
type Trigger = fn(&Clause<'_>) -> Option<(usize, usize)>;

const TRIGGERS: [(ClaimKind, Trigger); 12] = [
    (ClaimKind::FirstSuperlative, first::first),
    (ClaimKind::Quantity, measure::quantity),
    (ClaimKind::Toll, people::toll),
    (ClaimKind::PrivateTalk, talk::private_talk),
    (ClaimKind::Allegation, allegation::allegation),
    (ClaimKind::Intention, mind::intention),
    (ClaimKind::DecisionWithoutDecider, people::undecided),
    (ClaimKind::Causal, effect::causal),
    (ClaimKind::Trend, measure::trend),
    (ClaimKind::Prediction, mind::prediction),
    (ClaimKind::TechnicalPerformance, measure::performance),
    (ClaimKind::HealthScience, effect::science),
];

/// All claims of a sentence, one a kind, in the order of the kinds.
pub(super) fn find(clause: &Clause<'_>) -> Vec<Claim> {
    if clause.exemption().is_some() {
        return Vec::new();
    }
    TRIGGERS
        .iter()
        .filter_map(|(kind, trigger)| {
            trigger(clause).map(|(a, z)| Claim { kind: *kind, span: clause.span(a, z) })
        })
        .collect()
}
