//! Words a second of each layer, of the whole, and the time to load the model. The text is ours, in the manner of the
//! press.

#![expect(missing_docs, reason = "criterion's macro writes an undocumented public function")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sourcier_analysis::entities::find_with;
use sourcier_analysis::model::{self, Layer};
use sourcier_analysis::parser::Parser;
use sourcier_analysis::tagger::{Atoms, Tagger, Tags, possible};
use sourcier_analysis::{analyze, block::Block, lemmatizer, parser, tagger, tokenizer};

/// One paragraph, about a hundred words.
const PARAGRAPH: &str = "Le conseil municipal de Trémelouette a voté jeudi, par 19 voix contre 14, la fermeture du \
    pont qui relie les deux rives depuis 1911. « Nous n'avions plus le choix », a déclaré la maire, Élodie Kerbrat, à \
    l'issue d'une séance de près de quatre heures. Selon le rapport remis en mars par le bureau d'études Pontex, \
    l'ouvrage, dont trois piles sont fissurées, ne supporterait pas une crue centennale. Les commerçants du quai, qui \
    craignent de perdre un tiers de leur clientèle, ont annoncé qu'ils saisiraient le tribunal administratif. Le \
    chantier, estimé à 8 000 000 d'euros, devrait durer dix-huit mois.";

fn layers(criterion: &mut Criterion) {
    let Ok(model) = model::load() else { return };
    let block = Block::read(PARAGRAPH);
    let words = block.words.len() as u64;
    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Elements(words));
    group.bench_function("tokenizer", |b| b.iter(|| tokenizer::tokenize(black_box(PARAGRAPH))));
    group.bench_function("tagger", |b| b.iter(|| tag(&model.tagger, &block)));
    group.bench_function("tagger and lemmatizer", |b| {
        b.iter(|| tagger::read(black_box(PARAGRAPH), &block.tokens, &block.sentences));
    });
    group.bench_function("lemmatizer", |b| {
        b.iter(|| {
            for word in &block.words {
                let Some(token) = block.tokens.get(word.token) else { continue };
                let form = lemmatizer::Form::of(token, PARAGRAPH);
                black_box(lemmatizer::lemma(&model.lemmas, &model.lemmatizer, form, word.upos, word.feats));
            }
        });
    });
    for (name, trained) in [("names by the rules", None), ("names", Some(&model.names))] {
        group.bench_function(name, |b| {
            b.iter(|| {
                find_with(trained, black_box(PARAGRAPH), &block.tokens, &block.sentences, &block.words)
            });
        });
    }
    group.bench_function("parser", |b| {
        let mut words = block.words.clone();
        b.iter(|| parser::parse(black_box(PARAGRAPH), &block.tokens, &block.sentences, &mut words));
    });
    group.bench_function("whole block", |b| b.iter(|| Block::read(black_box(PARAGRAPH))));
    group.finish();
}

fn tag(tagger: &Tagger, block: &Block) {
    for sentence in &block.sentences {
        let tokens = tokenizer::within(&block.tokens, *sentence);
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let allowed: Vec<Tags> = tokens.iter().map(|t| possible(&t.norm)).collect();
        let tags = tagger.tags(&atoms, &allowed);
        black_box(tagger.feats(&atoms, &tags));
    }
}

/// The articles of our own corpus, one after another: real copy, where hardly a word comes twice in a row and the
/// tables of the models are not in the nearest cache.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads files, the engine does not")]
fn corpus(criterion: &mut Criterion) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus");
    let mut texts = Vec::new();
    for dossier in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        for file in std::fs::read_dir(dossier.path()).into_iter().flatten().flatten() {
            let path = file.path();
            if path.extension().is_some_and(|e| e == "txt" || e == "md") {
                texts.extend(std::fs::read_to_string(path));
            }
        }
    }
    let words: usize = texts.iter().flat_map(|text| analyze(text).blocks).map(|b| b.block.words.len()).sum();
    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Elements(words as u64)).sample_size(20);
    group.bench_function("analyze", |b| {
        b.iter(|| texts.iter().for_each(|text| drop(black_box(analyze(black_box(text))))));
    });
    group.finish();
}

/// Eight paragraphs of a hundred words, each a little different so that none is read twice.
fn article(criterion: &mut Criterion) {
    let paragraphs: Vec<String> =
        (1..=8).map(|n| format!("{PARAGRAPH} Le vote a duré {n} heures.")).collect();
    let text = paragraphs.join("\n\n");
    let words: usize = analyze(&text).blocks.iter().map(|b| b.block.words.len()).sum();
    let mut group = criterion.benchmark_group("article of eight hundred words");
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("analyze", |b| b.iter(|| analyze(black_box(&text))));
    group.finish();
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.bench_function("tagger", |b| b.iter(|| Tagger::from_bytes(black_box(sourcier_model_fr::TAGGER))));
    group.bench_function("parser", |b| b.iter(|| Parser::from_bytes(black_box(sourcier_model_fr::PARSER))));
    group.bench_function("lemmas", |b| {
        b.iter(|| lemmatizer::Lemmas::from_bytes(black_box(sourcier_model_fr::LEMMAS)));
    });
    group.finish();
}

criterion_group!(benches, layers, corpus, article, load);
criterion_main!(benches);
