//! Names of people, bodies and places, found in one block by lexicon, context and shape.

mod classify;
pub(crate) mod context;
mod extent;
pub mod gazetteer;
pub mod lattice;
pub(crate) mod nouns;
pub mod observe;
pub(crate) mod roles;
pub(crate) mod scan;
pub mod sequence;
pub mod spelling;
pub mod tags;

use std::collections::HashMap;
use std::sync::Arc;

use crate::entities::scan::Scan;
use crate::entities::sequence::{Guess, KnownStretches, Sequence, Stretch};
use crate::mentions::Spelling;
use crate::model;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::Token;

/// A stretch of a block that looks like a name.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// The name alone, without title or article: « Sergueï Choïgou », « Agence France-Presse ».
    pub span: Span,
    /// How it is spelt.
    pub spelling: Arc<Spelling>,
    /// What it names, as far as the block can tell.
    pub kind: EntityKind,
    /// How probable it is that exactly these words are a name of this kind, as far as the block can tell. It is calibrated
    /// on what people marked; what is below one half, most often only the article can confirm.
    pub confidence: f32,
    /// How probable it is as a name of each of [`tags::KINDS`], as far as the block can tell.
    pub odds: [f32; tags::KINDS.len()],
    /// What the rules take exactly these words for, and how sure they are.
    pub rule: Option<(EntityKind, f32)>,
    /// What the block makes of it.
    pub standing: Standing,
    /// « M. », « Mme », « le ministre russe de la Défense » right before the name.
    pub title: Option<Span>,
    /// A function in apposition: « , ministre russe de la Défense, ».
    pub role: Option<Span>,
    /// The acronym in brackets right behind it, or its expansion: « (UAV) ».
    pub alias: Option<Span>,
}

/// What a block makes of a stretch that looks like a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// A name.
    Chosen,
    /// None, unless the rest of the article confirms it.
    Unsure,
    /// Another reading of words that are in a chosen name, for the article to prefer.
    Rival,
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
    /// Neither a person nor a body nor a place.
    pub const fn is_other(self) -> bool {
        matches!(self, Self::Event | Self::Product | Self::Misc)
    }

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

/// Tokens that are a name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Found {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What it names.
    pub kind: EntityKind,
    /// See [`Name::confidence`].
    pub confidence: f32,
}

/// The names that the rules find in a block.
fn by_rules(scan: &Scan<'_>) -> Vec<Found> {
    let mut names = Vec::new();
    let mut i = 0;
    while i < scan.tokens.len() {
        if let Some(found) = extent::at(scan, i).or_else(|| classify::at(scan, i)) {
            i = found.to.max(i + 1);
            names.push(found);
        } else {
            i += 1;
        }
    }
    names
}

/// What was read of names before.
#[derive(Default)]
pub(crate) struct KnownNames<'a> {
    /// Stretches in which names were read.
    pub(crate) stretches: KnownStretches,
    /// Spellings by the name as it is written.
    pub(crate) spellings: HashMap<&'a str, &'a Arc<Spelling>>,
}

impl KnownNames<'_> {
    fn spelling(&self, written: &str) -> Arc<Spelling> {
        let known = self.spellings.get(written).map(|known| Arc::clone(known));
        known.unwrap_or_else(|| Arc::new(Spelling::of(written)))
    }
}

/// The names of a block that was scanned: what the rules find, judged by the trained layer; and the stretches that it read
/// them in. What is `known` is not read again.
pub(crate) fn find(
    text: &str,
    scan: &Scan<'_>,
    words: &[SyntacticWord],
    known: &KnownNames<'_>,
) -> (Vec<Name>, Vec<Stretch>) {
    read(model::get().map(|m| &m.names), text, scan, words, known)
}

/// The names of a block as a given model reads them; without one, as the rules do.
pub fn find_with(
    model: Option<&Sequence>,
    text: &str,
    tokens: &[Token],
    sentences: &[Span],
    words: &[SyntacticWord],
) -> Vec<Name> {
    read(model, text, &Scan::new(tokens, sentences), words, &KnownNames::default()).0
}

fn read(
    model: Option<&Sequence>,
    text: &str,
    scan: &Scan<'_>,
    words: &[SyntacticWord],
    known: &KnownNames<'_>,
) -> (Vec<Name>, Vec<Stretch>) {
    let rules = by_rules(scan);
    let (found, stretches) = match model {
        Some(model) => model.read(scan, words, &rules, &known.stretches),
        None => (rules.iter().map(Guess::of_rule).collect(), Vec::new()),
    };
    // « MM. Kim et Choïgou »: the title goes on behind the conjunction.
    let mut shared_title: Option<(usize, Span)> = None;
    let mut names: Vec<Name> = Vec::with_capacity(found.len());
    for mut guess in found {
        let mut found = guess.found();
        let person = found.kind == EntityKind::Person;
        let mut title = if person { roles::title(scan, found.from) } else { None };
        if let Some((_, shared)) = shared_title.filter(|(end, _)| *end == found.from) {
            (found.kind, found.confidence, title) = (EntityKind::Person, 0.95, Some(shared));
            guess = guess.sure(found.kind);
        }
        let plural = title.filter(|t| PLURAL_TITLES.contains(&t.of(text).trim_end_matches('.')));
        shared_title = plural.filter(|_| joins(scan, found.to)).map(|t| (found.to + 1, t));
        let person = found.kind == EntityKind::Person;
        let whole = scan.span(found.from, found.to);
        names.push(Name {
            span: whole,
            spelling: known.spelling(whole.of(text)),
            kind: found.kind,
            confidence: found.confidence,
            odds: guess.odds,
            rule: guess.rule,
            standing: guess.standing,
            title,
            role: if person { roles::role(scan, found.from, found.to) } else { None },
            alias: if person { None } else { roles::alias(scan, found.from, found.to) },
        });
    }
    (names, stretches)
}

/// Courtesy titles of several people.
const PLURAL_TITLES: [&str; 5] = ["MM", "Mmes", "Mlles", "messieurs", "Messieurs"];

fn joins(scan: &Scan<'_>, i: usize) -> bool {
    scan.is_any(i, &["et"]) || scan.norm(i) == ","
}

#[cfg(test)]
mod tests {
    /// The names of a text with their kinds, those a block alone is sure of.
    fn check(text: &str, expected: &[&str]) {
        let block = crate::block::Block::read(text);
        let names: Vec<String> = block
            .names
            .iter()
            .filter(|n| n.confidence >= 0.5)
            .map(|n| format!("{} {}", n.kind.as_str(), n.span.of(text)))
            .collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn people() {
        check(
            "Hier, la ministre belge des Ports Ursula von Brion a reçu M. Roy.",
            &["PER Ursula von Brion", "PER Roy"],
        );
        check("Elle a vu Mohammed ben Youssef et E. Lebrun.", &["PER Mohammed ben Youssef", "PER E. Lebrun"]);
        check("Depuis, le président Pak Chol Su se tait.", &["PER Pak Chol Su"]);
    }

    #[test]
    fn bodies() {
        check(
            "Selon l' OMS , le ministère français de la Pêche et l'agence Bleumer, tout va bien.",
            &["ORG OMS", "ORG ministère français de la Pêche", "ORG Bleumer"],
        );
        check(
            "Il préside la Ligue pour la protection des phares.",
            &["ORG Ligue pour la protection des phares"],
        );
    }

    #[test]
    fn places() {
        check(
            "Elle vit en Corée du nord, puis à Clichy-sous-Bois.",
            &["LOC Corée du nord", "LOC Clichy-sous-Bois"],
        );
        check("Un navire a coulé dans le golfe de Gascogne.", &["LOC golfe de Gascogne"]);
    }

    #[test]
    fn the_noun_before_a_name_is_in_it_or_not() {
        check(
            "La ville de Brest signe les accords de Lisbonne avec l'agence Reuters et le journal Le Monde.",
            &["LOC Brest", "MISC accords de Lisbonne", "ORG Reuters", "ORG Le Monde"],
        );
        check("Le ministre de la Défense a reçu Anne Lebrun.", &["PER Anne Lebrun"]);
    }

    #[test]
    fn without_a_model_the_rules_read() {
        let block = crate::block::Block::read("Selon l'OMS, Anne Lebrun est partie.");
        let names = super::find_with(None, &block.text, &block.tokens, &block.sentences, &block.words);
        let words: Vec<&str> = names.iter().map(|n| n.span.of(&block.text)).collect();
        assert_eq!(words, ["OMS", "Anne Lebrun"]);
    }

    #[test]
    fn what_may_be_a_name_has_odds() {
        let block = crate::block::Block::read("Anne Lebrun a quitté Lisbonne avec la compagnie Bleumer.");
        for name in &block.names {
            let sum: f32 = name.odds.iter().sum();
            assert!((0.0..=1.001).contains(&sum) && name.confidence <= sum + 1e-3, "{name:?}");
        }
    }

    #[test]
    fn capitals_that_are_no_names() {
        check("Les Français et le Premier ministre parlent de la TVA.", &[]);
        check("Demain, il pleuvra. Ensuite, le soleil viendra.", &[]);
    }
}
