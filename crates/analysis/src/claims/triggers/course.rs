//! (c) The course of an attack and what its author did, told by nobody who was there.

use crate::claims::clause::Clause;
use crate::lexicon::Features;
use crate::lexicon::claims::Topics;

/// Who is only known by what he did.
const AUTHORS: [&str; 32] = [
    "agresseur", "agresseurs", "agresseuse", "assaillant", "assaillante", "assaillants", "attaquant",
    "attaquants", "braqueur", "braqueurs", "cambrioleur", "cambrioleurs", "chauffard", "forcené", "kamikaze",
    "kamikazes", "malfaiteur", "malfaiteurs", "meurtrier", "meurtriers", "pirate", "pirates", "ravisseur",
    "ravisseurs", "suspect", "suspects", "terroriste", "terroristes", "tireur", "tireurs", "tueur", "tueurs",
];

/// Somebody whom the reader cannot know.
const SOMEBODY: [&str; 8] =
    ["femme", "femmes", "homme", "hommes", "inconnu", "inconnus", "individu", "individus"];

/// Armed hands of the state: what they do to people has two versions.
const HANDS: [&str; 12] = [
    "agent", "agents", "gardien", "gardiens", "gendarme", "gendarmes", "militaire", "militaires", "policier",
    "policiers", "soldat", "soldats",
];

/// « Le kamikaze s'était déguisé », « un homme s'introduit dans un centre », « les policiers ont blessé le passager ».
pub(super) fn deed(c: &Clause<'_>, i: usize) -> bool {
    let told = happens(c, i) && !c.subordinate(i) && !c.negated(i) && !c.is_sport() && !c.is_biography();
    told && by_author(c, i) || blew_up(c, i) || detained(c, i) || suffered(c, i)
}

/// « se sont fait exploser », « a lancé une grenade ».
fn blew_up(c: &Clause<'_>, i: usize) -> bool {
    const ARMS: [&str; 10] = [
        "bombe", "bombes", "cocktail", "cocktails", "engin", "explosif", "explosifs", "grenade", "grenades",
        "roquettes",
    ];
    let himself = c.is(i, "fait")
        && c.is(i + 1, "exploser")
        && (i.saturating_sub(6)..i).any(|k| c.is_any(k, &["s'", "se"]));
    let throws = c.participle(i)
        && matches!(c.lemma(i), Some("jeter" | "lancer"))
        && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]))
        && !c.passive(i)
        && (i + 1..i + 4).any(|k| c.is_any(k, &ARMS));
    (himself || throws) && !c.subordinate(i) && !c.negated(i) && !c.is_history()
}

/// The verb at `i` tells what somebody did: « a frappé », « s'était enfui », « frappe ».
fn happens(c: &Clause<'_>, i: usize) -> bool {
    const DONE: [&str; 8] = ["a", "ont", "avait", "avaient", "est", "sont", "était", "étaient"];
    let past = c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &DONE)) && !c.passive(i);
    let armed =
        c.lemma(i).is_some_and(|verb| matches!(verb, "détenir" | "disposer" | "porter" | "transporter"))
            && c.get(i).is_some_and(|t| t.word.is(Features::IMPERFECT));
    past || armed || c.get(i).is_some_and(|t| t.word.is(Features::PRESENT)) && c.parsed_finite(i)
}

fn by_author(c: &Clause<'_>, i: usize) -> bool {
    let Some(subject) = c.subject(i) else { return false };
    let enters = matches!(c.lemma(i), Some("introduire")) && c.is_any(i + 1, &["dans", "au", "chez"])
        || (i + 1..i + 3).any(|k| c.is(k, "irruption"));
    if c.is_any(subject, &AUTHORS) {
        return enters
            || matches!(c.lemma(i), Some("détenir" | "disposer" | "porter" | "transporter"))
            || c.verb_is(i, Topics::DEED.or(Topics::ASSAULT).or(Topics::KILL));
    }
    if c.is_any(subject, &HANDS) {
        let person = (i + 1..i + 4).any(|k| {
            c.is_any(k, &SOMEBODY)
                || c.word_is(k, Topics::CRIME_OBJECT) && !c.word_is(k, Topics::FAULT_OBJECT)
                || c.is_any(k, &["passager", "passagère", "adolescent", "adolescente", "jeune", "garçon"])
        });
        return person
            && matches!(c.lemma(i), Some("blesser" | "frapper" | "tabasser" | "violenter" | "gifler"));
    }
    let unknown = c.is_any(subject, &SOMEBODY);
    let lights = c.lemma(i) == Some("mettre") && c.is(i + 1, "le") && c.is(i + 2, "feu");
    unknown
        && (lights
            || enters
            || c.lemma(i) == Some("immoler")
            || c.lemma(i) == Some("foncer") && c.is(i + 1, "sur"))
}

/// « sont détenus de façon arbitraire », « a été arrêté sans raison »: an act of the state called a wrong.
fn detained(c: &Clause<'_>, i: usize) -> bool {
    let held = c.lemma(i).is_some_and(|verb| {
        matches!(
            verb,
            "arrêter" | "détenir" | "écrouer" | "emprisonner" | "incarcérer" | "interpeller" | "retenir"
        )
    });
    let wrongly = (i.saturating_sub(3)..i + 8).any(|k| {
        c.is_any(k, &["arbitrairement", "illégalement"])
            || c.is_any(k, &["façon", "manière"]) && c.is_any(k + 1, &["arbitraire", "illégale"])
            || c.is(k, "sans") && c.is_any(k + 1, &["inculpation", "jugement", "motif", "procès", "raison"])
    });
    held && wrongly && c.participle(i) && c.passive(i) && !c.subordinate(i) && !c.negated(i)
}

/// « a été victime d'une tentative d'assassinat », « est visé par des tirs », « ont été pris en otage ».
fn suffered(c: &Clause<'_>, i: usize) -> bool {
    const BLOWS: [&str; 14] = [
        "agression", "assassinat", "attaque", "attentat", "braquage", "cambriolage", "chantage", "coups",
        "enlèvement", "harcèlement", "meurtre", "tirs", "viol", "viols",
    ];
    let blow = |from: usize| (from..from + 6).any(|k| c.is_any(k, &BLOWS));
    let victim = c.is_any(i, &["victime", "victimes", "cible", "cibles"])
        && c.is_any(i + 1, &["de", "d'"])
        && (i.saturating_sub(3)..i).any(|k| c.is(k, "été"))
        || c.is(i, "victime") && (i.saturating_sub(3)..i).any(|k| c.is(k, "été")) && blow(i + 1);
    let aimed = c.participle(i)
        && c.passive(i)
        && !c.auxiliary(i).is_some_and(|k| c.is_any(k, &["avait", "avaient"]))
        && c.lemma(i).is_some_and(|verb| matches!(verb, "viser" | "cibler"))
        && c.is(i + 1, "par");
    let hostage = c.is(i, "pris") || c.is_any(i, &["prise", "prises"]);
    let hostage = hostage && c.is(i + 1, "en") && c.is_any(i + 2, &["otage", "otages"]) && c.passive(i);
    let blown = victim && (i + 1..i + 12).any(|k| c.is_any(k, &BLOWS)) || aimed && blow(i + 2);
    (blown || hostage) && !c.subordinate(i) && !c.negated(i) && !c.is_biography()
}
