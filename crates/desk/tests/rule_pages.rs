//! Every rule page is true: its ` ```presse ` blocks are run with only that rule on and drawn again.
//! `UPDATE_EXPECT=1` rewrites the pages.
//!
//! A block holds one article, or several by `=== path` lines; `=== sourcier.toml` gives the settings. Under a finding
//! stand its severity and message, then `→` and what the first fix makes of the line, or the fix's title when it
//! writes lines of its own.

use std::path::PathBuf;

use expect_test::expect_file;
use sourcier_desk::diagnostics::{Diagnostic, Fix, Severity};
use sourcier_desk::rules::RULES;
use sourcier_desk::{ArticleId, Config, Desk};
use sourcier_test_utils::{Annotated, Fixture};

const FENCE: &str = "```presse\n";

#[test]
fn pages_show_what_their_rule_does() {
    for rule in RULES {
        let mut page = String::new();
        for (i, part) in rule.doc.split(FENCE).enumerate() {
            if i == 0 {
                page.push_str(part);
                continue;
            }
            let (block, prose) = part.split_once("```\n").expect("a closing fence");
            page.push_str(FENCE);
            page.push_str(&draw(rule.code, block));
            page.push_str("```\n");
            page.push_str(prose);
        }
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        expect_file![path.join(format!("{}.md", rule.code.replace('-', "_")))].assert_eq(&page);
    }
}

#[test]
fn pages_have_an_example_that_fires_and_one_that_stays_silent() {
    for rule in RULES {
        let blocks: Vec<&str> =
            rule.doc.split(FENCE).skip(1).filter_map(|part| part.split("```\n").next()).collect();
        let fires = |block: &&&str| block.lines().any(|line| line.trim_start().starts_with('^'));
        assert!(blocks.iter().any(|b| fires(&b)), "{}: no example that fires", rule.code);
        assert!(blocks.iter().any(|b| !fires(&b)), "{}: no example that stays silent", rule.code);
    }
}

#[test]
fn pages_have_the_same_parts() {
    let parts = ["Ce que vérifie la règle", "Pourquoi", "Exemples", "Limites connues", "Références"];
    for rule in RULES {
        let found: Vec<&str> = rule.doc.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(found, parts, "{}", rule.code);
        assert!(rule.doc.starts_with("# "), "{}: no title", rule.code);
    }
}

/// The block with the findings of `code` alone.
fn draw(code: &str, block: &str) -> String {
    let mut fixture = Fixture::parse(block).question();
    let settings = fixture.articles.iter().find(|a| a.path == "sourcier.toml");
    let settings = settings.map_or("", |a| &a.text);
    let own = Config::parse(settings).unwrap_or_else(|error| panic!("{code}: {error}"));
    let mut desk = Desk::new();
    desk.configure(Config { rules: Config::only(code).rules, ..own });
    for article in fixture.articles.iter().filter(|a| a.path != "sourcier.toml") {
        desk.open(&ArticleId::from(article.path.as_str()), &article.text);
    }
    let snapshot = desk.snapshot();
    for article in &mut fixture.articles {
        for diagnostic in snapshot.diagnostics(&ArticleId::from(article.path.as_str())) {
            annotate(article, &diagnostic);
        }
    }
    fixture.to_string()
}

fn annotate(article: &mut Annotated, diagnostic: &Diagnostic) {
    let span = diagnostic.span.start..diagnostic.span.end;
    let severity = match diagnostic.severity {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
        Severity::Information => "information",
        Severity::Hint => "suggestion",
    };
    article.annotate(span.clone(), format!("{severity}\u{a0}: {}", diagnostic.message));
    if let Some(fix) = diagnostic.fixes.first() {
        article.annotate(span.clone(), format!("→ {}", outcome(article, span.start, fix)));
    }
}

/// The line at `offset` after the fix.
fn outcome(article: &Annotated, offset: usize, fix: &Fix) -> String {
    if fix.edits.iter().any(|edit| edit.text.contains('\n')) {
        return fix.title.clone();
    }
    let mut text = article.text.clone();
    for edit in fix.edits.iter().rev().filter(|edit| edit.article.as_str() == article.path) {
        text.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    let line = article.text.get(..offset).unwrap_or_default().matches('\n').count();
    text.lines().nth(line).unwrap_or_default().to_owned()
}
