//! Word lists say what they are, and are sorted without repetition.

use std::collections::BTreeSet;

use super::File;
use crate::lexicon::{FOLDER, sorted};

fn complaints(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER) && file.extension() == "txt") {
        let path = &file.path;
        if !file.text.starts_with('#') {
            complaints
                .push(format!("{path}: begin with a comment: what the list is and where it comes from"));
        }
        if file.text != sorted(&file.text) {
            complaints.push(format!("{path}: not in order: cargo run -p xtask -- sort"));
        }
        let mut seen = BTreeSet::new();
        let entries = file.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let twice = entries.filter(|line| !seen.insert(line.trim_end()));
        complaints.extend(twice.map(|line| format!("{path}: « {line} » twice")));
    }
    complaints
}

#[test]
fn word_lists_are_sorted_unique_and_commented() {
    super::check(&complaints(&super::project()));
}

#[test]
fn complains() {
    let list = |name: &str, text: &str| File::sample(&format!("{FOLDER}/{name}.txt"), text);
    let files = [
        list("bare", "affirmer\n"),
        list("unsorted", "# Verbs.\nécrire\naffirmer\n"),
        list("twice", "# Verbs.\naffirmer\n# More verbs.\naffirmer\n"),
        list("blank", "# Verbs.\naffirmer \n"),
        list("fine", "# Verbs.\naffirmer\nestimer\nêtre\n\n# Nouns.\naffirmation\n"),
    ];
    let complaints = complaints(&files);
    assert_eq!(complaints.len(), 4, "{complaints:?}");
}
