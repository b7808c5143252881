//! Measurements of the world; (g) trends; what a machine can do.

use crate::claims::clause::Clause;
use crate::figures::{Approx, Figure};
use crate::lexicon::claims::Topics;
use crate::lexicon::{self, Features};

/// A sum, a share, a number of people or jobs: what somebody has measured or counted.
pub(super) fn quantity(c: &Clause<'_>) -> Option<(usize, usize)> {
    let public = c.given().is_some() || c.positions().any(|i| is_public(c, i));
    if c.is_sport() || c.is_history() || public {
        return None;
    }
    if let Some(share) = c.positions().find(|&i| is_share(c, i)) {
        return Some((share, share + 2));
    }
    if let Some(told) = polled(c).or_else(|| cut_off(c)).or_else(|| ratio(c)) {
        return Some(told);
    }
    c.figures.iter().find_map(|figure| {
        let first = c.tokens.partition_point(|t| t.span.end <= figure.span.start);
        let last = c.tokens.partition_point(|t| t.span.start < figure.span.end).checked_sub(1)?;
        let known = c.is_any(first.wrapping_sub(1), &["les", "ces", "ses", "leurs", "aux", "des"]);
        // « une île de trois cents habitants »
        let size =
            figure.unit.as_deref() == Some("habitants") && c.is_any(first.wrapping_sub(1), &["de", "d'"]);
        // « environ 1 % des étoiles »: a way to say few.
        let few = figure.unit.as_deref() == Some("%")
            && figure.approx == Approx::About
            && figure.value <= 2.0
            && c.is_any(last + 1, &["de", "des", "du"])
            && !(last + 2..last + 4)
                .any(|k| c.word_is(k, Topics::COUNTED) || c.is_any(k, &["pib", "population"]));
        let mut clause =
            (first.saturating_sub(9)..first).rev().take_while(|&k| !c.is_any(k, &[",", ";", ":"]));
        let counted = clause.any(|k| counts(c, k));
        (c.get(first).is_some()
            && !size
            && !few
            && !counted
            && (measures(figure) || is_count(c, figure, first, last))
            && !known
            && !c.bracketed(first)
            && !is_aside(c, first))
        .then_some((first, last))
    })
}

/// « Une station sur quatre a fermé », « Sur dix coursiers, sept », « multipliés par trois », « trois fois moins d'oiseaux »,
/// « ont augmenté d'un tiers », « la moitié d'entre eux »: somebody has counted.
fn ratio(c: &Clause<'_>) -> Option<(usize, usize)> {
    const TIMES: [&str; 8] = ["an", "année", "fois", "heure", "heures", "jour", "jours", "semaine"];
    let number = |k: usize| c.number(k) || c.is_any(k, &NUMERALS);
    c.positions().filter(|&i| !c.bracketed(i) && !c.subordinate(i)).find_map(|i| {
        let noun = |k: usize| c.get(k).is_some_and(|t| t.word.is(Features::NOUN)) && !c.is_any(k, &TIMES);
        // « un candidat à la traversée sur vingt »
        let of = (i + 2..i + 7).find(|&k| c.is(k, "sur"));
        let one = c.is_any(i, &["un", "une"]) && noun(i + 1);
        let several = number(i) && noun(i + 1) && !c.is(i, "un");
        let whole =
            |k: usize| c.is_any(k, &["cinq", "cent", "deux", "dix", "quatre", "six", "trois", "vingt"]);
        if let Some(of) =
            of.filter(|&k| (one || several) && whole(k + 1) && (!noun(k + 2) || c.finite(k + 2)))
        {
            let plain = (i + 1..of).all(|k| !c.finite(k) && !c.is(k, ","));
            return plain.then_some((i, of + 1));
        }
        let each = i == 0 && c.is(0, "sur") && whole(1) && noun(2);
        if each && (3..c.tokens.len()).any(|k| c.is(k - 1, ",") && number(k)) {
            return Some((0, 2));
        }
        let scaled = c.lemma(i).is_some_and(|v| matches!(v, "diviser" | "multiplier"))
            && c.participle(i)
            && c.is(i + 1, "par")
            && number(i + 2);
        let times = number(i)
            && c.is(i + 1, "fois")
            && c.is_any(i + 2, &["inférieur", "inférieure", "moins", "plus", "supérieur", "supérieure"]);
        let part = c.is_any(i, &["d'", "de"])
            && (c.is(i + 1, "moitié") || c.is(i + 1, "un") && c.is_any(i + 2, &["quart", "tiers"]))
            && (i.saturating_sub(3)..i).any(|k| {
                c.lemma(k).is_some_and(|v| {
                    matches!(
                        v,
                        "augmenter"
                            | "baisser"
                            | "bondir"
                            | "chuter"
                            | "diminuer"
                            | "progresser"
                            | "reculer"
                            | "réduire"
                    )
                }) || c.is_any(k, &["inférieur", "inférieure", "supérieur", "supérieure"])
            });
        let half = c.is(i, "moitié") && c.is(i + 1, "d'") && c.is(i + 2, "entre");
        (scaled || times || part || half).then_some((i, i + 2))
    })
}

/// Numbers in letters that a ratio begins with.
const NUMERALS: [&str; 11] =
    ["cinq", "cinquante", "deux", "dix", "huit", "neuf", "quatre", "sept", "six", "trois", "vingt"];

/// « 51 % des Orlandais sont favorables au port »: somebody has asked them.
fn polled(c: &Clause<'_>) -> Option<(usize, usize)> {
    const OPINIONS: [&str; 20] = [
        "approuvent", "confiance", "contre", "craignent", "croient", "estiment", "favorable", "favorables",
        "hostiles", "jugent", "mécontents", "opposés", "opposées", "pensent", "pour", "préfèrent",
        "redoutent", "satisfaits", "souhaitent", "veulent",
    ];
    c.figures.iter().filter(|f| f.unit.as_deref() == Some("%")).find_map(|figure| {
        let first = c.tokens.partition_point(|t| t.span.end <= figure.span.start);
        let last = c.tokens.partition_point(|t| t.span.start < figure.span.end).checked_sub(1)?;
        let asked = c.is_any(last + 1, &["des", "d'"])
            && c.get(last + 2).is_some_and(|t| t.is_capital() || c.word_is(last + 2, Topics::COUNTED))
            && (last + 3..last + 8).any(|k| c.is_any(k, &OPINIONS));
        (asked && c.get(first).is_some()).then_some((first, last))
    })
}

/// « De nombreux foyers ont été privés d'électricité (jusqu'à 330 000) ».
fn cut_off(c: &Clause<'_>) -> Option<(usize, usize)> {
    const SUPPLIES: [&str; 7] =
        ["chauffage", "courant", "eau", "électricité", "gaz", "internet", "téléphone"];
    let many = c.figures.iter().find(|f| {
        f.value >= 300.0
            && matches!(f.unit.as_deref(), None | Some("abonnés" | "clients" | "foyers" | "personnes"))
    })?;
    let first = c.tokens.partition_point(|t| t.span.end <= many.span.start);
    let last = c.tokens.partition_point(|t| t.span.start < many.span.end).checked_sub(1)?;
    c.positions()
        .any(|i| {
            (c.is(i, "privant") || c.lemma(i) == Some("priver") && c.passive(i))
                && (i + 1..i + 5).any(|k| c.is_any(k, &SUPPLIES))
        })
        .then_some((first, last))
}

fn is_person(noun: &str) -> bool {
    lexicon::is_person_noun(noun) || noun.strip_suffix('s').is_some_and(lexicon::is_person_noun)
}

/// Lengths, times, and what can be read off: no measurement that somebody must have made.
const UNCOUNTED: [&str; 56] = [
    "couronnes", "degrés", "dinars", "dirhams", "euros", "francs", "livres", "pesos", "roubles", "roupies",
    "shillings", "volts", "watts", "yens", "yuans", "zlotys", "an", "ans", "années", "cm", "g", "h",
    "heures", "jour", "jours", "kg", "kilomètres", "km", "l", "lieues", "lignes", "m", "marches", "mètres",
    "miles", "min", "minutes", "mm", "mois", "mots", "pages", "pas", "pieds", "places", "points", "s",
    "secondes", "semaines", "siècles", "signes", "sièges", "spectateurs", "tours", "voix", "mille",
    "exemplaires",
];

fn is_money(unit: &str) -> bool {
    matches!(unit, "EUR" | "USD" | "GBP" | "CHF" | "CAD" | "JPY" | "CNY" | "RUB" | "INR" | "FCFA" | "$")
}

/// A length, a time, a price on display: nobody has to count; of many thousands somebody must have.
pub(crate) fn is_read_off(figure: &Figure) -> bool {
    let plain = |unit: &str| UNCOUNTED.contains(&unit) || is_money(unit);
    figure.value < 1000.0 && figure.unit.as_deref().is_some_and(plain)
}

/// « un tiers des communes », « la moitié des foyers ».
fn is_share(c: &Clause<'_>, i: usize) -> bool {
    let whole = |k: usize| c.word_is(k, Topics::COUNTED) || c.is(k, "population");
    c.is_any(i, &["tiers", "quart", "quarts", "moitié"])
        && c.is_any(i + 1, &["des", "de", "du"])
        && (i + 2..i + 4).any(whole)
        && !c.subordinate(i)
}

fn measures(figure: &Figure) -> bool {
    match figure.unit.as_deref() {
        Some("%" | "becquerels" | "microgrammes" | "millisieverts" | "µg" | "ppm") => true,
        Some(unit) if is_money(unit) => figure.value >= 100_000.0,
        Some("t" | "ha") => figure.value >= 100.0,
        // People can be counted where they stand, up to some number; cases and jobs are counted on paper.
        Some(noun) if Topics::of(noun).any(Topics::RECORDED) => figure.value >= 10.0,
        Some(noun) if Topics::of(noun).any(Topics::COUNTED) => figure.value >= 300.0,
        Some(noun) if is_person(noun) => figure.value >= 150.0,
        Some(noun) if Topics::of(noun).any(Topics::MEANS) => figure.value >= 30.0,
        Some(noun) => {
            figure.value >= 1000.0 && !UNCOUNTED.contains(&noun) && noun.chars().all(char::is_alphabetic)
        }
        None => false,
    }
}

/// « L'experte le chiffre à 3,4 milliards », « le rapport recense 5 millions d'abonnés »: who counts is the subject. Not « on ».
fn counts(c: &Clause<'_>, i: usize) -> bool {
    // What a house employs or holds is its own to know, too.
    const COUNTS: [&str; 20] = [
        "abriter", "accueillir", "afficher", "anticiper", "attendre", "chiffrer", "comprendre",
        "comptabiliser", "compter", "dénombrer", "employer", "estimer", "évaluer", "prévoir", "publier",
        "recenser", "regrouper", "revendiquer", "tabler", "viser",
    ];
    let valued = c.is(i + 1, "à") && c.get(i).is_some_and(|t| t.word.is(Features::PRESENT));
    let active = valued
        || c.parsed_verb(i) && !c.participle(i)
        || c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]));
    active
        && !c.passive(i)
        && c.lemma(i).is_some_and(|verb| COUNTS.contains(&verb))
        && !c.subordinate(i)
        && !(i.saturating_sub(3)..i).any(|k| c.is(k, "on"))
}

/// « Près de 700 000 se sont installés », « le nombre de manifestants s'est élevé à 282 000 »: a number that counts what the
/// sentence spoke of.
fn is_count(c: &Clause<'_>, figure: &Figure, first: usize, last: usize) -> bool {
    let subject =
        c.is_any(last + 1, &["se", "s'", "ont", "sont"]) && !c.is_any(first.wrapping_sub(1), &["en", "de"]);
    let number = (first.saturating_sub(12)..first).any(|k| {
        c.is(k, "nombre") && c.is_any(k + 1, &["de", "d'", "des", "total"]) && (k..first).any(|m| c.finite(m))
    });
    figure.unit.is_none() && figure.value >= 300.0 && (subject || number)
}

/// In a clause of its own: « qui emploie 500 personnes ». What stands right behind a main verb is not, whatever the parse says.
fn is_aside(c: &Clause<'_>, first: usize) -> bool {
    let finite = |k: &usize| c.finite(*k) || c.parsed_finite(*k);
    let governed = (first.saturating_sub(4)..first).rev().find(finite);
    c.subordinate(first) && governed.is_none_or(|verb| c.behind_subordinator(verb))
}

/// Votes counted, sentences passed, closing prices: figures that are public; a plan has none yet.
fn is_public(c: &Clause<'_>, i: usize) -> bool {
    let later = c
        .get(i)
        .is_some_and(|t| t.word.is(Features::FUTURE) && !t.word.is(Features::NOUN) && !t.is_capital())
        && !c.is(i + 1, "fait")
        || c.is_any(i, &["devrait", "devraient", "pourrait", "pourraient"]);
    // Who is there can be counted by whoever looks.
    let seen = c.is_any(
        i,
        &["présents", "présentes", "rassemblées", "rassemblés", "réunies", "réunis", "attendues", "attendus"],
    ) && c.figures.iter().all(|f| f.value < 1000.0);
    let sentence = c.is(i, "prison") && c.is_any(i.wrapping_sub(2), &["ans", "an", "mois"]);
    let share = c.is_any(i, &["action", "titre"]) && c.is_any(i.wrapping_sub(1), &["l'", "le"]);
    // « la baisse de l'impôt de 33 % à 28 % »: the law.
    let rate = c.is_any(i, &["csg", "impôt", "impôts", "isf", "taxe", "taxes", "tva"])
        && c.figures.iter().all(|f| matches!(f.unit.as_deref(), Some("%" | "points" | "point")));
    // « a relevé son taux directeur à 1,75 % », « le budget, adopté en décembre, s'élève à 43 millions »: decided in public.
    let decided = c.is(i, "taux") && c.is_any(i + 1, &["directeur", "directeurs"])
        || c.is(i, "budget")
            && (i + 1..i + 10).any(|k| {
                let verb = c.lemma(k).is_some_and(|verb| matches!(verb, "adopter" | "approuver" | "voter"));
                verb && c.get(k).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
            });
    // « se sont prononcés à près de 52 % »
    let voted = c.is_any(i, &["prononcé", "prononcée", "prononcés", "prononcées"]) && c.is(i + 1, "à");
    // « subventionné à 50 % par le conseil », « possède 22 % du capital »: on paper, for all to see.
    let paid = c.lemma(i).is_some_and(|verb| matches!(verb, "cofinancer" | "financer" | "subventionner"))
        && c.passive(i)
        && (i + 1..i + 6).any(|k| c.is(k, "par"));
    let owned = c.lemma(i).is_some_and(|verb| matches!(verb, "détenir" | "posséder"))
        && (i + 1..i + 10).any(|k| c.is_any(k, &["actions", "capital", "parts"]));
    c.is_any(i, &PUBLIC)
        || rate
        || decided
        || voted
        || paid
        || owned
        || later
        || seen
        || sentence
        || share
        || is_own_deed(c, i)
        || is_price(c, i)
}

const PUBLIC: [&str; 22] = [
    "amende", "amendes", "bourse", "cac", "clôture", "condamné", "condamnée", "condamnés", "dividende",
    "élu", "élue", "élues", "élus", "indice", "nasdaq", "participation", "recensement", "référendum",
    "scrutin", "suffrages", "voix", "votes",
];

/// « a voté un fonds de 200 000 euros », « a procédé à plus de 1 000 arrestations »: who acts says so, and has counted.
fn is_own_deed(c: &Clause<'_>, i: usize) -> bool {
    const DECIDES: [&str; 18] = [
        "fournir", "accorder", "acheter", "adopter", "allouer", "attribuer", "débloquer", "engager",
        "exiger", "investir", "lever", "offrir", "porter", "promettre", "proposer", "réclamer", "verser",
        "voter",
    ];
    const DOES: [&str; 11] = [
        "découvrir", "déployer", "distribuer", "effectuer", "embaucher", "envoyer", "livrer", "procéder",
        "recruter", "retrouver", "saisir",
    ];
    let Some(verb) = c.lemma(i).filter(|_| !c.subordinate(i)) else { return false };
    let done = c.participle(i) && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"])) && !c.passive(i);
    // « ont été portées disparues » decides nothing.
    let decides = (c.participle(i) || c.finite(i)) && !(verb == "porter" && c.passive(i));
    // « a fait l'acquisition de cent bus »
    let acquires = verb == "faire" && done && c.is(i + 2, "acquisition");
    DECIDES.contains(&verb) && decides || DOES.contains(&verb) && done || acquires
}

/// « Larmont perdait 3,9 % »: the day's prices.
fn is_price(c: &Clause<'_>, i: usize) -> bool {
    const MOVES: [&str; 9] =
        ["abandonner", "bondir", "céder", "dévisser", "gagner", "grimper", "lâcher", "perdre", "reculer"];
    c.lemma(i).is_some_and(|verb| MOVES.contains(&verb))
        && c.tokens.first().is_some_and(|t| t.is_capital() && !t.word.is(Features::DET | Features::ADP))
        && c.figures.iter().any(|f| f.unit.as_deref() == Some("%"))
        && c.tokens.len() < 28
}

/// (g) « de plus en plus », « en forte hausse ».
pub(super) fn trend(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let more = c.is(i, "de")
            && c.is_any(i + 1, &["plus", "moins"])
            && c.is(i + 2, "en")
            && c.is_any(i + 3, &["plus", "moins"]);
        let rising = c.is(i, "en")
            && c.is_any(i + 1, &["forte", "nette", "constante"])
            && c.is_any(i + 2, &["hausse", "baisse", "augmentation", "progression"]);
        let last = if more { i + 3 } else { i + 2 };
        let modal = (0..i).any(|k| c.is_any(k, &["pourrait", "pourraient", "devrait", "devraient"]));
        // « devient de moins en moins rentable », « De plus en plus de pays »; not « les défilés de plus en plus fréquents ».
        let predicate = i == 0 || (i.saturating_sub(2)..i).any(|k| c.finite(k));
        // « en nette hausse (+ 1,3 %) » is a figure.
        let figured = c.figures.iter().any(|f| f.unit.as_deref() == Some("%"));
        // « Le nombre de plaintes a doublé »
        let doubled = c.participle(i)
            && c.lemma(i).is_some_and(|v| matches!(v, "décupler" | "doubler" | "quadrupler" | "tripler"))
            && c.auxiliary(i).is_some_and(|k| c.is_any(k, &["a", "ont"]))
            && !c.passive(i)
            && !c.is_any(i + 1, &["le", "la", "les", "l'", "un", "une", "sa", "son"])
            && c.subject(i).is_some_and(|k| {
                c.is_any(
                    k,
                    &[
                        "nombre", "part", "prix", "production", "taux", "dette", "coût", "coûts", "dépenses",
                        "ventes",
                    ],
                )
            });
        // « Les cas se multiplient », « ne cesse d'augmenter »
        let spreads = c.lemma(i) == Some("multiplier")
            && c.is_any(i.wrapping_sub(1), &["se"])
            && c.get(i).is_some_and(|t| t.word.is(Features::PRESENT))
            && c.subject(i).is_some_and(|k| k < i);
        if (doubled || spreads) && !c.subordinate(i) && !c.is_sport() && !c.is_history() {
            return Some((i, i));
        }
        ((more || rising && !figured) && predicate && !modal && !c.is_sport() && !c.subordinate(i))
            .then_some((i, last))
    })
}

/// « a une portée de 300 kilomètres », « est capable d'atteindre », « peut emporter ».
pub(super) fn performance(c: &Clause<'_>) -> Option<(usize, usize)> {
    let figure = c
        .figures
        .iter()
        .any(|f| matches!(f.unit.as_deref(), Some("km" | "m" | "t" | "kg" | "km/h" | "MW" | "GW")));
    c.positions().find_map(|i| {
        let reach = c.is_any(i, &["portée", "autonomie", "vitesse", "puissance"])
            && c.is_any(i + 1, &["de", "d'"])
            && figure;
        let able = c.is_any(i, &["capable", "capables"])
            && c.is_any(i + 1, &["de", "d'"])
            && (i + 2..i + 4).any(|k| {
                c.lemma(k).is_some_and(|v| {
                    matches!(v, "atteindre" | "emporter" | "transporter" | "frapper" | "voler")
                })
            });
        let verb = (0..i).any(|k| c.finite(k) && !c.subordinate(k))
            || c.get(i + 1).is_some_and(|t| t.word.is(Features::FINITE));
        ((reach || able) && verb && !c.subordinate(i)).then_some((i, i))
    })
}
