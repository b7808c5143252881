//! Quick fixes do what they say: on every example of the rule pages, and on a dossier in the manner of real wires.

use std::collections::BTreeMap;

use expect_test::expect;
use sourcier_desk::actions::Action;
use sourcier_desk::diagnostics::Fix;
use sourcier_desk::rules::RULES;
use sourcier_desk::{ArticleId, Config, Desk, Snapshot, Span};
use sourcier_test_utils::Fixture;

/// A dossier by path, all articles open.
fn open(fixture: &Fixture) -> Desk {
    let mut desk = Desk::new();
    for article in &fixture.articles {
        if article.path == "sourcier.toml" {
            desk.configure(Config::parse(&article.text).expect("settings"));
        } else {
            desk.open(&ArticleId::from(article.path.as_str()), &article.text);
        }
    }
    desk
}

/// The desk after a fix.
fn apply(desk: &Desk, fix: &Fix) -> Snapshot {
    let mut changed: BTreeMap<&ArticleId, Vec<(Span, &str)>> = BTreeMap::new();
    for edit in &fix.edits {
        changed.entry(&edit.article).or_default().push((edit.span, &edit.text));
    }
    let mut after = desk.clone();
    for (id, mut edits) in changed {
        let mut text = desk.snapshot().text(id).expect("the text of an edited article").to_owned();
        edits.sort();
        assert!(edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "edits overlap: {fix:?}");
        for (span, new) in edits.into_iter().rev() {
            text.replace_range(span.start..span.end, new);
        }
        after.open(id, &text);
    }
    after.snapshot()
}

fn count(snapshot: &Snapshot, id: &ArticleId, rule: &str) -> usize {
    snapshot.diagnostics(id).iter().filter(|d| d.rule == rule).count()
}

/// Every action of every finding on the rule pages.
fn each_action(mut check: impl FnMut(&Desk, &ArticleId, &Action)) {
    for rule in RULES {
        for block in rule.doc.split("```presse\n").skip(1).filter_map(|part| part.split("```\n").next()) {
            let desk = open(&Fixture::parse(block));
            let snapshot = desk.snapshot();
            for (id, article) in snapshot.open_articles() {
                for action in snapshot.actions(id, Span::new(0, article.text.len())) {
                    check(&desk, id, &action);
                }
            }
        }
    }
}

#[test]
fn a_preferred_fix_mends_its_finding_and_brings_no_other() {
    let mut preferred = 0;
    each_action(|desk, id, action| {
        let Some(diagnostic) = action.diagnostic.as_ref().filter(|_| action.fix.preferred) else { return };
        let (before, after) = (desk.snapshot(), apply(desk, &action.fix));
        let rule = diagnostic.rule;
        assert!(
            count(&after, id, rule) < count(&before, id, rule),
            "{rule} is still there: {:?}",
            action.fix
        );
        assert!(after.diagnostics(id).len() < before.diagnostics(id).len(), "another came: {:?}", action.fix);
        preferred += 1;
    });
    assert!(preferred > 0, "no page shows a preferred fix");
}

#[test]
fn ignoring_silences_a_finding_here_and_in_the_whole_article() {
    each_action(|desk, id, action| {
        let Some(diagnostic) = action.diagnostic.as_ref().filter(|_| action.fix.title.starts_with("Ignorer"))
        else {
            return;
        };
        let (before, after) = (desk.snapshot(), apply(desk, &action.fix));
        let left = count(&after, id, diagnostic.rule);
        if action.fix.title.ends_with("dans ce fichier") {
            assert_eq!(left, 0, "{:?}", action.fix);
        } else {
            assert!(left < count(&before, id, diagnostic.rule), "{:?}", action.fix);
        }
        let others = |s: &Snapshot| s.diagnostics(id).iter().filter(|d| d.rule != diagnostic.rule).count();
        assert_eq!(others(&after), others(&before), "other rules are not touched: {:?}", action.fix);
    });
}

/// What the first fix of `rule` makes of the line with the cursor, or that there is none.
fn first_fix(rule: &str, dossier: &str) -> String {
    let fixture = Fixture::parse(dossier);
    let (path, offset) = fixture.cursor().expect("a cursor");
    let id = ArticleId::from(path);
    let desk = open(&fixture);
    let snapshot = desk.snapshot();
    let text = snapshot.text(&id).expect("the article");
    let line = text.get(..offset).expect("the text before").matches('\n').count();
    let found = snapshot.diagnostics(&id).into_iter().find(|d| d.rule == rule);
    let mut found = found.filter(|d| text.get(offset..d.span.start).is_some_and(|gap| !gap.contains('\n')));
    let answer = match found.as_mut().map(|d| d.fixes.drain(..).next()) {
        None => "no finding\n".to_owned(),
        Some(None) => "a finding without a fix\n".to_owned(),
        Some(Some(fix)) => {
            let after = apply(&desk, &fix);
            assert_eq!(count(&after, &id, rule), 0, "the finding is still there: {fix:?}");
            let text = after.text(&id).expect("the article");
            format!("{}\n→ {}\n", fix.title, text.lines().nth(line).unwrap_or_default())
        }
    };
    answer.replace('\u{a0}', "⍽")
}

/// Two articles about one thing; the first lends `sourced`, the second says `bare`.
fn dossier(sourced: &str, bare: &str) -> String {
    let front_matter = "---\ndate: 2024-03-15\n---";
    format!(
        "=== depeche.md\n{front_matter}\n\n# Orlande reçoit\n\nLe roi d’Orlande a ouvert la fête.\n\n{sourced}\n\n\
         === brouillon.md\n{front_matter}\n\n# Orlande en fête\n\nLa fête a commencé.\n\n{bare}\n^ cursor\n"
    )
}

const BARE: &str = "Les Kardaves et une délégation norvégienne sont les premiers visiteurs étrangers reçus au palais \
                    d'Orlande depuis le rappel des ambassadeurs en 2019.";

#[test]
fn the_source_of_a_sibling_is_written_before_the_full_stop() {
    let sourced = "Les Kardaves et une délégation norvégienne conduite par Ingrid Havnes sont les premiers visiteurs \
                   étrangers reçus au palais d’Orlande depuis le rappel des ambassadeurs en 2019, selon l’agence \
                   seondoise Hanpo.";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽selon l'agence seondoise Hanpo⍽»
        → Les Kardaves et une délégation norvégienne sont les premiers visiteurs étrangers reçus au palais d'Orlande depuis le rappel des ambassadeurs en 2019, selon l'agence seondoise Hanpo.
    "]].assert_eq(&first_fix("unsourced-claim", &dossier(sourced, BARE)));
}

#[test]
fn an_inverted_verb_is_taken_over_as_it_is() {
    let sourced = "Les Kardaves et une délégation norvégienne sont les premiers visiteurs étrangers reçus au palais \
                   d’Orlande depuis le rappel des ambassadeurs en 2019, a rapporté l’agence Hanpo.";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽a rapporté l'agence Hanpo⍽»
        → Les Kardaves et une délégation norvégienne sont les premiers visiteurs étrangers reçus au palais d'Orlande depuis le rappel des ambassadeurs en 2019, a rapporté l'agence Hanpo.
    "]].assert_eq(&first_fix("unsourced-claim", &dossier(sourced, BARE)));
}

#[test]
fn a_subject_and_its_verb_become_selon() {
    let sourced = "L’agence seondoise Hanpo a rapporté que les Kardaves et une délégation norvégienne étaient les premiers \
                   visiteurs étrangers reçus au palais d’Orlande depuis le rappel des ambassadeurs en 2019.";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽selon l'agence seondoise Hanpo⍽»
        → Les Kardaves et une délégation norvégienne sont les premiers visiteurs étrangers reçus au palais d'Orlande depuis le rappel des ambassadeurs en 2019, selon l'agence seondoise Hanpo.
    "]].assert_eq(&first_fix("unsourced-claim", &dossier(sourced, BARE)));
}

#[test]
fn a_vague_source_lends_nothing() {
    let sourced = "Les Kardaves et une délégation norvégienne sont les premiers visiteurs étrangers reçus au palais \
                   d’Orlande depuis le rappel des ambassadeurs en 2019, selon plusieurs observateurs.";
    expect![[r"
        a finding without a fix
    "]]
    .assert_eq(&first_fix("unsourced-claim", &dossier(sourced, BARE)));
}

#[test]
fn the_conditional_and_the_quotation_take_a_source_too() {
    let sourced = "Le commandant de la base navale aurait remis sa démission au roi d’Orlande mercredi soir, selon \
                   l’agence seondoise Hanpo.";
    let bare = "Le commandant de la base navale aurait remis sa démission au roi d'Orlande.";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽selon l'agence seondoise Hanpo⍽»
        → Le commandant de la base navale aurait remis sa démission au roi d'Orlande, selon l'agence seondoise Hanpo.
    "]].assert_eq(&first_fix("hearsay-conditional", &dossier(sourced, bare)));
    let sourced = "« Nous ne quitterons pas la base avant la signature du traité », a déclaré Ingrid Havnes.";
    let bare = "« Nous ne quitterons pas la base avant la signature du traité. »";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽a déclaré Ingrid Havnes⍽»
        → « Nous ne quitterons pas la base avant la signature du traité », a déclaré Ingrid Havnes.
    "]]
    .assert_eq(&first_fix("unattributed-quote", &dossier(sourced, bare)));
}

#[test]
fn a_vague_source_gives_way_to_a_precise_one() {
    let sourced = "Le commandant de la base navale a remis sa démission au roi d’Orlande mercredi, selon l’agence Hanpo.";
    let bare = "Selon plusieurs observateurs, le commandant de la base navale a remis sa démission au roi d'Orlande.";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽selon l'agence Hanpo⍽»
        → Selon l'agence Hanpo, le commandant de la base navale a remis sa démission au roi d'Orlande.
    "]]
    .assert_eq(&first_fix("vague-source", &dossier(sourced, bare)));
    let bare =
        "Le commandant de la base navale a remis sa démission au roi d'Orlande, affirment des observateurs.";
    expect![[r"
        Reprendre la source de depeche.md⍽: «⍽selon l'agence Hanpo⍽»
        → Le commandant de la base navale a remis sa démission au roi d'Orlande, selon l'agence Hanpo.
    "]]
    .assert_eq(&first_fix("vague-source", &dossier(sourced, bare)));
    let bare = "Des observateurs affirment que le commandant de la base navale a remis sa démission au roi d'Orlande.";
    expect![[r"
        a finding without a fix
    "]]
    .assert_eq(&first_fix("vague-source", &dossier(sourced, bare)));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]
    /// Whatever the text, findings and fixes point into it.
    #[test]
    fn findings_and_fixes_stay_in_the_text(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let fixture = Fixture { articles: Vec::new() };
        let mut desk = open(&fixture);
        let id = ArticleId::from("a.md");
        desk.open(&ArticleId::from("b.md"), &pieces.iter().rev().copied().collect::<String>());
        desk.open(&id, &pieces.concat());
        let snapshot = desk.snapshot();
        for action in snapshot.actions(&id, Span::new(0, pieces.concat().len())) {
            let diagnostic = action.diagnostic.as_ref().expect("the finding it mends");
            proptest::prop_assert!(pieces.concat().get(diagnostic.span.start..diagnostic.span.end).is_some());
            apply(&desk, &action.fix);
        }
    }
}

const PIECES: &[&str] = &[
    "\u{feff}",
    "---\n",
    "date: 2024\n",
    "\n",
    "\r\n",
    "\n\n",
    "# Titre\n\n",
    "<!-- sourcier:ignore -->",
    "<!-- ",
    "« ",
    " »",
    "\"",
    "“",
    "”",
    "’",
    "Nous partons demain",
    "a dit Anne Lux",
    ", selon ",
    "l’agence Hanpo",
    "des experts ",
    "affirment que ",
    "Le suspect aurait vécu à Lyon",
    "C’est la première fois que ",
    "Pékin ",
    "Beijing ",
    "Andreï Chouvalov ",
    "Shuvalov ",
    "mardi ",
    ". ",
    ".",
    "…",
    "é",
    "🙂",
    "Selon nos informations, ",
    "**",
];
