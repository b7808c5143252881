//! What a sentence shows by itself.

use std::ops::Range;

use crate::block::Block;
use crate::entities::EntityKind;
use crate::lexicon::classes::{Class, Classes};
use crate::model::{Feature, hash};
use crate::sourcing::SentenceReading;
use crate::syntax::{SyntacticWord, Upos};
use crate::text::Span;
use crate::tokenizer::Token;

use super::clause;

/// What a feature is made of. Those of the surroundings follow in [`super::context`], those of a clause in [`clause`].
#[derive(Clone, Copy)]
enum Template {
    Lemma,
    Class,
    ClassIn,
    Pair,
    ClassPair,
    Quoted,
    Subordinate,
    Unit,
    Approximation,
    Digits,
    Figures,
    Dates,
    Names,
    Length,
    First,
    FirstTwo,
    Last,
    Claim,
    Claims,
    Gram,
}

/// The features of one sentence.
#[derive(Default)]
pub(super) struct Keys(Vec<u32>);

impl Keys {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn add(&mut self, feature: Feature) {
        self.0.push(feature.key());
    }

    /// Each once, in order.
    pub(super) fn set(&mut self) -> &[u32] {
        self.0.sort_unstable();
        self.0.dedup();
        &self.0
    }
}

/// How many of `bounds` a number reaches: a small number for a large one.
pub(super) fn bucket(number: usize, bounds: &[usize]) -> u32 {
    bounds.iter().map(|bound| u32::from(number >= *bound)).sum()
}

/// A sentence of a block, its words counted from its first one.
pub(super) struct Words<'a> {
    block: &'a Block,
    all: &'a [SyntacticWord],
    /// Index of the first word in the block, which heads are counted from.
    base: usize,
    classes: Vec<Classes>,
}

impl<'a> Words<'a> {
    fn new(block: &'a Block, span: Span) -> Self {
        let base = block.words.partition_point(|w| w.span.start < span.start);
        let end = block.words.partition_point(|w| w.span.start < span.end);
        let words = block.words.get(base..end).unwrap_or_default();
        let classes = words.iter().map(|w| Classes::of(w.upos, &w.lemma)).collect();
        Self { block, all: words, base, classes }
    }

    pub(super) fn get(&self, i: usize) -> Option<&'a SyntacticWord> {
        self.all.get(i)
    }

    pub(super) fn head(&self, i: usize) -> Option<usize> {
        self.all.get(i)?.head?.checked_sub(self.base).filter(|h| *h < self.all.len())
    }

    pub(super) fn children(&self, i: usize) -> impl Iterator<Item = (usize, &'a SyntacticWord)> {
        let head = i + self.base;
        self.all.iter().enumerate().filter(move |(_, word)| word.head == Some(head))
    }

    pub(super) fn classes(&self, i: usize) -> impl Iterator<Item = Class> + use<> {
        self.classes.get(i).copied().unwrap_or_default().iter()
    }

    /// What is named by the word.
    pub(super) fn name(&self, i: usize) -> Option<EntityKind> {
        let span = self.all.get(i)?.span;
        let at = self.block.names.partition_point(|n| n.span.end <= span.start);
        self.block.names.get(at).filter(|n| n.span.covers(span)).map(|n| n.kind)
    }
}

/// The part of `all` that begins in `span`.
fn beginning_in<T>(all: &[T], span: Span, start: impl Fn(&T) -> usize) -> Range<usize> {
    all.partition_point(|x| start(x) < span.start)..all.partition_point(|x| start(x) < span.end)
}

/// Adds the features of a sentence of a block.
pub(super) fn of(block: &Block, sentence: usize, keys: &mut Keys) {
    let Some(span) = block.sentences.get(sentence).copied() else { return };
    of_part(block, span, block.readings.get(sentence), keys);
}

/// Adds those of what stands at `span` of a block: a sentence behind its dateline.
pub(super) fn of_part(block: &Block, span: Span, reading: Option<&SentenceReading>, keys: &mut Keys) {
    let words = Words::new(block, span);
    let root = (0..words.all.len()).find(|i| words.head(*i).is_none());
    for i in 0..words.all.len() {
        word(&words, i, root == Some(i), keys);
    }
    if let Some(root) = root {
        clause::of(&words, root, None, keys);
    }
    for i in (0..words.all.len()).filter(|i| Some(*i) != root) {
        if let Some(relation) = clause::relation(&words, i) {
            keys.add(feature(Template::Subordinate).with(relation as u32));
            clause::of(&words, i, Some(relation), keys);
        }
    }
    counts(block, span, keys);
    form(block, span, reading, keys);
}

const fn feature(template: Template) -> Feature {
    Feature::new(template as u32)
}

/// A word, what it is about and the word that it hangs on.
fn word(words: &Words<'_>, i: usize, is_root: bool, keys: &mut Keys) {
    let Some(word) = words.get(i) else { return };
    let content = matches!(word.upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv);
    let lemma = hash(word.lemma.as_bytes());
    if content || matches!(word.upos, Upos::Aux | Upos::Sconj | Upos::Pron) {
        keys.add(feature(Template::Lemma).with(word.upos as u32).with(lemma));
    }
    let relation = if is_root { 0 } else { hash(word.deprel.base().as_bytes()) };
    for class in words.classes(i) {
        keys.add(feature(Template::Class).with(u32::from(class.number())));
        keys.add(feature(Template::ClassIn).with(relation).with(u32::from(class.number())));
    }
    let depends =
        matches!(word.deprel.base(), "nsubj" | "obj" | "obl" | "nmod" | "amod" | "advmod" | "xcomp" | "aux");
    let Some(head) = words.head(i).filter(|_| depends) else { return };
    let Some(governor) = words.get(head) else { return };
    if content {
        keys.add(feature(Template::Pair).with(hash(governor.lemma.as_bytes())).with(lemma));
    }
    for class in words.classes(i) {
        for above in words.classes(head) {
            keys.add(
                feature(Template::ClassPair)
                    .with(u32::from(above.number()))
                    .with(relation)
                    .with(u32::from(class.number())),
            );
        }
    }
}

/// Figures, dates and names.
fn counts(block: &Block, span: Span, keys: &mut Keys) {
    let figures = block.figures.get(beginning_in(&block.figures, span, |f| f.span.start)).unwrap_or_default();
    for figure in figures {
        let unit = figure.unit.as_deref().unwrap_or_default();
        keys.add(feature(Template::Unit).with(hash(unit.as_bytes())));
        keys.add(feature(Template::Approximation).with(figure.approx as u32));
        let digits = (0..12_i32).take_while(|n| figure.value.abs() >= 10_f64.powi(*n)).count();
        keys.add(feature(Template::Digits).with(bucket(digits, &[2, 3, 4, 5, 6, 7, 8, 9, 10])));
    }
    keys.add(feature(Template::Figures).with(bucket(figures.len(), &[1, 2, 3])));
    let dates = beginning_in(&block.dates, span, |d| d.span.start).len();
    keys.add(feature(Template::Dates).with(bucket(dates, &[1, 2])));
    let names = block.names.get(beginning_in(&block.names, span, |n| n.span.start)).unwrap_or_default();
    for kind in [EntityKind::Person, EntityKind::Organisation, EntityKind::Location] {
        let count = names.iter().filter(|name| name.kind == kind).count();
        keys.add(feature(Template::Names).with(kind as u32).with(bucket(count, &[1, 2])));
    }
}

/// One to three words as they are written, side by side.
fn grams(tokens: &[Token], keys: &mut Keys) {
    let hashes: Vec<u32> = tokens.iter().map(|t| hash(t.norm.as_bytes())).collect();
    for start in 0..hashes.len() {
        let mut gram = feature(Template::Gram);
        for word in hashes.iter().skip(start).take(3) {
            gram = gram.with(*word);
            keys.add(gram);
        }
    }
}

/// How long it is, how it begins and ends, and what rules see in it.
fn form(block: &Block, span: Span, reading: Option<&SentenceReading>, keys: &mut Keys) {
    let tokens = block.tokens_in(span);
    keys.add(feature(Template::Length).with(bucket(tokens.len(), &[6, 10, 15, 20, 28, 38])));
    grams(tokens, keys);
    if let [first, rest @ ..] = tokens {
        let first = hash(first.norm.as_bytes());
        keys.add(feature(Template::First).with(first));
        if let Some(second) = rest.first() {
            keys.add(feature(Template::FirstTwo).with(first).with(hash(second.norm.as_bytes())));
        }
    }
    if let Some(last) = tokens.last().filter(|t| t.is_any(&["?", "!", ":", "…", "..."])) {
        keys.add(feature(Template::Last).with(hash(last.norm.as_bytes())));
    }
    if block.quotes.iter().any(|q| q.outer.overlaps(span)) {
        keys.add(feature(Template::Quoted));
    }
    let claims = reading.map(|r| r.claims.as_slice()).unwrap_or_default();
    for claim in claims {
        keys.add(feature(Template::Claim).with(claim.kind as u32));
    }
    keys.add(feature(Template::Claims).with(bucket(claims.len(), &[1, 2])));
}
