//! A strong claim that nobody stands behind: « C'est la première fois qu'une délégation visite cette base. »

use std::cell::LazyCell;

use serde::Deserialize;
use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_analysis::checkworthy;
use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::sourcing::Sourcing;

use super::{Context, Family, Rule, unsourced_figure};
use crate::diagnostics::{Diagnostic, Severity};
use crate::takeover;

pub(crate) const RULE: Rule = Rule {
    code: "unsourced-claim",
    severity: Severity::Warning,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("unsourced_claim.md"),
    check,
};

/// `[unsourced-claim]` in the settings.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Options {
    /// The kinds of claim that need a source: all by default.
    pub triggers: Vec<Trigger>,
}

impl Default for Options {
    fn default() -> Self {
        use Trigger::{
            Allegation, Assertion, Causal, Death, DecisionWithoutDecider, FirstSuperlative, HealthScience,
            Intention, Prediction, PrivateTalk, TechnicalPerformance, Trend,
        };
        Self {
            triggers: vec![
                FirstSuperlative, PrivateTalk, Allegation, Death, DecisionWithoutDecider, HealthScience,
                Causal, Trend, Prediction, Intention, TechnicalPerformance, Assertion,
            ],
        }
    }
}

impl Options {
    /// The rule asks a source for that kind of claim.
    pub(crate) fn asks(&self, kind: ClaimKind) -> bool {
        self.triggers.iter().any(|trigger| trigger.kind() == kind)
    }
}

/// A kind of claim that the rule can ask a source for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// « C'est la première fois que … »
    FirstSuperlative,
    /// What was said behind closed doors.
    PrivateTalk,
    /// A crime or a fault of somebody.
    Allegation,
    /// Somebody died or was hurt, and nobody says so. Counted victims are the matter of `unsourced-figure`.
    Death,
    /// « a été limogé », « a été placé en garde à vue »
    DecisionWithoutDecider,
    /// « pollue les nappes phréatiques »
    HealthScience,
    /// What a third party wants or fears.
    Intention,
    /// « a provoqué »
    Causal,
    /// « de plus en plus »
    Trend,
    /// What will be.
    Prediction,
    /// What a machine can do.
    TechnicalPerformance,
    /// What desks ask a source for although no word of it says why.
    Assertion,
}

impl Trigger {
    const fn kind(self) -> ClaimKind {
        match self {
            Self::FirstSuperlative => ClaimKind::FirstSuperlative,
            Self::PrivateTalk => ClaimKind::PrivateTalk,
            Self::Allegation => ClaimKind::Allegation,
            Self::DecisionWithoutDecider => ClaimKind::DecisionWithoutDecider,
            Self::Intention => ClaimKind::Intention,
            Self::Causal => ClaimKind::Causal,
            Self::Trend => ClaimKind::Trend,
            Self::Death => ClaimKind::Toll,
            Self::HealthScience => ClaimKind::HealthScience,
            Self::Prediction => ClaimKind::Prediction,
            Self::TechnicalPerformance => ClaimKind::TechnicalPerformance,
            Self::Assertion => ClaimKind::Assertion,
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::FirstSuperlative => {
                "Première ou record affirmé sans source\u{a0}: il manque qui l’établit."
            }
            Self::PrivateTalk => {
                "Teneur d’un entretien donnée sans source\u{a0}: il manque qui l’a rapportée."
            }
            Self::Allegation => "Faute ou délit affirmé sans source\u{a0}: il manque qui l’affirme.",
            Self::DecisionWithoutDecider => {
                "Acte ou constat sans auteur\u{a0}: il manque qui l’a décidé, établi ou annoncé."
            }
            Self::Intention => "Intention prêtée à un tiers sans source\u{a0}: il manque qui la lui connaît.",
            Self::Causal => "Lien de cause à effet affirmé sans source\u{a0}: il manque qui l’établit.",
            Self::Death => "Mort ou blessure annoncée sans source\u{a0}: il manque qui la confirme.",
            Self::HealthScience => {
                "Effet sur la santé ou la nature affirmé sans source\u{a0}: il manque qui l’établit."
            }
            Self::Prediction => "Prévision sans source\u{a0}: il manque de qui elle vient.",
            Self::TechnicalPerformance => {
                "Performance technique affirmée sans source\u{a0}: il manque qui la donne."
            }
            Self::Assertion => "Affirmation sans source\u{a0}: il manque qui le dit.",
            Self::Trend => "Tendance affirmée sans chiffre ni source\u{a0}: il manque d’où elle est tirée.",
        }
    }
}

/// Genres that give records and decisions without a source.
pub(crate) const OWN_CUSTOMS: &[&str] = &["sport", "sports", "bourse", "marches", "chronologie"];

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.has_genre(OWN_CUSTOMS) {
        return;
    }
    let sport = LazyCell::new(|| unsourced_figure::is_sports_report(ctx));
    for sentence in ctx.running_text().filter(|s| matches!(s.sourcing, Sourcing::None | Sourcing::Agency)) {
        let Some(trigger) = strongest(ctx, sentence) else { continue };
        let record = matches!(trigger, Trigger::FirstSuperlative | Trigger::Trend | Trigger::Prediction);
        if is_taken_up(ctx, sentence, trigger.kind()) || record && *sport {
            continue;
        }
        let mut diagnostic = Diagnostic::new(&RULE, sentence.span, trigger.message().to_owned());
        // The body may give the source of what comes before it.
        if ctx.article.segment_of(sentence) != SegmentKind::Body {
            diagnostic.severity = Severity::Information;
        }
        takeover::offer(ctx, sentence, &mut diagnostic);
        acc.push(diagnostic);
    }
}

/// Read whole, the sentence is one whose claims of that kind desks print without a source, and no other article gives one.
pub(crate) fn is_doubted(ctx: &Context<'_>, sentence: &Sentence, kind: ClaimKind) -> bool {
    let little = sentence.worth.is_some_and(|worth| worth < checkworthy::least(kind));
    little && takeover::loan(ctx, sentence).is_none()
}

/// A standfirst sums up: what the text says without a source is asked for there.
pub(super) fn is_taken_up(ctx: &Context<'_>, sentence: &Sentence, kind: ClaimKind) -> bool {
    let is_standfirst = |s: &Sentence| ctx.article.segment_of(s) == SegmentKind::Standfirst;
    is_standfirst(sentence)
        && ctx.running_text().any(|s| {
            s.sourcing == Sourcing::None && !is_standfirst(s) && s.claims.iter().any(|c| c.kind == kind)
        })
}

/// The first of the triggers that are on which the sentence pulls in the article's own voice.
fn strongest(ctx: &Context<'_>, sentence: &Sentence) -> Option<Trigger> {
    let triggers = &ctx.config.unsourced_claim.triggers;
    triggers.iter().copied().find(|t| {
        sentence.claims.iter().any(|c| {
            // Victims that are counted are a figure.
            let figure = c.kind == ClaimKind::Toll && unsourced_figure::is_counted(ctx, c.span);
            c.kind == t.kind() && !figure && !ctx.is_quoted(c.span) && !is_doubted(ctx, sentence, c.kind)
        })
    })
}
