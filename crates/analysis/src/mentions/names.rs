//! The names of all blocks, and what the article as a whole says of those a block was not sure of.

use std::collections::HashMap;

use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::entities::gazetteer::usual;
use crate::entities::spelling::{fold, key};
use crate::entities::tags::KINDS;
use crate::entities::{EntityKind, Name, Standing};
use crate::text::Span;

use super::evidence::{self, Evidence, Judge};
use super::metonyms;

/// One name in the article.
#[derive(Clone, Debug)]
pub(super) struct ArticleName {
    pub(super) span: Span,
    pub(super) words: Vec<String>,
    pub(super) kind: EntityKind,
    pub(super) confidence: f32,
    /// See [`Name::odds`].
    pub(super) odds: [f32; KINDS.len()],
    /// See [`Name::rule`].
    pub(super) rule: Option<(EntityKind, f32)>,
    /// See [`Name::standing`].
    pub(super) standing: Standing,
    /// Key of the whole name.
    pub(super) key: String,
    /// The name in the article's words.
    pub(super) text: String,
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
            let title = name.title.map(|t| t.shift(placed.start));
            let courtesy = title.and_then(|t| courtesy(t.of(text)));
            let function = title.filter(|_| courtesy.is_none());
            names.push(ArticleName {
                span,
                words: written.split_whitespace().map(str::to_owned).collect(),
                kind: name.kind,
                confidence: name.confidence,
                odds: name.odds,
                rule: name.rule,
                standing: name.standing,
                key: whole_key(name.kind, written),
                text: written.split_whitespace().collect::<Vec<_>>().join(" "),
                courtesy,
                role: function.or_else(|| name.role.map(|r| r.shift(placed.start))),
                alias: name.alias.map(|a| a.of(&placed.block.text).to_owned()),
                metonym: name.kind == EntityKind::Location
                    && metonyms::acts(&placed.block.tokens, name.span, written),
                own,
            });
        }
    }
    names
}

/// The key under which the article chains a whole name: bodies and places by their usual form.
pub(super) fn whole_key(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Person => key(name),
        _ => usual(&fold(name)).map_or_else(|| key(name), key),
    }
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
    for name in names.iter_mut() {
        name.key = whole_key(name.kind, &name.text);
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
    let acronym = name.words.len() == 1 && name.text.chars().all(char::is_uppercase);
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
    let mut groups: HashMap<String, [f32; KINDS.len()]> = HashMap::new();
    let keys: Vec<String> = names.iter().map(|n| key(&n.text)).collect();
    for (name, key) in names.iter().zip(&keys).filter(|(n, _)| n.own) {
        let group = groups.entry(key.clone()).or_default();
        group.iter_mut().zip(name.odds).for_each(|(g, o)| *g += o);
    }
    for (name, key) in names.iter_mut().zip(&keys) {
        if let Some(group) = groups.get(key) {
            name.odds = *group;
            let confidence = name.confidence;
            name.settle();
            name.confidence = confidence;
        }
    }
}

impl ArticleName {
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

/// The keys of what a person of that name is called for short: every tail of the name, and the first word of an East
/// Asian one.
pub fn short_keys(words: &[String]) -> Vec<String> {
    let mut keys: Vec<String> =
        (1..words.len()).filter_map(|i| words.get(i..).map(|tail| key(&tail.join(" ")))).collect();
    if let Some(first) = words.first().filter(|w| surname_first(w)) {
        keys.insert(0, key(first));
    }
    keys
}

/// A Korean, Chinese or Vietnamese surname, which stands first: the word is one of them, whatever follows it.
pub fn surname_first(word: &str) -> bool {
    const SURNAMES: [&str; 76] = [
        "kim", "lee", "yi", "park", "pak", "choi", "choe", "jung", "jong", "kang", "cho", "jo", "yoon",
        "yun", "jang", "lim", "han", "oh", "seo", "shin", "kwon", "hwang", "ahn", "song", "ryu", "hong",
        "ri", "moon", "ban", "li", "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou",
        "xu", "sun", "ma", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "xi", "deng", "xie", "cao", "wen",
        "jiang", "mao", "bo", "peng", "qin", "tsai", "chiang", "lai", "nguyen", "tran", "pham", "hoang",
        "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ai", "hua",
    ];
    SURNAMES.contains(&fold(word).as_str())
}
