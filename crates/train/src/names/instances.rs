//! Documents as the sequence model sees them: windows of tokens with features and tags.

use sourcier_analysis::entities::observe::observe;
use sourcier_analysis::entities::tags::{self, KINDS, OUTSIDE, Tag};
use sourcier_analysis::entities::{EntityKind, Found};
use sourcier_analysis::tokenizer::Token;

use super::corpus::{Document, Marked, Source};

/// One token to be tagged.
pub(crate) struct Item {
    /// Features of context and shape.
    pub(crate) context: Vec<u32>,
    /// Features that name the word.
    pub(crate) word: Vec<u32>,
}

/// A stretch of tokens that is tagged as one.
pub(crate) struct Window {
    pub(crate) items: Vec<Item>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) source: Source,
    /// Number of the document.
    pub(crate) document: usize,
}

/// The windows of documents.
pub(crate) fn windows(documents: &[Document]) -> Vec<Window> {
    let mut windows = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let article = document.article();
        for placed in &article.blocks {
            let block = &placed.block;
            let observed = observe(&block.tokens, &block.sentences, &block.words);
            let mut names = aligned(&block.tokens, placed.start, &document.names);
            house(&block.tokens, &observed.rules, &mut names);
            let gold = tagged(block.tokens.len(), &names);
            let mut n = 0;
            for range in &observed.windows {
                let mut items = Vec::with_capacity(range.len());
                for _ in range.clone() {
                    let (context, word) = observed.features(n);
                    n += 1;
                    items.push(Item { context: context.to_vec(), word: word.to_vec() });
                }
                let tags = cut(gold.get(range.clone()).unwrap_or_default());
                windows.push(Window { items, tags, source: document.source, document: number });
            }
        }
    }
    windows
}

/// The names of a document in our own conventions.
pub(crate) fn house_names(document: &Document) -> Vec<Marked> {
    let mut all = Vec::new();
    for placed in &document.article().blocks {
        let block = &placed.block;
        let mut names = aligned(&block.tokens, placed.start, &document.names);
        let observed = observe(&block.tokens, &block.sentences, &block.words);
        house(&block.tokens, &observed.rules, &mut names);
        all.extend(names.into_iter().map(|(a, b, k)| {
            (placed.start + block.tokens[a].span.start, placed.start + block.tokens[b - 1].span.end, k)
        }));
    }
    all
}

/// Names that go over the edge of a window are dropped.
fn cut(tags: &[Tag]) -> Vec<Tag> {
    let mut whole = vec![OUTSIDE; tags.len()];
    for (kind, from, to) in tags::names(tags) {
        let good = tags::spell(kind, to - from).eq(tags[from..to].iter().copied());
        if good {
            whole[from..to].copy_from_slice(&tags[from..to]);
        }
    }
    whole
}

/// Words that an annotator now and then took into a name.
const NOT_FIRST: [&str; 12] = ["l'", "d'", "qu'", "la", "le", "les", "de", "du", "des", "un", "une", "à"];

/// The names in tokens: first, one past the last, kind.
type Aligned = (usize, usize, EntityKind);

/// Marked names as tokens.
fn aligned(tokens: &[Token], start: usize, names: &[Marked]) -> Vec<Aligned> {
    let mut aligned: Vec<Aligned> = Vec::new();
    for &(from, to, kind) in names {
        let mut first = tokens.partition_point(|t| start + t.span.end <= from);
        let last = tokens.partition_point(|t| start + t.span.start < to);
        while first < last && NOT_FIRST.contains(&&*tokens[first].norm) && !tokens[first].is_capital() {
            first += 1;
        }
        if first < last && aligned.last().is_none_or(|a: &Aligned| a.1 <= first) {
            aligned.push((first, last, kind));
        }
    }
    aligned
}

/// Brings marked names to our own conventions, so that all sources teach the same: the noun that we take into the name
/// (« accords de Brion », « aéroport de Brion ») is in it, and what a minister is minister of is no name.
fn house(tokens: &[Token], rules: &[Found], names: &mut Vec<Aligned>) {
    for rule in rules.iter().filter(|r| r.confidence >= 0.8 && r.to > r.from + 1) {
        let touched: Vec<usize> =
            (0..names.len()).filter(|&n| names[n].0 < rule.to && rule.from < names[n].1).collect();
        let (Some(&first), Some(&last)) = (touched.first(), touched.last()) else { continue };
        let inside = names[first].0 >= rule.from && names[last].1 <= rule.to;
        let whole = (names[first].0, names[last].1) == (rule.from, rule.to);
        let noun = !tokens[rule.from].is_capital();
        let same = names[first].2 == rule.kind;
        let wider = match touched.len() {
            // « accords de [Brion] », « [Afrique] de l'Ouest », « Conseil de sécurité des [Nations unies] »
            1 if whole => false,
            1 => noun && names[last].1 == rule.to || same && rule.confidence >= 0.9,
            // « [Parti des travailleurs] du [Brionnais] »
            2 => {
                whole
                    && same
                    && rule.kind == EntityKind::Organisation
                    && names[last].2 == EntityKind::Location
                    && names[first].1 + 3 > names[last].0
                    && names[first].1 < names[last].0
            }
            _ => false,
        };
        if inside && wider {
            names.splice(first..=last, [(rule.from, rule.to, rule.kind)]);
        }
    }
    names.retain(|&(from, to, kind)| {
        let office = to == from + 1
            && kind == EntityKind::Organisation
            && !tokens[from].word.features.is_empty()
            && (from.saturating_sub(5)..from)
                .any(|i| OFFICES.iter().any(|o| tokens[i].norm.trim_start_matches("vice-").starts_with(o)));
        !office
    });
}

/// Whose complement is a domain and no body: « ministre de la Pêche ».
const OFFICES: [&str; 4] = ["ministre", "secrétaire", "garde", "sous-secrétaire"];

/// The tags of a block's tokens.
fn tagged(count: usize, names: &[Aligned]) -> Vec<Tag> {
    let mut tags = vec![OUTSIDE; count];
    for &(first, last, kind) in names {
        let Some(kind) = number(kind) else { continue };
        for (tag, spelt) in tags[first..last].iter_mut().zip(tags::spell(kind, last - first)) {
            *tag = spelt;
        }
    }
    tags
}

/// The number of a kind the model tells.
pub(crate) fn number(kind: EntityKind) -> Option<usize> {
    // Treaties and their like stand nearest to events.
    let kind = if kind == EntityKind::Misc { EntityKind::Event } else { kind };
    KINDS.iter().position(|k| *k == kind)
}
