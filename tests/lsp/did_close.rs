//! `textDocument/didClose`.

use std::fs;

use crate::client::{Client, document, uri};

/// Diagnostics go away with the document; the article is again what the disk says.
#[tokio::test(flavor = "multi_thread")]
async fn the_disk_counts_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.txt");
    fs::write(&path, "Le texte du disque.").expect("a file");
    let mut client = Client::in_folder(folder.path()).await;
    let uri = uri(&path);
    client.open(&uri, "Le texte de l’éditeur.").await;
    client.diagnostics(&uri, 1).await;
    client.notify("textDocument/didClose", document(&uri)).await;
    assert_eq!(client.diagnostics(&uri, 1).await.len(), 0);
    while client.text(&uri).await.as_deref() != Some("Le texte du disque.") {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_without_a_file_is_forgotten() {
    let mut client = Client::ready().await;
    client.open("untitled:a", "Un essai.").await;
    client.notify("textDocument/didClose", document("untitled:a")).await;
    while client.text("untitled:a").await.is_some() {}
    client.open("untitled:a", "Un autre.").await;
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un autre."));
}

/// Nothing to close, nothing happens.
#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_not_open() {
    let mut client = Client::ready().await;
    client.notify("textDocument/didClose", document("untitled:a")).await;
    assert_eq!(client.text("untitled:a").await, None);
}
