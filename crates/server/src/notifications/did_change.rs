//! `textDocument/didChange`: whole texts and edits, mixed as the client likes.

use std::sync::Arc;

use tower_lsp::ls_types::DidChangeTextDocumentParams;

use crate::convert;
use crate::state::Shared;
use crate::writer::Change;

pub(super) fn apply(shared: &Arc<Shared>, params: &DidChangeTextDocumentParams) {
    let id = convert::article(&params.text_document.uri);
    let encoding = shared.features().encoding;
    match shared.documents.change(&id, params.text_document.version, &params.content_changes, encoding) {
        Some(document) => shared.writer.send(Change::Text(id, document)),
        None => shared.notices.warning(format!(
            "{id}\u{a0}: modification d’un document qui n’est pas ouvert, laissée de côté."
        )),
    }
}
