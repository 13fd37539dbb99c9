//! `globals`, `locals`, `vars`, `dir`, `exec`, `eval`, `compile`.

use crate::object::dict::Dict;
use crate::object::interp::{CompileMode, SourceInput};
use crate::object::native::Method;
use crate::object::protocol::{attribute, call, iterate};
use crate::object::{Args, Interp, Outcome, Ref, Str, Value};
use crate::types::{list_sort, syntax_error};
use crate::vm::code::CodeObject;
use crate::vm::frame::current_frame;
use crate::vm::frame_type;
use crate::vm::run;

pub(super) const FUNCTIONS: &[Method] = &[
    Method::function("globals", "", |interp, _| globals(interp)),
    Method::function("locals", "", |interp, _| locals(interp)),
    Method::function("vars", "object=..., /", vars),
    Method::function("dir", "object=..., /", dir),
    Method::function("exec", "source, /, globals=None, locals=None, *, closure=None", exec),
    Method::function("eval", "source, /, globals=None, locals=None", eval),
    Method::function("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", compile),
];

fn globals(interp: &Interp) -> Outcome {
    match current_frame(interp) {
        Some(frame) => Ok(frame.globals().into_value()),
        None => Err(interp.system_error("globals(): no current frame")),
    }
}

fn locals(interp: &Interp) -> Outcome {
    match current_frame(interp) {
        Some(frame) => frame_type::locals(interp, &frame),
        None => Err(interp.system_error("locals(): no current frame")),
    }
}

fn vars(interp: &Interp, args: &Args<'_>) -> Outcome {
    match args.optional(0) {
        None => locals(interp),
        Some(object) => match attribute::try_get(interp, object, &interp.names.dict)? {
            Some(dict) => Ok(dict),
            None => Err(interp.type_error("vars() argument must have __dict__ attribute")),
        },
    }
}

fn dir(interp: &Interp, args: &Args<'_>) -> Outcome {
    let names = match args.optional(0) {
        None => {
            let namespace = locals(interp)?;
            call::call_method(interp, &namespace, &interp.names.keys, &[])?
        }
        Some(object) => match crate::object::dispatch::call_special(interp, object, &interp.names.dir, &[])? {
            Some(names) => names,
            None => return Err(interp.type_error("object does not provide __dir__")),
        },
    };
    let list = interp.list(iterate::collect(interp, &names)?);
    list_sort::sort(interp, &list, None, false)?;
    Ok(list.into_value())
}

/// The namespaces that `exec` and `eval` work on.
fn namespaces(interp: &Interp, function: &str, globals_given: &Value, locals_given: &Value) -> Outcome<(Ref<Dict>, Option<Value>)> {
    let globals = match globals_given.to_ref::<Dict>() {
        Some(globals) => globals,
        None if globals_given.is_none() => {
            let Some(frame) = current_frame(interp) else { return Err(interp.system_error("globals and locals cannot be NULL")) };
            let globals = frame.globals();
            let locals = if locals_given.is_none() { frame_type::locals(interp, &frame)? } else { locals_given.clone() };
            let is_same = locals.is(globals.as_value());
            return Ok((globals, (!is_same).then_some(locals)));
        }
        None => {
            let kind = interp.type_of(globals_given).name();
            return Err(interp.type_error(match function {
                "eval" => "globals must be a dict".to_owned(),
                _ => format!("{function}() globals must be a dict, not {kind}"),
            }));
        }
    };
    let has_locals = !locals_given.is_none() && !locals_given.is(globals.as_value());
    if has_locals && interp.type_of(locals_given).slots.getitem.get().is_none() {
        let kind = interp.type_of(locals_given).name();
        return Err(interp.type_error(match function {
            "eval" => "locals must be a mapping".to_owned(),
            _ => format!("locals must be a mapping or None, not {kind}"),
        }));
    }
    Ok((globals, has_locals.then(|| locals_given.clone())))
}

/// The code that a source argument means: code as it is, text compiled.
fn code_of(interp: &Interp, function: &str, source: &Value, mode: CompileMode) -> Outcome<Ref<CodeObject>> {
    if let Some(code) = source.to_ref::<CodeObject>() {
        return Ok(code);
    }
    compile_source(interp, function, source, "<string>", mode)
}

/// Compiles what a script gives as source: text or bytes.
fn compile_source(interp: &Interp, function: &str, source: &Value, file_name: &str, mode: CompileMode) -> Outcome<Ref<CodeObject>> {
    let bytes = source_bytes(interp, function, source)?;
    if memchr::memchr(0, &bytes).is_some() {
        let message = interp.text("source code string cannot contain null bytes").into_value();
        let exception = interp.exception(&interp.exceptions.syntax_error, vec![message.clone()]);
        exception.set_field(syntax_error::MESSAGE, Some(message));
        return Err(interp.raise(exception.into_value()));
    }
    let bytes = if function == "eval" { trimmed(&bytes) } else { &bytes };
    if source.cast::<Str>().is_none() {
        return run::compile(interp, bytes, file_name, mode);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => run::compile_input(interp, SourceInput::Text(text), file_name, mode),
        Err(_) => {
            // A surrogate: encoding the text raises what there is to raise.
            call::call_method(interp, source, &interp.intern("encode"), &[])?;
            Err(interp.value_error("the source has no encoding"))
        }
    }
}

/// `eval` ignores blanks and tabs in front of the expression.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(bytes.len());
    &bytes[start..]
}

fn source_bytes(interp: &Interp, function: &str, source: &Value) -> Outcome<Vec<u8>> {
    if let Some(text) = source.cast::<Str>() {
        return Ok(text.as_bytes().to_vec());
    }
    if let Some(bytes) = crate::types::bytes::bytes_of(source) {
        return Ok(bytes);
    }
    Err(interp.type_error(format!("{function}() arg 1 must be a string, bytes or code object")))
}

fn exec(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (globals, locals) = namespaces(interp, "exec", &args[1], &args[2])?;
    let code = code_of(interp, "exec", &args[0], CompileMode::Exec)?;
    if !code.free_names.is_empty() {
        return Err(interp.type_error("code object passed to exec() may not contain free variables"));
    }
    run::run_code(interp, code, globals, locals).map(|_| Value::NONE)
}

fn eval(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (globals, locals) = namespaces(interp, "eval", &args[1], &args[2])?;
    let code = code_of(interp, "eval", &args[0], CompileMode::Eval)?;
    if !code.free_names.is_empty() {
        return Err(interp.type_error("code object passed to eval() may not contain free variables"));
    }
    run::run_code(interp, code, globals, locals)
}

fn compile(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mode = match args[2].cast::<Str>().map(Str::as_bytes) {
        Some(b"exec") => CompileMode::Exec,
        Some(b"eval") => CompileMode::Eval,
        Some(b"single") => CompileMode::Single,
        Some(_) => return Err(interp.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        None => {
            let kind = interp.type_of(&args[2]).name();
            return Err(interp.type_error(format!("compile() argument 'mode' must be str, not {kind}")));
        }
    };
    if args[0].cast::<CodeObject>().is_some() {
        return Ok(args[0].clone());
    }
    let Some(file_name) = args[1].cast::<Str>() else {
        let kind = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("expected str, bytes or os.PathLike object, not {kind}")));
    };
    compile_source(interp, "compile", &args[0], &file_name.to_lossy(), mode).map(Ref::into_value)
}
