//! Exceptions that have no caller to go to: those of finalisers and of callbacks of weak references. They go to `sys.unraisablehook`.

use crate::object::exception::Exception;
use crate::object::protocol::{attribute, call, text};
use crate::object::{Args, Interp, Method, Outcome, Value};

use super::{module, struct_sequence};

/// The row for the module `sys`.
pub const HOOK: Method = Method::function("unraisablehook", "unraisable, /", default_hook);

/// Makes the type of the hook's argument.
pub fn install(interp: &Interp) {
    let fields = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"];
    interp.types.unraisable_hook_args.set(struct_sequence::record_type(interp, "sys.UnraisableHookArgs", &fields));
}

/// Tells the hook of an exception; `blamed` is what raised it. May run Python; what is on its way out stays so.
pub fn report(interp: &Interp, exception: &Value, blamed: &Value) {
    let pending = interp.raised.take();
    let hook = interp.modules.get_text(&interp.intern("sys")).as_ref().and_then(module::namespace);
    let hook = hook.and_then(|sys| sys.get_text(&interp.intern("unraisablehook"))).filter(|hook| !hook.is_none());
    match hook {
        None => print(interp, exception, "Exception ignored in: ", Some(blamed)),
        Some(hook) => {
            let traceback = exception.cast::<Exception>().and_then(|payload| payload.traceback.get()).unwrap_or(Value::NONE);
            let fields = vec![interp.type_of(exception).value(), exception.clone(), traceback, Value::NONE, blamed.clone()];
            let argument = struct_sequence::make(interp, &interp.types.unraisable_hook_args, fields);
            if let Err(raised) = call::call_positional(interp, &hook, &[argument]) {
                let exception = interp.take_raised(raised);
                print(interp, &exception, "Exception ignored in sys.unraisablehook: ", Some(&hook));
            }
        }
    }
    drop(interp.raised.replace(pending));
}

/// `sys.unraisablehook` unless a script replaces it.
fn default_hook(interp: &Interp, args: &Args<'_>) -> Outcome {
    if !interp.types.unraisable_hook_args.is_type_of(&args[0]) {
        return Err(interp.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let field = |name: &str| attribute::get(interp, &args[0], &interp.intern(name));
    let (exception, message, blamed) = (field("exc_value")?, field("err_msg")?, field("object")?);
    let blamed = Some(blamed).filter(|blamed| !blamed.is_none());
    let message = match message.is_none() {
        true => "Exception ignored in".to_owned(),
        false => text::str(interp, &message)?.to_lossy().into_owned(),
    };
    let separator = if blamed.is_some() { ": " } else { ":" };
    print(interp, &exception, &format!("{message}{separator}"), blamed.as_ref());
    Ok(Value::NONE)
}

/// Writes the report to `sys.stderr`, or to the host when there is none.
fn print(interp: &Interp, exception: &Value, title: &str, blamed: Option<&Value>) {
    let blamed = blamed.map_or_else(String::new, |blamed| description(interp, blamed));
    let report = match interp.hooks.format_exception.get() {
        Some(format) => format(interp, exception),
        None => format!("{}\n", interp.type_of(exception).name()),
    };
    write(interp, &format!("{title}{blamed}\n{report}"));
}

fn description(interp: &Interp, value: &Value) -> String {
    match text::repr_string(interp, value) {
        Ok(shown) => shown,
        Err(raised) => {
            drop(interp.take_raised(raised));
            "<object repr() failed>".to_owned()
        }
    }
}

fn write(interp: &Interp, message: &str) {
    let sys = interp.modules.get_text(&interp.intern("sys")).as_ref().and_then(module::namespace);
    let Some(stream) = sys.and_then(|sys| sys.get_text(&interp.names.stderr)) else {
        // A host that takes no output is not told of errors.
        let _ = interp.host.write_stderr(message.as_bytes());
        return;
    };
    if stream.is_none() {
        return;
    }
    if let Err(raised) = call::call_method(interp, &stream, &interp.names.write, &[interp.text(message).into_value()]) {
        drop(interp.take_raised(raised));
    }
}
