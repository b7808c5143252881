//! Colours, on a terminal and where nobody asked for none.

use std::fmt;
use std::io::{self, IsTerminal};

use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use sourcier_desk::diagnostics::Severity;

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

const COLOR_HELP: &str =
    "Couleurs\u{a0}: auto (sur un terminal, sauf si NO_COLOR est défini), always ou never";

/// The option that every command with a report has.
#[derive(Clone, Copy, Args)]
pub(crate) struct ColorArg {
    #[arg(long, value_enum, value_name = "QUAND", help = COLOR_HELP)]
    color: Option<Color>,
}

/// Whether to use colours, and how wide a line may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// With escape sequences.
    pub(crate) colors: bool,
    /// Columns.
    pub(crate) width: usize,
}

/// Columns of a report that goes to a file: easy to read, and the same everywhere.
const WIDTH: usize = 100;

impl Paint {
    /// For the standard output as it is.
    pub(crate) fn stdout(color: ColorArg) -> Self {
        let colors = match color.color.unwrap_or_default() {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        let width = terminal.map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(40, WIDTH));
        Self { colors, width }
    }

    /// `text` in `style`, or as it is where there are no colours.
    pub(crate) fn show(self, style: Style, text: impl fmt::Display) -> String {
        if self.colors { format!("{style}{text}{style:#}") } else { text.to_string() }
    }
}

/// For the name of an article.
pub(crate) const PATH: Style = Style::new().bold();
/// For what frames the copy.
pub(crate) const FRAME: Style = AnsiColor::BrightBlack.on_default();
/// For the words that name somebody.
pub(crate) const MENTION: Style = AnsiColor::Cyan.on_default();
/// For a way to mend.
pub(crate) const FIX: Style = AnsiColor::Green.on_default();

/// For a severity.
pub(crate) const fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Information => AnsiColor::Cyan.on_default().bold(),
        Severity::Hint => AnsiColor::BrightBlack.on_default().bold(),
    }
}
