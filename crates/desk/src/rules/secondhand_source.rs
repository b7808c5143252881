//! What another medium reports, where the first source is known, or is somebody's words.

use sourcier_analysis::article::Sentence;
use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::lexicon;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::{Token, TokenKind};
use sourcier_index::statements::Sibling;

use super::{Context, Family, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::{Span, takeover};

pub(super) const RULE: Rule = Rule {
    code: "secondhand-source",
    severity: Severity::Information,
    off: false,
    family: Some(Family::Sourcing),
    doc: include_str!("secondhand_source.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let all = &ctx.article.attributions;
    for (i, sentence) in ctx.article.sentences.iter().enumerate() {
        let from = all.partition_point(|a| a.sentence < i);
        let here = || all.iter().skip(from).take_while(|a| a.sentence == i);
        if !ctx.article.segment_of(sentence).is_running_text() {
            continue;
        }
        let medium = here().find(|a| passes_on(a.source_type) && !reveals(ctx, a));
        let spoken = here().any(|a| speaks(a.source_type));
        let cited = if spoken { cited_by_a_medium(ctx, sentence) } else { None };
        if medium.is_none() && cited.is_none() || is_given_to_it(ctx, sentence) {
            continue;
        }
        if let Some(medium) = medium {
            let siblings = ctx.index.siblings(ctx.id, sentence.span);
            if let Some(first) = siblings.iter().find(|s| is_nearer(s, medium.source_type)) {
                acc.push(known_elsewhere(ctx, medium, first));
                continue;
            }
            if medium.source_type == SourceType::Media
                && !is_of_the_state(ctx, medium)
                && medium.source.is_some_and(|source| is_any_medium(ctx.tokens(source)))
                && here().any(|a| is_reported_by(ctx, a, medium))
            {
                acc.push(somebodys_words(medium.source.map_or(medium.cue, |source| medium.cue.to(source))));
                continue;
            }
        }
        acc.extend(cited.map(somebodys_words));
    }
}

const fn passes_on(kind: SourceType) -> bool {
    matches!(kind, SourceType::Media | SourceType::Agency)
}

const fn speaks(kind: SourceType) -> bool {
    matches!(
        kind,
        SourceType::Person | SourceType::Role | SourceType::Organisation | SourceType::GovernmentMetonym
    )
}

/// « selon la télévision d'État »: the power itself speaks there.
fn is_of_the_state(ctx: &Context<'_>, medium: &Attribution) -> bool {
    medium.source.is_some_and(|source| ctx.tokens(source).iter().any(|t| t.is("état")))
}

/// « un site d'information », « le site Trémel Infos »: nobody knows who they are. What is widely known, as « Le Matin », is
/// credited as it should be, and « le quotidien » was named before.
fn is_any_medium(tokens: &[Token]) -> bool {
    let Some(first) = tokens.first() else { return false };
    let Some(noun) = tokens.iter().position(|t| !t.is_capital() && lexicon::is_media_noun(&t.norm)) else {
        return false;
    };
    let mut name = String::new();
    let mut known = false;
    for from in noun + 1..tokens.len() {
        name.clear();
        for token in tokens.iter().skip(from).take_while(|t| t.kind != TokenKind::Mark) {
            if !name.is_empty() && !name.ends_with(['\'', '’']) {
                name.push(' ');
            }
            name.push_str(&token.norm);
            known |= lexicon::is_media_name(&name);
        }
    }
    let named = tokens.iter().skip(noun + 1).any(Token::is_capital);
    if named { !known } else { first.is_any(&["un", "une"]) }
}

/// « révèle Mediapart »: its own finding, credited as it should be.
fn reveals(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let found = ["révéler", "dévoiler", "enquêter", "divulguer"];
    ctx.tokens(attribution.cue).iter().any(|t| t.word.infinitive().is_some_and(|verb| found.contains(&verb)))
}

/// Said to that medium: it is where the words come from.
fn is_given_to_it(ctx: &Context<'_>, sentence: &Sentence) -> bool {
    let given = [
        "entretien", "interview", "interviewé", "interviewée", "micro", "tribune", "sondage", "antenne",
        "plateau",
    ];
    ctx.tokens(sentence.span).iter().any(|t| t.is_any(&given))
}

/// A sibling whose source is nearer to what happened: the speaker, the document; an agency for another medium.
fn is_nearer(sibling: &Sibling<'_>, medium: SourceType) -> bool {
    let statement = sibling.statement;
    // « Le président a promis une baisse des taxes dans une allocution »: in his own voice.
    let told = matches!(statement.sourcing, Sourcing::Explicit | Sourcing::OwnSpeech);
    let kind = statement.attribution.filter(|_| told).map(|a| a.source_type);
    kind.is_some_and(|kind| {
        speaks(kind)
            || kind == SourceType::Document
            || (kind, medium) == (SourceType::Agency, SourceType::Media)
    })
}

/// What the medium reports is itself what somebody says; what somebody decides or demands is an event. « rapporte Le
/// Matin », « selon Le Matin »: a medium that speaks in its own name comes first in its sentence.
fn is_reported_by(ctx: &Context<'_>, inner: &Attribution, medium: &Attribution) -> bool {
    let acts = [
        "accepter", "appeler", "décider", "décréter", "demander", "exiger", "ordonner", "refuser", "rejeter",
    ];
    let act = |t: &Token| t.word.infinitive().is_some_and(|verb| acts.contains(&verb));
    let behind = medium.source.is_some_and(|source| medium.cue.end <= source.start);
    speaks(inner.source_type)
        && behind
        && !inner.weak
        && !ctx.tokens(inner.cue).iter().any(act)
        && inner.cue != medium.cue
        && medium.content.iter().any(|content| content.covers(inner.cue))
}

fn known_elsewhere(ctx: &Context<'_>, medium: &Attribution, sibling: &Sibling<'_>) -> Diagnostic {
    let span = medium.source.map_or(medium.cue, |source| medium.cue.to(source));
    let file = sibling.article.file_name();
    let message = format!("Source de seconde main\u{a0}: {file} donne la source première.");
    let mut diagnostic = Diagnostic::new(&RULE, span, message);
    if let Some(loan) = takeover::loan_of(ctx, sibling) {
        // « rapporte Le Figaro » gives way; a subject and its verb would leave half a sentence.
        let behind = medium.source.is_some_and(|source| medium.cue.end <= source.start);
        let edit = behind.then(|| (span, loan.phrase.clone()));
        takeover::lend(ctx, loan, edit, &mut diagnostic);
    }
    diagnostic
}

fn somebodys_words(span: Span) -> Diagnostic {
    let message = "Propos repris d’un autre média\u{a0}: il manque où ils ont été tenus, et à qui.";
    Diagnostic::new(&RULE, span, message.to_owned())
}

/// « cité par un blog local »: a medium, not an agency, and any.
fn cited_by_a_medium(ctx: &Context<'_>, sentence: &Sentence) -> Option<Span> {
    let (start, tokens) = ctx.placed_tokens(sentence.span);
    let cited = ["cité", "citée", "cités", "citées", "repris", "reprise"];
    let at = tokens.windows(2).position(|pair| pair[1].is("par") && pair[0].is_any(&cited))?;
    let behind = tokens.get(at + 2..)?;
    let noun = behind.iter().take(3).position(|t| lexicon::is_media_noun(&t.norm))?;
    if !is_any_medium(behind.get(..noun + 4).unwrap_or(behind)) {
        return None;
    }
    Some(tokens.get(at)?.span.to(behind.get(noun)?.span).shift(start))
}
