//! The `sourcier` command: the language server and the copy desk on a terminal.
//!
//! One command is one file of `commands`. It reads its input ([`input`]), asks the desk, and writes what it heard
//! ([`analysis_json`]). Findings go to the standard output, remarks on the input to the standard error, and the
//! exit status says which of the two there was: 0 nothing to report, 1 findings, 2 unusable input.

mod analysis_json;
mod commands;
mod dossier;
mod excerpt;
mod input;
mod page;
mod paint;
mod place;
mod report;
mod settings;
mod sources_json;
mod usage;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// The allocator of the whole program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Relit la copie de presse en français : qui est qui, qui dit quoi, ce qui reste sans source
#[derive(Parser)]
#[command(name = "sourcier", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(commands::check::Check),
    Sources(commands::sources::Sources),
    Mentions(commands::mentions::Mentions),
    Explain(commands::explain::Explain),
    Analyze(commands::analyze::Analyze),
    Lsp(commands::lsp::Lsp),
}

/// The exit status for findings.
const FINDINGS: u8 = 1;
/// The exit status for input that cannot be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let cli = match usage::parse::<Cli>() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    if let Err(error) = sourcier_desk::analysis::model::load() {
        input::remark(format_args!(
            "les données de lecture du français sont inutilisables, il faut réinstaller le programme ({error})"
        ));
        return ExitCode::from(UNUSABLE);
    }
    let result = run(cli.command);
    match result {
        Ok(code) => code,
        // Whoever read the output has read enough: `sourcier check | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            input::remark(format_args!("le résultat n’a pas pu être écrit\u{a0}: {error}"));
            ExitCode::from(UNUSABLE)
        }
    }
}

fn run(command: Command) -> io::Result<ExitCode> {
    match command {
        Command::Check(check) => check.run(),
        Command::Sources(sources) => sources.run(),
        Command::Mentions(mentions) => mentions.run(),
        Command::Explain(explain) => explain.run(),
        Command::Analyze(analyze) => analyze.run(),
        Command::Lsp(lsp) => lsp.run(),
    }
}
