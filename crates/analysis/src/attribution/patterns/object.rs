//! Whether a verb reports with the object it has: « lance un appel », not « lance une fusée ».

use crate::attribution::SourceType;
use crate::attribution::kind::{is_person, singular};
use crate::attribution::ownerless::names_bodies;
use crate::attribution::phrase::{Source, is_numeral};
use crate::attribution::verbs::VerbGroup;
use crate::attribution::view::View;
use crate::entities::{EntityKind, spelling};
use crate::lexicon::cues::{self, CueClass, Frame};
use crate::lexicon::{self, Features};
use crate::quotes::QuoteForm;
use crate::syntax::{Deprel, Upos};
use crate::tokenizer::{Token, TokenKind};

use super::complement::behind_object;
use super::housed;

pub(super) fn is_people(view: &View<'_>, source: Source) -> bool {
    if is_some(view, source.first) || housed::is_circle(view, source) {
        return true;
    }
    let people = |k: usize| {
        view.get(k).is_some_and(|t| {
            let lemma = singular(&t.norm);
            is_person(&lemma) || lexicon::is_media_noun(&lemma) || lexicon::is_vague_group(&lemma)
        })
    };
    names_bodies(view, source) || (source.first..=source.last).any(people)
}

/// « certains », « d'aucuns », « beaucoup, dans la salle »: people without any noun.
fn is_some(view: &View<'_>, i: usize) -> bool {
    const SEVERAL: [&str; 5] = ["plusieurs", "beaucoup", "certains", "certaines", "d'aucuns"];
    let noun = |k: usize| {
        view.is_any(k, &["de", "d'", "des"])
            || view.get(k).is_some_and(|t| t.word.is(Features::NOUN | Features::ADJ) && !view.is_finite(k))
    };
    let others = view.is(i, "d'") && view.is_any(i + 1, &["aucuns", "autres"]);
    view.is_any(i, &SEVERAL) && !noun(i + 1) || others && !noun(i + 2)
}

pub(super) fn object_fits(view: &View<'_>, group: &VerbGroup, subject: Source, doc: bool, at: usize) -> bool {
    let object: Vec<&str> = (at..at + 7).filter_map(|k| view.get(k)).map(|t| &*t.norm).collect();
    let prepositional =
        view.get(at).is_some_and(|t| group.verb.takes(&t.norm)) || behind_object(view, group, at);
    let foreign = |noun: &&str| cues::is_other_object(group.infinitive, noun);
    // « écarte toute extension »
    let all = view.is_any(at, &["tout", "toute"]) && group.verb.class == CueClass::Deny
        || matches!(group.infinitive, "écarter" | "exclure") && view.is_any(at, &["tout", "toute"]);
    let own = |noun: &&str| all || cues::is_own_object(group.infinitive, noun) != Some(false);
    if object.iter().any(foreign) || !prepositional && !object.iter().any(own) {
        return false;
    }
    // « Un bilan communiqué par la gendarmerie fait état de »; a toll of nobody's says nothing.
    if doc && group.verb.rest.first() == Some(&"état") {
        return (subject.first..group.first).any(|k| view.is(k, "par"))
            || is_text(view, subject)
            || is_somebodys(view, subject)
            || (subject.first..=subject.last)
                .any(|k| view.is_any(k, &["officiel", "officielle", "officielles", "officiels"]));
    }
    if matches!(group.infinitive, "publier" | "diffuser" | "communiquer") {
        let told = [
            "bénéfice", "bénéfices", "date", "décès", "identité", "indicateurs", "liste", "mort", "nom",
            "noms", "perte", "pertes",
        ];
        return !doc && object.iter().any(|w| lexicon::is_document_noun(&singular(w)) || told.contains(w));
    }
    // « qualifie le programme de dangereux », not « qualifie l'équipe de France »
    if matches!(group.infinitive, "qualifier" | "taxer") {
        let label = |k: usize| {
            view.is_any(k, &["de", "d'"]) && (view.upos(k + 1) == Some(Upos::Adj) || view.opens(k + 1))
        };
        return !doc && (at..at + 14).any(label);
    }
    // « rappelle les joueurs »
    let called = |k: usize| view.get(k).is_some_and(|t| is_person(&singular(&t.norm)));
    if group.infinitive == "rappeler" && (at..at + 3).any(called) {
        return false;
    }
    // « y voit l'effet des patrouilles »
    if group.infinitive == "voir" && (group.first..group.main).any(|k| view.is(k, "y")) {
        return !doc && subject.kind != SourceType::GroupVague;
    }
    // « juge la mesure inutile »
    if group.infinitive == "juger" {
        return !doc && (judges(view, group) || calls_so(view, group, at));
    }
    if COUNTING.contains(&group.infinitive) {
        return counts(view, group, subject, doc, at);
    }
    if matches!(group.infinitive, "constater" | "noter") {
        return notices(view, group, subject, doc, at);
    }
    if matches!(group.infinitive, "enregistrer" | "relever") {
        return measures(view, group, subject, doc, at);
    }
    if let Some(fits) = suits(view, group, subject, doc, at) {
        return fits;
    }
    if group.infinitive == "identifier" || group.infinitive == "décrire" {
        // « un survivant a décrit la panique »
        use SourceType::{Anonymous, Person, Role};
        let tells = group.infinitive == "décrire" && matches!(subject.kind, Person | Role | Anonymous);
        return !doc && (tells || (group.last..view.tokens.len()).any(|k| view.is(k, "comme")));
    }
    if doc
        && matches!(
            group.infinitive,
            "dévoiler"
                | "indiquer"
                | "interdire"
                | "montrer"
                | "prévoir"
                | "recenser"
                | "retrouver"
                | "révéler"
                | "suggérer"
        )
    {
        return true;
    }
    if group.verb.reflexive && matches!(group.infinitive, "dire" | "déclarer" | "vouloir") {
        return !doc;
    }
    // « s'oppose à Kabila » is a rival of his.
    let person = |k: usize| view.name_at(k).is_some_and(|n| n.kind == EntityKind::Person);
    if group.infinitive == "opposer" && prepositional && person(at + 1) {
        return false;
    }
    // « Le rapport pointe des manquements », « conclut à une erreur »
    let argues = is_text(view, subject) || is_somebodys(view, subject);
    let text = doc && group.verb.has(Frame::Document) && argues;
    if text && (prepositional || group.verb.has(Frame::Object)) {
        return true;
    }
    // « le télescope se présente comme »: people describe themselves.
    let oneself = group.verb.reflexive && matches!(group.infinitive, "définir" | "présenter");
    if oneself && !matches!(subject.kind, SourceType::Person | SourceType::Role) {
        return false;
    }
    let objects = prepositional || group.verb.has(Frame::Object);
    let speaker = !doc && !matches!(subject.kind, SourceType::GroupVague | SourceType::Impersonal);
    objects && (speaker || tells(view, group, subject, prepositional))
}

/// « note un changement de ton », « a constaté des dégâts », « un médecin a constaté la fracture ».
fn notices(view: &View<'_>, group: &VerbGroup, subject: Source, doc: bool, at: usize) -> bool {
    use SourceType::{Agency, Media, Organisation, Person, Role};
    let told = matches!(subject.kind, Person | Role | Organisation | Agency | Media);
    let report = group.infinitive == "noter" && is_text(view, subject);
    let several = view.is_any(at, &["des", "plusieurs", "quelques", "un", "une"]);
    let examines = (subject.first..=subject.last)
        .any(|k| view.is_any(k, &["expert", "experte", "huissier", "légiste", "médecin"]));
    (told || report) && several || examines && !doc
}

/// What decides alone for a verb of many senses.
fn suits(view: &View<'_>, group: &VerbGroup, subject: Source, doc: bool, at: usize) -> Option<bool> {
    Some(match group.infinitive {
        "découvrir" | "trouver" => researches(view, subject),
        "identifier" if researches(view, subject) => true,
        "établir" => doc || sets(view, subject, at),
        "situer" => sets(view, subject, at),
        // « se rejettent la responsabilité »
        "rejeter" if group.verb.reflexive => {
            (at..at + 3).any(|k| view.is_any(k, &["faute", "responsabilité", "responsabilités"]))
        }
        // « L'incendie s'est déclaré dans les combles »
        "déclarer" if group.verb.reflexive && breaks_out(view, group, subject) => false,
        "admettre" => !doc && view.is_any(at, &["des", "un", "une", "son", "sa", "ses", "leur", "leurs"]),
        _ => return None,
    })
}

/// « s'est déclaré dans les combles », « Le feu s'est déclaré jeudi »: it breaks out.
fn breaks_out(view: &View<'_>, group: &VerbGroup, subject: Source) -> bool {
    const FIRES: [&str; 8] =
        ["épidémie", "feu", "flammes", "incendie", "incendies", "maladie", "sinistre", "symptômes"];
    view.is_any(group.last + 1, &["au", "dans", "dès", "sur", "vers"])
        || (subject.first..=subject.first + 2)
            .find(|&k| view.get(k).is_some_and(|t| t.word.is(Features::NOUN) && !t.word.is(Features::DET)))
            .is_some_and(|head| view.is_any(head, &FIRES))
}

/// « Certains évoquent une mise en scène »: what a crowd tells; « Les médias parlent d'un scandale » says no more than that
/// they do.
fn tells(view: &View<'_>, group: &VerbGroup, subject: Source, prepositional: bool) -> bool {
    let crowd =
        subject.kind == SourceType::GroupVague && is_people(view, subject) && group.infinitive != "parler";
    let told = matches!(
        group.verb.class,
        CueClass::Accuse | CueClass::Assert | CueClass::Deny | CueClass::Say | CueClass::Warn
    ) || matches!(group.infinitive, "prédire" | "pronostiquer" | "soupçonner");
    crowd && (prepositional || told)
}

/// « évalue à 2 millions le manque à gagner », « l'estiment inférieur de 12 % », « a compté 130 nids ».
const COUNTING: [&str; 10] = [
    "chiffrer", "comptabiliser", "compter", "créditer", "décompter", "dénombrer", "documenter", "estimer",
    "évaluer", "recenser",
];

/// A verb of counting has a number behind it; « estime la levée prématurée » finds it so.
fn counts(view: &View<'_>, group: &VerbGroup, subject: Source, doc: bool, at: usize) -> bool {
    // « compte 130 membres » has them, « a compté 130 nids » reports.
    let has = group.infinitive == "compter" && group.verb.class == CueClass::Want;
    let small = ["deux", "trois", "quatre", "cinq", "six"];
    let number = |t: &Token| {
        t.kind == TokenKind::Number || is_numeral(t) || t.is_any(&small) || t.is_any(&["double", "triple"])
    };
    // « L'Insee compte 2,3 millions de demandeurs »: its trade.
    let has = has && !counts_for_a_living(view, subject);
    let finds = group.infinitive == "estimer" && !doc && (judges(view, group) || calls_so(view, group, at));
    let somebody = (!doc || group.verb.has(Frame::Document)) && !has;
    finds || somebody && view.tokens.iter().skip(group.last).any(number)
}

/// « a relevé 112 millimètres », « a enregistré une rafale de 217 km/h », « L'audit relève des irrégularités »; « relève son
/// objectif » lifts it.
fn measures(view: &View<'_>, group: &VerbGroup, subject: Source, doc: bool, at: usize) -> bool {
    let figure = |k: usize| view.get(k).is_some_and(|t| t.kind == TokenKind::Number || is_numeral(t));
    let pronoun = view.is_any(subject.first, &["elle", "elles", "il", "ils"]);
    let body = !pronoun && !matches!(subject.kind, SourceType::GovernmentMetonym | SourceType::GroupVague);
    let lifts = group.infinitive == "relever";
    let lacks = |k: usize| view.is_any(k, &["absence", "faiblesse", "insuffisance", "lenteur", "manque"]);
    let notes = lifts && (view.is_any(at, &["des", "plusieurs", "un", "une"]) || lacks(at + 1))
        || counts_for_a_living(view, subject);
    let reach = if lifts { 4 } else { 8 };
    body && (!doc || group.verb.has(Frame::Document)) && (notes || (at..at + reach).any(figure))
}

/// « avait établi ce chiffre à 40,2 % »
fn sets(view: &View<'_>, subject: Source, at: usize) -> bool {
    let number = |k: usize| view.get(k).is_some_and(|t| t.kind == TokenKind::Number);
    matches!(subject.kind, SourceType::Document | SourceType::Organisation)
        && (at..at + 5).any(|k| view.is(k, "à") && number(k + 1))
}

/// « Pôle emploi », « l'Insee »: whose trade is statistics.
fn counts_for_a_living(view: &View<'_>, subject: Source) -> bool {
    let words: Vec<&str> =
        (subject.first..=subject.last).filter_map(|k| view.get(k)).map(|t| &*t.norm).collect();
    (1..=words.len().min(7))
        .any(|n| words.windows(n).any(|name| lexicon::is_statistics_office(&spelling::fold(&name.join(" ")))))
}

/// « des astronomes », « une équipe de l'université de Liège », « l'étude »: who finds things out, and says so.
pub(super) fn researches(view: &View<'_>, subject: Source) -> bool {
    const RESEARCHERS: [&str; 12] = [
        "astronome", "autopsie", "chercheur", "chercheuse", "chimiste", "expertise", "généticien",
        "historien", "laboratoire", "physicien", "scientifique", "étude",
    ];
    let noun = |k: usize| view.get(k).map(|t| singular(&t.norm)).unwrap_or_default();
    let seeks = |k: usize| RESEARCHERS.contains(&&*noun(k)) || noun(k).ends_with("ologue");
    let learned = |k: usize| seeks(k) || view.is_any(k, &["institut", "université", "internationale"]);
    (subject.first..=subject.last)
        .any(|k| seeks(k) || view.is(k, "équipe") && (k + 1..=subject.last + 1).any(learned))
}

/// A document that argues, as against pictures, figures and works.
pub(super) fn is_text(view: &View<'_>, source: Source) -> bool {
    const TEXTS: [&str; 25] = [
        "analyse", "arrêt", "audit", "autopsie", "avis", "bulletin", "communiqué", "déclaration", "document",
        "enquête", "étude", "expertise", "jugement", "lettre", "manifeste", "motion", "note", "pétition",
        "plainte", "sondage", "rapport", "résolution", "texte", "tract", "tribune",
    ];
    (source.first..=source.last).any(|k| view.get(k).is_some_and(|t| TEXTS.contains(&&*singular(&t.norm))))
}

/// « le bilan de la protection civile », « le dernier rapport d'Ardent »: a document that is some body's.
fn is_somebodys(view: &View<'_>, source: Source) -> bool {
    (source.first + 1..source.last).any(|k| {
        let body = |t: &Token| t.is_capital() || lexicon::is_body_noun(&singular(&t.norm));
        view.is_any(k, &["de", "du", "des", "d'", "par"])
            && (k + 1..k + 3).any(|n| view.get(n).is_some_and(body))
    })
}

/// « juge inutile la mesure », « juge la mesure inutile »: an adjective is said of the object.
fn judges(view: &View<'_>, group: &VerbGroup) -> bool {
    let tree = &view.tree;
    let said = |w: usize| {
        let mut children = tree.children(w);
        children.any(|c| {
            tree.deprel(c) == Some(Deprel::Xcomp) && tree.word(c).is_some_and(|w| w.upos == Upos::Adj)
        })
    };
    tree.predicate(group.main).is_some_and(said)
}

/// « juge la mesure insoutenable. »: an adjective behind the object ends the clause; a court judges a case.
fn calls_so(view: &View<'_>, group: &VerbGroup, at: usize) -> bool {
    let end = (at..at + 9).find(|&k| view.is_any(k, &[".", ",", ";", "et", "mais"]));
    let court = (group.first.saturating_sub(15)..group.first)
        .any(|k| view.is_any(k, &["tribunal", "cour", "juge", "juges", "assises"]));
    end.is_some_and(|end| end > at + 2 && view.upos(end - 1) == Some(Upos::Adj)) && !court
}

/// « impose un rythme pour « piéger » X »: the verb needs an object of its own, and has another.
fn lacks_object(view: &View<'_>, group: &VerbGroup) -> bool {
    let mut behind = (group.last + 1..group.last + 8).filter_map(|k| view.get(k));
    // « écarte toute extension »
    let all = group.verb.class == CueClass::Deny && view.is_any(group.last + 1, &["tout", "toute"]);
    !all && cues::is_own_object(group.infinitive, "").is_some()
        && !group.verb.has(Frame::Quotation)
        && !behind.any(|t| cues::is_own_object(group.infinitive, &t.norm) == Some(true))
}

/// « reprendre la « procédure collégiale » »: behind a verb of incises, words that no colon announces are an object.
pub(super) fn takes_up(view: &View<'_>, group: &VerbGroup, quote: usize) -> bool {
    let fragment = view.opened(quote).is_some_and(|q| q.form == QuoteForm::Fragment);
    let aside = fragment
        && group.verb.has(Frame::Incise)
        && quote > group.last + 1
        && !view.is_any(quote - 1, &[":", "comme", "que", "qu'"]);
    aside || lacks_object(view, group)
}

/// « présenter X » is no speech, « présenter X comme « Q » » is.
pub(super) fn labels(view: &View<'_>, group: &VerbGroup, quote: usize) -> bool {
    let shows = !matches!(group.infinitive, "présenter" | "définir" | "désigner" | "identifier")
        || (group.last..quote).any(|k| view.is_any(k, &["comme", ":"]));
    // « a parlé d'une « attaque » », not « a parlé avant de chanter « Q » ».
    let sees = group.infinitive != "voir"
        || (group.last..=quote).any(|k| k + 2 >= quote && view.opens(quote)) && !view.is(group.last + 1, ",");
    let names = group.infinitive != "parler"
        || (quote.saturating_sub(3)..quote).any(|k| view.is_any(k, &["de", "d'", "du", "des", ":"]));
    shows && names && sees && !takes_up(view, group, quote)
}
