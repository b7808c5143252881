//! `workspace/didChangeConfiguration`: takes the settings that came along, or fetches them.

use std::sync::Arc;

use tower_lsp::ls_types::{ConfigurationItem, DidChangeConfigurationParams};

use crate::settings::SECTION;
use crate::state::Shared;

pub(super) fn apply(shared: &Arc<Shared>, params: &DidChangeConfigurationParams) {
    if shared.features().configuration {
        tokio::spawn(fetch(Arc::clone(shared)));
    } else if let Some(section) = params.settings.get(SECTION) {
        take(shared, section);
    }
}

/// Asks the client for its settings. Never called on the reader: the answer would come through it.
pub(super) async fn fetch(shared: Arc<Shared>) {
    shared.gate.open().await;
    let section = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    let ticket = shared.ticket();
    // A client that answers with an error has no settings for us.
    if let Ok(answer) = shared.client.configuration(vec![section]).await
        && let Some(section) = answer.first()
    {
        take_answer(&shared, section, ticket);
    }
}

/// Takes the editor's section.
pub(crate) fn take(shared: &Shared, section: &serde_json::Value) {
    take_answer(shared, section, shared.ticket());
}

/// The same, from the answer to the question with that ticket.
fn take_answer(shared: &Shared, section: &serde_json::Value, ticket: u64) {
    shared.configure(|settings| {
        if settings.is_news(ticket)
            && let Err(error) = settings.set_editor(section)
        {
            shared.notices.show(error);
        }
    });
}
