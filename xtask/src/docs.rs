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
    format!("| [`{code}`]({page}) | {title} | {level} |\n", code = rule.code, title = title(rule.doc))
}

/// The title of a page: its first heading, without the code of the rule.
fn title(page: &str) -> &str {
    let heading = page.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    heading.split_once(" : ").or_else(|| heading.split_once("\u{a0}: ")).map_or(heading, |(_, title)| title)
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
    fn the_title_of_a_page_stands_behind_its_code() {
        assert_eq!(title("# `vague-source` : source vague\n\nTexte."), "source vague");
        assert_eq!(title("# Source vague\n"), "Source vague");
    }
}
