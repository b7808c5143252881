//! (c) What somebody did badly, too late or not at all: a judgement, and judgements are somebody's.

use crate::claims::clause::Clause;
use crate::lexicon::Features;
use crate::lexicon::claims::Topics;

/// « a pris trop de temps », « a ignoré les alertes », « a échoué à protéger », « a menti ».
pub(super) fn fault(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_history() || c.is_sport() {
        return None;
    }
    c.positions().filter(|&i| !c.bracketed(i)).find_map(|i| {
        let last = too_much(c, i).or_else(|| wrong(c, i)).or_else(|| failure(c, i))?;
        (!c.subordinate(i) && !c.behind_subordinator(i)).then_some((i, last))
    })
}

/// « trop tard », « trop lente », « trop de temps », said of what was done.
fn too_much(c: &Clause<'_>, i: usize) -> Option<usize> {
    const LATE: [&str; 12] = [
        "lent", "lente", "lentes", "lentement", "lents", "longtemps", "tard", "tardif", "tardifs", "tardive",
        "tardivement", "tardives",
    ];
    let late = c.is(i, "trop") && c.is_any(i + 1, &LATE);
    let time = c.is(i, "trop") && c.is(i + 1, "de") && c.is_any(i + 2, &["temps", "retard"]);
    let told = (i.saturating_sub(5)..i).any(|k| c.is_any(k, &["a", "ont", "avait", "avaient", "été"]));
    (told && (late || time)).then_some(if late { i + 1 } else { i + 2 })
}

/// « a ignoré les alertes de la commune », « a maquillé le nombre d'abonnés ».
fn wrong(c: &Clause<'_>, i: usize) -> Option<usize> {
    if !c.verb_is(i, Topics::FAULT) || !done(c, i) || c.negated(i) {
        return None;
    }
    let object = |k: &usize| c.word_is(*k, Topics::FAULT_OBJECT);
    (i + 1..i + 9).take_while(|&k| !c.is_any(k, &[",", ";", "qui", "que", "pour"])).find(object)
}

/// « a échoué à », « a failli à », « a menti », « n'a pas tenu ses engagements ».
fn failure(c: &Clause<'_>, i: usize) -> Option<usize> {
    let verb = c.lemma(i).filter(|_| done(c, i))?;
    let fails = match verb {
        "échouer" | "faillir" => c.is_any(i + 1, &["à", "dans"]) && !c.negated(i),
        "mentir" | "tricher" => !c.negated(i),
        "tarder" => c.is(i + 1, "à") && !c.negated(i),
        "respecter" | "tenir" | "honorer" => {
            c.negated(i)
                && (i + 1..i + 5).any(|k| {
                    c.is_any(
                        k,
                        &["engagement", "engagements", "promesse", "promesses", "parole", "obligations"],
                    )
                })
        }
        _ => false,
    };
    fails.then_some(i)
}

/// « a ignoré », « ont ignoré »: told as done.
fn done(c: &Clause<'_>, i: usize) -> bool {
    c.get(i).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
        && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]))
}
