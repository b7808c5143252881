//! One line for each request: which function answers it.

use std::sync::Arc;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionParams, CodeActionResponse, DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams,
    DocumentSymbolResponse, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams,
    InitializeParams, InitializeResult, Location, ReferenceParams, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use crate::requests::{
    Context, code_action, definition, document_highlight, document_symbol, document_text, hover, initialize,
    references, workspace_symbol,
};
use crate::service::Asked;
use crate::service::cancellation::Cancelled;
use crate::service::lanes;
use crate::state::Shared;

/// The handlers. `before` is called with the method's name on the thread that does a request's work, before it.
#[derive(Debug)]
pub(crate) struct Backend<H> {
    shared: Arc<Shared>,
    before: H,
}

impl<H: Fn(&'static str) + Clone + Send + Sync + 'static> Backend<H> {
    pub(crate) fn new(shared: Arc<Shared>, before: H) -> Self {
        Self { shared, before }
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    pub(crate) async fn document_text(
        &self,
        params: document_text::DocumentTextParams,
    ) -> Result<Option<String>> {
        self.ask("sourcier/documentText", params, document_text::answer).await
    }

    /// Answers a request on the lane for requests, from the snapshot it took along when it arrived.
    async fn ask<P: Send + 'static, R: Send + 'static>(
        &self,
        method: &'static str,
        params: P,
        answer: fn(&Context, &P) -> Option<R>,
    ) -> Result<Option<R>> {
        let cancelled = Cancelled::default();
        let _stop = cancelled.on_drop();
        let (context, freshness) = Asked::context(&self.shared, cancelled.clone()).await?;
        let (shared, before) = (Arc::clone(&self.shared), self.before.clone());
        lanes::run(&self.shared.lanes.requests, move || {
            if cancelled.is_set() {
                return Err(Error::request_cancelled());
            }
            before(method);
            freshness.check(&shared)?;
            Ok(answer(&context, &params))
        })
        .await
        .unwrap_or_else(|_| Err(Error::internal_error()))
    }
}

impl<H: Fn(&'static str) + Clone + Send + Sync + 'static> LanguageServer for Backend<H> {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(initialize::answer(self.shared.features()))
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.ask("textDocument/hover", params, hover::answer).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.ask("textDocument/definition", params, definition::answer).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.ask("textDocument/references", params, references::answer).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        self.ask("textDocument/documentHighlight", params, document_highlight::answer).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask("textDocument/documentSymbol", params, document_symbol::answer).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.ask("workspace/symbol", params, workspace_symbol::answer).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.ask("textDocument/codeAction", params, code_action::answer).await
    }
}
