//! The words of a quotation, one by one, and how those of two quotations differ.
//!
//! A word counts as it was spoken: « tactique » and « tactiques » are two. What is typography does not count: marks,
//! case, accents, hyphens. What the desk put in brackets or left out, and the words that say who speaks, leave a gap in
//! which anything may have stood.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use sourcier_analysis::Article;
use sourcier_analysis::attribution::CuePosition;
use sourcier_analysis::entities::spelling::{fold, key};
use sourcier_analysis::lexicon::Word;
use sourcier_analysis::mentions::{Mention, MentionForm};
use sourcier_analysis::text::Span;
use sourcier_analysis::tokenizer::{Token, TokenKind, tokenize};

use crate::postings::distinct;
use crate::subsequence::common;
use crate::terms::{Term, bit, is_stop_word, mentions_in, parts, stem, strip_ending};

/// The spoken words of a stretch of an article, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Verbatim {
    words: Box<[Term]>,
    spans: Box<[Span]>,
    /// What the words that mean something are looked up by: in any form, as in [`crate::terms`]. Sorted, each once.
    keys: Box<[u64]>,
    /// One bit for each word; different words may have the same.
    signature: u64,
    /// How many words there are without the gaps.
    spoken: usize,
}

impl Verbatim {
    /// The words of `article` at `span`, which lies in one block; the stretches `without` leave gaps.
    pub fn of(article: &Article, span: Span, without: &[Span]) -> Self {
        Self::read(&Stretch::of(article, span, without))
    }

    /// The words of a stretch.
    pub(crate) fn read(stretch: &Stretch<'_>) -> Self {
        let mut reader = Reader::default();
        for (token, at, part) in &stretch.0 {
            match part {
                Part::Gap => reader.gap(*at),
                Part::Name => reader.word(token, *at, true),
                Part::Word => reader.word(token, *at, false),
            }
        }
        let keys = distinct(reader.keys.into_iter());
        let signature = reader.words.iter().fold(0, |bits, word| bits | bit(*word));
        let spoken = reader.words.iter().filter(|word| **word != GAP).count();
        Self { words: reader.words.into(), spans: reader.spans.into(), keys: keys.into(), signature, spoken }
    }

    /// The words; a gap is one of them, and like no word.
    pub fn as_slice(&self) -> &[Term] {
        &self.words
    }

    /// How many words there are without the gaps.
    pub fn len(&self) -> usize {
        self.spoken
    }

    /// No word at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words that mean something by themselves.
    pub fn content(&self) -> impl Iterator<Item = Term> {
        self.words.iter().copied().filter(|word| *word != GAP && !word.is_function())
    }

    /// What the words that mean something are looked up by, sorted.
    pub(crate) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// Not fewer than [`Verbatim::shared_at_most`], without looking at a word.
    pub(crate) fn shared_at_a_glance(&self, other: &Self) -> usize {
        self.words.len() - (self.signature & !other.signature).count_ones() as usize
    }

    /// At least as many words as this one has in common with `other`, gaps among them.
    pub(crate) fn shared_at_most(&self, other: &Self) -> usize {
        self.words.iter().filter(|word| other.signature & bit(**word) != 0).count()
    }

    /// The same words where they stand now.
    pub(crate) fn moved(&self, to: impl Fn(Span) -> Span) -> Self {
        let Self { words, spans, keys, signature, spoken } = self;
        let spans = spans.iter().map(|span| to(*span)).collect();
        Self { words: words.clone(), spans, keys: keys.clone(), signature: *signature, spoken: *spoken }
    }

    /// Where the words of a range stand in the article; `None` for an empty one.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let words = self.spans.get(range.clone())?;
        Some(words.first()?.to(*words.last()?))
    }
}

/// Brackets, an ellipsis, « a-t-il dit »: anything may stand for it elsewhere.
const GAP: Term = Term::GAP;

/// The tokens of a stretch of an article, where they stand, and as what they count. Its hash takes in all that its words
/// rest on.
#[derive(Debug)]
pub struct Stretch<'a>(Vec<(&'a Token, Span, Part)>);

/// As what a token counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Part {
    /// Anything may stand for it.
    Gap,
    /// A name, or a part of one.
    Name,
    /// A word.
    Word,
}

impl<'a> Stretch<'a> {
    /// The stretch of `article` at `span`, which lies in one block; what stands in `without` leaves gaps.
    pub fn of(article: &'a Article, span: Span, without: &[Span]) -> Self {
        let block = article.blocks.partition_point(|b| b.span().end <= span.start);
        let Some(placed) = article.blocks.get(block).filter(|b| b.start <= span.start) else {
            return Self(Vec::new());
        };
        let local = Span::new(span.start - placed.start, span.end.saturating_sub(placed.start));
        let skipped: Vec<Span> = asides(article, span).chain(without.iter().copied()).collect();
        let mentions = mentions_in(article, span);
        let mut brackets = 0_usize;
        let part = |token: &'a Token| {
            let at = token.span.shift(placed.start);
            let part = match &*token.norm {
                "[" | "(" => {
                    brackets += 1;
                    Part::Gap
                }
                "]" | ")" => {
                    brackets = brackets.saturating_sub(1);
                    Part::Gap
                }
                "…" | "..." => Part::Gap,
                _ if brackets > 0 || token.kind == TokenKind::Mark => return None,
                _ if skipped.iter().any(|span| span.covers(at)) => Part::Gap,
                _ if is_named(mentions, at) => Part::Name,
                _ => Part::Word,
            };
            Some((token, at, part))
        };
        Self(placed.block.tokens_in(local).iter().filter_map(part).collect())
    }
}

impl Hash for Stretch<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (token, _, part) in &self.0 {
            (&token.norm, token.kind == TokenKind::Number, token.is_capital(), part).hash(state);
        }
    }
}

/// A word at `at` is one of a name.
fn is_named(mentions: &[Mention], at: Span) -> bool {
    let here = mentions.iter().find(|m| m.span.end > at.start);
    here.is_some_and(|m| m.form == MentionForm::Name && m.span.covers(at))
}

#[derive(Default)]
struct Reader {
    words: Vec<Term>,
    spans: Vec<Span>,
    keys: Vec<u64>,
}

impl Reader {
    fn gap(&mut self, at: Span) {
        if self.words.last() != Some(&GAP) {
            self.words.push(GAP);
            self.spans.push(at);
        }
    }

    fn word(&mut self, token: &Token, at: Span, named: bool) {
        if token.kind == TokenKind::Number {
            let digits: String = token.norm.chars().filter(|c| !c.is_whitespace()).collect();
            self.words.push(Term::number(&digits));
            self.spans.push(at);
            self.keys.push(Term::number(&digits).key());
            return;
        }
        let stop = is_stop_word(&token.norm);
        if named {
            self.keys.extend(parts(token).map(Term::key));
        } else if !stop {
            self.keys.push(Term::word(&stem(token)).key());
        }
        for part in fold(&token.norm).split_whitespace() {
            let term = match (named, stop) {
                (_, true) => Term::word(part).function(),
                (true, _) => Term::word(&key(part)).name(),
                // A capital inside a sentence: a name that is none of the article's.
                _ if token.is_capital() && !self.words.is_empty() => Term::word(part).name(),
                _ => Term::word(part),
            };
            self.words.push(term);
            self.spans.push(at);
        }
    }
}

/// « a-t-il dit » between the words of one sentence.
pub(crate) fn asides(article: &Article, span: Span) -> impl Iterator<Item = Span> {
    let from = article.attributions.partition_point(|a| a.cue.start < span.start);
    let inside = article.attributions.iter().skip(from).take_while(move |a| a.cue.end <= span.end);
    let incises = inside.filter(|a| a.position == CuePosition::Incise);
    incises.map(|a| a.source.map_or(a.cue, |source| a.cue.to(source)))
}

/// Where two quotations go together and where they part.
#[derive(Clone, PartialEq, Debug)]
pub struct Alignment {
    /// How many words both have, in the same order, over those of the longer one.
    pub similarity: f64,
    /// All words of the shorter one stand in the longer one, side by side.
    pub contained: bool,
    /// The words that differ: those of the one, those of the other. What only the one or the other begins or ends
    /// with is not among them, for a quotation may be given in part.
    pub differences: Vec<(Range<usize>, Range<usize>)>,
    /// The words that both have: their places in the one and in the other.
    pub pairs: Vec<(usize, usize)>,
}

impl Alignment {
    /// How `a` and `b` go together.
    #[expect(clippy::cast_precision_loss, reason = "quotations have fewer than 2^52 words")]
    pub fn of(a: &Verbatim, b: &Verbatim) -> Self {
        let pairs = common(&a.words, &b.words);
        let spoken = pairs.iter().filter(|(i, _)| a.words.get(*i) != Some(&GAP)).count();
        let (mut differences, mut last) = (Vec::new(), (0, 0));
        for (i, j) in pairs.iter().copied().chain([(a.words.len(), b.words.len())]) {
            let (here, there) = (last.0..i, last.1..j);
            let inside = last != (0, 0) && i < a.words.len() && j < b.words.len();
            let part = !inside && (here.is_empty() || there.is_empty());
            let open = [(a, &here), (b, &there)].into_iter().any(|(words, range)| words.is_open(range));
            if !(part || open || here.is_empty() && there.is_empty()) {
                differences.push((here, there));
            }
            last = (i + 1, j + 1);
        }
        let ends = pairs.first().zip(pairs.last());
        let (wide_a, wide_b) = ends.map_or((0, 0), |(first, last)| (last.0 - first.0, last.1 - first.1));
        let (longer, shorter) = (a.len().max(b.len()).max(1), a.len().min(b.len()));
        let tight = wide_a.max(wide_b) + 1 == pairs.len();
        Self {
            similarity: spoken as f64 / longer as f64,
            contained: tight && spoken == shorter && shorter > 0,
            differences,
            pairs,
        }
    }
}

/// A stretch, the words of it that both have, and how many they are over the longer stretch.
type Nearest<'a> = (Range<usize>, &'a [(usize, usize)], f64);

impl Alignment {
    /// The stretch of the one that is nearest to the other, of `length` words: what of the common words stands far from
    /// the rest is left out. With its pairs, and how many they are over the longer stretch.
    #[expect(clippy::cast_precision_loss, reason = "sentences have fewer than 2^52 words")]
    pub(crate) fn nearest(&self, length: usize) -> Option<Nearest<'_>> {
        let nearness = |pairs: &[(usize, usize)]| {
            let (first, last) = (pairs.first()?, pairs.last()?);
            Some(pairs.len() as f64 / (last.0 + 1 - first.0).max(length) as f64)
        };
        let mut pairs = self.pairs.as_slice();
        let mut best = nearness(pairs)?;
        while let [first, .., last] = pairs {
            let shorter =
                [pairs.get(1..).unwrap_or_default(), pairs.get(..pairs.len() - 1).unwrap_or_default()];
            let near = shorter.map(|pairs| nearness(pairs).unwrap_or(0.0));
            let side = usize::from(near[1] > near[0]);
            if near[side] <= best {
                return Some((first.0..last.0 + 1, pairs, best));
            }
            (pairs, best) = (shorter[side], near[side]);
        }
        let (first, last) = (pairs.first()?, pairs.last()?);
        Some((first.0..last.0 + 1, pairs, best))
    }
}

impl Verbatim {
    fn is_open(&self, range: &Range<usize>) -> bool {
        self.words.get(range.clone()).is_some_and(|words| words.contains(&GAP))
    }
}

/// How far two wordings are apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Difference {
    /// « tactique », « tactiques »: the same word in another form.
    Form,
    /// Another word.
    Word,
    /// A figure, a negation: another sense.
    Sense,
}

/// How far the words that stand in the place of others are apart, as written; `None` when only a « ne » is missing,
/// which speech drops.
pub fn difference(here: &str, there: &str) -> Option<Difference> {
    let (here, there) = (words(here), words(there));
    if here.is_empty() && there.is_empty() {
        return None;
    }
    let any = |words: &[Box<str>], is: fn(&str) -> bool| words.iter().any(|w| is(w));
    let denial = |word: &str| NEGATIONS.contains(&word);
    let figure = |word: &str| NUMBERS.contains(&word) || word.contains(|c: char| c.is_ascii_digit());
    if any(&here, denial) != any(&there, denial) || any(&here, figure) || any(&there, figure) {
        return Some(Difference::Sense);
    }
    let roots = |words: &[Box<str>]| words.iter().map(|word| root(word)).collect::<Vec<_>>();
    let forms = roots(&here) == roots(&there);
    Some(if forms { Difference::Form } else { Difference::Word })
}

const NEGATIONS: [&str; 10] =
    ["aucun", "aucune", "guère", "jamais", "ni", "non", "nul", "pas", "personne", "rien"];

const NUMBERS: [&str; 24] = [
    "cent", "cents", "cinq", "cinquante", "deux", "dix", "douze", "huit", "mille", "million", "millions",
    "milliard", "milliards", "neuf", "onze", "quarante", "quatre", "quinze", "seize", "sept", "soixante",
    "trente", "trois", "vingt",
];

/// Lower case, without « ne ».
fn words(text: &str) -> Vec<Box<str>> {
    let words = tokenize(text).into_iter().filter(|t| t.kind != TokenKind::Mark && !t.is_any(&["ne", "n'"]));
    words.map(|t| t.norm).collect()
}

fn root(word: &str) -> String {
    Word::of(word).infinitive().map_or_else(|| strip_ending(&fold(word)), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbatim(text: &str) -> Verbatim {
        Verbatim::of(&sourcier_analysis::analyze(text), Span::new(0, text.len()), &[])
    }

    /// The differences as written, `here/there`.
    fn check(a: &str, b: &str, expected: &[&str]) {
        let (here, there) = (verbatim(a), verbatim(b));
        let of = |text: &str, words: &Verbatim, range: &Range<usize>| {
            words.span(range).unwrap_or_default().of(text).to_owned()
        };
        let found: Vec<String> = Alignment::of(&here, &there)
            .differences
            .iter()
            .map(|(x, y)| format!("{}/{}", of(a, &here, x), of(b, &there, y)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_differs() {
        check("nous irons à la mer demain", "nous irons à la plage demain", &["mer/plage"]);
        check("nous irons à la mer", "nous irons à la mer demain", &[]);
        check("trois cents postes créés", "deux cents postes créés", &["trois/deux"]);
        check("nous irons vite à la mer", "nous irons à la mer", &["vite/"]);
    }

    #[test]
    fn what_does_not_differ() {
        check("Nous irons, à la mer.", "nous irons à la mer", &[]);
        check("je pars content, dès demain", "je pars […] dès demain", &[]);
        check("il [le préfet] viendra demain", "il viendra demain", &[]);
        check("l’État paiera tout", "l'Etat paiera tout", &[]);
    }

    #[test]
    fn how_far_words_are_apart() {
        assert_eq!(difference("tactique", "tactiques"), Some(Difference::Form));
        assert_eq!(difference("céderons", "céderont"), Some(Difference::Form));
        assert_eq!(difference("mer", "plage"), Some(Difference::Word));
        assert_eq!(difference("pas", ""), Some(Difference::Sense));
        assert_eq!(difference("pas", "jamais"), Some(Difference::Word));
        assert_eq!(difference("300", "200"), Some(Difference::Sense));
        assert_eq!(difference("n'", ""), None);
    }

    #[test]
    fn a_part_is_contained() {
        let of = |a: &str, b: &str| Alignment::of(&verbatim(a), &verbatim(b));
        assert!(of("irons à la mer", "nous irons à la mer demain").contained);
        assert!(!of("nous irons demain", "nous irons à la mer demain").contained);
        assert!(!of("", "nous irons").contained);
    }
}
