//! `initialized`: the workspace is read, behind everything else.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::client::{Client, capabilities, document, uri};

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).expect("a file");
}

/// Each bad file is named in the log, with the reason; the good ones are read.
#[tokio::test(flavor = "multi_thread")]
async fn bad_files_are_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, "bon.txt", "\u{feff}Un article.\r\n".as_bytes());
    write(root, "vide.md", b"");
    write(root, "latin.txt", b"\xc9t\xe9");
    write(root, "image.txt", b"\x89PNG\0\0");
    write(root, "énorme.txt", &vec![b'a'; 5 << 20]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(root, root.join("boucle")).expect("a link");
    let mut client = Client::with(|_| (), capabilities(), &[root]).await;
    let mut said = String::new();
    while !said.contains("Articles lus") {
        said += client.notification("window/logMessage").await["message"].as_str().expect("a text");
        said.push('\n');
    }
    for (name, why) in
        [("latin.txt", "UTF-8"), ("image.txt", "pas du texte"), ("énorme.txt", "trop volumineux")]
    {
        let line = said.lines().find(|line| line.contains(name)).unwrap_or_default();
        assert!(line.contains(why), "{name}: {said}");
    }
    #[cfg(unix)]
    assert!(said.lines().any(|line| line.contains("boucle") && line.contains("lien symbolique")), "{said}");
    assert!(said.contains("Articles lus\u{a0}: 2 sur 5, écartés\u{a0}: 3."), "{said}");
    let text = |name: &str| uri(&root.join(name));
    assert_eq!(client.text(&text("bon.txt")).await.as_deref(), Some("Un article.\r\n"));
    assert_eq!(client.text(&text("vide.md")).await.as_deref(), Some(""));
    assert_eq!(client.text(&text("latin.txt")).await, None);
}

/// A `.gitignore` counts, in a repository or not; hidden files and other kinds of file are no articles.
#[tokio::test(flavor = "multi_thread")]
async fn only_articles_of_the_workspace_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    write(root, ".gitignore", b"vieux.txt\n");
    write(root, "vieux.txt", b"Un vieil article.");
    write(root, ".brouillon.md", b"Un brouillon.");
    write(root, "notes.html", b"<p>Des notes.</p>");
    write(root, "neuf.md", b"Un article neuf.");
    let mut client = Client::in_folder(root).await;
    for (name, known) in
        [("vieux.txt", false), (".brouillon.md", false), ("notes.html", false), ("neuf.md", true)]
    {
        assert_eq!(client.text(&uri(&root.join(name))).await.is_some(), known, "{name}");
    }
}

/// Clients that watch the disk are asked to tell.
#[tokio::test(flavor = "multi_thread")]
async fn the_server_registers_for_what_changes() {
    let mut client = Client::connect(|_| ());
    let mut without = capabilities();
    without["workspace"]["didChangeWatchedFiles"] = json!({});
    without["workspace"]["didChangeConfiguration"] = json!({});
    client.initialize(without, &[]).await;
    // Nothing to register, and nothing waits for it.
    client.open("untitled:a", "Un essai.").await;
    assert_eq!(client.request("sourcier/documentText", document("untitled:a")).await, Ok(json!("Un essai.")));
}
