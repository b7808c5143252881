//! The judgement over the evidence of an article: multinomial logistic regression.

use std::sync::Arc;

use sourcier_analysis::block::PlacedBlock;
use sourcier_analysis::entities::sequence::Sequence;
use sourcier_analysis::entities::tags::KINDS;
use sourcier_analysis::entities::{EntityKind, Standing, find_with};
use sourcier_analysis::mentions::evidence::{EVIDENCE, Evidence, Judge, OUTCOMES};
use sourcier_analysis::{Article, Span, mentions};

use super::corpus::{Document, Marked};
use super::instances::{house_names, number};

/// What speaks for a name, and what it is.
pub(crate) struct Example {
    pub(crate) text: String,
    evidence: Evidence,
    outcome: usize,
}

/// The article with its blocks read by a given model.
fn read(document: &Document, model: &Sequence) -> (Article, Vec<PlacedBlock>) {
    let article = sourcier_analysis::analyze(&document.text);
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
        let gold = house_names(document, &article);
        for (span, evidence) in mentions::evidence(&article.text, &blocks, &article.segments) {
            let right = gold.iter().find(|g| Span::new(g.0, g.1) == span);
            let outcome = right.and_then(|g| number(g.2)).unwrap_or(KINDS.len());
            examples.push(Example {
                text: crate::eval::excerpt(&article.text, span.start, span.end),
                evidence,
                outcome,
            });
        }
    }
    examples
}

/// The names of a document after the judgement.
pub(crate) fn judged(document: &Document, model: &Sequence) -> Vec<Marked> {
    let (article, blocks) = read(document, model);
    mentions::judged(&article.text, &blocks, &article.segments, &model.judge)
        .into_iter()
        .map(|(span, kind)| (span.start, span.end, kind))
        .collect()
}

/// Learns by gradient descent over all examples.
pub(crate) fn learn(examples: &[Example]) -> Judge {
    let mut rows = [[0.0_f32; EVIDENCE]; OUTCOMES];
    let mut squares = [[1e-2_f32; EVIDENCE]; OUTCOMES];
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

/// Prints how often the judgement and the block are right.
pub(crate) fn score(title: &str, examples: &[Example], judge: &Judge) {
    let best = |odds: &[f32]| (0..OUTCOMES).max_by(|a, b| odds[*a].total_cmp(&odds[*b])).unwrap_or(0);
    let right = examples.iter().filter(|e| best(&judge.odds(&e.evidence)) == e.outcome).count();
    let before = examples.iter().filter(|e| best(&e.evidence[..OUTCOMES]) == e.outcome).count();
    if std::env::var("CHANGED").is_ok() {
        for e in examples {
            let (b, a) = (best(&e.evidence[..OUTCOMES]), best(&judge.odds(&e.evidence)));
            if a != b {
                println!(
                    "{} gold {} block {b} {:.2} article {a} {:.2} {}",
                    if a == e.outcome {
                        "BETTER"
                    } else if b == e.outcome {
                        "WORSE"
                    } else {
                        "SAME"
                    },
                    e.outcome,
                    e.evidence[b].exp(),
                    judge.odds(&e.evidence)[a],
                    e.text
                );
            }
        }
    }
    println!("  {title}: {} examples, block {before}, article {right}", examples.len());
    let _ = EntityKind::Misc;
}

pub(crate) fn by_rules(document: &Document) -> std::collections::BTreeSet<Marked> {
    let article = sourcier_analysis::analyze(&document.text);
    article
        .mentions
        .iter()
        .filter(|m| m.form == mentions::MentionForm::Name)
        .map(|m| (m.span.start, m.span.end, m.kind))
        .collect()
}
