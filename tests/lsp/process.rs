//! The real binary.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A process that does not end in this time never will.
const HANGS: Duration = Duration::from_mins(1);

/// A running `sourcier lsp`.
pub(crate) struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Process {
    /// Starts it and says hello, as a child of process `parent`.
    pub(crate) fn start(parent: Option<u32>) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sourcier"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("an output"));
        let mut process = Self { child, input, output };
        process.send(&json!({
            "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "processId": parent, "capabilities": {} },
        }));
        assert_eq!(process.read()["id"], 1);
        process
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let input = self.input.as_mut().expect("an open input");
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
    }

    pub(crate) fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("a header");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", n)) => length = n.parse().expect("a length"),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    /// Closes its input.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits for its end.
    pub(crate) fn ended(mut self) -> ExitStatus {
        let start = Instant::now();
        while start.elapsed() < HANGS {
            if let Some(status) = self.child.try_wait().expect("a status") {
                return status;
            }
            sleep(Duration::from_millis(5));
        }
        self.child.kill().expect("it can be killed");
        panic!("the process does not end");
    }
}
