//! What CPython's `site` adds to the builtins: `exit` and `quit`, `help` and `breakpoint`.
//!
//! The interactive help and the debugger are not part of this interpreter: `help(...)` and `breakpoint()` raise the
//! ModuleNotFoundError of the module that CPython would import for them.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visit};
use crate::object::native::Method;
use crate::object::protocol::call;
use crate::object::{Args, GetSet, Interp, Outcome, Ref, SlotFunction, SlotKey, Str, Value};
use crate::vm::import;

use super::{enter_functions, sys};

const FUNCTIONS: &[Method] =
    &[Method::function("breakpoint", "*args, **kws", |interp, args| match sys::attribute(interp, "breakpointhook") {
        Some(hook) => call::call(interp, &hook, args),
        None => Err(interp.runtime_error("lost sys.breakpointhook")),
    })];

/// Payload of `exit` and `quit`.
pub struct Quitter {
    name: Slot<Ref<Str>>,
}

impl Payload for Quitter {
    const TRACKED: bool = false;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.name.traverse(visit);
    }

    fn clear(&self) {
        drop(self.name.take());
    }
}

const QUITTER: TypeSpec = TypeSpec {
    name: "Quitter",
    module: "_sitebuiltins",
    slots: &[(SlotKey::Call, SlotFunction::Call(quit)), (SlotKey::Repr, SlotFunction::Unary(quitter_repr))],
    getset: &[GetSet::read_only("name", |_, this| Ok(name_of(this).map_or(Value::NONE, Ref::into_value)))],
    ..TypeSpec::EMPTY
};

/// Payload of `help`.
pub struct Helper;

impl Payload for Helper {
    const TRACKED: bool = false;

    fn traverse(&self, _: &mut Visit<'_>) {}

    fn clear(&self) {}
}

const HELPER: TypeSpec = TypeSpec {
    name: "_Helper",
    module: "_sitebuiltins",
    slots: &[(SlotKey::Call, SlotFunction::Call(help)), (SlotKey::Repr, SlotFunction::Unary(helper_repr))],
    ..TypeSpec::EMPTY
};

/// Adds the objects to the namespace of `builtins`.
pub(super) fn populate(interp: &Interp, dict: &Ref<Dict>) {
    interp.define::<Quitter>(&interp.types.quitter, &interp.types.object, &QUITTER);
    interp.define::<Helper>(&interp.types.helper, &interp.types.object, &HELPER);
    enter_functions(interp, dict, FUNCTIONS);
    for name in ["exit", "quit"] {
        let name = interp.intern(name);
        let quitter = interp.allocate(&interp.types.quitter, Quitter { name: Slot::new(Some(name.clone())) });
        drop(dict.set_text(&name, quitter.into_value()));
    }
    let helper = interp.allocate(&interp.types.helper, Helper);
    drop(dict.set_text(&interp.intern("help"), helper.into_value()));
}

fn name_of(this: &Value) -> Option<Ref<Str>> {
    this.cast::<Quitter>()?.name.get()
}

/// `exit(code=None)`.
fn quit(interp: &Interp, _: &Value, args: &Args<'_>) -> Outcome {
    let code = args.positional().first().or_else(|| args.keyword("code")).cloned().unwrap_or(Value::NONE);
    let exception = call::call_positional(interp, interp.exceptions.system_exit.as_value(), &[code])?;
    Err(interp.raise(exception))
}

fn quitter_repr(interp: &Interp, this: &Value) -> Outcome {
    let name = name_of(this).map_or_else(String::new, |name| name.to_lossy().into_owned());
    Ok(interp.text(format!("Use {name}() or Ctrl-D (i.e. EOF) to exit")).into_value())
}

fn helper_repr(interp: &Interp, _: &Value) -> Outcome {
    Ok(interp.text("Type help() for interactive help, or help(object) for help about object.").into_value())
}

fn help(interp: &Interp, _: &Value, args: &Args<'_>) -> Outcome {
    let module = import::import_module(interp, "pydoc")?;
    let help = crate::object::protocol::attribute::get(interp, &module, &interp.intern("help"))?;
    call::call(interp, &help, args)
}

/// `sys.breakpointhook`, as long as no script puts another function there.
pub(super) fn breakpoint_hook(interp: &Interp, args: &Args<'_>) -> Outcome {
    let module = import::import_module(interp, "pdb")?;
    let trace = crate::object::protocol::attribute::get(interp, &module, &interp.intern("set_trace"))?;
    call::call(interp, &trace, args)
}
