//! (c) Graft, cover-ups and rules that were broken: what is done out of sight, somebody found out.

use crate::claims::clause::Clause;
use crate::lexicon::Features;

/// What nobody does in the open.
const GRAFT: [&str; 9] = [
    "commanditer", "corrompre", "falsifier", "monnayer", "racketter", "rançonner", "soudoyer", "spolier",
    "truquer",
];

/// What can be buried.
const FILES: [&str; 12] = [
    "affaire", "alerte", "alertes", "dossier", "dossiers", "enquête", "expertise", "note", "notes",
    "plainte", "rapport", "rapports",
];

/// What has an author in the bad sense.
const DEEDS: [&str; 12] = [
    "attaque", "attaques", "attentat", "attentats", "dégradations", "départs", "feu", "feux", "incendie",
    "incendies", "sabotage", "vols",
];

/// Who must not lend a hand: a fair may end « avec la complicité de l'harmonie ».
const TRUSTED: [&str; 18] = [
    "agents", "banquiers", "cadres", "douaniers", "élus", "employés", "fonctionnaires", "gardiens",
    "gendarmes", "greffiers", "juges", "magistrats", "médecins", "militaires", "notaires", "policiers",
    "responsables", "transporteurs",
];

/// Who is paid: a market may be paid in cash.
const WORKERS: [&str; 12] = [
    "chauffeurs", "employés", "équipes", "intérimaires", "journaliers", "livreurs", "ouvriers", "personnel",
    "prestataires", "saisonniers", "salariés", "travailleurs",
];

/// What work, building and trade need.
const PERMITS: [&str; 6] = ["agrément", "autorisation", "autorisations", "licence", "permis", "titre"];

/// « a soudoyé les agents », « ferment les yeux moyennant une commission », « exploité sans permis ».
pub(super) fn covert(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_history() || c.is_sport() {
        return None;
    }
    c.positions().filter(|&i| !c.bracketed(i)).find_map(|i| {
        let last = graft(c, i).or_else(|| buried(c, i)).or_else(|| unlawful(c, i)).or_else(|| paid(c, i))?;
        // The parse may take « sans permis » for a clause.
        let own = c.is(i, "sans") || !c.subordinate(i);
        (own && !c.negated(i)).then_some((i, last))
    })
}

/// A verb that tells what somebody has done, or does.
fn tells(c: &Clause<'_>, i: usize) -> bool {
    let told = c.participle(i) && c.auxiliary(i).is_some();
    let tense = Features::PRESENT | Features::IMPERFECT | Features::PRETERITE;
    // « Les patrouilles ferment les yeux »: no ferment.
    let eyes = c.is(i + 1, "les") && c.is(i + 2, "yeux");
    told || (eyes || c.parsed_finite(i)) && c.get(i).is_some_and(|t| t.word.is(tense))
}

/// « a falsifié les certificats », « ferment les yeux contre », « ont subi des pressions », « a touché un pot-de-vin ».
fn graft(c: &Clause<'_>, i: usize) -> Option<usize> {
    let verb = c.lemma(i).filter(|_| tells(c, i))?;
    if GRAFT.contains(&verb) {
        return Some(i);
    }
    let near = |words: &[&str]| (i + 1..i + 5).find(|&k| c.is_any(k, words));
    match verb {
        "fermer" => near(&["yeux"]).filter(|&k| {
            let over =
                c.is_any(k + 1, &["contre", "devant", "moyennant", "sur", "."]) || c.get(k + 1).is_none();
            c.is(k - 1, "les") && over
        }),
        "subir" => near(&["pressions", "menaces"]),
        "prélever" | "toucher" | "verser" => near(&["bakchich", "dîme", "pot-de-vin", "pots-de-vin"]),
        "entacher" => near(&["fraude", "fraudes", "irrégularités"]),
        "engloutir" | "soustraire" => near(&["fictives", "fisc", "trésor", "poche", "poches"]),
        _ => None,
    }
}

/// « avait enterré le dossier », « ont caché aux hommes le résultat ».
fn buried(c: &Clause<'_>, i: usize) -> Option<usize> {
    let verb = c.lemma(i).filter(|_| c.participle(i) && c.auxiliary(i).is_some() && !c.passive(i))?;
    match verb {
        "enterrer" | "étouffer" => (i + 1..i + 4).find(|&k| c.is_any(k, &FILES)),
        "cacher" | "dissimuler" => (i + 1..i + 3).find(|&k| c.is_any(k, &["à", "au", "aux"])),
        _ => None,
    }
}

/// « exploité sans permis », « avec la complicité de », « roulait en surcharge », « un règlement de comptes ».
fn unlawful(c: &Clause<'_>, i: usize) -> Option<usize> {
    let without = c.is(i, "sans") && c.is_any(i + 1, &PERMITS);
    let verb = (i.saturating_sub(6)..i).rev().find(|&k| c.parsed_verb(k));
    if let Some(verb) = verb.filter(|_| without) {
        return (!c.subordinate(verb)).then_some(i + 1);
    }
    let helped = c.is(i, "complicité")
        && c.is(i.wrapping_sub(2), "avec")
        && (i + 1..i + 5).any(|k| c.is_any(k, &TRUSTED));
    let loaded = c.is(i, "en") && c.is(i + 1, "surcharge");
    let settled = c.is(i, "règlement") && c.is(i + 1, "de") && c.is(i + 2, "comptes");
    // « L'attaque est l'œuvre d'une meute »; a film is the work of somebody as well.
    let work = c.is(i, "œuvre")
        && (0..i).any(|k| c.is_any(k, &DEEDS))
        && (i.saturating_sub(3)..i).any(|k| c.is_any(k, &["est", "sont", "serait"]))
        && c.is_any(i + 1, &["de", "d'", "des", "du"]);
    match () {
        () if helped || loaded || work => Some(i + 1),
        () if settled => Some(i + 2),
        () => None,
    }
}

/// « rémunère une partie des chauffeurs en liquide », « emploie au noir », « touchait 150 euros en liquide ».
fn paid(c: &Clause<'_>, i: usize) -> Option<usize> {
    let black = c.is(i, "au") && c.is(i + 1, "noir");
    let cash = c.is(i, "en") && c.is_any(i + 1, &["liquide", "espèces"]);
    let before = || i.saturating_sub(9)..i;
    let workers = before().any(|k| c.is_any(k, &WORKERS));
    let hires = |k: usize| {
        let hired = |verb: &str| matches!(verb, "embaucher" | "employer" | "rémunérer" | "travailler");
        c.lemma(k).is_some_and(|verb| hired(verb) || verb == "toucher" || workers && verb == "payer")
    };
    ((black || cash) && before().any(hires)).then_some(i + 1)
}
