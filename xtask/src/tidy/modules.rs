//! Every module says what it is for, is short, and has a name that says something.

use super::File;

/// No file is longer.
const LINES: usize = 500;
/// Files longer than this are worth a look.
const MANY_LINES: usize = 350;

fn complaints(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let path = &file.path;
        if !file.text.starts_with("//!") {
            complaints.push(format!("{path}: begin with `//!` and say what the module is for"));
        }
        let lines = file.text.lines().count();
        if lines > LINES {
            complaints.push(format!("{path}: {lines} lines, {LINES} at most"));
        } else if lines > MANY_LINES {
            println!("{path}: {lines} lines, could it be two?");
        }
        if matches!(file.name(), "util.rs" | "utils.rs" | "helpers.rs" | "common.rs" | "misc.rs") {
            complaints.push(format!("{path}: name the module after what it does"));
        }
    }
    complaints
}

#[test]
fn modules_are_documented_short_and_named() {
    super::check(&complaints(&super::project()));
}

#[test]
fn complains() {
    let short = "//! Documented.\n";
    let files = [
        File::sample("a/bare.rs", "fn main() {}\n"),
        File::sample("a/long.rs", &format!("{short}{}", "\n".repeat(LINES))),
        File::sample("a/util.rs", short),
        File::sample("a/fine.rs", short),
        File::sample("a/util.md", "Not Rust."),
    ];
    let complaints = complaints(&files);
    assert_eq!(complaints.len(), 3, "{complaints:?}");
}
