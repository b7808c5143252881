//! Universal Dependencies as types: parts of speech, relations, and the syntactic word that carries them.
//!
//! A syntactic word is what the French treebanks of [Universal Dependencies](https://universaldependencies.org/fr/)
//! count as one: « du » is two of them, « de » and « le », that share one token. The tagger makes them from tokens,
//! the lemmatiser and the parser fill them in.

use crate::text::Span;

mod feats;
mod tree;

pub use feats::{
    Definite, Feats, Foreign, Gender, Mood, NumType, Number, Person, Polarity, Poss, PronType, Reflex, Tense,
    VerbForm, Voice,
};
pub use tree::Tree;

/// One word of the syntax.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntacticWord {
    /// Index of its token in [`Block::tokens`](crate::block::Block::tokens), of the first where several are joined.
    pub token: usize,
    /// 0 for the first or only word of its token, 1 for the second of a contraction (« du »: `de`, then `le`).
    pub part: u8,
    /// Where its token stands in the block, or its tokens.
    pub span: Span,
    /// Part of speech.
    pub upos: Upos,
    /// Number, gender, tense…
    pub feats: Feats,
    /// Dictionary form: « annoncé » is `annoncer`.
    pub lemma: Box<str>,
    /// Index of its head in [`Block::words`](crate::block::Block::words); `None` for the root of a sentence.
    pub head: Option<usize>,
    /// Relation to the head.
    pub deprel: Deprel,
}

/// Declares an enumeration with the name each value has in CoNLL-U.
macro_rules! conllu_names {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[expect(missing_docs, reason = "the values are documented by Universal Dependencies under their own names")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every value, in the order of their numbers in model files.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name used in CoNLL-U.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads the name used in CoNLL-U.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

conllu_names! {
    /// Universal part of speech.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

conllu_names! {
    /// Universal relation, with the subtypes of the French treebanks.
    Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclCleft = "advcl:cleft", Advmod = "advmod",
        Amod = "amod", Appos = "appos", Aux = "aux", AuxCaus = "aux:caus", AuxPass = "aux:pass",
        AuxTense = "aux:tense", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound", Conj = "conj",
        Cop = "cop", Csubj = "csubj", CsubjPass = "csubj:pass", Dep = "dep", DepComp = "dep:comp", Det = "det",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", ExplComp = "expl:comp",
        ExplPass = "expl:pass", ExplPv = "expl:pv", ExplSubj = "expl:subj", Fixed = "fixed", Flat = "flat",
        FlatForeign = "flat:foreign", FlatName = "flat:name", Goeswith = "goeswith", Iobj = "iobj",
        IobjAgent = "iobj:agent", List = "list", Mark = "mark", Nmod = "nmod", Nsubj = "nsubj",
        NsubjCaus = "nsubj:caus", NsubjOuter = "nsubj:outer", NsubjPass = "nsubj:pass", Nummod = "nummod",
        Obj = "obj", ObjAgent = "obj:agent", ObjLvc = "obj:lvc", Obl = "obl", OblAgent = "obl:agent",
        OblArg = "obl:arg", OblMod = "obl:mod", Orphan = "orphan", Parataxis = "parataxis",
        ParataxisInsert = "parataxis:insert", Punct = "punct", Reparandum = "reparandum", Root = "root",
        Vocative = "vocative", Xcomp = "xcomp",
    }
}

impl Deprel {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    pub fn base(self) -> &'static str {
        self.as_str().split(':').next().unwrap_or_default()
    }

    /// Any kind of subject.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj
                | Self::NsubjPass
                | Self::NsubjCaus
                | Self::NsubjOuter
                | Self::Csubj
                | Self::CsubjPass
                | Self::ExplSubj
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        assert!(Upos::ALL.iter().all(|u| Upos::parse(u.as_str()) == Some(*u)));
        assert!(Deprel::ALL.iter().all(|d| Deprel::parse(d.as_str()) == Some(*d)));
        assert_eq!(Deprel::NsubjPass.base(), "nsubj");
    }
}
