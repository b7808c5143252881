//! Whether one who is accused is heard, or was asked.

use sourcier_analysis::attribution::Attribution;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::tokenizer::Token;

use crate::Span;
use crate::accused::Accused;
use crate::rules::Context;

/// The accused says something somewhere, or a lawyer does, or the article says that the question was put.
pub(crate) fn is_answered(ctx: &Context<'_>, accused: &Accused<'_>) -> bool {
    let sentences = || ctx.article.sentences.iter().filter(|s| ctx.article.segment_of(s).is_article());
    ctx.article.attributions.iter().any(|a| speaks(ctx, accused, a))
        || sentences().any(|s| was_asked(ctx.tokens(s.span)) || is_denied(ctx, accused, s.span))
}

/// The accused, or a lawyer who is not the accuser's.
fn speaks(ctx: &Context<'_>, accused: &Accused<'_>, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return false };
    let own = attribution.entity.is_some() && attribution.entity == accused.entity
        || ctx.words(source).contains(accused.name);
    let words = ctx.tokens(source);
    let lawyer = words
        .iter()
        .any(|t| t.is_any(&["avocat", "avocate", "avocats", "conseil", "conseils", "défense", "me"]));
    // « Il accuse le directeur. « Nous avons des preuves », a dit son avocate. »
    let theirs = words.first().is_some_and(|t| t.is_any(&["son", "sa", "leur", "leurs", "ses"]))
        && (accused.sentence..=accused.sentence + 1).contains(&attribution.sentence)
        && !attribution.content.iter().any(|c| was_asked(ctx.tokens(*c)));
    own || lawyer && !theirs
}

/// « contacté », « n'a pas souhaité répondre », « présumé innocent ».
fn was_asked(tokens: &[Token]) -> bool {
    let silent = tokens.iter().any(|t| {
        t.is_any(REFUSING) || t.word.infinitive().is_some_and(|v| v == "refuser" || v == "décliner")
    });
    let answer =
        |t: &Token| t.is_any(ANSWER) || t.word.infinitive().is_some_and(|verb| ANSWERING.contains(&verb));
    tokens.iter().any(|t| t.is_any(ASKED))
        || silent && tokens.iter().any(answer)
        || tokens.windows(2).any(|pair| {
            pair[0].is_any(&["présumé", "présumée", "présumés"]) && pair[1].norm.starts_with("innocent")
                || pair[0].is_any(&["non"]) && pair[1].is_any(&["coupable", "coupables"])
                || pair[0].is_any(&["se", "s'"])
                    && pair[1].is_any(&["défend", "défendent", "défendait", "explique", "justifie"])
        })
}

/// « nie », « conteste », « a récusé »: unless it is somebody else who does. What « est contesté » says is nobody's answer.
fn is_denied(ctx: &Context<'_>, accused: &Accused<'_>, sentence: Span) -> bool {
    let (start, tokens) = ctx.placed_tokens(sentence);
    tokens.iter().enumerate().any(|(i, t)| {
        let denies =
            t.word.infinitive().is_some_and(|verb| DENYING.contains(&verb)) && !t.word.is(Features::NOUN);
        let before = tokens.get(i.saturating_sub(4)..i).unwrap_or_default();
        let active = !t.word.is(Features::PAST_PARTICIPLE) || before.iter().any(|t| t.is_any(HAVE));
        let span = t.span.shift(start);
        let by = || ctx.article.attributions.iter().find(|a| a.cue.overlaps(span)).and_then(|a| a.entity);
        let other = accused.entity.is_some_and(|accused| by().is_some_and(|by| is_another(ctx, by, accused)));
        denies && active && !other
    })
}

const HAVE: &[&str] = &["a", "ont", "avait", "avaient", "avoir", "ayant"];

/// Somebody with a name, who is not the accused.
fn is_another(ctx: &Context<'_>, by: usize, accused: usize) -> bool {
    by != accused && ctx.article.entities.get(by).is_some_and(|e| e.kind == EntityKind::Person)
}

const DENYING: &[&str] = &["contester", "démentir", "nier", "récuser", "réfuter", "rétorquer", "répliquer"];

const ANSWERING: &[&str] = &["commenter", "communiquer", "exprimer", "réagir", "répondre"];

const ANSWER: &[&str] = &["commentaire", "commentaires", "réponse", "réponses", "suite"];

/// What makes a silence of an answer: « n'a pas répondu », « s'est refusé à tout commentaire ».
const REFUSING: &[&str] = &["aucun", "aucune", "n'", "ne", "refus"];

const ASKED: &[&str] = &[
    "contacté", "contactée", "contactés", "contactées", "démenti", "démentis", "injoignable", "injoignables",
    "innocence", "joignable", "joint", "jointe", "joints", "présomption", "silence", "sollicitation",
    "sollicitations", "sollicité", "sollicitée", "sollicités", "sollicitées",
];
