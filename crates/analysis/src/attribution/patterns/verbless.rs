//! P15, P16: a colon, a noun or a set phrase where no verb reports.

use crate::attribution::phrase::{Source, source_from};
use crate::attribution::subject::subject_before;
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::lexicon;
use crate::syntax::Upos;
use crate::text::Span;

use super::make;

/// « Tout porte à croire que », « il se dit que »: words that report without anybody who said them.
pub(super) fn impersonal(view: &View<'_>) -> Option<LocalAttribution> {
    let phrases = lexicon::impersonal_cues();
    (0..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        let phrase = phrases.iter().find(|p| p.iter().enumerate().all(|(n, word)| view.is(i + n, word)))?;
        // « il se dit que » reports, « il se dit opposé » speaks for himself.
        let reports = !matches!(phrase.first(), Some(&("il" | "on")))
            || phrase.last() == Some(&"soupçonne")
            || (i + phrase.len()..i + phrase.len() + 6).any(|k| {
                let place =
                    k == i + phrase.len() || view.is_any(i + phrase.len(), &["au", "à", "dans", "en"]);
                place && view.is_any(k, &["que", "qu'"])
            });
        if !reports {
            return None;
        }
        let content = vec![Span::new(view.span.start, view.span.end)];
        Some(make(view, view.span_of(i, i + phrase.len() - 1), None, CuePosition::of(view, i), content))
    })
}

/// « malgré les critiques internationales »: words of nobody in particular, given as a noun.
pub(super) fn nameless(view: &View<'_>) -> Option<LocalAttribution> {
    (1..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        let noun = view.is_any(i, &["critiques", "accusations", "rumeurs", "spéculations"]);
        let nobody = view
            .is_any(i + 1, &["internationales", "occidentales", "étrangères", "extérieures", "mondiales"]);
        let definite = view.is_any(i - 1, &["les", "des", "aux"]);
        (noun && nobody && definite).then(|| {
            let source = Source { first: i - 1, last: i + 1, kind: SourceType::GroupVague };
            make(
                view,
                view.span_of(i, i),
                Some(source),
                CuePosition::Embedded,
                vec![Span::new(view.span.start, view.span.end)],
            )
        })
    })
}

/// A verb that no list knows stands in what looks like a name.
fn acts(view: &View<'_>, source: Source) -> bool {
    (source.first..=source.last).any(|k| matches!(view.upos(k), Some(Upos::Verb | Upos::Aux)))
}

/// P16: « S : « Q » », a speaker, perhaps a verb that is no cue, a colon and a quotation.
pub(super) fn colon(view: &View<'_>) -> Option<LocalAttribution> {
    let at = (0..view.tokens.len()).find(|&k| view.is(k, ":") && view.quote_at(k).is_none())?;
    let quote = (at + 1..at + 3)
        .find(|&k| view.opens(k))
        .and_then(|k| view.opened(k))
        .filter(|q| q.quotation && q.inner.len() > 12)?;
    let verb = (0..at).find(|&k| view.is_finite(k));
    // « quand ils ont été arrêtés pour le motif suivant : « Q » »: who is spoken of does not speak.
    if verb.is_some_and(|verb| (verb + 1..at).any(|k| view.is(k, "été"))) {
        return None;
    }
    let source = verb
        .and_then(|v| subject_before(view, v))
        .or_else(|| source_from(view, 0).filter(|s| s.last + 1 == at && !acts(view, *s)))
        .filter(|s| {
            matches!(
                s.kind,
                SourceType::Person
                    | SourceType::Role
                    | SourceType::Organisation
                    | SourceType::Anonymous
                    | SourceType::GovernmentMetonym
                    | SourceType::Agency
                    | SourceType::Media
            )
        })?;
    let cue = view.span_of(at, at);
    Some(make(view, cue, Some(source), CuePosition::Initial, vec![quote.outer]))
}
