//! Lemmas: what has to be done to a form to get its dictionary form.
//!
//! A rule cuts a few letters off and puts others on. Rules are found by the form and its part of speech, and when
//! that is not known, by the longest ending that is. There are two sets: what the treebanks do differently from
//! the lexicon, and the lexicon itself, of which only what its endings do not tell is kept.

use crate::model::{Feature, HashedMap, Layer, ModelError, Reader, Writer, hash};
use crate::syntax::{Feats, Upos};
use crate::tokenizer::{Shape, Token};

/// Endings are looked up to this number of letters.
const LONGEST_ENDING: usize = 7;

/// What is done to a form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Rule {
    /// The form as written is taken, not the form in lower case.
    pub written: bool,
    /// How many letters go at the end.
    pub cut: u8,
    /// What comes instead.
    pub ending: Box<str>,
}

impl Rule {
    /// What makes `lemma` of a form: in lower case, or as written when the lemma has capitals.
    pub fn between(written: &str, lower: &str, lemma: &str) -> Option<Self> {
        let rule = |form: &str, written: bool| {
            let same = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b);
            let prefix: usize = same.map(|(c, _)| c.len_utf8()).sum();
            let cut = form.get(prefix..)?.chars().count();
            Some(Self { written, cut: u8::try_from(cut).ok()?, ending: lemma.get(prefix..)?.into() })
        };
        let (lower, written) = (rule(lower, false)?, rule(written, true)?);
        let effort = |rule: &Self| usize::from(rule.cut) + rule.ending.len();
        Some(if effort(&written) < effort(&lower) { written } else { lower })
    }

    /// Does it. A rule that cuts more than there is gives only the new ending.
    pub fn apply(&self, written: &str, lower: &str) -> Box<str> {
        let form = if self.written { written } else { lower };
        let cut = usize::from(self.cut);
        let end = if cut == 0 {
            form.len()
        } else {
            form.char_indices().rev().nth(cut - 1).map_or(0, |(at, _)| at)
        };
        let stem = form.get(..end).unwrap_or_default();
        if self.ending.is_empty() {
            return stem.into();
        }
        let mut lemma = String::with_capacity(stem.len() + self.ending.len());
        lemma.push_str(stem);
        lemma.push_str(&self.ending);
        lemma.into()
    }
}

/// The part of speech under which a form is looked up: an auxiliary is a verb.
const fn class(upos: Upos) -> u32 {
    match upos {
        Upos::Aux => Upos::Verb as u32,
        other => other as u32,
    }
}

/// The features that tell lemmas apart: « vit » in the present is `vivre`, in the past `voir`.
fn telling(feats: Feats) -> u32 {
    let verb =
        Feats::default().with_mood(feats.mood()).with_tense(feats.tense()).with_verb_form(feats.verb_form());
    if verb.is_empty() {
        Feats::default().with_gender(feats.gender()).with_number(feats.number()).to_bits()
    } else {
        verb.to_bits()
    }
}

/// The key of a form with its features.
pub fn exact_key(lower: &str, upos: Upos, feats: Feats) -> u32 {
    Feature::new(301).with(hash(lower.as_bytes())).with(class(upos)).with(telling(feats)).key()
}

/// The key of a form.
pub fn form_key(lower: &str, upos: Upos) -> u32 {
    Feature::new(302).with(hash(lower.as_bytes())).with(class(upos)).key()
}

/// The key of an ending, which may be empty.
pub fn ending_key(ending: &str, upos: Upos) -> u32 {
    Feature::new(303).with(hash(ending.as_bytes())).with(class(upos)).key()
}

/// The endings of a form, the longest first, the empty one last.
pub fn endings(lower: &str) -> impl Iterator<Item = &str> {
    let letters = lower.chars().count();
    let starts = lower.char_indices().map(|(at, _)| at).skip(letters.saturating_sub(LONGEST_ENDING));
    starts.chain([lower.len()]).filter_map(|at| lower.get(at..))
}

/// Rules by form and by ending.
#[derive(Clone, PartialEq, Debug)]
pub struct Rules {
    /// The rules.
    pub rules: Vec<Rule>,
    /// By [`exact_key`] and [`form_key`].
    pub forms: HashedMap,
    /// By [`ending_key`].
    pub endings: HashedMap,
}

impl Rules {
    /// The rule of a form that is kept as such.
    pub fn of_form(&self, lower: &str, upos: Upos, feats: Feats) -> Option<&Rule> {
        let rule = self
            .forms
            .get(exact_key(lower, upos, feats))
            .or_else(|| self.forms.get(form_key(lower, upos)))?;
        self.rules.get(usize::from(rule))
    }

    /// The rule of the longest ending that is kept.
    pub fn of_ending(&self, lower: &str, upos: Upos) -> Option<&Rule> {
        let rule = endings(lower).find_map(|ending| self.endings.get(ending_key(ending, upos)))?;
        self.rules.get(usize::from(rule))
    }

    fn write(&self, to: &mut Writer) {
        to.length(self.rules.len());
        for rule in &self.rules {
            to.u8(u8::from(rule.written));
            to.u8(rule.cut);
            to.bytes(rule.ending.as_bytes());
        }
        self.forms.write(to);
        self.endings.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut rules = Vec::new();
        for _ in 0..from.length()? {
            let (written, cut) = (from.u8()? != 0, from.u8()?);
            let ending = std::str::from_utf8(from.bytes()?)
                .map_err(|_| ModelError::Malformed("an ending is no text"))?;
            rules.push(Rule { written, cut, ending: ending.into() });
        }
        let forms = HashedMap::read(from, rules.len())?;
        let endings = HashedMap::read(from, rules.len())?;
        Ok(Self { rules, forms, endings })
    }
}

/// What the lexicon says: a layer of its own, for its licence is another.
#[derive(Clone, PartialEq, Debug)]
pub struct Lemmas(pub Rules);

impl Layer for Lemmas {
    const NAME: &'static str = "lemmas";
    const VERSION: u8 = 1;

    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        Rules::read(from).map(Self)
    }
}

/// What the treebanks add.
#[derive(Clone, PartialEq, Debug)]
pub struct Lemmatizer(pub Rules);

impl Layer for Lemmatizer {
    const NAME: &'static str = "lemmatizer";
    const VERSION: u8 = 1;

    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        Rules::read(from).map(Self)
    }
}

/// The parts of speech that the lexicon knows the words of.
pub const fn is_open(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Adj | Upos::Adv | Upos::Verb | Upos::Aux)
}

/// A form that asks for its lemma.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// As it stands in the text.
    pub written: &'a str,
    /// In lower case, with straight apostrophes.
    pub lower: &'a str,
    /// All capitals, and nothing that the lexicon knows: « PSUR ».
    pub acronym: bool,
}

impl<'a> Form<'a> {
    /// The form of a token of `text`.
    pub fn of(token: &'a Token, text: &'a str) -> Self {
        let acronym = token.shape == Shape::Upper && token.word.features.is_empty();
        Self { written: token.span.of(text), lower: &token.norm, acronym }
    }

    /// With the accent that its capital has lost, when there is one.
    #[must_use]
    pub fn restored(self, lower: Option<&'a str>) -> Self {
        lower.map_or(self, |lower| Self { lower, acronym: false, ..self })
    }
}

/// The lemma of a form.
pub fn lemma(lemmas: &Lemmas, lemmatizer: &Lemmatizer, form: Form<'_>, upos: Upos, feats: Feats) -> Box<str> {
    let (Lemmas(lexicon), Lemmatizer(treebanks)) = (lemmas, lemmatizer);
    let Form { written, lower, acronym } = form;
    let open = is_open(upos);
    let rule = treebanks
        .of_form(lower, upos, feats)
        .or_else(|| if open { lexicon.of_form(lower, upos, feats) } else { None });
    if rule.is_none() && acronym && upos == Upos::Noun {
        return written.into();
    }
    let rule =
        rule.or_else(|| if open { lexicon.of_ending(lower, upos) } else { treebanks.of_ending(lower, upos) });
    let lemma = rule.map_or_else(|| lower.into(), |rule| rule.apply(written, lower));
    if lemma.is_empty() { lower.into() } else { lemma }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_do_what_they_were_made_of() {
        for (written, lemma, cut, ending) in [
            ("belles", "beau", 4, "au"),
            ("Annoncée", "annoncer", 2, "er"),
            ("L'", "le", 1, "e"),
            ("M.", "monsieur", 1, "onsieur"),
            ("Brest", "Brest", 0, ""),
            ("État", "état", 0, ""),
            ("yeux", "œil", 4, "œil"),
        ] {
            let lower = written.to_lowercase();
            let rule = Rule::between(written, &lower, lemma).unwrap();
            assert_eq!((usize::from(rule.cut), &*rule.ending), (cut, ending), "{written}");
            assert_eq!(&*rule.apply(written, &lower), lemma);
        }
        let rule = Rule { written: false, cut: 9, ending: "".into() };
        assert_eq!(&*rule.apply("été", "été"), "");
    }

    #[test]
    fn the_longest_ending_comes_first() {
        assert_eq!(endings("égée").collect::<Vec<_>>(), ["égée", "gée", "ée", "e", ""]);
        assert_eq!(endings("annonçaient").next(), Some("nçaient"));
    }
}
