//! The settings: each folder's `sourcier.toml`, and what the editor says in its section `sourcier`.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sourcier_desk::Config;

/// The file at a workspace folder's root.
pub(crate) const FILE: &str = "sourcier.toml";

/// The editor's section.
pub(crate) const SECTION: &str = "sourcier";

/// The keys of the editor's section that are settings of the desk; the others are the extension's own.
const KEYS: [&str; 3] = ["rules", "names", "unsourced-claim"];

/// Settings by where they come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    files: BTreeMap<PathBuf, Config>,
    editor: Config,
    /// The ticket of the question that the editor's section answers.
    answered: u64,
}

impl Settings {
    /// One set of settings: the newsroom's files, in the order of their paths, and over them the editor's.
    pub(crate) fn merged(&self) -> Config {
        let mut all = Config::default();
        for config in self.files.values().chain([&self.editor]) {
            all.rules.extend(config.rules.clone());
            all.names.extend(config.names.clone());
            if config.unsourced_claim != Config::default().unsourced_claim {
                all.unsourced_claim = config.unsourced_claim.clone();
            }
        }
        all
    }

    /// Reads a folder's file again. An error is one French sentence; the folder then has no settings.
    pub(crate) fn read_folder(&mut self, folder: &Path) -> Result<(), String> {
        self.files.remove(folder);
        if let Some(config) = read(&folder.join(FILE))? {
            self.files.insert(folder.to_owned(), config);
        }
        Ok(())
    }

    /// Forgets a folder.
    pub(crate) fn forget_folder(&mut self, folder: &Path) {
        self.files.remove(folder);
    }

    /// Whether the answer to the question with that ticket is still news: answers may overtake each other.
    pub(crate) fn is_news(&mut self, ticket: u64) -> bool {
        let news = ticket >= self.answered;
        self.answered = self.answered.max(ticket);
        news
    }

    /// Takes the editor's section. An error is one French sentence; what the editor said before then stays.
    pub(crate) fn set_editor(&mut self, section: &Value) -> Result<(), String> {
        let Value::Object(section) = section else {
            self.editor = Config::default();
            return Ok(());
        };
        let known = section
            .iter()
            .filter(|(key, value)| KEYS.contains(&key.as_str()) && !value.is_null())
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        self.editor = serde_json::from_value(Value::Object(known)).map_err(|error| {
            format!(
                "Réglages «\u{a0}{SECTION}\u{a0}» de l’éditeur\u{a0}: {error}. Ils sont laissés de côté, le reste continue."
            )
        })?;
        Ok(())
    }
}

fn read(path: &Path) -> Result<Option<Config>, String> {
    let shown = path.display();
    match std::fs::read_to_string(path) {
        Ok(text) => Config::parse(&text).map(Some).map_err(|error| {
            format!(
                "{shown}, {}. Ce fichier est laissé de côté, les réglages par défaut valent à sa place.",
                place(&error)
            )
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{shown}\u{a0}: illisible ({error}). Ce fichier est laissé de côté.")),
    }
}

/// The line and the reason of a TOML error, without the drawing between them.
fn place(error: &str) -> String {
    let reason = error.trim().lines().next_back().unwrap_or_default().trim_end_matches('.');
    let line = error.split_once("line ").map_or("", |(_, rest)| rest);
    let line: String = line.chars().take_while(char::is_ascii_digit).collect();
    if line.is_empty() { reason.to_owned() } else { format!("ligne {line}\u{a0}: {reason}") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_editor_speaks_last_and_only_of_what_is_the_desks() {
        let mut settings = Settings::default();
        let file =
            Config::parse("[rules]\nvague-source = \"off\"\nquote-balance = \"off\"").expect("settings");
        settings.files.insert("/dossier".into(), file);
        let editor =
            json!({ "rules": { "vague-source": "error" }, "trace": { "server": "off" }, "names": null });
        assert_eq!(settings.set_editor(&editor), Ok(()));
        let rules: Vec<_> = settings.merged().rules.into_iter().map(|(k, v)| format!("{k} {v:?}")).collect();
        assert_eq!(rules, ["quote-balance Off", "vague-source Error"]);
    }

    #[test]
    fn errors_name_the_file_and_the_line() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "[rules]\nvague-source = 3\n").expect("a file");
        let error = Settings::default().read_folder(folder.path()).expect_err("a wrong file");
        assert!(error.contains("sourcier.toml, ligne 2"), "{error}");
        assert!(Settings::default().read_folder(Path::new("/n’existe pas")).is_ok());
        assert!(Settings::default().set_editor(&json!({ "rules": 3 })).is_err());
    }
}
