//! The syntactic words of a sentence, as `--tokens` writes them.
//!
//! « du » is two words, `de` and `le`, that share one span. Features are in the notation of CoNLL-U.

use serde::Serialize;
use sourcier_desk::analysis::article::Sentence;
use sourcier_desk::analysis::mentions::{Mention, MentionForm};
use sourcier_desk::analysis::tagger::expand;
use sourcier_desk::{Article, Span};

use super::{SpanJson, span};

/// One syntactic word.
#[derive(Serialize)]
pub(super) struct TokenJson<'a> {
    span: SpanJson,
    form: String,
    lemma: &'a str,
    upos: &'static str,
    feats: Option<String>,
    head: Option<usize>,
    deprel: &'static str,
    entity: String,
}

/// The words of a sentence of `article`.
pub(super) fn of<'a>(article: &'a Article, sentence: &Sentence) -> Vec<TokenJson<'a>> {
    let Some(placed) = article.blocks.get(sentence.block) else { return Vec::new() };
    let words = &placed.block.words;
    let first = words.partition_point(|w| w.span.shift(placed.start).start < sentence.span.start);
    let end = words.partition_point(|w| w.span.shift(placed.start).end <= sentence.span.end);
    let words = words.get(first..end).unwrap_or_default();
    let mut names = names(article, sentence.span).peekable();
    let mut tokens = Vec::with_capacity(words.len());
    let mut inside: Option<Span> = None;
    for (i, word) in words.iter().enumerate() {
        let contracted = word.part > 0 || words.get(i + 1).is_some_and(|next| next.part > 0);
        let at = word.span.shift(placed.start);
        while names.next_if(|name| name.span.end <= at.start).is_some() {}
        let name = names.peek().filter(|name| name.span.overlaps(at));
        let entity = name.map_or_else(
            || "O".to_owned(),
            |name| format!("{}-{}", if inside == Some(name.span) { 'I' } else { 'B' }, name.kind.as_str()),
        );
        inside = name.map(|name| name.span);
        tokens.push(TokenJson {
            span: span(at),
            form: form(at.of(&article.text), contracted.then_some(word.part)),
            lemma: &word.lemma,
            upos: word.upos.as_str(),
            feats: (!word.feats.is_empty()).then(|| word.feats.to_string()),
            head: word.head.and_then(|head| head.checked_sub(first)).filter(|head| *head < words.len()),
            deprel: word.deprel.as_str(),
            entity,
        });
    }
    tokens
}

/// The outermost names that begin in a sentence, in order.
fn names(article: &Article, sentence: Span) -> impl Iterator<Item = &Mention> {
    let first = article.mentions.partition_point(|m| m.span.start < sentence.start);
    let rest = article.mentions.get(first..).unwrap_or_default();
    let mut end = 0;
    rest.iter().take_while(move |m| m.span.start < sentence.end).filter(move |m| {
        let outer = m.form == MentionForm::Name && m.span.start >= end;
        if outer {
            end = m.span.end;
        }
        outer
    })
}

/// As written; the first or second word of a contraction as it would be written: « Au » is `À` and `le`.
fn form(written: &str, part: Option<u8>) -> String {
    let contracted = part.and_then(|part| {
        let (first, second) = expand(&written.to_lowercase())?;
        Some(if part == 0 { first } else { second })
    });
    let capital = part == Some(0) && written.starts_with(char::is_uppercase);
    match contracted {
        Some(form) if capital => form
            .char_indices()
            .map(|(at, c)| if at == 0 { c.to_uppercase().next().unwrap_or(c) } else { c })
            .collect(),
        Some(form) => form.to_owned(),
        None => written.to_owned(),
    }
}
