//! Notifications that must be applied in the order they arrive: on the reader, at once, never waiting for anything.

mod did_change;
pub(crate) mod did_change_configuration;
pub(crate) mod did_change_watched_files;
pub(crate) mod did_change_workspace_folders;
mod did_close;
mod did_open;
mod initialized;
mod work_done_progress_cancel;

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::state::Shared;

/// Applies a notification. `None` when it is not one of these, else whether its parameters could be understood.
pub(crate) fn apply(
    shared: &Arc<Shared>,
    method: &str,
    params: Option<&Value>,
) -> Option<serde_json::Result<()>> {
    Some(match method {
        "initialized" => {
            initialized::apply(shared);
            Ok(())
        }
        "textDocument/didOpen" => with(params, |params| did_open::apply(shared, params)),
        "textDocument/didChange" => with(params, |params| did_change::apply(shared, &params)),
        "textDocument/didClose" => with(params, |params| did_close::apply(shared, &params)),
        "workspace/didChangeConfiguration" => {
            with(params, |params| did_change_configuration::apply(shared, &params))
        }
        "workspace/didChangeWatchedFiles" => {
            with(params, |params| did_change_watched_files::apply(shared, params))
        }
        "workspace/didChangeWorkspaceFolders" => {
            with(params, |params| did_change_workspace_folders::apply(shared, &params))
        }
        "window/workDoneProgress/cancel" => {
            with(params, |params| work_done_progress_cancel::apply(shared, &params))
        }
        // The text is known already, and the file comes as a watched one.
        "textDocument/didSave" => Ok(()),
        _ => return None,
    })
}

fn with<P: DeserializeOwned>(params: Option<&Value>, apply: impl FnOnce(P)) -> serde_json::Result<()> {
    P::deserialize(params.unwrap_or(&Value::Null)).map(apply)
}
