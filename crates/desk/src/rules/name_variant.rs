//! One name, several spellings.

use super::{Context, Rule};
use crate::diagnostics::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "name-variant",
    severity: Severity::Information,
    off: false,
    family: None,
    doc: include_str!("name_variant.md"),
    check,
};

fn check(_ctx: &Context<'_>, _acc: &mut Vec<Diagnostic>) {}
