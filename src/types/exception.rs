//! `BaseException`: construction, arguments, chaining, notes, texts.
//!
//! The classes below it are in `exception_table`, the attributes that some of them declare in `exception_fields` and the files it names.

use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::list::List;
use crate::object::native::{Args, GetSet, Method};
use crate::object::protocol::attribute::{self, attributes_of};
use crate::object::protocol::{iterate, text};
use crate::object::slots::{Outcome, SlotFunction, SlotKey};
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::ty::TypeRef;
use crate::object::value::Value;

/// The special methods of `BaseException`.
pub(super) const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(new)),
    (SlotKey::Init, SlotFunction::Init(init)),
    (SlotKey::Repr, SlotFunction::Unary(repr)),
    (SlotKey::Str, SlotFunction::Unary(str)),
];

/// Construction alone, which most built-in classes repeat in their own namespace.
pub(super) const CONSTRUCTION: &[(SlotKey, SlotFunction)] =
    &[(SlotKey::New, SlotFunction::New(new)), (SlotKey::Init, SlotFunction::Init(init))];

/// The other methods of `BaseException`.
pub(super) const METHODS: &[Method] = &[
    Method::new("with_traceback", "object, /", with_traceback),
    Method::new("add_note", "object, /", add_note),
    Method::new("__reduce__", "", reduce),
    Method::new("__setstate__", "object, /", set_state),
];

/// The computed attributes of `BaseException`.
pub(super) const GETSET: &[GetSet] = &[
    super::object::DICT_ROW,
    GetSet::writable("args", get_args, set_args),
    GetSet::writable("__traceback__", get_traceback, set_traceback),
    GetSet::writable("__context__", get_context, set_context),
    GetSet::writable("__cause__", get_cause, set_cause),
    GetSet::writable("__suppress_context__", get_suppress_context, set_suppress_context),
];

/// The payload of an exception; descriptors and slots have checked the receiver.
pub(super) fn payload(exception: &Value) -> &Exception {
    exception.cast::<Exception>().expect("descriptors check their receiver")
}

/// `args` as a tuple.
pub(super) fn arguments(interp: &Interp, exception: &Value) -> Ref<Tuple> {
    payload(exception).args.get().unwrap_or_else(|| interp.empty_tuple.clone())
}

/// TypeError when keyword arguments are given.
pub(super) fn refuse_keywords(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() == 0 {
        return Ok(());
    }
    Err(interp.type_error(format!("{}() takes no keyword arguments", ty.name())))
}

/// `BaseException.__new__`: keeps the positional arguments and leaves keywords to `__init__`.
pub(super) fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let exception = Exception::new(interp.tuple(args.positional()));
    Ok(interp.allocate(ty, exception).into_value())
}

/// `BaseException.__init__`.
pub(super) fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    refuse_keywords(interp, interp.type_of(this), args)?;
    set_positional(interp, this, args);
    Ok(())
}

/// Makes the positional arguments `args`.
pub(super) fn set_positional(interp: &Interp, this: &Value, args: &Args<'_>) {
    let is_known = payload(this).args.get().is_some_and(|known| {
        let given = args.positional();
        known.len() == given.len() && known.items().iter().zip(given).all(|(known, given)| known.is(given))
    });
    // `__new__` has usually stored them already.
    if !is_known {
        payload(this).args.set(interp.tuple(args.positional()));
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let args = arguments(interp, this);
    // Without the module, whose name a built-in class carries in front.
    let name = interp.type_of(this).name_text().unwrap_or_else(|| interp.names.empty.clone());
    let shown = match args.items() {
        [only] => {
            let only = text::repr(interp, only)?;
            [b"(", only.as_bytes(), b")"].concat()
        }
        _ => text::repr(interp, args.as_value())?.as_bytes().to_vec(),
    };
    Ok(interp.text_from_wtf8(&[name.as_bytes(), &shown].concat()).into_value())
}

/// `BaseException.__str__`.
pub(super) fn str(interp: &Interp, this: &Value) -> Outcome {
    let args = arguments(interp, this);
    match args.items() {
        [] => Ok(interp.names.empty.value()),
        [only] => text::str(interp, only).map(Ref::into_value),
        _ => text::str(interp, args.as_value()).map(Ref::into_value),
    }
}

fn with_traceback(interp: &Interp, args: &Args<'_>) -> Outcome {
    set_traceback(interp, &args[0], Some(&args[1]))?;
    Ok(args[0].clone())
}

fn add_note(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (this, note) = (&args[0], &args[1]);
    if note.cast::<Str>().is_none() {
        let name = interp.type_of(note).name();
        return Err(interp.type_error(format!("note must be a str, not '{name}'")));
    }
    let notes = match attribute::try_get(interp, this, &interp.names.notes)? {
        Some(notes) => notes,
        None => {
            let notes = interp.list(Vec::new()).into_value();
            attribute::set(interp, this, &interp.names.notes, Some(&notes))?;
            notes
        }
    };
    match notes.cast::<List>() {
        Some(list) => list.items.push(note.clone()),
        None => return Err(interp.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Value::NONE)
}

/// The instance's `__dict__`, when it has one and something is in it.
pub(super) fn filled_dict(interp: &Interp, this: &Value) -> Option<Ref<Dict>> {
    let header = this.header()?;
    let dict = attributes_of(header)?.to_dict(&interp.heap, header.ty());
    if dict.table.is_empty() { None } else { Some(dict) }
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let arguments = arguments(interp, &args[0]);
    let state = filled_dict(interp, &args[0]);
    reduce_with(interp, &args[0], arguments, state.map(Ref::into_value))
}

/// What `__reduce__` answers: class, arguments and, when there is one, state.
pub(super) fn reduce_with(interp: &Interp, this: &Value, arguments: Ref<Tuple>, state: Option<Value>) -> Outcome {
    let mut parts = vec![interp.type_of(this).value(), arguments.into_value()];
    parts.extend(state);
    Ok(interp.tuple(parts).into_value())
}

fn set_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (this, state) = (&args[0], &args[1]);
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(dict) = state.to_ref::<Dict>() else {
        return Err(interp.type_error("state is not a dictionary"));
    };
    let mut number = 0;
    while let Some((found, key, value)) = dict.table.next_entry(number) {
        number = found + 1;
        let Some(name) = key.to_ref::<Str>() else {
            let name = interp.type_of(&key).name();
            return Err(interp.type_error(format!("attribute name must be string, not '{name}'")));
        };
        // May run Python, which may change the dict: the next entry is looked for anew.
        attribute::set(interp, this, &interp.intern_text(&name), Some(&value))?;
    }
    Ok(Value::NONE)
}

fn or_none(content: Option<Value>) -> Value {
    content.unwrap_or(Value::NONE)
}

fn some_unless_none(value: &Value) -> Option<Value> {
    if value.is_none() { None } else { Some(value.clone()) }
}

#[cold]
fn not_deletable(interp: &Interp, name: &str) -> crate::object::raise::Raised {
    interp.type_error(format!("{name} may not be deleted"))
}

fn get_args(interp: &Interp, this: &Value) -> Outcome {
    Ok(arguments(interp, this).into_value())
}

fn set_args(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else {
        return Err(not_deletable(interp, "args"));
    };
    let args = match value.to_ref::<Tuple>().filter(|_| interp.types.tuple.is_type_of(value)) {
        Some(tuple) => tuple,
        None => interp.tuple(iterate::collect(interp, value)?),
    };
    payload(this).args.set(args);
    Ok(())
}

fn get_traceback(_: &Interp, this: &Value) -> Outcome {
    Ok(or_none(payload(this).traceback.get()))
}

fn set_traceback(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else {
        return Err(not_deletable(interp, "__traceback__"));
    };
    if !value.is_none() && value.cast::<super::traceback::Traceback>().is_none() {
        return Err(interp.type_error("__traceback__ must be a traceback or None"));
    }
    drop(payload(this).traceback.replace(some_unless_none(value)));
    Ok(())
}

fn get_context(_: &Interp, this: &Value) -> Outcome {
    Ok(or_none(payload(this).context.get()))
}

fn set_context(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let value = chained(interp, value, "__context__", "exception context")?;
    drop(payload(this).context.replace(value));
    Ok(())
}

fn get_cause(_: &Interp, this: &Value) -> Outcome {
    Ok(or_none(payload(this).cause.get()))
}

fn set_cause(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let value = chained(interp, value, "__cause__", "exception cause")?;
    drop(payload(this).cause.replace(value));
    payload(this).suppress_context.set(true);
    Ok(())
}

/// Checks what is to become the context or cause: an exception, or `None` for none.
fn chained(interp: &Interp, value: Option<&Value>, name: &str, what: &str) -> Outcome<Option<Value>> {
    let Some(value) = value else {
        return Err(not_deletable(interp, name));
    };
    if value.is_none() || value.cast::<Exception>().is_some() {
        return Ok(some_unless_none(value));
    }
    Err(interp.type_error(format!("{what} must be None or derive from BaseException")))
}

fn get_suppress_context(_: &Interp, this: &Value) -> Outcome {
    Ok(Value::bool(payload(this).suppress_context.get()))
}

fn set_suppress_context(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else {
        return Err(interp.type_error("can't delete numeric/char attribute"));
    };
    let Some(truth) = value.as_bool() else {
        return Err(interp.type_error("attribute value type must be bool"));
    };
    payload(this).suppress_context.set(truth);
    Ok(())
}
