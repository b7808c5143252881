//! `workspace/symbol`.

use tower_lsp::ls_types::{OneOf, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse};

use super::Context;
use crate::convert;

pub(crate) fn answer(context: &Context, params: &WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
    let mut symbols = Vec::new();
    for found in context.snapshot.symbols(&params.query) {
        context.go_on()?;
        let Some(location) = context.locations(&[found.location]).pop() else { continue };
        symbols.push(WorkspaceSymbol {
            name: found.name,
            kind: convert::symbol_kind(found.kind),
            tags: None,
            container_name: Some(found.detail).filter(|detail| !detail.is_empty()),
            location: OneOf::Left(location),
            data: None,
        });
    }
    Some(WorkspaceSymbolResponse::Nested(symbols))
}
