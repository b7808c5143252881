//! The judgement over the evidence of an article: multinomial logistic regression.

use std::sync::Arc;

use sourcier_analysis::block::PlacedBlock;
use sourcier_analysis::entities::sequence::Sequence;
use sourcier_analysis::entities::tags::KINDS;
use sourcier_analysis::entities::{Standing, find_with};
use sourcier_analysis::mentions::evidence::{EVIDENCE, Evidence, Judge, OUTCOMES};
use sourcier_analysis::{Article, Span, mentions};

use super::corpus::Document;
use super::instances::{house_names, number};

/// What speaks for a name, and what it is.
pub(crate) struct Example {
    evidence: Evidence,
    outcome: usize,
}

/// The article with its blocks read by a given model.
fn read<'a>(document: &'a Document, model: &Sequence) -> (&'a Article, Vec<PlacedBlock>) {
    let article = document.article();
    let blocks = article
        .blocks
        .iter()
        .map(|placed| {
            let mut block = (*placed.block).clone();
            let all = find_with(Some(model), &block.text, &block.tokens, &block.sentences, &block.words);
            (block.names, block.rivals) = all.into_iter().partition(|n| n.standing != Standing::Rival);
            PlacedBlock { start: placed.start, block: Arc::new(block) }
        })
        .collect();
    (article, blocks)
}

/// The names of documents that `model` did not learn from.
pub(crate) fn examples(documents: &[&Document], model: &Sequence) -> Vec<Example> {
    let mut examples = Vec::new();
    for document in documents {
        let (article, blocks) = read(document, model);
        let gold = house_names(document);
        for (span, evidence) in mentions::evidence(&article.text, &blocks, &article.segments) {
            let right = gold.iter().find(|g| Span::new(g.0, g.1) == span);
            let outcome = right.and_then(|g| number(g.2)).unwrap_or(KINDS.len());
            examples.push(Example { evidence, outcome });
        }
    }
    examples
}

/// Learns by gradient descent over all examples.
pub(crate) fn learn(examples: &[Example]) -> Judge {
    let mut rows = [[0.0_f32; EVIDENCE]; OUTCOMES];
    let mut squares = [[1e-2_f32; EVIDENCE]; OUTCOMES];
    #[expect(clippy::cast_precision_loss, reason = "some ten thousand")]
    let count = examples.len() as f32;
    for _ in 0..400 {
        let judge = Judge::new(rows);
        let mut gradient = [[0.0_f32; EVIDENCE]; OUTCOMES];
        for example in examples {
            let mut odds = judge.odds(&example.evidence);
            odds[example.outcome] -= 1.0;
            for (row, odd) in gradient.iter_mut().zip(odds) {
                row.iter_mut().zip(example.evidence).for_each(|(g, e)| *g += odd * e);
            }
        }
        for ((w, q), g) in
            rows.iter_mut().flatten().zip(squares.iter_mut().flatten()).zip(gradient.iter().flatten())
        {
            let g = g / count + 1e-4 * *w;
            *q += g * g;
            *w -= 0.1 * g / q.sqrt();
        }
    }
    Judge::new(rows)
}
