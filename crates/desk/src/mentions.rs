//! Every mention of one person, body or place.

use crate::{ArticleId, Identity, Location, Snapshot, Span};

impl Snapshot {
    /// Every mention, in every article, of what stands at `offset`, descriptions included: by article id, then text.
    pub fn references(&self, _id: &ArticleId, _offset: usize) -> Vec<Location> {
        Vec::new()
    }

    /// The mentions in the same article of what stands at `offset`.
    pub fn highlights(&self, _id: &ArticleId, _offset: usize) -> Vec<Span> {
        Vec::new()
    }

    /// The identities that a person means by `name`, in any spelling.
    pub fn named(&self, _name: &str) -> Vec<Identity> {
        Vec::new()
    }

    /// Every mention of an identity, by article id, then text.
    pub fn mentions_of(&self, _identity: &Identity) -> Vec<Location> {
        Vec::new()
    }
}
