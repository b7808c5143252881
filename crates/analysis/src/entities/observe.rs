//! What the sequence model sees of a block: hashed features of the tokens near capitals.

use std::cell::OnceCell;
use std::ops::Range;

use crate::entities::Found;
use crate::entities::context;
use crate::entities::scan::Scan;
use crate::model::{Feature, hash};
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

mod cells;

use cells::{Cell, EDGE};

/// How far before a capital a name may begin, and how far behind one it may end.
const BEFORE: usize = 3;
const BEHIND: usize = 6;

/// The stretches of a block that are worth reading, with the features of each token.
#[derive(Default, Debug)]
pub struct Observed {
    /// The names that the rules find.
    pub rules: Vec<Found>,
    /// Disjoint stretches of tokens, in order.
    pub windows: Vec<Range<usize>>,
    /// For each token of the windows: where its features begin in `keys`, and where those begin that name the word.
    starts: Vec<(u32, u32)>,
    keys: Vec<u32>,
}

impl Observed {
    /// The features of the `n`-th token of all windows; first those of context and shape, then those that name the
    /// word.
    pub fn features(&self, n: usize) -> (&[u32], &[u32]) {
        let Some(&(start, word)) = self.starts.get(n) else { return (&[], &[]) };
        let end = self.starts.get(n + 1).map_or(self.keys.len(), |s| s.0 as usize);
        (
            self.keys.get(start as usize..word as usize).unwrap_or_default(),
            self.keys.get(word as usize..end).unwrap_or_default(),
        )
    }

    /// All features of some tokens, one behind the other.
    pub(crate) fn all_features(&self, tokens: Range<usize>) -> &[u32] {
        let start = |n: usize| self.starts.get(n).map_or(self.keys.len(), |s| s.0 as usize);
        self.keys.get(start(tokens.start)..start(tokens.end)).unwrap_or_default()
    }
}

/// Observes a block as it is trained on.
pub fn observe(tokens: &[Token], sentences: &[Span], words: &[SyntacticWord]) -> Observed {
    let scan = Scan::new(tokens, sentences);
    let rules = super::by_rules(&scan);
    let mut observed = observed(&scan, words, &rules);
    observed.rules = rules;
    observed
}

/// Observes a block that was scanned. `rules` are the names the rules find.
pub(crate) fn observed(scan: &Scan<'_>, words: &[SyntacticWord], rules: &[Found]) -> Observed {
    let windows = windows(scan, rules);
    let mut seen = Observed { windows, ..Observed::default() };
    if seen.windows.is_empty() {
        return seen;
    }
    let view = View::new(scan, words, rules);
    for window in seen.windows.clone() {
        let mut run = Run::default();
        for i in window {
            if i >= run.end {
                run = Run::around(&view, i);
            }
            let start = length(&seen.keys);
            view.context(i, &run, &mut seen.keys);
            let word = length(&seen.keys);
            view.word(i, &mut seen.keys);
            seen.starts.push((start, word));
        }
    }
    seen
}

#[expect(clippy::cast_possible_truncation, reason = "a block has fewer than four thousand million features")]
fn length(keys: &[u32]) -> u32 {
    keys.len() as u32
}

fn windows(scan: &Scan<'_>, rules: &[Found]) -> Vec<Range<usize>> {
    let count = scan.tokens.len();
    let mut windows: Vec<Range<usize>> = Vec::new();
    let mut add = |from: usize, to: usize| match windows.last_mut() {
        Some(last) if from <= last.end => last.end = last.end.max(to),
        _ => windows.push(from..to),
    };
    let mut rules = rules.iter().peekable();
    for i in 0..count {
        if let Some(rule) = rules.next_if(|r| r.from <= i) {
            add(rule.from.saturating_sub(1), (rule.to + 1).min(count));
        }
        if scan.capital(i) && !(scan.initial(i) && scan.common(i)) {
            add(i.saturating_sub(BEFORE), (i + 1 + BEHIND).min(count));
        }
    }
    windows
}

struct View<'a> {
    scan: &'a Scan<'a>,
    words: &'a [SyntacticWord],
    /// The first word of each token.
    first: Vec<u32>,
    known: Vec<u32>,
    rules: Vec<u32>,
    cells: Vec<OnceCell<Cell>>,
}

/// A run of capitals and what is known of it as a whole; for any other token, the token alone.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    capital: bool,
    /// What the run as a whole looks like.
    look: u32,
    /// The noun that governs it, straight before or through « de ».
    governor: u32,
    governor_noun: u32,
    through: u32,
    /// What it hangs on in the parse.
    deprel: u32,
    head: u32,
    head_upos: u32,
}

impl Run {
    fn around(view: &View<'_>, i: usize) -> Self {
        let capital = view.at(i, 0).capital;
        let mut run = Self { start: i, end: i + 1, capital, ..Self::default() };
        if !capital {
            return run;
        }
        while run.start > 0 && view.at(run.start, -1).capital && !view.scan.initial(run.start) {
            run.start -= 1;
        }
        while view.at(run.end, 0).capital && !view.scan.initial(run.end) {
            run.end += 1;
        }
        let range = run.start..run.end;
        let any = |of: &dyn Fn(&Cell) -> bool| range.clone().any(|j| of(&view.at(j, 0)));
        run.look = u32::from(any(&|c| c.shape >> 8 == 4))
            | u32::from(any(&|c| c.noun == 3 || c.noun == 4)) << 1
            | u32::from(any(&|c| c.shape & 2 != 0)) << 2
            | view.at(run.start, 0).given << 3
            | u32::from(any(&|c| c.shape >> 8 == 6)) << 6;
        (run.deprel, run.head, run.head_upos) = view.head(range);
        (run.governor, run.governor_noun, run.through) = view.governor(run.start);
        run
    }
}

impl<'a> View<'a> {
    fn new(scan: &'a Scan<'a>, words: &'a [SyntacticWord], rules: &[Found]) -> Self {
        let count = scan.tokens.len();
        let mut first = vec![u32::MAX; count];
        for (n, word) in (0..).zip(words) {
            if let Some(place) = first.get_mut(word.token).filter(|_| word.part == 0) {
                *place = n;
            }
        }
        let mut known = vec![0; count];
        let mut i = 0;
        while i < count {
            if let Some((n, name)) = scan.known(i) {
                cells::mark(&mut known, i, i + n, cells::kind_code(name.kind) * 4 + u32::from(name.strength));
                i += n;
            } else {
                i += 1;
            }
        }
        let mut marks = vec![0; count];
        for rule in rules {
            let sure = match rule.confidence {
                c if c < 0.5 => 0,
                c if c < 0.75 => 1,
                c if c < 0.9 => 2,
                _ => 3,
            };
            cells::mark(&mut marks, rule.from, rule.to, cells::kind_code(rule.kind) * 4 + sure);
        }
        Self { scan, words, first, known, rules: marks, cells: vec![OnceCell::new(); count] }
    }

    fn at(&self, i: usize, offset: isize) -> Cell {
        let Some(i) = i.checked_add_signed(offset) else { return EDGE };
        self.cells.get(i).map_or(EDGE, |cell| *cell.get_or_init(|| self.cell(i)))
    }

    fn cell(&self, i: usize) -> Cell {
        let Some(token) = self.scan.token(i) else { return EDGE };
        let word = match token.kind {
            TokenKind::Number => 16 + u32::try_from(token.norm.len().min(6)).unwrap_or_default(),
            _ => hash(token.norm.as_bytes()),
        };
        let given = self.scan.given(i).map_or(0, |g| match g.weight {
            14.. => 4,
            11.. => 3,
            9.. => 2,
            _ => 1,
        });
        Cell {
            word,
            shape: cells::shape(self.scan, i, token),
            class: cells::class(token),
            upos: self.syntax(i).map_or(98, |w| w.upos as u32),
            known: self.known.get(i).copied().unwrap_or_default(),
            given,
            noun: cells::noun(self.scan, i, token),
            rule: self.rules.get(i).copied().unwrap_or_default(),
            capital: self.scan.capital(i),
        }
    }

    /// The first word of token `i`.
    fn syntax(&self, i: usize) -> Option<&'a SyntacticWord> {
        self.words.get(*self.first.get(i)? as usize)
    }

    /// What the tokens hang on as a whole: the relation, and the lemma and part of speech of the head.
    fn head(&self, tokens: Range<usize>) -> (u32, u32, u32) {
        for word in tokens.clone().filter_map(|i| self.syntax(i)) {
            match word.head.and_then(|head| self.words.get(head)) {
                Some(head) if tokens.contains(&head.token) => {}
                Some(head) => return (word.deprel as u32, hash(head.lemma.as_bytes()), head.upos as u32),
                None => return (word.deprel as u32, 0, 99),
            }
        }
        (0, 0, 0)
    }

    /// The noun before the name at `i`: its word, its kind, and how the name hangs on it.
    fn governor(&self, i: usize) -> (u32, u32, u32) {
        if let Some((at, _)) = context::apposition(self.scan, i) {
            let cell = self.at(at, 0);
            return (cell.word, cell.noun, 1);
        }
        let mut j = i;
        let mut through = 2;
        let step = |j: usize, words: &[&str]| j > 0 && self.scan.is_any(j - 1, words);
        if step(j, &["la", "l'", "le", "les"]) {
            j -= 1;
        }
        if step(j, &["de", "du", "des", "d'"]) {
            j -= 1;
            through = 3;
        } else if step(j, &["a", "au", "aux", "en", "dans", "par", "pour", "sur", "avec", "chez", "contre"]) {
            j -= 1;
            through = 4;
        }
        while j > 0 && self.scan.adjective(j - 1) && self.at(j, -1).noun < 8 {
            j -= 1;
        }
        let cell = self.at(j, -1);
        (cell.word, cell.noun, through)
    }

    /// Features of what stands around, of shapes, lexicons and rules.
    fn context(&self, i: usize, run: &Run, keys: &mut Vec<u32>) {
        let (a2, a1, c, b1, b2) =
            (self.at(i, -2), self.at(i, -1), self.at(i, 0), self.at(i, 1), self.at(i, 2));
        let mut template = 0;
        let mut add = |atoms: &[u32]| {
            let mut feature = Feature::new(template);
            for &atom in atoms {
                feature = feature.with(atom);
            }
            keys.push(feature.key());
            template += 1;
        };
        add(&[]);
        add(&[c.shape]);
        add(&[a1.shape, c.shape]);
        add(&[c.shape, b1.shape]);
        add(&[a1.shape, c.shape, b1.shape]);
        add(&[c.class]);
        add(&[a1.class, c.class]);
        add(&[c.class, b1.class]);
        add(&[a1.class, c.shape, b1.class]);
        add(&[a2.class, a1.class, c.shape]);
        add(&[c.shape, b1.class, b2.class]);
        add(&[a1.word, c.shape]);
        add(&[b1.word, c.shape]);
        add(&[a2.word, a1.word]);
        add(&[b1.word, b2.word]);
        add(&[a1.word, b1.word]);
        add(&[a2.word, c.shape]);
        add(&[b2.word, c.shape]);
        add(&[c.known, c.shape]);
        add(&[a1.known, c.known, c.capital.into()]);
        add(&[c.known, b1.known, c.capital.into()]);
        add(&[c.known, a1.word]);
        add(&[c.given, c.shape]);
        add(&[a1.given, c.shape]);
        add(&[c.given, b1.shape]);
        add(&[a1.given, c.given, b1.given, c.capital.into()]);
        add(&[c.noun, c.shape]);
        add(&[a1.noun, c.shape]);
        add(&[a2.noun, a1.class, c.shape]);
        add(&[b1.noun, c.shape]);
        add(&[b2.noun, b1.class, c.shape]);
        add(&[c.rule]);
        add(&[a1.rule, c.rule]);
        add(&[c.rule, b1.rule]);
        add(&[c.rule, c.known]);
        add(&[c.rule, c.shape]);
        add(&[c.rule, a1.word]);
        add(&[c.rule, c.given, c.noun]);
        add(&[c.upos, c.shape]);
        add(&[a1.upos, c.upos, c.shape]);
        add(&[c.upos, b1.upos, c.shape]);
        add(&[c.upos, c.rule]);
        if !run.capital {
            return;
        }
        let at = i - run.start;
        let place = u32::try_from(at.min(3) * 4 + (run.end - 1 - i).min(3)).unwrap_or_default();
        let (l2, l1) = (self.at(run.start, -2), self.at(run.start, -1));
        let (r1, r2) = (self.at(run.end, 0), self.at(run.end, 1));
        let first = self.at(run.start, 0);
        let last = self.at(run.end, -1);
        template = 64;
        let mut add = |atoms: &[u32]| {
            let mut feature = Feature::new(template).with(place);
            for &atom in atoms {
                feature = feature.with(atom);
            }
            keys.push(feature.key());
            template += 1;
        };
        add(&[run.look]);
        add(&[run.look, l1.class]);
        add(&[run.look, r1.class]);
        add(&[first.given, last.given, first.shape]);
        add(&[first.known, last.known]);
        add(&[l1.word]);
        add(&[l2.word, l1.word]);
        add(&[r1.word]);
        add(&[r1.word, r2.word]);
        add(&[r1.class, r2.class]);
        add(&[l1.word, r1.class]);
        add(&[r1.noun, r2.noun, r1.class]);
        add(&[run.governor, run.through]);
        add(&[run.governor_noun, run.through]);
        add(&[run.governor_noun, run.through, run.look]);
        add(&[first.noun, last.noun]);
        add(&[run.governor_noun, first.rule]);
        add(&[run.deprel, run.head_upos]);
        add(&[run.deprel, run.head_upos, run.look]);
        add(&[run.deprel, run.head]);
    }

    /// Features that name the word itself or its neighbours' capitals.
    fn word(&self, i: usize, keys: &mut Vec<u32>) {
        let (a1, c, b1) = (self.at(i, -1), self.at(i, 0), self.at(i, 1));
        let mut template = 128;
        let mut add = |atoms: &[u32]| {
            let mut feature = Feature::new(template);
            for &atom in atoms {
                feature = feature.with(atom);
            }
            keys.push(feature.key());
            template += 1;
        };
        add(&[c.word]);
        add(&[c.word, c.shape]);
        add(&[a1.word, c.word]);
        add(&[c.word, b1.word]);
        let norm = self.scan.norm(i);
        let mut ends = norm.char_indices().rev().map(|(at, _)| at);
        for length in 1..5 {
            let Some(at) = ends.next() else { break };
            if length > 1 {
                add(&[hash(norm.get(at..).unwrap_or_default().as_bytes()), length, c.capital.into()]);
            }
        }
        template = 140;
        let mut add = |atoms: &[u32]| {
            let mut feature = Feature::new(template);
            for &atom in atoms {
                feature = feature.with(atom);
            }
            keys.push(feature.key());
            template += 1;
        };
        for length in [2, 3, 4] {
            let Some((at, _)) = norm.char_indices().nth(length) else { break };
            add(&[hash(norm.get(..at).unwrap_or_default().as_bytes()), c.capital.into()]);
        }
    }
}
