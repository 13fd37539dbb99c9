//! The payload of `str`: immutable text, indexable by code point.
//!
//! Text is kept as generalised UTF-8 (WTF-8 without merging of surrogate pairs), so that slices of valid text are Rust `str`s and
//! lone surrogates are representable. Pure ASCII text indexes directly; other text through a table of byte offsets, one for
//! every `STRIDE` code points, made at the first use.

use std::cell::{Cell, OnceCell};
use std::hash::Hasher;

use super::header::Payload;

/// Code points between two entries of the offset table.
const STRIDE: usize = 64;

/// The payload of a `str` object.
pub struct Str {
    bytes: Box<[u8]>,
    /// Length in code points.
    length: usize,
    has_surrogates: bool,
    interned: Cell<bool>,
    /// Cached hash; `NO_HASH` until asked for.
    hash: Cell<i64>,
    offsets: OnceCell<Box<[u32]>>,
}

/// No text hashes to this value (as in CPython, where -1 means "error").
const NO_HASH: i64 = -1;

impl Payload for Str {}

/// Whether a byte starts a code point.
#[inline]
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl Str {
    /// Text from UTF-8.
    pub fn new(text: impl Into<Box<str>>) -> Str {
        let text: Box<str> = text.into();
        Str::with(text.into_boxed_bytes(), false)
    }

    /// Text from generalised UTF-8; the bytes must be well-formed in that sense.
    pub fn from_wtf8(bytes: impl Into<Box<[u8]>>) -> Str {
        let bytes = bytes.into();
        let has_surrogates = !bytes.is_ascii() && std::str::from_utf8(&bytes).is_err();
        Str::with(bytes, has_surrogates)
    }

    /// Two texts as one: what is known of them is known of it.
    pub fn concatenation(one: &Str, other: &Str) -> Str {
        Str {
            bytes: [&*one.bytes, &*other.bytes].concat().into(),
            length: one.length + other.length,
            has_surrogates: one.has_surrogates || other.has_surrogates,
            interned: Cell::new(false),
            hash: Cell::new(NO_HASH),
            offsets: OnceCell::new(),
        }
    }

    fn with(bytes: Box<[u8]>, has_surrogates: bool) -> Str {
        let length = if bytes.is_ascii() { bytes.len() } else { bytes.iter().filter(|byte| is_start(**byte)).count() };
        Str { bytes, length, has_surrogates, interned: Cell::new(false), hash: Cell::new(NO_HASH), offsets: OnceCell::new() }
    }

    /// The bytes, generalised UTF-8.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text, unless it has lone surrogates.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        if self.has_surrogates { None } else { std::str::from_utf8(&self.bytes).ok() }
    }

    /// The text, with lone surrogates replaced.
    pub fn to_lossy(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }

    /// Whether lone surrogates occur.
    pub fn has_surrogates(&self) -> bool {
        self.has_surrogates
    }

    /// Length in code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether the text is empty.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Whether all code points are ASCII.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.length == self.bytes.len()
    }

    /// Whether the text is in the table of interned names.
    #[inline]
    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }

    /// Marks the text as being in the table of interned names.
    pub(crate) fn set_interned(&self) {
        self.interned.set(true);
    }

    /// The language's hash of the text.
    #[inline]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != NO_HASH {
            return hash;
        }
        let hash = hash_bytes(&self.bytes);
        self.hash.set(hash);
        hash
    }

    /// Byte offset of a code point; the byte length when `index` is the length or more.
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() || index == 0 {
            return index.min(self.bytes.len());
        }
        if index >= self.length {
            return self.bytes.len();
        }
        let offsets = self.offsets();
        let mut offset = offsets[index / STRIDE] as usize;
        if offset == u32::MAX as usize {
            // Beyond 4 GiB the table cannot point; walk from the last place it can.
            let known = offsets.iter().rposition(|offset| *offset != u32::MAX).unwrap_or(0);
            return self.walk(offsets[known] as usize, index - known * STRIDE);
        }
        let rest = index % STRIDE;
        if rest > 0 {
            offset = self.walk(offset, rest);
        }
        offset
    }

    fn walk(&self, from: usize, count: usize) -> usize {
        let starts = self.bytes[from..].iter().enumerate().filter(|(_, byte)| is_start(**byte));
        starts.map(|(offset, _)| from + offset).nth(count).unwrap_or(self.bytes.len())
    }

    /// Code point index of a byte offset at a code point boundary.
    pub fn index_of_offset(&self, offset: usize) -> usize {
        /// Up to here counting is faster than asking the table.
        const NEAR: usize = 4 * STRIDE;
        let count = |from: usize| self.bytes[from..offset].iter().filter(|byte| is_start(**byte)).count();
        if self.is_ascii() {
            return offset;
        }
        if offset < NEAR {
            return count(0);
        }
        let offsets = self.offsets();
        let after = offsets.partition_point(|known| *known != u32::MAX && *known as usize <= offset);
        let block = after.saturating_sub(1);
        block * STRIDE + count(offsets[block] as usize)
    }

    /// The byte offsets of every `STRIDE`th code point, `u32::MAX` beyond 4 GiB.
    fn offsets(&self) -> &[u32] {
        self.offsets.get_or_init(|| {
            let starts = self.bytes.iter().enumerate().filter(|(_, byte)| is_start(**byte));
            starts.step_by(STRIDE).map(|(offset, _)| u32::try_from(offset).unwrap_or(u32::MAX)).collect()
        })
    }

    /// Byte offset after the code point that starts at `offset`.
    pub fn next_offset(&self, offset: usize) -> usize {
        let width = match self.bytes.get(offset) {
            Some(0xF0..) => 4,
            Some(0xE0..) => 3,
            Some(0xC0..) => 2,
            _ => 1,
        };
        (offset + width).min(self.bytes.len())
    }

    /// The bytes of the code points from `start` to `end` (code point indexes, clamped).
    pub fn slice_bytes(&self, start: usize, end: usize) -> &[u8] {
        let from = self.byte_offset(start);
        let to = self.byte_offset(end.max(start));
        &self.bytes[from..to]
    }
}

/// The language's hash of bytes: SipHash-1-3 with the process key, never -1; 0 for nothing, as CPython.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    match hasher.finish() as i64 {
        NO_HASH => -2,
        hash => hash,
    }
}
