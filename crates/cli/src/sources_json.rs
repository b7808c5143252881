//! The sources of an article as JSON, with the terms of [`crate::analysis_json`].

use serde::Serialize;
use sourcier_desk::sources::{Behind, Sheet, Source, Standing};
use sourcier_desk::{ArticleId, Span};

use crate::analysis_json::SCHEMA;
use crate::place::Places;

/// The sheet of one article.
#[derive(Serialize)]
pub(crate) struct SheetJson<'a> {
    schema: u32,
    path: &'a str,
    independent: usize,
    sentences: usize,
    sourced: usize,
    sources: Vec<SourceJson<'a>>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    name: &'a str,
    entity: Option<&'a str>,
    source_type: &'static str,
    standing: &'static str,
    /// Whom it relays, or through whom it is heard.
    other: Option<&'a str>,
    forms: Vec<FormJson<'a>>,
    sentences: Vec<BehindJson>,
}

#[derive(Serialize)]
struct FormJson<'a> {
    text: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct BehindJson {
    span: (usize, usize),
    line: usize,
    cue: (usize, usize),
    inherited: bool,
}

impl<'a> SheetJson<'a> {
    /// The sheet of the article of that text.
    pub(crate) fn of(id: &'a ArticleId, text: &str, sheet: &'a Sheet) -> Self {
        let places = Places::new(text);
        Self {
            schema: SCHEMA,
            path: id.as_str(),
            independent: sheet.independent(),
            sentences: sheet.sentences,
            sourced: sheet.sourced,
            sources: sheet.sources.iter().map(|source| SourceJson::of(source, &places)).collect(),
        }
    }
}

impl<'a> SourceJson<'a> {
    fn of(source: &'a Source, places: &Places<'_>) -> Self {
        let (standing, other) = match &source.standing {
            Standing::Independent => ("independent", None),
            Standing::Relays(other) => ("relays", Some(other)),
            Standing::Through(other) => ("through", Some(other)),
            Standing::Acts => ("acts", None),
            Standing::Unnamed => ("unnamed", None),
        };
        let span = |span: Span| (span.start, span.end);
        let behind = |behind: &Behind| BehindJson {
            span: span(behind.sentence),
            line: places.of(behind.sentence.start).line,
            cue: span(behind.cue),
            inherited: behind.inherited,
        };
        Self {
            name: &source.name,
            entity: source.identity.as_ref().map(sourcier_desk::Identity::as_str),
            source_type: source.kind.as_str(),
            standing,
            other: other.map(String::as_str),
            forms: source.forms.iter().map(|(text, count)| FormJson { text, count: *count }).collect(),
            sentences: source.behind.iter().map(behind).collect(),
        }
    }
}
