//! The rules: one is two files, `rules/<slug>.rs` and its page `rules/<slug>.md`.

use crate::config::Config;
use crate::diagnostics::{Diagnostic, Severity};
use crate::{Article, ArticleId, Index, Snapshot};

/// A rule: data and one function.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in settings, messages and comments.
    pub code: &'static str,
    /// Its severity unless the settings say otherwise.
    pub severity: Severity,
    /// Off unless the settings turn it on.
    pub off: bool,
    /// Its page, in French.
    pub doc: &'static str,
    check: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

/// What a rule sees.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The article's id.
    pub id: &'a ArticleId,
    /// The article.
    pub article: &'a Article,
    /// All articles of the dossier, this one among them; may be empty.
    pub index: &'a Index,
    /// Settings.
    pub config: &'a Config,
}

/// All rules, in the order of the documentation.
pub const RULES: &[Rule] = &[];

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

pub(crate) fn check(snapshot: &Snapshot, id: &ArticleId) -> Vec<Diagnostic> {
    let Some(article) = snapshot.article(id) else { return Vec::new() };
    let context = Context { id, article, index: &snapshot.index, config: &snapshot.config };
    let mut all = Vec::new();
    for rule in RULES {
        let default = (!rule.off).then_some(rule.severity);
        let Some(severity) = snapshot.config.severity(rule.code, default, rule.severity) else { continue };
        let mut found = Vec::new();
        (rule.check)(&context, &mut found);
        // A rule may lower the severity of one finding; a setting speaks for all of them.
        if severity != rule.severity {
            found.iter_mut().for_each(|d| d.severity = severity);
        }
        all.append(&mut found);
    }
    all.sort_by_key(|d| (d.span, d.rule));
    all
}
