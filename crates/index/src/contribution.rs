//! What one article adds to the index: plain data, the unit of update.

use sourcier_analysis::Article;
use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::attribution::SourceType;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::MentionForm;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::text::Span;

/// What one article adds. Indexes in one part point into another part of the same contribution.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contribution {
    /// The article's text, for positions and excerpts.
    pub text: std::sync::Arc<str>,
    /// Its headline.
    pub title: Option<String>,
    /// Its day, ISO 8601, as precise as known.
    pub date: Option<String>,
    /// The dossier that its front matter names.
    pub dossier: Option<String>,
    /// People, bodies, places.
    pub entities: Vec<EntityFacts>,
    /// Where they are mentioned, in text order.
    pub mentions: Vec<MentionFacts>,
    /// Sentences that can carry a claim or source one.
    pub statements: Vec<Statement>,
}

/// One entity of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityFacts {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the article.
    pub name: String,
    /// What the article equates it with.
    pub aliases: Vec<String>,
    /// Written forms with counts.
    pub variants: Vec<(String, usize)>,
    /// Functions and where they are stated.
    pub roles: Vec<(String, Span)>,
}

/// One mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MentionFacts {
    /// Where.
    pub span: Span,
    /// Index into [`Contribution::entities`].
    pub entity: usize,
    /// How.
    pub form: MentionForm,
    /// The segment it stands in.
    pub segment: SegmentKind,
    /// A place that stands for its government.
    pub metonym: bool,
}

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Where.
    pub span: Span,
    /// The segment it stands in.
    pub segment: SegmentKind,
    /// Content words, normalised, in order; see [`crate::statements`].
    pub terms: Vec<u64>,
    /// How it is sourced.
    pub sourcing: Sourcing,
    /// The source as written, and its type.
    pub source: Option<(Span, SourceType)>,
}

impl Contribution {
    /// What `article` adds.
    pub fn of(article: &Article) -> Self {
        Self { text: article.text.clone(), ..Self::default() }
    }
}
