//! P15, P16: a colon, a noun or a set phrase where no verb reports.

use crate::attribution::kind::{is_body, singular};
use crate::attribution::ownerless::{is_out, is_picture};
use crate::attribution::phrase::{Source, source_from};
use crate::attribution::subject::{parsed_subject, subject_before};
use crate::attribution::view::View;
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::entities::EntityKind;
use crate::lexicon::{self, Features};
use crate::quotes::LocalQuote;
use crate::syntax::Upos;
use crate::text::Span;
use crate::tokenizer::Token;

use super::incise::somebody;
use super::nominal::owner;
use super::preposition::name_before;
use super::{housed, make};

/// « Tout porte à croire que », « il se dit que »: words that report without anybody who said them.
pub(super) fn impersonal(view: &View<'_>) -> Option<LocalAttribution> {
    let phrases = lexicon::impersonal_cues();
    (0..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        let phrase = phrases.iter().find(|p| p.iter().enumerate().all(|(n, word)| view.is(i + n, word)))?;
        // « il se dit que » reports, « il se dit opposé » speaks for himself.
        let reports = !matches!(phrase.first(), Some(&("il" | "on")))
            || matches!(phrase.last(), Some(&("accuse" | "prête" | "soupçonne")))
            || (i + phrase.len()..i + phrase.len() + 6).any(|k| {
                let next = i + phrase.len();
                let adverb = |t: &Token| t.word.is(Features::ADV) && !t.word.is(Features::NOUN);
                let place = k == next
                    || view.is_any(next, &["au", "à", "dans", "en"])
                    || k == next + 1 && view.get(next).is_some_and(adverb);
                place && view.is_any(k, &["que", "qu'"])
            });
        // « celui que l'on accuse »
        let which = phrase.first() == Some(&"on")
            && i > 1
            && view.is(i - 1, "l'")
            && view.is_any(i - 2, &["dont", "où", "que"]);
        if which {
            return None;
        }
        // « dit-on au ministère » is the ministry's.
        let housed = phrase.first().is_some_and(|w| w.starts_with("dit"))
            && housed::behind(view, i + phrase.len()).is_some();
        if !reports || housed {
            return None;
        }
        let content = vec![Span::new(view.span.start, view.span.end)];
        Some(make(view, view.span_of(i, i + phrase.len() - 1), None, CuePosition::of(view, i), content))
    })
}

/// « Dans une vidéo partagée sur les réseaux sociaux »: pictures of nobody's.
pub(super) fn posted(view: &View<'_>) -> Option<LocalAttribution> {
    const NET: [&str; 8] =
        ["réseaux", "internet", "toile", "ligne", "facebook", "telegram", "tiktok", "whatsapp"];
    let opens = view.is_any(0, &["dans", "sur"]) && view.is_any(1, &["une", "un", "des", "plusieurs"]);
    let shown = |k: usize| view.get(k).is_some_and(|t| is_picture(&singular(&t.norm)));
    let picture = (2..5).find(|&k| opens && shown(k))?;
    let comma = (picture..picture + 16).find(|&k| view.is(k, ","))?;
    let inside = || picture + 1..comma;
    let out = |k: usize| view.get(k).is_some_and(is_out);
    let owned = inside().any(|k| view.is_any(k, &["par", "de", "du", "d'", "sa", "ses", "son"]));
    let spread = inside().any(out) && inside().any(|k| view.is_any(k, &NET));
    (spread && !owned).then(|| {
        let source = Source { first: 1, last: comma - 1, kind: SourceType::GroupVague };
        let content = vec![Span::new(view.span.start, view.span.end)];
        make(view, view.span_of(0, 0), Some(source), CuePosition::Initial, content)
    })
}

/// « malgré les critiques internationales »: words of nobody in particular, given as a noun.
pub(super) fn nameless(view: &View<'_>) -> Option<LocalAttribution> {
    (1..view.tokens.len()).filter(|&i| view.quote_at(i).is_none()).find_map(|i| {
        let noun = view.is_any(i, &["critiques", "accusations", "rumeurs", "spéculations"]);
        let nobody = view
            .is_any(i + 1, &["internationales", "occidentales", "étrangères", "extérieures", "mondiales"]);
        let definite = view.is_any(i - 1, &["les", "des", "aux"]);
        (noun && nobody && definite).then(|| {
            let source = Source { first: i - 1, last: i + 1, kind: SourceType::GroupVague };
            make(
                view,
                view.span_of(i, i),
                Some(source),
                CuePosition::Embedded,
                vec![Span::new(view.span.start, view.span.end)],
            )
        })
    })
}

/// A verb that no list knows stands in what looks like a name.
fn acts(view: &View<'_>, source: Source) -> bool {
    (source.first..=source.last).any(|k| matches!(view.upos(k), Some(Upos::Verb | Upos::Aux)))
}

/// A form that is a noun as well, and a verb here: « hausse les épaules », « montre la cour ».
fn says(view: &View<'_>, k: usize) -> bool {
    let form = view.get(k).is_some_and(|t| t.word.is(Features::FINITE) && !t.is_capital());
    form && matches!(view.upos(k), Some(Upos::Verb | Upos::Aux)) && view.quote_at(k).is_none()
}

/// The first of the pronouns that stand before the verb at `verb`: « y monte », « s'accroche ».
fn behind_clitics(view: &View<'_>, verb: usize) -> usize {
    let clitic = |t: &Token| t.is_any(&["s'", "se", "n'", "ne", "y", "en", "l'", "lui", "leur"]);
    (0..verb).rev().take_while(|&k| view.get(k).is_some_and(clitic)).last().unwrap_or(verb)
}

/// « Un désir a germé en Jean Roy, il y a dix ans : « Je suis parti d'une idée » »: the only person named before the colon.
fn only_name(view: &View<'_>, at: usize) -> Option<Source> {
    let mut names = (0..at).filter(|&k| view.name_at(k).is_some_and(|n| n.kind == EntityKind::Person));
    let first = names.next()?;
    let name = view.name_at(first)?.span;
    let one = names.all(|k| view.get(k).is_some_and(|t| name.covers(t.span)));
    let last = (first..at).take_while(|&k| view.get(k).is_some_and(|t| name.covers(t.span))).last()?;
    one.then_some(Source { first, last, kind: SourceType::Person })
}

/// Somebody tells of himself.
fn first_person(view: &View<'_>, quote: &LocalQuote) -> bool {
    view.tokens.iter().any(|t| quote.inner.covers(t.span) && t.is_any(&lexicon::FIRST_PERSON))
}

/// An infinitive of a tale, and no verb in a tense, before the colon.
fn goes_on(view: &View<'_>, colon: usize) -> bool {
    let tale = view.is_any(0, &["avant", "et", "puis"]) && view.is_any(1, &["d'", "de"]);
    let told = (2..4).any(|k| view.get(k).is_some_and(|t| t.word.is(Features::INFINITIVE)));
    let clause = (0..colon)
        .rev()
        .find(|&k| view.is_finite(k))
        .is_some_and(|k| !(2..k).any(|m| view.is_any(m, &["dont", "où", "qu'", "que", "qui"])));
    tale && told && !clause
}

/// « Moussa Diop, chef du village : « Q » »: the person whose name opens the sentence.
fn opening_name(view: &View<'_>) -> Option<Source> {
    let name = view.name_at(0).filter(|n| n.kind == EntityKind::Person)?;
    let last = (0..8).take_while(|&k| view.get(k).is_some_and(|t| name.span.covers(t.span))).last()?;
    Some(Source { first: 0, last, kind: SourceType::Person })
}

/// « Réaction du ministre : « Q » », « Son verdict est sans appel : « Q » »: a noun for what somebody says, and whose it is.
fn worded(view: &View<'_>, colon: usize) -> Option<Source> {
    const WORDS: [&str; 26] = [
        "analyse", "argument", "aveu", "bilan", "commentaire", "conclusion", "confidence", "conseil",
        "consigne", "constat", "credo", "cri", "devise", "diagnostic", "excuse", "explication",
        "justification", "leitmotiv", "message", "promesse", "réaction", "refrain", "réponse", "sentence",
        "souvenir", "verdict",
    ];
    // « Mise au point de la Ville : « Q » »
    let point = (0..2).find(|&k| view.is(k, "mise") && view.is(k + 1, "au") && view.is(k + 2, "point"));
    let word = || (0..4.min(colon)).find(|&k| view.is_any(k, &WORDS));
    let noun = point.map(|k| k + 2).or_else(word)?;
    let own = noun.checked_sub(1).filter(|&k| view.is_any(k, &["leur", "sa", "son"]));
    own.map(|k| Source { first: k, last: k, kind: SourceType::Person })
        .or_else(|| owner(view, noun))
        // « Commentaire désabusé d'un steward : « Q » »
        .or_else(|| {
            (noun + 1..noun + 3).find(|&k| view.is_any(k, &["d'", "de"])).and_then(|k| somebody(view, k + 1))
        })
}

/// « Même constat chez les éleveurs : l'herbe manque »: others say what was said before.
pub(super) fn alike(view: &View<'_>) -> Option<LocalAttribution> {
    const SAID: [&str; 16] = [
        "analyse", "avis", "colère", "constat", "diagnostic", "discours", "écho", "inquiétude", "message",
        "optimisme", "prudence", "réaction", "refrain", "satisfaction", "sentiment", "ton",
    ];
    let bell = ["son", "de", "cloche"].iter().enumerate().all(|(n, word)| view.is(1 + n, word));
    let noun = if bell { 3 } else { 1 };
    if !view.is(0, "même") || !bell && !view.is_any(noun, &SAID) {
        return None;
    }
    let at = noun + 1;
    let first = match () {
        () if view.is(at, "du") && view.is(at + 1, "côté") => {
            at + 3 - usize::from(view.is_any(at + 2, &["des", "du"]))
        }
        () if view.is(at, "de") && view.is(at + 2, "part") => {
            at + 4 - usize::from(view.is_any(at + 3, &["des", "du"]))
        }
        () if view.is_any(at, &["à", "au", "aux", "chez", "côté", "pour"]) => at + 1,
        () => return None,
    };
    let end = (first + 1..first + 12).find(|&k| view.is_any(k, &[":", ",", "."]))?;
    // « Même constat à Brion : », « Même constat pour les loyers : » name no one who says it; guests of « chez » do.
    let place = view.name_at(first).is_some_and(|n| n.kind == EntityKind::Location);
    let known = source_from(view, first).map(|s| s.kind);
    let known = known.filter(|k| !place && !matches!(k, SourceType::Impersonal | SourceType::Document));
    let host = || view.is(at, "chez").then_some(SourceType::Role);
    // « Même son de cloche au comité d'entreprise »
    let body = || view.get(first).filter(|t| is_body(&singular(&t.norm))).map(|_| SourceType::Organisation);
    let source = Source { first, last: end - 1, kind: known.or_else(host).or_else(body)? };
    let content = vec![Span::new(view.span.start, view.span.end)];
    Some(make(view, view.span_of(0, noun), Some(source), CuePosition::Initial, content))
}

/// « 300 personnes ont défilé (source : police) »: a credit in brackets.
pub(super) fn credited(view: &View<'_>) -> Option<LocalAttribution> {
    let open = (0..view.tokens.len())
        .find(|&k| view.is(k, "(") && view.is_any(k + 1, &["source", "sources"]) && view.is(k + 2, ":"))?;
    let first = open + 3;
    let end = (first + 1..first + 12).find(|&k| view.is(k, ")"))?;
    let kind = source_from(view, first).map_or(SourceType::Organisation, |s| s.kind);
    let source = Source { first, last: end - 1, kind };
    let content = vec![Span::new(view.span.start, view.span.end)];
    Some(make(view, view.span_of(open + 1, open + 2), Some(source), CuePosition::Final, content))
}

/// What words are written on.
const CARRIERS: [&str; 8] =
    ["affiche", "banderole", "écriteau", "inscription", "pancarte", "panneau", "slogan", "tag"];

/// P16: « S : « Q » », a speaker, perhaps a verb that is no cue, a colon and a quotation.
pub(super) fn colon(view: &View<'_>) -> Option<LocalAttribution> {
    let at = (0..view.tokens.len()).find(|&k| view.is(k, ":") && view.quote_at(k).is_none())?;
    let quote = (at + 1..at + 3)
        .find(|&k| view.opens(k))
        .and_then(|k| view.opened(k))
        .filter(|q| q.quotation && q.inner.len() > 12)?;
    // « accroche une pancarte : « Q » »: it says so, not he.
    let carried = (0..at).any(|k| view.is_any(k, &CARRIERS));
    let finite = |k: &usize| view.is_finite(*k) || says(view, *k);
    // « Ana Roy, dont le car est parti, n'en veut à personne : « Q » »
    let relative = |k: usize| {
        (0..k)
            .rev()
            .find(|&m| finite(&m) || view.is_any(m, &["dont", "où", "qui"]))
            .is_some_and(|m| !finite(&m))
    };
    let main = |k: &usize| finite(k) && !relative(*k) && view.tree.is_subordinate(*k) == Some(false);
    let verb = (0..at).find(main).or_else(|| (0..at).find(finite)).filter(|_| !carried);
    // « Et de poursuivre sur le même ton : « Q » », « Avant de vanter le port : « Q » »: whoever spoke goes on.
    if goes_on(view, at) {
        let found = make(view, view.span_of(at, at), None, CuePosition::Initial, vec![quote.outer]);
        return Some(LocalAttribution { source_type: SourceType::Person, ..found });
    }
    // « quand ils ont été arrêtés pour le motif suivant : « Q » »: who is spoken of does not speak.
    if verb.is_some_and(|verb| (verb + 1..at).any(|k| view.is(k, "été"))) {
        return None;
    }
    let subject = || {
        let verb = verb?;
        let before = subject_before(view, behind_clitics(view, verb));
        before.or_else(|| parsed_subject(view, verb).filter(|s| s.last < verb))
    };
    let speaks = |s: &Source| {
        matches!(
            s.kind,
            SourceType::Person
                | SourceType::Role
                | SourceType::Organisation
                | SourceType::Anonymous
                | SourceType::GovernmentMetonym
                | SourceType::Agency
                | SourceType::Media
        )
    };
    let source = subject()
        .map(|s| housed::before(view, s.first).unwrap_or(s))
        .or_else(|| source_from(view, 0).filter(|s| s.last + 1 == at && !acts(view, *s)))
        // « Sa femme, depuis la cuisine : « Q » »
        .or_else(|| source_from(view, 0).filter(|s| verb.is_none() && view.is(s.last + 1, ",")))
        .filter(speaks)
        .or_else(|| name_before(view, at))
        .or_else(|| verb.is_none().then(|| opening_name(view)).flatten())
        .or_else(|| worded(view, at))
        .or_else(|| first_person(view, quote).then(|| only_name(view, at)).flatten())
        .filter(speaks)?;
    let cue = view.span_of(at, at);
    Some(make(view, cue, Some(source), CuePosition::Initial, vec![quote.outer]))
}
