//! Who is accused by name in an article.

use sourcier_analysis::attribution::{Attribution, CuePosition, SourceType};
use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::lexicon::{self, Features};
use sourcier_analysis::mentions::{Mention, MentionForm};
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::tokenizer::{Token, TokenKind};

use crate::rules::Context;
use crate::{Span, cues};

/// One who is accused.
pub(crate) struct Accused<'a> {
    /// Where.
    pub(crate) span: Span,
    /// By which name.
    pub(crate) name: &'a str,
    /// The entity of that name.
    pub(crate) entity: Option<usize>,
    /// The sentence that accuses.
    pub(crate) sentence: usize,
}

/// All who are accused, in the order of the text.
pub(crate) fn all<'a>(ctx: &Context<'a>) -> Vec<Accused<'a>> {
    let accusations = ctx.article.attributions.iter().filter(|a| is_charge(ctx, a));
    let charged = accusations.filter_map(|a| target(ctx, a));
    let alleged = ctx.article.sentences.iter().enumerate().filter_map(|(i, s)| {
        let claimed = s.claims.iter().any(|c| c.kind == ClaimKind::Allegation && !ctx.is_quoted(c.span));
        let sourced = matches!(s.sourcing, Sourcing::Explicit | Sourcing::Anonymous | Sourcing::Vague);
        (claimed && sourced).then(|| subject(ctx, i, s.span))?
    });
    let mut all: Vec<Accused<'_>> = charged.chain(alleged).collect();
    all.sort_by_key(|accused| accused.span);
    all
}

/// « accuse », « reproche à », « met en cause »; « dénonce » with what is done wrong. A court is no accuser, and who
/// condemns an attack accuses nobody by name.
fn is_charge(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(verb) = cues::verb(ctx, attribution) else { return false };
    let words = || attribution.content.iter().flat_map(|c| ctx.tokens(*c));
    let cue = || fold(ctx.words(attribution.cue));
    let charge = match verb {
        "accuser" | "reprocher" | "imputer" | "soupçonner" | "incriminer" => true,
        "mettre" => cue().contains("en cause"),
        "pointer" => cue().contains("du doigt"),
        "dénoncer" => words().any(|t| t.is_any(WRONGS)),
        // « menacent de porter plainte contre le maire »
        _ => words().take(3).any(|t| t.is("plainte")),
    };
    let court = attribution.source.is_some_and(|s| ctx.tokens(s).iter().any(|t| t.is_any(COURTS)));
    let nobody = attribution.source_type == SourceType::Impersonal && !is_passive(ctx, attribution);
    charge && !court && !nobody
}

/// « est accusé de », « a été soupçonné par S de »: the accused is the subject.
fn is_passive(ctx: &Context<'_>, attribution: &Attribution) -> bool {
    ctx.tokens(attribution.cue).iter().any(|t| t.is_any(&["est", "sont", "été", "était", "étaient"]))
}

const COURTS: &[&str] = &["tribunal", "cour", "juge", "juges", "procureur", "parquet", "justice"];

const COMPANIES: &[&str] = &[
    "banque", "clinique", "compagnie", "entreprise", "firme", "fondation", "groupe", "laboratoire", "société",
];

const WRONGS: &[&str] = &[
    "abus", "agression", "agressions", "chantage", "corruption", "coups", "détournement", "détournements",
    "discrimination", "escroquerie", "fraude", "fraudes", "harcèlement", "maltraitance", "maltraitances",
    "mensonges", "pollution", "racisme", "tortures", "viol", "violences", "viols", "vol", "vols",
];

/// Who is accused: the first behind the verb, not far from it, that is a person or a body and no state. Where the charge is
/// a quotation, the one it begins with.
fn target<'a>(ctx: &Context<'a>, attribution: &Attribution) -> Option<Accused<'a>> {
    let sentence = ctx.article.sentences.get(attribution.sentence)?.span;
    if is_passive(ctx, attribution) {
        let subject = Span::new(sentence.start, attribution.cue.start);
        let all = || names(ctx, subject).filter(|m| attribution.source.is_none_or(|s| !s.overlaps(m.span)));
        let first = all().find(|m| m.kind == EntityKind::Person).or_else(|| all().next())?;
        return of_mention(ctx, attribution.sentence, first);
    }
    let before = attribution.content.first().filter(|c| c.end <= attribution.cue.start);
    let quoted = matches!(attribution.position, CuePosition::Incise | CuePosition::Final);
    let start = before.filter(|_| quoted).map_or(attribution.cue.end, |content| content.start);
    let end = if start < attribution.cue.start { attribution.cue.start } else { sentence.end };
    let close = Span::new(start, end.min(boundary(ctx, start + 140)));
    let is_other = |m: &&Mention| m.entity != attribution.entity && is_object(ctx, start, m);
    let at = attribution.sentence;
    let mention = names(ctx, close).find(is_other);
    mention
        .and_then(|m| of_mention(ctx, at, m))
        .or_else(|| of_function(ctx, at, close))
        .or_else(|| company(ctx, at, close))
        .or_else(|| owner(ctx, attribution, sentence))
}

/// The character boundary at or before `at`.
fn boundary(ctx: &Context<'_>, at: usize) -> usize {
    let text = &ctx.article.text;
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// « accuse le président, Paul Rey », not « accuse les médias lors d'un discours à la CIA ».
fn is_object(ctx: &Context<'_>, cue: usize, mention: &Mention) -> bool {
    let between = ctx.tokens(Span::new(cue, mention.span.start));
    let elsewhere = ["à", "au", "avec", "chez", "dans", "devant", "lors", "pendant", "pour", "sur"];
    !between.iter().skip(1).any(|t| t.is_any(&elsewhere))
}

/// Whose doing a sentence is: the first name in it that is not its source and does something.
fn subject<'a>(ctx: &Context<'a>, at: usize, sentence: Span) -> Option<Accused<'a>> {
    let sources: Vec<Span> = ctx.article.attributions.iter().filter_map(|a| a.source).collect();
    let mention = names(ctx, sentence).find(|m| !sources.iter().any(|s| s.overlaps(m.span)))?;
    does_something(ctx, sentence, mention).then(|| of_mention(ctx, at, mention))?
}

/// « Paul Rey a détourné », « le maire Paul Rey », not « un bâtiment du groupe Ardent a brûlé », « sur son compte Ardent »,
/// « Paul Rey a été frappé ».
fn does_something(ctx: &Context<'_>, sentence: Span, mention: &Mention) -> bool {
    let before = ctx.tokens(Span::new(sentence.start, mention.span.start));
    let apart = before.last().is_none_or(|t| {
        !t.word.is(Features::ADP)
            && (t.kind != TokenKind::Word || lexicon::is_person_noun(&t.norm) || t.is_any(COMPANIES))
    });
    let next = ctx.tokens(Span::new(mention.span.end, sentence.end));
    let suffers = next.iter().take(6).any(|t| t.is_any(&["été", "victime"]));
    apart && !suffers && next.iter().any(|t| t.word.is(Features::FINITE))
}

fn of_mention<'a>(ctx: &Context<'a>, sentence: usize, mention: &Mention) -> Option<Accused<'a>> {
    let entity = ctx.article.entities.get(mention.entity?)?;
    Some(Accused { span: mention.span, name: &entity.name, entity: mention.entity, sentence })
}

/// « le maire », when the article says of one person only that he is mayor.
fn of_function<'a>(ctx: &Context<'a>, sentence: usize, span: Span) -> Option<Accused<'a>> {
    let (start, tokens) = ctx.placed_tokens(span);
    let definite = ["le", "la", "l'", "du", "au", "son", "sa"];
    let at = tokens.windows(2).position(|pair| {
        let [article, noun] = pair else { return false };
        article.is_any(&definite) && lexicon::is_person_noun(&noun.norm)
    })?;
    let noun = tokens.get(at + 1)?;
    let has_role =
        |role: &(String, Span)| fold(&role.0).split_whitespace().next() == Some(&*fold(&noun.norm));
    let mut holders = ctx
        .article
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Person && e.roles.iter().any(has_role));
    let (entity, holder) = holders.next()?;
    let only = holders.next().is_none();
    let accused =
        Accused { span: noun.span.shift(start), name: &holder.name, entity: Some(entity), sentence };
    only.then_some(accused)
}

/// « le groupe Ardent »: a company by its noun, whose name the article says nowhere else; « la direction » of one.
fn company<'a>(ctx: &Context<'a>, sentence: usize, span: Span) -> Option<Accused<'a>> {
    let (start, tokens) = ctx.placed_tokens(span);
    let named = tokens.windows(2).find(|pair| pair[0].is_any(COMPANIES) && pair[1].is_capital());
    let headed = || tokens.windows(2).take(3).find(|pair| pair[0].is("la") && pair[1].is("direction"));
    let span =
        named.map(|pair| pair[1].span).or_else(|| headed().map(|pair| pair[0].span.to(pair[1].span)))?;
    let span = span.shift(start);
    Some(Accused { span, name: ctx.words(span), entity: None, sentence })
}

/// « une lettre au maire, où ils pointent du doigt son immobilisme »: the one whose fault it is was spoken of before.
fn owner<'a>(ctx: &Context<'a>, attribution: &Attribution, sentence: Span) -> Option<Accused<'a>> {
    let fault = ctx.tokens(Span::new(attribution.cue.end, sentence.end));
    fault.first().filter(|t| t.is_any(&["son", "sa", "ses"]))?;
    let end = attribution.source.map_or(attribution.cue.start, |s| s.start.min(attribution.cue.start));
    let before = Span::new(sentence.start.min(end), end);
    let (start, tokens) = ctx.placed_tokens(before);
    let near = tokens.get(tokens.len().saturating_sub(8)..).and_then(<[Token]>::first);
    let function = near.map(|t| Span::new(t.span.start + start, end));
    function.and_then(|near| of_function(ctx, attribution.sentence, near)).or_else(|| {
        let is_other = |m: &&Mention| m.kind == EntityKind::Person && m.entity != attribution.entity;
        let mention = names(ctx, before).filter(is_other).last()?;
        of_mention(ctx, attribution.sentence, mention)
    })
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
