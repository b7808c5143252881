//! One file that is not open: its text, or why there is none.

use std::fs;
use std::path::Path;

/// Larger files are no articles, in bytes. An open document may be larger.
const LARGEST: u64 = 4 << 20;

/// Reads a file. The error is one French sentence that names it and says what was done.
pub(super) fn read(path: &Path) -> Result<String, String> {
    let left_out =
        |why: &str| format!("{}\u{a0}: écarté, {why}. Les autres fichiers sont lus.", path.display());
    let size = fs::metadata(path).map_err(|error| left_out(&format!("illisible ({error})")))?.len();
    if size > LARGEST {
        return Err(left_out(&format!("trop volumineux ({size} octets, {LARGEST} au plus)")));
    }
    let bytes = fs::read(path).map_err(|error| left_out(&format!("illisible ({error})")))?;
    if bytes.contains(&0) {
        return Err(left_out("ce n’est pas du texte"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        left_out(&format!(
            "ce n’est pas de l’UTF-8 (octet {} invalide)",
            error.utf8_error().valid_up_to() + 1
        ))
    })?;
    // Editors do not count the mark as a character of the first line.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("article.txt");
        fs::write(&path, bytes).expect("a file");
        match (read(&path), expected) {
            (Ok(text), Ok(expected)) => assert_eq!(text, expected),
            (Err(error), Err(why)) => {
                assert!(error.contains("article.txt") && error.contains(why), "{error}");
            }
            (read, expected) => panic!("{read:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn texts_and_what_is_none() {
        check("\u{feff}Été\r\nà Nîmes".as_bytes(), Ok("Été\r\nà Nîmes"));
        check(b"", Ok(""));
        check(b"\xc9t\xe9", Err("UTF-8 (octet 1 invalide)"));
        check(b"PNG\0\0", Err("pas du texte"));
        check(&vec![b'a'; 5 << 20], Err("trop volumineux"));
    }

    #[test]
    fn a_file_that_is_gone() {
        assert!(read(Path::new("/n’existe/pas.txt")).is_err_and(|error| error.contains("illisible")));
    }
}
