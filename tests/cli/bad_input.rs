//! Input that cannot be used, or only just: named, said what was done, and the rest goes on.

use std::io::Read;
use std::process::Stdio;

use expect_test::expect;

use crate::folder::Folder;

const GOOD: &str = "La passerelle rouvre lundi\n\nLa passerelle du port rouvrira lundi.\n";

#[test]
fn files_that_are_no_text_are_named_and_the_rest_is_read() {
    Folder::new("no-text")
        .file("bon.txt", GOOD)
        .file("latin-1.txt", b"La passerelle est ferm\xe9e.\n")
        .file("utf-16.txt", b"\xff\xfeL\0a\0")
        .file("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .check(&["check", "."], &expect![[r"
            information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
              ╭─ bon.txt:1:22
              │ La passerelle rouvre lundi
              │                      ^^^^^
              ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

            1 article relu⍽: 1 information. 3 entrées inutilisables.
            [stderr]
            sourcier⍽: image.txt⍽: fichier binaire (octet nul à la position 8)⍽; laissé de côté
            sourcier⍽: latin-1.txt⍽: texte qui n’est pas en UTF-8 (à l’octet 22), à réenregistrer en UTF-8⍽; laissé de côté
            sourcier⍽: utf-16.txt⍽: texte en UTF-16, à réenregistrer en UTF-8⍽; laissé de côté
            [status] 2
        "]]);
}

#[test]
fn paths_that_cannot_be_opened() {
    let folder = Folder::new("unopened").file("bon.txt", GOOD).file("dossier.txt/note.pdf", "x");
    folder.check(
        &["check", "absent.txt", "dossier.txt", "bon.txt"],
        &expect![[r"
            information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
              ╭─ bon.txt:1:22
              │ La passerelle rouvre lundi
              │                      ^^^^^
              ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

            1 article relu⍽: 1 information. 2 entrées inutilisables.
            [stderr]
            sourcier⍽: absent.txt⍽: introuvable⍽; laissé de côté
            sourcier⍽: dossier.txt⍽: aucun article (.txt, .md) dans ce répertoire
            [status] 2
        "]],
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_back() {
    Folder::new("links")
        .file("a/bon.txt", GOOD)
        .link("a/encore", "..")
        .link("a/perdu.txt", "nulle-part.txt")
        .link("a/double.txt", "bon.txt")
        .check(
            &["check", "."],
            &expect![[r"
                information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
                  ╭─ a/bon.txt:1:22
                  │ La passerelle rouvre lundi
                  │                      ^^^^^
                  ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

                1 article relu⍽: 1 information. 2 entrées inutilisables.
                [stderr]
                sourcier⍽: a/encore⍽: lien qui revient à un répertoire déjà parcouru⍽; laissé de côté
                sourcier⍽: a/perdu.txt⍽: introuvable⍽; laissé de côté
                [status] 2
            "]],
        );
}

#[test]
fn odd_but_readable() {
    Folder::new("odd")
        .file("bom.txt", format!("\u{feff}{GOOD}"))
        .file("crlf.txt", GOOD.replace('\n', "\r\n"))
        .file("cr.txt", GOOD.replace('\n', "\r"))
        .file("ls.txt", GOOD.replace('\n', "\u{2028}"))
        .file("vide.txt", "")
        .file("blanc.txt", " \n\t\n")
        .check(
            &["check", "."],
            &expect![[r"
                information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
                  ╭─ bom.txt:1:22
                  │ La passerelle rouvre lundi
                  │                      ^^^^^
                  ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

                information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
                  ╭─ cr.txt:1:22
                  │ La passerelle rouvre lundi
                  │                      ^^^^^
                  ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

                information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
                  ╭─ crlf.txt:1:22
                  │ La passerelle rouvre lundi
                  │                      ^^^^^
                  ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

                information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
                  ╭─ ls.txt:1:22
                  │ La passerelle rouvre lundi
                  │                      ^^^^^
                  ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

                6 articles relus⍽: 4 informations.
                [stderr]
                sourcier⍽: blanc.txt⍽: article vide, rien à relire
                sourcier⍽: vide.txt⍽: article vide, rien à relire
                [status] 0
            "]],
        );
}

#[test]
fn a_file_that_is_named_is_read_whatever_its_ending() {
    Folder::new("ending").file("depeche.copie", GOOD).check(
        &["check", "depeche.copie"],
        &expect![[r"
            information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
              ╭─ depeche.copie:1:22
              │ La passerelle rouvre lundi
              │                      ^^^^^
              ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

            1 article relu⍽: 1 information.
            [stderr]
            [status] 0
        "]],
    );
}

#[test]
fn the_standard_input() {
    let ran = Folder::new("stdin").run(&["analyze", "-"], "La passerelle rouvre.\n");
    let article: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!((&article["path"], &article["schema"], ran.status), (&"-".into(), &1.into(), 0));
}

#[test]
fn what_git_ignores_is_left_alone() {
    Folder::new("ignored")
        .file(".gitignore", "brouillons/\n")
        .file("brouillons/latin-1.txt", b"ferm\xe9e")
        .file(".cache/latin-1.txt", b"ferm\xe9e")
        .file("bon.TXT", GOOD)
        .file("photo.jpg", b"\xff\xd8\0")
        .check(
            &["check", "."],
            &expect![[r"
                information[relative-day-without-dateline] «⍽lundi⍽» ne désigne aucun jour précis⍽: il manque la date de l’article.
                  ╭─ bon.TXT:1:22
                  │ La passerelle rouvre lundi
                  │                      ^^^^^
                  ╰─ correction possible⍽: Ajouter en tête une ligne «⍽date⍽» à remplir

                1 article relu⍽: 1 information.
                [stderr]
                [status] 0
            "]],
        );
}

#[test]
fn settings_that_are_no_toml() {
    Folder::new("settings-toml").file("bon.txt", GOOD).file("sourcier.toml", "[rules\n").check(
        &["check", "bon.txt"],
        &expect![[r"
            [stderr]
            sourcier⍽: sourcier.toml⍽: TOML parse error at line 1, column 7
              |
            1 | [rules
              |       ^
            unclosed table, expected `]`

            rien n’a été relu⍽: les réglages sont à corriger d’abord
            [status] 2
        "]],
    );
}

#[test]
fn settings_that_name_an_unknown_rule() {
    let folder = Folder::new("settings-rule")
        .file("a/bon.txt", GOOD)
        .file("sourcier.toml", "[rules]\nunsourced-clame = \"off\"\n");
    let ran = folder.run(&["check", "a"], "");
    assert_eq!((ran.stdout.as_str(), ran.status), ("", 2));
    assert!(ran.stderr.contains("sourcier.toml") && ran.stderr.contains("unsourced-clame"), "{}", ran.stderr);
}

#[test]
fn settings_that_are_not_there() {
    Folder::new("settings-absent").file("bon.txt", GOOD).check(
        &["check", "--config", "absent.toml", "bon.txt"],
        &expect![[r"
            [stderr]
            sourcier⍽: absent.toml⍽: introuvable
            rien n’a été relu⍽: les réglages sont à corriger d’abord
            [status] 2
        "]],
    );
}

#[test]
fn one_line_of_five_megabytes() {
    let text = "La passerelle du port rouvrira lundi. ".repeat(5_000_000 / 38);
    let ran = Folder::new("five-megabytes").file("long.txt", text).run(&["check", "long.txt"], "");
    assert_eq!((ran.stderr.as_str(), ran.status), ("", 0));
}

#[test]
fn ten_thousand_quotation_marks() {
    let folder = Folder::new("marks").file("a.txt", "« ".repeat(10_000)).file("b.txt", "\"".repeat(10_000));
    let ran = folder.run(&["check", "."], "");
    assert_eq!(ran.stderr, "");
    assert!(ran.stdout.contains("2 articles relus"), "{}", ran.stdout);
}

#[test]
fn a_reader_that_goes_away_ends_the_run() {
    let folder = Folder::new("pipe");
    let folder = (0..30).fold(folder, |folder, i| folder.file(&format!("{i}.txt"), GOOD.repeat(20)));
    let names: Vec<String> = (0..30).map(|i| format!("{i}.txt")).collect();
    let mut args = vec!["analyze"];
    args.extend(names.iter().map(String::as_str));
    let mut child = folder
        .sourcier(&args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sourcier starts");
    let mut first = [0];
    child.stdout.take().expect("an output").read_exact(&mut first).expect("it says something");
    let output = child.wait_with_output().expect("sourcier ends");
    assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
}
