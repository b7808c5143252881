//! Articles and their sources.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::{Standing, french};
use crate::{ArticleId, Desk};

/// Each source with what it adds and how it is called; the lines of its sentences, those taken over in brackets.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
fn check(text: &str, expect: Expect) {
    let id = ArticleId::from("a.md");
    let mut desk = Desk::new();
    desk.open(&id, text);
    let sheet = desk.snapshot().sources(&id).expect("an open article");
    let mut drawn = String::new();
    for source in &sheet.sources {
        let standing = match &source.standing {
            Standing::Independent => "compte".to_owned(),
            Standing::Relays(other) => format!("relaie {other}"),
            Standing::Through(other) => format!("par {other}"),
            Standing::Acts => "agit".to_owned(),
            Standing::Unnamed => "sans nom".to_owned(),
        };
        let forms: Vec<&str> = source.forms.iter().map(|(form, _)| form.as_str()).collect();
        let line = |offset| text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1;
        let line = |b: &super::Behind| match (line(b.sentence.start), b.inherited) {
            (n, false) => n.to_string(),
            (n, true) => format!("({n})"),
        };
        let lines: Vec<String> = source.behind.iter().map(line).collect();
        let _ = writeln!(
            drawn,
            "{} · {} · {standing} · {} : {}",
            source.name,
            french(source.kind),
            forms.join(", "),
            lines.join(" ")
        );
    }
    let _ = writeln!(drawn, "{} ; {}/{}", sheet.independent(), sheet.sourced, sheet.sentences);
    expect.assert_eq(&drawn);
}

#[test]
fn one_under_all_its_names() {
    check(
        "Les tirs

Le pays a tiré trois missiles lundi, ont annoncé les médias d’État. L’agence de presse KCNA a publié des photographies.
Selon la même source, les missiles sont tombés en mer. L’agence a ajouté que le dirigeant était présent. Il a applaudi.
",
        expect![[r"
            KCNA · agence de presse · compte · les médias d’État, l’agence de presse KCNA, la même source, l’agence : 3 3 4 4 (4)
            1 ; 5/5
        "]],
    );
    check(
        "Le bac

Le bac rouvrira lundi, a annoncé Anna Kerjean, maire de Trémel. Mme Kerjean a précisé que le prix ne changerait pas.
La maire a ajouté qu’elle serait présente. Selon l’armateur Corvane, le bac emportera quarante voitures.
",
        expect![[r"
            Anna Kerjean · personne · compte · Anna Kerjean, Mme Kerjean, la maire : 3 3 4
            Corvane · organisation · compte · l’armateur Corvane : 4
            2 ; 4/4
        "]],
    );
}

#[test]
fn a_short_form_is_its_only_longer_one() {
    check(
        "Le bac

Le parquet de Brest a annoncé que l’enquête était close. Le parquet a précisé que deux plaintes étaient déposées.
Les parents de Paul Rey ont dit qu’ils attendaient. Paul Rey a dit que le bac était sûr.
Airbus a indiqué que le bac serait réparé. Selon le groupe, il partira lundi.
",
        expect![[r"
            le parquet de Brest · organisation · compte · le parquet de Brest, le parquet : 3 3
            les parents de Paul Rey · personne · compte · les parents de Paul Rey : 4
            Paul Rey · personne · compte · Paul Rey : 4
            Airbus · organisation · compte · Airbus, le groupe : 5 5
            4 ; 6/6
        "]],
    );
}

#[test]
fn one_that_only_passes_on_adds_none() {
    check(
        "Le bac

L’agence Reuters a rapporté que le ministère de la Pêche avait assuré que le bac rouvrirait lundi.
",
        expect![[r"
            Reuters · agence de presse · relaie ministère de la Pêche · l’agence Reuters : 3
            ministère de la Pêche · organisation · compte · le ministère de la Pêche : 3
            1 ; 1/1
        "]],
    );
}

#[test]
fn one_that_is_heard_through_another_adds_none() {
    check(
        "Le bac

Selon l’avocat Yann Morvan, le procureur de Brest a reconnu que l’enquête était close.
L’avocat Yann Morvan a dit qu’il ferait appel.
",
        expect![[r"
            Yann Morvan · personne · compte · l’avocat Yann Morvan : 3 4
            le procureur de Brest · personne, par sa fonction · par Yann Morvan · le procureur de Brest : 3
            1 ; 2/2
        "]],
    );
}

#[test]
fn those_without_a_name_are_not_counted() {
    check(
        "Le bac

Certains experts affirment que la coque est fissurée. Selon une source proche du dossier, le bac sera vendu.
Anna Le Goff a remercié les équipages.
",
        expect![[r"
            certains experts · source vague · sans nom · certains experts : 3
            une source proche du dossier · source sans nom · sans nom · une source proche du dossier : 3
            Anna Le Goff · personne · agit · Anna Le Goff : 4
            0 ; 3/3
        "]],
    );
}
