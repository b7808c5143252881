//! What one article adds to the index: plain data, the unit of update.

use sourcier_analysis::Article;
use sourcier_analysis::article::{SegmentKind, Sentence};
use sourcier_analysis::attribution::{Attribution, SourceType};
use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::mentions::{Entity, Mention, MentionForm};
use sourcier_analysis::sourcing::Sourcing;
use sourcier_analysis::text::Span;

use crate::terms::Terms;

/// What one article adds. Indexes in one part point into another part of the same contribution.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contribution {
    /// The article's text, for positions and excerpts.
    pub text: std::sync::Arc<str>,
    /// Its headline.
    pub title: Option<String>,
    /// Its day, ISO 8601, as precise as known.
    pub date: Option<String>,
    /// The dossier that its front matter names.
    pub dossier: Option<String>,
    /// People, bodies, places.
    pub entities: Vec<EntityFacts>,
    /// Where they are mentioned, in text order.
    pub mentions: Vec<MentionFacts>,
    /// Sentences that can carry a claim or source one.
    pub statements: Vec<Statement>,
}

/// One entity of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityFacts {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the article.
    pub name: String,
    /// What the article equates it with.
    pub aliases: Vec<String>,
    /// Written forms with counts.
    pub variants: Vec<(String, usize)>,
    /// Functions and where they are stated.
    pub roles: Vec<(String, Span)>,
}

/// One mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MentionFacts {
    /// Where.
    pub span: Span,
    /// Index into [`Contribution::entities`].
    pub entity: usize,
    /// How.
    pub form: MentionForm,
    /// The segment it stands in.
    pub segment: SegmentKind,
    /// A place that stands for its government.
    pub metonym: bool,
}

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Where.
    pub span: Span,
    /// The segment it stands in.
    pub segment: SegmentKind,
    /// Content words, normalised, in order.
    pub terms: Terms,
    /// How it is sourced.
    pub sourcing: Sourcing,
    /// The attribution that covers it; of another sentence when the source is inherited.
    pub attribution: Option<AttributionFacts>,
}

/// One attribution.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttributionFacts {
    /// « a rapporté », « selon ».
    pub cue: Span,
    /// « l'agence KCNA », as written.
    pub source: Option<Span>,
    /// What kind of source.
    pub source_type: SourceType,
    /// Who speaks: index into [`Contribution::entities`].
    pub entity: Option<usize>,
}

impl Contribution {
    /// What `article` adds.
    pub fn of(article: &Article) -> Self {
        let metadata = &article.metadata;
        let title = article.segments.iter().find(|s| s.kind == SegmentKind::Title);
        Self {
            text: article.text.clone(),
            title: metadata
                .title
                .as_ref()
                .map(|field| field.value.clone())
                .or_else(|| title.map(|segment| segment.span.of(&article.text).to_owned())),
            date: metadata.date.as_ref().map(|date| date.value.clone()),
            dossier: metadata.dossier.as_ref().map(|field| field.value.clone()),
            entities: article.entities.iter().map(entity_facts).collect(),
            mentions: article.mentions.iter().filter_map(|m| mention_facts(article, m)).collect(),
            statements: article.sentences.iter().filter_map(|s| statement(article, s)).collect(),
        }
    }

    /// The sentence that `span` is in, or that it covers most of.
    pub fn statement_at(&self, span: Span) -> Option<&Statement> {
        let start = self.statements.partition_point(|s| s.span.end < span.start);
        let end = self.statements.partition_point(|s| s.span.start <= span.end);
        let shared = |s: &Statement| s.span.end.min(span.end).saturating_sub(s.span.start.max(span.start));
        self.statements.get(start..end)?.iter().rev().max_by_key(|s| shared(s))
    }

    /// The mention at `offset`, the innermost if there are several. A cursor right behind a word is on it.
    pub fn mention_at(&self, offset: usize) -> Option<&MentionFacts> {
        let end = self.mentions.partition_point(|m| m.span.start <= offset);
        self.mentions
            .get(..end)?
            .iter()
            .filter(|m| m.span.touches(offset))
            .min_by_key(|m| (!m.span.contains(offset), m.span.len()))
    }

    /// The attribution as another article can take it over: « selon l'agence KCNA », whatever the wording here.
    /// `None` for a source that has no name, for « on » and « il » without an antecedent.
    pub fn wording(&self, attribution: &AttributionFacts) -> Option<String> {
        let cue = attribution.cue.of(&self.text);
        let source = attribution.source.filter(|span| !span.is_empty());
        let Some(source) = source else {
            return self.name_of_source(attribution).map(|name| format!("selon {name}"));
        };
        let words = source.of(&self.text);
        let folded = fold(cue);
        if ["selon", "d'apres"].iter().any(|preposition| folded.starts_with(preposition)) {
            return Some(lower_first(attribution.cue.to(source).of(&self.text)));
        }
        if fold(words).starts_with("de source") {
            return Some(lower_first(words));
        }
        if fold(words).starts_with("source") {
            return Some(format!("de {}", lower_first(words)));
        }
        if is_pronoun(words) {
            return self.name_of_source(attribution).map(|name| format!("selon {name}"));
        }
        Some(format!("selon {}", self.inside_a_sentence(source)))
    }

    fn name_of_source(&self, attribution: &AttributionFacts) -> Option<&str> {
        self.entities.get(attribution.entity?).map(|entity| entity.name.as_str())
    }

    /// A stretch as it is written inside a sentence: « Le ministre » → « le ministre », but « Le Figaro », « Yonhap ».
    fn inside_a_sentence(&self, span: Span) -> String {
        let words = span.of(&self.text);
        let named = self.mentions.iter().any(|m| m.form == MentionForm::Name && m.span.start == span.start);
        let first = words.split([' ', '\u{a0}', '\'', '’']).next().unwrap_or_default();
        if !named && DETERMINERS.contains(&fold(first).as_str()) {
            lower_first(words)
        } else {
            words.to_owned()
        }
    }
}

const DETERMINERS: [&str; 24] = [
    "au", "aux", "ce", "ces", "cet", "cette", "d", "de", "des", "deux", "du", "l", "la", "le", "les", "leur",
    "leurs", "plusieurs", "sa", "ses", "son", "trois", "un", "une",
];

const PRONOUNS: [&str; 14] = [
    "ce dernier", "celle ci", "celui ci", "ces derniers", "cette derniere", "ceux ci", "elle", "elles", "il",
    "ils", "l'interesse", "l'interessee", "on", "qui",
];

/// Means nothing in another article: « il », « -t-elle », « ce dernier ».
fn is_pronoun(words: &str) -> bool {
    let folded = fold(words);
    let inverted = folded.strip_prefix(" t ").unwrap_or(&folded).trim();
    PRONOUNS.contains(&inverted)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

fn entity_facts(entity: &Entity) -> EntityFacts {
    EntityFacts {
        kind: entity.kind,
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        variants: entity.variants.clone(),
        roles: entity.roles.clone(),
    }
}

fn mention_facts(article: &Article, mention: &Mention) -> Option<MentionFacts> {
    Some(MentionFacts {
        span: mention.span,
        entity: mention.entity?,
        form: mention.form,
        segment: article.segment_at(mention.span.start).unwrap_or(SegmentKind::Body),
        metonym: mention.metonym,
    })
}

/// A sentence of the article itself; a credit line says nothing.
fn statement(article: &Article, sentence: &Sentence) -> Option<Statement> {
    let segment = article.segment_of(sentence);
    (segment.is_article() && segment != SegmentKind::Credit).then(|| Statement {
        span: sentence.span,
        segment,
        terms: Terms::of(article, sentence),
        sourcing: sentence.sourcing,
        attribution: sentence.attribution.and_then(|a| article.attributions.get(a)).map(attribution_facts),
    })
}

fn attribution_facts(attribution: &Attribution) -> AttributionFacts {
    AttributionFacts {
        cue: attribution.cue,
        source: attribution.source,
        source_type: attribution.source_type,
        entity: attribution.entity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The wording for a source and a cue that are words of `text`; `name` is who speaks.
    fn check(text: &str, cue: &str, source: &str, name: Option<&str>, expected: Option<&str>) {
        let span = |words: &str| text.find(words).map(|start| Span::new(start, start + words.len()));
        let entity = |name: &str| EntityFacts {
            kind: EntityKind::Person,
            name: name.to_owned(),
            aliases: Vec::new(),
            variants: Vec::new(),
            roles: Vec::new(),
        };
        let contribution = Contribution {
            text: text.into(),
            entities: name.map(entity).into_iter().collect(),
            ..Contribution::default()
        };
        let attribution = AttributionFacts {
            cue: span(cue).expect("the cue"),
            source: span(source).filter(|_| !source.is_empty()),
            source_type: SourceType::Organisation,
            entity: name.map(|_| 0),
        };
        assert_eq!(contribution.wording(&attribution).as_deref(), expected);
    }

    #[test]
    fn a_source_is_worded_for_any_sentence() {
        let text = "Le pont est fermé, selon l’agence bretonne Iroise.";
        check(text, "selon", "l’agence bretonne Iroise", None, Some("selon l’agence bretonne Iroise"));
        let text = "D’après la mairie, le pont est fermé.";
        check(text, "D’après", "la mairie", None, Some("d’après la mairie"));
        let text = "L'agence bretonne Iroise rapporte que le pont est fermé.";
        check(text, "rapporte", "L'agence bretonne Iroise", None, Some("selon l'agence bretonne Iroise"));
        let text = "Iroise rapporte que le pont est fermé.";
        check(text, "rapporte", "Iroise", None, Some("selon Iroise"));
        let text = "Le pont est fermé, a-t-on appris de source syndicale.";
        check(text, "a-t-on appris", "de source syndicale", None, Some("de source syndicale"));
    }

    #[test]
    fn a_pronoun_becomes_a_name_or_nothing() {
        let text = "Le pont est fermé, a-t-elle dit.";
        check(text, "a", "-t-elle", Some("Anna Le Goff"), Some("selon Anna Le Goff"));
        check(text, "a", "-t-elle", None, None);
        check("Le pont est fermé, a ajouté ce dernier.", "a ajouté", "ce dernier", None, None);
        check("Le pont serait fermé, dit-on.", "dit-on", "", None, None);
    }

    #[test]
    fn a_name_keeps_its_capital() {
        let text = "Le Courrier de Trémel écrit que le pont est fermé.";
        let source = Span::new(0, "Le Courrier de Trémel".len());
        let mention = MentionFacts {
            span: source,
            entity: 0,
            form: MentionForm::Name,
            segment: SegmentKind::Lead,
            metonym: false,
        };
        let contribution =
            Contribution { text: text.into(), mentions: vec![mention], ..Contribution::default() };
        assert_eq!(contribution.inside_a_sentence(source), "Le Courrier de Trémel");
        let without = Contribution { text: text.into(), ..Contribution::default() };
        assert_eq!(without.inside_a_sentence(source), "le Courrier de Trémel");
    }

    #[test]
    fn a_span_belongs_to_the_sentence_it_covers_most_of() {
        let text = "Titre\n\nLe port dort. La mairie aussi, dit-on au bar.";
        let contribution = Contribution::of(&sourcier_analysis::analyze(text));
        let at = |start, end| contribution.statement_at(Span::new(start, end)).map(|s| s.span.of(text));
        let mairie = text.find("La mairie").expect("a sentence");
        assert_eq!(at(mairie - 3, mairie + 12), Some("La mairie aussi, dit-on au bar."));
        assert_eq!(at(mairie - 3, mairie - 3), Some("Le port dort."));
        assert_eq!(at(text.len() + 5, text.len() + 6), None);
    }
}
