//! A layer that reads the sentence forwards and backwards at once.
//!
//! Each unit keeps a state that a gate lets through from word to word; a second gate chooses between that state and what
//! came in ([Simple Recurrent Units](https://arxiv.org/abs/1709.02755)). All products are made before, for the
//! whole sentence, so that what is left here is cheap.

use super::activation::{gate, squash};

/// What the layer gives for each word: `hidden` numbers of each direction.
///
/// `pre` holds for each word and direction: candidate, gate of the state, gate of the output, and, without
/// `skip`, what comes in beside the state. `peephole` holds for each direction what the state adds to the two gates.
#[inline(always)]
#[expect(clippy::inline_always, reason = "for the vectors of the caller")]
pub(super) fn run(pre: &[f32], skip: Option<&[f32]>, peephole: &[f32], hidden: usize) -> Vec<f32> {
    let kinds = if skip.is_some() { 3 } else { 4 };
    let words = pre.len() / (2 * kinds * hidden).max(1);
    let mut result = vec![0.0; words * 2 * hidden];
    for (direction, peephole) in peephole.chunks_exact(2 * hidden).enumerate() {
        let (to_state, to_output) = peephole.split_at(hidden);
        let mut state = vec![0.0_f32; hidden];
        for step in 0..words {
            let word = if direction == 0 { step } else { words - 1 - step };
            let place = 2 * word + direction;
            let own = |from: usize, kind: usize| {
                let start = (place * from + kind) * hidden;
                start..start + hidden
            };
            let get = |kind| pre.get(own(kinds, kind)).unwrap_or_default();
            let (candidate, state_gate, output_gate) = (get(0), get(1), get(2));
            let beside = skip.map_or(get(3), |x| x.get(own(1, 0)).unwrap_or_default());
            let out = result.get_mut(own(1, 0)).unwrap_or_default();
            let gates = state_gate.iter().zip(to_state).zip(output_gate.iter().zip(to_output));
            let inputs = candidate.iter().zip(beside).zip(gates);
            for ((state, out), ((candidate, beside), ((forget, pf), (open, po)))) in
                state.iter_mut().zip(out).zip(inputs)
            {
                let kept = gate(forget + pf * *state);
                let open = gate(open + po * *state);
                *state = kept * *state + (1.0 - kept) * candidate;
                *out = open * squash(*state) + (1.0 - open) * beside;
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_direction_sees_its_side() {
        // One unit, three words; the state gate half open, the output gate wide open.
        let word = |candidate: f32| [candidate, 0.0, 20.0, candidate, 0.0, 20.0];
        let pre: Vec<f32> = [word(1.0), word(0.0), word(0.0)].concat();
        let out = run(&pre, Some(&[9.0; 6]), &[0.0; 4], 1);
        let close = |at: usize, state: f32| assert!((out[at] - squash(state)).abs() < 1e-6, "{out:?}");
        for (at, state) in [(0, 0.5), (2, 0.25), (4, 0.125), (1, 0.5), (3, 0.0), (5, 0.0)] {
            close(at, state);
        }
    }
}
