//! Help, version, and command lines that are wrong: in French.

use expect_test::{Expect, expect};

use crate::folder::Folder;

fn check(name: &str, args: &[&str], expect: &Expect) {
    Folder::new(&format!("usage-{name}")).check(args, expect);
}

#[test]
fn without_a_command_the_help() {
    check(
        "nothing",
        &[],
        &expect![[r"
            [stderr]
            Relit la copie de presse en français⍽: qui est qui, qui dit quoi, ce qui reste sans source

            Utilisation⍽: sourcier <COMMANDE>

            Commandes:
              check     Relit des articles et signale ce qu’un secrétaire de rédaction demanderait
              sources   Dresse la liste des sources d’un article, avec les phrases que chacune soutient
              mentions  Cite toutes les mentions d’une personne, d’un organisme ou d’un lieu, quelle qu’en soit
                        la graphie
              explain   Affiche la page d’une règle, ou la liste des règles
              analyze   Écrit tout ce qui a été lu dans les articles, un objet JSON par ligne et par article
              lsp       Démarre le serveur de langage, pour un éditeur

            Options:
              -h, --help     Affiche cette aide
              -V, --version  Affiche la version
            [status] 2
        "]],
    );
}

#[test]
fn help_of_a_command() {
    check(
        "help",
        &["check", "--help"],
        &expect![[r"
            Relit des articles et signale ce qu’un secrétaire de rédaction demanderait

            Les articles nommés ensemble forment un dossier⍽: les règles les comparent entre eux.

            Code de sortie⍽: 0 rien à signaler, 1 un constat au moins au niveau de --fail-on, 2 une entrée
            inutilisable (fichier illisible, réglages faux)⍽; le reste est relu quand même.

            Utilisation⍽: sourcier check [OPTIONS] <CHEMIN>...

            Arguments:
              <CHEMIN>...
                      Articles ou répertoires (.txt et .md, selon .gitignore)⍽; «⍽-⍽» lit l’entrée standard

            Options:
                  --format <FORMAT>
                      Format du rapport⍽: text, json, sarif ou github

                  --fail-on <GRAVITÉ>
                      Gravité à partir de laquelle le code de sortie est 1⍽: error, warning (par défaut),
                      information ou hint

                  --explain
                      Dit de chaque phrase comment elle a été lue⍽: d’où vient sa source, ou pourquoi elle n’en
                      demande pas (formats text et json)

                  --config <FICHIER>
                      Réglages à suivre, à la place du sourcier.toml le plus proche des articles

                  --color <QUAND>
                      Couleurs⍽: auto (sur un terminal, sauf si NO_COLOR est défini), always ou never

              -h, --help
                      Affiche cette aide
            [stderr]
            [status] 0
        "]],
    );
}

#[test]
fn version() {
    let ran = Folder::new("usage-version").run(&["--version"], "");
    assert_eq!((ran.stdout.trim(), ran.status), (&*format!("sourcier {}", env!("CARGO_PKG_VERSION")), 0));
}

#[test]
fn a_misspelt_command() {
    check(
        "command",
        &["chek"],
        &expect![[r"
        [stderr]
        sourcier⍽: «⍽chek⍽» n’est pas une commande. Vouliez-vous dire «⍽check⍽»⍽?
        Voir «⍽sourcier --help⍽».
        [status] 2
    "]],
    );
}

#[test]
fn an_unknown_option() {
    check(
        "option",
        &["check", "--colour", "a.txt"],
        &expect![[r"
        [stderr]
        sourcier⍽: «⍽--colour⍽» n’est pas attendu ici. Vouliez-vous dire «⍽--color⍽»⍽?
        Voir «⍽sourcier --help⍽».
        [status] 2
    "]],
    );
}

#[test]
fn a_value_that_does_not_fit() {
    check(
        "value",
        &["check", "--format", "yaml", "a.txt"],
        &expect![[r"
        [stderr]
        sourcier⍽: «⍽yaml⍽» ne convient pas à «⍽--format <FORMAT>⍽» (text, json, sarif, github).
        Voir «⍽sourcier --help⍽».
        [status] 2
    "]],
    );
}

#[test]
fn nothing_to_read() {
    check(
        "paths",
        &["check"],
        &expect![[r"
        [stderr]
        sourcier⍽: il manque «⍽<CHEMIN>...⍽».
        Voir «⍽sourcier --help⍽».
        [status] 2
    "]],
    );
}

#[test]
fn an_unknown_rule_lists_the_rules() {
    let ran = Folder::new("usage-rule").run(&["explain", "unsourced-clame"], "");
    assert_eq!((ran.stdout.as_str(), ran.status), ("", 2));
    assert!(ran.stderr.contains("aucune règle ne s’appelle «\u{a0}unsourced-clame\u{a0}»"), "{}", ran.stderr);
}
