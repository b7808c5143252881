//! The rules: one is two files, `rules/<slug>.rs` and its page `rules/<slug>.md`, and two lines here.
//!
//! A rule selects, words the message and builds fixes; the reading is the analysis's. What holds for every rule is
//! done once, in [`check`]: settings, where sourcing rules may speak, one finding a sentence, ignore comments.

pub mod accusation_without_response;
pub mod anonymous_source;
pub mod attribution_dropped;
pub mod fake_plural_source;
pub mod hearsay_conditional;
pub mod hedge_dropped;
pub mod loaded_reporting_verb;
pub mod misquote;
pub mod name_variant;
pub mod quote_balance;
pub mod quote_insertion;
pub mod quote_speaker_mismatch;
pub mod relative_day_without_dateline;
pub mod secondhand_source;
pub mod single_source;
pub mod unattributed_quote;
pub mod unquoted_verbatim;
pub mod unsourced_claim;
pub mod unsourced_figure;
pub mod vague_source;

use std::collections::BTreeSet;
use std::hash::Hash;

use sourcier_analysis::article::Sentence;
use sourcier_analysis::tokenizer::Token;
use sourcier_index::Memo;

use crate::config::{Config, Level};
use crate::diagnostics::{Diagnostic, Severity};
use crate::kept::Kept;
use crate::{Article, ArticleId, Index, Snapshot, Span, suppression};

/// A rule: data and one function.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in settings, messages and comments.
    pub code: &'static str,
    /// Its severity unless the settings, or the rule for one finding, say otherwise.
    pub severity: Severity,
    /// Off unless the settings turn it on.
    pub off: bool,
    /// Rules of one family share a sentence: the one that comes first in [`RULES`] speaks.
    pub family: Option<Family>,
    /// Its page, in French.
    pub doc: &'static str,
    check: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

/// Rules that look at the same thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Family {
    /// Who says so? Asked of running text only, and not where the writer speaks for himself.
    Sourcing,
    /// What did the standfirst or a caption lose of the text?
    Summary,
}

/// All rules, strongest first within a family.
pub const RULES: &[Rule] = &[
    hearsay_conditional::RULE,
    vague_source::RULE,
    anonymous_source::RULE,
    unattributed_quote::RULE,
    unsourced_figure::RULE,
    unsourced_claim::RULE,
    secondhand_source::RULE,
    fake_plural_source::RULE,
    accusation_without_response::RULE,
    single_source::RULE,
    loaded_reporting_verb::RULE,
    hedge_dropped::RULE,
    attribution_dropped::RULE,
    misquote::RULE,
    quote_speaker_mismatch::RULE,
    unquoted_verbatim::RULE,
    quote_balance::RULE,
    quote_insertion::RULE,
    name_variant::RULE,
    relative_day_without_dateline::RULE,
];

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// What a rule sees.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The article's id.
    pub id: &'a ArticleId,
    /// The article.
    pub article: &'a Article,
    /// All articles of the dossier, this one among them; may be empty.
    pub index: &'a Index,
    /// Settings.
    pub config: &'a Config,
    /// What was found before.
    pub(crate) kept: &'a Kept,
}

impl<'a> Context<'a> {
    /// What the rules see of `article`.
    pub(crate) fn new(snapshot: &'a Snapshot, id: &'a ArticleId, article: &'a Article) -> Self {
        Self { id, article, index: &snapshot.index, config: &snapshot.config, kept: &snapshot.kept }
    }

    /// What `find` finds in the context that it is given: looked for once, and kept in `memo`; see [`Index::remember`].
    pub(crate) fn remember<V: Clone>(
        &self,
        memo: &Memo<V>,
        question: impl Hash,
        find: impl FnOnce(&Context<'_>) -> V,
    ) -> V {
        self.index.remember(memo, self.id, question, |index| find(&Context { index, ..*self }))
    }

    /// The sentences in the article's own voice: standfirst, lead, body.
    pub fn running_text(&self) -> impl Iterator<Item = &'a Sentence> {
        let article = self.article;
        article.sentences.iter().filter(|s| article.segment_of(s).is_running_text())
    }

    /// The words under `span`.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    /// The tokens under `span`, which lies in one block; their own spans are into the block.
    pub fn tokens(&self, span: Span) -> &'a [Token] {
        self.placed_tokens(span).1
    }

    /// The same with the start of the block.
    pub fn placed_tokens(&self, span: Span) -> (usize, &'a [Token]) {
        let blocks = &self.article.blocks;
        let i = blocks.partition_point(|b| b.span().end <= span.start);
        blocks.get(i).filter(|b| b.start <= span.start).map_or((0, &[]), |b| {
            let local = Span::new(span.start - b.start, span.end.saturating_sub(b.start));
            (b.start, b.block.tokens_in(local))
        })
    }

    /// `span` stands in somebody's words.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.article.quotes.iter().any(|q| q.quotation && q.outer.covers(span))
    }

    /// The genre of the front matter is one of `genres`, whatever its accents and case.
    pub fn has_genre(&self, genres: &[&str]) -> bool {
        let genre =
            self.article.metadata.genre.as_ref().map(|g| g.value.to_lowercase().replace(['é', 'É'], "e"));
        genre.is_some_and(|genre| genres.contains(&genre.as_str()))
    }
}

/// Genres in which the writer, or the person interviewed, speaks for himself.
pub(crate) const OWN_VOICE: &[&str] = &[
    "tribune", "editorial", "edito", "opinion", "point de vue", "chronique", "billet", "critique",
    "interview", "entretien",
];

pub(crate) fn check(snapshot: &Snapshot, id: &ArticleId) -> Vec<Diagnostic> {
    let Some(article) = snapshot.article(id) else { return Vec::new() };
    let context = Context::new(snapshot, id, article);
    let ignored = suppression::read(article);
    let mut taken = BTreeSet::new();
    let mut all = Vec::new();
    for rule in RULES {
        let level = snapshot.config.level(rule);
        if level == Level::Off || (rule.family == Some(Family::Sourcing) && context.has_genre(OWN_VOICE)) {
            continue;
        }
        let mut found = Vec::new();
        (rule.check)(&context, &mut found);
        found.sort_by_key(|d| d.span);
        for mut diagnostic in found {
            if let Some(family) = rule.family {
                // The standfirst of the front matter is no sentence of the text.
                let place = article.sentence_at(diagnostic.span.start).ok_or(diagnostic.span.start);
                let sentence = place.ok().and_then(|sentence| article.sentences.get(sentence));
                let running = sentence.map(|s| article.segment_of(s).is_running_text());
                let elsewhere = family == Family::Sourcing && running == Some(false);
                if elsewhere || !taken.insert((family, place)) {
                    continue;
                }
            }
            diagnostic.severity = level.severity().unwrap_or(diagnostic.severity);
            all.push(diagnostic);
        }
    }
    // An ignored finding still takes its sentence: a weaker one must not come up in its place.
    all.retain(|d| !ignored.covers(d.rule, d.span));
    all.sort_by_key(|d| (d.span, d.rule));
    all
}
