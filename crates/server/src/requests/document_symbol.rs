//! `textDocument/documentSymbol`: a tree, or a list for clients that know no trees.

use sourcier_desk::outline::Symbol;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, Uri,
};

use super::Context;
use crate::convert::{self, Lines};

pub(crate) fn answer(context: &Context, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let uri = &params.text_document.uri;
    let id = convert::article(uri);
    let lines = context.lines(&id)?;
    let symbols = context.snapshot.outline(&id);
    if context.features.nested_symbols {
        return Some(DocumentSymbolResponse::Nested(symbols.iter().map(|s| nested(s, &lines)).collect()));
    }
    let mut all = Vec::new();
    for symbol in &symbols {
        flatten(symbol, None, uri, &lines, &mut all);
    }
    Some(DocumentSymbolResponse::Flat(all))
}

#[expect(deprecated, reason = "the type has no other constructor, and the field has no default")]
fn nested(symbol: &Symbol, lines: &Lines<'_>) -> DocumentSymbol {
    DocumentSymbol {
        name: name(symbol),
        detail: Some(symbol.detail.clone()).filter(|detail| !detail.is_empty()),
        kind: convert::symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: lines.range(symbol.span.to(symbol.selection)),
        selection_range: lines.range(symbol.selection),
        children: Some(symbol.children.iter().map(|child| nested(child, lines)).collect()),
    }
}

#[expect(deprecated, reason = "the type has no other constructor, and the field has no default")]
fn flatten(
    symbol: &Symbol,
    container: Option<&Symbol>,
    uri: &Uri,
    lines: &Lines<'_>,
    all: &mut Vec<SymbolInformation>,
) {
    all.push(SymbolInformation {
        name: name(symbol),
        kind: convert::symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), lines.range(symbol.span)),
        container_name: container.map(name),
    });
    for child in &symbol.children {
        flatten(child, Some(symbol), uri, lines, all);
    }
}

/// Editors refuse a whole outline for one empty name.
fn name(symbol: &Symbol) -> String {
    if symbol.name.trim().is_empty() { "…".to_owned() } else { symbol.name.clone() }
}
