//! `sourcier check`: the report in its four forms, and the exit status.

use expect_test::expect;
use serde_json::Value;

use crate::folder::Folder;

const WIRE: &str = "\
---
date: 2024-07-06
---

La passerelle du port fermée

L’agence Lumen a relayé l’avis du port samedi. C’est la première fois que la passerelle du port ferme en plein été, selon l’agence Lumen.
";

const PAPER: &str = "\
Le port sans passerelle

La ville cherche une navette. C’est la première fois que la passerelle du port ferme en plein été. Les commerçants attendent les visiteurs du côté des halles, où la rue reste ouverte.

« Nous verrons bien, a dit Nora Belhaj, la maire.
";

fn dossier(name: &str) -> Folder {
    Folder::new(&format!("report-{name}")).file("a/depeche.txt", WIRE).file("a/quotidien: 50 %.md", PAPER)
}

#[test]
fn text() {
    dossier("text").check(
        &["check", "a"],
        &expect![[r"
            information[unsourced-claim] Première ou record affirmé sans source⍽: il manque qui l’établit.
              ╭─ a/quotidien: 50 %.md:3:31
              │ La ville cherche une navette. C’est la première fois que la passerelle du port ferme en plein
              │                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              │ été. Les commerçants attendent les visiteurs du …
              │ ^^^^
              ├─ a/depeche.txt:7:48 Ici, la même information a une source⍽: «⍽selon l’agence Lumen⍽»
              │ … Lumen a relayé l’avis du port samedi. C’est la première fois que la passerelle du port ferme
              │                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              │ en plein été, selon l’agence Lumen.
              │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              ╰─ correction possible⍽: Reprendre la source de depeche.txt⍽: «⍽selon l’agence Lumen⍽»

            erreur[quote-balance] Guillemet ouvert et jamais refermé⍽: il manque où finit la citation.
              ╭─ a/quotidien: 50 %.md:5:1
              │ « Nous verrons bien, a dit Nora Belhaj, la maire.
              │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              ╰─ correction possible⍽: Fermer la citation par »

            2 articles relus⍽: 1 erreur, 1 information.
            [stderr]
            [status] 1
        "]],
    );
}

#[test]
fn how_every_sentence_was_read() {
    dossier("explain").check(&["check", "--explain", "a"], &expect![[r"
        information[unsourced-claim] Première ou record affirmé sans source⍽: il manque qui l’établit.
          ╭─ a/quotidien: 50 %.md:3:31
          │ La ville cherche une navette. C’est la première fois que la passerelle du port ferme en plein
          │                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          │ été. Les commerçants attendent les visiteurs du …
          │ ^^^^
          ├─ a/depeche.txt:7:48 Ici, la même information a une source⍽: «⍽selon l’agence Lumen⍽»
          │ … Lumen a relayé l’avis du port samedi. C’est la première fois que la passerelle du port ferme
          │                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          │ en plein été, selon l’agence Lumen.
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          ├─ Aucune source. À sourcer⍽: une première ou un record («⍽est la première⍽»).
          ╰─ correction possible⍽: Reprendre la source de depeche.txt⍽: «⍽selon l’agence Lumen⍽»

        erreur[quote-balance] Guillemet ouvert et jamais refermé⍽: il manque où finit la citation.
          ╭─ a/quotidien: 50 %.md:5:1
          │ « Nous verrons bien, a dit Nora Belhaj, la maire.
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          ╰─ correction possible⍽: Fermer la citation par »

        a/depeche.txt
          5:1 La passerelle du port fermée
            Titre. Source donnée plus loin, ligne 7⍽: l’agence Lumen («⍽selon⍽»).
          7:1 L’agence Lumen a relayé l’avis du port samedi.
            Source donnée dans la phrase suivante⍽: l’agence Lumen («⍽selon⍽»).
          7:48 C’est la première fois que la passerelle du port ferme en plein été…
            Sourcée par l’agence Lumen, dans la phrase («⍽selon⍽»). Était à sourcer⍽: une première ou un record («⍽est la première⍽»).

        a/quotidien: 50 %.md
          1:1 Le port sans passerelle
            Titre⍽: aucune source n’y est demandée.
          3:1 La ville cherche une navette.
            Sans source, et rien n’y oblige⍽: événement public ou contexte, sans affirmation forte.
          3:31 C’est la première fois que la passerelle du port ferme en plein été.
            Aucune source. À sourcer⍽: une première ou un record («⍽est la première⍽»).
          3:100 Les commerçants attendent les visiteurs du côté des halles, où la rue…
            Sans source, et rien n’y oblige⍽: événement public ou contexte, sans affirmation forte.
          5:1 « Nous verrons bien, a dit Nora Belhaj, la maire.
            Sourcée par Nora Belhaj, dans la phrase («⍽a dit⍽»).

        2 articles relus⍽: 1 erreur, 1 information.
        [stderr]
        [status] 1
    "]]);
    let ran = dossier("explain-json").run(&["check", "--explain", "--format", "json", "a"], "");
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let readings = report["readings"].as_array().expect("readings");
    let sourced =
        readings.iter().find(|r| r["path"] == "a/depeche.txt" && r["cue"].is_array()).expect("a source");
    let cue = |i| usize::try_from(sourced["cue"][i].as_u64().expect("an offset")).expect("small");
    assert_eq!(WIRE.get(cue(0)..cue(1)), Some("selon"), "{sourced}");
}

#[test]
fn colours_only_when_asked_for() {
    let folder = dossier("color");
    assert!(!folder.run(&["check", "a"], "").stdout.contains('\u{1b}'));
    let colored = folder.run(&["check", "--color", "always", "a"], "").stdout;
    assert!(colored.contains("\u{1b}[4m") && !colored.contains('^'), "{colored}");
}

#[test]
fn github() {
    dossier("github").check(&["check", "--format", "github", "a"], &expect![[r"
        ::notice file=a/quotidien%3A 50 %25.md,line=3,endLine=3,col=31,endColumn=99,title=unsourced-claim::Première ou record affirmé sans source⍽: il manque qui l’établit.
        ::error file=a/quotidien%3A 50 %25.md,line=5,endLine=5,col=1,endColumn=50,title=quote-balance::Guillemet ouvert et jamais refermé⍽: il manque où finit la citation.
        2 articles relus⍽: 1 erreur, 1 information.
        [stderr]
        [status] 1
    "]]);
}

#[test]
fn json() {
    let ran = dossier("json").run(&["check", "--format", "json", "a"], "");
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(report["articles"], Value::from(vec!["a/depeche.txt", "a/quotidien: 50 %.md"]));
    for finding in report["findings"].as_array().expect("findings") {
        assert_eq!(finding["path"], "a/quotidien: 50 %.md");
        let start = usize::try_from(finding["span"][0].as_u64().expect("a number")).expect("small");
        let before = PAPER.get(..start).expect("a span on character boundaries");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        assert_eq!(finding["start"]["line"], line, "{finding}");
        assert_eq!(finding["start"]["column"], column, "{finding}");
    }
}

#[test]
fn sarif() {
    let folder = dossier("sarif").file("a/image.txt", b"\0");
    let ran = folder.run(&["check", "--format", "sarif", "a"], "");
    let log: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&"2.1.0".into(), &"utf16CodeUnits".into()));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let claim = run["results"]
        .as_array()
        .expect("results")
        .iter()
        .find(|result| result["ruleId"] == "unsourced-claim")
        .expect("the claim is found");
    expect![[r#"
        {
          "fixes": [
            {
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "a/quotidien%3A%2050%20%25.md"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "endColumn": 98,
                        "endLine": 3,
                        "startColumn": 98,
                        "startLine": 3
                      },
                      "insertedContent": {
                        "text": ", selon l’agence Lumen"
                      }
                    }
                  ]
                }
              ],
              "description": {
                "text": "Reprendre la source de depeche.txt : « selon l’agence Lumen »"
              }
            }
          ],
          "level": "note",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "a/quotidien%3A%2050%20%25.md"
                },
                "region": {
                  "endColumn": 99,
                  "endLine": 3,
                  "startColumn": 31,
                  "startLine": 3
                }
              }
            }
          ],
          "message": {
            "text": "Première ou record affirmé sans source : il manque qui l’établit."
          },
          "relatedLocations": [
            {
              "id": 0,
              "message": {
                "text": "Ici, la même information a une source : « selon l’agence Lumen »"
              },
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "a/depeche.txt"
                },
                "region": {
                  "endColumn": 138,
                  "endLine": 7,
                  "startColumn": 48,
                  "startLine": 7
                }
              }
            }
          ],
          "ruleId": "unsourced-claim",
          "ruleIndex": 5
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(claim).expect("JSON"));
    let index = usize::try_from(claim["ruleIndex"].as_u64().expect("an index")).expect("small");
    let rule = &run["tool"]["driver"]["rules"][index];
    assert_eq!(rule["id"], "unsourced-claim");
    assert!(rule["help"]["markdown"].as_str().expect("a page").starts_with("# "));
}

#[test]
fn the_status_follows_fail_on() {
    let folder = Folder::new("report-status").file("a.txt", WIRE).file("b.txt", PAPER);
    let status = |args: &[&str]| folder.run(args, "").status;
    assert_eq!(status(&["check", "a.txt"]), 0);
    assert_eq!(status(&["check", "b.txt"]), 1);
    let quiet =
        folder.file("sourcier.toml", "[rules]\nunsourced-claim = \"information\"\nquote-balance = \"off\"\n");
    let status = |args: &[&str]| quiet.run(args, "").status;
    assert_eq!(status(&["check", "b.txt"]), 0);
    assert_eq!(status(&["check", "--fail-on", "information", "b.txt"]), 1);
    assert_eq!(status(&["check", "absent.txt", "b.txt"]), 2);
}

#[test]
fn hints_are_shown_when_they_fail_the_run() {
    let folder = Folder::new("report-hints")
        .file("b.txt", PAPER)
        .file("sourcier.toml", "[rules]\nunsourced-claim = \"hint\"\nquote-balance = \"hint\"\n");
    folder.check(
        &["check", "b.txt"],
        &expect![[r"
        1 article relu⍽: 2 indices. Les indices ne sont affichés qu’avec --fail-on hint.
        [stderr]
        [status] 0
    "]],
    );
    let all = folder.run(&["check", "--fail-on", "hint", "b.txt"], "");
    assert!(all.stdout.contains("indice[unsourced-claim]") && all.status == 1, "{}", all.stdout);
}

#[test]
fn the_page_of_a_rule() {
    let ran = Folder::new("report-page").run(&["explain", "quote-balance"], "");
    assert!(ran.stdout.starts_with("# ") && ran.stdout.ends_with('\n') && ran.status == 0, "{}", ran.stdout);
}

#[test]
fn a_misspelt_rule() {
    let ran = Folder::new("report-misspelt").run(&["explain", "unsourced-clame"], "");
    assert!(ran.stderr.contains("«\u{a0}unsourced-claim\u{a0}»") && ran.status == 2, "{}", ran.stderr);
}
