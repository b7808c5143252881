//! `textDocument/definition`.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse};

use super::Context;

pub(crate) fn answer(
    context: &Context,
    params: GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let Some((id, offset)) = context.place(&params.text_document_position_params) else { return Ok(None) };
    let found = context.locations(&context.snapshot.definition(&id, offset));
    Ok((!found.is_empty()).then_some(GotoDefinitionResponse::Array(found)))
}
