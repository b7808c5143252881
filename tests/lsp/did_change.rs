//! `textDocument/didChange`: the gates of order.

use serde_json::{Value, json};

use crate::client::{Answers, Client, capabilities, document, place};
use crate::probe::Probe;

const URI: &str = "file:///n/existe/pas/article.txt";

/// Inserts the number `i` into `text`; returns the change.
fn insert(text: &mut String, i: usize) -> Value {
    let at = (i * 7) % (text.len() + 1);
    text.insert_str(at, &format!("{i} "));
    let position = json!({ "line": 0, "character": at });
    json!([{ "range": { "start": position, "end": position }, "text": format!("{i} ") }])
}

/// 300 edits behind one another, while the server waits for an answer of the client that never comes and while
/// requests are under way.
#[tokio::test(flavor = "multi_thread")]
async fn edits_arrive_in_order_whatever_handlers_await() {
    let mut client = Client::ready().await;
    client.answer_with(Answers::Never);
    let mut text = "Un essai.".to_owned();
    client.open(URI, &text).await;
    for i in 0..300 {
        if i % 50 == 0 {
            client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
        }
        if i % 10 == 0 {
            client.ask("textDocument/hover", place(URI, "Un", "Un")).await;
        }
        let change = insert(&mut text, i);
        client.change(URI, i32::try_from(i + 2).expect("small"), change).await;
    }
    assert_eq!(client.text(URI).await, Some(text));
}

/// Each request is answered from all that was sent before it, and nothing that was sent after.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_sees_the_edits_before_it() {
    let mut client = Client::ready().await;
    let mut text = "Un essai.".to_owned();
    client.open(URI, &text).await;
    let mut asked = Vec::new();
    for i in 0..40 {
        let change = insert(&mut text, i);
        client.change(URI, i32::try_from(i + 2).expect("small"), change).await;
        asked.push((client.ask("sourcier/documentText", document(URI)).await, text.clone()));
    }
    for (id, text) in asked {
        assert_eq!(client.answer(id).await, Ok(json!(text)));
    }
}

/// However many requests are under way, an edit is read and its diagnostics are out.
#[tokio::test(flavor = "multi_thread")]
async fn slow_requests_do_not_delay_an_edit() {
    let (before, mut probe) = Probe::holding("textDocument/hover");
    let mut client = Client::with(before, capabilities(), &[]).await;
    client.open(URI, "Un essai.").await;
    let mut asked = Vec::new();
    for _ in 0..4 {
        asked.push(client.ask("textDocument/hover", place(URI, "Un", "Un")).await);
    }
    probe.began(4).await;
    client.change(URI, 2, json!([{ "text": "Un autre essai." }])).await;
    client.diagnostics(URI, 2).await;
    drop(probe);
    for id in asked {
        assert!(client.answer(id).await.is_ok());
    }
}

/// An answer about a document that is closed by now helps nobody.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_comes_too_late() {
    let (before, mut probe) = Probe::holding("textDocument/hover");
    let mut client = Client::with(before, capabilities(), &[]).await;
    client.open(URI, "Un essai.").await;
    let asked = client.ask("textDocument/hover", place(URI, "Un", "Un")).await;
    probe.began(1).await;
    client.notify("textDocument/didClose", document(URI)).await;
    client.text(URI).await;
    drop(probe);
    assert_eq!(client.answer(asked).await, Err(-32801));
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_texts_and_edits_mixed() {
    let mut client = Client::ready().await;
    client.open(URI, "Un essai.").await;
    let position = json!({ "line": 1, "character": 0 });
    let edit = json!({ "range": { "start": position, "end": position }, "text": "à " });
    client.change(URI, 2, json!([{ "text": "Tout\r\nneuf" }, edit])).await;
    assert_eq!(client.text(URI).await.as_deref(), Some("Tout\r\nà neuf"));
    // Nobody has opened this one.
    client.change("untitled:inconnu", 2, json!([{ "text": "…" }])).await;
    assert_eq!(client.text("untitled:inconnu").await, None);
}

const CHARACTERS: &str =
    "Été\u{202f}: «\u{a0}oui\u{a0}»\r\ncafe\u{301} 🙂🇫🇷 fin\rseul\u{2028}toujours la même\u{85}ligne\nfin";

/// Counts `text` in units of an encoding.
fn count(text: &str, encoding: &str) -> usize {
    match encoding {
        "utf-8" => text.len(),
        "utf-16" => text.encode_utf16().count(),
        _ => text.chars().count(),
    }
}

/// The position of a byte offset, with the line ends of the protocol.
fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let (before, _) = text.split_at(offset);
    let lines = before.replace("\r\n", "\n").matches(['\n', '\r']).count();
    let in_line = before.rsplit(['\n', '\r']).next().expect("a line");
    json!({ "line": lines, "character": count(in_line, encoding) })
}

/// An edit at every place of a text full of traps, in each encoding.
#[tokio::test(flavor = "multi_thread")]
async fn positions_in_three_encodings() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::connect(|_| ());
        client.initialize(json!({ "general": { "positionEncodings": [encoding] } }), &[]).await;
        let places: Vec<usize> = CHARACTERS.char_indices().map(|(i, _)| i).collect();
        client.open(URI, CHARACTERS).await;
        for (version, offset) in (2..).zip(places) {
            // Between \r and \n there is no place.
            let (before, behind) = CHARACTERS.split_at(offset);
            if before.ends_with('\r') && behind.starts_with('\n') {
                continue;
            }
            let at = position(CHARACTERS, offset, encoding);
            let edit = json!({ "range": { "start": at, "end": at }, "text": "é🙂" });
            client.change(URI, version, json!([{ "text": CHARACTERS }, edit])).await;
            let mut expected = CHARACTERS.to_owned();
            expected.insert_str(offset, "é🙂");
            assert_eq!(client.text(URI).await, Some(expected), "{encoding} {at}");
        }
    }
}
