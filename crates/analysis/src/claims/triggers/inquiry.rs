//! (e) What an inquiry looked for and found, and where an army stands: who says so?

use crate::claims::clause::Clause;
use crate::lexicon::claims::Topics;

/// « aucune trace d'alcool n'a été trouvée », « la piste terroriste a été écartée », « l'armée a repris la ville ».
pub(super) fn established(c: &Clause<'_>, i: usize) -> bool {
    (nothing(c, i) || lead(c, i) || gained(c, i) || drunk(c, i)) && !c.subordinate(i)
}

/// « aucun lien n'a été trouvé », « rien n'a été retrouvé ».
fn nothing(c: &Clause<'_>, i: usize) -> bool {
    const SOUGHT: [&str; 16] = [
        "arme", "cause", "engin", "explosif", "indice", "irrégularité", "lien", "lésion", "piste", "preuve",
        "rapport", "revendication", "substance", "suspect", "trace", "traces",
    ];
    let none = (i.saturating_sub(14)..i).any(|k| {
        c.is(k, "rien") || c.is_any(k, &["aucun", "aucune"]) && (k + 1..k + 3).any(|m| c.is_any(m, &SOUGHT))
    });
    let found = c.verb_is(i, Topics::FIND)
        || c.lemma(i).is_some_and(|verb| matches!(verb, "détecter" | "établir" | "identifier" | "constater"));
    found && none && c.participle(i) && c.passive(i)
}

/// « la piste terroriste est privilégiée », « la thèse de l'accident a été écartée ».
fn lead(c: &Clause<'_>, i: usize) -> bool {
    let weighed =
        c.lemma(i).is_some_and(|verb| matches!(verb, "écarter" | "exclure" | "privilégier" | "retenir"));
    let of = |k: usize| c.is_any(k, &["hypothèse", "piste", "pistes", "thèse"]);
    let agent = (i + 1..i + 6).any(|k| c.is(k, "par"));
    weighed && c.participle(i) && c.passive(i) && !agent && c.subject(i).is_some_and(of)
}

/// « l'armée a repris la ville », « les rebelles ont dominé la ville »: a war has two sides, and two bulletins.
fn gained(c: &Clause<'_>, i: usize) -> bool {
    const TAKES: [&str; 10] = [
        "conquérir", "dominer", "encercler", "assiéger", "perdre", "prendre", "reconquérir", "récupérer",
        "reprendre", "libérer",
    ];
    const GROUND: [&str; 17] = [
        "aéroport", "base", "bourg", "bourgade", "bourgades", "collines", "contrôle", "localité",
        "localités", "port", "position", "positions", "quartier", "quartiers", "terrain", "territoire",
        "village",
    ];
    const ARMIES: [&str; 20] = [
        "armée", "bataillon", "brigade", "combattants", "djihadistes", "forces", "groupes", "insurgés",
        "jihadistes", "loyalistes", "milice", "milices", "militaires", "miliciens", "peshmergas", "rebelles",
        "rebelle", "soldats", "talibans", "troupes",
    ];
    let ground = |k: &usize| c.is_any(*k, &GROUND) || c.is_any(*k, &["ville", "villages", "villes"]);
    let won = c.participle(i)
        && !c.passive(i)
        && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]))
        && c.lemma(i).is_some_and(|verb| TAKES.contains(&verb))
        && (i + 1..i + 5).any(|k| ground(&k));
    // « les rebelles ont expulsé le groupe de la ville »
    let driven = c.participle(i)
        && !c.passive(i)
        && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]))
        && matches!(c.lemma(i), Some("chasser" | "déloger" | "expulser" | "repousser"))
        && (i + 1..i + 12).any(|k| ground(&k));
    // « ont réussi à reprendre le quartier », « ont brisé le siège », « ont encerclé les combattants »
    let managed = c.participle(i)
        && matches!(c.lemma(i), Some("parvenir" | "réussir"))
        && (i + 2..i + 5).any(|k| c.lemma(k).is_some_and(|verb| TAKES.contains(&verb) || verb == "emparer"))
        && (i + 3..i + 10).any(|k| ground(&k));
    let closed = c.participle(i)
        && !c.passive(i)
        && (matches!(c.lemma(i), Some("briser" | "lever" | "rompre"))
            && (i + 1..i + 3).any(|k| c.is(k, "siège"))
            || c.lemma(i) == Some("encercler") && (i + 1..i + 4).any(|k| c.is_any(k, &ARMIES)));
    (won || driven || managed || closed)
        && c.subject(i).is_some_and(|k| c.is_any(k, &ARMIES))
        && !c.is_history()
        && !c.is_sport()
}

/// « L'homme était ivre au moment des faits »: who measured it?
fn drunk(c: &Clause<'_>, i: usize) -> bool {
    let person = |k: usize| {
        c.is_any(
            k,
            &["automobiliste", "chauffeur", "conducteur", "conductrice", "homme", "individu", "suspect"],
        ) || c.is_any(k, &["agresseur", "auteur", "pilote", "tireur", "femme", "il", "elle"])
    };
    let state = c.is_any(i, &["ivre", "alcoolisé", "alcoolisée", "drogué", "droguée"]) && i > 0
        || c.is(i, "emprise")
            && (i + 1..i + 5).any(|k| c.is_any(k, &["alcool", "stupéfiants", "drogue", "cannabis"]));
    let is = (i.saturating_sub(4)..i).find(|&k| c.is_any(k, &["est", "était", "étaient"]));
    state && is.is_some_and(|k| k > 0 && (k.saturating_sub(3)..k).any(person))
}
