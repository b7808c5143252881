//! A small editor: sends messages, reads answers, answers what the server asks.

use std::collections::VecDeque;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::task::JoinHandle;

/// A server that says nothing for so long hangs.
const HANGS: Duration = Duration::from_mins(1);

/// What the client answers when the server asks.
#[derive(Clone, Debug)]
pub(crate) enum Answers {
    /// What is asked for, with these settings.
    Settings(Value),
    /// Nothing, ever.
    Never,
}

/// An editor and its server.
pub(crate) struct Client {
    input: WriteHalf<DuplexStream>,
    output: BufReader<ReadHalf<DuplexStream>>,
    /// Read already, asked for by nobody yet.
    unread: VecDeque<Value>,
    last_id: i64,
    answers: Answers,
    server: JoinHandle<u8>,
}

/// What most editors can do.
pub(crate) fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "window": { "workDoneProgress": true },
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "workspaceEdit": { "documentChanges": true },
        },
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true, "versionSupport": true, "dataSupport": true },
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
        },
    })
}

impl Client {
    /// A server that was told nothing yet.
    pub(crate) fn connect(before: impl Fn(&'static str) + Clone + Send + Sync + 'static) -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (output, input) = tokio::io::split(ours);
        let (their_input, their_output) = tokio::io::split(theirs);
        let server = tokio::spawn(async move {
            sourcier_server::serve(their_input, their_output, before).await.expect("threads")
        });
        let answers = Answers::Settings(Value::Null);
        Self { input, output: BufReader::new(output), unread: VecDeque::new(), last_id: 0, answers, server }
    }

    /// A server that is ready, and a client that can do what most can, without a folder.
    pub(crate) async fn ready() -> Self {
        Self::with(|_| (), capabilities(), &[]).await
    }

    /// A server that is ready.
    pub(crate) async fn with(
        before: impl Fn(&'static str) + Clone + Send + Sync + 'static,
        capabilities: Value,
        folders: &[&Path],
    ) -> Self {
        let mut client = Self::connect(before);
        client.initialize(capabilities, folders).await;
        client
    }

    /// A server that has read its folder.
    pub(crate) async fn in_folder(folder: &Path) -> Self {
        let mut client = Self::with(|_| (), capabilities(), &[folder]).await;
        client.indexed().await;
        client
    }

    /// Says hello; returns what the server can do.
    pub(crate) async fn initialize(&mut self, capabilities: Value, folders: &[&Path]) -> Value {
        let folders: Vec<Value> =
            folders.iter().map(|path| json!({ "uri": uri(path), "name": "dossier" })).collect();
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders });
        let answer = self.request("initialize", params).await.expect("an answer to initialize");
        self.notify("initialized", json!({})).await;
        answer
    }

    /// From now on.
    pub(crate) fn answer_with(&mut self, answers: Answers) {
        self.answers = answers;
    }

    /// Waits until the server has read its folders.
    pub(crate) async fn indexed(&mut self) {
        while self.notification("$/progress").await["value"]["kind"] != "end" {}
    }

    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request and does not wait; returns its id.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params })).await;
        self.last_id
    }

    /// The answer to a request: the result, or the code of the error.
    pub(crate) async fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let answer = self.next(|m| m.get("method").is_none() && m["id"] == id).await;
        match answer.get("error") {
            Some(error) => Err(error["code"].as_i64().expect("a code")),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Sends a request and waits for its answer.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// The next notification of that method; its parameters.
    pub(crate) async fn notification(&mut self, method: &str) -> Value {
        self.next(|m| m["method"] == method).await["params"].clone()
    }

    /// Opens a document.
    pub(crate) async fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    /// Changes a document.
    pub(crate) async fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }))
            .await;
    }

    /// The text as the server has it.
    pub(crate) async fn text(&mut self, uri: &str) -> Option<String> {
        let answer = self.request("sourcier/documentText", document(uri)).await.expect("an answer");
        answer.as_str().map(str::to_owned)
    }

    /// The diagnostics of one document, in that version or a later one.
    pub(crate) async fn diagnostics(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let is_it = |m: &Value| {
            m["method"] == "textDocument/publishDiagnostics"
                && m["params"]["uri"] == uri
                && m["params"]["version"].as_i64().expect("always a version") >= i64::from(version)
        };
        self.next(is_it).await["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// Waits until the server has ended; returns its exit code.
    pub(crate) async fn ended(self) -> u8 {
        let Self { input, output, server, .. } = self;
        let code = tokio::time::timeout(HANGS, server).await.expect("the server ends").expect("no panic");
        drop((input, output));
        code
    }

    /// The first message that is wanted; those before it stay for later.
    async fn next(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(i) = self.unread.iter().position(&wanted) {
            return self.unread.remove(i).expect("it was there");
        }
        loop {
            let message = self.read().await;
            if wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// The next message that is not a question to the client; questions are answered on the way.
    async fn read(&mut self) -> Value {
        loop {
            let message = tokio::time::timeout(HANGS, read(&mut self.output)).await.expect("a message");
            if message.get("id").is_none() || message.get("method").is_none() {
                return message;
            }
            let Answers::Settings(settings) = self.answers.clone() else { continue };
            let result =
                if message["method"] == "workspace/configuration" { json!([settings]) } else { Value::Null };
            self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result })).await;
        }
    }

    /// The id of the next question of that kind; it is left open.
    pub(crate) async fn question(&mut self, method: &str) -> Value {
        loop {
            let message = tokio::time::timeout(HANGS, read(&mut self.output)).await.expect("a message");
            match message.get("id") {
                Some(id) if message["method"] == method => return id.clone(),
                Some(_) if message.get("method").is_some() => {}
                _ => self.unread.push_back(message),
            }
        }
    }

    /// Answers a question that was left open.
    pub(crate) async fn reply(&mut self, id: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result })).await;
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let bytes = format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes();
        self.input.write_all(&bytes).await.expect("the server reads");
    }
}

async fn read(output: &mut BufReader<ReadHalf<DuplexStream>>) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).await.expect("a header");
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", n)) => length = n.parse().expect("a length"),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).await.expect("a body");
    serde_json::from_slice(&body).expect("JSON")
}

/// The URI of a file, as editors write it.
pub(crate) fn uri(path: &Path) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    let path: String = path.to_str().expect("UTF-8").bytes().map(encode).collect();
    format!("file://{path}")
}

/// `{ textDocument }`.
pub(crate) fn document(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// The place of the first occurrence of `words` in `text`, in UTF-16.
pub(crate) fn at(text: &str, words: &str) -> Value {
    let before = text.split(words).next().expect("a part");
    assert!(before.len() < text.len(), "{words} is not there");
    let line = before.matches('\n').count();
    let in_line = before.rsplit('\n').next().expect("a line");
    json!({ "line": line, "character": in_line.encode_utf16().count() })
}

/// `{ textDocument, position }` at the first occurrence of `words`.
pub(crate) fn place(uri: &str, text: &str, words: &str) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": at(text, words) })
}

/// What stands at a range, in UTF-16.
pub(crate) fn under(text: &str, range: &Value) -> String {
    let offset = |position: &Value| {
        let number = |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("small");
        let before: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        let units: Vec<u16> = text.split_at(before).1.encode_utf16().take(number("character")).collect();
        before + String::from_utf16(&units).expect("whole characters").len()
    };
    let (before_end, _) = text.split_at(offset(&range["end"]));
    before_end.split_at(offset(&range["start"])).1.to_owned()
}
