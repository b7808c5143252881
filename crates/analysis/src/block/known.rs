//! What was read before and need not be read again: blocks whose text did not change, and in a block that did its other
//! sentences.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::kept::Kept;
use super::{Block, PlacedBlock};
use crate::article::Article;
use crate::checkworthy::Worths;
use crate::entities::KnownNames;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::Token;
use crate::{parser, tagger};

/// What was read of an article before.
#[derive(Default)]
pub(crate) struct Known<'a> {
    blocks: &'a [PlacedBlock],
    by_text: HashMap<&'a str, &'a Arc<Block>>,
    worths: Option<&'a Worths>,
}

impl<'a> Known<'a> {
    /// What was read of `article`.
    pub(crate) fn of(article: &'a Article) -> Self {
        let Article { blocks, worths, .. } = article;
        let by_text = blocks.iter().map(|b| (&*b.block.text, &b.block)).collect();
        Self { blocks, by_text, worths: Some(worths) }
    }

    /// What its sentences were weighed by.
    pub(crate) fn worths(&self) -> Option<&'a Worths> {
        self.worths
    }

    /// The block with this text.
    pub(super) fn block(&self, text: &str) -> Option<Arc<Block>> {
        self.by_text.get(text).map(|block| Arc::clone(block))
    }

    /// What can be taken over from the blocks that are not among `texts` any more.
    pub(super) fn beside<'t>(&self, texts: impl Iterator<Item = &'t str>) -> KnownParts<'a> {
        let texts: HashSet<&str> = texts.collect();
        let gone = || self.blocks.iter().map(|placed| &*placed.block).filter(|b| !texts.contains(&*b.text));
        let sentences =
            gone().flat_map(|b| b.sentences.iter().enumerate().map(move |(n, s)| (s.of(&b.text), (b, n))));
        let stretches = gone().flat_map(|b| &b.stretches).map(|s| (s.shown, Arc::clone(&s.names)));
        let spellings = gone().flat_map(|b| b.names.iter().map(|n| (n.span.of(&b.text), &n.spelling)));
        let names = KnownNames { stretches: stretches.collect(), spellings: spellings.collect() };
        KnownParts { sentences: sentences.collect(), names }
    }
}

/// Parts of blocks that were already read.
#[derive(Default)]
pub(super) struct KnownParts<'a> {
    /// Sentences by their text: the block, and which of its sentences.
    sentences: HashMap<&'a str, (&'a Block, usize)>,
    names: KnownNames<'a>,
}

impl<'a> KnownParts<'a> {
    /// What was read of names.
    pub(super) fn names(&self) -> &KnownNames<'a> {
        &self.names
    }

    /// Of each sentence of a block, where it was read before.
    pub(super) fn kept(&self, text: &str, tokens: &[Token], sentences: &[Span]) -> Vec<Option<Kept<'a>>> {
        let kept = |sentence: &Span| {
            let (block, known) = self.sentences.get(sentence.of(text))?;
            Kept::find(block, *known, tokens, *sentence)
        };
        sentences.iter().map(kept).collect()
    }
}

/// The words of a block, those of its kept sentences taken over.
pub(super) fn words(
    text: &str,
    tokens: &[Token],
    sentences: &[Span],
    kept: &[Option<Kept<'_>>],
) -> Vec<SyntacticWord> {
    let unknown = sentences.iter().zip(kept).filter(|(_, kept)| kept.is_none());
    let new: Vec<Span> = unknown.map(|(sentence, _)| *sentence).collect();
    let mut read = tagger::read(text, tokens, &new);
    parser::parse(text, tokens, &new, &mut read);
    if new.len() == sentences.len() {
        return read;
    }
    let mut words: Vec<SyntacticWord> = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    let (mut read, mut passed) = (read.into_iter().peekable(), 0);
    for (sentence, kept) in sentences.iter().zip(kept) {
        let start = words.len();
        if let Some(kept) = kept {
            words.extend(kept.words(start));
            continue;
        }
        words.extend(std::iter::from_fn(|| read.next_if(|w| w.span.end <= sentence.end)));
        // Heads are counted from the first word that was read with them.
        for word in words.iter_mut().skip(start) {
            word.head = word.head.map(|head| head - passed + start);
        }
        passed += words.len() - start;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_sentences_of_a_changed_block_are_taken_over() {
        let before = crate::analyze("Le maire a parlé. La préfète de l’Orne, dit-il, se tait.");
        let text = "Hier, le maire a parlé. La préfète de l’Orne, dit-il, se tait. Il pleut.";
        let known = Known::of(&before);
        let known = known.beside(std::iter::once(text));
        let block = Block::read(text);
        let kept = known.kept(text, &block.tokens, &block.sentences);
        let words: Vec<Option<usize>> =
            kept.iter().map(|kept| kept.as_ref().map(|kept| kept.words(0).count())).collect();
        assert_eq!(words, [None, Some(12), None]);
        assert!(kept.iter().flatten().all(|kept| kept.stands_alike(&block)));
        assert_eq!(Block::read_with(text, &known), block);
    }
}
