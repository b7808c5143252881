//! `initialize`.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_it_can_do() {
    let mut client = Client::connect(|_| ());
    let answer = client.initialize(capabilities(), &[]).await;
    assert_eq!(answer["serverInfo"]["name"], "sourcier");
    let can = &answer["capabilities"];
    assert_eq!(can["textDocumentSync"]["change"], 2);
    for provider in
        ["hover", "definition", "references", "documentHighlight", "documentSymbol", "workspaceSymbol"]
    {
        assert_eq!(can[format!("{provider}Provider")], true, "{provider}");
    }
    assert_eq!(can["codeActionProvider"]["codeActionKinds"], json!(["quickfix"]));
}

/// The first encoding of the client's list that is known, else UTF-16.
#[tokio::test(flavor = "multi_thread")]
async fn the_position_encoding_is_the_clients_choice() {
    let cases = [
        (Value::Null, "utf-16"),
        (json!(["utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-32"]), "utf-32"),
        (json!(["utf-1", "utf-16", "utf-8"]), "utf-16"),
    ];
    for (offered, taken) in cases {
        let mut client = Client::connect(|_| ());
        let answer = client.initialize(json!({ "general": { "positionEncodings": offered } }), &[]).await;
        assert_eq!(answer["capabilities"]["positionEncoding"], taken);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_before_it_is_refused() {
    let mut client = Client::connect(|_| ());
    let params = json!({ "query": "" });
    assert_eq!(client.request("workspace/symbol", params).await, Err(-32002));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_first_counts() {
    let mut client = Client::ready().await;
    let again = client.request("initialize", json!({ "capabilities": {} })).await;
    assert_eq!(again, Err(-32600));
    client.open("untitled:a", "Un essai.").await;
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un essai."));
}

/// What this server has never heard of is none of its business.
#[tokio::test(flavor = "multi_thread")]
async fn unknown_fields_are_tolerated() {
    let mut client = Client::connect(|_| ());
    let mut strange = capabilities();
    strange["workspace"]["timeTravel"] = json!({ "backwards": true });
    strange["horoscope"] = json!([1, 2, 3]);
    client.initialize(strange, &[]).await;
    client.open("untitled:a", "Un essai.").await;
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un essai."));
}
