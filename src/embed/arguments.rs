//! The arguments of calls that the host makes.

use std::rc::Rc;

use crate::object::Value;

use super::Vm;
use super::convert::{IntoValue, IntoValueIn};
use super::core::Core;
use super::error::Error;
use super::handle::Handle;

/// Arguments that are put together one by one: any number of positional ones, and keyword ones.
///
/// ```
/// use morelia::{Arguments, Vm};
///
/// let vm = Vm::new()?;
/// let join = vm.eval("lambda *parts, separator=' ': separator.join(parts)")?;
/// let arguments = Arguments::new(&vm).with("a")?.with("b")?.keyword("separator", "-")?;
/// assert_eq!(join.call_with::<String>(&arguments)?, "a-b");
/// # Ok::<(), morelia::Error>(())
/// ```
#[derive(Debug)]
pub struct Arguments {
    core: CoreOf,
    positional: Vec<Handle>,
    keywords: Vec<(String, Handle)>,
}

/// The core, which has nothing to show.
struct CoreOf(Rc<Core>);

impl std::fmt::Debug for CoreOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}

impl Arguments {
    /// No arguments yet, for calls in `vm`.
    #[must_use]
    pub fn new(vm: &Vm) -> Arguments {
        Arguments { core: CoreOf(vm.core().clone()), positional: Vec::new(), keywords: Vec::new() }
    }

    /// Adds a positional argument.
    ///
    /// # Errors
    /// What converting it raises.
    pub fn with(mut self, argument: impl IntoValue) -> Result<Arguments, Error> {
        let vm = Vm::borrowed(&self.core.0)?;
        self.positional.push(argument.into_value(&vm)?);
        Ok(self)
    }

    /// Adds a keyword argument. One that is given twice is answered with TypeError by the call.
    ///
    /// # Errors
    /// What converting it raises.
    pub fn keyword(mut self, name: &str, argument: impl IntoValue) -> Result<Arguments, Error> {
        let vm = Vm::borrowed(&self.core.0)?;
        self.keywords.push((name.to_owned(), argument.into_value(&vm)?));
        Ok(self)
    }

    /// All values, positional ones first, and the names of the others.
    pub(super) fn values_for(&self, core: &Rc<Core>) -> Result<(Vec<Value>, Vec<&str>), Error> {
        let mut values = Vec::with_capacity(self.positional.len() + self.keywords.len());
        for handle in self.positional.iter().chain(self.keywords.iter().map(|(_, handle)| handle)) {
            values.push(handle.value_for(core)?);
        }
        let names: Vec<&str> = self.keywords.iter().map(|(name, _)| name.as_str()).collect();
        if let Some(twice) = names.iter().enumerate().find_map(|(place, name)| names[..place].contains(name).then_some(name)) {
            let message = format!("keyword argument repeated: {twice}");
            return Err(Error::new(super::Exception::TypeError, message));
        }
        Ok((values, names))
    }
}

/// Arguments of a call: a tuple of up to eight values, `()` for none, a `Vec<Handle>`, or [`Arguments`].
pub trait IntoArguments {
    /// Makes the arguments.
    ///
    /// # Errors
    /// What converting one of them raises.
    fn into_arguments(self, vm: &Vm) -> Result<Arguments, Error>;
}

/// The same with a core in place of a `Vm`.
pub(super) trait IntoArgumentsIn: IntoArguments + Sized {
    fn into_arguments_in(self, core: &Rc<Core>) -> Result<Arguments, Error> {
        let vm = Vm::borrowed(core)?;
        self.into_arguments(&vm)
    }
}

impl<T: IntoArguments> IntoArgumentsIn for T {}

impl IntoArguments for Arguments {
    fn into_arguments(self, _: &Vm) -> Result<Arguments, Error> {
        Ok(self)
    }
}

impl IntoArguments for Vec<Handle> {
    fn into_arguments(self, vm: &Vm) -> Result<Arguments, Error> {
        Ok(Arguments { positional: self, ..Arguments::new(vm) })
    }
}

impl IntoArguments for () {
    fn into_arguments(self, vm: &Vm) -> Result<Arguments, Error> {
        Ok(Arguments::new(vm))
    }
}

macro_rules! tuples {
    ($( $( $name:ident $place:tt )*; )*) => {
        $(
            impl<$( $name: IntoValue ),*> IntoArguments for ($( $name, )*) {
                fn into_arguments(self, vm: &Vm) -> Result<Arguments, Error> {
                    let positional = vec![$( Handle::new(vm.core(), self.$place.into_value_in(vm.core())?) ),*];
                    Ok(Arguments { positional, ..Arguments::new(vm) })
                }
            }
        )*
    };
}

tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}
