//! « ressort-il d'un rapport de S », « C'est ce qui ressort d'un document »: what comes out of a text.

use crate::attribution::phrase::{Source, phrase_end, source_from};
use crate::attribution::verbs::VerbGroup;
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::text::Span;

use super::{contents, make, with_verb};

/// The text behind « ressort de », where the verb has « il » or « ce qui » for its subject.
pub(super) fn emerges(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let it = group.inverted.is_some() || view.before(group.first).is_some_and(|t| t.is_any(&["il", "qui"]));
    let from = group.last + 1;
    // « Il en ressort que »: out of a text that was named.
    let there =
        it && (group.first..group.main).any(|k| view.is(k, "en")) && view.is_any(from, &["que", "qu'"]);
    if there {
        let content = contents(view, group.first, group.last);
        let cue = view.span_of(group.first, group.last);
        let found = make(view, cue, None, CuePosition::Initial, content);
        let found = LocalAttribution { source_type: SourceType::Document, ..found };
        return Some(with_verb(view, found, group, false));
    }
    let of = (from..from + 4).find(|&k| view.is_any(k, &["de", "du", "des", "d'"])).filter(|_| it)?;
    let first = if view.is_any(of, &["du", "des"]) { of } else { of + 1 };
    let source = source_from(view, first)
        .or_else(|| data(view, first))
        .or_else(|| ours(view, first))
        .filter(|s| s.kind != SourceType::Impersonal)?;
    // « C'est ce qui ressort d'un rapport » says it of the sentence before, and of itself.
    let presents = view.before(group.first).is_some_and(|t| t.is("qui"));
    let content = if presents { vec![view.span] } else { contents(view, group.first, source.last) };
    let cue: Span = view.span_of(group.first, group.last);
    let found = make(view, cue, Some(source), CuePosition::of(view, group.first), content);
    Some(with_verb(view, found, group, false))
}

/// « nos investigations », « notre enquête »
fn ours(view: &View<'_>, first: usize) -> Option<Source> {
    let last = phrase_end(view, first);
    view.is_any(first, &["nos", "notre"]).then_some(Source { first, last, kind: SourceType::Media })
}

/// « chiffres publiés par l'institut », « de données de l'agence »: figures that are somebody's.
fn data(view: &View<'_>, first: usize) -> Option<Source> {
    let figures = view.is_any(first, &["chiffres", "données", "statistiques"]);
    let last = figures.then(|| phrase_end(view, first))?;
    let owned = (first + 1..last).any(|k| view.is_any(k, &["par", "de", "du", "des", "d'"]));
    owned.then_some(Source { first, last, kind: SourceType::Document })
}
