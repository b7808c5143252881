//! `textDocument/didClose`: the article is again what the disk says, or nothing.

use std::sync::Arc;

use tower_lsp::ls_types::DidCloseTextDocumentParams;

use crate::state::Shared;
use crate::writer::{Change, Found};
use crate::{convert, indexer};

pub(super) fn apply(shared: &Arc<Shared>, params: &DidCloseTextDocumentParams) {
    let uri = &params.text_document.uri;
    let id = convert::article(uri);
    let Some(document) = shared.documents.close(&id) else { return };
    shared.writer.send(Change::Close(id.clone(), document));
    let ticket = shared.ticket();
    match convert::path(uri) {
        Some(path) => drop(tokio::spawn(indexer::refresh(Arc::clone(shared), vec![path], ticket))),
        None => shared.writer.found(Found::Nothing(id, ticket)),
    }
}
