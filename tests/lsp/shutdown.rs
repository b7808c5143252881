//! `shutdown`.

use serde_json::{Value, json};

use crate::client::Client;

#[tokio::test(flavor = "multi_thread")]
async fn after_it_requests_are_refused() {
    let mut client = Client::ready().await;
    assert_eq!(client.request("shutdown", Value::Null).await, Ok(Value::Null));
    assert_eq!(client.request("workspace/symbol", json!({ "query": "" })).await, Err(-32600));
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 0);
}
