//! The strong triggers (a–g): what makes a sentence need a source.

use crate::lexicon::{self, Features};
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

use super::{Claim, ClaimKind, Clause};

/// All claims of a sentence, one a kind, in the order of the kinds.
pub(super) fn find(clause: &Clause<'_>) -> Vec<Claim> {
    if clause.is_exempt() {
        return Vec::new();
    }
    let triggers: [(ClaimKind, Trigger); 7] = [
        (ClaimKind::FirstSuperlative, first),
        (ClaimKind::Toll, toll),
        (ClaimKind::PrivateTalk, private_talk),
        (ClaimKind::Allegation, allegation),
        (ClaimKind::DecisionWithoutDecider, undecided),
        (ClaimKind::Causal, causal),
        (ClaimKind::Trend, trend),
    ];
    triggers
        .into_iter()
        .filter_map(|(kind, trigger)| trigger(clause).map(|(a, z)| Claim { kind, span: clause.span(a, z) }))
        .collect()
}

/// What opens a subordinate clause.
pub(super) const SUBORDINATORS: [&str; 19] = [
    "qui", "que", "qu'", "dont", "où", "lorsque", "lorsqu'", "quand", "si", "s'", "comme", "puisque",
    "parce", "laquelle", "lequel", "lesquels", "lesquelles", "duquel", "auquel",
];

/// Looks for one kind of claim; gives its first and last token.
type Trigger = fn(&Clause<'_>) -> Option<(usize, usize)>;

impl Clause<'_> {
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i).filter(|_| !self.quoted.get(i).copied().unwrap_or_default())
    }

    pub(super) fn is(&self, i: usize, norm: &str) -> bool {
        self.get(i).is_some_and(|t| t.is(norm))
    }

    pub(super) fn is_any(&self, i: usize, norms: &[&str]) -> bool {
        self.get(i).is_some_and(|t| t.is_any(norms))
    }

    pub(super) fn lemma(&self, i: usize) -> Option<&'static str> {
        self.get(i).filter(|t| !t.is_capital() || i == 0)?.word.infinitive()
    }

    pub(super) fn positions(&self) -> std::ops::Range<usize> {
        0..self.tokens.len()
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(z)) => Span::new(a.span.start, z.span.end),
            _ => Span::default(),
        }
    }

    pub(super) fn any(&self, norms: &[&str]) -> bool {
        self.positions().any(|i| self.is_any(i, norms))
    }

    /// Questions, the first person, a witness of the newsroom's own: no claim to source.
    fn is_exempt(&self) -> bool {
        let question = self.tokens.last().is_some_and(|t| t.is("?"));
        let first_person = self.any(&["je", "j'", "nous", "notre", "nos"]);
        let witness = self.any(&["constaté", "constatée", "observé"])
            && self.any(&["journaliste", "journalistes", "correspondant", "correspondante", "reporter"]);
        let sport = self.any(&[
            "médaille", "médailles", "champion", "championne", "olympique", "olympiques", "podium",
            "tournoi", "but", "buts", "finale", "match", "championnat", "victoire",
        ]);
        // « En 2003, elle est devenue la première »: a biography, not news.
        let history = self.tokens.first().is_some_and(|t| t.is("en"))
            && self.tokens.get(1).is_some_and(|t| t.kind == TokenKind::Number && t.norm.len() == 4);
        question || first_person || witness || sport || history || self.tokens.len() < 4
    }

    /// A finite verb that is nothing else.
    pub(super) fn finite(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| {
            lexicon::is_auxiliary(&t.norm)
                || t.word.is(Features::FINITE)
                    && !t.word.is(Features::NOUN | Features::ADJ | Features::ADP)
                    && !t.is_capital()
        })
    }

    /// Token `i` stands in a subordinate or relative clause: behind a « qui », « que », « lorsque » of its own.
    pub(super) fn subordinate(&self, i: usize) -> bool {
        let mut verbs = 0;
        for k in (0..i).rev() {
            if self.is_any(k, &SUBORDINATORS) {
                return verbs == 0;
            }
            // The auxiliary of the participle at `i` is the same verb.
            let own = i - k <= 3 && self.get(i).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE));
            if self.finite(k) && !own {
                verbs += 1;
            }
            if self.is_any(k, &[";", ":"]) {
                return false;
            }
        }
        false
    }
}

/// (a) « c'est la première fois que », « sont les premiers visiteurs », « Le premier groupe … est composé de ».
fn first(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let ranked = c
            .is_any(i, &["premier", "première", "premiers", "premières", "seul", "seule", "seuls", "seules"]);
        if ranked && c.is_any(i.wrapping_sub(1), &["le", "la", "les"]) {
            let article = i - 1;
            // « c'est la première fois que », « pour la première fois » is background.
            let it_is = article > 0
                && (c.is_any(
                    article - 1,
                    &[
                        "est", "était", "sera", "serait", "fut", "sont", "étaient", "seront", "furent",
                        "devient", "deviennent", "deviendra", "reste", "marque", "marquent", "marquait",
                        "constitue", "constituent", "représente", "représentent",
                    ],
                ) || c.is_any(
                    article - 1,
                    &[
                        "devenu", "devenue", "devenus", "été", "ainsi", "aussi", "également", "marqué",
                        "constitué", "toujours",
                    ],
                ) && (0..article).any(|k| c.finite(k)));
            let among = c.is_any(article.wrapping_sub(1), &["de", "parmi", "des"])
                || c.is_any(
                    i + 1,
                    &[
                        "ministre", "ministres", "secrétaire", "adjoint", "adjointe", "tour", "président",
                        "substitut", "degré", "plan", "lieu", "étage", "concernés", "concernées",
                        "intéressés", "secours", "à", "vice-président", "aperçu",
                    ],
                );
            // « il faut noter que c'est la première fois »: what « c'est » opens is asserted wherever it stands.
            let presented = article > 1 && c.is_any(article - 2, &["c'", "ce"]);
            if it_is && !among && (presented || !c.subordinate(article - 1)) && !past_calendar(c) {
                return Some((article - 1, i));
            }
            // « Le premier groupe d'étrangers à entrer … est composé de »
            let subject = article == 0
                && !among
                && c.is_any(i, &["premier", "première", "premiers", "premières", "seul", "seule"]);
            if subject && identifies(c, i) && !past_calendar(c) {
                return Some((article, i));
            }
        }
        let unseen = c.is(i, "jamais")
            && c.any(&["auparavant", "n'", "ne", "encore"])
            && (0..i).any(|k| c.is_any(k, &["n'", "ne"]))
            && c.is_any(i + 1, &["été", "autant", "vu", "connu", "atteint", "eu"])
            && !c.subordinate(i)
            && c.any(&["autant", "auparavant", "aussi"]);
        // « l'accident le plus meurtrier jamais survenu », behind a verb that says what it is.
        let most = c.is(i, "jamais")
            && c.get(i + 1).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
            && (i.saturating_sub(4)..i).any(|k| c.is(k, "plus"))
            && (0..i).any(|k| c.is_any(k, &["est", "était", "constitue", "représente", "devient", "sera"]));
        if most {
            return Some((i, i + 1));
        }
        let record = c.is_any(i, &["inédit", "inédite"])
            && c.is_any(i.wrapping_sub(1), &["est", "était", "sera"])
            && !c.subordinate(i);
        (unseen || record).then_some((i, i))
    })
}

/// A subject « le premier N » whose verb only says who it is.
fn identifies(c: &Clause<'_>, i: usize) -> bool {
    let verb = (i + 1..c.tokens.len()).find(|&k| c.finite(k) && !c.subordinate(k));
    verb.is_some_and(|v| {
        c.is_any(v, &["est", "sont", "était", "étaient", "sera", "seront"])
            && c.get(v + 1).is_some_and(|t| {
                t.is_any(&["composé", "composée", "constitué", "constituée", "formé", "formée"])
            })
    })
}

/// Firsts of history and calendar are public: « en 1969 ».
fn past_calendar(c: &Clause<'_>) -> bool {
    c.tokens.iter().any(|t| {
        t.kind == TokenKind::Number
            && t.norm.len() == 4
            && t.norm.parse::<u32>().is_ok_and(|y| (1000..2000).contains(&y))
    })
}

/// Dead, wounded, missing, with a figure.
fn toll(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let people = c.is_any(
            i,
            &[
                "morts", "mort", "blessés", "blessé", "disparus", "tués", "victimes", "blessées", "tuées",
                "mortes",
            ],
        );
        let counted = (i.saturating_sub(4)..i)
            .find(|&k| c.get(k).is_some_and(|t| t.kind == TokenKind::Number || t.is_any(&NUMBERS)))?;
        (people && !c.subordinate(i)).then_some((counted, i))
    })
}

const NUMBERS: [&str; 30] = [
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "cent", "mille",
    "dizaine", "dizaines", "vingtaine", "trentaine", "centaine", "centaines", "milliers",
];

/// (b) What was said in a closed meeting.
fn private_talk(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let verb = c.lemma(i)?;
        let talks = matches!(
            verb,
            "discuter" | "entretenir" | "aborder" | "évoquer" | "convenir" | "échanger" | "parler"
        );
        if !talks
            || !(c.finite(i)
                || c.get(i)?.word.is(Features::PAST_PARTICIPLE)
                    && i > 0
                    && (i.saturating_sub(4)..i)
                        .any(|k| c.is_any(k, &["ont", "avaient", "auront", "sont", "étaient", "a"])))
        {
            return None;
        }
        let closed = c.any(&["huis"])
            || c.any(&["entretien", "tête-à-tête", "entrevue"])
                && (0..i).any(|k| c.is_any(k, &["entretien", "tête-à-tête", "entrevue"]));
        let plural = (i.saturating_sub(4)..=i).any(|k| {
            c.is_any(
                k,
                &[
                    "ont", "avaient", "sont", "étaient", "discutent", "abordent", "évoquent",
                    "s'entretiennent",
                ],
            )
        });
        // « ont discuté de la vente »: what about must be said.
        let about = (i + 1..i + 9)
            .any(|k| c.is_any(k, &["de", "d'", "du", "des", "la", "le", "les", "l'", "sur", "un", "une"]));
        let talk = matches!(verb, "discuter" | "entretenir" | "convenir" | "échanger");
        let parties = c.any(&[
            "et", "deux", "chefs", "ministres", "dirigeants", "présidents", "ils", "hommes", "parties",
            "pays", "délégations",
        ]);
        // What was talked about behind closed doors, or between two who alone can know.
        ((closed || talk && c.any(&["entretien", "rencontre", "deux"]))
            && plural
            && about
            && parties
            && !c.subordinate(i))
        .then_some((i, i))
    })
}

/// (c) A crime or a fault, with somebody who did it.
fn allegation(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let illegally = token
            .is_any(&["illégalement", "clandestinement", "frauduleusement", "délibérément", "sciemment"]);
        let crime = matches!(
            token.word.infinitive(),
            Some(
                "détourner"
                    | "corrompre"
                    | "torturer"
                    | "extorquer"
                    | "contourner"
                    | "falsifier"
                    | "frauder"
                    | "escroquer"
                    | "blanchir"
                    | "dissimuler"
                    | "espionner"
                    | "maltraiter"
                    | "violer"
                    | "trafiquer"
                    | "soudoyer"
                    | "empoisonner"
            )
        );
        if illegally {
            let acts = (i.saturating_sub(3)..i + 4)
                .any(|k| k != i && c.get(k).is_some_and(|t| t.word.is(Features::VERB)));
            return (acts && !c.subordinate(i)).then_some((i, i));
        }
        if !crime || token.is_capital() {
            return None;
        }
        let agent = token.word.is(Features::PAST_PARTICIPLE)
            && (i.saturating_sub(4)..i).any(|k| c.is_any(k, &["a", "ont", "avait", "avaient"]))
            || token.word.is(Features::FINITE) && !token.word.is(Features::NOUN | Features::ADJ);
        let about = (i + 1..i + 8).any(|k| {
            c.is_any(
                k,
                &[
                    "fonds", "argent", "embargo", "subventions", "euros", "dollars", "sanctions", "comptes",
                    "factures", "documents", "prisonniers", "détenus", "manifestants", "élus", "juges",
                    "impôt", "impôts", "loi", "lois", "preuves", "salariés", "opposants", "élections",
                    "résultats", "trêve", "cessez-le-feu", "accord", "millions", "recettes", "caisses",
                    "public", "publics",
                ],
            )
        });
        (agent && about && !c.subordinate(i)).then_some((i, i))
    })
}

/// (e) « a été limogé », « sera suspendue »: by whom?
fn undecided(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let token = c.get(i)?;
        let participle = token.word.is(Features::PAST_PARTICIPLE);
        let been = i > 0
            && (i.saturating_sub(3)..i).any(|k| c.is_any(k, &["été", "sera", "seront", "est", "sont"]))
            && !(i.saturating_sub(3)..i).any(|k| c.is_any(k, &["s'", "se"]));
        let agent = (i + 1..i + 12).any(|k| c.is_any(k, &["par"]));
        let dismissed = matches!(
            token.word.infinitive(),
            Some(
                "limoger"
                    | "suspendre"
                    | "révoquer"
                    | "licencier"
                    | "destituer"
                    | "démettre"
                    | "dissoudre"
                    | "radier"
                    | "expulser"
                    | "interpeller"
                    | "inculper"
                    | "déjouer"
                    | "écrouer"
                    | "bloquer"
                    | "saisir"
                    | "retrouver"
            )
        );
        (participle
            && dismissed
            && been
            && !agent
            && !(i.saturating_sub(4)..i).any(|k| c.is_any(k, &["pas", "n'", "ne"]))
            && !c.subordinate(i))
        .then_some((i, i))
    })
}

/// (f) « a provoqué », « est dû à ».
fn causal(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let verb = c.lemma(i)?;
        let causes = matches!(verb, "provoquer" | "entraîner" | "causer" | "occasionner" | "déclencher")
            && (c.finite(i)
                || c.get(i)?.word.is(Features::PAST_PARTICIPLE)
                    && c.is_any(i.wrapping_sub(1), &["a", "ont"]));
        let due = c.is_any(i, &["dû", "due", "dus", "dues"])
            && c.is_any(i.wrapping_sub(1), &["est", "sont", "serait"]);
        ((causes || due) && !c.subordinate(i)).then_some((i, i))
    })
}

/// (g) « de plus en plus », « en forte hausse ».
fn trend(c: &Clause<'_>) -> Option<(usize, usize)> {
    c.positions().find_map(|i| {
        let more = c.is(i, "de")
            && c.is_any(i + 1, &["plus", "moins"])
            && c.is(i + 2, "en")
            && c.is_any(i + 3, &["plus", "moins"]);
        let rising = c.is(i, "en")
            && c.is_any(i + 1, &["forte", "nette", "constante"])
            && c.is_any(i + 2, &["hausse", "baisse", "augmentation", "progression"]);
        let last = if more { i + 3 } else { i + 2 };
        ((more || rising) && !c.subordinate(i)).then_some((i, last))
    })
}
