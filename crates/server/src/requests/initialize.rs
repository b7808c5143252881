//! `initialize`: what both sides can do. The state is set on the reader, so that whatever a hasty client sends right
//! behind it finds it set; the answer says what was set.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, HoverProviderCapability,
    InitializeParams, InitializeResult, OneOf, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    Uri, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use crate::convert;
use crate::features::Features;
use crate::notifications::{
    did_change_configuration, did_change_watched_files, did_change_workspace_folders,
};
use crate::service::exit;
use crate::state::Shared;

/// Sets the state. Parameters that cannot be understood are left to the answer, which then is an error.
pub(crate) fn apply(shared: &Arc<Shared>, params: Option<&Value>) {
    let Some(Ok(params)) = params.map(InitializeParams::deserialize) else { return };
    if !shared.set_features(Features::of(&params.capabilities)) {
        return;
    }
    let folders = folders(&params);
    shared.change_folders(&folders, &[]);
    did_change_watched_files::read_settings(shared, &folders);
    if let Some(options) = &params.initialization_options {
        did_change_configuration::take(shared, options);
    }
    exit::follow_parent(shared, params.process_id);
}

/// The workspace folders, or the root of a client that knows no folders.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = params.workspace_folders.as_ref().filter(|folders| !folders.is_empty()) {
        return did_change_workspace_folders::paths(folders);
    }
    #[expect(deprecated, reason = "older clients send nothing else")]
    let (uri, path) = (&params.root_uri, &params.root_path);
    let from_path = || path.as_ref().map(PathBuf::from).filter(|path| path.is_absolute());
    uri.as_ref().and_then(|uri: &Uri| convert::path(uri)).or_else(from_path).into_iter().collect()
}

/// What this server can do.
pub(crate) fn answer(features: Features) -> InitializeResult {
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(features.encoding_kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                    include_text: Some(false),
                })),
                ..TextDocumentSyncOptions::default()
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
                ..CodeActionOptions::default()
            })),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: None,
            }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: "sourcier".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        ..InitializeResult::default()
    }
}
