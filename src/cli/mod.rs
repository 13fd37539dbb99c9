//! The command line: what the arguments ask for, and the exit status.
//!
//! Uses only what any embedder can use, the names at the top of the crate, and for the two developer commands the front half of the language.

mod arguments;
mod ast;
mod clock;
mod disassembly;
mod host;
mod script;
mod signal;
mod system;
mod timing;

use std::io::Write;
use std::process::ExitCode;

use arguments::Command;

/// Status for arguments that make no sense, and for a script that is not there.
const USAGE: u8 = 2;

/// Does what the arguments of the process ask for.
pub fn run() -> ExitCode {
    let command = match arguments::parse() {
        Ok(command) => command,
        Err(message) => {
            complain(&format!("{message}\n{}\nTry `morelia -h' for more information.\n", arguments::USAGE));
            return ExitCode::from(USAGE);
        }
    };
    match command {
        Command::Help => say(&format!("{}\n{}", arguments::USAGE, arguments::HELP)),
        Command::Version => say(&format!("Morelia {} (Python 3.13)\n", env!("CARGO_PKG_VERSION"))),
        Command::Ast(request) => ast::run(&request),
        Command::Disassemble(path) => disassembly::run(&path),
        Command::Script(script) => script::run(script),
    }
}

/// Prints an answer; a reader that has gone away is no failure.
fn say(text: &str) -> ExitCode {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// Prints to standard error, where nobody can be told that it failed.
fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
