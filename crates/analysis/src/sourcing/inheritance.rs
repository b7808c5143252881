//! Inheritance of a source between sentences (I1–I5), the rule that decides precision.

use crate::article::{SegmentKind, Sentence};
use crate::attribution::{Attribution, AttributionKind, CuePosition, SourceType, Stance};
use crate::claims::{Claim, ClaimKind};
use crate::quotes::Quote;

use super::view::View;
use super::{Reading, Sourcing, blocks, credits, known, lead, own, report, speakers, testimony};

/// Judges all sentences, then hands inherited speakers to quotations.
pub(super) fn judge(reading: &Reading<'_>, quotes: &mut [Quote], sentences: &mut [Sentence]) {
    let views: Vec<View<'_>> = sentences.iter().filter_map(|s| View::new(reading, s)).collect();
    if views.len() != sentences.len() {
        return; // every sentence lies in a block
    }
    // In an article about a closed meeting, what it came to is told by somebody as well.
    let mut closed = false;
    for (i, view) in views.iter().enumerate() {
        let private = view.local.claims.iter().any(|c| c.kind == ClaimKind::PrivateTalk);
        let own = own::own(reading, i, view, private || closed && view.local.meeting.is_some());
        closed |= private && view.kind.is_running_text();
        let known = own.is_some_and(|(sourcing, attribution)| {
            sourcing == Sourcing::Vague && own::is_of_the_known(reading, sentences, i, attribution)
        });
        if let Some(sentence) = sentences.get_mut(i) {
            if view.kind.is_running_text() {
                let placed = |c: &Claim| Claim { span: c.span.shift(view.start), ..*c };
                sentence.claims = view.local.claims.iter().map(placed).collect();
            }
            if let Some((sourcing, attribution)) = own {
                sentence.sourcing = if known { Sourcing::Explicit } else { sourcing };
                sentence.attribution = Some(attribution);
            } else if view.local.given.is_some() && view.kind.is_running_text() {
                sentence.sourcing = Sourcing::Explicit;
            }
        }
    }
    known::drop_claims(reading, &views, sentences);
    known::add_claims(&views, sentences);
    signed(reading, &views, sentences);
    blocks::interview(reading, &views, sentences);
    forward(reading, &views, sentences);
    testimony::cover(reading, &views, quotes, sentences);
    blocks::lists(reading, &views, sentences);
    report::cover(reading, &views, sentences);
    backward(reading, &views, sentences);
    lead::by_body(reading, &views, sentences);
    lead::announced_later(reading, &views, sentences);
    conditionals(&views, sentences);
    beliefs(reading, &views, sentences);
    credits::mark(reading, &views, sentences);
    speakers::hand_on(reading, &views, quotes, sentences);
    for (sentence, view) in sentences.iter_mut().zip(&views) {
        if sentence.sourcing == Sourcing::None && view.local.own_words {
            sentence.sourcing = Sourcing::OwnSpeech;
        }
    }
}

/// A paragraph of somebody's words, and the line below that says whose: « — Jeanne Roy, maire d'Orlande ».
fn signed(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (Some(quoted), Some(line)) = (sentences.get(i - 1), sentences.get(i)) else { continue };
        let name = line.span.of(reading.text).strip_prefix(['—', '–']).map(str::trim_start);
        let signature = name.is_some_and(|name| {
            name.starts_with(char::is_uppercase)
                && name.split_whitespace().count() <= 16
                && !name.ends_with(['.', '?', '!'])
        });
        let whole =
            quoted.span.of(reading.text).trim_end().trim_end_matches(['.', ' ']).ends_with(['»', '”', '"']);
        let words = whole && views.get(i - 1).is_some_and(|v| v.local.quotes && v.kind.is_running_text());
        let block = quoted.block;
        if !(signature && words && block + 1 == line.block) {
            continue;
        }
        for sentence in sentences.iter_mut().take(i).rev().take_while(|s| s.block == block) {
            if sentence.sourcing == Sourcing::None {
                sentence.sourcing = Sourcing::Explicit;
            }
        }
    }
}

/// I1: a sentence that points back is covered by the source of the one before.
fn forward(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for i in 1..sentences.len() {
        let (Some(view), Some(sentence)) = (views.get(i), sentences.get(i)) else { continue };
        if sentence.sourcing != Sourcing::None || !view.kind.is_running_text() {
            continue;
        }
        let Some(j) = previous(reading, views, sentences, i) else { continue };
        let (Some(before), Some(source)) = (sentences.get(j), views.get(j)) else { continue };
        let attributed = matches!(
            before.sourcing,
            Sourcing::Explicit | Sourcing::OwnSpeech | Sourcing::InheritedBefore | Sourcing::Anonymous
        );
        if !attributed || source.kind == SegmentKind::Standfirst && view.kind != SegmentKind::Standfirst {
            continue;
        }
        // « Le ministre a réagi : » and the quotation in a paragraph of its own.
        let announced = before.span.of(reading.text).ends_with(':') && view.local.quotes;
        let same_block = before.block == sentence.block || announced;
        // Into the next paragraph it goes on when that is this sentence.
        let alone = || {
            let neighbour = |k: Option<usize>| {
                k.and_then(|k| sentences.get(k)).is_some_and(|s| s.block == sentence.block)
            };
            !neighbour(i.checked_sub(1)) && !neighbour(i.checked_add(1))
        };
        let continues = view.local.personal && (same_block || alone())
            || (same_block && (view.local.anaphoric || view.local.also))
            || (view.local.also && view.shares_entity(source) > 0);
        // What two people said in private is not public because the day before was.
        let own_act =
            before.sourcing == Sourcing::OwnSpeech && !view.local.personal && !view.local.claims.is_empty();
        let quoted = same_block && view.local.quotes && view.local.claims.is_empty();
        // Who bans or promises tells nothing else.
        let conditional = view.local.conditional.is_some()
            && (before.sourcing != Sourcing::OwnSpeech
                || before
                    .attribution
                    .and_then(|a| reading.attributions.get(a))
                    .is_some_and(|a| reckons(reading, a)))
            && !view.local.turns
            && (same_block || view.local.also || view.local.sequel);
        if steps_away(reading, before, source, sentence, view) {
            continue;
        }
        let counted = same_block && !view.local.turns && continues_figures(reading, before, source, view);
        if counted || (continues || quoted || conditional) && !own_act {
            let attribution = before.attribution;
            if let Some(sentence) = sentences.get_mut(i) {
                sentence.sourcing = Sourcing::InheritedBefore;
                sentence.attribution = attribution;
            }
        }
    }
}

/// A conditional that the source of the sentence before does not answer for, because that one told in the indicative: behind
/// somebody's own words or own act, in another paragraph, or behind « Mais ».
fn steps_away(
    reading: &Reading<'_>,
    before: &Sentence,
    source: &View<'_>,
    sentence: &Sentence,
    view: &View<'_>,
) -> bool {
    if view.local.conditional.is_none() || source.local.hedged {
        return false;
    }
    let attribution = before.attribution.and_then(|a| reading.attributions.get(a));
    let person = |a: &Attribution| matches!(a.source_type, SourceType::Person | SourceType::Role);
    // « « J'ai agi seul », a-t-il écrit. Il serait entré par la cave »: of him, not by him.
    let own_words = attribution.is_some_and(|a| a.kind == AttributionKind::Direct && person(a));
    // « Il avait promis de partir. Il aurait pris le train »: what he did, and others tell.
    let own_act = before.sourcing == Sourcing::OwnSpeech && !view.local.plain_conditional;
    own_words && !view.local.also && !view.local.sequel
        || own_act
        || view.local.objects
        || before.block != sentence.block
}

/// Figures behind figures with a source, or behind a document that gives them, are from there too.
fn continues_figures(reading: &Reading<'_>, before: &Sentence, source: &View<'_>, view: &View<'_>) -> bool {
    let figures = |c: &Claim| matches!(c.kind, ClaimKind::Quantity | ClaimKind::Toll);
    let attribution = before.attribution.and_then(|a| reading.attributions.get(a));
    let document = attribution.is_some_and(|a| a.source_type == SourceType::Document);
    // What somebody says in his own words ends with them.
    let indirect = attribution.is_none_or(|a| a.kind != AttributionKind::Direct);
    indirect
        && (view.local.digits || !view.local.claims.is_empty())
        && view.local.claims.iter().all(figures)
        && (before.sourcing != Sourcing::OwnSpeech || attribution.is_some_and(|a| reckons(reading, a)))
        && (source.local.figures || document)
}

/// « L'institut estime le nombre de naissances à 63 500 »: an act of its own that gives figures.
fn reckons(reading: &Reading<'_>, attribution: &Attribution) -> bool {
    const RECKONS: [&str; 6] = ["chiffr", "comptabilis", "dénombr", "estim", "évalu", "recens"];
    let cue = attribution.cue.of(reading.text).to_lowercase();
    attribution.source_type == SourceType::Organisation && RECKONS.iter().any(|stem| cue.contains(stem))
}

/// The sentence before `i` in the running text, unless a crosshead stands in between or a long paragraph ended.
pub(super) fn previous(
    reading: &Reading<'_>,
    views: &[View<'_>],
    sentences: &[Sentence],
    i: usize,
) -> Option<usize> {
    for j in (0..i).rev() {
        let kind = views.get(j)?.kind;
        if kind.is_running_text() {
            let (here, there) = (sentences.get(i)?, sentences.get(j)?);
            let near = here.block == there.block
                || here.block - there.block == 1
                || blocks_between_are_asides(reading, there.block, here.block);
            return near.then_some(j);
        }
        if matches!(kind, SegmentKind::Crosshead | SegmentKind::Title | SegmentKind::ForeignArticle) {
            return None;
        }
    }
    None
}

fn blocks_between_are_asides(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    reading.blocks.get(from + 1..to).is_some_and(|between| {
        between
            .iter()
            .all(|b| reading.segments.iter().any(|s| s.span.overlaps(b.span()) && !s.kind.is_running_text()))
    })
}

/// I2: « a ajouté S » covers what stands between S's cues; a report that names its source at the end covers the
/// sentence before when it goes on about the same people.
fn backward(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    for i in (0..sentences.len().saturating_sub(1)).rev() {
        let (Some(view), Some(next_view)) = (views.get(i), views.get(i + 1)) else { continue };
        let (Some(here), Some(next)) = (sentences.get(i), sentences.get(i + 1)) else { continue };
        if here.sourcing != Sourcing::None
            || !matches!(view.kind, SegmentKind::Body | SegmentKind::Lead)
            || !next_view.kind.is_running_text()
        {
            continue;
        }
        let covered = matches!(next.sourcing, Sourcing::Explicit | Sourcing::InheritedAfter);
        let attribution = next.attribution.and_then(|a| reading.attributions.get(a));
        let third_party = attribution.is_some_and(|a| {
            matches!(
                a.source_type,
                SourceType::Agency | SourceType::Media | SourceType::Document | SourceType::Organisation
            )
        });
        let adjacent = next.block == here.block || next.block - here.block == 1;
        let additive = next.block == here.block
            && attribution.is_some_and(|a| a.additive && earlier_cue(reading, sentences, i, a));
        // « 16 % de réussite. C'est le taux annoncé par la direction. »
        let named = view.local.verbless
            && adjacent
            && next_view.local.presents
            && next.sourcing == Sourcing::Explicit;
        let continued = third_party
            && next_view.local.personal
            && attribution.is_some_and(|a| a.position != CuePosition::Initial)
            && adjacent
            && view.local.claims.is_empty();
        if covered && (additive || named || continued) {
            let attribution = next.attribution;
            if let Some(sentence) = sentences.get_mut(i) {
                sentence.sourcing = Sourcing::InheritedAfter;
                sentence.attribution = attribution;
            }
        }
    }
}

/// The source of an additive cue spoke before in the same paragraph.
fn earlier_cue(reading: &Reading<'_>, sentences: &[Sentence], before: usize, additive: &Attribution) -> bool {
    let Some(block) = sentences.get(before).map(|s| s.block) else { return false };
    reading.attributions.iter().any(|a| {
        a.sentence < before
            && sentences.get(a.sentence).is_some_and(|s| s.block == block)
            && (a.entity.is_some() && a.entity == additive.entity || additive.entity.is_none())
    })
}

/// B.6: a conditional that nothing covers.
fn conditionals(views: &[View<'_>], sentences: &mut [Sentence]) {
    for (i, (view, sentence)) in views.iter().zip(sentences.iter_mut()).enumerate() {
        // « L'initiative vise la taxe. Elle frapperait aussi les propriétaires. »
        let consequence = view.local.personal
            && view.local.plain_conditional
            && views.get(i.saturating_sub(2)..i).unwrap_or_default().iter().any(|v| v.local.scenario);
        if let Some(verb) = view
            .local
            .conditional
            .filter(|_| sentence.sourcing == Sourcing::None && view.kind.is_running_text() && !consequence)
        {
            sentence.sourcing = Sourcing::Conditional(verb.shift(view.start));
        }
    }
}

/// « est considérée comme »: by whom? « Beaucoup craignent que »: who?
fn beliefs(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let feels = |a: &&Attribution| a.weak && own::is_vague(a) && a.stance != Stance::Silent;
    let crowds: Vec<usize> = reading.attributions.iter().filter(feels).map(|a| a.sentence).collect();
    for (i, (view, sentence)) in views.iter().zip(sentences.iter_mut()).enumerate() {
        let open = sentence.sourcing == Sourcing::None;
        // « Il est aussi considéré comme un rempart »: whoever spoke before does not say by whom.
        let inherits = sentence.sourcing == Sourcing::InheritedBefore;
        let believed = view.local.believed.is_some() && (open || inherits);
        let crowd = open && (crowds.binary_search(&i).is_ok() || view.local.opinion);
        if view.kind.is_running_text() && (believed || crowd) {
            sentence.sourcing = Sourcing::Vague;
            sentence.attribution = None;
        }
    }
}
