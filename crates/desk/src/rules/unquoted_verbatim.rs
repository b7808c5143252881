//! Somebody's words without quotation marks, which another article has.

use sourcier_analysis::sourcing::Sourcing;
use sourcier_index::verbatim::Stretch;

use super::{Context, Rule};
use crate::Location;
use crate::diagnostics::{Diagnostic, Edit, Fix, Related, Severity};
use crate::french::{one_line, shorten};

pub(super) const RULE: Rule = Rule {
    code: "unquoted-verbatim",
    severity: Severity::Information,
    off: false,
    family: None,
    doc: include_str!("unquoted_verbatim.md"),
    check,
};

fn check(ctx: &Context<'_>, acc: &mut Vec<Diagnostic>) {
    let Some(own) = ctx.index.article(ctx.id) else { return };
    let running = own.statements.iter().filter(|s| s.segment.is_running_text());
    for statement in running {
        let outside = || {
            let from = ctx.article.quotes.partition_point(|q| q.outer.end <= statement.span.start);
            let here = ctx.article.quotes.iter().skip(from);
            let without: Vec<_> =
                here.take_while(|q| q.outer.start < statement.span.end).map(|q| q.outer).collect();
            Stretch::of(ctx.article, statement.span, &without)
        };
        let Some(taken) = ctx.index.taken(ctx.id, statement, outside) else { continue };
        let file = taken.article.file_name();
        let message = format!(
            "Propos repris presque mot à mot sans guillemets\u{a0}: {file} les cite entre guillemets."
        );
        let mut diagnostic = Diagnostic::new(&RULE, taken.span, message);
        let text = ctx.index.article(taken.article).map_or("", |facts| &facts.text);
        diagnostic.related.push(Related {
            location: Location { article: taken.article.clone(), span: taken.quotation.outer },
            message: format!(
                "Ici\u{a0}: «\u{a0}{}\u{a0}»",
                shorten(&one_line(taken.quotation.span.of(text)), 160)
            ),
        });
        // Marks around words that are not exactly the quoted ones would be a misquote.
        if taken.similarity >= 1.0 && statement.sourcing != Sourcing::None {
            diagnostic.fixes.push(Fix {
                title: "Mettre ces mots entre guillemets".to_owned(),
                edits: [(taken.span.start, "«\u{a0}"), (taken.span.end, "\u{a0}»")]
                    .map(|(at, text)| Edit {
                        article: ctx.id.clone(),
                        span: crate::Span::new(at, at),
                        text: text.to_owned(),
                    })
                    .to_vec(),
                preferred: false,
            });
        }
        acc.push(diagnostic);
    }
}
