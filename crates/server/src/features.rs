//! What the client can do, as it said in `initialize`.

use sourcier_desk::Encoding;
use tower_lsp::ls_types::{ClientCapabilities, MarkupKind, PositionEncodingKind};

/// What the client can do. Anything it did not mention counts as "cannot".
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "the protocol's capabilities are yes-or-no questions")]
pub(crate) struct Features {
    /// How positions are counted: the first of the client's list that is known, else UTF-16.
    pub(crate) encoding: Encoding,
    /// `window/workDoneProgress/create`.
    pub(crate) progress: bool,
    /// `workspace/configuration`.
    pub(crate) configuration: bool,
    /// Watched files can be registered later.
    pub(crate) watches_files: bool,
    /// `workspace/didChangeConfiguration` can be registered later.
    pub(crate) watches_configuration: bool,
    /// Edits may say which version of a document they are for.
    pub(crate) document_changes: bool,
    /// Diagnostics may point to other places.
    pub(crate) related_information: bool,
    /// Diagnostics may carry data that comes back with a code action request.
    pub(crate) diagnostic_data: bool,
    /// Code actions may be more than commands.
    pub(crate) code_action_literals: bool,
    /// Document symbols may nest.
    pub(crate) nested_symbols: bool,
    /// Hover cards may be Markdown.
    pub(crate) markdown: bool,
}

impl Features {
    /// Reads them from the client's capabilities.
    pub(crate) fn of(client: &ClientCapabilities) -> Self {
        let workspace = client.workspace.clone().unwrap_or_default();
        let document = client.text_document.clone().unwrap_or_default();
        let window = client.window.clone().unwrap_or_default();
        let encodings = client.general.as_ref().and_then(|g| g.position_encodings.clone());
        let published = document.publish_diagnostics.unwrap_or_default();
        Self {
            encoding: encodings.unwrap_or_default().iter().find_map(encoding).unwrap_or_default(),
            progress: window.work_done_progress.unwrap_or_default(),
            configuration: workspace.configuration.unwrap_or_default(),
            watches_files: workspace
                .did_change_watched_files
                .and_then(|w| w.dynamic_registration)
                .unwrap_or_default(),
            watches_configuration: workspace
                .did_change_configuration
                .and_then(|c| c.dynamic_registration)
                .unwrap_or_default(),
            document_changes: workspace.workspace_edit.and_then(|e| e.document_changes).unwrap_or_default(),
            related_information: published.related_information.unwrap_or_default(),
            diagnostic_data: published.data_support.unwrap_or_default(),
            code_action_literals: document
                .code_action
                .is_some_and(|c| c.code_action_literal_support.is_some()),
            nested_symbols: document
                .document_symbol
                .and_then(|s| s.hierarchical_document_symbol_support)
                .unwrap_or_default(),
            markdown: document
                .hover
                .and_then(|h| h.content_format)
                .is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
        }
    }

    /// The protocol's name of the encoding.
    pub(crate) fn encoding_kind(self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

fn encoding(kind: &PositionEncodingKind) -> Option<Encoding> {
    [
        (PositionEncodingKind::UTF8, Encoding::Utf8),
        (PositionEncodingKind::UTF16, Encoding::Utf16),
        (PositionEncodingKind::UTF32, Encoding::Utf32),
    ]
    .into_iter()
    .find_map(|(known, encoding)| (known == *kind).then_some(encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(capabilities: &str, encoding: Encoding) {
        let capabilities = serde_json::from_str(capabilities).expect("capabilities");
        assert_eq!(Features::of(&capabilities).encoding, encoding);
    }

    #[test]
    fn the_clients_first_known_encoding_is_taken() {
        check("{}", Encoding::Utf16);
        check(r#"{"general":{"positionEncodings":[]}}"#, Encoding::Utf16);
        check(r#"{"general":{"positionEncodings":["utf-8","utf-16"]}}"#, Encoding::Utf8);
        check(r#"{"general":{"positionEncodings":["utf-7","utf-32","utf-8"]}}"#, Encoding::Utf32);
    }
}
