//! The index is a fold: neither the order of articles nor what they said before shows in any answer.

use proptest::collection::vec;
use proptest::prelude::*;
use sourcier_analysis::analyze;
use sourcier_index::statements::containment;
use sourcier_index::{ArticleId, Contribution, Index};

const SENTENCES: [&str; 9] = [
    "Le pont suspendu de Trémel restera fermé aux camions jusqu'au printemps prochain.",
    "Le pont suspendu de Trémel restera fermé aux camions jusqu'au printemps, selon la préfecture du Finistère.",
    "La maire, Anna Le Goff, a promis un nouveau bac pour les habitants de la rive gauche.",
    "Anna Le Goff promet un nouveau bac aux habitants de la rive gauche, a rapporté la radio Iroise.",
    "Mme Le Goff a quitté la réunion avant le vote.",
    "L'entreprise Morvan Travaux, chargée du chantier, n'a pas répondu.",
    "Les travaux coûteront 12 millions d'euros à la région.",
    "Les travaux coûteront 14 millions d'euros à la région.",
    "Ivan Petrov et Mme Le Goff se sont rencontrés à Trémel.",
];

/// What happens to an article: it is written anew, or forgotten.
type Step = (usize, Option<Vec<usize>>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec((0..5_usize, proptest::option::weighted(0.8, vec(0..SENTENCES.len(), 0..6))), 0..14)
}

fn id(article: usize) -> ArticleId {
    ArticleId::from(format!("dossier/{article}.md").as_str())
}

fn contribution(sentences: &[usize]) -> Contribution {
    let text: Vec<_> = sentences.iter().filter_map(|i| SENTENCES.get(*i)).copied().collect();
    Contribution::of(&analyze(&format!("Titre du jour\n\n{}", text.join("\n\n"))))
}

fn index(steps: &[Step]) -> Index {
    let mut index = Index::new();
    for (article, sentences) in steps {
        index.replace(&id(*article), sentences.as_deref().map(contribution));
    }
    index
}

/// Everything that can be asked of an index, as text.
fn answers(index: &Index) -> Vec<String> {
    let mut answers = Vec::new();
    for (id, contribution) in index.articles() {
        for statement in &contribution.statements {
            for sibling in index.siblings(id, statement.span) {
                answers.push(format!("{id} {:?} {sibling:?}", statement.span));
            }
        }
        for entity in 0..contribution.entities.len() {
            let identity = index.identity(id, entity);
            let everywhere = identity.as_ref().map(|identity| index.entities_of(identity));
            answers.push(format!("{id} {entity} {identity:?} {everywhere:?}"));
        }
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Only the last text of each article counts, and it may have come in any order.
    #[test]
    fn the_order_of_articles_does_not_show(steps in steps(), backwards in any::<bool>()) {
        let folded = index(&steps);
        let mut last: Vec<Step> = Vec::new();
        for step in &steps {
            last.retain(|(article, _)| *article != step.0);
            last.push(step.clone());
        }
        last.retain(|(_, sentences)| sentences.is_some());
        last.sort();
        if backwards {
            last.reverse();
        }
        let fresh = index(&last);
        prop_assert_eq!(answers(&folded), answers(&fresh));
        prop_assert_eq!(folded, fresh);
    }

    /// A change that is undone leaves no trace, and a snapshot taken before does not see it.
    #[test]
    fn what_is_put_back_was_never_gone(steps in steps(), article in 0..5_usize, other in vec(0..SENTENCES.len(), 0..6)) {
        let before = index(&steps);
        let snapshot = before.clone();
        let mut after = before.clone();
        let old = before.article(&id(article)).cloned();
        after.replace(&id(article), Some(contribution(&other)));
        after.replace(&id(article), old);
        prop_assert_eq!(answers(&after), answers(&before));
        prop_assert_eq!(&after, &before);
        prop_assert_eq!(snapshot, before);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The postings are a shortcut: comparing every sentence with every other finds the same siblings.
    #[test]
    fn the_postings_lose_no_sibling(articles in vec(vec(0..SENTENCES.len(), 0..6), 1..6)) {
        let steps: Vec<Step> = articles.into_iter().enumerate().map(|(n, sentences)| (n, Some(sentences))).collect();
        let index = index(&steps);
        for (id, contribution) in index.articles() {
            for statement in &contribution.statements {
                let all = index.articles().filter(|(other, _)| *other != id).flat_map(|(_, c)| &c.statements);
                let expected = all.filter(|other| containment(&statement.terms, &other.terms).is_some()).count();
                prop_assert_eq!(index.siblings(id, statement.span).len(), expected);
            }
        }
    }
}

/// The sentences above do find each other: the properties are not about empty answers.
#[test]
fn the_sentences_have_siblings() {
    let index = index(&[(0, Some(vec![0, 2, 6])), (1, Some(vec![1, 3, 7]))]);
    let answers = answers(&index);
    assert_eq!(answers.iter().filter(|answer| answer.contains("Sibling")).count(), 4, "{answers:#?}");
}
