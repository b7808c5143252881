//! Tokens and sentences against the treebanks, from raw text.
//!
//! The sentences of a treebank are laid out as a text, in paragraphs of one or of ten, and read as an article is. A
//! token or a sentence is right when both its ends are.

use std::collections::BTreeSet;
use std::path::Path;

use sourcier_analysis::tokenizer::words;
use sourcier_analysis::{Span, analyze};

use crate::Result;

/// The files that measure: what trains the models, and what nothing was made on.
const FILES: [&str; 3] = [
    "ud-sequoia/fr_sequoia-ud-train.conllu",
    "ud-sequoia/fr_sequoia-ud-dev.conllu",
    "ud-gsd/fr_gsd-ud-dev.conllu",
];

/// How the sentences of a treebank make a text.
#[derive(Clone, Copy)]
enum Layout {
    /// A paragraph each.
    Paragraphs,
    /// Ten a paragraph.
    Running,
}

impl Layout {
    const ALL: [Self; 2] = [Self::Paragraphs, Self::Running];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Paragraphs => "paragraphs",
            Self::Running => "running",
        }
    }

    /// What stands before the sentence with this number.
    const fn before(self, number: usize) -> &'static str {
        match self {
            _ if number == 0 => "",
            Self::Running if !number.is_multiple_of(10) => " ",
            _ => "\n\n",
        }
    }
}

/// A sentence of a treebank: its text, and where its tokens stand in it.
struct Sentence {
    text: String,
    tokens: Vec<Span>,
}

/// A text with its tokens and sentences.
#[derive(Default)]
struct Segmented {
    text: String,
    tokens: BTreeSet<Span>,
    sentences: BTreeSet<Span>,
}

/// Prints the table; with `errors`, also what is missing (`-`) or too much (`+`).
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(crate) fn evaluate(data: &Path, errors: bool) -> Result<()> {
    println!("file                     layout      tokens F1  sentences F1  precision  recall  sentences");
    for file in FILES {
        let sentences = read(&std::fs::read_to_string(data.join(file))?)?;
        for layout in Layout::ALL {
            let gold = lay_out(&sentences, layout);
            let system = segment(&gold.text);
            if errors {
                differences(&gold.text, "token", &gold.tokens, &system.tokens);
                differences(&gold.text, "sentence", &gold.sentences, &system.sentences);
            }
            let (tokens, _, _) = f1(&gold.tokens, &system.tokens);
            let (sentences, precision, recall) = f1(&gold.sentences, &system.sentences);
            let file = file.rsplit('/').next().unwrap_or(file);
            println!(
                "{file:24} {:11} {tokens:9.2} {sentences:13.2} {precision:10.2} {recall:7.2} {:10}",
                layout.as_str(),
                gold.sentences.len(),
            );
        }
    }
    Ok(())
}

fn lay_out(sentences: &[Sentence], layout: Layout) -> Segmented {
    let mut all = Segmented::default();
    for (number, sentence) in sentences.iter().enumerate() {
        all.text += layout.before(number);
        let start = all.text.len();
        all.text += &sentence.text;
        all.tokens.extend(sentence.tokens.iter().map(|t| t.shift(start)));
        if let (Some(first), Some(last)) = (sentence.tokens.first(), sentence.tokens.last()) {
            all.sentences.insert(first.to(*last).shift(start));
        }
    }
    all
}

/// What our reading gives: the tokens of the sentences, and the sentences that have any.
fn segment(text: &str) -> Segmented {
    let article = analyze(text);
    let mut all = Segmented { text: text.to_owned(), ..Segmented::default() };
    for sentence in &article.sentences {
        let Some(placed) = article.blocks.get(sentence.block) else { continue };
        let local = Span::new(sentence.span.start - placed.start, sentence.span.end - placed.start);
        let tokens = placed.block.tokens_in(local);
        all.tokens.extend(words(tokens).filter_map(|word| {
            let word = tokens.get(word)?;
            Some(word.first()?.span.to(word.last()?.span).shift(placed.start))
        }));
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            all.sentences.insert(first.span.to(last.span).shift(placed.start));
        }
    }
    all
}

/// F1, precision and recall in per cent.
#[expect(clippy::cast_precision_loss, reason = "counts of tokens are small")]
fn f1(gold: &BTreeSet<Span>, system: &BTreeSet<Span>) -> (f64, f64, f64) {
    let right = gold.intersection(system).count() as f64;
    let of = |all: usize| if all == 0 { 0.0 } else { 100.0 * right / all as f64 };
    let both = gold.len() + system.len();
    (if both == 0 { 0.0 } else { 200.0 * right / both as f64 }, of(system.len()), of(gold.len()))
}

#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
fn differences(text: &str, what: &str, gold: &BTreeSet<Span>, system: &BTreeSet<Span>) {
    let mut all: Vec<(Span, char)> = gold.difference(system).map(|s| (*s, '-')).collect();
    all.extend(system.difference(gold).map(|s| (*s, '+')));
    all.sort_unstable();
    for (span, mark) in all {
        let before: String = text.get(..span.start).unwrap_or_default().chars().rev().take(25).collect();
        let before: String = before.chars().rev().collect();
        let after: String = text.get(span.end..).unwrap_or_default().chars().take(25).collect();
        println!("{mark} {what} {:?}", format!("{before}⟦{}⟧{after}", span.of(text)));
    }
}

/// The sentences of a file in CoNLL-U.
fn read(conllu: &str) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let (mut at, mut covered) = (0, 0);
    for line in conllu.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            sentences.push(Sentence { text: text.to_owned(), tokens: Vec::new() });
            (at, covered) = (0, 0);
        }
        let mut cells = line.split('\t');
        let (Some(id), Some(form)) = (cells.next(), cells.next()) else { continue };
        let Some(sentence) = sentences.last_mut() else { continue };
        let last = match id.split_once('-') {
            Some((_, last)) => last.parse()?,
            None if id.contains('.') || id.parse::<usize>()? <= covered => continue,
            None => 0,
        };
        covered = covered.max(last);
        let rest = sentence.text.get(at..).unwrap_or_default();
        let start = at + rest.find(form).ok_or_else(|| format!("{form} is not in {}", sentence.text))?;
        at = start + form.len();
        sentence.tokens.push(Span::new(start, at));
    }
    Ok(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_in_the_text() {
        let file = "# text = Il va du pont.\n1\tIl\n2\tva\n3-4\tdu\n3\tde\n4\tle\n5\tpont\n6\t.\n\n";
        let sentences = read(file).expect("a file");
        let laid = lay_out(&sentences, Layout::Running);
        let tokens: Vec<&str> = laid.tokens.iter().map(|t| t.of(&laid.text)).collect();
        assert_eq!(tokens, ["Il", "va", "du", "pont", "."]);
        assert_eq!(f1(&laid.tokens, &segment(&laid.text).tokens), (100.0, 100.0, 100.0));
    }
}
