//! What the documentation takes from the source: the table of the rules in the README.

use std::{fs, io};

use sourcier_desk::rules::{RULES, Rule};

const START: &str = "<!-- rules: written by `cargo run -p xtask -- docs` -->\n";
const END: &str = "<!-- end of rules -->\n";

/// Writes the generated parts again.
pub(crate) fn write() -> io::Result<()> {
    let path = crate::root().join("README.md");
    let readme = fs::read_to_string(&path)?;
    let fresh =
        refresh(&readme).ok_or_else(|| io::Error::other("README.md: the marks of the table are gone"))?;
    fs::write(path, fresh)
}

/// The README with the table as it should be; `None` when its marks are gone.
fn refresh(readme: &str) -> Option<String> {
    let (before, rest) = readme.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    let rows: String = RULES.iter().map(row).collect();
    Some(format!(
        "{before}{START}\n| rule | what it flags | by default |\n|---|---|---|\n{rows}\n{END}{after}"
    ))
}

fn row(rule: &Rule) -> String {
    let page = format!("crates/desk/src/rules/{}.md", rule.code.replace('-', "_"));
    let level = if rule.off { "off" } else { rule.severity.as_str() };
    format!("| [`{code}`]({page}) | {summary} | {level} |\n", code = rule.code, summary = summary(rule.doc))
}

/// What a page says first: the first sentence of its first paragraph.
fn summary(page: &str) -> String {
    let mut paragraphs = page.split("\n\n").map(str::trim);
    let first = paragraphs.find(|paragraph| !paragraph.is_empty() && !paragraph.starts_with(['#', '`', '<']));
    let first = first.unwrap_or_default().replace('\n', " ");
    let sentence = first.split_inclusive(". ").next().unwrap_or_default().trim_end();
    // What a sentence announces with a colon stands on the page.
    sentence.strip_suffix(':').map_or_else(|| sentence.to_owned(), |start| format!("{}.", start.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readme_is_up_to_date() {
        let readme = fs::read_to_string(crate::root().join("README.md")).expect("a README");
        let fresh = refresh(&readme).expect("the marks of the table");
        assert!(readme == fresh, "the table of rules is stale: cargo run -p xtask -- docs");
    }

    #[test]
    fn a_stale_table_is_written_again() {
        let stale = format!("before\n{START}| old |\n{END}after\n");
        let fresh = refresh(&stale).expect("marks");
        assert!(fresh.starts_with("before\n") && fresh.ends_with("after\n") && !fresh.contains("| old |"));
        assert_eq!(refresh(&fresh).as_ref(), Some(&fresh));
        assert_eq!(refresh("no marks"), None);
    }

    #[test]
    fn a_page_is_summed_up_by_its_first_sentence() {
        let page = "# vague-source\n\n## Ce que vérifie la règle\n\nUne source\nvague. Puis autre chose.\n";
        assert_eq!(summary(page), "Une source vague.");
        assert_eq!(
            summary("# quote-balance\n\nDes guillemets\u{a0}:\n\n- jamais fermés\n"),
            "Des guillemets."
        );
        assert_eq!(summary("# vague-source\n"), "");
    }
}
