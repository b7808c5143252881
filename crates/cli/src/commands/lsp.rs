//! `sourcier lsp`: the language server, for editors.

use std::io;
use std::process::ExitCode;

use clap::Args;

/// Démarre le serveur de langage, pour un éditeur
#[derive(Args)]
pub(crate) struct Lsp {
    /// Parle sur l’entrée et la sortie standard : c’est toujours le cas, l’option est là pour les éditeurs qui la donnent
    #[arg(long)]
    stdio: bool,
}

impl Lsp {
    pub(crate) fn run(self) -> io::Result<ExitCode> {
        let Self { stdio: _ } = self;
        sourcier_server::run_stdio()
    }
}
