//! The type `function`.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::slots::SlotFunction;
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Outcome, Ref, SlotKey, Str, Value, address};
use crate::types::cell::CellObject;

use super::call::call_function;
use super::code::CodeObject;
use super::function::Function;

const SPEC: TypeSpec = TypeSpec {
    name: "function",
    flags: flags::HAS_DICT | flags::METHOD | flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Call, SlotFunction::Call(call_function)),
        (SlotKey::Get, SlotFunction::Get(get)),
        (SlotKey::New, SlotFunction::New(new)),
    ],
    getset: &[
        GetSet::writable("__name__", |_, this| text(&payload(this).name), set_name),
        GetSet::writable("__qualname__", |_, this| text(&payload(this).qualified_name), set_qualified_name),
        GetSet::writable("__module__", |_, this| optional(&payload(this).module), |_, this, value| set(&payload(this).module, value)),
        GetSet::writable(
            "__doc__",
            |_, this| optional(&payload(this).documentation),
            |_, this, value| set(&payload(this).documentation, value),
        ),
        GetSet::writable("__code__", |_, this| Ok(payload(this).code().into_value()), set_code),
        GetSet::writable("__defaults__", get_defaults, set_defaults),
        GetSet::writable("__kwdefaults__", get_keyword_defaults, set_keyword_defaults),
        GetSet::writable("__annotations__", get_annotations, set_annotations),
        GetSet::writable("__type_params__", get_type_parameters, |_, this, value| set(&payload(this).type_parameters, value)),
        GetSet::read_only("__globals__", |_, this| Ok(payload(this).globals.value())),
        GetSet::read_only("__builtins__", |interp, _| Ok(interp.builtins.value())),
        GetSet::read_only("__closure__", get_closure),
        GetSet::writable("__dict__", crate::types::object::get_dict, crate::types::object::set_dict),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<Function>(&interp.types.function, &interp.types.object, &SPEC);
}

fn payload(this: &Value) -> &Function {
    this.cast::<Function>().expect("a method of function")
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let text = format!("<function {} at {:#x}>", payload(this).qualified_name_text(), address(this));
    Ok(interp.text(text).into_value())
}

fn get(interp: &Interp, function: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    match instance {
        Some(instance) if !instance.is_none() => Ok(crate::object::dispatch::bind_method(interp, function.clone(), instance)),
        _ => Ok(function.clone()),
    }
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`.
fn new(interp: &Interp, _ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let signature = crate::object::signature::Signature::parse(interp, "code, globals, name=None, argdefs=None, closure=None");
    let bound = crate::object::signature::bind_new(interp, "function", &signature, args)?;
    let type_name = |value: &Value| interp.type_of(value).name();
    let Some(code) = bound[0].to_ref::<CodeObject>() else {
        return Err(interp.type_error(format!("function() argument 'code' must be code, not {}", type_name(&bound[0]))));
    };
    let Some(globals) = bound[1].to_ref::<Dict>() else {
        return Err(interp.type_error(format!("function() argument 'globals' must be dict, not {}", type_name(&bound[1]))));
    };
    let closure = closure_cells(interp, &code, &bound[4])?;
    let function = Function::new(interp, code, globals, closure);
    if let Some(name) = bound[2].to_ref::<Str>() {
        function.name.set(name);
    }
    drop(function.defaults.replace(bound[3].to_ref::<Tuple>()));
    Ok(interp.allocate(&interp.types.function, function).into_value())
}

fn closure_cells(interp: &Interp, code: &CodeObject, closure: &Value) -> Outcome<Box<[Ref<CellObject>]>> {
    let needed = code.free_names.len();
    let items = match closure.cast::<Tuple>() {
        Some(tuple) => tuple.items(),
        None if closure.is_none() && needed == 0 => &[],
        None if closure.is_none() => return Err(interp.type_error("arg 5 (closure) must be tuple")),
        None => return Err(interp.type_error("arg 5 (closure) must be None or tuple")),
    };
    if items.len() != needed {
        let name = &code.code.name;
        return Err(interp.value_error(format!("{name} requires closure of length {needed}, not {}", items.len())));
    }
    let cell = |item: &Value| {
        let name = interp.type_of(item).name();
        item.to_ref::<CellObject>().ok_or_else(|| interp.type_error(format!("arg 5 (closure) expected cell, found {name}")))
    };
    items.iter().map(cell).collect()
}

fn text(slot: &crate::object::cell::Slot<Ref<Str>>) -> Outcome {
    Ok(slot.get().map_or(Value::NONE, Ref::into_value))
}

fn optional(slot: &crate::object::cell::Slot<Value>) -> Outcome {
    Ok(slot.get().unwrap_or(Value::NONE))
}

fn set(slot: &crate::object::cell::Slot<Value>, value: Option<&Value>) -> Outcome<()> {
    drop(slot.replace(value.cloned()));
    Ok(())
}

fn set_name(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    match value.and_then(Value::to_ref::<Str>) {
        Some(name) => payload(this).name.set(name),
        None => return Err(interp.type_error("__name__ must be set to a string object")),
    }
    Ok(())
}

fn set_qualified_name(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    match value.and_then(Value::to_ref::<Str>) {
        Some(name) => payload(this).qualified_name.set(name),
        None => return Err(interp.type_error("__qualname__ must be set to a string object")),
    }
    Ok(())
}

fn set_code(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(code) = value.and_then(Value::to_ref::<CodeObject>) else {
        return Err(interp.type_error("__code__ must be set to a code object"));
    };
    let function = payload(this);
    let (have, needs) = (function.closure.len(), code.free_names.len());
    if have != needs {
        let name = function.name_text();
        return Err(interp.value_error(format!("{name}() requires a code object with {have} free vars, not {needs}")));
    }
    function.set_code(code);
    Ok(())
}

fn get_defaults(_interp: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).defaults.get().map_or(Value::NONE, Ref::into_value))
}

fn set_defaults(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let defaults = match value.filter(|value| !value.is_none()) {
        None => None,
        Some(value) => Some(value.to_ref::<Tuple>().ok_or_else(|| interp.type_error("__defaults__ must be set to a tuple object"))?),
    };
    drop(payload(this).defaults.replace(defaults));
    Ok(())
}

fn get_keyword_defaults(_interp: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).keyword_defaults.get().map_or(Value::NONE, Ref::into_value))
}

fn set_keyword_defaults(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let defaults = match value.filter(|value| !value.is_none()) {
        None => None,
        Some(value) => Some(value.to_ref::<Dict>().ok_or_else(|| interp.type_error("__kwdefaults__ must be set to a dict object"))?),
    };
    drop(payload(this).keyword_defaults.replace(defaults));
    Ok(())
}

fn get_annotations(interp: &Interp, this: &Value) -> Outcome {
    let function = payload(this);
    if let Some(annotations) = function.annotations.get() {
        return Ok(annotations);
    }
    let fresh = interp.dict().into_value();
    function.annotations.set(fresh.clone());
    Ok(fresh)
}

fn set_annotations(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let value = value.filter(|value| !value.is_none());
    if value.is_some_and(|value| value.cast::<Dict>().is_none()) {
        return Err(interp.type_error("__annotations__ must be set to a dict object"));
    }
    drop(payload(this).annotations.replace(value.cloned()));
    Ok(())
}

fn get_type_parameters(interp: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).type_parameters.get().unwrap_or_else(|| interp.empty_tuple.value()))
}

fn get_closure(interp: &Interp, this: &Value) -> Outcome {
    let closure = &payload(this).closure;
    if closure.is_empty() {
        return Ok(Value::NONE);
    }
    let cells: Vec<Value> = closure.iter().map(|cell| cell.value()).collect();
    Ok(interp.tuple(cells).into_value())
}
