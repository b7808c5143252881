//! `workspace/didChangeWatchedFiles`.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::client::{Client, uri};

/// Tells the server that files have changed, and how.
async fn tell(client: &mut Client, root: &Path, changed: &[(&str, u8)]) {
    let events: Vec<_> =
        changed.iter().map(|(name, kind)| json!({ "uri": uri(&root.join(name)), "type": kind })).collect();
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": events })).await;
}

/// Waits until the server has this text of a file.
async fn until(client: &mut Client, path: &Path, text: Option<&str>) {
    while client.text(&uri(path)).await.as_deref() != text {}
}

#[tokio::test(flavor = "multi_thread")]
async fn files_come_change_and_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let path = root.join("article.txt");
    let mut client = Client::in_folder(root).await;
    fs::write(&path, "Un.").expect("a file");
    tell(&mut client, root, &[("article.txt", 1)]).await;
    until(&mut client, &path, Some("Un.")).await;
    fs::write(&path, "Deux.").expect("a file");
    tell(&mut client, root, &[("article.txt", 2)]).await;
    until(&mut client, &path, Some("Deux.")).await;
    fs::remove_file(&path).expect("it can be removed");
    tell(&mut client, root, &[("article.txt", 3)]).await;
    until(&mut client, &path, None).await;
}

/// Some clients name only the folder.
#[tokio::test(flavor = "multi_thread")]
async fn whole_folders() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let path = root.join("sujet/article.md");
    let mut client = Client::in_folder(root).await;
    fs::create_dir(root.join("sujet")).expect("a folder");
    fs::write(&path, "Un.").expect("a file");
    tell(&mut client, root, &[("sujet", 1)]).await;
    until(&mut client, &path, Some("Un.")).await;
    fs::remove_dir_all(root.join("sujet")).expect("it can be removed");
    tell(&mut client, root, &[("sujet", 3)]).await;
    until(&mut client, &path, None).await;
}

/// The client watches by name only: what is ignored, or outside, is not read.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_article_of_the_workspace() {
    let (folder, elsewhere) =
        (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let root = folder.path();
    fs::write(root.join(".gitignore"), "vieux/\n").expect("a file");
    fs::create_dir(root.join("vieux")).expect("a folder");
    let mut client = Client::in_folder(root).await;
    let outside = elsewhere.path().join("autre.txt");
    for path in [&root.join("vieux/article.txt"), &outside, &root.join("témoin.txt")] {
        fs::write(path, "Un.").expect("a file");
    }
    let outside_name = outside.to_str().expect("UTF-8");
    tell(&mut client, root, &[("vieux/article.txt", 1), (outside_name, 1), ("témoin.txt", 1)]).await;
    until(&mut client, &root.join("témoin.txt"), Some("Un.")).await;
    assert_eq!(client.text(&uri(&root.join("vieux/article.txt"))).await, None);
    assert_eq!(client.text(&uri(&outside)).await, None);
}
