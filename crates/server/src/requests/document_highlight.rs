//! `textDocument/documentHighlight`.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use super::Context;

pub(crate) fn answer(
    context: &Context,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let Some((id, offset)) = context.place(&params.text_document_position_params) else { return Ok(None) };
    let spans = context.snapshot.highlights(&id, offset);
    let Some(lines) = context.lines(&id) else { return Ok(None) };
    let kind = Some(DocumentHighlightKind::TEXT);
    Ok(Some(spans.into_iter().map(|span| DocumentHighlight { range: lines.range(span), kind }).collect()))
}
