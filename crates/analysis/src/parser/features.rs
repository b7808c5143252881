//! What the parser sees of one word, as numbers.

use crate::lexicon;
use crate::model::{Feature, hash};
use crate::syntax::{Feats, SyntacticWord, Upos};
use crate::tagger::expand;
use crate::tokenizer::{Shape, Token, TokenKind};

/// Features of a word.
pub const SLOTS: usize = 11;

/// The key of each feature.
pub type Features = [u32; SLOTS];

/// Looks at a word and its token.
pub fn of(token: &Token, word: &SyntacticWord) -> Features {
    let form = match (expand(&token.norm), word.part) {
        (Some((first, _)), 0) if is_contraction(word.upos) => first,
        (Some((_, second)), 1) => second,
        _ => &token.norm,
    };
    let upos = word.upos as u32;
    let agreement = Feats::default()
        .with_gender(word.feats.gender())
        .with_number(word.feats.number())
        .with_person(word.feats.person());
    let others = word.feats.with_gender(None).with_number(None).with_person(None);
    let form_hash = if token.kind == TokenKind::Number { number(form) } else { hash(form.as_bytes()) };
    let chars = || form.char_indices().map(|(at, _)| at);
    let bytes = form.as_bytes();
    let ending = |letters: usize| {
        hash(bytes.get(chars().rev().take(letters).last().unwrap_or(0)..).unwrap_or_default())
    };
    let beginning = hash(bytes.get(..chars().nth(3).unwrap_or(bytes.len())).unwrap_or_default());
    let slots = [
        [form_hash, 0],
        [hash(word.lemma.as_bytes()), upos],
        [upos, 0],
        [others.to_bits(), upos],
        [agreement.to_bits(), upos],
        [ending(3), upos],
        [ending(2), 0],
        [beginning, 0],
        [token.word.features.bits(), u32::from(word.part)],
        [shape(token), 0],
        [noun_class(&word.lemma), upos],
    ];
    let mut features = [0; SLOTS];
    for ((feature, [first, second]), slot) in features.iter_mut().zip(slots).zip(0..) {
        *feature = Feature::new(slot).with(first).with(second).key();
    }
    features
}

/// « des » is a contraction when it is a preposition first.
const fn is_contraction(upos: Upos) -> bool {
    matches!(upos, Upos::Adp)
}

/// A number by its shape.
fn number(form: &str) -> u32 {
    let mut shape = [b'd'; 8];
    for (to, from) in shape.iter_mut().zip(form.bytes()) {
        *to = if from.is_ascii_digit() { b'0' } else { from };
    }
    hash(shape.get(..form.len().min(8)).unwrap_or_default())
}

fn shape(token: &Token) -> u32 {
    let written = match token.shape {
        Shape::Lower => 0,
        Shape::Capitalised => 1,
        Shape::Upper => 2,
        Shape::Mixed => 3,
        Shape::Other => 4,
    };
    let digits = u32::from(token.norm.bytes().any(|b| b.is_ascii_digit()));
    let length = u32::try_from(token.norm.chars().take(4).count()).unwrap_or(4);
    written + 8 * digits + 16 * length
}

/// People, bodies and times behave differently from other nouns.
fn noun_class(lemma: &str) -> u32 {
    if lexicon::is_person_noun(lemma) {
        1
    } else if lexicon::is_weekday(lemma) || lexicon::is_month(lemma) {
        2
    } else if lexicon::is_body_noun(lemma) {
        3
    } else {
        0
    }
}
