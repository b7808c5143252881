//! `workspace/didChangeWorkspaceFolders`: a dossier joins, or leaves with all its articles.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::ls_types::{DidChangeWorkspaceFoldersParams, WorkspaceFolder};

use super::did_change_watched_files::read_settings;
use crate::state::Shared;
use crate::{convert, indexer};

pub(super) fn apply(shared: &Arc<Shared>, params: &DidChangeWorkspaceFoldersParams) {
    let added = paths(&params.event.added);
    let removed = paths(&params.event.removed);
    shared.change_folders(&added, &removed);
    shared.configure(|settings| removed.iter().for_each(|folder| settings.forget_folder(folder)));
    read_settings(shared, &added);
    if !removed.is_empty() {
        tokio::spawn(indexer::refresh(Arc::clone(shared), removed, shared.ticket()));
    }
    if !added.is_empty() {
        tokio::spawn(indexer::index(Arc::clone(shared), added, shared.ticket()));
    }
}

/// The folders that are on disk.
pub(crate) fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect()
}
