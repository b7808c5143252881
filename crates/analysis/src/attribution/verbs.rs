//! Verb groups that can be a cue: « a-t-il ajouté », « affirme », « vient d'annoncer », « s'est dit ».

use crate::entities::EntityKind;
use crate::lexicon::cues::{self, CueClass, CueVerb, Frame, cue_verbs};
use crate::lexicon::{self, Features};
use crate::quotes::QuoteForm;
use crate::syntax::{Deprel, Upos};
use crate::tokenizer::TokenKind;

use super::adverbials::are_adverbials;
use super::homographs::is_noun_here;
use super::view::View;

/// A verb group headed by a reporting verb. Positions are token indexes of the view.
#[derive(Clone, Copy, Debug)]
pub(super) struct VerbGroup {
    pub first: usize,
    pub last: usize,
    /// The verb itself, behind its auxiliary.
    pub main: usize,
    pub verb: &'static CueVerb,
    pub infinitive: &'static str,
    pub mood: Mood,
    /// « -t-il », « -on ».
    pub inverted: Option<usize>,
    /// « n'a pas confirmé ».
    pub negated: bool,
    /// A participle that takes over the auxiliary before: « a dénoncé N et appelé à V ».
    pub joined: bool,
}

/// How the verb stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mood {
    /// In a tense.
    Finite,
    /// « est accusé », « a été annoncé ».
    Passive,
    /// « ajouter ».
    Infinitive,
    /// « ajoutant ».
    PresentParticiple,
    /// « qualifiée de », « cité par ».
    PastParticiple,
}

/// The reporting verbs of the sentence, in order.
pub(super) fn groups(view: &View<'_>) -> Vec<VerbGroup> {
    let mut groups: Vec<VerbGroup> = Vec::new();
    for i in 0..view.tokens.len() {
        if groups.last().is_some_and(|g| i <= g.last) {
            continue;
        }
        if let Some(group) = group_at(view, i) {
            groups.push(group);
        }
    }
    groups
}

fn group_at(view: &View<'_>, i: usize) -> Option<VerbGroup> {
    let token = view.get(i)?;
    let infinitive = token.word.infinitive()?;
    let known = cue_verbs(infinitive);
    // « Q », philosophe un chauffeur; « Q », peut-on lire sur le site; not the auxiliary of « Q », a dit S.
    let verb = !lexicon::is_auxiliary(&token.norm) || view.is(i + 2, "lire");
    let quotes = known.iter().any(|cue| cue.rest.is_empty() && quotes(cue));
    let open = verb && !quotes && sets_off(view, i);
    if known.is_empty() && !open
        || (token.is_capital() && i > 0 && !token.word.is(Features::PRESENT_PARTICIPLE))
    {
        return None;
    }
    let joined = token.word.is(Features::PAST_PARTICIPLE) && shares_auxiliary(view, i);
    let (mut first, mood, mut inverted) = if joined {
        (i, Mood::Finite, None)
    } else if token.word.is(Features::PAST_PARTICIPLE) && !governs(view, i) {
        participle(view, i)?
    } else if token.word.is(Features::INFINITIVE) && !token.word.is(Features::FINITE) {
        // « le maire a annoncer » has announced; « tient a saluer » has lost an accent.
        let governed = i >= 2 && matches!(view.upos(i - 2), Some(Upos::Verb | Upos::Adj));
        let slips = infinitive.ends_with("er")
            && view.before(i).is_some_and(|t| t.is_any(&["a", "ont"]))
            && !governed;
        if slips { (i - 1, Mood::Finite, None) } else { (i, Mood::Infinitive, None) }
    } else if token.word.is(Features::PRESENT_PARTICIPLE) {
        (i, Mood::PresentParticiple, None)
    } else if token.word.is(Features::FINITE | Features::SUBJUNCTIVE) && !is_noun_here(view, i) {
        (i, Mood::Finite, None)
    } else {
        return None;
    };
    // Clitics: « l'affirme », « n'a pas dit », « s'y oppose ».
    while let Some(clitic) = view.before(first) {
        let pronoun = clitic
            .is_any(&["l'", "le", "la", "les", "lui", "leur", "y", "en", "m'", "me", "nous", "vous"])
            && first == view.tokens.partition_point(|t| t.span.start < clitic.span.end)
            && !(clitic.is_any(&["le", "la", "les", "leur", "l'"])
                && token.word.is(Features::NOUN)
                && first == i
                && is_noun_here(view, i));
        // « nous n'avons pas révélé »: the subject.
        let subject = clitic.is_any(&["nous", "vous"])
            && view.get(first).is_some_and(|t| {
                t.is_any(&["n'", "ne"])
                    || t.norm.ends_with(['s', 'z']) && !t.word.is(Features::HE | Features::THEY)
            });
        // « Lui s'étrangle »: the subject too.
        let stressed = clitic.is("lui") && view.get(first).is_some_and(|t| t.is_any(&["s'", "se"]));
        if subject || stressed || !clitic.is_any(&["s'", "se", "n'", "ne"]) && !pronoun {
            break;
        }
        first -= 1;
    }
    let reflexive = (first..i).any(|k| view.is_any(k, &["s'", "se"]));
    // « a compté onze cas » counts, « compte partir » intends.
    let counted = token.word.is(Features::PAST_PARTICIPLE);
    let other = if counted { CueClass::Want } else { CueClass::Remark };
    let meant = |cue: &&CueVerb| infinitive != "compter" || cue.class != other;
    let matching = |cues: &'static [CueVerb]| {
        cues.iter().filter(meant).find_map(|cue| {
            rest_matches(view, i, cue).filter(|_| cue.reflexive == reflexive).map(|n| (cue, n))
        })
    };
    // « Q », compte la vigneronne: what elsewhere reports no words does behind them.
    let plain = |(cue, _): &(&CueVerb, usize)| open && cue.rest.is_empty();
    let (verb, extra) = matching(known)
        .filter(|found| !plain(found))
        .or_else(|| open.then(|| matching(cues::any_verb()))?)?;
    let mut last = i + extra;
    if inverted.is_none() && mood == Mood::Finite {
        // « pointe-t-il du doigt », « dit-il »
        inverted = (i + 1..=last + 1).find(|&k| view.get(k).is_some_and(is_inverted));
        last = inverted.map_or(last, |k| last.max(k));
    }
    // « vient d'annoncer », « continue d'accuser », « tient à rappeler », « a tenu à saluer »
    let told = (mood == Mood::Infinitive).then(|| periphrasis(view, first)).flatten();
    let helper = told.map(|(_, helper)| helper);
    let (mut first, mood) = told.map_or((first, mood), |(f, _)| (f, Mood::Finite));
    // « n'a pas manqué de », « s'est permis de »
    while helper.is_some() && view.before(first).is_some_and(|t| t.is_any(&["n'", "ne", "s'", "se"])) {
        first -= 1;
    }
    let denied = (first.saturating_sub(2)..i).any(|k| view.is_any(k, &["n'", "ne"]) && negates(view, k, i));
    // « ne cache pas sa colère », « n'a pas manqué de saluer »: what is denied is that nothing was said.
    let reversed = verb.has(Frame::Denied);
    if reversed && !denied {
        return None;
    }
    let negated = denied && !reversed && !helper.is_some_and(fails);
    Some(VerbGroup { first, last, main: i, verb, infinitive, mood, inverted, negated, joined })
}

/// The « ne » at token `k` belongs to the verb at `i`: nothing but clitics and an auxiliary stands between them.
fn negates(view: &View<'_>, k: usize, i: usize) -> bool {
    !(k..i).any(|m| view.is_any(m, &[",", "que", "qu'", "et", "»"]))
}

/// Can have words of somebody for its object.
fn quotes(cue: &CueVerb) -> bool {
    cue.has(Frame::Quotation) || cue.has(Frame::Clause)
}

/// A verb set off from « Q » by a comma, with its auxiliary: in that place any verb is one of saying.
fn sets_off(view: &View<'_>, i: usize) -> bool {
    let mut first = (i.saturating_sub(3)..i)
        .find(|&k| view.get(k).is_some_and(|t| lexicon::is_auxiliary(&t.norm) || t.is_any(&["s'", "se"])))
        .unwrap_or(i);
    // « n'en revient pas », « lui avait lancé »
    while view
        .before(first)
        .is_some_and(|t| t.is_any(&["n'", "ne", "s'", "se", "lui", "leur", "l'", "m'", "nous", "y", "en"]))
    {
        first -= 1;
    }
    // « « Q » peut-on lire sur le site », « P, peut-on lire sur le site »
    let read = view.is(i + 2, "lire")
        && (view.closes(first.wrapping_sub(1)) || first > 2 && view.is(first - 1, ","));
    if read || first < 2 || !view.is(first - 1, ",") {
        return read;
    }
    let inverted =
        view.get(i + 1).is_some_and(is_inverted) || (first..i).any(|k| view.get(k).is_some_and(is_inverted));
    if let Some(q) = view.quoted_before(first - 1) {
        // « Merci pour les cadeaux », rigole X: a whole utterance opens the sentence.
        let utters = || q.outer.start == view.span.start && first > 6;
        return q.quotation && (inverted || q.form != QuoteForm::Fragment || utters());
    }
    // « On m'a donné un seau, grince Paul Rey, retraité. Et une cuillère. »
    let named = |k: usize| {
        view.get(k).is_some_and(|t| t.is_capital() || t.is_any(&["m.", "mme"]))
            && view.name_at(k).is_some_and(|n| n.kind == EntityKind::Person)
    };
    let grinds = view.get(i).is_some_and(|t| t.word.is(Features::HE) && !t.is_capital());
    if first == i && grinds && view.quote_at(i).is_some() && view.upos(i) == Some(Upos::Verb) && named(i + 1)
    {
        return true;
    }
    // « J'étais là, bredouille-t-il, mais je n'ai rien vu »; « pour être juste, suffit-il d'obéir ? »
    let ends = view.get(i + 2).is_none_or(|t| t.kind == TokenKind::Mark);
    inverted && view.quote_at(i).is_some() && (first < i || ends)
}

/// « a dénoncé une dérive et appelé à la grève »: the participle at `i` is joined to one with « avoir ».
fn shares_auxiliary(view: &View<'_>, i: usize) -> bool {
    let joined = view.before(i).is_some_and(|t| {
        t.is_any(&["et", "mais", "puis", ",", "ou"]) || t.word.is(Features::ADV) && !t.word.is(Features::NOUN)
    });
    // « a salué N, dénoncé N et appelé à V »; « …, accusé de N » is said of the noun before it.
    let listed = !view.is(i.wrapping_sub(1), ",")
        || (i + 1..i + 25).any(|k| {
            view.is(k, "et") && view.get(k + 1).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
        });
    if !joined || !listed || view.upos(i) != Some(Upos::Verb) || near_auxiliary(view, i).is_some() {
        return false;
    }
    let tree = &view.tree;
    let Some(mut w) = tree.at(i) else { return false };
    for _ in 0..3 {
        let Some(head) = tree.head(w).filter(|_| tree.deprel(w) == Some(Deprel::Conj)) else { return false };
        // « ont été arrêtés puis interrogés »
        if tree.children(head).any(|c| tree.deprel(c) == Some(Deprel::AuxPass)) {
            return false;
        }
        let mut auxiliaries = tree.children(head).filter(|c| tree.deprel(*c) == Some(Deprel::AuxTense));
        if let Some(auxiliary) = auxiliaries.next() {
            return tree.word(auxiliary).is_some_and(|a| &*a.lemma == "avoir");
        }
        w = head;
    }
    false
}

fn is_inverted(token: &crate::tokenizer::Token) -> bool {
    token.norm.starts_with('-')
        && token.kind == TokenKind::Word
        && !token.is_any(&["-là", "-ci", "-moi", "-toi", "-lui", "-leur", "-le", "-la", "-les", "-en", "-y"])
}

/// A form that is both a participle and a present, used as a present: « dit », « prédit », « écrit ».
fn governs(view: &View<'_>, i: usize) -> bool {
    let Some(token) = view.get(i) else { return false };
    // « la mairie fait savoir que », « le rapport fait également état de »
    let told = [
        "allusion", "apparaître", "comprendre", "croire", "dire", "mention", "noter", "observer", "part",
        "remarquer", "ressortir", "référence", "savoir", "valoir", "état",
    ];
    let adverb = |k: usize| {
        view.get(k)
            .is_some_and(|t| t.word.is(Features::ADV) && !t.is_any(&["jamais", "pas", "plus", "point"]))
    };
    if token.is("fait") && (view.is_any(i + 1, &told) || adverb(i + 1) && view.is_any(i + 2, &told)) {
        return auxiliary(view, i).is_none();
    }
    // « un moniteur, et décrit comme prudent »: who describes has whom he describes in between.
    let described = token.is("décrit")
        && view.is(i + 1, "comme")
        && !view.is_any(i.wrapping_sub(1), &["le", "la", "les", "l'"]);
    token.word.is(Features::FINITE)
        && !described
        && auxiliary(view, i).is_none()
        && !view.before(i).is_some_and(|t| {
            t.word.is(Features::NOUN)
                && !t.is_capital()
                && !t.word.is(Features::PRON)
                && token.word.is(Features::ADJ)
                && !token.is_any(&["dit", "écrit", "prédit"])
        })
}

/// The auxiliary of the participle at `i`: its index, and an inverted pronoun in between.
fn auxiliary(view: &View<'_>, i: usize) -> Option<(usize, Option<usize>)> {
    near_auxiliary(view, i)
        .or_else(|| parsed_auxiliary(view, i).map(|k| (k, inverted_behind(view, k))))
        .or_else(|| far_auxiliary(view, i))
}

/// « a-t-il »: the pronoun behind the auxiliary at `k`.
fn inverted_behind(view: &View<'_>, k: usize) -> Option<usize> {
    Some(k + 1).filter(|&k| view.get(k).is_some_and(is_inverted))
}

/// « a-t-il d'abord affirmé », « a dans la foulée affirmé S »: nothing but adverbials stands between the two.
fn far_auxiliary(view: &View<'_>, i: usize) -> Option<(usize, Option<usize>)> {
    let here = |k: &usize| view.quote_at(*k) == view.quote_at(i);
    let auxiliary = |k: &usize| view.get(*k).is_some_and(|t| lexicon::is_auxiliary(&t.norm));
    let k = (i.saturating_sub(10)..i).rev().take_while(here).find(auxiliary)?;
    let inverted = inverted_behind(view, k);
    let behind = k + 1 + usize::from(inverted.is_some());
    are_adverbials(view, behind, i).then_some((k, inverted))
}

/// The first auxiliary that the parse gives the participle at `i`: « a, lors de l'émission de jeudi, accusé ».
fn parsed_auxiliary(view: &View<'_>, i: usize) -> Option<usize> {
    let tree = &view.tree;
    let auxiliary = |c: &usize| {
        matches!(tree.deprel(*c), Some(Deprel::AuxTense | Deprel::AuxPass | Deprel::Aux))
            && tree
                .token_of(*c)
                .is_some_and(|k| k < i && !view.is(k, "été") && view.quote_at(k) == view.quote_at(i))
    };
    tree.token_of(tree.children(tree.at(i)?).find(auxiliary)?)
}

fn near_auxiliary(view: &View<'_>, i: usize) -> Option<(usize, Option<usize>)> {
    // « le maire à annoncé »: a slip of many.
    if i > 0 && view.is(i - 1, "à") && view.get(i).is_some_and(|t| !t.word.is(Features::NOUN)) {
        return Some((i - 1, None));
    }
    let mut inverted = None;
    // « avait « constaté que P » »: the quotation begins with the participle.
    let mut k = if i > 0 && view.opens(i - 1) { i - 1 } else { i };
    let outside = view.quote_at(k);
    for _ in 0..8 {
        k = k.checked_sub(1)?;
        if view.is(k, ",") {
            // « avait, dans un communiqué, déclaré »
            k = (k.saturating_sub(8)..k).rev().find(|&m| view.is(m, ","))?.checked_sub(1)?;
        }
        let token = view.get(k)?;
        if view.quote_at(k) != outside {
            return None;
        }
        if lexicon::is_auxiliary(&token.norm) || token.is_any(&["avoir", "être", "ayant", "étant"]) {
            return Some((k, inverted));
        }
        if is_inverted(token) {
            inverted = Some(k);
            continue;
        }
        if token.is("suite") && view.is_any(k.wrapping_sub(1), &["la"]) {
            k -= 1;
            continue;
        }
        let between = (token.word.is(Features::ADV) && !token.word.is(Features::NOUN))
            || token.is_any(&[
                "été", "pas", "plus", "déjà", "à", "plusieurs", "reprises", "ainsi", "toutefois",
                "cependant", "en", "revanche", "outre", "son", "tour", "tout", "rien", "de", "nouveau",
                "juste", "simplement", "seulement", "également", "aussi", "d'", "ailleurs", "effet", "même",
                "pour", "sa", "part", "lui", "eux", "quant", "elle", "par", "jamais", "encore", "tous",
                "deux", "depuis", "longtemps", "temps", "fois", "bien", "fait", "savoir", "ni", "côté",
                "toujours", "très", "cet", "égard", "titre", "propos", "occasion", "cette",
            ]);
        if !between {
            return None;
        }
    }
    None
}

fn participle(view: &View<'_>, i: usize) -> Option<(usize, Mood, Option<usize>)> {
    let Some((k, inverted)) = auxiliary(view, i) else {
        return Some((i, Mood::PastParticiple, None));
    };
    let aux = view.get(k)?;
    let passive_marker = (k + 1..i).any(|m| view.is(m, "été"));
    let to_be = aux.word.infinitive() == Some("être")
        || aux.is_any(&[
            "être", "étant", "est", "sont", "était", "étaient", "sera", "seront", "serait", "fut", "furent",
            "suis",
        ]);
    // « s'est dit », « s'en est dite »
    let reflexive = (k.saturating_sub(2)..k)
        .any(|m| view.is_any(m, &["s'", "se"]) && (m + 1..k).all(|n| view.is_any(n, &["en", "y"])));
    let mood = match &*aux.norm {
        "avoir" => Mood::Infinitive,
        "ayant" => Mood::PresentParticiple,
        _ if passive_marker || (to_be && !reflexive) => Mood::Passive,
        "pouvait" | "peut" | "doit" | "va" | "veut" => return Some((i, Mood::PastParticiple, None)),
        _ => Mood::Finite,
    };
    Some((k, mood, inverted))
}

/// How many words behind token `i` belong to the cue; `None` when its words are not there.
fn rest_matches(view: &View<'_>, i: usize, cue: &CueVerb) -> Option<usize> {
    if cue.rest.is_empty() {
        return Some(0);
    }
    // An adverb or an inverted pronoun may stand in between: « fait également part », « pointe-t-il du doigt ».
    for gap in 1..=3 {
        if cue.rest.iter().enumerate().all(|(n, word)| view.is(i + gap + n, word)) {
            return Some(gap - 1 + cue.rest.len());
        }
    }
    None
}

/// « n'a pas manqué de », « ne tarde pas à »: verbs that tell of speech when they are denied.
fn fails(helper: &str) -> bool {
    matches!(helper, "arrêter" | "cesser" | "hésiter" | "manquer" | "pouvoir" | "priver" | "tarder")
}

/// The first token of « vient de », « continue de », « tient à », « a tenu à », « veut » before the infinitive at `i`, and
/// its verb.
fn periphrasis(view: &View<'_>, i: usize) -> Option<(usize, &'static str)> {
    let mut k = i.checked_sub(1)?;
    if view.is_any(k, &["de", "d'", "à", "par"]) {
        k = k.checked_sub(1)?;
    }
    // « ne pouvait que constater »
    let only = view.is(k, "que")
        && view.get(k.wrapping_sub(1)).is_some_and(|t| t.word.infinitive() == Some("pouvoir"));
    if only {
        // « n'a pu que constater »
        let able = k - 1;
        let past = view.get(able).is_some_and(|t| !t.word.is(Features::FINITE));
        let auxiliary = past.then(|| auxiliary(view, able)).flatten();
        return Some((auxiliary.map_or(able, |(auxiliary, _)| auxiliary), "pouvoir"));
    }
    // « ne tarde pas à »
    if view.is_any(k, &["pas", "guère", "jamais"]) {
        k = k.checked_sub(1)?;
    }
    let token = view.get(k)?;
    let lemma = token.word.infinitive()?;
    let helper = matches!(
        lemma,
        "venir"
            | "continuer"
            | "tenir"
            | "vouloir"
            | "souhaiter"
            | "finir"
            | "borner"
            | "contenter"
            | "empresser"
            | "préférer"
            | "oser"
            | "obstiner"
            | "évertuer"
            | "permettre"
            | "plaire"
    );
    // « a dû reconnaître » did, « doit déclarer » has to; « n'a pas manqué de saluer » did, « a manqué de dire » did not.
    let past = token.word.is(Features::PAST_PARTICIPLE);
    let failed = || (k.saturating_sub(4)..k).any(|m| view.is_any(m, &["n'", "ne"]) && negates(view, m, k));
    if !(helper || lemma == "devoir" && past || fails(lemma) && failed()) {
        return None;
    }
    if token.word.is(Features::PAST_PARTICIPLE) && !token.word.is(Features::FINITE) {
        return auxiliary(view, k).map(|(aux, _)| (aux, lemma));
    }
    token.word.is(Features::FINITE).then_some((k, lemma))
}
