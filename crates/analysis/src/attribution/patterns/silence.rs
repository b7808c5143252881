//! « n'a pas souhaité commenter », « n'a ni confirmé ni démenti », « se refuse à tout commentaire »: asked, and nothing
//! said.

use crate::attribution::verbs::{Mood, VerbGroup};
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType, Stance};

use super::finite::subject_of;
use super::make;

/// Somebody who gives no answer. It sources nothing, and is what a desk wants to read of one who is accused.
pub(super) fn silence(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    if group.mood != Mood::Finite || !is_silent(view, group) {
        return None;
    }
    let source = subject_of(view, group)
        .filter(|s| !matches!(s.kind, SourceType::Impersonal | SourceType::Document))?;
    let cue = view.span_of(group.first, group.last);
    let said = make(view, cue, Some(source), CuePosition::Initial, Vec::new());
    Some(LocalAttribution { stance: Stance::Silent, weak: true, ..said })
}

fn is_silent(view: &View<'_>, group: &VerbGroup) -> bool {
    let at = group.last + 1;
    let behind = |words: &[&str], reach: usize| (at..at + reach).any(|k| view.is_any(k, words));
    let comment = behind(&["commentaire", "commentaires"], 7);
    match group.infinitive {
        "refuser" | "décliner" | "abstenir" if !group.negated => {
            comment
                || behind(&["demande", "demandes", "sollicitation", "sollicitations"], 3)
                    && behind(&["entretien", "interview"], 7)
                || behind(&ANSWERS, 4) && !behind(&["confirmer", "démentir"], 4)
                || behind(&["tout", "toute"], 4) && behind(&GUESSES, 6)
        }
        "garder" => true,
        "désirer" | "souhaiter" | "tenir" | "vouloir" if group.negated => {
            comment || behind(&ANSWERS, 4) || behind(&["en"], 1) && behind(&["plus", "davantage"], 4)
        }
        _ if !group.negated || view.is(at, "que") && group.infinitive != "confirmer" => false,
        "communiquer" if behind(&["bien", "ensemble", "entre", "mal"], 4) => false,
        "commenter" | "communiquer" | "confirmer" | "détailler" | "exprimer" | "infirmer" | "préciser"
        | "prononcer" | "réagir" | "répondre" => true,
        "donner" => group.verb.rest.first() == Some(&"suite") || behind(&DETAILS, 4),
        "faire" => group.verb.rest.first() == Some(&"commentaire") || comment,
        "dire" => behind(&["plus", "davantage", "mot", "si", "quand", "comment", "combien"], 2),
        _ => false,
    }
}

/// What one gives who answers.
const DETAILS: [&str; 6] = ["détail", "détails", "explication", "explications", "précision", "précisions"];

/// What one is asked for who knows too little, or says so.
const GUESSES: [&str; 4] = ["conjecture", "interprétation", "réaction", "spéculation"];

/// What one does who is asked.
const ANSWERS: [&str; 8] =
    ["commenter", "confirmer", "démentir", "exprimer", "infirmer", "prononcer", "réagir", "répondre"];
