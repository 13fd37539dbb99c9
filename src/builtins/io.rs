//! The module `_io`: what the streams in memory share, and their exception.
//!
//! `StringIO` is in `string_io`, `BytesIO` in `bytes_io`.

use crate::object::dict::Dict;
use crate::object::protocol::{attribute, call, iterate, number, truth};
use crate::object::ty::Type;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Raised, Ref};

use super::{bytes_io, file, string_io};

/// Fills the namespace of the module.
pub fn populate(interp: &Interp, namespace: &Ref<Dict>) {
    let types = &interp.types;
    install(interp);
    file::install(interp);
    let enter = |name: &str, value: Value| drop(namespace.set_text(&interp.intern(name), value));
    for (name, ty) in file::types(interp) {
        enter(name, ty);
    }
    // The same object as the built-in function.
    if let Some(open) = interp.builtins.get_text(&interp.intern("open")) {
        enter("open", open);
    }
    enter("StringIO", types.string_io.value());
    enter("BytesIO", types.bytes_io.value());
    enter("UnsupportedOperation", interp.exceptions.unsupported_operation.value());
    enter("DEFAULT_BUFFER_SIZE", Value::int_from_i32(8192));
}

/// Makes the types and the exception; a second time nothing happens.
pub(super) fn install(interp: &Interp) {
    if interp.types.string_io.get().is_none() {
        string_io::install(interp);
        bytes_io::install(interp);
    }
    if interp.exceptions.unsupported_operation.get().is_none() {
        let class = unsupported_operation(interp).expect("a class without a body");
        interp.exceptions.unsupported_operation.set(class);
    }
}

/// `class UnsupportedOperation(OSError, ValueError)`, of the module `io`.
fn unsupported_operation(interp: &Interp) -> Option<Ref<Type>> {
    let exceptions = &interp.exceptions;
    let bases = interp.tuple([exceptions.os_error.value(), exceptions.value_error.value()]).into_value();
    let body = interp.dict();
    drop(body.set_text(&interp.names.module, interp.intern("io").into_value()));
    let arguments = [interp.intern("UnsupportedOperation").into_value(), bases, body.into_value()];
    call::call_positional(interp, interp.types.type_.as_value(), &arguments).ok()?.into_ref()
}

/// Raises UnsupportedOperation.
#[cold]
pub(super) fn unsupported(interp: &Interp, operation: &str) -> Raised {
    let message = interp.text(operation).into_value();
    match call::call_positional(interp, interp.exceptions.unsupported_operation.as_value(), &[message]) {
        Ok(exception) => interp.raise(exception),
        Err(raised) => raised,
    }
}

/// `fileno()`, which no stream in memory has.
pub(super) fn file_number(interp: &Interp, _args: &Args<'_>) -> Outcome {
    Err(unsupported(interp, "fileno"))
}

/// `detach()`, which no stream in memory has.
pub(super) fn detach(interp: &Interp, _args: &Args<'_>) -> Outcome {
    Err(unsupported(interp, "detach"))
}

/// A size argument: `None` is -1, the value that means "all". May run Python.
pub(super) fn optional_size(interp: &Interp, value: &Value) -> Outcome<i64> {
    if value.is_none() {
        return Ok(-1);
    }
    if !number::has_index(interp, value) {
        let name = interp.type_of(value).name();
        return Err(interp.type_error(format!("argument should be integer or None, not '{name}'")));
    }
    number::to_i64(interp, value)
}

/// The most units that a size lets through.
pub(super) fn most(size: i64) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX)
}

/// ValueError when the attribute `closed` of a stream says so, as the base class of streams asks it. May run Python.
pub(super) fn check_open(interp: &Interp, stream: &Value) -> Outcome<()> {
    let closed = attribute::get(interp, stream, &interp.intern("closed"))?;
    if truth::is_true(interp, &closed)? { Err(interp.value_error("I/O operation on closed file.")) } else { Ok(()) }
}

/// `__enter__` and `__iter__`.
pub(super) fn open_itself(interp: &Interp, stream: &Value) -> Outcome {
    check_open(interp, stream)?;
    Ok(stream.clone())
}

/// `__exit__`: closes by the method, which a subclass may have replaced. May run Python.
pub(super) fn exit(interp: &Interp, args: &Args<'_>) -> Outcome {
    call::call_method(interp, &args[0], &interp.names.close, &[])
}

/// `writelines` by the method `write`. May run Python.
pub(super) fn write_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    check_open(interp, &args[0])?;
    iterate::for_each(interp, &args[1], |line| {
        call::call_method(interp, &args[0], &interp.names.write, &[line])?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}
