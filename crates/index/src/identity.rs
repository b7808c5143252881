//! Which entities of different articles are the same person, body or place.

use crate::{ArticleId, Index};

/// Names a person, body or place across articles: `per/kim-jong-un`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Identity(String);

impl Identity {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Index {
    /// The identity of an entity of an article: the same text in every article for the same person, body or place.
    pub fn identity(&self, article: &ArticleId, entity: usize) -> Option<Identity> {
        let entity = self.article(article)?.entities.get(entity)?;
        Some(Identity(entity.name.clone()))
    }

    /// Every article's entity of that identity, by article id, then entity index.
    pub fn entities_of(&self, identity: &Identity) -> Vec<(&ArticleId, usize)> {
        self.articles()
            .flat_map(|(id, c)| (0..c.entities.len()).map(move |e| (id, e)))
            .filter(|(id, e)| self.identity(id, *e).as_ref() == Some(identity))
            .collect()
    }
}
