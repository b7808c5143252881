//! `workspace/didChangeWorkspaceFolders`.

use std::fs;

use serde_json::json;

use crate::client::{Client, uri};

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_joins_and_leaves() {
    let (first, second) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let paths = [first.path().join("a.txt"), second.path().join("b.txt")];
    fs::write(&paths[0], "Un.").expect("a file");
    fs::write(&paths[1], "Deux.").expect("a file");
    let [a, b] = paths.map(|path| uri(&path));
    let mut client = Client::in_folder(first.path()).await;
    assert_eq!((client.text(&a).await.as_deref(), client.text(&b).await.as_deref()), (Some("Un."), None));
    let folder = json!([{ "uri": uri(second.path()), "name": "second" }]);
    let event = json!({ "event": { "added": folder, "removed": [] } });
    client.notify("workspace/didChangeWorkspaceFolders", event).await;
    client.indexed().await;
    assert_eq!(client.text(&b).await.as_deref(), Some("Deux."));
    let event = json!({ "event": { "added": [], "removed": folder } });
    client.notify("workspace/didChangeWorkspaceFolders", event).await;
    while client.text(&b).await.is_some() {}
    assert_eq!(client.text(&a).await.as_deref(), Some("Un."));
}
