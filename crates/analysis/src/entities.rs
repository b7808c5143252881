//! Names of people, bodies and places, found in one block by lexicon, context and shape.

pub mod gazetteer;
pub mod spelling;

use crate::text::Span;
use crate::tokenizer::Token;

/// A stretch of a block that looks like a name.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// The name alone, without title or article: « Sergueï Choïgou », « Agence France-Presse ».
    pub span: Span,
    /// What it names, as far as the block can tell.
    pub kind: EntityKind,
    /// How sure the block is, 0 to 1: below 0.5 only the rest of the article can confirm it (a capitalised word at
    /// the start of a sentence that is known from elsewhere).
    pub confidence: f32,
    /// « M. », « Mme », « le ministre russe de la Défense » right before the name.
    pub title: Option<Span>,
    /// A function in apposition: « , ministre russe de la Défense, ».
    pub role: Option<Span>,
    /// The acronym in brackets right behind it, or its expansion: « (UAV) ».
    pub alias: Option<Span>,
}

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A body: company, party, agency, ministry, medium.
    Organisation,
    /// A place, also when it stands for its government.
    Location,
    /// A war, a treaty, a festival.
    Event,
    /// A weapon, a car, a work.
    Product,
    /// Any other name.
    Misc,
}

impl EntityKind {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Location => "LOC",
            Self::Event => "EVENT",
            Self::Product => "PRODUCT",
            Self::Misc => "MISC",
        }
    }
}

/// The names of a block.
pub(crate) fn find(_text: &str, _tokens: &[Token], _sentences: &[Span]) -> Vec<Name> {
    Vec::new()
}
