//! Articles with what annotators said of each sentence.
//!
//! Of the articles of others (Wikinews, the press) only places are kept, of our own the copy itself. A code is a need (`H` a source is wanted, `L`
//! it may be, `N` nothing is claimed), a source (`E` in the sentence, `S` its subject's own words, `I` inherited, `V` vague,
//! `A` anonymous, `C` hidden by a conditional, `-` none) and what a desk would do: `M` and the kind of warning where every
//! editor would ask, `m` where some would, `.` where none would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sourcier_analysis::claims::ClaimKind;
use sourcier_analysis::{Article, Span, checkworthy};

use super::pages;
use crate::Result;

/// Where copy is from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    /// Wikinews.
    Wikinews,
    /// Agencies and newspapers, as a portal prints them.
    Press,
    /// Our own, in the manner of the press.
    Own,
}

impl Origin {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Wikinews, Self::Press, Self::Own];

    /// What the report calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Wikinews => "Wikinews",
            Self::Press => "the press",
            Self::Own => "our own copy",
        }
    }
}

/// A sentence that no source covers, as far as the program sees.
pub(crate) struct Example {
    /// Index of its article.
    pub(crate) article: usize,
    pub(crate) origin: Origin,
    pub(crate) features: Vec<u32>,
    /// How much a source was asked for, from 0 to 1: the mean of the annotators.
    pub(crate) asked: f64,
    /// How surely the source of another sentence stands behind it, from 0 to 1: the share of the annotators who say so.
    pub(crate) covered: f64,
    /// Every annotator asked for it, and all thought that every editor would.
    pub(crate) must: bool,
    /// What rules see in it.
    pub(crate) claims: Vec<ClaimKind>,
    /// Its words, on one line.
    pub(crate) text: String,
}

/// What is learnt from, and what measures.
pub(crate) struct Corpus {
    pub(crate) training: Vec<Example>,
    pub(crate) held_out: Vec<Example>,
}

/// A sentence in the bytes of its article, with one code an annotator.
type Marked = (Span, Vec<String>);

impl Corpus {
    /// Reads the articles of Wikinews and of the press below `data`, and our own beside this crate.
    pub(crate) fn read(data: &Path) -> Result<Self> {
        let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/checkworthy");
        let mut corpus = Self { training: Vec::new(), held_out: Vec::new() };
        let mut count = 0;
        for (file, (held, marked)) in places(&std::fs::read_to_string(own.join("wikinews.tsv"))?)? {
            let text = std::fs::read_to_string(data.join("winer-fr").join(&file))?;
            corpus.add(&text, &marked, count, Origin::Wikinews, held);
            count += 1;
        }
        for (file, (held, marked)) in places(&std::fs::read_to_string(own.join("orangesum.tsv"))?)? {
            let page = data.join("orangesum/data/docs/raw").join(&file);
            let read = std::fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
            let text = pages::text(&read).ok_or_else(|| format!("{}: no article", page.display()))?;
            corpus.add(&text, &marked, count, Origin::Press, held);
            count += 1;
        }
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(own.join("press"))?.map(|f| Ok(f?.path())).collect::<Result<_>>()?;
        files.sort();
        for file in files {
            for article in press(&std::fs::read_to_string(file)?) {
                corpus.add(&article.text, &article.marked, count, Origin::Own, article.held);
                count += 1;
            }
        }
        Ok(corpus)
    }

    fn add(&mut self, text: &str, marked: &[Marked], number: usize, origin: Origin, held: bool) {
        let article = sourcier_analysis::analyze_unweighed(text);
        let to = if held { &mut self.held_out } else { &mut self.training };
        to.extend(marked.iter().filter_map(|(span, codes)| example(&article, *span, codes, number, origin)));
    }
}

fn example(
    article: &Article,
    span: Span,
    codes: &[String],
    number: usize,
    origin: Origin,
) -> Option<Example> {
    let shared = |s: Span| s.end.min(span.end).saturating_sub(s.start.max(span.start));
    let (i, sentence) = article.sentences.iter().enumerate().max_by_key(|(_, s)| shared(s.span))?;
    if shared(sentence.span) * 2 < span.len() || !checkworthy::is_open(sentence) {
        return None;
    }
    let annotators = f64::from(u32::try_from(codes.len()).ok()?);
    let mean = |of: fn(&str) -> f64| codes.iter().map(|code| of(code)).sum::<f64>() / annotators;
    Some(Example {
        article: number,
        origin,
        features: checkworthy::features(article, i)?,
        asked: mean(asked),
        covered: mean(covered),
        must: codes.iter().all(|code| code.contains('M')),
        claims: sentence.claims.iter().map(|c| c.kind).filter(|kind| *kind != ClaimKind::Assertion).collect(),
        text: sentence.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

/// How much a code asks for a source.
fn asked(code: &str) -> f64 {
    match code.chars().nth(2) {
        Some('M') => 1.0,
        Some('m') => 0.6,
        _ => 0.0,
    }
}

/// Whether by a code the source of another sentence stands behind it.
fn covered(code: &str) -> f64 {
    f64::from(u8::from(code.chars().nth(1) == Some('I')))
}

/// By file: whether it only measures, and its sentences.
fn places(text: &str) -> Result<BTreeMap<String, (bool, Vec<Marked>)>> {
    let mut articles: BTreeMap<String, (bool, Vec<Marked>)> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(file), Some(part), Some(start), Some(end)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(format!("not a sentence: {line}").into());
        };
        let article = articles.entry(file.to_owned()).or_default();
        article.0 = part == "held-out";
        article.1.push((Span::new(start.parse()?, end.parse()?), fields.map(str::to_owned).collect()));
    }
    Ok(articles)
}

/// An article of our own.
#[derive(Default)]
struct Press {
    text: String,
    marked: Vec<Marked>,
    held: bool,
}

/// Reads « === id | date », « [title] … », then « number code code sentence » a line, paragraphs set apart by an empty
/// line. Every tenth article measures.
fn press(file: &str) -> Vec<Press> {
    let mut articles: Vec<Press> = Vec::new();
    let mut gap = "";
    for line in file.lines() {
        if let Some(head) = line.strip_prefix("=== ") {
            let mut fields = head.split(" | ");
            let held = fields.next().is_some_and(|id| id.ends_with('7'));
            let date = fields.last().unwrap_or_default();
            articles.push(Press { text: format!("---\ndate: {date}\n---\n"), marked: Vec::new(), held });
            gap = "\n";
            continue;
        }
        let Some(article) = articles.last_mut() else { continue };
        if line.trim().is_empty() {
            gap = "\n\n";
        } else if let Some((_, aside)) = line.strip_prefix('[').and_then(|l| l.split_once("] ")) {
            article.text.push_str(gap);
            article.text.push_str(aside);
            gap = "\n\n";
        } else if let [_, one, other, sentence] = line.splitn(4, ' ').collect::<Vec<_>>().as_slice() {
            article.text.push_str(gap);
            let start = article.text.len();
            article.text.push_str(sentence);
            let codes = vec![(*one).to_owned(), (*other).to_owned()];
            article.marked.push((Span::new(start, article.text.len()), codes));
            gap = " ";
        }
    }
    articles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_of_our_own_is_read_with_its_codes() {
        let file = "=== w0-07 | 2024-05-02\n[title] La digue cède\n1 L-. L-. La digue a cédé.\n\
                    2 H-Mc H-mc Elle était mal entretenue.\n\n3 HE. HE. Le maire a parlé.\n";
        let articles = press(file);
        assert_eq!(
            articles[0].text,
            "---\ndate: 2024-05-02\n---\n\nLa digue cède\n\nLa digue a cédé. Elle était mal entretenue.\n\nLe maire a parlé."
        );
        assert!(articles[0].held);
        let (span, codes) = &articles[0].marked[1];
        assert_eq!(span.of(&articles[0].text), "Elle était mal entretenue.");
        assert_eq!(codes, &["H-Mc", "H-mc"]);
        assert!(asked("H-Mc") > asked("L-mf") && asked("L-mf") > 0.5 && asked("HE.") < f64::EPSILON);
    }

    #[test]
    fn places_are_read() {
        let articles =
            places("# file\n2016/a.txt\ttrain\t3\t9\tH-Mc\tH-mc\n2017/b.txt\theld-out\t0\t4\tL-.\tL-.\n")
                .unwrap();
        assert_eq!(
            articles["2016/a.txt"],
            (false, vec![(Span::new(3, 9), vec!["H-Mc".into(), "H-mc".into()])])
        );
        assert!(articles["2017/b.txt"].0);
        assert!(places("2016/a.txt\t3").is_err());
    }
}
