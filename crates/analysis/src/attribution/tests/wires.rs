//! What agencies, portals and newspapers of several countries print, as it is pasted.

use expect_test::expect;

use super::check;

#[test]
fn a_forgotten_hyphen_hides_no_speaker() {
    check(expect![[r#"
        "Les équipes sont épuisées", explique t-elle à Radio Val.
          → explique t-elle | t-elle
        La digue sera refaite en mai, a t-il rappelé.
          → a t-il rappelé | t-il
    "#]]);
}

#[test]
fn a_name_between_quotation_marks_is_a_source() {
    check(expect![[r#"
        Le conducteur a pris la place de l'otage, rapporte «Le Figaro».
          → rapporte | «Le Figaro»
        Selon «Le Parisien», le conducteur est parti à midi.
          → Selon | «Le Parisien»
        Chaque habitant a écrit deux fois, selon les "garants" de la consultation.
          → a écrit | Chaque habitant | within selon
          → selon | les "garants"
        Des "gilets jaunes" ont affirmé que le péage était fermé.
          → ont affirmé | Des "gilets jaunes"
        Le maire a lancé «Non» à la foule.
    "#]]);
}

#[test]
fn a_quotation_may_begin_with_the_verb() {
    check(expect![[r#"
        La chambre avait pourtant "constaté qu'il n'y avait pas d'urgence".
          → avait pourtant "constaté | La chambre
        Le syndicat "exige de la mairie qu'elle prenne des mesures".
          → exige | Le syndicat
        Les deux ministres ont "exhorté" la mairie "à reconsidérer sa décision".
          → ont "exhorté | Les deux ministres
    "#]]);
}

#[test]
fn speakers_behind_a_newsroom_or_an_adjective() {
    check(expect![[r#"
        "C'est un régal", témoigne pour l'AFP Ana Roy, venue de Brest.
          → témoigne | Ana Roy
        "C'est l'idée la plus sotte de l'année", s'était exclamé l'influent sénateur.
          → s'était exclamé | l'influent sénateur
        "Le thème est rare, commente pour l'AFP Paul Lux, directeur de Radio Val. Le chanteur est touchant".
          → commente | Paul Lux
        Objectif : empêcher "un nouvel incendie", cite Le Monde.
          → cite | Le Monde
    "#]]);
}

#[test]
fn texts_and_houses_that_say_so() {
    check(expect![[r#"
        C'est un tiers de moins, est-il précisé dans le communiqué de l'agence.
          → est-il précisé | le communiqué de l'agence
        Dans le nouveau protocole, il est précisé que le masque est facultatif.
          → est précisé | le nouveau protocole
        "C'est exclu", a-t-on déclaré au palais présidentiel.
          → a-t-on déclaré | palais présidentiel
        Des cours ont été ouverts en mai, a-t-on appris hier lundi du président de l'association.
          → a-t-on appris | du président de l'association
        Quatre personnes ont été blessées, a-t-on appris mardi de source proche de l'enquête.
          → a-t-on appris | source proche
        La ville est décrite en 2006 comme "la plus calme du pays" par le magazine Forbes.
          → est décrite | le magazine Forbes
        Selon les informations du quotidien, le stade sera vendu.
          → Selon | les informations du quotidien
        "Silence", pouvait-on lire sur des pancartes.
    "#]]);
}

#[test]
fn some_of_many_by_name_and_those_polled() {
    check(expect![[r"
        D'autres, à l'image d'Ana Roy, habitante du hameau, ont souligné que la route est coupée.
          → ont souligné | D'autres, à l'image d'Ana Roy, habitante du hameau
        À l'inverse, 57 % des personnes interrogées estiment que la grève est justifiée.
          → estiment | des personnes interrogées
        Et au conférencier de conclure que « le port est à la traîne ».
          → conclure | conférencier
        Un constat partagé par le politologue Paul Lux selon lequel «les syndicats sont bousculés».
          → constat | le politologue Paul Lux
    "]]);
}
