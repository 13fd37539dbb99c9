//! `contextvars.ContextVar` and `Token`: a variable, and what is needed to undo one assignment to it.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::text;
use crate::object::ty::TypeRef;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Str, Value, address};

use super::context::{self, Context};
use super::generic_alias;

/// Payload of `ContextVar`.
pub struct ContextVariable {
    name: Ref<Str>,
    default: Slot<Value>,
}

impl Payload for ContextVariable {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.name);
        self.default.traverse(visit);
    }

    fn clear(&self) {
        drop(self.default.take());
    }
}

/// Payload of `Token`.
pub struct ContextToken {
    variable: Slot<Value>,
    context: Slot<Ref<Context>>,
    /// What the variable had before, if anything.
    old_value: Slot<Value>,
    is_used: Cell<bool>,
}

impl Payload for ContextToken {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.variable.traverse(visit);
        self.context.traverse(visit);
        self.old_value.traverse(visit);
    }

    fn clear(&self) {
        drop(self.context.take());
        drop(self.old_value.take());
    }
}

/// Payload of `Token.MISSING`.
struct Missing;

impl Payload for Missing {}

const SPEC: TypeSpec = TypeSpec {
    name: "_contextvars.ContextVar",
    module: "_contextvars",
    slots: &[(SlotKey::New, SlotFunction::New(new)), (SlotKey::Repr, SlotFunction::Unary(repr))],
    methods: &[
        Method::new("get", "default=..., /", get),
        Method::new("set", "value, /", set),
        Method::new("reset", "token, /", reset),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    getset: &[GetSet::writable(
        "name",
        |_, this| Ok(of(this).name.value()),
        |interp, _, _| Err(interp.error(&interp.exceptions.attribute_error, "readonly attribute")),
    )],
    ..TypeSpec::EMPTY
};

const TOKEN_SPEC: TypeSpec = TypeSpec {
    name: "_contextvars.Token",
    module: "_contextvars",
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, _, _| Err(interp.runtime_error("Tokens can only be created by ContextVars")))),
        (SlotKey::Repr, SlotFunction::Unary(token_repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
    ],
    methods: &[Method::class("__class_getitem__", "object, /", generic_alias::class_getitem)],
    getset: &[
        GetSet::read_only("var", |_, this| Ok(token(this).variable.get().unwrap_or(Value::NONE))),
        GetSet::read_only("old_value", |interp, this| Ok(token(this).old_value.get().unwrap_or_else(|| missing(interp)))),
    ],
    ..TypeSpec::EMPTY
};

const MISSING_SPEC: TypeSpec = TypeSpec {
    name: "Token.MISSING",
    slots: &[(SlotKey::Repr, SlotFunction::Unary(|interp, _| Ok(interp.text("<Token.MISSING>").into_value())))],
    ..TypeSpec::EMPTY
};

/// Makes the types. Called once.
pub(super) fn install(interp: &Interp) {
    interp.define::<ContextVariable>(&interp.types.context_variable, &interp.types.object, &SPEC);
    interp.define::<ContextToken>(&interp.types.context_token, &interp.types.object, &TOKEN_SPEC);
    let missing_type = interp.native_type::<Missing>(&interp.types.object, &MISSING_SPEC);
    let missing = interp.allocate(&missing_type, Missing).into_value();
    drop(interp.types.context_token.set_entry(&interp.intern("MISSING"), Some(missing)));
}

fn missing(interp: &Interp) -> Value {
    interp.types.context_token.lookup(&interp.intern("MISSING")).unwrap_or(Value::NONE)
}

fn of(this: &Value) -> &ContextVariable {
    this.cast().expect("the receiver is a context variable")
}

fn token(this: &Value) -> &ContextToken {
    this.cast().expect("the receiver is a token")
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let name = match args.positional() {
        [name] => name,
        [] => return Err(interp.type_error("ContextVar() takes exactly 1 positional argument (0 given)")),
        more => return Err(interp.type_error(format!("ContextVar() takes at most 1 positional argument ({} given)", more.len()))),
    };
    for (keyword, _) in args.keywords() {
        let keyword = keyword.cast::<Str>().map_or_else(String::new, |keyword| keyword.to_lossy().into_owned());
        if keyword != "default" {
            return Err(interp.type_error(format!("ContextVar() got an unexpected keyword argument '{keyword}'")));
        }
    }
    let Some(name) = name.to_ref::<Str>() else { return Err(interp.type_error("context variable name must be a str")) };
    let variable = ContextVariable { name, default: Slot::new(args.keyword("default").cloned()) };
    Ok(interp.allocate(ty, variable).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let variable = of(this);
    let name = text::repr_string(interp, variable.name.as_value())?;
    let default = match variable.default.get() {
        Some(default) => format!(" default={}", text::repr_string(interp, &default)?),
        None => String::new(),
    };
    Ok(interp.text(format!("<ContextVar name={name}{default} at {:#x}>", address(this))).into_value())
}

/// `variable.get([default])`: the value in the current context, else the default given here, else the variable's own.
fn get(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    if let Some(value) = context::current_value(interp, this) {
        return Ok(value);
    }
    match args.optional(1).cloned().or_else(|| of(this).default.get()) {
        Some(default) => Ok(default),
        None => Err(interp.raise(interp.exception(&interp.exceptions.lookup_error, vec![this.clone()]).into_value())),
    }
}

fn set(interp: &Interp, args: &Args<'_>) -> Outcome {
    let context = context::current(interp);
    let old_value = context.set(interp, &args[0], args[1].clone());
    let token = ContextToken {
        variable: Slot::new(Some(args[0].clone())),
        context: Slot::new(Some(context)),
        old_value: Slot::new(old_value),
        is_used: Cell::new(false),
    };
    Ok(interp.allocate(&interp.types.context_token, token).into_value())
}

fn reset(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (this, given) = (&args[0], &args[1]);
    let Some(token) = given.cast::<ContextToken>() else {
        let shown = text::repr_string(interp, given)?;
        return Err(interp.type_error(format!("expected an instance of Token, got {shown}")));
    };
    let shown = || text::repr_string(interp, given);
    if token.is_used.get() {
        return Err(interp.runtime_error(format!("{} has already been used once", shown()?)));
    }
    if !token.variable.get().is_some_and(|variable| variable.is(this)) {
        return Err(interp.value_error(format!("{} was created by a different ContextVar", shown()?)));
    }
    let context = context::current(interp);
    if !token.context.get().is_some_and(|own| own.is(&context)) {
        return Err(interp.value_error(format!("{} was created in a different Context", shown()?)));
    }
    token.is_used.set(true);
    match token.old_value.get() {
        Some(old) => drop(context.set(interp, this, old)),
        None if !context.remove(interp, this) => {
            return Err(interp.raise(interp.exception(&interp.exceptions.lookup_error, vec![this.clone()]).into_value()));
        }
        None => {}
    }
    Ok(Value::NONE)
}

fn token_repr(interp: &Interp, this: &Value) -> Outcome {
    let used = if token(this).is_used.get() { " used" } else { "" };
    let variable = text::repr_string(interp, &token(this).variable.get().unwrap_or(Value::NONE))?;
    Ok(interp.text(format!("<Token{used} var={variable} at {:#x}>", address(this))).into_value())
}
