//! Project chores.
//!
//! `cargo run -p xtask -- docs` writes the generated parts of the documentation again, `-- sort` sorts the word
//! lists. The tidy checks are tests: `cargo test -p xtask`.

mod docs;
mod lexicon;
#[cfg(test)]
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match std::env::args().nth(1).as_deref() {
        Some("docs") => docs::write(),
        Some("sort") => lexicon::sort(),
        _ => return complain("usage: cargo run -p xtask -- docs|sort"),
    };
    done.map_or_else(|error| complain(&error.to_string()), |()| ExitCode::SUCCESS)
}

#[expect(clippy::print_stderr, reason = "what a chore has to say goes to the terminal")]
fn complain(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

/// The root of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
