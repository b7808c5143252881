//! The sources of the article as a branch of its outline.
//!
//! The sentences of a source lie all over the article, so the spans here run across those of the passages. Editors look up
//! the place of the cursor from the top of the outline, hence the branch comes last; and what stays visible while one
//! scrolls is what is selected on another line than it ends, hence it is selected at its end.

use sourcier_analysis::attribution::SourceType;

use super::{Symbol, SymbolKind, name};
use crate::sources::{Behind, Sheet, Source};
use crate::{Span, french, sources};

/// The branch; `None` for an article without any source.
pub(super) fn tree(text: &str, sheet: &Sheet) -> Option<Symbol> {
    let children: Vec<Symbol> = sheet.sources.iter().filter_map(|source| of_source(text, source)).collect();
    let span = children.iter().map(|child| child.span).reduce(Span::to)?;
    let independent = french::count(sheet.independent(), "source indépendante", "sources indépendantes");
    Some(Symbol {
        name: "Sources".to_owned(),
        detail: independent,
        kind: SymbolKind::Sources,
        span,
        selection: Span::new(span.end, span.end),
        children,
    })
}

fn of_source(text: &str, source: &Source) -> Option<Symbol> {
    let span = source.behind.iter().map(|behind| behind.sentence).reduce(Span::to)?;
    let first = source.behind.iter().find(|behind| !behind.inherited).map_or(span, |behind| behind.cue);
    let sentences = french::count(source.behind.len(), "phrase", "phrases");
    Some(Symbol {
        name: name(&source.name),
        detail: format!("{}, {sentences}", sources::french(source.kind)),
        kind: kind(source.kind),
        span,
        selection: if span.covers(first) { first } else { span },
        children: source.behind.iter().map(|behind| of_sentence(text, behind)).collect(),
    })
}

fn of_sentence(text: &str, behind: &Behind) -> Symbol {
    let Behind { sentence, cue, inherited } = *behind;
    Symbol {
        name: name(sentence.of(text)),
        detail: if inherited { "source reprise".to_owned() } else { name(cue.of(text)) },
        kind: SymbolKind::Attribution,
        span: sentence,
        selection: if sentence.covers(cue) { cue } else { sentence },
        children: Vec::new(),
    }
}

const fn kind(source: SourceType) -> SymbolKind {
    match source {
        SourceType::Person | SourceType::Role => SymbolKind::Person,
        SourceType::Organisation | SourceType::GovernmentMetonym | SourceType::Agency | SourceType::Media => {
            SymbolKind::Organisation
        }
        SourceType::Document | SourceType::GroupVague | SourceType::Anonymous | SourceType::Impersonal => {
            SymbolKind::Other
        }
    }
}
