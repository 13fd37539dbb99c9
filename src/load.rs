//! From text to a running program: the only room that sees both halves, the compiler and the machine.

use std::rc::Rc;

use crate::bytecode::code::Code;
use crate::compile::{self, Options};
use crate::object::host::Host;
use crate::object::interp::CompileMode;
use crate::object::{Interp, Outcome, Ref};
use crate::syntax::parse::{Mode, parse};
use crate::text::diagnostic::SyntaxError;
use crate::text::source::Source;
use crate::vm::code::link;

/// Why text did not become code: the error, and the source when its bytes could be decoded.
pub struct CompileFailure {
    /// The error.
    pub error: SyntaxError,
    /// The source it points into.
    pub source: Option<Source>,
}

/// Compiles text to verified code, without any interpreter.
///
/// # Errors
/// What CPython calls a SyntaxError.
pub fn compile_text(file_name: &str, bytes: &[u8], mode: CompileMode, options: Options) -> Result<Rc<Code>, Box<CompileFailure>> {
    let source = match Source::from_bytes(file_name, bytes) {
        Ok(source) => source,
        Err(error) => return Err(Box::new(CompileFailure { error, source: None })),
    };
    let mode = match mode {
        CompileMode::Exec => Mode::Exec,
        CompileMode::Eval => Mode::Eval,
        CompileMode::Single => Mode::Single,
    };
    let outcome = parse(&source, mode).and_then(|tree| compile::compile(&tree, &source, options));
    outcome.map_err(|error| Box::new(CompileFailure { error, source: Some(source) }))
}

/// The compiler as the machine calls it.
fn compile_hook(interp: &Interp, bytes: &[u8], file_name: &str, mode: CompileMode) -> Outcome {
    crate::traceback::remember_source(interp, file_name, bytes);
    match compile_text(file_name, bytes, mode, Options::default()) {
        Ok(code) => Ok(link(interp, &code).into_value()),
        Err(failure) => Err(crate::types::syntax_error::raise(interp, file_name, &failure.error, failure.source.as_ref())),
    }
}

/// An interpreter with all types, `builtins`, `sys` and an empty `__main__`.
pub fn interpreter(host: Box<dyn Host>) -> Interp {
    let interp = crate::object::bootstrap::interpreter(host);
    crate::types::install(&interp);
    crate::vm::install(&interp);
    interp.compile.set(Some(compile_hook));
    for name in ["builtins", "sys"] {
        install_module(&interp, name);
    }
    interp
}

/// Makes one of the modules that exist from the start.
fn install_module(interp: &Interp, name: &str) {
    let Some((_, populate)) = crate::builtins::MODULES.iter().find(|(known, _)| *known == name) else { return };
    let key = interp.intern(name);
    let dict = if name == "builtins" { (*interp.builtins).clone() } else { interp.dict() };
    let module = crate::types::module::new_module(interp, &key, &dict);
    populate(interp, &dict);
    drop(interp.modules.set_text(&key, module));
}

/// A fresh `__main__` module; its namespace.
pub fn main_namespace(interp: &Interp) -> Ref<crate::object::dict::Dict> {
    let dict = interp.dict();
    let module = crate::types::module::new_module(interp, &interp.names.main, &dict);
    drop(dict.set_text(&interp.names.builtins, interp.builtins.value()));
    drop(interp.modules.set_text(&interp.names.main, module));
    dict
}
