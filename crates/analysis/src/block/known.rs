//! What was read before and need not be read again: blocks whose text did not change, and in a block that did the words of
//! its other sentences.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Block, PlacedBlock};
use crate::article::Article;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::{self, Token};
use crate::{parser, tagger};

/// The blocks of an article that was already read.
#[derive(Default)]
pub(crate) struct Known<'a> {
    blocks: &'a [PlacedBlock],
    by_text: HashMap<&'a str, &'a Arc<Block>>,
}

impl<'a> Known<'a> {
    /// The blocks of `article`.
    pub(crate) fn of(article: &'a Article) -> Self {
        let blocks = &article.blocks;
        Self { blocks, by_text: blocks.iter().map(|b| (&*b.block.text, &b.block)).collect() }
    }

    /// The block with this text.
    pub(super) fn block(&self, text: &str) -> Option<Arc<Block>> {
        self.by_text.get(text).map(|block| Arc::clone(block))
    }

    /// The sentences of the blocks that are not among `texts` any more.
    pub(super) fn sentences_beside<'t>(&self, texts: impl Iterator<Item = &'t str>) -> KnownSentences<'a> {
        let texts: HashSet<&str> = texts.collect();
        let gone = self.blocks.iter().map(|placed| &*placed.block).filter(|b| !texts.contains(&*b.text));
        KnownSentences(gone.flat_map(|b| b.sentences.iter().map(move |s| (s.of(&b.text), (b, *s)))).collect())
    }
}

/// Sentences that were already read, by their text.
#[derive(Default)]
pub(super) struct KnownSentences<'a>(HashMap<&'a str, (&'a Block, Span)>);

impl KnownSentences<'_> {
    /// The words of a block. Those of a sentence rest on its text and its tokens alone: where both are the same they are
    /// taken over.
    pub(super) fn words(&self, text: &str, tokens: &[Token], sentences: &[Span]) -> Vec<SyntacticWord> {
        let known: Vec<Option<Vec<SyntacticWord>>> =
            sentences.iter().map(|sentence| self.taken_over(text, tokens, *sentence)).collect();
        let unknown = sentences.iter().zip(&known).filter(|(_, known)| known.is_none());
        let new: Vec<Span> = unknown.map(|(sentence, _)| *sentence).collect();
        let mut read = tagger::read(text, tokens, &new);
        parser::parse(text, tokens, &new, &mut read);
        if new.len() == sentences.len() {
            return read;
        }
        let mut words: Vec<SyntacticWord> = Vec::with_capacity(tokens.len() + tokens.len() / 8);
        let (mut read, mut passed) = (read.into_iter().peekable(), 0);
        for (sentence, known) in sentences.iter().zip(known) {
            let start = words.len();
            let is_new = known.is_none();
            match known {
                Some(known) => words.extend(known),
                None => words.extend(std::iter::from_fn(|| read.next_if(|w| w.span.end <= sentence.end))),
            }
            // Heads are counted from the first word that was read with them.
            let first = if is_new { passed } else { 0 };
            for word in words.iter_mut().skip(start) {
                word.head = word.head.map(|head| head - first + start);
            }
            passed += if is_new { words.len() - start } else { 0 };
        }
        words
    }

    /// The words of a sentence as they were read in another block, heads counted from its first word.
    fn taken_over(&self, text: &str, tokens: &[Token], sentence: Span) -> Option<Vec<SyntacticWord>> {
        let (block, known) = self.0.get(sentence.of(text))?;
        let same = |own: &Token, old: &Token| {
            own.span.start - sentence.start == old.span.start - known.start
                && (&own.norm, own.kind, own.shape, own.joined)
                    == (&old.norm, old.kind, old.shape, old.joined)
        };
        let (own, old) = (tokenizer::within(tokens, sentence), tokenizer::within(&block.tokens, *known));
        if own.len() != old.len() || !own.iter().zip(old).all(|(own, old)| same(own, old)) {
            return None;
        }
        let before =
            |tokens: &[Token], sentence: Span| tokens.partition_point(|t| t.span.start < sentence.start);
        let (to, from) = (before(tokens, sentence), before(&block.tokens, *known));
        let first = block.words.partition_point(|word| word.span.start < known.start);
        let words = block.words.iter().skip(first).take_while(|word| word.span.end <= known.end);
        let moved = |span: Span| {
            Span::new(span.start - known.start + sentence.start, span.end - known.start + sentence.start)
        };
        let place = |word: &SyntacticWord| SyntacticWord {
            token: word.token - from + to,
            span: moved(word.span),
            head: word.head.map(|head| head - first),
            ..word.clone()
        };
        Some(words.map(place).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_sentences_of_a_changed_block_are_taken_over() {
        let before = crate::analyze("Le maire a parlé. La préfète de l’Orne, dit-il, se tait.");
        let text = "Hier, le maire a parlé. La préfète de l’Orne, dit-il, se tait. Il pleut.";
        let known = Known::of(&before);
        let sentences = known.sentences_beside(std::iter::once(text));
        let block = Block::read(text);
        let kept = |sentence: usize| {
            sentences.taken_over(text, &block.tokens, block.sentences[sentence]).map(|words| words.len())
        };
        assert_eq!([kept(0), kept(1), kept(2)], [None, Some(12), None]);
        assert_eq!(Block::read_with(text, &sentences), block);
    }
}
