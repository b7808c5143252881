//! `textDocument/documentSymbol`.

use serde_json::{Value, json};

use crate::client::{Client, capabilities, document, under};
use crate::dossier::{DRAFT, Dossier};

#[tokio::test(flavor = "multi_thread")]
async fn a_tree() {
    let mut dossier = Dossier::open().await;
    let Dossier { client, draft, .. } = &mut dossier;
    let symbols = client.request("textDocument/documentSymbol", document(draft)).await.expect("symbols");
    assert!(under(DRAFT, &symbols[0]["range"]).starts_with("Sauveterre rouvre"), "{symbols}");
    assert!(symbols.to_string().contains("Élodie Marchetti"), "{symbols}");
    assert!(symbols.as_array().expect("a list").iter().all(|s| s["children"].is_array()), "{symbols}");
}

/// For clients that know no trees.
#[tokio::test(flavor = "multi_thread")]
async fn a_list() {
    let mut without = capabilities();
    without["textDocument"]["documentSymbol"] = json!({});
    let mut client = Client::with(|_| (), without, &[]).await;
    client.open("untitled:a", DRAFT).await;
    let symbols =
        client.request("textDocument/documentSymbol", document("untitled:a")).await.expect("symbols");
    let symbols = symbols.as_array().expect("a list");
    assert!(symbols.iter().all(|s| s["location"]["uri"] == "untitled:a"), "{symbols:?}");
    assert!(symbols.iter().any(|s| s["containerName"].is_string()), "{symbols:?}");
    let unknown = client.request("textDocument/documentSymbol", document("untitled:inconnu")).await;
    assert_eq!(unknown, Ok(Value::Null));
}
