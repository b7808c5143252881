//! Methods that this server does not have.

use serde_json::{Value, json};

use crate::client::Client;

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_refused_and_notifications_ignored() {
    let mut client = Client::ready().await;
    client.notify("textDocument/didDance", json!({ "steps": 3 })).await;
    client.notify("$/setTrace", json!({ "value": "verbose" })).await;
    assert_eq!(client.request("textDocument/rumba", Value::Null).await, Err(-32601));
    assert_eq!(client.request("$/rumba", Value::Null).await, Err(-32601));
    client.open("untitled:a", "Un essai.").await;
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un essai."));
}
