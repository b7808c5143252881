//! Standard input and output that are no pipes: editors may give sockets, and a person files.

use std::fs::File;
use std::process::{Command, ExitStatus, Stdio};

use serde_json::{Value, json};

/// A whole session, as it goes over the wire.
fn session() -> String {
    let hello =
        json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    let bye = json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" });
    let end = json!({ "jsonrpc": "2.0", "method": "exit" });
    [hello, bye, end].map(|m: Value| format!("Content-Length: {}\r\n\r\n{m}", m.to_string().len())).concat()
}

fn serve(input: Stdio, output: Stdio) -> ExitStatus {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sourcier"));
    command.args(["lsp", "--stdio"]).stdin(input).stdout(output).status().expect("the binary starts")
}

fn check(status: ExitStatus, answers: &str) {
    assert_eq!(status.code(), Some(0));
    assert!(answers.contains(r#""id":1"#) && answers.contains(r#""id":2"#), "{answers}");
}

#[test]
#[cfg(unix)]
fn they_may_be_sockets() {
    use std::io::{Read, Write};
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    let (mut input, to) = UnixStream::pair().expect("a socket");
    let (mut output, from) = UnixStream::pair().expect("a socket");
    input.write_all(session().as_bytes()).expect("room for it");
    let status = serve(Stdio::from(OwnedFd::from(to)), Stdio::from(OwnedFd::from(from)));
    let mut answers = String::new();
    output.read_to_string(&mut answers).expect("answers");
    check(status, &answers);
}

#[test]
fn they_may_be_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (asked, answered) = (folder.path().join("in"), folder.path().join("out"));
    std::fs::write(&asked, session()).expect("a file");
    let input = File::open(&asked).expect("a file");
    let output = File::create(&answered).expect("a file");
    let status = serve(input.into(), output.into());
    let answers = std::fs::read_to_string(&answered).expect("answers");
    check(status, &answers);
}
