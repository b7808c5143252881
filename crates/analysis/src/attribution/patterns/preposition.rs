//! P1: « selon S », « d'après S », « Pour S, P », « de source policière ».

use crate::attribution::adverbials::is_time;
use crate::attribution::kind::singular;
use crate::attribution::phrase::{Source, marked, phrase_end, source_from};
use crate::attribution::subject::antecedent;
use crate::attribution::view::{View, is_determiner};
use crate::attribution::{CuePosition, LocalAttribution, SourceType};
use crate::entities::EntityKind;
use crate::lexicon::{self, Features};
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

use super::object::is_people;
use super::{contents, make};

/// P1: « selon S », « d'après S », « aux yeux de S », « Pour S, P », « de source policière ».
pub(super) fn prepositions(view: &View<'_>) -> Vec<LocalAttribution> {
    let mut found: Vec<LocalAttribution> = Vec::new();
    let mut i = 0;
    while i < view.tokens.len() {
        let step = (view.quote_at(i).is_none()).then(|| preposition(view, i)).flatten();
        match step {
            Some((attribution, next)) => {
                found.push(attribution);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    found
}

fn preposition(view: &View<'_>, i: usize) -> Option<(LocalAttribution, usize)> {
    if let Some(attribution) = pronominal(view, i) {
        return Some(attribution);
    }
    // « de source policière », not « à partir de sources ».
    let behind = view.before(i).is_some_and(|t| {
        t.is("partir") || t.word.is(Features::NOUN) && !t.word.is(Features::VERB) && !is_time(t)
    });
    if let Some(attribution) = relative(view, i) {
        return Some(attribution);
    }
    let origin = view.is(i, "de") && view.is_any(i + 1, &["source", "sources"]) && !behind;
    if origin {
        let last = (i + 1..i + 5)
            .take_while(|&k| {
                k == i + 1
                    || view.get(k).is_some_and(|t| {
                        t.word.is(Features::ADJ | Features::ADV) && !t.is_any(&["que", "qu'"])
                            || t.is_any(&["proche", "proches", "du", "de", "dossier", "l'", "enquête"])
                    })
            })
            .last()?;
        let source = Source { first: i + 1, last, kind: SourceType::Anonymous };
        return Some((
            make(view, view.span_of(i, i), Some(source), CuePosition::of(view, i), contents(view, i, last)),
            last + 1,
        ));
    }
    if let Some(same) = same_source(view, i).filter(|_| !behind) {
        let content = contents(view, i, same.last);
        let found = make(view, view.span_of(i, i), Some(same), CuePosition::of(view, i), content);
        return Some((found, same.last + 1));
    }
    let width = phrase_at(view, i);
    // « Selon, l'Organisation mondiale de la santé »: a comma too many.
    let stray = |after: usize| {
        usize::from(i == 0 && view.is(after, ",") && view.get(after + 1).is_some_and(is_determiner))
    };
    let after = match width {
        Some(width) => i + width + stray(i + width),
        None if view.is(i, "pour") => return viewpoint(view, i),
        None => return None,
    };
    if view.is_any(after, &["que", "qu'", "qui", "lequel", "laquelle", "lesquels", "lesquelles"]) {
        return None;
    }
    // « selon ce que rapportent des médias »: who does is named behind.
    if view.is(after, "ce") && view.is_any(after + 1, &["que", "qu'", "qui"]) {
        let source = (after + 2..after + 8).find_map(|k| source_from(view, k))?;
        let cue = view.span_of(i, source.first - 1);
        let content = contents(view, i, source.last);
        return Some((make(view, cue, Some(source), CuePosition::of(view, i), content), source.last + 1));
    }
    // « selon un « mode sans échec » »
    if view.get(after).is_some_and(is_determiner) && view.opens(after + 1) && marked(view, after).is_none() {
        return None;
    }
    let noun = (after..after + 5)
        .find(|&k| view.get(k).is_some_and(|t| !is_determiner(t) && !t.word.is(Features::DET)))?;
    let lemma = singular(&view.get(noun)?.norm);
    // « selon la zone de police de Brion »
    let corps = view.is(noun + 1, "de") && view.is_any(noun + 2, &["police", "secours", "gendarmerie"]);
    // « selon le classement annuel de Norvik Magazine »: whose it is, is said.
    let name = |k: usize| view.get(k).is_some_and(Token::is_capital);
    let ranking = || lemma == "classement" && (noun + 1..=phrase_end(view, noun)).any(name);
    // « selon Le Point »
    let norm = lexicon::is_norm_noun(&lemma) && !lexicon::is_agency(&lemma) && !name(noun);
    if norm && !corps && !ranking() {
        return None;
    }
    // « d'après » is also « from … on »: it needs a source that can speak.
    let adapted = view.is(i, "d'")
        && (view.is_any(
            i.wrapping_sub(1),
            &["nommé", "nommée", "baptisé", "baptisée", "adapté", "adaptée", "inspiré"],
        ) || view
            .is_any(noun, &["roman", "œuvre", "nouvelle", "pièce", "nature", "histoire", "livre", "idée"]));
    if adapted {
        return None;
    }
    let source = source_from(view, after).or_else(|| {
        let last = phrase_end(view, after);
        let believed = width.is_some_and(|w| w > 2 && view.is_any(i + w - 1, &["croire", "croit"]));
        ((view.is(i, "selon") || believed || view.is(i, "d'") && view.get(after).is_some_and(is_determiner))
            && view.get(after).is_some_and(|t| t.kind == TokenKind::Word))
        .then_some(Source { first: after, last, kind: SourceType::Document })
    })?;
    // « selon une liste », « selon les cas »: without a noun that can speak, only « selon » is a cue at all.
    let mut source = source;
    if source.kind == SourceType::Role
        && lexicon::is_vague_group(&lemma)
        && view.is_any(after, &["certains", "certaines", "plusieurs", "des", "de", "d'", "quelques"])
    {
        source.kind = SourceType::GroupVague;
    }
    // « Selon des relevés auxquels nous avons eu accès »: the newsroom has them.
    let seen = (source.first..=source.last).any(|k| view.is_any(k, &["auxquels", "auxquelles"]));
    if source.kind == SourceType::GroupVague && seen && !is_people(view, source) {
        source.kind = SourceType::Document;
    }
    if view.is(after, "la") && view.is(after + 1, "même") && view.is(after + 2, "source")
        || view.is(after, "cette") && view.is(after + 1, "source")
        // « d'après la source du quotidien »: the paper's, told of before.
        || view.is(after, "la") && view.is(after + 1, "source") && view.is_any(after + 2, &["de", "du", ","])
        || view.is(after, "ces") && view.is(after + 1, "sources")
    {
        source.kind = SourceType::Role;
    }
    let cue = view.span_of(i, after - 1);
    let next = source.last + 1;
    Some((make(view, cue, Some(source), CuePosition::of(view, i), contents(view, i, source.last)), next))
}

/// How many words the longest cue phrase at token `i` has.
fn phrase_at(view: &View<'_>, i: usize) -> Option<usize> {
    // « À entendre le syndicat, P », not « le juge a demandé à entendre le témoin ».
    let infinitive = view.is(i, "à") && view.is_any(i + 1, &["entendre", "lire", "écouter"]);
    if infinitive && i > 0 && !view.before(i).is_some_and(|t| t.kind == TokenKind::Mark) {
        return None;
    }
    let spells = |p: &&Vec<&str>| p.iter().enumerate().all(|(n, w)| view.is(i + n, w));
    lexicon::cue_phrases().iter().filter(spells).map(Vec::len).max()
}

/// « a-t-on précisé de même source » at token `i`: one that was named.
pub(super) fn same_source(view: &View<'_>, i: usize) -> Option<Source> {
    let same = i + 1 + usize::from(view.is(i + 1, "la"));
    let spells = view.is(i, "de") && view.is(same, "même") && view.is(same + 1, "source");
    spells.then_some(Source { first: i + 1, last: same + 1, kind: SourceType::Role })
}

/// « à l'en croire », « à ses yeux »: the source is a pronoun inside the cue.
fn pronominal(view: &View<'_>, i: usize) -> Option<(LocalAttribution, usize)> {
    let behind = |words: &[&str]| words.iter().enumerate().all(|(n, word)| view.is(i + 2 + n, word));
    let pronoun = view.is_any(i + 1, &["l'", "les"]);
    let last = match () {
        () if !(view.is(i, "à") || i == 0 && view.is(i, "a")) => return None,
        () if pronoun && behind(&["en", "croire"]) => i + 3,
        () if pronoun && (behind(&["entendre"]) || behind(&["écouter"])) && !is_object(view, i + 3) => i + 2,
        () if view.is_any(i + 1, &["ses", "leurs"]) && view.is_any(i + 2, &["dires", "yeux"]) => i + 2,
        () => return None,
    };
    let source = Source { first: i + 1, last: i + 1, kind: SourceType::Person };
    let cue = view.span_of(i, last);
    Some((make(view, cue, Some(source), CuePosition::of(view, i), contents(view, i, last)), last + 1))
}

/// « à l'entendre parler », « à l'écouter »: more than the cue follows.
fn is_object(view: &View<'_>, k: usize) -> bool {
    view.get(k).is_some_and(|t| t.kind == TokenKind::Word)
}

/// « l'écologiste Léa Faure, pour qui P », « le joueur, selon qui P ».
fn relative(view: &View<'_>, i: usize) -> Option<(LocalAttribution, usize)> {
    let which = view.is_any(i + 1, &["lequel", "laquelle", "lesquels", "lesquelles"]);
    let who = view.is(i + 1, "qui") || which;
    let cue = view.is_any(i, &["pour", "selon"]) && who && i > 0 && view.is(i - 1, ",");
    let source =
        cue.then(|| name_before(view, i - 1).or_else(|| antecedent(view, i - 1).filter(|_| !which)))??;
    let content = view.get(i + 2).map(|t| Span::new(t.span.start, view.span.end)).into_iter().collect();
    let said = source.last + 2 == i && source.kind != SourceType::Document;
    let cue = view.span_of(i, i + 1);
    said.then(|| (make(view, cue, Some(source), CuePosition::Embedded, content), i + 2))
}

/// What a body holds rather than what it is given: a conditional, quoted words, « il s'agit de faire ».
fn argues(view: &View<'_>, from: usize) -> bool {
    let aims = view.is(from, "il")
        && view.is_any(from + 2, &["agit", "agissait"])
        && view.is_any(from + 3, &["de", "d'"])
        && view.get(from + 4).is_some_and(|t| t.word.is(Features::INFINITIVE));
    let holds = |k: usize| {
        view.get(k).is_some_and(|t| t.word.is(Features::CONDITIONAL))
            // « Pour l'entreprise, « c'est un coup dur », reconnaît le maire » is the mayor's.
            || view.opened(k).is_some_and(|q| q.quotation) && !view.is(view.behind_quote(k), ",")
    };
    aims || (from..view.tokens.len()).any(holds)
}

/// A body that is there to speak for others: « la CGT », « ce collectif ». What it is given is seldom told.
fn pleads(view: &View<'_>, first: usize, last: usize) -> bool {
    const ADVOCATES: [&str; 14] = [
        "accusation", "cfdt", "cftc", "cgt", "collectif", "défense", "fsu", "intersyndicale", "ong",
        "opposition", "parquet", "snes", "syndicat", "syndicats",
    ];
    (first..=last).take(3).any(|k| view.is_any(k, &ADVOCATES))
}

/// « Pour cette musicienne qui a laissé sa carrière, P »: the comma behind the clause that says more of one person. « Pour les
/// lycéens qui passent le bac, les épreuves commencent » is for whom.
fn relative_clause(view: &View<'_>, i: usize, source: Source) -> Option<usize> {
    let one = source.kind == SourceType::Person
        || source.kind == SourceType::Role && view.is_any(i + 1, &["ce", "cet", "cette", "l'", "la", "le"]);
    let who = view.is(source.last + 1, "qui") && one;
    let comma = who.then(|| (source.last + 2..source.last + 20).find(|&k| view.is(k, ",")))??;
    (source.last + 2..comma).any(|k| view.is_finite(k)).then_some(comma)
}

/// « premier », « cinquième », « 5e ».
fn is_ordinal(token: &Token) -> bool {
    token.is_any(&["premier", "première", "second", "seconde", "nouveau", "nouvelle"])
        || token.norm.ends_with("ième")
        || token.norm.ends_with('e') && token.norm.starts_with(|c: char| c.is_ascii_digit())
}

/// The name of a person that ends right before token `k`.
pub(super) fn name_before(view: &View<'_>, k: usize) -> Option<Source> {
    let last = k.checked_sub(1)?;
    let name = view.name_at(last).filter(|n| n.kind == EntityKind::Person)?;
    let first = view.tokens.iter().position(|t| t.span.start >= name.span.start)?;
    Some(Source { first, last, kind: SourceType::Person })
}

/// Bodies that are there to speak up.
const ADVOCATES: [&str; 10] = [
    "association", "collectif", "confédération", "fédération", "front", "intersyndicale", "ligue",
    "observatoire", "ong", "syndicat",
];

/// « Cette taxe serait « la pire des solutions » pour Anne Lux. », « Pour Berlin, « le port de Brion » doit rester
/// ouvert »: whose words they are.
fn judged_by(view: &View<'_>, i: usize, source: Source) -> Option<(LocalAttribution, usize)> {
    use SourceType::{GovernmentMetonym, Organisation, Person, Role};
    let ends = view.get(source.last + 1).is_none_or(|t| t.is_any(&[".", ","]));
    let said = i > 1 && view.closed_by(i - 1).is_some_and(|q| q.quotation);
    // « le plus beau » pour Noël
    let named = name_before(view, source.last + 1).is_some_and(|name| name.last > name.first);
    // « a requis « cinq ans de prison » pour Jean Roy »: what is for him is not what he says.
    let first = view
        .closed_by(i.wrapping_sub(1))
        .map(|q| view.tokens.partition_point(|t| t.span.start < q.outer.start));
    let is = first.and_then(|first| view.before(first)).is_some_and(|t| {
        matches!(t.word.infinitive(), Some("constituer" | "être" | "paraître" | "rester" | "sembler"))
    });
    let final_words = said && is && ends && source.kind == Person && named;
    let opens = source.last + 2;
    let words = view.is(source.last + 1, ",") && view.opened(opens).is_some_and(|q| q.quotation);
    // « Pour l'entreprise, « c'est un coup dur », reconnaît le maire »
    let set_off = view.is(view.behind_quote(opens), ",");
    let initial = i == 0
        && words
        && !set_off
        && matches!(source.kind, GovernmentMetonym | Organisation | Person | Role);
    (final_words || initial).then(|| {
        let cue = view.span_of(i, i);
        let content = contents(view, i, source.last);
        (make(view, cue, Some(source), CuePosition::of(view, i), content), source.last + 1)
    })
}

/// « Pour le procureur, P »: a person, at the head of a clause, then a comma.
fn viewpoint(view: &View<'_>, i: usize) -> Option<(LocalAttribution, usize)> {
    // « des gens qui, pour beaucoup, étaient venus »
    // « des marches se sont déroulées, pour beaucoup calmement, mais »
    let manner = |t: &Token| t.word.is(Features::ADV) && t.norm.ends_with("ment");
    let behind = view.is(i.wrapping_sub(2), "qui") || view.get(i + 2).is_some_and(manner);
    if view.is(i + 1, "beaucoup") && behind {
        return None;
    }
    let opens_clause =
        i == 0 || view.before(i).is_some_and(|t| t.is_any(&[",", ":", ";", "mais", "et", "–", "que", "»"]));
    let source = source_from(view, i + 1)?;
    let speaks = matches!(
        source.kind,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::GroupVague
    );
    let pronoun = view.get(i + 1).is_some_and(|t| t.is_any(&["lui", "elle", "eux"]));
    if let Some(judged) = judged_by(view, i, source) {
        return Some(judged);
    }
    let named = source.kind == SourceType::Person
        || source.kind == SourceType::Role
            && view.get(i + 1).is_some_and(|t| t.is_any(&["ce", "cet", "cette", "le", "la", "l'", "les"]));
    // « Pour le ministère, l'explosion serait un attentat »: so it thinks. « Pour la ville, c'est un gain » is for whom.
    let surmises = source.kind == SourceType::Organisation
        && view.get(i + 1).is_some_and(|t| t.is_any(&["le", "la", "l'", "les", "ce", "cette"]))
        && (argues(view, source.last + 2) || pleads(view, i + 1, source.last));
    // « Pour l'association GendXXI, le chiffre est faux »: it is there to think so.
    let pleads_for_a_living =
        source.kind == SourceType::Organisation && view.get(i + 2).is_some_and(|t| t.is_any(&ADVOCATES));
    let named = named || surmises || pleads_for_a_living;
    let crowd = source.kind == SourceType::GroupVague
        && (i + 1..=source.last).any(|k| {
            view.get(k).is_some_and(|t| {
                lexicon::is_vague_group(&singular(&t.norm))
                    || t.is_any(&["certains", "beaucoup", "plusieurs"])
            })
        });
    // The comma behind who it is, over the clause that says more of him.
    let end = relative_clause(view, i, source).unwrap_or(source.last + 1);
    let comma = view.is(end, ",");
    // « Ce qui équivaut, pour Anne Lux, l'avocate des familles, à un aveu »: a person's judgement, right behind its verb.
    let amounts = source.kind == SourceType::Person
        && view.before(i).is_some_and(|t| {
            matches!(
                t.word.infinitive(),
                Some("constituer" | "équivaloir" | "relever" | "représenter" | "tenir")
            )
        });
    // « Le mobile semble clair pour un certain nombre d'observateurs : »
    let seems = (i.saturating_sub(4)..i).any(|k| {
        view.get(k)
            .is_some_and(|t| matches!(t.word.infinitive(), Some("sembler" | "paraître" | "apparaître")))
    });
    let closes = crowd && seems && (view.is_any(source.last + 1, &[":", "."]));
    // « impossible, pour Roy, d'utiliser ce vélo », « Pour Roy, il s'agit d'un cinquième titre »: for whom, not who thinks so.
    let behind = end + 1;
    let infinitive = view.get(behind + 1).is_some_and(|t| t.word.is(Features::INFINITIVE))
        || view.is_any(behind + 1, &["ne", "n'", "se", "s'"]);
    let for_whom = view.is_any(behind, &["de", "d'"]) && infinitive
        || view.is(behind, "il")
            && view.is_any(behind + 2, &["agit", "agissait"])
            && view.get(behind + 5).is_some_and(is_ordinal);
    // « leurs codes, leurs soldes et, pour certains, leurs manies »
    let told = !crowd || (end + 1..view.tokens.len()).any(|k| view.is_finite(k));
    let goes_on = view.tokens.len() > end + 4 && !for_whom && told;
    let thinks = opens_clause && speaks && goes_on && (named || pronoun || crowd);
    if !closes && !(comma && (amounts || thinks)) {
        return None;
    }
    let cue = view.span_of(i, i);
    Some((
        make(view, cue, Some(source), CuePosition::of(view, i), contents(view, i, end - 1)),
        source.last + 1,
    ))
}
