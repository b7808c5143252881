//! (b) What was said in a closed meeting.

use crate::claims::clause::Clause;
use crate::lexicon::Features;

/// (b) What was said in a closed meeting.
pub(super) fn private_talk(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| secret(c, i).or_else(|| talked(c, i)))
}

/// « une réunion secrète s'est tenue », « se sont rencontrés en secret »: if it was secret, somebody told.
fn secret(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    const MEETINGS: [&str; 14] = [
        "accord", "conversations", "discussion", "discussions", "entretien", "entretiens", "entrevue",
        "négociations", "pourparlers", "rencontre", "rencontres", "réunion", "réunions", "visite",
    ];
    const HIDDEN: [&str; 8] = [
        "clandestine", "clandestines", "confidentielle", "confidentiels", "secret", "secrète", "secrètes",
        "secrets",
    ];
    let meeting = c.is_any(i, &MEETINGS) && c.is_any(i + 1, &HIDDEN);
    let veiled = c.is(i, "en") && c.is_any(i + 1, &["secret", "coulisses", "coulisse"])
        || c.is(i, "plus") && c.is(i + 1, "grand") && c.is(i + 2, "secret");
    let secretly = veiled
        && (i.saturating_sub(9)..i).any(|k| {
            c.lemma(k).is_some_and(|v| {
                matches!(
                    v,
                    "conclure"
                        | "discuter"
                        | "négocier"
                        | "rencontrer"
                        | "reprendre"
                        | "retrouver"
                        | "réunir"
                        | "sceller"
                        | "signer"
                        | "voir"
                )
            })
        });
    let sealed = c.is_any(i, &["pacte", "accord"])
        && (i + 1..i + 4)
            .any(|k| c.participle(k) && c.passive(k) && c.is_any(k, &["conclu", "noué", "passé", "scellé"]))
        && (i + 2..i + 8)
            .any(|k| c.is_any(k, &["restaurant", "dîner", "secret", "coulisses", "hôtel", "domicile"]));
    ((meeting || sealed || secretly) && !c.subordinate(i) && !c.is_history()).then_some((i, i + 1))
}

/// « ont discuté à huis clos de la vente ».
fn talked(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let verb = c.lemma(i)?;
    let talks = matches!(
        verb,
        "discuter" | "entretenir" | "aborder" | "évoquer" | "convenir" | "échanger" | "parler"
    );
    if !talks
        || !(c.finite(i)
            || c.get(i)?.word.is(Features::PAST_PARTICIPLE)
                && i > 0
                && (i.saturating_sub(4)..i)
                    .any(|k| c.is_any(k, &["ont", "avaient", "auront", "sont", "étaient", "a"])))
    {
        return None;
    }
    let closed = c.any(&["huis"])
        || c.any(&["tête-à-tête"])
        || (0..i).any(|k| c.is_any(k, &["entretien", "entrevue"]));
    let plural = (i.saturating_sub(4)..=i).any(|k| {
        c.is_any(
            k,
            &["ont", "avaient", "sont", "étaient", "discutent", "abordent", "évoquent", "s'entretiennent"],
        )
    });
    // « ont discuté de la vente »: what about must be said.
    let about = (i + 1..i + 9)
        .any(|k| c.is_any(k, &["de", "d'", "du", "des", "la", "le", "les", "l'", "sur", "un", "une"]));
    let talk = matches!(verb, "discuter" | "entretenir" | "convenir" | "échanger");
    let parties = c.any(&[
        "et", "deux", "chefs", "ministres", "dirigeants", "présidents", "ils", "hommes", "parties", "pays",
        "délégations",
    ]);
    // What was talked about behind closed doors, or between two who alone can know.
    ((closed || talk && c.any(&["entretien", "rencontre", "deux"]))
        && plural
        && about
        && parties
        && !c.subordinate(i))
    .then_some((i, i))
}
