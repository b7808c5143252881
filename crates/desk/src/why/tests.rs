//! Articles, and how each of their sentences was read.

use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::{ArticleId, Config, Desk};

/// Each sentence and its line, no-break spaces shown.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written in place")]
fn check_with(config: Config, text: &str, expect: Expect) {
    let id = ArticleId::from("a.md");
    let mut desk = Desk::new();
    desk.configure(config);
    desk.open(&id, text);
    let snapshot = desk.snapshot();
    let mut drawn = String::new();
    for why in snapshot.whys(&id, &snapshot.diagnostics(&id)) {
        assert_eq!(snapshot.why(&id, why.span.start + 1).as_ref(), Some(&why));
        let _ = writeln!(drawn, "{}\n    {}", why.span.of(text), why.line.replace('\u{a0}', "⍽"));
    }
    expect.assert_eq(&drawn);
}

fn check(text: &str, expect: Expect) {
    check_with(Config::default(), text, expect);
}

#[test]
fn where_the_source_stands() {
    check(
        "Le bac de Trémel rouvre

Le bac de Trémel a rouvert lundi aux camions.

Le bac de Trémel a rouvert aux camions après trois mois de travaux, a annoncé mardi la préfecture. Il emportera 40 voitures. Il partira à l’heure.

Anna Le Goff a remercié les équipages. Selon l’armateur Corvane, deux marins ont été blessés pendant les travaux.

Légende : le bac de Trémel, lundi.
",
        expect![[r"
            Le bac de Trémel rouvre
                Titre. Source donnée plus loin, ligne 5⍽: la préfecture («⍽a annoncé⍽»).
            Le bac de Trémel a rouvert lundi aux camions.
                Source donnée dans la phrase suivante⍽: la préfecture («⍽a annoncé⍽»).
            Le bac de Trémel a rouvert aux camions après trois mois de travaux, a annoncé mardi la préfecture.
                Sourcée par la préfecture, dans la phrase («⍽a annoncé⍽»).
            Il emportera 40 voitures.
                Source reprise de la phrase précédente⍽: la préfecture («⍽a annoncé⍽»).
            Il partira à l’heure.
                Source reprise du début du paragraphe⍽: la préfecture («⍽a annoncé⍽»).
            Anna Le Goff a remercié les équipages.
                Parole ou acte public, sa propre source⍽: Anna Le Goff («⍽a remercié⍽»).
            Selon l’armateur Corvane, deux marins ont été blessés pendant les travaux.
                Sourcée par l’armateur Corvane, dans la phrase («⍽Selon⍽»). Était à sourcer⍽: un mort, un blessé ou un bilan («⍽deux marins ont été blessés⍽»).
            Légende : le bac de Trémel, lundi.
                Légende⍽: aucune source n’y est demandée.
        "]],
    );
}

#[test]
fn what_stands_in_its_place() {
    check(
        "Le bac de Trémel

C’est la première fois que le bac ferme en plein été. Le chantier aurait coûté deux millions d’euros.

Certains experts affirment que la coque est fissurée. Selon une source proche du dossier, le bac sera vendu.

Le chantier a coûté 3 millions d’euros à la ville.

« Nous ne reverrons jamais un tel bac sur cette rivière. »
",
        expect![[r"
            Le bac de Trémel
                Titre⍽: aucune source n’y est demandée.
            C’est la première fois que le bac ferme en plein été.
                Aucune source. À sourcer⍽: une première ou un record («⍽est la première⍽»).
            Le chantier aurait coûté deux millions d’euros.
                Conditionnel sans source⍽: «⍽aurait coûté⍽». À sourcer⍽: un chiffre («⍽deux millions d’euros⍽»).
            Certains experts affirment que la coque est fissurée.
                Source vague⍽: «⍽Certains experts⍽».
            Selon une source proche du dossier, le bac sera vendu.
                Source sans nom⍽: «⍽une source proche du dossier⍽».
            Le chantier a coûté 3 millions d’euros à la ville.
                Aucune source. À sourcer⍽: un chiffre («⍽3 millions d’euros⍽»).
            « Nous ne reverrons jamais un tel bac sur cette rivière. »
                Citation sans auteur.
        "]],
    );
}

#[test]
fn why_none_is_needed() {
    check(
        "Le bac de Trémel

Qui paiera les travaux du bac de Trémel ? Nous avons visité le chantier lundi matin. La rampe est rouverte, a constaté un journaliste de l’agence Lumen.

« Le bac reviendra en été. » « Il sera plus grand et plus lent », a ajouté Anna Le Goff.

La rivière est large à cet endroit.
",
        expect![[r"
            Le bac de Trémel
                Titre⍽: aucune source n’y est demandée.
            Qui paiera les travaux du bac de Trémel ?
                N’a pas besoin de source⍽: une question n’affirme rien.
            Nous avons visité le chantier lundi matin.
                N’a pas besoin de source⍽: à la première personne.
            La rampe est rouverte, a constaté un journaliste de l’agence Lumen.
                N’a pas besoin de source⍽: constaté par la rédaction.
            « Le bac reviendra en été. »
                Source donnée dans la phrase suivante⍽: Anna Le Goff («⍽a ajouté⍽»).
            « Il sera plus grand et plus lent », a ajouté Anna Le Goff.
                Sourcée par Anna Le Goff, dans la phrase («⍽a ajouté⍽»).
            La rivière est large à cet endroit.
                Sans source, et rien n’y oblige⍽: événement public ou contexte, sans affirmation forte.
        "]],
    );
}

#[test]
fn what_keeps_a_rule_silent() {
    check(
        "---
genre: tribune
---

Rendez-nous le bac

C’est la première fois que le bac ferme en plein été. La rivière est large.
",
        expect![[r"
            Rendez-nous le bac
                Titre⍽: aucune source n’y est demandée.
            C’est la première fois que le bac ferme en plein été.
                Aucune source. À sourcer⍽: une première ou un record («⍽est la première⍽»). Non signalée⍽: genre «⍽tribune⍽», où l’on parle en son nom.
            La rivière est large.
                N’a pas besoin de source⍽: genre «⍽tribune⍽», où l’on parle en son nom.
        "]],
    );
    check(
        "Nora Belhaj : « Le bac coûte trop cher »

**Pourquoi vendez-vous le bac ?**

Je n’ai pas le choix. C’est la première fois que la ville emprunte.

**Qui l’achètera ?**

Je l’ignore. On dit que la région le veut.

**Le regretterez-vous ?**

Je le regrette déjà.
",
        expect![[r"
            Nora Belhaj : « Le bac coûte trop cher »
                Titre. Sourcée par Nora Belhaj, dans la phrase («⍽:⍽»).
            **Pourquoi vendez-vous le bac ?**
                N’a pas besoin de source⍽: genre «⍽interview⍽», où l’on parle en son nom.
            Je n’ai pas le choix.
                Source reprise⍽: la personne interrogée.
            C’est la première fois que la ville emprunte.
                Source reprise⍽: la personne interrogée. Était à sourcer⍽: une première ou un record («⍽est la première⍽»).
            **Qui l’achètera ?**
                N’a pas besoin de source⍽: genre «⍽interview⍽», où l’on parle en son nom.
            Je l’ignore.
                Source reprise⍽: la personne interrogée.
            On dit que la région le veut.
                Source que rien ne désigne. Non signalée⍽: genre «⍽interview⍽», où l’on parle en son nom.
            **Le regretterez-vous ?**
                N’a pas besoin de source⍽: genre «⍽interview⍽», où l’on parle en son nom.
            Je le regrette déjà.
                Source reprise⍽: la personne interrogée.
        "]],
    );
    let settings = "[rules]\nunsourced-claim = \"off\"\n";
    check_with(
        Config::parse(settings).expect("valid settings"),
        "Le bac\n\nC’est la première fois que le bac ferme en plein été.\n",
        expect![[r"
            Le bac
                Titre⍽: aucune source n’y est demandée.
            C’est la première fois que le bac ferme en plein été.
                Aucune source. À sourcer⍽: une première ou un record («⍽est la première⍽»). Non signalée⍽: la règle unsourced-claim est désactivée.
        "]],
    );
    check(
        "Le bac

<!-- sourcier:ignore unsourced-claim -->
C’est la première fois que le bac ferme en plein été.
",
        expect![[r"
            Le bac
                Titre⍽: aucune source n’y est demandée.
            <!-- sourcier:ignore unsourced-claim -->
                Hors de l’article, n’est pas relu.
            C’est la première fois que le bac ferme en plein été.
                Aucune source. À sourcer⍽: une première ou un record («⍽est la première⍽»). Non signalée⍽: un commentaire l’ignore.
        "]],
    );
}

#[test]
fn what_desks_leave_open_and_lists_of_dates_say_why() {
    check(
        "Le bac en dates

12 mai 2011 : Le bac coule et fait trois morts.

3 juin 2012 : le nouveau bac est béni.

2015 : un pont est promis.

Le bac est considéré comme un monument.
",
        expect![[r"
            Le bac en dates
                Titre⍽: aucune source n’y est demandée.
            12 mai 2011 : Le bac coule et fait trois morts.
                Aucune source. À sourcer⍽: un mort, un blessé ou un bilan («⍽trois morts⍽»). Non signalée⍽: genre «⍽chronologie⍽», où ces faits se donnent sans source.
            3 juin 2012 : le nouveau bac est béni.
                Sans source, et rien n’y oblige⍽: événement public ou contexte, sans affirmation forte.
            2015 : un pont est promis.
                Sans source, et rien n’y oblige⍽: événement public ou contexte, sans affirmation forte.
            Le bac est considéré comme un monument.
                Source que rien ne désigne. Non signalée⍽: genre «⍽chronologie⍽», où ces faits se donnent sans source.
        "]],
    );
    check(
        "Le bac repart

Le bac de Trémel a repris lundi ses traversées, a annoncé la compagnie. « Tout est prêt », a déclaré sa directrice, Anna Le Goff. La compagnie a aussi promis un tarif réduit aux écoliers.

On parle davantage de promenades que de trajets. Il pleut.

La mairie a salué cette reprise.
",
        expect![[r"
            Le bac repart
                Titre⍽: aucune source n’y est demandée.
            Le bac de Trémel a repris lundi ses traversées, a annoncé la compagnie.
                Sourcée par la compagnie, dans la phrase («⍽a annoncé⍽»).
            « Tout est prêt », a déclaré sa directrice, Anna Le Goff.
                Sourcée par sa directrice, Anna Le Goff, dans la phrase («⍽a déclaré⍽»).
            La compagnie a aussi promis un tarif réduit aux écoliers.
                Parole ou acte public, sa propre source⍽: la compagnie («⍽a aussi promis⍽»).
            On parle davantage de promenades que de trajets.
                Source que rien ne désigne. Non signalée⍽: les rédactions la laissent le plus souvent ainsi.
            Il pleut.
                N’a pas besoin de source⍽: trop peu de mots pour affirmer quelque chose.
            La mairie a salué cette reprise.
                Parole ou acte public, sa propre source⍽: la mairie («⍽a salué⍽»).
        "]],
    );
}
