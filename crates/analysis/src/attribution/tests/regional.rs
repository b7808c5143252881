//! How local pages, portraits and the papers of Africa say who speaks.

use expect_test::expect;

use super::{SourceType, check};

#[test]
fn what_is_not_kept_quiet_is_said() {
    check(expect![[r"
        Les élus du port ne cachaient pas leur amertume.
          → ne cachaient | Les élus du port
        La maire n'a pas caché sa déception.
          → n'a pas caché | La maire
        La maire a caché sa déception.
        Le président n'a pas manqué de saluer les dockers.
          → n'a pas manqué de saluer | Le président
        Le préfet n'a pas hésité à critiquer la mairie.
          → n'a pas hésité à critiquer | Le préfet
        La capitaine ne pouvait que constater que la digue cédait.
          → ne pouvait que constater | La capitaine
    "]]);
}

#[test]
fn witnesses_experts_and_inquirers_tell() {
    check(expect![[r"
        Un autre rescapé, Paul Rey, a décrit la panique sur le quai.
          → a décrit | Un autre rescapé, Paul Rey
        La société parle d'un incident majeur qui a détruit le poste.
          → parle | La société
        Les passagers ont parlé de leur nuit à la radio.
          → ont parlé | Les passagers
        Les enquêteurs privilégient la piste criminelle.
          → privilégient | Les enquêteurs
        L'expert retient le principe d'une altération du discernement.
          → retient | L'expert
        Le praticien souligne quelques traits alarmants.
          → souligne | Le praticien
        La biologiste Inès Roy y voit l'effet des patrouilles.
          → y voit | La biologiste Inès Roy
        Le docteur Rey estime la levée prématurée.
          → estime | Le docteur Rey
        Le rapport pointe des insuffisances.
          → pointe | Le rapport
        L'audit relève des irrégularités dans les comptes.
          → relève | L'audit
        Le port est décrit par l'agence fluviale comme un goulet.
          → est décrit | l'agence fluviale
        Cette monnaie est vue comme un pari risqué par certains analystes.
          → est vue | certains analystes
    "]]);
}

#[test]
fn further_ways_to_say_according_to() {
    check(expect![[r"
        À l'entendre, la digue tiendra.
          → À l'entendre | l'
        A leurs dires, les portes étaient fermées.
          → A leurs dires | leurs
        Elle est née en 1903, si l'on en croit le livret de famille.
          → si l'on en croit | le livret de famille
        Côté mairie, on assure que la digue tiendra.
          → assure | mairie
        « On a eu peur », de raconter le gérant.
          → raconter | le gérant
        L'annonce en a été faite mardi par la ministre.
          → annonce en a été faite | la ministre
        Le maire prévient : la route restera fermée.
          → prévient | Le maire
        Un ânon se négocie deux fois plus cher, soupire-t-elle.
          → soupire-t-elle | -t-elle
        La route rouvrira lundi, espère le maire.
          → espère | le maire
        « Albert jouait l'espace », disait de lui le saxophoniste Jo Rey.
          → disait | le saxophoniste Jo Rey
        Un désir a germé en Paul Rey, il y a dix ans : « Je suis parti d'une idée. »
          → : | Paul Rey
        « Peur » Coralie Rey : « J'ai craint une seconde explosion. »
          → : | Coralie Rey
    "]]);
}

#[test]
fn who_is_named_among_many_or_heard_by_an_agency_is_no_crowd() {
    let kinds = |text: &str| {
        let block = crate::block::Block::read(text);
        block.attributions.iter().map(|a| a.source_type).collect::<Vec<_>>()
    };
    assert_eq!(
        kinds("Il est mort dimanche, selon plusieurs médias locaux, dont la RTB."),
        [SourceType::Media]
    );
    assert_eq!(kinds("Il est mort dimanche, selon plusieurs médias locaux."), [SourceType::GroupVague]);
    assert_eq!(
        kinds("Ils circulaient à moto, selon des témoins joints par l'Agence Hanpo."),
        [SourceType::Role]
    );
    assert_eq!(kinds("Ils circulaient à moto, selon des témoins."), [SourceType::Anonymous]);
    assert_eq!(kinds("L'un assure que la route est coupée."), [SourceType::Person]);
    assert_eq!(
        kinds("Dans une vidéo partagée sur les réseaux sociaux, deux hommes se battent."),
        [SourceType::GroupVague]
    );
}

#[test]
fn who_stands_between_commas_before_the_verb_is_its_subject() {
    check(expect![[r"
        La proviseure, Anne Lux, décrit un collègue qui garde la craie.
          → décrit | La proviseure, Anne Lux
        La psychologue le décrit comme un homme rigide.
          → le décrit | La psychologue
    "]]);
}
