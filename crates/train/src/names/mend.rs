//! What annotators overlooked: a model that did not learn from an article reads it, and where it is certain and the
//! rules or the absence of any agree with it, its word goes.

use sourcier_analysis::entities::lattice::{Odds, Transitions, best};
use sourcier_analysis::entities::tags::{self, KINDS, OUTSIDE};

use super::crf::Crf;
use super::instances::Window;

/// How certain it must be of a name that is not marked, and of a marked one that is none.
const NAME: f32 = 0.9;
const NONE: f32 = 0.97;

/// Mends the windows that `model` did not learn from; gives how many names came and went.
pub(crate) fn mend<'a>(windows: impl Iterator<Item = &'a mut Window>, model: &Crf) -> (usize, usize) {
    let transitions = Transitions::new(model.transitions);
    let (mut come, mut gone) = (0, 0);
    for window in windows {
        let emissions = model.emissions(window);
        let odds = Odds::new(&emissions, &transitions);
        for (kind, from, to) in tags::names(&best(&emissions, &transitions)) {
            let free = window.tags[from..to].iter().all(|t| *t == OUTSIDE);
            let backed = window
                .rules
                .iter()
                .any(|r| (r.from, r.to, r.kind) == (from, to, KINDS[kind]) && r.confidence >= 0.8);
            if free && backed && odds.name(kind, from, to, &transitions) >= NAME {
                for (tag, spelt) in window.tags[from..to].iter_mut().zip(tags::spell(kind, to - from)) {
                    *tag = spelt;
                }
                come += 1;
            }
        }
        for (_, from, to) in tags::names(&window.tags) {
            let none = (from..to).all(|i| odds.tags(i)[0] >= NONE);
            if none && window.rules.iter().all(|r| r.to <= from || to <= r.from) {
                window.tags[from..to].fill(OUTSIDE);
                gone += 1;
            }
        }
    }
    (come, gone)
}
