//! Chains of mentions inside one article: full names, short names, titles, descriptions, pronouns.

mod chains;
mod descriptions;
mod entities;
pub mod evidence;
mod metonyms;
mod names;
pub(crate) mod phrases;
mod pronouns;
mod spelling;

pub use spelling::{Spelling, short_keys, surname_first};

use crate::article::Segment;
use crate::block::PlacedBlock;
use crate::entities::EntityKind;
use crate::model;
use crate::text::Span;

/// One place where an entity is mentioned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The words themselves.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// How it names it.
    pub form: MentionForm,
    /// Index into the article's entities.
    pub entity: Option<usize>,
    /// A place that stands for its government here: « Washington » that affirms.
    pub metonym: bool,
    /// A function stated right here, in apposition or as a title: « ministre russe de la Défense ».
    pub role: Option<Span>,
}

/// How an entity is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MentionForm {
    /// By its name or a part of it.
    Name,
    /// « le dirigeant nord-coréen ».
    Description,
    /// « il », « ce dernier ».
    Pronoun,
}

impl MentionForm {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }
}

/// A person, body or place of one article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form written in the article.
    pub name: String,
    /// Acronyms and expansions that the article itself equates with the name: « KCNA » for « Korean Central News
    /// Agency (KCNA) ».
    pub aliases: Vec<String>,
    /// Each written form with how often, most frequent first, then by text. Names only.
    pub variants: Vec<(String, usize)>,
    /// Functions and descriptions as written, with where.
    pub roles: Vec<(String, Span)>,
    /// Indexes into the article's mentions, in text order.
    pub mentions: Vec<usize>,
}

/// Where the names of blocks stand in the article, and what it says of each: what the judgement over them is learnt from.
pub fn evidence(text: &str, blocks: &[PlacedBlock], segments: &[Segment]) -> Vec<(Span, evidence::Evidence)> {
    let names = names::collect(text, blocks, segments);
    names.iter().map(|n| n.span).zip(evidence::gather(&names)).collect()
}

/// Chains the names, descriptions and pronouns of the article.
pub(crate) fn chain(text: &str, blocks: &[PlacedBlock], segments: &[Segment]) -> (Vec<Mention>, Vec<Entity>) {
    let mut names = names::collect(text, blocks, segments);
    names::confirm(&mut names, model::get().map(|m| &m.names.judge));
    let mut chains = chains::Chains::default();
    for name in names.iter().filter(|n| n.own) {
        chains.introduce(name);
    }
    let mut found: Vec<(Mention, usize)> = Vec::new();
    // The article's own names first: what came along with it must not change who is who.
    for own in [true, false] {
        for name in names.iter().filter(|n| n.own == own) {
            let entity = chains.entity_of(name);
            let mention = Mention {
                span: name.span,
                kind: chains.kind(entity),
                form: MentionForm::Name,
                entity: Some(entity),
                metonym: name.metonym && chains.kind(entity) == EntityKind::Location,
                role: name.role,
            };
            found.push((mention, entity));
        }
    }
    let others = descriptions::find(blocks, segments, &found, &chains);
    found.extend(others);
    let others = pronouns::find(blocks, segments, &found, &chains);
    found.extend(others);
    found.sort_by_key(|(m, entity)| (m.span.start, m.span.end, *entity));
    entities::build(text, found, &chains)
}

#[cfg(test)]
mod tests {
    use super::MentionForm;

    /// One line an entity: its kind, then its mentions in text order, `~` before descriptions and pronouns.
    fn check(text: &str, expected: &[&str]) {
        let article = crate::analyze(text);
        let line = |entity: &super::Entity| {
            let mentions = entity.mentions.iter().filter_map(|&m| article.mentions.get(m));
            let words: Vec<String> = mentions
                .map(|m| format!("{}{}", if m.form == MentionForm::Name { "" } else { "~" }, m.span.of(text)))
                .collect();
            format!("{} {}", entity.kind.as_str(), words.join(" | "))
        };
        assert_eq!(article.entities.iter().map(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn surnames_titles_and_spellings_are_one_person() {
        check(
            "Le bac de Trémel a été rendu au public, selon Sergueï Kochkine. M. Kochkine a salué Anne Lebrun.\n\n\
             MM. Kochkine et Roy ont déjeuné, puis Sergei Koshkin est parti.",
            &[
                "LOC Trémel",
                "PER Sergueï Kochkine | Kochkine | Kochkine | Sergei Koshkin",
                "PER Anne Lebrun",
                "PER Roy",
            ],
        );
    }

    #[test]
    fn an_acronym_and_its_expansion_are_one_body() {
        check(
            "Un rapport de l'Office des ponts de Brion (OPB) accuse la mairie. Selon l'OPB, tout est en ordre.",
            &["ORG Office des ponts de Brion | OPB | OPB"],
        );
    }

    #[test]
    fn a_short_form_is_what_the_article_names_in_full() {
        check(
            "L'UE a reçu la maire de Brest. Pour quitter l'Union, il faudrait un vote, a dit l'UE.",
            &["ORG UE | Union | UE", "LOC Brest"],
        );
        check(
            "Ursula Kochkine dirige la compagnie. Selon Kochkine, rien ne presse. Kochkine a quitté Lyon.",
            &["PER Ursula Kochkine | Kochkine | Kochkine", "LOC Lyon"],
        );
    }

    #[test]
    fn a_description_of_one_person_is_that_person() {
        check(
            "Le ministre italien des Ports Aldo Ferrante est arrivé mardi à Lyon. Le ministre italien a visité le musée.",
            &["PER Aldo Ferrante | ~Le ministre italien", "LOC Lyon"],
        );
    }

    #[test]
    fn a_capital_that_acts_is_its_government() {
        let text = "Oslo refuse. Le bac rentre à Oslo. Un refus de Lisbonne, salué par Oslo.";
        let metonyms: Vec<&str> =
            crate::analyze(text).mentions.iter().filter(|m| m.metonym).map(|m| m.span.of(text)).collect();
        assert_eq!(metonyms, ["Oslo", "Lisbonne", "Oslo"]);
    }

    #[test]
    fn a_pronoun_follows_its_subject() {
        check(
            "La députée Anne Lebrun a voté contre. Elle a quitté la salle. Il pleut.",
            &["PER Anne Lebrun | ~Elle"],
        );
    }
}
