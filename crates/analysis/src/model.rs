//! Weights: versioned bytes ↔ the model that the layers read with.
//!
//! Each layer is one file of `model-fr`: a header (what it is, which version, how long, a check sum), then its
//! compressed payload. Reader and writer of every part stand side by side, so that they cannot drift apart.
//! A file that is damaged, of another version or missing is an error that says so; it never panics.
//!
//! [`load`] reads all layers once for the whole process. The programs call it at start and stop when it fails; inside
//! the engine a layer that could not be loaded gives nothing.

use std::fmt;
use std::sync::LazyLock;

use crate::checkworthy::CheckWorthiness;
use crate::entities::sequence::Sequence;
use crate::lemmatizer::{Lemmas, Lemmatizer};
use crate::parser::Parser;
use crate::tagger::Tagger;

mod bytes;
mod hash;
mod map;
mod weights;

pub use bytes::{Reader, Writer};
pub use hash::{Feature, hash};
pub use map::HashedMap;
pub use weights::Weights;

/// First bytes of every layer.
const MAGIC: [u8; 4] = *b"SRCR";
/// Of the header and of what all layers share; a layer that changes its payload changes its own version.
const FORMAT: u8 = 1;
/// A payload claims to be no longer than this: a damaged length must not exhaust the memory.
const LONGEST: u32 = 256 << 20;

/// Why a model could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ModelError {
    /// There are no bytes.
    Missing,
    /// The bytes do not start as a layer does.
    NotAModel,
    /// Another layer than the one asked for.
    WrongLayer,
    /// Written by another version of this program.
    WrongVersion {
        /// What was found.
        found: u8,
        /// What this program reads.
        expected: u8,
    },
    /// The end is missing.
    Truncated,
    /// The bytes are not those that were written.
    Damaged,
    /// The bytes are those that were written, but make no sense.
    Malformed(&'static str),
    /// The layer in which one of the above was found.
    In(&'static str, Box<ModelError>),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no data"),
            Self::NotAModel => f.write_str("not a model file"),
            Self::WrongLayer => f.write_str("the file holds another layer"),
            Self::WrongVersion { found, expected } => {
                write!(f, "version {found}, where version {expected} is read")
            }
            Self::Truncated => f.write_str("the data ends too early"),
            Self::Damaged => f.write_str("the data is damaged"),
            Self::Malformed(what) => write!(f, "malformed data: {what}"),
            Self::In(layer, error) => write!(f, "{layer}: {error}"),
        }
    }
}

impl std::error::Error for ModelError {}

/// A layer in bytes: its name of up to eight letters, its version, how it is written and read.
pub trait Layer: Sized {
    /// What the file is called.
    const NAME: &'static str;
    /// Changes with the payload and with the meaning of a feature.
    const VERSION: u8;

    /// Writes the payload.
    fn write(&self, to: &mut Writer);

    /// Reads the payload.
    ///
    /// # Errors
    ///
    /// When the payload makes no sense.
    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError>;

    /// The bytes of the file.
    fn to_bytes(&self) -> Vec<u8> {
        let mut payload = Writer::default();
        self.write(&mut payload);
        let payload = payload.into_bytes();
        let mut file = Writer::default();
        for byte in MAGIC {
            file.u8(byte);
        }
        file.u8(FORMAT);
        file.u8(Self::VERSION);
        file.u32(hash(Self::NAME.as_bytes()));
        file.u32(u32::try_from(payload.len()).unwrap_or(u32::MAX));
        let packed = miniz_oxide::deflate::compress_to_vec(&payload, 10);
        file.u32(hash(&packed));
        let mut file = file.into_bytes();
        file.extend(packed);
        file
    }

    /// Reads the bytes of the file.
    ///
    /// # Errors
    ///
    /// When the bytes are missing, damaged or of another version.
    fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        unpack(bytes, Self::NAME, Self::VERSION)
            .and_then(|payload| {
                let mut reader = Reader::new(&payload);
                let layer = Self::read(&mut reader)?;
                reader.end()?;
                Ok(layer)
            })
            .map_err(|error| ModelError::In(Self::NAME, Box::new(error)))
    }
}

/// The payload of a file.
fn unpack(bytes: &[u8], name: &str, version: u8) -> Result<Vec<u8>, ModelError> {
    if bytes.is_empty() {
        return Err(ModelError::Missing);
    }
    let (header, packed) = bytes.split_at_checked(18).ok_or(ModelError::Truncated)?;
    let mut header = Reader::new(header);
    for byte in MAGIC {
        if header.u8()? != byte {
            return Err(ModelError::NotAModel);
        }
    }
    for expected in [FORMAT, version] {
        let found = header.u8()?;
        if found != expected {
            return Err(ModelError::WrongVersion { found, expected });
        }
    }
    if header.u32()? != hash(name.as_bytes()) {
        return Err(ModelError::WrongLayer);
    }
    let (length, sum) = (header.u32()?, header.u32()?);
    if length > LONGEST || hash(packed) != sum {
        return Err(ModelError::Damaged);
    }
    let mut payload = vec![0; length as usize];
    let parts = std::iter::once(packed);
    match miniz_oxide::inflate::decompress_slice_iter_to_slice(&mut payload, parts, false, true) {
        Ok(written) if written == payload.len() => Ok(payload),
        _ => Err(ModelError::Damaged),
    }
}

/// Every layer.
#[derive(Debug)]
pub struct Model {
    /// Parts of speech.
    pub tagger: Tagger,
    /// Lemmas, by the lexicon.
    pub lemmas: Lemmas,
    /// Lemmas, by the treebanks.
    pub lemmatizer: Lemmatizer,
    /// Heads and relations.
    pub parser: Parser,
    /// Names of people, bodies and places.
    pub names: Sequence,
    /// How much a desk would ask for a source.
    pub checkworthy: CheckWorthiness,
}

impl Model {
    fn read() -> Result<Self, ModelError> {
        Ok(Self {
            names: Sequence::from_bytes(sourcier_model_fr::NAMES)?,
            tagger: Tagger::from_bytes(sourcier_model_fr::TAGGER)?,
            lemmas: Lemmas::from_bytes(sourcier_model_fr::LEMMAS)?,
            lemmatizer: Lemmatizer::from_bytes(sourcier_model_fr::LEMMATIZER)?,
            parser: Parser::from_bytes(sourcier_model_fr::PARSER)?,
            checkworthy: CheckWorthiness::from_bytes(sourcier_model_fr::CHECKWORTHY)?,
        })
    }
}

static MODEL: LazyLock<Result<Model, ModelError>> = LazyLock::new(Model::read);

/// The model of this process, read from the bytes of `model-fr` at the first call.
///
/// # Errors
///
/// When a layer is missing, damaged or of another version.
pub fn load() -> Result<&'static Model, ModelError> {
    MODEL.as_ref().map_err(ModelError::clone)
}

/// The model, for the engine: without one its layers give nothing.
pub(crate) fn get() -> Option<&'static Model> {
    MODEL.as_ref().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(PartialEq, Debug)]
    struct Numbers(Vec<f32>);

    impl Layer for Numbers {
        const NAME: &'static str = "numbers";
        const VERSION: u8 = 3;

        fn write(&self, to: &mut Writer) {
            to.f32s(&self.0);
            to.varint(70_000);
        }

        fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
            let numbers = from.f32s()?;
            if from.varint()? != 70_000 {
                return Err(ModelError::Malformed("no number"));
            }
            Ok(Self(numbers))
        }
    }

    #[test]
    fn a_layer_is_read_back() {
        let layer = Numbers(vec![1.0, -0.5, 1e9]);
        assert_eq!(Numbers::from_bytes(&layer.to_bytes()), Ok(layer));
    }

    #[test]
    fn whatever_is_wrong_is_an_error() {
        let bytes = Numbers(vec![1.0; 50]).to_bytes();
        for end in 0..bytes.len() {
            assert!(Numbers::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert!(Numbers::from_bytes(&damaged).is_err(), "damaged at {at}");
        }
        let mut old = bytes.clone();
        old[5] = 2;
        let error = Numbers::from_bytes(&old).unwrap_err();
        assert_eq!(error.to_string(), "numbers: version 2, where version 3 is read");
        assert_eq!(Numbers::from_bytes(&[]).unwrap_err().to_string(), "numbers: there is no data");
    }
}
