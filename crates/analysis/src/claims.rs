//! Why a sentence needs a source.

use crate::text::Span;

mod clause;
mod conditional;
mod triggers;

pub(crate) use clause::Clause;
pub(crate) use conditional::{SCENARIOS, main_conditional};

/// One reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The kind of claim.
    pub kind: ClaimKind,
    /// The words that make it one.
    pub span: Span,
}

/// Kinds of claim.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClaimKind {
    /// « c'est la première fois que ».
    FirstSuperlative,
    /// A measurement of the world.
    Quantity,
    /// Dead, wounded, missing.
    Toll,
    /// What was said in a closed meeting.
    PrivateTalk,
    /// A crime or a fault of somebody.
    Allegation,
    /// What a third party wants or fears.
    Intention,
    /// « a été limogé »: by whom?
    DecisionWithoutDecider,
    /// « a provoqué ».
    Causal,
    /// « de plus en plus ».
    Trend,
    /// What will be.
    Prediction,
    /// What a machine can do.
    TechnicalPerformance,
    /// Health and science.
    HealthScience,
}

impl ClaimKind {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstSuperlative => "first-superlative",
            Self::Quantity => "quantity",
            Self::Toll => "toll",
            Self::PrivateTalk => "private-talk",
            Self::Allegation => "allegation",
            Self::Intention => "intention",
            Self::DecisionWithoutDecider => "decision-without-decider",
            Self::Causal => "causal",
            Self::Trend => "trend",
            Self::Prediction => "prediction",
            Self::TechnicalPerformance => "technical-performance",
            Self::HealthScience => "health-science",
        }
    }
}

/// Why a sentence needs a source; spans into the block.
pub(crate) fn find(clause: &Clause<'_>) -> Vec<Claim> {
    triggers::find(clause)
}
