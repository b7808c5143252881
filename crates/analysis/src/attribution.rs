//! Who says what: source, cue, content.

use crate::entities::Name;
use crate::quotes::LocalQuote;
use crate::syntax::SyntacticWord;
use crate::text::Span;
use crate::tokenizer::Token;

mod adverbials;
mod chain;
mod homographs;
mod kind;
mod link;
mod ownerless;
mod patterns;
mod phrase;
mod pronouns;
mod speakers;
mod stance;
mod subject;
mod tree;
mod verbs;
mod view;

pub(crate) use link::place;
pub use stance::Stance;
pub(crate) use tree::Tree;
use view::View;

/// An attribution as one block shows it; spans into the block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalAttribution {
    /// « a rapporté », « selon ».
    pub cue: Span,
    /// « l'agence KCNA »; `None` for « a-t-on appris ».
    pub source: Option<Span>,
    /// What kind of source.
    pub source_type: SourceType,
    /// Direct, indirect or both.
    pub kind: AttributionKind,
    /// Where the cue stands.
    pub position: CuePosition,
    /// What is attributed.
    pub content: Vec<Span>,
    /// « a ajouté », « a poursuivi »: the source goes on, so that what stands between its cues is its own too.
    pub additive: bool,
    /// The subject's own act of speech: « a remercié », « a proposé ».
    pub speech_act: bool,
    /// A state of mind rather than speech, or silence: « espère », « craint ». It sources nothing.
    pub weak: bool,
    /// Whether the source says that it is so.
    pub stance: Stance,
    /// The attribution that reports this one, an index into those of the block: « P, a dit le ministre, cité par Hanpo ».
    pub within: Option<usize>,
}

/// An attribution of the article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// « a rapporté », « selon ».
    pub cue: Span,
    /// « l'agence KCNA »; `None` for « a-t-on appris ».
    pub source: Option<Span>,
    /// What kind of source.
    pub source_type: SourceType,
    /// The entity that speaks, an index into the article's entities.
    pub entity: Option<usize>,
    /// Those who speak with it: « MM. Kim et Choïgou ».
    pub joint: Vec<usize>,
    /// Direct, indirect or both.
    pub kind: AttributionKind,
    /// Where the cue stands.
    pub position: CuePosition,
    /// What is attributed.
    pub content: Vec<Span>,
    /// Index of the sentence that holds the cue.
    pub sentence: usize,
    /// « a ajouté », « a poursuivi ».
    pub additive: bool,
    /// The subject's own act of speech.
    pub speech_act: bool,
    /// A state of mind rather than speech, or silence: it sources nothing.
    pub weak: bool,
    /// Whether the source says that it is so.
    pub stance: Stance,
    /// The attribution that reports this one, an index into those of the article.
    pub within: Option<usize>,
}

/// Who or what a source is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SourceType {
    /// A named person.
    Person,
    /// « le ministre russe ».
    Role,
    /// A body.
    Organisation,
    /// « Washington ».
    GovernmentMetonym,
    /// A news agency.
    Agency,
    /// Another medium.
    Media,
    /// A report, a statement, a video with an owner.
    Document,
    /// « l'Occident », « des experts »; also documents without an owner.
    GroupVague,
    /// « une source proche du dossier ».
    Anonymous,
    /// « on », « il », a passive without an agent.
    Impersonal,
}

impl SourceType {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::Role,
        Self::Organisation,
        Self::GovernmentMetonym,
        Self::Agency,
        Self::Media,
        Self::Document,
        Self::GroupVague,
        Self::Anonymous,
        Self::Impersonal,
    ];

    /// Nobody can be asked: a crowd, « on ».
    pub const fn is_vague(self) -> bool {
        matches!(self, Self::GroupVague | Self::Impersonal)
    }

    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::GovernmentMetonym => "government-metonym",
            Self::Agency => "agency",
            Self::Media => "media",
            Self::Document => "document",
            Self::GroupVague => "group-vague",
            Self::Anonymous => "anonymous",
            Self::Impersonal => "impersonal",
        }
    }
}

/// How the words are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttributionKind {
    /// In quotation marks.
    Direct,
    /// In the writer's words.
    Indirect,
    /// Both.
    Mixed,
}

impl AttributionKind {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// Where a cue stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CuePosition {
    /// « Selon S, P »; « S affirme que P ».
    Initial,
    /// « P, a dit S, P ».
    Incise,
    /// « P, selon S ».
    Final,
    /// In a relative or an infinitive clause.
    Embedded,
}

impl LocalAttribution {
    /// The same in a sentence that stands elsewhere.
    pub(crate) fn moved(&self, to: impl Fn(Span) -> Span) -> Self {
        Self {
            cue: to(self.cue),
            source: self.source.map(&to),
            content: self.content.iter().copied().map(&to).collect(),
            ..*self
        }
    }
}

/// The attributions of the sentence at `span` of a block; [`LocalAttribution::within`] counts from the first of them.
pub(crate) fn read(
    tokens: &[Token],
    span: Span,
    quotes: &[LocalQuote],
    names: &[Name],
    words: &[SyntacticWord],
) -> Vec<LocalAttribution> {
    let view = View::new(tokens, span, quotes, names, words);
    let mut found = patterns::find(&view);
    chain::link(&view, &mut found);
    found
}

#[cfg(test)]
mod tests;
