//! The type `code`.

use std::rc::Rc;

use crate::bytecode::code::{Code, CodeFlags};
use crate::object::builder::TypeSpec;
use crate::object::slots::SlotFunction;
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotKey, Value, address};

use super::code::CodeObject;

const SPEC: TypeSpec = TypeSpec {
    name: "code",
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare)),
        (SlotKey::Hash, SlotFunction::Hash(|_, this| Ok((address(this) >> 4) as i64))),
    ],
    getset: &[
        GetSet::read_only("co_name", |interp, this| Ok(interp.intern(&payload(this).code.name).into_value())),
        GetSet::read_only("co_qualname", |interp, this| Ok(interp.intern(&payload(this).code.qualified_name).into_value())),
        GetSet::read_only("co_filename", |interp, this| Ok(interp.intern(&payload(this).code.filename).into_value())),
        GetSet::read_only("co_firstlineno", |interp, this| Ok(interp.int(i64::from(payload(this).code.first_line)))),
        GetSet::read_only("co_argcount", |interp, this| Ok(interp.int(i64::from(payload(this).code.argument_count)))),
        GetSet::read_only("co_posonlyargcount", |interp, this| Ok(interp.int(i64::from(payload(this).code.positional_only_count)))),
        GetSet::read_only("co_kwonlyargcount", |interp, this| Ok(interp.int(i64::from(payload(this).code.keyword_only_count)))),
        GetSet::read_only("co_nlocals", |interp, this| Ok(interp.int_from_usize(payload(this).local_names.len()))),
        GetSet::read_only("co_flags", |interp, this| Ok(interp.int(i64::from(payload(this).code.flags.0 & 0xFFF_FFFF)))),
        GetSet::read_only("co_varnames", |interp, this| Ok(names(interp, &payload(this).local_names))),
        GetSet::read_only("co_freevars", |interp, this| Ok(names(interp, &payload(this).free_names))),
        GetSet::read_only("co_names", |interp, this| Ok(names(interp, &payload(this).names))),
        GetSet::read_only("co_consts", |interp, this| Ok(interp.tuple(payload(this).constants.to_vec()).into_value())),
        GetSet::read_only("co_cellvars", cell_names),
    ],
    methods: &[
        Method::new("co_positions", "", |interp, args| positions(interp, &args[0])),
        Method::new("replace", "*args, **changes", replace),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<CodeObject>(&interp.types.code, &interp.types.object, &SPEC);
}

fn payload(this: &Value) -> &CodeObject {
    this.cast::<CodeObject>().expect("a method of code")
}

fn names(interp: &Interp, names: &[crate::object::Ref<crate::object::Str>]) -> Value {
    let names: Vec<Value> = names.iter().map(|name| name.value()).collect();
    interp.tuple(names).into_value()
}

fn cell_names(interp: &Interp, this: &Value) -> Outcome {
    let code = payload(this);
    let cells: Vec<Value> =
        code.code.cell_locals.iter().filter_map(|register| Some(code.local_names.get(*register as usize)?.value())).collect();
    Ok(interp.tuple(cells).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let code = &payload(this).code;
    let text = format!("<code object {} at {:#x}, file \"{}\", line {}>", code.name, address(this), code.filename, code.first_line);
    Ok(interp.text(text).into_value())
}

fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    Ok(match op {
        CompareOp::Equal => Value::bool(this.is(other)),
        CompareOp::NotEqual => Value::bool(!this.is(other)),
        _ => Value::NOT_IMPLEMENTED,
    })
}

/// One tuple (line, end_line, column, end_column) for each instruction word.
fn positions(interp: &Interp, this: &Value) -> Outcome {
    let code = &payload(this).code;
    let tuples: Vec<Value> = (0..code.words.len() as u32)
        .map(|word| {
            let position = crate::bytecode::positions::position_at(&code.positions, word);
            let parts = [position.line, position.end_line, position.column, position.end_column].map(|part| interp.int(i64::from(part)));
            interp.tuple(parts).into_value()
        })
        .collect();
    crate::object::protocol::iterate::iter(interp, interp.list(tuples).as_value())
}

/// `code.replace(...)`: a copy that differs in its names, its file or whether its generators can be awaited. Other changes could break what
/// the machine relies on.
fn replace(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = payload(&args[0]);
    let mut code = (*this.code).clone();
    if args.positional().len() > 1 {
        return Err(interp.type_error("replace() takes no positional arguments"));
    }
    for (name, value) in args.keywords() {
        let shown = name.cast::<crate::object::Str>().map_or_else(String::new, |name| name.to_lossy().into_owned());
        if let Some(place) = text_field(&mut code, &shown) {
            let Some(text) = value.cast::<crate::object::Str>() else {
                let given = if value.is_none() { "None".into() } else { interp.type_of(value).name() };
                let message = format!("replace() argument '{shown}' must be str, not {given}");
                return Err(interp.type_error(message));
            };
            *place = text.to_lossy().into();
            continue;
        }
        let changed = value.as_small_int().filter(|_| shown == "co_flags").map(|flags| flags ^ i64::from(code.flags.0 & 0xFFF_FFFF));
        match changed {
            Some(0) => {}
            Some(bit) if bit == i64::from(CodeFlags::ITERABLE_COROUTINE.0) => code.flags.0 ^= CodeFlags::ITERABLE_COROUTINE.0,
            _ => return Err(interp.not_implemented_error(format!("code.replace() of {shown} is not supported"))),
        }
    }
    Ok(super::code::link(interp, &Rc::new(code)).into_value())
}

/// The part of a code that is a text, by the name of its attribute.
fn text_field<'c>(code: &'c mut Code, name: &str) -> Option<&'c mut Rc<str>> {
    match name {
        "co_name" => Some(&mut code.name),
        "co_qualname" => Some(&mut code.qualified_name),
        "co_filename" => Some(&mut code.filename),
        _ => None,
    }
}
