//! `sourcier analyze`: everything that was read in the articles, as JSON.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::analysis_json::ArticleJson;
use crate::dossier::Dossier;
use crate::{UNUSABLE, input};

/// Écrit tout ce qui a été lu dans les articles, un objet JSON par ligne et par article
///
/// Les articles nommés ensemble forment un dossier : les règles les comparent entre eux. Les positions sont des
/// octets du fichier tel qu’il est sur le disque.
#[derive(Args)]
pub(crate) struct Analyze {
    /// Articles à lire ; « - » lit l’entrée standard
    #[arg(value_name = "FICHIER", required = true)]
    files: Vec<PathBuf>,
    /// Format de sortie : json
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Ajoute à chaque phrase ses mots : lemme, nature, traits, syntaxe, nom propre (Universal Dependencies)
    #[arg(long)]
    tokens: bool,
    /// Réglages à suivre, à la place du sourcier.toml le plus proche des articles
    #[arg(long, value_name = "FICHIER")]
    config: Option<PathBuf>,
}

/// How the analysis is written.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// One JSON object a line.
    #[default]
    Json,
}

impl Analyze {
    pub(crate) fn run(self) -> io::Result<ExitCode> {
        let Format::Json = self.format.unwrap_or_default();
        let dossier = match Dossier::read(&self.files, self.config.as_deref()) {
            Ok(dossier) => dossier,
            Err(problem) => {
                input::remark(problem);
                return Ok(ExitCode::from(UNUSABLE));
            }
        };
        let mut out = BufWriter::new(io::stdout().lock());
        for id in &dossier.articles {
            let Some(article) = dossier.snapshot.article(id) else { continue };
            serde_json::to_writer(&mut out, &ArticleJson::of(&dossier.snapshot, id, article, self.tokens))?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        Ok(ExitCode::from(if dossier.problems.is_empty() { 0 } else { UNUSABLE }))
    }
}
