//! P15: passives and participles, with or without an agent.

use crate::attribution::adverbials::skip_adverbials;
use crate::attribution::phrase::{Source, phrase_end, source_from};
use crate::attribution::verbs::VerbGroup;
use crate::attribution::view::{View, is_determiner};
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::lexicon;
use crate::lexicon::cues::{CueClass, Frame};
use crate::text::Span;

use super::object::is_people;
use super::{make, with_verb};

/// P15: « a été annoncé », « est accusé de », « est soupçonné par S de ».
pub(super) fn passive(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    // « a été découvert par un surfeur »
    if group.infinitive == "découvrir" {
        return None;
    }
    let seen = matches!(group.infinitive, "considérer" | "décrire" | "percevoir" | "voir")
        && view.is(group.last + 1, "comme");
    let reach = match () {
        // « est vue comme un pari risqué par certains analystes »
        () if seen => 10,
        // « sont chiffrés à 3 millions d'euros par l'assureur »
        () if matches!(group.infinitive, "chiffrer" | "estimer" | "évaluer") => 9,
        () if group.infinitive == "recenser" => 8,
        () => 5,
    };
    let agent = agent(view, group, reach);
    let agent = agent.or_else(|| {
        // « L'attaque a été revendiquée par la branche locale »: whoever it is.
        let valued = matches!(group.infinitive, "estimer" | "évaluer" | "chiffrer" | "revendiquer");
        let far = if group.infinitive == "revendiquer" { 8 } else { 4 };
        let by = (group.last + 1..group.last + far).find(|&k| valued && view.is(k, "par"))?;
        let noun = view.is_any(by + 1, &["le", "la", "les", "l'", "un", "une"]);
        noun.then(|| Source { first: by + 1, last: phrase_end(view, by + 1), kind: SourceType::Role })
    });
    let reproached = group.infinitive == "reprocher"
        && view.before(group.first).is_some_and(|t| t.is_any(&["lui", "leur", "il"]));
    let accused = reproached
        || matches!(group.infinitive, "accuser" | "soupçonner" | "suspecter")
            && view.is_any(skip_adverbials(view, group.last + 1, false), &["de", "d'", "par"]);
    let impersonal = view.before(group.first).is_some_and(|t| t.is_any(&["il", "n'", "ne"]) || t.is("s'"))
        && group.verb.has(Frame::Passive)
        && view.is_any(group.last + 1, &["que", "qu'"]);
    let estimated =
        matches!(group.infinitive, "estimer" | "évaluer" | "chiffrer" | "évoquer") && agent.is_some();
    // « est considéré comme »: by whom is not said.
    let nobody = !view.is(group.first, "être") && agent.is_none();
    let opinion = nobody
        && match group.infinitive {
            "considérer" | "percevoir" => (group.last + 1..group.last + 12).any(|k| view.is(k, "comme")),
            "faire" => group.verb.rest.first() == Some(&"état"),
            // « a été signalé au port en mars » tells to whom.
            "signaler" if view.is_any(group.last + 1, &["à", "au", "aux"]) => false,
            // « un chiffre qui a été confirmé au Phare »: by whom?
            "confirmer" => {
                let medium = |k: usize| source_from(view, k).is_some_and(|s| s.kind == SourceType::Media);
                view.is_any(group.last + 1, &["à", "au", "aux"])
                    && (group.last + 1..group.last + 3).any(medium)
            }
            verb => is_told(verb) && !group.negated,
        };
    let labelled = estimated
        || opinion
        || matches!(group.infinitive, "qualifier" | "décrire" | "présenter" | "annoncer")
            && (group.last + 1..group.last + 6).any(|k| view.opens(k))
        // « est décrit par l'OIE comme un pays d'élevage »
        || matches!(group.infinitive, "décrire" | "identifier" | "percevoir" | "présenter")
            && agent.is_some_and(|a| view.is(a.last + 1, "comme"))
        || seen && agent.is_some();
    let speaking = agent.filter(|a| {
        (a.kind != SourceType::GroupVague || is_people(view, *a))
            && a.kind != SourceType::Document
            && group.infinitive != "reconnaître"
            && (group.verb.class != CueClass::Deny || group.verb.has(Frame::Passive))
            && (group.verb.has(Frame::Clause)
                || group.verb.class == CueClass::Accuse
                || labelled
                || told_by(group.infinitive))
    });
    if speaking.is_none() && !accused && !impersonal && !labelled {
        return None;
    }
    // « Dans le nouveau protocole, il est précisé que P »
    let written = (impersonal && view.is_any(0, &["dans", "sur"])).then(|| text(view, 1)).flatten();
    let speaking = speaking.or(written);
    let content = vec![Span::new(view.span.start, view.span.end)];
    let mut attribution =
        make(view, view.span_of(group.first, group.last), speaking, CuePosition::Embedded, content);
    if speaking.is_none() {
        attribution.source_type = SourceType::Impersonal;
    }
    let attribution = with_verb(view, attribution, group, false);
    // « la version a été rejetée par l'émir » tells what he did of it, not who says so; « aucun motif n'est avancé par la
    // police » tells what she does not say.
    let unsaid =
        group.negated && matches!(group.infinitive, "annoncer" | "avancer" | "communiquer" | "donner");
    // « Contrairement à ce qui a été indiqué par le conseiller »: who said the opposite.
    let contrary = (0..group.first).any(|k| view.is(k, "contrairement"));
    let aside = opinion || unsaid || contrary || matches!(group.infinitive, "rejeter" | "saluer");
    Some(LocalAttribution { weak: attribution.weak || aside, ..attribution })
}

/// « le nouveau protocole », « le rapport »: a text at token `i`.
fn text(view: &View<'_>, i: usize) -> Option<Source> {
    let last = phrase_end(view, i);
    let lays_down = |k: usize| view.get(k).is_some_and(|t| lexicon::is_norm_noun(&t.norm));
    let document = source_from(view, i).is_some_and(|s| s.kind == SourceType::Document);
    (document || (i..=last).any(lays_down)).then_some(Source { first: i, last, kind: SourceType::Document })
}

/// « Cinq morts ont été signalés », « ce qui a été annoncé »: said by somebody who stays unnamed.
fn is_told(infinitive: &str) -> bool {
    matches!(infinitive, "annoncer" | "critiquer" | "dénombrer" | "évoquer" | "rapporter" | "signaler")
}

/// Who stands behind « par », not far from the verb.
fn agent(view: &View<'_>, group: &VerbGroup, reach: usize) -> Option<Source> {
    let near = (group.last + 1..=group.last + reach).find(|&k| view.is(k, "par"));
    // « est décrit en 2006 comme « Q » par le magazine »
    let quoted = || {
        let open = (group.last + 1..group.last + 6).find(|&k| view.opens(k))?;
        Some(view.behind_quote(open)).filter(|&by| view.is(by, "par"))
    };
    source_from(view, near.or_else(quoted)? + 1)
}

/// Verbs whose participle says with « par S » who spoke: « un bilan communiqué par la police ».
fn told_by(infinitive: &str) -> bool {
    matches!(
        infinitive,
        "accuser"
            | "annoncer"
            | "avancer"
            | "citer"
            | "communiquer"
            | "confirmer"
            | "considérer"
            | "contester"
            | "critiquer"
            | "dénombrer"
            | "dénoncer"
            | "déplorer"
            | "démentir"
            | "estimer"
            | "évoquer"
            | "exiger"
            | "fustiger"
            | "juger"
            | "mentionner"
            | "pointer"
            | "privilégier"
            | "rapporter"
            | "recenser"
            | "rejeter"
            | "réclamer"
            | "réfuter"
            | "relayer"
            | "revendiquer"
            | "révéler"
            | "saluer"
            | "soupçonner"
            | "suspecter"
    )
}

/// « qualifiée de « Q » », « jugés faux par S », « cité par S ».
pub(super) fn participle(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let next = group.last + 1;
    // « un communiqué publié par »: a noun.
    if view.before(group.first).is_some_and(is_determiner) {
        return None;
    }
    let labelled = matches!(group.infinitive, "qualifier" | "présenter" | "décrire")
        && (next..next + 8).take_while(|&k| !view.is_any(k, &[",", ";"])).any(|k| view.opens(k));
    let judged = told_by(group.infinitive);
    // « les cas recensés par la ville » says which, « ont été recensés par » says who counted.
    let counted = matches!(group.infinitive, "dénombrer" | "recenser");
    let agent = agent(view, group, 5).filter(|s| s.kind != SourceType::Document && !counted);
    if !(labelled || judged && agent.is_some()) {
        return None;
    }
    let content = view.get(next).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    let mut attribution =
        make(view, view.span_of(group.first, group.last), agent, CuePosition::Embedded, content);
    if agent.is_none() {
        attribution.source_type = SourceType::Impersonal;
    }
    // « une position saluée par S » says of the noun what S thinks, nothing of the sentence.
    let aside = matches!(
        group.infinitive,
        "rejeter"
            | "saluer"
            | "fustiger"
            | "réclamer"
            | "exiger"
            | "déplorer"
            | "démentir"
            | "pointer"
            | "réfuter"
    );
    let attribution = with_verb(view, attribution, group, false);
    Some(LocalAttribution { weak: attribution.weak || aside, ..attribution })
}
