//! The best sequence of tags under scores of tokens and of pairs of tags.

use super::tag::{Tag, Tags};

/// Scores of one token, a lane a tag; the lanes behind the last tag are unused.
pub const LANES: usize = 24;

/// What may not be.
const NEVER: i16 = i16::MIN / 2;

/// Scores of a tag behind another, the row of the start of the sentence last.
#[derive(Clone, PartialEq, Debug)]
pub struct Transitions(pub [[i16; LANES]; Tag::COUNT + 1]);

/// The best tags. `scores` hold a row a token; `allowed` says which tags each may have, at least one.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
pub(super) fn best(scores: &mut [[i16; LANES]], allowed: &[Tags], transitions: &Transitions) -> Vec<Tag> {
    let Transitions(rows) = transitions;
    let mut back: Vec<[i16; LANES]> = Vec::with_capacity(scores.len());
    let mut last = [NEVER; LANES];
    let start = rows.last().copied().unwrap_or([0; LANES]);
    for (n, (own, allowed)) in scores.iter().zip(allowed).enumerate() {
        let mut best = [i16::MIN; LANES];
        let mut from = [0_i16; LANES];
        if n == 0 {
            best = start;
        } else {
            for ((row, before), tag) in rows.iter().zip(last).zip(0_i16..).take(Tag::COUNT) {
                if before <= NEVER {
                    continue;
                }
                for ((best, from), step) in best.iter_mut().zip(&mut from).zip(row) {
                    let score = before + step;
                    *from = if score > *best { tag } else { *from };
                    *best = if score > *best { score } else { *best };
                }
            }
        }
        // Scores are kept relative to the best one: sums over a long sentence do not leave the range.
        let mut top = i16::MIN;
        for (tag, (best, own)) in best.iter_mut().zip(own).enumerate() {
            *best =
                if tag < Tag::COUNT && allowed >> tag & 1 == 1 { best.saturating_add(*own) } else { NEVER };
            top = top.max(*best);
        }
        for best in &mut best {
            *best = if *best <= NEVER { NEVER } else { best.saturating_sub(top).max(NEVER + 1) };
        }
        back.push(from);
        last = best;
    }
    let mut at = (0..Tag::COUNT).rev().max_by_key(|tag| last.get(*tag)).unwrap_or_default();
    let mut tags: Vec<Tag> = Vec::with_capacity(back.len());
    for from in back.iter().rev() {
        tags.extend(Tag::from_index(at));
        at = from.get(at).and_then(|from| usize::try_from(*from).ok()).unwrap_or_default();
    }
    tags.reverse();
    tags
}
