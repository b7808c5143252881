//! Articles as a test draws them: who is where is said by labels, so that a test of an answer does not depend on what
//! the analysis finds.
//!
//! The first line of an article is its headline, every other line one sentence of its body. Labels:
//! - `PER Anna Le Goff`, with a kind of [`EntityKind::as_str`]: the words name her. With `, description` or
//!   `, pronom` behind, they mean her otherwise.
//! - `fonction Anna Le Goff`: the words are a function of hers.
//! - `dit Anna Le Goff`: the words are the cue of what she says in that line.
//! - `date 2024-03-12`: the article's day; the words do not matter.

use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::attribution::SourceType;
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::MentionForm;
use sourcier_analysis::sourcing::Sourcing;
use sourcier_index::contribution::{AttributionFacts, EntityFacts, MentionFacts, Statement};
use sourcier_test_utils::{Annotated, Annotation, Fixture};

use crate::{ArticleId, Contribution, Desk, Location, Snapshot, Span};

/// The dossier that a fixture draws, and the place of its cursor.
pub(crate) fn dossier(drawing: &str) -> (Snapshot, ArticleId, usize) {
    let (desk, id, offset) = desk(drawing);
    (desk.snapshot(), id, offset)
}

/// The same with the desk, for a test that changes it.
pub(crate) fn desk(drawing: &str) -> (Desk, ArticleId, usize) {
    let fixture = Fixture::parse(drawing);
    let mut desk = Desk::new();
    for article in &fixture.articles {
        desk.file(&ArticleId::from(article.path.as_str()), contribution(article));
    }
    let (path, offset) = fixture.cursor().unwrap_or_default();
    (desk, ArticleId::from(path), offset)
}

/// The fixture with labels under `locations` besides its own.
pub(crate) fn draw(drawing: &str, locations: &[Location], label: &str, answers: &[&str]) -> String {
    let mut fixture = Fixture::parse(drawing);
    for article in &mut fixture.articles {
        article.annotations.retain(|note| !answers.contains(&note.label.as_str()));
    }
    for location in locations {
        let article = fixture.article_mut(location.article.as_str()).expect("an article of the fixture");
        article.annotate(location.span.start..location.span.end, label);
    }
    fixture.to_string()
}

fn contribution(article: &Annotated) -> Contribution {
    let mut contribution = Contribution { text: article.text.as_str().into(), ..Contribution::default() };
    let mut start = 0;
    for line in article.text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let title = contribution.statements.is_empty();
        contribution.statements.extend((!span.is_empty()).then(|| Statement {
            span,
            segment: if title { SegmentKind::Title } else { SegmentKind::Body },
            terms: sourcier_index::terms::Terms::default(),
            sourcing: Sourcing::None,
            attribution: None,
        }));
    }
    for note in &article.annotations {
        annotate(&mut contribution, note);
    }
    contribution.mentions.sort_by_key(|mention| mention.span);
    contribution
}

fn annotate(contribution: &mut Contribution, note: &Annotation) {
    let span = Span::new(note.span.start, note.span.end);
    let words = span.of(&contribution.text).to_owned();
    let Some((what, rest)) = note.label.split_once(' ') else { return };
    let (name, form) = match rest.split_once(", ") {
        Some((name, "description")) => (name, MentionForm::Description),
        Some((name, "pronom")) => (name, MentionForm::Pronoun),
        _ => (rest, MentionForm::Name),
    };
    match what {
        "date" => contribution.date = Some(rest.to_owned()),
        "fonction" => {
            let entity = entity(contribution, name, EntityKind::Person);
            contribution.entities[entity].roles.push((words, span));
        }
        "dit" => {
            let entity = Some(entity(contribution, name, EntityKind::Person));
            let source_type = SourceType::Person;
            let statement = contribution.statements.iter_mut().find(|s| s.span.covers(span)).expect("a line");
            statement.sourcing = Sourcing::Explicit;
            statement.attribution = Some(AttributionFacts { cue: span, source: None, source_type, entity });
        }
        kind => {
            let kinds = [
                EntityKind::Person,
                EntityKind::Organisation,
                EntityKind::Location,
                EntityKind::Event,
                EntityKind::Product,
                EntityKind::Misc,
            ];
            let Some(kind) = kinds.into_iter().find(|k| k.as_str() == kind) else { return };
            let entity = entity(contribution, name, kind);
            let segment = contribution.statement_at(span).expect("a line").segment;
            contribution.mentions.push(MentionFacts { span, entity, form, segment, metonym: false });
            if form == MentionForm::Name {
                let variants = &mut contribution.entities[entity].variants;
                match variants.iter_mut().find(|(text, _)| *text == words) {
                    Some((_, n)) => *n += 1,
                    None => variants.push((words, 1)),
                }
            }
        }
    }
}

fn entity(contribution: &mut Contribution, name: &str, kind: EntityKind) -> usize {
    let known = contribution.entities.iter().position(|entity| entity.name == name);
    known.unwrap_or_else(|| {
        contribution.entities.push(EntityFacts {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            variants: Vec::new(),
            roles: Vec::new(),
        });
        contribution.entities.len() - 1
    })
}
