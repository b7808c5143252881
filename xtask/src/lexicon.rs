//! Word lists: one entry a line, sorted as a dictionary sorts, nothing twice.

use std::path::Path;
use std::{fs, io};

/// Where the lists are.
pub(crate) const FOLDER: &str = "crates/analysis/src/lexicon";

/// Sorts every list.
pub(crate) fn sort() -> io::Result<()> {
    sort_in(&crate::root().join(FOLDER))
}

fn sort_in(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sort_in(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            fs::write(&path, sorted(&fs::read_to_string(&path)?))?;
        }
    }
    Ok(())
}

/// The list in order. A comment or an empty line starts a section, sorted by itself.
pub(crate) fn sorted(list: &str) -> String {
    let mut sorted: Vec<&str> = Vec::new();
    let mut section: Vec<&str> = Vec::new();
    for line in list.lines().map(str::trim_end) {
        if line.is_empty() || line.starts_with('#') {
            sorted.append(&mut in_order(&mut section));
            sorted.push(line);
        } else {
            section.push(line);
        }
    }
    sorted.append(&mut in_order(&mut section));
    sorted.join("\n") + "\n"
}

fn in_order<'a>(section: &mut Vec<&'a str>) -> Vec<&'a str> {
    let mut section = std::mem::take(section);
    section.sort_by_key(|line| (collate(line), *line));
    section.dedup();
    section
}

/// A key that sorts as a French dictionary does: by letters without their accents.
fn collate(line: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ñ' => 'n',
        'ô' | 'ö' | 'ó' | 'ø' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        '’' => '\'',
        c => c,
    };
    line.to_lowercase().replace('œ', "oe").replace('æ', "ae").chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_sorted_by_themselves() {
        let list = "# Verbs.\nestimer\nêtre\naffirmer\nêtre \n\n# Nouns.\npropos\naveu\n";
        let wanted = "# Verbs.\naffirmer\nestimer\nêtre\n\n# Nouns.\naveu\npropos\n";
        assert_eq!(sorted(list), wanted);
        assert_eq!(sorted(wanted), wanted);
    }
}
