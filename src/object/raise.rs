//! Raising: the token that travels, and the constructors of built-in exceptions.

use super::exception::Exception;
use super::header::Ref;
use super::interp::{Interp, Late};
use super::ty::TypeRef;
use super::value::Value;

/// Says that an exception is on its way out; the exception itself waits in the interpreter. It is the error of every
/// fallible operation, without size, so that results stay in registers.
#[derive(Debug)]
#[must_use = "an exception is waiting in the interpreter"]
pub struct Raised(());

const _: () = assert!(size_of::<Result<Value, Raised>>() == 8);

/// Places of the declared attributes of built-in exceptions; see `Exception::fields`.
pub mod field {
    /// `StopIteration.value`, `SystemExit.code`.
    pub const VALUE: usize = 0;
    /// `AttributeError.name`, `NameError.name`, `ImportError.name`.
    pub const NAME: usize = 0;
    /// `AttributeError.obj`, `ImportError.path`.
    pub const OBJECT: usize = 1;
}

impl Interp {
    /// Makes an exception of a built-in type with these arguments. Not for types whose constructor is written in the language.
    pub fn exception(&self, ty: &TypeRef, args: Vec<Value>) -> Ref<Exception> {
        let args = self.tuple(args);
        self.allocate(ty, Exception::new(args))
    }

    /// Sends an exception on its way. Its context becomes the exception that is being handled, as CPython's does.
    #[cold]
    #[inline(never)]
    pub fn raise(&self, exception: Value) -> Raised {
        if let Some(handled) = self.current_handled()
            && let Some(payload) = exception.cast::<Exception>()
            && !handled.is(&exception)
        {
            self.cut_context_cycle(&handled, &exception);
            payload.context.set(handled);
        }
        self.raise_again(exception)
    }

    /// Sends an exception on its way as it is.
    #[cold]
    pub fn raise_again(&self, exception: Value) -> Raised {
        debug_assert!(exception.cast::<Exception>().is_some());
        self.raised.set(exception);
        Raised(())
    }

    /// Removes `exception` from the context chain that starts at `handled`, so that setting the context makes no cycle.
    fn cut_context_cycle(&self, handled: &Value, exception: &Value) {
        let mut link = handled.clone();
        // Floyd's second pointer: the chain may already be a cycle that does not contain `exception`.
        let mut slow = handled.clone();
        let mut is_odd = false;
        while let Some(payload) = link.cast::<Exception>() {
            let Some(next) = payload.context.get() else {
                return;
            };
            if next.is(exception) {
                drop(payload.context.take());
                return;
            }
            link = next;
            if is_odd {
                let Some(next) = slow.cast::<Exception>().and_then(|payload| payload.context.get()) else {
                    return;
                };
                slow = next;
                if slow.is(&link) {
                    return;
                }
            }
            is_odd = !is_odd;
        }
    }

    /// The exception on its way, with another one as its cause and context.
    #[cold]
    pub fn raise_from(&self, raised: Raised, cause: Value) -> Raised {
        let exception = self.take_raised(raised);
        if let Some(payload) = exception.cast::<Exception>() {
            payload.cause.set(cause.clone());
            payload.context.set(cause);
            payload.suppress_context.set(true);
        }
        self.raise_again(exception)
    }

    /// Takes the exception that a `Raised` announced.
    pub fn take_raised(&self, raised: Raised) -> Value {
        let Raised(()) = raised;
        self.raised.take().expect("a Raised token is made only when an exception waits")
    }

    /// The token for an exception that is already waiting.
    pub(crate) fn raised_token(&self) -> Raised {
        debug_assert!(self.raised.is_some());
        Raised(())
    }

    /// Whether the exception announced by `raised` is an instance of `ty`; it keeps waiting.
    pub fn raised_is(&self, raised: &Raised, ty: &TypeRef) -> bool {
        let Raised(()) = raised;
        self.raised.get().is_some_and(|exception| self.type_of(&exception).is_subtype(ty))
    }

    /// Forgets the exception when it is an instance of `ty`: `Ok(None)`; other outcomes pass.
    pub fn absorb<T>(&self, outcome: Result<T, Raised>, ty: &TypeRef) -> Result<Option<T>, Raised> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.raised_is(&raised, ty) => {
                drop(self.take_raised(raised));
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// Raises an exception of a built-in type with a message; an empty one stands for no arguments.
    #[cold]
    #[inline(never)]
    pub fn error(&self, ty: &TypeRef, message: impl AsRef<str>) -> Raised {
        let message = message.as_ref();
        let args = if message.is_empty() { Vec::new() } else { vec![self.text(message).into_value()] };
        let exception = self.exception(ty, args);
        self.raise(exception.into_value())
    }

    /// Raises StopIteration with a value.
    #[cold]
    pub fn stop_iteration(&self, value: Value) -> Raised {
        let args = if value.is_none() { Vec::new() } else { vec![value.clone()] };
        let exception = self.exception(&self.exceptions.stop_iteration, args);
        exception.set_field(field::VALUE, Some(value));
        self.raise(exception.into_value())
    }

    /// Raises KeyError for a key.
    #[cold]
    pub fn key_error(&self, key: &Value) -> Raised {
        let exception = self.exception(&self.exceptions.key_error, vec![key.clone()]);
        self.raise(exception.into_value())
    }

    /// Raises AttributeError with a message, for `name` of `object`.
    #[cold]
    pub fn attribute_error(&self, object: &Value, name: &Value, message: impl AsRef<str>) -> Raised {
        let message = self.text(message).into_value();
        let exception = self.exception(&self.exceptions.attribute_error, vec![message]);
        exception.set_field(field::NAME, Some(name.clone()));
        exception.set_field(field::OBJECT, Some(object.clone()));
        self.raise(exception.into_value())
    }

    /// Raises NameError (or `ty`, a subclass) with a message, for `name`. Only NameError itself carries the name, as in CPython, so
    /// only for it a name is suggested.
    #[cold]
    pub fn name_error(&self, ty: &TypeRef, name: &Value, message: impl AsRef<str>) -> Raised {
        let message = self.text(message).into_value();
        let exception = self.exception(ty, vec![message]);
        if ty.is(&self.exceptions.name_error) {
            exception.set_field(field::NAME, Some(name.clone()));
        }
        self.raise(exception.into_value())
    }
}

macro_rules! error_constructors {
    ($( $name:ident, $text:literal; )*) => {
        impl Interp {
            $(
                #[doc = concat!("Raises ", $text, " with a message.")]
                #[cold]
                pub fn $name(&self, message: impl AsRef<str>) -> Raised {
                    let ty: &Late<TypeRef> = &self.exceptions.$name;
                    self.error(ty, message)
                }
            )*
        }
    };
}

error_constructors! {
    assertion_error, "AssertionError";
    buffer_error, "BufferError";
    eof_error, "EOFError";
    import_error, "ImportError";
    index_error, "IndexError";
    lookup_error, "LookupError";
    memory_error, "MemoryError";
    not_implemented_error, "NotImplementedError";
    overflow_error, "OverflowError";
    recursion_error, "RecursionError";
    reference_error, "ReferenceError";
    runtime_error, "RuntimeError";
    system_error, "SystemError";
    type_error, "TypeError";
    value_error, "ValueError";
    zero_division_error, "ZeroDivisionError";
    greenlet_error, "greenlet.error";
}
