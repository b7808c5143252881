//! Who reports whom: « le président a promis P, a dit le ministre, cité par Hanpo ».

use crate::syntax::Deprel;
use crate::text::Span;

use super::LocalAttribution;
use super::view::View;

/// Tells each attribution of a sentence which other one reports it, if one does.
pub(super) fn link(view: &View<'_>, found: &mut [LocalAttribution]) {
    let mut within: Vec<Option<usize>> = (0..found.len())
        .map(|inner| {
            let near = inner.saturating_sub(NEAR)..found.len().min(inner + NEAR + 1);
            let outer = near.filter(|&outer| outer != inner && reports(view, found, outer, inner));
            outer.min_by_key(|&o| found.get(o).map_or(usize::MAX, |a| reach(a, found, inner)))
        })
        .collect();
    for start in 0..within.len() {
        let up = |at: &usize| within.get(*at).copied().flatten();
        // Nobody reports himself through others: the way up ends.
        let way = std::iter::successors(up(&start), up).take(4 * NEAR);
        let (steps, comes_back) = way.fold((0, false), |(n, back), at| (n + 1, back || at == start));
        if comes_back || steps == 4 * NEAR {
            within.get_mut(start).map(Option::take);
        }
    }
    for (attribution, within) in found.iter_mut().zip(within) {
        attribution.within = within;
    }
}

/// How many cues away the one that reports another may stand; a line without an end has any number of them.
const NEAR: usize = 6;

/// How far the cue of an outer attribution stands from that of the inner one.
fn reach(outer: &LocalAttribution, found: &[LocalAttribution], inner: usize) -> usize {
    found.get(inner).map_or(usize::MAX, |inner| outer.cue.start.abs_diff(inner.cue.start))
}

fn reports(view: &View<'_>, found: &[LocalAttribution], outer: usize, inner: usize) -> bool {
    let (Some(a), Some(b)) = (found.get(inner), found.get(outer)) else { return false };
    // « S, estimant que »: one source goes on; a verb is no part of its own source.
    let shared = match (a.source, b.source) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => true,
    };
    if shared || b.source.is_some_and(|s| s.overlaps(a.cue)) || a.source.is_some_and(|s| s.overlaps(b.cue)) {
        return false;
    }
    let (Some(at), Some(by)) = (token(view, a.cue), token(view, b.cue)) else { return false };
    // « « Le suspect a dit que P », a indiqué S »
    let quoted = |k: usize| view.quote_at(k);
    if quoted(at) != quoted(by) {
        return quoted(at).is_some() && quoted(by).is_none() && covers(&b.content, a.cue);
    }
    // « a dit le ministre, cité par Hanpo »
    let cites = |k: usize| view.is_any(k, &["cité", "citée", "cités", "citées", "repris", "reprise"]);
    let behind = |inner: &LocalAttribution, outer: &LocalAttribution| {
        inner.source.is_some_and(|s| s.end <= outer.cue.start && outer.cue.start - s.end <= 3)
    };
    if cites(by) {
        return behind(a, b);
    }
    if cites(at) && behind(b, a) {
        return false;
    }
    // « rapporte le journal, citant un diplomate »: the diplomat is within the journal.
    if view.is(by, "citant") {
        return found.iter().any(|c| a.cue.end < c.cue.start && c.cue.end < b.cue.start)
            && covers(&b.content, a.cue);
    }
    if view.is(at, "citant") {
        return at > by;
    }
    let verb = view.get(by).is_some_and(|t| t.word.verb != 0);
    let governs = verb && b.content.iter().all(|c| c.start >= b.cue.end) && starts_clause(view, &b.content);
    if governs {
        return covers(&b.content, a.cue) && is_completive(view, at, by);
    }
    covers(&b.content, a.cue) && !parted(view, at.min(by), at.max(by)) && (!verb || by > at)
}

/// How deep a clause can lie below a verb.
const DEEPEST: usize = 40;

fn covers(content: &[Span], cue: Span) -> bool {
    content.iter().any(|c| c.covers(cue))
}

/// The last token of a span.
fn token(view: &View<'_>, span: Span) -> Option<usize> {
    view.tokens.partition_point(|t| t.span.end <= span.end).checked_sub(1)
}

fn starts_clause(view: &View<'_>, content: &[Span]) -> bool {
    let start = content.first().map(|c| c.start);
    let at = start.map(|start| view.tokens.partition_point(|t| t.span.start < start));
    at.is_some_and(|at| view.is_any(at, &["que", "qu'"]))
}

/// The verb at token `at` stands in the « que » clause of the verb at `by`.
fn is_completive(view: &View<'_>, at: usize, by: usize) -> bool {
    let tree = &view.tree;
    let (Some(mut w), Some(verb)) = (tree.predicate(at), tree.predicate(by)) else { return false };
    for _ in 0..view.tokens.len().min(DEEPEST) {
        let Some(head) = tree.head(w) else { return false };
        if head == verb {
            return tree.deprel(w) == Some(Deprel::Ccomp);
        }
        w = head;
    }
    false
}

/// Another clause begins between two tokens: « …, alors que l'Occident accuse ».
fn parted(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|k| {
        let joined = view.is(k, "et") && k > 0 && view.is(k - 1, ",");
        joined
            || view.is_any(k, &[";", "mais", "tandis"])
            || view.is(k, "alors") && view.is_any(k + 1, &["que", "qu'"])
    })
}
