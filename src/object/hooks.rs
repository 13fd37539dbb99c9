//! What the layers above install, so that types need not know them: the VM's part in class statements, `super()`, finalisation.
//!
//! Each is empty until the VM fills it; an interpreter without a VM answers as if nothing ran.

use std::cell::Cell;

use super::dict::Dict;
use super::header::Ref;
use super::interp::Interp;
use super::slots::Outcome;
use super::value::Value;

/// Runs the body function of a class statement with `namespace` as its frame's locals; gives what the body returns: the cell of
/// `__class__`, or None. May run Python.
pub type RunClassBody = fn(&Interp, function: &Value, namespace: &Value) -> Outcome;
/// The class and the first argument of the innermost running function, for `super()` without arguments; RuntimeError when it has none.
pub type SuperArguments = fn(&Interp) -> Outcome<(Value, Value)>;
/// The globals of the innermost running function.
pub type CurrentGlobals = fn(&Interp) -> Option<Ref<Dict>>;
/// Reports an exception that has no caller to go to, raised on behalf of `blamed`. May run Python.
pub type ReportUnraisable = fn(&Interp, exception: &Value, blamed: &Value);
/// Puts the innermost running frame in front of an exception's traceback, when there is one.
pub type ExtendTraceback = fn(&Interp, exception: &Value);

/// See the module documentation.
#[derive(Default)]
pub struct Hooks {
    /// See [`RunClassBody`].
    pub run_class_body: Cell<Option<RunClassBody>>,
    /// See [`SuperArguments`].
    pub super_arguments: Cell<Option<SuperArguments>>,
    /// See [`CurrentGlobals`].
    pub current_globals: Cell<Option<CurrentGlobals>>,
    /// See [`ReportUnraisable`].
    pub report_unraisable: Cell<Option<ReportUnraisable>>,
    /// See [`ExtendTraceback`].
    pub extend_traceback: Cell<Option<ExtendTraceback>>,
}
