//! An article that reports a publication: « L'institut a publié son étude ». Its figures are from there, until somebody
//! else speaks.

use crate::article::{SegmentKind, Sentence};
use crate::attribution::{Attribution, SourceType};
use crate::claims::ClaimKind;

use super::view::View;
use super::{Reading, Sourcing};

/// Gives figures the source of the publication that the article reports.
pub(super) fn cover(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let mut publication: Option<usize> = None;
    for (view, sentence) in views.iter().zip(sentences.iter_mut()) {
        if matches!(view.kind, SegmentKind::Title | SegmentKind::Crosshead | SegmentKind::ForeignArticle) {
            publication = None;
        }
        if !view.kind.is_running_text() {
            continue;
        }
        let figures =
            |s: &Sentence| !s.claims.is_empty() && s.claims.iter().all(|c| c.kind == ClaimKind::Quantity);
        match sentence.sourcing {
            // « Elle aurait aussi touché 3 000 euros » is no figure of a publication.
            Sourcing::None
                if publication.is_some()
                    && figures(sentence)
                    && (view.local.conditional.is_none() || view.local.plain_conditional) =>
            {
                sentence.sourcing = Sourcing::InheritedBefore;
                sentence.attribution = publication;
            }
            Sourcing::Explicit | Sourcing::OwnSpeech => {
                let own =
                    sentence.attribution.filter(|a| reading.attributions.get(*a).is_some_and(publishes));
                publication = own
                    .filter(|_| view.local.survey)
                    .or_else(|| publication.filter(|p| is_same(reading, *p, own)));
            }
            _ => {}
        }
    }
}

/// A body or a document, as against a person.
fn publishes(attribution: &Attribution) -> bool {
    matches!(attribution.source_type, SourceType::Organisation | SourceType::Document | SourceType::Agency)
}

/// The same source goes on.
fn is_same(reading: &Reading<'_>, publication: usize, other: Option<usize>) -> bool {
    let entity = |a: usize| reading.attributions.get(a).and_then(|a| a.entity);
    other.is_some_and(|other| entity(other).is_some() && entity(other) == entity(publication))
}
