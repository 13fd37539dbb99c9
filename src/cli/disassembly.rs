//! `morelia dis`: the bytecode of a program.

use std::process::ExitCode;

use morelia::bytecode::disassemble::disassemble;
use morelia::compile::Options;
use morelia::load::compile_text;
use morelia::object::interp::CompileMode;
use morelia::text::diagnostic::render;

use super::{ast, complain, say};

/// Prints the listing of a file.
pub fn run(path: &str) -> ExitCode {
    let bytes = match ast::read(path) {
        Ok(bytes) => bytes,
        Err(message) => {
            complain(&message);
            return ExitCode::from(super::USAGE);
        }
    };
    match compile_text(path, &bytes, CompileMode::Exec, Options::default()) {
        Ok(code) => say(&disassemble(&code)),
        Err(failure) => {
            complain(&match &failure.source {
                Some(source) => render(source, &failure.error),
                None => format!("{}\n", failure.error),
            });
            ExitCode::FAILURE
        }
    }
}
