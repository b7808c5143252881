//! What the paragraphs of an article sum up to: what it is about, and how it is told.

use crate::block::Block;
use crate::lexicon::FIRST_PERSON;
use crate::lexicon::classes::{Class, Classes};
use crate::syntax::{Deprel, SyntacticWord, Tense, Upos, VerbForm};
use crate::tokenizer::{Token, TokenKind};

/// What one block adds to the voice of its article, as counts of sentences.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Voice {
    pub(super) sentences: usize,
    pub(super) words: usize,
    /// Of six words at most.
    pub(super) short: usize,
    pub(super) questions: usize,
    /// Whose main verb is in the present.
    pub(super) present: usize,
    pub(super) quoted: usize,
    /// In which the writer says « je » or « nous ».
    pub(super) personal: usize,
    pub(super) dated: usize,
    pub(super) figures: usize,
}

impl Voice {
    pub(super) fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.short += other.short;
        self.questions += other.questions;
        self.present += other.present;
        self.quoted += other.quoted;
        self.personal += other.personal;
        self.dated += other.dated;
        self.figures += other.figures;
    }
}

/// What one block adds to its article.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Gist {
    /// How many of its nouns belong to each class.
    pub(super) classes: Vec<(Class, usize)>,
    pub(super) voice: Voice,
}

impl Gist {
    pub(crate) fn of(block: &Block) -> Self {
        let mut classes: Vec<(Class, usize)> = Vec::new();
        let nouns = block.words.iter().filter(|w| w.upos == Upos::Noun);
        for class in nouns.flat_map(|w| Classes::of(w.upos, &w.lemma).iter()) {
            match classes.iter_mut().find(|(known, _)| *known == class) {
                Some((_, count)) => *count += 1,
                None => classes.push((class, 1)),
            }
        }
        Self { classes, voice: voice(block) }
    }
}

fn voice(block: &Block) -> Voice {
    let mut voice = Voice::default();
    for span in &block.sentences {
        let tokens = block.tokens_in(*span);
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
        let from = block.words.partition_point(|w| w.span.start < span.start);
        let end = block.words.partition_point(|w| w.span.start < span.end);
        let parsed = block.words.get(from..end).unwrap_or_default();
        let root = parsed.iter().position(|w| w.head.is_none() && w.upos != Upos::Punct);
        let head = |w: &SyntacticWord| w.head == root.map(|root| root + from);
        let present = |w: &SyntacticWord| {
            w.feats.verb_form() == Some(VerbForm::Fin) && w.feats.tense() == Some(Tense::Pres)
        };
        let carries =
            |w: &&SyntacticWord| head(w) && w.deprel.base() == "aux" || head(w) && w.deprel.base() == "cop";
        let auxiliary = parsed.iter().find(carries);
        let root_word = root.and_then(|root| parsed.get(root));
        // « a dit » is past, « est maire » is present.
        let perfect = auxiliary.is_some_and(|w| w.deprel.base() == "aux" && w.deprel != Deprel::AuxPass);
        let now = root_word.is_some_and(present) || !perfect && auxiliary.is_some_and(present);
        let inside = |t: &Token| block.quotes.iter().any(|q| q.quotation && q.outer.covers(t.span));
        voice.add(Voice {
            sentences: 1,
            words,
            short: usize::from(words <= 6),
            questions: usize::from(tokens.last().is_some_and(|t| t.is("?"))),
            present: usize::from(now),
            quoted: usize::from(block.quotes.iter().any(|q| q.quotation && q.outer.overlaps(*span))),
            personal: usize::from(tokens.iter().any(|t| t.is_any(&FIRST_PERSON) && !inside(t))),
            dated: usize::from(block.dates.iter().any(|d| span.covers(d.span))),
            figures: usize::from(block.figures.iter().any(|f| span.covers(f.span))),
        });
    }
    voice
}
