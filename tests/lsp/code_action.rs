//! `textDocument/codeAction`.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};

/// One quotation mark that nothing closes.
const UNBALANCED: &str =
    "Un titre\n\nLe maire a refusé de répondre «\u{a0}à des rumeurs, mardi à Sauveterre.\n";

/// The actions for the first finding of a document.
async fn actions(client: &mut Client, only: Value) -> Value {
    client.open("untitled:a", UNBALANCED).await;
    let found = client.diagnostics("untitled:a", 1).await;
    let diagnostic = found.first().expect("a finding").clone();
    let mut context = json!({ "diagnostics": [diagnostic] });
    if !only.is_null() {
        context["only"] = only;
    }
    let params =
        json!({ "textDocument": { "uri": "untitled:a" }, "range": diagnostic["range"], "context": context });
    client.request("textDocument/codeAction", params).await.expect("an answer")
}

/// Any client can apply a fix: it is an edit, for the version it was made for.
#[tokio::test(flavor = "multi_thread")]
async fn fixes_are_edits_of_a_version() {
    let mut client = Client::ready().await;
    let found = actions(&mut client, Value::Null).await;
    let first = &found[0];
    assert_eq!((&first["kind"], &first["command"]), (&json!("quickfix"), &Value::Null), "{found}");
    assert_eq!(first["diagnostics"][0]["source"], "sourcier");
    let change = &first["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": "untitled:a", "version": 1 }));
    let edit = &change["edits"][0];
    let edit = json!({ "range": edit["range"], "text": edit["newText"] });
    client.change("untitled:a", 2, json!([edit])).await;
    assert_ne!(client.text("untitled:a").await.as_deref(), Some(UNBALANCED), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_without_versions_in_edits() {
    let mut without = capabilities();
    without["workspace"]["workspaceEdit"] = json!({});
    let mut client = Client::with(|_| (), without, &[]).await;
    let found = actions(&mut client, json!(["quickfix"])).await;
    assert!(found[0]["edit"]["changes"]["untitled:a"].is_array(), "{found}");
    assert!(found[0]["edit"]["documentChanges"].is_null(), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_kinds_are_not_offered() {
    let mut client = Client::ready().await;
    assert_eq!(actions(&mut client, json!(["source.organizeImports"])).await, Value::Null);
}
