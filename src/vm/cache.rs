//! Inline caches: what an attribute or global access found the last time, and the guards under which that still holds.
#![allow(unsafe_code, reason = "a cached value is borrowed from the type that owns it")]
//!
//! Invariants:
//! 1. `value` is owned by the namespace of a type in the resolution order of the type whose version is `version`; it is read only after
//!    the version was found current, and every change of such a namespace changes the version.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use crate::object::shape::Shape;
use crate::object::{Ref, Str, Value};

/// What a cache knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum CacheKind {
    /// Nothing yet, or nothing that can be cached.
    Empty,
    /// An instance attribute at byte offset `index` of the object.
    Inline,
    /// A class attribute that instances do not bind, and that no instance attribute hides.
    ClassValue,
    /// A function of the class, called with the instance; no instance attribute hides it.
    Method,
    /// As `Method`, for instances without attributes of their own.
    MethodNoAttributes,
    /// An attribute of the class that is the receiver, to be taken as it is; `version` is that class's.
    OfClass,
    /// A class method of the class that is the receiver, of version `version`.
    ClassMethod,
    /// An attribute of the module that is the receiver, at entry `index` of its namespace.
    OfModule,
    /// A store to an existing instance attribute at byte offset `index`.
    StoreInline,
    /// A store that adds the attribute at place `index`, moving to `next_shape`.
    StoreExtend,
    /// A global at entry `index` of the globals.
    Global,
    /// A builtin at entry `index`, while the globals' stamp is `version`.
    Builtin,
}

/// One cache site.
pub(super) struct Cache {
    /// The attribute's or variable's name.
    pub name: Ref<Str>,
    pub kind: Cell<CacheKind>,
    pub version: Cell<u32>,
    pub index: Cell<u32>,
    /// How often the cache was filled: sites that keep changing stop trying.
    pub refills: Cell<u8>,
    pub shape: Cell<*const Shape>,
    pub next_shape: Cell<*const Shape>,
    value: Cell<u64>,
}

/// After so many refills a site stays as it is.
const MAX_REFILLS: u8 = 100;

impl Cache {
    /// An empty site.
    pub fn new(name: Ref<Str>) -> Cache {
        Cache {
            name,
            kind: Cell::new(CacheKind::Empty),
            version: Cell::new(0),
            index: Cell::new(0),
            refills: Cell::new(0),
            shape: Cell::new(std::ptr::null()),
            next_shape: Cell::new(std::ptr::null()),
            value: Cell::new(0),
        }
    }

    /// Whether the site may be filled again; counts the filling.
    pub fn may_fill(&self) -> bool {
        let refills = self.refills.get();
        self.refills.set(refills.saturating_add(1));
        refills < MAX_REFILLS
    }

    /// Remembers a value borrowed from a type of version `self.version`.
    pub fn set_value(&self, value: &Value) {
        self.value.set(value.bits());
    }

    /// A copy of the value. Call only after the version was found current.
    #[inline(always)]
    pub fn value(&self) -> Value {
        // SAFETY: invariant 1; the borrowed word is not dropped.
        let borrowed = ManuallyDrop::new(unsafe { Value::from_bits(self.value.get()) });
        (*borrowed).clone()
    }
}
