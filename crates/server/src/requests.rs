//! Requests: convert, ask the desk, convert. One file each.

pub(crate) mod code_action;
pub(crate) mod definition;
pub(crate) mod document_highlight;
pub(crate) mod document_symbol;
pub(crate) mod document_text;
pub(crate) mod hover;
pub(crate) mod initialize;
pub(crate) mod references;
pub(crate) mod workspace_symbol;

use sourcier_desk::{ArticleId, Location, Snapshot};
use tower_lsp::ls_types::{self as lsp, TextDocumentPositionParams};

use crate::convert::{self, Lines};
use crate::documents::OpenDocuments;
use crate::features::Features;
use crate::service::cancellation::Cancelled;

/// What a request is answered from: all that had arrived before it, and nothing that came after.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    /// What the desk knew.
    pub(crate) snapshot: Snapshot,
    /// The documents that were open.
    pub(crate) documents: OpenDocuments,
    /// What the client can do.
    pub(crate) features: Features,
    /// Whether anybody still waits.
    pub(crate) cancelled: Cancelled,
}

impl Context {
    /// The article and the byte offset that a position means; `None` for an article nobody knows.
    fn place(&self, at: &TextDocumentPositionParams) -> Option<(ArticleId, usize)> {
        let id = convert::article(&at.text_document.uri);
        let offset = self.lines(&id)?.offset(at.position);
        Some((id, offset))
    }

    /// The lines of an article.
    fn lines(&self, id: &ArticleId) -> Option<Lines<'_>> {
        Lines::of(&self.snapshot, id, self.features.encoding)
    }

    /// Places, as the client wants them.
    fn locations(&self, found: &[Location]) -> Vec<lsp::Location> {
        convert::locations(&self.snapshot, &self.documents, self.features.encoding, found)
    }

    /// `None` when nobody waits for the answer any more: whatever is answered then is not sent.
    fn go_on(&self) -> Option<()> {
        (!self.cancelled.is_set()).then_some(())
    }
}
