//! P2, P3: a reporting verb set off from what it reports.

use crate::attribution::adverbials::skip_adverbials;
use crate::attribution::phrase::{Source, source_from};
use crate::attribution::subject::{parsed_subject_behind, subject_before};
use crate::attribution::verbs::{Mood, VerbGroup};
use crate::attribution::view::{View, is_determiner};
use crate::attribution::{CuePosition, LocalAttribution, SourceType, Stance};
use crate::entities::EntityKind;
use crate::lexicon::cues::{CueClass, Frame};
use crate::lexicon::{self, Features};
use crate::quotes::QuoteForm;
use crate::syntax::Upos;
use crate::tokenizer::{Token, TokenKind};

use super::complement::behind_object;
use super::{contents, housed, make, with_verb};

mod subject;

pub(super) use subject::somebody;
use subject::{named_behind, some_of_them, subject_at, subject_behind_complements};

/// « Le sculpteur Paul Rey, dit Rey le Jeune, expose »: nothing was told before the « dit ».
fn is_nickname(view: &View<'_>, i: usize) -> bool {
    let named = view.get(i + 1).is_some_and(Token::is_capital) && view.before(i).is_some_and(|t| t.is(","));
    view.is_any(i, &["dit"]) && named && !(0..i).any(|k| view.is_finite(k) || view.quote_at(k).is_some())
}

/// P2, P3, P15: « …, a rapporté KCNA », « …, a-t-on appris de source policière », « …, comme l'a dit S ».
pub(super) fn incise(view: &View<'_>, group: &VerbGroup, inside: bool) -> Option<LocalAttribution> {
    // « P, découvre le visiteur », « des fichiers, désignent une société »: no words are set off.
    if matches!(group.infinitive, "découvrir" | "désigner") {
        return None;
    }
    if let Some(written) = written(view, group) {
        return Some(written);
    }
    let narrated = narrates(view, group);
    let start = group.first - usize::from(narrated);
    if group.mood != Mood::Finite && !narrated || is_nickname(view, start) {
        return None;
    }
    let as_said = is_as_said(view, start);
    let comma = start > 1
        && view.is(start - 1, ",")
        && view.quoted_before(start - 1).is_some()
        && (group.verb.has(Frame::Quotation) || group.verb.has(Frame::Clause) || group.inverted.is_some());
    // « les « mêmes hommes » ne peuvent répondre »: a fragment right before the verb is its subject.
    let told = start > 0
        && view.closes(start - 1)
        && (group.inverted.is_some()
            || view.closed_by(start - 1).is_some_and(|q| {
                // « « Encore que », ajoute X, « Q2 » » opens with what is said.
                q.form != QuoteForm::Fragment || q.quotation && q.outer.start == view.span.start
            }));
    let behind_quote = !inside && (comma || told || trails_quote(view, start));
    let parted = start > 0 && view.is_any(start - 1, &[",", "–", "—", "?", "!", "…", "("]);
    if !behind_quote && !as_said && (!parted || start < 2) {
        return unset(view, group, start);
    }
    let whole = || is_whole(view, group, start);
    let takes = inside && parted || takes(view, group, start, inside || behind_quote);
    let frames = [Frame::Clause, Frame::Quotation];
    let counts = group.verb.class == CueClass::Remark && group.verb.has(Frame::Incise);
    let speech = takes && (counts || frames.into_iter().any(|f| group.verb.has(f)));
    if let Some(pronoun) = group.inverted {
        let heard = speech || behind_quote || inside;
        let spoken = || inverted(view, group, start, pronoun);
        return heard.then(spoken)?.map(|a| self::spoken(view, a, group, behind_quote || inside));
    }
    let from = subject_at(view, group);
    let source = source_from(view, from)
        .or_else(|| some_of_them(view, from))
        .or_else(|| parsed_subject_behind(view, group.main))
        .or_else(|| subject_behind_complements(view, from).filter(|_| behind_quote))
        .or_else(|| subject_behind_complements(view, group.last + 1).filter(|_| behind_quote))
        .or_else(|| {
            somebody(view, from).filter(|s| {
                behind_quote || inside && parted || !as_said && is_parsed_subject(view, group, *s) && whole()
            })
        })
        .filter(|s| {
            s.kind != SourceType::Impersonal
                && !view
                    .get(from)
                    .is_some_and(|t| t.is_any(&["il", "elle", "ils", "elles", "on", "lui", "nous"]))
        })?;
    // « Ce geste, dit-il. Le maire, sur le quai, a appelé la préfète à la prudence »: whom one asks does not speak.
    if !behind_quote && group.verb.class == CueClass::Ask && behind_object(view, group, source.first) {
        return None;
    }
    let closed = is_closed(view, source);
    let object = !(agrees(view, group, from) && whole())
        && view.get(from).is_some_and(is_determiner)
        && matches!(source.kind, SourceType::Document | SourceType::Media)
        && !view.get(from).is_some_and(|t| t.is_any(&["un", "une", "le", "la", "l'", "les", "ce", "cette"]));
    let documents = source.kind == SourceType::Document || source.kind == SourceType::GroupVague;
    // « La proviseure, Anne Lux, décrit un collègue »: nothing is told before the verb, and who tells stands there.
    let told_before = inside && parted
        || behind_quote
        || as_said
        || whole()
        || view.is(source.last + 1, ",")
        || goes_on(view, source.last + 1);
    if !told_before && subject_before(view, start).is_some() {
        return None;
    }
    // « Un panneau de carton, à hauteur d'enfant, montre un couple »: nothing was told.
    let told = told_before && !view.is(source.last + 1, ",")
        || whole()
        || goes_on(view, source.last + 1)
        || behind_quote
        || as_said
        || inside;
    let clause = (0..start).any(|k| view.is_finite(k));
    let cites = group.infinitive == "citer" && !(behind_quote && source.kind == SourceType::Media);
    if cites || !told && !clause && matches!(source.kind, SourceType::Anonymous) {
        return None;
    }
    let accepted = behind_quote
        || ((speech || as_said) && closed && !object && (!documents || group.verb.has(Frame::Document)));
    if !accepted {
        return None;
    }
    let cue = view.span_of(group.first, group.last);
    let attribution =
        make(view, cue, Some(source), CuePosition::of(view, start), contents(view, start, source.last));
    Some(spoken(view, attribution, group, behind_quote || inside))
}

/// A verb of that class, set off, tells who says what stands before it.
fn takes(view: &View<'_>, group: &VerbGroup, start: usize, quoted: bool) -> bool {
    let whole = || is_whole(view, group, start);
    match group.verb.class {
        // « La firme, accusent-ils, a payé »
        CueClass::Accuse if group.inverted.is_some() && view.is(group.last + 1, ",") => true,
        CueClass::Accuse | CueClass::Praise | CueClass::Want => whole() || is_verbless(view, group, start),
        CueClass::Manner if quoted => true,
        CueClass::Manner if whole() => sounds(view, group, start),
        // « Au final, sourit Mme Roy, ce serait gagnant »
        CueClass::Manner => names_who(view, group),
        _ => true,
    }
}

/// « P, accuse le maire », « P, se réjouit la mairie »: behind a whole clause, of which it is no second verb. The parse may hang
/// it on the verb that reports it.
fn is_whole(view: &View<'_>, group: &VerbGroup, start: usize) -> bool {
    let main = |k: usize| view.tree.is_subordinate(k) == Some(false) || view.tree.hangs_on(k, group.main);
    (0..start).any(|k| view.is_finite(k) && main(k))
}

/// « Autant de domaines dont on coupe les crédits, dénoncent les trois syndicats »: what was told has no verb of its own, and
/// nobody before it can be the subject.
fn is_verbless(view: &View<'_>, group: &VerbGroup, start: usize) -> bool {
    let several = view.is_any(group.last + 1, &["des", "les", "plusieurs"]);
    // « Au premier rang, applaudissent les parents »: where they do.
    let place =
        view.is_any(0, &["à", "au", "aux", "chez", "dans", "derrière", "devant", "en", "sous", "sur"]);
    several && !place && agrees(view, group, group.last + 1) && subject_before(view, start).is_none()
}

/// The name of a person stands right behind the verb, a comma behind it, and the clause goes on.
fn names_who(view: &View<'_>, group: &VerbGroup) -> bool {
    let source = source_from(view, group.last + 1).filter(|s| s.kind == SourceType::Person);
    source.is_some_and(|s| {
        let name = view.name_at(s.last).is_some_and(|n| n.kind == EntityKind::Person);
        let more = view.is_any(s.last + 2, &["qui", "que", "qu'", "dont", "où"]);
        name && view.is(s.last + 1, ",")
            && !more
            && (s.last + 2..view.tokens.len()).any(|k| view.is_finite(k))
    })
}

/// « « Q » à Brest, s'est félicité S », « « Q » et « Q2 », a souligné S »: the sentence opens with the words, and goes on with
/// little behind them that tells nothing by itself.
fn trails_quote(view: &View<'_>, start: usize) -> bool {
    const MOST: usize = 12;
    let end = view.behind_quote(0);
    let outside = |k: &usize| view.quote_at(*k).is_none();
    let direct = view.opened(0).is_some_and(|q| q.quotation && q.form != QuoteForm::Fragment);
    direct
        && end > 1
        && start > end
        && view.is(start - 1, ",")
        && (end..start).filter(outside).count() <= MOST
        && !(end..start).any(|k| view.is_finite(k))
}

/// « P a indiqué la préfecture. », « P précise Anne Lux, la maire. »: the comma was forgotten.
fn unset(view: &View<'_>, group: &VerbGroup, start: usize) -> Option<LocalAttribution> {
    let says =
        matches!(group.verb.class, CueClass::Say | CueClass::Assert | CueClass::Estimate | CueClass::Reveal)
            && group.verb.has(Frame::Clause)
            && group.verb.has(Frame::Quotation)
            && (group.main == group.first + 1
                || group.main == group.first && view.upos(group.main) == Some(Upos::Verb));
    let joins = |k: usize| {
        let others =
            ["qui", "que", "qu'", "dont", "où", "lorsque", "lorsqu'", "quand", "si", "et", "ou", ","];
        view.is_any(k, &others) || view.quote_at(k).is_some()
    };
    let told = (1..start).any(|k| view.is_finite(k) && view.tree.subject(k).is_some());
    if !says || !told || (0..start).any(joins) {
        return None;
    }
    let source = source_from(view, skip_adverbials(view, group.last + 1, true))?;
    let apposed = view.is(source.last + 1, ",")
        && !(source.last + 2..view.tokens.len()).any(|k| view.is_finite(k) || view.opens(k));
    let behind = |t: &Token| t.is_any(&[".", "(", "auprès", "lors"]) || lexicon::is_weekday(&t.norm);
    let ends = apposed || view.get(source.last + 1).is_none_or(behind);
    let speaks =
        !matches!(source.kind, SourceType::Document | SourceType::Impersonal | SourceType::GroupVague)
            && !view.is_any(source.first, &["d'", "de"]);
    (ends && speaks).then(|| {
        let cue = view.span_of(group.first, group.last);
        let content = contents(view, start, source.last);
        spoken(view, make(view, cue, Some(source), CuePosition::Final, content), group, false)
    })
}

/// « P, est-il précisé dans le communiqué de la préfecture ».
fn written(view: &View<'_>, group: &VerbGroup) -> Option<LocalAttribution> {
    let says = group.verb.has(Frame::Clause) || group.infinitive == "écrire";
    let inverted = group.inverted.filter(|il| group.mood == Mood::Passive && view.is(*il, "-il") && says)?;
    let place = (group.last + 1..group.last + 4).find(|&k| view.is_any(k, &["dans", "sur"]))?;
    let source = source_from(view, place + 1).or_else(|| somebody(view, place + 1))?;
    let start = group.first.min(inverted);
    let cue = view.span_of(start, group.last);
    let content = contents(view, start, source.last);
    Some(make(view, cue, Some(source), CuePosition::of(view, start), content))
}

/// What is written on them is nobody's news.
const SIGNS: [&str; 10] = [
    "affiche", "affiches", "banderole", "banderoles", "mur", "murs", "pancarte", "pancartes", "panneau",
    "panneaux",
];

/// « P, dit-il », « P, apprend-on de source policière », « P, lit-on sur le site ».
fn inverted(view: &View<'_>, group: &VerbGroup, start: usize, pronoun: usize) -> Option<LocalAttribution> {
    let on = view.is_any(pronoun, &["-t-on", "-on"]);
    let mut source = (!on).then_some(Source { first: pronoun, last: pronoun, kind: SourceType::Person });
    // « lit-on dès la page 11 »; « y lit-on » points to a text that was named.
    let there = (group.first.saturating_sub(1)..group.main).any(|k| view.is(k, "y"));
    if on {
        // « Et l'ail, demande-t-on », « Sortez », lui ordonne-t-on: what is asked or answered is no news.
        let addressed =
            (group.first..group.main).any(|k| view.is_any(k, &["leur", "lui", "me", "nous", "vous"]));
        if addressed || matches!(group.infinitive, "demander" | "répondre") {
            return None;
        }
        // « peut-on lire sur le site »
        let place = (group.last + 1..group.last + 4).find(|&k| view.is_any(k, &["sur", "dans"]));
        let read = group.infinitive == "lire" || view.is(group.last + 1, "lire");
        let written = |k: usize| source_from(view, k + 1).or_else(|| somebody(view, k + 1));
        // « pouvait-on lire sur des pancartes », « entend-on chanter les supporters »
        let sung = view.get(group.last + 1).is_some_and(|t| {
            t.word.is(Features::INFINITIVE) && !t.is_any(&["affirmer", "dire", "raconter", "répéter"])
        });
        if group.infinitive == "entendre" && sung {
            return None;
        }
        if place.is_some_and(|k| (k + 1..k + 5).any(|n| view.is_any(n, &SIGNS))) {
            return None;
        }
        source = named_behind(view, group.last + 1)
            .or_else(|| housed::behind(view, group.last + 1))
            .or_else(|| place.filter(|_| read).and_then(written));
        if source.is_none() && group.infinitive == "lire" && !there {
            return None;
        }
    }
    let cue = view.span_of(group.first, group.last);
    let content = contents(view, start, source.map_or(group.last, |s| s.last.max(group.last)));
    let found = make(view, cue, source, CuePosition::of(view, start), content);
    let nobody = if there { SourceType::Document } else { SourceType::Impersonal };
    let source_type = if on && source.is_none() { nobody } else { found.source_type };
    Some(LocalAttribution { source_type, ..found })
}

/// « Sa cliente, assure l'avocat dans la salle, s'est inscrite »: behind the next comma the verb of the clause follows.
fn goes_on(view: &View<'_>, from: usize) -> bool {
    let comma = (from..from + 10).take_while(|&k| !view.is_finite(k)).find(|&k| view.is(k, ","));
    let clitic = |k: usize| view.is_any(k, &["s'", "se", "n'", "ne", "y", "en", "l'", "lui", "leur"]);
    comma.is_some_and(|comma| {
        let verb = (comma + 1..comma + 4).find(|&k| !clitic(k));
        verb.is_some_and(|k| view.is_finite(k))
    })
}

/// « comme l'a dit S », « ainsi que l'a dit S », « ce que confirme S »
fn is_as_said(view: &View<'_>, start: usize) -> bool {
    view.before(start).is_some_and(|t| t.is_any(&["comme"]))
        || (start >= 2 && view.is_any(start - 1, &["que", "qu'"]) && view.is_any(start - 2, &["ainsi", "ce"]))
}

/// « Q », de se réjouir le maire: the infinitive of a tale, behind a quotation.
fn narrates(view: &View<'_>, group: &VerbGroup) -> bool {
    let of = group.first.wrapping_sub(1);
    let quoted = |k: usize| view.closes(k) || view.is(k, ",") && k > 0 && view.closes(k - 1);
    group.mood == Mood::Infinitive && view.is_any(of, &["de", "d'"]) && of > 1 && quoted(of - 1)
}

/// « P, tonne le maire », « P, a lâché le maire »; « Rey déborde, lance Lux » and « il entre, glisse la clé » tell what
/// was done.
fn sounds(view: &View<'_>, group: &VerbGroup, start: usize) -> bool {
    let throws =
        matches!(group.infinitive, "couper" | "glisser" | "lancer" | "lâcher" | "placer" | "souffler");
    group.inverted.is_some() || group.first < group.main || !throws || {
        let tree = &view.tree;
        let told = (0..start).find(|&k| view.is_finite(k)).and_then(|k| tree.subject(k));
        let doer = told.and_then(|w| tree.token_of(w)).and_then(|k| view.get(k).map(|t| (k, t)));
        doer.is_some_and(|(k, t)| {
            !t.word.is(Features::PRON)
                && view.name_at(k).is_none_or(|n| n.kind != EntityKind::Person)
                && !lexicon::is_person_noun(&t.norm)
        })
    }
}

/// Nothing follows the source that could belong to it.
fn is_closed(view: &View<'_>, source: Source) -> bool {
    view.get(source.last + 1).is_none_or(|t| {
        t.kind == TokenKind::Mark && !view.opens(source.last + 1)
            || t.is_any(&[
                "qui", "dans", "lors", "à", "au", "sur", "après", "avant", "devant", "en", "pour", "dont",
                "cité", "citée", "avec", "alors", "mais", "tandis", "hier", "depuis", "où", "ce", "via",
                "puis", "et", "pendant", "citant", "comme", "auprès", "interrogé", "interrogée", "ayant",
                "le",
            ])
            || lexicon::is_weekday(&t.norm)
            || t.word.is(Features::PRESENT_PARTICIPLE)
            // « révèle un essai conduit à Brion »
            || t.word.is(Features::PAST_PARTICIPLE)
                && view.is_any(source.last + 2, &["à", "au", "auprès", "chez", "dans", "en", "par", "sur"])
    })
}

/// What is set off from a quotation is said, not only wondered: « Q ? », s'interroge X.
fn spoken(
    view: &View<'_>,
    attribution: LocalAttribution,
    group: &VerbGroup,
    quoted: bool,
) -> LocalAttribution {
    let attribution = with_verb(view, attribution, group, false);
    let wonders = group.verb.class == CueClass::Want && attribution.stance != Stance::Silent;
    let hopes = group.verb.class == CueClass::Want && attribution.source_type != SourceType::Impersonal;
    LocalAttribution { weak: attribution.weak && !(quoted && wonders || hopes), ..attribution }
}

/// The parse gives the verb that subject, and it agrees with it.
fn is_parsed_subject(view: &View<'_>, group: &VerbGroup, source: Source) -> bool {
    let tree = &view.tree;
    let subject = tree.predicate(group.main).and_then(|w| tree.own_subject(w));
    let at = subject.and_then(|w| tree.token_of(w));
    at.is_some_and(|at| (source.first..=source.last).contains(&at))
        && agrees(view, group, source.first)
        && !view.get(source.first + 1).is_some_and(|t| lexicon::is_norm_noun(&t.norm))
}

/// The verb is in the plural where the article at token `i` is.
fn agrees(view: &View<'_>, group: &VerbGroup, i: usize) -> bool {
    let verb = view.get(group.first).map(|t| t.word);
    let several = verb.is_some_and(|w| w.is(Features::THEY) && !w.is(Features::HE));
    several == view.is_any(i, &["les", "des", "ces", "ses", "leurs", "plusieurs"])
}
