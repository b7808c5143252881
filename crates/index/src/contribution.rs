//! What one article adds to the index: plain data, the unit of update.

use sourcier_analysis::Article;
use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::{Entity, Mention, MentionForm};
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::text::Span;

use crate::quotations::{self, Quotation};
use crate::terms::{Known, Terms};

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
    /// What it quotes, in text order.
    pub quotations: Vec<Quotation>,
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
    /// Content words, normalised, in order.
    pub terms: Terms,
    /// How it is sourced.
    pub sourcing: Sourcing,
    /// The attribution that covers it; of another sentence when the source is inherited.
    pub attribution: Option<AttributionFacts>,
}

/// One attribution.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttributionFacts {
    /// « a rapporté », « selon ».
    pub cue: Span,
    /// « l'agence KCNA », as written.
    pub source: Option<Span>,
    /// What kind of source.
    pub source_type: SourceType,
    /// Who speaks: index into [`Contribution::entities`].
    pub entity: Option<usize>,
}

impl Contribution {
    /// What `article` adds.
    pub fn of(article: &Article) -> Self {
        Self::read(article, None)
    }

    /// The same, when `before` is how the article was read last and this is what it added: what did not change is taken over.
    #[must_use]
    pub fn again(&self, before: &Article, article: &Article) -> Self {
        Self::read(article, Some(&Known::of(before, self)))
    }

    fn read(article: &Article, known: Option<&Known<'_>>) -> Self {
        let metadata = &article.metadata;
        let title = article.segments.iter().find(|s| s.kind == SegmentKind::Title);
        Self {
            text: article.text.clone(),
            title: metadata
                .title
                .as_ref()
                .map(|field| field.value.clone())
                .or_else(|| title.map(|segment| segment.span.of(&article.text).to_owned())),
            date: metadata.date.as_ref().map(|date| date.value.clone()),
            dossier: metadata.dossier.as_ref().map(|field| field.value.clone()),
            entities: article.entities.iter().map(entity_facts).collect(),
            mentions: article.mentions.iter().filter_map(|m| mention_facts(article, m)).collect(),
            statements: article.sentences.iter().filter_map(|s| statement(article, s, known)).collect(),
            quotations: quotations::of(article, known),
        }
    }

    /// How many days lie between the two, when both are dated to the day.
    pub fn days_apart(&self, other: &Self) -> Option<u64> {
        let day = |of: &Self| day(of.date.as_deref()?);
        Some(day(self)?.abs_diff(day(other)?))
    }

    /// The sentence that `span` is in, or that it covers most of.
    pub fn statement_at(&self, span: Span) -> Option<&Statement> {
        let start = self.statements.partition_point(|s| s.span.end < span.start);
        let end = self.statements.partition_point(|s| s.span.start <= span.end);
        let shared = |s: &Statement| s.span.end.min(span.end).saturating_sub(s.span.start.max(span.start));
        self.statements.get(start..end)?.iter().rev().max_by_key(|s| shared(s))
    }

    /// The mention at `offset`, the innermost if there are several. A cursor right behind a word is on it.
    pub fn mention_at(&self, offset: usize) -> Option<&MentionFacts> {
        let end = self.mentions.partition_point(|m| m.span.start <= offset);
        self.mentions
            .get(..end)?
            .iter()
            .filter(|m| m.span.touches(offset))
            .min_by_key(|m| (!m.span.contains(offset), m.span.len()))
    }
}

/// The number of an ISO day, counted from some day of the past.
fn day(iso: &str) -> Option<i64> {
    let mut parts = iso.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // March begins the year, so that the day that leap years add is its last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    Some(year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day)
}

fn entity_facts(entity: &Entity) -> EntityFacts {
    EntityFacts {
        kind: entity.kind,
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        variants: entity.variants.clone(),
        roles: entity.roles.clone(),
    }
}

fn mention_facts(article: &Article, mention: &Mention) -> Option<MentionFacts> {
    Some(MentionFacts {
        span: mention.span,
        entity: mention.entity?,
        form: mention.form,
        segment: article.segment_at(mention.span.start).unwrap_or(SegmentKind::Body),
        metonym: mention.metonym,
    })
}

/// A sentence of the article itself; a credit line says nothing.
fn statement(article: &Article, sentence: &Sentence, known: Option<&Known<'_>>) -> Option<Statement> {
    let segment = article.segment_of(sentence);
    (segment.is_article() && segment != SegmentKind::Credit).then(|| Statement {
        span: sentence.span,
        segment,
        terms: known
            .and_then(|known| known.terms(article, sentence))
            .unwrap_or_else(|| Terms::of(article, sentence)),
        sourcing: sentence.sourcing,
        attribution: sentence.attribution.and_then(|a| article.attributions.get(a)).map(attribution_facts),
    })
}

pub(crate) fn attribution_facts(attribution: &Attribution) -> AttributionFacts {
    AttributionFacts {
        cue: attribution.cue,
        source: attribution.source,
        source_type: attribution.source_type,
        entity: attribution.entity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_between() {
        let apart = |a: &str, b: &str| {
            let dated = |date: &str| Contribution { date: Some(date.to_owned()), ..Contribution::default() };
            dated(a).days_apart(&dated(b))
        };
        assert_eq!(apart("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(apart("2023-03-01", "2023-02-28"), Some(1));
        assert_eq!(apart("2023-12-31", "2024-01-01"), Some(1));
        assert_eq!(apart("2000-01-01", "2001-01-01"), Some(366));
        assert_eq!(apart("2023-12", "2023-12-31"), None);
    }

    #[test]
    fn a_span_belongs_to_the_sentence_it_covers_most_of() {
        let text = "Titre\n\nLe port dort. La mairie aussi, dit-on au bar.";
        let contribution = Contribution::of(&sourcier_analysis::analyze(text));
        let at = |start, end| contribution.statement_at(Span::new(start, end)).map(|s| s.span.of(text));
        let mairie = text.find("La mairie").expect("a sentence");
        assert_eq!(at(mairie - 3, mairie + 12), Some("La mairie aussi, dit-on au bar."));
        assert_eq!(at(mairie - 3, mairie - 3), Some("Le port dort."));
        assert_eq!(at(text.len() + 5, text.len() + 6), None);
    }
}
