//! What the sequence model asks of one token, as numbers.

use crate::entities::nouns;
use crate::entities::scan::Scan;
use crate::entities::{EntityKind, tags};
use crate::lexicon::Features;
use crate::model::hash;
use crate::tokenizer::{Shape, Token, TokenKind};

/// What is asked of one token more than once.
#[derive(Clone, Copy, Default)]
pub(super) struct Cell {
    /// The word, or the form of a number.
    pub(super) word: u32,
    /// How it is written.
    pub(super) shape: u32,
    /// What the lexicon says it can be.
    pub(super) class: u32,
    /// What the tagger says it is.
    pub(super) upos: u32,
    /// The name of the gazetteers it is in, and where in it.
    pub(super) known: u32,
    /// How common a given name it is.
    pub(super) given: u32,
    /// What the closed lists of nouns say.
    pub(super) noun: u32,
    /// What the rules say.
    pub(super) rule: u32,
    pub(super) capital: bool,
}

/// What stands before the first and behind the last token.
pub(super) const EDGE: Cell =
    Cell { word: 1, shape: 1, class: 1, upos: 99, known: 0, given: 0, noun: 0, rule: 0, capital: false };

/// Marks the tokens of a stretch, each with its place: 1 whole, 2 first, 3 inside, 4 last.
pub(super) fn mark(cells: &mut [u32], from: usize, to: usize, value: u32) {
    for i in from..to {
        let place = match (i == from, i + 1 == to) {
            (true, true) => 1,
            (true, false) => 2,
            (false, false) => 3,
            (false, true) => 4,
        };
        if let Some(cell) = cells.get_mut(i) {
            *cell = 8 * value + place;
        }
    }
}

pub(super) fn kind_code(kind: EntityKind) -> u32 {
    1 + tags::KINDS.iter().zip(0..).find(|(k, _)| **k == kind).map_or(5, |(_, n)| n)
}

pub(super) fn shape(scan: &Scan<'_>, i: usize, token: &Token) -> u32 {
    let base = match token.shape {
        Shape::Lower => 2,
        Shape::Capitalised => 3,
        Shape::Upper if scan.acronym(i) => 4,
        Shape::Upper => 5,
        Shape::Mixed => 6,
        Shape::Other if token.kind == TokenKind::Number => 7,
        Shape::Other => 8,
    };
    let mut flags = 0;
    if base > 2 && base < 7 {
        flags |= u32::from(scan.initial(i));
        flags |= u32::from(scan.common(i)) << 1;
        flags |= u32::from(token.norm.contains('-')) << 2;
        flags |= u32::from(token.norm.ends_with('.')) << 3;
        flags |= u32::from(token.norm.contains(|c: char| c.is_ascii_digit())) << 4;
        flags |= u32::from(scan.demonym(i)) << 5;
        flags |= u32::from(token.norm.chars().nth(1).is_none()) << 6;
    }
    base << 8 | flags
}

/// Parts of speech; forms of verbs apart.
const CLASSES: u32 = Features::NOUN.bits()
    | Features::ADJ.bits()
    | Features::ADV.bits()
    | Features::DET.bits()
    | Features::PRON.bits()
    | Features::ADP.bits()
    | Features::CCONJ.bits()
    | Features::INFINITIVE.bits()
    | Features::PRESENT_PARTICIPLE.bits()
    | Features::PAST_PARTICIPLE.bits()
    | Features::HE.bits()
    | Features::THEY.bits();

pub(super) fn class(token: &Token) -> u32 {
    match token.kind {
        TokenKind::Mark => hash(token.norm.as_bytes()),
        TokenKind::Number => 3,
        TokenKind::Word => token.word.features.bits() & CLASSES | 1 << 30,
    }
}

pub(super) fn noun(scan: &Scan<'_>, i: usize, token: &Token) -> u32 {
    if token.kind != TokenKind::Word {
        return 0;
    }
    let word = scan.word(i);
    if let Some(genders) = nouns::function(word) {
        return if genders.plural { 1 } else { 2 };
    }
    if nouns::begins_body(word) {
        return 3;
    }
    if let Some(head) = nouns::head(word) {
        return 8 + 2 * kind_code(head.kind) + u32::from(head.inside);
    }
    if nouns::is_body_word(word) {
        return 4;
    }
    if (token.is_capital() || token.word.is(Features::ADJ)) && scan.demonym(i) {
        return 5;
    }
    0
}
