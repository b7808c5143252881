//! Check-worthiness: what annotators asked a source for, the learner, the report.

use std::path::Path;

use sourcier_analysis::checkworthy::CheckWorthiness;

use crate::Result;
use boosting::Growth;
use corpus::{Corpus, Example};
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
const LEAST: usize = 3;
/// How the trees are grown.
const GROWTH: Growth = Growth { trees: 150, leaves: 48, least: 10, rate: 0.08, rows: 0.7, features: 0.2 };
/// So many forests are grown, each from other draws; what they say is taken in the mean.
const FORESTS: u8 = 3;
/// What the trees say counts for so much, what the weights say for the rest.
const TREES: f64 = 0.6;
/// Of the held-out sentences that are asked for their source, an editor asks for at least this share.
const FLOOR: f64 = 0.8;
/// Into so many parts the training articles are cut for the report.
const FOLDS: usize = 5;

/// Learns from the training articles in `data` and beside this crate, and prints how well.
pub(crate) fn train(data: &Path) -> Result<CheckWorthiness> {
    sourcier_analysis::model::load()?;
    let corpus = Corpus::read(data)?;
    report::head(&corpus);
    report::folds(&corpus.training)?;
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

/// Prints the features of every sentence with what the annotators said of it.
pub(crate) fn dump(data: &Path) -> Result<()> {
    sourcier_analysis::model::load()?;
    report::dump(&Corpus::read(data)?);
    Ok(())
}

/// What foretells how much the annotators asked for a source: the mean of weights and trees, which are wrong in other places.
fn learn(examples: &[&Example]) -> Result<CheckWorthiness> {
    let rows: Vec<&[u32]> = examples.iter().map(|e| e.features.as_slice()).collect();
    let targets: Vec<f64> = examples.iter().map(|e| e.asked).collect();
    let table = Table::of(&rows, LEAST);
    let (weights, constant) = ridge::solve(&table, &targets, PENALTY);
    let weights: Vec<(u32, f64)> =
        table.keys.iter().zip(weights).map(|(key, weight)| (*key, weight * (1.0 - TREES))).collect();
    let share = TREES / f64::from(FORESTS);
    let mut bias = constant * (1.0 - TREES);
    let mut trees = Vec::new();
    for seed in 1..=FORESTS {
        let (mean, forest) = boosting::learn(&table, &targets, GROWTH, u64::from(seed));
        bias += mean * share;
        trees.extend(forest.into_iter().map(|tree| tree.scaled(share)));
    }
    Ok(CheckWorthiness::new(bias, &weights, &trees)?)
}
