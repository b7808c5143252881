//! French lexicons as data: one file a licence, with [`NOTICE.md`](../NOTICE.md) beside the crate.
//!
//! Each `.fst` file is an [`fst`](https://docs.rs/fst) map that is read in place from the binary, so there is nothing
//! to load and nothing to allocate. The crate holds bytes and no code: the meaning of a value is defined by its reader
//! in `sourcier_analysis`, and every file is made by `sourcier-train lexicon`.

/// Inflected forms of common French words, lower case: form → features and verb lemma (see
/// `sourcier_analysis::lexicon::Word`). From the jsRealB lexicon, CC BY 4.0.
pub static FORMS: &[u8] = include_bytes!("../data/forms.fst");

/// Infinitives, one a line: the verb lemma of a value of [`FORMS`] is a line number here, starting at 1.
pub static VERBS: &str = include_str!("../data/verbs.txt");

/// Given names, folded → `gazetteer::GivenName`. From INSEE, Licence Ouverte.
pub static GIVEN_NAMES: &[u8] = include_bytes!("../data/given-names.fst");

/// French communes, départements and régions, folded → `gazetteer::Place`. From Etalab, Licence Ouverte.
pub static PLACES_FR: &[u8] = include_bytes!("../data/places-fr.fst");

/// Cities of the world and the regions they lie in, folded → `gazetteer::Place`. From `GeoNames`, CC BY 4.0.
pub static CITIES: &[u8] = include_bytes!("../data/cities.fst");

/// Names and adjectives of countries, folded → `gazetteer::Country`. From `mledoze/countries`, `ODbL` 1.0.
pub static COUNTRIES: &[u8] = include_bytes!("../data/countries.fst");

/// Territories: code, tab, French name, one a line. From CLDR, Unicode licence.
pub static TERRITORIES: &str = include_str!("../data/territories.txt");

/// Weights of `sourcier_analysis::tagger`, learnt from UD French Sequoia (LGPL-LR) and UD French GSD (CC BY-SA 4.0).
pub static TAGGER: &[u8] = include_bytes!("../data/tagger.bin");

/// Rules of `sourcier_analysis::lemmatizer` made from the jsRealB lexicon, CC BY 4.0.
pub static LEMMAS: &[u8] = include_bytes!("../data/lemmas.bin");

/// Rules of `sourcier_analysis::lemmatizer` learnt from UD French Sequoia (LGPL-LR) and UD French GSD (CC BY-SA 4.0).
pub static LEMMATIZER: &[u8] = include_bytes!("../data/lemmatizer.bin");

/// Weights of `sourcier_analysis::parser`, learnt from UD French Sequoia (LGPL-LR) and UD French GSD (CC BY-SA 4.0).
pub static PARSER: &[u8] = include_bytes!("../data/parser.bin");

/// Names of people, bodies and places: the layer `sourcier_analysis::entities::sequence`. Learnt from `WiNER` (CC BY) and
/// Sequoia (LGPL-LR), made by `sourcier-train train names`.
pub static NAMES: &[u8] = include_bytes!("../data/names.bin");

/// Weights and trees of `sourcier_analysis::checkworthy`, learnt from Wikinews articles (text CC BY 2.5) and press copy of our own, both
/// with annotations of our own, by `sourcier-train train checkworthy`.
pub static CHECKWORTHY: &[u8] = include_bytes!("../data/checkworthy.bin");
