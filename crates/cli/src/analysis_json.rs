//! The analysis of an article as JSON: keys that programs rely on, so none is ever renamed.
//!
//! Spans are `[start, end]` in UTF-8 bytes of the file on disk. What is unknown is `null`.

use serde::Serialize;
use sourcier_desk::analysis::attribution::Attribution;
use sourcier_desk::analysis::mentions::Mention;
use sourcier_desk::analysis::quotes::Found;
use sourcier_desk::diagnostics::{Diagnostic, Fix, Related};
use sourcier_desk::{Article, ArticleId, Snapshot, Span};

mod tokens;

use tokens::TokenJson;

/// The version of these keys.
pub(crate) const SCHEMA: u32 = 1;

type SpanJson = (usize, usize);

const fn span(span: Span) -> SpanJson {
    (span.start, span.end)
}

/// One article.
#[derive(Serialize)]
pub(crate) struct ArticleJson<'a> {
    schema: u32,
    path: &'a str,
    language: Option<&'a str>,
    date: Option<&'a str>,
    genre: Option<&'a str>,
    segments: Vec<SegmentJson>,
    sentences: Vec<SentenceJson<'a>>,
    mentions: Vec<MentionJson>,
    entities: Vec<EntityJson<'a>>,
    quotes: Vec<QuoteJson>,
    attributions: Vec<AttributionJson>,
    dates: Vec<DateJson<'a>>,
    figures: Vec<FigureJson<'a>>,
    diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize)]
struct SegmentJson {
    span: SpanJson,
    kind: &'static str,
}

#[derive(Serialize)]
struct SentenceJson<'a> {
    span: SpanJson,
    segment: usize,
    claims: Vec<&'static str>,
    sourcing: &'static str,
    /// How much a desk would ask for the source that it has not, from 0 to 1000.
    worth: Option<i32>,
    attribution: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<TokenJson<'a>>>,
}

#[derive(Serialize)]
struct MentionJson {
    span: SpanJson,
    kind: &'static str,
    form: &'static str,
    entity: Option<String>,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: Option<String>,
    kind: &'static str,
    name: &'a str,
    variants: Vec<VariantJson<'a>>,
    roles: Vec<&'a str>,
}

#[derive(Serialize)]
struct VariantJson<'a> {
    text: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct QuoteJson {
    span: SpanJson,
    quotation: bool,
    form: &'static str,
    speaker: Option<String>,
    attribution: Option<usize>,
    /// How the speaker was found: `cue` in the sentence, `signature` below, `neighbour` beside; null without one.
    found: Option<&'static str>,
}

#[derive(Serialize)]
struct AttributionJson {
    cue: SpanJson,
    source: Option<SpanJson>,
    source_type: &'static str,
    entity: Option<String>,
    /// Who else speaks: « MM. Kim et Choïgou ».
    joint: Vec<String>,
    kind: &'static str,
    content: Vec<SpanJson>,
    /// `asserts`, `denies` (« dément »), `silent` (« n'a pas souhaité commenter »).
    stance: &'static str,
    /// The attribution that reports this one, an index into the same list: « P, a dit le ministre, cité par Hanpo ».
    within: Option<usize>,
}

#[derive(Serialize)]
struct DateJson<'a> {
    span: SpanJson,
    value: Option<&'a str>,
    granularity: &'static str,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    span: SpanJson,
    value: f64,
    unit: Option<&'a str>,
    approx: &'static str,
}

/// One finding.
#[derive(Serialize)]
pub(crate) struct DiagnosticJson {
    span: SpanJson,
    rule: &'static str,
    severity: &'static str,
    message: String,
    related: Vec<RelatedJson>,
    fixes: Vec<FixJson>,
}

#[derive(Serialize)]
struct RelatedJson {
    path: String,
    span: SpanJson,
    message: String,
}

#[derive(Serialize)]
struct FixJson {
    title: String,
    edits: Vec<EditJson>,
}

#[derive(Serialize)]
struct EditJson {
    path: String,
    span: SpanJson,
    text: String,
}

impl<'a> ArticleJson<'a> {
    /// The analysis of an open article of `snapshot`; with `tokens`, also the words of each sentence.
    pub(crate) fn of(snapshot: &Snapshot, id: &'a ArticleId, article: &'a Article, tokens: bool) -> Self {
        let identity = |entity: usize| snapshot.index.identity(id, entity).map(|i| i.as_str().to_owned());
        let metadata = &article.metadata;
        let mentions = mentions(snapshot, id, article);
        let source =
            |a: &Attribution| snapshot.source_identity(id, a).map(|identity| identity.as_str().to_owned());
        Self {
            schema: SCHEMA,
            path: id.as_str(),
            language: metadata.lang.as_ref().map(|lang| lang.value.as_str()),
            date: metadata.date.as_ref().map(|date| date.value.as_str()),
            genre: metadata.genre.as_ref().map(|genre| genre.value.as_str()),
            segments: article
                .segments
                .iter()
                .map(|s| SegmentJson { span: span(s.span), kind: s.kind.as_str() })
                .collect(),
            sentences: sentences(article, tokens),
            entities: entities(article, &identity),
            quotes: article
                .quotes
                .iter()
                .map(|q| QuoteJson {
                    span: span(q.span),
                    quotation: q.quotation,
                    form: q.form.as_str(),
                    speaker: q.attribution.and_then(|a| article.attributions.get(a)).map_or_else(
                        || q.speaker.and_then(identity),
                        |a| if a.entity == q.speaker { source(a) } else { q.speaker.and_then(identity) },
                    ),
                    attribution: q.attribution,
                    found: q.found.map(Found::as_str),
                })
                .collect(),
            attributions: article
                .attributions
                .iter()
                .map(|a| attribution(a, source(a), a.joint.iter().filter_map(|e| identity(*e)).collect()))
                .collect(),
            mentions,
            dates: article
                .dates
                .iter()
                .map(|d| DateJson {
                    span: span(d.span),
                    value: d.value.as_deref(),
                    granularity: d.granularity.as_str(),
                })
                .collect(),
            figures: article
                .figures
                .iter()
                .map(|f| FigureJson {
                    span: span(f.span),
                    value: f.value,
                    unit: f.unit.as_deref(),
                    approx: f.approx.as_str(),
                })
                .collect(),
            diagnostics: snapshot.diagnostics(id).into_iter().map(DiagnosticJson::from).collect(),
        }
    }
}

fn sentences(article: &Article, tokens: bool) -> Vec<SentenceJson<'_>> {
    let one = |s: &'_ sourcier_desk::analysis::article::Sentence| SentenceJson {
        span: span(s.span),
        segment: s.segment,
        claims: s.claims.iter().map(|c| c.kind.as_str()).collect(),
        sourcing: s.sourcing.as_str(),
        worth: s.worth,
        attribution: s.attribution,
        tokens: tokens.then(|| tokens::of(article, s)),
    };
    article.sentences.iter().map(one).collect()
}

/// A place that stands for its government is another body than the place: the index knows it by the mention. It holds
/// the mentions of an entity only.
fn mentions(snapshot: &Snapshot, id: &ArticleId, article: &Article) -> Vec<MentionJson> {
    let mut indexed = 0..;
    let one = |mention: &Mention| MentionJson {
        span: span(mention.span),
        kind: mention.kind.as_str(),
        form: mention.form.as_str(),
        entity: mention
            .entity
            .and_then(|_| snapshot.index.mention_identity(id, indexed.next()?))
            .map(|identity| identity.as_str().to_owned()),
    };
    article.mentions.iter().map(one).collect()
}

fn entities<'a>(article: &'a Article, identity: &impl Fn(usize) -> Option<String>) -> Vec<EntityJson<'a>> {
    let one = |(i, entity): (usize, &'a sourcier_desk::analysis::mentions::Entity)| EntityJson {
        id: identity(i),
        kind: entity.kind.as_str(),
        name: &entity.name,
        variants: entity.variants.iter().map(|(text, count)| VariantJson { text, count: *count }).collect(),
        roles: entity.roles.iter().map(|(role, _)| role.as_str()).collect(),
    };
    article.entities.iter().enumerate().map(one).collect()
}

fn attribution(a: &Attribution, entity: Option<String>, joint: Vec<String>) -> AttributionJson {
    AttributionJson {
        cue: span(a.cue),
        source: a.source.map(span),
        source_type: a.source_type.as_str(),
        entity,
        joint,
        kind: a.kind.as_str(),
        content: a.content.iter().copied().map(span).collect(),
        stance: a.stance.as_str(),
        within: a.within,
    }
}

impl From<Diagnostic> for DiagnosticJson {
    fn from(d: Diagnostic) -> Self {
        Self {
            span: span(d.span),
            rule: d.rule,
            severity: d.severity.as_str(),
            message: d.message,
            related: d.related.into_iter().map(RelatedJson::from).collect(),
            fixes: d.fixes.into_iter().map(FixJson::from).collect(),
        }
    }
}

impl From<Related> for RelatedJson {
    fn from(r: Related) -> Self {
        Self { path: r.location.article.to_string(), span: span(r.location.span), message: r.message }
    }
}

impl From<Fix> for FixJson {
    fn from(fix: Fix) -> Self {
        let edits = fix.edits.into_iter().map(|edit| EditJson {
            path: edit.article.to_string(),
            span: span(edit.span),
            text: edit.text,
        });
        Self { title: fix.title, edits: edits.collect() }
    }
}
