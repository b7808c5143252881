//! Verbs of saying that stand apart from what is said.

use expect_test::expect;

use super::check;

#[test]
fn a_form_that_is_a_noun_as_well_makes_a_clause_before_an_aside() {
    check(expect![[r"
        Le bilan reste de deux morts, a rappelé la sous-préfète, Anne Roy.
          → a rappelé | la sous-préfète, Anne Roy
        L'État reste redevable de 210 millions, souligne l'intersyndicale dans un mémoire.
          → souligne | l'intersyndicale
        « Si j'en ai huit, je suis content », dit Paul Rey.
          → dit | Paul Rey
        Sa cliente, assure l'avocat dans la salle des pas perdus, s'est inscrite au cours du soir.
          → assure | l'avocat
        Vingt ouvriers ont été arrêtés, a compté l'Association des juristes.
          → a compté | l'Association des juristes
        « Une fantaisie d'été que l'on pardonne », s'amuse l'un des deux, Paul Rey.
          → s'amuse | l'un des deux, Paul Rey
        « Je n'ai promis aucun quai », balaye le maire.
          → balaye | le maire
        Les douanes ont par la suite confirmé que le quai était vide.
          → ont par la suite confirmé | Les douanes
        La mairie a confirmé en fin de journée la mort du pilote.
          → a confirmé | La mairie
        Les cas augmentent, ressort-il jeudi de chiffres publiés par l'institut Brion.
          → ressort-il | chiffres publiés par l'institut Brion
    "]]);
}

#[test]
fn what_is_noted_reported_and_counted() {
    check(expect![[r"
        La médecin Anne Roy note un changement de ton depuis mars.
          → note | La médecin Anne Roy
        L'association Racines a compté 130 nids sur l'île.
          → a compté | L'association Racines
        L'association compte 130 membres.
        Le port compte ouvrir un quai.
        Les pompiers ont rapporté des pillages.
          → ont rapporté | Les pompiers
        Le facteur a rapporté le colis.
        Le porte-parole dément toute rumeur.
          → dément | Le porte-parole | denies
    "]]);
}

#[test]
fn bodies_that_plead_hold_what_follows_their_name() {
    check(expect![[r"
        Pour la CGT, tout cela était écrit.
          → Pour | la CGT
        Pour ce collectif, la digue n'est plus sûre depuis la crue.
          → Pour | ce collectif
        Pour le vice-procureur, le quai était fermé depuis un mois.
          → Pour | le vice-procureur
        Pour le club, la saison est finie depuis dimanche.
        Pour le sous-marin, la mission est finie depuis lundi.
    "]]);
}

#[test]
fn a_colon_goes_with_the_verb_of_the_main_clause() {
    check(expect![[r"
        Anne Roy, dont la carte est de celles-là, n'en fera pas une maladie : « Je préfère le train. »
          → : | Anne Roy, dont la carte est de celles-là
    "]]);
}

#[test]
fn as_somebody_told() {
    check(expect![[r"
        Mais, comme le maire l'a rappelé, la route est coupée depuis lundi.
          → l'a rappelé | le maire
        La route, ainsi qu'il l'a indiqué, est coupée.
          → l'a indiqué | il
        Le maire l'a rappelé.
        Comme on l'a dit, le pont rouvrira lundi.
    "]]);
}

#[test]
fn slips_of_the_pen_report_all_the_same() {
    check(expect![[r"
        Le ministre à déclaré que la route est coupée.
          → à déclaré | Le ministre
        Le ministre a déclarer que la route est coupée.
          → a déclarer | Le ministre
        Le maire à vendu la mairie.
        Le maire se montre réticent a parler de la dette.
    "]]);
}

#[test]
fn an_act_of_speech_that_its_objects_tell() {
    check(expect![[r"
        Les médecins attirent l'attention sur le sommeil des enfants.
          → attirent l'attention | Les médecins
        La direction écarte toute extension du chantier.
          → écarte | La direction
        Le gérant n'en fait pas mystère : le quai va fermer.
          → n'en fait pas mystère | Le gérant
        Le gérant fait mystère de ses comptes.
        Le maire a pris la défense du candidat.
          → a pris la défense | Le maire
        Un autre passager blessé, Paul Rey, a décrit le choc à bord.
          → a décrit | Un autre passager blessé, Paul Rey
    "]]);
}

#[test]
fn words_that_trail_a_quotation_stand_before_who_says_it() {
    check(expect![[r"
        « La coque était percée, elle l'est encore » à Brest, s'est félicité mercredi auprès de l'AFP Étienne Roy.
          → s'est félicité | Étienne Roy
        « Le quai sera rouvert un jour » et « personne ne partira », a souligné jeudi lors d'une conférence de presse à Brest le directeur du port.
          → a souligné | le directeur du port
        « La marée est entrée cette nuit » dans le quartier, se lamente-t-il.
          → se lamente-t-il | -t-il
        « Le quai est à nous », ne cesse de répéter l'entraîneur.
          → ne cesse de répéter | l'entraîneur
    "]]);
}

#[test]
fn a_phrase_of_several_words_is_a_verb_whatever_its_first_may_be() {
    check(expect![[r"
        Le gouvernement fait également état de dégâts.
          → fait également état | Le gouvernement
        Le trafic est une réalité, insiste-t-on du côté des armateurs.
          → insiste-t-on | armateurs
        Selon un porte-parole de la police danoise, la barque a disparu.
          → Selon | un porte-parole de la police danoise
        Le permis a été retiré, conformément aux réquisitions du procureur.
          → conformément aux réquisitions du | procureur
    "]]);
}
