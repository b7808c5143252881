//! Names against the annotation of people: precision, recall and F1 by kind, exact spans.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::MentionForm;

use crate::Result;
use crate::names::corpus::{self, Document, Marked};

/// What is compared.
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Location, EntityKind::Organisation];

/// Right, predicted, gold.
#[derive(Clone, Copy, Default)]
struct Counts(usize, usize, usize);

/// Prints the tables of the articles kept for development: Wikinews, and the regional daily, encyclopaedia and parliament
/// of Sequoia.
pub(crate) fn all(data: &Path) -> Result<()> {
    table("winer-dev", &corpus::brat(data, "winer-dev.txt")?, false);
    table("sequoia-dev", &corpus::parseme(data, "dev")?, false);
    Ok(())
}

/// Prints the table for the articles of one split, and every name that is missing or too many.
pub(crate) fn errors(data: &Path, split: &str) -> Result<()> {
    table(split, &corpus::brat(data, &format!("{split}.txt"))?, true);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a command-line tool reports on stdout")]
fn table(title: &str, documents: &[Document], errors: bool) {
    let mut counts: BTreeMap<EntityKind, Counts> = BTreeMap::new();
    for document in documents {
        let gold: BTreeSet<Marked> =
            document.names.iter().copied().filter(|n| KINDS.contains(&n.2)).collect();
        let read = read(document);
        for kind in KINDS {
            let of = |names: &BTreeSet<Marked>| names.iter().filter(|n| n.2 == kind).count();
            let count = counts.entry(kind).or_default();
            count.0 += gold.intersection(&read).filter(|n| n.2 == kind).count();
            count.1 += of(&read);
            count.2 += of(&gold);
        }
        if errors {
            for (mark, names) in [("-", gold.difference(&read)), ("+", read.difference(&gold))] {
                for &(start, end, kind) in names {
                    let excerpt = excerpt(&document.text, start, end);
                    println!("{mark}\t{}\t{excerpt}\t{}", kind.as_str(), document.name);
                }
            }
        }
    }
    println!("{title:12} precision  recall  f1     right  read  gold");
    let all = counts.values().fold(Counts::default(), |a, c| Counts(a.0 + c.0, a.1 + c.1, a.2 + c.2));
    for (name, count) in counts.iter().map(|(kind, count)| (kind.as_str(), *count)).chain([("all", all)]) {
        let (p, r) = (ratio(count.0, count.1), ratio(count.0, count.2));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        println!("{name:12} {p:9.3} {r:7.3} {f1:6.3} {:6} {:5} {:5}", count.0, count.1, count.2);
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of names are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The names our reading gives.
fn read(document: &Document) -> BTreeSet<Marked> {
    document
        .article()
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Name && KINDS.contains(&m.kind))
        .map(|m| (m.span.start, m.span.end, m.kind))
        .collect()
}

/// The name in brackets with what stands around it, on one line.
pub(crate) fn excerpt(text: &str, start: usize, end: usize) -> String {
    let before: String = text.get(..start).unwrap_or_default().chars().rev().take(30).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(end..).unwrap_or_default().chars().take(30).collect();
    format!("{before}[{}]{after}", text.get(start..end).unwrap_or_default()).replace(['\n', '\r', '\t'], "¶")
}
