//! What a credit line covers (I6): itself and the legend it stands under. « (Hanpo) » at the end of an article says who
//! wrote it, not who told them: the sentences of the body keep their own need for a source.

use crate::article::{SegmentKind, Sentence};
use crate::lexicon;

use super::view::View;
use super::{Reading, Sourcing};

/// Marks credit lines and legends that name an agency.
pub(super) fn mark(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for (view, sentence) in views.iter().zip(sentences.iter_mut()) {
        let credited = matches!(view.kind, SegmentKind::Caption | SegmentKind::Credit);
        if credited && sentence.sourcing == Sourcing::None && names_agency(sentence.span.of(reading.text)) {
            sentence.sourcing = Sourcing::Agency;
        }
    }
}

fn names_agency(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).any(|word| word == "agences" || lexicon::is_agency(&word))
}
