//! Files in, texts out; what cannot be read is said by name and the rest goes on.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use ignore::WalkBuilder;
use sourcier_desk::ArticleId;

/// A file that was read.
pub(crate) struct Document {
    /// Its path as given, with `/`.
    pub(crate) id: ArticleId,
    /// Its text, with its byte order mark if it has one: spans are bytes of the file.
    pub(crate) text: String,
}

/// Input that could not be used, and what was done about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Problem {
    /// The file, or what stands for it.
    pub(crate) path: String,
    /// One French clause.
    pub(crate) reason: String,
}

impl Problem {
    fn new(path: &Path, reason: impl Into<String>) -> Self {
        Self { path: name(path), reason: reason.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}: {}", self.path, self.reason)
    }
}

/// One line on the standard error. If even that cannot be written there is nobody left to tell.
pub(crate) fn remark(message: impl fmt::Display) {
    _ = writeln!(io::stderr(), "sourcier\u{a0}: {message}");
}

/// The articles that `paths` name, in that order: files as they are, in a folder those that end in `.txt` or `.md`
/// and that no `.gitignore` leaves out, by path. A file that is reached twice is listed once.
pub(crate) fn find(paths: &[PathBuf]) -> Vec<Result<PathBuf, Problem>> {
    let mut seen = BTreeSet::new();
    let mut first = |file: &PathBuf| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone()));
    let mut found = Vec::new();
    for path in paths {
        let in_path = if path.is_dir() { walk(path) } else { vec![Ok(path.clone())] };
        if in_path.is_empty() {
            found.push(Err(Problem::new(path, "aucun article (.txt, .md) dans ce répertoire")));
        }
        found.extend(in_path.into_iter().filter(|file| file.as_ref().map_or(true, &mut first)));
    }
    found
}

fn walk(folder: &Path) -> Vec<Result<PathBuf, Problem>> {
    let walk =
        WalkBuilder::new(folder).follow_links(true).require_git(false).sort_by_file_path(Ord::cmp).build();
    let file = |entry: Result<ignore::DirEntry, ignore::Error>| match entry {
        Ok(entry) => is_article(entry.path()).then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(unwalked(folder, &error))),
    };
    walk.filter_map(file).collect()
}

/// By its name; a folder called `archives.txt` that was walked into is not one, what it holds may be.
fn is_article(path: &Path) -> bool {
    let article =
        |ending: &std::ffi::OsStr| ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("md");
    path.extension().is_some_and(article) && !path.is_dir()
}

fn unwalked(folder: &Path, error: &ignore::Error) -> Problem {
    match error {
        ignore::Error::Loop { child, .. } => {
            Problem::new(child, "lien qui revient à un répertoire déjà parcouru\u{a0}; laissé de côté")
        }
        ignore::Error::WithPath { path, err } => unwalked(path, err),
        ignore::Error::WithDepth { err, .. } => unwalked(folder, err),
        ignore::Error::Io(error) => Problem::new(folder, left_out(&reason(error))),
        other => Problem::new(folder, left_out(&other.to_string())),
    }
}

/// Reads a file, or the standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Document, Problem> {
    let problem = |reason: String| Problem::new(path, left_out(&reason));
    let bytes = read_bytes(path).map_err(|error| problem(reason(&error)))?;
    let text = decode(bytes).map_err(problem)?;
    Ok(Document { id: ArticleId::from(name(path).as_str()), text })
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
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(format!("fichier binaire (octet nul à la position {at})"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("texte qui n’est pas en UTF-8 (à l’octet {at}), à réenregistrer en UTF-8")
    })
}

fn left_out(reason: &str) -> String {
    format!("{reason}\u{a0}; laissé de côté")
}

/// What an error of the system means, in French where it is a common one.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "introuvable".to_owned(),
        io::ErrorKind::PermissionDenied => "lecture refusée".to_owned(),
        io::ErrorKind::IsADirectory => "c’est un répertoire, pas un fichier".to_owned(),
        _ => error.to_string(),
    }
}

/// A path as it is shown: with `/`, without `./`.
pub(crate) fn name(path: &Path) -> String {
    let path = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    path.strip_prefix("./").filter(|rest| !rest.is_empty()).unwrap_or(&path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf_8_is_text() {
        assert_eq!(decode("\u{feff}été".into()), Ok("\u{feff}été".to_owned()));
        assert!(decode(vec![b'a', 0xE9, b'b']).is_err_and(|reason| reason.contains("octet 1")));
        assert!(decode(vec![0xFF, 0xFE, b'a', 0]).is_err_and(|reason| reason.contains("UTF-16")));
        assert!(decode(vec![b'a', 0]).is_err_and(|reason| reason.contains("position 1")));
    }

    #[test]
    fn a_path_is_shown_as_it_was_given() {
        assert_eq!(name(Path::new("./dossier/a.txt")), "dossier/a.txt");
        assert_eq!(name(Path::new("./")), "./");
        assert_eq!(name(Path::new("../a.txt")), "../a.txt");
    }
}
