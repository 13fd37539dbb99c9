//! `OSError`: its arguments, the subclass that an error number stands for, its text.
//!
//! A subclass that has an `__init__` of its own and not its own `__new__` gets its arguments there, as in CPython; otherwise
//! `__new__` reads them, because it has to choose the class.

use crate::object::exception::Exception;
use crate::object::header::Ref;
use crate::object::host;
use crate::object::interp::{Interp, Late};
use crate::object::native::{Args, GetSet, Method};
use crate::object::protocol::{number, text};
use crate::object::raise::Raised;
use crate::object::slots::{InitFn, NewFn, Outcome, SlotFunction, SlotKey};
use crate::object::ty::TypeRef;
use crate::object::value::Value;

use super::exception::{self, arguments, filled_dict, payload, reduce_with, refuse_keywords, set_positional};
use super::exception_fields::declared;

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;
/// An int once it is set; see `get_characters_written`.
const CHARACTERS_WRITTEN: usize = 4;

/// The special methods of OSError.
pub(super) const SLOTS: &[(SlotKey, SlotFunction)] =
    &[(SlotKey::New, SlotFunction::New(new)), (SlotKey::Init, SlotFunction::Init(init)), (SlotKey::Str, SlotFunction::Unary(str))];
/// Construction alone, for the subclasses.
pub(super) const CONSTRUCTION: &[(SlotKey, SlotFunction)] = &[(SlotKey::Init, SlotFunction::Init(init))];
/// The methods of OSError.
pub(super) const METHODS: &[Method] = &[Method::new("__reduce__", "", reduce)];
/// The attributes of OSError.
pub(super) const FIELDS: &[GetSet] = &[
    declared::<ERRNO>("errno"),
    declared::<STRERROR>("strerror"),
    declared::<FILENAME>("filename"),
    declared::<FILENAME2>("filename2"),
    GetSet::writable("characters_written", get_characters_written, set_characters_written),
];

/// The class that an error number stands for.
fn class_of_errno(interp: &Interp, errno: i64) -> Option<&Late<TypeRef>> {
    let exceptions = &interp.exceptions;
    let class = match i32::try_from(errno).ok()? {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &exceptions.blocking_io_error,
        libc::EPIPE | libc::ESHUTDOWN => &exceptions.broken_pipe_error,
        libc::ECHILD => &exceptions.child_process_error,
        libc::ECONNABORTED => &exceptions.connection_aborted_error,
        libc::ECONNREFUSED => &exceptions.connection_refused_error,
        libc::ECONNRESET => &exceptions.connection_reset_error,
        libc::EEXIST => &exceptions.file_exists_error,
        libc::ENOENT => &exceptions.file_not_found_error,
        libc::EISDIR => &exceptions.is_a_directory_error,
        libc::ENOTDIR => &exceptions.not_a_directory_error,
        libc::EINTR => &exceptions.interrupted_error,
        libc::EPERM | libc::EACCES => &exceptions.permission_error,
        libc::ESRCH => &exceptions.process_lookup_error,
        libc::ETIMEDOUT => &exceptions.timeout_error,
        _ => return None,
    };
    Some(class)
}

impl Interp {
    /// Raises OSError, or the subclass for the error number, as the operating system reported it.
    #[cold]
    pub fn os_error(&self, errno: i32, message: impl AsRef<str>, filename: Option<&Value>) -> Raised {
        let class = class_of_errno(self, i64::from(errno)).unwrap_or(&self.exceptions.os_error);
        let mut given = vec![Value::int_from_i32(errno), self.text(message).into_value()];
        given.extend(filename.cloned());
        let exception = self.allocate(class, Exception::new(self.empty_tuple.clone())).into_value();
        match read_arguments(self, &exception, &given) {
            Ok(()) => self.raise(exception),
            Err(raised) => raised,
        }
    }
}

impl Interp {
    /// Raises what an error of the host means to scripts.
    #[cold]
    pub fn host_error(&self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        self.os_error(host::error_number(error), host::error_text(error), filename)
    }
}

/// Whether instances of `ty` read their arguments in `__init__`.
fn reads_in_init(ty: &TypeRef) -> bool {
    let has_own_init = ty.slots.init.get().is_some_and(|function| !std::ptr::fn_addr_eq(function, init as InitFn));
    has_own_init && ty.slots.new.get().is_some_and(|function| std::ptr::fn_addr_eq(function, new as NewFn))
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if reads_in_init(ty) {
        return Ok(interp.allocate(ty, Exception::new(interp.empty_tuple.clone())).into_value());
    }
    refuse_keywords(interp, ty, args)?;
    let given = args.positional();
    let errno = given.first().filter(|_| has_errno(given)).and_then(Value::as_int).and_then(|errno| errno.to_i64());
    let class = match errno.and_then(|errno| class_of_errno(interp, errno)) {
        Some(class) if ty.is(&interp.exceptions.os_error) => class,
        _ => ty,
    };
    let exception = interp.allocate(class, Exception::new(interp.empty_tuple.clone())).into_value();
    read_arguments(interp, &exception, given)?;
    Ok(exception)
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    if !reads_in_init(interp.type_of(this)) {
        return Ok(());
    }
    refuse_keywords(interp, interp.type_of(this), args)?;
    read_arguments(interp, this, args.positional())
}

/// Whether the arguments are those of an operating system error: number, text, file, (unused), second file.
fn has_errno(given: &[Value]) -> bool {
    (2..=5).contains(&given.len())
}

fn read_arguments(interp: &Interp, this: &Value, given: &[Value]) -> Outcome<()> {
    let exception = payload(this);
    set_positional(interp, this, &Args::positional_only(given));
    if !has_errno(given) {
        return Ok(());
    }
    exception.set_field(ERRNO, Some(given[0].clone()));
    exception.set_field(STRERROR, Some(given[1].clone()));
    let Some(filename) = given.get(2).filter(|filename| !filename.is_none()) else {
        return Ok(());
    };
    if interp.type_of(this).is(&interp.exceptions.blocking_io_error) && number::has_index(interp, filename) {
        let written = number::to_index(interp, filename)?;
        exception.set_field(CHARACTERS_WRITTEN, Some(interp.int(written)));
        return Ok(());
    }
    exception.set_field(FILENAME, Some(filename.clone()));
    exception.set_field(FILENAME2, given.get(4).filter(|second| !second.is_none()).cloned());
    exception.args.set(interp.tuple(&given[..2]));
    Ok(())
}

fn str(interp: &Interp, this: &Value) -> Outcome {
    let exception = payload(this);
    let field = |place| exception.field(place);
    let (errno, message) = (field(ERRNO), field(STRERROR));
    let (filename, second) = (field(FILENAME), field(FILENAME2));
    if filename.is_none() && (errno.is_none() || message.is_none()) {
        return exception::str(interp, this);
    }
    let mut shown = b"[Errno ".to_vec();
    shown.extend_from_slice(text::str(interp, &errno.unwrap_or(Value::NONE))?.as_bytes());
    shown.extend_from_slice(b"] ");
    shown.extend_from_slice(text::str(interp, &message.unwrap_or(Value::NONE))?.as_bytes());
    if let Some(filename) = filename {
        shown.extend_from_slice(b": ");
        shown.extend_from_slice(text::repr(interp, &filename)?.as_bytes());
        if let Some(second) = second {
            shown.extend_from_slice(b" -> ");
            shown.extend_from_slice(text::repr(interp, &second)?.as_bytes());
        }
    }
    Ok(interp.text_from_wtf8(&shown).into_value())
}

/// The files go back into the arguments that `__init__` took them from.
fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let mut arguments: Ref<_> = arguments(interp, this);
    if arguments.len() == 2
        && let Some(filename) = payload(this).field(FILENAME)
    {
        let mut whole = arguments.items().to_vec();
        whole.push(filename);
        if let Some(second) = payload(this).field(FILENAME2) {
            whole.extend([Value::NONE, second]);
        }
        arguments = interp.tuple(whole);
    }
    reduce_with(interp, this, arguments, filled_dict(interp, this).map(Ref::into_value))
}

fn get_characters_written(interp: &Interp, this: &Value) -> Outcome {
    match payload(this).field(CHARACTERS_WRITTEN) {
        Some(written) => Ok(written),
        None => Err(interp.attribute_error(this, &Value::NONE, "characters_written")),
    }
}

fn set_characters_written(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else {
        get_characters_written(interp, this)?;
        payload(this).set_field(CHARACTERS_WRITTEN, None);
        return Ok(());
    };
    let written = number::to_index(interp, value)?;
    payload(this).set_field(CHARACTERS_WRITTEN, Some(interp.int(written)));
    Ok(())
}
