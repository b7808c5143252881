//! Pronouns as sources: « a-t-elle ajouté », « il affirme ».

use crate::article::Sentence;
use crate::entities::gazetteer::GivenName;
use crate::entities::spelling::fold;
use crate::entities::{EntityKind, nouns};
use crate::mentions::{Entity, Mention};
use crate::text::Span;

use super::link::starts_with;
use super::{Attribution, SourceType};

/// A pronoun that the chains left open speaks for the person that its sentence begins with, else for the last source
/// before it whom it can mean.
pub(super) fn resolve(
    text: &str,
    sentences: &[Sentence],
    mentions: &[Mention],
    entities: &[Entity],
    attributions: &mut [Attribution],
) {
    let mut before: Vec<(usize, Option<Gender>)> = Vec::new();
    let speaking: Vec<usize> = attributions.iter().map(|a| a.sentence).collect();
    for attribution in attributions.iter_mut() {
        let words = attribution.source.map(|s| s.of(text).to_lowercase());
        let pronoun = words.as_deref().map_or(Pronoun::Silent, Pronoun::of);
        // « Avant d'ajouter » has not even a pronoun.
        let open = match pronoun {
            Pronoun::None => false,
            Pronoun::Silent => attribution.source_type == SourceType::Person,
            Pronoun::One(_) | Pronoun::Several => true,
        };
        if open && attribution.entity.is_none() {
            let can = |known: Option<Gender>| match (pronoun, known) {
                (Pronoun::One(pronoun), Some(known)) => pronoun == known,
                _ => true,
            };
            let subject = sentences.get(attribution.sentence).and_then(|s| subject(text, s.span, mentions));
            // « Anne Lux le chiffre à deux millions. « C'est peu », dit-elle. »
            let above = || {
                let here = sentences.get(attribution.sentence)?;
                let above =
                    attribution.sentence.checked_sub(1).filter(|s| speaking.binary_search(s).is_err())?;
                let above = sentences.get(above).filter(|s| s.block == here.block)?;
                self::subject(text, above.span, mentions)
            };
            let one = matches!(pronoun, Pronoun::One(_));
            let fits_well = |e: &usize| can(entities.get(*e).and_then(gender));
            let subject = subject.filter(fits_well).or_else(|| above().filter(|_| one).filter(fits_well));
            let person = |e: usize| entities.get(e).is_some_and(|e| e.kind == EntityKind::Person);
            let fits = || before.iter().rev().filter(|(_, gender)| can(*gender)).map(|(entity, _)| *entity);
            let last = || fits().take(NEAR).find(|e| person(*e)).or_else(|| fits().next());
            attribution.entity = subject.or_else(last);
        }
        if let Some(entity) = attribution.entity {
            let known = entities
                .get(entity)
                .and_then(gender)
                .or_else(|| words.as_deref().and_then(Gender::of_phrase));
            before.push((entity, known));
        }
    }
}

/// How many sources back a person comes before a body.
const NEAR: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Man,
    Woman,
}

impl Gender {
    /// « le violoniste », « sa voisine »: what the article of a phrase tells.
    fn of_phrase(phrase: &str) -> Option<Self> {
        const MEN: [&str; 8] =
            ["compagnon", "cousin", "fils", "frère", "grand-père", "mari", "oncle", "père"];
        let mut words = phrase.split_whitespace();
        match words.next()? {
            "le" | "un" | "m." => Some(Self::Man),
            "la" | "sa" | "une" | "mme" => Some(Self::Woman),
            "son" => words.next().filter(|noun| MEN.contains(noun)).map(|_| Self::Man),
            _ => None,
        }
    }

    const fn only(man: bool, woman: bool) -> Option<Self> {
        match (man, woman) {
            (true, false) => Some(Self::Man),
            (false, true) => Some(Self::Woman),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
enum Pronoun {
    /// A name or a noun.
    None,
    /// Left out.
    Silent,
    One(Gender),
    Several,
}

impl Pronoun {
    fn of(words: &str) -> Self {
        match words.trim_start_matches(['-', 't']).trim_start_matches('-') {
            "il" | "lui" | "celui-ci" | "ce dernier" => Self::One(Gender::Man),
            "elle" | "celle-ci" | "cette dernière" => Self::One(Gender::Woman),
            "ils" | "elles" | "eux" | "l'" | "ses" => Self::Several,
            _ => Self::None,
        }
    }
}

/// What given name and functions tell of a person.
fn gender(entity: &Entity) -> Option<Gender> {
    let name = entity.name.split(' ').next().filter(|_| entity.name.contains(' '));
    let given = name.and_then(|first| GivenName::find(&fold(first)));
    let by_name = given.and_then(|g| Gender::only(g.man, g.woman));
    by_name.or_else(|| {
        let function = |role: &str| nouns::function(&fold(role.split(' ').next()?));
        entity.roles.iter().find_map(|(role, _)| function(role).and_then(|g| Gender::only(g.man, g.woman)))
    })
}

/// The person that a sentence begins with.
fn subject(text: &str, sentence: Span, mentions: &[Mention]) -> Option<usize> {
    let first = mentions.get(mentions.partition_point(|m| m.span.start < sentence.start))?;
    let begins = sentence.covers(first.span) && starts_with(text, sentence, first.span);
    first.entity.filter(|_| begins && first.kind == EntityKind::Person)
}
