//! Check-worthiness: what annotators asked a source for, the learner, the report.

use std::path::Path;

use sourcier_analysis::checkworthy::{CheckWorthiness, Learnt};

use crate::Result;
use boosting::Growth;
use corpus::{Corpus, Example, Origin};
use table::Table;

mod boosting;
mod corpus;
mod pages;
mod report;
mod ridge;
mod table;

/// How strongly weights are drawn to nothing.
const PENALTY: f64 = 60.0;
/// A feature is learnt from so many sentences.
const LEAST: usize = 5;
/// How the trees are grown.
const GROWTH: Growth = Growth { trees: 150, leaves: 48, least: 10, rate: 0.08, rows: 0.7, features: 0.2 };
/// So many forests are grown, each from other draws; what they say is taken in the mean.
const FORESTS: u8 = 4;
/// What the trees say counts for so much, what the weights say for the rest.
const TREES: f64 = 0.6;
/// A sentence of the press counts for so many of other copy.
const PRESS: f64 = 2.0;
/// Of the held-out sentences that are asked for their source, an editor asks for at least this share.
const FLOOR: f64 = 0.8;
/// Into so many parts the training articles are cut for the report.
const FOLDS: usize = 5;

/// Learns from the training articles in `data` and beside this crate, and prints how well.
pub(crate) fn train(data: &Path) -> Result<CheckWorthiness> {
    sourcier_analysis::model::load()?;
    let corpus = Corpus::read(data)?;
    report::head(&corpus);
    let model = learn(&corpus.training.iter().collect::<Vec<_>>())?;
    let share = report::held_out(&corpus.held_out, &model);
    if share < FLOOR {
        return Err(format!(
            "of what is asked for on held-out articles only {share:.3} should be, the floor is {FLOOR}"
        )
        .into());
    }
    Ok(model)
}

/// Prints how well every part of the training articles is foretold from the others.
pub(crate) fn folds(data: &Path) -> Result<()> {
    sourcier_analysis::model::load()?;
    let corpus = Corpus::read(data)?;
    report::head(&corpus);
    report::folds(&corpus.training)
}

/// Prints the features of every sentence with what the annotators said of it.
pub(crate) fn dump(data: &Path) -> Result<()> {
    sourcier_analysis::model::load()?;
    report::dump(&Corpus::read(data)?);
    Ok(())
}

/// What foretells how much the annotators asked for a source, and whether another sentence has it.
fn learn(examples: &[&Example]) -> Result<CheckWorthiness> {
    let rows: Vec<&[u32]> = examples.iter().map(|e| e.features.as_slice()).collect();
    let table = Table::of(&rows, LEAST);
    let weights: Vec<f64> = examples.iter().map(|e| weight(e)).collect();
    let targets = |of: fn(&Example) -> f64| examples.iter().map(|e| of(e)).collect::<Vec<f64>>();
    let (asked, covered) = (targets(|e| e.asked), targets(|e| e.covered));
    let (asked, covered) = std::thread::scope(|scope| {
        let asked = scope.spawn(|| asks(&table, &asked, &weights));
        let covered = forests(&table, &covered, &weights);
        (asked.join(), covered)
    });
    let asked = asked.map_err(|_| "learning stopped")?;
    Ok(CheckWorthiness::new(&asked, &covered)?)
}

/// A sentence counts for so much.
const fn weight(example: &Example) -> f64 {
    match example.origin {
        Origin::Press => PRESS,
        Origin::Wikinews | Origin::Own => 1.0,
    }
}

/// The mean of weights and trees, which are wrong in other places.
fn asks(table: &Table, targets: &[f64], rows: &[f64]) -> Learnt {
    let (weights, constant) = ridge::solve(table, targets, rows, PENALTY);
    let Learnt { bias, trees, .. } = forests(table, targets, rows);
    let linear = 1.0 - TREES;
    Learnt {
        bias: bias * TREES + constant * linear,
        weights: table.keys.iter().zip(weights).map(|(key, weight)| (*key, weight * linear)).collect(),
        trees: trees.into_iter().map(|tree| tree.scaled(TREES)).collect(),
    }
}

/// The mean of all forests.
fn forests(table: &Table, targets: &[f64], rows: &[f64]) -> Learnt {
    let share = 1.0 / f64::from(FORESTS);
    let mut learnt = Learnt::default();
    for seed in 1..=FORESTS {
        let (mean, forest) = boosting::learn(table, targets, rows, GROWTH, u64::from(seed));
        learnt.bias += mean * share;
        learnt.trees.extend(forest.into_iter().map(|tree| tree.scaled(share)));
    }
    learnt
}
