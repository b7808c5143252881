//! `textDocument/didOpen`: from here on the text is the editor's, whatever the disk says.

use std::sync::Arc;

use tower_lsp::ls_types::DidOpenTextDocumentParams;

use crate::convert;
use crate::documents::Document;
use crate::state::Shared;
use crate::writer::Change;

pub(super) fn apply(shared: &Arc<Shared>, params: DidOpenTextDocumentParams) {
    let opened = params.text_document;
    let id = convert::article(&opened.uri);
    let document = Document::new(opened.uri, opened.version, shared.ticket(), &opened.text);
    let document = shared.documents.open(id.clone(), document);
    shared.writer.send(Change::Text(id, document));
}
