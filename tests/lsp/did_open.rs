//! `textDocument/didOpen`.

use std::fs;

use serde_json::json;

use crate::client::{Client, uri};

/// Whatever scheme a document has, it can be worked on.
#[tokio::test(flavor = "multi_thread")]
async fn documents_without_a_file() {
    let mut client = Client::ready().await;
    for uri in ["untitled:Untitled-1", "vscode-vfs://site/a%20b.md", "file:///n/existe/pas/%C3%A9t%C3%A9.txt"]
    {
        client.open(uri, "Un essai\u{2028}sur deux lignes.").await;
        assert_eq!(client.text(uri).await.as_deref(), Some("Un essai\u{2028}sur deux lignes."));
        assert_eq!(client.diagnostics(uri, 1).await.len(), 0);
    }
}

/// The editor's text counts, not the disk's, even when the file is deleted meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_deleted_while_open_keeps_working() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    fs::write(&path, "Le texte du disque.").expect("a file");
    let mut client = Client::in_folder(folder.path()).await;
    let uri = uri(&path);
    assert_eq!(client.text(&uri).await.as_deref(), Some("Le texte du disque."));
    client.open(&uri, "Le texte de l’éditeur.").await;
    fs::remove_file(&path).expect("it can be removed");
    let deleted = json!({ "changes": [{ "uri": uri, "type": 3 }] });
    client.notify("workspace/didChangeWatchedFiles", deleted).await;
    client.change(&uri, 2, json!([{ "text": "Encore lui." }])).await;
    client.diagnostics(&uri, 2).await;
    assert_eq!(client.text(&uri).await.as_deref(), Some("Encore lui."));
}

/// What cannot be understood is logged, not answered, and harms nothing.
#[tokio::test(flavor = "multi_thread")]
async fn parameters_that_make_no_sense() {
    let mut client = Client::ready().await;
    client.notify("textDocument/didOpen", json!({ "textDocument": { "uri": 3 } })).await;
    let said = client.notification("window/logMessage").await["message"].to_string();
    assert!(said.contains("textDocument/didOpen"), "{said}");
    client.open("untitled:a", "Un essai.").await;
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un essai."));
}
