//! Forms that are a noun as well as a verb: « la demande », « un juge », « une note ».

use crate::lexicon::Features;
use crate::lexicon::cues::cue_verbs;
use crate::syntax::Upos;
use crate::tokenizer::TokenKind;

use super::view::{View, is_determiner};

/// Whether the form at `i`, a noun as well as a verb, is a noun here: « la demande », « un juge », « une note ».
pub(super) fn is_noun_here(view: &View<'_>, i: usize) -> bool {
    let Some(token) = view.get(i) else { return false };
    if !token.word.is(Features::NOUN | Features::ADJ) {
        return false;
    }
    // « la compagnie annonce avoir perdu le contact »
    let infinitive = view.is_any(i + 1, &["avoir", "être", "vouloir", "pouvoir", "devoir"]);
    // « conteste la décision et annonce un recours »: a noun alone has no other noun with its article behind it.
    let articles =
        ["le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"];
    let joined = view.before(i).is_some_and(|t| t.is_any(&["et", "mais", "puis"]))
        && (view.is_any(i + 1, &articles) || view.opens(i + 1));
    // « ce dernier juge »: a pronoun, not « le dernier juge »
    let latter = i >= 2
        && view.is_any(i - 1, &["dernier", "dernière", "derniers", "dernières"])
        && view.is_any(i - 2, &["ce", "cette", "ces"]);
    if infinitive
        || joined
        || deems(view, i)
        || latter
        || takes_next(view, i)
        || matches!(view.upos(i), Some(Upos::Verb | Upos::Aux))
    {
        return false;
    }
    let Some(before) = view.before(i) else { return true };
    if before.kind == TokenKind::Mark {
        // « journaliste, critique gastronomique, écrivain »
        let listed = before.is(",")
            && view.upos(i) == Some(Upos::Noun)
            && view.is(i + 2, ",")
            && view.get(i + 1).is_some_and(|t| t.word.is(Features::ADJ) && !t.word.is(Features::DET));
        return listed || view.opens(i - 1) || before.is_any(&["(", "["]);
    }
    if before.is_any(&["il", "elle", "ils", "elles", "on", "qui", "ne", "n'", "y", "se", "s'"]) {
        return false;
    }
    let adjective =
        before.word.is(Features::ADJ) && !before.word.is(Features::NOUN | Features::PAST_PARTICIPLE);
    // « l'armée belge annonce »: an adjective behind its noun leaves the verb a verb.
    let behind_noun =
        i >= 2 && view.get(i - 2).is_some_and(|t| t.word.is(Features::NOUN) && !is_determiner(t));
    is_determiner(before)
        || before.kind == TokenKind::Number
        || before.is_any(&[
            "à", "au", "en", "sans", "par", "sur", "pour", "sous", "comme", "avec", "contre", "premier",
            "première", "dernier", "nouvelle", "même", "autre", "et", "ou",
        ])
        || adjective && !before.is_capital() && !behind_noun
}

/// « L'agence le juge « très faible » »: a label right behind, and no other verb in the sentence.
fn deems(view: &View<'_>, i: usize) -> bool {
    let label = view.opens(i + 1)
        || view
            .get(i + 1)
            .is_some_and(|t| t.word.is(Features::ADJ | Features::ADV) && !t.word.is(Features::ADP));
    let subject = |k: usize| view.get(k).is_some_and(|t| t.word.is(Features::NOUN) || t.is_capital());
    view.is(i, "juge")
        && view.is_any(i - 1, &["l'", "la", "le", "les"])
        && i > 2
        && label
        && (0..i - 1).any(subject)
        && !(0..view.tokens.len()).any(|k| k != i && view.is_finite(k))
}

/// « la faîtière table sur une reprise »: a noun without an article right behind another, and its preposition as a verb.
fn takes_next(view: &View<'_>, i: usize) -> bool {
    let cues = view.get(i).and_then(|t| t.word.infinitive()).map(cue_verbs).unwrap_or_default();
    let takes = view.get(i + 1).is_some_and(|next| cues.iter().any(|cue| cue.takes(&next.norm)));
    let named = view.before(i).is_some_and(|t| {
        t.kind == TokenKind::Word
            && !t.word.is(Features::DET | Features::ADP | Features::PRON | Features::CCONJ)
            && (t.word.is(Features::NOUN) || t.word.features.is_empty())
    });
    takes && named
}
