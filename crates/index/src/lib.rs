//! Many articles in, answers across articles out.
//!
//! The index is a fold over [`Contribution`]s: [`Index::replace`] takes one article's contribution out and puts
//! another in, costs that article alone, and the order in which articles came never shows. An index is made of
//! persistent maps: a clone is a few pointers and is the snapshot that a reader keeps while the writer goes on.
//!
//! ```
//! use sourcier_index::{ArticleId, Contribution, Index};
//!
//! let read = |text| Some(Contribution::of(&sourcier_analysis::analyze(text)));
//! let (draft, wire) = (ArticleId::from("draft.md"), ArticleId::from("wire.txt"));
//! let mut index = Index::new();
//! index.replace(&draft, read("Le bac de Trémel rouvrira lundi matin aux camions."));
//! index.replace(&wire, read("Le vieux bac de Trémel rouvrira lundi matin aux camions et aux cars."));
//!
//! let sentence = index.article(&draft).unwrap().statements[0].span;
//! let siblings = index.siblings(&draft, sentence);
//! assert_eq!(siblings[0].article, &wire);
//! assert_eq!(siblings[0].containment, 1.0);
//! ```
//!
//! Reading order: [`contribution`], [`names`], [`identity`], [`terms`], [`statements`], [`verbatim`],
//! [`quotations`]. It does no I/O and knows
//! neither protocol nor editor.

pub mod contribution;
pub mod identity;
mod memo;
pub mod names;
mod postings;
pub mod quotations;
pub mod statements;
mod subsequence;
pub mod terms;
pub mod verbatim;
mod wording;

use std::sync::Arc;

pub use contribution::Contribution;
use imbl::OrdMap;
pub use memo::Memo;

/// Names an article: a path with `/`, or a URI for a document that has none. Compared as text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the article lies: what precedes the last `/`; empty when there is none.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name of the article's file, as messages give it: what follows the last `/`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl From<&str> for ArticleId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What all articles say, by article and by name. Two indexes of the same articles are equal, however they came about.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Index {
    articles: OrdMap<ArticleId, Arc<Contribution>>,
    statements: statements::Statements,
    quotations: quotations::Quotations,
    names: names::Names,
    stamps: memo::Stamps,
    kept: Answers,
}

/// What was asked before.
#[derive(Clone, PartialEq, Default, Debug)]
struct Answers {
    siblings: Memo<statements::Found>,
    quoted: Memo<Arc<[(ArticleId, usize)]>>,
    taken: Memo<Option<quotations::Found>>,
    identities: Memo<identity::Identity>,
    variants: Memo<Arc<[String]>>,
}

impl Index {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts `contribution` in the place of what the article said before; `None` forgets the article.
    pub fn replace(&mut self, article: &ArticleId, contribution: Option<Contribution>) {
        let new = contribution.map(Arc::new);
        let old = match new.clone() {
            Some(new) => self.articles.insert(article.clone(), new),
            None => self.articles.remove(article),
        };
        self.statements.replace(article, old.as_deref(), new.as_deref());
        self.quotations.replace(article, new.as_deref());
        let names = self.names.replace(article, old.as_deref(), new.as_deref());
        self.stamps.change(article, names);
    }

    /// The answer to a question of `article` that rests on what is asked, on the names of all articles and on all other
    /// articles: looked for once, and kept in `memo` until something it rests on changes. `find` is to look in the index that
    /// it is given, which notes the names that are looked up, and is not to rest on what else `article` says.
    pub fn remember<V: Clone>(
        &self,
        memo: &Memo<V>,
        article: &ArticleId,
        question: impl std::hash::Hash,
        find: impl FnOnce(&Self) -> V,
    ) -> V {
        memo.answer(article, self.stamps.around(article), question, self.names.notes(), |notes| {
            find(&Self { names: self.names.noted(notes), ..self.clone() })
        })
    }

    /// What one article says.
    pub fn article(&self, article: &ArticleId) -> Option<&Contribution> {
        self.articles.get(article).map(AsRef::as_ref)
    }

    /// All articles, in the order of their ids.
    pub fn articles(&self) -> impl Iterator<Item = (&ArticleId, &Contribution)> {
        self.articles.iter().map(|(id, contribution)| (id, contribution.as_ref()))
    }

    /// How many articles.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// No article at all.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}
