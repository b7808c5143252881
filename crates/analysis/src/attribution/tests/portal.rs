//! What pages of portals and regional papers showed: names of media, complements before who speaks, views with « pour ».

use expect_test::expect;

use super::check;

#[test]
fn media_are_known_by_their_names() {
    check(expect![[r"
        La route est coupée depuis lundi, rapporte L'Est Républicain.
          → rapporte | L'Est Républicain
        La route est coupée depuis lundi, indique l'Est Républicain.
          → indique | l'Est Républicain
        Un texte sera déposé, rapporte franceinfo lundi 18 février.
          → rapporte | franceinfo
        Comme le révèlent franceinfo et La Voix du Nord, la villa est vide.
          → le révèlent | franceinfo et La Voix du Nord
        Objectif : empêcher les barques de « revenir », cite franceinfo.
          → cite | franceinfo
        Toujours selon Le Point, les deux hommes se verront mercredi.
          → selon | Le Point
        Rien n'a changé, fait valoir le même courrier.
          → fait valoir | le même courrier
        Selon le monde associatif, la digue tiendra.
          → Selon | le monde associatif
    "]]);
}

#[test]
fn complements_stand_before_who_speaks() {
    check(expect![[r"
        « Ces masques font peur », explique tout sourire Anne Lux.
          → explique | Anne Lux
        « C'était génial », lance derrière son masque Anne Lux, lycéenne.
          → lance | Anne Lux
        « La pluie viendra », a déclaré lors d'une conférence de presse téléphonique Jean Roy, de l'institut météo.
          → a déclaré | Jean Roy
        « Le trafic a repris », indique dans un communiqué Norvik.
          → indique | Norvik
        « Le trafic a repris », a réagi sur le réseau Rezo.
        « Nos tissus coûtent cher », admet l'un des derniers tisserands de la vallée, Paul Rey.
          → admet | l'un des derniers tisserands de la vallée, Paul Rey
        Les pèlerins sont deux mille, selon l'un d'entre eux, Paul Rey, 44 ans.
          → selon | l'un d'entre eux, Paul Rey
        Les toiles ont été vendues, a annoncé la maison Delmas.
          → a annoncé | la maison Delmas
        Une serrure a cédé, a-t-on appris, vendredi, auprès des associations.
          → a-t-on appris | des associations
        « Mon gilet est sale ! » s'indigne-t-on sur une pancarte.
    "]]);
}

#[test]
fn asides_stand_behind_the_verb() {
    check(expect![[r"
        Il a annoncé mercredi, dans un message, s'être enfui en Pologne.
          → a annoncé | Il
        Les deux clubs ont appelé mercredi, dans une lettre ouverte, à jouer ailleurs.
          → ont appelé | Les deux clubs
        Le maire avait appelé, en outre, lors de sa visite, à la vigilance.
          → avait appelé | Le maire
        Le ministère a d'ailleurs prévenu il y a quelques jours que l'eau manquerait.
          → a d'ailleurs prévenu | Le ministère
        La porte-parole du Club des bacs (CB), Anne Lux, note ainsi qu'un passager attend une heure.
          → note | La porte-parole du Club des bacs (CB), Anne Lux
        Le parc souligne en outre que le respect des sentiers doit être observé.
        Il a perdu le match ainsi que le titre.
    "]]);
}

#[test]
fn who_holds_a_view() {
    check(expect![[r"
        Cette taxe serait « la pire des solutions » pour Anne Lux.
          → pour | Anne Lux
        Pour Berlin et ses voisins, « le port de Brion doit rester ouvert ».
          → Pour | Berlin et ses voisins
        Et pour ce docker, ces casseurs empêchent le mouvement de parler.
          → pour | ce docker
        Pour cette musicienne qui a laissé sa carrière, la programmation reste un frein majeur.
          → Pour | cette musicienne
        Pour le front commun, les dégâts sont considérables.
          → Pour | le front commun
        Le cadeau était « le plus beau » pour Noël.
        Plusieurs marches ont eu lieu, pour beaucoup calmement, mais des vitres ont cédé.
    "]]);
}

#[test]
fn what_was_read_and_found_out() {
    check(expect![[r"
        Elle se disait première pilote du pays, peut-on lire sur le site de LCI.
          → se disait | Elle | within peut-on
          → peut-on | le site de LCI
        Leurs recherches ont démontré que le virus est ancien.
          → ont démontré | Leurs recherches
        Leurs travaux montrent que le virus est ancien.
          → montrent | Leurs travaux
        Le rapport a noté quelques spécificités locales.
          → a noté | Le rapport
        Le coureur a gagné 87 millions, selon le classement annuel de Norvik Magazine.
          → selon | le classement annuel de Norvik Magazine
        Les enfants dorment, selon le classement.
        De nombreux témoignages assurent que la porte était fermée.
          → assurent | De nombreux témoignages
        Les chercheurs se sont rendu compte que l'ordre comptait.
          → se sont rendu compte | Les chercheurs
        Le gardien maintient avoir fermé la porte.
          → maintient | Le gardien
        Le syndicat « souhaite » que la grève s'arrête.
          → souhaite | Le syndicat
        « C'est un changement », reconnait Paul Rey.
          → reconnait | Paul Rey
    "]]);
}

#[test]
fn what_tells_nothing() {
    check(expect![[r"
        Le feu s'est déclaré jeudi en fin d'après-midi.
        D'autres s'en sont pris aux policiers.
        « Je veux partir », entend-on chanter Paul Rey dans la cour.
        Deux des principaux médias du pays ont annoncé qu'ils n'iraient plus.
          → ont annoncé | des principaux médias du pays
    "]]);
}

#[test]
fn names_in_quotation_marks_and_whole_groups_speak() {
    check(expect![[r"
        Plus de 400 marches étaient prévues, selon « Quais pour tous ».
          → selon | « Quais pour tous »
        « Ils vont bien », a précisé « Norvik Harbour Guard » dans un communiqué.
          → a précisé | « Norvik Harbour Guard »
        Autant de domaines qui dépendent de crédits publics, dénoncent les trois syndicats.
          → dénoncent | les trois syndicats
        Au final, sourit Mme Roy, ce serait « gagnant-gagnant ».
          → sourit | Mme Roy
        Sur le quai, sourit Anne Lux, qui attend son tour.
        Au premier rang, applaudissent les parents.
        Le procureur a requis « cinq ans de prison ferme » pour Jean Roy.
          → a requis | Le procureur
        Pour l'entreprise, « c'est un coup dur », reconnaît le maire.
          → reconnaît | le maire
        Pour les lycéens qui passent le bac, les épreuves commencent lundi.
        Le parquet a indiqué, mardi, que la victime, une femme de 32 ans, était décédée.
          → a indiqué | Le parquet
        Les travaux ont révélé de l'amiante dans l'école.
        La victime a été identifiée par son frère.
        L'association des victimes de l'incendie s'est déclarée satisfaite.
          → s'est déclarée | L'association des victimes de l'incendie
        La crue monte, a indiqué la région Grand Est.
          → a indiqué | la région Grand Est
        Les statistiques officielles faisaient état de 912 cas.
          → faisaient état | Les statistiques officielles
        Le tireur a été identifié par les autorités comme étant Paul Rey.
          → a été identifié | les autorités
        L'institut met en garde face aux vagues.
          → met en garde | L'institut
        Aux termes de l'accord, le port restera ouvert.
        Ses succès sont « Le Bac ment énormément » (1976) et « Nous irons tous au port » (1977).
    "]]);
}
