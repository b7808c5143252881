//! What an article adds after an edit is what it would add if it were read for the first time.

use proptest::collection::vec;
use proptest::prelude::*;
use sourcier_analysis::{analyze, reanalyze};
use sourcier_index::Contribution;

/// Paragraphs whose quotations and sentences see other names and other speakers when their neighbours change.
const PARAGRAPHS: [&str; 9] = [
    "« Le bac de Trémel (l’ancien) ne partira plus », a dit Anna Le Goff, « et Morvan le sait. »",
    "La maire, Anna Le Goff, a promis un nouveau bac. « Morvan […] paiera », assure-t-elle.",
    "« Nous paierons, dit Paul Morvan, les 12 millions d’euros du pont de Trémel. »",
    "Paul Morvan dirige Morvan Travaux (MT), chargée du chantier de Trémel.",
    "Selon MT, « le pont tiendra ». Le Goff n’y croit pas.",
    "« Le pont tiendra, a-t-il ajouté, et le bac partira. »",
    "Il pleut sur Trémel.",
    "Morvan est une ville du Finistère. Le bac y dort.",
    "",
];

fn text(paragraphs: &[usize]) -> String {
    let paragraphs: Vec<_> = paragraphs.iter().filter_map(|i| PARAGRAPHS.get(*i)).copied().collect();
    paragraphs.join("\n\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_edit_adds_what_a_first_reading_adds(versions in vec(vec(0..PARAGRAPHS.len(), 0..6), 2..5)) {
        let mut article = analyze(&text(&versions[0]));
        let mut added = Contribution::of(&article);
        for version in &versions[1..] {
            let now = reanalyze(&article, &text(version));
            added = added.again(&article, &now);
            prop_assert_eq!(&added, &Contribution::of(&now));
            article = now;
        }
    }
}
