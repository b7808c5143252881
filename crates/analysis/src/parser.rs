//! Dependency parser: the head of each word and its relation, with a small recurrent network.
//!
//! Every word is a few hashed features ([`features`]), each a row of numbers. Two layers read the sentence forwards and
//! backwards at once ([`recurrent`]); what they know of each word scores every pair of head and dependent. The
//! best tree is taken ([`tree`]), so that whatever the words, a sentence has one root and no cycle; relations
//! are chosen last, pair by pair. Every sum has its
//! order, so that every machine gives the same tree.
//!
//! A sentence is read in time that grows with its length times at most [`LONGEST`]: one that is longer is read in stretches,
//! and the roots of the later ones hang on the first.

use crate::model::{self, Layer, ModelError, Reader, Writer};
use crate::syntax::{Deprel, SyntacticWord, Upos};
use crate::text::Span;
use crate::tokenizer::{self, Token};

pub mod activation;
pub mod features;
pub mod matrix;
pub mod network;
mod recurrent;
pub mod tree;

pub use network::Network;

/// Words that are read at once.
pub const LONGEST: usize = 160;

/// Fills in heads and relations of the words of a block. Without a model they stay as they are.
pub fn parse(text: &str, tokens: &[Token], sentences: &[Span], words: &mut [SyntacticWord]) {
    let Some(model) = model::get() else { return };
    let tokens = &*tokenizer::with_whole_words(text, tokens);
    let mut start = 0;
    for sentence in sentences {
        start += words.iter().skip(start).take_while(|w| w.span.start < sentence.start).count();
        let count = words.iter().skip(start).take_while(|w| w.span.end <= sentence.end).count();
        let end = start + count;
        model.parser.parse(tokens, words, start, end);
        start = end;
    }
}

/// What the layer knows.
#[derive(PartialEq, Debug)]
pub struct Parser(pub Network);

impl Parser {
    /// Fills in heads and relations of `words[start..end]`, one sentence.
    pub fn parse(&self, tokens: &[Token], words: &mut [SyntacticWord], start: usize, end: usize) {
        let mut first_root = None;
        let mut at = start;
        while at < end {
            let stop = stretch(words, at, end);
            let Some(part) = words.get_mut(at..stop) else { return };
            let features: Vec<_> = part
                .iter()
                .map(|word| tokens.get(word.token).map(|token| features::of(token, word)).unwrap_or_default())
                .collect();
            let arcs = self.0.read(&features);
            let root = at + arcs.iter().position(|(head, _)| head.is_none()).unwrap_or_default();
            for (word, (head, deprel)) in part.iter_mut().zip(arcs) {
                word.head = head.map(|head| at + head);
                word.deprel = deprel;
            }
            match (first_root, words.get_mut(root)) {
                (Some(first), Some(root)) => {
                    root.head = Some(first);
                    root.deprel = Deprel::Parataxis;
                }
                _ => first_root = Some(root),
            }
            at = stop;
        }
    }
}

/// Where the stretch that starts at `at` ends: behind the last mark that is near enough, or where it must.
fn stretch(words: &[SyntacticWord], at: usize, end: usize) -> usize {
    if end - at <= LONGEST {
        return end;
    }
    let near = words.get(at + LONGEST / 2..at + LONGEST).unwrap_or_default();
    let mark = near.iter().rposition(|w| w.upos == Upos::Punct);
    mark.map_or(at + LONGEST, |mark| at + LONGEST / 2 + mark + 1)
}

impl Layer for Parser {
    const NAME: &'static str = "parser";
    const VERSION: u8 = 1;

    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        Network::read_from(from).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::block::Block;

    /// Draws each arc but those of marks: « word <- relation - head ».
    #[expect(clippy::needless_pass_by_value, reason = "read at the call")]
    fn check(text: &str, expected: Expect) {
        let block = Block::read(text);
        let form = |at: usize| {
            let word = &block.words[at];
            let form = word.span.of(&block.text);
            crate::tagger::expand(&form.to_lowercase())
                .filter(|_| block.words.iter().filter(|w| w.token == word.token).count() == 2)
                .map_or_else(|| form.to_owned(), |(a, b)| if word.part == 0 { a } else { b }.to_owned())
        };
        let mut drawn = String::from("\n");
        for (at, word) in block.words.iter().enumerate().filter(|(_, w)| w.deprel.base() != "punct") {
            let head = word.head.map_or_else(|| "•".to_owned(), &form);
            drawn.extend([form(at).as_str(), " <- ", word.deprel.as_str(), " - ", head.as_str(), "\n"]);
        }
        expected.assert_eq(&drawn);
    }

    #[test]
    fn a_source_behind_its_verb() {
        check(
            "Le pont de Vireux rouvrira lundi, a annoncé jeudi la préfète des Ardennes.",
            expect![[r"

            Le <- det - pont
            pont <- nsubj - rouvrira
            de <- case - Vireux
            Vireux <- nmod - pont
            rouvrira <- root - •
            lundi <- obl:mod - rouvrira
            a <- aux:tense - annoncé
            annoncé <- parataxis - rouvrira
            jeudi <- obl:mod - annoncé
            la <- det - préfète
            préfète <- obj - annoncé
            de <- case - Ardennes
            les <- det - Ardennes
            Ardennes <- nmod - préfète
        "]],
        );
    }

    #[test]
    fn what_somebody_says() {
        check(
            "Selon la mairie, Paul Roy a affirmé que les travaux seraient terminés par l’entreprise.",
            expect![[r"

                Selon <- case - mairie
                la <- det - mairie
                mairie <- obl:mod - affirmé
                Paul <- nsubj - affirmé
                Roy <- flat:name - Paul
                a <- aux:tense - affirmé
                affirmé <- root - •
                que <- mark - terminés
                les <- det - travaux
                travaux <- nsubj:pass - terminés
                seraient <- aux:pass - terminés
                terminés <- ccomp - affirmé
                par <- case - entreprise
                l’ <- det - entreprise
                entreprise <- obl:agent - terminés
            "]],
        );
    }

    #[test]
    fn a_quotation_and_its_incise() {
        check(
            "« Nous avons perdu deux ans », a-t-il regretté.",
            expect![[r"

                Nous <- nsubj - perdu
                avons <- aux:tense - perdu
                perdu <- root - •
                deux <- nummod - ans
                ans <- obj - perdu
                a <- aux:tense - regretté
                -t-il <- nsubj - regretté
                regretté <- parataxis:insert - perdu
            "]],
        );
    }

    #[test]
    fn appositions_relative_clauses_and_coordination() {
        check(
            "Élodie Lefèvre, ministre des Transports, qui a reçu MM. Roy et Nadal, quittera Lyon mardi.",
            expect![[r"

                Élodie <- nsubj - quittera
                Lefèvre <- flat:name - Élodie
                ministre <- appos - Élodie
                de <- case - Transports
                les <- det - Transports
                Transports <- nmod - ministre
                qui <- nsubj - reçu
                a <- aux:tense - reçu
                reçu <- acl:relcl - Élodie
                MM. <- obj - reçu
                Roy <- flat:name - MM.
                et <- cc - Nadal
                Nadal <- conj - MM.
                quittera <- root - •
                Lyon <- obj - quittera
                mardi <- nmod - Lyon
            "]],
        );
    }

    #[test]
    fn a_sentence_that_is_too_long_is_one_tree() {
        let text = "Le maire a reçu la préfète, ".repeat(60);
        let block = Block::read(&text);
        let count = block.words.len();
        assert!(count > 2 * super::LONGEST, "{count}");
        assert_eq!(block.words.iter().filter(|w| w.head.is_none()).count(), block.sentences.len());
    }
}
