//! Raising, handling, `with`.

use crate::object::dispatch::call_special;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::protocol::{call, text};
use crate::object::tuple::Tuple;
use crate::object::{Interp, Outcome, Raised, Ref, Str, Type, Value};

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend, complete};

/// `raise A`.
#[inline(never)]
pub(in crate::vm) fn raise(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let operand = frame.operand(pc.a());
    let _raised = match instance(interp, &operand) {
        Ok(exception) => interp.raise(exception),
        Err(raised) => raised,
    };
    None
}

/// `raise A from B`.
#[inline(never)]
pub(in crate::vm) fn raise_from(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (operand, cause) = (frame.operand(pc.a()), frame.operand(pc.b()));
    let outcome = instance(interp, &operand).and_then(|exception| set_cause(interp, &exception, &cause).map(|()| exception));
    let _raised = match outcome {
        Ok(exception) => interp.raise(exception),
        Err(raised) => raised,
    };
    None
}

/// The exception that `raise operand` raises.
fn instance(interp: &Interp, operand: &Value) -> Outcome {
    if operand.cast::<Exception>().is_some() {
        return Ok(operand.clone());
    }
    let Some(class) = operand.cast::<Type>() else { return Err(interp.type_error("exceptions must derive from BaseException")) };
    if !class.is_subtype(&interp.exceptions.base_exception) {
        return Err(interp.type_error("exceptions must derive from BaseException"));
    }
    let exception = call::call_positional(interp, operand, &[])?;
    if exception.cast::<Exception>().is_none() {
        let class = text::repr_string(interp, operand)?;
        let actual = text::repr_string(interp, interp.type_of(&exception).as_value())?;
        return Err(interp.type_error(format!("calling {class} should have returned an instance of BaseException, not {actual}")));
    }
    Ok(exception)
}

fn set_cause(interp: &Interp, exception: &Value, cause: &Value) -> Outcome<()> {
    let is_class = cause.cast::<Type>().is_some_and(|class| class.is_subtype(&interp.exceptions.base_exception));
    let cause = match cause {
        none if none.is_none() => None,
        cause if cause.cast::<Exception>().is_some() => Some(cause.clone()),
        class if is_class => Some(instance(interp, class)?),
        _ => return Err(interp.type_error("exception causes must derive from BaseException")),
    };
    if let Some(payload) = exception.cast::<Exception>() {
        payload.suppress_context.set(true);
        drop(payload.cause.replace(cause));
    }
    Ok(())
}

/// `raise` alone.
#[inline(never)]
pub(in crate::vm) fn raise_handled(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let _raised = match interp.current_handled() {
        Some(exception) => interp.raise_again(exception),
        None => interp.runtime_error("No active exception to reraise"),
    };
    None
}

/// Raises exception A again. The unwinder sees the opcode and leaves the traceback alone.
#[inline(never)]
pub(in crate::vm) fn reraise(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let exception = frame.operand(pc.a());
    let _raised = interp.raise_again(exception);
    None
}

/// Exception A becomes the handled one; `B =` the one before.
#[inline(never)]
pub(in crate::vm) fn push_handled(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let previous = interp.handled.replace(Some(frame.get(pc.a()).clone()));
    frame.store(interp, pc.b(), previous.unwrap_or(Value::NONE));
    Some(pc.next())
}

/// The handled exception is A again.
#[inline(never)]
pub(in crate::vm) fn pop_handled(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let previous = frame.operand(pc.a());
    let content = if previous.is_none() { None } else { Some(previous) };
    drop(interp.handled.replace(content));
    attend(interp);
    Some(pc.next())
}

/// `A =` whether exception B matches C.
#[inline(never)]
pub(in crate::vm) fn match_exception(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = matches(interp, frame.get(pc.b()), frame.get(pc.c())).map(Value::bool);
    complete(interp, frame, pc, outcome, &[pc.c()], pc.next())
}

fn matches(interp: &Interp, exception: &Value, wanted: &Value) -> Outcome<bool> {
    let classes: &[Value] = match wanted.cast::<Tuple>() {
        Some(tuple) => tuple.items(),
        None => std::slice::from_ref(wanted),
    };
    let is_exception_class = |class: &Value| class.cast::<Type>().is_some_and(|class| class.is_subtype(&interp.exceptions.base_exception));
    if !classes.iter().all(is_exception_class) {
        return Err(interp.type_error("catching classes that do not inherit from BaseException is not allowed"));
    }
    let ty = interp.type_of(exception);
    Ok(classes.iter().filter_map(Value::to_ref::<Type>).any(|class| ty.is_subtype(&class)))
}

/// `except*`: splits group B by C: `A =` the matching part, `B =` the rest.
#[inline(never)]
pub(in crate::vm) fn match_exception_group(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (matching, rest) = crate::types::exception_group::match_group(interp, frame.get(pc.b()), frame.get(pc.c())).ok()?;
    frame.consume(interp, pc.c(), usize::MAX);
    frame.store(interp, pc.b(), rest.unwrap_or(Value::NONE));
    frame.store(interp, pc.a(), matching.unwrap_or(Value::NONE));
    attend(interp);
    Some(pc.next())
}

/// `A =` what to raise at the end of `except*`.
#[inline(never)]
pub(in crate::vm) fn prepare_reraise_star(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let parts = frame.get(pc.b()).cast::<List>().map_or_else(Vec::new, |list| list.items.to_vec());
    let outcome = crate::types::exception_group::prepare_reraise_star(interp, frame.get(pc.c()), &parts);
    let outcome = outcome.map(|left| left.unwrap_or(Value::NONE));
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next())
}

/// Enters context manager B: `A =` its exit method, `A+1 =` result of its enter method.
#[inline(never)]
pub(in crate::vm) fn enter_with(interp: &Interp, frame: &Frame, pc: Pc, is_async: bool) -> Step {
    frame.set_pc(pc);
    let manager = frame.operand(pc.b());
    let (exit, entered) = enter(interp, &manager, is_async).ok()?;
    frame.store(interp, pc.a(), exit);
    frame.store(interp, pc.a() + 1, entered);
    drop(manager);
    attend(interp);
    Some(pc.next())
}

fn enter(interp: &Interp, manager: &Value, is_async: bool) -> Outcome<(Value, Value)> {
    let (enter_name, exit_name) = match is_async {
        false => (&interp.names.enter, &interp.names.exit),
        true => (&interp.names.aenter, &interp.names.aexit),
    };
    let ty = interp.type_of(manager).clone();
    if ty.lookup(enter_name).is_none() {
        return Err(no_manager(interp, &ty, is_async, ""));
    }
    let Some(exit) = bound_special(interp, manager, exit_name)? else {
        let missed = format!(" (missed {} method)", exit_name.to_lossy());
        return Err(no_manager(interp, &ty, is_async, &missed));
    };
    let entered = call_special(interp, manager, enter_name, &[])?;
    Ok((exit, entered.unwrap_or(Value::NONE)))
}

#[cold]
fn no_manager(interp: &Interp, ty: &Type, is_async: bool, missed: &str) -> Raised {
    let kind = if is_async { "asynchronous context manager" } else { "context manager" };
    interp.type_error(format!("'{}' object does not support the {kind} protocol{missed}", ty.name()))
}

/// A special method of the type, bound to the value.
fn bound_special(interp: &Interp, value: &Value, name: &Ref<Str>) -> Outcome<Option<Value>> {
    let ty = interp.type_of(value).clone();
    let Some(found) = ty.lookup(name) else { return Ok(None) };
    match interp.type_of(&found).slots.get.get() {
        Some(get) => get(interp, &found, Some(value), Some(ty.as_value())).map(Some),
        None => Ok(Some(found)),
    }
}

/// `A =` result of calling B with the details of exception C.
#[inline(never)]
pub(in crate::vm) fn exit_with_exception(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let exception = frame.get(pc.c());
    let traceback = exception.cast::<Exception>().and_then(|payload| payload.traceback.get()).unwrap_or(Value::NONE);
    let class = interp.type_of(exception).value();
    let outcome = call::call_positional(interp, frame.get(pc.b()), &[class, exception.clone(), traceback]);
    complete(interp, frame, pc, outcome, &[], pc.next())
}

/// `A = AssertionError`.
#[inline(never)]
pub(in crate::vm) fn load_assertion_error(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.store(interp, pc.a(), interp.exceptions.assertion_error.value());
    Some(pc.next())
}

/// Ends an `async for`: StopAsyncIteration in A ends it, anything else is raised again.
#[inline(never)]
pub(in crate::vm) fn end_async_for(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let exception = frame.operand(pc.a());
    if interp.type_of(&exception).is_subtype(&interp.exceptions.stop_async_iteration) {
        drop(exception);
        attend(interp);
        return Some(pc.next());
    }
    let _raised = interp.raise_again(exception);
    None
}
