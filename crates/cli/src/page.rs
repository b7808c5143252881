//! The page of a rule, and its first line.

use sourcier_desk::rules::Rule;

/// The heading of the page: what the rule is about, in one line.
pub(crate) fn title(rule: &Rule) -> &'static str {
    rule.doc.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(rule.code)
}
