//! The header every heap object starts with, and the typed owning reference to one.
#![allow(unsafe_code, reason = "counted pointers to heap objects")]
//!
//! ```text
//!   +0   count     u32   owning references; the object is released when it falls to 0
//!   +4   meta      u32   bits 0-3 flags, bits 4-31 registry index + 1 (0: not tracked by the collector)
//!   +8   type      u64   counted pointer to the type object
//!   +16  payload         the Rust struct of the layout
//!   ...  attributes      present when the type says so (`Type::attributes_offset`)
//! ```
//!
//! Invariants:
//! 1. A `Header` is only ever at the start of an allocation made by `Heap::allocate`, and lives until `count` is 0.
//! 2. The payload's Rust type is the one whose `TypeId` the type's layout records; the type of an object changes only to one of
//!    equal layout (`set_type` checks).
//! 3. A `Ref<T>` owns one count of an object whose payload is a `T`.

use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

use super::heap;
use super::ty::TypeRef;
use super::value::Value;

/// Meta bit: `__del__` has run, or need not.
pub(crate) const FINALIZED: u32 = 1;
/// Meta bit: weak references to the object exist.
pub(crate) const HAS_WEAKREFS: u32 = 2;
/// Meta bit: registered in the old generation.
pub(crate) const OLD: u32 = 4;
/// Meta bit: waits in the queue of finalisers.
pub(crate) const QUEUED: u32 = 8;
const FLAG_BITS: u32 = 4;
/// Most objects the collector can track: 28 bits of index, one value of which means "not tracked".
pub(crate) const MAX_TRACKED: usize = (1 << (32 - FLAG_BITS)) - 1;

/// What every heap object starts with.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    meta: Cell<u32>,
    ty: Cell<Option<TypeRef>>,
}

const _: () = assert!(size_of::<Header>() == 16);

impl Header {
    /// A header with one owner. `ty` is `None` only for the type `type` itself while it is being made.
    pub(crate) fn new(ty: Option<TypeRef>) -> Header {
        Header { count: Cell::new(1), meta: Cell::new(0), ty: Cell::new(ty) }
    }

    /// Counts one more owner.
    #[inline(always)]
    pub(crate) fn increment(&self) {
        let count = self.count.get();
        // 2^32 references need 32 GiB of memory for the referring words alone.
        if count == u32::MAX {
            heap::count_overflow();
        }
        self.count.set(count + 1);
    }

    /// Counts one owner less; true when it was the last one.
    #[inline(always)]
    pub(crate) fn decrement(&self) -> bool {
        let count = self.count.get() - 1;
        self.count.set(count);
        count == 0
    }

    /// Number of owners.
    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    /// Gives a released object an owner again, while its finaliser runs.
    pub(crate) fn resurrect(&self) {
        debug_assert_eq!(self.count.get(), 0);
        self.count.set(1);
    }

    /// The type of the object.
    #[inline(always)]
    pub fn ty(&self) -> &TypeRef {
        // SAFETY: the cell is written only by `set_type`, while no borrow of it is alive (it is crate-private and its caller
        // holds the type separately), and by `Header::new`.
        let ty = unsafe { &*self.ty.as_ptr() };
        debug_assert!(ty.is_some());
        // SAFETY: every object has a type from the end of `Interp` start-up on; nothing asks before (`bootstrap` sets it).
        unsafe { ty.as_ref().unwrap_unchecked() }
    }

    /// Gives the object another type; the old one is returned so that the caller drops it when no borrow is left.
    pub(crate) fn set_type(&self, ty: TypeRef) -> Option<TypeRef> {
        self.ty.replace(Some(ty))
    }

    /// Takes the type out, when the memory is about to be freed.
    pub(crate) fn take_type(&self) -> Option<TypeRef> {
        self.ty.take()
    }

    /// Whether a flag bit is set.
    #[inline(always)]
    pub(crate) fn has_flag(&self, flag: u32) -> bool {
        self.meta.get() & flag != 0
    }

    /// Sets or clears a flag bit.
    pub(crate) fn set_flag(&self, flag: u32, on: bool) {
        let meta = self.meta.get();
        self.meta.set(if on { meta | flag } else { meta & !flag });
    }

    /// Place in the collector's registry, when tracked.
    #[inline(always)]
    pub(crate) fn registry_index(&self) -> Option<usize> {
        (self.meta.get() >> FLAG_BITS).checked_sub(1).map(|index| index as usize)
    }

    /// Records the place in the collector's registry.
    pub(crate) fn set_registry_index(&self, index: Option<usize>) {
        let place = index.map_or(0, |index| index as u32 + 1);
        self.meta.set(self.meta.get() & ((1 << FLAG_BITS) - 1) | place << FLAG_BITS);
    }
}

/// A heap object with a payload of type `T`.
#[repr(C)]
pub struct Object<T> {
    pub(crate) header: Header,
    pub(crate) payload: T,
}

/// What the collector calls with each reference that a payload owns.
pub struct Visit<'a>(&'a mut dyn FnMut(&Header));

impl<'a> Visit<'a> {
    /// A visitor that calls `function` for each heap object.
    pub(crate) fn new(function: &'a mut dyn FnMut(&Header)) -> Visit<'a> {
        Visit(function)
    }

    /// Reports a value.
    pub fn value(&mut self, value: &Value) {
        if let Some(header) = value.header() {
            (self.0)(header);
        }
    }

    /// Reports a reference to the object that starts here.
    pub(crate) fn header(&mut self, header: &Header) {
        (self.0)(header);
    }

    /// Reports a typed reference.
    pub fn reference<T: Payload>(&mut self, reference: &Ref<T>) {
        (self.0)(reference.header());
    }
}

/// See `Payload::TAG`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Any layout that is told from others by its `TypeId`.
    Other,
    /// A function written in the language.
    Function,
    /// A generator or coroutine.
    Generator,
    /// A function of the host.
    NativeFunction,
    /// A method of the host.
    MethodDescriptor,
    /// A method with its receiver.
    BoundMethod,
    /// A type.
    Type,
    /// An integer beyond 48 bits.
    Int,
    /// A text.
    Str,
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// A dict.
    Dict,
    /// An iterator over a range of machine integers.
    RangeIterator,
    /// An iterator over a list.
    ListIterator,
    /// An iterator over a tuple.
    TupleIterator,
    /// A module.
    Module,
    /// A cell of a variable that functions share.
    Cell,
}

/// Number of tags.
pub(crate) const TAG_COUNT: usize = Tag::Cell as usize + 1;

/// A Rust struct that can be the body of a heap object.
///
/// `traverse` must report exactly the references that the payload owns, and `clear` must drop those that can be part of a
/// cycle. An error in either makes the collector keep garbage or clear a live object; it cannot corrupt memory, because only
/// the counts decide when memory is freed.
pub trait Payload: 'static + Sized {
    /// Whether objects of this layout can be part of a reference cycle.
    const TRACKED: bool = false;

    /// Tells this layout from all others by one byte, for those that are asked for at nearly every instruction. `Type::new` makes
    /// sure that no two layouts have the same tag.
    const TAG: Tag = Tag::Other;

    /// Whether `trailing_bytes` can be other than 0.
    const TRAILS: bool = false;

    /// Bytes that follow the payload in the same allocation: the same for the life of the object.
    fn trailing_bytes(&self) -> usize {
        0
    }

    /// Bytes that the payload owns outside its object: the array of a list, the bytes of a long text. Asked by `room` alone.
    fn outside_bytes(&self) -> usize {
        0
    }

    /// Whether the type's finaliser has anything to do for this object. Asked when the last reference is gone.
    fn needs_finaliser(&self) -> bool {
        true
    }

    /// Reports each owned reference. Runs no script code and drops nothing.
    fn traverse(&self, visit: &mut Visit<'_>) {
        let _ = visit;
    }

    /// Drops the owned references that can be part of a cycle.
    fn clear(&self) {}
}

/// An owning reference to an object whose payload is a `T`.
#[repr(transparent)]
pub struct Ref<T: Payload>(NonNull<Object<T>>);

impl<T: Payload> Ref<T> {
    /// Takes over a pointer and one count.
    ///
    /// # Safety
    /// `pointer` is a live object with payload `T`, and one count of it passes to the reference (invariant 3).
    #[inline(always)]
    pub(crate) unsafe fn from_raw(pointer: NonNull<Object<T>>) -> Ref<T> {
        Ref(pointer)
    }

    /// The address, which stays the same for the life of the object.
    #[inline(always)]
    pub(crate) fn as_ptr(&self) -> *const Object<T> {
        self.0.as_ptr()
    }

    /// The header.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: invariant 3.
        unsafe { &self.0.as_ref().header }
    }

    /// A new value that refers to the same object.
    #[inline(always)]
    pub fn value(&self) -> Value {
        self.clone().into_value()
    }

    /// The same reference as a value.
    #[inline(always)]
    pub fn into_value(self) -> Value {
        let bits = self.0.as_ptr() as u64;
        std::mem::forget(self);
        // SAFETY: the pointer is not null and its count moves into the value.
        unsafe { Value::from_bits(bits) }
    }

    /// The same reference as a value, borrowed.
    #[inline(always)]
    pub fn as_value(&self) -> &Value {
        // SAFETY: `Ref` and `Value` are both one word, transparent, holding the same address with one count (invariant 3 and
        // invariant 1 of `value`).
        unsafe { &*std::ptr::from_ref(self).cast::<Value>() }
    }

    /// The payload for changing it, when no other reference to the object exists.
    #[inline(always)]
    pub(crate) fn exclusive(&mut self) -> Option<&mut T> {
        if self.header().count() != 1 {
            return None;
        }
        // SAFETY: invariant 3, and the only reference is borrowed for as long as the payload is.
        Some(unsafe { &mut self.0.as_mut().payload })
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn is(&self, other: &Ref<T>) -> bool {
        self.0 == other.0
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: invariant 3.
        unsafe { &self.0.as_ref().payload }
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        self.header().increment();
        Ref(self.0)
    }
}

impl<T: Payload> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.header().decrement() {
            // SAFETY: invariant 3: the count that this reference owned was the last one.
            unsafe { heap::release(self.0.cast()) };
        }
    }
}

impl<T: Payload> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_value().fmt(f)
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    fn from(reference: Ref<T>) -> Value {
        reference.into_value()
    }
}
