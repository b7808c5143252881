//! `sourcier analyze`: everything that was read in the articles, as JSON.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sourcier_desk::Desk;

use crate::analysis_json::ArticleJson;
use crate::{UNUSABLE, input};

/// Écrit tout ce qui a été lu dans les articles, un objet JSON par ligne et par article
///
/// Les articles nommés ensemble forment un dossier : les règles les comparent entre eux. Les positions sont des
/// octets du fichier tel qu’il est sur le disque.
#[derive(Args)]
pub(crate) struct Analyze {
    /// Articles à lire ; « - » lit l’entrée standard
    #[arg(value_name = "FICHIER", required = true)]
    files: Vec<PathBuf>,
    /// Format de sortie : json
    #[arg(long, value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    format: Format,
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
        let Format::Json = self.format;
        let mut unusable = false;
        let mut desk = Desk::new();
        let mut read = Vec::new();
        for path in &self.files {
            match input::read(path) {
                Ok(document) => {
                    desk.open(&document.id, &document.text);
                    read.push(document.id);
                }
                Err(problem) => {
                    problem.tell();
                    unusable = true;
                }
            }
        }
        let snapshot = desk.snapshot();
        let mut out = io::BufWriter::new(io::stdout().lock());
        for id in &read {
            let Some(article) = snapshot.article(id) else { continue };
            for note in &article.notes {
                input::remark(&format!("{id} : {}", note.message));
            }
            serde_json::to_writer(&mut out, &ArticleJson::of(&snapshot, id, article))?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        Ok(if unusable { ExitCode::from(UNUSABLE) } else { ExitCode::SUCCESS })
    }
}
