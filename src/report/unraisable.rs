//! Exceptions that have no caller to go to: those of `__del__`, of callbacks, of generators that are closed as they die. They go to
//! `sys.unraisablehook`, which prints them unless scripts have replaced it.

use std::fmt::Write;

use crate::object::callable::NativeFunction;
use crate::object::native::{Method, NativeFn};
use crate::object::protocol::{call, text};
use crate::object::tuple::Tuple;
use crate::object::ty::TypeRef;
use crate::object::{Args, Interp, Outcome, Value};
use crate::types::struct_sequence;

use super::build::safe_text;
use super::data::ErrorReport;
use super::{print_error, render};

const FIELDS: &[&str] = &["exc_type", "exc_value", "exc_traceback", "err_msg", "object"];

/// `sys.unraisablehook`.
pub const HOOK: Method = Method::function("unraisablehook", "unraisable, /", hook);

/// The type of the hook's argument, made when it is first asked for.
pub fn arguments_type(interp: &Interp) -> TypeRef {
    let place = &interp.types.unraisable_arguments;
    if place.get().is_none() {
        place.set(struct_sequence::record_type(interp, "UnraisableHookArgs", FIELDS));
    }
    (**place).clone()
}

/// Reports an exception that was raised on behalf of `blamed`. May run Python.
pub fn report(interp: &Interp, exception: &Value, blamed: &Value) {
    report_as(interp, exception, None, Some(blamed));
}

/// Reports an exception; `message` says where it was raised, without the colon. May run Python.
pub fn report_as(interp: &Interp, exception: &Value, message: Option<&str>, blamed: Option<&Value>) {
    let Some(payload) = exception.cast::<crate::object::exception::Exception>() else {
        return;
    };
    if !payload.traceback.is_some()
        && let Some(extend) = interp.hooks.extend_traceback.get()
    {
        extend(interp, exception);
    }
    let sys = interp.modules.get_text(&interp.intern("sys")).as_ref().and_then(crate::types::module::namespace);
    let hook = sys.and_then(|sys| sys.get_text(&interp.intern(HOOK.name))).filter(|hook| !hook.is_none());
    let Some(hook) = hook.filter(|hook| !is_own_hook(hook)) else {
        return print(interp, exception, message, blamed);
    };
    let traceback = payload.traceback.get().unwrap_or(Value::NONE);
    let message = message.map_or(Value::NONE, |message| interp.text(message).into_value());
    let blamed = blamed.cloned().unwrap_or(Value::NONE);
    let items = vec![interp.type_of(exception).value(), exception.clone(), traceback, message, blamed];
    let argument = struct_sequence::make(interp, &arguments_type(interp), items);
    if let Err(raised) = call::call_positional(interp, &hook, &[argument]) {
        let exception = interp.take_raised(raised);
        print(interp, &exception, Some("Exception ignored in sys.unraisablehook"), Some(&hook));
    }
}

fn is_own_hook(value: &Value) -> bool {
    value.cast::<NativeFunction>().is_some_and(|function| std::ptr::fn_addr_eq(function.code.method.function, hook as NativeFn))
}

/// Prints without the exceptions it came from, without marks under the source lines, as CPython's own hook does.
fn print(interp: &Interp, exception: &Value, message: Option<&str>, blamed: Option<&Value>) {
    let mut output = message.map_or_else(|| "Exception ignored in".to_owned(), str::to_owned);
    output.push(':');
    if let Some(blamed) = blamed {
        let shown = safe_text(interp, text::repr(interp, blamed), "object", "repr");
        let _ = write!(output, " {shown}");
    }
    output.push('\n');
    let mut report = ErrorReport::single(interp, exception);
    for frame in &mut report.frames {
        frame.columns = None;
        frame.source.truncate(1);
    }
    if !report.frames.is_empty() {
        output.push_str("Traceback (most recent call last):\n");
        output.push_str(&render::stack(&report.frames));
    }
    let _ = writeln!(output, "{}: {}", report.type_name, report.message);
    print_error(interp, &output);
}

fn hook(interp: &Interp, args: &Args<'_>) -> Outcome {
    let is_record = interp.type_of(&args[0]).is(&arguments_type(interp));
    let Some(record) = args[0].cast::<Tuple>().filter(|_| is_record) else {
        return Err(interp.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    };
    let [_, exception, _, message, blamed] = record.items() else {
        return Err(interp.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    };
    let message = if message.is_none() { None } else { Some(text::str(interp, message)?.to_lossy().into_owned()) };
    let blamed = Some(blamed).filter(|blamed| !blamed.is_none());
    if message.is_some() || blamed.is_some() {
        print(interp, exception, message.as_deref(), blamed);
    } else {
        print_error(interp, &super::format_exception(interp, exception));
    }
    Ok(Value::NONE)
}
