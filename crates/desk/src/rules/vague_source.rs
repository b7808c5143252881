//! A source that nobody can check: « selon certains experts », « l'Occident accuse ».

use sourcier_analysis::article::Sentence;
use sourcier_analysis::attribution::{Attribution, CuePosition, SourceType};
use sourcier_analysis::checkworthy;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::lexicon::cues::CueClass;
use sourcier_analysis::mentions::{Mention, MentionForm};
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::{Token, tokenize};

use super::{Context, Family, Rule};
use crate::Span;
use crate::diagnostics::{Diagnostic, Severity};
use crate::{cues, takeover};

pub(crate) const RULE: Rule = Rule {
    code: "vague-source",
    severity: Severity::Warning,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("vague_source.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    // « a-t-on indiqué », « a-t-on ajouté »: those whom nobody names go on; they are asked for once.
    let mut unnamed = false;
    for (index, sentence) in ctx.article.sentences.iter().enumerate() {
        if sentence.sourcing != Sourcing::Vague {
            continue;
        }
        let here =
            || ctx.article.attributions.iter().filter(|a| a.sentence == index && !ctx.is_quoted(a.cue));
        let vague = here().find(|a| a.source_type.is_vague());
        let judged = sentence.attribution.and_then(|a| ctx.article.attributions.get(a));
        let governs = judged.is_some_and(|a| a.sentence == index && a.source_type.is_vague());
        if !governs && here().any(|a| !a.weak && is_specific(a.source_type))
            || vague.is_some_and(|a| has_a_voice(ctx, a))
            || is_charge(ctx, index, vague)
            || is_doubted(sentence, vague)
            || is_in_chronology(ctx, sentence)
            || vague.is_some_and(|a| is_known_group(ctx, a) || is_put_in_writing(ctx, sentence, a))
        {
            continue;
        }
        let aside = vague.is_some_and(|a| a.source.is_none() && ctx.words(a.cue).contains("-on"));
        if aside && std::mem::replace(&mut unnamed, true) {
            continue;
        }
        let span = vague.map_or(sentence.span, |a| a.source.unwrap_or(a.cue));
        let mut diagnostic = Diagnostic::new(&RULE, span, message(ctx, vague));
        if let Some(attribution) = vague {
            offer(ctx, sentence, attribution, &mut diagnostic);
        }
        acc.push(diagnostic);
    }
}

/// « 19 avril : X est arrêté, soupçonné de »: what a list of dates sums up was told when it happened.
pub(crate) fn is_in_chronology(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let attribution = || sentence.attribution.and_then(|a| ctx.article.attributions.get(a));
    sentence.sourcing == Sourcing::Vague
        && ctx.has_genre(&["chronologie"])
        && attribution().is_none_or(|a| a.source.is_none())
}

/// « est considéré comme », « accusé de »: who thinks so is left open, and desks leave it so. « il se dit que » says that
/// somebody does.
fn is_doubted(sentence: &Sentence, vague: Option<&Attribution>) -> bool {
    let undesignated = vague.is_none_or(|a| a.source.is_none() && a.weak);
    undesignated && sentence.worth.is_some_and(|worth| worth < checkworthy::UNDESIGNATED)
}

/// The sentence has no source but what is left open in it, and desks leave it so.
pub(crate) fn is_left_open(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let attribution = sentence.attribution.and_then(|a| ctx.article.attributions.get(a));
    sentence.sourcing == Sourcing::Vague && is_doubted(sentence, attribution)
}

fn message(ctx: &Context<'_>, vague: Option<&Attribution>) -> String {
    match vague.and_then(|a| a.source) {
        Some(source) => format!(
            "Source trop vague, «\u{a0}{}\u{a0}»\u{a0}: il manque un nom ou un organisme.",
            ctx.words(source)
        ),
        None => "L’information est prêtée à une source que rien ne désigne\u{a0}: il manque qui la donne."
            .to_owned(),
    }
}

const fn is_specific(source: SourceType) -> bool {
    !source.is_vague() && !matches!(source, SourceType::Anonymous)
}

/// Groups that a writer sums up before letting one of them speak.
const EXPERTS: &[&str] = &[
    "analystes", "avocats", "chercheurs", "commentateurs", "diplomates", "économistes", "élus", "experts",
    "habitants", "historiens", "juristes", "médecins", "observateurs", "opposants", "politologues",
    "riverains", "salariés", "scientifiques", "spécialistes", "syndicalistes", "témoins",
];

/// The next to speak, in the next two sentences, is one of the group and has a name. Who answers the group is not of it.
fn has_a_voice(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let group = attribution.source.map(|s| ctx.words(s)).unwrap_or_default();
    let next = attribution.sentence + 1..=attribution.sentence + 2;
    // « Claire Roy, du cabinet Lux, le chiffre à deux millions. …, calcule-t-elle. »
    let introduced = || {
        let named = |m: &Mention| m.kind == EntityKind::Person && m.form == MentionForm::Name;
        let sentence = |m: &Mention| ctx.article.sentence_at(m.span.start);
        ctx.article.mentions.iter().any(|m| named(m) && sentence(m).is_some_and(|s| next.contains(&s)))
    };
    let named = |a: &Attribution| {
        matches!(a.source_type, SourceType::Person | SourceType::Role) && (a.entity.is_some() || introduced())
    };
    let first = ctx.article.attributions.iter().find(|a| next.contains(&a.sentence) && !a.weak);
    tokenize(group).iter().any(|t| t.is_any(EXPERTS)) && first.is_some_and(|a| named(a) && !is_reply(ctx, a))
}

/// « Selon les experts », where « les experts mandatés par le juge » were spoken of before.
fn is_known_group(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    const SENT: &[&str] = &["commis", "désignés", "mandatés", "missionnés", "nommés", "saisis"];
    let Some(source) = attribution.source else { return false };
    let tokens = ctx.tokens(source);
    let Some((the, group)) = tokens.first().zip(tokens.get(1)) else { return false };
    if !the.is("les") {
        return false;
    }
    let told = ctx.article.sentences.iter().take(attribution.sentence + 1);
    told.filter(|s| ctx.article.segment_of(s).is_article()).any(|s| {
        let tokens = ctx.tokens(s.span);
        tokens.windows(2).any(|pair| pair[0].norm == group.norm && pair[1].is_any(SENT))
    })
}

/// « des « gilets jaunes » ont dénoncé dans un communiqué »: whoever they are, it can be read.
fn is_put_in_writing(ctx: &Context<'_>, sentence: &Sentence, attribution: &Attribution) -> bool {
    const TEXTS: &[&str] =
        &["communiqué", "lettre", "liste", "manifeste", "motion", "pétition", "tract", "tribune"];
    let group = attribution.source_type == SourceType::GroupVague;
    let words =
        |three: &[Token]| three[0].is("dans") && three[1].is_any(&["un", "une"]) && three[2].is_any(TEXTS);
    group && ctx.tokens(sentence.span).windows(3).any(words)
}

/// Where a court hears a case.
const COURT: &[&str] = &[
    "acquitté", "acquittée", "assises", "audience", "barre", "comparaissait", "comparaît", "comparaîtra",
    "correctionnelle", "garde", "inculpé", "inculpée", "inculpés", "instruction", "juge", "jugé", "jugée",
    "jugés", "parquet", "prévenu", "prévenue", "prévenus", "procès", "procureur", "procureure", "relaxé",
    "relaxée", "tribunal", "écroué", "écrouée", "écroués",
];

/// « Il est accusé de l'assassinat de X », « Le procès de Y, accusé de vol, s'ouvre », where a court is near: the charge is
/// the prosecution's.
fn is_charge(ctx: &Context<'_>, sentence: usize, vague: Option<&Attribution>) -> bool {
    let tokens = |s: &Sentence| ctx.tokens(s.span);
    let accused = |s: &Sentence| tokens(s).iter().any(|t| t.word.infinitive() == Some("accuser"));
    let here = ctx.article.sentences.get(sentence);
    // « suspectés d'avoir pris part au vol, ils comparaissent devant le tribunal »
    let suspected = |s: &Sentence| {
        let suspects = |t: &Token| matches!(t.word.infinitive(), Some("soupçonner" | "suspecter"));
        tokens(s).iter().any(suspects) && is_in_court(tokens(s))
    };
    let charges = match vague {
        Some(a) => a.source.is_none() && cues::is_any(ctx, a, &[CueClass::Accuse, CueClass::Estimate]),
        None => here.is_some_and(|s| accused(s) || suspected(s)),
    };
    // « accusés de quatre chefs de crimes »
    let counts = |s: &Sentence| tokens(s).iter().any(|t| t.is_any(&["chef", "chefs"]));
    if charges && ctx.article.sentences.get(sentence).is_some_and(counts) {
        return true;
    }
    let near = sentence.saturating_sub(2)..=sentence + 1;
    let near = ctx.article.sentences.iter().enumerate().filter(|(i, _)| near.contains(i));
    charges && near.into_iter().any(|(_, s)| is_in_court(tokens(s)))
}

/// A word of courts stands in these; « il aurait été prévenu » only warns.
fn is_in_court(tokens: &[Token]) -> bool {
    let warned = |i: usize| tokens[i].norm.starts_with("prévenu") && i > 0 && tokens[i - 1].is("été");
    (0..tokens.len()).any(|i| tokens[i].is_any(COURT) && !warned(i))
}

/// « a réagi le ministre », « dément le maire »: an answer to the group is no voice of it.
fn is_reply(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    cues::is_any(ctx, attribution, &[CueClass::Answer, CueClass::Deny])
}

/// Puts a sibling's source in the place of the vague one, where the sentence allows it: « selon X » for « selon des
/// experts » or « , affirment des experts ». A subject (« Des experts affirment que ») is left alone, for its verb
/// would have to change.
fn offer(ctx: &Context<'_>, sentence: &Sentence, vague: &Attribution, diagnostic: &mut Diagnostic) {
    let Some(loan) = takeover::loan(ctx, sentence) else { return };
    let edit = replacement(sentence, vague, &loan.phrase);
    takeover::lend(ctx, loan, edit, diagnostic);
}

fn replacement(sentence: &Sentence, vague: &Attribution, phrase: &str) -> Option<(Span, String)> {
    let source = vague.source.filter(|source| vague.cue.end <= source.start)?;
    let replaced = vague.cue.to(source);
    if vague.position == CuePosition::Embedded {
        return None;
    }
    if replaced.start > sentence.span.start {
        return Some((replaced, phrase.to_owned()));
    }
    // At the head of the sentence only « selon » can stand: « A annoncé la mairie, … » is not French.
    let preposition =
        phrase.starts_with("selon ") || phrase.starts_with("d'après ") || phrase.starts_with("d’après ");
    preposition.then(|| (replaced, capital(phrase)))
}

fn capital(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
