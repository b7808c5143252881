//! `textDocument/references`.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Location, ReferenceParams};

use super::Context;

pub(crate) fn answer(context: &Context, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
    let Some((id, offset)) = context.place(&params.text_document_position) else { return Ok(None) };
    let mut found = context.snapshot.references(&id, offset);
    context.go_on()?;
    if !params.context.include_declaration {
        let introduced = context.snapshot.definition(&id, offset);
        found.retain(|location| !introduced.contains(location));
    }
    Ok(Some(context.locations(&found)))
}
