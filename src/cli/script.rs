//! Running a program: where its text comes from, what it sees of the command line, how the process ends.

use std::io::{IsTerminal, Read};
use std::path::Path;
use std::process::ExitCode;

use morelia::{Program, Status, Vm};

use super::arguments::{Input, Script, USAGE};
use super::host::Process;
use super::{complain, signal};

/// A program's text with the names it goes by.
struct Text {
    /// What tracebacks and `__file__` show.
    name: String,
    source: Vec<u8>,
}

/// What is known before the interpreter exists.
struct Plan {
    /// `sys.argv[0]`.
    argument: String,
    /// `sys.path[0]`.
    folder: String,
    kind: Kind,
}

/// What runs, with what the interpreter has to know of it.
enum Kind {
    File(Text, bool),
    Text(Text, bool),
    Module(String),
}

/// Runs a program and gives the status of the process.
pub fn run(script: Script) -> ExitCode {
    let plan = match plan(script.input) {
        Ok(plan) => plan,
        Err(status) => return status,
    };
    let mut arguments = vec![plan.argument];
    arguments.extend(script.arguments);
    let mut builder = Vm::builder()
        .host(Process::new(script.is_unbuffered))
        .arguments(arguments)
        .path(if script.is_isolated { Vec::new() } else { vec![plan.folder] })
        .warning_options(script.warning_options)
        .extra_options(script.extra_options)
        .executable(executable())
        .gc_stress(script.is_gc_stressed)
        .switch_stress(script.is_switch_stressed);
    if let Some(bytes) = script.stack_size {
        builder = builder.stack_size(bytes);
    }
    let vm = match builder.build() {
        Ok(vm) => vm,
        Err(error) => {
            complain(&format!("morelia: cannot make a stack: {error}\n"));
            return ExitCode::FAILURE;
        }
    };
    signal::install(vm.interrupt());
    let program = match &plan.kind {
        Kind::File(text, is_package) => Program::File { name: &text.name, source: &text.source, is_package: *is_package },
        Kind::Text(text, is_shown) => Program::Text { name: &text.name, source: &text.source, is_shown: *is_shown },
        Kind::Module(name) => Program::Module { name },
    };
    let status = match vm.run_program(program) {
        Ok(Status::Exited(status)) => status,
        Ok(Status::Interrupted) => {
            signal::die();
            130
        }
        Err(error) => {
            complain(&format!("morelia: {error}\n"));
            1
        }
    };
    // The memory of the interpreter goes with the process; taking it apart object by object would only take time.
    std::process::exit(i32::from(status))
}

fn plan(input: Input) -> Result<Plan, ExitCode> {
    match input {
        Input::Text(source) => {
            let text = Text { name: "<string>".to_owned(), source: source.into_bytes() };
            Ok(Plan { argument: "-c".to_owned(), folder: String::new(), kind: Kind::Text(text, true) })
        }
        Input::Module(name) => Ok(Plan { argument: "-m".to_owned(), folder: current_folder(), kind: Kind::Module(name) }),
        Input::Standard(argument) => {
            if argument.is_empty() && std::io::stdin().is_terminal() {
                complain(&format!("morelia: there is no interactive mode yet; name a program to run\n{USAGE}\n"));
                return Err(ExitCode::from(super::USAGE));
            }
            let mut source = Vec::new();
            if let Err(error) = std::io::stdin().read_to_end(&mut source) {
                complain(&format!("morelia: cannot read standard input: {error}\n"));
                return Err(ExitCode::FAILURE);
            }
            let text = Text { name: "<stdin>".to_owned(), source };
            Ok(Plan { argument: argument.to_owned(), folder: String::new(), kind: Kind::Text(text, false) })
        }
        Input::File(path) => plan_file(path),
    }
}

fn plan_file(path: String) -> Result<Plan, ExitCode> {
    // As CPython: the current folder and the name as it was given, not tidied.
    let absolute = if path.starts_with('/') { path.clone() } else { format!("{}/{path}", current_folder()) };
    let is_package = Path::new(&absolute).is_dir();
    let (file, folder) = if is_package {
        let main = format!("{absolute}/__main__.py");
        if !Path::new(&main).is_file() {
            complain(&format!("morelia: can't find '__main__' module in '{absolute}'\n"));
            return Err(ExitCode::FAILURE);
        }
        (main, path.clone())
    } else {
        (absolute.clone(), script_folder(&absolute))
    };
    match std::fs::read(&file) {
        Ok(source) => Ok(Plan { argument: path, folder, kind: Kind::File(Text { name: file, source }, is_package) }),
        Err(error) => {
            complain(&format!("morelia: can't open file '{absolute}': {}\n", described(&error)));
            Err(ExitCode::from(super::USAGE))
        }
    }
}

/// The folder that a script is really in: imports look there first.
fn script_folder(path: &str) -> String {
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| Path::new(path).to_path_buf());
    real.parent().map_or_else(String::new, |folder| folder.to_string_lossy().into_owned())
}

fn current_folder() -> String {
    std::env::current_dir().map_or_else(|_| String::new(), |folder| folder.to_string_lossy().into_owned())
}

fn executable() -> String {
    std::env::current_exe().map_or_else(|_| String::new(), |path| path.to_string_lossy().into_owned())
}

/// `[Errno 2] No such file or directory`.
fn described(error: &std::io::Error) -> String {
    match error.raw_os_error() {
        Some(number) => format!("[Errno {number}] {}", morelia::error_text(error)),
        None => error.to_string(),
    }
}
