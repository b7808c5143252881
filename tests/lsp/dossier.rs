//! Two articles of one story, for the tests that ask about people.

use std::fs;

use tempfile::TempDir;

use crate::client::{Client, uri};

/// The article that is open.
pub(crate) const DRAFT: &str = "Sauveterre rouvre sa piscine 🏊

La maire de Sauveterre, Élodie Marchetti, a inauguré mardi la piscine. « L’été commence », a dit Mme Marchetti.

Élodie Marchetti a ensuite nagé.
";

/// The one beside it, not open.
pub(crate) const SIBLING: &str =
    "Une piscine pour Sauveterre\r\n\r\nSelon la mairie, Élodie Marchetti ouvrira la piscine.\r\n";

/// A server that has read both articles, and has the draft open.
pub(crate) struct Dossier {
    pub(crate) client: Client,
    pub(crate) draft: String,
    _folder: TempDir,
}

impl Dossier {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let [draft, _] = [("brouillon.txt", DRAFT), ("préparatifs.md", SIBLING)].map(|(name, text)| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("a file");
            uri(&path)
        });
        let mut client = Client::in_folder(folder.path()).await;
        client.open(&draft, DRAFT).await;
        Self { client, draft, _folder: folder }
    }

    /// The text of one of the two.
    pub(crate) fn text(&self, uri: &str) -> &'static str {
        if uri == self.draft { DRAFT } else { SIBLING }
    }
}
