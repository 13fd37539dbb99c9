//! Calling.

use crate::object::callable::prepend;
use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::native::Args;
use crate::object::slots::Outcome;
use crate::object::string::Str;
use crate::object::value::Value;

use super::attribute;

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
