//! `textDocument/references`.

use tower_lsp::ls_types::{Location, ReferenceParams};

use super::Context;

pub(crate) fn answer(context: &Context, params: &ReferenceParams) -> Option<Vec<Location>> {
    let (id, offset) = context.place(&params.text_document_position)?;
    let mut found = context.snapshot.references(&id, offset);
    context.go_on()?;
    if !params.context.include_declaration {
        let introduced = context.snapshot.definition(&id, offset);
        found.retain(|location| !introduced.contains(location));
    }
    Some(context.locations(&found))
}
