//! (f) What caused what; effects on health and nature.

use crate::claims::clause::Clause;
use crate::lexicon::Features;
use crate::lexicon::claims::Topics;

use super::verdict;

/// What an event provokes that nobody sees at a glance.
const LOSS: [&str; 26] = [
    "baisse", "cancer", "cancers", "chute", "contamination", "crise", "décès", "disparition", "explosion",
    "faillite", "famine", "flambée", "hausse", "incendie", "maladie", "maladies", "mort", "pénurie",
    "pénuries", "perte", "pertes", "pollution", "récession", "recul", "ruine", "surmortalité",
];

/// What has an origin that somebody must have found.
const HARM: [&str; 46] = [
    "absence", "avarie", "déflagration", "déraillement", "échec", "effondrement", "écrasement", "éboulement",
    "hécatombe", "phénomène", "retard", "succès", "canicule", "crue", "crues", "glissement", "inondation",
    "inondations", "pluies", "sécheresse", "accident", "attaque", "attaques", "attentat", "catastrophe",
    "conflit", "contamination", "crash", "crise", "décès", "drame", "épidémie", "explosion", "faillite",
    "fuite", "fuites", "incendie", "incident", "mort", "naufrage", "panne", "pannes", "pollution", "rumeur",
    "sinistre", "tensions",
];

const TRENDS: [&str; 8] =
    ["augmentation", "baisse", "chute", "croissance", "hausse", "pénurie", "progression", "recul"];

/// (f) « a provoqué », « est dû à ».
pub(super) fn causal(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let harmed = (i + 1..i + 6).any(|k| c.is_any(k, &HARM));
        let named = (c.is_any(i, &["cause", "causes"]) || c.is(i, "origine") && harmed)
            && (i + 1..i + 3).any(|k| c.is_any(k, &["de", "du", "des", "d'"]))
            && (i.saturating_sub(5)..i).any(|k| {
                c.is_any(k, &["est", "sont", "serait", "seraient", "était"])
                    || c.is(k, "être") && c.is_any(k.wrapping_sub(1), &["pourrait", "pourraient", "peut"])
            })
            && c.is_any(i.wrapping_sub(1), &["la", "les", "l'"]);
        if named && !c.subordinate(i) {
            return Some((i, i));
        }
        // « a provoqué la mort de deux ouvriers »; what else an event provokes can be seen.
        let harm = (i + 1..i + 5).any(|k| c.is_any(k, &LOSS));
        let causes = c
            .lemma(i)
            .is_some_and(|verb| matches!(verb, "provoquer" | "entraîner" | "causer" | "occasionner"))
            && harm
            && !c.negated(i)
            && (c.finite(i) || c.participle(i) && c.is_any(i.wrapping_sub(1), &["a", "ont"]));
        let due = c.is_any(i, &["dû", "due", "dus", "dues"])
            && c.is_any(i.wrapping_sub(1), &["est", "sont", "serait"])
            && (0..i).any(|k| c.is_any(k, &HARM) || c.is_any(k, &LOSS) || c.is_any(k, &TRENDS));
        ((causes
            || due
            || guilty(c, i)
            || explains(c, i)
            || unknown(c, i)
            || brought(c, i)
            || owed(c, i)
            || verdict::serves(c, i))
            && !c.subordinate(i))
        .then_some((i, i))
    })
}

/// « sous l'effet de la sécheresse », « est lié au dérèglement climatique », « C'est la batterie qui a pris feu », « a ouvert la
/// voie à la fraude ».
fn owed(c: &Clause<'_>, i: usize) -> bool {
    let under =
        c.is(i, "effet") && c.is(i.wrapping_sub(2), "sous") && c.is_any(i + 1, &["de", "du", "des", "d'"]);
    let linked = c.is_any(i, &["lié", "liée", "liés", "liées"])
        && (i.saturating_sub(3)..i).any(|k| c.is_any(k, &["est", "sont", "serait", "seraient"]))
        && c.is_any(i + 1, &["à", "au", "aux"])
        && (0..i)
            .any(|k| c.is_any(k, &HARM) || c.is_any(k, &LOSS) || c.is_any(k, &TRENDS) || c.is(k, "épisode"));
    let burnt =
        c.is(i, "pris") && c.is(i + 1, "feu") && c.is_any(0, &["c'"]) && (2..i).any(|k| c.is(k, "qui"));
    let opened = c.is_any(i, &["ouvert", "ouverte"])
        && c.is_any(i + 1, &["la"])
        && c.is_any(i + 2, &["porte", "voie"])
        && c.is_any(i + 3, &["à", "au", "aux"])
        && !c.is_any(i + 4, &["son", "sa", "ses", "leur", "leurs"]);
    let thanks = c.lemma(i) == Some("devoir")
        && c.finite(i)
        && c.is_any(i + 1, &["sa", "son", "ses"])
        && c.is_any(i + 2, &["survie", "succès", "salut", "élection", "fortune"]);
    (under || linked || burnt || opened || thanks) && !c.is_history() && !c.is_sport()
}

/// « est responsable de la mort de deux ouvriers », « de 30 % des accidents ».
fn guilty(c: &Clause<'_>, i: usize) -> bool {
    c.is_any(i, &["responsable", "responsables"])
        && c.is_any(i.wrapping_sub(1), &["est", "sont", "serait", "seraient"])
        && c.is_any(i + 1, &["de", "d'", "du", "des"])
        && (i + 2..i + 6).any(|k| c.is_any(k, &HARM) || c.is_any(k, &LOSS) || c.is(k, "%"))
        && !c.is_history()
}

/// « a été provoqué par un court-circuit », « est causée par », « a été rendu possible par ».
fn brought(c: &Clause<'_>, i: usize) -> bool {
    let verb =
        c.lemma(i).is_some_and(|verb| matches!(verb, "causer" | "déclencher" | "occasionner" | "provoquer"));
    let possible = c.is_any(i, &["possible", "possibles"])
        && c.is_any(i.wrapping_sub(1), &["rendu", "rendue", "rendus", "rendues"])
        && c.passive(i - 1);
    // « provoqué » may lack its agreement.
    let passive = verb && c.participle(i) && c.passive(i) || possible;
    passive && (i + 1..i + 3).any(|k| c.is(k, "par")) && !c.negated(i) && !c.is_history() && !c.is_sport()
}

/// « s'explique par », « trouve son origine dans », « est la source de », « le déclencheur est ».
fn explains(c: &Clause<'_>, i: usize) -> bool {
    const REASONS: [&str; 9] = [
        "conséquence", "déclencheur", "explication", "facteur", "origine", "raison", "raisons", "résultat",
        "source",
    ];
    let explained = c.lemma(i) == Some("expliquer")
        && c.is_any(i.wrapping_sub(1), &["s'"])
        && (i + 1..i + 6).any(|k| c.is_any(k, &["par", "notamment"]));
    let rooted = c.lemma(i) == Some("trouver")
        && c.is_any(i + 1, &["son", "sa", "ses", "leur"])
        && c.is_any(i + 2, &["origine", "source", "cause", "explication"]);
    let is = c.is_any(i, &["est", "sont"])
        && c.is_any(i + 1, &["la", "le", "les", "l'", "une", "un"])
        && (i + 2..i + 4).any(|k| c.is_any(k, &REASONS) && c.is_any(k + 1, &["de", "du", "des", "d'"]));
    let cause = c.is(i, "cause") && (i + 1..i + 9).any(|k| c.is_any(k, &HARM));
    let trigger = (c.is(i, "déclencheur") || cause)
        && i < 3
        && (i + 1..i + 11).any(|k| c.is_any(k, &["est", "serait"]));
    explained || rooted || is || trigger
}

/// « les causes sont inconnues », « les raisons n'ont pas été expliquées »: who looked for them?
fn unknown(c: &Clause<'_>, i: usize) -> bool {
    const OPEN: [&str; 14] = [
        "éclaircies", "établies", "expliquées", "floues", "inconnu", "inconnue", "inconnues", "inconnus",
        "indéterminée", "indéterminées", "mystérieuses", "connues", "ignorées", "élucidées",
    ];
    c.is_any(
        i,
        &["causes", "circonstances", "identité", "raisons", "motifs", "mobile", "motivations", "origine"],
    ) && c.is_any(i.wrapping_sub(1), &["les", "ses", "leurs", "le", "l'", "son"])
        && (i + 1..c.tokens.len()).any(|k| {
            c.is_any(k, &OPEN) && c.auxiliary(k).is_some()
                || c.is_any(k, &["reste", "restent"])
                    && c.is(k + 1, "à")
                    && c.is_any(k + 2, &["déterminer", "éclaircir", "élucider", "établir", "préciser"])
        })
}

/// « pollue les nappes phréatiques », « réduit le risque d'infarctus », « est cancérogène ».
pub(super) fn science(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let acts = c.verb_is(i, Topics::EFFECT)
            && token.word.is(Features::PRESENT)
            && (!token.word.is(Features::NOUN | Features::ADJ) || behind_subject(c, i))
            && !token.is_capital()
            && (i + 1..i + 9).take_while(|&k| !c.is_any(k, &[";", ":", "qui", "que"])).any(|k| domain(c, k));
        let is = c.is_any(i, &["est", "sont"])
            && (c.word_is(i + 1, Topics::HARMFUL) || c.word_is(i + 2, Topics::HARMFUL))
            && (i + 2..i + 7).any(|k| domain(c, k) || c.is_any(k, &["pour", "contre"]))
            && c.positions().any(|k| domain(c, k));
        ((acts || is) && !c.subordinate(i) && !c.negated(i)).then_some((i, i))
    })
}

fn domain(c: &Clause<'_>, k: usize) -> bool {
    // « l'assurance santé », « le ministère de la Santé »: administrations.
    let office =
        (k.saturating_sub(4)..k).any(|m| c.is_any(m, &["assurance", "ministère", "ministre", "programme"]));
    !office && c.word_is(k, Topics::DOMAIN)
}

/// A form that is a noun as well, right behind another noun: « le tabac cause », not « la cause ».
fn behind_subject(c: &Clause<'_>, i: usize) -> bool {
    c.get(i.wrapping_sub(1)).is_some_and(|t| {
        t.word.is(Features::NOUN | Features::ADJ) && !t.word.is(Features::DET | Features::ADP)
    })
}
