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

/// Each source with its sentences; the protocol wants what is selected inside, editors want the children inside too.
#[tokio::test(flavor = "multi_thread")]
async fn the_sources() {
    let mut dossier = Dossier::open().await;
    let Dossier { client, draft, .. } = &mut dossier;
    let symbols = client.request("textDocument/documentSymbol", document(draft)).await.expect("symbols");
    let branch = symbols.as_array().and_then(|all| all.last()).expect("a branch");
    assert_eq!(branch["name"], "Sources", "{symbols}");
    assert_eq!(branch["children"][0]["name"], "Élodie Marchetti", "{branch}");
    assert_inside(branch);
    let sentences = branch["children"][0]["children"].as_array().expect("sentences");
    let said = sentences.iter().find(|sentence| sentence["detail"] == "a dit").expect("what she says");
    assert_eq!(under(DRAFT, &said["range"]), "« L’été commence », a dit Mme Marchetti.");
}

fn assert_inside(symbol: &Value) {
    let place = |range: &Value, end: &str| (range[end]["line"].as_u64(), range[end]["character"].as_u64());
    let inside = |inner: &Value, outer: &Value| {
        place(inner, "start") >= place(outer, "start") && place(inner, "end") <= place(outer, "end")
    };
    assert!(inside(&symbol["selectionRange"], &symbol["range"]), "{symbol}");
    for child in symbol["children"].as_array().expect("children") {
        assert!(inside(&child["range"], &symbol["range"]), "{symbol}");
        assert_inside(child);
    }
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
