//! The one-word value: an immediate, or a counted reference to a heap object.
#![allow(unsafe_code, reason = "the representation of values: tagged words and counted pointers")]
//!
//! Nothing outside `object/` and the register file of `vm/` knows these bits:
//!
//! ```text
//!   0x0000_0000_0000_0000              absent: never a Value; what an unbound register or slot holds
//!   0x0000_pppp_pppp_pppp              pointer to an object header (user-space addresses have 47 bits)
//!   0x0001_0000_0000_000n              None, NotImplemented, Ellipsis, False, True
//!   0x0002_.... .. 0xFFFC_....         a float: its bits plus 2^49, so that no float looks like anything else
//!   0xFFFF_iiii_iiii_iiii              an integer of 48 bits, two's complement
//! ```
//!
//! Measured against a 16-byte enum: see `docs/decisions.md`, "Values".
//!
//! Invariants:
//! 1. A word that is not 0 and whose top 16 bits are zero points to a live `Header` and owns one count of it.
//! 2. Words of the other forms own nothing.
//! 3. Dropping the last count never runs script code: `heap::release` defers finalisers to the next safe point.

use std::num::NonZeroU64;
use std::ptr::NonNull;

use super::header::{Header, Object, Payload, Ref, Tag};
use super::heap;
use super::ty::TypeRef;

/// Added to the bits of a float.
pub(crate) const FLOAT_OFFSET: u64 = 0x0002_0000_0000_0000;
/// The top 16 bits of an integer.
pub(crate) const INT_TAG: u64 = 0xFFFF_0000_0000_0000;
/// Bits of a float from here on (negative NaNs with a large payload) would collide with integers.
const FIRST_BAD_FLOAT: u64 = 0xFFFD_0000_0000_0000;
/// The NaN that stands for all of those.
const QUIET_NAN: u64 = 0x7FF8_0000_0000_0000;

const NONE: u64 = 1 << 48 | 2;
const NOT_IMPLEMENTED: u64 = 1 << 48 | 4;
const ELLIPSIS: u64 = 1 << 48 | 6;
const FALSE: u64 = 1 << 48 | 8;
const TRUE: u64 = 1 << 48 | 9;
/// Stands for an argument that was not given; never seen by scripts.
const ABSENT: u64 = 1 << 48 | 10;

/// A value of the language. Cloning counts, dropping uncounts.
#[repr(transparent)]
pub struct Value(NonZeroU64);

const _: () = assert!(size_of::<Value>() == 8 && size_of::<Option<Value>>() == 8);

impl Value {
    /// `None`.
    pub const NONE: Value = Value::immediate(NONE);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value::immediate(NOT_IMPLEMENTED);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value::immediate(ELLIPSIS);
    /// `False`.
    pub const FALSE: Value = Value::immediate(FALSE);
    /// `True`.
    pub const TRUE: Value = Value::immediate(TRUE);
    /// An argument that was not given: the default `...` of native signatures. Never seen by scripts.
    pub(crate) const ABSENT: Value = Value::immediate(ABSENT);
    /// Smallest integer that is immediate.
    pub const MIN_INT: i64 = -(1 << 47);
    /// Largest integer that is immediate.
    pub const MAX_INT: i64 = (1 << 47) - 1;

    const fn immediate(bits: u64) -> Value {
        match NonZeroU64::new(bits) {
            Some(word) => Value(word),
            None => panic!("no value is zero"),
        }
    }

    /// A truth value.
    #[inline(always)]
    pub fn bool(truth: bool) -> Value {
        Value::immediate(FALSE + u64::from(truth))
    }

    /// An integer that fits in 48 bits, or `None`.
    #[inline(always)]
    pub fn small_int(number: i64) -> Option<Value> {
        let word = INT_TAG | (number as u64 & !INT_TAG);
        let back = ((word << 16) as i64) >> 16;
        if back == number { NonZeroU64::new(word).map(Value) } else { None }
    }

    /// An integer known to fit in 48 bits, such as a length or an index.
    #[inline(always)]
    pub fn int_from_i32(number: i32) -> Value {
        Value::immediate(INT_TAG | (i64::from(number) as u64 & !INT_TAG))
    }

    /// A float.
    #[inline(always)]
    pub fn float(number: f64) -> Value {
        let bits = number.to_bits();
        let bits = if bits >= FIRST_BAD_FLOAT { QUIET_NAN } else { bits };
        Value::immediate(bits.wrapping_add(FLOAT_OFFSET))
    }

    /// The raw word.
    #[inline(always)]
    pub(crate) fn bits(&self) -> u64 {
        self.0.get()
    }

    /// Gives up ownership; the count now belongs to whoever holds the word.
    #[inline(always)]
    pub(crate) fn into_bits(self) -> u64 {
        let bits = self.0.get();
        std::mem::forget(self);
        bits
    }

    /// Takes over a word that `into_bits` gave.
    ///
    /// # Safety
    /// The word is not zero, and one count of its object (invariant 1) passes to the new value.
    #[inline(always)]
    pub(crate) unsafe fn from_bits(bits: u64) -> Value {
        debug_assert!(bits != 0);
        // SAFETY: not zero by contract.
        Value(unsafe { NonZeroU64::new_unchecked(bits) })
    }

    /// Whether the word is a counted reference.
    #[inline(always)]
    pub(crate) fn is_pointer_bits(bits: u64) -> bool {
        bits.wrapping_sub(1) >> 48 == 0
    }

    /// Whether this is a reference to a heap object.
    #[inline(always)]
    pub fn is_object(&self) -> bool {
        Value::is_pointer_bits(self.bits())
    }

    /// Whether both are the same object or the same immediate: the language's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.0 == other.0
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.bits() == NONE
    }

    /// Whether this is `NotImplemented`.
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.bits() == NOT_IMPLEMENTED
    }

    /// Whether this is `Ellipsis`.
    #[inline(always)]
    pub fn is_ellipsis(&self) -> bool {
        self.bits() == ELLIPSIS
    }

    /// Whether this stands for an argument that was not given.
    #[inline(always)]
    pub(crate) fn is_absent_marker(&self) -> bool {
        self.bits() == ABSENT
    }

    /// Whether this is an immediate integer (a larger one is a heap object; see `types::int`).
    #[inline(always)]
    pub fn is_small_int(&self) -> bool {
        self.bits() >= INT_TAG
    }

    /// Whether both are immediate integers.
    #[inline(always)]
    pub(crate) fn are_small_ints(one: &Value, other: &Value) -> bool {
        one.bits() & other.bits() >= INT_TAG
    }

    /// The sum of two immediate integers, when it fits: the overflow of 48 bits is that of the shifted addition.
    #[inline(always)]
    pub(crate) fn add_small_ints(one: &Value, other: &Value) -> Option<Value> {
        let sum = ((one.bits() << 16) as i64).checked_add((other.bits() << 16) as i64)?;
        Some(Value::immediate(sum as u64 >> 16 | INT_TAG))
    }

    /// The difference of two immediate integers, when it fits.
    #[inline(always)]
    pub(crate) fn subtract_small_ints(one: &Value, other: &Value) -> Option<Value> {
        let difference = ((one.bits() << 16) as i64).checked_sub((other.bits() << 16) as i64)?;
        Some(Value::immediate(difference as u64 >> 16 | INT_TAG))
    }

    /// Whether this is exactly a float.
    #[inline(always)]
    pub fn is_float(&self) -> bool {
        self.bits().wrapping_sub(FLOAT_OFFSET) < INT_TAG - FLOAT_OFFSET
    }

    /// Whether this is `True` or `False`.
    #[inline(always)]
    pub fn is_bool(&self) -> bool {
        self.bits() & !1 == FALSE
    }

    /// The truth value, when this is one.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        if self.is_bool() { Some(self.bits() == TRUE) } else { None }
    }

    /// The integer, when this is an immediate integer (not a bool).
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        if self.is_small_int() { Some(((self.bits() << 16) as i64) >> 16) } else { None }
    }

    /// The float, when this is exactly a float.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        if self.is_float() { Some(f64::from_bits(self.bits().wrapping_sub(FLOAT_OFFSET))) } else { None }
    }

    /// The header of a heap object.
    #[inline(always)]
    pub(crate) fn header(&self) -> Option<&Header> {
        if self.is_object() {
            // SAFETY: invariant 1; the borrow of self keeps the count.
            Some(unsafe { &*(self.bits() as *const Header) })
        } else {
            None
        }
    }

    /// The type of a heap object; immediates have theirs in `Interp::type_of`.
    #[inline(always)]
    pub(crate) fn object_type(&self) -> Option<&TypeRef> {
        self.header().map(Header::ty)
    }

    /// The tag of a heap object's layout; `Tag::Other` for an immediate.
    #[inline(always)]
    pub(crate) fn tag(&self) -> Tag {
        self.object_type().map_or(Tag::Other, |ty| ty.layout().tag())
    }

    /// Number of references to a heap object.
    pub fn reference_count(&self) -> Option<u32> {
        self.header().map(Header::count)
    }

    /// The payload, when this is an object whose layout is `T` (also for an instance of a subclass).
    #[inline(always)]
    pub fn cast<T: Payload>(&self) -> Option<&T> {
        let header = self.header()?;
        if header.ty().has_layout::<T>() {
            // SAFETY: invariant 1, and the type says that the object was allocated as an Object<T>.
            Some(unsafe { &(*(self.bits() as *const Object<T>)).payload })
        } else {
            None
        }
    }

    /// The typed reference, when this is an object whose layout is `T`.
    #[inline(always)]
    pub fn to_ref<T: Payload>(&self) -> Option<Ref<T>> {
        self.cast::<T>()?;
        self.clone().into_ref()
    }

    /// This reference as a typed one, borrowed, when this is an object whose layout is `T`.
    #[inline(always)]
    pub fn as_ref<T: Payload>(&self) -> Option<&Ref<T>> {
        self.cast::<T>()?;
        // SAFETY: the cast above proved the layout; `Ref` and `Value` are both one transparent word, holding the same address with one
        // count (invariant 1, and invariant 3 of `header`).
        Some(unsafe { &*std::ptr::from_ref(self).cast::<Ref<T>>() })
    }

    /// The typed reference, taking over the count.
    #[inline(always)]
    pub fn into_ref<T: Payload>(self) -> Option<Ref<T>> {
        self.cast::<T>()?;
        let pointer = NonNull::new(self.into_bits() as *mut Object<T>)?;
        // SAFETY: the cast above proved the layout; the count moves into the Ref.
        Some(unsafe { Ref::from_raw(pointer) })
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Some(header) = self.header() {
            header.increment();
        }
        Value(self.0)
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(header) = self.header()
            && header.decrement()
        {
            // SAFETY: invariant 1: the count that this value owned was the last one.
            unsafe { heap::release(NonNull::from(header)) };
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(number) = self.as_small_int() {
            write!(f, "{number}")
        } else if let Some(number) = self.as_float() {
            write!(f, "{number:?}")
        } else if let Some(ty) = self.object_type() {
            write!(f, "<{} object>", ty.name())
        } else {
            f.write_str(match self.bits() {
                NONE => "None",
                NOT_IMPLEMENTED => "NotImplemented",
                ELLIPSIS => "Ellipsis",
                FALSE => "False",
                _ => "True",
            })
        }
    }
}
