//! `open`, and the files that it opens: `content` has the bytes, `text` and `binary` the types.

mod binary;
mod content;
mod mode;
mod text;

use crate::object::native::Method;
use crate::object::protocol::{call, text as text_protocol};
use crate::object::{Args, Interp, Outcome, Str, Value};
use crate::types::bytes::bytes_of;

use super::newline::Newline;
use content::{File, TextSettings};
use mode::Mode;

/// The built-in function.
pub(super) const FUNCTIONS: &[Method] =
    &[Method::function("open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", open)];

/// Makes the types; a second time nothing happens.
pub(super) fn install(interp: &Interp) {
    text::install(interp);
    binary::install(interp);
}

/// The types that the module `io` names.
pub(super) fn types(interp: &Interp) -> [(&'static str, Value); 4] {
    let types = &interp.types;
    [
        ("TextIOWrapper", types.text_file.value()),
        ("BufferedReader", types.buffered_reader.value()),
        ("BufferedWriter", types.buffered_writer.value()),
        ("BufferedRandom", types.buffered_random.value()),
    ]
}

fn open(interp: &Interp, args: &Args<'_>) -> Outcome {
    install(interp);
    super::io::install(interp);
    if args[0].as_int().is_some() {
        return open_descriptor(interp, args);
    }
    let (name, path) = path_argument(interp, &args[0])?;
    let Some(mode) = args[1].cast::<Str>() else {
        let kind = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("open() argument 'mode' must be str, not {kind}")));
    };
    let buffering = crate::object::protocol::number::to_i64(interp, &args[2])?;
    let [encoding, errors, newline] =
        [(3, "encoding"), (4, "errors"), (5, "newline")].map(|(place, name)| optional_text(interp, &args[place], name));
    let (encoding, errors, newline) = (encoding?, errors?, newline?);
    let mode = Mode::parse(interp, &mode.to_lossy())?;
    if mode.is_binary {
        for (name, article, value) in [("encoding", "an", &encoding), ("errors", "an", &errors), ("newline", "a", &newline)] {
            if value.is_some() {
                return Err(interp.value_error(format!("binary mode doesn't take {article} {name} argument")));
            }
        }
    }
    if buffering == 0 && !mode.is_binary {
        return Err(interp.value_error("can't have unbuffered text I/O"));
    }
    if buffering == 0 || !args[7].is_none() {
        return Err(interp.not_implemented_error("open() does not support unbuffered files and openers"));
    }
    if path.contains('\0') {
        return Err(interp.value_error("embedded null byte"));
    }
    let settings = if mode.is_binary { None } else { Some(text_settings(interp, encoding, errors, newline, &mode, &path)?) };
    let ty = match (mode.is_binary, mode.is_readable(), mode.is_writable()) {
        (false, ..) => &interp.types.text_file,
        (true, true, false) => &interp.types.buffered_reader,
        (true, false, _) => &interp.types.buffered_writer,
        (true, true, true) => &interp.types.buffered_random,
    };
    let file = File::open(interp, name, path, mode, settings)?;
    Ok(interp.allocate(ty, file).into_value())
}

/// A stream over a descriptor, which a frozen module makes. May run Python.
fn open_descriptor(interp: &Interp, args: &Args<'_>) -> Outcome {
    let module = crate::vm::import::import_module(interp, "_descriptors")?;
    call::call_method(interp, &module, &interp.intern("open_descriptor"), args.values())
}

/// What the file shows as its name, and the path. May run Python.
fn path_argument(interp: &Interp, file: &Value) -> Outcome<(Value, String)> {
    let path = file_system_path(interp, file)?;
    let text = match path.cast::<Str>() {
        Some(text) => text.to_lossy().into_owned(),
        None => String::from_utf8_lossy(&bytes_of(&path).unwrap_or_default()).into_owned(),
    };
    Ok((path, text))
}

/// `os.fspath(value)`: a str or bytes, or what `__fspath__` gives. May run Python.
pub(super) fn file_system_path(interp: &Interp, value: &Value) -> Outcome {
    let is_path = |value: &Value| value.cast::<Str>().is_some() || value.cast::<crate::types::bytes::Bytes>().is_some();
    if is_path(value) {
        return Ok(value.clone());
    }
    let kind = interp.type_of(value).name();
    match crate::object::dispatch::call_special(interp, value, &interp.names.fspath, &[])? {
        Some(path) if is_path(&path) => Ok(path),
        Some(path) => {
            let other = interp.type_of(&path).name();
            Err(interp.type_error(format!("expected {kind}.__fspath__() to return str or bytes, not {other}")))
        }
        None => Err(interp.type_error(format!("expected str, bytes or os.PathLike object, not {kind}"))),
    }
}

fn optional_text(interp: &Interp, value: &Value, name: &str) -> Outcome<Option<String>> {
    match value.cast::<Str>() {
        Some(text) => Ok(Some(text.to_lossy().into_owned())),
        None if value.is_none() => Ok(None),
        None => {
            let kind = interp.type_of(value).name();
            Err(interp.type_error(format!("open() argument '{name}' must be str or None, not {kind}")))
        }
    }
}

fn text_settings(
    interp: &Interp,
    encoding: Option<String>,
    errors: Option<String>,
    newline: Option<String>,
    mode: &Mode,
    path: &str,
) -> Outcome<TextSettings> {
    // CPython opens the file before it looks at these: of a file that is not there that is said first.
    if mode.opening == mode::Opening::Read && (encoding.is_some() || newline.is_some()) {
        interp.host.read_file(path).map(drop).map_err(|error| interp.host_error(&error, Some(interp.text(path).as_value())))?;
    }
    let newline = match &newline {
        None => Newline::Translated,
        Some(text) => match Newline::parse(text.as_bytes()) {
            Some(newline) => newline,
            None => {
                let shown = text_protocol::repr_string(interp, interp.text(text).as_value())?;
                return Err(interp.value_error(format!("illegal newline value: {}", shown.trim_matches('\''))));
            }
        },
    };
    let encoding = encoding.unwrap_or_else(|| "UTF-8".to_owned());
    if !text::is_supported(&encoding) {
        return Err(interp.lookup_error(format!("unknown encoding: {encoding}")));
    }
    Ok(TextSettings { encoding, errors: errors.unwrap_or_else(|| "strict".to_owned()), newline })
}

/// `__exit__`: closes by the method, which a subclass may have replaced. May run Python.
fn exit(interp: &Interp, args: &Args<'_>) -> Outcome {
    call::call_method(interp, &args[0], &interp.names.close, &[])
}
