//! Texts with the names that people marked in them.

use std::cell::OnceCell;
use std::path::Path;

use sourcier_analysis::Article;
use sourcier_analysis::entities::EntityKind;

use crate::Result;

/// Where a document comes from: each annotates in its own way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Source {
    /// Wikinews, as `WiNER` annotates.
    Winer,
    /// Sequoia, as PARSEME annotates.
    Parseme,
}

/// A name: where, in bytes, and what.
pub(crate) type Marked = (usize, usize, EntityKind);

/// A text and its outermost names, in order.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) names: Vec<Marked>,
    pub(crate) source: Source,
    /// Its reading, when it was asked for.
    article: OnceCell<Article>,
}

impl Document {
    /// A document.
    pub(crate) fn new(name: &str, text: String, names: Vec<Marked>, source: Source) -> Self {
        Self { name: name.to_owned(), text, names, source, article: OnceCell::new() }
    }

    /// Its reading.
    pub(crate) fn article(&self) -> &Article {
        self.article.get_or_init(|| sourcier_analysis::analyze(&self.text))
    }
}

/// All that is learnt from: Wikinews, but for the articles that measure the whole engine, then Sequoia.
pub(crate) fn training(data: &Path) -> Result<Vec<Document>> {
    let held: Vec<&str> = include_str!("held-out.txt").lines().collect();
    let mut documents = brat(data, "winer-train.txt")?;
    documents.retain(|d| !held.contains(&d.name.as_str()));
    documents.extend(parseme(data, "train")?);
    Ok(documents)
}

/// The articles of a split with brat stand-off annotation beside them.
pub(crate) fn brat(data: &Path, split: &str) -> Result<Vec<Document>> {
    let list = std::fs::read_to_string(data.join("splits").join(split))?;
    list.lines()
        .filter(|l| !l.is_empty())
        .map(|file| {
            let path = data.join("winer-fr").join(file);
            let text = std::fs::read_to_string(&path)?;
            let names = outermost(&text, &std::fs::read_to_string(path.with_extension("ann"))?);
            Ok(Document::new(file, text, names, Source::Winer))
        })
        .collect()
}

/// The names of `WiNER`. Dates and hours are left out, but they too hold what is inside them.
const WINER: [(&str, Option<EntityKind>); 7] = [
    ("Person", Some(EntityKind::Person)),
    ("Location", Some(EntityKind::Location)),
    ("Organization", Some(EntityKind::Organisation)),
    ("Event", Some(EntityKind::Event)),
    ("Product", Some(EntityKind::Product)),
    ("Date", None),
    ("Hour", None),
];

/// The annotated names that no other name holds. brat counts characters.
fn outermost(text: &str, ann: &str) -> Vec<Marked> {
    let offsets: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let byte = |chars: &str| chars.parse::<usize>().ok().and_then(|i| offsets.get(i)).copied();
    let all: Vec<(usize, usize, &str)> = ann
        .lines()
        .filter(|line| line.starts_with('T'))
        .filter_map(|line| {
            let mut cells = line.split('\t').nth(1)?.split([' ', ';']);
            let kind = cells.next()?;
            Some((byte(cells.next()?)?, byte(cells.next_back()?)?, kind))
        })
        .collect();
    let mut names: Vec<Marked> = all
        .iter()
        .filter(|a| !all.iter().any(|b| b.0 <= a.0 && a.1 <= b.1 && (b.0, b.1) != (a.0, a.1)))
        .filter_map(|a| {
            WINER.iter().find(|(name, _)| *name == a.2).and_then(|(_, k)| k.map(|k| (a.0, a.1, k)))
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Sentences of Sequoia with the names of the PARSEME column. Each sentence is a paragraph; a document is what one source
/// text gives (`sent_id` up to its number), but the medical texts, whose drugs are no news.
pub(crate) fn parseme(data: &Path, split: &str) -> Result<Vec<Document>> {
    let file = format!("sequoia-ud.parseme.frsemcor.{split}");
    let text = std::fs::read_to_string(data.join("sequoia-parseme-ne").join(file))?;
    let mut documents: Vec<Document> = Vec::new();
    for sentence in text.split("\n\n") {
        let field = |key: &str| sentence.lines().find_map(|l| l.strip_prefix(key)).unwrap_or_default();
        let id = field("# sent_id = ");
        let source = id.rsplit_once(['_', '-']).map_or(id, |(source, _)| source);
        let source = source.split(['-', '_']).next().unwrap_or_default();
        let words = field("# text = ");
        if words.is_empty() || id.contains("emea") {
            continue;
        }
        let fresh = documents.last().is_none_or(|d| d.name != source || d.text.len() > 6000);
        if fresh {
            documents.push(Document::new(source, String::new(), Vec::new(), Source::Parseme));
        }
        let Some(document) = documents.last_mut() else { continue };
        if !document.text.is_empty() {
            document.text.push_str("\n\n");
        }
        let base = document.text.len();
        document.text.push_str(words);
        let mut names: Vec<Marked> =
            parseme_names(sentence, words).into_iter().map(|(a, b, k)| (base + a, base + b, k)).collect();
        document.names.append(&mut names);
    }
    Ok(documents)
}

/// A name of the column: where it begins and ends, its kind, and whether that is its first meaning (`prim`: the country
/// behind the government), which is what we name it after.
struct Column<'a> {
    number: &'a str,
    start: usize,
    end: usize,
    kind: Option<EntityKind>,
    first: bool,
}

fn parseme_names(sentence: &str, words: &str) -> Vec<Marked> {
    let mut found: Vec<Column<'_>> = Vec::new();
    let mut from = 0;
    let mut last = (0, 0);
    let mut until = 0;
    for line in sentence.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[id, form, _, _, _, _, _, _, _, _, column, ..] = cells.as_slice() else { continue };
        let range = id.split_once('-');
        let number: usize = range.map_or(id, |(first, _)| first).parse().unwrap_or(0);
        if range.is_some() || number > until {
            if let Some(at) = words.get(from..).and_then(|rest| rest.find(form)) {
                last = (from + at, from + at + form.len());
                from = last.1;
            }
            if let Some((_, end)) = range {
                until = end.parse().unwrap_or(0);
                continue;
            }
        }
        for cell in column.split(';') {
            let (number, label) = cell.split_once(':').unwrap_or((cell, ""));
            if let Some(name) = found.iter_mut().find(|n| n.number == number && !number.is_empty()) {
                name.end = name.end.max(last.1);
            } else if let Some(at) = label.find("NE-") {
                let kind = match label.get(at + 3..at + 6) {
                    Some("PER") => Some(EntityKind::Person),
                    Some("LOC") => Some(EntityKind::Location),
                    Some("ORG") => Some(EntityKind::Organisation),
                    Some("EVE") => Some(EntityKind::Event),
                    Some("PRO") => Some(EntityKind::Product),
                    _ => None,
                };
                let first = label.contains(".prim");
                found.push(Column { number, start: last.0, end: last.1, kind, first });
            }
        }
    }
    found.sort_by_key(|n| (n.start, n.end, !n.first));
    let mut names: Vec<Marked> = Vec::new();
    for name in &found {
        let held = found.iter().any(|o| {
            o.start <= name.start && name.end <= o.end && (o.start, o.end) != (name.start, name.end)
        });
        let again = names.last().is_some_and(|n| (n.0, n.1) == (name.start, name.end));
        if let Some(kind) = name.kind.filter(|_| !held && !again) {
            names.push((name.start, name.end, kind));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use sourcier_analysis::Span;

    use super::*;

    #[test]
    fn only_outermost_names_count() {
        let text = "Élu à Brion-la-Vieille, le Parti de Brion.";
        let ann = "T1\tLocation 6 22\tBrion-la-Vieille\nT2\tOrganization 27 41\tParti de Brion\n\
                   T3\tLocation 36 41\tBrion\nA1\tsure T1\n";
        let names: Vec<(&str, EntityKind)> =
            outermost(text, ann).into_iter().map(|(a, b, k)| (Span::new(a, b).of(text), k)).collect();
        let expected =
            [("Brion-la-Vieille", EntityKind::Location), ("Parti de Brion", EntityKind::Organisation)];
        assert_eq!(names, expected);
    }

    #[test]
    fn the_first_meaning_of_a_parseme_name_counts() {
        let row =
            |id: &str, form: &str, column: &str| format!("{id}\t{form}{}\t{column}\t_\n", "\t_".repeat(8));
        let words = "Il part du Brionnais avec Anne Roy.";
        let sentence = [
            row("1", "Il", "_"),
            row("2", "part", "_"),
            row("3-4", "du", "_"),
            row("3", "de", "_"),
            row("4", "le", "_"),
            row("5", "Brionnais", "1:PROPN|NE-ORG.final|_;2:PROPN|NE-LOC.prim|_"),
            row("6", "avec", "_"),
            row("7", "Anne", "3:PROPN|NE-PERS.final|_"),
            row("8", "Roy", "3"),
            row("9", ".", "_"),
        ]
        .concat();
        let names: Vec<(&str, EntityKind)> = parseme_names(&sentence, words)
            .into_iter()
            .map(|(a, b, k)| (Span::new(a, b).of(words), k))
            .collect();
        assert_eq!(names, [("Brionnais", EntityKind::Location), ("Anne Roy", EntityKind::Person)]);
    }
}
