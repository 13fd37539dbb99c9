//! Running a whole program as the `python` command does: the main module, the report of what it did not catch, `atexit`, the
//! finalisers of what is left, the last flush.

use crate::object::exception::Exception;
use crate::object::interp::CompileMode;
use crate::object::protocol::text;
use crate::object::raise::field;
use crate::object::{Interp, Outcome, Raised, Value};
use crate::vm::{import, run};

use super::{Error, Vm, finish, main_module};

/// The status of a process whose last flush failed.
const FLUSH_FAILED: u8 = 120;

/// What [`Vm::run_program`] runs as `__main__`.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// The text of a file, whose name becomes `__file__` and stands in tracebacks.
    File {
        /// The name.
        name: &'a str,
        /// The text.
        source: &'a [u8],
        /// Whether it is the `__main__.py` of a folder that was named.
        is_package: bool,
    },
    /// A text that is not in a file. Tracebacks show its lines when `is_shown`.
    Text {
        /// What tracebacks show as the file, such as `<string>`.
        name: &'a str,
        /// The text.
        source: &'a [u8],
        /// Whether tracebacks show source lines.
        is_shown: bool,
    },
    /// A module or a package with a `__main__`, found as an import would find it.
    Module {
        /// Its absolute name.
        name: &'a str,
    },
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// With this exit status.
    Exited(u8),
    /// By a KeyboardInterrupt that nothing caught: a process would now end itself by SIGINT.
    Interrupted,
}

impl Vm {
    /// Runs a program to its end: what it does not catch is reported through `sys.excepthook`, the functions of `atexit` are called, the
    /// namespaces of its modules are cleared so that finalisers run, and output is flushed. The interpreter is of no use afterwards.
    ///
    /// # Errors
    /// When a limit ends the program, or the native stack cannot be entered.
    pub fn run_program(&self, program: Program<'_>) -> Result<Status, Error> {
        self.core().run(|interp| {
            let outcome = run_main(interp, program);
            // What the host ends is not reported to the script's hooks, and nothing of it runs on.
            interp.check_ending()?;
            // What an interactive user sees last is the report, so it comes before anything that runs at the end.
            let status = outcome.map_or_else(|raised| report(interp, raised), |()| Status::Exited(0));
            crate::builtins::atexit::run_all(interp);
            let is_flushed = finish::flush_streams(interp, true);
            finish::finalise(interp);
            let is_flushed = interp.host.flush().is_ok() && is_flushed;
            Ok(if is_flushed || status == Status::Interrupted { status } else { Status::Exited(FLUSH_FAILED) })
        })
    }
}

fn run_main(interp: &Interp, program: Program<'_>) -> Outcome<()> {
    let globals = main_module::namespace(interp)?;
    let code = match program {
        Program::File { name, source, is_package } => {
            drop(globals.set_text(&interp.names.file, interp.text(name).into_value()));
            if is_package {
                drop(globals.set_text(&interp.names.spec, import::module_spec(interp, "__main__")?));
                drop(globals.set_text(&interp.names.package, interp.text("").into_value()));
            }
            run::compile(interp, source, name, CompileMode::Exec)?
        }
        Program::Text { name, source, is_shown } => {
            let outcome = run::compile(interp, source, name, CompileMode::Exec);
            if !is_shown {
                interp.sources.borrow_mut().remove(name);
            }
            outcome?
        }
        Program::Module { name } => main_module::load(interp, name, &globals)?,
    };
    run::run_code(interp, code, globals, None).map(drop)
}

/// Reports an exception that nothing caught; the status it means.
fn report(interp: &Interp, raised: Raised) -> Status {
    let exception = interp.take_raised(raised);
    let is_kind = |kind| interp.type_of(&exception).is_subtype(kind);
    if is_kind(&interp.exceptions.system_exit) {
        let (status, message) = exit_status(interp, &exception);
        if let Some(message) = message {
            finish::flush_streams(interp, false);
            crate::report::print_error(interp, &format!("{message}\n"));
        }
        return Status::Exited(status as u8);
    }
    finish::flush_streams(interp, false);
    let exit = finish::call_except_hook(interp, &exception);
    if let Some(exit) = exit {
        return Status::Exited(exit_status(interp, &exit).0 as u8);
    }
    if is_kind(&interp.exceptions.keyboard_interrupt) { Status::Interrupted } else { Status::Exited(1) }
}

/// The process status that a SystemExit asks for, and what is to be printed.
pub(super) fn exit_status(interp: &Interp, exception: &Value) -> (i32, Option<String>) {
    let code = exception.cast::<Exception>().and_then(|payload| payload.field(field::VALUE));
    let Some(code) = code.filter(|code| !code.is_none()) else { return (0, None) };
    if let Some(number) = code.as_int() {
        // What does not fit in a C long counts as -1.
        return ((number.to_i64().unwrap_or(-1) & 0xFF) as i32, None);
    }
    let message = match text::str(interp, &code) {
        Ok(message) => Some(message.to_lossy().into_owned()),
        Err(raised) => {
            drop(interp.take_raised(raised));
            None
        }
    };
    (1, message)
}
