//! `sourcier/documentText`: the text of an article as the server has it, `null` when it has none. To find out whether
//! an editor and the server agree.

use tower_lsp::ls_types::{TextDocumentIdentifier, Uri};

use super::Context;
use crate::convert;

/// Which article.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentTextParams {
    text_document: TextDocumentIdentifier,
}

impl DocumentTextParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}

pub(crate) fn answer(context: &Context, params: &DocumentTextParams) -> Option<String> {
    context.snapshot.text(&convert::article(params.uri())).map(str::to_owned)
}
