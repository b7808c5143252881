//! Morphological features, packed.

use std::fmt;

/// Declares the features: each is an enumeration, an accessor, a setter, and a few bits of [`Feats`].
macro_rules! features {
    ($($(#[$meta:meta])* $name:ident, $get:ident, $with:ident, $shift:literal, $bits:literal { $($variant:ident = $text:literal),+ })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
            #[expect(missing_docs, reason = "the values are documented by Universal Dependencies under their own names")]
            pub enum $name { $($variant),+ }

            impl $name {
                /// Every value.
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];

                /// The name used in CoNLL-U.
                pub const fn as_str(self) -> &'static str {
                    match self { $(Self::$variant => $text),+ }
                }
            }

            impl Feats {
                $(#[$meta])*
                pub fn $get(self) -> Option<$name> {
                    let value = (self.0 >> $shift) & ((1 << $bits) - 1);
                    $name::ALL.get((value as usize).checked_sub(1)?).copied()
                }

                /// The same features with this one set, or taken out.
                #[must_use]
                pub const fn $with(self, value: Option<$name>) -> Self {
                    let value = match value { Some(value) => value as u32 + 1, None => 0 };
                    Self((self.0 & !(((1 << $bits) - 1) << $shift)) | (value << $shift))
                }
            }
        )+

        impl Feats {
            /// Sets the feature with this name in CoNLL-U; what is not kept is left out.
            fn set(self, name: &str, value: &str) -> Self {
                $(if name == stringify!($name) {
                    let value = $name::ALL.iter().copied().find(|v| v.as_str() == value);
                    return if value.is_some() { self.$with(value) } else { self };
                })+
                self
            }

            /// Each feature that is set, with its value, in the order of CoNLL-U.
            pub fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
                [$(self.$get().map(|value| (stringify!($name), value.as_str()))),+].into_iter().flatten()
            }
        }
    };
}

/// Morphological features, as Universal Dependencies names them.
///
/// Packed; only the features that something downstream asks for are kept.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug)]
pub struct Feats(u32);

features! {
    /// Definite or indefinite article.
    Definite, definite, with_definite, 0, 2 { Def = "Def", Ind = "Ind" }
    /// A word of another language.
    Foreign, foreign, with_foreign, 2, 1 { Yes = "Yes" }
    /// Grammatical gender.
    Gender, gender, with_gender, 3, 2 { Fem = "Fem", Masc = "Masc" }
    /// Mood of a finite verb.
    Mood, mood, with_mood, 5, 3 { Cnd = "Cnd", Imp = "Imp", Ind = "Ind", Sub = "Sub" }
    /// Cardinal or ordinal.
    NumType, num_type, with_num_type, 8, 2 { Card = "Card", Ord = "Ord" }
    /// Singular or plural.
    Number, number, with_number, 10, 2 { Plur = "Plur", Sing = "Sing" }
    /// Grammatical person.
    Person, person, with_person, 12, 2 { First = "1", Second = "2", Third = "3" }
    /// « ne », « pas ».
    Polarity, polarity, with_polarity, 14, 1 { Neg = "Neg" }
    /// Possessive.
    Poss, poss, with_poss, 15, 1 { Yes = "Yes" }
    /// Kind of pronoun or determiner.
    PronType, pron_type, with_pron_type, 16, 4 { Art = "Art", Dem = "Dem", Exc = "Exc", Ind = "Ind", Int = "Int", Neg = "Neg", Prs = "Prs", Rel = "Rel" }
    /// « se ».
    Reflex, reflex, with_reflex, 20, 1 { Yes = "Yes" }
    /// Tense.
    Tense, tense, with_tense, 21, 3 { Fut = "Fut", Imp = "Imp", Past = "Past", Pres = "Pres" }
    /// Form of a verb.
    VerbForm, verb_form, with_verb_form, 24, 2 { Fin = "Fin", Inf = "Inf", Part = "Part" }
    /// A participle in the passive.
    Voice, voice, with_voice, 26, 1 { Pass = "Pass" }
}

impl Feats {
    /// Reads the notation of CoNLL-U, `Gender=Fem|Number=Sing`. Features that are not kept are left out, and of two
    /// values (`Gender=Fem,Masc`) none is taken.
    pub fn parse(text: &str) -> Self {
        text.split('|')
            .filter_map(|pair| pair.split_once('='))
            .fold(Self::default(), |feats, (name, value)| feats.set(name, value))
    }

    /// The bits, as model files keep them.
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// From the bits of a model file.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// No feature is set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// A participle of the past.
    pub fn is_past_participle(self) -> bool {
        self.verb_form() == Some(VerbForm::Part) && self.tense() == Some(Tense::Past)
    }
}

impl fmt::Display for Feats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("_");
        }
        for (n, (name, value)) in self.pairs().enumerate() {
            let bar = if n == 0 { "" } else { "|" };
            write!(f, "{bar}{name}={value}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conllu_is_read_back() {
        for text in [
            "_",
            "Definite=Def|Gender=Masc|Number=Sing|PronType=Art",
            "Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
            "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass",
            "NumType=Card",
            "Foreign=Yes|Polarity=Neg|Poss=Yes|Reflex=Yes",
        ] {
            assert_eq!(Feats::parse(text).to_string(), text);
        }
        assert_eq!(Feats::parse("Emph=No|Person=3|Typo=Yes").to_string(), "Person=3");
        assert_eq!(Feats::parse("Person=3").person(), Some(Person::Third));
    }

    #[test]
    fn setting_one_feature_leaves_the_others() {
        let feats = Feats::parse("Gender=Fem|Number=Sing");
        assert_eq!(feats.with_gender(None).to_string(), "Number=Sing");
        assert_eq!(feats.with_number(Some(Number::Plur)).to_string(), "Gender=Fem|Number=Plur");
    }
}
