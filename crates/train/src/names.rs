//! Named entities: what people marked, the learner, the judgement over an article, scores.

use std::path::Path;

use sourcier_analysis::model::Layer;

use crate::Result;
use corpus::{Document, Source};
use crf::{Crf, Settings};
use instances::Window;

pub(crate) mod corpus;
mod crf;
mod instances;
mod judge;

/// Into so many parts the articles are cut, so that the judgement learns from names that the chain did not.
const FOLDS: usize = 3;

/// What the word of a sure rule counts for: about as much as two or three features together.
const TRUST: f32 = 2.0;

/// Learns from the training articles in `data` and writes the layer.
pub(crate) fn train(data: &Path, out: &Path) -> Result<()> {
    // The features ask the tagger and the parser.
    sourcier_analysis::model::load()?;
    let documents = corpus::training(data)?;
    let windows = instances::windows(&documents);
    let settings = Settings::default();
    let mut layer = Crf::committee(&windows.iter().collect::<Vec<_>>(), settings).layer(TRUST);
    let mut examples = Vec::new();
    for fold in 0..FOLDS {
        let rest: Vec<&Window> = windows.iter().filter(|w| w.document % FOLDS != fold).collect();
        let model = Crf::learn(&rest, settings).layer(TRUST);
        let held: Vec<&Document> = documents
            .iter()
            .enumerate()
            .filter(|(n, d)| n % FOLDS == fold && d.source == Source::Winer)
            .map(|(_, d)| d)
            .collect();
        examples.extend(judge::examples(&held, &model));
    }
    layer.judge = judge::learn(&examples);
    Ok(std::fs::write(out.join("names.bin"), layer.to_bytes())?)
}
