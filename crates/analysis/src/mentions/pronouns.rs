//! Subject pronouns at the start of a sentence, when the sentence before leaves one antecedent.

use std::collections::BTreeSet;

use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::entities::EntityKind;
use crate::lexicon::Features;
use crate::mentions::chains::Chains;
use crate::mentions::names::Courtesy;
use crate::mentions::{Mention, MentionForm};
use crate::text::Span;
use crate::tokenizer::{Token, within};

/// The pronouns of the running text. `found` are names and descriptions and who they are.
pub(super) fn find(
    blocks: &[PlacedBlock],
    segments: &[Segment],
    found: &[(Mention, usize)],
    chains: &Chains,
) -> Vec<(Mention, usize)> {
    let mut people: Vec<&(Mention, usize)> =
        found.iter().filter(|(m, _)| m.kind == EntityKind::Person).collect();
    people.sort_by_key(|(m, _)| m.span);
    let mut pronouns = Vec::new();
    let mut before: Option<(Span, &PlacedBlock)> = None;
    for placed in blocks {
        let segment = segments.get(segments.partition_point(|s| s.span.end <= placed.start));
        if segment.is_some_and(|s| !s.kind.is_running_text()) {
            before = None;
            continue;
        }
        for &sentence in &placed.block.sentences {
            let tokens = within(&placed.block.tokens, sentence);
            if let Some((previous, block)) = before {
                let antecedents = antecedents(tokens, previous, block, &people, chains);
                let span = tokens.first().map(|t| t.span.shift(placed.start)).unwrap_or_default();
                pronouns.extend(antecedents.into_iter().map(|entity| {
                    let kind = EntityKind::Person;
                    let form = MentionForm::Pronoun;
                    (Mention { span, kind, form, entity: Some(entity), metonym: false, role: None }, entity)
                }));
            }
            before = Some((sentence.shift(placed.start), placed));
        }
    }
    pronouns
}

/// Whom the first word of a sentence stands for.
fn antecedents(
    tokens: &[Token],
    previous: Span,
    block: &PlacedBlock,
    people: &[&(Mention, usize)],
    chains: &Chains,
) -> Vec<usize> {
    let [first, rest @ ..] = tokens else { return Vec::new() };
    let start = people.partition_point(|(m, _)| m.span.start < previous.start);
    let here: Vec<&&(Mention, usize)> =
        people.iter().skip(start).take_while(|(m, _)| m.span.end <= previous.end).collect();
    let all: BTreeSet<usize> = here.iter().map(|(_, entity)| *entity).collect();
    let excluded = match &*first.norm {
        "il" if !impersonal(rest) => Courtesy::Woman,
        "elle" => Courtesy::Man,
        "ils" | "elles" => return if all.len() == 2 { all.into_iter().collect() } else { Vec::new() },
        _ => return Vec::new(),
    };
    let fits = |entity: usize| chains.get(entity).is_some_and(|c| c.gender != Some(excluded));
    let can: BTreeSet<usize> = all.into_iter().filter(|e| fits(*e)).collect();
    if can.len() == 1 {
        return can.into_iter().collect();
    }
    // Of several, the subject: the one right before its verb.
    let subject = here.iter().find(|(m, entity)| can.contains(entity) && before_verb(block, m.span));
    subject.map(|(_, entity)| *entity).into_iter().collect()
}

fn before_verb(block: &PlacedBlock, span: Span) -> bool {
    let next = block.block.tokens.partition_point(|t| t.span.start + block.start < span.end);
    block.block.tokens.get(next).is_some_and(|t| {
        t.word.is(Features::FINITE) && t.word.is(Features::HE) && !t.word.is(Features::NOUN | Features::ADP)
    })
}

/// Verbs whose « il » is nobody.
const IMPERSONAL: [&str; 22] = [
    "faut", "fallait", "faudra", "faudrait", "y", "convient", "semble", "semblerait", "paraît", "parait",
    "reste", "existe", "suffit", "pleut", "manque", "importe", "vaut", "appartient", "arrive", "resterait",
    "existait", "restait",
];

/// « Il faut », « Il y a », « Il s'agit », « Il est difficile ».
fn impersonal(rest: &[Token]) -> bool {
    let word = |i: usize| rest.get(i);
    let skip = usize::from(word(0).is_some_and(|t| t.is_any(&["ne", "n'"])));
    let Some(first) = word(skip) else { return true };
    let next = word(skip + 1);
    first.is_any(&IMPERSONAL)
        || (first.is("s'")
            && next.is_some_and(|t| t.is_any(&["agit", "agissait", "agirait", "avère", "ensuit"])))
        || (first.is_any(&["est", "était", "sera", "serait"])
            && next.is_none_or(|t| !t.word.is(Features::PAST_PARTICIPLE)))
}
