//! What the standfirst or a caption takes up from the body.

use std::sync::Arc;

use sourcier_analysis::Article;
use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_analysis::attribution::Attribution;
use sourcier_analysis::lexicon::Features;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::text::Span;
use sourcier_analysis::tokenizer::{Token, TokenKind};
use sourcier_index::contribution::Statement;
use sourcier_index::statements::overlap;
use sourcier_index::terms::Terms;

use crate::Contribution;
use crate::rules::Context;

/// A sentence above the text, or under a picture.
#[derive(Clone, Debug)]
pub(crate) struct Top {
    /// Where, in the article.
    pub(crate) span: Span,
    /// Where the text begins that its tokens count from.
    pub(crate) start: usize,
    /// Its words.
    pub(crate) tokens: Arc<[Token]>,
    /// It gives no source of its own.
    pub(crate) bare: bool,
    /// It says something that needs a source.
    pub(crate) claims: bool,
    terms: Terms,
    caption: bool,
}

/// A sentence above and the one of the body that says the same.
pub(crate) struct Restated<'t, 'a> {
    /// Of the standfirst or a caption.
    pub(crate) top: &'t Top,
    /// Of the body.
    pub(crate) body: &'a Sentence,
    /// The same as the index has it.
    pub(crate) below: &'a Statement,
}

/// The least share of the words of the upper sentence, names and functions apart, that the body has in the same order.
const SHARE: f64 = 0.8;

/// The least number of shared terms, and of those that are more than names.
const LEAST: (usize, usize) = (3, 2);

/// The sentences of the standfirst, be it in the text or in the front matter, and of the captions. When there are more
/// of them than the body has, they sum nothing up, and there are none.
pub(crate) fn tops(ctx: &Context<'_>) -> Vec<Top> {
    let Some(own) = ctx.index.article(ctx.id) else { return Vec::new() };
    let mut tops = Vec::new();
    if let Some(field) = &ctx.article.metadata.standfirst {
        let read = |_: &Context<'_>| {
            let article = sourcier_analysis::analyze(&field.value);
            let facts = Contribution::of(&article);
            facts.statements.iter().filter_map(|s| top(&article, s)).collect::<Arc<[Top]>>()
        };
        let written = field.span.of(&ctx.article.text);
        if let Some(start) = written.find(field.value.as_str()) {
            let start = field.span.start + start;
            let read = ctx.remember(&ctx.kept.standfirsts, &field.value, read);
            tops.extend(read.iter().map(|top| Top {
                span: top.span.shift(start),
                start: top.start + start,
                ..top.clone()
            }));
        }
    }
    let above =
        own.statements.iter().filter(|s| matches!(s.segment, SegmentKind::Standfirst | SegmentKind::Caption));
    tops.extend(above.filter_map(|statement| top(ctx.article, statement)));
    let sentences = own.statements.iter().filter(|s| is_body(s)).count();
    if tops.len() > sentences {
        tops.clear();
    }
    tops
}

fn is_body(statement: &Statement) -> bool {
    matches!(statement.segment, SegmentKind::Lead | SegmentKind::Body)
}

fn top(article: &Article, statement: &Statement) -> Option<Top> {
    let sentence = article.sentences.get(article.sentence_at(statement.span.start)?)?;
    let placed = article.blocks.get(sentence.block)?;
    let local = Span::new(
        sentence.span.start.checked_sub(placed.start)?,
        sentence.span.end.checked_sub(placed.start)?,
    );
    let quoted = article.quotes.iter().any(|q| q.quotation && q.outer.covers(sentence.span));
    Some(Top {
        span: sentence.span,
        start: placed.start,
        tokens: placed.block.tokens_in(local).into(),
        bare: !quoted
            && matches!(sentence.sourcing, Sourcing::None | Sourcing::InheritedAfter | Sourcing::Agency),
        claims: !sentence.claims.is_empty(),
        terms: statement.terms.clone(),
        caption: statement.segment == SegmentKind::Caption,
    })
}

/// Those of `tops` that the body takes up, each with the nearest sentence of the body.
pub(crate) fn find<'t, 'a>(ctx: &Context<'a>, tops: &'t [Top]) -> Vec<Restated<'t, 'a>> {
    let Some(own) = ctx.index.article(ctx.id) else { return Vec::new() };
    let bodies: Vec<&Statement> = own.statements.iter().filter(|s| is_body(s)).collect();
    let mut found = Vec::new();
    for top in tops {
        let near = bodies.iter().filter_map(|below| Some((share(top, below)?, *below)));
        let Some((_, below)) = near.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.span.cmp(&a.1.span))) else {
            continue;
        };
        let body = ctx.article.sentence_at(below.span.start).and_then(|i| ctx.article.sentences.get(i));
        found.extend(body.map(|body| Restated { top, body, below }));
    }
    found
}

/// Some words of `top`, between commas, that the body has in a sentence with a source, and one of them between quotation
/// marks: what was somebody's word there is the writer's here. « des invités ravis » for « Les invités étaient « ravis »,
/// a-t-elle écrit ».
pub(crate) fn borrowed<'a>(ctx: &Context<'a>, top: &Top) -> Option<(Span, &'a Attribution)> {
    let content = |t: &&Token| {
        t.kind == TokenKind::Word
            && t.norm.chars().count() > 3
            && !t.word.is(Features::DET | Features::ADP | Features::PRON | Features::ADV)
    };
    let chunks =
        top.tokens.split(|t| t.is_any(&[",", ".", ";", ":"])).map(|chunk| chunk.iter().filter(content));
    let chunks: Vec<Vec<&Token>> =
        chunks.map(Iterator::collect).filter(|c: &Vec<_>| (2..=5).contains(&c.len())).collect();
    ctx.running_text().filter(|s| s.sourcing == Sourcing::Explicit).find_map(|sentence| {
        let (start, tokens) = ctx.placed_tokens(sentence.span);
        let here = |word: &Token| tokens.iter().find(|t| t.norm == word.norm);
        let quoted = |word: &Token| here(word).is_some_and(|t| ctx.is_quoted(t.span.shift(start)));
        let taken = chunks.iter().any(|chunk| {
            let all = chunk.iter().all(|word| here(word).is_some());
            let marked = chunk.iter().filter(|word| quoted(word)).count();
            all && marked > 0
                && marked < chunk.len()
                && chunk.iter().any(|word| quoted(word) && word.word.is(Features::ADJ))
        });
        let attribution = sentence.attribution.and_then(|a| ctx.article.attributions.get(a));
        attribution.filter(|_| taken && !top.span.overlaps(sentence.span)).map(|a| (sentence.span, a))
    })
}

/// How much of `top` is in `below`, if it is enough.
#[expect(clippy::cast_precision_loss, reason = "sentences have fewer than 2^52 words")]
fn share(top: &Top, below: &Statement) -> Option<f64> {
    let overlap = overlap(&top.terms, &below.terms)?;
    let terms = top.terms.as_slice();
    // Behind its sentence, a caption gives place, day and credit.
    let terms = if top.caption { terms.get(overlap.reach.clone()).unwrap_or_default() } else { terms };
    // Who it is about, the text has said before.
    let plain = terms.iter().filter(|term| !term.is_naming()).count();
    let share = overlap.plain as f64 / plain.max(1) as f64;
    (overlap.shared >= LEAST.0 && overlap.plain >= LEAST.1 && share >= SHARE).then_some(share)
}
