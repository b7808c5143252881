//! The patterns of reported speech (P1–P16): each looks at one cue and says what it attributes to whom.

use crate::lexicon::cues::CueClass;
use crate::text::Span;
use crate::tokenizer::TokenKind;

use super::phrase::Source;
use super::subject::subject_before;
use super::verbs::{Mood, VerbGroup, groups};
use super::view::View;
use super::{AttributionKind, CuePosition, LocalAttribution, SourceType, Stance};

mod complement;
mod emerges;
mod finite;
mod housed;
mod incise;
mod newsroom;
mod nominal;
mod nonfinite;
mod object;
mod on;
mod passive;
mod preposition;
mod silence;
mod verbless;

/// Everything attributed in one sentence, by cue.
pub(super) fn find(view: &View<'_>) -> Vec<LocalAttribution> {
    let mut found = preposition::prepositions(view);
    found.extend(verbless::impersonal(view));
    found.extend(verbless::posted(view));
    found.extend(verbless::credited(view));
    found.extend(verbless::alike(view));
    let verbs = groups(view);
    for group in &verbs {
        let taken = |a: &LocalAttribution| {
            a.cue.overlaps(view.span_of(group.first, group.last))
                || a.source.is_some_and(|s| {
                    s.overlaps(view.span_of(group.last, group.last)) && a.cue.start < s.start
                })
        };
        if found.iter().any(taken) {
            continue;
        }
        if let Some(attribution) = verb(view, group, &found) {
            found.push(attribution);
        }
    }
    // « a-t-on appris de source policière » is one attribution.
    let of_a_verb: Vec<Span> =
        found.iter().filter(|a| !is_origin(view, a.cue)).filter_map(|a| a.source).collect();
    let again = |s: Span| of_a_verb.iter().any(|of| of.overlaps(s));
    found.retain(|a| !is_origin(view, a.cue) || !a.source.is_some_and(again));
    if found.is_empty() {
        found.extend(
            nominal::signature(view).or_else(|| verbless::colon(view)).or_else(|| verbless::nameless(view)),
        );
    } else if found.iter().all(|a| a.weak) {
        // « Joseph veut tenir : « Q » »
        found.extend(verbless::colon(view));
    }
    // « D'après l'audit, que Le Phare a pu consulter, » is the audit's.
    if found.iter().all(|a| a.weak || a.speech_act) {
        let beside = |a: &LocalAttribution| !found.iter().any(|other| other.cue.overlaps(a.cue));
        let read = newsroom::newsroom(view).filter(beside);
        found.extend(read);
    }
    found.extend(nominal::nominal(view));
    found.sort_by_key(|a| a.cue);
    found
}

/// The cue of « de source policière ».
fn is_origin(view: &View<'_>, cue: Span) -> bool {
    let at = view.tokens.partition_point(|t| t.span.start < cue.start);
    view.get(at).is_some_and(|t| t.span == cue && t.is("de"))
}

/// P2–P15: a reporting verb.
fn verb(view: &View<'_>, group: &VerbGroup, found: &[LocalAttribution]) -> Option<LocalAttribution> {
    let inside = view.quote_at(group.last).is_some() && !opens_quotation(view, group);
    if group.infinitive == "ressortir" {
        return emerges::emerges(view, group);
    }
    if let Some(attribution) = incise::incise(view, group, inside) {
        return Some(attribution);
    }
    if inside {
        return nested(view, group);
    }
    match group.mood {
        Mood::Finite => finite::finite(view, group),
        Mood::Passive => passive::passive(view, group),
        Mood::PastParticiple => passive::participle(view, group),
        Mood::PresentParticiple | Mood::Infinitive => nonfinite::nonfinite(view, group, found),
    }
}

/// « Le syndicat « exige que P » », « a « exhorté » la mairie »: the quotation begins with the verb, whose subject or auxiliary
/// stands before it.
fn opens_quotation(view: &View<'_>, group: &VerbGroup) -> bool {
    let Some(mark) = group.main.checked_sub(1).filter(|mark| view.opens(*mark)) else { return false };
    let led = view.before(mark).is_some_and(|t| t.kind == TokenKind::Word);
    led && group.mood == Mood::Finite
        && (group.first < mark || group.first == group.main && subject_before(view, mark).is_some())
}

/// « « Le suspect a dit que P », a indiqué le procureur »: somebody else's words inside a quotation.
fn nested(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let finite = group.mood == Mood::Finite && group.inverted.is_none() && group.verb.class != CueClass::Want;
    let attribution = finite.then(|| finite::finite(view, group)).flatten()?;
    let somebody = matches!(
        attribution.source_type,
        SourceType::Role
            | SourceType::Organisation
            | SourceType::Agency
            | SourceType::Media
            | SourceType::Person
    );
    let source = attribution.source?;
    let mut persons = view.tokens.iter().filter(|t| source.covers(t.span));
    // « Il m'a dit » is told by the speaker, who matters; « s'il considérait » says nothing.
    let third = !persons.any(|t| {
        t.is_any(&[
            "je", "j'", "nous", "on", "tu", "vous", "il", "elle", "ils", "elles", "ce", "celui", "celle",
            "ceux", "certains",
        ])
    });
    (somebody && third && !attribution.speech_act).then_some(LocalAttribution { weak: true, ..attribution })
}

impl CuePosition {
    fn of(view: &View<'_>, i: usize) -> Self {
        let rest = view.tokens.len().saturating_sub(i);
        if i <= 1 {
            Self::Initial
        } else if view.tokens.iter().skip(i + 1).take(rest).any(|t| t.is(",")) {
            Self::Incise
        } else {
            Self::Final
        }
    }
}

/// What stands before and behind a cue that runs from token `first` to `last`.
pub(super) fn contents(view: &View<'_>, first: usize, last: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let end_of_left = (0..first).rev().find(|&k| !view.is(k, ",")).and_then(|k| view.get(k));
    if let (Some(a), Some(b)) = (view.get(0).filter(|_| first > 0), end_of_left) {
        spans.push(Span::new(a.span.start, b.span.end));
    }
    let start = (last + 1..view.tokens.len()).find(|&k| !view.is_any(k, &[",", "."]));
    if let (Some(start), Some(z)) = (start.and_then(|k| view.get(k)), view.tokens.last()) {
        spans.push(Span::new(start.span.start, z.span.end));
    }
    spans
}

pub(super) fn make(
    view: &View<'_>,
    cue: Span,
    source: Option<Source>,
    position: CuePosition,
    content: Vec<Span>,
) -> LocalAttribution {
    // « Le syndicat « exige que P » »: the mark is not the syndicate's.
    let source =
        source.map(|s| Source { last: s.last - usize::from(s.last > s.first && view.opens(s.last)), ..s });
    let quoted = view.quotes.iter().any(|q| q.quotation && content.iter().any(|c| c.overlaps(q.outer)));
    let bare = content.iter().any(|c| {
        view.tokens
            .iter()
            .enumerate()
            .filter(|(k, t)| c.covers(t.span) && t.kind == TokenKind::Word && view.quote_at(*k).is_none())
            .count()
            > 2
    });
    LocalAttribution {
        cue,
        source: source.map(|s| view.span_of(s.first, s.last)),
        source_type: source.map_or(SourceType::Impersonal, |s| s.kind),
        kind: match (quoted, bare) {
            (true, true) => AttributionKind::Mixed,
            (true, false) => AttributionKind::Direct,
            _ => AttributionKind::Indirect,
        },
        position,
        content,
        additive: false,
        speech_act: false,
        weak: false,
        stance: Stance::Asserts,
        within: None,
    }
}

pub(super) fn with_verb(
    view: &View<'_>,
    mut attribution: LocalAttribution,
    group: &VerbGroup,
    act: bool,
) -> LocalAttribution {
    attribution.additive = matches!(
        group.infinitive,
        "ajouter"
            | "poursuivre"
            | "préciser"
            | "conclure"
            | "continuer"
            | "reprendre"
            | "enchaîner"
            | "compléter"
            | "renchérir"
    );
    attribution.speech_act = act;
    // A label without a speaker (« qualifié de »), and what a person without a name did, source nothing.
    let label =
        attribution.source.is_none() && matches!(group.infinitive, "qualifier" | "décrire" | "présenter");
    // « Des riverains évoquent des maux de tête » tells what happened.
    let tells = matches!(group.infinitive, "décrire" | "évoquer" | "invoquer")
        || group.verb.rest.first() == Some(&"état");
    // « L'entourage du ministre dément »
    let circle =
        attribution.source.is_some_and(|s| view.tokens.iter().any(|t| s.covers(t.span) && t.is("entourage")));
    let stranger = act && !tells && !circle && attribution.source_type == SourceType::Anonymous;
    attribution.stance = Stance::of(view, group);
    let silent = attribution.stance == Stance::Silent;
    attribution.weak = group.verb.class == CueClass::Want || label || stranger || silent;
    attribution
}
