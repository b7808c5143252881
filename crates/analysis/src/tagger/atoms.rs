//! What the tagger sees of one token, as numbers.

use crate::entities::gazetteer::{Country, GivenName};
use crate::entities::spelling::fold;
use crate::lexicon::{self, Features, Word};
use crate::model::{Feature, hash};
use crate::tokenizer::{Shape, Token, TokenKind};

/// A token as atoms of features.
#[derive(Clone, Copy, Default)]
pub struct Atoms {
    /// The form in lower case; numbers by their shape.
    pub word: u32,
    /// Everything the lexicon says the form can be; a function word is itself, an unknown word its ending.
    pub class: u32,
    /// The bits of what the lexicon says.
    pub lexicon: u32,
    /// How it is written: capitals, digits, hyphens.
    pub shape: u32,
    /// Endings of one to five letters; 0 when the form is shorter.
    pub endings: [u32; 5],
    /// Beginnings of two to four letters.
    pub beginnings: [u32; 3],
    /// What the lists of names know of it, when it has a capital.
    pub name: u32,
    /// An adverb, a negation, a pronoun before the verb, a quotation mark: what one looks past.
    pub light: bool,
    /// « ne », « pas », « sans ».
    pub negation: bool,
    /// A form of être, avoir or a modal.
    pub auxiliary: bool,
}

impl Atoms {
    /// Before the first token.
    pub const START: Self = Self::edge(1);
    /// Behind the last.
    pub const END: Self = Self::edge(2);

    const fn edge(n: u32) -> Self {
        Self {
            word: n,
            class: n,
            lexicon: 0,
            shape: n,
            endings: [0; 5],
            beginnings: [0; 3],
            name: 0,
            light: false,
            negation: false,
            auxiliary: false,
        }
    }

    /// Looks at a token.
    pub fn of(token: &Token) -> Self {
        let norm = &*token.norm;
        let features = restored(token).map_or(token.word.features, |form| Word::of(&form).features);
        let shape = shape(token);
        let endings = endings(norm);
        let word = match token.kind {
            TokenKind::Number => number(norm),
            _ => hash(norm.as_bytes()),
        };
        let closed = Features::DET | Features::PRON | Features::ADP | Features::CCONJ | Features::ADV;
        let auxiliary = features.any(Features::VERB) && lexicon::is_auxiliary(norm);
        let function_word = features.any(closed) || auxiliary;
        let class = if token.kind != TokenKind::Word || function_word {
            word
        } else if features.is_empty() {
            Feature::new(1).with(shape).with(endings.get(1).copied().unwrap_or_default()).key()
        } else {
            Feature::new(2).with(features.bits()).key()
        };
        let name = if token.is_capital() { name(norm) } else { 0 };
        let only_adverb = features.any(Features::ADV)
            && !features.any(Features::NOUN | Features::ADJ | Features::VERB | Features::DET | Features::ADP);
        Self {
            word,
            class,
            lexicon: features.bits(),
            shape,
            endings,
            beginnings: beginnings(norm),
            name,
            light: only_adverb || is_light(norm),
            negation: matches!(norm, "ne" | "n'" | "pas" | "jamais" | "sans" | "point" | "guère"),
            auxiliary,
        }
    }
}

/// A form in lower case whose capital has lost its accent, when the lexicon knows it with one only: « État » for
/// « Etat ».
pub fn restored(token: &Token) -> Option<String> {
    if !token.is_capital() || !token.word.features.is_empty() {
        return None;
    }
    let rest = token.norm.strip_prefix('e')?;
    ["é", "ê", "è"].iter().map(|e| format!("{e}{rest}")).find(|form| !Word::of(form).features.is_empty())
}

/// A pronoun before the verb, a negation, a quotation mark.
fn is_light(norm: &str) -> bool {
    matches!(
        norm,
        "ne" | "n'"
            | "pas"
            | "plus"
            | "y"
            | "en"
            | "le"
            | "la"
            | "les"
            | "l'"
            | "lui"
            | "leur"
            | "me"
            | "m'"
            | "te"
            | "t'"
            | "se"
            | "s'"
            | "nous"
            | "vous"
            | "«"
            | "»"
            | "\""
            | "“"
            | "”"
    )
}

/// Endings of one to five letters, for words longer than that.
fn endings(norm: &str) -> [u32; 5] {
    let mut endings = [0; 5];
    let starts = norm.char_indices().rev().map(|(at, _)| at).take_while(|at| *at > 0);
    for (ending, at) in endings.iter_mut().zip(starts) {
        *ending = hash(norm.as_bytes().get(at..).unwrap_or_default());
    }
    endings
}

/// Beginnings of two to four letters, for words longer than that.
fn beginnings(norm: &str) -> [u32; 3] {
    let mut beginnings = [0; 3];
    let ends = norm.char_indices().skip(2).map(|(at, _)| at);
    for (beginning, at) in beginnings.iter_mut().zip(ends) {
        *beginning = hash(norm.as_bytes().get(..at).unwrap_or_default());
    }
    beginnings
}

/// A number is its digits when it has one or two, its shape when it has more: « 2016 » is `dddd`, « 1,5 » is `d,d`.
fn number(norm: &str) -> u32 {
    if norm.len() <= 2 {
        return hash(norm.as_bytes());
    }
    let shape: String = norm.chars().map(|c| if c.is_ascii_digit() { 'd' } else { c }).take(8).collect();
    hash(shape.as_bytes())
}

fn shape(token: &Token) -> u32 {
    let written = match token.shape {
        Shape::Lower => 1,
        Shape::Capitalised => 2,
        Shape::Upper => 3,
        Shape::Mixed => 4,
        Shape::Other => 5,
    };
    let kind = match token.kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1,
        TokenKind::Mark => 2,
    };
    let bytes = token.norm.as_bytes();
    let has = |found: bool, bit: u32| u32::from(found) << bit;
    8 + written
        + kind * 64
        + has(bytes.contains(&b'-'), 8)
        + has(bytes.contains(&b'\''), 9)
        + has(bytes.iter().any(u8::is_ascii_digit), 10)
        + has(bytes.contains(&b'.'), 11)
        + has(bytes.len() == 1, 12)
}

/// Given name (and how common), country or its adjective, common word.
fn name(norm: &str) -> u32 {
    let folded = fold(norm);
    let given = GivenName::find(&folded).map_or(0, |name| 1 + u32::from(name.weight / 4));
    let adjective = u32::from(Country::of_adjective(&folded).is_some());
    let place = crate::entities::gazetteer::longest(std::iter::once(folded.as_str()))
        .map_or(0, |(_, known)| u32::from(known.strength) + 4 * (known.kind as u32));
    1 + given + 16 * adjective + 32 * place
}
