//! `textDocument/documentHighlight`.

use crate::client::{place, under};
use crate::dossier::{DRAFT, Dossier};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_person_in_the_same_article() {
    let mut dossier = Dossier::open().await;
    let Dossier { client, draft, .. } = &mut dossier;
    let found = client.request("textDocument/documentHighlight", place(draft, DRAFT, "Marchetti.")).await;
    let found = found.expect("an answer");
    let words: Vec<_> = found.as_array().expect("a list").iter().map(|h| under(DRAFT, &h["range"])).collect();
    assert_eq!(words, ["Élodie Marchetti", "Marchetti", "Élodie Marchetti"]);
}
