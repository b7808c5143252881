//! Every mention of one person, body or place.

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::mentions::MentionForm;
use sourcier_index::contribution::{EntityFacts, MentionFacts};

use crate::{ArticleId, Contribution, Identity, Location, Snapshot, Span};

/// One person, body or place in one article. The article may hold several entities of one identity: two spellings
/// that only the dossier brings together.
#[derive(Clone, Debug)]
pub(crate) struct Appearance<'a> {
    pub(crate) article: &'a ArticleId,
    pub(crate) contribution: &'a Contribution,
    /// Indexes into [`Contribution::entities`], ascending.
    pub(crate) entities: Vec<usize>,
}

impl<'a> Appearance<'a> {
    /// All mentions here, in text order.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &'a MentionFacts> {
        self.contribution.mentions.iter().filter(|m| self.entities.contains(&m.entity))
    }

    /// Names and descriptions here, in text order: what a list of references shows. Pronouns would drown the rest.
    pub(crate) fn references(&self) -> impl Iterator<Item = &'a MentionFacts> {
        self.mentions().filter(|m| m.form != MentionForm::Pronoun)
    }

    /// What the article says of it.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &'a EntityFacts> {
        let contribution = self.contribution;
        self.entities.iter().filter_map(|entity| contribution.entities.get(*entity))
    }

    pub(crate) fn kind(&self) -> Option<EntityKind> {
        self.facts().next().map(|entity| entity.kind)
    }

    pub(crate) fn location(&self, span: Span) -> Location {
        Location { article: self.article.clone(), span }
    }
}

impl Snapshot {
    /// Every mention, in every article, of what stands at `offset`, descriptions included: by article id, then text.
    pub fn references(&self, id: &ArticleId, offset: usize) -> Vec<Location> {
        self.identity_at(id, offset).map(|(_, identity)| self.mentions_of(&identity)).unwrap_or_default()
    }

    /// The mentions in the same article of what stands at `offset`, pronouns too.
    pub fn highlights(&self, id: &ArticleId, offset: usize) -> Vec<Span> {
        let Some((_, identity)) = self.identity_at(id, offset) else { return Vec::new() };
        let here = self.appearances(&identity).into_iter().find(|appearance| appearance.article == id);
        here.map(|appearance| appearance.mentions().map(|m| m.span).collect()).unwrap_or_default()
    }

    /// Every mention of an identity, by article id, then text. Descriptions are in, pronouns are not.
    pub fn mentions_of(&self, identity: &Identity) -> Vec<Location> {
        let appearances = self.appearances(identity);
        appearances.iter().flat_map(|a| a.references().map(|m| a.location(m.span))).collect()
    }

    /// The mention at `offset` and who or what it is.
    pub(crate) fn identity_at(&self, id: &ArticleId, offset: usize) -> Option<(&MentionFacts, Identity)> {
        let mention = self.index.article(id)?.mention_at(offset)?;
        Some((mention, self.index.identity(id, mention.entity)?))
    }

    /// Where an identity appears, by article id.
    pub(crate) fn appearances(&self, identity: &Identity) -> Vec<Appearance<'_>> {
        let mut appearances: Vec<Appearance<'_>> = Vec::new();
        for (article, entity) in self.index.entities_of(identity) {
            match appearances.last_mut() {
                Some(last) if last.article == article => last.entities.push(entity),
                _ => appearances.extend(self.index.article(article).map(|contribution| Appearance {
                    article,
                    contribution,
                    entities: vec![entity],
                })),
            }
        }
        appearances
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::drawn;

    /// Asks at the cursor; draws the references and the highlights.
    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(expect: Expect) {
        const ANSWERS: [&str; 2] = ["référence", "ici"];
        let drawing = expect.data();
        let (snapshot, id, offset) = drawn::dossier(drawing);
        let drawn = drawn::draw(drawing, &snapshot.references(&id, offset), ANSWERS[0], &ANSWERS);
        let here = snapshot.highlights(&id, offset).into_iter();
        let here: Vec<_> = here.map(|span| Location { article: id.clone(), span }).collect();
        expect.assert_eq(&drawn::draw(&drawn, &here, ANSWERS[1], &[]));
    }

    #[test]
    fn names_and_descriptions_everywhere_pronouns_only_here() {
        check(expect![[r"
            === a.md
            La maire, Anna Le Goff, ouvre le port. Elle reviendra.
            ^^^^^^^^ PER Anna Le Goff, description
            ^^^^^^^^ référence
                      ^^^^^^^^^^^^ PER Anna Le Goff
                      ^^^^^^^^^^^^ référence
                                                   ^^^^ PER Anna Le Goff, pronom
            Yann Morvan était absent.
            ^^^^^^^^^^^ PER Yann Morvan
            === b.md
            Mme Le Goff a promis un bac. Elle y tient.
                ^^^^^^ PER Anna Le Goff
                ^^^^^^ référence
                ^^^^^^ ici
                     ^ cursor
                                         ^^^^ PER Anna Le Goff, pronom
                                         ^^^^ ici
        "]]);
    }

    #[test]
    fn the_cursor_is_on_the_word_it_stands_behind_unless_another_begins_there() {
        check(expect![[r"
            === a.md
            Trémel-Morvan
            ^^^^^^^ LOC Trémel
                   ^^^^^^ PER Yann Morvan
                   ^ cursor
                   ^^^^^^ référence
                   ^^^^^^ ici
        "]]);
    }

    #[test]
    fn a_name_is_found_in_any_case_and_without_accents() {
        let (snapshot, ..) = drawn::dossier(
            r"
            === a.md
            Le port de Trémel-sur-Aven
                       ^^^^^^^^^^^^^^^ LOC Trémel-sur-Aven
            ",
        );
        let named = snapshot.named("TREMEL SUR AVEN");
        let mentions: Vec<_> = named.iter().flat_map(|identity| snapshot.mentions_of(identity)).collect();
        assert_eq!(mentions.len(), 1, "{named:?}");
        assert!(snapshot.named("Trémel-sur-Odet").is_empty());
    }
}
