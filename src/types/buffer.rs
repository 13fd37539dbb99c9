//! The buffer protocol: the bytes of bytes-like objects.
//!
//! Content is read in place by closures that run no Python, or copied out. The types that have a buffer are listed in `read`.

use std::ops::Deref;

use crate::object::header::Ref;
use crate::object::value::Value;
use crate::object::{Interp, Outcome, Raised};

use super::bytearray::ByteArray;
use super::bytes::Bytes;

/// The content of a bytes-like object, safe to hold while Python runs.
pub enum Content {
    /// Of immutable bytes.
    Shared(Ref<Bytes>),
    /// A copy.
    Copied(Vec<u8>),
}

impl Deref for Content {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        match self {
            Content::Shared(bytes) => bytes.as_bytes(),
            Content::Copied(bytes) => bytes,
        }
    }
}

/// Whether the object has a buffer.
pub fn has_buffer(value: &Value) -> bool {
    value.cast::<Bytes>().is_some() || value.cast::<ByteArray>().is_some()
}

/// Reads the bytes of a bytes-like object; `None` when it is none. Neither this nor `read` runs Python.
#[inline]
pub fn read<R>(_interp: &Interp, value: &Value, read: impl FnOnce(&[u8]) -> R) -> Outcome<Option<R>> {
    if let Some(bytes) = value.cast::<Bytes>() {
        return Ok(Some(read(bytes.as_bytes())));
    }
    if let Some(array) = value.cast::<ByteArray>() {
        return Ok(Some(array.bytes.read(read)));
    }
    Ok(None)
}

/// A copy of the bytes of a bytes-like object; `None` when it is none. Runs no Python.
pub fn to_vec(interp: &Interp, value: &Value) -> Outcome<Option<Vec<u8>>> {
    read(interp, value, <[u8]>::to_vec)
}

/// The content of a bytes-like object; `None` when it is none. Runs no Python.
#[inline]
pub fn content(interp: &Interp, value: &Value) -> Outcome<Option<Content>> {
    match value.to_ref::<Bytes>() {
        Some(bytes) => Ok(Some(Content::Shared(bytes))),
        None => Ok(to_vec(interp, value)?.map(Content::Copied)),
    }
}

/// The content of an argument, or TypeError "a bytes-like object is required, …". Runs no Python.
#[inline]
pub fn required(interp: &Interp, value: &Value) -> Outcome<Content> {
    content(interp, value)?.ok_or_else(|| required_error(interp, value))
}

/// The TypeError for a value that is not bytes-like.
#[cold]
pub fn required_error(interp: &Interp, value: &Value) -> Raised {
    let name = interp.type_of(value).name();
    interp.type_error(format!("a bytes-like object is required, not '{name}'"))
}
