//! The commands, one a file.

pub(crate) mod analyze;
pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod lsp;
pub(crate) mod mentions;
pub(crate) mod sources;
