//! « on » as the subject of a verb that reports: somebody, anybody, or the writer.

use crate::attribution::phrase::Source;
use crate::attribution::verbs::VerbGroup;
use crate::attribution::view::View;
use crate::lexicon::Features;
use crate::lexicon::cues::CueClass;

use super::complement::Complement;

/// « On note que », « on déplore trois blessés »: nobody in particular, and it sources nothing; « l'on » is the writer.
pub(super) fn notes(view: &View<'_>, group: &VerbGroup, subject: Source, complement: Complement) -> bool {
    // « quand on note que » is anybody who does.
    let whenever = view.is_any(subject.first.wrapping_sub(1), &["l'", "lorsqu'", "quand", "si"]);
    let on = view.is(subject.first, "on") && !whenever;
    let says = match complement {
        Complement::Clause(_) => group.infinitive == "noter",
        Complement::Object(_) => {
            matches!(group.infinitive, "dénoncer" | "déplorer" | "recenser")
        }
        _ => false,
    };
    on && says
}

/// « On y apprend que »: in a text that was named.
pub(super) fn reads_there(view: &View<'_>, group: &VerbGroup, subject: Source) -> bool {
    view.is(subject.first, "on")
        && (subject.last + 1..group.main).any(|k| view.is(k, "y"))
        && matches!(group.infinitive, "apprendre" | "découvrir" | "lire")
}

/// « On objectera que », « On lui avait dit que », « On se souvient que », « procédure par laquelle on soutient que »: anybody,
/// in a story or in a thought of the writer's.
pub(super) fn is_anybody(view: &View<'_>, group: &VerbGroup, subject: Source) -> bool {
    let told = (subject.last + 1..group.main).any(|k| view.is_any(k, &["leur", "lui"]))
        && matches!(
            group.infinitive,
            "annoncer" | "conseiller" | "demander" | "dire" | "expliquer" | "promettre"
        );
    view.is(subject.first, "on")
        && (view.get(group.first).is_some_and(|t| t.word.is(Features::FUTURE))
            || matches!(group.infinitive, "proposer" | "souvenir")
            || told
            || view.is_any(subject.first.wrapping_sub(1), &["laquelle", "lequel", "lesquelles", "lesquels"]))
}

/// « si l'on considère que » is the writer, « quand on s'étonne que » anybody who does; « on apprend que » is somebody.
pub(super) fn is_the_writers(view: &View<'_>, group: &VerbGroup, subject: Source) -> bool {
    view.is(subject.first, "on")
        && (matches!(group.verb.class, CueClass::Estimate | CueClass::Remark | CueClass::Want)
            || view.is_any(subject.first.wrapping_sub(1), &["l'", "lorsqu'", "quand"]))
}
