//! `workspace/didChangeWatchedFiles`: articles and settings that changed on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::DidChangeWatchedFilesParams;

use crate::state::Shared;
use crate::{convert, indexer, settings};

pub(super) fn apply(shared: &Arc<Shared>, params: DidChangeWatchedFilesParams) {
    let changed = params.changes.into_iter().filter_map(|change| convert::path(&change.uri));
    let (settings, articles): (Vec<PathBuf>, Vec<PathBuf>) =
        changed.partition(|path| path.file_name().is_some_and(|name| name == settings::FILE));
    let folders = shared.folders();
    let concerned: Vec<PathBuf> = settings
        .iter()
        .filter_map(|file| file.parent())
        .filter(|f| is_in(f, &folders))
        .map(Path::to_owned)
        .collect();
    read_settings(shared, &concerned);
    if !articles.is_empty() {
        tokio::spawn(indexer::refresh(Arc::clone(shared), articles, shared.ticket()));
    }
}

/// Reads the settings of workspace folders again: small files, read at once so that none is read twice in disorder.
pub(crate) fn read_settings(shared: &Shared, folders: &[PathBuf]) {
    if folders.is_empty() {
        return;
    }
    shared.configure(|settings| {
        for folder in folders {
            if let Err(error) = settings.read_folder(folder) {
                shared.notices.show(error);
            }
        }
    });
}

fn is_in(folder: &Path, folders: &[PathBuf]) -> bool {
    folders.iter().any(|known| known == folder)
}
