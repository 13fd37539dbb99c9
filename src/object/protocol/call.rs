//! Calling.

use std::cell::Cell;

use crate::object::callable::prepend;
use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::native::Args;
use crate::object::slots::Outcome;
use crate::object::string::Str;
use crate::object::value::Value;

use super::attribute;

/// Levels of comparison, `repr` and `str` inside each other: what CPython's `Py_C_RECURSION_LIMIT` leaves to them.
const MAX_NATIVE_DEPTH: u32 = 9_999;

/// A level of native recursion; see [`Interp::enter_native`].
#[must_use]
pub struct NativeLevel<'a>(&'a Cell<u32>);

impl Drop for NativeLevel<'_> {
    #[inline]
    fn drop(&mut self) {
        // Another greenlet that ran in between has counted for itself: the depth is exchanged at each switch.
        self.0.set(self.0.get() - 1);
    }
}

impl Interp {
    /// RecursionError when the native stack is nearly used up. Natives that recurse on data call it at each level.
    #[inline(always)]
    pub fn check_native_stack(&self) -> Outcome<()> {
        let marker = 0u8;
        if (&raw const marker as usize) < self.stack_limit.get() {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }

    /// Whether the native stack is not nearly used up.
    pub fn has_native_stack(&self) -> bool {
        let marker = 0u8;
        (&raw const marker as usize) >= self.stack_limit.get()
    }

    /// One level deeper in a native that recurses on data and that CPython counts, until the level is dropped. RecursionError beyond
    /// CPython's number of levels, or when the native stack is nearly used up, with the words that CPython adds for `place`.
    #[inline]
    pub fn enter_native(&self, place: &str) -> Outcome<NativeLevel<'_>> {
        self.check_native_stack_in(place)?;
        let depth = self.native_depth.get();
        if depth >= MAX_NATIVE_DEPTH {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{place}")));
        }
        self.native_depth.set(depth + 1);
        Ok(NativeLevel(&self.native_depth))
    }

    /// As `check_native_stack`, with the words that CPython adds: " in comparison", " while getting the repr of an object", …
    #[inline(always)]
    pub fn check_native_stack_in(&self, place: &str) -> Outcome<()> {
        let marker = 0u8;
        if (&raw const marker as usize) < self.stack_limit.get() {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{place}")));
        }
        Ok(())
    }
}

/// `callee(*args)`.
#[inline]
pub fn call(interp: &Interp, callee: &Value, args: &Args<'_>) -> Outcome {
    match interp.type_of(callee).slots.call.get() {
        Some(function) => function(interp, callee, args),
        None => Err(interp.type_error(format!("'{}' object is not callable", interp.type_of(callee).name()))),
    }
}

/// `callee(receiver, *args)`.
pub fn call_with_receiver(interp: &Interp, callee: &Value, receiver: &Value, args: &Args<'_>) -> Outcome {
    let values = prepend(receiver, args);
    call(interp, callee, &Args::with_names(&values, args.names()))
}

/// `callee(argument, …)` with positional arguments.
pub fn call_positional(interp: &Interp, callee: &Value, arguments: &[Value]) -> Outcome {
    call(interp, callee, &Args::positional_only(arguments))
}

/// `receiver.name(argument, …)`.
pub fn call_method(interp: &Interp, receiver: &Value, name: &Ref<Str>, arguments: &[Value]) -> Outcome {
    let method = attribute::get(interp, receiver, name)?;
    call(interp, &method, &Args::positional_only(arguments))
}

/// Whether a value can be called.
pub fn is_callable(interp: &Interp, value: &Value) -> bool {
    interp.type_of(value).slots.call.get().is_some()
}
