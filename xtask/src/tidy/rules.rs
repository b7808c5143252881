//! A rule is two files and its place in the list.

use super::File;

const FOLDER: &str = "crates/desk/src/rules/";

fn complaints(files: &[File]) -> Vec<String> {
    let list = files.iter().find(|file| file.path == "crates/desk/src/rules.rs").expect("the list of rules");
    let here: Vec<&File> = files.iter().filter(|file| file.path.starts_with(FOLDER)).collect();
    let has = |stem: &str, extension: &str| {
        here.iter().any(|file| file.path == format!("{FOLDER}{stem}.{extension}"))
    };
    let mut complaints = Vec::new();
    for file in &here {
        let path = &file.path;
        let Some((stem, extension)) = file.name().rsplit_once('.') else { continue };
        let code = stem.replace('_', "-");
        match extension {
            "md" if !has(stem, "rs") => complaints.push(format!("{path}: the page of no rule")),
            // Other modules of the folder are what several rules share.
            "rs" if file.text.contains("const RULE: Rule") => {
                if !has(stem, "md") {
                    complaints.push(format!("{path}: a rule without its page {stem}.md"));
                }
                if !file.text.contains(&format!("\"{code}\"")) {
                    complaints.push(format!("{path}: the code of this rule should be {code}"));
                }
                if !list.text.contains(&format!("{stem}::RULE")) {
                    complaints.push(format!("{path}: not in the list of rules.rs"));
                }
            }
            _ => {}
        }
    }
    complaints
}

#[test]
fn a_rule_is_two_files_and_a_line() {
    super::check(&complaints(&super::project()));
    assert!(!sourcier_desk::rules::RULES.is_empty(), "no rule at all");
}

#[test]
fn complains() {
    let rule = |code: &str| format!("//! A rule.\nconst RULE: Rule = Rule {{ code: \"{code}\" }};\n");
    let files = [
        File::sample(
            "crates/desk/src/rules.rs",
            "const RULES: &[Rule] = &[fine_rule::RULE, odd_code::RULE];",
        ),
        File::sample(&format!("{FOLDER}fine_rule.rs"), &rule("fine-rule")),
        File::sample(&format!("{FOLDER}fine_rule.md"), "# Page"),
        File::sample(&format!("{FOLDER}shared_question.rs"), "//! Not a rule.\n"),
        File::sample(&format!("{FOLDER}orphan.md"), "# Page"),
        File::sample(&format!("{FOLDER}odd_code.rs"), &rule("other-code")),
        File::sample(&format!("{FOLDER}odd_code.md"), "# Page"),
        File::sample(&format!("{FOLDER}unlisted.rs"), &rule("unlisted")),
    ];
    let complaints = complaints(&files);
    // The page of no rule, the odd code, and the unlisted rule, which has no page either.
    assert_eq!(complaints.len(), 4, "{complaints:?}");
}
