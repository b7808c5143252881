//! What was learnt: a weight for each feature, and regression trees that ask, one feature at a time, whether a sentence has it.

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

/// The sum of what every feature weighs, and of many trees, each of which has learnt what those before it got wrong: weights
/// know every word, trees what words mean together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CheckWorthiness {
    /// All features, by number.
    features: HashedMap,
    /// What is added whatever the sentence.
    bias: i32,
    /// By number of the feature.
    weights: Vec<i32>,
    /// The numbers of the features that trees ask for, a few of all, in order. A tree names one by its place here, so that
    /// what a sentence has of them takes little room.
    asked: Vec<u16>,
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
        asked: u16,
        present: u16,
    },
}

/// What is summed up is counted in this part of a thousandth.
const PART: i32 = 100;
/// Nothing that is added is larger than this.
const LARGEST: i32 = 100_000 * PART;

impl CheckWorthiness {
    /// From what was learnt: a constant, weights by feature, trees. Weights that round to nothing are left out.
    ///
    /// # Errors
    ///
    /// When there are more features, or a tree has more steps, than a file can hold.
    pub fn new(bias: f64, weights: &[(u32, f64)], trees: &[Tree]) -> Result<Self, ModelError> {
        let weigh = |weight: &&(u32, f64)| thousandths(weight.1) != 0;
        let mut keys: Vec<u32> = weights.iter().filter(weigh).map(|(key, _)| *key).collect();
        for tree in trees {
            tree.features(&mut keys);
        }
        keys.sort_unstable();
        keys.dedup();
        u16::try_from(keys.len()).map_err(|_| ModelError::Malformed("there are too many features"))?;
        let mut by_number = vec![0; keys.len()];
        let features = HashedMap::new(keys.into_iter().zip(0..));
        for (key, weight) in weights.iter().filter(weigh) {
            let number = features.get(*key).map(usize::from);
            if let Some(own) = number.and_then(|number| by_number.get_mut(number)) {
                *own = thousandths(*weight) * PART;
            }
        }
        let weights = by_number;
        let mut model = Self { features, bias: parts(bias), weights, ..Self::default() };
        for tree in trees {
            model.roots.push(model.steps.len());
            model.add(tree)?;
        }
        model.settle();
        Ok(model)
    }

    fn add(&mut self, tree: &Tree) -> Result<(), ModelError> {
        match tree {
            Tree::Leaf(value) => self.steps.push(Step::Leaf(parts(*value))),
            Tree::Split { feature, absent, present } => {
                let split = self.steps.len();
                let asked = self.features.get(*feature).unwrap_or_default();
                self.steps.push(Step::Split { asked, present: 0 });
                self.add(absent)?;
                self.branch(split)?;
                self.add(present)?;
            }
        }
        Ok(())
    }

    /// Where the feature of this number stands among those that trees ask for.
    fn place(&self, number: u16) -> Option<u16> {
        self.asked.binary_search(&number).ok().and_then(|place| u16::try_from(place).ok())
    }

    /// What is present goes on from here.
    fn branch(&mut self, split: usize) -> Result<(), ModelError> {
        let further = u16::try_from(self.steps.len() - split);
        if let Some(Step::Split { present, .. }) = self.steps.get_mut(split) {
            *present = further.map_err(|_| ModelError::Malformed("a tree is too large"))?;
        }
        Ok(())
    }

    /// The numbers of those of `keys` that are known.
    pub(super) fn known(&self, keys: &[u32]) -> Box<[u16]> {
        keys.iter().filter_map(|key| self.features.get(*key)).collect()
    }

    /// What a sentence with these features is worth, in thousandths.
    pub fn score(&self, keys: &[u32]) -> i32 {
        self.sums(&[&self.known(keys)]).pop().unwrap_or_default()
    }

    /// What sentences with the features of these numbers are worth, in thousandths. Each tree is walked for all of them
    /// before the next, so that it is fetched from memory once.
    pub(super) fn sums(&self, sentences: &[&[u16]]) -> Vec<i32> {
        let weight = |number: &u16| self.weights.get(usize::from(*number)).copied().unwrap_or_default();
        let linear = |numbers: &&[u16]| numbers.iter().map(weight).fold(self.bias, i32::saturating_add);
        let mut sums: Vec<i32> = sentences.iter().map(linear).collect();
        let present: Vec<Vec<u64>> = sentences.iter().map(|numbers| self.present(numbers)).collect();
        for root in &self.roots {
            for (sum, present) in sums.iter_mut().zip(&present) {
                *sum = sum.saturating_add(self.leaf(*root, present));
            }
        }
        sums.into_iter().map(|sum| sum.div_euclid(PART)).collect()
    }

    /// A bit for each feature that trees ask for: whether a sentence has it.
    fn present(&self, numbers: &[u16]) -> Vec<u64> {
        let mut bits = vec![0_u64; self.asked.len() / 64 + 1];
        for place in numbers.iter().filter_map(|number| self.place(*number)) {
            if let Some(bits) = bits.get_mut(usize::from(place / 64)) {
                *bits |= 1 << (place % 64);
            }
        }
        bits
    }

    /// What the tree that begins at `root` adds.
    fn leaf(&self, root: usize, present: &[u64]) -> i32 {
        let has =
            |place: u16| present.get(usize::from(place / 64)).is_some_and(|b| b >> (place % 64) & 1 == 1);
        let mut at = root;
        loop {
            match self.steps.get(at) {
                Some(Step::Split { asked, present }) => {
                    at += if has(*asked) { usize::from(*present) } else { 1 }
                }
                Some(Step::Leaf(value)) => break *value,
                None => break 0,
            }
        }
    }

    /// Number of features.
    pub fn size(&self) -> usize {
        self.features.size()
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
    const VERSION: u8 = 2;

    fn write(&self, to: &mut Writer) {
        self.features.write(to);
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
                Step::Split { asked, .. } => {
                    let number = self.asked.get(usize::from(*asked)).copied().unwrap_or_default();
                    to.varint(u32::from(number) + 1);
                }
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let features = HashedMap::read(from, usize::from(u16::MAX))?;
        let bias = value(from)?;
        let weight = |_| Ok(value(from)?.saturating_mul(PART));
        let weights = (0..features.size()).map(weight).collect::<Result<_, ModelError>>()?;
        let mut model = Self { features, bias, weights, ..Self::default() };
        for _ in 0..from.length()? {
            model.roots.push(model.steps.len());
            model.read_tree(from)?;
        }
        model.settle();
        Ok(model)
    }
}

impl CheckWorthiness {
    /// Trees, as they are added, name features by number: from here on by place.
    fn settle(&mut self) {
        let mut steps = std::mem::take(&mut self.steps);
        let splits = steps.iter_mut().filter_map(|step| match step {
            Step::Split { asked, .. } => Some(asked),
            Step::Leaf(_) => None,
        });
        let splits: Vec<&mut u16> = splits.collect();
        self.asked = splits.iter().map(|asked| **asked).collect();
        self.asked.sort_unstable();
        self.asked.dedup();
        for asked in splits {
            *asked = self.place(*asked).unwrap_or_default();
        }
        self.steps = steps;
    }

    fn read_tree(&mut self, from: &mut Reader<'_>) -> Result<(), ModelError> {
        // Splits whose second branch has not begun.
        let mut open: Vec<usize> = Vec::new();
        loop {
            let step = from.varint()?;
            if let Some(feature) = step.checked_sub(1) {
                let feature = u16::try_from(feature).ok().filter(|f| usize::from(*f) < self.features.size());
                let feature = feature.ok_or(ModelError::Malformed("a tree asks for an unknown feature"))?;
                open.push(self.steps.len());
                self.steps.push(Step::Split { asked: feature, present: 0 });
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
        CheckWorthiness::new(0.3, &[(8, 0.02), (11, -0.001), (13, 0.0004)], &trees).unwrap()
    }

    #[test]
    fn weights_add_up_and_every_tree_adds_the_leaf_that_the_features_lead_to() {
        let model = model();
        assert_eq!(model.size(), 4, "what rounds to nothing is left out");
        assert_eq!(model.score(&[]), 551, "parts of thousandths add up");
        assert_eq!(model.score(&[7, 13]), 201);
        assert_eq!(model.score(&[7, 8]), 221);
        assert_eq!(model.score(&[7, 9]), 303);
        assert_eq!(model.score(&[7, 9, 11]), 351);
        let (one, other) = (model.known(&[7, 9, 11]), model.known(&[7, 9]));
        assert_eq!(model.sums(&[&one, &other, &[]]), [351, 303, 551]);
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
        for number in [0, 0, 1, 2, 0, 0, 0, 0] {
            writer.varint(number);
        }
        let bytes = writer.into_bytes();
        let error = CheckWorthiness::read(&mut Reader::new(&bytes)).unwrap_err();
        assert_eq!(error, ModelError::Malformed("a tree asks for an unknown feature"));
    }
}
