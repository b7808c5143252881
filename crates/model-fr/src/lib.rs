//! French lexicons as data: one file a licence, with a NOTICE beside them in `data/`.
//!
//! Each file is an [`fst`](https://docs.rs/fst) map that is read in place from the binary, so there is nothing to
//! load and nothing to allocate. The crate holds bytes and no code: the meaning of a value is defined by its reader
//! in `sourcier_analysis::lexicon`, and every file is made by `sourcier-train lexicon`.

/// Inflected forms of common French words, lower case: form → features and verb lemma (see
/// `sourcier_analysis::lexicon::Word`). From the jsRealB lexicon, CC BY 4.0.
pub static FORMS: &[u8] = include_bytes!("../data/forms.fst");

/// Infinitives, one a line: the verb lemma of a value of [`FORMS`] is a line number here, starting at 1.
pub static VERBS: &str = include_str!("../data/verbs.txt");
