//! Where a person, body or place is introduced.

use sourcier_analysis::entities::EntityKind;
use sourcier_analysis::entities::spelling::fold;
use sourcier_analysis::mentions::MentionForm;
use sourcier_index::contribution::MentionFacts;

use crate::mentions::Appearance;
use crate::{ArticleId, Contribution, Location, Snapshot};

impl Snapshot {
    /// The first full mention of what stands at `offset`: in the article, or, from that mention itself and when the
    /// article never gives the full name, in the oldest article of the dossier that does. The first mention by name
    /// when there is no full one anywhere.
    pub fn definition(&self, id: &ArticleId, offset: usize) -> Vec<Location> {
        let Some((cursor, identity)) = self.identity_at(id, offset) else { return Vec::new() };
        let (here, mut elsewhere): (Vec<_>, Vec<_>) =
            self.appearances(&identity).into_iter().partition(|appearance| appearance.article == id);
        elsewhere.sort_by_key(|a| (a.contribution.date.is_none(), a.contribution.date.as_deref(), a.article));
        let at_home = here.iter().find_map(introduction);
        if let Some(location) = at_home.clone().filter(|location| location.span != cursor.span) {
            return vec![location];
        }
        let abroad = elsewhere.iter().find_map(introduction);
        let named = || here.iter().chain(&elsewhere).find_map(first_name);
        abroad.or(at_home).or_else(named).into_iter().collect()
    }
}

/// The first full mention of an article; one in running text rather than one in a headline or a caption.
pub(crate) fn introduction(appearance: &Appearance<'_>) -> Option<Location> {
    let full = || appearance.references().filter(|m| is_full(appearance.contribution, m));
    let running = full().find(|m| m.segment.is_running_text());
    running
        .or_else(|| full().find(|m| m.segment.is_article()))
        .map(|mention| appearance.location(mention.span))
}

/// The first mention by any name, in the article rather than around it.
pub(crate) fn first_name(appearance: &Appearance<'_>) -> Option<Location> {
    let named = || appearance.references().filter(|m| m.form == MentionForm::Name);
    let mention = named().find(|m| m.segment.is_article()).or_else(|| named().next())?;
    Some(appearance.location(mention.span))
}

/// Words that open a surname: « Le Goff » is no full name.
const PARTICLES: [&str; 16] =
    ["al", "bar", "ben", "bin", "da", "de", "del", "des", "di", "dos", "du", "el", "la", "le", "van", "von"];

/// A person with first name and surname, a body with more than its acronym, a place.
fn is_full(contribution: &Contribution, mention: &MentionFacts) -> bool {
    let words = mention.span.of(&contribution.text);
    let kind = contribution.entities.get(mention.entity).map(|entity| entity.kind);
    mention.form == MentionForm::Name
        && match kind {
            Some(EntityKind::Person) => {
                let words =
                    words.split_whitespace().skip_while(|word| PARTICLES.contains(&fold(word).as_str()));
                words.count() > 1
            }
            Some(EntityKind::Organisation) => words.chars().any(char::is_lowercase),
            _ => true,
        }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::drawn;

    /// Asks at the cursor; draws the answer.
    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
    fn check(expect: Expect) {
        let drawing = expect.data();
        let (snapshot, id, offset) = drawn::dossier(drawing);
        let answer = snapshot.definition(&id, offset);
        expect.assert_eq(&drawn::draw(drawing, &answer, "définition", &["définition"]));
    }

    #[test]
    fn the_full_name_in_running_text_comes_before_the_headline() {
        check(expect![[r"
            Anna Le Goff rouvre le port
            ^^^^^^^^^^^^ PER Anna Le Goff
            Le port a rouvert mardi, a annoncé Le Goff.
                                               ^^^^^^ PER Anna Le Goff
                                               ^ cursor
            La maire, Anna Le Goff, a remercié les pêcheurs.
            ^^^^^^^^ PER Anna Le Goff, description
                      ^^^^^^^^^^^^ PER Anna Le Goff
                      ^^^^^^^^^^^^ définition
        "]]);
    }

    #[test]
    fn from_there_the_oldest_article_of_the_dossier() {
        check(expect![[r"
            === a.md
            Le port rouvre
                      ^^^^ date 2024-03-14
            La maire, Anna Le Goff, a remercié les pêcheurs.
                      ^^^^^^^^^^^^ PER Anna Le Goff
                          ^ cursor
            === b.md
            Le port ferme
                    ^^^^^ date 2024-03-12
            Mme Le Goff est élue depuis un an.
                ^^^^^^ PER Anna Le Goff
            Anna Le Goff dirigeait la capitainerie.
            ^^^^^^^^^^^^ PER Anna Le Goff
            ^^^^^^^^^^^^ définition
            === c.md
            Anna Le Goff réélue
            ^^^^^^^^^^^^ PER Anna Le Goff
        "]]);
    }

    #[test]
    fn a_description_leads_to_the_name_in_another_article() {
        check(expect![[r"
            === a.md
            Le port rouvre
            La maire de Trémel a remercié les pêcheurs.
            ^^^^^^^^^^^^^^^^^^ PER Anna Le Goff, description
                ^ cursor
            === b.md
            Le port ferme
            Anna Le Goff dirigeait la capitainerie.
            ^^^^^^^^^^^^ PER Anna Le Goff
            ^^^^^^^^^^^^ définition
        "]]);
    }

    #[test]
    fn the_only_name_is_its_own_definition() {
        check(expect![[r"
            Le port rouvre
            Le Goff a remercié les pêcheurs.
            ^^^^^^^ PER Le Goff
            ^^^^^^^ définition
             ^ cursor
        "]]);
    }

    #[test]
    fn nothing_is_defined_between_names() {
        check(expect![[r"
            Le port rouvre
                ^ cursor
            Anna Le Goff a remercié les pêcheurs.
            ^^^^^^^^^^^^ PER Anna Le Goff
        "]]);
    }
}
