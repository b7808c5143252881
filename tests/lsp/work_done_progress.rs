//! `$/progress`, `window/workDoneProgress/create` and `/cancel`.

use std::fs;

use serde_json::json;

use crate::client::{Answers, Client, capabilities, uri};

#[tokio::test(flavor = "multi_thread")]
async fn reading_a_folder_is_shown_and_can_be_stopped() {
    let folder = tempfile::tempdir().expect("a folder");
    for i in 0..20 {
        fs::write(folder.path().join(format!("{i}.txt")), "Un article.").expect("a file");
    }
    let mut client = Client::with(|_| (), capabilities(), &[folder.path()]).await;
    let begin = client.notification("$/progress").await;
    assert_eq!((&begin["value"]["kind"], &begin["value"]["cancellable"]), (&json!("begin"), &json!(true)));
    client.notify("window/workDoneProgress/cancel", json!({ "token": begin["token"] })).await;
    client.indexed().await;
    // Too late for this token, and one that never was.
    client.notify("window/workDoneProgress/cancel", json!({ "token": begin["token"] })).await;
    client.notify("window/workDoneProgress/cancel", json!({ "token": 7 })).await;
    client.open("untitled:a", "Un essai.").await;
    assert_eq!(client.text("untitled:a").await.as_deref(), Some("Un essai."));
}

/// The folder is read for clients that show no progress, and for those that never answer.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_needs_to_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, "Un article.").expect("a file");
    let mut without = capabilities();
    without["window"] = json!({});
    for (capabilities, answers) in
        [(without, Answers::Settings(json!(null))), (capabilities(), Answers::Never)]
    {
        let mut client = Client::connect(|_| ());
        client.answer_with(answers);
        client.initialize(capabilities, &[folder.path()]).await;
        while client.text(&uri(&path)).await.is_none() {}
    }
}
