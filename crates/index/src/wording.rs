//! Wording a source so that another article can take it over.

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::mentions::MentionForm;
use sourcier_analysis::text::Span;

use crate::Contribution;
use crate::contribution::{AttributionFacts, MentionFacts};

impl Contribution {
    /// The attribution as another article can take it over: « selon l'agence KCNA », whatever the wording here.
    /// `None` for a source that means nothing elsewhere: « on », « il » without an antecedent, « leurs ministères ».
    pub fn wording(&self, attribution: &AttributionFacts) -> Option<String> {
        let by_name = || self.name_of_source(attribution).map(|name| format!("selon {name}"));
        let Some(source) = attribution.source.filter(|span| !span.is_empty()) else { return by_name() };
        let words = source.of(&self.text);
        let folded = fold(words);
        if is_pronoun(&folded) {
            return by_name();
        }
        if OWNED.contains(&folded.split(' ').next().unwrap_or_default()) {
            return None;
        }
        let cue = fold(attribution.cue.of(&self.text));
        if ["selon", "d'apres"].iter().any(|preposition| cue.starts_with(preposition)) {
            return Some(lower_first(attribution.cue.to(source).of(&self.text)));
        }
        if folded.starts_with("de source") {
            return Some(lower_first(words));
        }
        if folded.starts_with("source") {
            return Some(format!("de {}", lower_first(words)));
        }
        Some(format!("selon {}", self.inside_a_sentence(source)))
    }

    /// The name of who speaks, with the article it has where it is first written: « la préfecture ».
    fn name_of_source(&self, attribution: &AttributionFacts) -> Option<String> {
        let speaker = attribution.entity?;
        let entity = self.entities.get(speaker)?;
        if entity.kind == EntityKind::Person {
            return Some(entity.name.clone());
        }
        let named = |m: &&MentionFacts| m.entity == speaker && m.form == MentionForm::Name;
        let full = |m: &&MentionFacts| m.span.of(&self.text) == entity.name;
        let mut mentions = self.mentions.iter().filter(named).filter(full);
        let articled = mentions.find_map(|m| article_before(&self.text, m.span));
        match articled {
            Some(article) => Some(format!("{article}{}", entity.name)),
            None => entity.name.starts_with(char::is_uppercase).then(|| entity.name.clone()),
        }
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

/// Written small inside a sentence.
const DETERMINERS: [&str; 13] =
    ["au", "aux", "d", "de", "des", "deux", "du", "l", "la", "le", "les", "un", "une"];

const PRONOUNS: [&str; 14] = [
    "ce dernier", "celle ci", "celui ci", "ces derniers", "cette derniere", "ceux ci", "elle", "elles", "il",
    "ils", "l'interesse", "l'interessee", "on", "qui",
];

/// Whose it is, or which, is said in the article it stands in only.
const OWNED: [&str; 13] =
    ["ce", "ces", "cet", "cette", "leur", "leurs", "nos", "notre", "sa", "ses", "son", "votre", "vos"];

/// Means nothing in another article: « il », « -t-elle », « ce dernier »; `folded`.
fn is_pronoun(folded: &str) -> bool {
    let inverted = folded.strip_prefix(" t ").unwrap_or(folded).trim();
    PRONOUNS.contains(&inverted)
}

/// The definite article that a name has in front of it: « la », « l'»; « du » and « au » hold « le ».
fn article_before(text: &str, name: Span) -> Option<&'static str> {
    const ARTICLES: [(&str, &str); 9] = [
        ("l'", "l'"),
        ("l’", "l’"),
        (" la ", "la "),
        (" le ", "le "),
        (" du ", "le "),
        (" au ", "le "),
        (" les ", "les "),
        (" aux ", "les "),
        (" des ", "les "),
    ];
    let before = format!(" {}", text.get(..name.start)?.rsplit(['\n', '.']).next()?.to_lowercase());
    ARTICLES.iter().find(|(written, _)| before.ends_with(written)).map(|(_, article)| *article)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use sourcier_analysis::article::SegmentKind;
    use sourcier_analysis::attribution::SourceType;

    use super::*;
    use crate::contribution::EntityFacts;

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
    fn a_source_that_is_only_known_at_home_is_not_lent() {
        check("Leurs ministères ont annoncé la paix.", "ont annoncé", "Leurs ministères", None, None);
        check("Cet élu dénonce un abus.", "dénonce", "Cet élu", None, None);
    }

    #[test]
    fn a_body_takes_its_article_along() {
        let text = "Le pont de la préfecture du Var est fermé, a-t-elle dit.";
        let source =
            text.find("préfecture du Var").map(|start| Span::new(start, start + "préfecture du Var".len()));
        let (entity, segment) = (0, SegmentKind::Lead);
        let contribution = Contribution {
            text: text.into(),
            entities: vec![EntityFacts {
                kind: EntityKind::Organisation,
                name: "préfecture du Var".to_owned(),
                aliases: Vec::new(),
                variants: Vec::new(),
                roles: Vec::new(),
            }],
            mentions: vec![MentionFacts {
                span: source.expect("a name"),
                entity,
                form: MentionForm::Name,
                segment,
                metonym: false,
            }],
            ..Contribution::default()
        };
        let attribution = AttributionFacts {
            cue: Span::default(),
            source: None,
            source_type: SourceType::Organisation,
            entity: Some(0),
        };
        assert_eq!(contribution.wording(&attribution).as_deref(), Some("selon la préfecture du Var"));
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
}
