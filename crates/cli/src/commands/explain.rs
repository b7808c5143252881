//! `sourcier explain`: the page of a rule.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;
use sourcier_desk::rules::{self, RULES, Rule};

use crate::{UNUSABLE, input, page};

/// Affiche la page d’une règle, ou la liste des règles
#[derive(Args)]
pub(crate) struct Explain {
    /// Nom de la règle, tel que les messages le donnent entre crochets
    #[arg(value_name = "RÈGLE")]
    rule: Option<String>,
}

impl Explain {
    pub(crate) fn run(self) -> io::Result<ExitCode> {
        let mut out = io::stdout().lock();
        let Some(code) = self.rule else {
            writeln!(out, "{}", list())?;
            return Ok(ExitCode::SUCCESS);
        };
        if let Some(rule) = rules::find(&code) {
            writeln!(out, "{}", rule.doc.trim_end())?;
            return Ok(ExitCode::SUCCESS);
        }
        let meant = nearest(&code)
            .map(|near| format!(" Vouliez-vous dire «\u{a0}{near}\u{a0}»\u{a0}?"))
            .unwrap_or_default();
        input::remark(format_args!(
            "aucune règle ne s’appelle «\u{a0}{code}\u{a0}».{meant} Les règles sont\u{a0}:\n\n{}",
            list()
        ));
        Ok(ExitCode::from(UNUSABLE))
    }
}

/// The rules, one a line: name and title.
fn list() -> String {
    let width = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let line = |rule: &Rule| format!("  {:width$}  {}", rule.code, page::title(rule));
    RULES.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The rule that was probably meant.
fn nearest(code: &str) -> Option<&'static str> {
    RULES
        .iter()
        .map(|rule| (strsim::jaro_winkler(rule.code, code), rule.code))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, code)| code)
}
