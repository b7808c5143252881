//! Where a person, body or place is introduced.

use crate::{ArticleId, Location, Snapshot};

impl Snapshot {
    /// The first full mention of what stands at `offset`: in the article, then in the dossier.
    pub fn definition(&self, _id: &ArticleId, _offset: usize) -> Vec<Location> {
        Vec::new()
    }
}
