//! Whether a source says that something is so, says that it is not, or says nothing.

use crate::lexicon::Features;
use crate::lexicon::cues::CueClass;

use super::verbs::VerbGroup;
use super::view::View;

/// How a source stands to what is attributed to it (after the polarity of `FactBank` and `PolNeAR`, and the stances of
/// research on rumours).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stance {
    /// « affirme que P », « refuse de V », « ne nie pas N »: the content is what the source says.
    Asserts,
    /// « dément N », « nie avoir V », « assure ne pas V », « ne pense pas que P »: the source says that it is not so.
    Denies,
    /// « n'a pas souhaité commenter », « n'a ni confirmé ni démenti », « n'a pas répondu »: asked, and nothing said.
    Silent,
}

impl Stance {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Silent => "silent",
        }
    }

    /// What a reporting verb makes of what it reports.
    pub(super) fn of(view: &View<'_>, group: &VerbGroup) -> Self {
        let denies = denies(view, group);
        // « n'en reconnaît que dix-neuf »
        let only = view.is_any(group.last + 1, &["que", "qu'"])
            && (group.first..group.main).any(|k| view.is(k, "en"));
        if group.negated && only {
            return Self::Asserts;
        }
        match group.verb.class {
            _ if denies && group.negated => Self::Asserts,
            _ if denies => Self::Denies,
            CueClass::Estimate | CueClass::Assert | CueClass::Admit if group.negated => Self::Denies,
            _ if group.negated && withholds(group.infinitive) => Self::Silent,
            _ if takes_back(view, group) => Self::Denies,
            _ => Self::Asserts,
        }
    }
}

/// « n'a pas dit si », « n'ont pas révélé »: verbs whose negation says that nothing was said.
fn withholds(infinitive: &str) -> bool {
    matches!(
        infinitive,
        "annoncer"
            | "communiquer"
            | "dévoiler"
            | "dire"
            | "divulguer"
            | "donner"
            | "évoquer"
            | "expliquer"
            | "indiquer"
            | "mentionner"
            | "officialiser"
            | "préciser"
            | "révéler"
    )
}

/// « dément », « se défend d'avoir », « rejette les accusations ».
fn denies(view: &View<'_>, group: &VerbGroup) -> bool {
    let behind =
        |words: &[&str], reach: usize| (group.last + 1..=group.last + reach).any(|k| view.is_any(k, words));
    match group.infinitive {
        "démentir" | "nier" | "contester" | "réfuter" | "récuser" | "dénier" | "infirmer" | "inscrire" => {
            true
        }
        "défendre" => group.verb.reflexive && behind(&["de", "d'"], 3),
        // « se rejettent la responsabilité » accuses.
        "rejeter" if group.verb.reflexive => false,
        "rejeter" | "balayer" | "repousser" => behind(&CHARGES, 5),
        _ => false,
    }
}

/// What somebody who is accused throws back.
const CHARGES: [&str; 16] = [
    "accusation", "accusations", "affirmation", "affirmations", "allégation", "allégations", "charges",
    "critique", "critiques", "insinuations", "propos", "reproche", "reproches", "responsabilité", "rumeur",
    "rumeurs",
];

/// « assure ne pas avoir été informé », « dit n'avoir rien signé »; « dit ne pas ignorer » says that he knows.
fn takes_back(view: &View<'_>, group: &VerbGroup) -> bool {
    let at = group.last + 1;
    let negated = view.is(at, "ne") && view.is_any(at + 1, &["pas", "jamais", "plus", "rien"])
        || view.is(at, "n'") && view.get(at + 1).is_some_and(|t| t.word.is(Features::INFINITIVE));
    let twice = (at..at + 5).filter_map(|k| view.get(k)?.word.infinitive());
    negated
        && !twice
            .into_iter()
            .any(|verb| matches!(verb, "ignorer" | "exclure" | "nier" | "contester" | "cacher"))
}
