//! Documents, figures and media that nobody stands behind: « selon le dernier bilan », « des médias étrangers ».

use crate::lexicon;
use crate::tokenizer::Token;

use super::kind::{is_body, is_person, singular};
use super::phrase::Source;
use super::view::View;

/// What makes a bill or a figure the newest of a series that nobody is said to keep.
const NEWEST: [&str; 27] = [
    "actualisé", "actualisée", "actualisées", "actualisés", "dernier", "dernière", "dernières", "derniers",
    "nouveau", "nouveaux", "nouvelle", "nouvelles", "premier", "première", "premières", "premiers",
    "provisoire", "provisoires", "récent", "récente", "récentes", "récents", "réactualisé", "réévalué",
    "réévaluée", "temporaire", "temporaires",
];

/// Words that point back to a document that was named, or say whose it is.
const POINTING: [&str; 10] = ["ce", "ces", "cet", "cette", "leur", "leurs", "nos", "sa", "ses", "son"];

/// What says that a state or a body stands behind it.
const OFFICIAL: [&str; 16] = [
    "état", "étatique", "étatiques", "gouvernementales", "gouvernementaux", "interne", "internes",
    "judiciaires", "officiel", "officielle", "officielles", "officiels", "public", "publics", "publique",
    "publiques",
];

/// Pictures, and what is done with them, cut to a stem.
const PICTURES: [&str; 7] =
    ["cliché", "enregistrement", "image", "photo", "photographie", "séquence", "vidéo"];
const OUT: [&str; 6] = ["circul", "diffus", "partag", "post", "publi", "relay"];

/// A noun for pictures or recordings.
pub(super) fn is_picture(lemma: &str) -> bool {
    PICTURES.contains(&lemma)
}

/// « partagée », « publiées », « circulant »: pictures that are about.
pub(super) fn is_out(token: &Token) -> bool {
    OUT.iter().any(|stem| token.norm.starts_with(stem))
}

/// What films without anybody who would tell.
const CAMERAS: [&str; 4] = ["surveillance", "vidéo-surveillance", "vidéoprotection", "vidéosurveillance"];

/// A noun phrase, its determiner first.
#[derive(Clone, Copy)]
pub(super) struct Phrase {
    pub first: usize,
    pub head: usize,
    pub last: usize,
}

impl Phrase {
    fn any(self, view: &View<'_>, words: &[&str]) -> bool {
        (self.first..=self.last).any(|k| view.is_any(k, words))
    }
}

/// « un bilan provisoire », « les dernières estimations », « des rapports », « les études »: a document of nobody's.
pub(super) fn is_document(view: &View<'_>, phrase: Phrase, lemma: &str, indefinite: bool) -> bool {
    let unofficial = (phrase.first..phrase.last).any(|k| view.is(k, "non") && view.is_any(k + 1, &OFFICIAL));
    let official = phrase.any(view, &OFFICIAL) && !unofficial;
    if owned(view, phrase)
        || official
        || view.is_any(phrase.first, &POINTING)
        || is_shown_in_court(view, phrase)
    {
        return false;
    }
    // « selon des résultats partiels »: whoever counts the votes.
    if lemma == "résultat" && phrase.any(view, &["définitifs", "partiels", "préliminaires", "provisoires"])
    {
        return false;
    }
    let plural = view.get(phrase.head).is_some_and(|t| *t.norm != *lemma);
    // « selon les informations recueillies »: definite, and nobody's all the same.
    let hearsay =
        matches!(lemma, "bilan" | "estimation" | "information" | "rapport" | "sondage" | "témoignage")
            || lemma == "étude" && phrase.head == phrase.last;
    if plural && (indefinite || hearsay) {
        return true;
    }
    let newest = phrase.any(view, &NEWEST);
    // « une photo de la plaie publiée mercredi »: where, and by whom?
    let out = |k: usize| view.get(k).is_some_and(is_out);
    let picture = is_picture(lemma);
    if indefinite && picture && (phrase.head + 1..=phrase.last + 1).any(out) {
        return true;
    }
    // « les images de vidéosurveillance montrent »: who has seen them?
    if picture && phrase.any(view, &CAMERAS) {
        return true;
    }
    match lemma {
        "bilan" | "comptage" | "décompte" | "estimation" => {
            newest || indefinite && phrase.head == phrase.last
        }
        "analyse" | "chiffre" | "constatation" | "donnée" | "élément" | "message" => newest && plural,
        _ => false,
    }
}

/// « les médias locaux », « plusieurs journaux », « la presse »: media without a name.
pub(super) fn is_media(view: &View<'_>, phrase: Phrase, lemma: &str) -> bool {
    let many = lemma == "presse" || view.get(phrase.head).is_some_and(|t| *t.norm != *lemma);
    let counted = phrase.any(view, &["deux", "trois", "quatre", "cinq", "six"]);
    many && !counted
        && !owned(view, phrase)
        && !phrase.any(view, &OFFICIAL)
        && !view.is_any(phrase.first, &POINTING)
}

/// Bodies that there are many of.
const BODIES: [&str; 4] = ["associations", "collectifs", "ong", "organisations"];

/// How many of them, without a number.
const SOME: [&str; 10] = [
    "certaines", "certains", "d'", "de", "des", "diverses", "divers", "différentes", "plusieurs", "quelques",
];

/// « plusieurs ONG », « des associations »: bodies that nothing tells from others.
pub(super) fn is_bodies(view: &View<'_>, phrase: Phrase) -> bool {
    view.is_any(phrase.head, &BODIES)
        && view.is_any(phrase.first, &SOME)
        && !(phrase.head..=phrase.last).any(|k| view.name_at(k).is_some())
        && !(phrase.head + 1..=phrase.last).any(|k| view.get(k).is_some_and(Token::is_capital))
}

/// The source is such bodies.
pub(super) fn names_bodies(view: &View<'_>, source: Source) -> bool {
    (source.first..=source.last).any(|k| view.is_any(k, &BODIES))
}

/// « des images diffusées à l'audience »: the court has seen them.
fn is_shown_in_court(view: &View<'_>, phrase: Phrase) -> bool {
    (phrase.head + 1..=phrase.last + 3).any(|k| {
        view.is_any(k, &["audience", "procès"])
            && (k.saturating_sub(2)..k).any(|at| view.is_any(at, &["à", "au"]))
    })
}

/// Who made it, or where it was published, is said.
fn owned(view: &View<'_>, phrase: Phrase) -> bool {
    let Phrase { head, last, .. } = phrase;
    let somebody = |t: &Token| {
        let noun = singular(&t.norm);
        t.is_capital() || is_body(&noun) || is_person(&noun) || lexicon::is_agency(&t.norm)
    };
    let complement = view.is_any(head + 1, &["de", "du", "des", "d'"]) && last > head + 1;
    let published = |k: usize| {
        view.get(k).is_some_and(|t| t.norm.starts_with("publié") || t.norm.starts_with("paru"))
            && (k + 1..k + 4).any(|n| view.is_any(n, &["dans", "par", "sur"]))
    };
    complement && (head + 1..=last).any(|k| view.get(k).is_some_and(somebody))
        || (head..=last).any(|k| view.name_at(k).is_some() || view.is(k, "par") && !by_anybody(view, k))
        // « tournées par des villageois et vérifiées par l'AFP », « publiés ce mardi 12 mars par le greffe »
        || (head..last + 8).take_while(|&k| k <= last + 1 || !view.is_finite(k)).any(|k| {
            let named = |n: usize| view.get(n).is_some_and(Token::is_capital);
            let one = |n: usize| view.is_any(k + 1, &["l'", "la", "le"]) && view.get(n).is_some_and(somebody);
            view.is(k, "par") && (named(k + 1) || named(k + 2) || one(k + 2))
        })
        || handed_on(view, last + 1)
        || (head..last + 6).any(published)
}

/// « prises par des passants », the « par » at token `by`: nobody who can be asked.
fn by_anybody(view: &View<'_>, by: usize) -> bool {
    view.is_any(by + 1, &["des", "plusieurs"])
        && view.get(by + 2).is_some_and(|t| is_person(&singular(&t.norm)) || t.norm.starts_with("internaute"))
}

/// « les informations que le procureur a confiées »: who gave them is said in the clause that opens at `que`.
fn handed_on(view: &View<'_>, que: usize) -> bool {
    let somebody = |t: &Token| {
        let noun = singular(&t.norm);
        t.is_capital() || is_body(&noun) || is_person(&noun)
    };
    view.is_any(que, &["que", "qu'"]) && (que + 1..que + 4).any(|k| view.get(k).is_some_and(somebody))
}
