//! `isinstance` and `issubclass`: classes, tuples of them, unions, `__instancecheck__`, and objects that only pretend to be classes.

use crate::object::dispatch::call_special;
use crate::object::protocol::{attribute, truth};
use crate::object::tuple::Tuple;
use crate::object::ty::Type;
use crate::object::{Interp, Outcome, Value};

use super::union::Union;

const INSTANCE_ARGUMENT: &str = "isinstance() arg 2 must be a type, a tuple of types, or a union";
const SUBCLASS_ARGUMENT: &str = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/// `isinstance(value, class)`. May run Python.
pub fn is_instance(interp: &Interp, value: &Value, class: &Value) -> Outcome<bool> {
    if let Some(ty) = class.cast::<Type>() {
        if std::ptr::eq(&**interp.type_of(value), ty) {
            return Ok(true);
        }
        if interp.types.type_.is_type_of(class) {
            return is_instance_by_class(interp, value, class);
        }
    }
    if let Some(alternatives) = alternatives(class) {
        let _level = interp.enter_native(" in __instancecheck__")?;
        return any(&alternatives, |alternative| is_instance(interp, value, alternative));
    }
    match call_special(interp, class, &interp.names.instancecheck, &[value])? {
        Some(answer) => truth::is_true(interp, &answer),
        None => is_instance_by_class(interp, value, class),
    }
}

/// The members of a tuple or union.
fn alternatives(class: &Value) -> Option<Value> {
    if class.cast::<Tuple>().is_some() {
        return Some(class.clone());
    }
    class.cast::<Union>().map(|union| union.arguments.value())
}

fn any(alternatives: &Value, mut test: impl FnMut(&Value) -> Outcome<bool>) -> Outcome<bool> {
    for alternative in alternatives.cast::<Tuple>().map_or(&[] as &[Value], Tuple::items) {
        if test(alternative)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `type.__instancecheck__`: by the type of the value, then by what it says its class is.
pub fn is_instance_by_class(interp: &Interp, value: &Value, class: &Value) -> Outcome<bool> {
    if let Some(class) = class.to_ref::<Type>() {
        if interp.type_of(value).is_subtype(&class) {
            return Ok(true);
        }
        let pretended = attribute::try_get(interp, value, &interp.names.class)?;
        return Ok(match pretended.as_ref().and_then(|pretended| pretended.cast::<Type>()) {
            Some(pretended) => pretended.is_subtype(&class),
            None => false,
        });
    }
    check_class(interp, class, INSTANCE_ARGUMENT)?;
    match attribute::try_get(interp, value, &interp.names.class)? {
        Some(pretended) => is_abstract_subclass(interp, &pretended, class),
        None => Ok(false),
    }
}

/// `issubclass(derived, class)`. May run Python.
pub fn is_subclass(interp: &Interp, derived: &Value, class: &Value) -> Outcome<bool> {
    if interp.types.type_.is_type_of(class) {
        return if derived.is(class) { Ok(true) } else { is_subclass_by_class(interp, derived, class) };
    }
    if let Some(alternatives) = alternatives(class) {
        let _level = interp.enter_native(" in __subclasscheck__")?;
        return any(&alternatives, |alternative| is_subclass(interp, derived, alternative));
    }
    match call_special(interp, class, &interp.names.subclasscheck, &[derived])? {
        Some(answer) => truth::is_true(interp, &answer),
        None => is_subclass_by_class(interp, derived, class),
    }
}

/// `type.__subclasscheck__`.
pub fn is_subclass_by_class(interp: &Interp, derived: &Value, class: &Value) -> Outcome<bool> {
    if let (Some(derived), Some(class)) = (derived.cast::<Type>(), class.to_ref::<Type>()) {
        return Ok(derived.is_subtype(&class));
    }
    check_class(interp, derived, "issubclass() arg 1 must be a class")?;
    check_class(interp, class, SUBCLASS_ARGUMENT)?;
    is_abstract_subclass(interp, derived, class)
}

/// The `__bases__` of anything that has a tuple there.
fn bases_of(interp: &Interp, class: &Value) -> Outcome<Option<Value>> {
    let bases = attribute::try_get(interp, class, &interp.intern("__bases__"))?;
    Ok(bases.filter(|bases| bases.cast::<Tuple>().is_some()))
}

fn check_class(interp: &Interp, class: &Value, message: &str) -> Outcome<()> {
    match bases_of(interp, class)? {
        Some(_) => Ok(()),
        None => Err(interp.type_error(message)),
    }
}

fn is_abstract_subclass(interp: &Interp, derived: &Value, class: &Value) -> Outcome<bool> {
    if derived.is(class) {
        return Ok(true);
    }
    let _level = interp.enter_native(" in __issubclass__")?;
    match bases_of(interp, derived)? {
        Some(bases) => any(&bases, |base| is_abstract_subclass(interp, base, class)),
        None => Ok(false),
    }
}
