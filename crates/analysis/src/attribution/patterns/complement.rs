//! What stands behind a reporting verb.

use crate::attribution::adverbials::{is_time, skip_adverbials};
use crate::attribution::phrase::is_numeral;
use crate::attribution::verbs::VerbGroup;
use crate::attribution::view::{View, is_determiner};
use crate::lexicon::cues::{self, CueClass, Frame};
use crate::lexicon::{self, Features};
use crate::syntax::{Deprel, Upos};
use crate::tokenizer::{Token, TokenKind};

/// What stands behind a finite reporting verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Complement {
    Clause(usize),
    Quotation(usize),
    Infinitive(usize),
    Question(usize),
    Object(usize),
    /// « le ministre dément. »: nothing, at the last token of the verb.
    Alone(usize),
}

impl Complement {
    /// Its first token.
    pub(super) const fn at(self) -> usize {
        match self {
            Self::Clause(at)
            | Self::Quotation(at)
            | Self::Infinitive(at)
            | Self::Question(at)
            | Self::Object(at)
            | Self::Alone(at) => at,
        }
    }
}

/// Finds the complement of the verb group.
pub(super) fn complement(view: &View<'_>, group: &VerbGroup) -> Option<Complement> {
    no_more_than(view, group).map(Complement::Object).or_else(|| nearest(view, group))
}

/// What stands nearest behind the verb of all that it can govern.
fn nearest(view: &View<'_>, group: &VerbGroup) -> Option<Complement> {
    let from = behind_aside(view, group.last + 1);
    let (mut clause, mut infinitive, mut object, mut quotation, mut question) =
        (None, None, None, None, None);
    let mut k = from;
    let near = if counts(view, from) { from } else { skip_adverbials(view, from, false) };
    let mut finite_seen = false;
    while let Some(token) = view.get(k) {
        let distance = k - from;
        if token.is(":") && k + 1 == view.tokens.len() && quotation.is_none() {
            quotation = Some(k); // what is announced follows in the next paragraph
            break;
        }
        if view.opens(k) {
            if view.opened(k).is_some_and(|q| q.quotation) && quotation.is_none() && !finite_seen {
                quotation = Some(k);
            }
            k = view.behind_quote(k);
            continue;
        }
        if k == near && announces(view, group, k) {
            clause = Some(k);
            break;
        }
        if token.is_any(&[";", "."]) || (token.is(":") && !view.opens(k + 1) && distance > 1) {
            break;
        }
        if token.is_any(&["que", "qu'"])
            && clause.is_none()
            && !finite_seen
            && distance <= 18
            && (!compares(view, from, k)
                || matches!(group.infinitive, "demander" | "opposer" | "attendre" | "consentir")
                    && view.is(k.wrapping_sub(1), "ce"))
            && !governed_by_other(view, from, k)
            && !(group.negated && restricts(view, group.first, k))
        {
            // A relative « que » follows a noun with its article directly: « a salué le courage que … ».
            // A verb that governs none has none; the tree knows a pronoun from a conjunction.
            let noun =
                view.before(k).is_some_and(|t| t.word.is(Features::NOUN) && !t.is_any(&["fait", "avis"]));
            let that = view.before(k).is_some_and(|t| t.is_any(&["celle", "celles", "celui", "ceux"]));
            let relative = that || k > near && object.is_some() && noun && view.upos(k) == Some(Upos::Pron);
            if !relative && group.verb.has(Frame::Clause) {
                clause = Some(k);
            }
        }
        if distance <= 8 && infinitive.is_none() && !finite_seen && is_infinitive(view, k) {
            let direct = k == near
                || behind_clitic(view, k) == near
                || (behind_clitic(view, k) == near + 1 && view.is_any(near, &["de", "d'", "à", "ne"]))
                || view
                    .before(behind_clitic(view, k))
                    .is_some_and(|t| t.is_any(&["de", "d'", "pas", "à", "ne"]))
                    && (group.verb.has(Frame::Object) || group.verb.class == CueClass::Ask)
                    && group.verb.class != CueClass::Want;
            if direct {
                infinitive = Some(k);
            }
        }
        if k == near && question.is_none() && asks(view, k) {
            question = Some(k);
        }
        if k == near && object.is_none() && begins_object(view, k) {
            object = Some(k);
        }
        if k >= near && (view.is_finite(k) || is_verb(view, k)) && clause.is_none() {
            finite_seen = true;
        }
        if distance > 60 {
            break;
        }
        k += 1;
    }
    object = prepositional(view, group, from).or(object).or_else(|| oblique(view, group, from, near));
    // « admet donc maintenant, d'une part, être responsable »
    let addressed =
        matches!(group.verb.class, CueClass::Accuse | CueClass::Ask | CueClass::Praise | CueClass::Warn);
    if infinitive.is_none() && group.verb.has(Frame::Infinitive) && clause.is_none() && !addressed {
        infinitive = parsed_infinitive(view, group);
    }
    // « décide le retrait, c'est-à-dire que »: an object right behind the verb leaves no place for a clause far off.
    let governs = |at: &usize| {
        let noun = object.is_some_and(|o| o == near && !view.is_any(o, &["à", "contre", "leur"]));
        !(noun && group.verb.has(Frame::Object) && *at > near + 8)
    };
    let clause = clause.filter(governs);
    // The nearest wins, a clause before the rest.
    if let Some(at) = clause.filter(|&at| quotation.is_none_or(|q| q > at) || group.verb.has(Frame::Clause)) {
        return Some(Complement::Clause(at));
    }
    if let Some(at) = object.filter(|&at| quotation.is_some_and(|q| governs_words(view, group, at, q))) {
        return Some(Complement::Object(at));
    }
    // « compte demander « une injonction » »
    if let Some(at) = quotation.filter(|_| infinitive.is_none() || group.verb.has(Frame::Quotation)) {
        return Some(Complement::Quotation(at));
    }
    if let Some(at) = question.filter(|_| group.verb.has(Frame::Question)) {
        return Some(Complement::Question(at));
    }
    infinitive
        .filter(|_| group.verb.has(Frame::Infinitive))
        .map(Complement::Infinitive)
        .or(object.or_else(|| Some(near).filter(|&k| behind_object(view, group, k))).map(Complement::Object))
        .or_else(|| parsed(view, group))
        .or_else(|| alone(view, group, near))
}

/// « n'en reconnaît que dix-neuf »: the number behind « ne … que ».
fn no_more_than(view: &View<'_>, group: &VerbGroup) -> Option<usize> {
    let of_them = (group.first..group.main).any(|k| view.is(k, "en"));
    let at = group.last + 2;
    let number = |t: &Token| t.kind == TokenKind::Number || is_numeral(t) || is_determiner(t);
    let only = of_them && group.negated && view.is_any(at - 1, &["que", "qu'"]);
    (only && group.verb.has(Frame::Object) && view.get(at).is_some_and(number)).then_some(at)
}

/// « Le maire prévient : la route restera fermée »: a colon right behind the verb.
fn announces(view: &View<'_>, group: &VerbGroup, k: usize) -> bool {
    view.is(k, ":") && group.verb.has(Frame::Quotation) && !view.opens(k + 1) && states(view, k)
}

/// « a lancé mardi un appel « à la raison » », « s'est élevé contre « ceux qui trafiquent » »: the quotation only says what
/// the object at token `at` is.
fn governs_words(view: &View<'_>, group: &VerbGroup, at: usize, quotation: usize) -> bool {
    let owns = |t: &Token| cues::is_own_object(group.infinitive, &t.norm) == Some(true);
    let own = (at..quotation).any(|k| view.get(k).is_some_and(owns));
    let takes = view.get(at).is_some_and(|t| group.verb.takes(&t.norm)) && !says_words(group);
    at < quotation && (quotation < at + 7 && own || takes)
}

/// Can have a clause or a quotation for its object.
fn says_words(group: &VerbGroup) -> bool {
    [Frame::Clause, Frame::Quotation].into_iter().any(|f| group.verb.has(f))
}

/// A clause follows the colon at token `k`, no list.
fn states(view: &View<'_>, k: usize) -> bool {
    (k + 1..k + 25)
        .take_while(|&m| !view.is_any(m, &[";", "."]))
        .any(|m| is_verb(view, m) || view.is_finite(m))
}

/// An article, a name, a number, or a preposition that an object can stand behind.
fn begins_object(view: &View<'_>, k: usize) -> bool {
    let opens =
        |t: &Token| is_determiner(t) || t.is_capital() || t.is_any(&["à", "contre", "leur", "tout", "toute"]);
    view.get(k).is_some_and(opens) || counts(view, k)
}

/// « prévoit 1,2 % de croissance », « a recensé onze cas »: a number with what it counts, no day or year.
fn counts(view: &View<'_>, k: usize) -> bool {
    let number = view.get(k).is_some_and(|t| t.kind == TokenKind::Number || is_numeral(t));
    number
        && view.get(k + 1).is_some_and(|t| {
            t.is("%")
                || t.kind == TokenKind::Number
                || t.word.is(Features::NOUN | Features::ADJ) && !lexicon::is_month(&t.norm)
        })
}

/// « table, comme la banque, sur une hausse », « appelle au calme »: an object behind the preposition of its verb.
fn prepositional(view: &View<'_>, group: &VerbGroup, from: usize) -> Option<usize> {
    let takes = |t: &Token| group.verb.takes(&t.norm);
    // « plaide depuis dix ans pour une rétrocession »
    let behind = || Some(skip_adverbials(view, from, true)).filter(|&k| view.get(k).is_some_and(takes));
    let at = behind_adverbs(view, from, takes).or_else(behind)?;
    let object =
        view.get(at + 1).is_some_and(|t| !t.word.is(Features::INFINITIVE) || t.word.is(Features::NOUN));
    object.then_some(at)
}

/// « alerte l'opinion sur le risque », « considère la loi comme inutile »: somebody or something, then the preposition.
pub(super) fn behind_object(view: &View<'_>, group: &VerbGroup, object: usize) -> bool {
    let clause = |k: usize| view.is_finite(k) || view.is_any(k, &[",", ";", "."]);
    (object + 1..object + 9).take_while(|&k| !clause(k)).any(|k| {
        // « exhorte les habitants à la vigilance »
        let asks = group.verb.class == CueClass::Ask && view.is_any(k, &["à", "au", "aux"]);
        view.get(k)
            .is_some_and(|t| (asks || t.is_any(&["sur", "contre", "comme"])) && group.verb.takes(&t.norm))
    })
}

/// The first token from `from` on that is wanted, with nothing but adverbs and days before it.
fn behind_adverbs(view: &View<'_>, from: usize, wanted: impl Fn(&Token) -> bool) -> Option<usize> {
    let adverb = |t: &Token| t.word.is(Features::ADV) || is_time(t);
    let at = (from..from + 5).find(|&k| view.get(k).is_none_or(|t| wanted(t) || !adverb(t)))?;
    view.get(at).filter(|t| wanted(t)).map(|_| at)
}

/// « Le ministre dément catégoriquement. »: the clause ends.
fn alone(view: &View<'_>, group: &VerbGroup, near: usize) -> Option<Complement> {
    let ends = view
        .get(near)
        .is_none_or(|t| t.is_any(&[".", ",", ";", "!", "et", "mais", "…", ")"]) && !view.opens(near));
    let told = group.verb.has(Frame::Alone) && ends || stands_for_it(view, group);
    told.then_some(Complement::Alone(group.last))
}

/// « s'y oppose », « s'en félicite »: a pronoun stands for what was told before.
fn stands_for_it(view: &View<'_>, group: &VerbGroup) -> bool {
    let clitic = |word: &str| (group.first..group.main).any(|k| view.is(k, word));
    group.verb.reflexive
        && group.verb.class != CueClass::Manner
        && (clitic("y") && group.verb.takes("à") || clitic("en") && group.verb.takes("de"))
}

/// An object that is none in form: a label, a clitic, a value, what stands behind « de ».
fn oblique(view: &View<'_>, group: &VerbGroup, from: usize, near: usize) -> Option<usize> {
    // « identifie comme étant », « l'a confirmé », « s'est déclaré candidat ».
    let labelled = matches!(group.infinitive, "identifier" | "décrire") && view.is(near, "comme");
    let pronoun = matches!(
        group.infinitive,
        "confirmer"
            | "annoncer"
            | "indiquer"
            | "dire"
            | "affirmer"
            | "expliquer"
            | "préciser"
            | "reconnaître"
            | "nier"
            | "démentir"
            | "contester"
            | "réfuter"
            | "récuser"
            | "jurer"
            | "assurer"
            | "révéler"
            | "rapporter"
            | "répéter"
            | "confier"
            | "admettre"
            | "avouer"
            | "concéder"
    ) && (group.first..group.last).any(|k| view.is_any(k, &["l'", "le"]));
    // « le juge trop faible »
    let judged = group.infinitive == "juger"
        && (group.first..group.main).any(|k| view.is_any(k, &["l'", "la", "le", "les"]))
        && (near..near + 2).any(|k| view.upos(k) == Some(Upos::Adj));
    let pronoun = pronoun || judged;
    let declares = group.verb.reflexive && matches!(group.infinitive, "dire" | "déclarer" | "vouloir");
    if view.get(near).is_some() && (labelled || pronoun || declares) {
        return Some(near);
    }
    // « évalue à 2 millions », « l'estiment inférieur de 12 % », « le chiffre à »
    let values = matches!(group.infinitive, "évaluer" | "estimer" | "chiffrer")
        && (view.is_any(from, &["à", "entre", "inférieur", "inférieure", "supérieur", "supérieure"]));
    // « font état de huit blessés », « a fait part de son inquiétude »
    let told = group.verb.rest.first().is_some_and(|w| matches!(*w, "état" | "part"));
    let told = behind_adverbs(view, from, |t| told && t.is_any(&["de", "d'", "du", "des"]));
    told.or(values.then_some(from))
}

/// The infinitive that the parse gives the verb.
fn parsed_infinitive(view: &View<'_>, group: &VerbGroup) -> Option<usize> {
    match parsed(view, group)? {
        Complement::Infinitive(at) => Some(at),
        _ => None,
    }
    .filter(|at| !view.is_any(at.wrapping_sub(1), &["pour", "sans", "afin"]))
}

/// The token `k`, or the pronoun before it: « de s'expliquer », « à le suivre ».
fn behind_clitic(view: &View<'_>, k: usize) -> usize {
    let clitic =
        k > 0 && view.is_any(k - 1, &["s'", "se", "l'", "le", "la", "les", "lui", "leur", "y", "en"]);
    k - usize::from(clitic)
}

/// A finite verb by its form and by the parse.
fn is_verb(view: &View<'_>, k: usize) -> bool {
    let finite = |t: &Token| t.word.is(Features::FINITE) && !t.word.is(Features::PAST_PARTICIPLE);
    view.get(k).is_some_and(finite) && view.upos(k) == Some(Upos::Verb)
}

/// Whether the word opens a question: « si », « comment », « dans quelle ».
fn asks(view: &View<'_>, k: usize) -> bool {
    view.is_any(k, &["si", "s'", "comment", "pourquoi", "combien", "où"])
        || view.is_any(k, &["depuis", "dans", "à", "sur"])
            && view.get(k + 1).is_some_and(|t| t.norm.starts_with("quel"))
}

/// The complement that the parse gives the verb, however far behind it stands.
fn parsed(view: &View<'_>, group: &VerbGroup) -> Option<Complement> {
    let tree = &view.tree;
    let verb = tree.predicate(group.main)?;
    tree.children(verb).filter(|c| tree.token_of(*c).is_some_and(|t| t > group.last)).find_map(|child| {
        let at = tree.token_of(child)?;
        match tree.deprel(child)? {
            Deprel::Ccomp => {
                let mark = tree.children(child).find(|m| tree.deprel(*m) == Some(Deprel::Mark))?;
                let at = tree.token_of(mark).filter(|&t| view.is_any(t, &["que", "qu'"]))?;
                Some(Complement::Clause(at))
            }
            Deprel::Xcomp if group.verb.has(Frame::Infinitive) => Some(Complement::Infinitive(at)),
            Deprel::Obj => Some(Complement::Object(tree.phrase(child)?.0)),
            _ => None,
        }
    })
}

/// An infinitive; « avoir » is one although it is a noun as well.
fn is_infinitive(view: &View<'_>, k: usize) -> bool {
    view.get(k).is_some_and(|token| {
        token.word.is(Features::INFINITIVE)
            && (!token.word.is(Features::NOUN)
                || token
                    .is_any(&["avoir", "être", "pouvoir", "devoir", "vouloir", "savoir", "faire", "dire"])
                || view.upos(k) == Some(Upos::Verb))
    })
}

/// Skips « , dans un communiqué, » right behind the verb, or behind its day: « annonce mardi, dans un entretien, ».
pub(super) fn behind_aside(view: &View<'_>, from: usize) -> usize {
    const ASIDES: usize = 2;
    let mut behind = (from..from + 4).find(|&k| !view.get(k).is_some_and(is_time)).unwrap_or(from);
    if !view.is(behind, ",") {
        return from;
    }
    let mut end = from;
    for _ in 0..ASIDES {
        // « a indiqué, mardi, que la victime, une femme, était »: what is told begins no aside.
        let tells = |k: usize| view.is_any(k, &["que", "qu'"]) || view.opens(k) || view.is_finite(k);
        let infinitive = view.is_any(behind + 1, &["à", "d'", "de"]) && is_infinitive(view, behind + 2);
        let aside = (behind + 1..behind + 18).take_while(|&k| !tells(k) && !infinitive);
        let Some(comma) = aside.into_iter().find(|&k| view.is(k, ",")) else { break };
        (behind, end) = (comma, comma + 1);
    }
    end
}

/// « …, sachant que », « de faire que »: another verb form right before the « que » governs it.
fn governed_by_other(view: &View<'_>, from: usize, que: usize) -> bool {
    que > from
        && view.before(que).is_some_and(|t| {
            t.word.is(Features::PRESENT_PARTICIPLE | Features::INFINITIVE)
                && !t.word.is(Features::NOUN | Features::ADJ)
                && !t.is_capital()
        })
}

/// « ne dispose que d'un appareil »: « ne … que » without « pas ».
fn restricts(view: &View<'_>, from: usize, que: usize) -> bool {
    !(from..que).any(|k| view.is_any(k, &["pas", "plus", "jamais", "rien", "ni", "point", "aucun", "aucune"]))
        && !(que + 1..que + 12).any(|k| view.is_finite(k))
}

/// « plus … que », « alors que », « tel que »: a « que » that opens no reported clause.
fn compares(view: &View<'_>, from: usize, que: usize) -> bool {
    // « à ce qu'elles tournent le dos »
    if que > from + 1 && view.is(que - 1, "ce") && view.is_any(que - 2, &["à", "en"]) {
        return true;
    }
    // « note ainsi que »: an adverb right behind the verb.
    let conjunction = que > from
        && !(view.is(que - 1, "ainsi") && que == from + 1)
        && view.is_any(
            que - 1,
            &[
                "alors", "tandis", "ainsi", "bien", "avant", "après", "pour", "afin", "sans", "dès", "tant",
                "parce", "tel", "telle", "tels", "telles", "plutôt", "lors", "autant",
            ],
        );
    let degree = (from.max(que.saturating_sub(5))..que.saturating_sub(1))
        .any(|k| view.is_any(k, &["plus", "moins", "aussi", "autant", "mieux"]));
    conjunction || (degree && view.before(que).is_some_and(|t| t.word.is(Features::ADJ | Features::ADV)))
}
