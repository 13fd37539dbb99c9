//! `functools.partial`.

use smallvec::SmallVec;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::{attribute, call, iterate, text};
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Raised, Ref, SlotFunction, SlotKey, Str, Value};
use crate::types::object::{DICT_ROW, get_dict};
use crate::types::{dict, generic_alias};

/// Payload of `partial`.
pub struct Partial {
    function: Slot<Value>,
    arguments: Slot<Ref<Tuple>>,
    keywords: Slot<Ref<Dict>>,
}

impl Payload for Partial {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.function.traverse(visit);
        self.arguments.traverse(visit);
        self.keywords.traverse(visit);
    }

    fn clear(&self) {
        drop(self.function.take());
        drop(self.arguments.take());
        drop(self.keywords.take());
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "functools.partial",
    module: "functools",
    documentation: "Create a new function with partial application of the given arguments and keywords.",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Call, SlotFunction::Call(invoke)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
    ],
    methods: &[
        Method::new("__reduce__", "", reduce),
        Method::new("__setstate__", "state, /", set_state),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    getset: &[
        GetSet::writable("func", |_, this| Ok(parts(this).0), read_only),
        GetSet::writable("args", |_, this| Ok(parts(this).1.into_value()), read_only),
        GetSet::writable("keywords", |_, this| Ok(parts(this).2.into_value()), read_only),
        DICT_ROW,
    ],
};

fn read_only(interp: &Interp, _: &Value, _: Option<&Value>) -> Outcome<()> {
    Err(interp.error(&interp.exceptions.attribute_error, "readonly attribute"))
}

/// Makes the type; a second time nothing happens.
pub(super) fn install(interp: &Interp) {
    if interp.types.partial.get().is_none() {
        interp.define::<Partial>(&interp.types.partial, &interp.types.object, &SPEC);
    }
}

fn of(this: &Value) -> &Partial {
    this.cast().expect("the receiver is a partial")
}

/// Function, arguments and keyword arguments; they are there as long as scripts can see the object.
fn parts(this: &Value) -> (Value, Ref<Tuple>, Ref<Dict>) {
    let partial = of(this);
    match (partial.function.get(), partial.arguments.get(), partial.keywords.get()) {
        (Some(function), Some(arguments), Some(keywords)) => (function, arguments, keywords),
        _ => unreachable!("only the collector clears a partial, when nobody has it any more"),
    }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let Some((function, given)) = args.positional().split_first() else {
        return Err(interp.type_error("type 'partial' takes at least one argument"));
    };
    if !call::is_callable(interp, function) {
        return Err(interp.type_error("the first argument must be callable"));
    }
    let mut arguments = given.to_vec();
    let (function, keywords) = if interp.types.partial.is_type_of(function) && !has_attributes(interp, function)? {
        let (inner, before, keywords) = parts(function);
        arguments.splice(0..0, before.items().iter().cloned());
        (inner, dict::copy_of(interp, keywords.as_value())?)
    } else {
        (function.clone(), interp.dict())
    };
    for (name, value) in args.keywords() {
        if let Some(name) = name.to_ref::<Str>() {
            drop(keywords.set_text(&name, value.clone()));
        }
    }
    let arguments = interp.tuple(arguments);
    let payload =
        Partial { function: Slot::new(Some(function)), arguments: Slot::new(Some(arguments)), keywords: Slot::new(Some(keywords)) };
    Ok(interp.allocate(ty, payload).into_value())
}

/// Whether a script has set attributes, which a flattened partial would lose.
fn has_attributes(interp: &Interp, partial: &Value) -> Outcome<bool> {
    let attributes = get_dict(interp, partial)?;
    Ok(attributes.cast::<Dict>().is_some_and(|attributes| !attributes.table.is_empty()))
}

fn invoke(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    interp.check_native_stack()?;
    let (function, arguments, keywords) = parts(this);
    if !keywords.table.is_empty() {
        return invoke_with_keywords(interp, &function, &arguments, &keywords, args);
    }
    let mut values: SmallVec<[Value; 8]> = SmallVec::with_capacity(arguments.len() + args.len());
    values.extend(arguments.items().iter().cloned());
    values.extend(args.values().iter().cloned());
    call::call(interp, &function, &Args::with_names(&values, args.names()))
}

#[inline(never)]
fn invoke_with_keywords(interp: &Interp, function: &Value, arguments: &Tuple, keywords: &Dict, args: &Args<'_>) -> Outcome {
    let mut values: Vec<Value> = arguments.items().iter().chain(args.positional()).cloned().collect();
    let mut names: Vec<Value> = Vec::new();
    let first = values.len();
    let mut number = 0;
    while let Some((at, name, value)) = keywords.table.next_entry(number) {
        number = at + 1;
        if name.cast::<Str>().is_none() {
            return Err(interp.type_error("keywords must be strings"));
        }
        names.push(name);
        values.push(value);
    }
    for (name, value) in args.keywords() {
        let is_same = |known: &Value| match (known.cast::<Str>(), name.cast::<Str>()) {
            (Some(known), Some(name)) => known.as_bytes() == name.as_bytes(),
            _ => false,
        };
        match names.iter().position(is_same) {
            Some(place) => values[first + place] = value.clone(),
            None => {
                names.push(name.clone());
                values.push(value.clone());
            }
        }
    }
    let names = interp.tuple(names);
    call::call(interp, function, &Args::with_names(&values, Some(&names)))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let shown = text::guarded_repr(interp, this, || {
        let (function, arguments, keywords) = parts(this);
        let mut shown = vec![text::repr_string(interp, &function)?];
        for argument in arguments.items() {
            shown.push(text::repr_string(interp, argument)?);
        }
        let mut number = 0;
        while let Some((at, name, value)) = keywords.table.next_entry(number) {
            number = at + 1;
            shown.push(format!("{}={}", text::str(interp, &name)?.to_lossy(), text::repr_string(interp, &value)?));
        }
        let class = interp.type_of(this).value();
        let module = text::str(interp, &attribute::get(interp, &class, &interp.names.module)?)?;
        let name = text::str(interp, &attribute::get(interp, &class, &interp.intern("__qualname__"))?)?;
        Ok(format!("{}.{}({})", module.to_lossy(), name.to_lossy(), shown.join(", ")))
    })?;
    Ok(interp.text(shown.unwrap_or_else(|| "...".to_owned())).into_value())
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let (function, arguments, keywords) = parts(this);
    let attributes = if has_attributes(interp, this)? { get_dict(interp, this)? } else { Value::NONE };
    let state = vec![function.clone(), arguments.into_value(), keywords.into_value(), attributes];
    let items = vec![interp.type_of(this).value(), interp.tuple(vec![function]).into_value(), interp.tuple(state).into_value()];
    Ok(interp.tuple(items).into_value())
}

#[cold]
fn invalid_state(interp: &Interp) -> Raised {
    interp.type_error("invalid partial state")
}

fn set_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some([function, arguments, keywords, attributes]) = args[1].cast::<Tuple>().map(Tuple::items) else {
        return Err(invalid_state(interp));
    };
    let is_right = call::is_callable(interp, function) && arguments.cast::<Tuple>().is_some();
    if !is_right || !(keywords.is_none() || keywords.cast::<Dict>().is_some()) {
        return Err(invalid_state(interp));
    }
    let arguments = interp.tuple(iterate::collect(interp, arguments)?);
    let keywords = if keywords.is_none() { interp.dict() } else { dict::copy_of(interp, keywords)? };
    if !attributes.is_none() {
        attribute::set(interp, &args[0], &interp.names.dict, Some(attributes))?;
    }
    let partial = of(&args[0]);
    drop(partial.function.replace(Some(function.clone())));
    drop(partial.arguments.replace(Some(arguments)));
    drop(partial.keywords.replace(Some(keywords)));
    Ok(Value::NONE)
}
