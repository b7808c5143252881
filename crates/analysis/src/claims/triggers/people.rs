//! Dead, wounded and missing; (e) what was done to people, and by whom?

use crate::claims::clause::Clause;
use crate::lexicon::claims::Topics;
use crate::lexicon::{self, Features};
use crate::tokenizer::{Token, TokenKind};

use super::inquiry;

const NUMBERS: [&str; 37] = [
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "cent", "mille",
    "dizaine", "dizaines", "quinzaine", "quarantaine", "cinquantaine", "soixantaine", "plusieurs",
    "nombreux", "nombreuses", "vingtaine", "trentaine", "centaine", "centaines", "milliers",
];

/// Dead, wounded, missing: counted, named, or said to be none.
pub(super) fn toll(c: &Clause<'_>) -> Option<(usize, usize)> {
    if c.is_biography() || c.given().is_some() {
        return None;
    }
    if c.is_history() {
        // « L'ancien ministre de 1976 à 1978 est mort hier »: the years are those of his life.
        return c.positions().find_map(|i| death(c, i).filter(|_| c.is_news(i)));
    }
    c.positions()
        .filter(|&i| !c.bracketed(i))
        .find_map(|i| {
            state(c, i)
                .or_else(|| killing(c, i))
                .or_else(|| counted(c, i))
                .or_else(|| nobody(c, i))
                .or_else(|| death(c, i))
                .or_else(|| named(c, i))
                .or_else(|| cases(c, i))
        })
        .or_else(|| c.positions().find_map(|i| bill(c, i)))
}

/// « 53 cas confirmés », « cinq nouveaux cas de rougeole »: the sick are counted as the dead are.
fn cases(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    const FOUND: [&str; 14] = [
        "actifs", "autochtones", "avérés", "confirmé", "confirmés", "détectés", "diagnostiqués",
        "enregistrés", "importés", "positif", "positifs", "recensés", "signalés", "suspects",
    ];
    const ILLS: [&str; 20] = [
        "bronchiolite", "chikungunya", "choléra", "coqueluche", "coronavirus", "covid", "covid-19", "dengue",
        "diphtérie", "ebola", "fièvre", "grippe", "méningite", "mpox", "paludisme", "peste", "polio", "rage",
        "rougeole", "variole",
    ];
    let from = (i.saturating_sub(3)..i).find(|&k| c.number(k) || c.is_any(k, &NUMBERS))?;
    let sick = c.is_any(i + 1, &FOUND)
        || c.is_any(i + 1, &["de", "d'", "du"]) && (i + 2..i + 4).any(|k| c.is_any(k, &ILLS));
    let known = from > 0 && c.is_any(from - 1, &["les", "ces", "ses", "leurs", "aux", "des"]);
    (c.is(i, "cas") && sick && !known && !c.subordinate(i)).then_some((from, i))
}

/// « dix-sept morts », « 11 000 victimes ».
fn counted(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    // « l'autocar s'est renversé, faisant douze blessés »: told as the main thing.
    let result =
        || (i.saturating_sub(8)..i).any(|k| c.is_any(k, &["faisant", "causant", "entraînant", "provoquant"]));
    let bill = || c.positions().take(i).any(|k| c.is(k, "bilan"));
    if !c.word_is(i, Topics::VICTIM) || c.subordinate(i) && !result() && !bill() && !opening(c, i) {
        return None;
    }
    let figure = c.figures.iter().find_map(|f| {
        let first = c.tokens.partition_point(|t| t.span.end <= f.span.start);
        (first < i && i - first <= 6 && c.tokens.get(i).is_some_and(|t| t.span.start < f.span.end))
            .then_some(first)
    });
    let from = figure.or_else(|| (i.saturating_sub(4)..i).find(|&k| c.number(k) || c.is_any(k, &NUMBERS)))?;
    // « Sept morts sur ordonnance »: a title.
    if from > 0
        && c.get(from).is_some_and(Token::is_capital)
        && c.get(from - 1).is_some_and(|t| t.kind == TokenKind::Word)
    {
        return None;
    }
    // « un mort » is one, « la mort d'un » is not; « en 2015, les victimes » counts nobody.
    let plain = (from..i).all(|k| {
        !c.is_any(k, &[",", ";", "la", "les", "le", "l'", "des", "ses", "leurs", "ans", "an", "heures"])
    });
    // « rendre hommage aux six tués »: known from before.
    let round = c.is_any(from, &["dizaines", "centaines", "milliers"]);
    let known = from > 0 && !round && c.is_any(from - 1, &["les", "ces", "ses", "leurs", "aux", "des"])
        || (i.saturating_sub(9)..from)
            .any(|k| c.is_any(k, &["hommage", "mémoire", "honneur", "anniversaire"]));
    let round = c.get(from + 1).is_some_and(|t| t.norm.ends_with("aine") || t.is("millier"));
    let one =
        c.is_any(from, &["un", "une"]) && !round && !c.is_any(i, &["mort", "blessé", "blessée", "disparu"]);
    // « deux victimes témoignent » counts nobody.
    let total = !c.is_any(i, &["victimes"])
        || c.any(&[
            "fait", "faire", "faisant", "bilan", "dénombre", "compte", "comptait", "causé", "recensé",
            "recense", "déplore", "déplorait", "total", "nombre",
        ]);
    // « Il avait fait 29 morts » recalls another event.
    let recalled = (0..from)
        .any(|k| c.is_any(k, &["avait", "avaient"]) && c.is_any(k + 1, &["fait", "causé"]))
        || c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["avait", "avaient"]));
    (plain && !one && !known && total && !recalled).then_some((from, i))
}

/// « Alors que l'ouragan a déjà fait 100 morts, »: what opens the sentence is told, though it depends on the rest.
fn opening(c: &Clause<'_>, i: usize) -> bool {
    let since = c.is_any(0, &["alors", "tandis"]);
    let made = (i.saturating_sub(8)..i)
        .find(|&k| c.is(k, "fait") && c.auxiliary(k).is_some_and(|a| c.is_any(a, &["a", "ont"])));
    let closed = |k: usize| (1..k).any(|m| c.is_any(m, &["qui", "dont", "où"]));
    since && made.is_some_and(|k| !closed(k))
}

/// « Le nombre de blessés s'élève à 528 », « le bilan est de huit enfants blessés ».
fn bill(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let total = c.is(i, "bilan") || c.is(i, "nombre") && (i + 1..i + 5).any(|k| c.word_is(k, Topics::VICTIM));
    let verb = (i + 1..i + 9).find(|&k| {
        c.is_any(k, &["est", "atteint", "dépasse", "passe"])
            || c.lemma(k).is_some_and(|v| matches!(v, "élever" | "établir" | "alourdir" | "monter"))
    });
    let figure = (verb? + 1..verb? + 6)
        .find(|&k| c.number(k) || c.is_any(k, &NUMBERS) && !c.is_any(k, &["un", "une"]))?;
    let hurt = (i..figure + 9).rfind(|&k| c.word_is(k, Topics::VICTIM));
    let recalled = (0..figure).any(|k| c.is_any(k, &["avait", "avaient"]));
    let last = hurt?.max(figure);
    let share = c.is(figure + 1, "%");
    (total && !recalled && !share && !c.subordinate(i)).then_some((figure, last))
}

/// « tuant 32 personnes », « faisant douze blessés ».
fn killing(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let killing = c.is_any(i, &["tuant", "blessant", "touchant", "fauchant"])
        && !c.behind_subordinator(i)
        && !c.is(i.wrapping_sub(1), "en");
    let counted = (i + 1..i + 5).find(|&k| {
        c.number(k)
            || c.is_any(k, &NUMBERS) && !c.is_any(k, &["un", "une", "plusieurs", "nombreux", "nombreuses"])
    });
    // « tuant accidentellement la manifestante »
    let somebody = (i + 2..i + 5).find(|&k| {
        c.is_any(k - 1, &["le", "la", "l'", "un", "une", "son", "sa"])
            && c.get(k).is_some_and(|t| {
                lexicon::is_person_noun(&t.norm) || t.is_any(&["homme", "femme", "personne"])
            })
    });
    // « tirant sur les fidèles »
    let fires = c.is(i, "tirant") && c.is(i + 1, "sur") && !c.behind_subordinator(i);
    if fires {
        return Some((i, i + 1));
    }
    killing.then_some((i, counted.or(somebody)?))
}

/// « sont en urgence absolue », « dans un état critique », « a reçu deux balles ».
fn state(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let urgent = c.is_any(i, &["urgence", "urgences"])
        && c.is_any(i + 1, &["absolue", "absolues"])
        && !(0..i).any(|k| c.number(k));
    let critical = c.is(i, "état")
        && (i + 1..i + 4).any(|k| c.is_any(k, &["critique", "grave", "désespéré", "préoccupant"]))
        && c.is_any(i.wrapping_sub(1), &["un", "l'", "en"])
        && c.is_any(i.wrapping_sub(2), &["dans", "est", "sont"]);
    let vital = c.is(i, "pronostic") && c.is(i + 1, "vital")
        || c.is_any(i, &["jours", "vie"])
            && c.is_any(i.wrapping_sub(1), &["ses", "leurs", "sa", "leur"])
            && (i + 1..i + 7).any(|k| c.is(k, "en") && c.is(k + 1, "danger"));
    let shot = c.is_any(i, &["balles", "balle"])
        && (i.saturating_sub(5)..i)
            .any(|k| c.is_any(k, &["reçu", "touché", "atteint", "touchée", "atteinte"]));
    // « a été transportée au CHU », « en soins intensifs »
    let treated = c.is(i, "soins") && c.is_any(i + 1, &["intensifs"])
        || c.is_any(i, &["transporté", "transportée", "transportés", "transportées"])
            && c.passive(i)
            && (i + 1..i + 9).any(|k| c.is_any(k, &["hôpital", "hôpitaux", "urgences", "chu", "clinique"]));
    // « a été grièvement brûlée », « légèrement intoxiqués »
    let hurt = c.is_any(i, &["brûlé", "brûlée", "brûlés", "brûlées", "intoxiqué", "intoxiqués", "asphyxiés"])
        && c.passive(i)
        && c.auxiliary(i).is_some_and(|k| recent(c, k))
        && !c.negated(i)
        && (c.is_any(i.wrapping_sub(1), &["grièvement", "gravement", "légèrement", "sévèrement"])
            || c.is(i + 1, "par")
                && (i + 2..i + 5).any(|k| c.is_any(k, &["fumée", "fumées", "gaz", "monoxyde"])));
    ((urgent || critical || vital || shot || treated || hurt) && !c.subordinate(i)).then_some((i, i))
}

/// « aucun survivant », « ni mort ni blessé », « n'a pas fait de victime ».
fn nobody(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    const SOME: [&str; 15] = [
        "dégât", "dégâts", "dommage", "dommages", "décès", "survivant", "survivants", "victime", "victimes",
        "mort", "morts", "blessé", "blessés", "rescapé", "disparu",
    ];
    let none = c.is_any(i, &["aucun", "aucune", "ni"]) && c.is_any(i + 1, &SOME)
        || c.is_any(i, &["pas"]) && c.is_any(i + 1, &["de"]) && c.is_any(i + 2, &SOME)
        || c.is(i, "personne")
            && c.is(i + 1, "n'")
            && (i + 2..i + 6).any(|k| c.verb_is(k, Topics::KILL) && c.passive(k));
    (none && !c.subordinate(i)).then_some((i, i + 1))
}

/// « est décédé », « a été tuée », « a trouvé la mort », « sont morts ».
fn death(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let token = c.get(i)?;
    let dies = c.verb_is(i, Topics::DEATH);
    // « tue » is a form of « taire » as well.
    let kills = c.verb_is(i, Topics::KILL) || c.is(i, "tue") && c.parsed_finite(i);
    let compound = c.participle(i) && c.auxiliary(i).is_some_and(|k| recent(c, k));
    let idiom = c.is_any(i, &["trouvé", "trouvent", "perdu", "perdent"])
        && c.is(i + 1, "la")
        && c.is_any(i + 2, &["mort", "vie"]);
    let found = c.is_any(i, &["retrouvé", "retrouvée", "retrouvés", "retrouvées", "découvert", "découverte"])
        && c.is_any(i + 1, &["mort", "morte", "morts", "mortes", "sans", "pendu", "pendue", "noyé"]);
    let gone = c.is_any(i, &["mort", "morte", "morts", "mortes", "décédé", "décédée", "décédés"])
        && c.auxiliary(i)
            .is_some_and(|k| c.is_any(k, &["est", "sont", "serait", "seraient"]) && recent(c, k))
        && !c.is_any(i + 1, &["de"]);
    let present =
        dies && token.word.is(Features::PRESENT) && !token.word.is(Features::NOUN) && !token.is_capital();
    // « s'est donné la mort », « a mis fin à ses jours », « s'est suicidé »
    let fatal = c.is(i, "mortellement")
        && (i.saturating_sub(2)..i + 2).any(|k| c.participle(k) && c.passive(k))
        || c.is(i, "chute") && c.is(i + 1, "mortelle");
    let suicide = c.is_any(i, &["suicidé", "suicidée", "suicidés"]) && compound
        || c.is(i, "donné") && c.is(i + 1, "la") && c.is(i + 2, "mort") && compound
        || c.is(i, "mis") && c.is(i + 1, "fin") && c.is_any(i + 3, &["ses", "leurs"]) && c.is(i + 4, "jours");
    let expired = c.is_any(i, &["éteint", "éteinte"])
        && c.auxiliary(i).is_some_and(|k| k > 0 && c.is_any(k, &["est"]) && c.is(k - 1, "s'"))
        && c.positions().any(|k| c.is_any(k, &["âge", "ans", "suites", "hôpital"]));
    let told =
        (token.word.is(Features::PRESENT) || c.is(i, "tue")) && c.parsed_verb(i) && !token.is_capital()
            || c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]));
    let slays = kills && told && (i + 1..i + 6).any(|k| c.number(k) || c.is_any(k, &NUMBERS));
    let happens = expired
        || fatal
        || suicide
        || slays
        || idiom && (compound || !c.participle(i))
        || found && compound && c.passive(i)
        || gone
        || dies && compound
        || present
        || kills && c.passive(i) && compound;
    (happens && !c.subordinate(i) && !c.negated(i)).then_some((i, i))
}

/// Not « avait été », « fut », told as the past of the story, and not « doit ».
fn recent(c: &Clause<'_>, auxiliary: usize) -> bool {
    !c.is_any(
        auxiliary,
        &[
            "avait", "avaient", "doit", "doivent", "était", "étaient", "fut", "furent", "sera", "seront",
            "serait",
        ],
    )
}

/// « Parmi les victimes figure X », « La victime est ».
fn named(c: &Clause<'_>, i: usize) -> Option<(usize, usize)> {
    let among = i == 0
        && c.is(0, "parmi")
        && (1..6).any(|k| c.is_any(k, &["victimes", "morts", "blessés", "passagers", "disparus", "tués"]))
        && c.positions().any(|k| {
            c.get(k).is_some_and(|t| k > 2 && t.is_capital()) || c.is_any(k, &["figure", "figurent"])
        });
    let identified = c.is_any(i, &["victime", "victimes"])
        && (i.saturating_sub(3)..i).any(|k| c.is_any(k, &["la", "les"]))
        && (i + 1..i + 3).any(|k| c.is_any(k, &["est", "sont", "serait"]) && !c.participle(k + 1));
    // « X figure parmi les morts », « pourrait faire partie des victimes »
    let counted =
        c.is(i, "partie") && c.is(i + 1, "des") && c.is_any(i + 2, &["victimes", "morts", "disparus"]);
    let figures = c.is_any(i, &["figure", "figurent"])
        && c.is(i + 1, "parmi")
        && (i + 2..i + 5).any(|k| c.is_any(k, &["victimes", "morts", "blessés", "disparus", "tués"]));
    // « Une fillette est à déplorer parmi les victimes »
    let deplored = c.is(i, "déplorer")
        && c.is(i.wrapping_sub(1), "à")
        && c.is_any(i.wrapping_sub(2), &["est", "sont"])
        && !c.negated(i);
    (among || (deplored || identified || figures || counted) && !c.subordinate(i)).then_some((i, i))
}

/// (e) « a été limogé », « on a retrouvé des armes », « a été placé en garde à vue »: by whom, according to whom?
pub(super) fn undecided(c: &Clause<'_>) -> Option<(usize, usize)> {
    // What a court has decided is public.
    let judged = c.any(&["condamné", "condamnée", "condamnés", "condamnées", "acquitté", "acquittée"]);
    if judged || c.is_history() || c.is_biography() || c.is_sport() {
        return None;
    }
    c.positions().find_map(|i| {
        let done = c.verb_is(i, Topics::ACT) || c.verb_is(i, Topics::ACT_ON_PERSON) && on_person(c, i);
        let happened = c.participle(i) && c.auxiliary(i).is_some_and(|k| recent(c, k)) && c.passive(i);
        // « il est identifié comme fragile » is a habit, « il a été identifié » an act.
        let habit =
            c.lemma(i) == Some("identifier") && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["est", "sont"]));
        // « vient d'être mis en examen »
        let just = c.participle(i)
            && c.is(i.wrapping_sub(1), "être")
            && c.is_any(i.wrapping_sub(3), &["vient", "viennent"]);
        let passive = done && (happened || just) && !habit && !agent(c, i) && !c.negated(i);
        let found = c.is(i, "on")
            && (i + 1..i + 5).any(|k| c.verb_is(k, Topics::FIND))
            && (c.is_any(i + 1, &["a"]) || c.is(i + 1, "y") && c.is(i + 2, "a") || evidence(c, i))
            || c.verb_is(i, Topics::FIND) && happened && evidence(c, i) && !agent(c, i) && !c.negated(i);
        // « a fait l'objet d'une mise en examen », « les perquisitions ont permis de trouver »
        let object = c.is(i, "objet")
            && c.is_any(i + 1, &["d'", ","])
            && (i + 2..i + 9).any(|k| {
                c.is_any(
                    k,
                    &[
                        "mise", "enquête", "perquisition", "plainte", "mandat", "fiche", "signalement",
                        "attaque",
                    ],
                )
            });
        let search = c.is_any(
            i,
            &["perquisition", "perquisitions", "fouille", "fouilles", "autopsie", "investigations"],
        ) && (i + 1..i + 6).any(|k| {
            c.lemma(k)
                .is_some_and(|v| matches!(v, "permettre" | "révéler" | "montrer" | "établir" | "confirmer"))
        });
        let told = passive || found || object || search || identity(c, i);
        (told && !c.subordinate(i) || inquiry::established(c, i)).then_some((i, i))
    })
}

/// « Le tireur est un homme de 29 ans », « il avait un casier judiciaire »: who found out?
fn identity(c: &Clause<'_>, i: usize) -> bool {
    const WHO: [&str; 14] = [
        "agresseur", "assaillant", "auteur", "chauffard", "conducteur", "forcené", "kamikaze", "meurtrier",
        "preneur", "ravisseur", "suspect", "terroriste", "tireur", "tueur",
    ];
    let is = c.is_any(i, &["est", "était", "serait"])
        && c.is_any(i + 1, &["un", "une", "âgé", "âgée", "originaire"])
        && c.subject(i).is_some_and(|k| c.is_any(k, &WHO));
    // « Il s'agit de cinq hommes », « d'un Canadien de 46 ans »
    let people = c.is(i, "agit")
        && i < 4
        && c.is_any(i + 1, &["de", "d'"])
        && (i + 2..i + 9).any(|k| {
            c.is_any(k, &["homme", "hommes", "femme", "femmes", "ans", "garçon", "fille", "couple"])
        });
    let record = people
        || c.is(i, "casier")
            && c.is(i + 1, "judiciaire")
            && (i.saturating_sub(4)..i).any(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]))
        || c.is(i, "passé") && c.is_any(i + 1, &["criminel", "judiciaire", "pénal"]);
    is || record
}

fn agent(c: &Clause<'_>, i: usize) -> bool {
    (i + 1..i + 12).any(|k| c.is(k, "par"))
}

/// The subject is somebody: a noun for people, a number of them, a title, « il ». Of verbs that take things as well.
fn on_person(c: &Clause<'_>, i: usize) -> bool {
    let phrase = match c.lemma(i) {
        Some("placer") => c.is_any(i + 1, &["en", "sous"]),
        Some("mettre") => c.is_any(i + 1, &["en"]) && c.is_any(i + 2, &["examen", "cause", "détention"]),
        _ => true,
    };
    let held = (i + 1..i + 4).any(|k| c.is_any(k, &["examen", "garde", "détention"]));
    if phrase && held && matches!(c.lemma(i), Some("placer" | "mettre")) {
        return true;
    }
    let auxiliary = c.auxiliary(i).unwrap_or(i);
    let person = |t: &Token| {
        lexicon::is_person_noun(t.norm.strip_suffix('s').unwrap_or(&t.norm))
            || t.is_any(&[
                "personne", "personnes", "homme", "hommes", "femme", "femmes", "suspects", "suspect",
            ])
    };
    let subject = (auxiliary.saturating_sub(9)..auxiliary).rev().take_while(|&k| !c.is_any(k, &[",", ";"]));
    phrase && subject.filter_map(|k| c.get(k)).any(|t| person(t) || t.is_any(&PRONOUNS))
}

const PRONOUNS: [&str; 8] =
    ["certains", "elle", "elles", "il", "ils", "plusieurs", "quelques-unes", "quelques-uns"];

/// What an inquiry finds.
fn evidence(c: &Clause<'_>, i: usize) -> bool {
    const THINGS: [&str; 40] = [
        "crâne", "dépouille", "os", "ossements", "squelette", "sang", "arme", "armes", "corps", "cadavre",
        "cadavres", "explosif", "explosifs", "drogue", "cocaïne", "cannabis", "voiture", "véhicule",
        "lettre", "restes", "couteau", "pistolet", "munitions", "bombe", "bombes", "engin", "traces", "adn",
        "effets", "empreintes", "ordinateur", "ordinateurs", "téléphone", "téléphones", "carcasse", "débris",
        "épave", "boîte", "boîtes", "charnier",
    ];
    c.positions().any(|k| k != i && c.is_any(k, &THINGS))
}
