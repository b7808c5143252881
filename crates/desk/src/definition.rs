//! Where a person, body or place is introduced.

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::MentionForm;
use sourcier_index::contribution::MentionFacts;

use crate::mentions::Appearance;
use crate::{ArticleId, Contribution, Location, Snapshot};

impl Snapshot {
    /// The first full mention of what stands at `offset`: in the article, or, from that mention itself and when the
    /// article never gives the full name, in the oldest article of the dossier that does. The first mention by name
    /// when there is no full one anywhere.
    pub fn definition(&self, id: &ArticleId, offset: usize) -> Vec<Location> {
        let Some((cursor, identity)) = self.identity_at(id, offset) else { return Vec::new() };
        let (here, mut elsewhere): (Vec<_>, Vec<_>) =
            self.appearances(&identity).into_iter().partition(|appearance| appearance.article == id);
        elsewhere.sort_by_key(|a| (a.contribution.date.is_none(), a.contribution.date.as_deref(), a.article));
        let at_home = here.iter().find_map(introduction);
        if let Some(location) = at_home.clone().filter(|location| location.span != cursor.span) {
            return vec![location];
        }
        let abroad = elsewhere.iter().find_map(introduction);
        let named = || here.iter().chain(&elsewhere).find_map(first_name);
        abroad.or(at_home).or_else(named).into_iter().collect()
    }
}

/// The first full mention of an article; one in running text rather than one in a headline or a caption.
pub(crate) fn introduction(appearance: &Appearance<'_>) -> Option<Location> {
    let full = || appearance.references().filter(|m| is_full(appearance.contribution, m));
    let running = full().find(|m| m.segment.is_running_text());
    running
        .or_else(|| full().find(|m| m.segment.is_article()))
        .map(|mention| appearance.location(mention.span))
}

/// The first mention by any name, in the article rather than around it.
pub(crate) fn first_name(appearance: &Appearance<'_>) -> Option<Location> {
    let named = || appearance.references().filter(|m| m.form == MentionForm::Name);
    let mention = named().find(|m| m.segment.is_article()).or_else(|| named().next())?;
    Some(appearance.location(mention.span))
}

/// A person with first name and surname, a body with more than its acronym, a place.
fn is_full(contribution: &Contribution, mention: &MentionFacts) -> bool {
    let words = mention.span.of(&contribution.text);
    let kind = contribution.entities.get(mention.entity).map(|entity| entity.kind);
    mention.form == MentionForm::Name
        && match kind {
            Some(EntityKind::Person) => words.split_whitespace().count() > 1,
            Some(EntityKind::Organisation) => words.chars().any(char::is_lowercase),
            _ => true,
        }
}
