//! `print` and `input`.

use crate::object::native::Method;
use crate::object::protocol::{attribute, call, text};
use crate::object::{Args, Interp, Outcome, Ref, Str, Value};

use super::sys;

pub(super) const FUNCTIONS: &[Method] = &[
    Method::function("print", "*args, sep=' ', end='\\n', file=None, flush=False", print),
    Method::function("input", "prompt='', /", input),
];

/// The value of a keyword argument of `print` that must be a text or None.
fn text_option(interp: &Interp, args: &Args<'_>, name: &str, default: &str) -> Outcome<Ref<Str>> {
    match args.keyword(name) {
        None => Ok(interp.text(default)),
        Some(value) if value.is_none() => Ok(interp.text(default)),
        Some(value) => value.to_ref::<Str>().ok_or_else(|| {
            let kind = interp.type_of(value).name();
            interp.type_error(format!("{name} must be None or a string, not {kind}"))
        }),
    }
}

fn print(interp: &Interp, args: &Args<'_>) -> Outcome {
    for (name, _) in args.keywords() {
        let known = name.cast::<Str>().map(Str::to_lossy).unwrap_or_default();
        if !["sep", "end", "file", "flush"].contains(&known.as_ref()) {
            return Err(interp.type_error(format!("print() got an unexpected keyword argument '{known}'")));
        }
    }
    let file = match args.keyword("file").filter(|file| !file.is_none()) {
        Some(file) => file.clone(),
        None => match sys::stream(interp, &interp.names.stdout) {
            Some(file) if !file.is_none() => file,
            _ => return Ok(Value::NONE),
        },
    };
    let separator = text_option(interp, args, "sep", " ")?;
    let end = text_option(interp, args, "end", "\n")?;
    let write = |text: Ref<Str>| call::call_method(interp, &file, &interp.names.write, &[text.into_value()]).map(drop);
    if sys::is_plain_stream(&file) {
        // One write, so that lines of several greenlets or processes do not mix.
        let mut line = Vec::new();
        for (place, value) in args.positional().iter().enumerate() {
            if place > 0 {
                line.extend_from_slice(separator.as_bytes());
            }
            match text::str(interp, value) {
                Ok(shown) => line.extend_from_slice(shown.as_bytes()),
                Err(raised) => {
                    // What stands before the value that cannot be shown is written all the same.
                    let exception = interp.take_raised(raised);
                    sys::write_plain(interp, &file, &line)?;
                    return Err(interp.raise_again(exception));
                }
            }
        }
        line.extend_from_slice(end.as_bytes());
        sys::write_plain(interp, &file, &line)?;
    } else {
        for (place, value) in args.positional().iter().enumerate() {
            if place > 0 {
                write(separator.clone())?;
            }
            write(text::str(interp, value)?)?;
        }
        write(end)?;
    }
    if let Some(flush) = args.keyword("flush")
        && crate::object::protocol::truth::is_true(interp, flush)?
    {
        call::call_method(interp, &file, &interp.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

fn input(interp: &Interp, args: &Args<'_>) -> Outcome {
    let prompt = text::str(interp, &args[0])?;
    if !prompt.is_empty()
        && let Some(file) = sys::stream(interp, &interp.names.stdout)
    {
        call::call_method(interp, &file, &interp.names.write, &[prompt.into_value()])?;
        if let Some(flush) = attribute::try_get(interp, &file, &interp.names.flush)? {
            call::call_positional(interp, &flush, &[])?;
        }
    }
    let Some(stdin) = sys::stream(interp, &interp.names.stdin) else { return Err(interp.runtime_error("input(): lost sys.stdin")) };
    let line = call::call_method(interp, &stdin, &interp.names.readline, &[])?;
    let Some(line) = line.to_ref::<Str>() else { return Err(interp.type_error("object.readline() returned non-string")) };
    match line.as_bytes() {
        [] => Err(interp.eof_error("EOF when reading a line")),
        [rest @ .., b'\n'] => Ok(interp.text_from_wtf8(rest).into_value()),
        whole => Ok(interp.text_from_wtf8(whole).into_value()),
    }
}
