//! Running code objects: modules, `exec`, `eval`, class bodies; and the hooks through which the layers below reach the machine.

use crate::object::dict::Dict;
use crate::object::exception::FramePosition;
use crate::object::interp::{CompileMode, SourceInput};
use crate::object::{Args, Interp, Outcome, Ref, Value};
use crate::types::cell::CellObject;

use super::call::call_with;
use super::code::CodeObject;
use super::frame::{self, Frame};
use super::function::Function;

/// Ties the hooks.
pub(super) fn install(interp: &Interp) {
    interp.hooks.run_class_body.set(Some(run_class_body));
    interp.hooks.super_arguments.set(Some(super_arguments));
    interp.hooks.current_globals.set(Some(current_globals));
    interp.hooks.report_unraisable.set(Some(crate::report::unraisable::report));
    interp.hooks.extend_traceback.set(Some(super::unwind::extend_with_current_frame));
    interp.traceback_position.set(Some(traceback_position));
}

/// Runs a code object of a module, or of `exec` or `eval`, in `globals`; `locals` is the namespace when it is not the globals.
pub fn run_code(interp: &Interp, code: Ref<CodeObject>, globals: Ref<Dict>, locals: Option<Value>) -> Outcome {
    if globals.get_text(&interp.names.builtins).is_none() {
        drop(globals.set_text(&interp.names.builtins, interp.builtins.value()));
    }
    let function = Function::new(interp, code, globals, Box::new([]));
    let function = interp.allocate(&interp.types.function, function);
    call_with(interp, function, &Args::EMPTY, locals)
}

/// Compiles the contents of a file. `file_name` is what tracebacks show. May run Python, which a warning calls.
pub fn compile(interp: &Interp, source: &[u8], file_name: &str, mode: CompileMode) -> Outcome<Ref<CodeObject>> {
    compile_input(interp, SourceInput::Bytes(source), file_name, mode)
}

/// Compiles a source; see `compile`.
pub fn compile_input(interp: &Interp, source: SourceInput<'_>, file_name: &str, mode: CompileMode) -> Outcome<Ref<CodeObject>> {
    let Some(compile) = interp.compile.get() else { return Err(interp.runtime_error("this interpreter cannot compile text")) };
    let code = compile(interp, source, file_name, mode)?;
    code.into_ref::<CodeObject>().ok_or_else(|| interp.system_error("the compiler gave no code"))
}

/// Runs the body function of a class statement on its namespace.
fn run_class_body(interp: &Interp, function: &Value, namespace: &Value) -> Outcome {
    match function.to_ref::<Function>() {
        Some(function) => call_with(interp, function, &Args::EMPTY, Some(namespace.clone())),
        None => Err(interp.type_error("__build_class__: func must be a function")),
    }
}

/// What `super()` without arguments means in the innermost running function: the class in its `__class__` cell, and its first argument.
fn super_arguments(interp: &Interp) -> Outcome<(Value, Value)> {
    let Some(frame) = frame::current_frame(interp) else { return Err(interp.runtime_error("super(): no current frame")) };
    let code = frame.code();
    if code.code.argument_count == 0 {
        return Err(interp.runtime_error("super(): no arguments"));
    }
    let first = first_argument(interp, &frame)?;
    let Some(place) = code.free_names.iter().position(|name| name.as_bytes() == b"__class__") else {
        return Err(interp.runtime_error("super(): __class__ cell not found"));
    };
    match frame.function().closure[place].content.get() {
        Some(class) => Ok((class, first)),
        None => Err(interp.runtime_error("super(): empty __class__ cell")),
    }
}

fn first_argument(interp: &Interp, frame: &Frame) -> Outcome {
    if !frame.is_bound(0) {
        return Err(interp.runtime_error("super(): arg[0] deleted"));
    }
    let first = frame.get(0);
    if !frame.code().code.cell_locals.contains(&0) {
        return Ok(first.clone());
    }
    let content = first.cast::<CellObject>().and_then(|cell| cell.content.get());
    content.ok_or_else(|| interp.runtime_error("super(): arg[0] deleted"))
}

/// The globals of the innermost running function.
fn current_globals(interp: &Interp) -> Option<Ref<Dict>> {
    frame::current_frame(interp).map(|frame| frame.globals())
}

/// Where a frame was when a traceback entry was made for it.
fn traceback_position(_interp: &Interp, frame: &Value, last_word: u32) -> FramePosition {
    let Some(frame) = frame.cast::<Frame>() else { return FramePosition::default() };
    let code = &frame.code().code;
    let position = crate::bytecode::positions::position_at(&code.positions, last_word);
    FramePosition {
        filename: code.filename.to_string(),
        function_name: code.name.to_string(),
        line: position.line,
        end_line: position.end_line,
        column: position.column,
        end_column: position.end_column,
    }
}
