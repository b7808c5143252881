//! What kind of source a noun phrase is.

use crate::entities::gazetteer::{country_of, government};
use crate::entities::{EntityKind, spelling};
use crate::lexicon::{self, Features};
use crate::syntax::Upos;
use crate::tokenizer::{Token, TokenKind};

use super::SourceType;
use super::ownerless::{self, Phrase};
use super::phrase::{PRONOUNS, is_numeral};
use super::view::{View, is_determiner};

/// « un millier de manifestants », « une centaine de riverains »
const QUANTITIES: [&str; 10] = [
    "centaine", "cinquantaine", "dizaine", "foule", "millier", "poignée", "quarantaine", "quinzaine",
    "trentaine", "vingtaine",
];

/// A noun for people: « maire », « commerçante », « centriste ».
pub(super) fn is_person(lemma: &str) -> bool {
    let listed = |noun: &str| lexicon::is_person_noun(noun) || lexicon::is_speaker_noun(noun);
    // « vice-procureur », « ex-sous-ministre », « co-autrice »
    let deputy = ["vice-", "ex-", "co-"].iter().find_map(|prefix| lemma.strip_prefix(prefix));
    listed(lemma)
        || deputy.is_some_and(is_person)
        || lemma.len() > 7 && (lemma.ends_with("iste") || lemma.ends_with("ologue"))
}

/// « franceinfo », « mediapart »: a medium that is written without a capital, and is no other word.
pub(super) fn is_lower_medium(token: &Token) -> bool {
    token.word.features.is_empty() && !token.is_capital() && lexicon::is_media_name(&token.norm)
}

/// A noun for bodies: « ministère », « faîtière ».
pub(super) fn is_body(lemma: &str) -> bool {
    lexicon::is_body_noun(lemma) || lexicon::is_speaker_body(lemma)
}

/// Without the plural's s or x: enough to look a noun up.
pub(super) fn singular(norm: &str) -> String {
    if let Some(stem) = norm.strip_suffix("aux").filter(|s| s.len() > 2 && !norm.ends_with("eaux")) {
        return format!("{stem}al");
    }
    // « aides-soignantes »
    if let Some((first, second)) = norm.split_once("s-") {
        let one = format!("{first}-{}", second.strip_suffix('s').unwrap_or(second));
        if is_person(&one) {
            return one;
        }
    }
    match norm.strip_suffix(['s', 'x']) {
        Some(stem) if !stem.is_empty() && !is_person(norm) && !is_body(norm) => stem.to_owned(),
        _ => norm.to_owned(),
    }
}

/// What kind of source the phrase from `first` to `last` is; `None` when it is none that can speak.
pub(super) fn classify(view: &View<'_>, first: usize, last: usize) -> Option<SourceType> {
    let token = view.get(first)?;
    if token.is("on") {
        return Some(SourceType::Impersonal);
    }
    let others = token.is("d'")
        && view.is(first + 1, "autres")
        && last > first + 1
        && view.get(first + 2).is_some_and(|t| !lexicon::is_vague_group(&singular(&t.norm)));
    if token.is("plusieurs") && last == first {
        return Some(SourceType::GroupVague);
    }
    if let Some(kind) = part_of_many(view, first, last) {
        return Some(kind);
    }
    let some = token.is_any(&["certains", "certaines", "beaucoup", "d'aucuns"])
        || token.is("d'") && view.is_any(first + 1, &["aucuns", "autres"]);
    if some && !others && view.get(first + 1).is_none_or(|t| !t.word.is(Features::NOUN)) {
        return Some(SourceType::GroupVague);
    }
    if token.is_any(&["ceux", "celui", "celle"]) && view.is(first + 1, "qui") {
        // « assure celle qui dirige le club »: she was named.
        return Some(if token.is("ceux") { SourceType::GroupVague } else { SourceType::Person });
    }
    let alone = last == first || !is_determiner(token);
    if (token.is_any(&PRONOUNS) && alone) || token.is("ce") && view.is(first + 1, "dernier") {
        return Some(SourceType::Person);
    }
    if token.is("l'") && view.is_any(first + 1, &["un", "une"]) {
        // « l'une des juges » belongs to a group that is known, « l'un d'eux » is anybody.
        let group = view.is(first + 2, "des")
            || view.is(first + 2, "de") && view.is_any(first + 3, &["ses", "ces", "nos"])
            || view.is(first + 2, "d'") && view.is_any(first + 3, &["eux", "elles", "entre"]);
        // « l'un des derniers tisserands »
        let ranks = ["derniers", "dernières", "nouveaux", "nouvelles", "premiers", "premières", "rares"];
        let of = first + 3 + usize::from(view.is_any(first + 3, &ranks));
        let noun = view.get(of).map(|t| singular(&t.norm)).unwrap_or_default();
        // « l'un des points communs » says nothing.
        if view.is(first + 2, "des")
            && !is_person(&noun)
            && !is_body(&noun)
            && !view.get(of)?.is_capital()
            && !view.is_any(of, &["deux", "trois", "quatre"])
        {
            return None;
        }
        // « l'un apporte, l'autre lit »: of those that were named.
        let bare = !view.is_any(first + 2, &["d'", "de", "des"]);
        return Some(match () {
            () if group => SourceType::Role,
            () if bare => SourceType::Person,
            () => SourceType::Anonymous,
        });
    }
    if is_one_of_those_heard(view, first, last) {
        return Some(SourceType::Role);
    }
    // « les deux », « le second », « l'autre »
    let counted = ["premier", "première", "second", "seconde", "autre", "autres", "deux", "trois", "quatre"];
    let alone = last == first + 1 && view.upos(last + 1) != Some(Upos::Noun);
    if token.is_any(&["le", "la", "les", "l'"]) && alone && view.is_any(last, &counted) {
        return Some(SourceType::Person);
    }
    if is_nobody(token, last == first) {
        return None;
    }
    let person = (first..=last).find(|&k| view.name_at(k).is_some_and(|n| n.kind == EntityKind::Person));
    // A name at the head.
    let head = (first..=last).find(|&k| {
        view.get(k).is_some_and(|t| {
            let counts = is_numeral(t) && k < last;
            !is_determiner(t) && t.kind == TokenKind::Word && !qualifies(view, k, last) && !counts
        })
    })?;
    let noun = view.get(head)?;
    if token.is_any(&["m.", "mme", "mm.", "mmes", "me"]) {
        return Some(SourceType::Person);
    }
    let folded = folded(view, head, last);
    if lexicon::is_agency(&folded) {
        return Some(SourceType::Agency);
    }
    // « le monde », « le même courrier » are no newspapers.
    let entitled = || ["", "le ", "la "].iter().any(|the| lexicon::is_media_name(&format!("{the}{folded}")));
    if noun.is_capital() && entitled() || is_lower_medium(noun) {
        return Some(SourceType::Media);
    }
    let lemma = singular(&noun.norm);
    if !noun.is_capital() || is_body(&lemma) && is_determiner(token) || first == 0 {
        if let Some(kind) = common_noun(view, first, head, last, &lemma, person.is_some()) {
            return Some(kind);
        }
        if !noun.is_capital() {
            return None;
        }
    }
    if lexicon::is_vague_group(&lemma) && is_determiner(token) && !is_ours(token) {
        return Some(SourceType::GroupVague);
    }
    match view.name_at(head).map(|n| n.kind) {
        Some(EntityKind::Person) => Some(SourceType::Person),
        Some(EntityKind::Organisation | EntityKind::Misc) => Some(SourceType::Organisation),
        Some(EntityKind::Location) => Some(place(token, &folded)),
        None if person.is_some() => Some(SourceType::Person),
        // A capital that nobody knows: a name all the same, unless it only begins the sentence.
        // A product that speaks is the body of that name.
        None | Some(EntityKind::Product) if head > 0 || noun.word.features.is_empty() => {
            Some(SourceType::Organisation)
        }
        Some(EntityKind::Event | EntityKind::Product) | None => None,
    }
}

/// « rien », « personne n'a répondu »
fn is_nobody(token: &Token, alone: bool) -> bool {
    token.is_any(&["tout", "rien", "cela", "ceci", "ça", "c'", "quoi"]) || token.is("personne") && alone
}

/// « nos experts »: who says so knows them.
fn is_ours(token: &Token) -> bool {
    token.is_any(&["mes", "nos"])
}

/// « un certain nombre d'observateurs », « la plupart des témoignages »: some of many, without a number.
fn part_of_many(view: &View<'_>, first: usize, last: usize) -> Option<SourceType> {
    const PARTS: [&[&str]; 6] = [
        &["un", "certain", "nombre"],
        &["un", "grand", "nombre"],
        &["bon", "nombre"],
        &["la", "plupart"],
        &["la", "majorité"],
        &["une", "majorité"],
    ];
    let spells = |part: &&[&str]| part.iter().enumerate().all(|(n, word)| view.is(first + n, word));
    let of = first + PARTS.into_iter().find(spells)?.len();
    let noun = view.get(of + 1).filter(|_| view.is_any(of, &["de", "d'", "des"]) && of < last)?;
    let noun = singular(&noun.norm);
    // « la plupart des experts de l'agence » can be found.
    let housed = (of + 2..=last).any(|k| view.get(k).is_some_and(Token::is_capital));
    let crowd = lexicon::is_vague_group(&noun) || matches!(&*noun, "sondage" | "témoignage");
    (crowd && !housed).then_some(SourceType::GroupVague)
}

/// A country, a region or a capital speaks as its government; another town as its club, its council, its people.
fn place(first: &Token, folded: &str) -> SourceType {
    let folded = spelling::fold(folded);
    let governs = is_determiner(first) || government(&folded).is_some() || country_of(&folded).is_some();
    if governs { SourceType::GovernmentMetonym } else { SourceType::Organisation }
}

/// « l'ancien », « le premier », « les quatre », « l'actuelle » before the noun.
fn qualifies(view: &View<'_>, k: usize, last: usize) -> bool {
    // « l'influent sénateur »
    let stands_before = || {
        view.get(k).is_some_and(|t| !t.is_capital() && t.word.is(Features::ADJ))
            && view.upos(k) == Some(Upos::Adj)
            && view.upos(k + 1) == Some(Upos::Noun)
    };
    let listed = view.get(k).is_some_and(|t| {
        t.is_any(&[
            "ancien", "ancienne", "anciens", "anciennes", "autre", "autres", "actuel", "actuelle", "nouveau",
            "nouvelle", "même", "propre", "puissant", "principal", "principale", "futur", "future", "jeune",
            "haut", "haute", "vieux", "vieille", "petit", "petite", "grand", "grande", "très", "premier",
            "première", "premiers", "premières", "dernier", "dernière", "derniers", "dernières", "second",
            "seconde", "nombreux", "nombreuses", "nouveaux", "nouvelles", "principaux", "principales",
            "récent", "récente", "récents", "récentes", "ex",
        ]) || t.is("plus") && view.is_any(k + 1, &["récent", "récente", "récents", "récentes"])
    });
    k < last && (listed || stands_before())
}

fn common_noun(
    view: &View<'_>,
    first: usize,
    head: usize,
    last: usize,
    lemma: &str,
    named: bool,
) -> Option<SourceType> {
    let token = view.get(first)?;
    let noun = view.get(head)?;
    let plural = noun.norm.ends_with(['s', 'x']) && *noun.norm != *lemma;
    let indefinite = token.is_any(&[
        "un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "d'", "de", "deux", "trois",
        "quatre", "cinq", "six", "divers", "diverses", "différents",
    ]);
    let complement = view.is_any(head + 1, &["de", "du", "des", "d'"]) && last > head + 1;
    // « un proche du ministre Paul Rey »: the name is another's.
    let anothers = indefinite && complement && FOLLOWERS.contains(&lemma);
    let anothers = anothers && !(head..last).any(|k| view.is(k, ","));
    let named = named && !anothers;
    let counted = token.is_any(&["deux", "trois", "quatre", "cinq", "six"]);
    let phrase = Phrase { first, head, last };
    let newsroom = (complement && !named).then(|| newsroom(view, head, last)).flatten();
    let company = view.tokens.get(head..=last)?.iter().any(|t| t.is_any(&["dont", "comme"]));
    if let Some(kind) = answerable(view, phrase, lemma, complement) {
        return Some(kind);
    }
    Some(match lemma {
        quantity if complement && QUANTITIES.contains(&quantity) => SourceType::Role,
        // « 20 % des participants à l'enquête »
        "participant" | "répondant" | "sondé"
            if (head..=last + 3)
                .any(|k| view.is_any(k, &["enquête", "étude", "questionnaire", "sondage"])) =>
        {
            SourceType::Role
        }
        // « son entourage », « l'entourage du ministre »
        "source" | "sources" | "entourage" => SourceType::Anonymous,
        "correspondant" | "correspondante" | "journaliste" | "photographe" | "reporter"
            if newsroom.is_some() =>
        {
            newsroom?
        }
        "information" if view.is_any(first, &["nos", "ses", "leurs"]) => SourceType::Anonymous,
        "agence" if is_press_agency(view, head, last, plural, complement) => SourceType::Agency,
        "agence" => SourceType::Organisation,
        // « la maison Delmas »
        "maison" if view.get(head + 1).is_some_and(Token::is_capital) => SourceType::Organisation,
        // A spokesperson speaks for a body; the body must be one.
        "porte-parole" if !named => {
            let generic = view.is_any(head + 2, &["gouvernement", "police", "armée", "ministère"])
                || view.is_any(head + 3, &["gouvernement", "police", "armée", "ministère"]);
            let identified = (head + 1..=last).any(|k| {
                view.name_at(k).is_some()
                    || view.get(k).is_some_and(|t| {
                        t.is_capital()
                            || (t.word.is(Features::ADJ) && !t.word.is(Features::NOUN | Features::DET))
                    })
                    // « de la police danoise »
                    || view.upos(k) == Some(Upos::Adj)
            });
            if !indefinite || identified || (last > head && !generic) {
                SourceType::Role
            } else if generic {
                SourceType::GroupVague
            } else {
                SourceType::Anonymous
            }
        }
        _ if is_person(lemma) => match (indefinite, plural) {
            _ if named => SourceType::Person,
            (true, true)
                if !counted
                    && !company
                    && (lexicon::is_vague_group(lemma)
                        || view.is_any(first, &["certains", "certaines"]) && !complement) =>
            {
                // « des chercheurs de l'université de Liège » can be found.
                let housed = complement && view.get(last).is_some_and(Token::is_capital);
                if housed { SourceType::Role } else { SourceType::GroupVague }
            }
            (true, _) => SourceType::Anonymous,
            (false, true)
                if !complement
                    && !is_ours(token)
                    && (lexicon::is_anonymous_crowd(lemma) || view.is(head + 1, "humanitaires")) =>
            {
                SourceType::GroupVague
            }
            (false, _) => SourceType::Role,
        },
        _ if lexicon::is_media_noun(lemma) && ownerless::is_media(view, phrase, lemma) => {
            SourceType::GroupVague
        }
        _ if lexicon::is_media_noun(lemma) => SourceType::Media,
        // « le canal Telegram Baza », « le compte X de l'armée »
        "canal" | "compte" | "groupe" | "page" if view.is_any(head + 1, &NETWORKS) => SourceType::Media,
        // « leurs travaux montrent »: what somebody found out. « les travaux ont révélé de l'amiante » does not tell.
        "recherche" | "traval" if plural && view.is_any(first, &["leurs", "nos", "ses"]) => {
            SourceType::Document
        }
        _ if lexicon::is_document_noun(lemma) => {
            let nobodys = ownerless::is_document(view, phrase, lemma, indefinite);
            if nobodys { SourceType::GroupVague } else { SourceType::Document }
        }
        _ if lexicon::is_vague_group(lemma) => SourceType::GroupVague,
        _ if ownerless::is_bodies(view, phrase) => SourceType::GroupVague,
        _ if is_body(lemma) => SourceType::Organisation,
        _ if named && !indefinite => SourceType::Person,
        _ => return None,
    })
}

/// Those a poll asked, what a newspaper knows, its critic: somebody stands behind them.
fn answerable(view: &View<'_>, phrase: Phrase, lemma: &str, complement: bool) -> Option<SourceType> {
    let Phrase { first, head, last } = phrase;
    let medium = |k: usize| view.get(k).is_some_and(|t| lexicon::is_media_noun(&singular(&t.norm)));
    match lemma {
        // « 57 % des personnes interrogées »
        "personne"
            if view.is_any(head + 1, &["interrogées", "sondées"])
                && (first.saturating_sub(9)..first).any(|k| view.is(k, "%")) =>
        {
            Some(SourceType::Role)
        }
        // « les informations du quotidien »
        "information" if complement && (head + 2..=last.min(head + 3)).any(medium) => Some(SourceType::Media),
        // « le critique libéral en matière de santé », one who speaks for his party
        "critique" if view.is(first, "le") && view.upos(head + 1) == Some(Upos::Adj) => {
            Some(SourceType::Role)
        }
        // « un critique du Phare »
        "critique" | "chroniqueur" | "chroniqueuse" | "éditorialiste"
            if complement && view.get(head + 2).is_some_and(Token::is_capital) =>
        {
            Some(SourceType::Role)
        }
        _ => None,
    }
}

/// Networks on which somebody writes.
const NETWORKS: [&str; 9] =
    ["facebook", "instagram", "linkedin", "telegram", "tiktok", "twitter", "whatsapp", "x", "youtube"];

/// Who is somebody's, and bears no name by that of the other.
const FOLLOWERS: [&str; 9] = [
    "ami", "amie", "collaborateur", "collaboratrice", "conseiller", "conseillère", "familier", "proche",
    "soutien",
];

/// « un des gendarmes auditionnés »: one of those who were heard.
fn is_one_of_those_heard(view: &View<'_>, first: usize, last: usize) -> bool {
    const HEARD: [&str; 12] = [
        "auditionnés", "auditionnées", "entendus", "entendues", "jugés", "jugées", "mis", "mises",
        "poursuivis", "poursuivies", "prévenus", "prévenues",
    ];
    let one_of = view.is_any(first, &["un", "une"]) && view.is(first + 1, "des");
    one_of && (first + 2..=last + 5).any(|k| view.is_any(k, &HEARD) || view.is(k, "audition"))
}

/// « un journaliste de l'agence Hanpo »: that newsroom saw it.
fn newsroom(view: &View<'_>, head: usize, last: usize) -> Option<SourceType> {
    (head + 2..=last).find_map(|k| {
        let name = folded(view, k, last);
        let agency = lexicon::is_agency(&name).then_some(SourceType::Agency);
        agency.or_else(|| lexicon::is_media_name(&name).then_some(SourceType::Media))
    })
}

/// « l'agence Hanpo », « l'agence de presse »; bodies are agencies too: « l'Agence spatiale européenne ».
fn is_press_agency(view: &View<'_>, head: usize, last: usize, plural: bool, complement: bool) -> bool {
    let press =
        (head..=last).any(|k| view.is_any(k, &["presse"]) || lexicon::is_agency(&folded(view, k, last)));
    press || view.get(head + 1).is_some_and(Token::is_capital) || plural || last == head || !complement
}

/// Words from `first` to `last`, in lower case, joined, up to the first that is no part of a name.
fn folded(view: &View<'_>, first: usize, last: usize) -> String {
    let mut name = String::new();
    for k in first..=last {
        let Some(token) = view.get(k) else { break };
        if k > first
            && !token.is_capital()
            && !(token.is_any(&["de", "du", "la", "le", "en", "l'", "d'"]) && k < last)
        {
            break;
        }
        if !name.is_empty() && !name.ends_with('\'') {
            name.push(' ');
        }
        name.push_str(&token.norm);
    }
    name
}
