//! Which files of the workspace are articles.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::notices::Notices;

/// No workspace has more articles than this; a folder that does was opened by mistake.
const MOST_FILES: usize = 20_000;

/// The articles of `folders` that are one of `wanted` or below one: `.txt` and `.md`, nothing that is hidden or that a
/// `.gitignore` leaves out, in the order of their paths. Symbolic links are not followed. What is left out for any
/// other reason is said.
pub(super) fn articles(folders: &[PathBuf], wanted: &[PathBuf], notices: &Notices) -> BTreeSet<PathBuf> {
    let wanted: BTreeSet<PathBuf> = wanted.iter().cloned().collect();
    let above: BTreeSet<PathBuf> =
        wanted.iter().flat_map(|path| path.ancestors()).map(Path::to_owned).collect();
    let mut found = BTreeSet::new();
    for folder in folders.iter().filter(|folder| may_be_read(folder, notices)) {
        let (above, wanted) = (above.clone(), wanted.clone());
        let walk = WalkBuilder::new(folder)
            .require_git(false)
            .follow_links(false)
            .filter_entry(move |entry| {
                above.contains(entry.path()) || entry.path().ancestors().any(|path| wanted.contains(path))
            })
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    notices.warning(format!("Écarté\u{a0}: {error}."));
                    continue;
                }
            };
            let path = entry.path();
            let kind = entry.file_type();
            if kind.is_some_and(|kind| kind.is_symlink()) && (is_article(path) || path.is_dir()) {
                notices.warning(format!("{}\u{a0}: écarté, c’est un lien symbolique.", path.display()));
            }
            if kind.is_some_and(|kind| kind.is_file()) && is_article(path) {
                if found.len() == MOST_FILES {
                    notices.show(format!(
                        "{}\u{a0}: plus de {MOST_FILES} articles\u{a0}; les suivants ne sont pas lus.",
                        folder.display()
                    ));
                    return found;
                }
                found.insert(path.to_owned());
            }
        }
    }
    found
}

/// By its name, this file is an article.
fn is_article(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["txt", "md"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Not the home folder, nor one that holds it: a person's whole correspondence is no dossier.
fn may_be_read(folder: &Path, notices: &Notices) -> bool {
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let is_home = home.is_some_and(|home| real(&home).starts_with(real(folder)));
    if is_home {
        notices.show(format!(
            "{}\u{a0}: votre dossier personnel n’est jamais indexé. Ouvrez le dossier d’un sujet\u{a0}; en attendant, seuls les \
             articles ouverts sont lus.",
            folder.display()
        ));
    }
    !is_home
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn check(files: &[&str], ignored: &str, wanted: &[&str], expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "Un article.").expect("a file");
        }
        fs::write(root.join(".gitignore"), ignored).expect("a file");
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("boucle")).expect("a link");
        let wanted: Vec<_> = wanted.iter().map(|path| root.join(path)).collect();
        let (notices, _delivery) = Notices::new();
        let found = articles(&[root.to_owned()], &wanted, &notices);
        let found: Vec<_> =
            found.iter().map(|p| p.strip_prefix(root).expect("below").display().to_string()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn articles_and_nothing_else() {
        let files = ["a.txt", "b/c.MD", "b/d.pdf", "b/.caché.md", "vieux/e.txt", "f.txt"];
        check(&files, "vieux/\nf.txt\n", &[""], &["a.txt", "b/c.MD"]);
        check(&files, "vieux/\n", &["b", "f.txt", "absent.txt"], &["b/c.MD", "f.txt"]);
        check(&files, "f.txt\n", &["f.txt", "vieux/e.txt"], &["vieux/e.txt"]);
    }

    #[test]
    fn the_home_folder_is_never_read() {
        let (notices, _delivery) = Notices::new();
        if let Some(home) = std::env::home_dir() {
            assert!(!may_be_read(&home, &notices));
        }
        assert!(!may_be_read(Path::new("/"), &notices));
        let folder = tempfile::tempdir().expect("a folder");
        assert!(may_be_read(folder.path(), &notices));
    }
}
