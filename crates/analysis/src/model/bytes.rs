//! Numbers as bytes, little-endian, and back: what a layer is written with.

use super::ModelError;

/// Writes the payload of a layer.
#[derive(Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// One byte.
    pub fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    /// Four bytes.
    pub fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// Four bytes.
    pub fn f32(&mut self, value: f32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A number that is mostly small: seven bits a byte, the last one below 128.
    #[expect(clippy::cast_possible_truncation, reason = "seven bits are masked out")]
    pub fn varint(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// A length.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a table of more than four thousand million rows has no place here"
    )]
    pub fn length(&mut self, value: usize) {
        self.varint(value as u32);
    }

    /// Bytes, their number before them.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// Small signed numbers, their number before them.
    pub fn i8s(&mut self, values: &[i8]) {
        self.length(values.len());
        self.0.extend(values.iter().map(|v| v.cast_unsigned()));
    }

    /// Fractions, their number before them.
    pub fn f32s(&mut self, values: &[f32]) {
        self.length(values.len());
        for value in values {
            self.f32(*value);
        }
    }
}

/// Reads what [`Writer`] wrote. Whatever the bytes, it gives a value or an error.
#[derive(Clone)]
pub struct Reader<'a>(&'a [u8]);

#[expect(clippy::missing_errors_doc, reason = "each fails when the bytes end before it does")]
impl<'a> Reader<'a> {
    /// Reads `bytes` from their start.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// So many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let Some((taken, rest)) = self.0.split_at_checked(count) else { return Err(ModelError::Truncated) };
        self.0 = rest;
        Ok(taken)
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let Some((taken, rest)) = self.0.split_first_chunk() else { return Err(ModelError::Truncated) };
        self.0 = rest;
        Ok(*taken)
    }

    /// One byte.
    #[inline]
    pub fn u8(&mut self) -> Result<u8, ModelError> {
        self.array().map(|[byte]| byte)
    }

    /// Four bytes.
    pub fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    /// Four bytes.
    pub fn f32(&mut self) -> Result<f32, ModelError> {
        self.array().map(f32::from_le_bytes)
    }

    /// See [`Writer::varint`].
    #[inline]
    pub fn varint(&mut self) -> Result<u32, ModelError> {
        if let [byte @ ..0x80, rest @ ..] = self.0 {
            self.0 = rest;
            return Ok(u32::from(*byte));
        }
        self.long_varint()
    }

    fn long_varint(&mut self) -> Result<u32, ModelError> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.u8()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(ModelError::Malformed("a number is too long"))
    }

    /// A length: never more than there are bytes left, so that it can be allocated for.
    #[inline]
    pub fn length(&mut self) -> Result<usize, ModelError> {
        let len = self.varint()? as usize;
        if len <= self.0.len() { Ok(len) } else { Err(ModelError::Truncated) }
    }

    /// See [`Writer::bytes`].
    pub fn bytes(&mut self) -> Result<&'a [u8], ModelError> {
        let len = self.length()?;
        self.take(len)
    }

    /// See [`Writer::i8s`].
    pub fn i8s(&mut self) -> Result<Vec<i8>, ModelError> {
        Ok(self.bytes()?.iter().map(|b| b.cast_signed()).collect())
    }

    /// See [`Writer::f32s`].
    pub fn f32s(&mut self) -> Result<Vec<f32>, ModelError> {
        let len = self.length()?;
        let bytes = self.take(len.checked_mul(4).ok_or(ModelError::Truncated)?)?;
        Ok(bytes.as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }

    /// Nothing may be left.
    pub fn end(self) -> Result<(), ModelError> {
        if self.0.is_empty() { Ok(()) } else { Err(ModelError::Malformed("bytes are left over")) }
    }
}
