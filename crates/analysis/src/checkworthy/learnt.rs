//! What was learnt: two sums, each of a weight for each feature, and of regression trees that ask, one feature at a time,
//! whether a sentence has it.

use crate::model::{HashedMap, Layer, ModelError, Reader, Writer};

/// A regression tree.
#[derive(Clone, PartialEq, Debug)]
pub enum Tree {
    /// What it adds, in the unit of the target.
    Leaf(f64),
    /// Where to go on.
    Split {
        /// The feature that is asked for.
        feature: u32,
        /// For sentences without it.
        absent: Box<Tree>,
        /// For sentences with it.
        present: Box<Tree>,
    },
}

/// What is foretold of a sentence, as it was learnt: a constant, weights by feature, trees.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Learnt {
    /// What is added whatever the sentence.
    pub bias: f64,
    /// What each feature adds.
    pub weights: Vec<(u32, f64)>,
    /// What the features add together.
    pub trees: Vec<Tree>,
}

/// What is foretold of a sentence, in thousandths.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Worth {
    /// How much a desk would ask for its source.
    pub asked: i32,
    /// How surely the source of another sentence stands behind it.
    pub covered: i32,
}

/// How much a desk would ask for the source of a sentence, and how surely another one has it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CheckWorthiness {
    /// All features, by number.
    features: HashedMap,
    /// The numbers of the features that trees ask for, a few of all, in order. A tree names one by its place here, so that
    /// what a sentence has of them takes little room.
    splits: Vec<u16>,
    asked: Sum,
    covered: Sum,
}

/// The sum of what every feature weighs, and of many trees, each of which has learnt what those before it got wrong: weights
/// know every word, trees what words mean together.
#[derive(Clone, PartialEq, Debug, Default)]
struct Sum {
    /// What is added whatever the sentence.
    bias: i32,
    /// By number of the feature.
    weights: Vec<i32>,
    /// All trees, one behind the other; a split, then its branch for what is absent, then the other.
    steps: Vec<Step>,
    /// Where each tree begins.
    roots: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Leaf(i32),
    /// Further on by one for what is absent; `present` is how many steps further the branch for what is present begins.
    Split {
        /// The number of the feature in a file, and while trees are added; else its place among the splits.
        feature: u16,
        present: u16,
    },
}

/// What is summed up is counted in this part of a thousandth.
const PART: i32 = 100;
/// Nothing that is added is larger than this.
const LARGEST: i32 = 100_000 * PART;

impl CheckWorthiness {
    /// From what was learnt. Weights that round to nothing are left out.
    ///
    /// # Errors
    ///
    /// When there are more features, or a tree has more steps, than a file can hold.
    pub fn new(asked: &Learnt, covered: &Learnt) -> Result<Self, ModelError> {
        let mut keys: Vec<u32> = Vec::new();
        for learnt in [asked, covered] {
            keys.extend(learnt.weights.iter().filter(|(_, w)| thousandths(*w) != 0).map(|(key, _)| *key));
            for tree in &learnt.trees {
                tree.features(&mut keys);
            }
        }
        keys.sort_unstable();
        keys.dedup();
        u16::try_from(keys.len()).map_err(|_| ModelError::Malformed("there are too many features"))?;
        let features = HashedMap::new(keys.into_iter().zip(0..));
        let [asked, covered] = [asked, covered].map(|learnt| Sum::new(learnt, &features));
        let mut model = Self { features, asked: asked?, covered: covered?, ..Self::default() };
        model.settle();
        Ok(model)
    }

    /// The numbers of those of `keys` that are known.
    pub(super) fn known(&self, keys: &[u32]) -> Box<[u16]> {
        keys.iter().filter_map(|key| self.features.get(*key)).collect()
    }

    /// What is foretold of a sentence with these features.
    pub fn worth(&self, keys: &[u32]) -> Worth {
        self.worths(&[&self.known(keys)]).pop().unwrap_or_default()
    }

    /// What is foretold of sentences with the features of these numbers.
    pub(super) fn worths(&self, sentences: &[&[u16]]) -> Vec<Worth> {
        let present: Vec<Vec<u64>> = sentences.iter().map(|numbers| self.present(numbers)).collect();
        let [asked, covered] = [&self.asked, &self.covered].map(|sum| sum.of(sentences, &present));
        asked.into_iter().zip(covered).map(|(asked, covered)| Worth { asked, covered }).collect()
    }

    /// A bit for each feature that trees ask for: whether a sentence has it.
    fn present(&self, numbers: &[u16]) -> Vec<u64> {
        let mut bits = vec![0_u64; self.splits.len() / 64 + 1];
        for place in numbers.iter().filter_map(|number| place(&self.splits, *number)) {
            if let Some(bits) = bits.get_mut(usize::from(place / 64)) {
                *bits |= 1 << (place % 64);
            }
        }
        bits
    }

    /// Number of features.
    pub fn size(&self) -> usize {
        self.features.size()
    }

    /// Trees, as they are added, name features by number: from here on by place.
    fn settle(&mut self) {
        let Self { splits, asked, covered, .. } = self;
        let both = || [&*asked, &*covered].into_iter().flat_map(|sum| &sum.steps);
        *splits = both().filter_map(|step| step.feature()).collect();
        splits.sort_unstable();
        splits.dedup();
        for step in asked.steps.iter_mut().chain(&mut covered.steps) {
            if let Step::Split { feature, .. } = step {
                *feature = place(splits, *feature).unwrap_or_default();
            }
        }
    }
}

/// Where the feature of this number stands among those that trees ask for.
fn place(splits: &[u16], number: u16) -> Option<u16> {
    splits.binary_search(&number).ok().and_then(|place| u16::try_from(place).ok())
}

impl Sum {
    fn new(learnt: &Learnt, features: &HashedMap) -> Result<Self, ModelError> {
        let mut sum = Self { bias: parts(learnt.bias), weights: vec![0; features.size()], ..Self::default() };
        for (key, weight) in &learnt.weights {
            let number = features.get(*key).map(usize::from);
            if let Some(own) = number.and_then(|number| sum.weights.get_mut(number)) {
                *own = thousandths(*weight) * PART;
            }
        }
        for tree in &learnt.trees {
            sum.roots.push(sum.steps.len());
            sum.add(tree, features)?;
        }
        Ok(sum)
    }

    fn add(&mut self, tree: &Tree, features: &HashedMap) -> Result<(), ModelError> {
        match tree {
            Tree::Leaf(value) => self.steps.push(Step::Leaf(parts(*value))),
            Tree::Split { feature, absent, present } => {
                let split = self.steps.len();
                let feature = features.get(*feature).unwrap_or_default();
                self.steps.push(Step::Split { feature, present: 0 });
                self.add(absent, features)?;
                self.branch(split)?;
                self.add(present, features)?;
            }
        }
        Ok(())
    }

    /// What is present goes on from here.
    fn branch(&mut self, split: usize) -> Result<(), ModelError> {
        let further = u16::try_from(self.steps.len() - split);
        if let Some(Step::Split { present, .. }) = self.steps.get_mut(split) {
            *present = further.map_err(|_| ModelError::Malformed("a tree is too large"))?;
        }
        Ok(())
    }

    /// What it comes to for sentences with the features of these numbers, in thousandths; `present` has their bits. Each
    /// tree is walked for all of them before the next, so that it is fetched from memory once.
    fn of(&self, sentences: &[&[u16]], present: &[Vec<u64>]) -> Vec<i32> {
        let weight = |number: &u16| self.weights.get(usize::from(*number)).copied().unwrap_or_default();
        let linear = |numbers: &&[u16]| numbers.iter().map(weight).fold(self.bias, i32::saturating_add);
        let mut sums: Vec<i32> = sentences.iter().map(linear).collect();
        for root in &self.roots {
            for (sum, present) in sums.iter_mut().zip(present) {
                *sum = sum.saturating_add(self.leaf(*root, present));
            }
        }
        sums.into_iter().map(|sum| sum.div_euclid(PART)).collect()
    }

    /// What the tree that begins at `root` adds.
    fn leaf(&self, root: usize, present: &[u64]) -> i32 {
        let has =
            |place: u16| present.get(usize::from(place / 64)).is_some_and(|b| b >> (place % 64) & 1 == 1);
        let mut at = root;
        loop {
            match self.steps.get(at) {
                Some(Step::Split { feature, present }) => {
                    at += if has(*feature) { usize::from(*present) } else { 1 }
                }
                Some(Step::Leaf(value)) => break *value,
                None => break 0,
            }
        }
    }

    fn write(&self, splits: &[u16], to: &mut Writer) {
        to.varint(zigzag(self.bias));
        for weight in &self.weights {
            to.varint(zigzag(weight / PART));
        }
        to.length(self.roots.len());
        for step in &self.steps {
            match step {
                Step::Leaf(value) => {
                    to.varint(0);
                    to.varint(zigzag(*value));
                }
                Step::Split { feature, .. } => {
                    let number = splits.get(usize::from(*feature)).copied().unwrap_or_default();
                    to.varint(u32::from(number) + 1);
                }
            }
        }
    }

    /// Of a layer with so many features.
    fn read(from: &mut Reader<'_>, features: usize) -> Result<Self, ModelError> {
        let bias = value(from)?;
        let weight = |_| Ok(value(from)?.saturating_mul(PART));
        let weights = (0..features).map(weight).collect::<Result<_, ModelError>>()?;
        let mut sum = Self { bias, weights, ..Self::default() };
        for _ in 0..from.length()? {
            sum.roots.push(sum.steps.len());
            sum.read_tree(from)?;
        }
        Ok(sum)
    }

    fn read_tree(&mut self, from: &mut Reader<'_>) -> Result<(), ModelError> {
        // Splits whose second branch has not begun.
        let mut open: Vec<usize> = Vec::new();
        loop {
            let step = from.varint()?;
            if let Some(feature) = step.checked_sub(1) {
                let feature = u16::try_from(feature).ok().filter(|f| usize::from(*f) < self.weights.len());
                let feature = feature.ok_or(ModelError::Malformed("a tree asks for an unknown feature"))?;
                open.push(self.steps.len());
                self.steps.push(Step::Split { feature, present: 0 });
                continue;
            }
            self.steps.push(Step::Leaf(value(from)?));
            match open.pop() {
                Some(split) => self.branch(split)?,
                None => return Ok(()),
            }
        }
    }
}

impl Step {
    /// What a split asks for.
    const fn feature(self) -> Option<u16> {
        match self {
            Self::Split { feature, .. } => Some(feature),
            Self::Leaf(_) => None,
        }
    }
}

impl Tree {
    /// With every leaf times `factor`.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        match self {
            Self::Leaf(value) => Self::Leaf(value * factor),
            Self::Split { feature, absent, present } => Self::Split {
                feature,
                absent: Box::new(absent.scaled(factor)),
                present: Box::new(present.scaled(factor)),
            },
        }
    }

    fn features(&self, to: &mut Vec<u32>) {
        if let Self::Split { feature, absent, present } = self {
            to.push(*feature);
            absent.features(to);
            present.features(to);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "values are small, and what is not is cut")]
fn parts(value: f64) -> i32 {
    (value * 1000.0 * f64::from(PART)).round().clamp(f64::from(-LARGEST), f64::from(LARGEST)) as i32
}

fn thousandths(value: f64) -> i32 {
    (parts(value) + PART / 2).div_euclid(PART)
}

impl Layer for CheckWorthiness {
    const NAME: &'static str = "checkworthy";
    const VERSION: u8 = 3;

    fn write(&self, to: &mut Writer) {
        self.features.write(to);
        self.asked.write(&self.splits, to);
        self.covered.write(&self.splits, to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let features = HashedMap::read(from, usize::from(u16::MAX))?;
        let asked = Sum::read(from, features.size())?;
        let covered = Sum::read(from, features.size())?;
        let mut model = Self { features, asked, covered, ..Self::default() };
        model.settle();
        Ok(model)
    }
}

/// A small number for one near 0.
const fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)).cast_unsigned()
}

fn value(from: &mut Reader<'_>) -> Result<i32, ModelError> {
    let value = from.varint()?;
    let value = (value >> 1).cast_signed() ^ -(value & 1).cast_signed();
    if value.unsigned_abs() <= LARGEST.unsigned_abs() {
        Ok(value)
    } else {
        Err(ModelError::Malformed("a weight is too large"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(feature: u32, absent: Tree, present: Tree) -> Tree {
        Tree::Split { feature, absent: Box::new(absent), present: Box::new(present) }
    }

    fn model() -> CheckWorthiness {
        let inner = split(9, Tree::Leaf(-0.1), split(7, Tree::Leaf(9.0), Tree::Leaf(0.002)));
        let first = split(7, Tree::Leaf(0.25), inner);
        let trees = [first, Tree::Leaf(0.0004), split(11, Tree::Leaf(0.0006), Tree::Leaf(0.05))];
        let asked =
            Learnt { bias: 0.3, weights: vec![(8, 0.02), (11, -0.001), (13, 0.0004)], trees: trees.to_vec() };
        let covered = Learnt {
            bias: 0.1,
            weights: vec![(8, 0.2)],
            trees: vec![split(15, Tree::Leaf(0.0), Tree::Leaf(0.4))],
        };
        CheckWorthiness::new(&asked, &covered).unwrap()
    }

    fn asked(model: &CheckWorthiness, keys: &[u32]) -> i32 {
        model.worth(keys).asked
    }

    #[test]
    fn weights_add_up_and_every_tree_adds_the_leaf_that_the_features_lead_to() {
        let model = model();
        assert_eq!(model.size(), 5, "what rounds to nothing is left out");
        assert_eq!(asked(&model, &[]), 551, "parts of thousandths add up");
        assert_eq!(asked(&model, &[7, 13]), 201);
        assert_eq!(asked(&model, &[7, 8]), 221);
        assert_eq!(asked(&model, &[7, 9]), 303);
        assert_eq!(asked(&model, &[7, 9, 11]), 351);
        let (one, other) = (model.known(&[7, 9, 11]), model.known(&[7, 9]));
        let worths = model.worths(&[&one, &other, &[]]);
        assert_eq!(worths.iter().map(|w| w.asked).collect::<Vec<_>>(), [351, 303, 551]);
    }

    #[test]
    fn each_sum_has_weights_and_trees_of_its_own() {
        let model = model();
        assert_eq!(model.worth(&[8, 15]), Worth { asked: 571, covered: 700 });
        assert_eq!(model.worth(&[7, 9]), Worth { asked: 303, covered: 100 });
    }

    #[test]
    fn what_was_learnt_is_read_back() {
        let model = model();
        let mut writer = Writer::default();
        model.write(&mut writer);
        let bytes = writer.into_bytes();
        assert_eq!(CheckWorthiness::read(&mut Reader::new(&bytes)), Ok(model));
        for end in 0..bytes.len() {
            assert!(CheckWorthiness::read(&mut Reader::new(&bytes[..end])).is_err(), "{end} bytes");
        }
    }

    #[test]
    fn a_tree_that_asks_for_what_nobody_numbered_is_refused() {
        let mut writer = Writer::default();
        HashedMap::new([(7, 0)]).write(&mut writer);
        for number in [0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0] {
            writer.varint(number);
        }
        let bytes = writer.into_bytes();
        let error = CheckWorthiness::read(&mut Reader::new(&bytes)).unwrap_err();
        assert_eq!(error, ModelError::Malformed("a tree asks for an unknown feature"));
    }
}
