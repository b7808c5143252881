//! YAML front matter between two `---` lines.

use super::{Metadata, Note};

/// Reads the front matter of `text`.
pub(super) fn read(_text: &str, _notes: &mut Vec<Note>) -> Metadata {
    Metadata::default()
}
