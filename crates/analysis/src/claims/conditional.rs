//! The conditional of hearsay (B.6): told apart from modal, hypothetical and reported ones.

use crate::lexicon::Features;
use crate::text::Span;
use crate::tokenizer::Token;

use super::clause::{Clause, SUBORDINATORS};

/// What a present conditional tells the consequences of.
pub(crate) const SCENARIOS: [&str; 34] = [
    "accord", "amendement", "initiative", "initiatives", "hypothèse", "idée", "loi", "mesure", "mesures",
    "motion", "option", "plan", "plans", "programme", "projet", "projets", "proposition", "propositions",
    "réforme", "réformes", "scénario", "scénarios", "solution", "stratégie", "système", "taxe", "texte",
    "traité", "fusion", "suppression", "création", "retrait", "sortie", "baisse",
];

/// The verb of a conditional that reports hearsay without saying whose: in the main clause, not modal, not
/// hypothetical. Gives its token range.
pub(crate) fn main_conditional(c: &Clause<'_>) -> Option<Span> {
    let hypothetical = c.positions().any(|i| {
        c.is_any(i, &["si", "s'", "sans", "sinon", "faute", "hypothèse", "scénario"])
            && (!c.is(i, "s'") || c.is_any(i + 1, &["il", "ils"]))
            && (!c.is(i, "sans") || i == 0 || c.is_any(i.wrapping_sub(1), &[","]))
            && (!c.is(i, "si")
                || (i + 1..i + 8).any(|k| c.get(k).is_some_and(|t| t.word.is(Features::IMPERFECT))))
            || c.is(i, "en") && c.is_any(i + 1, &["cas"])
            || c.is(i, "au") && c.is(i + 1, "cas")
            || c.is(i, "à") && c.is_any(i + 1, &["condition", "moins"])
            || c.is(i, "dans")
                && c.is_any(i + 1, &["ce", "un", "cette"])
                && c.is_any(i + 2, &["cas", "tel", "hypothèse"])
            || c.is_any(i, &["un", "une"]) && c.is_any(i + 1, &["tel", "telle"])
            || c.is_any(i, &["quand"]) && c.is_any(i + 1, &["bien"])
            || is_supposed(c, i)
            || c.is_any(i, &["éventuel", "éventuelle", "éventuels", "éventuelles"])
    });
    // « Compter ces retards aurait ruiné le discours de la régie »: what one did not do.
    let undone = c.get(0).is_some_and(|t| t.word.is(Features::INFINITIVE) && !t.word.is(Features::NOUN));
    // « Prise à la lettre, la règle interdirait tout »
    let led = c.is_any(1, &["à", "au", "aux", "comme", "dans", "en", "par", "pour"]);
    let hinged =
        c.get(0).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE) && (led || !t.word.is(Features::NOUN)))
            && !c.positions().any(|i| is_past(c, i));
    if hypothetical || undone || hinged || c.tokens.last().is_some_and(|t| t.is("?")) {
        return None;
    }
    c.positions().find_map(|i| {
        let token = c.get(i).filter(|t| t.word.is(Features::CONDITIONAL) && !t.is_capital())?;
        let modal = is_modal(c, i, token);
        // « L'initiative frapperait », « le projet coûterait »: what would be if.
        let scenario = !c.participle(i + 1) && !is_past(c, i) && (0..i).any(|k| c.is_any(k, &SCENARIOS));
        // « On fixerait un plafond », « Ce serait commode », « Il y aurait une histoire à écrire »: what the writer thinks of.
        let thought = !is_past(c, i)
            && (c.is_any(i.wrapping_sub(1), &["on"]) && i > 0
                || c.is(i.wrapping_sub(1), "ce") && i > 0 && !c.participle(i + 1)
                || c.is(i.wrapping_sub(1), "y")
                    && i > 0
                    && (i + 1..i + 7).any(|k| {
                        c.is(k, "à") && c.get(k + 1).is_some_and(|t| t.word.is(Features::INFINITIVE))
                    }));
        let to_be_had = token.is_any(&["serait", "seraient"])
            && c.is_any(
                i + 1,
                &[
                    "bon", "temps", "souhaitable", "utile", "préférable", "judicieux", "dommage", "bien",
                    "possible", "nécessaire", "logique",
                ],
            );
        // « Ce taux se situerait alors » goes on about a figure that was forecast.
        let forecast = token.word.is(Features::CONDITIONAL)
            && !c.is_any(i, &["aurait", "auraient"])
            && c.is_any(0, &["ce", "cette", "cet"])
            && i < 6
            && !c.participle(i + 1);
        let which = (i.saturating_sub(3)..i).any(|k| c.is(k, "ce") && c.is_any(k + 1, &["qui", "que"]));
        // « C'est X qui aurait été visé » is a main clause in disguise.
        let cleft = is_cleft(c, i);
        let until = c.any(&["demain", "prochain", "prochaine"])
            && token.is_any(&["serait", "seraient"])
            && c.subordinate(i);
        if modal
            || scenario
            || to_be_had
            || thought
            || forecast
            || which
            || until
            || is_surmise(c, i)
            || (is_subordinate(c, i) && !cleft && !is_told_aside(c, i))
        {
            return None;
        }
        // « selon lesquelles ils défieraient … et concluraient »: coordinated inside a subordinate clause.
        let opener = (0..i).rev().find(|&k| c.is_any(k, &SUBORDINATORS));
        let coordinated = opener.is_some_and(|o| {
            let verbs: Vec<usize> = (o..i).filter(|&k| c.finite(k)).collect();
            let joined =
                verbs.last().is_some_and(|&v| (v..i).any(|k| c.is_any(k, &["et", "ou", ",", "mais"])));
            joined && verbs.iter().all(|&k| c.get(k).is_some_and(|t| t.word.is(Features::CONDITIONAL)))
        });
        if coordinated && !cleft && !is_told_aside(c, i) {
            return None;
        }
        // Up to the participle: « aurait rapidement cédé », « aurait rapporté » without « plus ».
        let group = (i + 1..i + 5).take_while(|&k| {
            c.get(k).is_some_and(|t| {
                t.word.is(Features::ADV | Features::PAST_PARTICIPLE) || t.is_any(&["été", "pas", "ainsi"])
            })
        });
        let last = group.filter(|&k| c.participle(k)).last().unwrap_or(i);
        Some(c.span(i, last))
    })
}

/// « un décret qui s'en écarterait s'exposerait à un recours »: whoever did it, if anybody.
fn is_supposed(c: &Clause<'_>, i: usize) -> bool {
    let some = (i.saturating_sub(4)..i).any(|k| c.is_any(k, &["un", "une", "tout", "toute"]));
    let verb = (i + 1..i + 5).find(|&k| c.finite(k));
    let would = |k: usize| {
        c.get(k).is_some_and(|t| t.word.is(Features::CONDITIONAL))
            && !c.is_any(k, &["aurait", "auraient", "serait", "seraient"])
    };
    c.is(i, "qui") && some && verb.is_some_and(|k| would(k) && (k + 1..c.tokens.len()).any(would))
}

/// « C'est X qui aurait été visé », « ce sont deux fils qui seraient en cause », « c'est à l'aube qu'il aurait fui ».
fn is_cleft(c: &Clause<'_>, i: usize) -> bool {
    let opener = (0..i)
        .rev()
        .find(|&k| c.is_any(k, &["c'", "ce"]) && c.is_any(k + 1, &["est", "sont", "serait", "seraient"]));
    let past = c.is_any(i, &["aurait", "auraient", "serait", "seraient"]) && c.participle(i + 1)
        || c.is_any(i, &["aurait", "auraient"]) && c.is(i + 1, "été");
    opener.is_some_and(|opener| {
        let pronoun = (opener + 2..i).find(|&k| c.is_any(k, &["qui", "que", "qu'"]));
        pronoun.is_some_and(|k| {
            let alone = !(k + 1..i).any(|v| c.finite(v));
            c.is(k, "qui") && k + 1 == i || past && alone && k > opener + 2 && !c.is(k, "qui")
        })
    })
}

/// In a clause that depends on another; the « s' » of « s'élèverait » opens none.
fn is_subordinate(c: &Clause<'_>, i: usize) -> bool {
    let reflexive = i.checked_sub(1).filter(|&k| c.is(k, "s'"));
    reflexive.map_or_else(|| c.subordinate(i) || c.behind_subordinator(i), |k| c.behind_subordinator(k))
}

/// What would be then or follow from it, what the writer thinks likely, what the accusations before a colon say: « serait alors contraint »,
/// « serait sans doute », « Le cœur des accusations du journal : le maire aurait ».
fn is_surmise(c: &Clause<'_>, i: usize) -> bool {
    const CHARGES: [&str; 8] = [
        "accusation", "accusations", "allégations", "conclusion", "conclusions", "reproche", "reproches",
        "thèse",
    ];
    let be = c.is_any(i, &["serait", "seraient"]);
    let likely = (i + 1..i + 3).any(|k| c.is(k, "sans") && c.is(k + 1, "doute"));
    let colon = (0..i).rev().find(|&k| c.is(k, ":"));
    let charged = colon.is_some_and(|colon| {
        (0..colon).any(|k| c.is_any(k, &CHARGES) && c.is_any(k + 1, &["de", "du", "des", "d'"]))
            // « L'argument est comptable : chaque billet coûterait cent euros »
            || (0..colon).any(|k| c.is_any(k, &["argument", "arguments", "calcul", "raisonnement"]))
    });
    let then = c.is_any(i + 1, &["alors", "donc"]) && !c.is_any(i.wrapping_sub(1), &["s'", "se"]);
    be && (then || likely) || charged
}

/// « le tireur, qui aurait crié son nom »: what a relative clause tells of the past in the conditional is hearsay as well.
fn is_told_aside(c: &Clause<'_>, i: usize) -> bool {
    let pronoun = i.checked_sub(1).filter(|&k| c.is(k, "qui"));
    let past = is_past(c, i);
    let antecedent = |who: usize| {
        !(who.saturating_sub(8)..who).any(|k| c.is_any(k, &SCENARIOS))
            && !c.is_any(who.wrapping_sub(1), &["ce", "celui", "tout"])
            // « une enquête sur les violations qui auraient eu lieu »: what it is to find out.
            && !(0..who).any(|k| c.is_any(k, &ALLEGED))
    };
    let counts = c.is_any(i, &["compterait", "compteraient", "détiendrait", "emploierait", "posséderait"])
        && (i + 1..i + 5).any(|k| c.number(k));
    (past || counts) && pronoun.is_some_and(antecedent) || past && is_beside(c, i)
}

/// What says already that nothing is proved.
const ALLEGED: [&str; 6] = ["enquête", "présumé", "présumée", "présumées", "présumés", "soupçons"];

/// « aurait crié », « serait mort »: « serait payé » may be of a time to come.
fn is_past(c: &Clause<'_>, i: usize) -> bool {
    let moves = |verb: &str| {
        matches!(
            verb,
            "arriver"
                | "décéder"
                | "entrer"
                | "mourir"
                | "naître"
                | "partir"
                | "sortir"
                | "survenir"
                | "tomber"
                | "venir"
        )
    };
    // « aurait même été rédigé »
    let adverb = |k: usize| c.get(k).is_some_and(|t| t.word.is(Features::ADV) && !t.word.is(Features::NOUN));
    let next = (i + 1..i + 3).find(|&k| !adverb(k)).unwrap_or(i + 1);
    let had = c.is_any(i, &["aurait", "auraient"]) && (c.participle(next) || c.is(next, "été"));
    let gone = c.is_any(i, &["serait", "seraient"]) && c.participle(next) && c.lemma(next).is_some_and(moves);
    had || gone
}

/// « une course où il aurait été blessé », « alors que l'un d'eux aurait fui »: the clause asks for no conditional.
fn is_beside(c: &Clause<'_>, i: usize) -> bool {
    let opener = (0..i).rev().take_while(|&k| !c.finite(k)).find(|&k| c.is_any(k, &SUBORDINATORS));
    opener.is_some_and(|k| {
        let contrast =
            c.is_any(k, &["que", "qu'"]) && c.is_any(k.wrapping_sub(1), &["alors", "tandis", "bien"]);
        let place = c.is(k, "où") && !c.is_any(k.wrapping_sub(1), &["cas", "hypothèse", "moment", "jour"]);
        contrast || place
    })
}

/// « Il aurait voulu venger son frère »: what somebody is said to have been after; with a « mais », what he could not do.
fn is_design(c: &Clause<'_>, wanted: usize) -> bool {
    let aim = (wanted + 1..wanted + 4).any(|k| c.get(k).is_some_and(|t| t.word.is(Features::INFINITIVE)));
    aim && !c.any(&["mais", "mieux"])
}

/// A conditional that says what may, must or would better be, and reports nothing.
fn is_modal(c: &Clause<'_>, i: usize, token: &Token) -> bool {
    // « aurait préféré que »
    let wished = token.is_any(&["aurait", "auraient"])
        && (i + 1..i + 3).any(|k| c.is_any(k, &["aimé", "apprécié", "préféré", "souhaité"]));
    if wished {
        return true;
    }
    let modal = matches!(
        token.word.infinitive(),
        Some(
            "pouvoir"
                | "devoir"
                | "falloir"
                | "vouloir"
                | "aimer"
                | "souhaiter"
                | "sembler"
                | "dire"
                | "préférer"
                | "savoir"
                | "permettre"
                | "suffire"
                | "convenir"
                | "valoir"
                | "désirer"
                | "gagner"
                | "paraître"
                | "croire"
                | "consister"
                | "mériter"
                | "faire"
        )
    ) && !token.is_any(&["saurait"])
        || token.is("saurait");
    // « aurait dû partir » and « aurait pu » are modal, « cela porterait » goes on about a scenario; « serait dû à »
    // names a cause.
    let due = token.is_any(&["serait", "seraient"]) && c.is_any(i + 1, &["dû", "due", "dus", "dues"]);
    let modal = modal
        || !due
            && (i + 1..i + 3).any(|k| {
                c.lemma(k).is_some_and(|l| matches!(l, "devoir" | "pouvoir" | "falloir"))
                    || c.lemma(k) == Some("vouloir") && !is_design(c, k)
            })
        || i > 0 && c.is_any(i - 1, &["cela", "ceci", "ça"]);
    // « aurait tort d'attendre », « gagnerait à »
    let idiom = token.is_any(&["aurait", "auraient"])
        && c.is_any(i + 1, &["tort", "raison", "intérêt", "lieu", "besoin", "pu", "dû", "beau", "tout"]);
    // « Il aurait eu 70 ans demain »
    let age = c.is_any(i, &["aurait", "auraient"]) && (i + 1..i + 6).any(|k| c.is(k, "ans"));
    let turned = c.is(i + 1, "eu") || c.is(i + 1, "fêté");
    modal || idiom || age && turned
}
