//! (c) A judgement on an institution, told as a fact; (f) whom a policy serves.

use crate::claims::clause::Clause;
use crate::lexicon::Features;

/// What a verdict blames.
const FAILURES: [&str; 32] = [
    "amateurisme", "carence", "carences", "défaillance", "défaillances", "défaut", "dysfonctionnement",
    "dysfonctionnements", "échec", "échecs", "faiblesse", "faiblesses", "faille", "failles", "faillite",
    "fragilité", "impréparation", "impuissance", "impunité", "inaction", "incapacité", "incompétence",
    "incurie", "inefficacité", "insuffisance", "insuffisances", "lacune", "lacunes", "laxisme", "limites",
    "manque", "négligence",
];

/// « mettent en lumière l'incapacité du pouvoir », « n'est pas au point », « sa réputation a été entachée ».
pub(super) fn blamed(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_history() || c.is_sport() {
        return None;
    }
    c.positions()
        .find(|&i| (reveals(c, i) || unfit(c, i) || stained(c, i)) && !c.subordinate(i))
        .map(|i| (i, i))
}

fn told(c: &Clause<'_>, i: usize) -> bool {
    c.get(i).is_some_and(|t| t.word.is(Features::PRESENT)) && c.parsed_finite(i)
        || c.participle(i) && !c.passive(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]))
}

/// « met en évidence les failles de », « illustre l'impuissance de ».
fn reveals(c: &Clause<'_>, i: usize) -> bool {
    let shows = c.lemma(i) == Some("mettre")
        && c.is(i + 1, "en")
        && c.is_any(i + 2, &["évidence", "exergue", "lumière"])
        || c.lemma(i).is_some_and(|verb| {
            matches!(verb, "démontrer" | "illustrer" | "montrer" | "révéler" | "traduire")
        });
    let failure = (i + 1..i + 6).find(|&k| c.is_any(k, &FAILURES));
    shows && told(c, i) && failure.is_some_and(|k| c.is_any(k + 1, &["à", "d'", "dans", "de", "des", "du"]))
}

/// « n'est pas très au point », « laisse à désirer ».
fn unfit(c: &Clause<'_>, i: usize) -> bool {
    let ready = c.is(i, "au")
        && c.is(i + 1, "point")
        && (i.saturating_sub(4)..i).any(|k| c.is_any(k, &["est", "sont"]))
        && c.negated(i)
        && !c.is_any(i + 2, &["mort", "de", "du", "d'"]);
    let wanting = c.is(i, "désirer") && c.is(i.wrapping_sub(2), "laisse")
        || c.is(i, "désirer") && c.is(i.wrapping_sub(2), "laissent");
    ready || wanting
}

/// « sa réputation a été entachée par des scandales ».
fn stained(c: &Clause<'_>, i: usize) -> bool {
    let worn = c
        .lemma(i)
        .is_some_and(|verb| matches!(verb, "discréditer" | "écorner" | "entacher" | "salir" | "ternir"));
    let good = |k: usize| c.is_any(k, &["crédibilité", "image", "réputation"]);
    worn && c.participle(i) && c.auxiliary(i).is_some() && !c.negated(i) && c.subject(i).is_some_and(good)
}

/// « bénéficiera surtout aux plus aisés », « pénalise d'abord les étudiants »: whom a policy serves.
pub(super) fn serves(c: &Clause<'_>, i: usize) -> bool {
    const MOSTLY: [&str; 8] = [
        "avant", "d'abord", "davantage", "essentiellement", "majoritairement", "principalement", "surtout",
        "exclusivement",
    ];
    let now = c.get(i).is_some_and(|t| t.word.is(Features::PRESENT | Features::FUTURE)) && c.parsed_verb(i);
    let touches =
        c.lemma(i).is_some_and(|verb| matches!(verb, "avantager" | "bénéficier" | "pénaliser" | "profiter"));
    touches && now && (i + 1..i + 3).any(|k| c.is_any(k, &MOSTLY)) && !c.is_sport() && !c.is_history()
}
