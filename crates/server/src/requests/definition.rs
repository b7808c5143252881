//! `textDocument/definition`.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse};

use super::Context;

pub(crate) fn answer(context: &Context, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let (id, offset) = context.place(&params.text_document_position_params)?;
    let found = context.locations(&context.snapshot.definition(&id, offset));
    (!found.is_empty()).then_some(GotoDefinitionResponse::Array(found))
}
