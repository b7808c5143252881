//! `sourcier sources`: who stands behind a story.

use expect_test::expect;
use serde_json::Value;

use crate::folder::Folder;

const STORY: &str = "\
Le bac de Trémel s’arrête

Le bac de Trémel ne partira pas lundi, a annoncé la préfecture. Il est resté à quai dimanche.

« La coque est percée », a dit Nora Belhaj, la maire. Selon une source proche du dossier, Mme Belhaj veut vendre le bac.

La rivière est large à cet endroit.
";

fn folder(name: &str) -> Folder {
    Folder::new(&format!("sources-{name}")).file("a.txt", STORY)
}

#[test]
fn each_with_its_sentences() {
    folder("text").check(
        &["sources", "a.txt"],
        &expect![[r"
            a.txt
              la préfecture · organisation · 2 phrases
                3:1     Le bac de Trémel ne partira pas lundi, a annoncé la préfecture.
                3:65    Il est resté à quai dimanche. (source reprise)
              Nora Belhaj · personne · 1 phrase
                5:1     « La coque est percée », a dit Nora Belhaj, la maire.
              une source proche du dossier · source sans nom · 1 phrase
                5:55    Selon une source proche du dossier, Mme Belhaj veut vendre le bac.
              2 sources indépendantes. À part⍽: 1 sans nom ou vague. 4 phrases sur 5 ont une source.

            [stderr]
            [status] 0
        "]],
    );
}

#[test]
fn json() {
    let ran = folder("json").run(&["sources", "--format", "json", "a.txt"], "");
    let sheet: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!((&sheet["path"], &sheet["independent"]), (&"a.txt".into(), &2.into()), "{sheet}");
    let sources = sheet["sources"].as_array().expect("sources");
    let named = |name| sources.iter().find(|source| source["name"] == name).expect("a source");
    let mayor = named("Nora Belhaj");
    assert_eq!((&mayor["entity"], &mayor["source_type"]), (&"per/nora-belhaj".into(), &"person".into()));
    assert_eq!(named("une source proche du dossier")["standing"], "unnamed");
    let behind = &named("la préfecture")["sentences"];
    assert_eq!((&behind[0]["line"], &behind[0]["inherited"]), (&3.into(), &false.into()), "{behind}");
    assert_eq!((&behind[1]["line"], &behind[1]["inherited"]), (&3.into(), &true.into()), "{behind}");
    let cue = |i| usize::try_from(behind[0]["cue"][i].as_u64().expect("an offset")).expect("small");
    assert_eq!(STORY.get(cue(0)..cue(1)), Some("a annoncé"));
}

#[test]
fn an_unusable_input() {
    let ran = folder("absent").run(&["sources", "absent.txt", "a.txt"], "");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("a.txt"), "{}", ran.stdout);
}
