//! Settings: which rules are on, how severe, and the house's own spellings.
//!
//! ```
//! let config = sourcier_desk::Config::parse(
//!     r#"
//!     [rules]
//!     anonymous-source = "off"
//!
//!     [unsourced-claim]
//!     triggers = ["first-superlative", "allegation"]
//!
//!     [names]
//!     "Sergueï Choïgou" = ["Sergei Shoigu"]
//!     "Kim Jong-un" = []
//!     "#,
//! )?;
//! assert_eq!(config.names.len(), 2);
//! # Ok::<(), String>(())
//! ```

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::diagnostics::Severity;
use crate::rules::{self, Rule, unsourced_claim};

/// The settings, as `sourcier.toml` or an editor gives them. Unknown keys are errors.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// How a rule is set, by its code. A rule that is not named keeps its own severity.
    #[serde(deserialize_with = "by_code")]
    pub rules: BTreeMap<String, Level>,
    /// House spellings: the form to write → forms to replace. Other spellings of the same name need not be listed:
    /// they are found by the form itself.
    pub names: BTreeMap<String, Vec<String>>,
    /// Settings of the rule `unsourced-claim`.
    pub unsourced_claim: unsourced_claim::Options,
}

/// How a rule is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Silent.
    Off,
    /// On, with the severities that the rule itself gives.
    On,
    /// On, every finding a hint.
    Hint,
    /// On, every finding an information.
    Information,
    /// On, every finding a warning.
    Warning,
    /// On, every finding an error.
    Error,
}

impl Level {
    /// The severity that the setting asks for; `None` leaves it to the rule.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off | Self::On => None,
            Self::Hint => Some(Severity::Hint),
            Self::Information => Some(Severity::Information),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl Config {
    /// Reads the settings of a `sourcier.toml`. The error says line, column and what was expected.
    ///
    /// # Errors
    ///
    /// Not TOML, an unknown key, an unknown rule, a value that the key cannot have.
    pub fn parse(toml: &str) -> Result<Self, String> {
        toml::from_str(toml).map_err(|error| error.to_string())
    }

    /// Settings under which only one rule speaks.
    pub fn only(code: &str) -> Self {
        let rules = rules::RULES
            .iter()
            .map(|rule| (rule.code.to_owned(), if rule.code == code { Level::On } else { Level::Off }));
        Self { rules: rules.collect(), ..Self::default() }
    }

    /// How `rule` is set here.
    pub fn level(&self, rule: &Rule) -> Level {
        let own = if rule.off { Level::Off } else { Level::On };
        self.rules.get(rule.code).copied().unwrap_or(own)
    }
}

/// A key of `[rules]`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Code(String);

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        if rules::find(&code).is_some() {
            return Ok(Self(code));
        }
        let known: Vec<&str> = rules::RULES.iter().map(|rule| rule.code).collect();
        Err(D::Error::custom(format!("unknown rule `{code}`, expected one of {}", known.join(", "))))
    }
}

fn by_code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Level>, D::Error> {
    let levels = BTreeMap::<Code, Level>::deserialize(deserializer)?;
    Ok(levels.into_iter().map(|(code, level)| (code.0, level)).collect())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check_error(toml: &str, expect: &Expect) {
        expect.assert_eq(&Config::parse(toml).expect_err("an error"));
    }

    #[test]
    fn levels() {
        let config =
            Config::parse("[rules]\nvague-source = 'hint'\nquote-balance = 'off'").expect("settings");
        let level = |code: &str| config.level(rules::find(code).expect("a rule"));
        assert_eq!(level("vague-source").severity(), Some(Severity::Hint));
        assert_eq!(level("quote-balance"), Level::Off);
        assert_eq!(level("name-variant"), Level::On);
        assert_eq!(Config::default(), Config::parse("").expect("no settings"));
    }

    #[test]
    fn errors_say_where() {
        check_error(
            "[rules]\nvague-sources = 'off'",
            &expect![[r"
                TOML parse error at line 2, column 1
                  |
                2 | vague-sources = 'off'
                  | ^^^^^^^^^^^^^
                unknown rule `vague-sources`, expected one of hearsay-conditional, vague-source, anonymous-source, unattributed-quote, unsourced-figure, unsourced-claim, secondhand-source, fake-plural-source, accusation-without-response, single-source, loaded-reporting-verb, hedge-dropped, attribution-dropped, misquote, quote-speaker-mismatch, unquoted-verbatim, quote-balance, quote-insertion, name-variant, relative-day-without-dateline
            "]],
        );
        check_error(
            "[rules]\nvague-source = 'of'",
            &expect![[r"
            TOML parse error at line 2, column 16
              |
            2 | vague-source = 'of'
              |                ^^^^
            unknown variant `of`, expected one of `off`, `on`, `hint`, `information`, `warning`, `error`
        "]],
        );
        check_error(
            "[rule]\nvague-source = 'off'",
            &expect![[r"
            TOML parse error at line 1, column 2
              |
            1 | [rule]
              |  ^^^^
            unknown field `rule`, expected one of `rules`, `names`, `unsourced-claim`
        "]],
        );
        check_error(
            "[unsourced-claim]\ntriggers = ['causal', 'rumour']",
            &expect![[r"
                TOML parse error at line 2, column 23
                  |
                2 | triggers = ['causal', 'rumour']
                  |                       ^^^^^^^^
                unknown variant `rumour`, expected one of `first-superlative`, `private-talk`, `allegation`, `death`, `decision-without-decider`, `health-science`, `intention`, `causal`, `trend`, `prediction`, `technical-performance`, `assertion`
            "]],
        );
    }
}
