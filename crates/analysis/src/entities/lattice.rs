//! A linear chain of tags: the best path, and how probable each tag and each name is.

use crate::entities::tags::{self, OUTSIDE, Place, TAGS, Tag};

/// A score for each tag.
pub type Row = [f32; TAGS];

/// What stands between two tags; a pair that cannot stand together is [`NEVER`].
#[derive(Clone, PartialEq, Debug)]
pub struct Transitions {
    /// From, to.
    pub scores: [Row; TAGS],
    /// Exponentials of the scores.
    odds: [Row; TAGS],
}

/// The score of what cannot be.
pub const NEVER: f32 = -1e4;

#[expect(clippy::cast_possible_truncation, reason = "there are 21 tags")]
fn all() -> impl Iterator<Item = Tag> {
    0..TAGS as Tag
}

impl Transitions {
    /// From learnt scores; those of impossible pairs are ignored.
    pub fn new(mut scores: [Row; TAGS]) -> Self {
        let mut odds = [[0.0; TAGS]; TAGS];
        for ((a, row), odds) in all().zip(&mut scores).zip(&mut odds) {
            for ((b, score), odds) in all().zip(row).zip(odds) {
                if tags::follows(a, b) {
                    *odds = score.exp();
                } else {
                    *score = NEVER;
                }
            }
        }
        Self { scores, odds }
    }
}

/// The best tags. The chain begins and ends outside any name.
pub fn best(emissions: &[Row], transitions: &Transitions) -> Vec<Tag> {
    let mut back: Vec<[Tag; TAGS]> = Vec::with_capacity(emissions.len());
    let mut scores = [NEVER; TAGS];
    scores[0] = 0.0;
    for emission in emissions {
        let mut next = [f32::MIN; TAGS];
        let mut from = [OUTSIDE; TAGS];
        for ((a, score), row) in all().zip(scores).zip(&transitions.scores) {
            if score <= NEVER / 2.0 {
                continue;
            }
            for ((next, from), step) in next.iter_mut().zip(&mut from).zip(row) {
                if score + step > *next {
                    (*next, *from) = (score + step, a);
                }
            }
        }
        for (score, (next, emission)) in scores.iter_mut().zip(next.iter().zip(emission)) {
            *score = (next + emission).max(NEVER);
        }
        back.push(from);
    }
    let mut last = OUTSIDE;
    for tag in all().filter(|t| tags::follows(*t, OUTSIDE)) {
        if at(&scores, tag) > at(&scores, last) {
            last = tag;
        }
    }
    let mut path = Vec::with_capacity(back.len());
    for from in back.iter().rev() {
        path.push(last);
        last = from.get(usize::from(last)).copied().unwrap_or(OUTSIDE);
    }
    path.reverse();
    path
}

fn at(row: &Row, tag: Tag) -> f32 {
    row.get(usize::from(tag)).copied().unwrap_or_default()
}

/// Probabilities of all that can be read in the chain.
pub struct Odds {
    /// Sums over all ways to reach a tag, scaled.
    forward: Vec<Row>,
    /// Sums over all ways on from a tag, scaled.
    backward: Vec<Row>,
    /// Exponentials of the emissions, scaled.
    emit: Vec<Row>,
    /// Logarithm of the sum over all paths.
    pub log_sum: f32,
}

impl Odds {
    /// Of a chain that begins and ends outside any name.
    pub fn new(emissions: &[Row], transitions: &Transitions) -> Self {
        let mut forward: Vec<Row> = Vec::with_capacity(emissions.len());
        let mut emit: Vec<Row> = Vec::with_capacity(emissions.len());
        let mut log_sum = 0.0;
        for emission in emissions {
            let top = emission.iter().copied().fold(f32::MIN, f32::max);
            let mut odds = *emission;
            for odd in &mut odds {
                *odd = (*odd - top).exp();
            }
            let mut row = [0.0; TAGS];
            if let Some(last) = forward.last() {
                for (mass, steps) in last.iter().zip(&transitions.odds) {
                    row.iter_mut().zip(steps).for_each(|(r, s)| *r += mass * s);
                }
            } else if let Some(steps) = transitions.odds.first() {
                row = *steps;
            }
            row.iter_mut().zip(&odds).for_each(|(r, o)| *r *= o);
            let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            // What the forward pass divides by, the backward pass divides by as well.
            row.iter_mut().chain(&mut odds).for_each(|value| *value /= sum);
            log_sum += sum.ln() + top;
            emit.push(odds);
            forward.push(row);
        }
        let mut end = [0.0; TAGS];
        all().zip(&mut end).for_each(|(t, e)| *e = f32::from(u8::from(tags::follows(t, OUTSIDE))));
        let mut backward = vec![end; emissions.len()];
        for i in (1..emissions.len()).rev() {
            let mut row = [0.0; TAGS];
            if let (Some(after), Some(odds)) = (backward.get(i), emit.get(i)) {
                let mut onward = [0.0; TAGS];
                onward.iter_mut().zip(after.iter().zip(odds)).for_each(|(o, (a, e))| *o = a * e);
                for (r, steps) in row.iter_mut().zip(&transitions.odds) {
                    *r = steps.iter().zip(&onward).map(|(s, o)| s * o).sum();
                }
            }
            if let Some(before) = backward.get_mut(i - 1) {
                *before = row;
            }
        }
        // Paths that end inside a name do not count.
        let closed: f32 = forward.last().map_or(1.0, |f| f.iter().zip(&end).map(|(f, e)| f * e).sum());
        let closed = closed.max(f32::MIN_POSITIVE);
        backward.iter_mut().flatten().for_each(|b| *b /= closed);
        Self { forward, backward, emit, log_sum: log_sum + closed.ln() }
    }

    /// The probability of each tag at token `i`.
    pub fn tags(&self, i: usize) -> Row {
        let mut row = [0.0; TAGS];
        if let (Some(f), Some(b)) = (self.forward.get(i), self.backward.get(i)) {
            row.iter_mut().zip(f.iter().zip(b)).for_each(|(r, (f, b))| *r = f * b);
        }
        row
    }

    /// Calls `each` with the probability of every pair of tags at tokens `i - 1` and `i`; `i` is at least 1.
    pub fn pairs(&self, i: usize, transitions: &Transitions, mut each: impl FnMut(usize, usize, f32)) {
        let (Some(f), Some(b), Some(e)) =
            (i.checked_sub(1).and_then(|p| self.forward.get(p)), self.backward.get(i), self.emit.get(i))
        else {
            return;
        };
        for ((a, f), steps) in f.iter().enumerate().zip(&transitions.odds) {
            for ((t, step), (b, e)) in steps.iter().enumerate().zip(b.iter().zip(e)) {
                if *step > 0.0 {
                    each(a, t, f * step * b * e);
                }
            }
        }
    }

    /// The probability that tokens `from..to` are one name of the kind numbered `kind`.
    pub fn name(&self, kind: usize, from: usize, to: usize, transitions: &Transitions) -> f32 {
        let first = tags::tag(kind, if to == from + 1 { Place::Whole } else { Place::Begin });
        let Some(mut mass) = self.forward.get(from).map(|f| at(f, first)) else { return 0.0 };
        let mut before = first;
        for i in from + 1..to {
            let here = tags::tag(kind, if i + 1 == to { Place::Last } else { Place::Inside });
            let step = transitions.odds.get(usize::from(before)).map_or(0.0, |row| at(row, here));
            mass *= step * self.emit.get(i).map_or(0.0, |e| at(e, here));
            before = here;
        }
        mass * to.checked_sub(1).and_then(|last| self.backward.get(last)).map_or(0.0, |b| at(b, before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> (Vec<Row>, Transitions) {
        let mut scores = [[0.0; TAGS]; TAGS];
        scores[0][1] = 0.3;
        let mut emissions = vec![[0.0; TAGS]; 4];
        emissions[1][usize::from(tags::tag(0, Place::Begin))] = 2.0;
        emissions[2][usize::from(tags::tag(0, Place::Last))] = 6.0;
        emissions[3][0] = 1.0;
        emissions[0][0] = 4.0;
        (emissions, Transitions::new(scores))
    }

    #[test]
    fn the_best_path_is_a_name() {
        let (emissions, transitions) = example();
        assert_eq!(tags::names(&best(&emissions, &transitions)), [(0, 1, 3)]);
    }

    #[test]
    fn probabilities_sum_up() {
        let (emissions, transitions) = example();
        let odds = Odds::new(&emissions, &transitions);
        for i in 0..4 {
            let sum: f32 = odds.tags(i).iter().sum();
            assert!((sum - 1.0).abs() < 1e-4, "{sum}");
        }
        let mut sum = 0.0;
        odds.pairs(2, &transitions, |_, _, p| sum += p);
        assert!((sum - 1.0).abs() < 1e-4, "{sum}");
        let name = odds.name(0, 1, 3, &transitions);
        assert!(name > 0.5 && name <= odds.tags(2)[usize::from(tags::tag(0, Place::Last))] + 1e-5, "{name}");
    }
}
