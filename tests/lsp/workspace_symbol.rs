//! `workspace/symbol`.

use serde_json::json;

use crate::client::under;
use crate::dossier::Dossier;

#[tokio::test(flavor = "multi_thread")]
async fn a_person_by_name_in_any_spelling() {
    let mut dossier = Dossier::open().await;
    for query in ["Marchetti", "elodie", "MARCHETTI"] {
        let found =
            dossier.client.request("workspace/symbol", json!({ "query": query })).await.expect("symbols");
        let symbol = found.as_array().expect("a list").iter().find(|s| s["name"] == "Élodie Marchetti");
        let location = &symbol.unwrap_or_else(|| panic!("{query}: {found}"))["location"];
        let text = dossier.text(location["uri"].as_str().expect("a uri"));
        assert_eq!(under(text, &location["range"]), "Élodie Marchetti");
    }
    let nobody = dossier.client.request("workspace/symbol", json!({ "query": "Personne d’autre" })).await;
    assert_eq!(nobody, Ok(json!([])));
}
