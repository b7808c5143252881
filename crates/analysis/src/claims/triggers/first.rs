//! (a) The first, the only, the never seen before.

use crate::claims::clause::Clause;
use crate::lexicon::Features;

/// (a) « c'est la première fois que », « sont les premiers visiteurs », « Le premier groupe … est composé de ».
pub(super) fn first(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_sport() || c.is_biography() {
        return None;
    }
    c.positions().filter(|&i| !c.bracketed(i)).find_map(|i| {
        ranked(c, i)
            .or_else(|| presented(c, i))
            .filter(|_| !c.is_history() || c.is(i + 1, "fois") && since(c, i))
            .or_else(|| most(c, i))
            .or_else(|| superlative(c, i))
            .or_else(|| unseen(c, i))
    })
}

/// « la première fois depuis 1999 »: an old year that says how rare today's news is.
fn since(c: &Clause<'_>, i: usize) -> bool {
    (i..c.tokens.len()).any(|k| c.is(k, "depuis") && (k + 1..k + 4).any(|m| c.number(m)))
}

/// « est le plus résistant de la planète », « figure parmi les plus chers au monde ».
fn most(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    const IS: [&str; 8] = ["est", "sont", "reste", "restent", "demeure", "figure", "figurent", "devient"];
    let of = |k: usize| c.is_any(k, &["monde", "planète"]) && c.is_any(k - 1, &["du", "au", "le", "la"]);
    let ranked = c.is(i, "plus") && i > 1 && c.is_any(i - 1, &["le", "la", "les", "des"]);
    let before = if c.is_any(i.wrapping_sub(2), &["parmi"]) { i.checked_sub(3)? } else { i.checked_sub(2)? };
    let is = ranked
        && (c.is_any(before, &IS)
            || c.get(before)?.word.is(Features::ADV) && c.is_any(before.checked_sub(1)?, &IS));
    (is && !c.is_history() && !c.subordinate(before) && (i + 2..i + 7).any(of)).then_some((i - 1, i + 1))
}

const FIRST: [&str; 8] = ["premier", "première", "premiers", "premières", "seul", "seule", "seuls", "seules"];

/// « le premier N », asserted: by a verb that says what something is, or makes of it.
fn ranked(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    const IS: [&str; 19] = [
        "est", "était", "sera", "serait", "fut", "sont", "étaient", "seront", "furent", "devient",
        "deviennent", "deviendra", "reste", "marque", "marquent", "marquait", "constitue", "constituent",
        "représente",
    ];
    const BEEN: [&str; 11] = [
        "devenu", "devenue", "devenus", "été", "ainsi", "aussi", "également", "marqué", "constitué",
        "toujours", "représentent",
    ];
    // « le Premier ministre », « le premier tour », « les premiers concernés », « le premier producteur mondial »
    const TITLES: [&str; 26] = [
        "client", "consommateur", "exportateur", "fournisseur", "importateur", "partenaire", "producteur",
        "ministre", "ministres", "secrétaire", "adjoint", "adjointe", "tour", "président", "substitut",
        "degré", "plan", "lieu", "étage", "concernés", "concernées", "intéressés", "secours", "à",
        "vice-président", "aperçu",
    ];
    let article = i.checked_sub(1).filter(|&a| c.is_any(i, &FIRST) && c.is_any(a, &["le", "la", "les"]))?;
    let before = article.checked_sub(1);
    let is = |words: &[&str]| before.is_some_and(|b| c.is_any(b, words));
    if is(&["de", "parmi", "des"]) || c.is_any(i + 1, &TITLES) {
        return None;
    }
    // « fait du pays le premier membre à quitter la Cour », « devenant la première »
    let makes = (article.saturating_sub(8)..article)
        .any(|k| c.lemma(k) == Some("faire") && c.is_any(k + 1, &["de", "du", "des", "d'"]))
        || (article.saturating_sub(2)..article).any(|k| c.is(k, "devenant"));
    if makes {
        return Some((article, i));
    }
    let it_is = is(&IS) || is(&BEEN) && (0..article).any(|k| c.finite(k));
    // « il faut noter que c'est la première fois »: what « c'est » opens is asserted wherever it stands.
    let this = article > 1 && c.is_any(article - 2, &["c'", "ce"]);
    // « elle était la première station du pays », « il fut le seul à »: background; « c'était la première » is news.
    let past = is(&["était", "étaient", "fut", "furent"]) && !this;
    let main = this || before.is_some_and(|b| !c.subordinate(b));
    if it_is && !past && main {
        return Some((article - 1, i));
    }
    // « Le premier groupe d'étrangers à entrer … est composé de »
    (article == 0 && identifies(c, i)).then_some((article, i))
}

/// A subject « le premier N » whose verb only says who it is.
fn identifies(c: &Clause<'_>, i: usize) -> bool {
    let verb = (i + 1..c.tokens.len()).find(|&k| c.finite(k) && !c.subordinate(k));
    verb.is_some_and(|v| {
        c.is_any(v, &["est", "sont", "était", "étaient", "sera", "seront"])
            && c.get(v + 1).is_some_and(|t| {
                t.is_any(&["composé", "composée", "constitué", "constituée", "formé", "formée"])
            })
    })
}

/// « il s'agit du premier accident », « c'est la deuxième attaque en deux mois », « c'est l'unique défaite en dix ans ».
fn presented(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let named = c.is_any(i, &FIRST)
        && (i.saturating_sub(4)..i).any(|k| c.is(k, "agit") && c.is_any(k + 1, &["de", "du", "des"]))
        && c.is_any(i.wrapping_sub(1), &["la", "le", "du", "des", "l'"])
        && !c.subordinate(i);
    let nth =
        c.get(i).is_some_and(|t| t.norm.ends_with("ième") || t.is_any(&["second", "seconde", "unique"]))
            && c.is_any(i.wrapping_sub(2), &["est", "était", "sera"])
            && c.is(i.wrapping_sub(3), "c'")
            && (i + 2..c.tokens.len()).any(|k| c.is_any(k, &["en", "depuis", "dans", "cette"]));
    (named || nth).then(|| (i - 1, i))
}

/// « C'est la plus longue grève depuis dix ans », « l'accident le plus meurtrier jamais survenu ».
fn superlative(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    const IS: [&str; 9] =
        ["est", "était", "sont", "étaient", "sera", "devient", "devenu", "devenue", "constitue"];
    let ever = c.is(i, "jamais")
        && c.participle(i + 1)
        && (i.saturating_sub(4)..i).any(|k| c.is(k, "plus"))
        && (0..i).any(|k| c.is_any(k, &IS) || c.is(k, "représente"));
    if ever {
        return Some((i, i + 1));
    }
    // « il s'agit de la plus mauvaise année depuis dix ans »
    let shown = c.is(i, "plus")
        && c.is_any(i.wrapping_sub(1), &["la", "le", "les", "du", "des"])
        && (i.saturating_sub(5)..i).any(|k| c.is(k, "agit"))
        && (i + 2..i + 12).any(|k| c.is_any(k, &["depuis", "jamais", "histoire", "ait", "aient"]));
    // « a reçu la plus grande donation de l'histoire », « ont créé l'image la plus détaillée à ce jour »
    let extent = |k: usize| {
        c.is(k, "histoire") && c.is(k - 1, "l'") && c.is(k - 2, "de")
            || c.is(k, "jour") && c.is(k - 1, "ce") && c.is(k - 2, "à")
    };
    let ever_seen = c.is(i, "plus")
        && i > 1
        && c.is_any(i - 1, &["la", "le", "les"])
        && !c.is_any(i - 2, &[","])
        && (i + 3..i + 12).any(extent)
        && (0..i).any(|k| c.finite(k))
        && !c.subordinate(i - 1);
    if ever_seen {
        return Some((i - 1, i + 1));
    }
    // « au plus haut depuis 2008 », « son plus bas niveau depuis »
    let peak = c.is(i, "plus")
        && c.is_any(i + 1, &["haut", "bas"])
        && c.is_any(i.wrapping_sub(1), &["au", "son", "un", "leur"])
        && (i + 2..i + 4).any(|k| c.is(k, "depuis"));
    // « Il faut remonter à 2009 pour retrouver une telle hausse »
    let back =
        c.is(i, "remonter") && c.is_any(i.wrapping_sub(1), &["faut"]) && c.is_any(i + 1, &["à", "au", "aux"]);
    let market = || c.any(&["action", "bourse", "cours", "euro", "indice", "titre"]);
    if (shown || peak && !market()) && !c.subordinate(i) || back && !c.subordinate(i - 1) {
        return Some((i - 1, i + 1));
    }
    // « C'est la pire attaque depuis 2015 »
    let most = c.is_any(i, &["plus", "moins", "pire", "meilleur", "meilleure"])
        && c.is_any(i.wrapping_sub(1), &["le", "la", "les"])
        && i > 1
        && c.is_any(i - 2, &IS)
        && (i + 2..i + 12).any(|k| c.is_any(k, &["depuis", "jamais", "histoire", "ait", "aient"]))
        && !c.subordinate(i - 1);
    most.then(|| (i - 1, i + 1))
}

/// « n'avait jamais autant plu », « est inédit », « Des records ont été battus », « Un record absolu. »
fn unseen(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let never = c.is(i, "jamais")
        && (0..i).any(|k| c.is_any(k, &["n'", "ne"]))
        && c.is_any(i + 1, &["auparavant", "été", "autant", "vu", "connu", "atteint", "eu"])
        && c.any(&["autant", "auparavant", "aussi"])
        // « il n'avait jamais été identifié auparavant » tells a life.
        && !c.is_any(i.wrapping_sub(1), &["avait", "avaient"]);
    let new = c.is_any(i, &["inédit", "inédite"]) && c.is_any(i.wrapping_sub(1), &["est", "était", "sera"])
        || c.is(i, "sans")
            && c.is(i + 1, "précédent")
            && c.is_any(i.wrapping_sub(1), &["est", "sont", "reste", "était"]);
    let beaten = |k: usize| {
        c.get(k).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
            && c.is_any(k, &["battu", "battus", "pulvérisé", "pulvérisés"])
            && c.passive(k)
    };
    // « C'est une première dans le pays », « il s'agit d'une première »
    let is = c.is_any(i.wrapping_sub(2), &["constitue", "est", "était", "sera"])
        || c.is(i.wrapping_sub(2), "d'") && c.is(i.wrapping_sub(3), "agit");
    let once = c.is(i, "première")
        && c.is(i.wrapping_sub(1), "une")
        && is
        && c.is_any(i + 1, &[".", ",", "à", "au", "dans", "depuis", "en", "pour"]);
    let seen =
        once || c.is(i, "jamais") && c.is_any(i + 1, &["vu", "vue"]) && c.is_any(i.wrapping_sub(1), &["du"]);
    let record =
        c.is_any(i, &["record", "records"]) && (i == 1 && c.is(0, "un") || (i + 1..i + 7).any(beaten));
    ((never || new || seen || record) && !c.subordinate(i)).then_some((i, i))
}
