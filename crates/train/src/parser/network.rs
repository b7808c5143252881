//! The network while it learns: forwards, loss, and the way back.

use sourcier_analysis::parser::activation::leak;
use sourcier_analysis::parser::features::SLOTS;
use sourcier_analysis::parser::matrix::{add_scaled, dot};
use sourcier_analysis::parser::network::{DISTANCES, LANES, Learnt, ROOT_DISTANCE, Sizes, distance};
use sourcier_analysis::parser::tree::NEVER;

use super::encoder::{Layer, Trace};
use super::kernels::{multiply, multiply_left_turned, multiply_right_turned, softmax};
use super::parameter::{Parameter, Step};
use crate::random::Random;

/// The rows of the features of a word.
pub(super) type Rows = [usize; SLOTS];

/// Possible values and how likely each is.
pub(super) type Likely = Vec<(usize, f32)>;

/// A sentence to learn from.
pub(super) struct Example {
    pub(super) words: Vec<Rows>,
    /// Heads of each word; the number of words is the root.
    pub(super) heads: Vec<Likely>,
    /// Of each word one head and the relations to it, by number.
    pub(super) labels: Vec<(usize, Likely)>,
}

/// What is left out by chance while learning.
#[derive(Clone, Copy)]
pub(super) struct Dropout {
    /// Share of numbers.
    pub(super) numbers: f32,
    /// Share of words whose form and lemma are not seen.
    pub(super) words: f32,
}

/// A network that learns.
#[derive(Clone)]
pub(super) struct Trainee {
    sizes: Sizes,
    rows: Parameter,
    layers: Vec<Layer>,
    views: Parameter,
    views_bias: Parameter,
    root: Parameter,
    headness: Parameter,
    distances: Parameter,
    labels: Parameter,
    labels_bias: Parameter,
    steps: i32,
}

/// What the network makes of a sentence.
pub(super) struct Reading {
    words: Vec<Rows>,
    dropout: Vec<f32>,
    traces: Vec<Trace>,
    last: Vec<f32>,
    views: Vec<f32>,
    view_dropout: Vec<f32>,
    /// A row a word: the score of each head, the root last.
    pub(super) scores: Vec<f32>,
}

fn spread(inputs: usize, outputs: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
    (6.0 / (inputs + outputs) as f32).sqrt()
}

impl Trainee {
    /// A network for a table of so many rows.
    pub(super) fn new(sizes: Sizes, rows: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let random = &mut random;
        let last = 2 * sizes.hidden;
        Self {
            rows: Parameter::new(rows * sizes.input, 0.15, random).table(sizes.input),
            layers: (0..sizes.layers).map(|layer| Layer::new(sizes, layer, random)).collect(),
            views: Parameter::new(last * sizes.views(), spread(last, sizes.arc), random),
            views_bias: Parameter::of(vec![0.0; sizes.views()]),
            root: Parameter::new(sizes.arc, 0.1, random),
            headness: Parameter::new(sizes.arc, 0.1, random),
            distances: Parameter::of(vec![0.0; DISTANCES]),
            labels: Parameter::new(sizes.label * LANES, spread(sizes.label, LANES), random),
            labels_bias: Parameter::of(vec![0.0; LANES]),
            steps: 0,
            sizes,
        }
    }

    /// Reads a sentence; while learning, with some of it left out.
    pub(super) fn read(&self, words: &[Rows], mut learning: Option<(Dropout, &mut Random)>) -> Reading {
        let Sizes { input, hidden, arc, .. } = self.sizes;
        let mut words = words.to_vec();
        if let Some((dropout, random)) = &mut learning {
            for word in &mut words {
                if random.fraction() < dropout.words {
                    let hidden: &[usize] = if random.fraction() < 0.5 { &[0, 1] } else { &[0, 1, 5, 6, 7] };
                    for slot in hidden {
                        word[*slot] = *slot;
                    }
                }
            }
        }
        let mut factors = |count: usize| match &mut learning {
            Some((Dropout { numbers, .. }, random)) => (0..count)
                .map(|_| if random.fraction() < *numbers { 0.0 } else { 1.0 / (1.0 - *numbers) })
                .collect(),
            None => vec![1.0_f32; count],
        };
        let mut x = vec![0.0; words.len() * input];
        for (x, word) in x.chunks_exact_mut(input).zip(&words) {
            for row in word {
                x.iter_mut().zip(self.rows.row(*row)).for_each(|(x, v)| *x += v);
            }
        }
        let dropout = factors(x.len());
        x.iter_mut().zip(&dropout).for_each(|(x, factor)| *x *= factor);
        let mut traces = Vec::new();
        for layer in &self.layers {
            let (out, trace) = layer.forward(x, factors(2 * hidden));
            traces.push(trace);
            x = out;
        }
        let mut views = self.views_bias.value.repeat(words.len());
        multiply(2 * hidden, self.sizes.views(), &x, &self.views.value, &mut views);
        let view_dropout = factors(self.sizes.views());
        for view in views.chunks_exact_mut(self.sizes.views()) {
            view.iter_mut().take(2 * arc).for_each(|x| *x = leak(*x));
            view.iter_mut().zip(&view_dropout).take(2 * arc).for_each(|(x, factor)| *x *= factor);
        }
        let scores = self.arcs(&views, words.len());
        Reading { words, dropout, traces, last: x, views, view_dropout, scores }
    }

    fn arcs(&self, views: &[f32], words: usize) -> Vec<f32> {
        let arc = self.sizes.arc;
        let head = |word: usize| &self.view(views, word)[arc..2 * arc];
        let headness: Vec<f32> = (0..words).map(|word| dot(head(word), &self.headness.value)).collect();
        let mut scores = Vec::with_capacity(words * (words + 1));
        for word in 0..words {
            let own = &self.view(views, word)[..arc];
            scores.extend((0..words).map(|at| {
                if at == word {
                    NEVER
                } else {
                    self.distances.value[distance(word, at)] + headness[at] + dot(own, head(at))
                }
            }));
            scores.push(self.distances.value[ROOT_DISTANCE] + dot(own, &self.root.value));
        }
        scores
    }

    fn view<'a>(&self, views: &'a [f32], word: usize) -> &'a [f32] {
        &views[word * self.sizes.views()..(word + 1) * self.sizes.views()]
    }

    /// How likely each relation of a word to a head is; and what the pair knows.
    pub(super) fn relations(&self, reading: &Reading, word: usize, head: usize) -> ([f32; LANES], Vec<f32>) {
        let Sizes { arc, label, .. } = self.sizes;
        let own = &self.view(&reading.views, word)[2 * arc..2 * arc + label];
        let other = &self.view(&reading.views, head)[2 * arc + label..];
        let factors = &reading.view_dropout[2 * arc..2 * arc + label];
        let known: Vec<f32> =
            own.iter().zip(other).zip(factors).map(|((a, b), factor)| (a + b).max(0.0) * factor).collect();
        let mut scores = [0.0; LANES];
        scores.copy_from_slice(&self.labels_bias.value);
        for (known, row) in known.iter().zip(self.labels.value.chunks_exact(LANES)) {
            add_scaled(&mut scores, *known, row);
        }
        softmax(&mut scores);
        (scores, known)
    }

    /// Adds the gradients of one sentence; gives its loss.
    pub(super) fn learn(&mut self, example: &Example, dropout: Dropout, random: &mut Random) -> f32 {
        let reading = self.read(&example.words, Some((dropout, random)));
        let mut dviews = vec![0.0; reading.views.len()];
        let loss = self.learn_arcs(&reading, example, &mut dviews)
            + self.learn_labels(&reading, example, &mut dviews);
        let (last, views) = (2 * self.sizes.hidden, self.sizes.views());
        let mut dx = vec![0.0; reading.last.len()];
        multiply_left_turned(last, views, &reading.last, &dviews, &mut self.views.gradient);
        multiply_right_turned(last, views, &dviews, &self.views.value, &mut dx);
        for dview in dviews.chunks_exact(views) {
            self.views_bias.gradient.iter_mut().zip(dview).for_each(|(g, d)| *g += d);
        }
        for (layer, trace) in self.layers.iter_mut().zip(&reading.traces).rev() {
            dx = layer.backward(trace, dx);
        }
        dx.iter_mut().zip(&reading.dropout).for_each(|(d, factor)| *d *= factor);
        for (dx, word) in dx.chunks_exact(self.sizes.input).zip(&reading.words) {
            for row in word {
                self.rows.touch(*row).iter_mut().zip(dx).for_each(|(g, d)| *g += d);
            }
        }
        loss
    }

    fn learn_arcs(&mut self, reading: &Reading, example: &Example, dviews: &mut [f32]) -> f32 {
        let (arc, views) = (self.sizes.arc, self.sizes.views());
        let words = reading.words.len();
        let mut loss = 0.0;
        for (word, row) in reading.scores.chunks_exact(words + 1).enumerate() {
            let mut slopes = row.to_vec();
            softmax(&mut slopes);
            for (head, share) in &example.heads[word] {
                loss -= share * slopes[*head].max(1e-9).ln();
                slopes[*head] -= share;
            }
            let own = &reading.views[word * views..word * views + arc];
            for (head, slope) in slopes.iter().enumerate().filter(|(head, _)| *head != word) {
                if head == words {
                    self.distances.gradient[ROOT_DISTANCE] += slope;
                    add_scaled(&mut self.root.gradient, *slope, own);
                    add_scaled(&mut dviews[word * views..word * views + arc], *slope, &self.root.value);
                } else {
                    let start = head * views + arc;
                    let other = &reading.views[start..start + arc];
                    self.distances.gradient[distance(word, head)] += slope;
                    add_scaled(&mut self.headness.gradient, *slope, other);
                    add_scaled(&mut dviews[word * views..word * views + arc], *slope, other);
                    let dother = &mut dviews[start..start + arc];
                    add_scaled(dother, *slope, own);
                    add_scaled(dother, *slope, &self.headness.value);
                }
            }
        }
        let parts = dviews.chunks_exact_mut(views).zip(reading.views.chunks_exact(views));
        for (dview, view) in parts {
            for ((d, view), factor) in dview.iter_mut().zip(view).zip(&reading.view_dropout).take(2 * arc) {
                *d *= factor * if *view < 0.0 { 0.1 } else { 1.0 };
            }
        }
        loss
    }

    fn learn_labels(&mut self, reading: &Reading, example: &Example, dviews: &mut [f32]) -> f32 {
        let Sizes { arc, label, .. } = self.sizes;
        let views = self.sizes.views();
        let mut loss = 0.0;
        for (word, (head, likely)) in example.labels.iter().enumerate() {
            if *head == example.labels.len() {
                continue;
            }
            let (mut slopes, known) = self.relations(reading, word, *head);
            for (relation, share) in likely {
                loss -= share * slopes[*relation].max(1e-9).ln();
                slopes[*relation] -= share;
            }
            add_scaled(&mut self.labels_bias.gradient, 1.0, &slopes);
            let (own, other) = (word * views + 2 * arc, head * views + 2 * arc + label);
            let rows =
                self.labels.value.chunks_exact(LANES).zip(self.labels.gradient.chunks_exact_mut(LANES));
            for (unit, (known, (row, gradient))) in known.iter().zip(rows).enumerate() {
                if *known > 0.0 {
                    add_scaled(gradient, *known, &slopes);
                    let d = dot(&slopes, row) * reading.view_dropout[2 * arc + unit];
                    dviews[own + unit] += d;
                    dviews[other + unit] += d;
                }
            }
        }
        loss
    }

    fn parameters(&mut self) -> Vec<&mut Parameter> {
        let mut all = vec![
            &mut self.rows, &mut self.views, &mut self.views_bias, &mut self.root, &mut self.headness,
            &mut self.distances, &mut self.labels, &mut self.labels_bias,
        ];
        all.extend(self.layers.iter_mut().flat_map(Layer::parameters));
        all
    }

    /// Follows the gradients of so many words.
    #[expect(clippy::cast_precision_loss, reason = "batches are small")]
    pub(super) fn step(&mut self, words: usize, rate: f32) {
        self.steps += 1;
        let number = self.steps;
        let share = 1.0 / words.max(1) as f32;
        let parameters = self.parameters();
        let size = parameters.iter().map(|p| p.square()).sum::<f32>().sqrt() * share;
        let step = Step { number, rate, scale: share / size.max(1.0) };
        for parameter in parameters {
            parameter.step(step);
        }
    }

    /// The same network with the averages of its numbers.
    pub(super) fn averaged(&self) -> Self {
        let mut network = self.clone();
        let steps = network.steps;
        for parameter in network.parameters() {
            parameter.finish(steps);
            parameter.value.clone_from(&parameter.average);
        }
        network
    }

    /// The numbers, with the keys of the rows.
    pub(super) fn learnt(&self, keys: Vec<u32>) -> Learnt {
        let layer = |l: &Layer| [l.product.value.clone(), l.bias.value.clone(), l.peephole.value.clone()];
        Learnt {
            sizes: self.sizes,
            keys,
            rows: self.rows.value.clone(),
            layers: self.layers.iter().map(layer).collect(),
            views: self.views.value.clone(),
            views_bias: self.views_bias.value.clone(),
            root: self.root.value.clone(),
            headness: self.headness.value.clone(),
            distances: self.distances.value.clone(),
            labels: self.labels.value.clone(),
            labels_bias: self.labels_bias.value.clone(),
        }
    }
}
