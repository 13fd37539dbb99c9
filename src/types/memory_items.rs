//! Items of memoryviews: indexing, slicing, assignment and iteration.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::number;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, Raised, SlotFunction, SlotKey};

use super::iterators::itself;
use super::memoryview::{MemoryView, checked, view_of, view_on, view_value};
use super::slice::Slice;
use super::{buffer, sequence};

/// What a subscript means.
enum Subscript {
    /// The item at this byte offset.
    Item(usize),
    /// The items of a slice.
    Slice(super::memory_layout::Layout),
}

#[cold]
fn invalid_key(interp: &Interp) -> Raised {
    interp.type_error("memoryview: invalid slice key")
}

/// Reads a subscript. May run Python.
fn subscript(interp: &Interp, view: &MemoryView, key: &Value, sub_views: &str) -> Outcome<Subscript> {
    let layout = &view.layout;
    if let Some(slice) = key.cast::<Slice>() {
        if layout.shape.len() != 1 {
            return Err(match layout.shape.len() {
                0 => interp.type_error("invalid indexing of 0-dim memory"),
                _ => interp.not_implemented_error("multi-dimensional slicing is not implemented"),
            });
        }
        return Ok(Subscript::Slice(layout.slice(slice.unpack(interp)?.fit(layout.shape[0]))));
    }
    if let Some(keys) = key.cast::<Tuple>() {
        if keys.items().iter().any(|key| !number::has_index(interp, key)) {
            let is_sliced = !keys.is_empty() && keys.items().iter().all(|key| key.cast::<Slice>().is_some());
            return Err(match is_sliced {
                true => interp.not_implemented_error("multi-dimensional slicing is not implemented"),
                false => invalid_key(interp),
            });
        }
        return item_at(interp, view, keys.items()).map(Subscript::Item);
    }
    if !number::has_index(interp, key) {
        return Err(invalid_key(interp));
    }
    match layout.shape.len() {
        1 => item_at(interp, view, std::slice::from_ref(key)).map(Subscript::Item),
        0 => Err(interp.type_error("invalid indexing of 0-dim memory")),
        _ => Err(interp.not_implemented_error(sub_views)),
    }
}

/// The byte offset of the item at an index in each dimension. May run Python.
fn item_at(interp: &Interp, view: &MemoryView, keys: &[Value]) -> Outcome<usize> {
    let shape = &view.layout.shape;
    if keys.len() > shape.len() {
        let (dimensions, given) = (shape.len(), keys.len());
        return Err(interp.type_error(format!("cannot index {dimensions}-dimension view with {given}-element tuple")));
    }
    if keys.len() < shape.len() {
        return Err(interp.not_implemented_error("sub-views are not implemented"));
    }
    let mut places = Vec::with_capacity(keys.len());
    for (dimension, (key, length)) in keys.iter().zip(shape).enumerate() {
        let index = number::to_index(interp, key)?;
        let dimension = dimension + 1;
        let place = sequence::resolve_index(index, *length);
        places.push(place.ok_or_else(|| interp.index_error(format!("index out of bounds on dimension {dimension}")))?);
    }
    Ok(view.layout.offset_at(&places))
}

/// `view[key]`.
pub(super) fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let view = checked(interp, this)?;
    let subscript = subscript(interp, view, key, "multi-dimensional sub-views are not implemented")?;
    // The subscript may have run Python that released the view.
    let lease = view.lease(interp)?;
    match subscript {
        Subscript::Item(offset) => Ok(lease.read(|memory| item(interp, view, memory, offset))),
        Subscript::Slice(layout) => Ok(view_value(interp, lease, layout, view.is_read_only)),
    }
}

fn item(interp: &Interp, view: &MemoryView, memory: &[u8], offset: usize) -> Value {
    let format = view.layout.format;
    format.unpack(interp, &memory[offset..offset + format.size()])
}

/// `view[key] = value` and `del view[key]`.
pub(super) fn set_item(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let view = checked(interp, this)?;
    if view.is_read_only {
        return Err(interp.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else {
        return Err(interp.type_error("cannot delete memory"));
    };
    match subscript(interp, view, key, "sub-views are not implemented")? {
        Subscript::Item(offset) => {
            let bytes = view.layout.format.pack(interp, value)?;
            view.lease(interp)?.write(offset, &bytes);
        }
        Subscript::Slice(target) => {
            let source = view_on(interp, value)?.ok_or_else(|| buffer::required_error(interp, value))?;
            let source = view_of(&source);
            if source.layout.format.text() != target.format.text() || source.layout.shape != target.shape {
                return Err(interp.value_error("memoryview assignment: lvalue and rvalue have different structures"));
            }
            // A copy, because source and target may overlap.
            let bytes = source.to_bytes(interp)?;
            let lease = view.lease(interp)?;
            if let Some((start, _)) = target.contiguous_range() {
                lease.write(start, &bytes);
                return Ok(());
            }
            for (offset, item) in target.offsets().zip(bytes.chunks_exact(target.format.size())) {
                lease.write(offset, item);
            }
        }
    }
    Ok(())
}

/// Payload of `memory_iterator`.
pub struct MemoryIterator {
    /// A memoryview with one dimension; absent at the end.
    view: Slot<Value>,
    /// The next place.
    index: Cell<usize>,
}

impl Payload for MemoryIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.view.traverse(visit);
    }

    fn clear(&self) {
        drop(self.view.take());
    }
}

static ITERATOR: TypeSpec = TypeSpec {
    name: "memory_iterator",
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(next))],
    methods: &[Method::new("__length_hint__", "", length_hint)],
    ..TypeSpec::EMPTY
};

/// Makes the type of the iterator.
pub(super) fn install(interp: &Interp) {
    interp.define::<MemoryIterator>(&interp.types.memory_iterator, &interp.types.object, &ITERATOR);
}

/// `iter(view)`.
pub(super) fn iter(interp: &Interp, this: &Value) -> Outcome {
    match checked(interp, this)?.layout.shape.len() {
        0 => Err(interp.type_error("invalid indexing of 0-dim memory")),
        1 => {
            let iterator = MemoryIterator { view: Slot::new(Some(this.clone())), index: Cell::new(0) };
            Ok(interp.allocate(&interp.types.memory_iterator, iterator).into_value())
        }
        _ => Err(interp.not_implemented_error("multi-dimensional sub-views are not implemented")),
    }
}

fn iterator_of(value: &Value) -> &MemoryIterator {
    value.cast().expect("the receiver is a memory iterator")
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = iterator_of(this);
    let Some(view) = iterator.view.get() else {
        return Ok(None);
    };
    let view = checked(interp, &view)?;
    let index = iterator.index.get();
    if index >= view.layout.shape[0] {
        drop(iterator.view.take());
        return Ok(None);
    }
    iterator.index.set(index + 1);
    let offset = view.layout.offset_at(&[index]);
    Ok(Some(view.lease(interp)?.read(|memory| item(interp, view, memory, offset))))
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator = iterator_of(&args[0]);
    let length = iterator.view.read(|view| view.map_or(0, |view| view_of(view).layout.shape[0]));
    Ok(interp.int_from_usize(length.saturating_sub(iterator.index.get())))
}
