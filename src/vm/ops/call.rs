//! Calls other than the plainest one, which is part of `eval`.

use crate::object::callable::{MethodDescriptor, NativeFunction};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::native::MethodKind;
use crate::object::protocol::{call, iterate};
use crate::object::tuple::Tuple;
use crate::object::{Args, Interp, Outcome, Ref, Value};

use super::super::frame::Frame;
use super::super::function::Function;
use super::super::pc::Pc;
use super::super::prepare::{Prepared, Run, prepare, prepare_values};
use super::super::profile;
use super::{Step, attend};

/// Calls what is in `base` with `count` values from register `first` on, the last of which have `names`; the run is consumed.
#[inline(always)]
fn call_run(interp: &Interp, frame: &Frame, base: usize, first: usize, count: usize, names: Option<&Ref<Tuple>>) -> Outcome {
    let callee = frame.get(base);
    if let Some(function) = callee.to_ref::<Function>() {
        return super::super::call::call_with_run(interp, function, frame, (first, count), names);
    }
    let args = Args::with_names(frame.run(first, count), names);
    if interp.profiling.is_on.get() {
        return profile::call_native(interp, frame, callee, &args);
    }
    if names.is_none()
        && let Some(method) = callee.cast::<MethodDescriptor>()
        && method.code.method.kind == MethodKind::Instance
        && count > 0
    {
        method.check_receiver(interp, frame.get(first))?;
        return method.call_checked(interp, &args);
    }
    if let Some(function) = callee.cast::<NativeFunction>() {
        return function.call(interp, &args);
    }
    call::call(interp, callee, &args)
}

/// Ends a call: the run is dropped, the result stored.
#[inline(always)]
fn complete_call(interp: &Interp, frame: &Frame, outcome: Outcome, base: usize, length: usize, destination: usize, next: Pc) -> Step {
    let value = outcome.ok()?;
    frame.clear_run(interp, base, length);
    frame.store(interp, destination, value);
    attend(interp);
    Some(next)
}

/// `C = A(A+1, ..., A+B)` for anything but a plain function.
#[inline(never)]
pub(in crate::vm) fn call_any(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (base, count) = (pc.a(), pc.b());
    if let Some(function) = frame.get(base).to_ref::<NativeFunction>()
        && let Some(receiver) = &function.receiver
        && !interp.profiling.is_on.get()
    {
        // The receiver takes the callee's register, so that it stands before the arguments.
        frame.store(interp, base, receiver.clone());
        let outcome = function.call_whole(interp, &Args::positional_only(frame.run(base, count + 1)));
        return complete_call(interp, frame, outcome, base, count + 1, pc.c(), pc.next());
    }
    let outcome = call_run(interp, frame, base, base + 1, count, None);
    complete_call(interp, frame, outcome, base, count + 1, pc.c(), pc.next())
}

/// `C = A(A+1, A+2, ..., A+1+B)` for anything but a plain function; a dead A+1 is left out.
#[inline(never)]
pub(in crate::vm) fn call_method_any(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let base = pc.a();
    let has_receiver = usize::from(frame.bits(base + 1) != 0);
    let outcome = call_run(interp, frame, base, base + 2 - has_receiver, pc.b() + has_receiver, None);
    complete_call(interp, frame, outcome, base, pc.b() + 2, pc.c(), pc.next())
}

/// The registers of a `Call`.
fn call_registers(pc: Pc) -> Run {
    Run { base: pc.a(), length: pc.b() + 1, first: pc.a() + 1, count: pc.b() }
}

/// The registers of a `CallMethod`, whose receiver may be dead.
fn method_registers(frame: &Frame, pc: Pc) -> Run {
    let has_receiver = usize::from(frame.bits(pc.a() + 1) != 0);
    Run { base: pc.a(), length: pc.b() + 2, first: pc.a() + 2 - has_receiver, count: pc.b() + has_receiver }
}

/// See `prepare`.
#[inline(never)]
pub(in crate::vm) fn prepare_call(interp: &Interp, frame: &Frame, pc: Pc) -> Prepared {
    prepare(interp, frame, pc, &call_registers(pc), None)
}

/// See `prepare`.
#[inline(never)]
pub(in crate::vm) fn prepare_call_method(interp: &Interp, frame: &Frame, pc: Pc) -> Prepared {
    prepare(interp, frame, pc, &method_registers(frame, pc), None)
}

/// See `prepare`.
#[inline(never)]
pub(in crate::vm) fn prepare_call_keyword(interp: &Interp, frame: &Frame, pc: Pc) -> Prepared {
    prepare(interp, frame, pc, &call_registers(pc), keyword_names(frame, pc).as_ref())
}

/// See `prepare`.
#[inline(never)]
pub(in crate::vm) fn prepare_call_method_keyword(interp: &Interp, frame: &Frame, pc: Pc) -> Prepared {
    prepare(interp, frame, pc, &method_registers(frame, pc), keyword_names(frame, pc).as_ref())
}

/// See `prepare`.
#[inline(never)]
pub(in crate::vm) fn prepare_call_spread(interp: &Interp, frame: &Frame, pc: Pc) -> Prepared {
    frame.set_pc(pc);
    let base = pc.a();
    let (callee, positional, keywords) = (frame.get(base), frame.get(base + 1), frame.get(base + 2));
    let values = match spread_positional(interp, callee, positional) {
        Ok(values) => values,
        Err(_raised) => return Prepared::Raised,
    };
    let positional_count = values.len();
    let (mut values, names) = spread_keywords(interp, values, keywords);
    let run = Run { base, length: 3, first: base, count: 0 };
    let prepared = prepare_values(interp, frame, &run, &Args::with_names(&values, names.as_ref()));
    if matches!(prepared, Prepared::Native) {
        // The iterable may be one that gives its items once.
        values.truncate(positional_count);
        frame.store(interp, base + 1, interp.list(values).into_value());
    }
    prepared
}

/// The tuple of keyword names in the constant of the extra word.
fn keyword_names(frame: &Frame, pc: Pc) -> Option<Ref<Tuple>> {
    frame.constant(pc.extra() as usize).to_ref::<Tuple>()
}

/// `C = A(A+1, ..., A+B)` with keyword arguments.
#[inline(never)]
pub(in crate::vm) fn call_keyword(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (base, count) = (pc.a(), pc.b());
    let names = keyword_names(frame, pc);
    let outcome = call_run(interp, frame, base, base + 1, count, names.as_ref());
    complete_call(interp, frame, outcome, base, count + 1, pc.c(), pc.next2())
}

/// As `call_keyword`, after `LoadMethod`.
#[inline(never)]
pub(in crate::vm) fn call_method_keyword(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let base = pc.a();
    let names = keyword_names(frame, pc);
    let has_receiver = usize::from(frame.bits(base + 1) != 0);
    let outcome = call_run(interp, frame, base, base + 2 - has_receiver, pc.b() + has_receiver, names.as_ref());
    complete_call(interp, frame, outcome, base, pc.b() + 2, pc.c(), pc.next2())
}

/// `C = A(*(A+1), **(A+2))`.
#[inline(never)]
pub(in crate::vm) fn call_spread(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let base = pc.a();
    let outcome = spread(interp, frame, frame.get(base), frame.get(base + 1), frame.get(base + 2));
    complete_call(interp, frame, outcome, base, 3, pc.c(), pc.next())
}

fn spread(interp: &Interp, frame: &Frame, callee: &Value, positional: &Value, keywords: &Value) -> Outcome {
    let values = spread_positional(interp, callee, positional)?;
    let (values, names) = spread_keywords(interp, values, keywords);
    let args = Args::with_names(&values, names.as_ref());
    if interp.profiling.is_on.get() {
        return profile::call_native(interp, frame, callee, &args);
    }
    call::call(interp, callee, &args)
}

/// Adds the values of the keyword arguments; their names are given back.
fn spread_keywords(interp: &Interp, mut values: Vec<Value>, keywords: &Value) -> (Vec<Value>, Option<Ref<Tuple>>) {
    let Some(keywords) = keywords.cast::<Dict>().filter(|keywords| !keywords.table.is_empty()) else {
        return (values, None);
    };
    let mut names = Vec::with_capacity(keywords.table.len());
    let mut number = 0;
    while let Some((at, name, value)) = keywords.table.next_entry(number) {
        names.push(name);
        values.push(value);
        number = at + 1;
    }
    (values, Some(interp.tuple(names)))
}

fn spread_positional(interp: &Interp, callee: &Value, positional: &Value) -> Outcome<Vec<Value>> {
    if let Some(list) = positional.cast::<List>().filter(|_| interp.types.list.is_type_of(positional)) {
        return Ok(list.items.to_vec());
    }
    let ty = interp.type_of(positional);
    if ty.slots.iter.get().is_none() && ty.slots.getitem.get().is_none() {
        let name = super::build::callee_name(interp, callee)?;
        return Err(interp.type_error(format!("{name} argument after * must be an iterable, not {}", ty.name())));
    }
    iterate::collect(interp, positional)
}
