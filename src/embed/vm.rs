//! An interpreter as its host sees it.

use std::marker::PhantomData;
use std::rc::Rc;

use crate::load;
use crate::native::{Engine, EnterError};
use crate::object::host::{Host, Nothing};
use crate::object::interp::CompileMode;
use crate::object::limits::Interrupt;
use crate::object::{Interp, Outcome};
use crate::report::ErrorReport;
use crate::vm::run;

/// Bytes of native stack reserved for a `Vm` unless its builder says otherwise. Only what is used occupies memory.
const STACK_SIZE: usize = 256 * 1024 * 1024;

/// Settings of a new [`Vm`].
pub struct Builder {
    host: Box<dyn Host>,
    stack_size: usize,
    memory_limit: usize,
    arguments: Vec<String>,
    path: Vec<String>,
    executable: String,
    is_gc_stressed: bool,
    is_switch_stressed: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            host: Box::new(Nothing),
            stack_size: STACK_SIZE,
            memory_limit: usize::MAX,
            arguments: Vec::new(),
            path: Vec::new(),
            executable: String::new(),
            is_gc_stressed: false,
            is_switch_stressed: false,
        }
    }
}

impl Builder {
    /// Grants what `host` implements; without this nothing outside the interpreter can be reached.
    #[must_use]
    pub fn host(mut self, host: impl Host + 'static) -> Builder {
        self.host = Box::new(host);
        self
    }

    /// Bytes of native stack for scripts, at least 384 KiB and at most 2 GiB.
    #[must_use]
    pub fn stack_size(mut self, bytes: usize) -> Builder {
        self.stack_size = bytes;
        self
    }

    /// Bytes that the objects of scripts may occupy.
    #[must_use]
    pub fn memory_limit(mut self, bytes: usize) -> Builder {
        self.memory_limit = bytes;
        self
    }

    /// `sys.argv`.
    #[must_use]
    pub fn arguments(mut self, arguments: Vec<String>) -> Builder {
        self.arguments = arguments;
        self
    }

    /// The folders that imports look into, through the host.
    #[must_use]
    pub fn path(mut self, path: Vec<String>) -> Builder {
        self.path = path;
        self
    }

    /// `sys.executable`: the program that runs scripts.
    #[must_use]
    pub fn executable(mut self, path: String) -> Builder {
        self.executable = path;
        self
    }

    /// Collects garbage after every allocation: a test aid that finds objects which something forgot to count.
    #[must_use]
    pub fn gc_stress(mut self, is_on: bool) -> Builder {
        self.is_gc_stressed = is_on;
        self
    }

    /// Saves and restores the whole native stack at every call: a test aid that finds pointers into the stack.
    #[must_use]
    pub fn switch_stress(mut self, is_on: bool) -> Builder {
        self.is_switch_stressed = is_on;
        self
    }

    /// Makes the interpreter.
    ///
    /// # Errors
    /// When the native stack cannot be mapped.
    pub fn build(self) -> std::io::Result<Vm> {
        let engine = Engine::new(self.stack_size)?;
        let interp = load::interpreter(self.host);
        interp.stack_limit.set(engine.region().limit());
        interp.engine.set(engine);
        interp.heap.set_limit(self.memory_limit);
        let texts = |items: &[String]| interp.list(items.iter().map(|item| interp.text(item).into_value()).collect()).into_value();
        if let Some(sys) = crate::builtins::sys::namespace(&interp) {
            drop(sys.set_text(&interp.intern("argv"), texts(&self.arguments)));
            drop(sys.set_text(&interp.intern("path"), texts(&self.path)));
            drop(sys.set_text(&interp.intern("executable"), interp.text(&self.executable).into_value()));
        }
        load::main_namespace(&interp);
        interp.heap.set_stress(self.is_gc_stressed);
        interp.is_switch_stressed.set(self.is_switch_stressed);
        Ok(Vm { interp: Rc::new(interp), not_send: PhantomData })
    }
}

/// Why a script did not end normally.
#[derive(Debug)]
pub enum Error {
    /// It raised `SystemExit`; the status a process would end with, and a message for standard error.
    Exit(i32, Option<String>),
    /// It raised another exception.
    Raised(Box<ErrorReport>),
    /// The native stack could not be entered.
    Stack(EnterError),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Exit(status, _) => write!(f, "the script ended itself with status {status}"),
            Error::Raised(report) => f.write_str(&report.render()),
            Error::Stack(error) => write!(f, "{error:?}"),
        }
    }
}

impl std::error::Error for Error {}

/// An interpreter. It stays on the thread that made it.
pub struct Vm {
    interp: Rc<Interp>,
    not_send: PhantomData<*const ()>,
}

impl Vm {
    /// Settings for a new interpreter.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The handle with which another thread, or a signal handler, stops a running script.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        self.interp.limits.interrupt()
    }

    /// Runs `body` on the interpreter's native stack.
    pub(super) fn enter<R>(&self, body: impl FnOnce(&Interp) -> R) -> Result<R, Error> {
        self.interp.engine.enter(|| body(&self.interp)).map_err(Error::Stack)
    }

    /// Runs the text of a program as `__main__`. `file_name` is what tracebacks show.
    ///
    /// # Errors
    /// What the program raises, a syntax error included.
    pub fn exec(&self, file_name: &str, source: &[u8]) -> Result<(), Error> {
        self.enter(|interp| {
            let outcome = run_main(interp, file_name, source);
            settle(interp, outcome.map(drop))
        })?
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        // Parked greenlets are ended first, so that their `finally` blocks and the destructors on their native stacks run.
        let ended = self.enter(|interp| {
            crate::greenlet::lifetime::end_all(interp);
            crate::vm::shut_down(interp);
        });
        debug_assert!(ended.is_ok(), "a Vm is dropped while it runs on a foreign stack");
    }
}

fn run_main(interp: &Interp, file_name: &str, source: &[u8]) -> Outcome {
    // CPython shows source lines of a program given on the command line, but not of one that is read from standard input.
    if file_name != "<stdin>" {
        interp.sources.borrow_mut().insert(file_name.to_owned(), source.into());
    }
    let code = run::compile(interp, source, file_name, CompileMode::Exec)?;
    let globals = super::main_module::namespace(interp)?;
    drop(globals.set_text(&interp.names.file, interp.text(file_name).into_value()));
    run::run_code(interp, code, globals, None)
}

/// Turns an exception into an error for the host.
fn settle<T>(interp: &Interp, outcome: Outcome<T>) -> Result<T, Error> {
    let raised = match outcome {
        Ok(value) => return Ok(value),
        Err(raised) => raised,
    };
    let exception = interp.take_raised(raised);
    if interp.type_of(&exception).is_subtype(&interp.exceptions.system_exit) {
        let (status, message) = super::program::exit_status(interp, &exception);
        return Err(Error::Exit(status, message));
    }
    Err(Error::Raised(Box::new(ErrorReport::new(interp, &exception))))
}
