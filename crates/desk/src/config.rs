//! Settings: which rules are on, how severe, and the house's own spellings.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostics::Severity;

/// The settings, as `sourcier.toml` or an editor gives them. Unknown keys are errors.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Per rule code: `"off"`, or a severity.
    pub rules: BTreeMap<String, Level>,
    /// House spellings: the form to write → the forms to replace.
    pub names: BTreeMap<String, Vec<String>>,
}

/// How a rule is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Silent.
    Off,
    /// On, with the rule's own severity.
    On,
    /// On, as a hint.
    Hint,
    /// On, as information.
    Information,
    /// On, as a warning.
    Warning,
    /// On, as an error.
    Error,
}

impl Config {
    /// Reads the settings of a `sourcier.toml`. The error says line, column and what was expected.
    pub fn parse(toml: &str) -> Result<Self, String> {
        toml::from_str(toml).map_err(|error| error.to_string())
    }

    /// The severity of a rule's diagnostics here, or `None` when it is off.
    pub fn severity(&self, code: &str, default: Option<Severity>, own: Severity) -> Option<Severity> {
        match self.rules.get(code) {
            None => default,
            Some(Level::Off) => None,
            Some(Level::On) => Some(own),
            Some(Level::Hint) => Some(Severity::Hint),
            Some(Level::Information) => Some(Severity::Information),
            Some(Level::Warning) => Some(Severity::Warning),
            Some(Level::Error) => Some(Severity::Error),
        }
    }
}
