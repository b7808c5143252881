//! A reading, drawn: one sentence a line, what was seen in it under its words.

use std::fmt;

use sourcier_desk::analysis::attribution::{Attribution, Stance};
use sourcier_desk::diagnostics::Diagnostic;
use sourcier_desk::{Article, Span};
use sourcier_test_utils::Annotated;
use sourcier_test_utils::fixture::UNNAMED;

/// A reading. A line in brackets says what the sentence below is; in running text, how it is sourced too.
pub(crate) struct Reading<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    /// What is flagged in it.
    pub(crate) findings: &'a [Diagnostic],
}

impl fmt::Display for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { article, findings } = *self;
        for note in &article.notes {
            writeln!(f, "[note] {}\n", note.message)?;
        }
        let labels = labels(article, findings);
        for sentence in &article.sentences {
            match article.segment_of(sentence) {
                segment if segment.is_running_text() => {
                    writeln!(f, "[{}, {}]", segment.as_str(), sentence.sourcing.as_str())?;
                }
                segment => writeln!(f, "[{}]", segment.as_str())?,
            }
            let text = sentence.span.of(&article.text).replace(['\n', '\r'], " ") + "\n";
            let mut drawn = Annotated { path: UNNAMED.to_owned(), text, annotations: Vec::new() };
            for (span, label) in &labels {
                if let Some(here) = within(*span, sentence.span) {
                    drawn.annotate(here.start..here.end, label);
                }
            }
            writeln!(f, "{drawn}")?;
        }
        Ok(())
    }
}

/// Everything that is drawn, in the order of the layers.
fn labels(article: &Article, findings: &[Diagnostic]) -> Vec<(Span, String)> {
    let mut labels = Vec::new();
    for claim in article.sentences.iter().flat_map(|sentence| &sentence.claims) {
        labels.push((claim.span, format!("claim: {}", claim.kind.as_str())));
    }
    for attribution in &article.attributions {
        labels.push((attribution.cue, cue(article, attribution)));
        if let Some(source) = attribution.source {
            labels.push((source, format!("source, {}", attribution.source_type.as_str())));
        }
        labels.extend(attribution.content.iter().map(|span| (*span, "content".to_owned())));
    }
    for quote in &article.quotes {
        let speaker = quote.speaker.and_then(|speaker| article.entities.get(speaker));
        let label = match (quote.quotation, speaker) {
            (false, _) => "not a quotation".to_owned(),
            (true, None) => format!("quotation, {}", quote.form.as_str()),
            (true, Some(entity)) => format!("quotation, {}, by {}", quote.form.as_str(), entity.name),
        };
        labels.push((quote.outer, label));
    }
    for date in article.dates.iter().filter(|date| date.relative) {
        labels.push((date.span, format!("day: {}", date.value.as_deref().unwrap_or("unknown"))));
    }
    for finding in findings {
        let mut label = format!("{}, {}: {}", finding.rule, finding.severity.as_str(), finding.message);
        if let Some(fix) = finding.fixes.first() {
            label = format!("{label} → {}", fix.title);
        }
        labels.push((finding.span, label));
    }
    labels
}

/// The part of `span` that lies in `sentence`, counted from the sentence's start.
fn within(span: Span, sentence: Span) -> Option<Span> {
    let (start, end) = (span.start.max(sentence.start), span.end.min(sentence.end));
    (start < end).then(|| Span::new(start - sentence.start, end - sentence.start))
}

/// « cue, indirect, denies, within « selon » »: how the source stands to it where it does not assert, and who reports it.
fn cue(article: &Article, attribution: &Attribution) -> String {
    let mut label = format!("cue, {}", attribution.kind.as_str());
    if attribution.stance != Stance::Asserts {
        label = format!("{label}, {}", attribution.stance.as_str());
    }
    match attribution.within.and_then(|w| article.attributions.get(w)) {
        Some(outer) => format!("{label}, within « {} »", outer.cue.of(&article.text)),
        None => label,
    }
}
