//! Entities out of chained mentions.

use std::collections::BTreeMap;

use crate::mentions::chains::Chains;
use crate::mentions::{Entity, Mention, MentionForm};
use crate::text::Span;

/// Numbers entities by their first mention and gathers what the article says of each. `found` is in text order.
pub(super) fn build(
    text: &str,
    found: Vec<(Mention, usize)>,
    chains: &Chains,
) -> (Vec<Mention>, Vec<Entity>) {
    let mut number: BTreeMap<usize, usize> = BTreeMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut mentions = Vec::with_capacity(found.len());
    for (mut mention, chain) in found {
        let next = number.len();
        let entity = *number.entry(chain).or_insert(next);
        if entity == entities.len() {
            entities.push(Entity {
                kind: mention.kind,
                name: chains.get(chain).map(|c| c.words.join(" ")).unwrap_or_default(),
                aliases: chains.get(chain).map(|c| c.aliases.clone()).unwrap_or_default(),
                variants: Vec::new(),
                roles: Vec::new(),
                mentions: Vec::new(),
            });
        }
        mention.entity = Some(entity);
        if let Some(entity) = entities.get_mut(entity) {
            entity.mentions.push(mentions.len());
            note(text, &mention, entity);
        }
        mentions.push(mention);
    }
    for entity in &mut entities {
        entity.variants.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    (mentions, entities)
}

/// Counts the written form and keeps the function or description.
fn note(text: &str, mention: &Mention, entity: &mut Entity) {
    let role = match mention.form {
        MentionForm::Name => {
            let written = words(mention.span.of(text));
            match entity.variants.iter_mut().find(|(form, _)| *form == written) {
                Some((_, count)) => *count += 1,
                None => entity.variants.push((written, 1)),
            }
            mention.role
        }
        MentionForm::Description => Some(mention.span),
        MentionForm::Pronoun => None,
    };
    if let Some(span) = role {
        let span = without_article(text, span);
        let role = words(span.of(text));
        if !role.is_empty() && !entity.roles.iter().any(|(known, _)| *known == role) {
            entity.roles.push((role, span));
        }
    }
}

/// On one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// « le ministre » is « ministre ».
fn without_article(text: &str, span: Span) -> Span {
    let written = span.of(text);
    let lower = written.to_lowercase().replace('’', "'");
    for article in ["le ", "la ", "l'", "un ", "une ", "ce ", "cet ", "cette "] {
        if lower.starts_with(article) {
            let bytes: usize = written.chars().take(article.chars().count()).map(char::len_utf8).sum();
            return Span::new(span.start + bytes, span.end);
        }
    }
    span
}
