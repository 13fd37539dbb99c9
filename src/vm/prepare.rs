//! Preparing calls: makes the frames of callees that are written in the language, so that eval runs each of them itself, whatever the
//! form of the call. A chain of such calls then costs the native stack one eval per level.

use crate::bytecode::code::CodeFlags;
use crate::object::bootstrap::Instance;
use crate::object::callable::{BoundMethod, prepend};
use crate::object::dispatch::check_initialised;
use crate::object::header::Tag;
use crate::object::tuple::Tuple;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::{Args, Interp, Outcome, Ref, Value};

use super::bind;
use super::call::generator_kind;
use super::code::CodeObject;
use super::eval::stack_pointer;
use super::frame::{self, Frame};
use super::function::Function;
use super::ops::Step;
use super::pc::Pc;

/// What eval is to do about a call.
pub(super) enum Prepared {
    /// Run this frame.
    Frame(Ref<Frame>),
    /// An exception waits in the interpreter.
    Raised,
    /// The callee is nothing whose frame runs at once: it is called natively.
    Native,
}

/// Whether `prepare` may have something to do for a callee.
#[inline(always)]
pub(super) fn is_candidate(callee: &Value) -> bool {
    matches!(callee.tag(), Tag::Function | Tag::BoundMethod | Tag::Type)
}

/// Prepares a call whose arguments are in registers, the last of them with `names`. On success the registers have been consumed.
#[inline(never)]
pub(super) fn prepare(interp: &Interp, frame: &Frame, pc: Pc, run: &Run, names: Option<&Ref<Tuple>>) -> Prepared {
    frame.set_pc(pc);
    let Some(target) = Target::of(interp, frame, frame.get(run.base)) else { return Prepared::Native };
    let code = target.function.code();
    let given = run.count + usize::from(target.receiver.is_some());
    let is_quick = names.is_none() && is_simple(&code) && has_enough(&target.function, &code, given);
    if !is_quick {
        return prepare_bound(interp, frame, run, &Args::with_names(frame.run(run.first, run.count), names), target);
    }
    let prepared = frame::make(interp, target.function.clone());
    let place = given - run.count;
    if let Some(receiver) = target.receiver {
        prepared.put_fresh(0, receiver);
    }
    frame.move_run(run.first, &prepared, place, run.count);
    fill(&target.function, &code, &prepared, given);
    ready(interp, frame, run, prepared, target.constructed)
}

/// As `prepare`, when the arguments must be bound to parameters one by one.
#[inline(never)]
fn prepare_bound(interp: &Interp, frame: &Frame, run: &Run, args: &Args<'_>, target: Target) -> Prepared {
    let Target { function, receiver, constructed } = target;
    let prepared = frame::make(interp, function.clone());
    let outcome = match receiver {
        None => bind::bind(interp, &function, &prepared, args),
        Some(receiver) => {
            let values = prepend(&receiver, args);
            bind::bind(interp, &function, &prepared, &Args::with_names(&values, args.names()))
        }
    };
    if outcome.is_err() {
        frame::finish(interp, prepared);
        return Prepared::Raised;
    }
    ready(interp, frame, run, prepared, constructed)
}

/// Prepares a call whose arguments have been gathered; `run` is what it consumes.
#[inline(never)]
pub(super) fn prepare_values(interp: &Interp, frame: &Frame, run: &Run, args: &Args<'_>) -> Prepared {
    match Target::of(interp, frame, frame.get(run.base)) {
        Some(target) => prepare_bound(interp, frame, run, args, target),
        None => Prepared::Native,
    }
}

fn ready(interp: &Interp, frame: &Frame, run: &Run, prepared: Ref<Frame>, constructed: Option<Value>) -> Prepared {
    interp.ticks.set(interp.ticks.get() - 1);
    // The instance replaces what `__init__` returns.
    if constructed.is_some() {
        drop(prepared.sent.replace(constructed));
    }
    prepared.set_caller(Some(frame.header_pointer()), frame.depth() + 1);
    frame.clear_run(interp, run.base, run.length);
    Prepared::Frame(prepared)
}

/// The registers of a call.
pub(super) struct Run {
    /// Where the callee is.
    pub base: usize,
    /// Registers that the call consumes, from `base` on.
    pub length: usize,
    /// The first argument.
    pub first: usize,
    /// Number of arguments.
    pub count: usize,
}

/// What a call comes down to.
struct Target {
    function: Ref<Function>,
    receiver: Option<Value>,
    /// The instance that a call of a class is about.
    constructed: Option<Value>,
}

impl Target {
    /// `None` when the call is to be made natively; may make the instance of a class.
    fn of(interp: &Interp, frame: &Frame, callee: &Value) -> Option<Target> {
        if stack_pointer() < interp.stack_limit.get() || frame.depth() >= interp.recursion_limit.get() || interp.ticks.get() <= 0 {
            return None;
        }
        let (function, receiver) = match callee.tag() {
            Tag::Function => (callee.to_ref::<Function>()?, None),
            Tag::BoundMethod => {
                let method = callee.cast::<BoundMethod>()?;
                (method.function.to_ref::<Function>()?, Some(method.receiver.clone()))
            }
            _ => (initialiser(interp, callee.cast::<Type>()?, callee.object_type()?)?, None),
        };
        if generator_kind(function.code().code.flags).is_some() {
            return None;
        }
        if callee.tag() == Tag::Type {
            let instance = interp.allocate(&callee.to_ref::<Type>()?, Instance).into_value();
            return Some(Target { function, receiver: Some(instance.clone()), constructed: Some(instance) });
        }
        Some(Target { function, receiver, constructed: None })
    }
}

/// The `__init__` that a call of the class runs, when making the instance takes nothing but its memory.
fn initialiser(interp: &Interp, class: &Type, metatype: &TypeRef) -> Option<Ref<Function>> {
    let types = &interp.types;
    let has_plain_call = match (metatype.slots.call.get(), types.type_.slots.call.get()) {
        (Some(own), Some(plain)) => std::ptr::fn_addr_eq(own, plain),
        _ => false,
    };
    let has_plain_new = match (class.slots.new.get(), types.object.slots.new.get()) {
        (Some(own), Some(plain)) => std::ptr::fn_addr_eq(own, plain),
        _ => false,
    };
    if !has_plain_call
        || !has_plain_new
        || class.flags() & (flags::ABSTRACT | flags::NO_INSTANTIATION) != 0
        || !class.has_layout::<Instance>()
    {
        return None;
    }
    class.lookup(&interp.names.init)?.into_ref::<Function>()
}

/// Whether all parameters are positional ones with names.
fn is_simple(code: &CodeObject) -> bool {
    let flags = code.code.flags;
    code.code.keyword_only_count == 0 && !flags.has(CodeFlags::VARARGS) && !flags.has(CodeFlags::VARKEYWORDS)
}

/// Whether `given` positional arguments and the defaults make up all parameters.
fn has_enough(function: &Function, code: &CodeObject, given: usize) -> bool {
    let count = code.code.argument_count as usize;
    given == count || (given < count && count - given <= function.defaults.read(|defaults| defaults.map_or(0, |defaults| defaults.len())))
}

fn fill(function: &Function, code: &CodeObject, prepared: &Frame, given: usize) {
    let count = code.code.argument_count as usize;
    if given == count {
        return;
    }
    function.defaults.read(|defaults| {
        let items = defaults.map_or(&[][..], |defaults| defaults.items());
        for place in given..count {
            prepared.put_fresh(place, items[items.len() - (count - place)].clone());
        }
    });
}

/// Ends a call whose frame `prepare` made: stores what it returned, or for a call of a class the instance.
#[inline(never)]
pub(super) fn finish(interp: &Interp, frame: &Frame, pc: Pc, prepared: Ref<Frame>, outcome: Outcome, next: Pc) -> Step {
    let instance = prepared.sent.take();
    frame::finish_with(interp, prepared, &outcome);
    let mut value = outcome.ok()?;
    if let Some(instance) = instance {
        check_initialised(interp, &value).ok()?;
        value = instance;
    }
    frame.store(interp, pc.c(), value);
    Some(next)
}
