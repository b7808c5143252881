//! Learns parts of speech.

use std::path::Path;

use sourcier_analysis::model::Weights;
use sourcier_analysis::tagger::{Atoms, Tag, Tagger, Tags, each_feature, possible};

use crate::Result;
use crate::conllu::Sentence;
use crate::crf::{self, Example, Settings};
use crate::table::Table;
use crate::treebank::{self, tags as gold, tokens};

/// Seen in the seeds of feature keys of one treebank.
fn own(key: u32, treebank: u32) -> u32 {
    (key ^ treebank.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b).rotate_left(13)
}

fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

pub(crate) fn train(data: &Path) -> Result<Tagger> {
    let treebanks = treebank::training(data)?;
    train_on(&treebanks)
}

/// Learns from these sentences, a list a treebank.
pub(crate) fn train_on(treebanks: &[Vec<Sentence>; 2]) -> Result<Tagger> {
    let drop: Vec<u32> =
        std::env::var("DROP").unwrap_or_default().split(' ').filter_map(|n| n.parse().ok()).collect();
    let mut keyed: Vec<(Vec<Vec<u32>>, &Sentence, usize)> = Vec::new();
    for (treebank, sentences) in treebanks.iter().enumerate() {
        for sentence in sentences {
            let atoms: Vec<Atoms> = tokens(sentence).iter().map(Atoms::of).collect();
            let keys = (0..atoms.len())
                .map(|at| {
                    let mut keys = Vec::new();
                    each_feature(&atoms, at, |template, key| {
                        if !drop.contains(&template) {
                            keys.push(crate::table::kept(key))
                        }
                    });
                    keys
                })
                .collect();
            keyed.push((keys, sentence, treebank));
        }
    }
    let path = std::env::var("SELF").unwrap_or_default();
    let mut unlabelled: Vec<(Vec<Vec<u32>>, Vec<Tag>, Vec<Tags>)> = Vec::new();
    if !path.is_empty() {
        use sourcier_analysis::model::Layer;
        let teacher = Tagger::from_bytes(&std::fs::read(&path)?)?;
        let data = std::path::PathBuf::from(std::env::var("DATA").unwrap_or_default());
        let list = std::fs::read_to_string(data.join("splits/winer-train.txt"))?;
        for file in list.lines().filter(|l| !l.is_empty()) {
            let text = std::fs::read_to_string(data.join("winer-fr").join(file))?;
            let article = sourcier_analysis::analyze(&text);
            for block in &article.blocks {
                for sentence in &block.block.sentences {
                    let tokens = block.block.tokens_in(*sentence);
                    if tokens.len() < 5 {
                        continue;
                    }
                    let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
                    let allowed: Vec<Tags> = tokens.iter().map(|t| possible(&t.norm)).collect();
                    let tags = teacher.tags(&atoms, &allowed);
                    let keys = (0..atoms.len())
                        .map(|at| {
                            let mut keys = Vec::new();
                            each_feature(&atoms, at, |template, key| {
                                if !drop.contains(&template) {
                                    keys.push(crate::table::kept(key))
                                }
                            });
                            keys
                        })
                        .collect();
                    unlabelled.push((keys, tags, allowed));
                }
            }
        }
        println!("unlabelled {} tokens", unlabelled.iter().map(|u| u.1.len()).sum::<usize>());
    }
    let treebank_copy = env("OWN", 1.0) > 0.0;
    let all = || {
        keyed.iter().flat_map(|(keys, _, treebank)| {
            keys.iter().flatten().flat_map(move |key| {
                std::iter::once(*key).chain(treebank_copy.then_some(own(*key, *treebank as u32 + 1)))
            })
        })
    };
    let mut table = Table::new(
        all().chain(unlabelled.iter().flat_map(|u| u.0.iter().flatten().copied())),
        env("LEAST", 1.0) as u32,
    );
    let mut examples: Vec<Example> = keyed
        .iter()
        .map(|(keys, sentence, treebank)| {
            let gold: Vec<usize> = gold(sentence).iter().map(|t| t.index()).collect();
            Example {
                features: keys
                    .iter()
                    .map(|keys| {
                        keys.iter()
                            .flat_map(|key| [table.id(*key), table.id(own(*key, *treebank as u32 + 1))])
                            .flatten()
                            .collect()
                    })
                    .collect(),
                allowed: sentence
                    .tokens
                    .iter()
                    .zip(&gold)
                    .map(|(t, gold)| possible(&t.form.to_lowercase()) | 1 << gold)
                    .collect(),
                gold,
                weight: if *treebank == 0 { 1.0 } else { env("GSD", 1.0) },
            }
        })
        .collect();
    for (keys, tags, allowed) in &unlabelled {
        examples.push(Example {
            features: keys.iter().map(|keys| keys.iter().filter_map(|k| table.id(*k)).collect()).collect(),
            gold: tags.iter().map(|t| t.index()).collect(),
            allowed: allowed.clone(),
            weight: env("SELFWEIGHT", 0.3),
        });
    }
    let settings = Settings {
        cost: env("COST", 0.5),
        eta: env("ETA", 0.1),
        epochs: env("EPOCHS", 15.0) as usize,
        averaged: env("AVG", 8.0) as usize,
        dropout: env("DROPOUT", 0.0),
        seed: env("SEED", 1.0) as u64,
    };
    println!("features {}", table.len());
    let transitions =
        crf::learn(&mut table, &examples, settings, &mut |epoch, loss| println!("{epoch} {loss}"));
    let mut weights: std::collections::BTreeMap<u32, [f32; 24]> = table.averages().collect();
    // What the first treebank decides differently.
    let keys: std::collections::BTreeSet<u32> =
        keyed.iter().flat_map(|k| k.0.iter().flatten()).copied().collect();
    let prune = env("PRUNE", 0.0);
    let weights: Vec<(u32, [f32; 24])> = keys
        .iter()
        .filter_map(|key| {
            let mut row = weights.remove(key)?;
            if let Some(own) = weights.get(&own(*key, 1)) {
                row.iter_mut().zip(own).for_each(|(r, o)| *r += o);
            }
            let row = row.map(|w| if w.abs() < prune { 0.0 } else { w });
            Some((*key, row))
        })
        .collect();
    let sentences: Vec<&Sentence> = treebanks.iter().flatten().collect();
    let morphology =
        if env("ONLY", 0.0) > 0.0 { Default::default() } else { crate::morphology::train(&sentences) };
    Ok(Tagger::new(Weights::quantise(weights), &transitions, morphology))
}

/// Prints how well a tagger reads the words of a treebank.
pub(crate) fn eval(tagger: &Tagger, data: &Path, confusions: bool) -> Result<()> {
    let sentences = treebank::development(data)?;
    let (mut right, mut free, mut all) = (0, 0, 0);
    let mut feats = (
        (0, std::collections::BTreeMap::new()),
        (0, std::collections::BTreeMap::<&str, (usize, usize)>::new()),
    );
    let mut pairs = std::collections::BTreeMap::<_, (u32, Vec<String>)>::new();
    for sentence in &sentences {
        let tokens = tokens(sentence);
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let gold = gold(sentence);
        let allowed: Vec<Tags> =
            sentence.tokens.iter().map(|t| if t.words > 1 { Tag::DOUBLE } else { Tag::SINGLE }).collect();
        let tags = tagger.tags(&atoms, &allowed);
        for (n, ((tag, gold), token)) in tags.iter().zip(&gold).zip(&sentence.tokens).enumerate() {
            all += token.words;
            if tag == gold {
                right += token.words;
            } else {
                let entry = pairs.entry((gold.parts()[0].as_str(), tag.parts()[0].as_str())).or_default();
                entry.0 += 1;
                let context: Vec<&str> = sentence.tokens
                    [n.saturating_sub(3)..(n + 3).min(sentence.tokens.len())]
                    .iter()
                    .map(|t| &*t.form)
                    .collect();
                entry.1.push(format!("{} [{}]", token.form, context.join(" ")));
            }
        }
        let gold_feats = treebank::feats(sentence);
        for (tags, counts) in [(&tags, &mut feats.0), (&gold, &mut feats.1)] {
            for ((n, read), gold) in tagger.feats(&atoms, tags).into_iter().enumerate().zip(&gold_feats) {
                counts.0 += usize::from(read == *gold);
                let pairs = |f: sourcier_analysis::syntax::Feats| {
                    f.pairs().collect::<std::collections::BTreeMap<_, _>>()
                };
                let (read, gold) = (pairs(read), pairs(*gold));
                let names: std::collections::BTreeSet<_> = read.keys().chain(gold.keys()).copied().collect();
                for name in names {
                    let entry = counts.1.entry(name).or_insert((0, 0));
                    entry.1 += 1;
                    entry.0 += usize::from(read.get(name) == gold.get(name));
                    let _ = n;
                }
            }
        }
        free += tagger
            .tag(&tokens)
            .iter()
            .zip(&gold)
            .zip(&sentence.tokens)
            .filter(|((a, b), _)| a == b)
            .map(|(_, t)| t.words)
            .sum::<usize>();
    }
    println!(
        "UPOS {:.2} (free {:.2}) of {all} words",
        100.0 * right as f64 / all as f64,
        100.0 * free as f64 / all as f64
    );
    let tokens: usize = sentences.iter().map(|s| s.tokens.len()).sum();
    for (right, by) in [feats.0, feats.1] {
        let by: Vec<String> = by
            .iter()
            .map(|(name, (right, all))| format!("{name} {:.1}/{all}", 100.0 * *right as f64 / *all as f64))
            .collect();
        println!("feats {:.2} {}", 100.0 * right as f64 / tokens as f64, by.join(" "));
    }
    if confusions {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by_key(|p| std::cmp::Reverse(p.1.0));
        for ((gold, read), (count, examples)) in pairs {
            println!("{gold}→{read} {count}: {}", examples.join("; "));
        }
    }
    Ok(())
}

pub(crate) fn experiment(data: &Path) -> Result<()> {
    use sourcier_analysis::model::Layer;
    let tagger = train(data)?;
    let bytes = tagger.to_bytes();
    std::fs::write("/tmp/tagger.model", &bytes)?;
    println!("{:?} {} bytes", tagger.size(), bytes.len());
    eval(&tagger, data, env("SHOW", 0.0) > 0.0)?;
    if env("ONLY", 0.0) > 0.0 {
        return Ok(());
    }
    lemmas(&tagger, data)
}

pub(crate) fn lemmas(tagger: &Tagger, data: &Path) -> Result<()> {
    use sourcier_analysis::model::Layer;
    let treebanks = treebank::training(data)?;
    let all: Vec<&Sentence> = treebanks.iter().flatten().collect();
    let lexicon = crate::lemmatizer::lemmas(data, &all)?;
    let lemmatizer = crate::lemmatizer::lemmatizer(&lexicon, &treebanks)?;
    for (name, rules, bytes) in
        [("lemmas", &lexicon.0, lexicon.to_bytes()), ("lemmatizer", &lemmatizer.0, lemmatizer.to_bytes())]
    {
        println!(
            "{name}: rules {} forms {} endings {} bytes {}",
            rules.rules.len(),
            rules.forms.size(),
            rules.endings.size(),
            bytes.len()
        );
        std::fs::write(format!("/tmp/{name}.model"), bytes)?;
    }
    let mut right = [0; 2];
    let mut all = 0;
    let mut errors = Vec::new();
    for sentence in treebank::development(data)? {
        let tokens = tokens(&sentence);
        let atoms: Vec<Atoms> = tokens.iter().map(Atoms::of).collect();
        let allowed: Vec<Tags> =
            sentence.tokens.iter().map(|t| if t.words > 1 { Tag::DOUBLE } else { Tag::SINGLE }).collect();
        let tags = tagger.tags(&atoms, &allowed);
        let feats = tagger.feats(&atoms, &tags);
        let mut given = Vec::new();
        for (tag, feats) in tags.iter().zip(feats) {
            given.extend(tag.parts().iter().map(|u| (*u, feats)));
        }
        let gold: Vec<_> = sentence.words.iter().map(|w| (w.upos, w.feats)).collect();
        for (n, given) in [&given, &gold].into_iter().enumerate() {
            let (r, a) = crate::lemmatizer::score(
                &lexicon,
                &lemmatizer,
                &sentence,
                given,
                &mut |form, upos, gold, read| {
                    if n == 0 {
                        errors.push(format!("{form} {} {gold} ≠ {read}", upos.as_str()));
                    }
                },
            );
            right[n] += r;
            all += a * n;
        }
    }
    println!(
        "lemma {:.2}, with gold tags {:.2}",
        100.0 * right[0] as f64 / all as f64,
        100.0 * right[1] as f64 / all as f64
    );
    if env("SHOW", 0.0) > 0.0 {
        println!("{}", errors.join("\n"));
    }
    Ok(())
}
