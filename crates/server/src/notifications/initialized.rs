//! `initialized`: the client is ready; ask it for its settings and to tell what changes on disk, read the workspace.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::Registration;

use super::did_change_configuration::fetch;
use crate::state::Shared;
use crate::{indexer, settings};

pub(super) fn apply(shared: &Arc<Shared>) {
    if shared.features().configuration {
        tokio::spawn(fetch(Arc::clone(shared)));
    }
    tokio::spawn(register(Arc::clone(shared)));
    let folders = shared.folders();
    if !folders.is_empty() {
        tokio::spawn(indexer::index(Arc::clone(shared), folders, shared.ticket()));
    }
}

async fn register(shared: Arc<Shared>) {
    shared.gate.open().await;
    let features = shared.features();
    let mut registrations = Vec::new();
    let mut add = |method: &str, options| {
        registrations.push(Registration {
            id: format!("{}/{method}", settings::SECTION),
            method: method.to_owned(),
            register_options: Some(options),
        });
    };
    if features.watches_files {
        let watchers =
            json!([{ "globPattern": "**/*.{txt,md}" }, { "globPattern": format!("**/{}", settings::FILE) }]);
        add("workspace/didChangeWatchedFiles", json!({ "watchers": watchers }));
    }
    if features.watches_configuration {
        add("workspace/didChangeConfiguration", json!({ "section": settings::SECTION }));
    }
    if registrations.is_empty() {
        return;
    }
    if let Err(error) = shared.client.register_capability(registrations).await {
        shared.notices.warning(format!(
            "L’éditeur refuse de signaler ce qui change sur le disque ({error}). Les articles fermés ne seront pas relus."
        ));
    }
}
