//! Quotations of one wording, or nearly, wherever they stand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use imbl::OrdMap;
use sourcier_analysis::Article;
use sourcier_analysis::article::SegmentKind;
use sourcier_analysis::text::Span;

use crate::contribution::{AttributionFacts, Statement, attribution_facts};
use crate::postings::{Postings, distinct};
use crate::terms::{Known, Term};
use crate::verbatim::{Alignment, Stretch, Verbatim};
use crate::{ArticleId, Contribution, Index};

/// The least similarity of two wordings of one quotation. Measured on articles about one event: wordings of one
/// quotation reach 0.86 and more, two quotations 0.45 at most.
pub const SIMILARITY: f64 = 0.75;

/// The most quotations that one is compared with, and the most words of one that is compared: no copy has as many.
const MOST: usize = 250;

/// Somebody's words in quotation marks.
#[derive(Clone, PartialEq, Debug)]
pub struct Quotation {
    /// Without the marks.
    pub span: Span,
    /// With the marks.
    pub outer: Span,
    /// The segment it stands in.
    pub segment: SegmentKind,
    /// What is said.
    pub words: Verbatim,
    /// Who says it.
    pub attribution: Option<AttributionFacts>,
}

/// The quotations of an article, those inside others left out.
pub(crate) fn of(article: &Article, known: Option<&Known<'_>>) -> Vec<Quotation> {
    let spoken = article.quotes.iter().filter(|q| q.quotation && !q.nested);
    let placed = spoken.filter_map(|q| Some((q, article.segment_at(q.outer.start)?)));
    placed
        .filter(|(_, segment)| segment.is_article() && *segment != SegmentKind::Credit)
        .map(|(quote, segment)| {
            let attribution =
                quote.attribution.and_then(|a| article.attributions.get(a)).map(attribution_facts);
            Quotation {
                span: quote.span,
                outer: quote.outer,
                segment,
                words: known
                    .and_then(|known| known.quoted(article, quote.span))
                    .unwrap_or_else(|| Verbatim::of(article, quote.span, &[])),
                // A speaker may be known where the attribution names none.
                attribution: attribution
                    .map(|a| AttributionFacts { entity: a.entity.or(quote.speaker), ..a }),
            }
        })
        .collect()
}

/// A quotation that says what another one says, or a part of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Echo<'a> {
    /// Its article; may be that of the other.
    pub article: &'a ArticleId,
    /// The quotation.
    pub quotation: &'a Quotation,
    /// How it goes together with the other.
    pub alignment: Arc<Alignment>,
}

/// Words of a sentence that another article has in quotation marks.
#[derive(Clone, PartialEq, Debug)]
pub struct Taken<'a> {
    /// The other article.
    pub article: &'a ArticleId,
    /// Its quotation.
    pub quotation: &'a Quotation,
    /// Where the words stand in the sentence's article.
    pub span: Span,
    /// How many words both have, over those of the longer stretch.
    pub similarity: f64,
}

/// The least length of a stretch that is taken over, and the least number of its words that both have and that neither
/// name nor count: institutions and laws are called the same by everybody.
const TAKEN: (usize, usize) = (8, 4);

/// [`Taken`] as it is kept: article, place in its quotations, words of the sentence, similarity.
pub(crate) type Found = (ArticleId, usize, Range<usize>, f64);

/// Which articles quote a word, and where.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Quotations {
    postings: Postings,
    /// The words of an article's quotations, each with the quotation, sorted.
    held: OrdMap<ArticleId, Arc<[(u64, usize)]>>,
}

impl Quotations {
    /// Takes in the difference between what an article quoted and what it quotes now.
    pub(crate) fn replace(&mut self, article: &ArticleId, new: Option<&Contribution>) {
        let mut held: Vec<(u64, usize)> = new
            .map_or(&[][..], |c| &c.quotations)
            .iter()
            .enumerate()
            .flat_map(|(i, quotation)| quotation.words.keys().iter().map(move |key| (*key, i)))
            .collect();
        held.sort_unstable();
        let keys = |held: &[(u64, usize)]| distinct(held.iter().map(|(key, _)| *key));
        let new = keys(&held);
        let old = if held.is_empty() {
            self.held.remove(article)
        } else {
            self.held.insert(article.clone(), held.into())
        };
        self.postings.replace(article, &old.map(|held| keys(&held)).unwrap_or_default(), &new);
    }

    /// The quotations of an article that hold one of `keys`.
    fn within<'a>(&'a self, article: &ArticleId, keys: &'a [u64]) -> impl Iterator<Item = usize> + 'a {
        let held: &[(u64, usize)] = self.held.get(article).map(AsRef::as_ref).unwrap_or_default();
        keys.iter().flat_map(move |key| {
            let from = held.partition_point(|(k, _)| k < key);
            held.iter().skip(from).take_while(move |(k, _)| k == key).map(|(_, quotation)| *quotation)
        })
    }

    /// The quotations of other articles that hold one of `keys`.
    fn elsewhere(&self, article: &ArticleId, keys: &[u64]) -> Vec<(&ArticleId, usize)> {
        let mut found = Vec::new();
        for key in keys {
            for id in self.postings.articles(*key).filter(|id| *id != article) {
                found.extend(self.within(id, std::slice::from_ref(key)).map(|quotation| (id, quotation)));
            }
            if found.len() >= MOST {
                break;
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(MOST);
        found
    }

    /// The rarest words of a quotation, so many that one of them at least is in every wording that is near enough: it
    /// lacks a quarter of them at most.
    fn rarest(&self, words: &Verbatim) -> Vec<u64> {
        let mut keys = words.keys().to_vec();
        keys.sort_by_cached_key(|key| self.postings.frequency(*key));
        keys.truncate(words.len() / 4 + 1);
        keys
    }
}

impl Index {
    /// In how many articles the least quoted word of `words` is quoted, in any form.
    pub fn least_quoted(&self, words: &Verbatim) -> usize {
        words.keys().iter().map(|key| self.quotations.postings.frequency(*key)).min().unwrap_or(0)
    }

    /// The quotations of other articles that have nearly the words of one of `article`, or hold them all; best first.
    pub fn echoes(&self, article: &ArticleId, quotation: &Quotation) -> Vec<Echo<'_>> {
        let keys = self.quotations.rarest(&quotation.words);
        let found = self.quotations.elsewhere(article, &keys);
        self.align(quotation, found)
    }

    /// One of those quotations, by its place in [`Contribution::quotations`].
    pub fn echo(&self, quotation: &Quotation, article: &ArticleId, place: usize) -> Option<Echo<'_>> {
        let (id, _) = self.articles.get_key_value(article)?;
        self.align(quotation, vec![(id, place)]).pop()
    }

    /// The other quotations of the same article that do.
    pub fn echoes_within(&self, article: &ArticleId, quotation: &Quotation) -> Vec<Echo<'_>> {
        let Some((id, facts)) = self.articles.get_key_value(article) else { return Vec::new() };
        // Hardly any has one, and then its words need not be weighed.
        let likely = |other: &Quotation| {
            !other.outer.overlaps(quotation.outer) && may_echo(&quotation.words, &other.words)
        };
        let mut sharing = self.quotations.within(article, quotation.words.keys());
        if !sharing.any(|i| facts.quotations.get(i).is_some_and(likely)) {
            return Vec::new();
        }
        let keys = self.quotations.rarest(&quotation.words);
        let mut found: Vec<usize> = self.quotations.within(article, &keys).collect();
        found.sort_unstable();
        found.dedup();
        let mut echoes = self.align(quotation, found.into_iter().take(MOST).map(|i| (id, i)).collect());
        echoes.retain(|echo| !echo.quotation.outer.overlaps(quotation.outer));
        echoes
    }

    /// Those of `found` that say what `quotation` says. One wording is compared once, however many articles have it.
    fn align(&self, quotation: &Quotation, found: Vec<(&ArticleId, usize)>) -> Vec<Echo<'_>> {
        let words = &quotation.words;
        if words.len() > MOST {
            return Vec::new();
        }
        let mut known: HashMap<&[Term], Option<Arc<Alignment>>> = HashMap::new();
        let mut echoes: Vec<Echo<'_>> = Vec::new();
        for (id, i) in found {
            let Some((article, facts)) = self.articles.get_key_value(id) else { continue };
            let likely = |other: &&Quotation| other.words.len() <= MOST && may_echo(words, &other.words);
            let Some(other) = facts.quotations.get(i).filter(likely) else { continue };
            let alignment = known.entry(other.words.as_slice()).or_insert_with(|| {
                let alignment = Alignment::of(words, &other.words);
                (alignment.contained || alignment.similarity >= SIMILARITY).then(|| Arc::new(alignment))
            });
            let alignment = alignment.clone();
            echoes.extend(alignment.map(|alignment| Echo { article, quotation: other, alignment }));
        }
        echoes.sort_by(|a, b| {
            b.alignment
                .similarity
                .total_cmp(&a.alignment.similarity)
                .then_with(|| a.article.cmp(b.article))
                .then_with(|| a.quotation.span.cmp(&b.quotation.span))
        });
        echoes
    }

    /// The quotation of another article whose words a sentence of `article` takes over. `outside` is the sentence
    /// outside of quotation marks; it is asked for only if other articles quote some of its words.
    pub fn taken<'s>(
        &self,
        article: &ArticleId,
        statement: &Statement,
        outside: impl FnOnce() -> Stretch<'s>,
    ) -> Option<Taken<'_>> {
        let terms = statement.terms.as_slice();
        let wordings = self.remember(&self.kept.quoted, article, terms, |index| index.quoted(article, terms));
        if wordings.is_empty() {
            return None;
        }
        let outside = outside();
        let question = (statement.terms.as_slice(), &outside);
        let (id, i, range, similarity) = self.remember(&self.kept.taken, article, question, |index| {
            let words = Verbatim::read(&outside);
            let near = wordings.iter().filter_map(|(id, i)| {
                let (range, similarity) = taken(&words, &index.articles.get(id)?.quotations.get(*i)?.words)?;
                Some((id.clone(), *i, range, similarity))
            });
            near.max_by(|a, b| a.3.total_cmp(&b.3).then_with(|| b.0.cmp(&a.0)))
        })?;
        let (article, facts) = self.articles.get_key_value(&id)?;
        let span = Verbatim::read(&outside).span(&range)?;
        Some(Taken { article, quotation: facts.quotations.get(i)?, span, similarity })
    }
}

impl Index {
    /// The quotations of other articles that share enough words with a sentence, each wording once.
    fn quoted(&self, article: &ArticleId, terms: &[Term]) -> Arc<[(ArticleId, usize)]> {
        let plain = terms.iter().filter(|term| !term.is_naming() && !term.is_number());
        let mut keys = distinct(plain.map(|term| term.key()));
        keys.retain(|key| self.quotations.postings.frequency(*key) > 0);
        let quoted = keys.clone();
        keys.sort_by_key(|key| self.quotations.postings.frequency(*key));
        // One at least of so many shared words is none of the most frequent.
        keys.truncate((keys.len() + 1).saturating_sub(TAKEN.1));
        let shares = |other: &Quotation| {
            other.words.keys().iter().filter(|key| quoted.binary_search(key).is_ok()).count() >= TAKEN.1
        };
        let mut wordings: HashSet<&[Term]> = HashSet::new();
        let found = self.quotations.elsewhere(article, &keys).into_iter().filter(|(id, i)| {
            let other = self.articles.get(*id).and_then(|facts| facts.quotations.get(*i));
            other.is_some_and(|other| {
                other.words.len() <= MOST && shares(other) && wordings.insert(other.words.as_slice())
            })
        });
        found.map(|(id, i)| (id.clone(), i)).collect()
    }
}

/// Whether the one can be near enough to the other, or hold it: a glance at their signatures tells most apart.
#[expect(clippy::cast_precision_loss, reason = "quotations have fewer than 2^52 words")]
fn may_echo(a: &Verbatim, b: &Verbatim) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let enough = |shared: usize| shared >= short || shared as f64 >= SIMILARITY * long as f64;
    enough(a.shared_at_a_glance(b).min(b.shared_at_a_glance(a)))
        && enough(a.shared_at_most(b).min(b.shared_at_most(a)))
}

/// The stretch of `words` that is nearest to `quotation`, if it is near enough.
#[expect(clippy::cast_precision_loss, reason = "quotations have fewer than 2^52 words")]
fn taken(words: &Verbatim, quotation: &Verbatim) -> Option<(Range<usize>, f64)> {
    let likely = || quotation.shared_at_most(words) as f64 >= SIMILARITY * quotation.len() as f64;
    if words.len() > MOST || !likely() {
        return None;
    }
    let alignment = Alignment::of(words, quotation);
    let (range, pairs, similarity) = alignment.nearest(quotation.len())?;
    let plain = |i: &usize| words.as_slice().get(*i).is_some_and(|w| !w.is_naming() && !w.is_number());
    let shared = pairs.iter().filter(|(i, _)| plain(i)).count();
    (range.len() >= TAKEN.0 && shared >= TAKEN.1 && similarity >= SIMILARITY).then_some((range, similarity))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// Words that come again, and what leaves a gap.
    const WORDS: [&str; 8] = ["le", "pont", "tiendra", "hiver", "mairie", "12", "[…]", "promis"];

    fn verbatim(words: &[&str]) -> Verbatim {
        let text = words.join(" ");
        Verbatim::of(&sourcier_analysis::analyze(&text), Span::new(0, text.len()), &[])
    }

    proptest! {
        #[test]
        fn a_glance_never_hides_an_echo(
            a in vec(select(&WORDS[..]), 0..10), b in vec(select(&WORDS[..]), 0..10),
        ) {
            let (a, b) = (verbatim(&a), verbatim(&b));
            let alignment = Alignment::of(&a, &b);
            let echo = alignment.contained || alignment.similarity >= SIMILARITY;
            prop_assert!(!echo || may_echo(&a, &b), "{a:?} {b:?}");
        }
    }
}
