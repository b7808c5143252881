//! Why a sentence needs a source.

use crate::text::Span;

mod beliefs;
mod clause;
mod conditional;
mod hints;
mod triggers;

pub(crate) use clause::Clause;
pub(crate) use conditional::{SCENARIOS, main_conditional};
pub(crate) use triggers::is_read_off;

/// One reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The kind of claim.
    pub kind: ClaimKind,
    /// The words that make it one.
    pub span: Span,
}

/// Kinds of claim.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClaimKind {
    /// « c'est la première fois que ».
    FirstSuperlative,
    /// A measurement of the world.
    Quantity,
    /// Dead, wounded, missing.
    Toll,
    /// What was said in a closed meeting.
    PrivateTalk,
    /// A crime or a fault of somebody.
    Allegation,
    /// What a third party wants or fears.
    Intention,
    /// « a été limogé »: by whom?
    DecisionWithoutDecider,
    /// « a provoqué ».
    Causal,
    /// « de plus en plus ».
    Trend,
    /// What will be.
    Prediction,
    /// What a machine can do.
    TechnicalPerformance,
    /// Health and science.
    HealthScience,
    /// What no word in particular tells, and desks ask a source for all the same: see [`checkworthy`](crate::checkworthy).
    Assertion,
}

/// Why a sentence is asked for no source, whatever it says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Exemption {
    /// A question states nothing.
    Question,
    /// « je », « nous »: somebody speaks for himself.
    FirstPerson,
    /// « a constaté un journaliste de l'agence »: the newsroom's own eyes.
    Witness,
    /// Too few words to state anything.
    Short,
}

impl ClaimKind {
    /// The name used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstSuperlative => "first-superlative",
            Self::Quantity => "quantity",
            Self::Toll => "toll",
            Self::PrivateTalk => "private-talk",
            Self::Allegation => "allegation",
            Self::Intention => "intention",
            Self::DecisionWithoutDecider => "decision-without-decider",
            Self::Causal => "causal",
            Self::Trend => "trend",
            Self::Prediction => "prediction",
            Self::TechnicalPerformance => "technical-performance",
            Self::HealthScience => "health-science",
            Self::Assertion => "assertion",
        }
    }
}

/// Why a sentence needs a source; spans into the block.
pub(crate) fn find(clause: &Clause<'_>) -> Vec<Claim> {
    triggers::find(clause)
}

#[cfg(test)]
mod tests {
    /// The claims of a text: kind, then the words that make it one.
    fn claims(text: &str) -> Vec<String> {
        let block = crate::block::Block::read(text);
        let all = block.readings.iter().flat_map(|r| &r.claims);
        all.map(|c| format!("{} {}", c.kind.as_str(), c.span.of(text))).collect()
    }

    #[test]
    fn the_dead_and_the_wounded() {
        assert_eq!(claims("Un docker de 43 ans est mort dans la nuit de mercredi à Orlande."), ["toll mort"]);
        assert_eq!(claims("L'effondrement du quai n'a fait aucun blessé."), ["toll aucun blessé"]);
        assert_eq!(claims("Le chauffeur est en urgence absolue depuis mardi soir."), ["toll urgence"]);
        // What history knows, and what honours the dead.
        assert!(claims("Le fondateur de la ville est mort en 1874 à Orlande.").is_empty());
    }

    #[test]
    fn acts_finds_and_accusations() {
        let found = claims("Deux hommes ont été placés en garde à vue jeudi matin.");
        assert_eq!(found, ["decision-without-decider placés"]);
        let found = claims("Dans la cave, on a retrouvé trois fusils et des munitions.");
        assert_eq!(found, ["decision-without-decider on"]);
        let found = claims("Le suspect était connu des services de police pour des vols.");
        assert_eq!(found, ["allegation connu des"]);
        assert!(claims("Deux hommes ont été arrêtés par la gendarmerie d'Orlande.").is_empty());
    }

    #[test]
    fn the_greatest_ever() {
        let first = |text: &str| claims(text).iter().any(|c| c.starts_with("first-superlative"));
        assert!(first("La ville vient de recevoir la plus grande donation de son genre de l'histoire."));
        assert!(first("Les chercheurs ont livré l'image la plus détaillée à ce jour."));
        assert!(first("Il s'agit d'une première en Europe."));
        assert!(!first("Paul Rey, le plus grand navigateur de l'histoire, est mort."));
        assert!(!first("Il a choisi la plus grande barque du port."));
    }

    #[test]
    fn ratios_are_figures() {
        let quantity = |text: &str| claims(text).iter().any(|c| c.starts_with("quantity"));
        for text in [
            "Une grue sur quatre est à l'arrêt dans les ports du pays.",
            "Un candidat à la traversée sur vingt y laisse la vie.",
            "Sur dix ouvriers du port, sept n'ont pas de contrat.",
            "Six ouvriers sur dix n'ont pas de contrat.",
            "Les vols ont été multipliés par trois depuis 2019.",
            "Il passe trois fois moins de navires qu'en 2012.",
            "Les vols ont augmenté d'un tiers depuis janvier.",
            "La moitié d'entre eux aura quitté le port.",
        ] {
            assert!(quantity(text), "{text}");
        }
        for text in [
            "Le bac passe un jour sur deux.",
            "Le port est ouvert sept jours sur sept.",
            "Un bac sur le canal a coulé.",
        ] {
            assert!(!quantity(text), "{text}");
        }
    }

    #[test]
    fn effects_and_figures() {
        let found = claims("L'exploitation du sable pollue les nappes phréatiques de la baie.");
        assert_eq!(found, ["health-science pollue"]);
        let found = claims("Le chantier du port coûte 32 millions d'euros à la commune.");
        assert_eq!(found, ["quantity 32 millions d'euros"]);
        // A decision with its author, votes, a conversion.
        assert!(claims("Le conseil a voté un fonds de 200 000 euros.").is_empty());
        assert!(claims("La liste de la maire a obtenu 41 % des voix.").is_empty());
        assert!(claims("Les habitants se sont prononcés à près de 52 % pour la sortie.").is_empty());
        assert!(claims("Le mobilier est subventionné à 50 % par le conseil général.").is_empty());
        assert!(claims("La banque possède pour sa part 22 % des actions.").is_empty());
        assert!(claims("Le véhicule a été enlevé un peu après 20 heures.").is_empty());
        assert!(claims("Les gendarmes ont découvert 104 000 euros en liquide.").is_empty());
        assert!(claims("Le port a fait l'acquisition de cent bus électriques.").is_empty());
        assert!(
            claims("Le Norvégien a franchi la ligne avec dix secondes d'avance sur le peloton.").is_empty()
        );
    }
    #[test]
    fn faults_attacks_and_plans() {
        assert_eq!(
            claims("Le canton a ignoré pendant quatre ans les alertes de la commune."),
            ["allegation ignoré pendant quatre ans les alertes"]
        );
        assert_eq!(claims("Les secours ont pris trop de temps à venir."), ["allegation trop de temps"]);
        assert_eq!(
            claims("Un individu l'a frappée dans la cour, puis a pris la fuite."),
            ["allegation frappée"]
        );
        assert_eq!(claims("Une conseillère a été agressée devant la mairie."), ["allegation agressée"]);
        assert_eq!(
            claims("Ils voulaient commettre un attentat dans le port."),
            ["allegation voulaient", "intention voulaient"]
        );
        // Games, and who ignores nobody.
        assert!(claims("Le club a encaissé un but trop tard pour la finale du tournoi.").is_empty());
        assert!(claims("Le maire a ignoré son voisin de table.").is_empty());
    }

    #[test]
    fn what_is_done_out_of_sight() {
        for text in [
            "Le propriétaire avait soudoyé les agents du port.",
            "Les patrouilles ferment les yeux moyennant une commission.",
            "Deux étages avaient été ajoutés sans permis.",
            "Le quartier avait été bâti sans permis sur une pente classée depuis 2011.",
            "La chambre des notaires avait enterré le dossier.",
            "Les mines avaient longtemps caché aux ouvriers le résultat de leurs radios.",
            "Il rémunère une partie des chauffeurs en liquide.",
            "Le trafic passe la frontière avec la complicité de transporteurs.",
            "L'attaque est l'œuvre d'une meute descendue du plateau.",
            "Une partie des témoins avaient subi des pressions avant l'audience.",
            "Le conducteur souffrait de troubles psychiques depuis mars.",
        ] {
            assert!(claims(text).iter().any(|c| c.starts_with("allegation")), "{text}");
        }
        for text in [
            "Le prestidigitateur a fermé les yeux un instant.",
            "Le maire n'a pas soudoyé les agents du port.",
            "Le chien a caché son os dans le jardin.",
            "La fête s'est achevée avec la complicité de l'harmonie municipale.",
            "L'agence prélève une commission sur chaque vente.",
            "Les forains ont maquillé les enfants de l'école.",
            "Les clients paient en espèces au marché du village.",
            "Chaque héritier touche sa part.",
            "Le plan vise la fraude massive aux aides.",
            "Elle a ouvert la porte à son voisin.",
            "Les troubles anxieux se soignent aussi par la marche.",
        ] {
            assert!(claims(text).is_empty(), "{text}: {:?}", claims(text));
        }
        let found = claims("Sept adjoints se sont retrouvés en secret pour préparer la succession.");
        assert!(found.iter().any(|c| c.starts_with("private-talk")), "{found:?}");
        let found = claims("Le lac déborde sous l'effet de la déforestation.");
        assert_eq!(found, ["causal effet"]);
        assert_eq!(claims("Les cas de grippe se multiplient dans les écoles."), ["trend multiplient"]);
    }

    #[test]
    fn intentions_of_others_are_claims_and_words_of_their_own_are_not() {
        let intention = |text: &str| claims(text).iter().any(|c| c.starts_with("intention"));
        assert!(intention("Les commerçants du port redoutent un printemps sans touristes."));
        assert!(intention("Le conseil veut à tout prix fermer le quai."));
        for text in [
            "Anne Roy craint que le quai ne ferme.",
            "Son avocate, Me Anne Roy, craint que le quai ne ferme.",
            "Le quai, espère l'une des ouvrières, rouvrira en mai.",
            "Le conseil veut une « zone de calme » autour du port.",
            "On ne craint pas pour sa vie.",
        ] {
            assert!(!intention(text), "{text}");
        }
    }

    #[test]
    fn who_counts_is_the_source() {
        assert!(claims("Une experte estime le réseau à 3,4 milliards d'euros.").is_empty());
        assert!(claims("Un bilan communiqué par la gendarmerie faisait état de dix-sept morts.").is_empty());
        assert!(claims("La police a procédé à plus de 1 000 arrestations.").is_empty());
        assert!(claims("Le kilo de sucre passe de 1 900 francs à 2 200 francs.").is_empty());
        assert_eq!(claims("Près de 700 000 se sont installés au sud."), ["quantity Près de 700 000"]);
        let found = claims("Le nombre de manifestants s'est élevé à 282 000 environ.");
        assert_eq!(found, ["quantity 282 000 environ"]);
        let found = claims("1 370 personnes sont arrivées en juin et 212 ont perdu la vie en mer.");
        assert_eq!(found, ["quantity 1 370 personnes", "toll perdu"]);
    }

    #[test]
    fn who_did_it_and_who_died() {
        assert_eq!(claims("Le tireur est un homme de 29 ans."), ["decision-without-decider est"]);
        assert_eq!(
            claims("Il avait des antécédents psychiatriques."),
            ["allegation antécédents psychiatriques"]
        );
        assert_eq!(claims("Un homme armé a ouvert le feu dans un cinéma."), ["allegation ouvert"]);
        assert_eq!(
            claims("M. Rey a tiré jusqu'à seize cartouches sur la foule."),
            ["quantity jusqu'à seize cartouches", "allegation tiré"]
        );
        assert_eq!(claims("On dénombre des dizaines de blessés."), ["toll dizaines de blessés"]);
        assert_eq!(claims("Parmi les victimes figure un enfant."), ["toll Parmi"]);
        assert_eq!(claims("Une frappe aérienne a tué 60 soldats près de la ville."), ["toll tué"]);
        // The years of a life, and a death long ago.
        let found = claims("Paul Rey, ministre de 1976 à 1978, est mort hier à Orlande.");
        assert_eq!(found, ["toll mort"]);
        assert!(claims("Paul Rey, né à Orlande, est mort en 1978 dans un accident.").is_empty());
    }

    #[test]
    fn explanations_and_forecasts() {
        assert_eq!(claims("Cet échec s'explique par le refus des élus."), ["causal explique"]);
        assert_eq!(
            claims("Les circonstances de l'accident ne sont pas encore connues."),
            ["causal circonstances"]
        );
        assert_eq!(
            claims("Le brouillard pourrait être la cause principale de l'accident."),
            ["causal cause"]
        );
        assert_eq!(claims("Sa dette devrait passer de 26 à 41 milliards d'euros."), ["prediction devrait"]);
        assert_eq!(claims("Il y a peu de chances que le texte passe."), ["prediction chances"]);
        // A schedule, and whose work it is.
        assert!(claims("Le quai devrait ouvrir en mai.").is_empty());
        assert!(claims("La vidéo est l'œuvre d'un lycéen.").is_empty());
    }

    #[test]
    fn the_past_of_another_story() {
        assert!(claims("Quatre civils avaient été tués dans une attaque.").is_empty());
        assert!(claims("Elle était la première station spatiale du pays.").is_empty());
        assert_eq!(claims("C'était la première station du pays."), ["first-superlative était la première"]);
        let found = claims("Cette loi fait du canton le premier membre à quitter la caisse.");
        assert_eq!(found, ["first-superlative le premier"]);
    }

    #[test]
    fn the_course_of_an_attack() {
        assert_eq!(claims("Le kamikaze s'était déguisé en facteur."), ["allegation déguisé"]);
        assert_eq!(claims("Les assaillants ont lancé une grenade dans la cour."), ["allegation lancé"]);
        assert_eq!(claims("Le tireur portait un gilet d'explosifs factice."), ["allegation portait"]);
        assert_eq!(claims("Ils se sont fait exploser devant la gare."), ["allegation fait"]);
        assert_eq!(claims("Les policiers ont blessé le passager à la tête."), ["allegation blessé"]);
        let found = claims("Un homme masqué s'introduit dans la mairie et tue 9 personnes.");
        assert_eq!(found, ["toll tue", "allegation introduit"]);
        let found = claims("Le conseiller a été victime lundi d'une tentative d'assassinat.");
        assert_eq!(found, ["allegation victime"]);
        assert_eq!(claims("Douze surveillants ont été pris en otage."), ["allegation pris"]);
        let found = claims("Des journalistes sont détenus de façon arbitraire.");
        assert_eq!(found, ["allegation détenus"]);
        // Whom an act does not make known, and games.
        assert!(claims("Les policiers ont ouvert la route au cortège.").is_empty());
        assert!(claims("Le tireur a lancé le sprint dans la finale.").is_empty());
    }

    #[test]
    fn what_an_inquiry_and_an_army_found() {
        let found = claims("Aucune trace d'alcool n'a été trouvée chez le chauffeur.");
        assert_eq!(found, ["decision-without-decider trouvée"]);
        assert_eq!(
            claims("La piste de l'accident est privilégiée."),
            ["decision-without-decider privilégiée"]
        );
        assert_eq!(claims("L'homme était ivre au moment du choc."), ["decision-without-decider ivre"]);
        assert_eq!(
            claims("Les rebelles ont expulsé la milice de la ville."),
            ["decision-without-decider expulsé"]
        );
        assert_eq!(claims("L'armée a repris le village."), ["decision-without-decider repris"]);
        assert!(claims("La piste de l'accident est écartée par le parquet.").is_empty());
        assert!(claims("L'armée a repris ses exercices.").is_empty());
    }

    #[test]
    fn verdicts_and_whom_a_policy_serves() {
        let found = claims("Cette panne met en lumière l'incapacité du canton à entretenir son port.");
        assert_eq!(found, ["allegation met"]);
        let found = claims("Il faut dire que le port n'est pas très au point en matière de sécurité.");
        assert_eq!(found, ["allegation au"]);
        let found = claims("Sa réputation a été entachée par deux procès.");
        assert_eq!(found, ["allegation entachée"]);
        assert_eq!(claims("La réforme profitera surtout aux armateurs."), ["causal profitera"]);
        assert!(claims("Le rapport met en lumière la beauté du port.").is_empty());
    }

    #[test]
    fn causes_of_accidents() {
        assert_eq!(claims("La fuite a été provoquée par un choc."), ["causal provoquée"]);
        assert_eq!(claims("Le gel a provoqué une pénurie de blé."), ["causal provoqué"]);
        assert_eq!(claims("Les causes du sinistre restent à déterminer."), ["causal causes"]);
        assert_eq!(
            claims("Le tabac est responsable de 20 % des décès."),
            ["quantity 20 %", "causal responsable"]
        );
    }

    #[test]
    fn bills_and_measures() {
        assert_eq!(
            claims("L'explosion a soufflé un immeuble, faisant pas moins d'une vingtaine de blessés."),
            ["toll pas moins d'une vingtaine de blessés"]
        );
        assert_eq!(
            claims("Alors que la tempête a déjà fait plus de 100 morts, le canton ouvre un refuge."),
            ["toll plus de 100 morts"]
        );
        assert_eq!(claims("Le nombre total de blessés s'élève à 528."), ["toll 528"]);
        assert_eq!(claims("Personne n'a été blessé."), ["toll Personne n'"]);
        assert_eq!(claims("Ses jours ne sont pas en danger."), ["toll jours"]);
        assert_eq!(
            claims("Si 51 % des Orlandais sont favorables au port, le maire hésite."),
            ["quantity 51 %"]
        );
        assert_eq!(
            claims("De nombreux foyers ont été privés d'électricité (jusqu'à 330 000)."),
            ["quantity jusqu'à 330 000"]
        );
        assert_eq!(
            claims("La ville respire 90 microgrammes de particules par mètre cube."),
            ["quantity 90 microgrammes"]
        );
        assert!(claims("Le sel forme environ 1 % des roches de la baie.").is_empty());
        assert_eq!(claims("Il touche environ 1 % des habitants."), ["quantity environ 1 %"]);
        // The law, and what a body does itself.
        assert!(claims("Le fonds fournit une aide à 80 millions de personnes.").is_empty());
        assert!(claims("On note aussi la baisse de l'impôt sur les sociétés de 33 % à 28 %.").is_empty());
        assert!(
            claims("La banque a relevé mardi son taux directeur d'un quart de point, à 1,75 %.").is_empty()
        );
        let budget = "Le budget de la ville, adopté en décembre, s'élève à 43 millions de dollars.";
        assert!(claims(budget).is_empty());
        assert!(!claims(&budget.replace(", adopté en décembre,", "")).is_empty());
    }

    #[test]
    fn rare_and_extreme() {
        assert_eq!(claims("Du jamais vu depuis dix ans."), ["first-superlative jamais"]);
        let found = claims("C'est la première fois que cela se produit depuis décembre 1999.");
        assert_eq!(found, ["first-superlative est la première"]);
        let found = claims("Cet animal est le plus résistant de la planète.");
        assert_eq!(found, ["first-superlative le plus résistant"]);
        let found = claims("Il faut remonter à 2009 pour trouver une telle crue.");
        assert_eq!(found, ["first-superlative faut remonter à"]);
        assert_eq!(claims("C'est une première dans le canton."), ["first-superlative première"]);
        // What economists rank, the day's prices.
        assert!(claims("Le canton est le premier producteur mondial de sel.").is_empty());
        assert!(claims("Le titre atteignait son plus haut niveau depuis neuf ans.").is_empty());
    }
}
