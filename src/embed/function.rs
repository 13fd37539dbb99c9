//! Functions of the host: which closures can become one, and what their arguments and results are.

use std::cell::RefCell;

use crate::object::Str;
use crate::types::bytes::Bytes as BytesPayload;

use super::convert::{FromValue, IntoValue};
use super::error::Error;
use super::handle::{Handle, surrogates};
use super::{Exception, Vm};

/// The arguments that a host function was called with. Seen only by the implementations of [`Argument`].
pub struct Call<'a> {
    pub(super) vm: &'a Vm,
    pub(super) values: &'a [crate::object::Value],
    pub(super) next: usize,
}

impl<'a> Call<'a> {
    /// The next positional argument.
    fn take(&mut self) -> Option<&'a crate::object::Value> {
        let value = self.values.get(self.next)?;
        self.next += 1;
        Some(value)
    }

    fn handle(&self, value: &crate::object::Value) -> Handle {
        Handle::new(self.vm.core(), value.clone())
    }

    /// Names the argument that was taken last in a TypeError.
    fn blame(&self, error: Error) -> Error {
        if error.type_name() == "TypeError" && error.frames().is_empty() {
            return Error::new(Exception::TypeError, format!("argument {}: {}", self.next, error.message()));
        }
        error
    }
}

/// What a parameter of a host function may be.
///
/// * Anything that implements [`FromValue`]. An argument for an `Option<T>` may be left out, when no other parameter follows that needs one.
/// * `&str` and `&[u8]`: the text of a `str`, the content of a `bytes`, without a copy.
/// * `&Vm`: the [`Vm`] that the function was called in. It takes no argument of the script.
/// * [`Rest<T>`]: all arguments that are left.
///
/// This trait is not meant to be implemented outside the crate.
pub trait Argument {
    /// The parameter as the closure sees it, which may borrow from the arguments.
    type Item<'a>;

    /// How many arguments of the script it needs.
    #[doc(hidden)]
    fn needed() -> usize;
    /// How many arguments of the script it takes at most.
    #[doc(hidden)]
    const ACCEPTED: usize;

    /// Takes it from the arguments.
    ///
    /// # Errors
    /// What converting raises.
    #[doc(hidden)]
    fn take<'a>(call: &mut Call<'a>) -> Result<Self::Item<'a>, Error>;
}

impl<T: FromValue> Argument for T {
    type Item<'a> = T;

    const ACCEPTED: usize = 1;

    fn needed() -> usize {
        usize::from(T::missing().is_none())
    }

    fn take<'a>(call: &mut Call<'a>) -> Result<T, Error> {
        match call.take() {
            Some(value) => T::from_value(&call.handle(value)).map_err(|error| call.blame(error)),
            None => T::missing().ok_or_else(too_few),
        }
    }
}

/// The number is checked before; an optional parameter that stands before a needed one gets here.
fn too_few() -> Error {
    Error::new(Exception::TypeError, "an argument is missing")
}

impl Argument for &str {
    type Item<'a> = &'a str;

    const ACCEPTED: usize = 1;

    fn needed() -> usize {
        1
    }

    fn take<'a>(call: &mut Call<'a>) -> Result<&'a str, Error> {
        let value = call.take().ok_or_else(too_few)?;
        match value.cast::<Str>() {
            Some(text) => text.as_str().ok_or_else(surrogates),
            None => Err(call.blame(call.handle(value).unsuitable("str"))),
        }
    }
}

impl Argument for &[u8] {
    type Item<'a> = &'a [u8];

    const ACCEPTED: usize = 1;

    fn needed() -> usize {
        1
    }

    fn take<'a>(call: &mut Call<'a>) -> Result<&'a [u8], Error> {
        let value = call.take().ok_or_else(too_few)?;
        match value.cast::<BytesPayload>() {
            Some(bytes) => Ok(bytes.as_bytes()),
            None => Err(call.blame(call.handle(value).unsuitable("bytes"))),
        }
    }
}

impl Argument for &Vm {
    type Item<'a> = &'a Vm;

    const ACCEPTED: usize = 0;

    fn needed() -> usize {
        0
    }

    fn take<'a>(call: &mut Call<'a>) -> Result<&'a Vm, Error> {
        Ok(call.vm)
    }
}

/// All arguments of a host function that are left: `*args`.
#[derive(Clone, Debug, Default)]
pub struct Rest<T>(pub Vec<T>);

impl<T: FromValue> Argument for Rest<T> {
    type Item<'a> = Rest<T>;

    /// More than any call can have.
    const ACCEPTED: usize = 1 << 40;

    fn needed() -> usize {
        0
    }

    fn take<'a>(call: &mut Call<'a>) -> Result<Rest<T>, Error> {
        let mut rest = Vec::new();
        while let Some(value) = call.take() {
            rest.push(T::from_value(&call.handle(value)).map_err(|error| call.blame(error))?);
        }
        Ok(Rest(rest))
    }
}

/// What a host function answers with.
///
/// * Anything that implements [`IntoValue`]; `()` is `None`.
/// * [`Park`], to park the calling greenlet.
/// * `Result<T, E>` of these, where `E` turns into an [`Error`]: that becomes an exception.
///
/// This trait is not meant to be implemented outside the crate.
pub trait Answer {
    /// Makes the result of the call.
    ///
    /// # Errors
    /// What is to be raised.
    #[doc(hidden)]
    fn answer(self, vm: &Vm) -> Result<Reply, Error>;
}

/// What is done when a host function has returned.
#[doc(hidden)]
pub enum Reply {
    /// This is the result.
    Value(Handle),
    /// The greenlet parks.
    Park(Handle, Destination),
}

/// Who runs when a greenlet parks.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Destination {
    /// Its parent.
    Parent,
    /// The main greenlet.
    Main,
}

/// Returned by a host function to park the greenlet that called it.
///
/// When the function has returned, and so none of its frames is left, the greenlet switches to its parent, or to the main greenlet, which
/// gets the value that the token carries. The call in the script ends when somebody switches back; what is sent then is its result, and an
/// exception that is thrown then is raised by it. That somebody is usually the host, with [`Greenlet::resume`](super::Greenlet::resume). No
/// unsafe code is involved, and the script sees an ordinary call.
///
/// The main greenlet cannot park; the attempt raises `greenlet.error`.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use morelia::{Park, Step, Vm};
///
/// let vm = Vm::new()?;
/// let waiting = Rc::new(RefCell::new(Vec::new()));
/// let waiters = waiting.clone();
/// vm.function("read", move |vm: &Vm, name: String| {
///     waiters.borrow_mut().push((name, vm.current_greenlet()?));
///     Ok::<_, morelia::Error>(Park::to_main(()))
/// })?;
/// vm.exec("def job():\n    return read('a') + read('b')\n")?;
///
/// let mut step = vm.greenlet(&vm.globals().get("job")?)?.resume(())?;
/// while let Step::Parked(_) = step {
///     let (name, greenlet) = waiting.borrow_mut().pop().expect("it parks in read");
///     step = greenlet.resume((format!("<{name}>"),))?;
/// }
/// assert_eq!(step.into_value().get::<String>()?, "<a><b>");
/// # Ok::<(), morelia::Error>(())
/// ```
#[must_use = "the greenlet parks when the host function returns this"]
#[derive(Debug)]
pub struct Park<T> {
    value: T,
    destination: Destination,
}

impl<T: IntoValue> Park<T> {
    /// Parks in favour of the greenlet's parent.
    pub fn to_parent(value: T) -> Park<T> {
        Park { value, destination: Destination::Parent }
    }

    /// Parks in favour of the main greenlet, in which the host's calls wait.
    pub fn to_main(value: T) -> Park<T> {
        Park { value, destination: Destination::Main }
    }
}

impl<T: IntoValue> Answer for T {
    fn answer(self, vm: &Vm) -> Result<Reply, Error> {
        self.into_value(vm).map(Reply::Value)
    }
}

impl<T: IntoValue> Answer for Park<T> {
    fn answer(self, vm: &Vm) -> Result<Reply, Error> {
        Ok(Reply::Park(self.value.into_value(vm)?, self.destination))
    }
}

impl<T: Answer, E: Into<Error>> Answer for Result<T, E> {
    fn answer(self, vm: &Vm) -> Result<Reply, Error> {
        self.map_err(Into::into)?.answer(vm)
    }
}

/// A closure or function that can become a host function: up to eight parameters that are [`Argument`]s, a result that is an [`Answer`].
///
/// `Marker` only tells implementations apart and is always inferred.
pub trait Function<Marker>: 'static {
    /// How many arguments it needs and accepts.
    #[doc(hidden)]
    fn arity() -> (usize, usize);

    /// Calls it.
    ///
    /// # Errors
    /// What is to be raised.
    #[doc(hidden)]
    fn call(&self, call: &mut Call<'_>) -> Result<Reply, Error>;
}

/// As [`Function`], for closures that change what they captured.
pub trait FunctionMut<Marker>: 'static {
    /// How many arguments it needs and accepts.
    #[doc(hidden)]
    fn arity() -> (usize, usize);

    /// Calls it.
    ///
    /// # Errors
    /// What is to be raised.
    #[doc(hidden)]
    fn call(this: &RefCell<Self>, call: &mut Call<'_>) -> Result<Reply, Error>
    where
        Self: Sized;
}

macro_rules! functions {
    ($( ($( $name:ident )*) )*) => {
        $(
            #[allow(non_snake_case, unused_variables, clippy::too_many_arguments, reason = "one macro for all arities; variables are named as their types")]
            impl<F, R, $( $name ),*> Function<fn($( $name ),*) -> R> for F
            where
                F: Fn($( $name ),*) -> R + for<'a> Fn($( $name::Item<'a> ),*) -> R + 'static,
                R: Answer,
                $( $name: Argument, )*
            {
                fn arity() -> (usize, usize) {
                    (0 $( + <$name as Argument>::needed() )*, 0 $( + <$name as Argument>::ACCEPTED )*)
                }

                fn call(&self, call: &mut Call<'_>) -> Result<Reply, Error> {
                    // `F` is callable with two kinds of arguments; in here only one is known.
                    #[allow(clippy::too_many_arguments, reason = "one more than the function of the host has")]
                    fn invoke<R, $( $name ),*>(function: impl Fn($( $name ),*) -> R, $( $name: $name ),*) -> R {
                        function($( $name ),*)
                    }
                    $( let $name = <$name as Argument>::take(call)?; )*
                    invoke(self, $( $name ),*).answer(call.vm)
                }
            }

            #[allow(non_snake_case, unused_variables, clippy::too_many_arguments, reason = "one macro for all arities; variables are named as their types")]
            impl<F, R, $( $name ),*> FunctionMut<fn($( $name ),*) -> R> for F
            where
                F: FnMut($( $name ),*) -> R + for<'a> FnMut($( $name::Item<'a> ),*) -> R + 'static,
                R: Answer,
                $( $name: Argument, )*
            {
                fn arity() -> (usize, usize) {
                    (0 $( + <$name as Argument>::needed() )*, 0 $( + <$name as Argument>::ACCEPTED )*)
                }

                fn call(this: &RefCell<F>, call: &mut Call<'_>) -> Result<Reply, Error> {
                    #[allow(clippy::too_many_arguments, reason = "one more than the function of the host has")]
                    fn invoke<R, $( $name ),*>(mut function: impl FnMut($( $name ),*) -> R, $( $name: $name ),*) -> R {
                        function($( $name ),*)
                    }
                    $( let $name = <$name as Argument>::take(call)?; )*
                    let answer = {
                        let mut function = this.try_borrow_mut().map_err(|_| entered_again())?;
                        invoke(&mut *function, $( $name ),*)
                    };
                    answer.answer(call.vm)
                }
            }
        )*
    };
}

functions! {
    ()
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E G)
    (A B C D E G H)
    (A B C D E G H I)
}

/// A function that changes what it captured was called while it runs.
fn entered_again() -> Error {
    Error::new(Exception::RuntimeError, "this host function was called again while it runs")
}
