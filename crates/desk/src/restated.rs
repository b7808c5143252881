//! What the standfirst or a caption takes up from the body.

use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_index::contribution::Statement;
use sourcier_index::statements::overlap;

use crate::rules::Context;

/// A sentence above the text, or under a picture, and the one of the body that says the same.
pub(crate) struct Restated<'a> {
    /// Of the standfirst or a caption.
    pub(crate) top: &'a Sentence,
    /// Of the body.
    pub(crate) body: &'a Sentence,
    /// The same as the index has it.
    pub(crate) below: &'a Statement,
}

/// The least share of the words of the upper sentence, names and functions apart, that the body has in the same order.
const SHARE: f64 = 0.8;

/// The least number of shared terms, and of those that are more than names.
const LEAST: (usize, usize) = (3, 2);

/// The sentences of the standfirst and the captions that the body takes up, each with the nearest of the body.
pub(crate) fn find<'a>(ctx: &Context<'a>) -> Vec<Restated<'a>> {
    let Some(own) = ctx.index.article(ctx.id) else { return Vec::new() };
    let sentence = |statement: &Statement| {
        let i = ctx.article.sentence_at(statement.span.start)?;
        ctx.article.sentences.get(i)
    };
    let (mut tops, mut bodies) = (Vec::new(), Vec::new());
    for statement in &own.statements {
        match statement.segment {
            SegmentKind::Standfirst | SegmentKind::Caption => tops.push(statement),
            SegmentKind::Lead | SegmentKind::Body => bodies.push(statement),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for above in tops {
        let near = bodies.iter().filter_map(|below| Some((share(above, below)?, *below)));
        let Some((_, below)) = near.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.span.cmp(&a.1.span))) else {
            continue;
        };
        if let (Some(top), Some(body)) = (sentence(above), sentence(below)) {
            found.push(Restated { top, body, below });
        }
    }
    found
}

/// How much of `above` is in `below`, if it is enough.
#[expect(clippy::cast_precision_loss, reason = "sentences have fewer than 2^52 words")]
fn share(above: &Statement, below: &Statement) -> Option<f64> {
    let overlap = overlap(&above.terms, &below.terms)?;
    let terms = above.terms.as_slice();
    // Behind its sentence, a caption gives place, day and credit.
    let caption = above.segment == SegmentKind::Caption;
    let terms = if caption { terms.get(overlap.reach.clone()).unwrap_or_default() } else { terms };
    // Who it is about, the text has said before.
    let plain = terms.iter().filter(|term| !term.is_naming()).count();
    let share = overlap.plain as f64 / plain.max(1) as f64;
    (overlap.shared >= LEAST.0 && overlap.plain >= LEAST.1 && share >= SHARE).then_some(share)
}
