//! The module `sys`.

use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::native::Method;
use crate::object::protocol::{iterate, number, text};
use crate::object::{Args, Interp, Outcome, Ref, Str, Value};
use crate::types::struct_sequence;
use crate::vm::frame;

use super::enter_functions;
use super::standard_stream::{self, StandardStream, Which};

const FUNCTIONS: &[Method] = &[
    Method::function("exit", "status=None, /", exit),
    Method::function("exc_info", "", exc_info),
    Method::function("exception", "", |interp, _| Ok(interp.current_handled().unwrap_or(Value::NONE))),
    Method::function("getrecursionlimit", "", |interp, _| Ok(interp.int(i64::from(interp.recursion_limit.get())))),
    Method::function("set_asyncgen_hooks", "firstiter=..., finalizer=...", |interp, args| {
        crate::vm::async_generator::set_hooks(interp, args)
    }),
    Method::function("get_asyncgen_hooks", "", get_async_hooks),
    Method::function("setrecursionlimit", "limit, /", set_recursion_limit),
    Method::function("get_int_max_str_digits", "", |interp, _| Ok(interp.int_from_usize(interp.int_digit_limit.get()))),
    Method::function("set_int_max_str_digits", "maxdigits", set_int_digit_limit),
    Method::function("getrefcount", "object, /", get_reference_count),
    Method::function("getsizeof", "object, default=...", get_size_of),
    Method::function("intern", "string, /", intern),
    Method::function("_getframe", "depth=0, /", get_frame),
    Method::function("getdefaultencoding", "", |interp, _| Ok(interp.text("utf-8").into_value())),
    Method::function("getfilesystemencoding", "", |interp, _| Ok(interp.text("utf-8").into_value())),
    Method::function("breakpointhook", "*args, **kws", super::site::breakpoint_hook),
    Method::function("displayhook", "object, /", |interp, args| display_hook(interp, &args[0]).map(|()| Value::NONE)),
    Method::function("excepthook", "exctype, value, traceback, /", except_hook),
    crate::report::unraisable::HOOK,
    Method::function("is_finalizing", "", |interp, _| Ok(Value::bool(interp.greenlets.is_finalising.get()))),
    Method::function("_is_gil_enabled", "", |_, _| Ok(Value::TRUE)),
    Method::function("gettrace", "", |_, _| Ok(Value::NONE)),
    Method::function("getprofile", "", |interp, _| Ok(interp.profiling.profiler.get().unwrap_or(Value::NONE))),
    Method::function("setprofile", "function, /", |interp, args| {
        let profiler = Some(&args[0]).filter(|profiler| !profiler.is_none()).cloned();
        crate::vm::profile::set(interp, profiler).map(|()| Value::NONE)
    }),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    enter("modules", interp.modules.value());
    enter("argv", interp.list(vec![interp.text("").into_value()]).into_value());
    enter("path", interp.list(Vec::new()).into_value());
    for (name, which) in [("stdin", Which::Input), ("stdout", Which::Output), ("stderr", Which::Error)] {
        let stream = standard_stream::new_stream(interp, which);
        enter(name, stream.clone());
        enter(&format!("__{name}__"), stream);
    }
    enter("maxsize", interp.int(i64::MAX));
    enter("maxunicode", interp.int(0x10_FFFF));
    enter("byteorder", interp.text("little").into_value());
    enter("platform", interp.text(if cfg!(target_os = "macos") { "darwin" } else { "linux" }).into_value());
    enter("version", interp.text("3.13.0 (Morelia)").into_value());
    enter("executable", interp.text("").into_value());
    enter("prefix", interp.text("").into_value());
    enter("exec_prefix", interp.text("").into_value());
    enter("hexversion", interp.int(0x030d_00f0));
    enter("api_version", interp.int(1013));
    enter("dont_write_bytecode", Value::TRUE);
    enter("float_repr_style", interp.text("short").into_value());
    enter("builtin_module_names", builtin_module_names(interp));
    enter("meta_path", interp.list(Vec::new()).into_value());
    enter("path_hooks", interp.list(Vec::new()).into_value());
    enter("warnoptions", interp.list(Vec::new()).into_value());
    enter("_xoptions", interp.dict().into_value());
    super::sys_info::populate(interp, &enter);
    enter("UnraisableHookArgs", crate::report::unraisable::arguments_type(interp).into_value());
    for name in ["breakpointhook", "excepthook", "displayhook", "unraisablehook"] {
        if let Some(hook) = dict.get_text(&interp.intern(name)) {
            enter(&format!("__{name}__"), hook);
        }
    }
}

fn builtin_module_names(interp: &Interp) -> Value {
    let names: Vec<Value> = super::MODULES.iter().map(|(name, _)| interp.intern(name).into_value()).collect();
    interp.tuple(names).into_value()
}

/// The namespace of `sys`.
pub(crate) fn namespace(interp: &Interp) -> Option<Ref<Dict>> {
    let module = interp.modules.get_text(&interp.intern("sys"))?;
    crate::types::module::namespace(&module)
}

/// An attribute of `sys`.
pub(crate) fn attribute(interp: &Interp, name: &str) -> Option<Value> {
    namespace(interp)?.get_text(&interp.intern(name))
}

/// `sys.stdin`, `sys.stdout` or `sys.stderr`.
pub(crate) fn stream(interp: &Interp, name: &Ref<Str>) -> Option<Value> {
    namespace(interp)?.get_text(name)
}

/// Whether a stream is one of ours, so that text can go to the host directly.
pub(crate) fn is_plain_stream(stream: &Value) -> bool {
    stream.cast::<StandardStream>().is_some()
}

/// Writes to one of our streams.
pub(crate) fn write_plain(interp: &Interp, stream: &Value, bytes: &[u8]) -> Outcome<()> {
    match stream.cast::<StandardStream>() {
        Some(stream) => stream.write(interp, bytes),
        None => Ok(()),
    }
}

/// The items of `sys.path`.
pub(crate) fn path(interp: &Interp) -> Outcome<Vec<Value>> {
    match attribute(interp, "path") {
        Some(path) => iterate::collect(interp, &path),
        None => Ok(Vec::new()),
    }
}

fn exit(interp: &Interp, args: &Args<'_>) -> Outcome {
    let arguments = if args[0].is_none() { Vec::new() } else { vec![args[0].clone()] };
    let exit = crate::object::protocol::call::call_positional(interp, interp.exceptions.system_exit.as_value(), &arguments)?;
    Err(interp.raise(exit))
}

fn exc_info(interp: &Interp, _args: &Args<'_>) -> Outcome {
    let parts = match interp.current_handled() {
        None => [Value::NONE, Value::NONE, Value::NONE],
        Some(exception) => {
            let traceback = exception.cast::<Exception>().and_then(|payload| payload.traceback.get());
            [interp.type_of(&exception).value(), exception, traceback.unwrap_or(Value::NONE)]
        }
    };
    Ok(interp.tuple(parts).into_value())
}

fn set_recursion_limit(interp: &Interp, args: &Args<'_>) -> Outcome {
    let limit = number::to_i64(interp, &args[0])?;
    let Ok(limit) = i32::try_from(limit) else { return Err(interp.overflow_error("Python int too large to convert to C int")) };
    if limit < 1 {
        return Err(interp.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = frame::current_depth(interp);
    if limit as u32 <= depth {
        return Err(interp
            .recursion_error(format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low")));
    }
    interp.recursion_limit.set(limit as u32);
    Ok(Value::NONE)
}

fn set_int_digit_limit(interp: &Interp, args: &Args<'_>) -> Outcome {
    /// Below this limit conversions are quick anyway; CPython refuses such limits.
    const LEAST: i32 = 640;
    let integer = number::index(interp, &args[0])?;
    let limit = integer.as_int().and_then(|view| view.to_i64()).and_then(|limit| i32::try_from(limit).ok());
    match limit {
        None => Err(interp.overflow_error("Python int too large to convert to C int")),
        Some(limit) if limit == 0 || limit >= LEAST => {
            interp.int_digit_limit.set(limit as usize);
            Ok(Value::NONE)
        }
        Some(_) => Err(interp.value_error("maxdigits must be 0 or larger than 640")),
    }
}

/// One reference more than there are, as in CPython: the argument's own.
fn get_reference_count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let count = args[0].reference_count().unwrap_or(u32::MAX);
    Ok(interp.int(i64::from(count)))
}

fn get_size_of(interp: &Interp, args: &Args<'_>) -> Outcome {
    let name = interp.intern("__sizeof__");
    match crate::object::dispatch::call_special(interp, &args[0], &name, &[])? {
        Some(size) => Ok(size),
        None => Ok(interp.int(24)),
    }
}

fn intern(interp: &Interp, args: &Args<'_>) -> Outcome {
    match args[0].to_ref::<Str>() {
        Some(text) if interp.types.str.is_type_of(&args[0]) => Ok(interp.intern_text(&text).into_value()),
        _ => {
            let kind = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("intern() argument must be str, not {kind}")))
        }
    }
}

fn get_frame(interp: &Interp, args: &Args<'_>) -> Outcome {
    let depth = number::to_i64(interp, &args[0])?.max(0);
    let mut current = frame::current_frame(interp);
    for _ in 0..depth {
        current = current.and_then(|frame| frame.caller());
    }
    match current {
        Some(frame) => Ok(frame::exposed(interp, &frame)),
        None => Err(interp.value_error("call stack is not deep enough")),
    }
}

/// Shows the value of an interactive statement: what `sys.displayhook` is for. May run Python.
pub(crate) fn display(interp: &Interp, value: &Value) -> Outcome<()> {
    match attribute(interp, "displayhook") {
        Some(hook) => crate::object::protocol::call::call_positional(interp, &hook, std::slice::from_ref(value)).map(drop),
        None => Err(interp.runtime_error("lost sys.displayhook")),
    }
}

/// `sys.displayhook`: what the interactive loop does with a value.
fn display_hook(interp: &Interp, value: &Value) -> Outcome<()> {
    if value.is_none() {
        return Ok(());
    }
    drop(interp.builtins.set_text(&interp.names.underscore, Value::NONE));
    let shown = text::repr(interp, value)?;
    if let Some(stdout) = stream(interp, &interp.names.stdout) {
        let line = format!("{}\n", shown.to_lossy());
        crate::object::protocol::call::call_method(interp, &stdout, &interp.names.write, &[interp.text(line).into_value()])?;
    }
    drop(interp.builtins.set_text(&interp.names.underscore, value.clone()));
    Ok(())
}

fn except_hook(interp: &Interp, args: &Args<'_>) -> Outcome {
    crate::report::print_uncaught(interp, &args[1]);
    Ok(Value::NONE)
}

/// `sys.get_asyncgen_hooks()`.
fn get_async_hooks(interp: &Interp, _: &Args<'_>) -> Outcome {
    let place = &interp.types.async_hooks;
    if place.get().is_none() {
        place.set(struct_sequence::record_type(interp, "asyncgen_hooks", &["firstiter", "finalizer"]));
    }
    Ok(struct_sequence::make(interp, place, crate::vm::async_generator::hooks(interp).into()))
}
