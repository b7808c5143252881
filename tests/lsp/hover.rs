//! `textDocument/hover`.

use serde_json::{Value, json};

use crate::client::{Client, capabilities, place, under};
use crate::dossier::{DRAFT, Dossier};

#[tokio::test(flavor = "multi_thread")]
async fn the_card_of_a_person() {
    let mut dossier = Dossier::open().await;
    let Dossier { client, draft, .. } = &mut dossier;
    let card = client
        .request("textDocument/hover", place(draft, DRAFT, "Marchetti a ensuite"))
        .await
        .expect("a card");
    assert_eq!(card["contents"]["kind"], "markdown");
    assert!(card["contents"]["value"].as_str().expect("a text").contains("Élodie Marchetti"), "{card}");
    assert_eq!(under(DRAFT, &card["range"]), "Élodie Marchetti");
}

/// Where no word has a card of its own.
#[tokio::test(flavor = "multi_thread")]
async fn how_a_sentence_was_read() {
    let text = "Le bac\n\nLe bac rouvrira, a dit le préfet. Il sera gratuit.\n";
    let mut client = Client::ready().await;
    client.open("untitled:a", text).await;
    let card =
        client.request("textDocument/hover", place("untitled:a", text, "gratuit")).await.expect("a card");
    let line = card["contents"]["value"].as_str().expect("a text");
    assert!(
        line.starts_with("Source reprise de la phrase précédente") && line.contains("le préfet"),
        "{card}"
    );
    assert_eq!(under(text, &card["range"]), "Il sera gratuit.");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_to_say() {
    let mut client = Client::ready().await;
    assert_eq!(
        client.request("textDocument/hover", place("untitled:inconnu", "a", "a")).await,
        Ok(Value::Null)
    );
    client.open("untitled:vide", "").await;
    let far =
        json!({ "textDocument": { "uri": "untitled:vide" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(client.request("textDocument/hover", far).await, Ok(Value::Null));
    assert_eq!(client.request("textDocument/hover", json!({ "position": 3 })).await, Err(-32602));
}

/// One request that panics is an error; the next one is answered.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_panics() {
    let before =
        |method: &'static str| assert_ne!(method, "textDocument/hover", "this request was made to panic");
    let mut client = Client::with(before, capabilities(), &[]).await;
    client.open("untitled:a", "Un essai.").await;
    for _ in 0..9 {
        let hover = client.request("textDocument/hover", place("untitled:a", "Un essai.", "essai")).await;
        assert_eq!(hover, Err(-32603));
    }
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un essai."));
}
