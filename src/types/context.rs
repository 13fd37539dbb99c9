//! `contextvars.Context`: the values that context variables have. `context_variable` holds the variables themselves, `greenlet` gives each
//! greenlet its own context.
//!
//! A copy shares its values with the original until one of the two changes.

use std::cell::Cell;

use crate::object::builder::{TypeSpec, enter_functions};
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::{call, compare, iterate, text};
use crate::object::table::{Found, Probe};
use crate::object::ty::TypeRef;
use crate::object::{Args, CompareOp, Interp, Method, Outcome, Raised, Ref, SlotFunction, SlotKey, Value};

use super::context_variable::{self, ContextVariable};
use super::object::{call_named, identity_hash};

/// Payload of `Context`.
pub struct Context {
    values: Slot<Ref<Dict>>,
    /// Another context, or an iterator, has the same values: they may not change.
    is_shared: Cell<bool>,
    /// Some `run` has it as the current one.
    is_entered: Cell<bool>,
}

impl Payload for Context {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.values.traverse(visit);
    }

    fn clear(&self) {
        drop(self.values.take());
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "_contextvars.Context",
    module: "_contextvars",
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(of(this).length()))),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Contains, SlotFunction::Contains(|interp, this, key| Ok(look_up(interp, this, key)?.is_some()))),
        (SlotKey::Iter, SlotFunction::Unary(|interp, this| iterate::iter(interp, of(this).lend(interp).as_value()))),
    ],
    methods: &[
        Method::new("run", "*args, **kwargs", run),
        Method::new("copy", "", |interp, args| Ok(of(&args[0]).copy(interp).into_value())),
        Method::new("get", "key, default=None, /", |interp, args| {
            Ok(look_up(interp, &args[0], &args[1])?.unwrap_or_else(|| args[2].clone()))
        }),
        Method::new("keys", "", |interp, args| iterate::iter(interp, of(&args[0]).lend(interp).as_value())),
        Method::new("values", "", |interp, args| view(interp, &args[0], "values")),
        Method::new("items", "", |interp, args| view(interp, &args[0], "items")),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the types; a second time nothing happens.
fn install(interp: &Interp) {
    if interp.types.context.get().is_none() {
        interp.define::<Context>(&interp.types.context, &interp.types.object, &SPEC);
        context_variable::install(interp);
    }
}

/// Fills the namespace of `_contextvars`.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    install(interp);
    let classes =
        [("Context", &interp.types.context), ("ContextVar", &interp.types.context_variable), ("Token", &interp.types.context_token)];
    for (name, class) in classes {
        drop(dict.set_text(&interp.intern(name), class.value()));
    }
    enter_functions(interp, dict, FUNCTIONS);
}

const FUNCTIONS: &[Method] = &[Method::function("copy_context", "", |interp, _| Ok(current(interp).copy(interp).into_value()))];

fn of(this: &Value) -> &Context {
    this.cast().expect("the receiver is a context")
}

/// The context of the running greenlet, which gets an empty one when it had none.
pub(super) fn current(interp: &Interp) -> Ref<Context> {
    if let Some(context) = interp.greenlets.context.get().and_then(Value::into_ref::<Context>) {
        return context;
    }
    let context = make(interp, interp.dict());
    interp.greenlets.context.set(context.value());
    context
}

/// The value of a variable in the context of the running greenlet.
pub(super) fn current_value(interp: &Interp, variable: &Value) -> Option<Value> {
    let context = interp.greenlets.context.get()?;
    context.cast::<Context>()?.get(variable)
}

fn make(interp: &Interp, values: Ref<Dict>) -> Ref<Context> {
    let context = Context { values: Slot::new(Some(values)), is_shared: Cell::new(false), is_entered: Cell::new(false) };
    interp.allocate(&interp.types.context, context)
}

impl Context {
    fn find(&self, values: &Dict, variable: &Value) -> Option<usize> {
        // Variables are equal only to themselves, so no candidate needs to be asked.
        match values.table.probe(variable, identity_hash(variable), &mut Probe::default()) {
            Found::Entry(number) => Some(number),
            _ => None,
        }
    }

    fn get(&self, variable: &Value) -> Option<Value> {
        let values = self.values.get()?;
        values.table.value_at(self.find(&values, variable)?)
    }

    fn length(&self) -> usize {
        self.values.get().map_or(0, |values| values.table.len())
    }

    /// The values for somebody who expects them not to change.
    fn lend(&self, interp: &Interp) -> Ref<Dict> {
        self.is_shared.set(true);
        self.values.get().unwrap_or_else(|| interp.dict())
    }

    fn copy(&self, interp: &Interp) -> Ref<Context> {
        let copy = make(interp, self.lend(interp));
        copy.is_shared.set(true);
        copy
    }

    /// The values, for a change.
    fn own(&self, interp: &Interp) -> Ref<Dict> {
        let values = self.values.get().unwrap_or_else(|| interp.dict());
        if !self.is_shared.replace(false) {
            return values;
        }
        let own = interp.dict();
        own.table.swap(&values.table.copy());
        self.values.set(own.clone());
        own
    }

    /// Gives a variable a value; the old one is returned.
    pub(super) fn set(&self, interp: &Interp, variable: &Value, value: Value) -> Option<Value> {
        let values = self.own(interp);
        match self.find(&values, variable) {
            Some(number) => values.table.replace_value(number, value),
            None => {
                values.table.add(variable.clone(), identity_hash(variable), value);
                None
            }
        }
    }

    /// Takes a variable's value away; whether it had one.
    pub(super) fn remove(&self, interp: &Interp, variable: &Value) -> bool {
        let values = self.own(interp);
        self.find(&values, variable).and_then(|number| values.table.remove(number)).is_some()
    }
}

fn new(interp: &Interp, _: &TypeRef, args: &Args<'_>) -> Outcome {
    if !args.is_empty() {
        return Err(interp.type_error("Context() does not accept any arguments"));
    }
    Ok(make(interp, interp.dict()).into_value())
}

fn look_up(interp: &Interp, this: &Value, key: &Value) -> Outcome<Option<Value>> {
    if key.cast::<ContextVariable>().is_none() {
        let shown = text::repr_string(interp, key)?;
        return Err(interp.type_error(format!("a ContextVar key was expected, got {shown}")));
    }
    Ok(of(this).get(key))
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    look_up(interp, this, key)?.ok_or_else(|| interp.key_error(key))
}

fn view(interp: &Interp, this: &Value, name: &'static str) -> Outcome {
    let view = call_named(interp, of(this).lend(interp).as_value(), name, &[])?;
    iterate::iter(interp, &view)
}

/// Equal when the values are. May run Python.
fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let Some(other) = other.cast::<Context>().filter(|_| matches!(op, CompareOp::Equal | CompareOp::NotEqual)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (one, other) = (of(this).lend(interp), other.lend(interp));
    let is_equal = one.is(&other) || compare::equal(interp, one.as_value(), other.as_value())?;
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

/// `context.run(callable, *args, **kwargs)`: the context is the current one meanwhile. May run Python.
fn run(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let Some(callable) = args.positional().get(1) else {
        return Err(interp.type_error("run() missing 1 required positional argument"));
    };
    let context = of(this);
    if context.is_entered.get() {
        return Err(refusal(interp, "cannot enter context: ", this, " is already entered"));
    }
    context.is_entered.set(true);
    let previous = interp.greenlets.context.replace(Some(this.clone()));
    let outcome = call::call(interp, callable, &args.skip(2));
    // The script may have changed contexts meanwhile, by `gr_context` or by leaving two `run`s in the wrong order.
    if !interp.greenlets.context.get().is_some_and(|current| current.is(this)) {
        let message = "cannot exit context: thread state references a different context object";
        return Err(interp.runtime_error(message));
    }
    drop(interp.greenlets.context.replace(previous));
    context.is_entered.set(false);
    outcome
}

#[cold]
fn refusal(interp: &Interp, before: &str, context: &Value, after: &str) -> Raised {
    match text::repr_string(interp, context) {
        Ok(shown) => interp.runtime_error(format!("{before}{shown}{after}")),
        Err(raised) => raised,
    }
}
