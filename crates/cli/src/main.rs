//! The `sourcier` command: the language server and the copy desk on a terminal.
//!
//! One command is one file of `commands`. It reads its input ([`input`]), asks the desk, and writes what it heard
//! ([`analysis_json`]). Findings go to the standard output, remarks on the input to the standard error, and the
//! exit status says which of the two there was: 0 nothing to report, 1 findings, 2 unusable input.

mod analysis_json;
mod commands;
mod input;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Relit la copie de presse en français : qui est qui, qui dit quoi, ce qui reste sans source.
#[derive(Parser)]
#[command(name = "sourcier", version, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Analyze(commands::analyze::Analyze),
}

/// The exit status for input that cannot be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Analyze(analyze) => analyze.run(),
    };
    match result {
        Ok(code) => code,
        // Whoever read the output has read enough: `sourcier check | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            input::remark(&format!("le résultat n’a pas pu être écrit : {error}"));
            ExitCode::from(UNUSABLE)
        }
    }
}
