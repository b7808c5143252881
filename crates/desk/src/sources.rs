//! Who stands behind a story: its sources, what each of them covers, and how many do not depend on each other.
//!
//! A source is one whatever it is called: « KCNA » and « l’agence officielle », « Washington » and its government. An
//! agency or a medium that only passes on what others say adds none, nor does somebody who is heard only through another
//! source. Sources without a name are listed and not counted: nobody knows whether they are one.

use std::collections::BTreeMap;

use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::sourcing::Sourcing;

use self::key::Key;
use crate::french::{NBSP, inside_a_sentence, one_line, shorten};
use crate::{Article, ArticleId, Identity, Snapshot, Span, speakers};

mod key;
mod standing;

/// The sources of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// In the order in which they first speak.
    pub sources: Vec<Source>,
    /// How many sentences of the running text have a source, the vague and the anonymous among them.
    pub sourced: usize,
    /// How many sentences the running text has.
    pub sentences: usize,
}

/// One source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its name in the dossier, or the words of the article.
    pub name: String,
    /// Who or what it is, where that is known.
    pub identity: Option<Identity>,
    /// What kind of source.
    pub kind: SourceType,
    /// The words by which the article calls it, with how often, in the order of their first use.
    pub forms: Vec<(String, usize)>,
    /// The sentences it stands behind, in text order.
    pub behind: Vec<Behind>,
    /// Whether it adds something to the others.
    pub standing: Standing,
}

/// One sentence that a source stands behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Behind {
    /// The sentence.
    pub sentence: Span,
    /// The words that give the source, in the sentence or in the one it is taken over from.
    pub cue: Span,
    /// It is taken over from another sentence.
    pub inherited: bool,
}

/// What a source adds to the others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It counts.
    Independent,
    /// An agency or a medium that only passes on what another source says: its name.
    Relays(String),
    /// Heard only through another source: its name.
    Through(String),
    /// It only acts in public: « a remercié », « a proposé ».
    Acts,
    /// Without a name: anonymous, vague, nobody in particular.
    Unnamed,
}

impl Sheet {
    /// How many sources there are that do not depend on each other.
    pub fn independent(&self) -> usize {
        self.sources.iter().filter(|source| source.standing == Standing::Independent).count()
    }
}

impl Snapshot {
    /// The sources of an open article.
    pub fn sources(&self, id: &ArticleId) -> Option<Sheet> {
        let article = self.article(id)?;
        let keys = key::keys(self, id, article);
        let mut sources = grouped(article, &keys);
        for (_, source) in &mut sources {
            source.name = self.name_of(source);
        }
        standing::judge(article, &keys, &mut sources);
        let running = || article.sentences.iter().filter(|s| article.segment_of(s).is_running_text());
        let bare =
            |sourcing| matches!(sourcing, Sourcing::None | Sourcing::Conditional(_) | Sourcing::Agency);
        Some(Sheet {
            sources: sources.into_iter().map(|(_, source)| source).collect(),
            sourced: running().filter(|s| !bare(s.sourcing)).count(),
            sentences: running().count(),
        })
    }

    /// The name that the dossier gives it, or the fullest that the article does. « Kim et Choïgou » are never one of the
    /// two.
    fn name_of(&self, source: &Source) -> String {
        let several = !source.forms.is_empty() && source.forms.iter().all(|(form, _)| form.contains(" et "));
        let known = source
            .identity
            .as_ref()
            .filter(|_| !several)
            .map(|identity| self.canonical_name(&self.appearances(identity)));
        let longest = || source.forms.iter().max_by_key(|(form, _)| form.chars().count());
        known
            .filter(|name| !name.is_empty())
            .or_else(|| longest().map(|(form, _)| form.clone()))
            .unwrap_or_else(|| "source non précisée".to_owned())
    }
}

/// Each source with its sentences, in the order in which they first speak; names and standings are still to come.
fn grouped<'a>(article: &Article, keys: &'a [Option<Key>]) -> Vec<(&'a Key, Source)> {
    let mut sources: Vec<(&Key, Source)> = Vec::new();
    let mut places: BTreeMap<&Key, usize> = BTreeMap::new();
    for (attribution, key) in article.attributions.iter().zip(keys) {
        let Some(key) = key else { continue };
        let place = *places.entry(key).or_insert(sources.len());
        if place == sources.len() {
            sources.push((key, Source::new(key.identity())));
        }
        if let Some((_, source)) = sources.get_mut(place) {
            source.add(article, attribution);
        }
    }
    let heading = |s: &Sentence| matches!(article.segment_of(s), SegmentKind::Title | SegmentKind::Crosshead);
    for sentence in article.sentences.iter().filter(|s| !heading(s)) {
        let inherited = matches!(sentence.sourcing, Sourcing::InheritedBefore | Sourcing::InheritedAfter);
        let Some(attribution) = sentence.attribution.filter(|_| inherited) else { continue };
        let key = keys.get(attribution).and_then(Option::as_ref);
        let source = key.and_then(|key| sources.get_mut(*places.get(key)?));
        if let (Some((_, source)), Some(attribution)) = (source, article.attributions.get(attribution)) {
            source.stand_behind(Behind { sentence: sentence.span, cue: attribution.cue, inherited: true });
        }
    }
    sources
}

impl Source {
    const fn new(identity: Option<Identity>) -> Self {
        Self {
            name: String::new(),
            identity,
            kind: SourceType::Impersonal,
            forms: Vec::new(),
            behind: Vec::new(),
            standing: Standing::Unnamed,
        }
    }

    fn add(&mut self, article: &Article, attribution: &Attribution) {
        self.kind = more_telling(self.kind, kind(article, attribution));
        if let Some(form) = attribution.source.map(|span| written(article, span)) {
            match self.forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, n)) => *n += 1,
                None if speakers::is_pronoun(&form) => {}
                None => self.forms.push((form, 1)),
            }
        }
        if let Some(sentence) = article.sentences.get(attribution.sentence) {
            self.stand_behind(Behind { sentence: sentence.span, cue: attribution.cue, inherited: false });
        }
    }

    fn stand_behind(&mut self, behind: Behind) {
        let at = self.behind.partition_point(|b| b.sentence.start < behind.sentence.start);
        if self.behind.get(at).is_none_or(|b| b.sentence != behind.sentence) {
            self.behind.insert(at, behind);
        }
    }
}

/// What kind of source, known by who it is: « la porte-parole du ministère » speaks for a body.
fn kind(article: &Article, attribution: &Attribution) -> SourceType {
    let entity = attribution.entity.and_then(|entity| article.entities.get(entity)).map(|entity| entity.kind);
    match (attribution.source_type, entity) {
        (SourceType::Person, Some(EntityKind::Location)) => SourceType::GovernmentMetonym,
        (SourceType::Person, Some(kind)) if kind != EntityKind::Person => SourceType::Organisation,
        (SourceType::Role, Some(kind)) if !key::is_complement(article, attribution) => match kind {
            EntityKind::Person => SourceType::Person,
            EntityKind::Organisation => SourceType::Organisation,
            _ => SourceType::Role,
        },
        // « il », and nobody knows who.
        (SourceType::Person, None)
            if attribution.source.is_none_or(|source| speakers::is_pronoun(source.of(&article.text))) =>
        {
            SourceType::Impersonal
        }
        (kind, _) => kind,
    }
}

/// Nobody knows who it is.
const fn is_unnamed(kind: SourceType) -> bool {
    matches!(kind, SourceType::GroupVague | SourceType::Anonymous | SourceType::Impersonal)
}

/// Of two kinds of one source, the one that says more: a minister is a person once he is named.
fn more_telling(a: SourceType, b: SourceType) -> SourceType {
    let rank = |kind| match kind {
        SourceType::Person => 0,
        SourceType::Agency => 1,
        SourceType::Media => 2,
        SourceType::GovernmentMetonym => 3,
        SourceType::Organisation => 4,
        SourceType::Role => 5,
        SourceType::Document => 6,
        SourceType::Anonymous => 7,
        SourceType::GroupVague => 8,
        SourceType::Impersonal => 9,
    };
    if rank(b) < rank(a) { b } else { a }
}

/// The most characters of a source as it is written.
const WORDS: usize = 70;

/// The words of the article, as they stand inside a sentence.
fn written(article: &Article, span: Span) -> String {
    inside_a_sentence(&shorten(&one_line(span.of(&article.text)), WORDS))
}

/// A source as a sentence about it names it: its words, the name behind a pronoun, « le ministre (Paul Rey) »; `None`
/// for nobody.
pub(crate) fn naming(article: &Article, attribution: &Attribution) -> Option<String> {
    let words = attribution.source.map(|span| written(article, span)).filter(|words| !words.is_empty());
    let entity = attribution.entity.and_then(|entity| article.entities.get(entity)).map(|e| e.name.as_str());
    match (words, entity) {
        (None, entity) => entity.map(str::to_owned),
        (Some(words), entity) if speakers::is_pronoun(&words) => Some(entity.map_or_else(
            || format!("«{NBSP}{}{NBSP}»", words.trim_start_matches("-t").trim_start_matches('-')),
            str::to_owned,
        )),
        (Some(words), Some(name)) if attribution.source_type == SourceType::Role && !words.contains(name) => {
            let part = name.split(' ').any(|part| part.chars().count() > 2 && words.contains(part));
            Some(if part { words } else { format!("{words} ({name})") })
        }
        (Some(words), _) => Some(words),
    }
}

/// The first words of a sentence, on one line.
pub fn excerpt(text: &str, sentence: Span) -> String {
    shorten(&one_line(sentence.of(text)), WORDS)
}

/// A kind of source, in French.
pub const fn french(kind: SourceType) -> &'static str {
    match kind {
        SourceType::Person => "personne",
        SourceType::Role => "personne, par sa fonction",
        SourceType::Organisation => "organisation",
        SourceType::GovernmentMetonym => "gouvernement",
        SourceType::Agency => "agence de presse",
        SourceType::Media => "média",
        SourceType::Document => "document",
        SourceType::GroupVague => "source vague",
        SourceType::Anonymous => "source sans nom",
        SourceType::Impersonal => "source non précisée",
    }
}

#[cfg(test)]
mod tests;
