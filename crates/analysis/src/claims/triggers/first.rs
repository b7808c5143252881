//! (a) The first, the only, the never seen before.

use crate::claims::clause::Clause;
use crate::lexicon::Features;

/// (a) « c'est la première fois que », « sont les premiers visiteurs », « Le premier groupe … est composé de ».
pub(super) fn first(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_sport() || c.is_biography() {
        return None;
    }
    c.positions().filter(|&i| !c.bracketed(i)).find_map(|i| {
        let ranked = c
            .is_any(i, &["premier", "première", "premiers", "premières", "seul", "seule", "seuls", "seules"]);
        if ranked && c.is_any(i.wrapping_sub(1), &["le", "la", "les"]) {
            let article = i - 1;
            // « c'est la première fois que », « pour la première fois » is background.
            let it_is = article > 0
                && (c.is_any(
                    article - 1,
                    &[
                        "est", "était", "sera", "serait", "fut", "sont", "étaient", "seront", "furent",
                        "devient", "deviennent", "deviendra", "reste", "marque", "marquent", "marquait",
                        "constitue", "constituent", "représente", "représentent",
                    ],
                ) || c.is_any(
                    article - 1,
                    &[
                        "devenu", "devenue", "devenus", "été", "ainsi", "aussi", "également", "marqué",
                        "constitué", "toujours",
                    ],
                ) && (0..article).any(|k| c.finite(k)));
            let among = c.is_any(article.wrapping_sub(1), &["de", "parmi", "des"])
                || c.is_any(
                    i + 1,
                    &[
                        "ministre", "ministres", "secrétaire", "adjoint", "adjointe", "tour", "président",
                        "substitut", "degré", "plan", "lieu", "étage", "concernés", "concernées",
                        "intéressés", "secours", "à", "vice-président", "aperçu",
                    ],
                );
            // « fait du pays le premier à quitter la Cour », « devenant la première »
            let makes = (article.saturating_sub(8)..article)
                .any(|k| c.lemma(k) == Some("faire") && c.is_any(k + 1, &["de", "du", "des", "d'"]))
                || (article.saturating_sub(2)..article).any(|k| c.is(k, "devenant"));
            if makes && !among && !c.is_history() {
                return Some((article, i));
            }
            // « il faut noter que c'est la première fois »: what « c'est » opens is asserted wherever it stands.
            let presented = article > 1 && c.is_any(article - 2, &["c'", "ce"]);
            // « elle était la première station du pays », « il fut le seul à »: background; « c'était la première » is news.
            let past = article > 0
                && c.is_any(article - 1, &["était", "étaient", "fut", "furent"])
                && !(article > 1 && c.is_any(article - 2, &["c'", "ce"]));
            if it_is && !past && !among && (presented || !c.subordinate(article - 1)) && !c.is_history() {
                return Some((article - 1, i));
            }
            // « Le premier groupe d'étrangers à entrer … est composé de »
            let subject = article == 0
                && !among
                && c.is_any(i, &["premier", "première", "premiers", "premières", "seul", "seule"]);
            if subject && identifies(c, i) && !c.is_history() {
                return Some((article, i));
            }
        }
        // « il s'agit du premier accident de la compagnie »
        let named = ranked
            && (i.saturating_sub(4)..i).any(|k| c.is(k, "agit") && c.is_any(k + 1, &["de", "du", "des"]))
            && c.is_any(i.wrapping_sub(1), &["la", "le", "du", "des", "l'"]);
        if named && !c.subordinate(i) && !c.is_history() {
            return Some((i - 1, i));
        }
        // « C'est la deuxième attaque en deux mois », « c'est l'unique défaite en dix ans »
        let ranked =
            c.get(i).is_some_and(|t| t.norm.ends_with("ième") || t.is_any(&["second", "seconde", "unique"]))
                && c.is_any(i.wrapping_sub(2), &["est", "était", "sera"])
                && c.is_any(i.wrapping_sub(3), &["c'"])
                && (i + 2..c.tokens.len()).any(|k| c.is_any(k, &["en", "depuis", "dans", "cette"]));
        if ranked && !c.is_history() {
            return Some((i - 1, i));
        }
        let unseen = c.is(i, "jamais")
            && c.any(&["auparavant", "n'", "ne", "encore"])
            && (0..i).any(|k| c.is_any(k, &["n'", "ne"]))
            && c.is_any(i + 1, &["été", "autant", "vu", "connu", "atteint", "eu"])
            && !c.subordinate(i)
            && c.any(&["autant", "auparavant", "aussi"])
            // « il n'avait jamais été identifié auparavant » tells a life.
            && !c.is_any(i.wrapping_sub(1), &["avait", "avaient"]);
        // « l'accident le plus meurtrier jamais survenu », behind a verb that says what it is.
        let most = c.is(i, "jamais")
            && c.get(i + 1).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
            && (i.saturating_sub(4)..i).any(|k| c.is(k, "plus"))
            && (0..i).any(|k| c.is_any(k, &["est", "était", "constitue", "représente", "devient", "sera"]));
        if most {
            return Some((i, i + 1));
        }
        // « C'est la plus longue grève depuis dix ans »
        let superlative = c.is_any(i, &["plus", "moins"])
            && c.is_any(i.wrapping_sub(1), &["le", "la", "les"])
            && i > 1
            && c.is_any(
                i - 2,
                &["est", "était", "sont", "étaient", "devient", "devenu", "devenue", "constitue"],
            )
            && (i + 2..i + 12).any(|k| c.is_any(k, &["depuis", "jamais", "histoire", "ait", "aient"]))
            && !c.subordinate(i - 1);
        if superlative {
            return Some((i - 1, i + 1));
        }
        let record = c.is_any(i, &["inédit", "inédite"])
            && c.is_any(i.wrapping_sub(1), &["est", "était", "sera"])
            && !c.subordinate(i);
        // « Des records ont été battus », « Un record absolu. »
        let broken = c.is_any(i, &["record", "records"])
            && (i == 1 && c.is(0, "un")
                || (i + 1..i + 7)
                    .any(|k| c.is_any(k, &["battu", "battus", "pulvérisé", "pulvérisés"]) && c.passive(k)))
            && !c.subordinate(i);
        (unseen || record || broken).then_some((i, i))
    })
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
