//! What is long known, or was told before in the same article, needs no source again.

use crate::article::Sentence;
use crate::claims::{Claim, ClaimKind};

use super::Reading;
use super::view::View;

/// Takes away the claims of sentences that tell what the reader knows.
pub(super) fn drop_claims(reading: &Reading<'_>, views: &[View<'_>], sentences: &mut [Sentence]) {
    let mut told_death = false;
    let mut day: Option<(usize, i32)> = None;
    for (view, sentence) in views.iter().zip(sentences.iter_mut()) {
        // « Peu après », « il »: what goes on behind a date in its paragraph is of that time.
        let goes_on = view.local.anaphoric || view.local.sequel;
        let carried = day.filter(|(block, _)| goes_on && *block == sentence.block).map(|(_, age)| age);
        let age = |place: usize| reading.age(sentence.span, place).or(carried);
        day = age(sentence.span.start).map(|age| (sentence.block, age));
        let ages: Vec<Option<i32>> = sentence.claims.iter().map(|claim| age(claim.span.start)).collect();
        let mut ages = ages.into_iter();
        let deaths = sentence.claims.iter().any(|c| c.kind == ClaimKind::Toll);
        // « Il est mort dans l'accident », of somebody whose death the article began with.
        let again = told_death && view.local.personal;
        sentence.claims.retain(|claim| {
            let one = !claim.span.of(reading.text).contains(char::is_whitespace);
            let repeated = again && one && claim.kind == ClaimKind::Toll;
            !repeated && !is_recall(claim.kind, ages.next().flatten())
        });
        told_death |= deaths || view.local.death;
    }
}

/// « L'objectif était que », « se sont mis d'accord »: in an article about a closed meeting, what the meeting came to is
/// known from somebody as well.
pub(super) fn add_claims(views: &[View<'_>], sentences: &mut [Sentence]) {
    let mut closed = false;
    for (view, sentence) in views.iter().zip(sentences.iter_mut()).filter(|(v, _)| v.kind.is_running_text()) {
        let private = sentence.claims.iter().any(|c| c.kind == ClaimKind::PrivateTalk);
        if let Some(span) = view.local.meeting.filter(|_| closed && !private) {
            sentence.claims.push(Claim { kind: ClaimKind::PrivateTalk, span: span.shift(view.start) });
        }
        closed |= private;
    }
}

/// What is told of days long gone is known by now.
fn is_recall(kind: ClaimKind, age: Option<i32>) -> bool {
    age.is_some_and(|days| match kind {
        ClaimKind::Toll | ClaimKind::DecisionWithoutDecider => days > 21,
        ClaimKind::Quantity => days > 3 * 366,
        _ => false,
    })
}
