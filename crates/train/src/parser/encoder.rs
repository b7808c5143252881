//! The recurrent layers while they learn: what `sourcier_analysis::parser` computes, and the way back.

use sourcier_analysis::parser::activation::{gate, gate_slope, squash, squash_slope};
use sourcier_analysis::parser::network::Sizes;

use super::kernels;
use super::parameter::Parameter;
use crate::random::Random;

/// One layer.
#[derive(Clone)]
pub(super) struct Layer {
    pub(super) product: Parameter,
    pub(super) bias: Parameter,
    pub(super) peephole: Parameter,
    inputs: usize,
    hidden: usize,
    /// What comes in stands beside the state as it is; otherwise a part of the product does.
    skips: bool,
}

/// What a layer remembers of a sentence for the way back.
pub(super) struct Trace {
    x: Vec<f32>,
    pre: Vec<f32>,
    /// State of each unit behind each word.
    states: Vec<f32>,
    dropout: Vec<f32>,
}

impl Layer {
    pub(super) fn new(sizes: Sizes, layer: usize, random: &mut Random) -> Self {
        let (inputs, outputs) = sizes.layer(layer);
        let hidden = sizes.hidden;
        #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
        let size = (6.0 / (inputs + hidden) as f32).sqrt();
        let mut bias = vec![0.0; outputs];
        for direction in bias.chunks_exact_mut(outputs / 2) {
            direction[hidden..2 * hidden].fill(1.0);
        }
        Self {
            product: Parameter::new(inputs * outputs, size, random),
            bias: Parameter::of(bias),
            peephole: Parameter::new(4 * hidden, 0.3, random),
            inputs,
            hidden,
            skips: layer > 0,
        }
    }

    fn kinds(&self) -> usize {
        if self.skips { 3 } else { 4 }
    }

    /// Reads a sentence. `dropout` holds a factor for each output.
    pub(super) fn forward(&self, x: Vec<f32>, dropout: Vec<f32>) -> (Vec<f32>, Trace) {
        let (hidden, kinds) = (self.hidden, self.kinds());
        let outputs = 2 * kinds * hidden;
        let words = x.len() / self.inputs;
        let mut pre = self.bias.value.repeat(words);
        kernels::multiply(self.inputs, outputs, &x, &self.product.value, &mut pre);
        let mut out = vec![0.0; words * 2 * hidden];
        let mut states = vec![0.0; words * 2 * hidden];
        for (direction, peephole) in self.peephole.value.chunks_exact(2 * hidden).enumerate() {
            let (to_state, to_output) = peephole.split_at(hidden);
            let mut state = vec![0.0; hidden];
            for step in 0..words {
                let word = if direction == 0 { step } else { words - 1 - step };
                let place = 2 * word + direction;
                let pre = &pre[place * kinds * hidden..(place + 1) * kinds * hidden];
                let own = place * hidden..(place + 1) * hidden;
                let beside = if self.skips { &x[own.clone()] } else { &pre[3 * hidden..] };
                for (unit, out) in out[own.clone()].iter_mut().enumerate() {
                    let kept = gate(pre[hidden + unit] + to_state[unit] * state[unit]);
                    let open = gate(pre[2 * hidden + unit] + to_output[unit] * state[unit]);
                    state[unit] = kept * state[unit] + (1.0 - kept) * pre[unit];
                    *out = open * squash(state[unit]) + (1.0 - open) * beside[unit];
                }
                states[own].copy_from_slice(&state);
            }
        }
        for out in out.chunks_exact_mut(2 * hidden) {
            out.iter_mut().zip(&dropout).for_each(|(out, factor)| *out *= factor);
        }
        (out, Trace { x, pre, states, dropout })
    }

    /// Takes the gradients of what came out, adds to those of the layer, gives those of what came in.
    pub(super) fn backward(&mut self, trace: &Trace, mut dout: Vec<f32>) -> Vec<f32> {
        let (hidden, kinds) = (self.hidden, self.kinds());
        let outputs = 2 * kinds * hidden;
        let words = trace.x.len() / self.inputs;
        for dout in dout.chunks_exact_mut(2 * hidden) {
            dout.iter_mut().zip(&trace.dropout).for_each(|(d, factor)| *d *= factor);
        }
        let mut dpre = vec![0.0; trace.pre.len()];
        let mut dx = vec![0.0; trace.x.len()];
        let none = vec![0.0; hidden];
        let peepholes = self.peephole.value.chunks_exact(2 * hidden);
        let gradients = self.peephole.gradient.chunks_exact_mut(2 * hidden);
        for (direction, (peephole, gradient)) in peepholes.zip(gradients).enumerate() {
            let mut dstate = vec![0.0; hidden];
            for step in (0..words).rev() {
                let word = if direction == 0 { step } else { words - 1 - step };
                let place = 2 * word + direction;
                let before = match (step, direction) {
                    (0, _) => &none,
                    (_, 0) => &trace.states[(place - 2) * hidden..(place - 1) * hidden],
                    _ => &trace.states[(place + 2) * hidden..(place + 3) * hidden],
                };
                let own = place * hidden..(place + 1) * hidden;
                let all = place * kinds * hidden..(place + 1) * kinds * hidden;
                let (pre, dpre) = (&trace.pre[all.clone()], &mut dpre[all]);
                for unit in 0..hidden {
                    let at = own.start + unit;
                    let (d, state, before) = (dout[at], trace.states[at], before[unit]);
                    let (to_state, to_output) = (peephole[unit], peephole[hidden + unit]);
                    let kept_in = pre[hidden + unit] + to_state * before;
                    let open_in = pre[2 * hidden + unit] + to_output * before;
                    let (kept, open) = (gate(kept_in), gate(open_in));
                    let beside = if self.skips { trace.x[at] } else { pre[3 * hidden + unit] };
                    let dopen = d * (squash(state) - beside) * gate_slope(open_in);
                    if self.skips {
                        dx[at] += d * (1.0 - open);
                    } else {
                        dpre[3 * hidden + unit] = d * (1.0 - open);
                    }
                    let ds = dstate[unit] + d * open * squash_slope(state);
                    let dkept = ds * (before - pre[unit]) * gate_slope(kept_in);
                    dpre[unit] = ds * (1.0 - kept);
                    dpre[hidden + unit] = dkept;
                    dpre[2 * hidden + unit] = dopen;
                    gradient[unit] += dkept * before;
                    gradient[hidden + unit] += dopen * before;
                    dstate[unit] = ds * kept + dkept * to_state + dopen * to_output;
                }
            }
        }
        kernels::multiply_left_turned(self.inputs, outputs, &trace.x, &dpre, &mut self.product.gradient);
        kernels::multiply_right_turned(self.inputs, outputs, &dpre, &self.product.value, &mut dx);
        for dpre in dpre.chunks_exact(outputs) {
            self.bias.gradient.iter_mut().zip(dpre).for_each(|(g, d)| *g += d);
        }
        dx
    }

    /// Every parameter.
    pub(super) fn parameters(&mut self) -> [&mut Parameter; 3] {
        [&mut self.product, &mut self.bias, &mut self.peephole]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gradients_are_those_that_are_measured() {
        let sizes = Sizes { input: 16, hidden: 8, layers: 2, arc: 1, label: 1 };
        for number in 0..2 {
            let mut layer = Layer::new(sizes, number, &mut Random::new(4));
            let inputs = layer.inputs;
            let x: Vec<f32> =
                (0_u8..11).cycle().step_by(7).take(4 * inputs).map(|n| (f32::from(n) - 5.0) / 6.0).collect();
            let sum = |layer: &Layer, x: &[f32]| -> f32 {
                layer
                    .forward(x.to_vec(), vec![1.0; 16])
                    .0
                    .iter()
                    .zip(1_u8..)
                    .map(|(o, n)| o * f32::from(n))
                    .sum()
            };
            let (out, trace) = layer.forward(x.clone(), vec![1.0; 16]);
            let dx = layer.backward(&trace, (1_u8..).take(out.len()).map(f32::from).collect());
            for at in 0..x.len() {
                let (mut more, mut less) = (x.clone(), x.clone());
                more[at] += 1e-2;
                less[at] -= 1e-2;
                let measured = (sum(&layer, &more) - sum(&layer, &less)) / 2e-2;
                assert!((measured - dx[at]).abs() < 0.05 + 0.02 * measured.abs(), "{measured} {}", dx[at]);
            }
            for at in 0..layer.peephole.value.len() {
                let (mut more, mut less) = (layer.clone(), layer.clone());
                more.peephole.value[at] += 1e-2;
                less.peephole.value[at] -= 1e-2;
                let measured = (sum(&more, &x) - sum(&less, &x)) / 2e-2;
                let learnt = layer.peephole.gradient[at];
                assert!((measured - learnt).abs() < 0.05 + 0.02 * measured.abs(), "{measured} {learnt}");
            }
        }
    }
}
