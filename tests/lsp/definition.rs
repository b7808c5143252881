//! `textDocument/definition`.

use serde_json::Value;

use crate::client::{place, under};
use crate::dossier::{DRAFT, Dossier};

#[tokio::test(flavor = "multi_thread")]
async fn where_a_person_is_introduced() {
    let mut dossier = Dossier::open().await;
    let Dossier { client, draft, .. } = &mut dossier;
    let found =
        client.request("textDocument/definition", place(draft, DRAFT, "Marchetti.")).await.expect("places");
    assert_eq!(found[0]["uri"], *draft);
    assert_eq!(found[0]["range"]["start"]["line"], 2);
    assert_eq!(under(DRAFT, &found[0]["range"]), "Élodie Marchetti");
    let nowhere = client.request("textDocument/definition", place(draft, DRAFT, "a ensuite nagé")).await;
    assert_eq!(nowhere, Ok(Value::Null));
}
