//! The network of the parser: features of words in, the arcs of a tree out.

use fearless_simd::{Level, Simd, dispatch};

use super::LONGEST;
use super::activation::leak;
use super::features::{Features, SLOTS};
use super::matrix::{Inputs, Matrix, add_scaled, dot};
use super::{recurrent, tree};
use crate::model::{ModelError, Reader, Writer};
use crate::syntax::Deprel;

mod rows;

pub use rows::Rows;

/// Number of [`distance`]s.
pub const DISTANCES: usize = 25;

/// Scores of relations, one a [`Deprel`]; the last ones are unused.
pub const LANES: usize = 64;

/// How wide each part is; multiples of 16 are fast.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sizes {
    /// Numbers a feature.
    pub input: usize,
    /// Units of a direction of a layer.
    pub hidden: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// What a word knows of itself as a head, and as a dependent.
    pub arc: usize,
    /// What a pair of words knows of its relation.
    pub label: usize,
}

impl Sizes {
    /// Inputs and outputs of the product of a layer.
    pub const fn layer(self, layer: usize) -> (usize, usize) {
        if layer == 0 { (self.input, 8 * self.hidden) } else { (2 * self.hidden, 6 * self.hidden) }
    }

    /// Outputs of the last product: as a dependent, as a head, and both for the relation.
    pub const fn views(self) -> usize {
        2 * (self.arc + self.label)
    }
}

/// Weights as they are learnt. A matrix holds a row an input.
#[derive(Clone, Debug)]
pub struct Learnt {
    /// How wide each part is.
    pub sizes: Sizes,
    /// Keys of the features that have a row, in order.
    pub keys: Vec<u32>,
    /// A row for an unknown feature of each slot, then one a key.
    pub rows: Vec<f32>,
    /// Product, bias and peepholes of each layer.
    pub layers: Vec<[Vec<f32>; 3]>,
    /// From the last layer: dependent, head, dependent of the relation, head of the relation.
    pub views: Vec<f32>,
    /// Their bias.
    pub views_bias: Vec<f32>,
    /// The root as a head.
    pub root: Vec<f32>,
    /// How much a word is a head at all.
    pub headness: Vec<f32>,
    /// Score of each [`distance`].
    pub distances: Vec<f32>,
    /// From the pair to its relations, a row an input.
    pub labels: Vec<f32>,
    /// Their bias.
    pub labels_bias: Vec<f32>,
}

/// Weights as they are used.
#[derive(Clone, PartialEq, Debug)]
pub struct Network {
    sizes: Sizes,
    rows: Rows,
    layers: Vec<RecurrentLayer>,
    views: Matrix,
    views_bias: Vec<f32>,
    root: Vec<f32>,
    headness: Vec<f32>,
    distances: Vec<f32>,
    /// A row a relation in the file, a row an input here.
    labels: Vec<f32>,
    labels_bias: Vec<f32>,
}

#[derive(Clone, PartialEq, Debug)]
struct RecurrentLayer {
    product: Matrix,
    bias: Vec<f32>,
    peephole: Vec<f32>,
}

/// How far a head is, and on which side, as a number below [`DISTANCES`].
pub const fn distance(dependent: usize, head: usize) -> usize {
    let bucket = match dependent.abs_diff(head) {
        near @ 0..=5 => near,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=25 => 9,
        26..=40 => 10,
        _ => 11,
    };
    if head < dependent { bucket } else { bucket + 12 }
}

/// What a layer knows is handed on as multiples of this.
const UNIT: f32 = 1.0 / 512.0;

/// The distance of the root.
pub const ROOT_DISTANCE: usize = DISTANCES - 1;

impl Network {
    /// Rounds what was learnt.
    pub fn quantise(learnt: &Learnt) -> Self {
        let sizes = learnt.sizes;
        let matrix = |weights: &[f32], inputs: usize, outputs: usize| {
            Matrix::quantise(inputs, outputs, |i, o| {
                weights.get(i * outputs + o).copied().unwrap_or_default()
            })
        };
        let layer = |(n, [product, bias, peephole]): (usize, &[Vec<f32>; 3])| {
            let (inputs, outputs) = sizes.layer(n);
            RecurrentLayer {
                product: matrix(product, inputs, outputs),
                bias: bias.clone(),
                peephole: peephole.clone(),
            }
        };
        Self {
            sizes,
            rows: Rows::quantise(&learnt.keys, &learnt.rows, sizes.input),
            layers: learnt.layers.iter().enumerate().map(layer).collect(),
            views: matrix(&learnt.views, 2 * sizes.hidden, sizes.views()),
            views_bias: learnt.views_bias.clone(),
            root: learnt.root.clone(),
            headness: learnt.headness.clone(),
            distances: learnt.distances.clone(),
            labels: learnt.labels.clone(),
            labels_bias: learnt.labels_bias.clone(),
        }
    }

    /// Head and relation of each word of a sentence; exactly one word has no head.
    pub fn read(&self, features: &[Features]) -> Vec<(Option<usize>, Deprel)> {
        let words = features.len().min(LONGEST);
        let level = Level::new();
        let views = dispatch!(level, simd => self.views(simd, features));
        let scores = dispatch!(level, simd => self.arcs(simd, &views, words));
        let heads = tree::best(&scores, words);
        heads
            .into_iter()
            .enumerate()
            .map(|(word, head)| (head, head.map_or(Deprel::Root, |head| self.label(&views, word, head))))
            .collect()
    }

    /// What the last layer knows of each word, seen as a dependent, as a head, and both for the relation.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    fn views<S: Simd>(&self, simd: S, features: &[Features]) -> Vec<f32> {
        let mut inputs = self.rows.sums(features);
        let mut x = Vec::new();
        for (n, layer) in self.layers.iter().enumerate() {
            let pre = layer.product.product(simd, &inputs, &layer.bias);
            let skip = (n > 0).then_some(&*x);
            x = recurrent::run(&pre, skip, &layer.peephole, self.sizes.hidden);
            inputs = Inputs::round(&x, UNIT);
        }
        let mut views = self.views.product(simd, &inputs, &self.views_bias);
        for view in views.chunks_exact_mut(self.sizes.views().max(1)) {
            view.iter_mut().take(2 * self.sizes.arc).for_each(|x| *x = leak(*x));
        }
        views
    }

    /// One stretch of the views of a word.
    fn view<'a>(&self, views: &'a [f32], word: usize, start: usize, len: usize) -> &'a [f32] {
        let start = word * self.sizes.views() + start;
        views.get(start..start + len).unwrap_or_default()
    }

    /// The score of each head of each word, the root last.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "for the vectors of the caller")]
    fn arcs<S: Simd>(&self, _: S, views: &[f32], words: usize) -> Vec<f32> {
        let arc = self.sizes.arc;
        let head = |at: usize| if at < words { self.view(views, at, arc, arc) } else { &*self.root };
        let far = |distance: usize| self.distances.get(distance).copied().unwrap_or_default();
        let mut bias: Vec<f32> = (0..words).map(|at| dot(head(at), &self.headness)).collect();
        bias.push(far(ROOT_DISTANCE));
        let mut scores = Vec::with_capacity(words * (words + 1));
        for word in 0..words {
            let own = self.view(views, word, 0, arc);
            scores.extend(bias.iter().enumerate().map(|(at, bias)| {
                if at == word {
                    tree::NEVER
                } else if at == words {
                    bias + dot(own, head(at))
                } else {
                    bias + dot(own, head(at)) + far(distance(word, at))
                }
            }));
        }
        scores
    }

    /// The best relation of a word to its head.
    fn label(&self, views: &[f32], word: usize, head: usize) -> Deprel {
        let (arc, label) = (2 * self.sizes.arc, self.sizes.label);
        let own = self.view(views, word, arc, label);
        let heads = self.view(views, head, arc + label, label);
        let mut scores = [0.0; LANES];
        scores.iter_mut().zip(&self.labels_bias).for_each(|(s, b)| *s = *b);
        for ((own, head), row) in own.iter().zip(heads).zip(self.labels.chunks_exact(LANES)) {
            let known = own + head;
            if known > 0.0 {
                add_scaled(&mut scores, known, row);
            }
        }
        let mut best = (f32::NEG_INFINITY, Deprel::Dep);
        for (deprel, score) in Deprel::ALL.iter().zip(scores) {
            if *deprel != Deprel::Root && score > best.0 {
                best = (score, *deprel);
            }
        }
        best.1
    }

    /// Number of features and bytes in memory.
    pub fn size(&self) -> (usize, usize) {
        let products = self.layers.iter().map(|l| l.product.memory()).sum::<usize>();
        (self.rows.features(), self.rows.memory() + products + self.views.memory())
    }

    /// Writes the network.
    pub fn write(&self, to: &mut Writer) {
        let Sizes { input, hidden, layers, arc, label } = self.sizes;
        for size in [input, hidden, layers, arc, label, SLOTS] {
            to.length(size);
        }
        self.rows.write(to);
        for layer in &self.layers {
            layer.product.write(to);
            to.f32s(&layer.bias);
            to.f32s(&layer.peephole);
        }
        self.views.write(to);
        for part in
            [&self.views_bias, &self.root, &self.headness, &self.distances, &self.labels, &self.labels_bias]
        {
            to.f32s(part);
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    ///
    /// When the parts do not fit together.
    pub fn read_from(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut size = || match from.varint()? {
            size @ 1..=1024 => Ok(size as usize),
            _ => Err(ModelError::Malformed("a size is out of range")),
        };
        let sizes = Sizes { input: size()?, hidden: size()?, layers: size()?, arc: size()?, label: size()? };
        if size()? != SLOTS {
            return Err(ModelError::Malformed("the number of features is another one"));
        }
        let rows = Rows::read(from, sizes.input)?;
        let mut layers = Vec::new();
        for n in 0..sizes.layers {
            let (inputs, outputs) = sizes.layer(n);
            layers.push(RecurrentLayer {
                product: Matrix::read(from, inputs, outputs)?,
                bias: fractions(from, outputs)?,
                peephole: fractions(from, 4 * sizes.hidden)?,
            });
        }
        Ok(Self {
            sizes,
            rows,
            layers,
            views: Matrix::read(from, 2 * sizes.hidden, sizes.views())?,
            views_bias: fractions(from, sizes.views())?,
            root: fractions(from, sizes.arc)?,
            headness: fractions(from, sizes.arc)?,
            distances: fractions(from, DISTANCES)?,
            labels: fractions(from, sizes.label * LANES)?,
            labels_bias: fractions(from, LANES)?,
        })
    }
}

/// So many fractions, all of them finite.
fn fractions(from: &mut Reader<'_>, count: usize) -> Result<Vec<f32>, ModelError> {
    let fractions = from.f32s()?;
    if fractions.len() == count && fractions.iter().all(|f| f.is_finite()) {
        Ok(fractions)
    } else {
        Err(ModelError::Malformed("fractions of another number or kind"))
    }
}
