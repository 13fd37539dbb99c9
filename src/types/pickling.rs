//! `object.__reduce_ex__` and `__getstate__`: what `copy` and pickling ask of every object.

use crate::object::bootstrap::Instance;
use crate::object::callable::{Member, NativeCode, NativeFunction};
use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::list::List;
use crate::object::protocol::attribute::{self, attributes_of};
use crate::object::protocol::{call, iterate};
use crate::object::tuple::Tuple;
use crate::object::ty::flags;
use crate::object::{Args, Interp, Method, Outcome, Value};

use super::class_slots;
use super::object::{call_named, instance_dict};

/// `object.__reduce_ex__(protocol)`: the class's own `__reduce__` when it has one.
pub(super) fn reduce_ex(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let name = &interp.names.reduce;
    let own = interp.type_of(this).lookup(name);
    let general = interp.types.object.lookup(name);
    match (own, general) {
        (Some(own), Some(general)) if !own.is(&general) => call::call_method(interp, this, name, &[]),
        _ => reduce_by_new(interp, this),
    }
}

/// `object.__reduce__()`.
pub(super) fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    reduce_by_new(interp, &args[0])
}

/// `(copyreg.__newobj__, (class, *arguments), state, list items, dict items)`.
fn reduce_by_new(interp: &Interp, this: &Value) -> Outcome {
    let ty = interp.type_of(this).clone();
    let mut arguments = vec![ty.value()];
    let own_arguments = attribute::try_get(interp, this, &interp.intern("__getnewargs__"))?;
    let has_arguments = own_arguments.is_some();
    if let Some(method) = own_arguments {
        let result = call::call_positional(interp, &method, &[])?;
        let Some(tuple) = result.cast::<Tuple>() else {
            let name = interp.type_of(&result).name();
            return Err(interp.type_error(format!("__getnewargs__ should return a tuple, not '{name}'")));
        };
        arguments.extend(tuple.items().iter().cloned());
    }
    let (is_list, is_dict) = (this.cast::<List>().is_some(), this.cast::<Dict>().is_some());
    let is_plain = ty.has_layout::<Instance>() || has_arguments || is_list || is_dict;
    // A state of the class's own making is the class's own affair.
    let name = interp.intern("__getstate__");
    let has_own_state = !matches!((ty.lookup(&name), interp.types.object.lookup(&name)), (Some(own), Some(general)) if own.is(&general));
    if ty.slots.new.get().is_none() || !(is_plain || has_own_state) {
        return Err(interp.type_error(format!("cannot pickle '{}' object", ty.name())));
    }
    let state = call_named(interp, this, "__getstate__", &[])?;
    let list_items = if is_list { iterate::iter(interp, this)? } else { Value::NONE };
    let dict_items = match is_dict {
        true => iterate::iter(interp, &call_named(interp, this, "items", &[])?)?,
        false => Value::NONE,
    };
    let parts = vec![new_object_function(interp), interp.tuple(arguments).into_value(), state, list_items, dict_items];
    Ok(interp.tuple(parts).into_value())
}

/// `copyreg.__newobj__`.
fn new_object_function(interp: &Interp) -> Value {
    let code = NativeCode::new(Method::function("__newobj__", "*args", |interp, args| {
        let Some(class) = args.positional().first() else {
            return Err(interp.type_error("__newobj__() missing 1 required positional argument: 'cls'"));
        };
        let new = attribute::get(interp, class, &interp.names.new)?;
        call::call(interp, &new, args)
    }));
    interp.allocate(&interp.types.native_function, NativeFunction { code, receiver: None, owner: None }).into_value()
}

/// `object.__getstate__()`: the attributes, with the declared slots in a second dict when there are any.
pub(super) fn get_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let attributes = match instance_dict(interp, this) {
        Some(dict) if !dict.table.is_empty() => copy(interp, &dict).into_value(),
        _ => Value::NONE,
    };
    let slots = interp.dict();
    for base in interp.type_of(this).mro().iter().filter(|base| base.has_flag(flags::MUTABLE)) {
        for name in class_slots::declared_names(interp, base) {
            let entry = base.dict().get_text(&name);
            if let Some(member) = entry.as_ref().and_then(|entry| entry.cast::<Member>())
                && let Some(value) = this.header().and_then(attributes_of).and_then(|attributes| attributes.place_read(member.place))
            {
                drop(slots.set_text(&member.name, value));
            }
        }
    }
    if slots.table.is_empty() {
        return Ok(attributes);
    }
    Ok(interp.tuple(vec![attributes, slots.into_value()]).into_value())
}

/// A new dict with the same entries.
pub(super) fn copy(interp: &Interp, dict: &Dict) -> Ref<Dict> {
    let copy = interp.dict();
    copy.table.swap(&dict.table.copy());
    copy
}
