//! Names against the stand-off annotation of `WiNER`: precision, recall and F1 by kind, exact spans.
//!
//! `WiNER` annotates names inside names; only the outermost count here, as an article has one reading.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::MentionForm;

use crate::Result;

/// What is compared, with its name in `WiNER`.
const KINDS: [(&str, EntityKind); 3] = [
    ("Person", EntityKind::Person),
    ("Location", EntityKind::Location),
    ("Organization", EntityKind::Organisation),
];

type Name = (usize, usize, EntityKind);

/// Right, predicted, gold.
#[derive(Default)]
struct Counts(usize, usize, usize);

/// Prints the table for the articles of one split; with `errors`, also every name that is missing or too many.
#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
pub(crate) fn names(data: &Path, split: &str, errors: bool) -> Result<()> {
    let list = std::fs::read_to_string(data.join("splits").join(split))?;
    let mut counts: BTreeMap<EntityKind, Counts> = BTreeMap::new();
    for file in list.lines().filter(|l| !l.is_empty()) {
        let path = data.join("winer-fr").join(file);
        let text = std::fs::read_to_string(&path)?;
        let gold = outermost(&text, &std::fs::read_to_string(path.with_extension("ann"))?);
        let read = read(&text);
        for (_, kind) in KINDS {
            let of = |names: &BTreeSet<Name>| names.iter().filter(|n| n.2 == kind).count();
            let count = counts.entry(kind).or_default();
            count.0 += gold.intersection(&read).filter(|n| n.2 == kind).count();
            count.1 += of(&read);
            count.2 += of(&gold);
        }
        if errors {
            for (mark, names) in [("-", gold.difference(&read)), ("+", read.difference(&gold))] {
                for &(start, end, kind) in names {
                    println!("{mark}\t{}\t{}\t{file}", kind.as_str(), excerpt(&text, start, end));
                }
            }
        }
    }
    println!("kind  precision  recall  f1     right  read  gold");
    let all = counts.values().fold(Counts::default(), |a, c| Counts(a.0 + c.0, a.1 + c.1, a.2 + c.2));
    let rows = counts.iter().map(|(kind, count)| (kind.as_str(), count)).chain([("all", &all)]);
    for (name, count) in rows {
        let (p, r) = (ratio(count.0, count.1), ratio(count.0, count.2));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        println!("{name:5} {p:9.3} {r:7.3} {f1:6.3} {:6} {:5} {:5}", count.0, count.1, count.2);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts of names are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The names our reading gives.
fn read(text: &str) -> BTreeSet<Name> {
    let article = sourcier_analysis::analyze(text);
    article
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Name && KINDS.iter().any(|(_, kind)| *kind == m.kind))
        .map(|m| (m.span.start, m.span.end, m.kind))
        .collect()
}

/// The annotated names that no other name holds. brat counts characters.
fn outermost(text: &str, ann: &str) -> BTreeSet<Name> {
    let offsets: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let byte = |chars: &str| chars.parse::<usize>().ok().and_then(|i| offsets.get(i)).copied();
    let all: Vec<(usize, usize, &str)> = ann
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t').nth(1)?.split([' ', ';']);
            let kind = cells.next()?;
            Some((byte(cells.next()?)?, byte(cells.next_back()?)?, kind))
        })
        .collect();
    all.iter()
        .filter(|a| !all.iter().any(|b| b.0 <= a.0 && a.1 <= b.1 && (b.0, b.1) != (a.0, a.1)))
        .filter_map(|a| KINDS.iter().find(|(name, _)| *name == a.2).map(|(_, kind)| (a.0, a.1, *kind)))
        .collect()
}

/// The name in brackets with what stands around it, on one line.
fn excerpt(text: &str, start: usize, end: usize) -> String {
    let before: String = text.get(..start).unwrap_or_default().chars().rev().take(30).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(end..).unwrap_or_default().chars().take(30).collect();
    format!("{before}[{}]{after}", text.get(start..end).unwrap_or_default()).replace(['\n', '\r', '\t'], "¶")
}
