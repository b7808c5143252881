//! `$/cancelRequest`.

use serde_json::json;

use crate::client::{Client, capabilities, document, place};
use crate::probe::Probe;

const URI: &str = "untitled:a";

/// The answer comes while the work is still held back: it does not wait for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_request_answers_at_once() {
    let (before, mut probe) = Probe::holding("textDocument/references");
    let mut client = Client::with(before, capabilities(), &[]).await;
    client.open(URI, "Un essai.").await;
    let mut params = place(URI, "Un essai.", "essai");
    params["context"] = json!({ "includeDeclaration": true });
    let asked = client.ask("textDocument/references", params).await;
    probe.began(1).await;
    client.notify("$/cancelRequest", json!({ "id": asked })).await;
    assert_eq!(client.answer(asked).await, Err(-32800));
    drop(probe);
    assert!(client.request("sourcier/documentText", document(URI)).await.is_ok());
}

/// Too late, or never asked: nothing happens.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_not_under_way() {
    let mut client = Client::ready().await;
    client.notify("$/cancelRequest", json!({ "id": 4321 })).await;
    client.notify("$/cancelRequest", json!({ "id": "quatre" })).await;
    client.open(URI, "Un essai.").await;
    assert_eq!(client.text(URI).await.as_deref(), Some("Un essai."));
}
