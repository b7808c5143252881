//! How much a desk would ask who says so: the check-worthiness of a sentence that no source covers, or only a vague one.
//!
//! The closed lists of [`claims`](crate::claims) know the claims that a rule can name. Many more are told by no word in
//! particular; trees over the words of a sentence, what they are about, who does what to whom in it and where it stands
//! have learnt from annotated copy how much editors ask for their source. What the sentence alone shows is found once with
//! its block, what stands around it with the article; and what shows the same as when the article was last read is worth
//! the same.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::article::{Article, Segment, Sentence};
use crate::attribution::{Attribution, Stance};
use crate::block::{Block, PlacedBlock};
use crate::claims::{self, Claim, ClaimKind};
use crate::figures::Figure;
use crate::lexicon;
use crate::mentions::Mention;
use crate::model::{self, Model};
use crate::sourcing::{self, SentenceReading, Sourcing};
use crate::syntax::{Deprel, Mood, SyntacticWord, Upos};
use crate::text::Span;

mod clause;
mod context;
mod features;
mod gist;
mod learnt;
mod likeness;
mod structure;

use context::Surroundings;
use features::Keys;
pub(crate) use gist::Gist;
pub use learnt::{CheckWorthiness, Learnt, Tree, Worth};
use structure::Source;

/// From this on a sentence is asked for its source, in thousandths: 0 what no editor would ask, 600 what some would, 1000
/// what all would. From here on more than four of five are right on copy that nothing was learnt from; in copy of agencies,
/// whose sources stand everywhere, fewer.
pub const ASKED: i32 = 465;

/// From this on, in thousandths, the source of another sentence is taken to stand behind one that no rule covers.
pub const COVERED: i32 = 500;

/// Below this what nobody in particular says or thinks (« est considéré comme ») is not asked for who does after all.
pub const UNDESIGNATED: i32 = 480;

/// Below this a claim of that kind is not asked for its source after all: desks print many figures without one, few dead,
/// hardly any decision of nobody's, and some of any other kind.
pub const fn least(kind: ClaimKind) -> i32 {
    match kind {
        ClaimKind::Quantity => 540,
        ClaimKind::Allegation => 440,
        ClaimKind::Causal | ClaimKind::Intention | ClaimKind::TechnicalPerformance => 490,
        ClaimKind::Trend => 450,
        ClaimKind::DecisionWithoutDecider => 200,
        ClaimKind::Toll => 420,
        ClaimKind::FirstSuperlative => 340,
        ClaimKind::Prediction => 400,
        _ => i32::MIN,
    }
}

/// What a sentence of a block shows by itself: the numbers of its features that the trees ask for.
pub(crate) fn features_alone(block: &Block, sentence: usize) -> Box<[u16]> {
    let Some(model) = model::get() else { return Box::default() };
    let mut keys = Keys::default();
    features::of(block, sentence, &mut keys);
    model.checkworthy.known(keys.set())
}

/// What the sentences of one article show, by the numbers of their features, and what that is worth.
pub(crate) type Worths = HashMap<Box<[u16]>, Worth>;

/// The article as far as it was read before its sentences are weighed.
pub(crate) struct Reading<'a> {
    pub(crate) blocks: &'a [PlacedBlock],
    pub(crate) segments: &'a [Segment],
    pub(crate) mentions: &'a [Mention],
    pub(crate) attributions: &'a [Attribution],
}

impl Reading<'_> {
    /// The attributions of a sentence.
    fn attributions_of(&self, sentence: usize) -> &[Attribution] {
        let from = self.attributions.partition_point(|a| a.sentence < sentence);
        let end = self.attributions.partition_point(|a| a.sentence <= sentence);
        self.attributions.get(from..end).unwrap_or_default()
    }
}

/// Says of every sentence of running text that no source covers what it is worth. One that the source of another stands
/// behind is covered by it after all; for one that is worth enough a claim is made. Gives what was weighed; what is `known`
/// is not weighed again.
pub(crate) fn weigh(reading: &Reading<'_>, sentences: &mut [Sentence], known: Option<&Worths>) -> Worths {
    let Some(model) = model::get() else { return Worths::new() };
    let (worths, weighed) = weighed(reading, sentences, model, known);
    for (i, Worth { asked, covered }, source) in weighed {
        let Some(sentence) = sentences.get_mut(i) else { continue };
        let attributed = sentence.attribution.is_some();
        if let Some(Source { before, attribution }) =
            source.filter(|_| !attributed && covered >= COVERED && asked < ASKED)
        {
            sentence.sourcing = if before { Sourcing::InheritedBefore } else { Sourcing::InheritedAfter };
            sentence.attribution = Some(attribution);
            continue;
        }
        sentence.worth = Some(asked);
        let plain = sentence.sourcing == Sourcing::None && asked >= ASKED;
        sentence.claims.extend(claim(reading, i, sentence).filter(|_| plain));
    }
    worths
}

/// No source covers it, as far as rules see: at most one that a conditional hides or that nothing designates.
pub const fn is_open(sentence: &Sentence) -> bool {
    matches!(sentence.sourcing, Sourcing::None | Sourcing::Conditional(_) | Sourcing::Vague)
}

/// What a sentence is worth, by its index, and the source that would cover it.
type Weighed = Vec<(usize, Worth, Option<Source>)>;

fn weighed(
    reading: &Reading<'_>,
    sentences: &[Sentence],
    model: &Model,
    known: Option<&Worths>,
) -> (Worths, Weighed) {
    let surroundings = Surroundings::of(reading, sentences);
    let mut keys = Keys::default();
    let shown = (0..sentences.len()).filter_map(|i| {
        let sentence = sentences.get(i).filter(|s| is_open(s))?;
        keys.clear();
        surroundings.of_sentence(i, &mut keys)?;
        let alone = Place::of(reading.blocks, sentence)?.alone(model);
        let around = model.checkworthy.known(keys.set());
        Some((i, [&*alone, &*around].concat().into_boxed_slice()))
    });
    let shown: Vec<(usize, Box<[u16]>)> = shown.collect();
    let kept = |numbers: &[u16]| known.and_then(|known| known.get(numbers)).copied();
    let new: Vec<&[u16]> =
        shown.iter().map(|(_, numbers)| &**numbers).filter(|n| kept(n).is_none()).collect();
    let mut new = model.checkworthy.worths(&new).into_iter();
    let mut worths = Worths::with_capacity(shown.len());
    let mut weighed = Weighed::with_capacity(shown.len());
    for (i, numbers) in shown {
        if let Some(worth) = kept(&numbers).or_else(|| new.next()) {
            weighed.push((i, worth, surroundings.source_of(i)));
            worths.insert(numbers, worth);
        }
    }
    (worths, weighed)
}

/// What a sentence claims that is worth enough, if it states anything on its own.
fn claim(reading: &Reading<'_>, i: usize, sentence: &Sentence) -> Option<Claim> {
    let (kind, span) = statement(reading.blocks, sentence)?;
    let attributions = reading.attributions_of(i);
    // « La direction se refuse à tout commentaire »: a desk asked, and heard that.
    if attributions.iter().any(|a| a.stance == Stance::Silent && a.cue.overlaps(span)) {
        return None;
    }
    // « Une experte estime le réseau à 3 milliards »: a figure that somebody gives is not the writer's.
    let counts = kind == ClaimKind::Assertion && attributions.is_empty();
    let figure = figure(reading.blocks, sentence).filter(|_| counts);
    Some(figure.map_or(Claim { kind, span }, |span| Claim { kind: ClaimKind::Quantity, span }))
}

/// The first figure of the sentence that somebody must have counted: ten of something at least, that nobody can read off.
fn figure(blocks: &[PlacedBlock], sentence: &Sentence) -> Option<Span> {
    let Place { block, span, .. } = Place::of(blocks, sentence)?;
    let counted = |f: &&Figure| {
        span.covers(f.span)
            && f.value >= 10.0
            && !claims::is_read_off(f)
            && !block.quotes.iter().any(|q| q.outer.covers(f.span))
    };
    let figure = block.figures.iter().find(counted)?;
    Some(figure.span.shift(sentence.span.start - span.start))
}

/// The predicate of a sentence that states something on its own, or foretells it: no rule sees a claim in it, not even one
/// that the article has made known, and it does not only tell what would be.
fn statement(blocks: &[PlacedBlock], sentence: &Sentence) -> Option<(ClaimKind, Span)> {
    let place = Place::of(blocks, sentence)?;
    let reading = place.reading();
    if reading.exemption.is_some() || !reading.claims.is_empty() || !sentence.claims.is_empty() {
        return None;
    }
    let Place { block, span, .. } = place;
    let from = block.words.partition_point(|w| w.span.start < span.start);
    let end = block.words.partition_point(|w| w.span.start < span.end);
    let words = block.words.get(from..end)?;
    let root = words.iter().position(|w| w.head.is_none() && w.upos != Upos::Punct);
    let carries = |w: &SyntacticWord| w.deprel == Deprel::Cop || w.deprel.base() == "aux";
    let of_root = |w: &SyntacticWord| root.is_some_and(|root| w.head == Some(from + root)) && carries(w);
    let supposes = |w: &SyntacticWord| w.feats.mood() == Some(Mood::Cnd);
    let root = root.and_then(|root| words.get(root));
    let foretells = root.is_some_and(|w| supposes(w) && matches!(&*w.lemma, "devoir" | "pouvoir"));
    let unreal = root.is_some_and(supposes) || words.iter().any(|w| of_root(w) && supposes(w));
    if unreal && !foretells || is_analysis(words, from) {
        return None;
    }
    let predicate = root.map_or(span, |w| w.span);
    let quoted = block.quotes.iter().any(|q| q.outer.covers(predicate));
    let kind = if foretells { ClaimKind::Prediction } else { ClaimKind::Assertion };
    (!quoted).then(|| (kind, predicate.shift(sentence.span.start - span.start)))
}

/// « Ce geste souligne que », « …, ce qui pourrait suggérer un assouplissement »: what the writer makes of the facts, which
/// he signs for himself. `from` is the index of the first of the words in their block.
fn is_analysis(words: &[SyntacticWord], from: usize) -> bool {
    const SHOWS: [&str; 11] = [
        "confirmer", "illustrer", "indiquer", "marquer", "montrer", "refléter", "signifier", "souligner",
        "suggérer", "symboliser", "témoigner",
    ];
    // « Le signal est clair », « l'impression est celle d'un port à l'abandon »
    const IMPRESSIONS: [&str; 6] = ["image", "impression", "message", "sens", "signal", "tonalité"];
    let said_to_be = |w: &SyntacticWord| {
        w.deprel == Deprel::Cop
            && words
                .iter()
                .any(|s| s.head == w.head && s.deprel.base() == "nsubj" && IMPRESSIONS.contains(&&*s.lemma))
    };
    if words.iter().any(said_to_be) {
        return true;
    }
    let shows = |w: &SyntacticWord| w.upos == Upos::Verb && SHOWS.contains(&&*w.lemma);
    words.iter().enumerate().filter(|(_, w)| shows(w)).any(|(i, w)| {
        let which = (1..i).rev().take(4).any(|k| {
            let is = |k: usize, lemma: &str| words.get(k).is_some_and(|w| &*w.lemma == lemma);
            is(k, "qui") && is(k - 1, "ce")
        });
        let subject = words.iter().find(|s| s.deprel.base() == "nsubj" && s.head == Some(from + i));
        let thing = subject.is_some_and(|s| match s.upos {
            Upos::Noun => !lexicon::is_person_noun(&s.lemma) && !lexicon::is_body_noun(&s.lemma),
            Upos::Pron => matches!(&*s.lemma, "ce" | "ceci" | "cela" | "tout"),
            _ => false,
        });
        which || w.head.is_none() && thing
    })
}

/// Where a sentence stands in its block.
struct Place<'a> {
    block: &'a Block,
    span: Span,
    /// Its number there; none for one that a segment cuts, as a dateline does.
    whole: Option<usize>,
}

impl<'a> Place<'a> {
    fn of(blocks: &'a [PlacedBlock], sentence: &Sentence) -> Option<Self> {
        let placed = blocks.get(sentence.block)?;
        let start = sentence.span.start.checked_sub(placed.start)?;
        let span = Span::new(start, start + sentence.span.len());
        let whole = placed.block.sentences.binary_search(&span).ok();
        Some(Self { block: &placed.block, span, whole })
    }

    /// What the sentence shows by itself.
    fn reading(&self) -> Cow<'a, SentenceReading> {
        let Block { tokens, quotes, figures, words, readings, .. } = self.block;
        match self.whole.and_then(|i| readings.get(i)) {
            Some(reading) => Cow::Borrowed(reading),
            None => Cow::Owned(sourcing::read(tokens, self.span, quotes, figures, words)),
        }
    }

    fn features(&self, keys: &mut Keys) {
        match self.whole {
            Some(i) => features::of(self.block, i, keys),
            None => features::of_part(self.block, self.span, Some(&self.reading()), keys),
        }
    }

    /// What it shows by itself, as was found with its block.
    fn alone(&self, model: &Model) -> Cow<'a, [u16]> {
        if let Some(features) = self.whole.and_then(|i| self.block.features.get(i)) {
            return Cow::Borrowed(features);
        }
        let mut keys = Keys::default();
        self.features(&mut keys);
        Cow::Owned(model.checkworthy.known(keys.set()).into_vec())
    }
}

/// All features of a sentence of running text, sorted, each once: what is learnt from. The article must be one that was not
/// weighed, see [`analyze_unweighed`](crate::analyze_unweighed).
pub fn features(article: &Article, sentence: usize) -> Option<Vec<u32>> {
    let Article { blocks, segments, mentions, attributions, sentences, .. } = article;
    let reading = Reading { blocks, segments, mentions, attributions };
    let mut keys = Keys::default();
    Surroundings::of(&reading, sentences).of_sentence(sentence, &mut keys)?;
    Place::of(blocks, sentences.get(sentence)?)?.features(&mut keys);
    Some(keys.set().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The predicates of the sentences that are asked for their source although no rule sees a claim.
    fn asserted(text: &str) -> Vec<String> {
        let article = crate::analyze(text);
        let all = article.sentences.iter().flat_map(|s| &s.claims);
        let asserted = all.filter(|c| c.kind == ClaimKind::Assertion);
        asserted.map(|c| c.span.of(&article.text).to_owned()).collect()
    }

    #[test]
    fn what_no_word_tells_is_asked_for() {
        let found = asserted(
            "Le port est en grève depuis mardi.\n\n\
             Beaucoup de dockers n'osent plus se plaindre par peur de perdre leur place.\n\n\
             Un piquet barre l'entrée du quai.",
        );
        assert_eq!(found, ["osent"]);
    }

    #[test]
    fn what_has_a_source_or_only_would_be_is_not() {
        let found = asserted(
            "Le port est en grève depuis mardi.\n\n\
             Selon le syndicat, beaucoup de dockers n'osent plus se plaindre par peur de perdre leur place.\n\n\
             Beaucoup de dockers n'oseraient plus se plaindre si la direction changeait de méthode.\n\n\
             Les dockers osent-ils encore se plaindre de peur de perdre leur place ?",
        );
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn who_gives_no_answer_is_not_asked_for_another() {
        let article = crate::analyze(
            "Le port est en grève depuis lundi.\n\nBeaucoup de dockers se refusent à tout commentaire par peur de perdre leur place.",
        );
        let last = article.sentences.last();
        assert!(last.is_some_and(|s| s.worth.is_some_and(|w| w >= ASKED) && s.claims.is_empty()), "{last:?}");
    }

    #[test]
    fn a_sentence_behind_its_dateline_is_weighed() {
        let article = crate::analyze(
            "Le port bloqué\n\n12 mars 2024. – Le port est bloqué depuis mardi.\n\nLa grue est à l'arrêt.",
        );
        let lead = article.sentences.iter().find(|s| s.span.of(&article.text).starts_with("Le port est"));
        assert!(lead.is_some_and(|s| s.worth.is_some()), "{:?}", article.sentences);
    }

    #[test]
    fn what_the_writer_makes_of_the_facts_is_his_own() {
        let found = asserted(
            "Le port est en grève depuis mardi.\n\n\
             Ce geste souligne que beaucoup de dockers n'osent plus se plaindre par peur de perdre leur place.\n\n\
             Un piquet barre l'entrée du quai.",
        );
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn what_goes_on_about_the_only_source_is_covered_by_it() {
        let article = crate::analyze(
            "Les jeunes lisent moins\n\nLes jeunes lisent de moins en moins, selon une étude de l'institut Vauban publiée mardi.\n\n\
             L'étude a été menée auprès de 2 000 lycéens. Près d'un jeune sur trois n'a ouvert aucun livre l'an dernier. Les \
             garçons lisent moins que les filles, et les lecteurs assidus se font rares dans les campagnes.",
        );
        let last = article.sentences.last();
        assert!(
            last.is_some_and(|s| s.sourcing == Sourcing::InheritedBefore
                && s.attribution == Some(0)
                && s.worth.is_none()
                && s.claims.iter().all(|c| c.kind != ClaimKind::Assertion)),
            "{last:?}"
        );
    }

    #[test]
    fn what_may_come_of_it_is_foretold() {
        let text = "Le port est en grève depuis mardi.\n\n\
                    Ce blocage devrait aggraver la crise et pourrait provoquer la chute du gouvernement.\n\n\
                    Les dockers oseraient plus si la direction changeait de méthode.";
        let article = crate::analyze(text);
        let foretold = |c: &&Claim| c.kind == ClaimKind::Prediction;
        let all = article.sentences.iter().flat_map(|s| &s.claims).filter(foretold);
        let found: Vec<&str> = all.map(|c| c.span.of(&article.text)).collect();
        assert_eq!(found, ["devrait"]);
    }

    #[test]
    fn a_price_on_display_is_not_asked_for() {
        let article = crate::analyze(
            "Le musée rouvre\n\nLe musée rouvre après quatre ans de travaux.\n\n\
             Le conservateur compte accueillir 200 000 personnes la première année. L'entrée coûte douze euros, six pour les étudiants.",
        );
        assert!(article.sentences.iter().all(|s| s.claims.is_empty()), "{:?}", article.sentences);
    }

    #[test]
    fn one_bar_holds_for_all() {
        let text = "Le port est en grève depuis mardi.\n\n\
                    Beaucoup de dockers n'osent plus se plaindre par peur de perdre leur place.\n\n\
                    La direction se méfie des dockers.\n\n\
                    Mais les dockers se taisent.\n\n\
                    Les grues sont à l'arrêt.\n\n\
                    Les familles se méfient du port.";
        let article = crate::analyze(text);
        let body = || article.sentences.iter().filter(|s| s.worth.is_some());
        for sentence in body() {
            let asked = sentence.worth.is_some_and(|worth| worth >= ASKED);
            assert_eq!(!sentence.claims.is_empty(), asked, "{sentence:?}");
        }
        assert!(body().any(|s| s.claims.is_empty()) && body().any(|s| !s.claims.is_empty()));
    }
}
