//! The article: its metadata, its segments, and everything read in it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::attribution::Attribution;
use crate::block::{self, Known, PlacedBlock};
use crate::checkworthy::Worths;
use crate::claims::Claim;
use crate::dates::DateMention;
use crate::figures::Figure;
use crate::mentions::{Entity, Mention};
use crate::quotes::Quote;
use crate::sourcing::{SentenceReading, Sourcing};
use crate::text::Span;
use crate::{attribution, checkworthy, dates, figures, mentions, quotes, sourcing};

mod front_matter;
pub(crate) mod genre;
pub(crate) mod segments;

/// One article, read. All spans are into [`Article::text`], in order of their start.
#[derive(Clone, PartialEq, Debug)]
pub struct Article {
    /// The text as it was given, with its front matter and its byte order mark if it has one.
    pub text: Arc<str>,
    /// Front matter, and what the text itself says of its date, place and credit.
    pub metadata: Metadata,
    /// The paragraphs, each with what it alone can tell.
    pub blocks: Vec<PlacedBlock>,
    /// Disjoint, covering all visible text behind the front matter.
    pub segments: Vec<Segment>,
    /// Disjoint; none crosses a segment.
    pub sentences: Vec<Sentence>,
    /// Everything between quotation marks.
    pub quotes: Vec<Quote>,
    /// Names, descriptions and pronouns that were resolved.
    pub mentions: Vec<Mention>,
    /// The people, bodies and places of this article: chains of mentions.
    pub entities: Vec<Entity>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Dates and days, resolved where the article allows it.
    pub dates: Vec<DateMention>,
    /// Figures with their unit.
    pub figures: Vec<Figure>,
    /// What was odd about the input, for a person to read.
    pub notes: Vec<Note>,
    /// What its sentences were weighed by.
    pub(crate) worths: Worths,
}

/// What is known of an article besides its text. A field that is not given is `None`, never guessed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Metadata {
    /// The whole front matter with its fences; empty at the text's start when there is none.
    pub front_matter: Span,
    /// `title`, `titre`.
    pub title: Option<Field>,
    /// `standfirst`, `chapo`.
    pub standfirst: Option<Field>,
    /// `place`, `lieu`, or the dateline's.
    pub place: Option<Field>,
    /// `byline`, `signature`.
    pub byline: Option<Field>,
    /// `credit`, or a credit line of the text.
    pub credit: Option<Field>,
    /// `source`: the agency or outlet a piece of wire copy comes from.
    pub source: Option<Field>,
    /// `genre`: news, analyse, tribune, interview, …; as written, or as the text plainly shows.
    pub genre: Option<Field>,
    /// `dossier`: the story the article belongs to.
    pub dossier: Option<Field>,
    /// `lang`, `langue`.
    pub lang: Option<Field>,
    /// `date` of the front matter, of the dateline, or of a time stamp: the day against which « jeudi » is resolved.
    pub date: Option<ArticleDate>,
}

/// One value of the front matter, or found in the text, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Unescaped and trimmed.
    pub value: String,
    /// Where it is written.
    pub span: Span,
}

/// The article's date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArticleDate {
    /// The day, when it is known to the day.
    pub day: Option<Date>,
    /// ISO 8601, as precise as the text: `2023-07` or `2023-07-27`.
    pub value: String,
    /// Where it is written.
    pub span: Span,
}

/// A stretch of the article with one job.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Without surrounding white space.
    pub span: Span,
    /// Its job.
    pub kind: SegmentKind,
}

/// What a segment is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SegmentKind {
    /// Headline.
    Title,
    /// Chapô.
    Standfirst,
    /// First paragraph of the body.
    Lead,
    /// Running text.
    Body,
    /// Intertitre.
    Crosshead,
    /// Legend of a picture.
    Caption,
    /// Who wrote or supplied the copy: « (ats/jch) ».
    Credit,
    /// Dates, places, time stamps, the front matter.
    Meta,
    /// Navigation, newsletters, comments, links to other articles.
    Boilerplate,
    /// A post or a video taken over from elsewhere.
    Embed,
    /// Text of another article that came along.
    ForeignArticle,
}

impl SegmentKind {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Crosshead => "crosshead",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Meta => "meta",
            Self::Boilerplate => "boilerplate",
            Self::Embed => "embed",
            Self::ForeignArticle => "foreign-article",
        }
    }

    /// Standfirst, lead or body: sentences that say something about the world in the article's own voice.
    pub const fn is_running_text(self) -> bool {
        matches!(self, Self::Standfirst | Self::Lead | Self::Body)
    }

    /// Part of the article itself, not of the page it was copied from.
    pub const fn is_article(self) -> bool {
        !matches!(self, Self::Meta | Self::Boilerplate | Self::Embed | Self::ForeignArticle)
    }
}

/// One sentence and how it is sourced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Without surrounding white space.
    pub span: Span,
    /// Index of its segment in [`Article::segments`].
    pub segment: usize,
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// Why it needs a source; empty when it does not.
    pub claims: Vec<Claim>,
    /// How it is sourced.
    pub sourcing: Sourcing,
    /// Index in [`Article::attributions`] of the one that covers it.
    pub attribution: Option<usize>,
    /// How much a desk would ask for the source that it has not, in thousandths: see [`checkworthy`](crate::checkworthy).
    /// `None` for a sentence with a source, and for one that is no running text.
    pub worth: Option<i32>,
}

/// A remark on the input, for a person to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What it is about.
    pub span: Span,
    /// One French sentence: what was found and what was done.
    pub message: String,
}

impl Article {
    pub(crate) fn read(text: &str, known: &Known<'_>) -> Self {
        let mut article = Self::read_unweighed(text, known);
        article.weigh(known);
        article
    }

    /// All but what sentences without a source are worth.
    pub(crate) fn read_unweighed(text: &str, known: &Known<'_>) -> Self {
        let mut notes = Vec::new();
        let mut metadata = front_matter::read(text, &mut notes);
        let blocks = block::split(text, metadata.front_matter.end, known);
        let segments = segments::classify(text, &mut metadata, &blocks);
        metadata.genre = metadata.genre.or_else(|| genre::recognise(&blocks, &segments));
        let mut sentences = sourcing::sentences(text, &blocks, &segments);
        let dates = dates::resolve(&mut metadata, &blocks, &segments);
        let figures = figures::place(&blocks);
        let (mut mentions, entities) = mentions::chain(text, &blocks, &segments);
        let mut quotes = quotes::place(&blocks);
        let attributions =
            attribution::place(text, &blocks, &segments, &sentences, &mut mentions, &entities, &mut quotes);
        let reading = sourcing::Reading {
            text,
            blocks: &blocks,
            segments: &segments,
            mentions: &mentions,
            attributions: &attributions,
            dates: &dates,
            today: metadata.date.as_ref().and_then(|d| d.day),
        };
        sourcing::judge(&reading, &mut quotes, &mut sentences);
        quotes::settle(text, &mut quotes);
        Self {
            text: text.into(),
            metadata,
            blocks,
            segments,
            sentences,
            quotes,
            mentions,
            entities,
            attributions,
            dates,
            figures,
            notes,
            worths: Worths::new(),
        }
    }

    /// Says what sentences without a source are worth.
    fn weigh(&mut self, known: &Known<'_>) {
        let Self { blocks, segments, mentions, attributions, sentences, .. } = self;
        let reading = checkworthy::Reading { blocks, segments, mentions, attributions };
        self.worths = checkworthy::weigh(&reading, sentences, known.worths());
    }

    /// The segment of a sentence.
    pub fn segment_of(&self, sentence: &Sentence) -> SegmentKind {
        self.segments.get(sentence.segment).map_or(SegmentKind::Body, |s| s.kind)
    }

    /// The kind of the segment that holds `offset`.
    pub fn segment_at(&self, offset: usize) -> Option<SegmentKind> {
        let i = self.segments.partition_point(|s| s.span.end <= offset);
        self.segments.get(i).filter(|s| s.span.touches(offset)).map(|s| s.kind)
    }

    /// The index of the sentence that holds `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end < offset);
        self.sentences.get(i).filter(|s| s.span.touches(offset)).map(|_| i)
    }

    /// What a sentence shows by itself; spans into its block. `None` for a sentence that a segment cuts.
    pub fn reading_of(&self, sentence: &Sentence) -> Option<&SentenceReading> {
        let placed = self.blocks.get(sentence.block)?;
        let start = sentence.span.start.checked_sub(placed.start)?;
        let span = Span::new(start, start + sentence.span.len());
        let i = placed.block.sentences.binary_search(&span).ok()?;
        placed.block.readings.get(i)
    }

    /// The entity a mention belongs to.
    pub fn entity_of(&self, mention: &Mention) -> Option<&Entity> {
        self.entities.get(mention.entity?)
    }
}
