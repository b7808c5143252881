//! The engine reads no file, no clock, no environment, and opens no connection: text in, answers out.

use super::File;

/// Crates that do no I/O.
const PURE: &[&str] =
    &["crates/analysis/src/", "crates/index/src/", "crates/desk/src/", "crates/model-fr/src/"];

/// What they do without.
const IMPURE: &[&str] = &[
    "std::env", "std::fs", "std::io", "std::net", "std::process", "std::thread", "std::time",
    "Timestamp::now", "Zoned::now",
];

fn complaints(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| PURE.iter().any(|krate| file.path.starts_with(krate))) {
        // Tests may read what they compare with; `desk/src/rules/pages.rs` and the like are whole files of tests.
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in
            code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for name in IMPURE.iter().filter(|name| line.contains(*name)) {
                complaints.push(format!("{}:{}: {name} has no place in the engine", file.path, number + 1));
            }
        }
    }
    complaints
}

#[test]
fn the_engine_is_pure() {
    super::check(&complaints(&super::project()));
}

#[test]
fn complains() {
    let impure = "//! Reads `std::fs`.\nuse std::fs;\n#[cfg(test)]\nmod tests { use std::env; }\n";
    let files = [
        File::sample("crates/analysis/src/article.rs", impure),
        File::sample("crates/cli/src/input.rs", impure),
    ];
    let complaints = complaints(&files);
    assert_eq!(complaints.len(), 1, "{complaints:?}");
}
