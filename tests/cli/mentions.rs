//! `sourcier mentions`: a name in any spelling, across articles.

use expect_test::expect;

use crate::folder::Folder;

fn dossier(name: &str) -> Folder {
    Folder::new(&format!("mentions-{name}"))
        .file("a.txt", "Le port\n\nSergueï Ouchakov, ministre de la Pêche, a reçu les pêcheurs lundi. M. Ouchakov les a écoutés, et Ouchakov a promis.\n")
        .file("b.txt", "La ville\n\nLe ministre Sergei Ushakov n’a pas répondu. Les pêcheurs attendent.\n")
}

#[test]
fn every_spelling_in_every_article() {
    dossier("all").check(
        &["mentions", "ouchakov"],
        &expect![[r"
            a.txt (3 mentions)
              3:1
                Sergueï Ouchakov, ministre de la Pêche, a reçu les pêcheurs lundi. …
                ^^^^^^^^^^^^^^^^
              3:71
                … M. Ouchakov les a écoutés, et Ouchakov a promis.
                     ^^^^^^^^                   ^^^^^^^^

            b.txt (1 mention)
              3:13
                Le ministre Sergei Ushakov n’a pas répondu. …
                            ^^^^^^^^^^^^^^

            4 mentions de «⍽ouchakov⍽» dans 2 articles (2 articles relus).
            [stderr]
            [status] 0
        "]],
    );
}

#[test]
fn none() {
    dossier("none").check(
        &["mentions", "Zoé Kerjean", "a.txt"],
        &expect![[r"
        Aucune mention de «⍽Zoé Kerjean⍽» (1 article relu).
        [stderr]
        [status] 1
    "]],
    );
}
