//! Set phrases of desks, forgotten commas, statistics, courts, findings of researchers.

use expect_test::expect;

use super::check;

#[test]
fn set_phrases_report() {
    check(expect![[r"
        Le maire persiste et signe : la digue sera construite.
          → persiste et signe | Le maire
        La députée enfonce le clou : la digue ne sert à rien.
          → enfonce le clou | La députée
        L'entraîneur ne mâche pas ses mots sur l'arbitrage.
          → ne mâche pas ses mots | L'entraîneur
        La mairie botte en touche.
          → botte en touche | La mairie
        Le maire appelle de ses vœux une réforme.
          → appelle de ses vœux | Le maire
        Me Roy crie à la machination.
          → crie à la machination | Me Roy
        L'association milite depuis dix ans pour un moratoire.
          → milite | L'association
        Le préfet est formel : le barrage tiendra.
          → est formel | Le préfet
        Le maire n'en démord pas : le stade sera construit.
          → n'en démord | Le maire
        L'association s'y oppose.
          → s'y oppose | L'association
        La ministre s'en félicite.
          → s'en félicite | La ministre
        Les deux camps se rejettent la responsabilité de la frappe.
          → se rejettent | Les deux camps
        Les skieurs admettent des enfants de six ans.
        L'incendie s'est déclaré dans les combles.
    "]]);
}

#[test]
fn a_comma_is_forgotten_in_the_present_too() {
    check(expect![[r"
        Le pont est fermé précise enfin la préfecture.
          → précise | la préfecture
        Le pont est fermé a annoncé Anne Lux, la maire de Brion.
          → a annoncé | Anne Lux
        Le prix pourrait monter estime le courtier Paul Rey.
          → estime | le courtier Paul Rey
        Les horloges suivent une fréquence précise de 50 Hz.
        « La mairie a trahi le port » peut-on lire sur la page du comité.
          → peut-on | la page du comité
    "]]);
}

#[test]
fn those_who_count_and_those_who_find_out() {
    check(expect![[r"
        L'Insee enregistre une baisse de l'emploi.
          → enregistre | L'Insee
        L'Insee compte 12 000 chômeurs de plus à Brion.
          → compte | L'Insee
        Le port compte 3 300 anneaux.
        L'Insee avait établi ce taux à 40,2 %.
          → avait établi | L'Insee
        Le collectif l'évalue, lui, à plus du double.
          → l'évalue | Le collectif
        La police n'en reconnaît que dix-neuf.
          → n'en reconnaît | La police
        L'association a recensé quatre-vingts agressions.
          → a recensé | L'association
        La Cour des comptes relève l'absence de pièces.
          → relève | La Cour des comptes
        Des chercheurs de l'université de Brion ont découvert un crabe.
          → ont découvert | Des chercheurs de l'université de Brion
        Une équipe de l'université de Brion a identifié un gène.
          → a identifié | Une équipe de l'université de Brion
        L'étude n'a trouvé aucun lien entre les deux.
          → n'a trouvé | L'étude | denies
        La victime a été découverte par un promeneur.
        Le promeneur a découvert un corps.
        Les chiffres de la chambre confirment la chute des ventes.
          → confirment | Les chiffres de la chambre
        Un journaliste de l'AFP a vu des camions entrer dans la ville.
          → vu | Un journaliste de l'AFP
        Notre correspondante a vu des bureaux vides.
          → vu | Notre correspondante
        Il ressort de nos investigations que la digue était fissurée.
          → ressort | nos investigations
        Le port serait vendu, une information du Monde.
          → information | Monde
    "]]);
}

#[test]
fn words_lent_to_a_wish_and_labels() {
    check(expect![[r"
        Son avocate craint que « la vente ne serve de prétexte ».
          → craint | Son avocate
        Le candidat veut « lever tout soupçon ».
          → veut | Le candidat
        L'agence le juge « très faible ».
          → le juge | L'agence
        Le tribunal a retenu « une faute grave ».
          → a retenu | Le tribunal
        Le maire désigne les riverains comme « des profiteurs ».
          → désigne | Le maire
        La présidente a lancé un appel « à la raison ».
          → a lancé | La présidente
        L'évêque s'est élevé dimanche contre « ceux qui trafiquent ».
          → s'est élevé | L'évêque
        Lui s'étrangle : « Quatorze euros, on marche sur la tête ! »
          → s'étrangle | Lui
        « La digue est une honte » (le maire de Brion).
          → ( | le maire de Brion
        Un constat que partage le syndicat.
          → constat | le syndicat
        Le constat du syndicat est sans appel : la digue fuit.
          → constat | syndicat
        Commentaire désabusé d'un steward : « Ils passent tous les soirs par là. »
          → : | un steward
        Mise au point de la mairie : « Aucun arbre ne sera abattu avant l'automne. »
          → : | la mairie
    "]]);
}
