//! Whole articles of our own: how each is read, and what is flagged in it.
//!
//! Beside each article stands its drawn reading (`<article>.reading`; those of `examples/` are here too, under the
//! dossier's name), so that a change of behaviour arrives as a diff: `UPDATE_EXPECT=1` draws them again. What must be
//! flagged is listed in `EXPECTED.md`.

mod drawing;
mod expected;
mod story;

use expect_test::expect_file;

use crate::drawing::Reading;
use crate::story::{Story, corpus};

#[test]
fn readings_are_up_to_date() {
    for story in Story::all() {
        for (id, article) in story.snapshot.open_articles() {
            let findings = &story.snapshot.diagnostics(id);
            let reading = Reading { article, findings }.to_string();
            expect_file![corpus().join(format!("{id}.reading"))].assert_eq(&reading);
        }
    }
}

/// Measured on the corpus as it stands; raise them when the engine gets better, never lower them. Recall was 0.95 on the
/// two dossiers that the rules were written with; fifteen more came from a writer who did not know the engine.
const RECALL_FLOOR: f64 = 0.94;
const PRECISION_FLOOR: f64 = 0.98;

#[test]
fn planted_defects_are_found_and_nothing_else() {
    let score = expected::score(&Story::all());
    println!("{score}");
    assert!(score.recall() >= RECALL_FLOOR, "recall below {RECALL_FLOOR}:\n{score}");
    assert!(score.precision() >= PRECISION_FLOOR, "precision below {PRECISION_FLOOR}:\n{score}");
}

#[test]
fn every_rule_has_a_planted_defect() {
    let expected = expected::read();
    for rule in sourcier_desk::rules::RULES.iter().filter(|rule| !rule.off) {
        assert!(expected.iter().any(|row| row.rule == rule.code), "no planted defect of {}", rule.code);
    }
}

#[test]
fn the_fix_writes_in_the_source_that_a_sibling_gives() {
    let mut story = Story::named("dossier-traite");
    let id = "dossier-traite/02-quotidien.md".into();
    let claim = "Les Kardaves et une délégation norvégienne sont les premiers responsables étrangers reçus au palais \
                 de la Mer depuis le rappel des ambassadeurs en 2019";

    let actions = story.snapshot.actions(&id, story.find(&id, claim));
    let action = actions.iter().find(|a| a.diagnostic.as_ref().is_some_and(|d| d.rule == "unsourced-claim"));
    let edit = &action.expect("no fix for the unsourced claim").fix.edits[0];
    let mut text = story.snapshot.text(&id).expect("the article is open").to_owned();
    text.replace_range(edit.span.start..edit.span.end, &edit.text);
    assert!(text.contains(&format!("{claim}, selon l'agence seondoise Hanpo.")), "{edit:?}");

    story.open(&id, &text);
    let left = story.snapshot.actions(&id, story.find(&id, claim));
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn references_reach_the_other_transliteration() {
    let story = Story::named("dossier-traite");
    let id = "dossier-traite/05-traduction.txt".into();
    let cursor = story.find(&id, "M. Shuvalenko").end;
    let references = story.snapshot.references(&id, cursor);
    for sibling in ["01-depeche.txt", "02-quotidien.md", "03-page-web.txt", "06-portrait.md"] {
        let sibling = format!("dossier-traite/{sibling}").as_str().into();
        let name = story.find(&sibling, "Chouvalenko");
        assert!(
            references.iter().any(|l| l.article == sibling && l.span.overlaps(name)),
            "no reference in {sibling}: {references:?}"
        );
    }
}
