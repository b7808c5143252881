//! A folder of articles for one test, and `sourcier` run in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use expect_test::Expect;

/// A folder that is new for each test; its name is the test's.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        if path.exists() {
            std::fs::remove_dir_all(&path).expect("the folder of an earlier run goes away");
        }
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// Adds a file.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// Adds a symbolic link.
    #[cfg(unix)]
    pub(crate) fn link(self, name: &str, to: &str) -> Self {
        std::os::unix::fs::symlink(to, self.0.join(name)).expect("a link");
        self
    }

    /// A command in the folder, with nothing of the caller's own settings.
    pub(crate) fn sourcier(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sourcier"));
        command.current_dir(&self.0).args(args);
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs `sourcier` and compares all that it says.
    #[track_caller]
    pub(crate) fn check(&self, args: &[&str], expect: &Expect) {
        self.check_with(args, "", expect);
    }

    /// The same with something on the standard input.
    #[track_caller]
    pub(crate) fn check_with(&self, args: &[&str], input: &str, expect: &Expect) {
        expect.assert_eq(&self.run(args, input).shown());
    }

    /// Runs `sourcier` to its end.
    pub(crate) fn run(&self, args: &[&str], input: &str) -> Ran {
        let mut child = self
            .sourcier(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("sourcier starts");
        child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("sourcier reads its input");
        let output = child.wait_with_output().expect("sourcier ends");
        Ran {
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
            status: output.status.code().expect("no signal"),
        }
    }
}

/// What a run said.
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

impl Ran {
    /// Both outputs and the status, no-break spaces made visible as in annotated texts.
    fn shown(&self) -> String {
        let all = format!("{}[stderr]\n{}[status] {}\n", self.stdout, self.stderr, self.status);
        all.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵")
    }
}
