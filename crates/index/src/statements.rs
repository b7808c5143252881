//! Sentences of different articles that say the same thing.
//!
//! Two sentences say the same thing when nearly all content words of the shorter one come, in the same order, in the
//! longer one: the longest common subsequence holds at least [`CONTAINMENT`] of them. A paraphrase in other words is
//! not found: no suggestion is better than a wrong one.

use std::ops::Range;
use std::sync::Arc;

use imbl::OrdMap;
use sourcier_analysis::text::Span;

use crate::contribution::{Contribution, Statement};
use crate::postings::{Postings, distinct};
use crate::subsequence::common;
use crate::terms::{Term, Terms};
use crate::{ArticleId, Index};

/// The least share of the shorter sentence. Measured on articles about one event: pairs that say the same thing
/// reach 0.88 and more, the next pair 0.59.
pub const CONTAINMENT: f64 = 0.80;

/// The least number of shared terms: below, sentences meet by accident.
pub const SHARED: usize = 4;

/// The least number of shared terms that are more than names and functions, which have to contain each other too: « le dirigeant X et le ministre Y » is in
/// every article about their meeting and says nothing of it.
const SHARED_PLAIN: usize = 3;

/// The most terms of a sentence that is compared. No sentence of copy is that long; a list without a full stop is, and
/// the cost grows with the product of the lengths.
const LONGEST: usize = 250;

/// A sentence of another article that says the same thing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sibling<'a> {
    /// The other article.
    pub article: &'a ArticleId,
    /// Its sentence.
    pub statement: &'a Statement,
    /// Containment: longest common subsequence of content words over the shorter sentence, 0.80 to 1.
    pub containment: f64,
}

/// Siblings as they are kept: article, place in its statements, containment.
pub(crate) type Found = Arc<[(ArticleId, usize, f64)]>;

/// Which articles use a term, and a sketch of each of their sentences.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Statements {
    postings: Postings,
    /// The signatures of an article's statements, in their order: a glance at one tells most sentences apart.
    signatures: OrdMap<ArticleId, Arc<[u64]>>,
}

impl Statements {
    /// Takes in the difference between what an article said and what it says now.
    pub(crate) fn replace(
        &mut self,
        article: &ArticleId,
        old: Option<&Contribution>,
        new: Option<&Contribution>,
    ) {
        match new {
            Some(new) => {
                let signatures = new.statements.iter().map(|s| s.terms.signature()).collect();
                self.signatures.insert(article.clone(), signatures);
            }
            None => {
                self.signatures.remove(article);
            }
        }
        self.postings.replace(article, &keys(old), &keys(new));
    }

    /// The articles that can hold a sibling of `terms`. A sibling shares [`SHARED`] terms or more, so one of them is
    /// outside the `SHARED - 1` most frequent ones: those are not looked up. When the others are so frequent that
    /// their postings are longer than the list of articles, all articles are looked at.
    fn candidates(&self, terms: &Terms) -> Vec<(&ArticleId, &[u64])> {
        let mut keys = distinct(terms.as_slice().iter().map(|term| term.key()));
        keys.sort_by_key(|key| self.postings.frequency(*key));
        keys.truncate((keys.len() + 1).saturating_sub(SHARED));
        if keys.iter().map(|key| self.postings.frequency(*key)).sum::<usize>() >= self.signatures.len() {
            return self.signatures.iter().map(|(id, signatures)| (id, &**signatures)).collect();
        }
        let mut ids: Vec<_> = keys.into_iter().flat_map(|key| self.postings.articles(key)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| Some((id, &**self.signatures.get(id)?))).collect()
    }
}

/// The distinct terms of an article, sorted.
fn keys(contribution: Option<&Contribution>) -> Vec<u64> {
    let statements = contribution.map_or(&[][..], |c| &c.statements);
    distinct(statements.iter().flat_map(|s| s.terms.as_slice()).map(|term| term.key()))
}

impl Index {
    /// The sentences of the other articles that say what the sentence at `span` of `article` says, best first.
    pub fn siblings(&self, article: &ArticleId, span: Span) -> Vec<Sibling<'_>> {
        let statement = self.article(article).and_then(|c| c.statement_at(span));
        let Some(statement) = statement.filter(|s| s.terms.as_slice().len() <= LONGEST) else {
            return Vec::new();
        };
        let question = (statement.terms.as_slice(), statement.terms.negated());
        let found = self.remember(&self.kept.siblings, article, question, |index| {
            index.find_siblings(article, &statement.terms)
        });
        let placed = found.iter().filter_map(|(id, i, containment)| {
            let (article, facts) = self.articles.get_key_value(id)?;
            Some(Sibling { article, statement: facts.statements.get(*i)?, containment: *containment })
        });
        placed.collect()
    }

    fn find_siblings(&self, article: &ArticleId, terms: &Terms) -> Found {
        let mut found = Vec::new();
        for (id, signatures) in self.statements.candidates(terms) {
            let likely = |(_, signature): &(usize, &u64)| may_contain(terms, **signature);
            let mut likely = signatures.iter().enumerate().filter(likely).peekable();
            if id == article || likely.peek().is_none() {
                continue;
            }
            let Some(contribution) = self.article(id) else { continue };
            for (i, other) in likely.filter_map(|(i, _)| Some((i, contribution.statements.get(i)?))) {
                if let Some(containment) = containment(terms, &other.terms) {
                    found.push((id.clone(), i, containment));
                }
            }
        }
        found.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(&b.0)).then_with(|| a.1.cmp(&b.1)));
        found.into()
    }
}

/// The containment of two sentences that say the same thing; `None` when they do not.
#[expect(clippy::cast_precision_loss, reason = "sentences have fewer than 2^52 words")]
pub fn containment(a: &Terms, b: &Terms) -> Option<f64> {
    if !may_contain(a, b.signature()) || a.negated() != b.negated() || figures_differ(a, b) {
        return None;
    }
    let (a, b) = (a.as_slice(), b.as_slice());
    if a.len().max(b.len()) > LONGEST || first_name_differs(a, b) {
        return None;
    }
    let shorter = a.len().min(b.len());
    let pairs = common(a, b);
    let plain = |terms: &[Term], i: usize| terms.get(i).is_some_and(|term| !term.is_naming());
    let count = |terms: &[Term]| (0..terms.len()).filter(|i| plain(terms, *i)).count();
    let shared = pairs.iter().filter(|(i, j)| plain(a, *i) && plain(b, *j)).count();
    let same = enough(pairs.len(), shorter, SHARED)
        && enough(shared, count(a).min(count(b)), SHARED_PLAIN)
        && !names_differ(a, b, &pairs);
    same.then(|| pairs.len() as f64 / shorter as f64)
}

/// What two sentences have in common, in the same order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overlap {
    /// Terms of both.
    pub shared: usize,
    /// Those of them that are more than names and functions.
    pub plain: usize,
    /// Where they stand in the one: from the first to behind the last.
    pub reach: Range<usize>,
}

/// What `a` and `b` have in common; `None` when one denies, counts or names what the other does not.
pub fn overlap(a: &Terms, b: &Terms) -> Option<Overlap> {
    let (ours, others) = (a.as_slice(), b.as_slice());
    if a.negated() != b.negated() || figures_differ(a, b) || ours.len().max(others.len()) > LONGEST {
        return None;
    }
    let pairs = common(ours, others);
    let plain = pairs.iter().filter(|(i, j)| !ours[*i].is_naming() && !others[*j].is_naming()).count();
    let reach = pairs.first().zip(pairs.last()).map_or(0..0, |(first, last)| first.0..last.0 + 1);
    (!names_differ(ours, others, &pairs)).then_some(Overlap { shared: pairs.len(), plain, reach })
}

/// Whether `shared` terms, `least` at least, are enough when the shorter sentence has `shorter`.
#[expect(clippy::cast_precision_loss, reason = "sentences have fewer than 2^52 words")]
fn enough(shared: usize, shorter: usize, least: usize) -> bool {
    shared >= least && shared as f64 >= CONTAINMENT * shorter as f64
}

/// Whether a sentence of that signature can share enough terms: it has at least as many terms as bits.
fn may_contain(terms: &Terms, signature: u64) -> bool {
    let shorter = terms.as_slice().len().min(signature.count_ones() as usize);
    enough(terms.shared_at_most(signature), shorter, SHARED)
}

/// Each gives a figure that the other does not: they may be about the same thing, but do not say the same.
fn figures_differ(a: &Terms, b: &Terms) -> bool {
    let alone = |these: &Terms, those: &Terms| {
        let those = those.as_slice();
        these.as_slice().iter().any(|t| t.is_number() && !those.iter().any(|o| o.key() == t.key()))
    };
    alone(a, b) && alone(b, a)
}

/// Where one sentence has one name and the other another one: « le pont de Brest », « le pont de Morlaix ».
fn names_differ(a: &[Term], b: &[Term], pairs: &[(usize, usize)]) -> bool {
    let ends = pairs.iter().copied().chain([(a.len(), b.len())]);
    let starts = [(0, 0)].into_iter().chain(pairs.iter().map(|(i, j)| (i + 1, j + 1)));
    let named =
        |terms: &[Term], from, to| terms.get(from..to).is_some_and(|gap| gap.iter().any(|t| t.is_name()));
    starts.zip(ends).any(|(from, to)| named(a, from.0, to.0) && named(b, from.1, to.1))
}

/// Where the sentences part, each goes on with a name that the other does not have: [`names_differ`] seen at a glance,
/// for the many sentences that are made after one pattern.
fn first_name_differs(a: &[Term], b: &[Term]) -> bool {
    let alone = |term: &Term, other: &[Term]| term.is_name() && !other.iter().any(|o| o.key() == term.key());
    let parting = a.iter().zip(b).find(|(x, y)| x.key() != y.key());
    parting.is_some_and(|(x, y)| alone(x, b) && alone(y, a))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use sourcier_test_utils::Fixture;

    use super::*;

    /// Asks at the cursor; draws the siblings under their sentences.
    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(expect: Expect) {
        let mut fixture = Fixture::parse(expect.data()).question();
        let mut index = Index::new();
        for article in &fixture.articles {
            let contribution = Contribution::of(&sourcier_analysis::analyze(&article.text));
            index.replace(&ArticleId::from(article.path.as_str()), Some(contribution));
        }
        let (path, offset) = fixture.cursor().expect("a cursor");
        for sibling in index.siblings(&ArticleId::from(path), Span::new(offset, offset)) {
            let Span { start, end } = sibling.statement.span;
            let article = fixture.article_mut(sibling.article.as_str()).expect("an article of the fixture");
            article.annotate(start..end, format!("{:.2}", sibling.containment));
        }
        expect.assert_eq(&fixture.to_string());
    }

    #[test]
    fn the_same_thing_with_more_words_around_it() {
        check(expect![[r"
            === un.md
            Le bac de Trémel

            Les pêcheurs du port sont les premiers usagers réguliers du bac depuis la crue de janvier.
                 ^ cursor

            === deux.md
            Un bac pour la rive gauche

            Les pêcheurs du port et deux maraîchers, arrivés mardi, sont les premiers usagers réguliers connus du bac depuis la crue de janvier.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1.00
        "]]);
    }

    #[test]
    fn another_figure_is_another_fact() {
        check(expect![[r"
            === un.md
            Le chantier

            La réparation du tablier coûtera 12 millions d’euros à la région.
                 ^ cursor

            === deux.md
            La facture

            La réparation du tablier coûtera 14 millions d’euros à la région.
        "]]);
    }

    #[test]
    fn another_name_in_the_same_place_is_another_fact() {
        check(expect![[r"
            === un.md
            Le pont de Brest

            Le pont de Brest restera fermé aux poids lourds jusqu’au printemps prochain.
                 ^ cursor

            === deux.md
            Le pont de Morlaix

            Le pont de Morlaix restera fermé aux poids lourds jusqu’au printemps prochain.

            === trois.md
            Le pont

            Le pont restera fermé aux poids lourds jusqu’au printemps prochain, selon la préfecture.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0.86
        "]]);
    }

    #[test]
    fn a_denial_is_not_what_it_denies() {
        check(expect![[r"
            === un.md
            Le chantier

            La région paiera la réparation du tablier et des deux piles.
                 ^ cursor

            === deux.md
            La facture

            La région ne paiera pas la réparation du tablier et des deux piles.
        "]]);
    }

    #[test]
    fn short_sentences_do_not_meet_by_accident() {
        check(expect![[r"
            === un.md
            Le chantier

            Le tablier est réparé.
                 ^ cursor

            === deux.md
            La facture

            Le tablier est réparé.
        "]]);
    }
}
