//! The buffer protocol: the memory of bytes-like objects, described, read, written and leased.
//!
//! Content is read in place by closures that run no Python, or copied out. `export`, `read_memory`, `write_memory` and `lease_count`
//! list the types that own memory; a memoryview is a window on one of them.

use std::cell::Cell;
use std::ops::Deref;

use crate::object::header::Ref;
use crate::object::value::Value;
use crate::object::{Interp, Outcome, Raised};

use super::array::Array;
use super::bytearray::ByteArray;
use super::bytes::Bytes;
use super::memory_format::Format;
use super::memoryview::MemoryView;

/// What an object that owns memory says of it.
#[derive(Clone, Copy)]
pub struct Export {
    /// How its items are kept.
    pub format: Format,
    /// Length in bytes.
    pub length: usize,
    /// Nobody may write.
    pub is_read_only: bool,
}

/// Describes the memory that the object owns; `None` when it owns none.
pub fn export(value: &Value) -> Option<Export> {
    if let Some(bytes) = value.cast::<Bytes>() {
        return Some(Export { format: Format::BYTE, length: bytes.as_bytes().len(), is_read_only: true });
    }
    if let Some(array) = value.cast::<ByteArray>() {
        return Some(Export { format: Format::BYTE, length: array.bytes.len(), is_read_only: false });
    }
    let array = value.cast::<Array>()?;
    Some(Export { format: array.format(), length: array.byte_length(), is_read_only: false })
}

/// Reads the memory that the object owns.
#[inline]
fn read_memory<R>(value: &Value, read: impl FnOnce(&[u8]) -> R) -> Option<R> {
    if let Some(bytes) = value.cast::<Bytes>() {
        return Some(read(bytes.as_bytes()));
    }
    match value.cast::<ByteArray>() {
        Some(array) => Some(array.bytes.read(read)),
        None => value.cast::<Array>().map(|array| array.read_bytes(read)),
    }
}

/// Overwrites bytes from `offset` on, which are within the memory that the object owns and that is not read-only.
fn write_memory(value: &Value, offset: usize, bytes: &[u8]) {
    if let Some(array) = value.cast::<ByteArray>() {
        drop(array.bytes.splice(offset, offset + bytes.len(), bytes.to_vec()));
    } else if let Some(array) = value.cast::<Array>() {
        array.write_bytes(offset, bytes);
    }
}

/// The count of leases on memory that could move or change its length.
fn lease_count(value: &Value) -> Option<&Cell<usize>> {
    match value.cast::<ByteArray>() {
        Some(array) => Some(&array.exports),
        None => value.cast::<Array>().map(Array::exports),
    }
}

/// An owner of memory that keeps it in place and at its length.
pub struct Lease(Value);

impl Lease {
    /// Leases the memory of an object that owns some.
    pub fn new(owner: Value) -> Lease {
        if let Some(count) = lease_count(&owner) {
            count.set(count.get() + 1);
        }
        Lease(owner)
    }

    /// The owner.
    pub fn owner(&self) -> &Value {
        &self.0
    }

    /// Reads the memory. `read` runs no Python.
    #[inline]
    pub fn read<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        read_memory(&self.0, read).expect("a lease is made of an owner of memory")
    }

    /// Overwrites bytes from `offset` on.
    pub fn write(&self, offset: usize, bytes: &[u8]) {
        write_memory(&self.0, offset, bytes);
    }
}

impl Clone for Lease {
    fn clone(&self) -> Lease {
        Lease::new(self.0.clone())
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(count) = lease_count(&self.0) {
            count.set(count.get() - 1);
        }
    }
}

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
    value.cast::<MemoryView>().is_some() || export(value).is_some()
}

/// Reads the bytes of a bytes-like object; `None` when it is none. A released memoryview and one with gaps raise. Neither this nor
/// `read` runs Python.
#[inline]
pub fn read<R>(interp: &Interp, value: &Value, read: impl FnOnce(&[u8]) -> R) -> Outcome<Option<R>> {
    match value.cast::<MemoryView>() {
        None => Ok(read_memory(value, read)),
        Some(view) => view.read_contiguous(interp, read).map(Some),
    }
}

/// As `read`, with `None` for memoryviews that are released or have gaps, too.
#[inline]
pub fn try_read<R>(value: &Value, read: impl FnOnce(&[u8]) -> R) -> Option<R> {
    match value.cast::<MemoryView>() {
        None => read_memory(value, read),
        Some(view) => view.try_read_contiguous(read),
    }
}

/// A copy of the bytes of a bytes-like object, gaps left out; `None` when it is none. Runs no Python.
pub fn to_vec(interp: &Interp, value: &Value) -> Outcome<Option<Vec<u8>>> {
    match value.cast::<MemoryView>() {
        None => Ok(read_memory(value, <[u8]>::to_vec)),
        Some(view) => view.to_bytes(interp).map(Some),
    }
}

/// The content of a bytes-like object; `None` when it is none. Runs no Python.
#[inline]
pub fn content(interp: &Interp, value: &Value) -> Outcome<Option<Content>> {
    match value.to_ref::<Bytes>() {
        Some(bytes) => Ok(Some(Content::Shared(bytes))),
        None => Ok(read(interp, value, <[u8]>::to_vec)?.map(Content::Copied)),
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
