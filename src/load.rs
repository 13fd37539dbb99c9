//! From text to a running program: the only room that sees both halves, the compiler and the machine.

use std::rc::Rc;

use crate::bytecode::code::Code;
use crate::compile::{self, Options};
use crate::object::host::Host;
use crate::object::interp::CompileMode;
use crate::object::{Interp, Outcome, Raised, Ref, Value};
use crate::syntax::parse::{Mode, parse};
use crate::text::diagnostic::{ErrorClass, SyntaxError};
use crate::text::source::Source;
use crate::types::{module, syntax_error};
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
    match compile_text(file_name, bytes, mode, Options::default()) {
        Ok(code) => Ok(link(interp, &code).into_value()),
        Err(failure) => Err(raise_syntax_error(interp, file_name, &failure)),
    }
}

/// Raises what the compiler found wrong, with its place as the attributes of the exception.
fn raise_syntax_error(interp: &Interp, file_name: &str, failure: &CompileFailure) -> Raised {
    let exceptions = &interp.exceptions;
    let class = match failure.error.class {
        ErrorClass::SyntaxError => &exceptions.syntax_error,
        ErrorClass::IndentationError => &exceptions.indentation_error,
        ErrorClass::TabError => &exceptions.tab_error,
        ErrorClass::MemoryError => return interp.memory_error(&failure.error.message),
    };
    let message = interp.text(&failure.error.message).into_value();
    let location = failure.source.as_ref().and_then(|source| source.locate(&failure.error));
    let Some(location) = location else {
        let exception = interp.exception(class, vec![message.clone()]);
        exception.set_field(syntax_error::MESSAGE, Some(message));
        exception.set_field(syntax_error::FILENAME, Some(interp.text(file_name).into_value()));
        return interp.raise(exception.into_value());
    };
    let int = |number: i64| interp.int(number);
    let fields = [
        interp.text(file_name).into_value(),
        int(i64::from(location.line)),
        int(i64::from(location.offset)),
        source_line(interp, failure, location.line),
        int(i64::from(location.end_line)),
        int(i64::from(location.end_offset)),
    ];
    let exception = interp.exception(class, vec![message.clone(), interp.tuple(fields.clone()).into_value()]);
    exception.set_field(syntax_error::MESSAGE, Some(message));
    for (place, field) in fields.into_iter().enumerate() {
        exception.set_field(syntax_error::FILENAME + place, Some(field));
    }
    interp.raise(exception.into_value())
}

/// The line that a syntax error is in, with its line feed.
fn source_line(interp: &Interp, failure: &CompileFailure, line: u32) -> Value {
    match failure.source.as_ref().and_then(|source| source.line(line)) {
        Some(text) => interp.text(format!("{}\n", text.trim_end_matches('\n'))).into_value(),
        None => Value::NONE,
    }
}

/// An interpreter with all types, `builtins`, `sys` and an empty `__main__`.
pub fn interpreter(host: Box<dyn Host>) -> Interp {
    let interp = crate::object::bootstrap::interpreter(host);
    crate::types::install(&interp);
    crate::vm::install(&interp);
    crate::greenlet::install(&interp);
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
    let module = module::make(interp, name);
    if name == "builtins" {
        module::adopt_namespace(interp, &module, (*interp.builtins).clone());
    }
    if let Some(dict) = module.dict.get() {
        populate(interp, &dict);
    }
    drop(interp.modules.set_text(&key, module.into_value()));
}

/// A fresh `__main__` module; its namespace.
pub fn main_namespace(interp: &Interp) -> Ref<crate::object::dict::Dict> {
    let module = module::make(interp, "__main__");
    let dict = module.dict.get().expect("a new module has a namespace");
    drop(dict.set_text(&interp.names.builtins, interp.builtins.value()));
    drop(interp.modules.set_text(&interp.names.main, module.into_value()));
    dict
}
