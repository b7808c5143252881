//! `textDocument/references`.

use serde_json::json;

use crate::client::{place, under};
use crate::dossier::{DRAFT, Dossier};

async fn ask(dossier: &mut Dossier, include_declaration: bool) -> Vec<String> {
    let mut params = place(&dossier.draft, DRAFT, "Marchetti.");
    params["context"] = json!({ "includeDeclaration": include_declaration });
    let found = dossier.client.request("textDocument/references", params).await.expect("places");
    let found = found.as_array().expect("a list").iter();
    found
        .map(|location| {
            let uri = location["uri"].as_str().expect("a uri");
            let file = if uri == dossier.draft { "draft" } else { "sibling" };
            format!("{file}: {}", under(dossier.text(uri), &location["range"]))
        })
        .collect()
}

/// In every article, open or not, whatever its line ends.
#[tokio::test(flavor = "multi_thread")]
async fn every_mention_in_every_article() {
    let mut dossier = Dossier::open().await;
    let all = ask(&mut dossier, true).await;
    let draft = ["draft: Élodie Marchetti", "draft: Marchetti", "draft: Élodie Marchetti"];
    assert_eq!(all[..3], draft);
    assert_eq!(all[3..], ["sibling: Élodie Marchetti"]);
    let without = ask(&mut dossier, false).await;
    assert_eq!(without, all[1..], "all but the place where she is introduced");
}
