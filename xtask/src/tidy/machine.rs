//! No file names a directory of somebody's machine.

use super::File;

fn complaints(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            for directory in ["work", "tmp", "root", "home", "Users"] {
                if names(line, directory) {
                    complaints.push(format!("{}:{}: a path of one machine", file.path, number + 1));
                }
            }
        }
    }
    complaints
}

/// Whether the line has an absolute path that starts with `directory`.
fn names(line: &str, directory: &str) -> bool {
    let path = format!("/{directory}/");
    line.match_indices(&path).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        // `crates/tmp/`, `$HOME/tmp/`, `https://example.org/work/` are no absolute paths.
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '_' | '-' | '}' | '~' | '/'))
    })
}

#[test]
fn no_path_of_a_machine() {
    super::check(&complaints(&super::project()));
}

#[test]
fn complains() {
    let path = |directory: &str| format!("see /{directory}/me/notes");
    let files = [
        File::sample("a.md", &path("home")),
        File::sample("b.rs", &path("tmp")),
        File::sample("c.rs", "https://example.org/work/x, target/tmp/x, ./root/x"),
    ];
    let complaints = complaints(&files);
    assert_eq!(complaints.len(), 2, "{complaints:?}");
}
