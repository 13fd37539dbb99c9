//! The module `_functools`: `reduce`, `cmp_to_key`, and `partial` from `partial`. The rest of `functools` is written in the language.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::{call, compare, iterate};
use crate::object::signature::{CallName, Signature};
use crate::object::slots::CompareOp;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Value};

use super::{enter_functions, partial};

/// Payload of `KeyWrapper`: a key that is ordered by a function, or what makes such keys.
pub struct Key {
    comparison: Value,
    /// Absent in what makes keys.
    object: Slot<Value>,
}

impl Payload for Key {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.comparison);
        self.object.traverse(visit);
    }
}

const KEY_SPEC: TypeSpec = TypeSpec {
    name: "functools.KeyWrapper",
    module: "functools",
    slots: &[
        (SlotKey::Call, SlotFunction::Call(make_key)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare_keys)),
        (SlotKey::Hash, SlotFunction::Unhashable),
    ],
    getset: &[GetSet::writable(
        "obj",
        |_, this| Ok(key(this).object.get().unwrap_or(Value::NONE)),
        |_, this, object| {
            drop(key(this).object.replace(object.cloned()));
            Ok(())
        },
    )],
    ..TypeSpec::EMPTY
};

const FUNCTIONS: &[Method] = &[
    Method::function("cmp_to_key", "mycmp", |interp, args| {
        let key = Key { comparison: args[0].clone(), object: Slot::new(None) };
        Ok(interp.allocate(&interp.types.comparison_key, key).into_value())
    }),
    Method::function("reduce", "function, iterable, initial=..., /", reduce),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    partial::install(interp);
    if interp.types.comparison_key.get().is_none() {
        interp.define::<Key>(&interp.types.comparison_key, &interp.types.object, &KEY_SPEC);
    }
    enter_functions(interp, dict, FUNCTIONS);
    drop(dict.set_text(&interp.intern("partial"), interp.types.partial.value()));
}

fn key(this: &Value) -> &Key {
    this.cast().expect("the receiver is a key")
}

fn make_key(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let object = match (args.positional(), args.names()) {
        ([object], None) => object.clone(),
        _ => Signature::parse(interp, "obj").bind(interp, &CallName::plain("K"), false, args)?[0].clone(),
    };
    let key = Key { comparison: key(this).comparison.clone(), object: Slot::new(Some(object)) };
    Ok(interp.allocate(&interp.types.comparison_key, key).into_value())
}

fn compare_keys(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let Some(other) = other.cast::<Key>() else { return Err(interp.type_error("other argument must be K instance")) };
    let this = key(this);
    let (Some(one), Some(two)) = (this.object.get(), other.object.get()) else {
        return Err(interp.error(&interp.exceptions.attribute_error, "object"));
    };
    let answer = call::call_positional(interp, &this.comparison, &[one, two])?;
    compare::rich(interp, &answer, &interp.int(0), op)
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator = match iterate::iter(interp, &args[1]) {
        Ok(iterator) => iterator,
        Err(raised) if interp.raised_is(&raised, &interp.exceptions.type_error) => {
            drop(interp.take_raised(raised));
            return Err(interp.type_error("reduce() arg 2 must support iteration"));
        }
        Err(raised) => return Err(raised),
    };
    let first = match args.optional(2) {
        Some(initial) => Some(initial.clone()),
        None => iterate::next(interp, &iterator)?,
    };
    let Some(mut value) = first else {
        return Err(interp.type_error("reduce() of empty iterable with no initial value"));
    };
    while let Some(item) = iterate::next(interp, &iterator)? {
        value = call::call_positional(interp, &args[0], &[value, item])?;
    }
    Ok(value)
}
