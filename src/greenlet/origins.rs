//! What CPython's greenlet cannot tell: all living greenlets, who switched to whom, and the stack of a greenlet together with the stacks that
//! its switches came from.
//!
//! Origins are recorded on request (`greenlet.record_origins`), as weak references, so that no greenlet lives longer for it.

use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::protocol::{attribute, call, truth};
use crate::object::weakrefs::WeakReference;
use crate::object::{Args, Interp, Outcome, Ref, Str, Value};
use crate::types::weakref;
use crate::vm::frame;
use crate::vm::import::import_module;

use super::{Greenlet, State, current, trace};

/// `greenlets()`: all greenlets that are not dead, pending ones too; which order is not said.
pub(super) fn greenlets(interp: &Interp, _args: &Args<'_>) -> Outcome {
    let is_living = |object: &Value| object.cast::<Greenlet>().is_some_and(|greenlet| greenlet.state() != State::Dead);
    Ok(interp.list(interp.heap.tracked_objects().into_iter().filter(is_living).collect()).into_value())
}

/// `record_origins(flag)`: whether each switch notes who switched; returns what held before.
pub(super) fn record_origins(interp: &Interp, args: &Args<'_>) -> Outcome {
    let former = interp.greenlets.records_origins.replace(truth::is_true(interp, &args[0])?);
    trace::observe(interp);
    Ok(Value::bool(former))
}

/// Notes that the running greenlet was switched to from `origin`. A child that has ended has not switched: its parent goes on as before.
pub(super) fn record(interp: &Interp, origin: Option<&Value>) -> Outcome<()> {
    let this = current(interp);
    let is_switcher = |origin: &&Value| origin.cast::<Greenlet>().is_some_and(|greenlet| greenlet.state() != State::Dead);
    if let Some(origin) = origin.filter(is_switcher).filter(|origin| !origin.is(this.as_value())) {
        drop(this.origin.replace(Some(weakref::to(interp, origin)?)));
    }
    Ok(())
}

fn origin_of(greenlet: &Greenlet) -> Option<Ref<Greenlet>> {
    let reference = greenlet.origin.get()?;
    reference.cast::<WeakReference>()?.target()?.into_ref::<Greenlet>()
}

/// The greenlet that a function was given, or the running one.
fn given(interp: &Interp, args: &Args<'_>) -> Outcome<Ref<Greenlet>> {
    match args.positional().first().filter(|value| !value.is_none()) {
        None => Ok(current(interp)),
        Some(value) => value.to_ref::<Greenlet>().ok_or_else(|| {
            let name = interp.type_of(value).name();
            interp.type_error(format!("expected a greenlet, not {name}"))
        }),
    }
}

/// `origin(greenlet=None)`: who switched to it last, as far as it was recorded and still lives; else None.
pub(super) fn origin(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(origin_of(&*given(interp, args)?).map_or(Value::NONE, Ref::into_value))
}

/// `format_stack(greenlet=None)`: the lines of its stack, after those of the greenlets that its switches came from, the first of them first.
/// May run Python.
pub(super) fn format_stack(interp: &Interp, args: &Args<'_>) -> Outcome {
    let greenlet = given(interp, args)?;
    Ok(interp.list(lines(interp, way_to(greenlet))?).into_value())
}

/// The greenlets on the way to `greenlet`, the first one first. A circle of origins is followed once.
fn way_to(greenlet: Ref<Greenlet>) -> Vec<Ref<Greenlet>> {
    let mut way = vec![greenlet];
    while let Some(origin) = origin_of(&way[way.len() - 1]) {
        if way.iter().any(|known| known.is(&origin)) {
            break;
        }
        way.push(origin);
    }
    way.reverse();
    way
}

/// What an object's own dict has under a name; no code of scripts is asked.
fn own_attribute(interp: &Interp, value: &Value, name: &Ref<Str>) -> Option<Value> {
    let dict = crate::types::object::get_dict(interp, value).ok()?;
    dict.cast::<Dict>()?.get_text(name)
}

/// What a stack shows a greenlet as: its attribute `name`, when that is a string, else "main" or its address.
fn title(interp: &Interp, greenlet: &Ref<Greenlet>) -> String {
    let name = own_attribute(interp, greenlet.as_value(), &interp.intern("name"));
    match name.as_ref().and_then(|name| name.cast::<Str>()) {
        Some(name) => format!("'{}'", name.to_lossy()),
        None if greenlet.is_main() => "main".to_owned(),
        None => format!("{:#x}", crate::object::address(greenlet.as_value())),
    }
}

fn lines(interp: &Interp, way: Vec<Ref<Greenlet>>) -> Outcome<Vec<Value>> {
    let format = attribute::get(interp, &import_module(interp, "traceback")?, &interp.intern("format_stack"))?;
    let mut lines = Vec::new();
    for greenlet in way {
        let title = title(interp, &greenlet);
        lines.push(interp.text(format!("In greenlet {title}:\n")).into_value());
        let innermost = if greenlet.is(&current(interp)) {
            frame::current_frame(interp)
        } else {
            greenlet.parked.frame.get().and_then(frame::parked_frame)
        };
        let Some(innermost) = innermost else { continue };
        let shown = call::call_positional(interp, &format, &[frame::exposed(interp, &innermost)])?;
        if let Some(shown) = shown.cast::<List>() {
            lines.extend(shown.items.to_vec());
        }
    }
    Ok(lines)
}

/// What marks a note.
const NOTE: &str = " was switched to from:\n";

fn has_note(interp: &Interp, exception: &Value) -> bool {
    let notes = own_attribute(interp, exception, &interp.names.notes);
    let Some(notes) = notes.as_ref().and_then(|notes| notes.cast::<List>()) else { return false };
    notes.items.to_vec().iter().any(|note| note.cast::<Str>().is_some_and(|note| note.to_lossy().contains(NOTE)))
}

/// Adds to an exception that leaves `this` for its parent where the greenlet was switched to from: the lines of `format_stack` for its origin,
/// as a note. It gets one when it leaves the first greenlet, which tells all. An error in doing so is dropped: the exception matters more. May
/// run Python.
#[cold]
pub(super) fn note(interp: &Interp, this: &Ref<Greenlet>, exception: &Value) {
    let Some(origin) = origin_of(this).filter(|_| !has_note(interp, exception)) else { return };
    let outcome = lines(interp, way_to(origin)).and_then(|lines| {
        let mut text = format!("Greenlet {}{NOTE}", title(interp, this));
        lines.iter().filter_map(|line| line.cast::<Str>()).for_each(|line| text.push_str(&line.to_lossy()));
        call::call_method(interp, exception, &interp.intern("add_note"), &[interp.text(text.trim_end()).into_value()])
    });
    if let Err(raised) = outcome {
        drop(interp.take_raised(raised));
    }
}
