//! What may stand between a verb and its subject or object: adverbs, days, short complements.

use crate::entities::EntityKind;
use crate::lexicon::{self, Features};
use crate::tokenizer::{Shape, Token, TokenKind};

use super::SourceType;
use super::kind::{classify, is_person, singular};
use super::phrase::is_numeral;
use super::view::{View, is_determiner};

/// Time words that stand between a verb and its subject or object.
const TIMES: [&str; 30] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aujourd'hui", "soir",
    "matin", "midi", "après-midi", "dernier", "dernière", "peu", "après", "avant", "plus", "tard", "tôt",
    "ce", "même", "jour", "récemment", "ensuite", "nuit", "début", "fin", "demain",
];

/// « en fin de journée », « en début de semaine »
const STRETCHES: [&str; 9] =
    ["année", "après-midi", "journée", "matinée", "mois", "nuit", "semaine", "soirée", "week-end"];

pub(super) fn is_time(token: &Token) -> bool {
    token.is_any(&TIMES) || (token.kind == TokenKind::Number && token.span.len() <= 4)
}

/// Skips adverbs, days, and complements of place or person (« jeudi », « au Monde », « à l'AFP », « devant la presse »)
/// from `i` on, to where a subject or an object can begin.
pub(super) fn skip_adverbials(view: &View<'_>, i: usize, before_subject: bool) -> usize {
    skip(view, i, view.tokens.len(), before_subject)
}

/// Nothing but adverbs, days and such complements stands from `i` on before `end`: « a-t-il d'abord affirmé ».
pub(super) fn are_adverbials(view: &View<'_>, i: usize, end: usize) -> bool {
    skip(view, i, end, true) == end
}

fn skip(view: &View<'_>, mut i: usize, end: usize, before_subject: bool) -> usize {
    for _ in 0..6 {
        let Some(token) = view.get(i).filter(|_| i < end) else { return i };
        if let Some(phrase) = lexicon::adverbials()
            .iter()
            .find(|phrase| phrase.iter().enumerate().all(|(n, word)| view.is(i + n, word)))
        {
            i += phrase.len();
            continue;
        }
        let adverb = token.word.is(Features::ADV)
            && !token.word.is(Features::DET | Features::NOUN | Features::PRON)
            || token.is_any(&[
                "toutefois", "cependant", "pas", "plus", "donc", "pourtant", "alors", "aussi", "encore",
                "enfin",
            ]);
        let pronoun = token.is("ce") && view.is_any(i + 1, &["dernier"]);
        if pronoun {
            return i;
        }
        let month = lexicon::is_month(&token.norm);
        if (adverb || is_time(token) || month) && !view.is_any(i + 1, &["de", "du", "des", "d'"]) || month {
            i += 1;
            continue;
        }
        let prepositional = token
            .is_any(&["au", "aux", "à", "auprès", "devant", "dans", "lors", "sur", "en", "via", "par"])
            || before_subject && is_manner(view, i);
        // « établi par Jean Roy » has an agent.
        let agent = token.is("par") && view.name_at(i + 1).is_some_and(|n| n.kind == EntityKind::Person);
        if prepositional && !agent {
            match behind_complement(view, i, end) {
                Some(next) if next > i => {
                    i = next;
                    continue;
                }
                _ => return i,
            }
        }
        // « la semaine dernière », « l'an passé », « ce week-end »
        let stretch = is_determiner(token) || token.is_any(&["ce", "cette"]);
        if stretch
            && view.is_any(
                i + 1,
                &[
                    "semaine", "mois", "an", "année", "week-end", "matinée", "soirée", "nuit", "veille",
                    "lendemain",
                ],
            )
        {
            let qualified =
                view.is_any(i + 2, &["dernier", "dernière", "passé", "passée", "précédent", "précédente"]);
            i += 2 + usize::from(qualified);
            continue;
        }
        // « il y a quelques heures »
        if token.is("il") && view.is(i + 1, "y") && view.is(i + 2, "a") {
            i = (i + 4..i + 7)
                .find(|&k| {
                    view.get(k).is_some_and(|t| {
                        t.is_any(&[
                            "heures", "heure", "jours", "jour", "semaines", "semaine", "mois", "ans",
                            "minutes",
                        ])
                    })
                })
                .map_or(i + 3, |k| k + 1);
            continue;
        }
        if token.is("le") && view.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number) {
            i += 2;
            continue;
        }
        // « annonce pour samedi une perturbation »
        if token.is("pour") && view.get(i + 1).is_some_and(|t| lexicon::is_weekday(&t.norm)) {
            i += 2;
            continue;
        }
        // « témoigne pour l'AFP Anne Lux »
        if before_subject
            && token.is("pour")
            && hears(view, i + 1)
            && let Some(next) = behind_complement(view, i, end)
        {
            i = next;
            continue;
        }
        return i;
    }
    i
}

/// « l'AFP », « Le Phare »: a newsroom, to which one speaks.
fn hears(view: &View<'_>, i: usize) -> bool {
    let name = i + usize::from(view.get(i).is_some_and(is_determiner));
    (i..=name).any(|from| {
        let kind = classify(view, from, name);
        matches!(kind, Some(SourceType::Agency | SourceType::Media))
    })
}

/// « d'une voix basse », « avec un sourire », « sans hésiter »: how something is said.
fn is_manner(view: &View<'_>, i: usize) -> bool {
    view.is_any(i, &["avec", "sans", "entre", "depuis"])
        || view.is_any(i, &["derrière", "sous"]) && view.get(i + 1).is_some_and(is_determiner)
        || view.is(i, "d'") && view.is_any(i + 1, &["un", "une"])
}

/// « au crayon Gildas Roy », « par écrit Mme Roy », « au Monde Anne Lux »: the name of a person behind another noun is
/// somebody else's, that behind a function or a title is its bearer's.
fn begins_another(view: &View<'_>, j: usize) -> bool {
    let titled = view.is_any(j, &["m.", "mme", "mm.", "mmes", "me", "mgr", "dr"]);
    let begins = |token: &Token| {
        view.name_at(j).is_some_and(|n| n.kind == EntityKind::Person && n.span.start == token.span.start)
    };
    let bears = |t: &Token| is_person(&singular(&t.norm)) || t.is_any(&["m.", "mme", "me", "mgr", "dr"]);
    titled || view.get(j).is_some_and(begins) && !view.before(j).is_some_and(bears)
}

/// The end of a short prepositional complement that begins at `i`.
fn behind_complement(view: &View<'_>, i: usize, end: usize) -> Option<usize> {
    let mut j = i + 1;
    while view.get(j).is_some_and(|t| {
        is_determiner(t) || is_numeral(t) || t.is_any(&["cours", "micro", "réseau", "son", "tour"])
    }) {
        j += 1;
        // « à notre micro le chef »: what follows is somebody else.
        let named = view.get(j).is_some_and(is_determiner)
            || view.name_at(j).is_some_and(|n| n.kind == EntityKind::Person);
        let whose = view.is_any(j, &["de", "d'", "du"]);
        if view.is_any(j - 1, &["micro", "antenne"]) && named && !whose {
            return Some(j);
        }
    }
    if view.get(j - 1).is_some_and(|t| t.is("tour")) {
        return Some(j);
    }
    // « a en conférence de presse affirmé »: the participle ends it.
    let bounded = end < view.tokens.len();
    let mut nouns = 0;
    while let Some(token) = view.get(j).filter(|_| j < end) {
        let takes = token.is_capital()
            || (nouns == 0 && token.kind == TokenKind::Word && !view.is_finite(j))
            || (token.word.is(Features::ADJ | Features::PAST_PARTICIPLE)
                && nouns > 0
                && !is_determiner(token))
            || (token.is_any(&["de", "d'", "du"])
                && view.get(j + 1).is_some_and(|t| !t.word.is(Features::INFINITIVE))
                && nouns > 0
                && !view.is(j + 1, "la"))
            || nouns > 0 && view.is_any(j - 1, &["de", "d'"]) && (token.is_any(&STRETCHES) || bounded)
            || lexicon::is_month(&token.norm)
            || token.kind == TokenKind::Number;
        // « à l'AFP Jeanne Roy »: a name behind an acronym is somebody else.
        let another = nouns > 0
            && token.is_capital()
            && view.before(j).is_some_and(|t| t.shape == Shape::Upper)
            && token.shape != Shape::Upper;
        let another = another || nouns > 0 && begins_another(view, j);
        if !takes || another || token.is_any(&["que", "qu'"]) {
            break;
        }
        nouns += 1;
        j += 1;
    }
    (nouns > 0 && j - i <= 9).then_some(j)
}
