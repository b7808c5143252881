//! Files in, texts out; what cannot be read is said by name and the rest goes on.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sourcier_desk::ArticleId;

/// A file that was read.
pub(crate) struct Document {
    /// Its path as given, with `/`.
    pub(crate) id: ArticleId,
    /// Its text, with its byte order mark if it has one: spans are bytes of the file.
    pub(crate) text: String,
}

/// A file that was not.
pub(crate) struct Problem {
    path: PathBuf,
    reason: String,
}

impl Problem {
    /// Tells the writer on the standard error.
    pub(crate) fn tell(&self) {
        remark(&format!("{} : {} ; fichier laissé de côté", self.path.display(), self.reason));
    }
}

/// Reads a file, or the standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Document, Problem> {
    let problem = |reason: String| Problem { path: path.to_path_buf(), reason };
    let bytes = read_bytes(path).map_err(|error| problem(reason(&error)))?;
    let text = decode(bytes).map_err(problem)?;
    Ok(Document { id: id(path), text })
}

/// One line on the standard error. If even that cannot be written there is nobody left to tell.
pub(crate) fn remark(message: &str) {
    _ = writeln!(io::stderr(), "sourcier : {message}");
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

/// The text of a file that is UTF-8, with or without a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("texte en UTF-16, à réenregistrer en UTF-8".to_owned());
    }
    if bytes.contains(&0) {
        return Err("fichier binaire (il contient des octets nuls)".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("texte qui n’est pas en UTF-8 (octet {at}), à réenregistrer en UTF-8")
    })
}

/// What an error of the system means, in French where it is a common one.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "introuvable".to_owned(),
        io::ErrorKind::PermissionDenied => "lecture refusée".to_owned(),
        io::ErrorKind::IsADirectory => "c’est un dossier, pas un fichier".to_owned(),
        _ => error.to_string(),
    }
}

fn id(path: &Path) -> ArticleId {
    ArticleId::from(path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf_8_is_text() {
        assert_eq!(decode("\u{feff}été".into()), Ok("\u{feff}été".to_owned()));
        assert!(decode(vec![b'a', 0xE9, b'b']).is_err_and(|reason| reason.contains("octet 1")));
        assert!(decode(vec![0xFF, 0xFE, b'a', 0]).is_err_and(|reason| reason.contains("UTF-16")));
        assert!(decode(vec![b'a', 0]).is_err_and(|reason| reason.contains("binaire")));
    }
}
