//! Names in paragraphs of press copy: the rules alone, what the trained layer sees, and both together.

#![expect(missing_docs, reason = "criterion's macro writes an undocumented public function")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sourcier_analysis::block::Block;
use sourcier_analysis::entities::find_with;
use sourcier_analysis::model;

const COPY: &str = "Le ministre brionnais des Ports, Aldo Ferrante, a reçu mardi à Trémel une délégation de l’Agence des eaux, \
    conduite par Mme Lebrun. Selon la compagnie Bleumer, le bac reliera Trémel à l’île de Brion dès lundi. « Rien ne \
    presse », a répondu M. Ferrante devant le Parlement, avant de quitter Oslo pour Lisbonne. La maire de Clichy-sous-Bois \
    n’a pas voulu dire combien coûterait ce pont que personne, dans la ville, ne semble attendre avec impatience.";

fn names(c: &mut Criterion) {
    let block = Block::read(COPY);
    let words = COPY.split_whitespace().count() as u64;
    let model = model::load().ok().map(|m| &m.names);
    let mut group = c.benchmark_group("names");
    group.throughput(Throughput::Elements(words));
    for (name, model) in [("rules", None), ("trained", model)] {
        group.bench_function(name, |b| {
            b.iter(|| {
                find_with(model, black_box(&block.text), &block.tokens, &block.sentences, &block.words)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, names);
criterion_main!(benches);
