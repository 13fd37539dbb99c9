//! The module `__main__`: its namespace, and finding a module that is to run as it.

use crate::builtins::sys;
use crate::object::dict::Dict;
use crate::object::interp::CompileMode;
use crate::object::protocol::call;
use crate::object::{Interp, Outcome, Raised, Ref};
use crate::vm::code::CodeObject;
use crate::vm::{import, run};

/// The namespace of `__main__`.
pub(super) fn namespace(interp: &Interp) -> Outcome<Ref<Dict>> {
    let module = interp.modules.get_text(&interp.names.main);
    module.as_ref().and_then(crate::types::module::namespace).ok_or_else(|| interp.system_error("lost __main__"))
}

/// The code of the module `name`, or of the `__main__` of the package `name`; tells `globals` where it is from. May run Python: the
/// packages around it are imported. A module that is not there ends the program with runpy's message.
pub(super) fn load(interp: &Interp, name: &str, globals: &Ref<Dict>) -> Outcome<Ref<CodeObject>> {
    let mut name = name.to_owned();
    let mut located = locate(interp, &name)?;
    if located.is_package {
        let package = name.clone();
        name.push_str(".__main__");
        located = match import::locate(interp, &name)? {
            Some(located) => located,
            None => {
                let message = format!("No module named {name}; '{package}' is a package and cannot be directly executed");
                return Err(give_up(interp, &message));
            }
        };
    }
    let package = name.rsplit_once('.').map_or("", |(package, _)| package);
    drop(globals.set_text(&interp.names.file, interp.text(&located.file).into_value()));
    drop(globals.set_text(&interp.names.package, interp.text(package).into_value()));
    drop(globals.set_text(&interp.names.spec, import::module_spec(interp, &name)?));
    set_first_argument(interp, &located.file)?;
    run::compile(interp, &located.source, &located.file, CompileMode::Exec)
}

fn locate(interp: &Interp, name: &str) -> Outcome<import::Located> {
    if let Some((package, _)) = name.rsplit_once('.')
        && let Err(raised) = import::import_module(interp, package)
    {
        if !interp.raised_is(&raised, &interp.exceptions.module_not_found_error) {
            return Err(raised);
        }
        let cause = interp.take_raised(raised);
        let cause = crate::object::protocol::text::str(interp, &cause)?.to_lossy().into_owned();
        let message = format!("Error while finding module specification for '{name}' (ModuleNotFoundError: {cause})");
        return Err(give_up(interp, &message));
    }
    match import::locate(interp, name)? {
        Some(located) => Ok(located),
        None => Err(give_up(interp, &format!("No module named {name}"))),
    }
}

/// SystemExit with a message that begins with `sys.executable`.
fn give_up(interp: &Interp, message: &str) -> Raised {
    let executable = sys::attribute(interp, "executable").and_then(|name| name.to_ref::<crate::object::Str>());
    let executable = executable.map_or_else(String::new, |name| name.to_lossy().into_owned());
    let message = interp.text(format!("{executable}: {message}")).into_value();
    match call::call_positional(interp, interp.exceptions.system_exit.as_value(), &[message]) {
        Ok(exit) => interp.raise(exit),
        Err(raised) => raised,
    }
}

/// `sys.argv[0]` is the file of the module.
fn set_first_argument(interp: &Interp, file: &str) -> Outcome<()> {
    let Some(arguments) = sys::attribute(interp, "argv").and_then(|list| list.to_ref::<crate::object::list::List>()) else { return Ok(()) };
    // An empty list stays empty: there is no place for the name.
    drop(arguments.items.set(0, interp.text(file).into_value()));
    Ok(())
}
