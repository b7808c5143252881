//! `workspace/didChangeConfiguration`, and the settings in files.

use std::fs;

use serde_json::json;

use crate::client::{Answers, Client, capabilities, uri};

/// One quotation mark that nothing closes.
const UNBALANCED: &str =
    "Un titre\n\nLe maire a refusé de répondre «\u{a0}à des rumeurs, mardi à Sauveterre.\n";

fn rules(found: &[serde_json::Value]) -> Vec<String> {
    found.iter().map(|d| d["code"].as_str().expect("a code").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_fetched_again() {
    let mut client = Client::ready().await;
    client.open("untitled:a", UNBALANCED).await;
    let found = client.diagnostics("untitled:a", 1).await;
    assert!(rules(&found).contains(&"quote-balance".to_owned()), "{found:?}");
    client.answer_with(Answers::Settings(json!({ "rules": { "quote-balance": "off" } })));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    let found = client.diagnostics("untitled:a", 1).await;
    assert!(!rules(&found).contains(&"quote-balance".to_owned()), "{found:?}");
}

/// Two answers on their way at once: what the editor said last stays.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_comes_late_takes_nothing_back() {
    let mut client = Client::ready().await;
    let at_start = client.question("workspace/configuration").await;
    client.reply(&at_start, json!([{}])).await;
    client.open("untitled:a", UNBALANCED).await;
    client.diagnostics("untitled:a", 1).await;
    for _ in 0..2 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    }
    let first = client.question("workspace/configuration").await;
    let second = client.question("workspace/configuration").await;
    client.reply(&second, json!([{ "rules": { "quote-balance": "off" } }])).await;
    let found = client.diagnostics("untitled:a", 1).await;
    assert!(!rules(&found).contains(&"quote-balance".to_owned()), "{found:?}");
    client.reply(&first, json!([{}])).await;
    client.text("untitled:a").await;
    let text = UNBALANCED.replace("mardi", "lundi");
    client.change("untitled:a", 2, json!([{ "text": text }])).await;
    let found = client.diagnostics("untitled:a", 2).await;
    assert!(!rules(&found).contains(&"quote-balance".to_owned()), "{found:?}");
}

/// A client that cannot be asked sends its settings along.
#[tokio::test(flavor = "multi_thread")]
async fn settings_that_come_along() {
    let mut without = capabilities();
    without["workspace"]["configuration"] = json!(false);
    let mut client = Client::with(|_| (), without, &[]).await;
    let settings = json!({ "sourcier": { "rules": { "quote-balance": "error" }, "trace": "off" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings })).await;
    client.open("untitled:a", UNBALANCED).await;
    let found = client.diagnostics("untitled:a", 1).await;
    let severity = found.iter().find(|d| d["code"] == "quote-balance").map(|d| d["severity"].clone());
    assert_eq!(severity, Some(json!(1)), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_settings_are_shown_and_the_rest_goes_on() {
    let mut client = Client::ready().await;
    client.answer_with(Answers::Settings(json!({ "rules": { "quote-balance": "loud" } })));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    let said = client.notification("window/showMessage").await["message"].to_string();
    assert!(said.contains("sourcier"), "{said}");
    client.open("untitled:a", UNBALANCED).await;
    assert!(!client.diagnostics("untitled:a", 1).await.is_empty());
}

/// `sourcier.toml` at the root of the workspace, first wrong, then right.
#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sourcier.toml");
    fs::write(&file, "[rules]\nquote-balance = 3\n").expect("a file");
    let mut client = Client::in_folder(folder.path()).await;
    let said = client.notification("window/showMessage").await["message"].to_string();
    assert!(said.contains("sourcier.toml, ligne 2"), "{said}");
    client.open("untitled:a", UNBALANCED).await;
    assert!(rules(&client.diagnostics("untitled:a", 1).await).contains(&"quote-balance".to_owned()));
    fs::write(&file, "[rules]\nquote-balance = \"off\"\n").expect("a file");
    let changed = json!({ "changes": [{ "uri": uri(&file), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed).await;
    let found = client.diagnostics("untitled:a", 1).await;
    assert!(!rules(&found).contains(&"quote-balance".to_owned()), "{found:?}");
}
