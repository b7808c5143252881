//! P4–P9, P14: a reporting verb with its subject before it.

use crate::attribution::adverbials::is_time;
use crate::attribution::ownerless::names_bodies;
use crate::attribution::phrase::{Source, source_from};
use crate::attribution::subject::{main_subject, parsed_subject, subject_before};
use crate::attribution::verbs::{Mood, VerbGroup};
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType, Stance};
use crate::lexicon::cues::{self, CueClass, Frame};
use crate::lexicon::{self, Features};
use crate::quotes::QuoteForm;
use crate::syntax::{Deprel, Upos};
use crate::text::Span;
use crate::tokenizer::TokenKind;

use super::complement::{Complement, behind_aside, complement};
use super::object::{is_people, is_text, labels, object_fits, researches};
use super::{contents, housed, make, on, silence, with_verb};

/// P4–P9, P14, P16: « S affirme que P », « S a dénoncé N », « S a qualifié X de « Q » ».
pub(super) fn finite(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    if let Some(pronoun) = group.inverted {
        return inverted(view, group, pronoun);
    }
    if let Some(silence) = silence::silence(view, group) {
        return Some(silence);
    }
    if is_of_other_sense(view, group) {
        return None;
    }
    if let Some(told) = as_told(view, group) {
        return Some(told);
    }
    if let Some(shown) = shows_it(view, group) {
        return Some(shown);
    }
    let complement = complement(view, group)?;
    // « est sûre que P », not « est sûre, ce que contestent les riverains »
    if group.infinitive == "être" && complement != Complement::Clause(group.last + 1) {
        return None;
    }
    let mut subject = subject_of(view, group)
        .or_else(|| made_to_say(view, group))
        .or_else(|| somebody(view, group, complement))?;
    if !agrees_with_crowd(view, group, subject) {
        return None;
    }
    if subject.kind == SourceType::GroupVague && is_a_crowds_deed(group) {
        return None;
    }
    // « il convient de », « il est certain que »
    let sure = group.verb.rest.first().is_some_and(|word| matches!(*word, "certain" | "sûr"));
    if view.is(subject.first, "il") && (group.infinitive == "convenir" || sure) {
        return None;
    }
    if subject.kind == SourceType::GroupVague && is_counted(view, subject) {
        subject.kind = SourceType::Role;
    }
    // « Au ministère, on assure que »
    subject = housed::before(view, subject.first).unwrap_or(subject);
    if group.infinitive == "appeler" && group.verb.rest.is_empty() && !calls(view, group) {
        return None;
    }
    if says_which(view, group, subject) {
        return None;
    }
    if group.infinitive == "découvrir" {
        subject = discoverer(view, subject)?;
    }
    let unreal = (group.first.saturating_sub(4)..group.first).any(|k| {
        view.is_any(k, &["que", "qu'"])
            && view.before(k).is_some_and(|t| t.is_any(&["avant", "pour", "sans", "afin"]))
    });
    if unreal && !matches!(complement, Complement::Clause(_)) {
        return None;
    }
    let doc = matches!(subject.kind, SourceType::Document)
        || (subject.kind == SourceType::GroupVague && !is_people(view, subject));
    // « Dans un communiqué de la mairie, on apprend que »: the document is the source.
    if subject.kind == SourceType::Impersonal && view.is_any(0, &["dans", "par", "selon", "d'"]) {
        let document = (1..3).find_map(|k| source_from(view, k)).filter(|s| s.kind == SourceType::Document);
        subject = document.unwrap_or(subject);
    }
    // « ont évoqué à huis clos une réduction »: who tells what was said there?
    if matches!(group.infinitive, "évoquer" | "convenir")
        && (0..view.tokens.len()).any(|k| view.is(k, "huis"))
    {
        return None;
    }
    // « si l'on considère que » is the writer's « on »; « on apprend que », « on dit que » are somebody's.
    // « Chez le constructeur, on table sur une hausse » is somebody's too.
    let housed = view.is_any(0, &["chez", "au", "à", "du", "dans"])
        && (1..subject.first.min(15)).any(|k| view.is(k, ","));
    if on::reads_there(view, group, subject) {
        let found = finished(view, group, Source { kind: SourceType::Document, ..subject }, complement);
        return Some(LocalAttribution { source: None, ..found });
    }
    if !housed && on::is_anybody(view, group, subject) {
        return None;
    }
    if on::notes(view, group, subject, complement) {
        return Some(LocalAttribution { weak: true, ..finished(view, group, subject, complement) });
    }
    let writers_on = !housed && on::is_the_writers(view, group, subject);
    let reproached = group.infinitive == "reprocher";
    let impersonal = subject.kind == SourceType::Impersonal && !housed && !reproached;
    if writers_on || impersonal && !matches!(complement, Complement::Clause(_)) {
        return None;
    }
    let fits = match complement {
        Complement::Clause(_) => {
            let tells = !doc || group.verb.has(Frame::Document) || is_text(view, subject);
            let colon = view.is(complement.at(), ":") && subject.kind != SourceType::GroupVague && !doc;
            (group.verb.has(Frame::Clause) || colon) && tells
        }
        Complement::Quotation(at) => {
            says(group) && (!doc || group.verb.has(Frame::Document)) && labels(view, group, at)
        }
        Complement::Infinitive(_) => {
            group.verb.has(Frame::Infinitive) && (!doc || group.infinitive == "interdire")
        }
        // « Ces mémos montrent comment la firme a payé »
        Complement::Question(_) => {
            group.verb.has(Frame::Question) && (!doc || group.verb.has(Frame::Document))
        }
        Complement::Object(at) => object_fits(view, group, subject, doc, at),
        Complement::Alone(_) => !doc && subject.kind != SourceType::GroupVague,
    };
    fits.then(|| finished(view, group, subject, complement))
}

/// « Aussi menacent-ils de porter plainte »; not « Que dit-il ? ».
fn inverted(view: &View<'_>, group: &VerbGroup, pronoun: usize) -> Option<LocalAttribution> {
    let question = view.tokens.last().is_some_and(|t| t.is("?"));
    let complement = complement(view, group)?;
    let on = view.is_any(pronoun, &["-on", "-t-on"]);
    if question || on || matches!(complement, Complement::Object(_) | Complement::Alone(_)) {
        return None;
    }
    let source = Source { first: pronoun, last: pronoun, kind: SourceType::Person };
    Some(finished(view, group, source, complement))
}

/// « Les enquêteurs les ont entendus se réjouir », « loue des bureaux », « déclarer forfait ».
fn is_of_other_sense(view: &View<'_>, group: &VerbGroup) -> bool {
    let heard = view.get(group.main).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE));
    let mut behind = (group.last + 1..group.last + 3).filter_map(|k| view.get(k));
    match group.infinitive {
        "entendre" if heard => true,
        // « louent aux touristes leur maison »
        "louer" => view.is_any(group.last + 1, &["à", "au", "aux", "des", "deux", "trois", "un", "une"]),
        verb => behind.any(|t| cues::is_other_object(verb, &t.norm)),
    }
}

/// « appellent ce type de chute un « écroulement » » names, « appelle à manifester » calls.
fn calls(view: &View<'_>, group: &VerbGroup) -> bool {
    let so_called =
        group.first > 2 && view.is_any(group.first - 2, &["que", "qu'"]) && view.is(group.first - 3, "ce");
    so_called && view.opens(group.last + 1)
        || (group.last + 1..group.last + 7)
            .chain(Some(behind_aside(view, group.last + 1)))
            .any(|k| view.is_any(k, &["à", "au", "aux", ":"]))
}

/// « Des astronomes de l'agence spatiale ont découvert »: researchers sign what they publish.
fn discoverer(view: &View<'_>, subject: Source) -> Option<Source> {
    let named = researches(view, subject) && subject.kind != SourceType::GroupVague;
    let kind = if subject.kind == SourceType::Anonymous { SourceType::Role } else { subject.kind };
    named.then_some(Source { kind, ..subject })
}

/// « beaucoup » is several: « On parle même beaucoup, et l'avocat s'en est ému ».
fn agrees_with_crowd(view: &View<'_>, group: &VerbGroup, subject: Source) -> bool {
    let one = view.get(group.first).is_some_and(|t| t.word.is(Features::HE) && !t.word.is(Features::THEY));
    let bare = subject.last == subject.first;
    !(one && bare && view.is_any(subject.first, &["beaucoup", "certains", "plusieurs"]))
}

/// « D'autres s'en sont pris aux policiers », « une fête que beaucoup ne veulent pas rater »: a crowd tells nothing by it.
fn is_a_crowds_deed(group: &VerbGroup) -> bool {
    match group.infinitive {
        "prendre" => group.verb.reflexive,
        "vouloir" => !group.verb.reflexive,
        _ => false,
    }
}

/// « Plus d'une centaine de rédactions, d'élus et de journalistes ont appelé à »: counted, and known to who counts.
fn is_counted(view: &View<'_>, subject: Source) -> bool {
    const HUNDREDS: [&str; 6] = ["centaine", "centaines", "dizaine", "millier", "trentaine", "vingtaine"];
    let a_number = |k: usize| view.is_any(k, &HUNDREDS) && view.is(k.wrapping_sub(1), "une");
    // « Deux des principaux médias ont annoncé »
    let few = ["deux", "trois", "quatre", "cinq", "six"];
    let some_of = view.is(subject.first, "des") && view.is_any(subject.first.wrapping_sub(1), &few);
    some_of || view.is_any(subject.first, &["d'", "de"]) && (0..subject.first).any(a_number)
}

/// « ceux qui avaient osé dire « Non » étaient moqués », « sans fâcher ceux qui jugent que »: which people, not who says
/// so.
fn says_which(view: &View<'_>, group: &VerbGroup, subject: Source) -> bool {
    let main = |k: usize| view.is_finite(k) && view.tree.is_subordinate(k) == Some(false);
    let governed = view.before(subject.first).is_some_and(|t| {
        t.word.is(Features::INFINITIVE) || t.is_any(&["à", "avec", "contre", "de", "ni", "par", "pour"])
    });
    view.is_any(subject.first, &["celle", "celles", "celui", "ceux"])
        && (subject.first..group.first).any(|k| view.is(k, "qui"))
        && (governed || (group.last + 1..view.tokens.len()).any(main))
}

/// « comme le maire l'a rappelé », « ainsi qu'il l'avait dit »: who told what stands around it.
fn as_told(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let it = (group.first..group.main).any(|k| view.is_any(k, &["l'", "le"]));
    let tells = group.verb.has(Frame::Clause) && group.verb.class != CueClass::Want && !group.negated;
    let source = subject_of(view, group).filter(|s| it && tells && s.last < group.first)?;
    // « Comme on l'a vu », « comme nous l'avons écrit »: the writer.
    if source.kind == SourceType::Impersonal || view.is_any(source.first, &["je", "j'", "nous"]) {
        return None;
    }
    let before = source.first.checked_sub(1)?;
    let start = match () {
        () if view.is(before, "comme") => before,
        () if view.is_any(before, &["que", "qu'"]) && view.is(before.wrapping_sub(1), "ainsi") => before - 1,
        () => return None,
    };
    let content = contents(view, start, group.last);
    let cue = view.span_of(group.first, group.last);
    let found = make(view, cue, Some(source), CuePosition::of(view, start), content);
    Some(with_verb(view, found, group, false))
}

/// « Un reportage de la chaîne Brion 2 le montre en train de fuir »: a document, and whom it shows.
fn shows_it(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let whom = (group.first..group.main).any(|k| view.is_any(k, &["l'", "la", "le", "les"]));
    let shows = whom && group.infinitive == "montrer" && !group.negated;
    let source = shows.then(|| subject_of(view, group)).flatten()?;
    let document = matches!(source.kind, SourceType::Document | SourceType::Media);
    let content = view.get(group.first).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    let cue = view.span_of(group.first, group.last);
    document.then(|| make(view, cue, Some(source), CuePosition::Initial, content))
}

/// Who a finite verb is said of.
pub(super) fn subject_of(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let by_parse = || parsed_subject(view, group.main).filter(|s| s.last < group.first && speaks(s.kind));
    let subject = if group.joined {
        by_parse().or_else(|| shared_subject(view, group))
    } else if let Some(several) = agreeing(view, group) {
        Some(several)
    } else {
        subject_before(view, group.first)
            .or_else(|| joined_subject(view, group))
            .or_else(|| shared_subject(view, group))
            .or_else(by_parse)
    }?;
    let last = if subject.first < group.first { subject.last.min(group.first - 1) } else { subject.last };
    Some(Source { last, ..subject })
}

/// « S estime que P et annonce N »: of two verbs that are joined, the parse knows which.
fn joined_subject(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let tree = &view.tree;
    let joined = tree.deprel(tree.predicate(group.main)?) == Some(Deprel::Conj);
    joined.then(|| parsed_subject(view, group.main))?.filter(|s| s.last < group.first && speaks(s.kind))
}

/// « Les ministres Jean Roy, pour la santé, et Anne Lux ont annoncé »: what stands next to the verb is one, the verb says
/// several, and the parse knows who.
fn agreeing(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let several =
        view.get(group.first).is_some_and(|t| t.word.is(Features::THEY) && !t.word.is(Features::HE));
    let near =
        several.then(|| subject_before(view, group.first))?.filter(|s| s.kind == SourceType::Person)?;
    let one = (near.first..=near.last)
        .all(|k| view.get(k).is_some_and(|t| t.is_capital() && !t.is_any(&["mm.", "mmes"])));
    let far = one.then(|| parsed_subject(view, group.main))??;
    (far.last < near.first && speaks(far.kind)).then_some(Source { last: near.last, ..far })
}

/// « ce qui fait dire à la juge que P »: who is made to say it.
fn made_to_say(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let made = group.verb.rest.first() == Some(&"dire");
    let at = group.last + 1;
    let behind = at + 1;
    (made && view.is_any(at, &["à", "au", "aux"])).then(|| source_from(view, behind))?
}

/// A subject whose noun is on no list: who affirms or refuses is somebody all the same.
fn somebody(view: &View<'_>, group: &VerbGroup, complement: Complement) -> Option<Source> {
    let human = match complement {
        Complement::Clause(at) | Complement::Quotation(at) => {
            group.verb.class != CueClass::Remark && at <= group.last + 6
        }
        Complement::Infinitive(_) | Complement::Alone(_) => {
            !group.verb.has(Frame::Document) && group.verb.class != CueClass::Want
        }
        Complement::Object(_) => {
            use CueClass::{Accuse, Deny, Praise};
            let person = matches!(group.verb.class, Accuse | Deny | Praise) && group.verb.rest.is_empty();
            group.verb.reflexive && group.infinitive != "vouloir" || person
        }
        Complement::Question(_) => false,
    };
    let tree = &view.tree;
    let subject = human.then(|| tree.subject(group.main))?.filter(|s| {
        tree.word(*s).is_some_and(|w| w.upos == Upos::Noun)
            && tree.token_of(*s).is_some_and(|t| t < group.first)
    })?;
    let (first, last) = tree.phrase(subject)?;
    let noun = view.get(tree.token_of(subject)?)?;
    let definite =
        view.is_any(first, &["le", "la", "l'", "les", "son", "sa", "ses", "leur", "leurs", "un", "une"]);
    let spoken = view.quote_at(first).is_none() && last < group.first && !lexicon::is_norm_noun(&noun.norm);
    (definite && spoken && !is_time(noun)).then_some(Source { first, last, kind: SourceType::Role })
}

/// A kind of source that a parse alone may find.
const fn speaks(kind: SourceType) -> bool {
    matches!(
        kind,
        SourceType::Person
            | SourceType::Role
            | SourceType::Organisation
            | SourceType::Agency
            | SourceType::Media
            | SourceType::GovernmentMetonym
            | SourceType::Document
    )
}

/// « compte dans son « halo » X »: a verb that governs infinitives only says no quotation.
fn says(group: &VerbGroup) -> bool {
    [Frame::Quotation, Frame::Clause, Frame::Object].into_iter().any(|f| group.verb.has(f))
}

fn finished(view: &View<'_>, group: &VerbGroup, source: Source, complement: Complement) -> LocalAttribution {
    let (at, act) = match complement {
        Complement::Clause(at) | Complement::Question(at) => (at, false),
        // « a évoqué les « possibilités » », « s'engagent à « agir » »: an act of speech with a word of its own quoted.
        Complement::Quotation(at) => (
            at,
            at > group.last + 1
                && matches!(
                    group.infinitive,
                    "évoquer"
                        | "remercier"
                        | "engager"
                        | "promettre"
                        | "proposer"
                        | "accepter"
                        | "menacer"
                        | "demander"
                        | "inviter"
                        | "exprimer"
                ),
        ),
        Complement::Infinitive(at) => (at, !reports(group)),
        Complement::Alone(at) => (at, true),
        // « s'est dit « choqué » » reports, « a annoncé une hausse » is what the source did.
        Complement::Object(at) => (at, !(group.verb.reflexive && view.opens(group.last + 1))),
    };
    let position =
        if view.span_of(source.first, source.last).start <= view.span.start || source.first < group.first {
            CuePosition::Initial
        } else {
            CuePosition::Embedded
        };
    let content = view.get(at).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    // « Plusieurs associations appellent à la grève »: what bodies do themselves needs no name.
    let source = match source.kind {
        SourceType::GroupVague if act && names_bodies(view, source) => {
            Source { kind: SourceType::Organisation, ..source }
        }
        _ => source,
    };
    let attribution = make(view, view.span_of(group.first, group.last), Some(source), position, content);
    let act = act
        && !matches!(
            source.kind,
            SourceType::Document | SourceType::GroupVague | SourceType::Agency | SourceType::Media
        );
    // « prête allégeance », « a prévu l'investissement »: an oath and a plan source nothing.
    let oath = matches!(group.verb.rest.first(), Some(&("allégeance" | "serment")));
    let object = matches!(complement, Complement::Object(_));
    // « La motion, qui réclamait N, a été rejetée »: what a text asks for in a clause that only qualifies it.
    let tree = &view.tree;
    let qualifies = tree.predicate(group.main).is_some_and(|w| tree.deprel(w) == Some(Deprel::AclRelcl));
    let demand = object && qualifies && source.kind == SourceType::Document;
    // « Le FMI prévoit 1,2 % de croissance » is a forecast, « la mairie prévoit une école » a plan.
    let plan = object && group.infinitive == "prévoir" && !forecasts(view, source, at);
    let aside = oath || demand || plan;
    let attribution = with_verb(view, attribution, group, act);
    // « craint que « la vente ne serve de prétexte » »: a fear in words of its own; « veut « agir » » lends an intention.
    let spoken = matches!(complement, Complement::Clause(at) | Complement::Quotation(at)
        if view.is_any(at, &["que", "qu'"]) && view.opens(at + 1)
            || view.opens(at) && view.is_any(at + 1, &["que", "qu'"]));
    // « s'interrogeait « Q ? » »
    let wondered = group.infinitive == "interroger"
        && view.opened(at).is_some_and(|q| q.form != QuoteForm::Fragment)
        && at <= group.last + 1;
    // « a « souhaité » que la grève s'arrête »
    let its_own = group.main > 0 && view.opens(group.main - 1);
    let spoken = (spoken || wondered || its_own)
        && group.verb.class == CueClass::Want
        && attribution.stance != Stance::Silent;
    let weak = attribution.weak && !spoken;
    LocalAttribution { weak: weak || aside, ..attribution }
}

/// A body that reckons, and a rate behind the verb: « prévoit un recul de 3 % ».
fn forecasts(view: &View<'_>, source: Source, object: usize) -> bool {
    let reckons = matches!(source.kind, SourceType::Organisation | SourceType::Role | SourceType::Person);
    let trend = [
        "baisse", "collecte", "croissance", "déficit", "excédent", "hausse", "inflation", "ralentissement",
        "rebond", "récession", "recul", "récolte", "repli", "reprise",
    ];
    let near = || object..object + 9;
    // « le gouvernement prévoit une hausse de la taxe »
    let own = (source.first..=source.last)
        .any(|k| view.is_any(k, &["exécutif", "gouvernement", "mairie", "ministère", "ministre", "état"]));
    // « Météo-Romandie prévoit quarante centimètres de neige »
    let weather = (source.first..=source.last)
        .any(|k| view.get(k).is_some_and(|t| t.norm.starts_with("météo") || t.is("irm")));
    weather && reckons
        || reckons
            && !own
            && near().any(|k| view.get(k).is_some_and(|t| t.kind == TokenKind::Number))
            && near().any(|k| view.is_any(k, &trend))
}

/// « affirme avoir tiré », « dit vouloir partir » report; « propose de partir » is an act.
fn reports(group: &VerbGroup) -> bool {
    matches!(
        group.verb.class,
        CueClass::Say
            | CueClass::Assert
            | CueClass::Remark
            | CueClass::Estimate
            | CueClass::Reveal
            | CueClass::Admit
    ) || group.infinitive == "confirmer"
}

/// The subject of an earlier verb that this one shares: « S a publié une vidéo et a indiqué que ».
fn shared_subject(view: &View<'_>, group: &VerbGroup) -> Option<Source> {
    let joined = view
        .before(group.first)
        .is_some_and(|t| t.is_any(&["et", "mais", "puis", ",", "ou"]) || t.word.is(Features::ADV));
    if !joined && group.mood == Mood::Finite {
        return None;
    }
    main_subject(view, group.first)
}
