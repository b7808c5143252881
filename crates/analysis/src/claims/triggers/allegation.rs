//! (c) A crime or a fault, with somebody who did it.

use crate::claims::clause::Clause;
use crate::lexicon::Features;
use crate::lexicon::claims::Topics;

use super::{course, covert, fault, verdict};

/// « a détourné des fonds », « illégalement », « était recherché par », « a prêté allégeance ».
pub(super) fn allegation(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_history() {
        return None;
    }
    c.positions()
        .find_map(|i| {
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
            if planned(c, i) || attacked(c, i) || assaults(c, i) || course::deed(c, i) {
                return Some((i, i));
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
        .or_else(|| fault::fault(c))
        .or_else(|| covert::covert(c))
        .or_else(|| verdict::blamed(c))
}

/// « voulaient commettre un attentat », « préparait une attaque »: what is known of a plan, somebody found out.
fn planned(c: &Clause<'_>, i: usize) -> bool {
    const PLANS: [&str; 7] =
        ["planifier", "préméditer", "préparer", "prévoir", "projeter", "vouloir", "fomenter"];
    const DEEDS: [&str; 10] = [
        "assassinat", "assassiner", "attaque", "attaques", "attentat", "attentats", "exploser", "putsch",
        "tuer", "tuerie",
    ];
    let token = c.get(i);
    let told = token.is_some_and(|t| t.word.is(Features::IMPERFECT))
        || c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]));
    told && c.lemma(i).is_some_and(|verb| PLANS.contains(&verb))
        && (i + 1..i + 6).any(|k| c.is_any(k, &DEEDS))
        && !c.subordinate(i)
        && !c.negated(i)
}

/// What nobody does in sport or in a figure of speech.
const CRIMES: [&str; 9] = [
    "agresser", "assassiner", "égorger", "étrangler", "kidnapper", "poignarder", "séquestrer", "torturer",
    "violer",
];

/// What has an author in the bad sense.
const WRONGS: [&str; 20] = [
    "agression", "agressions", "assassinat", "assassinats", "attaque", "attaques", "attentat", "attentats",
    "crime", "crimes", "exactions", "massacre", "massacres", "meurtre", "meurtres", "répression", "tortures",
    "viol", "violences", "viols",
];

/// Hands without a name.
const UNKNOWN: [&str; 25] = [
    "groupe", "agresseur", "agresseurs", "assaillant", "assaillants", "attaquant", "attaquants", "chauffard",
    "conducteur", "conductrice", "forcené", "homme", "hommes", "inconnu", "inconnus", "individu",
    "individus", "kamikaze", "malfaiteurs", "meurtrier", "personnes", "suspect", "terroriste", "tireur",
    "voleurs",
];

/// « a été agressé », « ont été enlevées », « a été renversée par un individu »: a crime, told by whom?
fn attacked(c: &Clause<'_>, i: usize) -> bool {
    const CARS: [&str; 6] = ["voiture", "voitures", "véhicule", "véhicules", "épave", "épaves"];
    let by = (i + 1..i + 3).any(|k| c.is(k, "par") && (k + 1..k + 5).any(|m| c.is_any(m, &UNKNOWN)));
    let by = by && c.verb_is(i, Topics::ASSAULT);
    // « le jeune homme est attaqué par une ou plusieurs personnes », told in the present.
    let told = by && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["est", "sont"]));
    // « Le véhicule a été enlevé »: by a tow truck.
    let towed = c.lemma(i) == Some("enlever") && c.subject(i).is_some_and(|k| c.is_any(k, &CARS));
    (c.verb_is(i, Topics::ATTACK) && !towed || by)
        && c.participle(i)
        && c.passive(i)
        && (told
            || c.auxiliary(i)
                .is_some_and(|k| c.is_any(k, &["a", "ont", "aurait", "auraient", "fut", "furent"])))
        && !c.subordinate(i)
        && !c.negated(i)
        && !c.is_biography()
}

/// What ails a mind: said of a person, somebody's diagnosis; said of an illness, a subject.
const MENTAL: [&str; 8] = [
    "anxieux", "bipolaires", "mentaux", "psychiatriques", "psychique", "psychiques", "psychologiques",
    "psychotiques",
];

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
    // « était dépressif », « souffrait de troubles psychiques », « avait déjà tenté de mettre fin à ses jours »
    // « Il souffre de lourds troubles » tells on of whom the page is about.
    let told_of = || {
        let pronoun = c.subject(i).or_else(|| (0..i).rev().find_map(|k| c.subject(k)));
        pronoun.is_some_and(|k| c.is_any(k, &["elle", "il"]))
    };
    let ill = c.is_any(i, &["troubles", "trouble"])
        && !told_of()
        && c.is_any(i + 1, &MENTAL)
        && (i.saturating_sub(4)..i).any(|k| {
            c.is_any(
                k,
                &[
                    "atteint", "atteinte", "présentait", "présente", "souffrait", "souffre", "sujet",
                    "sujette",
                ],
            )
        })
        || c.is(i, "antécédents")
            && (i.saturating_sub(4)..i).any(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]))
        || c.is_any(
            i,
            &[
                "alcoolique", "bipolaire", "dépressif", "dépressive", "schizophrène", "suicidaire",
                "toxicomane",
            ],
        ) && (i.saturating_sub(3)..i).any(|k| c.is_any(k, &["est", "était"]));
    let suicide = c.lemma(i) == Some("tenter")
        && c.participle(i)
        && c.is(i + 2, "mettre")
        && (i + 3..i + 6).any(|k| c.is(k, "jours"));
    let sworn = c.is(i, "allégeance") && (i.saturating_sub(3)..i).any(|k| c.lemma(k) == Some("prêter"));
    let involved = c.is_any(i, &["impliqué", "impliquée", "impliqués", "impliquées"])
        && c.auxiliary(i).is_some()
        && c.is(i + 1, "dans")
        && (i + 2..i + 7).any(|k| c.is_any(k, &CASES));
    (sought || known || listed || involved || drunk || ill || suicide) && !c.subordinate(i) && !c.negated(i)
        || sworn
}

/// « un individu l'a attaquée », « tentait de s'emparer de l'argent »: what an unknown or named hand did, or tried to do.
fn assaults(c: &Clause<'_>, i: usize) -> bool {
    let done =
        c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]));
    let now = c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]) && !c.passive(i));
    let assault = c.verb_is(i, Topics::ASSAULT.or(Topics::ATTACK)) && c.participle(i) && now;
    let unknown = assault && c.subject(i).is_some_and(|k| c.is_any(k, &UNKNOWN));
    let attempt = c.lemma(i).is_some_and(|verb| matches!(verb, "tenter" | "essayer"))
        && (done || c.get(i).is_some_and(|t| t.word.is(Features::IMPERFECT)))
        && c.is_any(i + 1, &["de", "d'"])
        && (i + 2..i + 4).any(|k| c.verb_is(k, Topics::CRIME.or(Topics::ATTACK).or(Topics::KILL)));
    // « M. Rey a tiré seize cartouches », « il l'a poignardée »: a crime of somebody with a name.
    let named = now
        && c.participle(i)
        && c.lemma(i).is_some_and(|verb| {
            CRIMES.contains(&verb)
                || verb == "tirer"
                    && (i + 1..i + 8).any(|k| c.is_any(k, &["sur", "coups", "balles", "cartouches"]))
        })
        && c.subject(i)
            .is_some_and(|k| c.get(k).is_some_and(|t| t.is_capital() || t.is_any(&["il", "elle", "ils"])));
    let fires = c.is(i, "ouvert") && now && (i + 1..i + 3).any(|k| c.is(k, "feu"));
    let author = c.is_any(i, &["auteur", "auteurs"])
        && c.is_any(i + 1, &["de", "du", "des", "d'"])
        && (i.saturating_sub(6)..i).any(|k| c.is_any(k, &["est", "sont"]))
        && (i + 2..i + 9).any(|k| c.is_any(k, &WRONGS));
    (unknown || attempt || named && !c.is_sport() && !c.is_history() || fires || author)
        && !c.subordinate(i)
        && !c.negated(i)
        && !c.is_biography()
}
