//! Reads one piece of French press copy: text in, an annotated [`Article`] out.
//!
//! ```
//! let article = sourcier_analysis::analyze("Le pont rouvrira lundi, a annoncé la mairie de Brest.");
//! let attribution = &article.attributions[0];
//! assert_eq!(attribution.cue.of(&article.text), "a annoncé");
//! ```
//!
//! The crate is pure: no file, no clock, no environment, no protocol, no JSON. It cannot fail: any text gives an
//! article, and what was odd about it is in [`Article::notes`]. Spans are UTF-8 bytes into [`Article::text`].
//!
//! A text is cut into blocks (paragraphs). Everything that one paragraph alone can tell is read once and kept with
//! it ([`block::Block`]); what needs the whole article (segments, chains of mentions, inheritance of a source) is
//! computed over the blocks. [`reanalyze`] takes over the blocks whose text did not change, so that an edit reads
//! one paragraph again; its result is the one of [`analyze`], which a property test holds.
//!
//! Reading order: [`text`], [`article`], [`block`], [`tokenizer`], [`syntax`], [`tagger`], [`lemmatizer`], [`parser`],
//! [`sentences`], [`quotes`], [`entities`],
//! [`mentions`], [`attribution`], [`claims`], [`sourcing`], [`checkworthy`], [`dates`], [`figures`], [`lexicon`], [`model`].

pub mod article;
pub mod attribution;
pub mod block;
pub mod checkworthy;
pub mod claims;
pub mod dates;
pub mod entities;
pub mod figures;
pub mod lemmatizer;
pub mod lexicon;
pub mod mentions;
pub mod model;
pub mod parser;
pub mod quotes;
pub mod sentences;
pub mod sourcing;
pub mod syntax;
pub mod tagger;
pub mod text;
pub mod tokenizer;

pub use article::Article;
pub use text::Span;

/// Reads `text` from scratch.
pub fn analyze(text: &str) -> Article {
    Article::read(text, &block::Known::default())
}

/// Reads `text` without [weighing](checkworthy) what has no source: what the weights are learnt from.
pub fn analyze_unweighed(text: &str) -> Article {
    Article::read_unweighed(text, &block::Known::default())
}

/// Reads `text`, taking over from `previous` the paragraphs that did not change. The result equals [`analyze`].
pub fn reanalyze(previous: &Article, text: &str) -> Article {
    Article::read(text, &block::Known::of(previous))
}
