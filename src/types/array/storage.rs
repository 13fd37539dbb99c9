//! The items of an array, in a vector of the element type; whatever works on them does so once for all element types.
#![allow(unsafe_code, reason = "numbers are read as their bytes in place")]
//!
//! Invariants:
//! 1. Element types are numbers, or transparent structs of one: every byte of them is initialised.

use std::cmp::Ordering;

use crate::object::cell::VecCell;
use crate::object::{Interp, Outcome, Value};
use crate::types::slice::Fitted;

use super::element::{Character, Element};

/// The items, by element type. The type codes `l` and `q`, `L` and `Q`, `u` and `w` share one.
pub enum Storage {
    /// `b`
    I8(VecCell<i8>),
    /// `B`
    U8(VecCell<u8>),
    /// `h`
    I16(VecCell<i16>),
    /// `H`
    U16(VecCell<u16>),
    /// `i`
    I32(VecCell<i32>),
    /// `I`
    U32(VecCell<u32>),
    /// `l`, `q`
    I64(VecCell<i64>),
    /// `L`, `Q`
    U64(VecCell<u64>),
    /// `f`
    F32(VecCell<f32>),
    /// `d`
    F64(VecCell<f64>),
    /// `u`, `w`
    Characters(VecCell<Character>),
}

/// Does the same with the vector of whichever element type the items have.
macro_rules! with {
    ($storage:expr, $cell:ident => $body:expr) => {
        match $storage {
            Storage::I8($cell) => $body,
            Storage::U8($cell) => $body,
            Storage::I16($cell) => $body,
            Storage::U16($cell) => $body,
            Storage::I32($cell) => $body,
            Storage::U32($cell) => $body,
            Storage::I64($cell) => $body,
            Storage::U64($cell) => $body,
            Storage::F32($cell) => $body,
            Storage::F64($cell) => $body,
            Storage::Characters($cell) => $body,
        }
    };
}

/// As `with`, and the result is a storage of the same element type.
macro_rules! map {
    ($storage:expr, $cell:ident => $body:expr) => {
        match $storage {
            Storage::I8($cell) => Storage::I8(VecCell::new($body)),
            Storage::U8($cell) => Storage::U8(VecCell::new($body)),
            Storage::I16($cell) => Storage::I16(VecCell::new($body)),
            Storage::U16($cell) => Storage::U16(VecCell::new($body)),
            Storage::I32($cell) => Storage::I32(VecCell::new($body)),
            Storage::U32($cell) => Storage::U32(VecCell::new($body)),
            Storage::I64($cell) => Storage::I64(VecCell::new($body)),
            Storage::U64($cell) => Storage::U64(VecCell::new($body)),
            Storage::F32($cell) => Storage::F32(VecCell::new($body)),
            Storage::F64($cell) => Storage::F64(VecCell::new($body)),
            Storage::Characters($cell) => Storage::Characters(VecCell::new($body)),
        }
    };
}

/// Does the same with two vectors of one element type; `$otherwise` when the types differ.
macro_rules! with_both {
    ($one:expr, $other:expr, ($left:ident, $right:ident) => $body:expr, _ => $otherwise:expr) => {
        match ($one, $other) {
            (Storage::I8($left), Storage::I8($right)) => $body,
            (Storage::U8($left), Storage::U8($right)) => $body,
            (Storage::I16($left), Storage::I16($right)) => $body,
            (Storage::U16($left), Storage::U16($right)) => $body,
            (Storage::I32($left), Storage::I32($right)) => $body,
            (Storage::U32($left), Storage::U32($right)) => $body,
            (Storage::I64($left), Storage::I64($right)) => $body,
            (Storage::U64($left), Storage::U64($right)) => $body,
            (Storage::F32($left), Storage::F32($right)) => $body,
            (Storage::F64($left), Storage::F64($right)) => $body,
            (Storage::Characters($left), Storage::Characters($right)) => $body,
            _ => $otherwise,
        }
    };
}

fn element_size<T: Element>(_: &VecCell<T>) -> usize {
    T::SIZE
}

fn parse<T: Element>(_: &VecCell<T>, interp: &Interp, code: u8, value: &Value) -> Outcome<T> {
    T::from_value(interp, code, value)
}

fn read_all<T: Element>(_: &VecCell<T>, bytes: &[u8]) -> Vec<T> {
    bytes.chunks_exact(T::SIZE).map(T::read).collect()
}

/// The bytes of the items, in place.
fn as_bytes<T: Element>(items: &[T]) -> &[u8] {
    // SAFETY: invariant 1; the length in bytes is that of the slice, and bytes need no alignment.
    unsafe { std::slice::from_raw_parts(items.as_ptr().cast::<u8>(), size_of_val(items)) }
}

/// Overwrites bytes from `offset` on, which exist: the items that they touch are taken apart and put together again.
fn overwrite<T: Element>(cell: &VecCell<T>, offset: usize, bytes: &[u8]) {
    let first = offset / T::SIZE;
    let items = cell.copy_range(first, (offset + bytes.len()).div_ceil(T::SIZE));
    let mut patched = as_bytes(&items).to_vec();
    let start = offset - first * T::SIZE;
    patched[start..start + bytes.len()].copy_from_slice(bytes);
    for (index, item) in patched.chunks_exact(T::SIZE).enumerate() {
        let _ = cell.set(first + index, T::read(item));
    }
}

fn gather<T: Element>(cell: &VecCell<T>, fitted: Fitted) -> Vec<T> {
    if fitted.step == 1 {
        return cell.copy_range(fitted.start as usize, fitted.start as usize + fitted.count);
    }
    cell.read(|items| fitted.indexes().map(|index| items[index]).collect())
}

fn remove_all<T: Element>(cell: &VecCell<T>, fitted: Fitted) {
    let fitted = fitted.ascending();
    if fitted.step == 1 {
        cell.splice(fitted.start as usize, fitted.start as usize + fitted.count, Vec::new());
        return;
    }
    let mut doomed = fitted.indexes().peekable();
    let kept = cell.read(|items| {
        let is_kept = |index: &usize| {
            let is_doomed = doomed.peek() == Some(index);
            if is_doomed {
                doomed.next();
            }
            !is_doomed
        };
        (0..items.len()).filter(is_kept).map(|index| items[index]).collect()
    });
    cell.replace(kept);
}

/// The order of two vectors: that of the first items that differ, `None` when these have none, and whether the vectors are equal.
fn compare_items<T: Element>(one: &[T], other: &[T]) -> Option<Ordering> {
    match one.iter().zip(other).find(|(one, other)| one != other) {
        Some((one, other)) => one.partial_cmp(other),
        None => Some(one.len().cmp(&other.len())),
    }
}

impl Storage {
    /// An empty storage for a type code; `None` when there is no such code.
    pub fn for_code(code: u8) -> Option<Storage> {
        Some(match code {
            b'b' => Storage::I8(VecCell::new(Vec::new())),
            b'B' => Storage::U8(VecCell::new(Vec::new())),
            b'h' => Storage::I16(VecCell::new(Vec::new())),
            b'H' => Storage::U16(VecCell::new(Vec::new())),
            b'i' => Storage::I32(VecCell::new(Vec::new())),
            b'I' => Storage::U32(VecCell::new(Vec::new())),
            b'l' | b'q' => Storage::I64(VecCell::new(Vec::new())),
            b'L' | b'Q' => Storage::U64(VecCell::new(Vec::new())),
            b'f' => Storage::F32(VecCell::new(Vec::new())),
            b'd' => Storage::F64(VecCell::new(Vec::new())),
            b'u' | b'w' => Storage::Characters(VecCell::new(Vec::new())),
            _ => return None,
        })
    }

    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        with!(self, cell => cell.len())
    }

    /// Bytes of an item.
    pub fn item_size(&self) -> usize {
        with!(self, cell => element_size(cell))
    }

    /// Bytes that the items take.
    pub fn capacity_bytes(&self) -> usize {
        with!(self, cell => cell.capacity_bytes())
    }

    /// The value of an item.
    #[inline]
    pub fn get(&self, interp: &Interp, index: usize) -> Option<Value> {
        with!(self, cell => cell.get(index).map(|item| item.to_value(interp)))
    }

    /// Replaces an item; false when it does not exist. May run Python, before anything changes.
    #[inline]
    pub fn set(&self, interp: &Interp, code: u8, index: usize, value: &Value) -> Outcome<bool> {
        with!(self, cell => {
            let item = parse(cell, interp, code, value)?;
            Ok(cell.set(index, item).is_ok())
        })
    }

    /// Appends an item. May run Python, before anything changes.
    pub fn push(&self, interp: &Interp, code: u8, value: &Value) -> Outcome<()> {
        with!(self, cell => {
            let item = parse(cell, interp, code, value)?;
            cell.push(item);
        });
        Ok(())
    }

    /// Inserts an item; the place is found when the item has been converted. May run Python, before anything changes.
    pub fn insert(&self, interp: &Interp, code: u8, value: &Value, place: impl Fn(usize) -> usize) -> Outcome<()> {
        with!(self, cell => {
            let item = parse(cell, interp, code, value)?;
            cell.insert(place(cell.len()), item);
        });
        Ok(())
    }

    /// Removes an item.
    pub fn remove(&self, interp: &Interp, index: usize) -> Option<Value> {
        with!(self, cell => cell.remove(index).map(|item| item.to_value(interp)))
    }

    /// Shortens to a length.
    pub fn truncate(&self, length: usize) {
        with!(self, cell => drop(cell.splice(length, usize::MAX, Vec::new())));
    }

    /// Reverses the order.
    pub fn reverse(&self) {
        with!(self, cell => cell.reverse());
    }

    /// Reverses the bytes of each item.
    pub fn swap_bytes(&self) {
        with!(self, cell => {
            let swapped = cell.read(|items| items.iter().map(|item| item.swap_bytes()).collect());
            drop(cell.replace(swapped));
        });
    }

    /// The bytes of all items, in the order of the machine.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.read_bytes(<[u8]>::to_vec)
    }

    /// Reads the bytes of all items in place. `read` runs no Python.
    pub fn read_bytes<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        with!(self, cell => cell.read(|items| read(as_bytes(items))))
    }

    /// Overwrites bytes from `offset` on, which exist.
    pub fn write_bytes(&self, offset: usize, bytes: &[u8]) {
        with!(self, cell => overwrite(cell, offset, bytes));
    }

    /// Appends items from their bytes, of which there is a whole number of items.
    pub fn extend_bytes(&self, bytes: &[u8]) {
        with!(self, cell => cell.extend(read_all(cell, bytes)));
    }

    /// Appends code points; nothing for other element types.
    pub fn extend_characters(&self, points: impl Iterator<Item = u32>) {
        if let Storage::Characters(cell) = self {
            cell.extend(points.map(Character).collect());
        }
    }

    /// The code points, for the element type that has them.
    pub fn characters(&self) -> Option<Vec<u32>> {
        match self {
            Storage::Characters(cell) => Some(cell.read(|items| items.iter().map(|item| item.0).collect())),
            _ => None,
        }
    }

    /// A copy.
    pub fn copy(&self) -> Storage {
        map!(self, cell => cell.to_vec())
    }

    /// Copies of the items that a slice selects.
    pub fn slice(&self, fitted: Fitted) -> Storage {
        map!(self, cell => gather(cell, fitted))
    }

    /// `count` copies of the items one after the other.
    pub fn repeated(&self, count: usize) -> Storage {
        map!(self, cell => cell.read(|items| items.repeat(count)))
    }

    /// Takes over the items of a storage of the same element type.
    pub fn replace(&self, other: Storage) {
        with_both!(self, &other, (cell, fresh) => drop(cell.replace(fresh.take())), _ => {});
    }

    /// Appends the items of a storage of the same element type.
    pub fn extend(&self, other: &Storage) {
        with_both!(self, other, (cell, more) => cell.extend(more.to_vec()), _ => {});
    }

    /// Removes the items that a slice selects.
    pub fn remove_slice(&self, fitted: Fitted) {
        with!(self, cell => remove_all(cell, fitted));
    }

    /// Puts the items of another storage of the same element type in the place of consecutive ones.
    pub fn splice(&self, start: usize, end: usize, other: &Storage) {
        with_both!(self, other, (cell, more) => drop(cell.splice(start, end, more.to_vec())), _ => {});
    }

    /// Puts the items of another storage of the same element type in the places that a slice selects, of which there are as many.
    pub fn scatter(&self, fitted: Fitted, other: &Storage) {
        with_both!(self, other, (cell, more) => {
            for (index, item) in fitted.indexes().zip(more.to_vec()) {
                let _ = cell.set(index, item);
            }
        }, _ => {});
    }

    /// The order of two storages of the same element type: `None` within says that the items that decide have none. `None` when the
    /// element types differ.
    #[allow(clippy::option_option, reason = "two questions: whether the types agree, and how the items compare")]
    pub fn order(&self, other: &Storage) -> Option<Option<Ordering>> {
        with_both!(self, other, (one, other) => Some(one.read(|one| other.read(|other| compare_items(one, other)))), _ => None)
    }
}
