//! The notation.
//!
//! - A line whose first visible character is `^` annotates the text line above it: carets, a space, a label. One
//!   annotation a line; columns count `char`s.
//! - `⍽` stands for U+00A0 and `⎵` for U+202F, so that invisible spaces show and carets line up.
//! - `=== path` starts an article. Text before the first such line, or all of it, is an article called
//!   [`UNNAMED`].
//! - The label [`CURSOR`] asks the question: its offset is where its first caret stands.
//! - White space that all lines share is not part of the text, nor is a first line that is blank.

use std::fmt;
use std::ops::Range;

/// The path of an article that a fixture does not name. It is not drawn.
pub const UNNAMED: &str = "article.md";

/// The label that asks the question.
pub const CURSOR: &str = "cursor";

/// Some articles and what stands under their lines.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fixture {
    /// The articles, in the order written.
    pub articles: Vec<Annotated>,
}

/// One article with annotations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Annotated {
    /// Its path, [`UNNAMED`] if the fixture gives none.
    pub path: String,
    /// Its text without the caret lines, invisible spaces restored; every line ends in `\n`.
    pub text: String,
    /// What stands under its lines. Drawn in the order of their start, then as added.
    pub annotations: Vec<Annotation>,
}

/// A label under a stretch of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotation {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What is said of them.
    pub label: String,
}

impl Fixture {
    /// Reads the notation.
    pub fn parse(fixture: &str) -> Self {
        let mut articles: Vec<Annotated> = Vec::new();
        for line in dedent(fixture).lines() {
            if let Some(path) = line.strip_prefix("=== ") {
                articles.push(Annotated { path: path.trim().to_owned(), ..Annotated::default() });
                continue;
            }
            if articles.is_empty() {
                articles.push(Annotated { path: UNNAMED.to_owned(), ..Annotated::default() });
            }
            let Some(article) = articles.last_mut() else { continue };
            if line.trim_start().starts_with('^') {
                article.read_carets(line);
            } else {
                article.text.push_str(&restore(line));
                article.text.push('\n');
            }
        }
        articles.retain(|a| a.path != UNNAMED || !a.text.trim().is_empty());
        Self { articles }
    }

    /// The article of that path.
    pub fn article_mut(&mut self, path: &str) -> Option<&mut Annotated> {
        self.articles.iter_mut().find(|a| a.path == path)
    }

    /// Where the question is asked: path and byte offset.
    pub fn cursor(&self) -> Option<(&str, usize)> {
        self.articles.iter().find_map(|a| {
            let cursor = a.annotations.iter().find(|n| n.label == CURSOR)?;
            Some((a.path.as_str(), cursor.span.start))
        })
    }

    /// Drops all annotations but the cursor: what is left is the question.
    #[must_use]
    pub fn question(mut self) -> Self {
        for article in &mut self.articles {
            article.annotations.retain(|n| n.label == CURSOR);
        }
        self
    }
}

impl Annotated {
    /// Adds an annotation. An empty span is drawn as one caret; one that crosses lines, under each of them.
    pub fn annotate(&mut self, span: Range<usize>, label: impl Into<String>) {
        self.annotations.push(Annotation { span, label: label.into() });
    }

    fn read_carets(&mut self, line: &str) {
        let column = line.chars().take_while(|c| *c != '^').count();
        let width = line.chars().skip(column).take_while(|c| *c == '^').count();
        let label: String = line.chars().skip(column + width).collect();
        let above = self.text.strip_suffix('\n').unwrap_or(&self.text);
        let start_of_line = above.rfind('\n').map_or(0, |i| i + 1);
        let above = above.get(start_of_line..).unwrap_or_default();
        let offset = |column: usize| {
            start_of_line + above.char_indices().nth(column).map_or(above.len(), |(offset, _)| offset)
        };
        self.annotate(offset(column)..offset(column + width), restore(label.trim()));
    }
}

impl fmt::Display for Fixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.articles.iter().try_for_each(|article| article.fmt(f))
    }
}

impl fmt::Display for Annotated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path != UNNAMED {
            writeln!(f, "=== {}", self.path)?;
        }
        let mut annotations: Vec<&Annotation> = self.annotations.iter().collect();
        annotations.sort_by_key(|n| n.span.start);
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let end = start + line.len();
            let visible = line.trim_end_matches(['\n', '\r']);
            writeln!(f, "{}", show(visible))?;
            for annotation in &annotations {
                let Range { start: from, end: to } = annotation.span;
                let here = from < end || (end == self.text.len() && from == end);
                if here && (to > start || from == to && from >= start) {
                    let column = |offset: usize| {
                        visible.char_indices().take_while(|(i, _)| start + i < offset).count()
                    };
                    let (first, last) = (column(from), column(to));
                    let carets = "^".repeat(last.saturating_sub(first).max(1));
                    writeln!(f, "{}{carets} {}", " ".repeat(first), show(&annotation.label))?;
                }
            }
            start = end;
        }
        Ok(())
    }
}

/// Takes away the white space that all lines share, and a first line and a last one that are blank.
fn dedent(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text);
    let blank = |line: &&str| line.trim_matches(' ').is_empty();
    let indent =
        text.lines().filter(|line| !blank(line)).map(|line| line.len() - line.trim_start_matches(' ').len());
    let indent = indent.min().unwrap_or(0);
    let mut lines: Vec<&str> = text.lines().map(|line| line.get(indent..).unwrap_or_default()).collect();
    if !text.ends_with('\n') && lines.last().is_some_and(blank) {
        lines.pop();
    }
    lines.join("\n")
}

/// Shows invisible spaces, and line breaks in labels.
fn show(text: &str) -> String {
    text.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵").replace('\n', "⏎")
}

fn restore(text: &str) -> String {
    text.replace('⍽', "\u{a0}").replace('⎵', "\u{202f}").replace('⏎', "\n")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// A fixture that is drawn as it was written.
    fn check(expect: &Expect) -> Fixture {
        let fixture = Fixture::parse(expect.data());
        expect.assert_eq(&fixture.to_string());
        fixture
    }

    #[test]
    fn carets_count_characters() {
        let fixture = check(&expect![[r"
            À Liège, «⍽déjà⍽» 8⎵000 élèves.
              ^^^^^ LOC
                     ^^^^^^^^ citation⍽?
                              ^^^^^ figure
        "]]);
        let article = &fixture.articles[0];
        assert_eq!(article.text, "À Liège, «\u{a0}déjà\u{a0}» 8\u{202f}000 élèves.\n");
        let spans = article.annotations.iter().filter_map(|n| article.text.get(n.span.clone()));
        assert_eq!(spans.collect::<Vec<_>>(), ["Liège", "«\u{a0}déjà\u{a0}»", "8\u{202f}000"]);
        assert_eq!(article.annotations[1].label, "citation\u{a0}?");
    }

    #[test]
    fn several_articles_and_a_cursor() {
        let fixture = check(&expect![[r"
            === un.md
            Le maire parle.
               ^^^^^ ici
               ^^^^^^^^^^^ phrase

            === deux.txt
            Il se tait.

            Puis il sort.
                 ^ cursor
        "]]);
        assert_eq!(fixture.articles[0].text, "Le maire parle.\n\n");
        assert_eq!(fixture.articles[1].text, "Il se tait.\n\nPuis il sort.\n");
        assert_eq!(fixture.cursor(), Some(("deux.txt", 18)));
        assert_eq!(fixture.question().articles[0].annotations, []);
    }

    #[test]
    fn every_line_of_a_long_span_is_underlined() {
        let mut fixture = Fixture::parse("un\ndeux\ntrois\n");
        fixture.articles[0].annotate(1..10, "long");
        fixture.articles[0].annotate(14..14, "fin");
        expect![[r"
            un
             ^ long
            deux
            ^^^^ long
            trois
            ^^ long
                 ^ fin
        "]]
        .assert_eq(&fixture.to_string());
    }

    #[test]
    fn carets_behind_the_end_of_a_line_are_at_its_end() {
        let fixture = Fixture::parse("un\n     ^^ fin\n");
        assert_eq!(fixture.articles[0].annotations[0].span, 2..2);
    }
}
