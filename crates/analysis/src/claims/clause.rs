//! A sentence as the triggers see it.

use crate::attribution::Tree;
use crate::claims::Exemption;
use crate::figures::Figure;
use crate::lexicon::claims::Topics;
use crate::lexicon::{self, Features};
use crate::syntax::{Upos, VerbForm};
use crate::text::Span;
use crate::tokenizer::{Token, TokenKind};

/// A sentence as the triggers see it.
pub(crate) struct Clause<'a> {
    pub(crate) tokens: &'a [Token],
    /// Of each token, whether it stands between quotation marks: what somebody else says is not the writer's claim.
    quoted: &'a [bool],
    /// The figures of the sentence.
    pub(super) figures: &'a [Figure],
    /// Its parse.
    pub(in crate::claims) tree: Tree<'a>,
    /// The groups of each word as it is written.
    words: Vec<Topics>,
    /// The groups of the verb that each word is a form of.
    verbs: Vec<Topics>,
    /// Of each token, whether it stands in brackets.
    bracketed: Vec<bool>,
    sport: bool,
    history: bool,
}

/// What opens a subordinate clause.
pub(super) const SUBORDINATORS: [&str; 19] = [
    "qui", "que", "qu'", "dont", "où", "lorsque", "lorsqu'", "quand", "si", "s'", "comme", "puisque",
    "parce", "laquelle", "lequel", "lesquels", "lesquelles", "duquel", "auquel",
];

impl<'a> Clause<'a> {
    pub(crate) fn new(
        tokens: &'a [Token],
        quoted: &'a [bool],
        figures: &'a [Figure],
        tree: Tree<'a>,
    ) -> Self {
        let words: Vec<Topics> = tokens.iter().map(|t| Topics::of(&t.norm)).collect();
        let verbs = tokens.iter().map(|t| t.word.infinitive().map(Topics::of).unwrap_or_default()).collect();
        let told = |i: &usize| !quoted.get(*i).copied().unwrap_or_default();
        let sport =
            (0..tokens.len()).filter(told).any(|i| words.get(i).is_some_and(|t| t.any(Topics::SPORT)));
        let bracketed = bracketed(tokens);
        let history = is_history(tokens, &bracketed);
        Self { tokens, quoted, figures, tree, words, verbs, bracketed, sport, history }
    }
}

impl Clause<'_> {
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i).filter(|_| !self.quoted.get(i).copied().unwrap_or_default())
    }

    /// Token `i` stands between quotation marks.
    pub(super) fn is_quoted(&self, i: usize) -> bool {
        self.quoted.get(i).copied().unwrap_or_default()
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

    /// The verb at `i` belongs to one of those groups.
    pub(super) fn verb_is(&self, i: usize, topics: Topics) -> bool {
        self.verbs.get(i).is_some_and(|t| t.any(topics)) && self.lemma(i).is_some()
    }

    /// The word at `i`, as it is written, belongs to one of those groups.
    pub(super) fn word_is(&self, i: usize, topics: Topics) -> bool {
        self.words.get(i).is_some_and(|t| t.any(topics)) && self.get(i).is_some()
    }

    pub(super) fn participle(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.word.is(Features::PAST_PARTICIPLE))
    }

    pub(super) fn number(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == TokenKind::Number)
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

    /// In brackets: a conversion, a reminder.
    pub(super) fn bracketed(&self, i: usize) -> bool {
        self.bracketed.get(i).copied().unwrap_or_default()
    }

    /// Questions, the first person, a witness of the newsroom's own: no claim to source.
    pub(crate) fn exemption(&self) -> Option<Exemption> {
        let witness = self.any(&["constaté", "constatée", "observé"])
            && self.any(&["journaliste", "journalistes", "correspondant", "correspondante", "reporter"]);
        match () {
            () if self.tokens.last().is_some_and(|t| t.is("?")) => Some(Exemption::Question),
            () if self.first_person() => Some(Exemption::FirstPerson),
            () if witness => Some(Exemption::Witness),
            () => (self.tokens.len() < 4).then_some(Exemption::Short),
        }
    }

    /// « nous », but for « (comme nous le disions hier) ».
    fn first_person(&self) -> bool {
        self.positions().any(|i| self.is_any(i, &["je", "j'", "nous", "notre", "nos"]) && !self.bracketed(i))
    }

    /// « En 2003, elle est devenue la première »: a biography, not news.
    pub(super) fn is_biography(&self) -> bool {
        self.tokens.first().is_some_and(|t| t.is("en"))
            && self.tokens.get(1).is_some_and(|t| t.kind == TokenKind::Number && t.norm.len() == 4)
    }

    /// Speaks of games: their records and results are public.
    pub(super) const fn is_sport(&self) -> bool {
        self.sport
    }

    /// A year of the last century or before: what history knows.
    pub(super) const fn is_history(&self) -> bool {
        self.history
    }

    /// What the verb at `i` tells is of these days: a day is named, or an age at death, and no old year stands behind the verb.
    pub(super) fn is_news(&self, i: usize) -> bool {
        let day = |t: &Token| {
            t.is_any(&["hier", "aujourd'hui", "âge", "matin", "soir"]) || lexicon::is_weekday(&t.norm)
        };
        let old = |k: usize| self.number(k) && self.get(k).is_some_and(|t| t.norm.len() == 4);
        let last = (i + 6).min(self.tokens.len());
        self.tokens.iter().any(day) && !(i + 1..last).any(old)
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

    /// The parse takes the token at `i` for a verb: « le chiffre à 3 millions », not « le chiffre ».
    pub(super) fn parsed_verb(&self, i: usize) -> bool {
        self.get(i).is_some()
            && self.tree.at(i).and_then(|w| self.tree.word(w)).is_some_and(|w| w.upos == Upos::Verb)
    }

    /// The parse takes the token at `i` for a finite verb: « la croissance atteint 1 % ».
    pub(super) fn parsed_finite(&self, i: usize) -> bool {
        let word = self.tree.at(i).and_then(|w| self.tree.word(w));
        self.parsed_verb(i) && word.is_some_and(|w| w.feats.verb_form() == Some(VerbForm::Fin))
    }

    /// The auxiliary right before the participle at `i`, adverbs and « été » in between.
    pub(super) fn auxiliary(&self, i: usize) -> Option<usize> {
        let from = i.saturating_sub(5);
        for k in (from..i).rev() {
            let token = self.get(k)?;
            if lexicon::is_auxiliary(&token.norm) {
                return Some(k);
            }
            let between = token.word.is(Features::ADV) && !token.word.is(Features::NOUN)
                || token.word.is(Features::PAST_PARTICIPLE)
                || token.is_any(&[
                    "à", "jusqu'", "présent", "alors", "ici", "été", "pas", "plus", "et", "ou", "eux", "lui",
                    "elle", "de", "nouveau", "en", "outre", "également", "aussi", "tous", "toutes", "les",
                    "deux", "trois", "quatre", "d'", "ores", "notamment", "depuis", "par", "suite", ",",
                ]);
            if !between {
                return None;
            }
        }
        None
    }

    /// The participle at `i` stands behind « être » in the past or the present: « a été tué », « est mort ».
    pub(super) fn passive(&self, i: usize) -> bool {
        const BE: [&str; 10] =
            ["est", "sont", "était", "étaient", "sera", "seront", "fut", "furent", "serait", "seraient"];
        self.auxiliary(i).is_some_and(|k| {
            let been = (k + 1..i).any(|m| self.is(m, "été"));
            let reflexive = k > 0 && self.is_any(k - 1, &["s'", "se"]);
            !reflexive && (been || self.is_any(k, &BE))
        })
    }

    /// « n'a pas été », « aucun »: it did not happen.
    pub(super) fn negated(&self, i: usize) -> bool {
        (i.saturating_sub(6)..i).any(|k| self.is_any(k, &["n'", "ne", "aucun", "aucune"]))
    }

    /// The token that heads the subject of the verb at `i`.
    pub(super) fn subject(&self, i: usize) -> Option<usize> {
        self.tree.subject(i).and_then(|w| self.tree.token_of(w))
    }

    /// Token `i` stands in a subordinate or relative clause.
    pub(super) fn subordinate(&self, i: usize) -> bool {
        // « Il faut dire que le réseau n'est pas au point » says it.
        let own = opener(self.tokens)
            .is_some_and(|que| que < i && !(que + 1..i).any(|k| self.is_any(k, &SUBORDINATORS)));
        if own {
            return false;
        }
        self.tree.is_subordinate(i).unwrap_or_else(|| self.behind_subordinator(i))
    }

    /// Token `i` stands behind a « qui », « que », « lorsque » of its own, whatever the parse says.
    pub(super) fn behind_subordinator(&self, i: usize) -> bool {
        let mut verbs = 0;
        for k in (0..i).rev() {
            if self.is_any(k, &SUBORDINATORS) {
                return verbs == 0;
            }
            // The auxiliary of the participle at `i` is the same verb.
            let own = i - k <= 3 && self.participle(i);
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

/// The « que » of « Il faut dire que », « Force est de constater que » at the head of a sentence: what follows is asserted.
fn opener(tokens: &[Token]) -> Option<usize> {
    const SAYS: [&str; 7] = ["ajouter", "dire", "noter", "préciser", "rappeler", "savoir", "souligner"];
    let is = |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| t.is_any(words));
    let must = is(0, &["il"]) && is(1, &["faut"]) && is(2, &SAYS);
    let forced = is(0, &["force"]) && is(1, &["est"]) && is(3, &["constater", "reconnaître"]);
    let que = if must { 3 } else { 4 };
    ((must || forced) && is(que, &["que", "qu'"])).then_some(que)
}

/// Of each token, whether a bracket stands open before it.
fn bracketed(tokens: &[Token]) -> Vec<bool> {
    let mut open = false;
    let is_inside = |token: &Token| {
        open = token.is_any(&["(", "["]) || open && !token.is_any(&[")", "]"]);
        open
    };
    tokens.iter().map(is_inside).collect()
}

/// What a year stands behind; « 1370 ont perdu la vie » is none.
const BEFORE_YEAR: [&str; 16] = [
    "(", "à", "an", "année", "années", "après", "automne", "avant", "d'", "de", "dès", "en", "entre", "été",
    "hiver", "printemps",
];

/// A year of the last century or before, but for « (né en 1977) ».
fn is_history(tokens: &[Token], bracketed: &[bool]) -> bool {
    let plain = |(i, _): &(usize, &Token)| !bracketed.get(*i).copied().unwrap_or_default();
    tokens.iter().enumerate().filter(plain).any(|(i, t)| {
        let behind = |k: usize| i.checked_sub(k).and_then(|k| tokens.get(k));
        let dated = behind(1).is_some_and(|b| b.is_any(&BEFORE_YEAR) || lexicon::is_month(&b.norm));
        dated
            && t.kind == TokenKind::Number
            && t.norm.len() == 4
            && t.norm.parse::<u32>().is_ok_and(|y| (1000..2000).contains(&y))
    })
}
