//! The command line in French: help pages, and what is wrong with a command line.

use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, Error, Parser};

use crate::{UNUSABLE, input};

const TEMPLATE: &str = "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}";

/// Reads the command line. Help and version are printed and end the run, like a command line that is wrong.
pub(crate) fn parse<P: Parser>() -> Result<P, ExitCode> {
    let command = french(P::command())
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(flag("version", 'V', ArgAction::Version, "Affiche la version"))
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .hide_possible_values(true)
        .mut_subcommands(french);
    let matches = command.try_get_matches();
    matches.and_then(|mut matches| P::from_arg_matches_mut(&mut matches)).map_err(|error| stop(&error))
}

fn french(command: Command) -> Command {
    let help = flag("help", 'h', ArgAction::Help, "Affiche cette aide");
    command.help_template(TEMPLATE).disable_help_flag(true).arg(help)
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help(help)
}

fn stop(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that has gone away has read enough.
            _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            _ = error.print();
            ExitCode::from(UNUSABLE)
        }
        _ => {
            input::remark(message(error));
            ExitCode::from(UNUSABLE)
        }
    }
}

/// What is wrong, what was probably meant, and where help is.
fn message(error: &Error) -> String {
    let get = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("«\u{a0}{}\u{a0}» n’est pas une commande", get(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("«\u{a0}{argument}\u{a0}» n’est pas attendu ici"),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("il manque une valeur à «\u{a0}{argument}\u{a0}»")
        }
        ErrorKind::InvalidValue => {
            format!(
                "«\u{a0}{value}\u{a0}» ne convient pas à «\u{a0}{argument}\u{a0}» ({})",
                get(ContextKind::ValidValue)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("il manque «\u{a0}{argument}\u{a0}»"),
        ErrorKind::ArgumentConflict => {
            format!("«\u{a0}{argument}\u{a0}» est donné deux fois ou en contredit un autre")
        }
        ErrorKind::InvalidUtf8 => "un argument n’est pas en UTF-8".to_owned(),
        _ => error.to_string().trim_end().to_owned(),
    };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(get)
        .find(|suggestion| !suggestion.is_empty())
        .map(|suggestion| format!(" Vouliez-vous dire «\u{a0}{suggestion}\u{a0}»\u{a0}?"))
        .unwrap_or_default();
    format!("{what}.{meant}\nVoir «\u{a0}sourcier --help\u{a0}».")
}
