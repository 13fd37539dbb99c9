//! `yield`, `yield from`, `await`.

use crate::bytecode::code::CodeFlags;
use crate::object::dispatch::call_special;
use crate::object::protocol::iterate;
use crate::object::{Interp, Outcome, Ref, Value};

use super::super::frame::{Frame, FrameState};
use super::super::generator::{Generator, GeneratorKind, Resumed, send_any};
use super::super::pc::Pc;
use super::iterate::go_on_looping;
use super::{Step, attend, complete};

/// How a `yield from` went on.
pub(in crate::vm) enum Delegated {
    /// The delegate yielded: eval returns this value.
    Yielded(Value),
    /// The delegate returned, or raised.
    Step(Step),
}

/// Passes what was sent to the iterator in B.
#[inline(never)]
pub(in crate::vm) fn yield_from(interp: &Interp, frame: &Frame, pc: Pc) -> Delegated {
    frame.set_pc(pc);
    let sent = frame.sent.take().unwrap_or(Value::NONE);
    let outcome = send_any(interp, frame.get(pc.b()), sent);
    go_on_delegating(interp, frame, pc, outcome)
}

/// The frame of the generator in `register`, ready to be run by `eval`, when nothing was sent and nothing stands in the way.
#[inline(always)]
pub(in crate::vm) fn begin_generator(interp: &Interp, frame: &Frame, pc: Pc, register: usize) -> Option<Ref<Frame>> {
    let generator = frame.get(register).cast::<Generator>()?;
    frame.set_pc(pc);
    generator.begin_plain(interp, frame)
}

/// Ends what `begin_generator` began for a `yield from`.
#[inline(never)]
pub(in crate::vm) fn end_delegating(interp: &Interp, frame: &Frame, pc: Pc, inner: Ref<Frame>, outcome: Outcome) -> Delegated {
    let outcome = match frame.get(pc.b()).cast::<Generator>() {
        Some(generator) => generator.end_plain(interp, frame, inner, outcome),
        None => unreachable!("the register holds the generator that was resumed"),
    };
    go_on_delegating(interp, frame, pc, outcome)
}

/// Ends what `begin_generator` began for a loop.
#[inline(never)]
pub(in crate::vm) fn end_loop_step(interp: &Interp, frame: &Frame, pc: Pc, inner: Ref<Frame>, outcome: Outcome) -> Step {
    let generator = frame.get(pc.a()).cast::<Generator>()?;
    let item = match generator.end_plain(interp, frame, inner, outcome).ok()? {
        Resumed::Yielded(value) => Some(value),
        Resumed::Returned(_) => None,
    };
    go_on_looping(interp, frame, pc, item)
}

#[inline(always)]
fn go_on_delegating(interp: &Interp, frame: &Frame, pc: Pc, outcome: Outcome<Resumed>) -> Delegated {
    match outcome {
        Ok(Resumed::Yielded(value)) => {
            frame.set_state(FrameState::Suspended);
            Delegated::Yielded(value)
        }
        Ok(Resumed::Returned(value)) => {
            frame.clear_register(interp, pc.b());
            frame.store(interp, pc.a(), value);
            attend(interp);
            Delegated::Step(Some(pc.next()))
        }
        Err(_) => Delegated::Step(None),
    }
}

/// `A =` the iterator for `yield from B`.
#[inline(never)]
pub(in crate::vm) fn get_yield_from_iter(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let source = frame.get(pc.b());
    let outcome = match source.cast::<Generator>() {
        Some(generator) if generator.kind == GeneratorKind::Generator => Ok(source.clone()),
        Some(generator) if generator.kind == GeneratorKind::Coroutine && !can_delegate_to_coroutines(frame) => {
            Err(interp.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"))
        }
        _ => iterate::iter(interp, source),
    };
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

fn can_delegate_to_coroutines(frame: &Frame) -> bool {
    let flags = frame.code().code.flags;
    flags.has(CodeFlags::COROUTINE) || flags.has(CodeFlags::ITERABLE_COROUTINE)
}

/// `A =` the iterator for `await B`.
#[inline(never)]
pub(in crate::vm) fn get_awaitable(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = awaitable(interp, frame.get(pc.b()), pc.c());
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

/// The iterator that awaiting a value means; `place` says where it is awaited, for messages. May run Python.
pub(in crate::vm) fn awaitable(interp: &Interp, source: &Value, place: usize) -> Outcome {
    if let Some(generator) = source.cast::<Generator>()
        && generator.can_be_awaited()
    {
        if generator.kind == GeneratorKind::Coroutine && generator.awaited().is_some() {
            return Err(interp.runtime_error("coroutine is being awaited already"));
        }
        return Ok(source.clone());
    }
    let ty = interp.type_of(source);
    let Some(awaits) = ty.slots.awaits.get() else {
        let name = ty.name();
        return Err(interp.type_error(match place {
            1 => format!("'async with' received an object from __aenter__ that does not implement __await__: {name}"),
            2 => format!("'async with' received an object from __aexit__ that does not implement __await__: {name}"),
            _ => format!("object {name} can't be used in 'await' expression"),
        }));
    };
    let iterator = awaits(interp, source)?;
    if iterator.cast::<Generator>().is_some_and(Generator::can_be_awaited) {
        return Err(interp.type_error("__await__() returned a coroutine"));
    }
    if interp.type_of(&iterator).slots.next.get().is_none() {
        let name = interp.type_of(&iterator).name();
        return Err(interp.type_error(format!("__await__() returned non-iterator of type '{name}'")));
    }
    Ok(iterator)
}

/// `A = B.__aiter__()`.
#[inline(never)]
pub(in crate::vm) fn get_async_iter(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = async_iter(interp, frame.get(pc.b()));
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

fn async_iter(interp: &Interp, source: &Value) -> Outcome {
    let name = interp.type_of(source).name();
    let Some(iterator) = call_special(interp, source, &interp.names.aiter, &[])? else {
        return Err(interp.type_error(format!("'async for' requires an object with __aiter__ method, got {name}")));
    };
    if interp.type_of(&iterator).slots.async_next.get().is_none() {
        let name = interp.type_of(&iterator).name();
        return Err(interp.type_error(format!("'async for' received an object from __aiter__ that does not implement __anext__: {name}")));
    }
    Ok(iterator)
}

/// `A =` the awaitable's iterator of `B.__anext__()`.
#[inline(never)]
pub(in crate::vm) fn get_async_next(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = async_next(interp, frame.get(pc.b()));
    complete(interp, frame, pc, outcome, &[], pc.next())
}

fn async_next(interp: &Interp, iterator: &Value) -> Outcome {
    let Some(awaited) = call_special(interp, iterator, &interp.names.anext, &[])? else {
        let name = interp.type_of(iterator).name();
        return Err(interp.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}")));
    };
    awaitable(interp, &awaited, 0).map_err(|raised| {
        let name = interp.type_of(&awaited).name();
        let cause = interp.take_raised(raised);
        let raised = interp.type_error(format!("'async for' received an invalid object from __anext__: {name}"));
        interp.raise_from(raised, cause)
    })
}
