//! Somebody is accused by name, and is not heard.

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::mentions::{Mention, MentionForm};
use sourcier_analysis::sourcing::Sourcing;

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::{Span, cues};

pub(super) const RULE: Rule = Rule {
    code: "accusation-without-response",
    severity: Severity::Information,
    off: false,
    family: None,
    doc: include_str!("accusation_without_response.md"),
    check,
};

/// Genres that judge, or in which one side is asked.
const NOT_NEWS: &[&str] = &[
    "sport", "sports", "tribune", "editorial", "edito", "opinion", "chronique", "critique", "interview",
    "entretien",
];

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    if ctx.has_genre(NOT_NEWS) || answers(ctx) {
        return;
    }
    let charges = ctx.article.attributions.iter().filter(|a| is_charge(ctx, a));
    let named_in_charges = charges.filter_map(|a| target(ctx, a));
    let alleged = ctx.article.sentences.iter().filter_map(|s| {
        let claimed = s.claims.iter().any(|c| c.kind == ClaimKind::Allegation && !ctx.is_quoted(c.span));
        let sourced = matches!(s.sourcing, Sourcing::Explicit | Sourcing::Anonymous | Sourcing::Vague);
        (claimed && sourced).then(|| subject(ctx, s.span))?
    });
    let mut all: Vec<Accused<'_>> = named_in_charges.chain(alleged).collect();
    all.sort_by_key(|accused| accused.span);
    let mut named: Vec<&str> = Vec::new();
    for accused in all {
        let running = ctx.article.segment_at(accused.span.start).is_some_and(SegmentKind::is_running_text);
        if !running || named.contains(&accused.name) || speaks(ctx, &accused) {
            continue;
        }
        named.push(accused.name);
        let message = format!(
            "Mise en cause sans réponse\u{a0}: il manque ce que répond «\u{a0}{}\u{a0}», ou que la question lui a été posée.",
            accused.name
        );
        acc.push(Diagnostic::new(&RULE, accused.span, message));
    }
}

/// One who is accused by name.
struct Accused<'a> {
    span: Span,
    name: &'a str,
    entity: Option<usize>,
}

/// « accuse », « reproche à », « met en cause »; « dénonce » with what is done wrong. A court is no accuser, and who
/// condemns an attack accuses nobody by name.
fn is_charge(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(verb) = cues::verb(ctx, attribution) else { return false };
    let words = || attribution.content.iter().flat_map(|c| ctx.tokens(*c));
    let charge = match verb {
        "accuser" | "reprocher" | "imputer" | "soupçonner" => true,
        "mettre" => fold(ctx.words(attribution.cue)).contains("en cause"),
        "dénoncer" => words().any(|t| t.is_any(WRONGS)),
        _ => false,
    };
    let court = attribution.source.is_some_and(|s| ctx.tokens(s).iter().any(|t| t.is_any(COURTS)));
    charge && !court && !matches!(attribution.source_type, SourceType::Impersonal)
}

const COURTS: &[&str] = &["tribunal", "cour", "juge", "juges", "procureur", "parquet", "justice"];

const WRONGS: &[&str] = &[
    "abus", "agression", "agressions", "chantage", "corruption", "coups", "détournement", "détournements",
    "discrimination", "escroquerie", "fraude", "fraudes", "harcèlement", "maltraitance", "maltraitances",
    "mensonges", "pollution", "racisme", "tortures", "viol", "violences", "viols", "vol", "vols",
];

/// Who is accused: the first name behind the verb, not far from it, of a person or a body that is no state.
fn target<'a>(ctx: &Context<'a>, attribution: &Attribution) -> Option<Accused<'a>> {
    let sentence = ctx.article.sentences.get(attribution.sentence)?.span;
    let close = Span::new(attribution.cue.end, sentence.end.min(attribution.cue.end + 90));
    let mention =
        names(ctx, close).find(|m| m.entity != attribution.entity && is_object(ctx, close.start, m));
    mention.and_then(|m| of_mention(ctx, m)).or_else(|| company(ctx, close))
}

/// « accuse le président, Paul Rey », not « accuse les médias lors d'un discours à la CIA ».
fn is_object(ctx: &Context<'_>, cue: usize, mention: &Mention) -> bool {
    let between = ctx.tokens(Span::new(cue, mention.span.start));
    let elsewhere = ["à", "au", "avec", "chez", "dans", "devant", "lors", "pendant", "pour", "sur"];
    !between.iter().skip(1).any(|t| t.is_any(&elsewhere))
}

/// Whose doing a sentence is: the first name in it that is not its source.
fn subject<'a>(ctx: &Context<'a>, sentence: Span) -> Option<Accused<'a>> {
    let sources: Vec<Span> = ctx.article.attributions.iter().filter_map(|a| a.source).collect();
    let mention = names(ctx, sentence).find(|m| !sources.iter().any(|s| s.overlaps(m.span)))?;
    of_mention(ctx, mention)
}

fn of_mention<'a>(ctx: &Context<'a>, mention: &Mention) -> Option<Accused<'a>> {
    let entity = ctx.article.entities.get(mention.entity?)?;
    Some(Accused { span: mention.span, name: &entity.name, entity: mention.entity })
}

/// « le groupe Ardent »: a company by its noun, whose name the article says nowhere else.
fn company<'a>(ctx: &Context<'a>, span: Span) -> Option<Accused<'a>> {
    let (start, tokens) = ctx.placed_tokens(span);
    let companies = [
        "banque", "clinique", "compagnie", "entreprise", "firme", "fondation", "groupe", "laboratoire",
        "société",
    ];
    let at = tokens.windows(2).position(|pair| pair[0].is_any(&companies) && pair[1].is_capital())?;
    let span = tokens.get(at + 1)?.span.shift(start);
    Some(Accused { span, name: ctx.words(span), entity: None })
}

fn names<'a>(ctx: &Context<'a>, span: Span) -> impl Iterator<Item = &'a Mention> {
    let mentions = &ctx.article.mentions;
    let from = mentions.partition_point(|m| m.span.start < span.start);
    let inside = mentions.iter().skip(from).take_while(move |m| m.span.end <= span.end);
    let named = inside.filter(|m| m.form == MentionForm::Name && !m.metonym);
    let ctx = *ctx;
    named.filter(move |m| {
        m.kind == EntityKind::Person || m.kind == EntityKind::Organisation && is_company(ctx.words(m.span))
    })
}

/// Not a ministry, a state, a union of states: they answer all day.
fn is_company(name: &str) -> bool {
    let public = [
        "ministere", "gouvernement", "etat", "union", "onu", "otan", "ue", "parlement", "armee", "police",
        "parti", "conseil", "commission", "senat", "assemblee", "nations", "front", "mouvement",
    ];
    let folded = fold(name);
    !folded.split_whitespace().any(|word| public.contains(&word))
}

/// The accused says something somewhere, or a lawyer does.
fn speaks(ctx: &Context<'_>, accused: &Accused<'_>) -> bool {
    let lawyers = ["avocat", "avocate", "avocats", "me", "défense"];
    let own = |source: Span| {
        ctx.words(source).contains(accused.name) || ctx.tokens(source).iter().any(|t| t.is_any(&lawyers))
    };
    let entity = |a: &Attribution| a.entity.is_some() && a.entity == accused.entity;
    ctx.article.attributions.iter().any(|a| entity(a) || a.source.is_some_and(own))
}

/// Words that say that the other side was asked, answers, or is presumed innocent.
fn answers(ctx: &Context<'_>) -> bool {
    ctx.article.sentences.iter().filter(|s| ctx.article.segment_of(s).is_article()).any(|s| {
        let tokens = ctx.tokens(s.span);
        let verb = |t: &sourcier_analysis::tokenizer::Token| {
            t.word.infinitive().is_some_and(|verb| ANSWERS.contains(&verb))
        };
        tokens.iter().any(|t| t.is_any(ASKED) || verb(t))
            || tokens.windows(2).any(|pair| {
                pair[0].is_any(&["présumé", "présumée"]) && pair[1].is_any(&["innocent", "innocente"])
            })
    })
}

const ANSWERS: &[&str] = &["contester", "démentir", "nier", "réfuter", "rétorquer"];

const ASKED: &[&str] = &[
    "contacté", "contactée", "contactés", "contactées", "démenti", "innocence", "joint", "jointe", "joints",
    "présomption", "sollicité", "sollicitée", "sollicités", "sollicitées",
];
