//! The trained layer: names as a chain of tags over the tokens near capitals.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use crate::entities::lattice::{self, Odds, Row, Transitions};
use crate::entities::nouns;
use crate::entities::observe::{self, Observed};
use crate::entities::scan::Scan;
use crate::entities::tags::{self, KINDS, TAGS};
use crate::entities::{EntityKind, Found, Standing};
use crate::lexicon::Features;
use crate::mentions::evidence::Judge;
use crate::model::{Layer, ModelError, Reader, Weights, Writer};
use crate::syntax::SyntacticWord;

/// Weights of the features, and of one tag behind another.
#[derive(Clone, PartialEq, Debug)]
pub struct Sequence {
    weights: Weights<TAGS>,
    transitions: Transitions,
    /// What the word of a sure rule adds to the score of a tag.
    pub trust: f32,
    /// What weighs the evidence of the article.
    pub judge: Judge,
}

/// How much more the rules count for a product with a number, of which few were marked.
const NUMBERED: f32 = 2.0;

impl Sequence {
    /// From what was learnt.
    pub fn new(weights: Weights<TAGS>, transitions: Transitions, trust: f32) -> Self {
        Self { weights, transitions, trust, judge: Judge::default() }
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.weights.features()
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        self.weights.memory() + size_of::<Transitions>()
    }

    /// The scores of the tags of one token.
    fn emission(&self, seen: &Observed, n: usize) -> Row {
        let mut scores = [0_i16; TAGS];
        let (context, word) = seen.features(n);
        self.weights.add_all(context, &mut scores);
        self.weights.add_all(word, &mut scores);
        let (mut row, scale) = ([0.0; TAGS], self.weights.scale());
        row.iter_mut().zip(scores).for_each(|(to, score)| *to = f32::from(score) * scale);
        row
    }

    /// Lists know better than a chain learnt from few articles what « Reuters » is, and a word with a number is a
    /// product: the place of its kind in [`KINDS`], and what is added to its tags.
    fn trust(&self, scan: &Scan<'_>, rule: &Found) -> Option<(usize, f32)> {
        let number = |i| scan.norm(i).contains(|c: char| c.is_ascii_digit());
        let trust = match rule.kind {
            EntityKind::Product if rule.confidence >= 0.65 && (rule.from..rule.to).any(number) => {
                NUMBERED * self.trust
            }
            _ if rule.confidence < 0.9 => return None,
            // Of people there are no lists.
            EntityKind::Person => self.trust / 4.0,
            _ => self.trust,
        };
        // Treaties and their like are tagged as events.
        let kind = if rule.kind == EntityKind::Misc { EntityKind::Event } else { rule.kind };
        KINDS.iter().position(|k| *k == kind).map(|kind| (kind, trust))
    }

    /// The names of a block, from the first on, and the stretches that they were read in. Where the rules see a name and the
    /// chain does not, the name comes with the little probability the chain gives it, for the article to confirm. A stretch
    /// that shows what a `known` one shows is not read again.
    pub(crate) fn read(
        &self,
        scan: &Scan<'_>,
        words: &[SyntacticWord],
        rules: &[Found],
        known: &KnownStretches,
    ) -> (Vec<Guess>, Vec<Stretch>) {
        let seen = observe::observed(scan, words, rules);
        let (mut guesses, mut stretches) = (Vec::new(), Vec::with_capacity(seen.windows.len()));
        let mut n = 0;
        for window in &seen.windows {
            let inside = rules.iter().filter(|r| window.start <= r.from && r.to <= window.end);
            let local = |r: &Found| (r.from - window.start, r.to - window.start, self.trust(scan, r));
            let inside: Vec<Ruled> = inside.map(local).collect();
            let tokens = n..n + window.len();
            n = tokens.end;
            let shown = shown(seen.all_features(tokens.clone()), &inside);
            let names =
                known.get(&shown).cloned().unwrap_or_else(|| self.stretch(&seen, tokens, &inside).into());
            for name in names.iter() {
                let mut guess = Guess::new(window.start + name.from, window.start + name.to);
                (guess.odds, guess.standing) = (name.odds, name.standing);
                guess.trim(scan, rules);
                guess.settle(rules);
                guesses.push(guess);
            }
            stretches.push(Stretch { shown, names });
        }
        (guesses, stretches)
    }

    /// The names in a stretch of what was seen, from the first on.
    fn stretch(&self, seen: &Observed, tokens: Range<usize>, rules: &[Ruled]) -> Vec<InStretch> {
        let mut emissions: Vec<Row> = tokens.map(|n| self.emission(seen, n)).collect();
        for (from, to, trust) in rules {
            if let (Some((kind, trust)), Some(tokens)) = (trust, emissions.get_mut(*from..*to)) {
                for (row, tag) in tokens.iter_mut().zip(tags::spell(*kind, to - from)) {
                    if let Some(score) = row.get_mut(usize::from(tag)) {
                        *score += trust;
                    }
                }
            }
        }
        let path = lattice::best(&emissions, &self.transitions);
        let chosen: Vec<(usize, usize)> = tags::names(&path).iter().map(|n| (n.1, n.2)).collect();
        let mut names: Vec<(usize, usize, Standing)> =
            chosen.iter().map(|(from, to)| (*from, *to, Standing::Chosen)).collect();
        for (from, to, _) in rules {
            if names.iter().all(|n| (n.0, n.1) != (*from, *to)) {
                let rival = chosen.iter().any(|c| c.0 < *to && *from < c.1);
                names.push((*from, *to, if rival { Standing::Rival } else { Standing::Unsure }));
            }
        }
        if names.is_empty() {
            return Vec::new();
        }
        names.sort_by_key(|n| (n.0, n.1));
        let odds = Odds::new(&emissions, &self.transitions);
        let of = |from, to| std::array::from_fn(|kind| odds.name(kind, from, to, &self.transitions));
        names
            .into_iter()
            .map(|(from, to, standing)| InStretch { from, to, odds: of(from, to), standing })
            .collect()
    }
}

/// What the rules find in a stretch: first token, one past the last, and what they add to the tags of which kind.
type Ruled = (usize, usize, Option<(usize, f32)>);

/// A stretch of a block that may hold names: all that it shows, as a number, and the names that are read in it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Stretch {
    pub(crate) shown: u64,
    pub(crate) names: Arc<[InStretch]>,
}

/// What may be a name in a stretch, whose tokens are counted from its first.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct InStretch {
    from: usize,
    to: usize,
    odds: [f32; KINDS.len()],
    standing: Standing,
}

/// Stretches that were read before, by what they show.
pub(crate) type KnownStretches = HashMap<u64, Arc<[InStretch]>>;

/// All that the reading of a stretch rests on, as a number.
fn shown(features: &[u32], rules: &[Ruled]) -> u64 {
    let mut hasher = DefaultHasher::new();
    features.hash(&mut hasher);
    for (from, to, trust) in rules {
        (from, to, trust.map(|(kind, trust)| (kind, trust.to_bits()))).hash(&mut hasher);
    }
    hasher.finish()
}

/// What may be a name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Guess {
    /// First token.
    pub(crate) from: usize,
    /// One past the last.
    pub(crate) to: usize,
    /// How probable it is as a name of each of [`KINDS`].
    pub(crate) odds: [f32; KINDS.len()],
    /// See [`Name::rule`](crate::entities::Name::rule).
    pub(crate) rule: Option<(EntityKind, f32)>,
    /// What the block makes of it.
    pub(crate) standing: Standing,
    /// The likeliest kind.
    pub(crate) kind: EntityKind,
}

impl Guess {
    fn new(from: usize, to: usize) -> Self {
        Self {
            from,
            to,
            odds: [0.0; KINDS.len()],
            rule: None,
            standing: Standing::Unsure,
            kind: EntityKind::Misc,
        }
    }

    /// The noun that says what the name behind it names is not in it: « l'agence Bleue ». Neither is a preposition that
    /// begins the sentence, nor the adjective of a country behind it, but where the rules say so, or in the name of a body: « le Faucon brionnais ».
    fn trim(&mut self, scan: &Scan<'_>, rules: &[Found]) {
        let noun = !scan.capital(self.from) && nouns::head(scan.word(self.from)).is_some_and(|h| !h.inside);
        if noun && self.to > self.from + 1 && scan.capital(self.from + 1) {
            self.from += 1;
        }
        // « Au Pont-de-Brion, … »: the preposition owes its capital to the sentence.
        let opens = scan.initial(self.from) && scan.is(self.from, Features::ADP);
        if opens && self.to > self.from + 1 && scan.known(self.from).is_none_or(|(n, _)| n < 2) {
            self.from += 1;
        }
        let last = self.to - 1;
        let [_, _, body, ..] = self.odds;
        if scan.adjective(last)
            && scan.demonym(last)
            && body < 0.5
            && rules.iter().any(|r| r.from == self.from && r.to == last)
        {
            self.to = last;
        }
    }

    /// The likeliest kind; of events, products and other names, the rules tell which.
    fn settle(&mut self, rules: &[Found]) {
        let likeliest = self.odds.iter().zip(KINDS).max_by(|a, b| a.0.total_cmp(b.0));
        self.kind = likeliest.map_or(EntityKind::Misc, |(_, kind)| kind);
        let same = rules.iter().find(|r| r.from == self.from && r.to == self.to);
        self.rule = same.map(|r| (r.kind, r.confidence));
        if let Some(rule) = same.filter(|r| r.kind.is_other() && self.kind.is_other()) {
            self.kind = rule.kind;
        }
    }

    /// What the rules find, when there is no model.
    pub(crate) fn of_rule(rule: &Found) -> Self {
        let mut guess = Self::new(rule.from, rule.to);
        guess.standing = if rule.confidence >= 0.5 { Standing::Chosen } else { Standing::Unsure };
        guess.kind = rule.kind;
        guess.rule = Some((rule.kind, rule.confidence));
        let kind = if rule.kind == EntityKind::Misc { EntityKind::Event } else { rule.kind };
        for (odd, k) in guess.odds.iter_mut().zip(KINDS) {
            *odd = if k == kind { rule.confidence } else { 0.0 };
        }
        guess
    }

    /// The same with no doubt of its kind.
    pub(crate) fn sure(mut self, kind: EntityKind) -> Self {
        self.standing = Standing::Chosen;
        self.odds = KINDS.map(|k| if k == kind { 0.95 } else { 0.01 });
        self
    }

    pub(crate) fn found(&self) -> Found {
        Found { from: self.from, to: self.to, kind: self.kind, confidence: self.confidence() }
    }

    /// How probable it is as a name of its kind.
    pub(crate) fn confidence(&self) -> f32 {
        self.odds.iter().copied().fold(0.0, f32::max)
    }
}

impl Layer for Sequence {
    const NAME: &'static str = "names";
    const VERSION: u8 = 1;

    fn write(&self, to: &mut Writer) {
        self.weights.write(to);
        let scores: Vec<f32> = self.transitions.scores.iter().flatten().copied().collect();
        to.f32s(&scores);
        to.f32(self.trust);
        self.judge.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let weights = Weights::read(from)?;
        let flat = from.f32s()?;
        let (rows, rest) = flat.as_chunks::<TAGS>();
        let rows: [Row; TAGS] =
            rows.try_into().map_err(|_| ModelError::Malformed("the number of tags is another one"))?;
        if !rest.is_empty() || flat.iter().any(|w| !w.is_finite()) {
            return Err(ModelError::Malformed("a transition is no number"));
        }
        let trust = from.f32()?;
        Ok(Self { judge: Judge::read(from)?, ..Self::new(weights, Transitions::new(rows), trust) })
    }
}
