//! What is found in a block: each cue with its source, how the source stands to it, and who reports it.

use expect_test::{Expect, expect};

use super::{SourceType, Stance};

mod asides;
mod between;
mod crowds;
mod magazine;
mod newsdesk;
mod portal;
mod regional;
mod wires;

/// Reads each line as a block and draws what it attributes below it.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written in the call")]
fn check(expected: Expect) {
    let drawn: String = expected
        .data()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('→'))
        .map(draw)
        .collect();
    expected.assert_eq(&drawn);
}

fn draw(text: &str) -> String {
    let block = crate::block::Block::read(text);
    let mut lines = vec![text.to_owned()];
    for attribution in &block.attributions {
        let source = attribution.source.map_or("–", |s| s.of(text));
        let mut cells = vec![attribution.cue.of(text).to_owned(), source.to_owned()];
        if attribution.stance != Stance::Asserts {
            cells.push(attribution.stance.as_str().to_owned());
        }
        let outer = attribution.within.and_then(|w| block.attributions.get(w));
        cells.extend(outer.map(|outer| format!("within {}", outer.cue.of(text))));
        lines.push(format!("  → {}", cells.join(" | ")));
    }
    lines.join("\n") + "\n"
}

#[test]
fn beside_a_quotation_any_verb_speaks() {
    check(expect![[r"
        « Le pouvoir passe et le plein reste », philosophe un chauffeur de taxi.
          → philosophe | un chauffeur de taxi
        « Impossible », soupire-t-elle.
          → soupire-t-elle | -t-elle
        « C'est fini, tonne le maire. On ne paiera plus. »
          → tonne | le maire
        « J'étais là, bredouille-t-il, mais je n'ai rien vu. »
          → bredouille-t-il | -t-il
    "]]);
}

#[test]
fn time_and_place_may_stand_before_the_subject() {
    check(expect![[r"
        « Nous ne céderons pas », a déclaré la semaine dernière le vice-président Jean Roy.
          → a déclaré | le vice-président Jean Roy
        Le groupe Ardent a annoncé il y a quelques heures le rachat de sa filiale.
          → a annoncé | Le groupe Ardent
        Le groupe Ardent a fait état jeudi d'un recul de 4 %.
          → a fait état | Le groupe Ardent
        « Je pars », a déclaré à l'AFP le maire de Brion.
          → a déclaré | le maire de Brion
    "]]);
}

#[test]
fn an_infinitive_may_tell() {
    check(expect![[r"
        Et la maire d'ajouter que le pont rouvrira lundi.
          → ajouter | la maire
        Avant d'ajouter : « Le pont rouvrira lundi. »
          → ajouter | –
        Cent personnes ont défilé pour réclamer la réouverture du pont.
          → réclamer | Cent personnes
        Des milliers de Coréens ont défilé pour dénoncer la loi.
          → dénoncer | Des milliers de Coréens
        Ce qui fait dire au maire que le pont tiendra.
          → fait dire | maire
    "]]);
}

#[test]
fn an_auxiliary_may_stand_for_two_verbs() {
    check(expect![[r"
        L'opposition a dénoncé une dérive et appelé à la grève.
          → a dénoncé | L'opposition
          → appelé | L'opposition
        Le ministre a présenté ses condoléances aux familles et annoncé une enquête.
          → a présenté | Le ministre
          → annoncé | Le ministre
    "]]);
}

#[test]
fn objects_behind_a_preposition() {
    check(expect![[r"
        Les économistes de la banque tablent sur 2 %.
          → tablent | Les économistes de la banque
        Le syndicat plaide pour une table ronde.
          → plaide | Le syndicat
        Ses auteurs appellent toutefois à la prudence.
          → appellent | Ses auteurs
        L'envoyé de l'ONU s'est alarmé de la situation.
          → s'est alarmé | L'envoyé de l'ONU
    "]]);
}

#[test]
fn objects_that_make_a_verb_report() {
    check(expect![[r"
        La Nasa lance un appel aux étudiants.
          → lance | La Nasa
        La Nasa lance une fusée.
        Son rival a dressé un tout autre portrait de la commune.
          → a dressé | Son rival
        Québec écarte cette hypothèse.
          → écarte | Québec
    "]]);
}

#[test]
fn a_nickname_a_trade_and_a_label_say_nothing() {
    check(expect![[r"
        Le sculpteur Paul Rey, dit Rey le Jeune, expose au port.
        Paul Rey, conteur, critique gastronomique, écrivain, célèbre pour ses « coups de sang », vit au port.
        Il s'agit du guide, âgé de 59 ans et décrit comme « prudent ».
          → décrit | –
        Le grutier a loué une chambre au port.
    "]]);
}

#[test]
fn participles_with_an_agent() {
    check(expect![[r"
        Une position saluée par l'aile droite, mais jugée intenable par les centristes.
          → saluée | l'aile droite
          → jugée | les centristes
        L'information est relayée par plusieurs médias.
          → est relayée | plusieurs médias
        La nouvelle a été confirmée par des officiels russes.
          → a été confirmée | des officiels russes
        Il a été décidé par le conseil de fermer la piscine.
          → a été décidé | le conseil
    "]]);
}

#[test]
fn what_is_said_as_a_noun() {
    check(expect![[r"
        L'annonce par la SNCF d'une hausse des tarifs a surpris.
          → annonce | la SNCF
        L'appel du collectif à manifester a été suivi.
          → appel | collectif
    "]]);
}

#[test]
fn sources_without_a_verb() {
    check(expect![[r"
        À l'en croire, la commune perdra deux millions.
          → À l'en croire | l'
        Aux dires d'habitants, trois maisons ont brûlé.
          → Aux dires d' | habitants
        La hausse agace Léa Faure, pour qui « tout reste à faire ».
          → pour qui | Léa Faure
        — Sylvie Bodart, riveraine de la rue des Arts
          → — | Sylvie Bodart
    "]]);
}

#[test]
fn whom_no_list_knows() {
    check(expect![[r"
        Les parties civiles se sont déclarées soulagées.
          → se sont déclarées | Les parties civiles
        La conductrice du bus a affirmé que les barrières étaient levées.
          → a affirmé | La conductrice du bus
        « On a tout tenté », a ajouté son mari, Ousmane Ba.
          → a ajouté | son mari, Ousmane Ba
    "]]);
}

#[test]
fn denials() {
    check(expect![[r"
        Le club dément avoir reçu une offre.
          → dément | Le club | denies
        Le ministre nie catégoriquement.
          → nie | Le ministre | denies
        L'entreprise assure ne pas avoir été informée.
          → assure | L'entreprise | denies
        Le maire rejette les accusations de corruption.
          → rejette | Le maire | denies
        Le Sénat a rejeté le texte.
          → a rejeté | Le Sénat
        Le maire ne nie pas les difficultés.
          → ne nie | Le maire
        Le parti ne pense pas que la loi passera.
          → ne pense | Le parti | denies
    "]]);
}

#[test]
fn silence() {
    check(expect![[r"
        Contacté, le groupe n'a pas répondu.
          → n'a pas répondu | le groupe | silent
        Le ministère n'a pas souhaité commenter.
          → n'a pas souhaité | Le ministère | silent
        La porte-parole s'est refusée à tout commentaire.
          → s'est refusée | La porte-parole | silent
        Washington n'a ni confirmé ni infirmé.
          → n'a ni confirmé | Washington | silent
        Les autorités n'ont pas communiqué de bilan.
          → n'ont pas communiqué | Les autorités | silent
        Une famille n'a plus donné signe de vie.
    "]]);
}

#[test]
fn who_reports_whom() {
    check(expect![[r"
        Le président a promis une baisse, a dit le ministre des Finances, cité par Hanpo.
          → a promis | Le président | within a dit
          → a dit | le ministre des Finances | within cité
          → cité | Hanpo
        Selon le porte-parole, le président a dit que la base fermerait.
          → Selon | le porte-parole
          → a dit | le président | within Selon
        Le ministre a promis de partir, rapporte Le Journal du Val, citant un diplomate.
          → a promis | Le ministre | within rapporte
          → rapporte | Le Journal du Val
          → citant | un diplomate | within rapporte
        La junte affirme que les rebelles ont reconnu avoir posé des mines.
          → affirme | La junte
          → ont reconnu | les rebelles | within affirme
        « Le suspect a dit que la porte était ouverte », a indiqué le procureur de Nantes.
          → a dit | Le suspect | within a indiqué
          → a indiqué | le procureur de Nantes
        Le maire a publié une lettre et a indiqué qu'il partirait.
          → a publié | Le maire
          → a indiqué | Le maire
        Pyongyang a tiré un missile, selon Séoul, alors que Washington appelle au calme.
          → selon | Séoul
          → appelle | Washington
    "]]);
}

#[test]
fn false_friends() {
    check(expect![[r"
        Les géologues appellent ce type de chute un « écroulement ».
        On les reconnaît à ce qu'elles tournent le dos à la mer.
        La visite affirmant ses liens avec Moscou a duré deux heures.
        Ce geste souligne le rapprochement des deux pays.
        Cela témoigne d'un soutien sans précédent.
        Il convient de noter que le pont est fermé.
        Le décompte a été fait à partir de sources officielles.
        Le lobby a pu reprendre la « procédure collégiale ».
    "]]);
}

#[test]
fn nobody_in_particular() {
    check(expect![[r"
        On note que le pont est fermé.
          → note | On
        On sait que le pont est fermé.
        Aux dernières nouvelles, la digue tient.
          → Aux dernières nouvelles | –
        Aucun motif n'est avancé par la police.
          → n'est avancé | la police | denies
        Cinq blessés ont été signalés dans la vallée.
          → ont été signalés | –
        La ministre est considérée comme une proche du président.
          → est considérée | –
        Il lui est reproché d'avoir vendu le terrain.
          → lui est reproché | –
        Pour de nombreux commentateurs, la ministre a menti.
          → Pour | de nombreux commentateurs
    "]]);
}

#[test]
fn what_stands_between_subject_and_verb() {
    check(expect![[r"
        Des photos, prises en 2009, montrent que la digue était fissurée.
          → montrent | Des photos, prises en 2009
        Le maire estime que la digue tient et annonce une visite des lieux.
          → estime | Le maire
          → annonce | Le maire
        La digue est sûre, ce que contestent les riverains.
          → contestent | les riverains | denies
        Comme l'a révélé Le Journal du Val, la digue est fissurée.
          → l'a révélé | Le Journal du Val
        L'attaque a duré une heure, l'organisation ayant revendiqué d'autres attaques mardi.
          → ayant revendiqué | l'organisation
        Le préfet est parti sans préciser la date de son retour.
          → préciser | Le préfet | silent
        Le porte-parole a communiqué samedi le décès de l'otage.
          → a communiqué | Le porte-parole
    "]]);
}

#[test]
fn for_whom_and_according_to_whom() {
    check(expect![[r"
        Pour le procureur, la piste est fausse depuis le premier jour.
          → Pour | le procureur
        Pour Anne Lux, il s'agit d'un cinquième titre depuis 2012.
        Il est impossible, pour Anne Lux, d'utiliser ce vélo aujourd'hui.
        Le four tourne selon un « mode économique » depuis mardi.
    "]]);
}

#[test]
fn documents_of_nobody_are_hearsay() {
    let kind = |text: &str| crate::block::Block::read(text).attributions.first().map(|a| a.source_type);
    let vague = "Selon les informations recueillies, le camion roulait trop vite.";
    let owned = "Selon les rapports de la gendarmerie, le camion roulait trop vite.";
    assert_eq!([vague, owned].map(kind), [Some(SourceType::GroupVague), Some(SourceType::Document)]);
}

#[test]
fn bills_media_and_bodies_without_a_name_are_vague() {
    let vague = |text: &str| {
        let block = crate::block::Block::read(text);
        block.attributions.first().is_some_and(|a| a.source_type == SourceType::GroupVague)
    };
    for text in [
        "La crue a fait dix morts, selon un bilan provisoire.",
        "Selon le dernier bilan, la crue a fait dix morts.",
        "Selon le plus récent bilan, cent maisons sont inondées.",
        "La crue a fait dix morts, selon les chiffres les plus récents.",
        "D'après les premiers éléments, le camion roulait trop vite.",
        "Les études montrent que la digue recule.",
        "Selon les médias locaux, la digue a cédé.",
        "Certains journaux rappellent que la digue a cédé deux fois.",
        "Selon ce que rapportent des médias étrangers, la digue a cédé.",
        "Des journalistes sur place rapportent que la digue a cédé.",
        "Plusieurs associations affirment que la digue a cédé.",
    ] {
        assert!(vague(text), "{text}");
    }
    for text in [
        "La crue a fait dix morts, selon un bilan de la préfecture.",
        "Selon les informations que le procureur a confiées à la radio, le camion roulait trop vite.",
        "Selon ce dernier bilan, la crue a fait dix morts.",
        "Selon le bilan officiel, la crue a fait dix morts.",
        "Selon les médias d'État, la digue a cédé.",
        "Selon trois journaux, la digue a cédé.",
        "Les études de l'université de Brest montrent que la digue recule.",
        "Plusieurs associations appellent à manifester.",
        "L'association du port affirme que la digue a cédé.",
    ] {
        assert!(!vague(text), "{text}");
    }
}

#[test]
fn a_verb_set_off_from_a_quotation_takes_asides_and_complements() {
    check(expect![[r"
        « On a sauvé les chaises et le piano », sourit, fatiguée, Anne Roy.
          → sourit | Anne Roy
        « Le toit est tombé deux fois », compte sur ses doigts Anne Roy.
          → compte | Anne Roy
        « Nous sommes arrivés au bout », laisse tomber Paul Rey, président du club.
          → laisse | Paul Rey
        « La marge a un peu reculé », a minimisé le directeur financier, Paul Rey, devant les analystes.
          → a minimisé | le directeur financier, Paul Rey
        « Il est passé hier soir avec sa chienne », n'en revient pas le facteur.
          → n'en revient | le facteur
        « Quand vont-ils payer ? », s'interroge la gérante.
          → s'interroge | la gérante
        « Je vous ordonne de partir », lui avait intimé le préfet.
          → lui avait intimé | le préfet
        « Il en restait douze », note au crayon Paul Rey, le gérant.
          → note | Paul Rey
        « On ne dort plus », se lamente ce taximan.
          → se lamente | taximan
        Le pont sera fermé, a annoncé, vendredi, à Brion, le directeur du port.
          → a annoncé | le directeur du port
    "]]);
}

#[test]
fn whoever_the_parse_makes_the_subject_of_an_incise_speaks() {
    check(expect![[r"
        Le cargo avait quitté le port de Brion, ont précisé les garde-côtes du canton.
          → ont précisé | les garde-côtes du canton
        La chapelle a été retrouvée, se réjouit la mairie.
          → se réjouit | la mairie
        Douze avocats ont été arrêtés, recense le barreau.
          → recense | le barreau
        Deux bus seront ajoutés, font-ils savoir.
          → font-ils savoir | -ils
        Le maire est venu, précise les règles et repart.
          → précise | Le maire
    "]]);
}

#[test]
fn an_on_that_speaks_in_a_body_is_that_body() {
    check(expect![[r"
        Au cabinet du ministre, on rappelle que le budget est voté.
          → rappelle | cabinet du ministre
        Chez Ardent, on regrette une décision « prise à la hâte ».
          → regrette | Ardent
        Du côté du parquet, on se dit « attentif » à la suite.
          → se dit | parquet
        « La discussion se poursuit », dit-on sobrement au ministère de la Mer.
          → dit-on | ministère de la Mer
        Le notaire a été arrêté, a-t-on appris auprès du greffe du tribunal.
          → a-t-on appris | du greffe du tribunal
        À la société de transport, on s'en tient à une phrase : « Toutes les pistes sont ouvertes. »
          → : | la société de transport
        Rue de Brion, on affirme que le texte est prêt.
          → affirme | Rue de Brion
        À Brion, on affirme que le texte est prêt.
          → affirme | on
    "]]);
}

#[test]
fn pour_and_a_body_that_argues_is_its_view() {
    check(expect![[r"
        Pour le géographe Paul Rey, de l'université de Brion, le mur a déplacé le courant.
          → Pour | le géographe Paul Rey
        Pour l'association des riverains, c'est une « maigre consolation ».
          → Pour | l'association des riverains
        Pour la direction, il s'agit de réduire les coûts.
          → Pour | la direction
        Pour la ville, c'est un gain de deux emplois.
        Difficile, pour la ville, de payer.
    "]]);
}

#[test]
fn bodies_that_count_and_forecast() {
    check(expect![[r"
        Météo-Brion a relevé 112 millimètres en une nuit.
          → a relevé | Météo-Brion
        Le groupe Ardent a relevé son objectif de 3 %.
        La police a enregistré 74 plaintes.
          → a enregistré | La police
        Le club a enregistré 3 victoires.
        Le comité a recensé onze procédures.
          → a recensé | Le comité
        Trois cents enlèvements ont été recensés par le comité.
          → ont été recensés | le comité
        Le dernier bilan du Bureau des secours fait état de onze morts.
          → fait état | Le dernier bilan du Bureau des secours
        La mairie fait valoir que la digue est neuve.
          → fait valoir | La mairie
    "]]);
}

#[test]
fn a_speaker_before_a_colon_needs_no_verb_of_saying() {
    check(expect![[r"
        Paul hausse les épaules : « Mon permis, c'est mon visage. »
          → : | Paul
        La cheffe du service montre le couloir : « Nous manquons de lits depuis mars. »
          → montre | La cheffe du service
        Paul veut tenir : « La vigne finit toujours par donner. »
          → veut | Paul
          → : | Paul
        Un gamin accroche une pancarte à la grille : « Plus de pain aujourd'hui. »
    "]]);
}

#[test]
fn what_comes_out_of_a_text_is_that_text_s() {
    check(expect![[r"
        Les cas ont doublé en un an, ressort-il jeudi d'un rapport de l'institut Brion.
          → ressort-il | un rapport de l'institut Brion
        C'est ce qui ressort d'un rapport de la Cour des comptes.
          → ressort | un rapport de la Cour des comptes
        Le maire ressort de la salle.
    "]]);
}

#[test]
fn to_let_is_no_praise() {
    check(expect![[r"
        Les habitants louent aux touristes leur cave.
        Le ministre n'a pas voulu confirmer ces chiffres.
          → n'a pas voulu | Le ministre | silent
    "]]);
}
