//! What stands between a verb of saying and who says it, and words that hold for one.

use expect_test::expect;

use super::check;

#[test]
fn adverbials_stand_between_the_auxiliary_and_the_participle() {
    check(expect![[r"
        « La digue tiendra », a-t-il d'abord affirmé.
          → a-t-il d'abord affirmé | -t-il
        « La digue tiendra », a-t-elle dans la foulée assuré.
          → a-t-elle dans la foulée assuré | -t-elle
        « La digue tiendra », a jeudi soir répété le maire.
          → a jeudi soir répété | le maire
        « La digue tiendra », a-t-il en conférence de presse promis.
          → a-t-il en conférence de presse promis | -t-il
        La préfète a dans un premier temps affirmé que la digue tiendrait.
          → a dans un premier temps affirmé | La préfète
        « C'est faux », balaie d'un revers de main le maire.
          → balaie | le maire
        La préfète a vendu sa maison.
    "]]);
}

#[test]
fn a_clause_is_set_off_by_verbs_of_feeling_and_of_sound() {
    check(expect![[r"
        Les travaux ont pris du retard, a regretté la présidente de la régie.
          → a regretté | la présidente de la régie
        La commune est ruinée, tonne le maire de Bréal.
          → tonne | le maire de Bréal
        La commune est ruinée, a lâché le maire de Bréal.
          → a lâché | le maire de Bréal
        La commune sera ruinée, glisse le trésorier.
          → glisse | le trésorier
        Rey déborde, lance Anne Lux.
        Il entre, glisse la clé sous le pot.
        « C'est une catastrophe, ironise la préfète, pour toute la commune. »
          → ironise | la préfète
        « La route est fermée, déplore le patron du port. Personne ne nous a prévenus. »
          → déplore | le patron du port
    "]]);
}

#[test]
fn who_is_convinced_or_leans_to_something_holds_it() {
    check(expect![[r"
        La préfète est convaincue que la digue tiendra.
          → est convaincue | La préfète
        Les élus ont la certitude que la digue tiendra.
          → ont la certitude | Les élus
        Il est certain que la digue tiendra.
        Les enquêteurs penchent pour un accident.
          → penchent | Les enquêteurs
        La piste de l'accident est privilégiée par les enquêteurs.
          → est privilégiée | les enquêteurs
        L'équipe a déterminé que la roche avait trois millions d'années.
          → a déterminé | L'équipe
        L'autopsie a conclu à une noyade.
          → a conclu | L'autopsie
        Le groupe a conclu un accord avec la banque.
        Le club va être vendu, croit savoir Le Monde.
          → croit savoir | Le Monde
        L'entraîneur n'a pu que constater les dégâts de la crue.
        « Nous sommes fatigués », n'a pu que constater l'entraîneur.
          → n'a pu que constater | l'entraîneur
        « Nous sommes fatigués », ne cesse de répéter l'entraîneur.
          → ne cesse de répéter | l'entraîneur
    "]]);
}

#[test]
fn figures_are_valued_by_somebody_far_behind() {
    check(expect![[r"
        Le coût est évalué à 3 millions d'euros par la mairie.
          → est évalué | la mairie
        Les dégâts sont chiffrés à 3 millions d'euros par l'assureur.
          → sont chiffrés | l'assureur
        Le coût est évalué à 3 millions d'euros par an.
        Les secours annoncent un bilan de douze blessés.
          → annoncent | Les secours
        Les secours avancent le chiffre de douze blessés.
          → avancent | Les secours
        Les secours avancent dans la boue.
        Trois cents personnes ont défilé samedi (source : police).
          → source : | police
        On apprend de source judiciaire que trois hommes ont été arrêtés.
          → apprend | On | within de
          → de | source judiciaire
    "]]);
}

#[test]
fn a_noun_before_a_colon_says_whose_words_follow() {
    check(expect![[r"
        Réaction du ministre : « Le budget a doublé. »
          → : | ministre
        Son verdict est sans appel : « Le budget a doublé. »
          → : | Son
        Moussa Diop, chef du village : « Nous avons tout perdu. »
          → : | Moussa Diop
        Même constat chez les éleveurs : l'herbe manque.
          → Même constat | les éleveurs
        Même son de cloche à la CGT, où l'on craint l'été.
          → Même son de cloche | la CGT
        Même les éleveurs sont venus.
        Même constat à Brion : les loyers montent.
        Même constat pour les loyers : tout monte.
    "]]);
}

#[test]
fn phrases_that_listen_read_and_judge_by() {
    check(expect![[r"
        À entendre les syndicats, le port est menacé.
          → À entendre | les syndicats
        Le juge a demandé à entendre le témoin.
          → a demandé | Le juge
        Le maire passe ses nuits à lire le rapport.
        À en juger par le rapport, la digue est fragile.
          → À en juger par | le rapport
        Dans l'esprit du maire, le projet est mûr.
          → Dans l'esprit du | maire
        Suivant les chiffres de la police, trois cents personnes ont défilé.
          → Suivant les chiffres de | la police
        Côté syndical, on parle de trois cents grévistes.
          → parle | Côté syndical
        Côté pratique, on parle de trois cents places.
        Le port est vide, affirme le canal Telegram Vigie.
          → affirme | le canal Telegram Vigie
        « C'est faux », assure encore celle qui dirige le club depuis 2010.
          → assure | celle
        Celui qui avait osé dire non a été moqué.
        Le maire ne veut pas fâcher ceux qui jugent que le port est perdu.
          → ne veut | Le maire
        C'est une fête que beaucoup ne veulent pas rater.
        Moscou a réagi, par la voix de son porte-parole, qui a parlé d'une provocation.
          → a parlé | son porte-parole
        L'Agence France-Presse rapporte la mort de trois soldats.
          → rapporte | L'Agence France-Presse
        Un correspondant de l'AFP a constaté des tirs.
          → a constaté | Un correspondant de l'AFP
    "]]);
}

#[test]
fn a_clause_whose_comma_was_forgotten_is_told_by_whom_it_ends_with() {
    check(expect![[r"
        Deux personnes ont été blessées dans la collision a indiqué la préfecture.
          → a indiqué | la préfecture
        Le coureur est mort après une chute a révélé le Comité olympique (CO).
          → a révélé | le Comité olympique (CO)
        Le chalutier pêchait dans une zone interdite a précisé la préfecture.
          → a précisé | la préfecture
        La préfète qui suit le dossier a annoncé la fermeture.
        La réunion de la zone a révélé la police.
        Le procureur a déclaré le maire coupable.
          → a déclaré | Le procureur
        La police a identifié le témoin et a confirmé la préfète.
          → a confirmé | La police
        Les pêcheurs ont été réveillés par la sirène, ont rapporté plusieurs d'entre eux.
          → ont rapporté | plusieurs d'entre eux
    "]]);
}

#[test]
fn bodies_that_are_there_to_speak_up_hold_what_follows_for() {
    check(expect![[r"
        Pour l'association des pêcheurs de Brion, le chiffre est faux.
          → Pour | l'association des pêcheurs de Brion
        Pour la ville de Brion, le chiffre est faux.
    "]]);
}

#[test]
fn whoever_refuses_any_guess_gives_no_answer() {
    check(expect![[r"
        La gendarmerie, interrogée, se refuse à « toute interprétation » avant la fin de l'enquête.
          → se refuse | La gendarmerie, interrogée | silent
        La gendarmerie refuse toute spéculation.
          → refuse | La gendarmerie | silent
        La gendarmerie refuse toute modification du tracé.
          → refuse | La gendarmerie
    "]]);
}
