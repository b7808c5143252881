//! An article that reports a publication: « L'institut a publié son étude ». Its figures are from there, until somebody
//! else speaks.

use crate::article::{SegmentKind, Sentence};
use crate::attribution::{Attribution, SourceType};
use crate::claims::ClaimKind;
use crate::entities::spelling;
use crate::lexicon;

use super::view::{self, View};
use super::{Reading, Sourcing};

/// Gives figures the source of the publication that the article reports.
pub(super) fn cover(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    // The attribution that names it, where one does.
    let mut publication: Option<Option<usize>> = None;
    for (view, sentence) in views.iter().zip(sentences.iter_mut()) {
        if matches!(view.kind, SegmentKind::Title | SegmentKind::Crosshead | SegmentKind::ForeignArticle) {
            publication = None;
        }
        if !view.kind.is_running_text() {
            continue;
        }
        match sentence.sourcing {
            Sourcing::None => {
                let named = view.local.survey && names_office(reading, sentence);
                publication = publication.or_else(|| named.then_some(None));
                // « Elle aurait aussi touché 3 000 euros » is no figure of a publication.
                let told = view.local.conditional.is_none() || view.local.plain_conditional;
                if let Some(attribution) = publication.filter(|_| told && is_series(sentence)) {
                    sentence.sourcing = Sourcing::InheritedBefore;
                    sentence.attribution = attribution;
                }
            }
            Sourcing::Explicit | Sourcing::OwnSpeech => {
                let own =
                    sentence.attribution.filter(|a| reading.attributions.get(*a).is_some_and(publishes));
                let survey = view.local.survey || names_office(reading, sentence);
                publication = own
                    .filter(|_| survey)
                    .map(Some)
                    .or_else(|| publication.filter(|p| p.is_some_and(|p| is_same(reading, p, own))));
            }
            _ => {}
        }
    }
}

/// Figures, and what a series of them shows: « la plus forte hausse depuis dix ans ».
fn is_series(sentence: &Sentence) -> bool {
    let counts = |kind| matches!(kind, ClaimKind::Quantity | ClaimKind::FirstSuperlative | ClaimKind::Trend);
    !sentence.claims.is_empty() && sentence.claims.iter().all(|c| counts(c.kind))
}

/// A body whose trade is statistics is named.
fn names_office(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    view::mentions_in(reading.mentions, sentence.span)
        .any(|m| lexicon::is_statistics_office(&spelling::fold(m.span.of(reading.text))))
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
