//! The tokens of a block with what naming asks of each: capital, start of a sentence, common word, known name.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::entities::EntityKind;
use crate::entities::gazetteer::{self, Country, GivenName, Known};
use crate::entities::nouns;
use crate::entities::spelling::folded;
use crate::lexicon::{Features, Word};
use crate::text::Span;
use crate::tokenizer::{Shape, Token, TokenKind};

/// A block, ready to be searched for names. Positions are token indexes; anything behind the end is an empty word.
pub(crate) struct Scan<'a> {
    pub(crate) tokens: &'a [Token],
    folded: Vec<Cow<'a, str>>,
    initial: Vec<bool>,
    /// What [`Scan::known`] has found.
    known: Vec<OnceCell<Option<(usize, Known)>>>,
    /// What [`Scan::given`] has found.
    given: Vec<OnceCell<Option<GivenName>>>,
    /// Written in capitals throughout, so that capitals say nothing.
    loud: bool,
}

/// Words that join two parts of one person's name.
const PARTICLES: [&str; 27] = [
    "de", "du", "des", "d'", "la", "le", "van", "von", "der", "den", "ter", "ben", "bin", "ibn", "al", "el",
    "di", "da", "dos", "do", "della", "del", "y", "bint", "abou", "ould", "ag",
];

impl<'a> Scan<'a> {
    pub(crate) fn new(tokens: &'a [Token], sentences: &[Span]) -> Self {
        let folded = tokens
            .iter()
            .map(|t| if t.kind == TokenKind::Mark { Cow::Borrowed("") } else { folded(&t.norm) })
            .collect();
        let mut starts = sentences.iter().map(|s| s.start).peekable();
        let mut fresh = false;
        let mut initial = Vec::with_capacity(tokens.len());
        for token in tokens {
            while starts.next_if(|start| *start <= token.span.start).is_some() {
                fresh = true;
            }
            let opens = matches!(
                &*token.norm,
                "«" | "“" | "\"" | "‘" | ":" | "•" | "*" | ">" | "." | "!" | "?" | "…" | "..." | "]"
            );
            initial.push(fresh);
            fresh = opens || (fresh && token.kind != TokenKind::Word);
        }
        let words = |shape| tokens.iter().filter(|t| t.shape == shape).count();
        let loud = words(Shape::Upper) > 3 && words(Shape::Upper) > 2 * words(Shape::Lower);
        let known = vec![OnceCell::new(); tokens.len()];
        let given = vec![OnceCell::new(); tokens.len()];
        Self { tokens, folded, initial, known, given, loud }
    }

    pub(crate) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// The folded word; empty for a mark.
    pub(crate) fn word(&self, i: usize) -> &str {
        self.folded.get(i).map_or("", |word| &**word)
    }

    /// The mark, or the word in lower case.
    pub(crate) fn norm(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.norm)
    }

    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        self.tokens.get(i).is_some_and(|_| words.contains(&self.word(i)))
    }

    /// A word with a capital that can be part of a name: no address, handle or elided article.
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.is_capital()
                && !t.norm.ends_with('\'')
                && !t.norm.starts_with(['@', '#', '-'])
                && !t.norm.contains("://")
                && !COURTESIES.contains(&self.word(i))
                && !t.norm.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// Two capitals or more and nothing else, in a block that is not all capitals; Roman numerals are no acronyms.
    pub(crate) fn acronym(&self, i: usize) -> bool {
        !self.loud
            && self.capital(i)
            && self.tokens.get(i).is_some_and(|t| {
                t.shape == Shape::Upper && t.norm.chars().count() <= 8 && !t.norm.ends_with('.')
            })
            && !self.roman(i)
            && !self.is(i, Features::ADP | Features::DET | Features::CCONJ)
            && !nouns::is_no_name(self.word(i))
    }

    pub(crate) fn roman(&self, i: usize) -> bool {
        let word = self.word(i);
        !word.is_empty() && word.chars().all(|c| "ivxlc".contains(c)) && self.shape(i) == Shape::Upper
            || self.is_any(i, &["i", "v", "x"])
    }

    pub(crate) fn shape(&self, i: usize) -> Shape {
        self.tokens.get(i).map_or(Shape::Other, |t| t.shape)
    }

    /// Where a capital proves nothing: the start of a sentence, of a quotation, what follows a colon.
    pub(crate) fn initial(&self, i: usize) -> bool {
        self.loud || self.initial.get(i).copied().unwrap_or_default()
    }

    /// The word is also an ordinary French word.
    pub(crate) fn common(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        if !token.word.features.is_empty() {
            return true;
        }
        // Capitals without accents: « Etat », « Eglise », « A ».
        let bare = |accented: &str| {
            token
                .norm
                .strip_prefix(['e', 'a'])
                .is_some_and(|rest| !Word::of(&format!("{accented}{rest}")).features.is_empty())
        };
        (token.norm.starts_with('e') && bare("é")) || (token.norm.starts_with('a') && bare("à"))
    }

    pub(crate) fn is(&self, i: usize, features: Features) -> bool {
        self.tokens.get(i).is_some_and(|t| t.word.is(features))
    }

    /// An adjective that can stand between a noun and its complement.
    pub(crate) fn adjective(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.shape == Shape::Lower)
            && (self.demonym(i)
                || (self.is(i, Features::ADJ)
                    && !self.is(i, Features::DET | Features::ADP | Features::PRON | Features::FINITE)))
    }

    /// An adjective or a noun of a country, « nord-coréen ».
    pub(crate) fn demonym(&self, i: usize) -> bool {
        Country::of_adjective(self.word(i)).is_some()
    }

    pub(crate) fn given(&self, i: usize) -> Option<GivenName> {
        let find = || if self.capital(i) { GivenName::find(self.word(i)) } else { None };
        *self.given.get(i)?.get_or_init(find)
    }

    /// A capital with a full stop: « J. », « J.-P. ».
    pub(crate) fn initials(&self, i: usize) -> bool {
        self.capital(i) && self.norm(i).ends_with('.')
    }

    /// The longest name of the lexicons that starts here, and how many tokens it takes.
    pub(crate) fn known(&self, i: usize) -> Option<(usize, Known)> {
        *self.known.get(i)?.get_or_init(|| self.look_up(i))
    }

    fn look_up(&self, i: usize) -> Option<(usize, Known)> {
        // A name has a capital on its first word, or on the second behind « La », « El ».
        let capital = self.capital(i) || (self.capital(i + 1) && self.shape(i) != Shape::Lower);
        if !capital || self.tokens.get(i).is_none_or(|t| t.kind == TokenKind::Mark) {
            return None;
        }
        let words = || self.folded.iter().skip(i).take(14).map(|word| &**word).take_while(|w| !w.is_empty());
        let (n, known) = gazetteer::longest(words()).or_else(|| {
            // « au Monde », « du Figaro »: the article of the name is in the preposition.
            let article = match self.word(i.checked_sub(1)?) {
                "au" | "du" | "le" => "le",
                "aux" | "des" | "les" => "les",
                "la" => "la",
                "l'" => "l'",
                _ => return None,
            };
            let (n, known) = gazetteer::longest(std::iter::once(article).chain(words()))?;
            (n > 1 && known.kind == EntityKind::Organisation).then_some((n - 1, known))
        })?;
        let last = i + n - 1;
        let lower = |j: usize| self.shape(j) == Shape::Lower && self.word(j).chars().count() > 3;
        let compass = self.is_any(last, &["nord", "sud", "est", "ouest"]);
        let capitals = match known.strength {
            3 => !known.proper || !lower(last) || compass,
            _ => !(i..=last).any(lower),
        };
        (capitals && (self.capital(i) || (n > 1 && self.capital(i + 1) && self.shape(i) != Shape::Lower)))
            .then_some((n, known))
    }

    /// The end of a run of capitals that starts at `i`; `particles` may stand between them.
    pub(crate) fn run(&self, i: usize, particles: bool) -> usize {
        let mut end = i + 1;
        loop {
            if self.capital(end) && !self.initial(end) {
                end += 1;
                continue;
            }
            let mut next = end;
            while particles && next < end + 3 && self.is_any(next, &PARTICLES) {
                next += 1;
            }
            // « Anne Roy de Bordeaux » is a person and a city.
            let city = || {
                self.is_any(end, &["de", "du", "des", "d'"])
                    && self.known(next).is_some_and(|(_, k)| k.strength > 1)
            };
            if next > end && self.capital(next) && !self.initial(next) && !city() {
                end = next + 1;
                continue;
            }
            return end;
        }
    }

    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), self.tokens.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }
}

/// Courtesy titles, folded: the surname of a person follows.
pub(crate) const COURTESIES: [&str; 25] = [
    "fra", "dom", "soeur", "m.", "m", "mm.", "mm", "mme", "mme.", "mmes", "mmes.", "mlle", "mlle.", "mlles",
    "me", "dr", "dr.", "pr", "pr.", "mgr", "mgr.", "monsieur", "madame", "mademoiselle", "messieurs",
];
