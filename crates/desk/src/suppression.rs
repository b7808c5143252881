//! Ignore comments: what a writer puts in a draft to silence a rule, and the quick fixes that put it there.
//!
//! `<!-- sourcier:ignore unsourced-claim -->` speaks for the paragraph behind it, `<!-- sourcier:ignore-file
//! unsourced-claim -->` for the article. Several codes may stand in one comment; none at all means every rule. The
//! same in plain text as in Markdown: the analysis reads such a line as no part of the article.

use sourcier_analysis::Article;

use crate::diagnostics::{Diagnostic, Edit, Fix};
use crate::{ArticleId, Span};

/// The ignore comments of an article.
pub(crate) struct Suppressions<'a> {
    comments: Vec<Comment<'a>>,
}

struct Comment<'a> {
    /// Codes; empty for every rule.
    codes: Vec<&'a str>,
    /// What it speaks for.
    scope: Span,
}

impl Suppressions<'_> {
    /// The writer does not want to see what `rule` finds at `span`.
    pub(crate) fn covers(&self, rule: &str, span: Span) -> bool {
        self.comments.iter().any(|comment| {
            comment.scope.touches(span.start) && (comment.codes.is_empty() || comment.codes.contains(&rule))
        })
    }
}

/// The ignore comments of `article`.
pub(crate) fn read(article: &Article) -> Suppressions<'_> {
    let text = &*article.text;
    let mut comments = Vec::new();
    for (start, _) in text.match_indices("<!--") {
        let rest = Span::new(start, text.len()).of(text);
        let Some(length) = rest.find("-->") else { break };
        let end = start + length + "-->".len();
        let words = Span::new(start + "<!--".len(), start + length).of(text);
        let Some(words) = words.trim().strip_prefix("sourcier:") else { continue };
        let mut words = words.split([' ', ',', '\t', '\r', '\n']).filter(|word| !word.is_empty());
        let scope = match words.next() {
            Some("ignore-file") => Span::new(0, text.len()),
            Some("ignore") => paragraph_behind(article, end),
            _ => continue,
        };
        comments.push(Comment { codes: words.collect(), scope });
    }
    Suppressions { comments }
}

/// From `offset` to the end of the first paragraph that holds something else than comments.
fn paragraph_behind(article: &Article, offset: usize) -> Span {
    let rest = |span: Span| Span::new(span.start.max(offset), span.end).of(&article.text).trim_start();
    let paragraphs = article.blocks.iter().map(sourcier_analysis::block::PlacedBlock::span);
    let end = paragraphs
        .filter(|span| span.end > offset)
        .find(|span| !rest(*span).is_empty() && !rest(*span).starts_with("<!--"))
        .map_or(offset, |span| span.end);
    Span::new(offset, end)
}

/// The quick fixes that silence `diagnostic`: here, and in the whole article.
pub(crate) fn fixes(id: &ArticleId, article: &Article, diagnostic: &Diagnostic) -> [Fix; 2] {
    let text = &*article.text;
    let code = diagnostic.rule;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let insert = |title: &str, at: usize, text: String| Fix {
        title: title.to_owned(),
        edits: vec![Edit { article: id.clone(), span: Span::new(at, at), text }],
        preferred: false,
    };
    let front_matter = article.metadata.front_matter;
    let file = format!("<!-- sourcier:ignore-file {code} -->");
    [
        insert(
            &format!("Ignorer ici la règle {code}"),
            start_of_paragraph(article, diagnostic.span.start),
            format!("<!-- sourcier:ignore {code} -->{newline}"),
        ),
        if front_matter.is_empty() {
            let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            insert(&format!("Ignorer la règle {code} dans ce fichier"), start, format!("{file}{newline}"))
        } else {
            let end = front_matter.start + front_matter.of(text).trim_end().len();
            insert(&format!("Ignorer la règle {code} dans ce fichier"), end, format!("{newline}{file}"))
        },
    ]
}

/// The start of the line on which the paragraph around `offset` begins.
fn start_of_paragraph(article: &Article, offset: usize) -> usize {
    let paragraph =
        article.blocks.iter().map(sourcier_analysis::block::PlacedBlock::span).find(|b| b.touches(offset));
    let start = paragraph.map_or(offset, |b| b.start);
    let before = Span::new(0, start).of(&article.text);
    let line = before.rfind(['\n', '\r']).map_or(0, |i| i + 1);
    if line == 0 && before.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    /// Which of the findings, placed at « ici », are silenced.
    fn silenced(text: &str, code: &str) -> Vec<bool> {
        let article = sourcier_analysis::analyze(text);
        let ignored = read(&article);
        let places = text.match_indices("ici").map(|(start, word)| Span::new(start, start + word.len()));
        places.map(|span| ignored.covers(code, span)).collect()
    }

    /// The text after each of the two fixes for a finding at « ici ».
    fn fixed(text: &str) -> [String; 2] {
        let id = ArticleId::from("a.md");
        let article = sourcier_analysis::analyze(text);
        let start = text.find("ici").expect("a place");
        let rule = rules::find("vague-source").expect("a rule");
        let diagnostic = Diagnostic::new(rule, Span::new(start, start + 3), String::new());
        fixes(&id, &article, &diagnostic).map(|fix| {
            let edit = &fix.edits[0];
            let mut text = text.to_owned();
            text.insert_str(edit.span.start, &edit.text);
            text
        })
    }

    #[test]
    fn a_comment_speaks_for_the_next_paragraph() {
        let text = "Un ici.\n\n<!-- sourcier:ignore vague-source -->\n\nDeux ici, ici.\n\nTrois ici.\n";
        assert_eq!(silenced(text, "vague-source"), [false, true, true, false]);
        assert_eq!(silenced(text, "quote-balance"), [false; 4]);
    }

    #[test]
    fn comments_stack_and_may_name_no_rule_or_several() {
        let stacked = "<!-- sourcier:ignore vague-source -->\n<!-- sourcier:ignore name-variant -->\nUn ici.\n\nDeux ici.";
        assert_eq!(silenced(stacked, "vague-source"), [true, false]);
        assert_eq!(silenced(stacked, "name-variant"), [true, false]);
        assert_eq!(silenced("<!-- sourcier:ignore -->\r\nUn ici.\r\n", "name-variant"), [true]);
        assert_eq!(silenced("<!--sourcier:ignore a, name-variant-->\nUn ici.", "name-variant"), [true]);
        assert_eq!(
            silenced("<!-- sourcier:ignore-file -->\n\nUn ici.\n\nDeux ici.", "name-variant"),
            [true, true]
        );
    }

    #[test]
    fn other_comments_say_nothing() {
        assert_eq!(silenced("<!-- ignore vague-source -->\nUn ici.", "vague-source"), [false]);
        assert_eq!(silenced("<!-- sourcier:ignore-that vague-source -->\nUn ici.", "vague-source"), [false]);
        assert_eq!(silenced("<!-- sourcier:ignore vague-source\nUn ici.", "vague-source"), [false]);
    }

    #[test]
    fn the_fixes_silence_what_they_mend() {
        for text in [
            "Un.\n\nDeux, ici.\n",
            "Un.\r\n\r\nDeux, ici.\r\n",
            "\u{feff}Ici ici.",
            "---\ndate: 2024-05-02\n---\n\nUn ici.",
        ] {
            for fixed in fixed(text) {
                assert!(silenced(&fixed, "vague-source").iter().all(|s| *s), "{fixed:?}");
                assert_eq!(fixed.contains("\r\n"), text.contains("\r\n"));
                assert_eq!(fixed.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
            }
        }
        assert_eq!(
            fixed("Un.\n\nDeux, ici.\n"),
            [
                "Un.\n\n<!-- sourcier:ignore vague-source -->\nDeux, ici.\n",
                "<!-- sourcier:ignore-file vague-source -->\nUn.\n\nDeux, ici.\n"
            ]
        );
    }
}
