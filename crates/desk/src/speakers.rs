//! Who speaks in a quotation, and whether two quotations can have the same speaker.

use sourcier_analysis::attribution::SourceType;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::tokenizer::{Token, TokenKind, tokenize};
use sourcier_index::contribution::AttributionFacts;

use crate::rules::Context;
use crate::{ArticleId, Contribution, Identity};

/// Who speaks, as far as an article says.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Voice {
    /// Somebody with a name.
    Named(Identity),
    /// « le ministre »: the noun, folded, in the singular.
    Role(String),
    /// Nobody is named, or one who only passes words on: an agency, a spokesman, a report.
    Unknown,
}

impl Voice {
    /// The voice behind `attribution`, which is one of `article`.
    pub(crate) fn of(ctx: &Context<'_>, article: &ArticleId, attribution: Option<&AttributionFacts>) -> Self {
        let (Some(facts), Some(attribution)) = (ctx.index.article(article), attribution) else {
            return Self::Unknown;
        };
        let source = attribution.source.map(|span| span.of(&facts.text)).unwrap_or_default();
        if !speaks_for_itself(attribution.source_type) || source.contains("orte-parole") {
            return Self::Unknown;
        }
        if let Some(identity) = attribution.entity.and_then(|entity| ctx.index.identity(article, entity)) {
            return Self::Named(identity);
        }
        head(source).map_or(Self::Unknown, Self::Role)
    }

    /// Certainly one and the same.
    pub(crate) fn is(&self, other: &Self) -> bool {
        *self != Self::Unknown && self == other
    }

    /// Certainly two: two people with names, two functions. A name and a function may be one person's.
    pub(crate) fn is_not(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(a), Self::Named(b)) => {
                let person = |identity: &Identity| identity.as_str().starts_with("per/");
                a != b && person(a) && person(b)
            }
            (Self::Role(a), Self::Role(b)) => a != b && !(is_anybody(a) || is_anybody(b)),
            _ => false,
        }
    }
}

const fn speaks_for_itself(kind: SourceType) -> bool {
    matches!(
        kind,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::GovernmentMetonym
    )
}

/// The noun of « le ministre russe de la Défense »: the first word that is no determiner.
fn head(source: &str) -> Option<String> {
    let words = tokenize(source);
    let is_head = |t: &&Token| {
        t.kind == TokenKind::Word && !t.word.is(Features::DET | Features::PRON | Features::ADP) && !t.is("l'")
    };
    Some(fold(&words.iter().find(is_head)?.norm).trim_end_matches(['s', 'x']).to_owned())
}

/// Words for a person whose function is another word: « l'élu » is the mayor.
fn is_anybody(head: &str) -> bool {
    [
        "chef", "dirigeant", "elu", "elue", "femme", "homme", "interesse", "interessee", "leader", "numero",
        "patron", "patronne", "responsable", "source",
    ]
    .contains(&head)
}

/// Two articles that can be about one event: not dated more than three days apart.
pub(crate) fn same_days(a: &Contribution, b: &Contribution) -> bool {
    a.days_apart(b).is_none_or(|days| days <= 3)
}

/// Two articles name somebody or something in common.
pub(crate) fn share_a_name(a: &Contribution, b: &Contribution) -> bool {
    a.entities.iter().any(|of_a| b.entities.iter().any(|of_b| of_a.name == of_b.name))
}
