//! `textDocument/publishDiagnostics`.

use std::fs;

use serde_json::json;

use crate::client::{Client, capabilities, uri};

const URI: &str = "untitled:a";
const FIRST: &str = "Un titre\n\nLe conseil se réunit mardi à Sauveterre.";
/// One quotation mark that nothing closes, in a sentence of its own.
const UNBALANCED: &str = " Le maire a refusé de répondre «\u{a0}à des rumeurs.";

fn has_balance(found: &[serde_json::Value]) -> bool {
    found.iter().any(|d| d["code"] == "quote-balance")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_diagnostic_says() {
    let mut client = Client::ready().await;
    client.open(URI, &format!("{FIRST}{UNBALANCED}")).await;
    let found = client.diagnostics(URI, 1).await;
    let one = found.iter().find(|d| d["code"] == "quote-balance").expect("a finding");
    assert_eq!(one["source"], "sourcier");
    assert_eq!(one["data"], json!({ "rule": "quote-balance" }));
    assert!(one["severity"].is_number() && one["message"].is_string(), "{one}");
}

/// Clients that know less get less.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_the_client_does_not_know() {
    let mut without = capabilities();
    without["textDocument"]["publishDiagnostics"] = json!({});
    let mut client = Client::with(|_| (), without, &[]).await;
    client.open(URI, &format!("{FIRST}{UNBALANCED}")).await;
    for diagnostic in client.diagnostics(URI, 1).await {
        assert!(diagnostic["data"].is_null() && diagnostic["relatedInformation"].is_null(), "{diagnostic}");
    }
}

/// A finding that is new in the sentence being typed waits until the typing rests; the version is told at once.
#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_being_typed_does_not_flash() {
    let mut client = Client::ready().await;
    client.open(URI, FIRST).await;
    assert!(!has_balance(&client.diagnostics(URI, 1).await));
    client.change(URI, 2, json!([{ "text": format!("{FIRST}{UNBALANCED}") }])).await;
    assert!(!has_balance(&client.diagnostics(URI, 2).await), "at once, without what is new");
    assert!(has_balance(&client.diagnostics(URI, 2).await), "at rest, with it");
}

/// The typing has moved on to another sentence: nothing is held back in the one before.
#[tokio::test(flavor = "multi_thread")]
async fn the_sentence_before_is_shown_at_once() {
    let mut client = Client::ready().await;
    client.open(URI, FIRST).await;
    client.diagnostics(URI, 1).await;
    let text = format!("{FIRST}{UNBALANCED}");
    client.change(URI, 2, json!([{ "text": text }])).await;
    client.diagnostics(URI, 2).await;
    client.change(URI, 3, json!([{ "text": text.replace("Un titre", "Un autre titre") }])).await;
    assert!(has_balance(&client.diagnostics(URI, 3).await));
}

/// What lies beside an open article may change what is found in it: it is checked again when the folder is read.
#[tokio::test(flavor = "multi_thread")]
async fn every_publish_has_the_version_of_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    for i in 0..30 {
        fs::write(folder.path().join(format!("{i}.txt")), FIRST).expect("a file");
    }
    let mut client = Client::with(|_| (), capabilities(), &[folder.path()]).await;
    let uri = uri(&folder.path().join("0.txt"));
    client.open(&uri, FIRST).await;
    for version in 2..20 {
        client.change(&uri, version, json!([{ "text": format!("{FIRST}\n\n{version}") }])).await;
        client.diagnostics(&uri, version).await;
    }
}
