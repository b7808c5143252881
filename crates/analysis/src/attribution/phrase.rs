//! Noun phrases that can be a source, and what kind of source they are.

use crate::entities::EntityKind;
use crate::lexicon::{self, Features};
use crate::tokenizer::{Token, TokenKind};

use super::SourceType;
use super::kind::{classify, is_lower_medium, is_person, singular};
use super::view::{View, is_determiner};

/// A noun phrase that can be a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Source {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// What it is.
    pub kind: SourceType,
}

pub(super) const PRONOUNS: [&str; 22] = [
    "il", "elle", "ils", "elles", "on", "lui", "eux", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ceux",
    "celui", "celle", "certains", "d'aucuns", "beaucoup", "lui-même", "elle-même", "eux-mêmes", "nous",
    "tous",
];

/// The noun phrase that begins at token `i`, if it can be a source.
pub(super) fn source_from(view: &View<'_>, i: usize) -> Option<Source> {
    source_to(view, i, usize::MAX)
}

/// The same, with nothing of it behind token `limit`.
pub(super) fn source_to(view: &View<'_>, i: usize, limit: usize) -> Option<Source> {
    let phrase_end = |view: &View<'_>, i: usize| phrase_end(view, i).min(limit);
    let token = view.get(i)?;
    if let Some(marked) = marked(view, i) {
        return (marked.last <= limit).then_some(marked);
    }
    if view.opens(i) {
        return None;
    }
    if token.is_any(&PRONOUNS) || (token.is("ce") && view.is_any(i + 1, &["dernier"])) {
        let last = if token.is("ce") { i + 1 } else { i };
        let last = if token.is_any(&["ceux", "celui", "celle", "certains", "beaucoup"]) {
            phrase_end(view, i)
        } else {
            last
        };
        return classify(view, i, last).map(|kind| Source { first: i, last, kind });
    }
    if token.is_any(&["cette", "ces"])
        && view.is_any(i + 1, &["dernière", "derniers", "dernières"])
        && !view.get(i + 2).is_some_and(|t| t.word.is(Features::NOUN))
    {
        return Some(Source { first: i, last: i + 1, kind: SourceType::Person });
    }
    // « cent personnes », « 300 agriculteurs »
    let counted = token.kind == TokenKind::Number || is_numeral(token);
    let people = |t: &Token| t.norm.ends_with(['s', 'x']) && is_person(&singular(&t.norm));
    let starts = is_determiner(token)
        || counted && view.get(i + 1).is_some_and(people)
        || token.is_capital()
        || is_lower_medium(token)
        || view.name_at(i).is_some()
        || token.is_any(&["m.", "mme", "mm.", "mmes", "me"])
        || is_person(&singular(&token.norm)) && !token.is("personne")
        || token.is_any(&["source", "sources"])
        || token.is("bon") && view.is(i + 1, "nombre");
    let infinitive = token.is_any(&["d'", "de"])
        && view.get(i + 1).is_some_and(|t| t.word.is(Features::INFINITIVE) && !t.word.is(Features::NOUN));
    if !starts || infinitive {
        return None;
    }
    let last = phrase_end(view, i);
    let source = classify(view, i, last).map(|kind| Source { first: i, last, kind })?;
    let source = vouched(view, source);
    Some(named(view, source).filter(|s| s.last <= limit).unwrap_or(source))
}

/// « « Le Phare » », « les « garants » », « des « gilets jaunes » »: a name or a noun between quotation marks.
pub(super) fn marked(view: &View<'_>, i: usize) -> Option<Source> {
    const LONGEST: usize = 40;
    let open = i + usize::from(view.get(i).is_some_and(is_determiner));
    let inner = view.opened(open).filter(|q| q.inner.len() <= LONGEST)?.inner;
    let close = view.behind_quote(open).checked_sub(1).filter(|close| view.closes(*close))?;
    let head = open + 1 + usize::from(view.get(open + 1).is_some_and(is_determiner));
    let noun = view.get(head).filter(|t| t.kind == TokenKind::Word && inner.covers(t.span))?;
    if open == i {
        let kind = classify(view, open + 1, close - 1);
        let medium = matches!(kind, Some(SourceType::Media | SourceType::Agency));
        // « rapporte « Le Phare » »: what is entitled like that and speaks is a newspaper.
        let entitled =
            head > open + 1 && noun.is_capital() && view.get(open + 1).is_some_and(Token::is_capital);
        let named = !view.opened(open)?.quotation;
        // « a précisé « Norvik Harbour Guard » », « selon « Quais pour tous » »
        let words = view.tokens.get(open + 1..close)?;
        let body = noun.is_capital()
            && (words.len() > 1 && words.iter().all(Token::is_capital)
                || view.before(i).is_some_and(|t| t.is("selon")));
        let kind = if medium || entitled { SourceType::Media } else { SourceType::Organisation };
        let speaks = medium || named && (entitled || body);
        return speaks.then_some(Source { first: i, last: close, kind });
    }
    // « selon le « Phare libre » »
    let paper = head == open + 1 && noun.is_capital() && view.is_any(i, &["l'", "la", "le"]);
    if paper
        && view.before(i).is_some_and(|t| t.is_any(&["selon", "d'après", "par"]))
        && !view.opened(open)?.quotation
    {
        return Some(Source { first: i, last: close, kind: SourceType::Media });
    }
    let several = view.is_any(i, &["des", "certains", "certaines", "plusieurs", "quelques"]);
    let people = is_person(&singular(&noun.norm)) || noun.is("gilets") && view.is(head + 1, "jaunes");
    people.then_some(Source {
        first: i,
        last: close,
        kind: if several { SourceType::GroupVague } else { SourceType::Role },
    })
}

/// What a newsroom says it did with those it quotes, or a court with its experts.
const HEARD: [&str; 18] = [
    "cités", "citées", "contactés", "contactées", "interrogés", "interrogées", "interviewés", "interviewées",
    "joints", "jointes", "mandatés", "mandatées", "missionnés", "missionnées", "nommés", "nommées",
    "rencontrés", "rencontrées",
];

/// « plusieurs médias locaux, dont la RTB », « des témoins joints par l'AFP »: some of them, or who heard them, is named.
fn vouched(view: &View<'_>, source: Source) -> Source {
    let Source { first, last, kind } = source;
    if !matches!(kind, SourceType::GroupVague | SourceType::Anonymous) {
        return source;
    }
    let next = last + 1 + usize::from(view.is(last + 1, ","));
    let (member, next) =
        if view.is(next, "à") && view.is(next + 1, "l'") && view.is_any(next + 2, &["image", "instar"]) {
            // « D'autres, à l'image d'Anne Lux »
            (true, next + 3)
        } else {
            let member = view.is_any(next, &["dont", "notamment"])
                || view.is(next, "parmi") && view.is_any(next + 1, &["lesquels", "lesquelles"]);
            (member, next)
        };
    let many = kind == SourceType::GroupVague || view.is_any(first, &["des", "plusieurs", "deux", "trois"]);
    if many && member && names(view, next + 1) {
        let media =
            (first..=last).any(|k| view.get(k).is_some_and(|t| lexicon::is_media_noun(&singular(&t.norm))));
        return Source { kind: if media { SourceType::Media } else { SourceType::Role }, ..source };
    }
    let heard = |k: usize| {
        view.is_any(k, &HEARD) && (k + 1..k + 4).any(|by| view.is(by, "par") && names(view, by + 1))
    };
    let people = (first..=last).any(|k| view.get(k).is_some_and(|t| is_person(&singular(&t.norm))));
    if people && (first..=last + 1).any(heard) {
        return Source { kind: SourceType::Role, ..source };
    }
    source
}

/// A name begins at token `i`, or behind its article.
fn names(view: &View<'_>, i: usize) -> bool {
    (i..i + 2).any(|k| {
        (view.get(k).is_some_and(Token::is_capital) || view.opens(k))
            && (k == i || view.get(i).is_some_and(is_determiner))
    })
}

/// « son mari, Ousmane Ba, »: a name in apposition belongs to the source.
fn named(view: &View<'_>, source: Source) -> Option<Source> {
    let at = source.last + 2;
    // « un porte-parole de la police, Jean Roy »
    let one = source.kind == SourceType::GroupVague && view.is_any(source.first, &["un", "une"]);
    if !(one || matches!(source.kind, SourceType::Role | SourceType::Anonymous)) || !view.is(at - 1, ",") {
        return None;
    }
    let start = view.get(at)?.span.start;
    let name = view.name_at(at).filter(|n| n.kind == EntityKind::Person && n.span.start == start)?;
    let last = (at..at + 6).take_while(|&k| view.get(k).is_some_and(|t| name.span.covers(t.span))).last()?;
    let ends = view.get(last + 1).is_none_or(|t| t.kind == TokenKind::Mark && !t.is("("));
    ends.then_some(Source { last, kind: SourceType::Person, ..source })
}

/// « neuf », « vingt-trois », « quatre-vingts »: a number in letters above six.
pub(super) fn is_numeral(token: &Token) -> bool {
    const NUMERALS: [&str; 18] = [
        "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt",
        "vingts", "trente", "quarante", "cinquante", "soixante", "cent", "mille",
    ];
    let compound = token.norm.strip_prefix("quatre-").unwrap_or(&token.norm);
    compound.split('-').next().is_some_and(|head| NUMERALS.contains(&head))
}

/// The last token of the noun phrase that begins at `i`.
pub(super) fn phrase_end(view: &View<'_>, i: usize) -> usize {
    let mut j = i;
    let mut last = i;
    while let Some(token) = view.get(j) {
        if j > i {
            let stop = match token.kind {
                TokenKind::Mark => {
                    let bracketed = token.is("(") && view.is(j + 2, ")") || token.is(")") && last > i;
                    !(bracketed || token.is_any(&["&", "/", "'", "’"])) || view.opens(j) || view.closes(j)
                }
                TokenKind::Number => false,
                TokenKind::Word => {
                    token.is_any(&[
                        "que", "qu'", "qui", "dont", "où", "lors", "dans", "après", "avant", "devant",
                        "pour", "alors", "tandis", "pendant", "depuis", "mais", "car", "comme", "citant",
                        "sur", "avec", "ayant", "puis", "hier", "cité", "citée", "cités", "citées",
                        "interrogé", "interrogée", "interrogés", "via", "selon",
                    ]) || (lexicon::is_weekday(&token.norm))
                        || view.is_finite(j)
                        || (token.is_any(&["à", "au", "aux"])
                            && !view
                                .before(j)
                                .is_some_and(|t| t.is_capital() || is_person(&singular(&t.norm))))
                        || (token.is("et") && !coordinates(view, j))
                        || (token.is_any(&["de", "d'"])
                            && view.get(j + 1).is_some_and(|t| {
                                t.word.is(Features::INFINITIVE) && !t.word.is(Features::NOUN | Features::ADJ)
                            }))
                        || (token.word.is(Features::PRESENT_PARTICIPLE)
                            && !token.word.is(Features::NOUN | Features::ADJ)
                            && !token.is_capital())
                }
            };
            if stop {
                break;
            }
        }
        last = j;
        j += 1;
        if j > i + 30 {
            break;
        }
    }
    // A phrase does not end on a preposition or a determiner.
    let both = |k: usize| view.is_any(k, &["deux", "trois", "quatre"]) && view.is_any(k - 1, &["des", "les"]);
    while last > i
        && !both(last)
        && view.get(last).is_some_and(|t| is_determiner(t) || t.is_any(&["et", "en", "à", "par"]))
    {
        last -= 1;
    }
    last
}

/// « le maire et la préfète » goes on, « la Cour et rejette » does not.
fn coordinates(view: &View<'_>, et: usize) -> bool {
    view.get(et + 1).is_some_and(|t| is_determiner(t) || t.is_capital() || t.is_any(&["mme", "m."]))
        && !(et + 2..et + 8)
            .take_while(|&k| view.get(k).is_some_and(|t| t.kind != TokenKind::Mark))
            .any(|k| view.is_finite(k))
}
