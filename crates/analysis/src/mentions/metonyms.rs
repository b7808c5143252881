//! Capitals that stand for their government: « Moscou refuse », « fournir des armes à Pyongyang ».
//!
//! A capital is a place where something is, comes from or goes to; a government where it does something or has
//! something done to it. The words right before it tell.

use crate::entities::gazetteer::{country_of, government};
use crate::entities::spelling::fold;
use crate::lexicon::{self, Features};
use crate::text::Span;
use crate::tokenizer::Token;

/// Whether the capital written at `span` stands for its government.
pub(super) fn acts(tokens: &[Token], span: Span, written: &str) -> bool {
    let folded = fold(written);
    if government(&folded).is_none() || country_of(&folded).is_some() {
        return false;
    }
    let first = tokens.partition_point(|t| t.span.start < span.start);
    let next = tokens.partition_point(|t| t.span.start < span.end);
    stands(tokens, first, next)
}

fn stands(tokens: &[Token], first: usize, next: usize) -> bool {
    let subject = |lone: bool| {
        tokens.get(next).is_some_and(|t| {
            let finite =
                t.word.is(Features::FINITE) && t.word.is(Features::HE) || lexicon::is_auxiliary(&t.norm);
            finite
                && (lone
                    || !t.word.is(Features::NOUN | Features::ADP | Features::ADJ)
                    || lexicon::is_auxiliary(&t.norm))
        })
    };
    let Some(before) = first.checked_sub(1).and_then(|i| tokens.get(i)) else { return subject(true) };
    let behind = |words: &[&str], reach: usize| {
        (first.saturating_sub(reach)..first).any(|i| tokens.get(i).is_some_and(|t| t.is_any(words)))
    };
    match &*before.norm {
        // « pointer du doigt Moscou », « mettre en cause Moscou »
        "selon" | "par" | "contre" | "avec" | "chez" | "doigt" | "cause" => true,
        "à" => gives(tokens, first),
        "de" | "d'" => behind(&OF_A_GOVERNMENT, 3) && !behind(&["kilomètres", "km"], 4),
        "entre" => behind(&BETWEEN_GOVERNMENTS, 6),
        "et" | "ou" | "," => coordinated(tokens, first) || before.is(",") && subject(false),
        "que" | "qu'" | "dont" | "où" | "lorsque" | "si" | "quand" | "." | ":" | ";" | "»" => subject(true),
        "–" | "—" => subject(false) || tokens.get(next).is_some_and(|t| t.is("pour")),
        _ if before.word.is(Features::ADP) || before.is_any(&["vers", "dans", "en", "depuis", "près"]) => {
            false
        }
        // A bare object: « accuser Pyongyang », not « quitter Pyongyang ».
        _ if before.word.is(Features::VERB) && !before.word.is(Features::NOUN) => {
            !before.word.infinitive().is_some_and(|verb| MOTION.contains(&verb))
        }
        _ => subject(false),
    }
}

/// What a government has: « la position de Pyongyang ».
const OF_A_GOVERNMENT: [&str; 30] = [
    "position", "positions", "missiles", "soutien", "armes", "régime", "rapprochement", "politique",
    "programme", "relations", "essais", "refus", "réponse", "allié", "alliés", "alliée", "alliance",
    "ambitions", "menaces", "exigences", "diplomatie", "aval", "appui", "pressions", "intentions",
    "accusations", "stratégie", "arsenal", "proposition", "démenti",
];

/// What lies between governments, as against a road between cities.
const BETWEEN_GOVERNMENTS: [&str; 15] = [
    "unité", "alliance", "accord", "relations", "rapprochement", "tensions", "coopération", "dialogue",
    "négociations", "pourparlers", "guerre", "crise", "rivalité", "entente", "différend",
];

/// One goes to cities, not to governments.
const MOTION: [&str; 18] = [
    "quitter", "visiter", "rejoindre", "gagner", "traverser", "atteindre", "regagner", "bombarder",
    "frapper", "viser", "survoler", "relier", "fuir", "habiter", "encercler", "prendre", "libérer",
    "découvrir",
];

/// « fournir des armes à Moscou »: something is given, sold or refused to it in the same clause.
fn gives(tokens: &[Token], first: usize) -> bool {
    let given = |t: &Token| {
        t.word.is(Features::VERB)
            && matches!(
                t.word.infinitive(),
                Some(
                    "fournir"
                        | "livrer"
                        | "vendre"
                        | "envoyer"
                        | "donner"
                        | "imposer"
                        | "allier"
                        | "opposer"
                        | "demander"
                        | "reprocher"
                        | "accorder"
                        | "promettre"
                        | "refuser"
                        | "permettre"
                        | "transférer"
                        | "céder"
                )
            )
    };
    (first.saturating_sub(10)..first)
        .rev()
        .filter_map(|i| tokens.get(i))
        .take_while(|t| !t.is_any(&[",", ";", ":", "."]))
        .any(given)
}

/// « entre Pyongyang, Moscou et Pékin »: what holds of the capital before holds of this one.
fn coordinated(tokens: &[Token], first: usize) -> bool {
    let Some(other) = first.checked_sub(2) else { return false };
    let capital = tokens.get(other).is_some_and(|t| t.is_capital() && government(&fold(&t.norm)).is_some());
    capital && (stands(tokens, other, other + 1) || subject_of_plural(tokens, first + 1))
}

/// « Moscou et Pékin refusent ».
fn subject_of_plural(tokens: &[Token], next: usize) -> bool {
    tokens.get(next).is_some_and(|t| {
        t.word.is(Features::THEY) && t.word.is(Features::FINITE) && !t.word.is(Features::NOUN | Features::ADJ)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, capital: &str, government: bool) {
        let start = text.find(capital).expect("the capital");
        let span = Span::new(start, start + capital.len());
        assert_eq!(acts(&crate::tokenizer::tokenize(text), span, capital), government, "{text}");
    }

    #[test]
    fn governments() {
        for text in [
            "Le pays a fourni des obus à Moscou.",
            "Moscou refuse tout dialogue.",
            "La note précise la position de Moscou sur la pêche.",
            "Le ministre accuse Moscou.",
            "Un accord entre Ottawa et Moscou est attendu.",
            "Le texte dont Moscou fait état est daté de mars.",
        ] {
            check(text, "Moscou", true);
        }
    }

    #[test]
    fn places() {
        for text in [
            "Le ministre est arrivé à Moscou.",
            "Il a quitté Moscou mardi.",
            "La ville se trouve à 800 kilomètres de Moscou.",
            "Il vit près de Moscou.",
            "Un train roule entre Minsk et Moscou.",
        ] {
            check(text, "Moscou", false);
        }
    }
}
