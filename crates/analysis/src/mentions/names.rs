//! The names of all blocks, and what the article as a whole says of those a block was not sure of.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::entities::spelling::fold;
use crate::entities::tags::KINDS;
use crate::entities::{EntityKind, Name, Standing};
use crate::text::Span;

use super::evidence::{self, Evidence, Judge};
use super::metonyms;
use super::spelling::Spelling;

/// One name in the article.
#[derive(Clone, Debug)]
pub(super) struct ArticleName {
    pub(super) span: Span,
    pub(super) spelling: Arc<Spelling>,
    pub(super) kind: EntityKind,
    pub(super) confidence: f32,
    /// See [`Name::odds`].
    pub(super) odds: [f32; KINDS.len()],
    /// See [`Name::rule`].
    pub(super) rule: Option<(EntityKind, f32)>,
    /// See [`Name::standing`].
    pub(super) standing: Standing,
    /// « M. », « Mme », or nothing.
    pub(super) courtesy: Option<Courtesy>,
    /// The function stated with it.
    pub(super) role: Option<Span>,
    pub(super) alias: Option<String>,
    /// A capital that acts, and so stands for its government.
    pub(super) metonym: bool,
    /// Part of the article itself, not of what was copied with it.
    pub(super) own: bool,
}

/// Whom a title is for, when it is only a courtesy title.
fn courtesy(title: &str) -> Option<Courtesy> {
    match fold(title).trim_end_matches('.') {
        "m" | "mm" | "monsieur" | "messieurs" | "sir" | "lord" => Some(Courtesy::Man),
        "mme" | "mmes" | "mlle" | "mlles" | "madame" | "mademoiselle" | "lady" => Some(Courtesy::Woman),
        "me" | "dr" | "pr" | "mgr" | "maitre" | "docteur" | "saint" | "sainte" => Some(Courtesy::Other),
        _ => None,
    }
}

/// The function stated with a name of a block, as its title or behind it.
pub(super) fn function(text: &str, name: &Name) -> Option<Span> {
    name.title.filter(|title| courtesy(title.of(text)).is_none()).or(name.role)
}

/// Whom a courtesy title is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Courtesy {
    Man,
    Woman,
    Other,
}

/// All names in text order.
pub(super) fn collect(text: &str, blocks: &[PlacedBlock], segments: &[Segment]) -> Vec<ArticleName> {
    let mut names = Vec::new();
    let mut segment = segments.iter().peekable();
    for placed in blocks {
        let mut here: Vec<&Name> = placed.block.names.iter().chain(&placed.block.rivals).collect();
        here.sort_by_key(|n| (n.span.start, n.span.end));
        for name in here {
            let span = name.span.shift(placed.start);
            while segment.next_if(|s| s.span.end <= span.start).is_some() {}
            let own = segment.peek().is_none_or(|s| s.kind.is_article());
            let written = name.span.of(&placed.block.text);
            names.push(ArticleName {
                span,
                spelling: Arc::clone(&name.spelling),
                kind: name.kind,
                confidence: name.confidence,
                odds: name.odds,
                rule: name.rule,
                standing: name.standing,
                courtesy: name.title.and_then(|title| courtesy(title.shift(placed.start).of(text))),
                role: function(&placed.block.text, name).map(|role| role.shift(placed.start)),
                alias: name.alias.map(|a| a.of(&placed.block.text).to_owned()),
                metonym: name.kind == EntityKind::Location
                    && metonyms::acts(&placed.block.tokens, name.span, written),
                own,
            });
        }
    }
    names
}

/// Weighs what the article says of each name, and drops those that nothing confirms. Of readings that overlap, the
/// likelier stays, and what is spelt the same is of one kind.
pub(super) fn confirm(names: &mut Vec<ArticleName>, judge: Option<&Judge>) {
    if let Some(judge) = judge {
        for (evidence, name) in evidence::gather(names).iter().zip(names.iter_mut()) {
            weigh(judge, evidence, name);
        }
    }
    names.retain(|n| n.confidence >= 0.5);
    let mut kept: Vec<ArticleName> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match kept.last_mut() {
            Some(last) if name.span.start < last.span.end => {
                if name.confidence > last.confidence {
                    *last = name;
                }
            }
            _ => kept.push(name),
        }
    }
    *names = kept;
    if judge.is_some() {
        agree(names);
    }
}

/// What the judgement makes of a name.
fn weigh(judge: &Judge, evidence: &Evidence, name: &mut ArticleName) {
    let mut odds = judge.odds(evidence);
    let free = |kind| name.rule.is_none_or(|(rule, sure)| rule == kind || sure < 0.95);
    let [person, _, body, ..] = &mut odds;
    if evidence::short_for_person(evidence) >= IN_FULL && free(EntityKind::Person) {
        *person *= TAKEN_UP;
    } else if evidence::short_for_body(evidence) >= IN_FULL && free(EntityKind::Organisation) {
        *body *= TAKEN_UP;
    }
    let sum: f32 = odds.iter().sum();
    name.odds.iter_mut().zip(odds).for_each(|(to, odds)| *to = odds / sum);
    let is_name: f32 = name.odds.iter().sum();
    let acronym = name.spelling.is_single() && name.spelling.text.chars().all(char::is_uppercase);
    let listed = name
        .rule
        .is_some_and(|(kind, sure)| kind != EntityKind::Person && sure >= if acronym { 0.8 } else { 0.9 });
    let enough = if listed { LISTED } else { NAMED };
    name.settle();
    if is_name >= enough {
        name.confidence = name.confidence.max(0.5);
    } else {
        name.confidence = is_name.min(0.49);
    }
}

/// Brings what is spelt the same to the kind that all its mentions together speak for.
fn agree(names: &mut [ArticleName]) {
    let mut groups: FxHashMap<&str, [f32; KINDS.len()]> = FxHashMap::default();
    let spellings: Vec<Arc<Spelling>> = names.iter().map(|name| Arc::clone(&name.spelling)).collect();
    for (name, spelling) in names.iter().zip(&spellings).filter(|(n, _)| n.own) {
        let group = groups.entry(&spelling.key).or_default();
        group.iter_mut().zip(name.odds).for_each(|(g, o)| *g += o);
    }
    for (name, spelling) in names.iter_mut().zip(&spellings) {
        if let Some(group) = groups.get(&*spelling.key) {
            name.odds = *group;
            let confidence = name.confidence;
            name.settle();
            name.confidence = confidence;
        }
    }
}

impl ArticleName {
    /// The key under which the article chains it as a whole.
    pub(super) fn key(&self) -> &str {
        self.spelling.whole_key(self.kind)
    }

    /// Takes the likeliest kind. Of events, products and other names, the block knows which.
    fn settle(&mut self) {
        let best = self.odds.iter().zip(KINDS).max_by(|a, b| a.0.total_cmp(b.0));
        let Some((odds, kind)) = best else { return };
        if !(kind.is_other() && self.kind.is_other()) {
            self.kind = kind;
        }
        self.confidence = *odds;
    }
}

/// So sure must the article be of a full name for its short form to follow it.
const IN_FULL: f32 = 0.65;

/// How much likelier a short form is what the article names in full, beyond what was learnt.
const TAKEN_UP: f32 = 6.0;

/// From here on a stretch is a name. Below one half, as a name that is missed costs as much as one too many.
const NAMED: f32 = 0.45;

/// The same for what lists and rules are sure of, acronyms above all.
const LISTED: f32 = 0.25;
