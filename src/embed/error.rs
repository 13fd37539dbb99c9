//! Errors as a host sees them: data that may go to another thread, with a ticket for the exception itself.

use std::fmt;
use std::sync::Arc;

use crate::object::limits::Ending;
use crate::object::protocol::call;
use crate::object::{Interp, Outcome, Raised, Type, exception};
use crate::report::{ErrorReport, ExceptionReport, FrameReport, SyntaxReport};

use super::core::Core;
use super::exception::Exception;
use super::handle::Handle;
use super::{Vm, exit_status};

/// What sort of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An exception that a script did not catch, or that the host made; also a value that could not be converted.
    Exception,
    /// A script raised SystemExit, as `sys.exit` does; see [`Error::exit_status`].
    Exit,
    /// The budget of steps is used up.
    Budget,
    /// A script went on allocating beyond the memory limit after MemoryError.
    Memory,
    /// [`Interrupt::end`](super::Interrupt::end) was called.
    Interrupted,
    /// A host function panicked, and the panic has been given to an inner call of the host.
    Panicked,
    /// The [`Vm`] of a handle is gone.
    Closed,
    /// A handle was used with another [`Vm`] than its own.
    OtherVm,
    /// The call came from a stack that is neither the host's nor the interpreter's, while scripts run.
    ForeignStack,
}

/// Why an operation failed: an exception that nothing in the script caught, or a limit.
///
/// It is plain data, so it can be sent to other threads and into any error type. The exception object itself stays with the [`Vm`]; see
/// [`Error::value`]. Returned from a host function, an error becomes the exception that it stands for.
///
/// ```
/// use morelia::{ErrorKind, Vm};
///
/// let vm = Vm::new()?;
/// let error = vm.exec("def f():\n    return 1 / 0\nf()\n").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Exception);
/// assert_eq!(error.type_name(), "ZeroDivisionError");
/// assert_eq!(error.message(), "division by zero");
/// assert_eq!(error.frames().last().map(|frame| frame.line), Some(2));
/// assert!(error.traceback().starts_with("Traceback (most recent call last):\n  File \"<script>\", line 3, in <module>\n"));
/// # Ok::<(), morelia::Error>(())
/// ```
#[derive(Clone)]
pub struct Error(Box<Content>);

#[derive(Clone)]
struct Content {
    kind: ErrorKind,
    report: ErrorReport,
    exit: Option<(i32, Option<String>)>,
    /// How to make the exception when there is no object.
    origin: Origin,
    /// Finds the exception object in the core of its `Vm`.
    ticket: Option<Arc<()>>,
}

#[derive(Clone, Copy)]
enum Origin {
    Script,
    Host(Exception),
    /// The number of the operating system.
    System(i32),
}

impl Error {
    /// An error that a host function returns so that it raises an exception of this type with this message.
    #[must_use]
    pub fn new(class: Exception, message: impl Into<String>) -> Error {
        Error::with(ErrorKind::Exception, class.name(), message.into(), Origin::Host(class))
    }

    /// An error that a host function returns so that it raises SystemExit.
    #[must_use]
    pub fn exit(status: u8) -> Error {
        let mut error = Error::with(ErrorKind::Exit, "SystemExit", status.to_string(), Origin::Script);
        error.0.exit = Some((i32::from(status), None));
        error
    }

    /// An error that a host function returns so that it raises this exception: an instance of an exception class, or such a class.
    ///
    /// # Errors
    /// TypeError when it is neither; what the constructor of a class raises; [`ErrorKind::Closed`].
    pub fn from_value(exception: &Handle) -> Result<Error, Error> {
        let core = exception.core();
        let value = exception.value()?;
        let made = core.run(|interp| {
            let is_class = value.cast::<Type>().is_some_and(|class| class.is_subtype(&interp.exceptions.base_exception));
            let value = if is_class { call::call_positional(interp, &value, &[])? } else { value };
            if value.cast::<exception::Exception>().is_none() {
                return Err(interp.type_error("exceptions must derive from BaseException"));
            }
            let raised = interp.raise_again(value);
            Ok(settle::<()>(core, interp, Err(raised)).err())
        })?;
        made.ok_or_else(Error::closed)
    }

    fn with(kind: ErrorKind, type_name: &str, message: String, origin: Origin) -> Error {
        let exception = ExceptionReport { type_name: type_name.to_owned(), message, ..ExceptionReport::default() };
        Error(Box::new(Content { kind, report: ErrorReport { exceptions: vec![exception] }, exit: None, origin, ticket: None }))
    }

    pub(super) fn closed() -> Error {
        let message = "the interpreter of this handle is gone".to_owned();
        Error::with(ErrorKind::Closed, "RuntimeError", message, Origin::Host(Exception::RuntimeError))
    }

    pub(super) fn other_vm() -> Error {
        let message = "a handle was used with another interpreter than its own".to_owned();
        Error::with(ErrorKind::OtherVm, "RuntimeError", message, Origin::Host(Exception::RuntimeError))
    }

    pub(super) fn foreign_stack() -> Error {
        let message = "the interpreter was called from a foreign stack while it runs".to_owned();
        Error::with(ErrorKind::ForeignStack, "RuntimeError", message, Origin::Host(Exception::RuntimeError))
    }

    /// What sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    fn exception(&self) -> &ExceptionReport {
        self.0.report.exception().expect("made with one")
    }

    /// The name of the exception's class, with its module in front unless that is `builtins` or `__main__`.
    #[must_use]
    pub fn type_name(&self) -> &str {
        &self.exception().type_name
    }

    /// The message, `str(exception)`; for some names with a suggestion behind it.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.exception().message
    }

    /// The traceback, outermost call first. Empty when the exception passed no script code.
    #[must_use]
    pub fn frames(&self) -> &[FrameReport] {
        &self.exception().frames
    }

    /// Where a syntax error is.
    #[must_use]
    pub fn syntax(&self) -> Option<&SyntaxReport> {
        self.exception().syntax.as_ref()
    }

    /// Everything that is known, as data: also the exceptions that this one came from, notes, members of groups.
    #[must_use]
    pub fn report(&self) -> &ErrorReport {
        &self.0.report
    }

    /// The text that `python` prints for an exception that nothing caught: traceback, source lines with marks, chained exceptions. Ends
    /// with a line end.
    #[must_use]
    pub fn traceback(&self) -> String {
        self.0.report.render()
    }

    /// The status that a process would end with: that of SystemExit, else 1.
    #[must_use]
    pub fn exit_status(&self) -> i32 {
        self.0.exit.as_ref().map_or(1, |(status, _)| *status)
    }

    /// The text that SystemExit has for standard error, when it was given one.
    #[must_use]
    pub fn exit_message(&self) -> Option<&str> {
        self.0.exit.as_ref().and_then(|(_, message)| message.as_deref())
    }

    /// The exception object, when the error came out of `vm`.
    #[must_use]
    pub fn value(&self, vm: &Vm) -> Option<Handle> {
        let exception = vm.core().exception(self.0.ticket.as_ref()?)?;
        Some(Handle::new(vm.core(), exception))
    }

    /// Raises the exception that this error stands for.
    pub(super) fn raise(self, core: &Core, interp: &Interp) -> Raised {
        // Whatever the host made of it: a script that is being ended goes on ending.
        if let Some(ending) = interp.limits.ending() {
            return interp.end(ending);
        }
        let content = *self.0;
        if let Some(exception) = content.ticket.as_ref().and_then(|ticket| core.exception(ticket)) {
            return interp.raise_again(exception);
        }
        let exception = content.report.exceptions.into_iter().next().unwrap_or_default();
        match (content.origin, content.exit) {
            (_, Some((status, _))) => {
                let status = interp.int(i64::from(status));
                let exit = call::call_positional(interp, interp.exceptions.system_exit.as_value(), &[status]);
                exit.map_or_else(|raised| raised, |exit| interp.raise(exit))
            }
            (Origin::Host(class), None) => interp.error(class.class(interp), exception.message),
            (Origin::System(number), None) => interp.os_error(number, exception.message, None),
            (Origin::Script, None) => interp.runtime_error(format!("{}: {}", exception.type_name, exception.message)),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message() {
            "" => f.write_str(self.type_name()),
            message => write!(f, "{}: {message}", self.type_name()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut output = f.debug_struct("Error");
        output.field("kind", &self.kind()).field("type", &self.type_name()).field("message", &self.message());
        if let Some(frame) = self.frames().last() {
            output.field("at", &format_args!("{}:{} in {}", frame.file, frame.line, frame.function));
        }
        output.finish_non_exhaustive()
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    /// OSError, or the subclass that the error number means.
    fn from(error: std::io::Error) -> Error {
        let number = crate::object::host::error_number(&error);
        Error::with(ErrorKind::Exception, "OSError", crate::object::host::error_text(&error), Origin::System(number))
    }
}

impl From<String> for Error {
    /// RuntimeError with this message.
    fn from(message: String) -> Error {
        Error::new(Exception::RuntimeError, message)
    }
}

impl From<&str> for Error {
    /// RuntimeError with this message.
    fn from(message: &str) -> Error {
        Error::new(Exception::RuntimeError, message)
    }
}

macro_rules! value_errors {
    ($( $source:ty, )*) => {
        $(
            impl From<$source> for Error {
                /// ValueError.
                fn from(error: $source) -> Error {
                    Error::new(Exception::ValueError, error.to_string())
                }
            }
        )*
    };
}

value_errors! {
    std::num::ParseIntError, std::num::ParseFloatError, std::num::TryFromIntError, std::str::Utf8Error, std::string::FromUtf8Error,
    std::char::ParseCharError, std::str::ParseBoolError,
}

/// Turns an exception into an error for the host. May run Python.
pub(super) fn settle<T>(core: &Core, interp: &Interp, outcome: Outcome<T>) -> Result<T, Error> {
    let raised = match outcome {
        // What a native swallowed goes on.
        Ok(value) => match interp.check_ending() {
            Ok(()) => return Ok(value),
            Err(raised) => raised,
        },
        Err(raised) => raised,
    };
    let exception = interp.take_raised(raised);
    let is_exit = interp.type_of(&exception).is_subtype(&interp.exceptions.system_exit);
    let kind = match interp.limits.ending() {
        Some(Ending::Budget) => ErrorKind::Budget,
        Some(Ending::Memory) => ErrorKind::Memory,
        Some(Ending::Interrupt) => ErrorKind::Interrupted,
        Some(Ending::Panic) => ErrorKind::Panicked,
        None if is_exit => ErrorKind::Exit,
        None => ErrorKind::Exception,
    };
    let exit = if kind == ErrorKind::Exit { Some(exit_status(interp, &exception)) } else { None };
    let report = ErrorReport::new(interp, &exception);
    let ticket = if matches!(kind, ErrorKind::Exception | ErrorKind::Exit) { Some(core.keep_exception(exception)) } else { None };
    Err(Error(Box::new(Content { kind, report, exit, origin: Origin::Script, ticket })))
}
