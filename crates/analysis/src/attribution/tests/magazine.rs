//! How reports, inquiries and analyses bring in who speaks.

use expect_test::expect;

use super::check;

#[test]
fn documents_show_find_and_tell() {
    check(expect![[r"
        Des mémos internes montrent comment la firme a payé des chercheurs.
          → montrent | Des mémos internes
        « Le Monde » montre comment la firme a payé des chercheurs.
          → montre | Le Monde
        Un reportage de la chaîne Brion 2 le montre en train de fuir.
          → le montre | Un reportage de la chaîne Brion 2
        Une photo de la plaie publiée mercredi montre la gravité du coup.
          → montre | Une photo de la plaie publiée mercredi
        Les vidéos prises par des passants montrent que le quai brûle.
          → montrent | Les vidéos prises par des passants
        Les images de vidéosurveillance montrent que le quai était vide.
          → montrent | Les images de vidéosurveillance
        Les dernières données montrent que le lac baisse.
          → montrent | Les dernières données
        Il en ressort que le fonds a perdu la moitié de sa mise.
          → en ressort | –
        « Par précaution », y lit-on, les riverains sont invités à ne plus manger leurs œufs.
          → y lit-on | –
        On y apprend que le logiciel a connu trente pannes.
          → y apprend | –
        Le coût atteint 124 millions, détaille le communiqué.
          → détaille | le communiqué
        Le projet est mal né, poursuit l'éditorial.
          → poursuit | l'éditorial
        Un sandwich de plus est vendu chaque minute, révèle un essai conduit à Brion.
          → révèle | un essai
    "]]);
}

#[test]
fn a_newsroom_reads_finds_and_sees() {
    check(expect![[r"
        Les registres de l'île, que Le Monde a pu consulter, désignent une société écran.
          → pu consulter | Le Monde
        Mediapart a eu accès à vingt rapports de stage.
          → eu accès | Mediapart
        Nous nous sommes procuré le contrat de la régie.
          → procuré | Nous
        Des contrats consultés par « Le Monde » fixent le prix.
          → consultés | Le Monde
        La rue était vide, a constaté un journaliste de l'AFP.
          → a constaté | un journaliste de l'AFP
        La rue était vide, a constaté un journaliste.
          → a constaté | un journaliste
    "]]);
}

#[test]
fn what_somebody_holds_is_a_noun() {
    check(expect![[r"
        C'est en tout cas la conviction de la commissaire Anne Roy.
          → conviction | la commissaire Anne Roy
        La principale conclusion de l'étude est que les clients sont moins nombreux.
          → conclusion | l'étude
        L'ambition d'Anne Lux est de bâtir une ville « plus verte et plus douce ».
          → ambition | Anne Lux
        L'ambition d'Anne Lux est de bâtir une ville.
        Ce qui équivaut pour Paul Roy, l'avocat des familles, à un aveu.
          → pour | Paul Roy
        L'avocat Paul Roy, selon lequel le contrat est nul, a saisi le juge.
          → selon lequel | Paul Roy
        Selon les juges d'instruction, le contrat est nul.
          → Selon | les juges d'instruction
    "]]);
}

#[test]
fn an_aside_may_be_long_and_its_subject_far() {
    check(expect![[r"
        « Rien n'est signé », a réagi de son côté le lycéen.
          → a réagi | le lycéen
        Il a à cet égard assuré que le maire partirait.
          → a à cet égard assuré | Il
        La firme, accusent-ils, a massivement usé d'artifices.
          → accusent-ils | -ils
        « Au début, on riait, raconte Mme Roy. Ensuite on a compté les morts. »
          → raconte | Mme Roy
        « Il manque onze heures, annonce au micro Pascal Roy, éclairagiste. C'est beaucoup. »
          → annonce | Pascal Roy
        « On m'a donné un seau, grince Paul Rey, retraité. Et une cuillère. »
          → grince | Paul Rey
        *« Nous n'avons rien signé »*, regrette Paul Roy, délégué du syndicat.
          → regrette | Paul Roy
        « La goutte de trop », s'exclame auprès du Phare, Anne Lux, présidente de l'amicale.
          → s'exclame | Anne Lux
        Brivault, le service de livraison préféré des Lillois a annoncé sa fermeture.
          → a annoncé | Brivault, le service de livraison préféré des Lillois
        « C'est fini », a-t-on précisé de même source.
          → a-t-on précisé | même source
    "]]);
}

#[test]
fn a_tale_goes_on_for_who_spoke() {
    check(expect![[r"
        Et de conclure : « Nous partirons. »
          → conclure | –
        Et de poursuivre sur le même ton : « Nous partirons tous ce soir. »
          → poursuivre | –
        Avant de vanter le port de Brion : « Nulle part ailleurs on ne pêche ainsi. »
          → vanter | –
        Et de regretter que le pays ne soit plus une île.
          → regretter | –
        « Vous voulez travailler plus », a-t-elle critiqué, affirmant que le gouvernement y tient et qu'il tiendra bon.
          → a-t-elle critiqué | -t-elle
          → affirmant | –
        Il a été libéré mardi, affirmant que le quai fermera.
          → affirmant | Il
        Une alerte a été lancée par un passant, affirmant que le quai fermera.
          → a été lancée | un passant
          → affirmant | un passant
    "]]);
}

#[test]
fn houses_speak_through_their_on() {
    check(expect![[r"
        À Bercy, où l'on a refait les calculs, on conteste la méthode.
          → conteste | Bercy | denies
        Au Quai d'Orsay, on souligne que la crise est suivie.
          → souligne | Quai d'Orsay
        Au Mali, on souligne que la crise est suivie.
          → souligne | on
        On objectera qu'il faut bien un filtre.
        On lui avait dit que le car partirait.
        On lui reproche d'avoir pressé des patrons.
          → lui reproche | On
        La procédure par laquelle on soutient que la loi est nulle est longue.
        Le bâtonnier a plaidé avec celui que l'on accuse.
        On parle même beaucoup, et l'avocat s'en est ému.
        « Sortez les mains », lui ordonne-t-on.
    "]]);
}

#[test]
fn what_looks_like_a_source_and_is_none() {
    check(expect![[r"
        Elle loue des bureaux dans des lieux inconnus.
        Un des tests consistait à raconter aux enfants « une histoire vraie ».
        Les filles ont une tendance à considérer leurs amies « très douées ».
        « Depuis mars, nous n'avons pas révélé un seul nom », se félicite Paul Roy.
          → se félicite | Paul Roy
        L'an dernier, Paul Roy, le maire de Brion, a appelé la préfète à la prudence.
          → a appelé | Paul Roy, le maire de Brion
        Le Sénat et l'Assemblée ne communiquent pas très bien.
        Ceux qui avaient osé dire « Je ne suis pas d'ici » étaient moqués.
        Un panneau de carton, à hauteur d'enfant, montre un couple âgé.
        Il tutoie la salle, cite un évêque, puis un boulanger.
        Chaque détenu dispose d'un espace inférieur à celui que la loi fixe.
        Il a enregistré en 2015 une hausse des prix de 180,9 %.
        La ville a gardé, pour certains, leurs petites manies.
    "]]);
}

#[test]
fn those_near_somebody_have_no_name_and_he_has_not_spoken() {
    check(expect![[r"
        « Nous ne savions pas », confie un proche du ministre Paul Roy.
          → confie | un proche du ministre Paul Roy
        L'entourage du ministre dément cette version.
          → dément | L'entourage du ministre | denies
        Près de 20 % des participants à l'enquête ont assuré avoir été insultés.
          → ont assuré | des participants à l'enquête
        Selon des résultats partiels, le parti arrive en tête.
          → Selon | des résultats partiels
        D'après un des gendarmes auditionnés, il aurait insulté les agents.
          → D'après | un des gendarmes auditionnés
        D'après la source du quotidien, il en resterait un quart.
          → D'après | la source du quotidien
        Contrairement à ce qui a été indiqué par le conseiller Paul Roy, le compte n'a pas été piraté.
          → a été indiqué | le conseiller Paul Roy
        Le chiffre a été confirmé au Monde.
          → a été confirmé | –
        Plus d'une centaine d'associations, d'élus et de journalistes avaient appelé le maire à renoncer.
          → avaient appelé | d'élus et de journalistes
    "]]);
}
