//! What the article as a whole says of each name: the same name elsewhere, a longer one it may be short for, an
//! expansion; and the trained judgement over it.

use rustc_hash::FxHashMap;

use crate::entities::spelling::key;
use crate::entities::tags::KINDS;
use crate::entities::{EntityKind, Standing};
use crate::model::{ModelError, Reader, Writer};

use super::names::ArticleName;

/// The kinds and « no name ».
pub const OUTCOMES: usize = KINDS.len() + 1;

/// Numbers that describe what speaks for a name.
pub const EVIDENCE: usize = 7 * OUTCOMES + 11;

/// What speaks for one name.
pub type Evidence = [f32; EVIDENCE];

/// Weighs evidence: a linear model with one outcome a row.
#[derive(Clone, PartialEq, Debug)]
pub struct Judge {
    rows: [Evidence; OUTCOMES],
}

impl Default for Judge {
    /// Believes the block.
    fn default() -> Self {
        let mut rows = [[0.0; EVIDENCE]; OUTCOMES];
        for (n, row) in rows.iter_mut().enumerate() {
            if let Some(own) = row.get_mut(n) {
                *own = 1.0;
            }
        }
        Self { rows }
    }
}

impl Judge {
    /// From what was learnt.
    pub fn new(rows: [Evidence; OUTCOMES]) -> Self {
        Self { rows }
    }

    /// How probable each outcome is.
    pub fn odds(&self, evidence: &Evidence) -> [f32; OUTCOMES] {
        let mut scores = [0.0; OUTCOMES];
        for (score, row) in scores.iter_mut().zip(&self.rows) {
            *score = row.iter().zip(evidence).map(|(w, e)| w * e).sum();
        }
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let odds = scores.map(|s| (s - top).exp());
        let sum: f32 = odds.iter().sum();
        odds.map(|o| o / sum)
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        let flat: Vec<f32> = self.rows.iter().flatten().copied().collect();
        to.f32s(&flat);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let flat = from.f32s()?;
        let (rows, rest) = flat.as_chunks::<EVIDENCE>();
        let rows: [Evidence; OUTCOMES] =
            rows.try_into().map_err(|_| ModelError::Malformed("the number of outcomes is another one"))?;
        if !rest.is_empty() || flat.iter().any(|w| !w.is_finite()) {
            return Err(ModelError::Malformed("a weight is no number"));
        }
        Ok(Self { rows })
    }
}

/// The place in the evidence of what follows.
const SHORT: usize = 7 * OUTCOMES + 4;

/// How sure it is that the article names somebody in full of whom this is a short name.
pub(super) fn short_for_person(evidence: &Evidence) -> f32 {
    evidence.get(SHORT).copied().unwrap_or_default()
}

/// How sure it is that the article names a body in full whose first word this is: « l'Ordre ».
pub(super) fn short_for_body(evidence: &Evidence) -> f32 {
    evidence.get(SHORT + 1).copied().unwrap_or_default()
}

/// What the other mentions of one spelling say.
#[derive(Clone, Copy, Default)]
struct Group {
    /// Sums of the logarithms of the odds.
    sum: [f32; OUTCOMES],
    /// Sums of the odds.
    odds: [f32; OUTCOMES],
    count: f32,
}

impl Group {
    /// Adds or takes away a mention of these odds and their logarithms.
    fn add(&mut self, odds: [f32; OUTCOMES], logs: [f32; OUTCOMES], times: f32) {
        self.count += times;
        self.sum.iter_mut().zip(logs).for_each(|(s, l)| *s += times * l);
        self.odds.iter_mut().zip(odds).for_each(|(s, o)| *s += times * o);
    }
}

/// Odds that count as none at all.
const FLOOR: f32 = 0.01;

/// The odds of each outcome as the block sees them.
fn odds(name: &ArticleName) -> [f32; OUTCOMES] {
    let mut odds = [0.0; OUTCOMES];
    odds.iter_mut().zip(name.odds).for_each(|(o, n)| *o = n);
    let some: f32 = name.odds.iter().sum();
    if let Some(none) = odds.last_mut() {
        *none = (1.0 - some).max(0.0);
    }
    odds
}

/// Their logarithms.
fn logs(odds: [f32; OUTCOMES]) -> [f32; OUTCOMES] {
    odds.map(|o| (o + FLOOR).ln())
}

/// What the rules say.
fn rule(name: &ArticleName) -> [f32; OUTCOMES] {
    let mut said = [0.0; OUTCOMES];
    let kind =
        name.rule.map(
            |(kind, _)| if kind.is_other() && kind != EntityKind::Product { EntityKind::Event } else { kind },
        );
    let place = kind.and_then(|kind| KINDS.iter().position(|k| *k == kind)).unwrap_or(KINDS.len());
    if let Some(said) = said.get_mut(place) {
        *said = name.rule.map_or(1.0, |(_, sure)| sure);
    }
    said
}

fn raise<'n>(map: &mut FxHashMap<&'n str, f32>, key: &'n str, value: f32) {
    let known = map.entry(key).or_default();
    *known = known.max(value);
}

/// The evidence for each of the names, which are in text order.
pub(super) fn gather(names: &[ArticleName]) -> Vec<Evidence> {
    let mut groups: FxHashMap<&str, Group> = FxHashMap::default();
    let mut shorts: FxHashMap<&str, f32> = FxHashMap::default();
    let mut heads: FxHashMap<&str, f32> = FxHashMap::default();
    let mut parts: FxHashMap<&str, [f32; OUTCOMES]> = FxHashMap::default();
    let mut aliases: FxHashMap<String, [f32; OUTCOMES]> = FxHashMap::default();
    let counts = |n: &ArticleName| n.own && n.standing != Standing::Rival;
    for name in names.iter().filter(|n| counts(n)) {
        let spelling = &*name.spelling;
        let plain = odds(name);
        groups.entry(&spelling.key).or_default().add(plain, logs(plain), 1.0);
        if spelling.words.len() > 1 {
            let [person, _, body, ..] = name.odds;
            if person > 0.2 {
                for short in &spelling.shorts {
                    raise(&mut shorts, short, person);
                }
            }
            if body > 0.2 {
                raise(&mut heads, &spelling.head, body);
            }
            for part in &spelling.parts {
                let known = parts.entry(part).or_default();
                for (known, odd) in known.iter_mut().zip(name.odds) {
                    *known = known.max(odd);
                }
            }
        }
        if let Some(alias) = &name.alias {
            let known = aliases.entry(key(alias)).or_default();
            known.iter_mut().zip(name.odds).for_each(|(k, o)| *k = k.max(o));
        }
    }
    names
        .iter()
        .map(|name| {
            let spelling = &*name.spelling;
            let own = &*spelling.key;
            let plain = odds(name);
            let here = logs(plain);
            let mut group = groups.get(own).copied().unwrap_or_default();
            if counts(name) {
                group.add(plain, here, -1.0);
            }
            let several = group.count > 0.5;
            let share = if several { 1.0 / group.count } else { 0.0 };
            let mean = group.sum.map(|s| s * share);
            let weight = (group.count / 4.0).min(1.0);
            let single = spelling.is_single();
            let one = |yes: bool| f32::from(u8::from(yes));
            let alias = aliases.get(own).copied().unwrap_or_default();
            let part = parts.get(own).filter(|_| single).copied().unwrap_or_default();
            let capitals = spelling.text.chars().filter(|c| c.is_uppercase()).count();
            let rest = [
                1.0,
                one(name.standing == Standing::Chosen),
                one(name.standing == Standing::Rival),
                one(several),
                shorts.get(own).copied().unwrap_or_default(),
                if single { heads.get(&*spelling.head).copied().unwrap_or_default() } else { 0.0 },
                one(single),
                one(single && capitals > 1),
                one(name.courtesy.is_some()),
                one(name.role.is_some() && name.kind == EntityKind::Person),
                alias.iter().copied().fold(0.0, f32::max),
            ];
            let mut known = part;
            known.iter_mut().zip(alias).for_each(|(k, a)| *k = k.max(a));
            let rows = [
                here,
                mean,
                mean.map(|m| m * weight),
                known,
                plain,
                rule(name),
                group.odds.map(|o| o * share),
            ];
            let mut evidence = [0.0; EVIDENCE];
            let (of_outcomes, others) = evidence.split_at_mut(rows.len() * OUTCOMES);
            of_outcomes.copy_from_slice(rows.as_flattened());
            others.copy_from_slice(&rest);
            evidence
        })
        .collect()
}
