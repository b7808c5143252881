//! `exit`, and the other ways in which a session ends.

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, capabilities, place};
use crate::probe::Probe;
use crate::process::Process;

/// What the project promises its users.
const PROMISED: Duration = Duration::from_secs(1);

/// Not even a request that hangs keeps the server alive.
#[tokio::test(flavor = "multi_thread")]
async fn the_server_ends_within_a_second() {
    let (before, mut probe) = Probe::holding("textDocument/hover");
    let mut client = Client::with(before, capabilities(), &[]).await;
    client.open("untitled:a", "Un essai.").await;
    client.ask("textDocument/hover", place("untitled:a", "Un", "Un")).await;
    probe.began(1).await;
    client.notify("exit", Value::Null).await;
    let sent = Instant::now();
    assert_eq!(client.ended().await, 1, "there was no shutdown");
    assert!(sent.elapsed() < PROMISED, "{:?}", sent.elapsed());
}

#[test]
fn the_process_ends_with_0_after_shutdown() {
    let mut process = Process::start(None);
    process.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(process.read()["id"], 2);
    process.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(process.ended().code(), Some(0));
}

#[test]
fn the_process_ends_with_1_without_shutdown() {
    let mut process = Process::start(None);
    process.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(process.ended().code(), Some(1));
}

#[test]
fn the_process_ends_with_its_input() {
    let mut process = Process::start(None);
    process.hang_up();
    assert_eq!(process.ended().code(), Some(1));
}

#[test]
#[cfg(target_os = "linux")]
fn the_process_ends_with_its_parent() {
    let mut parent = Command::new("sleep").arg("1000").spawn().expect("a process");
    let process = Process::start(Some(parent.id()));
    parent.kill().expect("it can be killed");
    assert_eq!(process.ended().code(), Some(1));
    parent.wait().expect("it has ended");
}
