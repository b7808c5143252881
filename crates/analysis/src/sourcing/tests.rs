//! How sentences are sourced, article by article.

use crate::article::SegmentKind;

/// How each sentence of the body is sourced, and what rules see claimed in it.
fn sourced(text: &str) -> Vec<String> {
    let article = crate::analyze(text);
    let running = article.sentences.iter().filter(|s| article.segment_of(s) == SegmentKind::Body);
    running
        .map(|s| {
            let seen = s.claims.iter().filter(|c| c.kind != crate::claims::ClaimKind::Assertion);
            let claims: Vec<&str> = seen.map(|c| c.kind.as_str()).collect();
            format!("{} {}", s.sourcing.as_str(), claims.join("/")).trim_end().to_owned()
        })
        .collect()
}

#[test]
fn a_subject_of_quoted_words_speaks_of_itself() {
    let found = sourced(
        "La halle a brûlé.\n\nLa direction « regrette ces désagréments ».\n\n\
         Le film « Regarde le port » sort mercredi.\n\nL'appareil « fonctionne parfaitement ».",
    );
    assert_eq!(found, ["self", "none", "none"]);
}

#[test]
fn a_pronoun_goes_on_into_a_paragraph_of_one_sentence() {
    let story = |behind: &str| {
        sourced(&format!(
            "Le bac a coulé.\n\nSelon la maire Anne Roy, le pilote a quitté le bord avant le choc.\n\n{behind}"
        ))
    };
    assert_eq!(story("Il conduisait le bac depuis mars.")[1], "inherited-before");
    let longer = story("Il conduisait le bac depuis mars. Le bac était vieux et mal entretenu par le port.");
    assert_eq!(longer[1], "none");
}

#[test]
fn our_information_is_not_the_word_of_those_it_is_about() {
    let found =
        sourced("Le club se tait.\n\nSelon nos informations, trois joueuses se sont plaintes du club.");
    assert_eq!(found, ["anonymous"]);
}

#[test]
fn whoever_adds_something_was_heard_before() {
    let found = |first: &str| {
        sourced(&format!(
            "Le quai rouvre.\n\n{first}\n\nLa grue est réparée, a-t-on ajouté.\n\nLe bac suivra, ajoute-t-on."
        ))
    };
    assert_eq!(found("Le quai rouvrira lundi, a annoncé la préfecture.")[1..], ["explicit", "explicit"]);
    assert_eq!(found("Le quai rouvrira lundi.")[1..], ["vague", "vague"]);
}

#[test]
fn an_on_without_a_place_is_who_was_heard_before() {
    let found = sourced(
        "Le quai rouvre.\n\nLe quai rouvrira lundi, a annoncé la préfecture.\n\nLa grue est réparée, a-t-on indiqué mardi.\n\n\
         Le bac suivra, dit-on dans l'entourage du préfet. Le maire a vendu sa barque, dit-on. Le pont fermera, a-t-on dit à Brion.",
    );
    assert_eq!(found, ["explicit", "explicit", "vague", "vague", "vague"]);
    assert_eq!(sourced("Le quai rouvre.\n\nLa grue est réparée, a-t-on indiqué mardi."), ["vague"]);
}

#[test]
fn one_who_is_named_speaks_for_the_others() {
    let found = sourced(
        "Le quai rouvre.\n\nD'autres, comme Jean Roy, patron du bac, dénoncent le sort qui leur est fait.",
    );
    assert_eq!(found, ["explicit"]);
}

#[test]
fn what_would_be_if_it_were_believed_is_not() {
    let found = |clause: &str| sourced(&format!("Le pays vote.\n\n{clause} considérées comme des farces."));
    assert_eq!(found("Ces élections sont"), ["vague"]);
    assert_eq!(found("Le mandat s'ouvrira en mai si ces élections sont"), ["none"]);
    assert_eq!(found("Le maire reste libre, même si ces élections sont"), ["vague"]);
}

#[test]
fn those_who_spoke_right_before_are_known() {
    let found = sourced(
        "Les loyers montent.\n\nLes bailleurs assurent n'avoir reçu aucune plainte. D'autres reconnaissent que l'eau manque.\n\n\
         D'autres reconnaissent que l'eau manque.\n\n\
         Le groupe Logis explique gérer les demandes. « Rien de grave dans nos murs », explique-t-on.",
    );
    assert_eq!(found, ["explicit", "explicit", "vague", "explicit", "explicit"]);
}

#[test]
fn who_takes_it_so_has_said_it() {
    let found = sourced(
        "Le pont ferme.\n\nLes directeurs des ports sont plus prudents.\n\nLa maire Anne Roy reste sceptique.\n\n\
         Quatre habitants sur cinq sont favorables au pont.\n\nLe ciel reste serein.",
    );
    assert_eq!(found, ["self", "self", "none quantity", "none"]);
}

#[test]
fn what_one_did_not_do_is_no_hearsay() {
    let found = sourced(
        "Le bac est en retard.\n\nCompter ces retards aurait ruiné le discours de la régie.\n\n\
         Prise à la lettre, la règle interdirait tout.\n\nCe serait commode.\n\n\
         L'argument est comptable : chaque billet coûterait cent euros.\n\nLe bac aurait coûté cent millions.",
    );
    assert_eq!(found[..4], ["none", "none", "none", "none"]);
    assert!(found[4].starts_with("conditional"), "{found:?}");
}

#[test]
fn a_survey_is_given_by_who_led_it() {
    let found = sourced(
        "Un sondage inquiète.\n\nPrès de 30 % des participants à l'étude menée par l'Agence du droit ont été insultés.\n\n\
         Cette analyse est l'enseignement majeur du rapport publié lundi 2 mai par la Commission des droits.",
    );
    assert_eq!(found, ["explicit", "explicit"]);
}

#[test]
fn in_an_interview_the_answers_are_of_who_is_asked() {
    let found = sourced(
        "Anne Roy parle du port\n\nAnne Roy dirige le port depuis trois ans.\n\n\
         Que pensez-vous de la liste ? Elle est trop courte et les pires ports n'y sont pas. Je l'ai écrit.\n\n\
         Les armateurs versent des fortunes.\n\nC'est vrai, je le sais. Les armateurs corrompent la moitié des quais.\n\n\
         Regrettez-vous d'être venue ?\n\nNon, j'ai mes raisons. Les fraudes ont cessé.",
    );
    assert!(found.iter().filter(|s| s.starts_with("inherited-before")).count() >= 6, "{found:?}");
}

#[test]
fn a_passenger_with_a_name_speaks_for_himself() {
    let found = sourced("Le bac a coulé.\n\nUn autre passager blessé, Paul Rey, a décrit le choc à bord.");
    assert_eq!(found, ["self toll"]);
}

#[test]
fn a_word_outside_what_is_told_is_no_quotation() {
    let text = "Le port change.\n\nPendant que le club visitait un quai « connecté », \
                la mairie a décidé d'annuler la fête.";
    let article = crate::analyze(text);
    assert!(article.quotes.iter().all(|q| !q.quotation), "{:?}", article.quotes);
}

#[test]
fn items_of_a_list_have_the_source_that_announces_them() {
    let found = sourced(
        "Le canton a ouvert ses archives.\n\n\
         Selon le rapport de la Cour, deux points sont en cause :\n\n\
         – 40 % des communes n'ont plus de médecin ;\n\n\
         – le canton a ignoré les alertes.\n\n\
         Le groupe a délibérément contourné l'embargo.",
    );
    assert_eq!(
        found,
        ["explicit", "inherited-before quantity", "inherited-before allegation", "none allegation"]
    );
}

#[test]
fn answers_are_those_of_the_person_asked() {
    let found = sourced(
        "Rencontre avec la maire d'Orlande.\n\nPourquoi ce choix ?\n\n\
         C'est la première fois qu'une délégation visite la base.\n\nEt la suite ?\n\n\
         40 % des communes n'ont plus de médecin.\n\nUn regret, peut-être ?\n\nLe canton a ignoré les alertes.",
    );
    let answers: Vec<&String> = found.iter().filter(|s| s.contains(' ')).collect();
    assert!(answers.iter().all(|s| s.starts_with("inherited-before")), "{found:?}");
}

#[test]
fn figures_of_a_publication_are_its_own() {
    let found = sourced(
        "Le chômage baisse à Orlande.\n\nL'institut Statorl a publié mardi ses chiffres du trimestre.\n\n\
         Le taux s'établit à 9,8 % dans le canton.\n\nUn autre accident a fait 12 morts.",
    );
    assert_eq!(found[1..], ["inherited-before quantity", "none toll"]);
}

#[test]
fn figures_behind_a_statistics_office_are_its_own() {
    let found = sourced(
        "Le canton se vide.\n\nL'emploi a ralenti au printemps, selon l'Insee.\n\n\
         Avec 29 700 postes de plus, la hausse atteint 0,4 %.\n\nC'est la plus mauvaise saison depuis deux ans.\n\n\
         La fermeture du quai a provoqué une pénurie.\n\n\
         « Tout va bien », a dit le maire Paul Rey.\n\nLe chômage touche 9,8 % du canton.",
    );
    assert_eq!(found[0], "explicit");
    assert!(found[1..3].iter().all(|s| s.starts_with("inherited-before")), "{found:?}");
    assert!(found[3].starts_with("none causal") && found[5] == "none quantity", "{found:?}");
    let named = sourced(
        "Le canton se vide.\n\nLes derniers chiffres d'Eurostat confirment la chute.\n\nLe taux touche 9,8 % du canton.",
    );
    assert_eq!(named[1], "inherited-before quantity");
}

#[test]
fn figures_that_a_body_reckons_go_on() {
    let found = sourced(
        "Le canton se vide.\n\nL'institut Statorl estime le nombre de naissances à 63 500. \
         La baisse s'établit à 3,0 % sur un an.\n\n\
         Le premier bilan faisait état de 20 morts, mais le maire a donné un nouveau bilan de 50 morts.",
    );
    assert!(found[1].ends_with("before quantity") && found[2] == "explicit", "{found:?}");
}

#[test]
fn a_turn_ends_what_was_said() {
    let found = sourced(
        "La douane a ouvert ses registres.\n\n\
         La douane d'Orlande déclare avoir vu passer 3 tonnes d'or. En réalité, une partie du métal proviendrait de la mine.",
    );
    assert_eq!(found[1], "conditional");
}

#[test]
fn what_is_known_or_told_again_is_no_claim() {
    let found = sourced(
        "L'ancien maire Paul Rey est mort jeudi, a annoncé sa famille.\n\nPaul Rey dirigeait la ville depuis dix ans.\n\n\
         Il est mort dans son sommeil.",
    );
    assert_eq!(found, ["none", "none"]);
}

#[test]
fn a_claim_is_as_old_as_the_date_that_is_its_own() {
    let found = sourced(
        "---\ndate: 2024-05-02\n---\n\nLe port est en deuil.\n\n\
         Le 12 mars, un docker a été tué sur le quai où l'accident de mardi s'est produit.\n\n\
         Un docker, élu en mars 2015, a été tué hier sur le quai.",
    );
    assert_eq!(found, ["none", "none toll"]);
}

#[test]
fn a_closed_meeting_was_told_by_somebody() {
    let found = sourced(
        "Les partis cherchent un accord.\n\nUne réunion secrète s'est tenue mardi à Orlande.\n\n\
         Les partis se sont mis d'accord sur une date.\n\nL'accord est considéré par la presse comme fragile.",
    );
    assert_eq!(found[..2], ["none private-talk", "none private-talk"]);
}

#[test]
fn what_a_crowd_thinks_is_vague() {
    let found = sourced(
        "Le port est en travaux.\n\nPlusieurs experts ne sont pas convaincus.\n\nBeaucoup craignent que la digue cède.\n\n\
         Le calendrier semble trop court pour bon nombre d'observateurs : la mairie a annoncé un report.\n\n\
         Pour de nombreux commentateurs, le maire a plié en lui indiquant qu'il partirait.\n\n\
         Le chantier est vu comme un gâchis.\n\nCertains dockers sont déjà à bord.",
    );
    assert_eq!(found, ["vague", "vague intention", "vague", "vague", "vague", "none"]);
}

#[test]
fn hearsay_of_what_somebody_said_is_hearsay() {
    let found = sourced(
        "Le port est en travaux.\n\nLe docker aurait avoué avoir coupé la chaîne.\n\n\
         C'est à son arrivée que le docker aurait évoqué une dette.\n\n\
         Ce sont deux câbles usés qui seraient à l'origine de la chute.\n\n\
         L'une des grues serait donc obligée de s'arrêter.\n\n\
         Le dégât s'élèverait à deux millions.\n\nLe grutier est tombé dans la cale, où il aurait été blessé au dos.\n\n\
         Le médecin cherche les vices qui seraient survenus.\n\nLa condition de deux dockers serait grave.\n\n\
         Le juge ouvre une enquête sur des vols qui seraient survenus à quai.",
    );
    let conditional = "conditional";
    assert_eq!(found[..4], [conditional, conditional, conditional, "none"]);
    assert_eq!(found[4..8], [conditional; 4]);
    assert_ne!(found[8], conditional);
}

#[test]
fn what_goes_on_about_a_study_is_from_there_and_the_writers_il_is_not() {
    let found = sourced(
        "Le port est en travaux.\n\nLa digue recule, selon l'université de Brest. Les chercheurs ont mesuré les blocs. \
         Ainsi la jetée perd un mètre.\n\n\
         Le ministère a indiqué que la digue tiendra. Il s'agit du premier chantier de la saison.",
    );
    assert_eq!(found[1..3], ["inherited-before", "inherited-before"]);
    assert!(found[4].starts_with("none"), "{found:?}");
}

#[test]
fn a_credit_covers_itself_and_no_story() {
    let article = crate::analyze("Le port est en travaux.\n\nLa digue a cédé mardi.\n\n(AFP)");
    let found: Vec<_> = article.sentences.iter().map(|s| s.sourcing.as_str()).collect();
    assert_eq!(found, ["none", "none", "agency"]);
}

#[test]
fn common_belief_is_vague() {
    let found = sourced(
        "Le port est en travaux.\n\nLe syndicat est considéré dans le port comme un soutien du maire.\n\n\
         Des chercheurs rattachés à l'université de Brest affirment que la digue tiendra.",
    );
    assert_eq!(found, ["vague", "explicit"]);
}

#[test]
fn labels_charges_and_rumours_of_nobody_are_vague() {
    let vague = sourced(
        "Le port est en travaux.\n\nLe grutier est décrit comme un homme discret.\n\n\
         Accusé de négligence, le grutier se tait.\n\nLa digue, qualifiée de « verrue », tient.\n\n\
         Le chantier a été vivement critiqué.\n\nLe prix est pointé du doigt.\n\n\
         On note aussi que la jetée penche.\n\nOn rapporte également des vols de câbles.\n\n\
         Une rumeur circule depuis mardi sur le quai.\n\nDes soupçons pèsent sur la caisse du chantier.\n\n\
         Il est attendu que la digue cède.",
    );
    assert!(vague.len() == 10 && vague.iter().all(|s| s == "vague"), "{vague:?}");
    let told = sourced(
        "Le port est en travaux.\n\nLe chantier a été critiqué par la maire Jeanne Roy.\n\n\
         On note la victoire de l'équipe du port.\n\nParmi les invités, on note des élus.\n\n\
         Les quais sont qualifiés d'office.\n\nLe grutier n'a pas été critiqué.",
    );
    assert!(told.iter().all(|s| s != "vague"), "{told:?}");
}

#[test]
fn what_is_thought_is_not_inherited_and_selon_tells_of_an_act() {
    let found = sourced(
        "Le port est en travaux.\n\nLe maire a dit que la digue tiendra. Il est aussi considéré comme un bâtisseur.\n\n\
         Le maire a décidé de vendre la grue, selon des médias étrangers.\n\n\
         Le club a promis une réponse, selon des journaux (Le Phare, La Vigie).",
    );
    assert_eq!(found[1..3], ["vague", "vague"]);
    assert_eq!(found[3], "explicit");
}

#[test]
fn a_toll_is_announced_by_who_speaks_of_the_victims() {
    let lead = "Au moins douze personnes sont mortes et 30 ont été blessées mardi dans l'effondrement d'un quai à Orlande.";
    let first = |body: &str| {
        let article = crate::analyze(&format!("Drame au port\n\n{lead}\n\n{body}"));
        let sentence = article.sentences.iter().find(|s| s.span.of(&article.text).starts_with("Au moins"));
        sentence.map(|s| s.sourcing.as_str())
    };
    assert_eq!(first("« Nous ignorons la cause de la chute », a déclaré le maire Paul Rey."), Some("none"));
    let given = "Parmi les morts figurent deux enfants, a indiqué la préfecture.";
    assert_eq!(first(given), Some("inherited-after"));
}

#[test]
fn a_conditional_steps_away_from_what_was_told_as_certain() {
    let found = sourced(
        "Le port est en travaux.\n\n« J'ai tout rendu », a déclaré le grutier Paul Rey. Le vol aurait rapporté une fortune.\n\n\
         Le docker avait promis de partir. Il aurait pris le premier bateau.\n\n\
         La police a indiqué que le docker est en fuite. Mais il aurait appelé sa mère.\n\n\
         Il aurait voulu venger son frère.\n\n\
         La police a indiqué que le docker aurait fui. Il aurait pris le bateau.",
    );
    let conditional: Vec<usize> = (0..found.len()).filter(|&i| found[i].starts_with("conditional")).collect();
    assert_eq!(conditional, [1, 3, 5, 6], "{found:?}");
    assert!(found[8].starts_with("inherited-before"), "{found:?}");
}

#[test]
fn a_title_above_a_signature_and_a_crowd_that_counts_itself_are_no_source() {
    let found = sourced(
        "Le port est en deuil.\n\nLe conteur Paul Rey, auteur de « La Digue », est mort mardi à 91 ans.\n\n\
         — Jeanne Roy, maire d'Orlande\n\n50 000 dockers ont protesté mardi contre la vente du port.\n\n\
         Le club refuserait de vendre son stade.",
    );
    assert_eq!(found[0], "none toll");
    assert!(
        found.contains(&"none quantity".to_owned())
            && found.last().is_some_and(|s| s.starts_with("conditional")),
        "{found:?}"
    );
}

#[test]
fn fame_and_suspicion_are_no_belief() {
    let found = sourced(
        "Le port est en travaux.\n\nLa course est connue pour être une des plus rapides du pays.\n\n\
         Le docker n'est plus considéré comme un suspect.\n\nOn lui doit Sept morts sur ordonnance.",
    );
    assert_eq!(found, ["none", "none", "none"]);
}

#[test]
fn a_line_below_signs_the_words_above() {
    let found = sourced(
        "La digue a cédé mardi.\n\n« Nous avons tout fait pour la sauver, et nous la relèverons. »\n\n— Jeanne Roy, maire d'Orlande\n\nLe vent est tombé.",
    );
    assert_eq!(found[0], "explicit");
}

#[test]
fn a_quotation_in_a_paragraph_of_its_own_goes_on() {
    let found = sourced(
        "Le port\n\nLe port est en travaux.\n\n« La digue tiendra », a déclaré la maire Jeanne Roy.\n\n\
         « On a mis deux ans à la bâtir, et elle a vu pire. »\n\n\
         Dans les rues du port, les volets sont clos. « On savait que ça finirait comme ça. »",
    );
    assert_eq!(found[1], "inherited-before", "{found:?}");
    assert_eq!(found.last().map(String::as_str), Some("none"), "nobody is in sight: {found:?}");
}

#[test]
fn a_quotation_runs_over_paragraphs_until_it_is_closed() {
    let found = sourced(
        "Le port\n\nLe port est en travaux.\n\nLe syndicat des dockers poursuit : « La prime est un salaire. Elle est due.\n\n\
         Pourquoi n'a-t-on versé que la moitié ? Les dockers attendent. »\n\nLa grue est à l'arrêt.",
    );
    let inside = &found[..found.len() - 1];
    assert!(inside.iter().all(|s| s == "inherited-before" || s == "explicit"), "{found:?}");
    assert_eq!(found.last().map(String::as_str), Some("none"));
}

#[test]
fn portraits_leave_the_cue_out() {
    let found = sourced(
        "Une vie au port\n\nIl y a un homme sur le quai.\n\nPaul Rey a soixante ans. « J'ai tout appris sur le quai. »\n\n\
         Il garde ses filets dans la cave. « Ça sent la vase. Cela me plaît. »",
    );
    assert_eq!(found.iter().filter(|s| *s == "inherited-before").count(), 2, "{found:?}");
}

#[test]
fn a_quotation_is_of_the_person_whose_name_opens_the_sentence_before() {
    let found = sourced(
        "Le port\n\nLe port est en travaux.\n\nJeanne Roy attend le bateau. « On a dormi dans la voiture. »\n\n\
         Le quai est vide. « On a dormi dans la voiture, et personne n'est venu. »",
    );
    assert_eq!(found, ["none", "inherited-before", "none", "none"]);
}

#[test]
fn a_quotation_is_of_whom_the_sentence_before_asks() {
    let found = sourced(
        "Le port\n\nLe port est en travaux.\n\nComment l'explique-t-elle ? « On a manqué de bras cet hiver. »",
    );
    assert_eq!(found, ["none", "inherited-before"]);
    let found = sourced(
        "Le port\n\nLe port est en travaux.\n\nLa maire est partie. « On a manqué de bras cet hiver. »",
    );
    assert_eq!(found, ["none", "none"], "nothing says that the words are hers");
}

#[test]
fn that_it_is_the_first_time_is_not_in_the_act_it_frames() {
    let found = sourced(
        "Le port\n\nLe port est en travaux.\n\nC'est la première fois que les dockers décident de bloquer le canal.\n\n\
         Les dockers ont décidé de bloquer le canal.",
    );
    assert_eq!(found, ["none first-superlative", "self"]);
}

#[test]
fn a_name_for_good_trout_is_nobodys_rumour() {
    let found = sourced(
        "La pêche ouvre.\n\nLe lac est réputé depuis des siècles pour ses truites.\n\nLa régie est réputée mal payer ses gardes.",
    );
    assert_eq!(found, ["none", "vague"]);
}

#[test]
fn what_anybody_would_do_who_did_it_is_no_hearsay() {
    let found = sourced(
        "La loi est votée.\n\nUn maire qui s'en écarterait s'exposerait à un recours.\n\n\
         Un maire qui aurait signé le permis serait visé par l'enquête.",
    );
    assert_eq!(found[0], "none");
    assert!(found[1].starts_with("conditional"), "{found:?}");
}
