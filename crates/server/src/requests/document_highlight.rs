//! `textDocument/documentHighlight`.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use super::Context;

pub(crate) fn answer(context: &Context, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let (id, offset) = context.place(&params.text_document_position_params)?;
    let spans = context.snapshot.highlights(&id, offset);
    let lines = context.lines(&id)?;
    let kind = Some(DocumentHighlightKind::TEXT);
    Some(spans.into_iter().map(|span| DocumentHighlight { range: lines.range(span), kind }).collect())
}
