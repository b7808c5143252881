//! (d) What a third party wants or fears; what will be.

use crate::claims::clause::Clause;
use crate::lexicon::{self, Features};
use crate::syntax::Upos;

/// (d) « souhaite », « craint », « s'apprête à ».
pub(super) fn intention(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let verb = c.lemma(i)?;
        let wants =
            matches!(verb, "vouloir" | "souhaiter" | "craindre" | "espérer" | "redouter" | "ambitionner")
                || matches!(verb, "apprêter" | "préparer") && c.is_any(i.wrapping_sub(1), &["s'", "se"]);
        let now = token.word.is(Features::PRESENT | Features::IMPERFECT) && !token.word.is(Features::NOUN);
        // « Elle ne craint pas pour sa vie »
        let idiom = verb == "craindre" && (i + 1..i + 3).any(|k| c.is(k, "pour"));
        (wants && now && !idiom && !c.subordinate(i) && !is_told_by_himself(c, i)).then_some((i, i))
    })
}

/// « Me Rey craint que », « espère l'une d'elles »: one person who is named, or an aside, tells what he thinks himself.
fn is_told_by_himself(c: &Clause<'_>, verb: usize) -> bool {
    // « Le président veut une « zone de sécurité » »: he has said so.
    if c.is(verb.wrapping_sub(1), ",") || (verb + 1..verb + 6).any(|k| c.is_quoted(k)) {
        return true;
    }
    let tree = &c.tree;
    let subject = tree.predicate(verb).and_then(|w| tree.own_subject(w));
    let Some((word, at)) = subject.and_then(|w| Some((tree.word(w)?, tree.token_of(w)?))) else {
        return false;
    };
    let proper = |k: usize| tree.at(k).and_then(|w| tree.word(w)).is_some_and(|w| w.upos == Upos::Propn);
    let full = word.upos == Upos::Propn && proper(at + 1);
    let named = lexicon::is_person_noun(&word.lemma) && (at..verb).any(proper);
    full || named
}

/// What is forecast in per cent.
const ECONOMY: [&str; 14] = [
    "chômage", "coût", "croissance", "déficit", "dette", "effectifs", "inflation", "investissements", "pib",
    "prix", "production", "recettes", "taux", "ventes",
];

const HARD: [&str; 8] =
    ["délicat", "délicate", "difficile", "difficiles", "long", "longue", "rude", "périlleuse"];

/// « risque de s'aggraver », « il y a peu de chances que », « s'annonce catastrophique », « devrait atteindre 41 milliards ».
pub(super) fn prediction(c: &Clause<'_>) -> Option<(usize, usize)> {
    let measured = c.figures.iter().any(|f| {
        f.value >= 100_000.0 || matches!(f.unit.as_deref(), Some("%" | "postes" | "emplois" | "personnes"))
    });
    let money = c.figures.iter().any(|f| f.value >= 100_000.0);
    c.positions().find_map(|i| {
        let infinitive = |k: usize| c.get(k).is_some_and(|t| t.word.is(Features::INFINITIVE));
        // Without a figure it tells a schedule: « devrait décoller en mai ».
        let should = c.is_any(i, &["devrait", "devraient"]) && infinitive(i + 1) && measured;
        // « pourrait coûter 3 milliards »
        let may = c.is_any(i, &["pourrait", "pourraient"])
            && measured
            && (money || (0..i).any(|k| c.is_any(k, &ECONOMY)))
            && (i + 1..i + 3).any(|k| {
                infinitive(k)
                    && c.lemma(k).is_some_and(|v| {
                        matches!(
                            v,
                            "atteindre"
                                | "augmenter"
                                | "baisser"
                                | "chuter"
                                | "coûter"
                                | "dépasser"
                                | "élever"
                                | "grimper"
                                | "perdre"
                                | "reculer"
                        )
                    })
            });
        let risks = c.is_any(i, &["risque", "risquent"])
            && c.parsed_verb(i)
            && (i + 1..i + 4).any(|k| c.is_any(k, &["de", "d'"]) && (k + 1..k + 3).any(infinitive));
        let chances = c.is_any(i, &["chances", "chance"])
            && c.is(i.wrapping_sub(1), "de")
            && c.is_any(i.wrapping_sub(2), &["peu", "fortes", "guère"]);
        let bodes = c.is_any(i, &["annonce", "annoncent"])
            && c.is_any(i.wrapping_sub(1), &["s'"])
            && (i + 1..i + 4)
                .any(|k| c.get(k).is_some_and(|t| lexicon::is_evaluation(&t.norm)) || c.is_any(k, &HARD));
        let hardly = c.is_any(i, &["difficilement", "probablement", "vraisemblablement"])
            && (i.saturating_sub(3)..i).any(|k| c.get(k).is_some_and(|t| t.word.is(Features::FUTURE)));
        ((should || may || risks || chances || bodes || hardly) && !c.subordinate(i) && !c.is_sport())
            .then_some((i, i))
    })
}
