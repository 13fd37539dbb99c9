//! From text to a running program: the only room that sees both halves, the compiler and the machine.

use std::rc::Rc;

use crate::bytecode::code::Code;
use crate::compile::{self, Options, Program};
use crate::object::host::Host;
use crate::object::interp::{CompileMode, SourceInput};
use crate::object::protocol::call;
use crate::object::{Interp, Outcome, Raised, Ref, Value};
use crate::syntax::parse::{Mode, parse};
use crate::text::diagnostic::{ErrorClass, SyntaxError};
use crate::text::source::Source;
use crate::types::{module, syntax_error};
use crate::vm::code::link;
use crate::vm::import::import_module;

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
    compile_input(file_name, SourceInput::Bytes(bytes), mode, options).map(|(program, _)| program.code)
}

fn compile_input(
    file_name: &str,
    input: SourceInput<'_>,
    mode: CompileMode,
    options: Options,
) -> Result<(Program, Source), Box<CompileFailure>> {
    let source = match input {
        SourceInput::Bytes(bytes) => Source::from_bytes(file_name, bytes),
        SourceInput::Text(text) => Source::from_text(file_name, text),
    };
    let source = match source {
        Ok(source) => source,
        Err(error) => return Err(Box::new(CompileFailure { error, source: None })),
    };
    let mode = match mode {
        CompileMode::Exec => Mode::Exec,
        CompileMode::Eval => Mode::Eval,
        CompileMode::Single => Mode::Single,
    };
    match parse(&source, mode).and_then(|tree| compile::compile(&tree, &source, options)) {
        Ok(program) => Ok((program, source)),
        Err(error) => Err(Box::new(CompileFailure { error, source: Some(source) })),
    }
}

/// The compiler as the machine calls it.
fn compile_hook(interp: &Interp, input: SourceInput<'_>, file_name: &str, mode: CompileMode) -> Outcome {
    let (program, source) = match compile_input(file_name, input, mode, Options::default()) {
        Ok(compiled) => compiled,
        Err(failure) => return Err(raise_syntax_error(interp, file_name, &failure)),
    };
    if !program.warnings.is_empty() {
        warn(interp, file_name, program.warnings, source)?;
    }
    Ok(link(interp, &program.code).into_value())
}

/// Hands warnings to the module `warnings`. A filter may make one an error, which is then told like the others of the source.
#[cold]
fn warn(interp: &Interp, file_name: &str, warnings: Vec<SyntaxError>, source: Source) -> Outcome<()> {
    let module = import_module(interp, "warnings")?;
    let class = interp.exceptions.syntax_warning.value();
    let name = interp.text(file_name).into_value();
    for warning in warnings {
        let line = interp.int(i64::from(source.position(warning.span.start).line));
        let arguments = [interp.text(&warning.message).into_value(), class.clone(), name.clone(), line];
        let Err(raised) = call::call_method(interp, &module, &interp.intern("warn_explicit"), &arguments) else { continue };
        if !interp.raised_is(&raised, &interp.exceptions.syntax_warning) {
            return Err(raised);
        }
        drop(interp.take_raised(raised));
        return Err(raise_syntax_error(interp, file_name, &CompileFailure { error: warning, source: Some(source) }));
    }
    Ok(())
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

/// The line that a syntax error is in, with its line feed; line 0 is the one of an empty text.
fn source_line(interp: &Interp, failure: &CompileFailure, line: u32) -> Value {
    if line == 0 {
        return interp.names.empty.value();
    }
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
    let builtins = interp.modules.get_text(&interp.intern("builtins")).unwrap_or_else(|| interp.builtins.value());
    drop(dict.set_text(&interp.names.builtins, builtins));
    drop(interp.modules.set_text(&interp.names.main, module.into_value()));
    dict
}
