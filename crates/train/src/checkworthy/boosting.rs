//! Gradient boosting: regression trees, each of which learns what those before it got wrong, over features that are there
//! or not. Trees grow leaf by leaf, the one that gains most first, each from a part of the rows and of the features
//! (Friedman, « Stochastic gradient boosting », 2002; Ke et al., « `LightGBM` », 2017).

use sourcier_analysis::checkworthy::Tree;

use super::table::Table;
use crate::random::Random;

/// How trees are grown.
#[derive(Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    /// Leaves of a tree at most.
    pub(crate) leaves: usize,
    /// Rows of a leaf at least.
    pub(crate) least: usize,
    /// The part of what it gets right that a tree adds.
    pub(crate) rate: f64,
    /// The share of the rows that a tree learns from.
    pub(crate) rows: f32,
    /// The share of the features that it may ask for.
    pub(crate) features: f32,
}

/// The constant and the trees whose sum is near `targets`, each counted as often as `counts` says. Another `seed` draws other
/// rows and features.
pub(crate) fn learn(
    table: &Table,
    targets: &[f64],
    counts: &[f64],
    growth: Growth,
    seed: u64,
) -> (f64, Vec<Tree>) {
    let sum: f64 = targets.iter().zip(counts).map(|(target, count)| target * count).sum();
    let mean = sum / counts.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let mut wrong: Vec<f64> = targets.iter().map(|target| target - mean).collect();
    let mut random = Random::new(seed);
    let mut trees = Vec::with_capacity(growth.trees);
    for _ in 0..growth.trees {
        let drawn: Vec<usize> = (0..table.rows.len()).filter(|_| random.fraction() < growth.rows).collect();
        let asked: Vec<bool> = table.keys.iter().map(|_| random.fraction() < growth.features).collect();
        let tree = Grower { table: &table.with(&asked), wrong: &wrong, counts, growth }.grow(drawn);
        for (row, wrong) in table.rows.iter().zip(&mut wrong) {
            *wrong -= leaf(&tree, row, &table.keys);
        }
        trees.push(tree);
    }
    (mean, trees)
}

/// What a tree adds to a row.
fn leaf(tree: &Tree, row: &[usize], keys: &[u32]) -> f64 {
    match tree {
        Tree::Leaf(value) => *value,
        Tree::Split { feature, absent, present } => {
            let has = keys.binary_search(feature).is_ok_and(|number| row.binary_search(&number).is_ok());
            leaf(if has { present } else { absent }, row, keys)
        }
    }
}

/// How many rows there are, for how much they count, and the sum of what is wrong in them.
#[derive(Clone, Copy, Default)]
struct Cell {
    rows: usize,
    count: f64,
    sum: f64,
}

impl Cell {
    fn add(&mut self, wrong: f64, count: f64) {
        self.rows += 1;
        self.count += count;
        self.sum += wrong * count;
    }

    fn without(self, part: Self) -> Self {
        Self { rows: self.rows - part.rows, count: self.count - part.count, sum: self.sum - part.sum }
    }

    /// How much less wrong it is with its mean taken off.
    fn gain(self) -> f64 {
        self.sum * self.sum / self.count.max(f64::MIN_POSITIVE)
    }
}

/// By feature, the rows of a leaf that have it.
#[derive(Clone)]
struct Histogram(Vec<Cell>);

/// A leaf that may be split.
struct Leaf {
    /// Its place among the nodes.
    node: usize,
    rows: Vec<usize>,
    all: Cell,
    histogram: Histogram,
    /// What its best split gains, and the number of the feature.
    best: Option<(f64, usize)>,
}

/// A tree while it grows.
enum Node {
    Leaf(f64),
    Split { feature: u32, absent: usize, present: usize },
}

struct Grower<'a> {
    table: &'a Table,
    wrong: &'a [f64],
    counts: &'a [f64],
    growth: Growth,
}

impl Grower<'_> {
    fn grow(&self, rows: Vec<usize>) -> Tree {
        let histogram = self.histogram(&rows);
        let mut nodes = vec![Node::Leaf(0.0)];
        let root = self.leaf(0, rows, histogram);
        nodes[0] = Node::Leaf(self.value(&root));
        let mut leaves = vec![root];
        while leaves.len() < self.growth.leaves {
            let gain = |leaf: &Leaf| leaf.best.map_or(0.0, |(gain, _)| gain);
            let most = (0..leaves.len()).max_by(|a, b| gain(&leaves[*a]).total_cmp(&gain(&leaves[*b])));
            let Some((leaf, feature)) = most.and_then(|i| Some((i, leaves[i].best?.1))) else { break };
            let (absent, present) = self.split(&leaves.swap_remove(leaf), feature, nodes.len(), &mut nodes);
            leaves.extend([absent, present]);
        }
        tree(&nodes, 0)
    }

    fn histogram(&self, rows: &[usize]) -> Histogram {
        let mut cells = vec![Cell::default(); self.table.keys.len()];
        for row in rows {
            for number in &self.table.rows[*row] {
                cells[*number].add(self.wrong[*row], self.counts[*row]);
            }
        }
        Histogram(cells)
    }

    fn leaf(&self, node: usize, rows: Vec<usize>, histogram: Histogram) -> Leaf {
        let mut all = Cell::default();
        for row in &rows {
            all.add(self.wrong[*row], self.counts[*row]);
        }
        let best = self.best(all, &histogram);
        Leaf { node, rows, all, histogram, best }
    }

    fn value(&self, leaf: &Leaf) -> f64 {
        self.growth.rate * leaf.all.sum / leaf.all.count.max(f64::MIN_POSITIVE)
    }

    /// The split of these rows after which the squared error is least.
    fn best(&self, all: Cell, histogram: &Histogram) -> Option<(f64, usize)> {
        let mut best = None;
        for (number, present) in histogram.0.iter().enumerate() {
            if present.rows < self.growth.least || all.rows - present.rows < self.growth.least {
                continue;
            }
            let gain = present.gain() + all.without(*present).gain() - all.gain();
            if gain > best.map_or(1e-9, |(most, _)| most) {
                best = Some((gain, number));
            }
        }
        best
    }

    /// The two leaves that a leaf falls into.
    fn split(&self, leaf: &Leaf, number: usize, next: usize, nodes: &mut Vec<Node>) -> (Leaf, Leaf) {
        let (present, absent): (Vec<usize>, Vec<usize>) =
            leaf.rows.iter().partition(|row| self.table.rows[**row].binary_search(&number).is_ok());
        let fewer = self.histogram(if present.len() < absent.len() { &present } else { &absent });
        let cells = leaf.histogram.0.iter().zip(&fewer.0);
        let more = Histogram(cells.map(|(all, part)| all.without(*part)).collect());
        let (with, without) = if present.len() < absent.len() { (fewer, more) } else { (more, fewer) };
        let absent = self.leaf(next, absent, without);
        let present = self.leaf(next + 1, present, with);
        nodes[leaf.node] = Node::Split { feature: self.table.keys[number], absent: next, present: next + 1 };
        nodes.push(Node::Leaf(self.value(&absent)));
        nodes.push(Node::Leaf(self.value(&present)));
        (absent, present)
    }
}

fn tree(nodes: &[Node], at: usize) -> Tree {
    match &nodes[at] {
        Node::Leaf(value) => Tree::Leaf(*value),
        Node::Split { feature, absent, present } => Tree::Split {
            feature: *feature,
            absent: Box::new(tree(nodes, *absent)),
            present: Box::new(tree(nodes, *present)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Growth = Growth { trees: 60, leaves: 4, least: 1, rate: 0.3, rows: 1.1, features: 1.1 };

    fn foretold(rows: &[&[u32]], targets: &[f64], growth: Growth) -> Vec<f64> {
        let table = Table::of(rows, 1);
        let (bias, trees) = learn(&table, targets, &vec![1.0; targets.len()], growth, 1);
        let sum = |row: &Vec<usize>| trees.iter().map(|tree| leaf(tree, row, &table.keys)).sum::<f64>();
        table.rows.iter().map(|row| bias + sum(row)).collect()
    }

    #[test]
    fn what_two_features_mean_only_together_is_learnt() {
        let rows: Vec<&[u32]> = vec![&[], &[1], &[2], &[1, 2], &[1, 2, 3], &[3]];
        let targets = [0.0, 0.0, 0.2, 1.0, 1.0, 0.0];
        for (foretold, target) in foretold(&rows, &targets, ALL).iter().zip(targets) {
            assert!((foretold - target).abs() < 0.01, "{foretold} for {target}");
        }
    }

    #[test]
    fn few_rows_make_no_leaf_and_rare_features_no_question() {
        let rows: Vec<&[u32]> = vec![&[1], &[1, 2], &[], &[3]];
        let targets = [1.0, 1.0, 0.0, 0.0];
        let (bias, trees) = learn(&Table::of(&rows, 1), &targets, &[1.0; 4], Growth { least: 3, ..ALL }, 1);
        assert!((bias - 0.5).abs() < 1e-9 && trees.iter().all(|tree| matches!(tree, Tree::Leaf(_))));
        let (_, trees) = learn(&Table::of(&rows, 2), &targets, &[1.0; 4], ALL, 1);
        let asks = |tree: &Tree| {
            matches!(tree, Tree::Split { feature: 1, absent, present }
            if matches!((&**absent, &**present), (Tree::Leaf(_), Tree::Leaf(_))))
        };
        assert!(asks(&trees[0]), "{:?}", trees[0]);
    }

    #[test]
    fn the_same_rows_give_the_same_trees() {
        let rows: Vec<Vec<u32>> = (0..90).map(|n| (0..6).filter(|bit| n >> bit & 1 == 1).collect()).collect();
        let rows: Vec<&[u32]> = rows.iter().map(Vec::as_slice).collect();
        let targets: Vec<f64> = (0..90).map(|n| f64::from(n % 7)).collect();
        let growth = Growth { rows: 0.7, features: 0.5, ..ALL };
        let table = Table::of(&rows, 1);
        let learn = |seed| learn(&table, &targets, &[1.0; 90], growth, seed);
        assert_eq!(learn(1), learn(1));
        assert_ne!(learn(1), learn(2));
    }

    #[test]
    fn a_row_that_counts_more_is_nearer() {
        let table = Table::of(&[&[1], &[1], &[], &[]], 1);
        let (bias, trees) = learn(&table, &[1.0, 0.0, 0.0, 0.0], &[3.0, 1.0, 1.0, 1.0], ALL, 1);
        let sum: f64 = trees.iter().map(|tree| leaf(tree, &[0], &table.keys)).sum();
        assert!((bias + sum - 0.75).abs() < 0.01, "{}", bias + sum);
    }
}
