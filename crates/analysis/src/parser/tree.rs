//! The best tree: one root, no cycle, the highest sum of scores.
//!
//! The best head of each word mostly makes a tree by itself. Where it does not, cycles are contracted one by one
//! ([Chu and Liu, Edmonds](https://en.wikipedia.org/wiki/Edmonds%27_algorithm)).

/// The score of what may not be.
pub const NEVER: f32 = -1e9;

/// Words that are tried as the root when several would be.
const TRIED: usize = 6;

/// The head of each word. `scores` hold a row a word: the score of each word as its head, the root last.
pub fn best(scores: &[f32], words: usize) -> Vec<Option<usize>> {
    if words == 0 {
        return Vec::new();
    }
    let mut first = nearest(scores, words + 1, words);
    if !is_tree(&first, words) {
        first = Graph::new(scores, words, None).tree();
    }
    if is_tree(&first, words) {
        return heads(&first, words);
    }
    // Several roots (or, with odd numbers, none that counts): the likeliest ones are tried alone.
    let score = |word: usize, head: usize| scores.get(word * (words + 1) + head).copied().unwrap_or(NEVER);
    let mut roots: Vec<usize> = (0..words).collect();
    roots.sort_by(|a, b| score(*b, words).total_cmp(&score(*a, words)).then(a.cmp(b)));
    let alone = roots.iter().take(TRIED).map(|root| {
        let tree = Graph::new(scores, words, Some(*root)).tree();
        let sum: f32 = tree.iter().enumerate().take(words).map(|(word, head)| score(word, *head)).sum();
        (sum, tree)
    });
    let best = alone.filter(|(_, tree)| is_tree(tree, words)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(|| flat(words), |(_, tree)| heads(&tree, words))
}

fn heads(tree: &[usize], words: usize) -> Vec<Option<usize>> {
    tree.iter().take(words).map(|head| (*head != words).then_some(*head)).collect()
}

/// Everything hangs on the first word: what is left when scores are not numbers.
fn flat(words: usize) -> Vec<Option<usize>> {
    (0..words).map(|word| (word > 0).then_some(0)).collect()
}

/// One root, and every word reaches it.
fn is_tree(heads: &[usize], words: usize) -> bool {
    heads.iter().take(words).filter(|head| **head == words).count() == 1 && cycle(heads, words).is_none()
}

/// A word on a cycle.
fn cycle(heads: &[usize], root: usize) -> Option<usize> {
    let mut seen = vec![usize::MAX; heads.len()];
    for start in 0..heads.len() {
        let mut at = start;
        while at != root
            && let Some(mark) = seen.get_mut(at)
        {
            if *mark == start {
                return Some(at);
            }
            if *mark != usize::MAX {
                break;
            }
            *mark = start;
            at = heads.get(at).copied().unwrap_or(root);
        }
    }
    None
}

/// The best head of each node among all others. `scores` hold a row a node; the root, when it has one, is its own.
fn nearest(scores: &[f32], nodes: usize, root: usize) -> Vec<usize> {
    let heads = scores.chunks_exact(nodes).enumerate().map(|(node, row)| {
        let mut best = (f32::NEG_INFINITY, root);
        for (head, score) in row.iter().enumerate() {
            if head != node && *score > best.0 {
                best = (*score, head);
            }
        }
        if node == root { root } else { best.1 }
    });
    let mut heads: Vec<usize> = heads.collect();
    heads.resize(nodes, root);
    heads
}

/// A complete graph; the root is one of its nodes, the last in the graph that was asked for.
struct Graph {
    nodes: usize,
    root: usize,
    /// A row a dependent.
    scores: Vec<f32>,
}

impl Graph {
    /// The graph of a sentence; with `alone`, no other word may be the root.
    fn new(scores: &[f32], words: usize, alone: Option<usize>) -> Self {
        let nodes = words + 1;
        let mut own = scores.get(..words * nodes).map(<[f32]>::to_vec).unwrap_or_default();
        own.resize(nodes * nodes, NEVER);
        let mut graph = Self { nodes, root: words, scores: own };
        if let Some(alone) = alone {
            for word in (0..words).filter(|word| *word != alone) {
                graph.set(word, words, NEVER);
            }
        }
        graph
    }

    fn score(&self, dependent: usize, head: usize) -> f32 {
        self.scores.get(dependent * self.nodes + head).copied().unwrap_or(NEVER)
    }

    fn set(&mut self, dependent: usize, head: usize, score: f32) {
        if let Some(place) = self.scores.get_mut(dependent * self.nodes + head) {
            *place = score;
        }
    }

    /// The best tree: of each node its head.
    fn tree(self) -> Vec<usize> {
        let mut contractions: Vec<Contraction> = Vec::new();
        let mut graph = self;
        let mut tree = loop {
            let heads = nearest(&graph.scores, graph.nodes, graph.root);
            let Some(start) = cycle(&heads, graph.root) else { break heads };
            let (smaller, contraction) = graph.contract(&heads, start);
            contractions.push(contraction);
            graph = smaller;
        };
        while let Some(contraction) = contractions.pop() {
            tree = contraction.undo(&tree);
        }
        tree
    }

    /// Makes one node, the last, of the cycle that `start` is on.
    fn contract(&self, heads: &[usize], start: usize) -> (Self, Contraction) {
        let head = |node: usize| heads.get(node).copied().unwrap_or(self.root);
        let mut inside = vec![false; self.nodes];
        let mut at = start;
        while let Some(mark) = inside.get_mut(at).filter(|mark| !**mark) {
            *mark = true;
            at = head(at);
        }
        let is_inside = |node: &usize| inside.get(*node).copied().unwrap_or_default();
        let outside: Vec<usize> = (0..self.nodes).filter(|node| !is_inside(node)).collect();
        let members: Vec<usize> = (0..self.nodes).filter(is_inside).collect();
        let merged = outside.len();
        let root = outside.iter().position(|node| *node == self.root).unwrap_or_default();
        let mut smaller = Self { nodes: merged + 1, root, scores: vec![NEVER; (merged + 1) * (merged + 1)] };
        let mut contraction =
            Contraction { heads: heads.to_vec(), outside, enter: Vec::new(), leave: Vec::new() };
        for (a, node) in contraction.outside.iter().enumerate() {
            for (b, other) in contraction.outside.iter().enumerate().filter(|(b, _)| a != *b) {
                smaller.set(a, b, self.score(*node, *other));
            }
            // Into the cycle at the member that loses least, out of it from the member that fits best.
            let mut enter = (f32::NEG_INFINITY, start);
            let mut leave = (f32::NEG_INFINITY, start);
            for member in &members {
                let gain = self.score(*member, *node) - self.score(*member, head(*member));
                if gain > enter.0 {
                    enter = (gain, *member);
                }
                let score = self.score(*node, *member);
                if score > leave.0 {
                    leave = (score, *member);
                }
            }
            smaller.set(merged, a, enter.0);
            if *node != self.root {
                smaller.set(a, merged, leave.0);
            }
            contraction.enter.push(enter.1);
            contraction.leave.push(leave.1);
        }
        (smaller, contraction)
    }
}

/// What is needed to take a contraction back.
struct Contraction {
    /// Heads before.
    heads: Vec<usize>,
    /// The node of each node that is not the cycle.
    outside: Vec<usize>,
    /// Which member gets its head from the node when the cycle does.
    enter: Vec<usize>,
    /// Which member is the head of the node when the cycle is.
    leave: Vec<usize>,
}

impl Contraction {
    /// The heads before the contraction, given those behind it.
    fn undo(&self, tree: &[usize]) -> Vec<usize> {
        let merged = self.outside.len();
        let of = |nodes: &[usize], at: usize| nodes.get(at).copied().unwrap_or_default();
        let mut heads = self.heads.clone();
        for (at, node) in self.outside.iter().enumerate() {
            let head = of(tree, at);
            let head = if head == merged { of(&self.leave, at) } else { of(&self.outside, head) };
            if let Some(place) = heads.get_mut(*node) {
                *place = head;
            }
        }
        let head = of(tree, merged);
        if let Some(place) = heads.get_mut(of(&self.enter, head)) {
            *place = of(&self.outside, head);
        }
        heads
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The best tree by looking at all of them.
    fn slowly(scores: &[f32], words: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        let all = (words + 1).pow(u32::try_from(words).unwrap());
        for mut code in 0..all {
            let mut heads = Vec::new();
            for _ in 0..words {
                heads.push(code % (words + 1));
                code /= words + 1;
            }
            if heads.iter().enumerate().all(|(w, h)| w != *h) && is_tree(&heads, words) {
                let sum = heads.iter().enumerate().map(|(w, h)| scores[w * (words + 1) + h]).sum();
                best = best.max(sum);
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_tree_is_the_best_one(words in 1_usize..5, seed in prop::collection::vec(-9_i8..9, 20)) {
            let scores: Vec<f32> = seed.iter().take(words * (words + 1)).map(|s| f32::from(*s)).collect();
            let tree = best(&scores, words);
            let sum: f32 =
                tree.iter().enumerate().map(|(w, h)| scores[w * (words + 1) + h.unwrap_or(words)]).sum();
            prop_assert!((sum - slowly(&scores, words)).abs() < 1e-3, "{tree:?}");
        }

        #[test]
        fn whatever_the_scores_there_is_a_tree(words in 0_usize..40, seed in prop::collection::vec(any::<f32>(), 1..50)) {
            let scores: Vec<f32> = seed.iter().copied().cycle().take(words * (words + 1)).collect();
            let tree: Vec<usize> = best(&scores, words).into_iter().map(|h| h.unwrap_or(words)).collect();
            prop_assert!(words == 0 || is_tree(&tree, words));
        }
    }
}
