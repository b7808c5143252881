//! What a desk editor would flag.

use crate::rules::Rule;
use crate::{ArticleId, Location, Snapshot, Span, rules};

/// How much it matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Shown only on request.
    Hint,
    /// Worth knowing.
    Information,
    /// A desk would ask.
    Warning,
    /// Wrong beyond doubt.
    Error,
}

impl Severity {
    /// The name used in JSON, on the command line and in settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The rule's code.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What to underline.
    pub span: Span,
    /// One French sentence that names what is missing.
    pub message: String,
    /// Other places that bear on it.
    pub related: Vec<Related>,
    /// Ways to mend it, best first.
    pub fixes: Vec<Fix>,
}

/// Another place that bears on a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What it has to do with it.
    pub message: String,
}

/// One way to mend a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, in the imperative or infinitive, French.
    pub title: String,
    /// Replacements; those of one article do not overlap.
    pub edits: Vec<Edit>,
    /// The one to offer first.
    pub preferred: bool,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// In which article.
    pub article: ArticleId,
    /// What is replaced; empty to insert.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Diagnostic {
    /// A finding of `rule` with its own severity, nothing related and no fix yet.
    pub fn new(rule: &Rule, span: Span, message: String) -> Self {
        Self {
            rule: rule.code,
            severity: rule.severity,
            span,
            message,
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }
}

impl Snapshot {
    /// The findings in an open article, in text order; nothing for one that is not open.
    pub fn diagnostics(&self, id: &ArticleId) -> Vec<Diagnostic> {
        rules::check(self, id)
    }
}
