//! The index at the size of a large dossier: 1 000 articles of 30 sentences.

#![expect(missing_docs, reason = "criterion's macro writes an undocumented public function")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use sourcier_analysis::analyze;
use sourcier_analysis::text::Span;
use sourcier_index::{ArticleId, Contribution, Index};

const ARTICLES: usize = 1000;
const SENTENCES: usize = 30;
const WORDS: usize = 14;

/// Numbers without pattern, the same at every run.
struct Numbers(u64);

impl Numbers {
    /// Below `n`, small ones far more often: the frequencies of words.
    fn zipf(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let unit = f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / f64::from(u32::MAX);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a random draw"
        )]
        let drawn = (n as f64).powf(unit) as usize;
        drawn.min(n - 1)
    }
}

fn word(n: usize) -> String {
    let syllables = ["ba", "ro", "ti", "mu", "le", "cha", "vi", "no", "pe", "du"];
    n.to_string().bytes().filter_map(|digit| syllables.get(usize::from(digit - b'0'))).copied().collect()
}

fn text(numbers: &mut Numbers) -> String {
    let sentences: Vec<_> = (0..SENTENCES)
        .map(|_| {
            let words: Vec<_> = (0..WORDS).map(|_| word(numbers.zipf(20_000) + 100)).collect();
            format!("Le port {}.", words.join(" "))
        })
        .collect();
    format!("Titre du jour\n\n{}", sentences.join("\n\n"))
}

fn id(n: usize) -> ArticleId {
    ArticleId::from(format!("dossier/{n:04}.md").as_str())
}

fn dossier() -> Index {
    let mut numbers = Numbers(1);
    let mut index = Index::new();
    for n in 0..ARTICLES {
        index.replace(&id(n), Some(Contribution::of(&analyze(&text(&mut numbers)))));
    }
    index
}

fn benches(criterion: &mut Criterion) {
    let index = dossier();
    let article = id(500);
    let contribution = index.article(&article).cloned().unwrap_or_default();
    let edited = {
        let words = contribution.text.replacen("Le port ", "Le nouveau port inondé ", 1);
        Contribution::of(&analyze(&words))
    };
    let whole = Contribution::of(&analyze(&text(&mut Numbers(99))));
    let spans: Vec<Span> = contribution.statements.iter().map(|s| s.span).collect();

    criterion.bench_function("siblings of one sentence", |bencher| {
        let mut spans = spans.iter().cycle();
        bencher.iter(|| spans.next().map(|span| black_box(index.siblings(&article, *span)).len()));
    });
    for (name, new) in [("replace: one sentence changed", edited), ("replace: every sentence changed", whole)]
    {
        criterion.bench_function(name, |bencher| {
            bencher.iter_batched(
                || (index.clone(), new.clone()),
                |(mut index, new)| {
                    index.replace(&article, Some(new));
                    index
                },
                BatchSize::SmallInput,
            );
        });
    }
    criterion.bench_function("contribution of an article", |bencher| {
        let article = analyze(&contribution.text);
        bencher.iter(|| Contribution::of(black_box(&article)));
    });
}

criterion_group!(index, benches);
criterion_main!(index);
