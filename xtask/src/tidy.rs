//! Project rules as tests. Each check is a function from files to complaints, and is shown to complain once.

mod arrow;
mod lexicon;
mod machine;
mod modules;
mod purity;
mod rules;

use std::fs;

/// A text file of the project.
pub(crate) struct File {
    /// From the root, with `/`.
    path: String,
    text: String,
}

impl File {
    /// A file for a test of a check.
    fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    fn is_rust(&self) -> bool {
        self.extension() == "rs"
    }
}

/// Every text file that is not ignored.
fn project() -> Vec<File> {
    let root = crate::root();
    let walk = ignore::WalkBuilder::new(&root)
        .hidden(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .sort_by_file_path(Ord::cmp)
        .build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.expect("the project can be read");
        if entry.file_type().is_some_and(|kind| kind.is_file())
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            let path = entry.path().strip_prefix(&root).expect("below the root").to_string_lossy();
            files.push(File { path: path.replace('\\', "/"), text });
        }
    }
    assert!(files.iter().any(|file| file.path == "Cargo.toml"), "this is not the project");
    files
}

/// Fails with the complaints, one a line.
#[track_caller]
fn check(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
