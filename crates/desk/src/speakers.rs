//! Who speaks in a quotation, and whether two quotations can have the same speaker.

use sourcier_analysis::attribution::SourceType;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::mentions::MentionForm;
use sourcier_analysis::tokenizer::{Token, TokenKind, tokenize};
use sourcier_index::contribution::AttributionFacts;
use sourcier_index::verbatim::Verbatim;

use crate::rules::Context;
use crate::{ArticleId, Contribution, Identity, Span};

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
        if !speaks_for_itself(attribution.source_type) || source.contains("orte-parole") || is_many(source) {
            return Self::Unknown;
        }
        if let Some(identity) =
            speaker(facts, attribution).and_then(|entity| ctx.index.identity(article, entity))
        {
            return Self::Named(identity);
        }
        head(source).filter(|_| !is_pronoun(source)).map_or(Self::Unknown, Self::Role)
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

/// « Ils », « Kim et Choïgou », « les deux ministres »: each of them says it, and the other does.
fn is_many(source: &str) -> bool {
    let folded = fold(source);
    let mut words = folded.split_whitespace();
    matches!(words.next(), Some("ils" | "elles" | "mm." | "mm"))
        || words.any(|word| word == "et" || word == "deux")
}

/// « -t-il », « elle », « ce dernier »: whoever it is. One that was resolved is known by its entity all the same.
pub(crate) fn is_pronoun(source: &str) -> bool {
    let words = fold(source);
    let words = words.trim().trim_start_matches("t ").trim_start();
    let pronouns = [
        "ce dernier", "celle ci", "celles ci", "celui ci", "cette derniere", "ceux ci", "elle", "elles",
        "eux", "il", "ils", "lui", "on",
    ];
    pronouns.contains(&words)
}

/// The noun of « le ministre russe de la Défense », « l'ancienne ministre »: the first word that is no determiner.
fn head(source: &str) -> Option<String> {
    let words = tokenize(source);
    let is_head = |t: &&Token| {
        t.kind == TokenKind::Word
            && !t.word.is(Features::DET | Features::PRON | Features::ADP)
            && !t.is_any(&["l'", "ancien", "ancienne", "ex"])
    };
    Some(fold(&words.iter().find(is_head)?.norm).trim_end_matches(['s', 'x']).to_owned())
}

/// The entity that speaks.
pub(crate) fn speaker(facts: &Contribution, attribution: &AttributionFacts) -> Option<usize> {
    apposed(facts, attribution).or(attribution.entity)
}

/// « le préfet, Paul Rey »: the person whose name stands behind the function.
fn apposed(facts: &Contribution, attribution: &AttributionFacts) -> Option<usize> {
    let source = attribution.source.filter(|_| attribution.source_type == SourceType::Role)?;
    let next = facts.mentions.get(facts.mentions.partition_point(|m| m.span.start < source.end))?;
    let between = Span::new(source.end, next.span.start).of(&facts.text);
    let person = facts.entities.get(next.entity).is_some_and(|e| e.kind == EntityKind::Person);
    (person && between.trim() == "," && next.form == MentionForm::Name).then_some(next.entity)
}

/// Words for a person whose function is another word: « l'élu » is the mayor, « la socialiste » the minister.
fn is_anybody(head: &str) -> bool {
    head.ends_with("iste")
        || [
            "chef", "dirigeant", "elu", "elue", "femme", "homme", "interesse", "interessee", "leader",
            "numero", "patron", "patronne", "responsable", "source",
        ]
        .contains(&head)
}

/// Two articles that can quote one speech: not dated more than three days apart. Long words are quoted longer, for a
/// month.
pub(crate) fn same_days(a: &Contribution, b: &Contribution, words: &Verbatim) -> bool {
    let most = if words.len() >= LONG { 31 } else { 3 };
    a.days_apart(b).is_none_or(|days| days <= most)
}

/// So many words are not said twice.
const LONG: usize = 8;

/// Two articles name somebody or something in common.
pub(crate) fn share_a_name(a: &Contribution, b: &Contribution) -> bool {
    a.entities.iter().any(|of_a| b.entities.iter().any(|of_b| of_a.name == of_b.name))
}
