//! How well it is foretold what editors would ask.

use sourcier_analysis::checkworthy::{ASKED, COVERED, CheckWorthiness, Worth};

use super::corpus::{Corpus, Example, Origin};
use super::{FOLDS, learn};
use crate::Result;

/// Scores that the report cuts at, beside the one that the program asks from.
const CUTS: [i32; 8] = [350, 400, 450, 500, 550, 600, 650, 700];

#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
fn line(text: &str) {
    println!("{text}");
}

/// How much there is to learn from.
pub(crate) fn head(corpus: &Corpus) {
    for (name, examples) in [("training", &corpus.training), ("held out", &corpus.held_out)] {
        let count = |which: fn(&&Example) -> bool| examples.iter().filter(which).count();
        line(&format!(
            "{name}: {} sentences without a source, {} asked for, {} by all; {} of the press, {} our own",
            examples.len(),
            count(|e| e.asked > 0.0),
            count(|e| e.must),
            count(|e| e.origin == Origin::Press),
            count(|e| e.origin == Origin::Own),
        ));
    }
}

/// Every part of the training articles, foretold by a model of the others.
pub(crate) fn folds(training: &[Example]) -> Result<()> {
    let mut scored: Vec<(Worth, &Example)> = Vec::new();
    for fold in 0..FOLDS {
        let (held, rest): (Vec<&Example>, Vec<&Example>) =
            training.iter().partition(|e| e.article % FOLDS == fold);
        let model = learn(&rest)?;
        scored.extend(held.into_iter().map(|e| (model.worth(&e.features), e)));
    }
    table("training articles, by models of the others", &scored);
    Ok(())
}

/// The articles that nothing is learnt from; gives the share of what the program asks for that an editor asks for.
pub(crate) fn held_out(examples: &[Example], model: &CheckWorthiness) -> f64 {
    let scored: Vec<(Worth, &Example)> = examples.iter().map(|e| (model.worth(&e.features), e)).collect();
    table("held-out articles", &scored);
    line(&format!("{} features", model.size()));
    tally(scored.iter().filter(|(worth, _)| worth.asked >= ASKED)).share()
}

fn table(title: &str, scored: &[(Worth, &Example)]) {
    for origin in Origin::ALL {
        let part: Vec<(Worth, &Example)> =
            scored.iter().filter(|(_, e)| e.origin == origin).copied().collect();
        line(&format!("\n{title}, {}", origin.name()));
        line("score from   asked for / found   share   of all MUST | where no rule sees a claim");
        for cut in CUTS {
            let found = |e: &(Worth, &Example)| e.0.asked >= cut;
            let all = tally(part.iter().filter(|e| found(e)));
            let new = tally(part.iter().filter(|e| found(e) && e.1.claims.is_empty()));
            let must = part.iter().filter(|(_, e)| e.must).count();
            line(&format!(
                "{cut:>6}{} {:>5} / {:<5} {:.3}  {:>4} / {:<4} | {:>4} / {:<4} {:.3}  must {}",
                if cut <= ASKED && ASKED < cut + 50 { " *" } else { "  " },
                all.asked,
                all.found,
                all.share(),
                all.must,
                must,
                new.asked,
                new.found,
                new.share(),
                new.must,
            ));
        }
        covered(&part);
    }
}

/// Of the sentences that are taken to be covered by the source of another, how many every annotator takes for that, and how many
/// of those that every annotator does are found.
fn covered(scored: &[(Worth, &Example)]) {
    let all = |e: &Example| e.covered > 0.99;
    let found: Vec<&Example> =
        scored.iter().filter(|(w, _)| w.covered >= COVERED && w.asked < ASKED).map(|(_, e)| *e).collect();
    let right = found.iter().filter(|e| all(e)).count();
    let there = scored.iter().filter(|(_, e)| all(e)).count();
    line(&format!("covered by another sentence: {right} right of {}, {there} there", found.len()));
}

#[derive(Default)]
struct Tally {
    found: u32,
    asked: u32,
    must: u32,
}

impl Tally {
    fn share(&self) -> f64 {
        f64::from(self.asked) / f64::from(self.found.max(1))
    }
}

fn tally<'a>(examples: impl Iterator<Item = &'a (Worth, &'a Example)>) -> Tally {
    examples.fold(Tally::default(), |tally, (_, e)| Tally {
        found: tally.found + 1,
        asked: tally.asked + u32::from(e.asked > 0.0),
        must: tally.must + u32::from(e.must),
    })
}

/// Every example on a line: part, article, origin, claims, whether all ask for it, how much it is asked for and is covered, features,
/// text.
pub(crate) fn dump(corpus: &Corpus) {
    for (part, examples) in [("train", &corpus.training), ("held-out", &corpus.held_out)] {
        for e in examples {
            let features: Vec<String> = e.features.iter().map(u32::to_string).collect();
            let claims: Vec<&str> = e.claims.iter().map(|kind| kind.as_str()).collect();
            line(&format!(
                "{part}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                e.article,
                e.origin.name(),
                claims.join(" "),
                e.must,
                e.asked,
                e.covered,
                features.join(" "),
                e.text,
            ));
        }
    }
}
