//! `textDocument/codeAction`: quick fixes, each with its edit: any client can apply it.

use std::collections::BTreeMap;

use sourcier_desk::ArticleId;
use sourcier_desk::actions::Action;
use sourcier_desk::diagnostics::Edit;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, DocumentChanges,
    OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::Context;
use crate::convert::{self, Lines};

pub(crate) fn answer(context: &Context, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let id = convert::article(&params.text_document.uri);
    let lines = context.lines(&id)?;
    if !context.features.code_action_literals || !wanted(params.context.only.as_deref()) {
        return None;
    }
    let actions = context.snapshot.actions(&id, lines.span(params.range));
    context.go_on()?;
    Some(actions.into_iter().filter_map(|action| convert_action(context, &lines, action)).collect())
}

/// The client wants quick fixes: it asked for all kinds, or for this one or the one above it.
fn wanted(only: Option<&[CodeActionKind]>) -> bool {
    let is_wanted =
        |kind: &CodeActionKind| *kind == CodeActionKind::EMPTY || *kind == CodeActionKind::QUICKFIX;
    only.is_none_or(|kinds| kinds.is_empty() || kinds.iter().any(is_wanted))
}

fn convert_action(context: &Context, lines: &Lines<'_>, action: Action) -> Option<CodeActionOrCommand> {
    let Context { snapshot, documents, features, .. } = context;
    let edit = workspace_edit(context, &action.fix.edits)?;
    let diagnostics =
        action.diagnostic.map(|d| convert::diagnostics(&[d], lines, snapshot, documents, *features));
    Some(CodeActionOrCommand::CodeAction(CodeAction {
        title: action.fix.title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics,
        edit: Some(edit),
        is_preferred: action.fix.preferred.then_some(true),
        ..CodeAction::default()
    }))
}

/// All of the edits, or `None` when one of their articles has no URI: half a fix is none.
fn workspace_edit(context: &Context, edits: &[Edit]) -> Option<WorkspaceEdit> {
    let mut by_article: BTreeMap<&ArticleId, Vec<TextEdit>> = BTreeMap::new();
    for group in edits.chunk_by(|a, b| a.article == b.article) {
        let id = &group.first()?.article;
        let lines = context.lines(id)?;
        let edits = group.iter().map(|edit| TextEdit::new(lines.range(edit.span), edit.text.clone()));
        by_article.entry(id).or_default().extend(edits);
    }
    let mut with_uri: Vec<(Uri, Option<i32>, Vec<TextEdit>)> = Vec::new();
    for (id, edits) in by_article {
        let version = context.documents.get(id).map(|document| document.version);
        with_uri.push((convert::uri(id, &context.documents)?, version, edits));
    }
    if !context.features.document_changes {
        let changes = with_uri.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
        return Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() });
    }
    let changes = with_uri.into_iter().map(|(uri, version, edits)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(changes.collect())),
        ..WorkspaceEdit::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_client_wants() {
        let check = |only: Option<&[CodeActionKind]>, expected| assert_eq!(wanted(only), expected);
        check(None, true);
        check(Some(&[]), true);
        check(Some(&[CodeActionKind::SOURCE]), false);
        check(Some(&[CodeActionKind::SOURCE, CodeActionKind::QUICKFIX]), true);
    }
}
