//! « des mémos que Le Phare a pu consulter », « Nous nous sommes procuré le contrat »: what a newsroom has found out itself.

use crate::attribution::phrase::{Source, source_from};
use crate::attribution::subject::subject_before;
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::lexicon::{self, Features};
use crate::text::Span;

use super::make;

/// A medium, or « nous », that has read or found what the sentence tells.
pub(super) fn newsroom(view: &View<'_>) -> Option<LocalAttribution> {
    (1..view.tokens.len()).filter(|&k| view.quote_at(k).is_none()).find_map(|k| {
        let last = finds(view, k)?;
        let source = reader(view, k).or_else(|| agent(view, last));
        let source =
            source.filter(|_| !sees(view, k)).or_else(|| witness(view, k).filter(|_| sees(view, k)))?;
        let content = vec![Span::new(view.span.start, view.span.end)];
        Some(make(view, view.span_of(k, last), Some(source), CuePosition::Embedded, content))
    })
}

/// The last token of « consulté », « pu découvrir », « eu accès », « procuré » at token `k`.
fn finds(view: &View<'_>, k: usize) -> Option<usize> {
    let read = |k: usize| {
        let verb = view.get(k).and_then(|t| t.word.infinitive());
        matches!(verb, Some("consulter" | "découvrir" | "procurer" | "recenser" | "vérifier"))
    };
    if sees(view, k) {
        return Some(k);
    }
    let could = view.is(k, "pu") && read(k + 1);
    let access = view.is(k, "eu") && view.is(k + 1, "accès");
    let found = view.get(k).is_some_and(|t| t.norm.ends_with(['é', 's', 'e', 't']));
    match () {
        () if could || access => Some(k + 1),
        () if read(k) && found => Some(k),
        () => None,
    }
}

/// « a vu », « a constaté »: what one does who is there.
fn sees(view: &View<'_>, k: usize) -> bool {
    let verb = view.get(k).filter(|t| t.word.is(Features::PAST_PARTICIPLE)).and_then(|t| t.word.infinitive());
    matches!(verb, Some("voir" | "constater" | "observer" | "entendre"))
}

/// « Un journaliste de l'AFP a », « notre correspondante a », before the participle at token `k`.
fn witness(view: &View<'_>, k: usize) -> Option<Source> {
    const SENT: [&str; 9] = [
        "correspondant", "correspondante", "envoyé", "envoyée", "journaliste", "journalistes", "photographe",
        "reporter", "équipe",
    ];
    let verb =
        (k.saturating_sub(3)..k).find(|&a| view.get(a).is_some_and(|t| lexicon::is_auxiliary(&t.norm)))?;
    let source = subject_before(view, verb)?;
    let sent = (source.first..=source.last).any(|k| view.is_any(k, &SENT));
    let ours = view.is_any(source.first, &["nos", "notre"]);
    let newsroom = ours || matches!(source.kind, SourceType::Agency | SourceType::Media);
    (sent && newsroom)
        .then_some(Source { kind: if ours { SourceType::Media } else { source.kind }, ..source })
}

/// Who has: « Le Phare a », « nous avons », before the participle at token `k`.
fn reader(view: &View<'_>, k: usize) -> Option<Source> {
    let auxiliary = (k.saturating_sub(3)..k)
        .rev()
        .find(|&a| view.get(a).is_some_and(|t| lexicon::is_auxiliary(&t.norm)))?;
    let clitic = |a: usize| view.is_any(a, &["s'", "y"]);
    let verb = (auxiliary.saturating_sub(2)..auxiliary).find(|&a| clitic(a)).unwrap_or(auxiliary);
    let us = (verb.saturating_sub(2)..verb).find(|&a| view.is(a, "nous"));
    let ours = us.map(|first| Source { first, last: first, kind: SourceType::Media });
    ours.or_else(|| subject_before(view, verb).filter(|s| s.kind == SourceType::Media))
}

/// « consultés par « Le Phare » »
fn agent(view: &View<'_>, last: usize) -> Option<Source> {
    let by = last + 1;
    let first = by + 1 + usize::from(view.opens(by + 1));
    view.is(by, "par").then(|| source_from(view, first))?.filter(|s| s.kind == SourceType::Media)
}
