//! The type `greenlet.greenlet`.

use crate::object::builder::TypeSpec;
use crate::object::slots::SlotFunction;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Raised, Ref, SlotKey, Value, address};
use crate::types::context::Context;
use crate::vm::frame::{self, Frame};

use super::switch::{Request, switch};
use super::{Greenlet, State, current, lifetime, throw};

const SPEC: TypeSpec = TypeSpec {
    name: "greenlet",
    module: "greenlet",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS | flags::OWN_FINALISER,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Del, SlotFunction::Finalise(lifetime::finalise)),
        (SlotKey::Bool, SlotFunction::Bool(|_, this| Ok(payload(this).state() == State::Active))),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
    ],
    methods: &[
        Method::new("switch", "*args, **kwargs", switch_method),
        Method::new("throw", "*args, **kwargs", |interp, args| throw::throw(interp, receiver(&args[0]), args)),
        Method::new("__getstate__", "", |interp, args| {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("cannot serialize '{}' object", qualified(&name))))
        }),
    ],
    getset: &[
        GetSet::writable("run", get_run, set_run),
        GetSet::writable("parent", get_parent, set_parent),
        GetSet::read_only("dead", |_, this| Ok(Value::bool(payload(this).state() == State::Dead))),
        GetSet::read_only("gr_frame", get_frame),
        GetSet::writable("gr_context", get_context, set_context),
        GetSet::read_only("_stack_saved", |interp, this| Ok(interp.int_from_usize(payload(this).saved_len(interp)))),
        GetSet::writable("__dict__", crate::types::object::get_dict, set_dict),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<Greenlet>(&interp.types.greenlet, &interp.types.object, &SPEC);
    hide_module(interp, &interp.types.greenlet);
}

/// Static types of extensions, as these are in CPython, know their module without an entry for it, so that instances have no `__module__`.
pub(super) fn hide_module(interp: &Interp, ty: &TypeRef) {
    drop(ty.set_entry(&interp.names.module, None));
}

fn qualified(name: &str) -> String {
    if name == "greenlet" { "greenlet.greenlet".to_owned() } else { name.to_owned() }
}

pub(super) fn payload(this: &Value) -> &Greenlet {
    this.cast::<Greenlet>().expect("a method of greenlet")
}

/// Borrowed, not counted again: a count on the native stack of a parked greenlet would hide a garbage cycle from the collector.
pub(super) fn receiver(this: &Value) -> &Ref<Greenlet> {
    this.as_ref::<Greenlet>().expect("a method of greenlet")
}

/// The parent is set here, so that a subclass that forgets `super().__init__` works.
pub(super) fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    crate::types::object::check_concrete(interp, ty)?;
    let parent = current(interp);
    Ok(interp.allocate(ty, Greenlet::new(false, Some(parent))).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let count = args.len();
    if count > 2 {
        let kind = if args.positional().is_empty() { "keyword " } else { "" };
        return Err(interp.type_error(format!("green() takes at most 2 {kind}arguments ({count} given)")));
    }
    if !args.positional().is_empty() && args.keyword("run").is_some() {
        return Err(interp.type_error("argument for green() given by name ('run') and position (1)"));
    }
    for (name, _) in args.keywords() {
        let name = name.cast::<crate::object::Str>().map(|name| name.to_lossy().into_owned()).unwrap_or_default();
        if name != "run" && name != "parent" {
            return Err(interp.type_error(format!("green() got an unexpected keyword argument '{name}'")));
        }
    }
    let run = args.positional().first().or_else(|| args.keyword("run"));
    let parent = args.positional().get(1).or_else(|| args.keyword("parent"));
    if let Some(run) = run {
        set_run(interp, this, Some(run))?;
    }
    match parent {
        Some(parent) if !parent.is_none() => set_parent(interp, this, Some(parent)),
        _ => Ok(()),
    }
}

fn switch_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    let target = receiver(&args[0]);
    switch(interp, target, &Request::Call(args.skip(1)))
}

#[cold]
fn no_run(interp: &Interp, this: &Value) -> Raised {
    let name = interp.intern("run");
    interp.attribute_error(this, name.as_value(), "run")
}

fn get_run(interp: &Interp, this: &Value) -> Outcome {
    let greenlet = payload(this);
    if greenlet.is_main() {
        let name = interp.intern("run");
        return Err(interp.attribute_error(this, name.as_value(), MAIN_HAS_NO_RUN));
    }
    match greenlet.run.get() {
        Some(run) if greenlet.state() == State::Pending => Ok(run),
        _ => Err(no_run(interp, this)),
    }
}

const MAIN_HAS_NO_RUN: &str = "Main greenlets do not have a run attribute.";

/// AttributeError of a setter, which unlike a getter's does not get to know the object and the name.
#[cold]
fn cannot_set(interp: &Interp, message: &str) -> Raised {
    interp.error(&interp.exceptions.attribute_error, message)
}

fn set_run(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let greenlet = payload(this);
    if greenlet.is_main() {
        return Err(cannot_set(interp, MAIN_HAS_NO_RUN));
    }
    if greenlet.state() != State::Pending {
        return Err(cannot_set(interp, "run cannot be set after the start of the greenlet"));
    }
    drop(greenlet.run.replace(value.cloned()));
    Ok(())
}

fn get_parent(_interp: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).parent().map_or(Value::NONE, Ref::into_value))
}

fn set_parent(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let greenlet = payload(this);
    let Some(value) = value else { return Err(cannot_set(interp, "can't delete attribute")) };
    if greenlet.is_main() {
        return Err(cannot_set(interp, "cannot set the parent of a main greenlet"));
    }
    let Some(parent) = value.to_ref::<Greenlet>() else {
        let name = interp.type_of(value).name();
        return Err(interp.type_error(format!("GreenletChecker: Expected any type of greenlet, not {name}")));
    };
    if parent.descends_from(greenlet) {
        return Err(interp.value_error("cyclic parent chain"));
    }
    greenlet.parent.set(parent);
    Ok(())
}

fn get_frame(interp: &Interp, this: &Value) -> Outcome {
    if payload(this).is_current(interp) {
        return Ok(Value::NONE);
    }
    let Some(pointer) = payload(this).parked.frame.get() else { return Ok(Value::NONE) };
    let frame: Option<Ref<Frame>> = frame::parked_frame(pointer);
    Ok(frame.map_or(Value::NONE, |frame| frame::exposed(interp, &frame)))
}

fn get_context(interp: &Interp, this: &Value) -> Outcome {
    let context = if payload(this).is_current(interp) { interp.greenlets.context.get() } else { payload(this).parked.context.get() };
    Ok(context.unwrap_or(Value::NONE))
}

fn set_context(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else { return Err(cannot_set(interp, "can't delete context attribute")) };
    if !value.is_none() && value.cast::<Context>().is_none() {
        return Err(interp.type_error("greenlet context must be a contextvars.Context or None"));
    }
    let content = Some(value).filter(|value| !value.is_none()).cloned();
    let place = if payload(this).is_current(interp) { &interp.greenlets.context } else { &payload(this).parked.context };
    drop(place.replace(content));
    Ok(())
}

fn set_dict(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    match value {
        None => Err(interp.type_error("__dict__ may not be deleted")),
        Some(value) if value.cast::<crate::object::dict::Dict>().is_none() => Err(interp.type_error("__dict__ must be a dictionary")),
        Some(_) => crate::types::object::set_dict(interp, this, value),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let greenlet = payload(this);
    let name = qualified(&interp.type_of(this).name());
    let at = address(this);
    let text = match greenlet.state() {
        State::Dead => format!("<{name} object at {at:#x} (otid={:#x}) dead>", interp.address()),
        state => {
            let thread = if state == State::Pending { "0x(nil)".to_owned() } else { format!("{:#x}", interp.address()) };
            let running = if payload(this).is_current(interp) {
                " current"
            } else if state == State::Active {
                " suspended"
            } else {
                ""
            };
            let active = if state == State::Active { " active" } else { "" };
            let started = if state == State::Active { " started" } else { " pending" };
            let main = if greenlet.is_main() { " main" } else { "" };
            format!("<{name} object at {at:#x} (otid={thread}){running}{active}{started}{main}>")
        }
    };
    Ok(interp.text(text).into_value())
}
