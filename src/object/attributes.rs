//! The attributes of an instance: values in slots that its shape names, or a dict.
#![allow(unsafe_code, reason = "a trailing array of values behind the payload")]
//!
//! ```text
//!   +0   shape      shape of the values, or null: the attributes are in a dict
//!   +8   rest       bits 0-47: owned pointer to a Vec of the values that found no inline place, or to the dict object;
//!                   bits 48-63: number of inline places
//!   +16  inline     the places, in the order: declared slots (`__slots__`), then the attributes the shape names
//! ```
//!
//! Invariants:
//! 1. An `Attributes` is always followed by as many inline places as its `rest` word says (`Type::instance_size` allocated them).
//! 2. `shape` is null or belongs to the type of the object, which keeps it alive.
//! 3. With a shape of length n, places `slots .. slots + n` hold values; all other places of attributes are empty.
//! 4. No method runs script code or returns a reference into the places.

use std::cell::Cell;
use std::ptr::NonNull;

use super::dict::Dict;
use super::header::{Object, Ref, Visit};
use super::heap::Heap;
use super::shape::Shape;
use super::string::Str;
use super::ty::Type;
use super::value::Value;

const POINTER_BITS: u64 = (1 << 48) - 1;

/// See the module documentation for the layout.
#[repr(C)]
pub struct Attributes {
    shape: Cell<*const Shape>,
    rest: Cell<u64>,
}

/// Bytes of the fixed part.
pub(crate) const FIXED_SIZE: usize = size_of::<Attributes>();

type Place = Cell<Option<Value>>;
type Overflow = Vec<Option<Value>>;

/// Makes the empty attributes of a new instance of `ty`.
///
/// # Safety
/// `memory` has room for the fixed part and the inline places of `ty`.
pub(super) unsafe fn initialise(memory: *mut u8, ty: &Type) {
    let capacity = ty.inline_capacity();
    let attributes = Attributes { shape: Cell::new(ty.root_shape()), rest: Cell::new((capacity as u64) << 48) };
    // SAFETY: by contract.
    unsafe {
        memory.cast::<Attributes>().write(attributes);
        memory.add(FIXED_SIZE).write_bytes(0, capacity * size_of::<Place>());
    }
}

/// Drops the attributes of an instance that is being freed; gives the bytes they occupied in it.
///
/// # Safety
/// `memory` holds attributes that nothing uses any more.
pub(super) unsafe fn destroy(memory: *mut u8) -> usize {
    // SAFETY: by contract.
    let attributes = unsafe { &*memory.cast::<Attributes>() };
    drop(attributes.take_dict());
    let capacity = attributes.inline_capacity();
    for index in 0..capacity {
        drop(attributes.inline_place(index).take());
    }
    drop(attributes.take_overflow());
    FIXED_SIZE + capacity * size_of::<Place>()
}

impl Attributes {
    /// Number of inline places.
    #[inline(always)]
    pub(crate) fn inline_capacity(&self) -> usize {
        (self.rest.get() >> 48) as usize
    }

    /// The shape's address; null in dict mode. For inline caches.
    #[inline(always)]
    pub(crate) fn shape_address(&self) -> *const Shape {
        self.shape.get()
    }

    /// The shape, unless the attributes are in a dict.
    pub(crate) fn shape(&self) -> Option<&Shape> {
        // SAFETY: invariant 2.
        unsafe { self.shape.get().as_ref() }
    }

    #[inline(always)]
    fn inline_place(&self, index: usize) -> &Place {
        debug_assert!(index < self.inline_capacity());
        // SAFETY: invariant 1; callers stay below the capacity.
        unsafe { &*std::ptr::from_ref(self).cast::<u8>().add(FIXED_SIZE).cast::<Place>().add(index) }
    }

    fn overflow(&self) -> Option<NonNull<Overflow>> {
        if self.shape.get().is_null() {
            return None;
        }
        NonNull::new((self.rest.get() & POINTER_BITS) as *mut Overflow)
    }

    fn set_rest_pointer(&self, pointer: u64) {
        self.rest.set(self.rest.get() & !POINTER_BITS | pointer);
    }

    fn take_overflow(&self) -> Option<Box<Overflow>> {
        let overflow = self.overflow()?;
        self.set_rest_pointer(0);
        // SAFETY: the pointer came from Box::into_raw in `place_write` and is now forgotten here.
        Some(unsafe { Box::from_raw(overflow.as_ptr()) })
    }

    fn take_dict(&self) -> Option<Ref<Dict>> {
        if !self.shape.get().is_null() {
            return None;
        }
        let object = NonNull::new((self.rest.get() & POINTER_BITS) as *mut Object<Dict>)?;
        self.set_rest_pointer(0);
        // SAFETY: the word owned one count of the dict.
        Some(unsafe { Ref::from_raw(object) })
    }

    /// The dict, in dict mode.
    pub(crate) fn dict(&self) -> Option<Ref<Dict>> {
        let dict = self.take_dict()?;
        let copy = dict.clone();
        self.put_dict(dict);
        Some(copy)
    }

    fn put_dict(&self, dict: Ref<Dict>) {
        debug_assert!(self.shape.get().is_null());
        self.set_rest_pointer(dict.into_value().into_bits());
    }

    /// A copy of what a place holds.
    #[inline(always)]
    pub(crate) fn place_read(&self, index: usize) -> Option<Value> {
        if index < self.inline_capacity() {
            let place = self.inline_place(index);
            let content = place.take();
            let copy = content.clone();
            place.set(content);
            return copy;
        }
        // SAFETY: the vector is alive while the word holds it; no reference leaves the statement.
        unsafe { self.overflow()?.as_ref() }.get(index - self.inline_capacity())?.clone()
    }

    /// Writes a place; the old content is returned.
    #[inline(always)]
    pub(crate) fn place_write(&self, index: usize, content: Option<Value>) -> Option<Value> {
        if index < self.inline_capacity() {
            return self.inline_place(index).replace(content);
        }
        self.overflow_write(index - self.inline_capacity(), content)
    }

    #[cold]
    fn overflow_write(&self, index: usize, content: Option<Value>) -> Option<Value> {
        let mut overflow = self.overflow().unwrap_or_else(|| {
            let fresh = NonNull::from(Box::leak(Box::new(Overflow::new())));
            self.set_rest_pointer(fresh.as_ptr() as u64);
            fresh
        });
        // SAFETY: as in `place_read`.
        let values = unsafe { overflow.as_mut() };
        if values.len() <= index {
            values.resize_with(index + 1, || None);
        }
        std::mem::replace(&mut values[index], content)
    }

    /// The value of an attribute (an interned name).
    pub(crate) fn get(&self, ty: &Type, name: &Ref<Str>) -> Option<Value> {
        match self.shape() {
            Some(shape) => self.place_read(ty.slot_count() + shape.index_of(name)?),
            None => self.dict()?.get_text(name),
        }
    }

    /// Sets an attribute (an interned name); the old value is returned.
    pub(crate) fn set(&self, heap: &Heap, ty: &Type, name: &Ref<Str>, value: Value) -> Option<Value> {
        if let Some(shape) = self.shape() {
            if let Some(index) = shape.index_of(name) {
                return self.place_write(ty.slot_count() + index, Some(value));
            }
            if let Some(child) = shape.child(name) {
                let old = self.place_write(ty.slot_count() + shape.len(), Some(value));
                self.shape.set(std::rc::Rc::as_ptr(&child));
                return old;
            }
        }
        self.to_dict(heap, ty).set_text(name, value)
    }

    /// Moves an instance with `shape` to `child` by a first store of the child's last attribute. For inline caches.
    #[inline(always)]
    pub(crate) fn extend(&self, child: *const Shape, place: usize, value: Value) {
        drop(self.place_write(place, Some(value)));
        self.shape.set(child);
    }

    /// Deletes an attribute; its value is returned.
    pub(crate) fn delete(&self, heap: &Heap, ty: &Type, name: &Ref<Str>) -> Option<Value> {
        if let Some(shape) = self.shape() {
            shape.index_of(name)?;
        }
        self.to_dict(heap, ty).remove_text(name)
    }

    /// The attributes as a dict, which from now on is where they live.
    pub(crate) fn to_dict(&self, heap: &Heap, ty: &Type) -> Ref<Dict> {
        if let Some(dict) = self.dict() {
            return dict;
        }
        let dict = heap.allocate(ty.dict_type(), Dict::new());
        if let Some(shape) = self.shape() {
            for (index, name) in shape.names().iter().enumerate() {
                if let Some(value) = self.place_write(ty.slot_count() + index, None) {
                    drop(dict.set_text(name, value));
                }
            }
            // Declared slots always fit inline: `Type` makes the capacity at least their number.
            drop(self.take_overflow());
        }
        self.shape.set(std::ptr::null());
        self.set_rest_pointer(0);
        self.put_dict(dict.clone());
        dict
    }

    /// Makes `dict` the attributes; the dict that was replaced is returned.
    pub(crate) fn replace_dict(&self, heap: &Heap, ty: &Type, dict: Ref<Dict>) -> Ref<Dict> {
        let old = self.to_dict(heap, ty);
        drop(self.take_dict());
        self.put_dict(dict);
        old
    }

    /// Gives an instance that has declared slots only, and so an empty shape, the root shape of its new class.
    pub(crate) fn adopt_root_shape(&self, ty: &Type) {
        debug_assert!(self.shape().is_some_and(|shape| shape.len() == 0));
        self.shape.set(ty.root_shape());
    }

    /// Reports the values to the collector.
    pub(crate) fn traverse(&self, visit: &mut Visit<'_>) {
        if let Some(dict) = self.take_dict() {
            visit.reference(&dict);
            self.put_dict(dict);
        }
        for index in 0..self.inline_capacity() {
            let place = self.inline_place(index);
            let content = place.take();
            if let Some(value) = &content {
                visit.value(value);
            }
            place.set(content);
        }
        if let Some(overflow) = self.overflow() {
            // SAFETY: as in `place_read`; visitors change nothing.
            for value in unsafe { overflow.as_ref() }.iter().flatten() {
                visit.value(value);
            }
        }
    }

    /// Drops the values, to break a cycle. The shape goes back to the root, or the dict stays but is emptied by its own `clear`.
    pub(crate) fn clear(&self, ty: &Type) {
        let dict = self.take_dict();
        let overflow = self.take_overflow();
        self.shape.set(ty.root_shape());
        let inline: Vec<Option<Value>> = (0..self.inline_capacity()).map(|index| self.inline_place(index).take()).collect();
        drop((dict, overflow, inline));
    }
}
