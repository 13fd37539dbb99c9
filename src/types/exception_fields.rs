//! The attributes that built-in exceptions declare, and the constructors and texts that go with them: StopIteration, SystemExit,
//! AttributeError, NameError, ImportError, KeyError. OSError, SyntaxError and the Unicode errors have files of their own.

use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::native::{Args, GetSet, Method};
use crate::object::protocol::text;
use crate::object::raise::field;
use crate::object::slots::{Outcome, SlotFunction, SlotKey};
use crate::object::string::Str;
use crate::object::table::Table;
use crate::object::value::Value;

use super::exception::{self, arguments, filled_dict, payload, reduce_with, refuse_keywords, set_positional};

/// Place of `ImportError.name_from`.
pub const NAME_FROM: usize = 2;
/// Place of `ImportError.msg`.
const IMPORT_MESSAGE: usize = 3;

/// A row for the declared attribute at a place. As CPython's members it reads as `None` when it is not set or was deleted.
pub(super) const fn declared<const PLACE: usize>(name: &'static str) -> GetSet {
    GetSet::writable(name, get_declared::<PLACE>, set_declared::<PLACE>)
}

/// As `declared`, but scripts cannot set it.
pub(super) const fn declared_read_only<const PLACE: usize>(name: &'static str) -> GetSet {
    GetSet::writable(name, get_declared::<PLACE>, refuse_set)
}

fn get_declared<const PLACE: usize>(_: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).field(PLACE).unwrap_or(Value::NONE))
}

fn set_declared<const PLACE: usize>(_: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    payload(this).set_field(PLACE, value.cloned());
    Ok(())
}

fn refuse_set(interp: &Interp, this: &Value, _: Option<&Value>) -> Outcome<()> {
    Err(interp.attribute_error(this, &Value::NONE, "readonly attribute"))
}

/// The special methods of StopIteration.
pub(super) const STOP_ITERATION_SLOTS: &[(SlotKey, SlotFunction)] = &[(SlotKey::Init, SlotFunction::Init(stop_iteration_init))];
/// The attributes of StopIteration.
pub(super) const STOP_ITERATION_FIELDS: &[GetSet] = &[declared::<{ field::VALUE }>("value")];

fn stop_iteration_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    exception::init(interp, this, args)?;
    payload(this).set_field(field::VALUE, args.positional().first().cloned());
    Ok(())
}

/// The special methods of SystemExit.
pub(super) const SYSTEM_EXIT_SLOTS: &[(SlotKey, SlotFunction)] = &[(SlotKey::Init, SlotFunction::Init(system_exit_init))];
/// The attributes of SystemExit.
pub(super) const SYSTEM_EXIT_FIELDS: &[GetSet] = &[declared::<{ field::VALUE }>("code")];

fn system_exit_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    exception::init(interp, this, args)?;
    let code = match args.positional() {
        [] => return Ok(()),
        [only] => only.clone(),
        _ => arguments(interp, this).into_value(),
    };
    payload(this).set_field(field::VALUE, Some(code));
    Ok(())
}

/// Stores positional arguments as `args` and keyword arguments in the fields they name; TypeError for other keywords.
fn init_with_keywords(interp: &Interp, this: &Value, args: &Args<'_>, known: &[(&str, usize)]) -> Outcome<()> {
    for (name, _) in args.keywords() {
        let name = name.cast::<Str>().map_or_else(String::new, |name| name.to_lossy().into_owned());
        if !known.iter().any(|(known, _)| *known == name) {
            let class = interp.type_of(this).name();
            return Err(interp.type_error(format!("{class}() got an unexpected keyword argument '{name}'")));
        }
    }
    set_positional(interp, this, args);
    for (name, place) in known {
        payload(this).set_field(*place, args.keyword(name).cloned());
    }
    Ok(())
}

/// The special methods of AttributeError.
pub(super) const ATTRIBUTE_ERROR_SLOTS: &[(SlotKey, SlotFunction)] = &[(SlotKey::Init, SlotFunction::Init(attribute_error_init))];
/// The attributes of AttributeError.
pub(super) const ATTRIBUTE_ERROR_FIELDS: &[GetSet] = &[declared::<{ field::NAME }>("name"), declared::<{ field::OBJECT }>("obj")];
/// The methods of AttributeError.
pub(super) const ATTRIBUTE_ERROR_METHODS: &[Method] =
    &[Method::new("__getstate__", "", attribute_error_get_state), Method::new("__reduce__", "", attribute_error_reduce)];

fn attribute_error_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    init_with_keywords(interp, this, args, &[("name", field::NAME), ("obj", field::OBJECT)])
}

/// The name and the arguments; `obj` is left out because it may be anything, as in CPython.
fn attribute_error_get_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let name = payload(this).field(field::NAME);
    let instance = filled_dict(interp, this);
    if name.is_none() && instance.is_none() {
        return Ok(Value::NONE);
    }
    let state = copy_or_empty(interp, instance);
    if let Some(name) = name {
        drop(state.set_text(&interp.intern("name"), name));
    }
    drop(state.set_text(&interp.intern("args"), arguments(interp, this).into_value()));
    Ok(state.into_value())
}

fn attribute_error_reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let state = attribute_error_get_state(interp, args)?;
    reduce_with(interp, &args[0], arguments(interp, &args[0]), Some(state))
}

fn copy_or_empty(interp: &Interp, dict: Option<Ref<Dict>>) -> Ref<Dict> {
    let table = dict.map_or_else(Table::new, |dict| dict.table.copy());
    interp.allocate(&interp.types.dict, Dict { table })
}

/// The special methods of NameError.
pub(super) const NAME_ERROR_SLOTS: &[(SlotKey, SlotFunction)] = &[(SlotKey::Init, SlotFunction::Init(name_error_init))];
/// The attributes of NameError.
pub(super) const NAME_ERROR_FIELDS: &[GetSet] = &[declared::<{ field::NAME }>("name")];

fn name_error_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    init_with_keywords(interp, this, args, &[("name", field::NAME)])
}

/// The special methods of ImportError.
pub(super) const IMPORT_ERROR_SLOTS: &[(SlotKey, SlotFunction)] =
    &[(SlotKey::Init, SlotFunction::Init(import_error_init)), (SlotKey::Str, SlotFunction::Unary(import_error_str))];
/// The attributes of ImportError.
pub(super) const IMPORT_ERROR_FIELDS: &[GetSet] = &[
    GetSet::writable("msg", get_import_message, set_declared::<IMPORT_MESSAGE>),
    declared::<{ field::NAME }>("name"),
    declared::<{ field::OBJECT }>("path"),
    declared::<NAME_FROM>("name_from"),
];
/// The methods of ImportError.
pub(super) const IMPORT_ERROR_METHODS: &[Method] = &[Method::new("__reduce__", "", import_error_reduce)];
const IMPORT_KEYWORDS: &[(&str, usize)] = &[("name", field::NAME), ("path", field::OBJECT), ("name_from", NAME_FROM)];

fn import_error_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    init_with_keywords(interp, this, args, IMPORT_KEYWORDS)?;
    let message = match args.positional() {
        [only] => Some(only.clone()),
        _ => None,
    };
    payload(this).set_field(IMPORT_MESSAGE, message);
    Ok(())
}

fn get_import_message(interp: &Interp, this: &Value) -> Outcome {
    // An exception that natives raise has not gone through `__init__`, so the place does not exist.
    if payload(this).fields.len() > IMPORT_MESSAGE {
        return get_declared::<IMPORT_MESSAGE>(interp, this);
    }
    match arguments(interp, this).items() {
        [only] => Ok(only.clone()),
        _ => Ok(Value::NONE),
    }
}

fn import_error_str(interp: &Interp, this: &Value) -> Outcome {
    match payload(this).field(IMPORT_MESSAGE) {
        Some(message) if interp.types.str.is_type_of(&message) => Ok(message),
        _ => exception::str(interp, this),
    }
}

fn import_error_reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let given: Vec<_> =
        IMPORT_KEYWORDS.iter().filter_map(|(name, place)| Some((interp.intern(name), payload(this).field(*place)?))).collect();
    let instance = filled_dict(interp, this);
    if given.is_empty() {
        return reduce_with(interp, this, arguments(interp, this), instance.map(Into::into));
    }
    let state = copy_or_empty(interp, instance);
    for (name, value) in given {
        drop(state.set_text(&name, value));
    }
    reduce_with(interp, this, arguments(interp, this), Some(state.into_value()))
}

/// The special methods of KeyError.
pub(super) const KEY_ERROR_SLOTS: &[(SlotKey, SlotFunction)] =
    &[(SlotKey::Init, SlotFunction::Init(exception::init)), (SlotKey::Str, SlotFunction::Unary(key_error_str))];

/// A single key shows as its repr, so that `KeyError('')` has a text.
fn key_error_str(interp: &Interp, this: &Value) -> Outcome {
    match arguments(interp, this).items() {
        [only] => text::repr(interp, only).map(Into::into),
        _ => exception::str(interp, this),
    }
}

/// An `__init__` that takes positional arguments only, for the classes that read them afterwards.
pub(super) fn init_positional<'a>(interp: &Interp, this: &Value, args: &Args<'a>) -> Outcome<&'a [Value]> {
    refuse_keywords(interp, interp.type_of(this), args)?;
    set_positional(interp, this, args);
    Ok(args.positional())
}
