//! The subject of a verb, looked for to its left.

use crate::entities::EntityKind;
use crate::lexicon::{self, Features};
use crate::syntax::Deprel;
use crate::tokenizer::Token;

use super::SourceType;
use super::adverbials::is_time;
use super::homographs::is_noun_here;
use super::kind::classify;
use super::phrase::{Source, marked, source_from, source_to};
use super::view::{View, is_determiner};

/// The subject of a verb group that begins at token `verb`: what stands to its left in its clause.
pub(super) fn subject_before(view: &View<'_>, verb: usize) -> Option<Source> {
    let clitic = view
        .before(verb)
        .is_some_and(|t| t.is_any(&["il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci"]));
    if clitic {
        return source_from(view, verb - 1).map(|s| Source { last: verb - 1, ..s });
    }
    // « conteste la décision et annonce »: the subject is that of the first verb.
    if view.before(verb).is_some_and(|t| t.is_any(&["et", "mais", "puis"])) && verb > 1 {
        return None;
    }
    let detached = verb > 0 && view.is(verb - 1, ",");
    let start = match clause_start(view, verb, detached) {
        ClauseStart::At(start) => start,
        ClauseStart::Relative(qui) => return antecedent(view, qui),
    };
    // What the region's commas part: « Lors d'un discours, | le ministre, | Jean Roy, | ».
    let mut chunks: Vec<(usize, usize)> = Vec::new();
    let mut from = start;
    for k in start..=verb {
        if k == verb || view.is(k, ",") {
            if k > from {
                chunks.push((from, k - 1));
            }
            from = k + 1;
        }
    }
    if !detached {
        let (first, last) = chunks.last().copied()?;
        let opened = skip_openers(view, first, last);
        if let Some(found) = source_to(view, opened, last).filter(|_| opened <= last) {
            let last = last - usize::from(opened > first && view.closes(last) && last > opened);
            let source = Source { first: opened, last, ..found };
            return Some(named_before(view, &chunks, source).unwrap_or(source));
        }
        // « À Paris le ministre affirme », « … et le maire affirme »: the phrase that ends right at the verb.
        if view.get(last).is_some_and(|t| is_preposition(t) || is_determiner(t)) {
            return None;
        }
        return (opened..=last)
            .filter(|&p| p == first || !view.before(p).is_some_and(is_preposition))
            .find_map(|p| source_to(view, p, last).filter(|s| s.last == last));
    }
    for (first, last) in chunks {
        let first = skip_openers(view, first, last);
        // « Des photos, prises en 2009, montrent »: an article at the head of the clause.
        let article = first == start && view.is_any(first, &["des", "d'"]);
        if first > last || !article && view.get(first).is_some_and(is_preposition) {
            continue;
        }
        if let Some(found) = source_from(view, first) {
            // With its apposition, the source is all of it: « Un autre passager, Paul Rey, ».
            let last = (verb - 2).max(first);
            let person = |k: usize| view.name_at(k).is_some_and(|n| n.kind == EntityKind::Person);
            let named = found.kind == SourceType::Anonymous && person(found.last + 2);
            let kind = if named { SourceType::Person } else { found.kind };
            return Some(Source { first, last, kind });
        }
    }
    None
}

/// « Brivault, le service de livraison préféré des Lillois a annoncé »: a name, and what it is behind one comma.
fn named_before(view: &View<'_>, chunks: &[(usize, usize)], source: Source) -> Option<Source> {
    let [(first, last), _] = chunks else { return None };
    let first = skip_openers(view, *first, *last);
    let name = view.name_at(first)?;
    let whole = (first..=*last).all(|k| view.get(k).is_some_and(|t| name.span.covers(t.span)));
    let described = view.get(source.first).is_some_and(|t| t.is_any(&["l'", "la", "le"]) || !t.is_capital());
    let kind = match name.kind {
        EntityKind::Person => SourceType::Person,
        EntityKind::Organisation | EntityKind::Misc | EntityKind::Product => source.kind,
        _ => return None,
    };
    (whole && described && first == 0).then_some(Source { first, kind, ..source })
}

/// Where the clause of a verb begins, going left.
enum ClauseStart {
    At(usize),
    /// Behind a « qui » at that token.
    Relative(usize),
}

fn clause_start(view: &View<'_>, verb: usize, detached: bool) -> ClauseStart {
    let mut start = verb;
    while let Some(token) = view.before(start) {
        let k = start - 1;
        if view.quote_at(k).is_some() {
            // A quotation belongs to the subject only as a name does: « le mouvement « Debout » affirme ».
            start -= 1;
            continue;
        }
        // « des « gilets jaunes » affirment »
        let open = view.closed_by(k).map(|q| view.tokens.partition_point(|t| t.span.start < q.outer.start));
        if let Some(article) =
            open.and_then(|open| open.checked_sub(1)).filter(|i| marked(view, *i).is_some())
        {
            start = article;
            continue;
        }
        match &*token.norm {
            ":" | ";" | "–" | "—" | "?" | "!" | "lequel" | "laquelle" | "lesquels" | "lesquelles" => {
                break;
            }
            "»" | "”" | "\"" if view.closes(k) && view.closed_by(k).is_none_or(|q| q.quotation) => break,
            "que" | "qu'" | "dont" | "où" | "mais" | "car" | "lorsque" | "lorsqu'" | "puisque" | "si"
            | "tandis" | "quand" | "or" => break,
            "qui" => return ClauseStart::Relative(k),
            _ => {}
        }
        if view.is_finite(k) {
            // « S, qui avait échangé avec lui, s'est dit »: over the relative clause to what it qualifies.
            let relative = detached.then(|| {
                (0..k)
                    .rev()
                    .take_while(|&m| !view.is_finite(m))
                    .find(|&m| view.is_any(m, &["qui", "dont", "où"]))
            });
            match relative.flatten().filter(|&m| m > 0) {
                Some(m) => {
                    start = if view.is(m - 1, ",") { m - 1 } else { m };
                    continue;
                }
                None => break,
            }
        }
        start -= 1;
    }
    ClauseStart::At(start)
}

fn is_preposition(token: &Token) -> bool {
    token.word.is(Features::ADP) && !token.is_any(&["le", "la", "les", "l'"])
        || token.is_any(&[
            "à", "au", "aux", "en", "dans", "lors", "selon", "après", "avant", "pour", "depuis", "pendant",
            "malgré", "sur", "dès", "de", "du", "des", "d'", "par", "avec",
        ])
}

/// Skips « Et », « Plus tard dimanche », « Toutefois » at the head of a chunk.
fn skip_openers(view: &View<'_>, first: usize, last: usize) -> usize {
    let mut i = first;
    // « « Le Phare » montre comment »: a name in quotation marks.
    let medium = |k: usize| source_to(view, k, last).is_some_and(|s| s.kind == SourceType::Media);
    if view.opens(first)
        && view.opened(first).is_some_and(|q| !q.quotation || q.inner.len() < 24)
        && medium(first + 1)
    {
        return first + 1;
    }
    while i <= last {
        let Some(token) = view.get(i) else { break };
        let opener = token.is_any(&[
            "et", "puis", "mais", "or", "ainsi", "aussi", "enfin", "alors", "ni", "-", "–", "—", "•", ">",
            "y", "hier", "eux",
        ]) || (token.word.is(Features::ADV)
            && !token.word.is(Features::NOUN | Features::DET | Features::PRON)
            && view.name_at(i).is_none());
        if !(opener || (is_time(token) && !view.is_any(i, &["ce"])) || lexicon::is_month(&token.norm)) {
            break;
        }
        i += 1;
    }
    i
}

/// The subject that the parse gives the verb at token `verb`, wherever it stands.
pub(super) fn parsed_subject(view: &View<'_>, verb: usize) -> Option<Source> {
    let tree = &view.tree;
    source_of(view, tree.subject(verb)?)
}

/// The subject that the parse hangs on the verb itself, behind it: « a rapporté jeudi l'agence KCNA ».
pub(super) fn parsed_subject_behind(view: &View<'_>, verb: usize) -> Option<Source> {
    let tree = &view.tree;
    let subject = tree.own_subject(tree.predicate(verb)?)?;
    source_of(view, subject).filter(|s| s.first > verb)
}

fn source_of(view: &View<'_>, subject: usize) -> Option<Source> {
    let (first, last) = view.tree.phrase(subject)?;
    if view.quote_at(first).is_some() {
        return None;
    }
    // A phrase ends where a mark parts it.
    let last = (first..=last).take_while(|&k| k == first || !view.is_any(k, &[":", ";", "»", "«"])).last()?;
    classify(view, first, last).map(|kind| Source { first, last, kind })
}

/// What « qui » at token `k` stands for.
pub(super) fn antecedent(view: &View<'_>, k: usize) -> Option<Source> {
    let mut start = k;
    while start > 0
        && view.before(start).is_some_and(|t| !t.is_any(&[".", ";", ":", "que", "qu'"]))
        && !view.is_finite(start - 1)
        && k - start < 14
    {
        start -= 1;
    }
    // « par la voix de son porte-parole, qui »
    let behind_of = |i: &usize| view.is_any(*i, &["de", "d'"]) && view.get(i + 1).is_some_and(is_determiner);
    (start..k)
        .filter(|i| !behind_of(i))
        .filter_map(|i| source_from(view, i))
        .find(|s| s.last + 2 >= k || s.last + 1 >= k)
}

/// The subject of the last finite verb before token `before` that has one.
pub(super) fn main_subject(view: &View<'_>, before: usize) -> Option<Source> {
    (0..before)
        .rev()
        .filter(|&k| {
            view.is_finite(k)
                || view.get(k).is_some_and(|t| {
                    t.word.is(Features::FINITE) && !t.is_capital() && view.quote_at(k).is_none()
                }) && !is_noun_here(view, k)
        })
        .find_map(|k| {
            let mut first = k;
            while view
                .before(first)
                .is_some_and(|t| t.is_any(&["n'", "ne", "s'", "se", "l'", "y", "en", "lui", "leur"]))
            {
                first -= 1;
            }
            let tree = &view.tree;
            let relative = first > 0 && view.is_any(first - 1, &["qui"])
                || tree.predicate(k).is_some_and(|w| tree.deprel(w) == Some(Deprel::AclRelcl));
            subject_before(view, first).filter(|_| !relative)
        })
}
