//! Learns morphological features: several choices that share their features, by stochastic gradient descent.

use sourcier_analysis::model::Weights;
use sourcier_analysis::syntax::Feats;
use sourcier_analysis::tagger::Atoms;
use sourcier_analysis::tagger::morphology::{Context, LANES, Morphology, lanes};

use crate::conllu::Sentence;
use crate::random::Random;
use crate::table::Table;
use crate::treebank;

const EPOCHS: usize = 8;
const STEP: f32 = 0.15;
const COST: f32 = 1e-6;
/// Weights smaller than this are left out.
const SMALLEST: f32 = 0.02;

/// Learns from sentences with their parts of speech.
pub(crate) fn train(sentences: &[&Sentence]) -> Morphology {
    let mut examples: Vec<(Vec<u32>, Feats)> = Vec::new();
    for sentence in sentences {
        let atoms: Vec<Atoms> = treebank::tokens(sentence).iter().map(Atoms::of).collect();
        let tags = treebank::tags(sentence);
        let mut context = Context::default();
        for (at, feats) in treebank::feats(sentence).into_iter().enumerate() {
            let keys = context.keys(&atoms, &tags, at).map(crate::table::kept).to_vec();
            if let (Some(own), Some(tag)) = (atoms.get(at), tags.get(at)) {
                context.pass(own, *tag, feats);
            }
            examples.push((keys, feats));
        }
    }
    let mut table: Table<LANES> = Table::new(examples.iter().flat_map(|(keys, _)| keys).copied());
    let examples: Vec<(Vec<u32>, Feats)> = examples
        .into_iter()
        .map(|(keys, feats)| (keys.iter().filter_map(|key| table.id(*key)).collect(), feats))
        .collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(1);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let eta = STEP / (1.0 + epoch as f32);
        for (ids, feats) in order.iter().filter_map(|n| examples.get(*n)) {
            let scores = table.score(ids);
            let mut gradient = [0.0; LANES];
            for (range, right) in lanes(*feats) {
                let own = scores.get(range.clone()).unwrap_or_default();
                let top = own.iter().copied().fold(f32::MIN, f32::max);
                let sum: f32 = own.iter().map(|s| (s - top).exp()).sum();
                for (lane, score) in range.zip(own) {
                    let right = if lane == right { 1.0 } else { 0.0 };
                    if let Some(g) = gradient.get_mut(lane) {
                        *g = eta * (right - (score - top).exp() / sum);
                    }
                }
            }
            table.step(ids, &gradient);
            table.shrink(1.0 - eta * COST);
        }
        if epoch >= EPOCHS / 2 {
            table.keep();
        }
    }
    Morphology(Weights::quantise(table.averages(SMALLEST)))
}
