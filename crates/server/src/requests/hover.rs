//! `textDocument/hover`.

use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::Context;

pub(crate) fn answer(context: &Context, params: &HoverParams) -> Option<Hover> {
    let (id, offset) = context.place(&params.text_document_position_params)?;
    let card = context.snapshot.hover(&id, offset)?;
    let kind = if context.features.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: card.markdown }),
        range: context.lines(&id).map(|lines| lines.range(card.span)),
    })
}
