//! The payload of `str`: immutable text, indexable by code point.
//!
//! Text is kept as generalised UTF-8 (WTF-8 without merging of surrogate pairs), so that slices of valid text are Rust `str`s and
//! lone surrogates are representable. Pure ASCII text indexes directly; other text through a table of byte offsets, one for
//! every `STRIDE` code points, made at the first use.

use std::cell::{Cell, OnceCell};
use std::hash::Hasher;

use super::header::{Payload, Tag};

/// Code points between two entries of the offset table.
const STRIDE: usize = 64;

/// Most bytes of a text that needs no memory beside its object.
const INLINE: usize = 15;

/// The bytes of a text.
enum Content {
    Inline { length: u8, bytes: [u8; INLINE] },
    Heap(Vec<u8>),
}

const _: () = assert!(size_of::<Content>() == 24);

impl Content {
    /// A copy of bytes that fit in the object.
    #[inline]
    fn inline(text: &[u8]) -> Content {
        let mut bytes = [0; INLINE];
        bytes[..text.len()].copy_from_slice(text);
        Content::Inline { length: text.len() as u8, bytes }
    }

    #[inline(always)]
    fn as_bytes(&self) -> &[u8] {
        match self {
            Content::Inline { length, bytes } => &bytes[..usize::from(*length)],
            Content::Heap(bytes) => bytes,
        }
    }

    fn append(&mut self, more: &[u8]) {
        match self {
            Content::Inline { length, bytes } if usize::from(*length) + more.len() <= INLINE => {
                let start = usize::from(*length);
                bytes[start..start + more.len()].copy_from_slice(more);
                *length += more.len() as u8;
            }
            Content::Inline { .. } => *self = Content::Heap([self.as_bytes(), more].concat()),
            Content::Heap(bytes) => bytes.extend_from_slice(more),
        }
    }
}

/// The payload of a `str` object.
pub struct Str {
    content: Content,
    /// Length in code points.
    length: usize,
    has_surrogates: bool,
    interned: Cell<bool>,
    /// Cached hash; `NO_HASH` until asked for.
    hash: Cell<i64>,
    #[allow(clippy::box_collection, reason = "few texts have the table: in all others it takes one word")]
    offsets: OnceCell<Box<Vec<u32>>>,
}

/// No text hashes to this value (as in CPython, where -1 means "error").
const NO_HASH: i64 = -1;

impl Payload for Str {
    const TAG: Tag = Tag::Str;
}

/// Whether a byte starts a code point.
#[inline]
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl Str {
    /// Text from UTF-8.
    #[inline]
    pub fn new<T: AsRef<str> + Into<String>>(text: T) -> Str {
        let bytes = text.as_ref().as_bytes();
        if bytes.len() <= INLINE {
            Str::with(Content::inline(bytes), false)
        } else {
            Str::with(Content::Heap(text.into().into_bytes()), false)
        }
    }

    /// Text from generalised UTF-8; the bytes must be well-formed in that sense.
    #[inline]
    pub fn from_wtf8<T: AsRef<[u8]> + Into<Vec<u8>>>(text: T) -> Str {
        let bytes = text.as_ref();
        let has_surrogates = !bytes.is_ascii() && std::str::from_utf8(bytes).is_err();
        if bytes.len() <= INLINE {
            return Str::with(Content::inline(bytes), has_surrogates);
        }
        let mut bytes: Vec<u8> = text.into();
        if bytes.capacity() > bytes.len() + bytes.len() / 8 {
            bytes.shrink_to_fit();
        }
        Str::with(Content::Heap(bytes), has_surrogates)
    }

    /// Two texts as one: what is known of them is known of it.
    pub fn concatenation(one: &Str, other: &Str) -> Str {
        let (left, right) = (one.as_bytes(), other.as_bytes());
        let content = if left.len() + right.len() <= INLINE {
            let mut content = Content::inline(left);
            content.append(right);
            content
        } else {
            Content::Heap([left, right].concat())
        };
        let mut text = Str::known(content, one.length + other.length);
        text.has_surrogates = one.has_surrogates || other.has_surrogates;
        text
    }

    /// Appends another text to one that nobody else has.
    pub(crate) fn append(&mut self, other: &Str) {
        self.content.append(other.as_bytes());
        self.length += other.length;
        self.has_surrogates |= other.has_surrogates;
        self.hash.set(NO_HASH);
        self.offsets = OnceCell::new();
    }

    #[inline]
    fn with(content: Content, has_surrogates: bool) -> Str {
        let bytes = content.as_bytes();
        let length = if bytes.is_ascii() { bytes.len() } else { bytes.iter().filter(|byte| is_start(**byte)).count() };
        let mut text = Str::known(content, length);
        text.has_surrogates = has_surrogates;
        text
    }

    #[inline]
    fn known(content: Content, length: usize) -> Str {
        Str { content, length, has_surrogates: false, interned: Cell::new(false), hash: Cell::new(NO_HASH), offsets: OnceCell::new() }
    }

    /// The bytes, generalised UTF-8.
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        self.content.as_bytes()
    }

    /// The text, unless it has lone surrogates.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        if self.has_surrogates { None } else { std::str::from_utf8(self.as_bytes()).ok() }
    }

    /// The text, with lone surrogates replaced.
    pub fn to_lossy(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.as_bytes())
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
        self.as_bytes().is_empty()
    }

    /// Whether all code points are ASCII.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.length == self.as_bytes().len()
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
        let hash = hash_bytes(self.as_bytes());
        self.hash.set(hash);
        hash
    }

    /// Byte offset of a code point; the byte length when `index` is the length or more.
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() || index == 0 {
            return index.min(self.as_bytes().len());
        }
        if index >= self.length {
            return self.as_bytes().len();
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
        let starts = self.as_bytes()[from..].iter().enumerate().filter(|(_, byte)| is_start(**byte));
        starts.map(|(offset, _)| from + offset).nth(count).unwrap_or(self.as_bytes().len())
    }

    /// Code point index of a byte offset at a code point boundary.
    pub fn index_of_offset(&self, offset: usize) -> usize {
        /// Up to here counting is faster than asking the table.
        const NEAR: usize = 4 * STRIDE;
        let count = |from: usize| self.as_bytes()[from..offset].iter().filter(|byte| is_start(**byte)).count();
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
            let starts = self.as_bytes().iter().enumerate().filter(|(_, byte)| is_start(**byte));
            Box::new(starts.step_by(STRIDE).map(|(offset, _)| u32::try_from(offset).unwrap_or(u32::MAX)).collect())
        })
    }

    /// Byte offset after the code point that starts at `offset`.
    pub fn next_offset(&self, offset: usize) -> usize {
        let width = match self.as_bytes().get(offset) {
            Some(0xF0..) => 4,
            Some(0xE0..) => 3,
            Some(0xC0..) => 2,
            _ => 1,
        };
        (offset + width).min(self.as_bytes().len())
    }

    /// The bytes of the code points from `start` to `end` (code point indexes, clamped).
    pub fn slice_bytes(&self, start: usize, end: usize) -> &[u8] {
        let from = self.byte_offset(start);
        let to = self.byte_offset(end.max(start));
        &self.as_bytes()[from..to]
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
