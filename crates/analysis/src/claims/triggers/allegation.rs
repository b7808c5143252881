//! (c) A crime or a fault, with somebody who did it.

use crate::claims::clause::Clause;
use crate::lexicon::Features;
use crate::lexicon::claims::Topics;

/// « a détourné des fonds », « illégalement », « était recherché par », « a prêté allégeance ».
pub(super) fn allegation(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_history() {
        return None;
    }
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let illegally = token
            .is_any(&["illégalement", "clandestinement", "frauduleusement", "délibérément", "sciemment"]);
        if illegally {
            let acts = (i.saturating_sub(3)..i + 4)
                .any(|k| k != i && c.get(k).is_some_and(|t| t.word.is(Features::VERB)));
            return (acts && !c.subordinate(i)).then_some((i, i));
        }
        if wanted(c, i) {
            return Some((i, i + 1));
        }
        if !c.verb_is(i, Topics::CRIME) || token.is_capital() {
            return None;
        }
        let agent = token.word.is(Features::PAST_PARTICIPLE)
            && (i.saturating_sub(4)..i).any(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]))
            || token.word.is(Features::FINITE) && !token.word.is(Features::NOUN | Features::ADJ);
        let about = (i + 1..i + 8).any(|k| c.word_is(k, Topics::CRIME_OBJECT));
        (agent && about && !c.subordinate(i)).then_some((i, i))
    })
}

/// « était recherché par Interpol », « était connu de la police », « fiché S », « prête allégeance à ».
fn wanted(c: &Clause<'_>, i: usize) -> bool {
    const POLICE: [&str; 8] = [
        "police", "justice", "services", "renseignement", "renseignements", "gendarmerie", "antécédents",
        "radicalisation",
    ];
    const CASES: [&str; 12] = [
        "attentat", "attentats", "attaque", "attaques", "affaire", "trafic", "meurtre", "meurtres", "fraude",
        "scandale", "complot", "violations",
    ];
    let sought = c.is_any(i, &["recherché", "recherchée", "recherchés", "recherchées"])
        && c.passive(i)
        && c.is_any(i + 1, &["par", "pour", "depuis"]);
    let known = c.is_any(i, &["connu", "connue", "connus", "connues", "inconnu", "inconnue", "inconnus"])
        && c.auxiliary(i).is_some()
        && c.is_any(i + 1, &["de", "des", "du", "pour"])
        && (i + 1..i + 7).any(|k| c.is_any(k, &POLICE));
    let listed = c.is_any(i, &["fiché", "fichée", "fichés"]) && c.is(i + 1, "s");
    let drunk = c.is_any(i, &["alcool", "alcoolémie", "ivresse", "stupéfiants"])
        && c.positions()
            .any(|k| c.is_any(k, &["conduisait", "roulait", "volant", "conducteur", "chauffeur"]));
    let sworn = c.is(i, "allégeance") && (i.saturating_sub(3)..i).any(|k| c.lemma(k) == Some("prêter"));
    let involved = c.is_any(i, &["impliqué", "impliquée", "impliqués", "impliquées"])
        && c.auxiliary(i).is_some()
        && c.is(i + 1, "dans")
        && (i + 2..i + 7).any(|k| c.is_any(k, &CASES));
    (sought || known || listed || involved || drunk) && !c.subordinate(i) && !c.negated(i) || sworn
}
