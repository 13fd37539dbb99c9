//! What the tests of the class machinery share: an interpreter, classes made through the call of `type`, expected errors.
#![cfg(test)]

use crate::object::bootstrap;
use crate::object::builder::TypeSpec;
use crate::object::exception::Exception;
use crate::object::header::Ref;
use crate::object::host::Nothing;
use crate::object::integer::Int;
use crate::object::interp::Late;
use crate::object::native::NativeFn;
use crate::object::protocol::{attribute, call, text};
use crate::object::string::Str;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, Interp, Method, Outcome, Value};

/// An interpreter with all types; those exceptions that no module of this crate has made yet are made plainly.
pub fn interpreter() -> Interp {
    let interp = bootstrap::interpreter(Box::new(Nothing));
    super::install(&interp);
    let exceptions = &interp.exceptions;
    let places: [(&Late<TypeRef>, &'static str); 8] = [
        (&exceptions.base_exception, "BaseException"),
        (&exceptions.attribute_error, "AttributeError"),
        (&exceptions.type_error, "TypeError"),
        (&exceptions.value_error, "ValueError"),
        (&exceptions.runtime_error, "RuntimeError"),
        (&exceptions.stop_iteration, "StopIteration"),
        (&exceptions.reference_error, "ReferenceError"),
        (&exceptions.key_error, "KeyError"),
    ];
    for (place, name) in places {
        if place.get().is_none() {
            let spec = TypeSpec { name, flags: flags::BASE | flags::EXCEPTION | flags::HAS_DICT, ..TypeSpec::EMPTY };
            interp.define::<Exception>(place, &interp.types.object, &spec);
        }
    }
    if interp.types.int.get().is_none() {
        interp.define::<Int>(&interp.types.int, &interp.types.object, &TypeSpec { name: "int", ..TypeSpec::EMPTY });
        let quoted = |interp: &Interp, this: &Value| {
            let text = this.cast::<Str>().map_or_else(String::new, |text| text.to_lossy().into_owned());
            Ok(interp.text(format!("'{text}'")).into_value())
        };
        interp.types.str.slots.repr.set(Some(quoted));
        interp.types.str.slots.str.set(Some(|_, this| Ok(this.clone())));
    }
    interp
}

/// A native function as a method of a class made in a test: gets the receiver as first argument.
pub fn method(interp: &Interp, owner: &TypeRef, name: &'static str, signature: &'static str, function: NativeFn) -> Value {
    use crate::object::callable::{MethodDescriptor, NativeCode};
    let code = NativeCode::new(Method::new(name, signature, function));
    interp.allocate(&interp.types.method_descriptor, MethodDescriptor { code, owner: owner.clone() }).into_value()
}

/// `type(name, bases, entries)`.
pub fn class(interp: &Interp, name: &str, bases: &[&TypeRef], entries: &[(&str, Value)]) -> Outcome<TypeRef> {
    let dict = interp.dict();
    for (name, value) in entries {
        drop(dict.set_text(&interp.intern(name), value.clone()));
    }
    let bases: Vec<Value> = bases.iter().map(|base| base.value()).collect();
    let arguments = [interp.text(name).into_value(), interp.tuple(bases).into_value(), dict.into_value()];
    let class = call::call_positional(interp, interp.types.type_.as_value(), &arguments)?;
    Ok(class.into_ref().expect("type() makes a type"))
}

/// An instance made by calling a class without arguments.
pub fn instance(interp: &Interp, class: &TypeRef) -> Value {
    call::call(interp, class.as_value(), &Args::EMPTY).expect("the class takes no arguments")
}

/// `value.name`.
pub fn get(interp: &Interp, value: &Value, name: &str) -> Outcome {
    attribute::get(interp, value, &interp.intern(name))
}

/// `value.name = content`.
pub fn set(interp: &Interp, value: &Value, name: &str, content: &Value) -> Outcome<()> {
    attribute::set(interp, value, &interp.intern(name), Some(content))
}

/// `repr(value)`.
pub fn shown(interp: &Interp, value: &Value) -> String {
    text::repr_string(interp, value).expect("has a repr")
}

/// The message of the exception that an outcome announces.
pub fn message<T>(interp: &Interp, outcome: Outcome<T>) -> String {
    let Err(raised) = outcome else { panic!("nothing was raised") };
    let exception = interp.take_raised(raised);
    let args = exception.cast::<Exception>().and_then(|payload| payload.args.get()).expect("has arguments");
    let first = args.items().first().map(|first| text::str(interp, first).expect("is a text"));
    format!("{}: {}", interp.type_of(&exception).name(), first.map_or_else(String::new, |text: Ref<_>| text.to_lossy().into_owned()))
}
