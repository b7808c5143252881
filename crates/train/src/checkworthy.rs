//! Check-worthiness: what annotators asked a source for, the learner, the report.

use std::path::Path;

use sourcier_analysis::checkworthy::CheckWorthiness;

use crate::Result;
use corpus::{Corpus, Example};

mod corpus;
mod report;
mod ridge;

/// How strongly weights are drawn to nothing.
const PENALTY: f64 = 60.0;
/// A feature is learnt from so many sentences.
const LEAST: usize = 3;
/// Of the held-out sentences that are asked for their source, an editor asks for at least this share.
const FLOOR: f64 = 0.87;
/// Into so many parts the training articles are cut for the report.
const FOLDS: usize = 5;

/// Learns from the training articles in `data` and beside this crate, and prints how well.
pub(crate) fn train(data: &Path) -> Result<CheckWorthiness> {
    sourcier_analysis::model::load()?;
    let corpus = Corpus::read(data)?;
    report::head(&corpus);
    report::folds(&corpus.training);
    let model = learn(&corpus.training.iter().collect::<Vec<_>>());
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

/// The weights that foretell best, in the least squares, how much the annotators asked for a source.
fn learn(examples: &[&Example]) -> CheckWorthiness {
    let rows: Vec<&[u32]> = examples.iter().map(|e| e.features.as_slice()).collect();
    let targets: Vec<f64> = examples.iter().map(|e| e.asked).collect();
    let (weights, bias) = ridge::solve(&rows, &targets, PENALTY, LEAST);
    CheckWorthiness::new(weights, bias)
}
