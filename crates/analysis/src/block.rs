//! Paragraphs, and what one paragraph alone can tell.
//!
//! A block is read as a pure function of its text: it never looks at its neighbours. That is what makes an edit
//! cheap and incremental analysis equal to analysis from scratch.

use std::cell::LazyCell;
use std::sync::Arc;

use crate::article::genre::Signs;
use crate::article::segments::line::Line;
use crate::attribution::LocalAttribution;
use crate::checkworthy::Gist;
use crate::dates::DateExpression;
use crate::entities::scan::Scan;
use crate::entities::sequence::Stretch;
use crate::entities::{Name, Standing};
use crate::figures::Figure;
use crate::mentions::phrases::Nouns;
use crate::quotes::LocalQuote;
use crate::sourcing::SentenceReading;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::Token;
use crate::{attribution, checkworthy, dates, entities, figures, quotes, sentences, sourcing, tokenizer};
use kept::Kept;
use known::KnownParts;

mod kept;
mod known;
mod split;

pub(crate) use known::Known;

/// One paragraph. All spans are into [`Block::text`].
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// The paragraph without surrounding white space. Lines of hard-wrapped copy are one block.
    pub text: Box<str>,
    /// Words, numbers, marks.
    pub tokens: Vec<Token>,
    /// Sentences.
    pub sentences: Vec<Span>,
    /// What the syntax counts as words, in the order of their tokens.
    pub words: Vec<SyntacticWord>,
    /// Everything between quotation marks.
    pub quotes: Vec<LocalQuote>,
    /// Stretches that look like a name; they do not overlap.
    pub names: Vec<Name>,
    /// Other readings of the same words, which only the article can prefer.
    pub rivals: Vec<Name>,
    /// Where names were looked for, and what was seen there.
    pub(crate) stretches: Vec<Stretch>,
    /// Nouns that stand for people and bodies.
    pub(crate) nouns: Nouns,
    /// Date and day expressions, not yet resolved.
    pub dates: Vec<DateExpression>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// What each sentence shows of its need for a source, in the order of [`Block::sentences`].
    pub readings: Vec<SentenceReading>,
    /// What each sentence shows by itself to [`checkworthy`](crate::checkworthy).
    pub(crate) features: Vec<Box<[u16]>>,
    /// Attributions inside the block.
    pub attributions: Vec<LocalAttribution>,
    /// Where those of each sentence end.
    pub(crate) attributed: Vec<usize>,
    /// What it adds to the subject and the voice of its article.
    pub(crate) gist: Gist,
    /// What the block looks like on the page.
    pub(crate) line: Line,
    /// What it shows of the genre.
    pub(crate) signs: Signs,
}

impl Block {
    /// Reads a paragraph.
    pub fn read(text: &str) -> Self {
        Self::read_with(text, &KnownParts::default())
    }

    fn read_with(text: &str, known: &KnownParts<'_>) -> Self {
        let tokens = tokenizer::tokenize(text);
        let quotes = quotes::find(text, &tokens);
        let sentences = sentences::split(text, &tokens, &quotes);
        let kept = known.kept(text, &tokens, &sentences);
        let words = known::words(text, &tokens, &sentences, &kept);
        let scan = Scan::new(&tokens, &sentences);
        let (names, stretches) = entities::find(text, &scan, &words, known.names());
        let (names, rivals) = names.into_iter().partition::<Vec<Name>, _>(|n| n.standing != Standing::Rival);
        let nouns = Nouns::read(text, &scan, names.iter().chain(&rivals));
        drop(scan);
        let dates = dates::find(&tokens);
        let figures = figures::find(&tokens, &dates);
        let line = Line::read(text, &tokens, &dates);
        let signs = Signs::of(text, &tokens, &quotes, &sentences);
        let mut block = Self {
            text: text.into(),
            tokens,
            sentences,
            words,
            quotes,
            names,
            rivals,
            stretches,
            nouns,
            dates,
            figures,
            readings: Vec::with_capacity(kept.len()),
            features: Vec::with_capacity(kept.len()),
            attributions: Vec::new(),
            attributed: Vec::with_capacity(kept.len()),
            gist: Gist::default(),
            line,
            signs,
        };
        block.gist = Gist::of(&block);
        for (sentence, kept) in kept.iter().enumerate() {
            let kept = kept.as_ref().filter(|kept| kept.stands_alike(&block));
            block.read_sentence(sentence, kept);
        }
        block
    }

    /// Adds what the next sentence shows by itself: read, or taken over.
    fn read_sentence(&mut self, sentence: usize, kept: Option<&Kept<'_>>) {
        let Some(span) = self.sentences.get(sentence).copied() else { return };
        let reading = kept
            .and_then(Kept::reading)
            .unwrap_or_else(|| sourcing::read(&self.tokens, span, &self.quotes, &self.figures, &self.words));
        let attributions = kept
            .and_then(Kept::attributions)
            .unwrap_or_else(|| attribution::read(&self.tokens, span, &self.quotes, &self.names, &self.words));
        let first = self.attributions.len();
        self.attributions.extend(attributions.into_iter().map(|attribution| LocalAttribution {
            within: attribution.within.map(|within| within + first),
            ..attribution
        }));
        self.attributed.push(self.attributions.len());
        self.readings.push(reading);
        let features =
            kept.and_then(Kept::features).unwrap_or_else(|| checkworthy::features_alone(self, sentence));
        self.features.push(features);
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        tokenizer::within(&self.tokens, span)
    }
}

/// A block and where it stands in the article. Shared between an article and its next version.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedBlock {
    /// First byte of the block in the article.
    pub start: usize,
    /// What was read.
    pub block: Arc<Block>,
}

impl PlacedBlock {
    /// The block's span in the article.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.block.text.len())
    }
}

/// Cuts `text`, from byte `from` on, into blocks.
pub(crate) fn split(text: &str, from: usize, known: &Known<'_>) -> Vec<PlacedBlock> {
    let blocks = split::blocks(text, from);
    let beside = LazyCell::new(|| known.beside(blocks.iter().map(|b| b.of(text))));
    let read = |text| known.block(text).unwrap_or_else(|| Arc::new(Block::read_with(text, &beside)));
    blocks.iter().map(|b| PlacedBlock { start: b.start, block: read(b.of(text)) }).collect()
}
