//! `textDocument/hover`.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::Context;

pub(crate) fn answer(context: &Context, params: HoverParams) -> Result<Option<Hover>> {
    let Some((id, offset)) = context.place(&params.text_document_position_params) else { return Ok(None) };
    let Some(card) = context.snapshot.hover(&id, offset) else { return Ok(None) };
    let kind = if context.features.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Ok(Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: card.markdown }),
        range: context.lines(&id).map(|lines| lines.range(card.span)),
    }))
}
