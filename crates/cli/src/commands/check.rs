//! `sourcier check`: what a desk editor would flag, in a form for a person or for a program.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sourcier_desk::diagnostics::Severity;

use crate::dossier::Dossier;
use crate::paint::{ColorArg, Paint};
use crate::report::{Format, Report};
use crate::{FINDINGS, UNUSABLE, input};

/// Relit des articles et signale ce qu’un secrétaire de rédaction demanderait
///
/// Les articles nommés ensemble forment un dossier : les règles les comparent entre eux.
///
/// Code de sortie : 0 rien à signaler, 1 un constat au moins au niveau de --fail-on, 2 une entrée inutilisable
/// (fichier illisible, réglages faux) ; le reste est relu quand même.
#[derive(Args)]
pub(crate) struct Check {
    /// Articles ou répertoires (.txt et .md, selon .gitignore) ; « - » lit l’entrée standard
    #[arg(value_name = "CHEMIN", required = true)]
    paths: Vec<PathBuf>,
    /// Format du rapport : text, json, sarif ou github
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Gravité à partir de laquelle le code de sortie est 1 : error, warning (par défaut), information ou hint
    #[arg(long, value_enum, value_name = "GRAVITÉ")]
    fail_on: Option<FailOn>,
    /// Dit de chaque phrase comment elle a été lue : d’où vient sa source, ou pourquoi elle n’en demande pas (formats text
    /// et json)
    #[arg(long)]
    explain: bool,
    /// Réglages à suivre, à la place du sourcier.toml le plus proche des articles
    #[arg(long, value_name = "FICHIER")]
    config: Option<PathBuf>,
    #[command(flatten)]
    color: ColorArg,
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Default, ValueEnum)]
enum FailOn {
    Error,
    #[default]
    Warning,
    Information,
    Hint,
}

impl Check {
    pub(crate) fn run(self) -> io::Result<ExitCode> {
        let dossier = match Dossier::read(&self.paths, self.config.as_deref()) {
            Ok(dossier) => dossier,
            Err(problem) => {
                input::remark(problem);
                return Ok(ExitCode::from(UNUSABLE));
            }
        };
        let fail_on = match self.fail_on.unwrap_or_default() {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Information => Severity::Information,
            FailOn::Hint => Severity::Hint,
        };
        let report = Report::of(&dossier, fail_on, self.explain);
        let mut out = BufWriter::new(io::stdout().lock());
        report.write(self.format.unwrap_or_default(), Paint::stdout(self.color), &mut out)?;
        out.flush()?;
        Ok(ExitCode::from(match () {
            () if !dossier.problems.is_empty() => UNUSABLE,
            () if report.fails() => FINDINGS,
            () => 0,
        }))
    }
}
