//! Handles: values of scripts in the hands of the host.

use std::fmt;
use std::rc::Rc;

use crate::object::dict::Dict;
use crate::object::protocol::{attribute, call, compare, item, iterate, text, truth};
use crate::object::{Args, Interp, Outcome, Str, Value};

use super::arguments::{Arguments, IntoArguments, IntoArgumentsIn};
use super::convert::{FromValue, IntoValue, IntoValueIn};
use super::core::Core;
use super::error::Error;

/// A value of a script, kept alive by the handle.
///
/// A handle belongs to the [`Vm`](super::Vm) it came from and stays on its thread. It may outlive the `Vm`, but then it is empty: every
/// operation answers with [`ErrorKind::Closed`](super::ErrorKind::Closed). Used with another `Vm`, it is answered with
/// [`ErrorKind::OtherVm`](super::ErrorKind::OtherVm). A clone is another handle to the same object.
///
/// Operations that may run script code can fail with whatever that code raises.
///
/// ```
/// use morelia::Vm;
///
/// let vm = Vm::new()?;
/// let point = vm.eval("type('Point', (), {'x': 3})()")?;
/// point.set_attribute("y", 4)?;
/// assert_eq!(point.attribute("x")?.get::<i64>()?, 3);
/// assert_eq!(point.type_name()?, "Point");
/// # Ok::<(), morelia::Error>(())
/// ```
pub struct Handle {
    core: Rc<Core>,
    place: usize,
}

impl Handle {
    pub(super) fn new(core: &Rc<Core>, value: Value) -> Handle {
        Handle { core: core.clone(), place: core.root(value) }
    }

    pub(super) fn core(&self) -> &Rc<Core> {
        &self.core
    }

    /// The value itself.
    pub(super) fn value(&self) -> Result<Value, Error> {
        self.core.rooted(self.place).ok_or_else(Error::closed)
    }

    /// The value itself, for use with `core`.
    pub(super) fn value_for(&self, core: &Rc<Core>) -> Result<Value, Error> {
        if Rc::ptr_eq(&self.core, core) { self.value() } else { Err(Error::other_vm()) }
    }

    /// Runs an operation on the value.
    fn run<R>(&self, body: impl FnOnce(&Interp, &Value) -> Outcome<R>) -> Result<R, Error> {
        let value = self.value()?;
        self.core.run(|interp| body(interp, &value))
    }

    fn wrap(&self, value: Value) -> Handle {
        Handle::new(&self.core, value)
    }

    /// The value of the host's type `T` that this is.
    ///
    /// # Errors
    /// TypeError when it is of another kind, OverflowError when it does not fit; what an iterator of the script raises.
    pub fn get<T: FromValue>(&self) -> Result<T, Error> {
        T::from_value(self)
    }

    /// The name of the type, without its module.
    ///
    /// # Errors
    /// [`ErrorKind::Closed`](super::ErrorKind::Closed).
    pub fn type_name(&self) -> Result<String, Error> {
        let interp = self.core.interp()?;
        Ok(interp.type_of(&self.value()?).name())
    }

    /// Whether this is `None`.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.core.rooted(self.place).is_some_and(|value| value.is_none())
    }

    /// Whether both are the same object: `is`.
    #[must_use]
    pub fn is(&self, other: &Handle) -> bool {
        let same_core = Rc::ptr_eq(&self.core, &other.core);
        same_core && matches!((self.value(), other.value()), (Ok(one), Ok(other)) if one.is(&other))
    }

    /// Whether it can be called.
    ///
    /// # Errors
    /// [`ErrorKind::Closed`](super::ErrorKind::Closed).
    pub fn is_callable(&self) -> Result<bool, Error> {
        let interp = self.core.interp()?;
        Ok(call::is_callable(&interp, &self.value()?))
    }

    /// `bool(value)`.
    ///
    /// # Errors
    /// What `__bool__` or `__len__` raises.
    pub fn is_true(&self) -> Result<bool, Error> {
        self.run(truth::is_true)
    }

    /// `value == other`.
    ///
    /// # Errors
    /// What `__eq__` raises; [`ErrorKind::OtherVm`](super::ErrorKind::OtherVm).
    pub fn equals(&self, other: &Handle) -> Result<bool, Error> {
        let other = other.value_for(&self.core)?;
        self.run(|interp, value| compare::equal(interp, value, &other))
    }

    /// `str(value)`. Lone surrogates become replacement characters.
    ///
    /// # Errors
    /// What `__str__` raises.
    pub fn str(&self) -> Result<String, Error> {
        self.run(|interp, value| Ok(text::str(interp, value)?.to_lossy().into_owned()))
    }

    /// `repr(value)`. Lone surrogates become replacement characters.
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn repr(&self) -> Result<String, Error> {
        self.run(|interp, value| Ok(text::repr(interp, value)?.to_lossy().into_owned()))
    }

    /// `value.name`.
    ///
    /// # Errors
    /// AttributeError, or what a property raises.
    pub fn attribute(&self, name: &str) -> Result<Handle, Error> {
        self.run(|interp, value| attribute::get(interp, value, &interp.intern(name))).map(|value| self.wrap(value))
    }

    /// `value.name`; nothing when there is no such attribute.
    ///
    /// # Errors
    /// What a property raises, other than AttributeError.
    pub fn try_attribute(&self, name: &str) -> Result<Option<Handle>, Error> {
        let found = self.run(|interp, value| attribute::try_get(interp, value, &interp.intern(name)))?;
        Ok(found.map(|value| self.wrap(value)))
    }

    /// `value.name = content`.
    ///
    /// # Errors
    /// AttributeError when it cannot be set; what converting or a property raises.
    pub fn set_attribute(&self, name: &str, content: impl IntoValue) -> Result<(), Error> {
        let content = content.into_value_in(&self.core)?;
        self.run(|interp, value| attribute::set(interp, value, &interp.intern(name), Some(&content)))
    }

    /// `del value.name`.
    ///
    /// # Errors
    /// AttributeError when there is none.
    pub fn delete_attribute(&self, name: &str) -> Result<(), Error> {
        self.run(|interp, value| attribute::set(interp, value, &interp.intern(name), None))
    }

    /// `value(*arguments)`, converted to `R`.
    ///
    /// The arguments are a tuple, `()` for none. `R` may be `Handle` for any value, or `()` when the result does not matter.
    ///
    /// # Errors
    /// What the call raises; what cannot be converted.
    ///
    /// ```
    /// use morelia::Vm;
    ///
    /// let vm = Vm::new()?;
    /// let power = vm.eval("lambda base, exponent=2: base ** exponent")?;
    /// assert_eq!(power.call::<i64>((7,))?, 49);
    /// assert_eq!(power.call::<f64>((2.0, 0.5))?, 2f64.sqrt());
    /// # Ok::<(), morelia::Error>(())
    /// ```
    pub fn call<R: FromValue>(&self, arguments: impl IntoArguments) -> Result<R, Error> {
        let arguments = arguments.into_arguments_in(&self.core)?;
        self.call_with(&arguments)
    }

    /// `value(*arguments, **keywords)`, converted to `R`. See [`Arguments`].
    ///
    /// # Errors
    /// What the call raises; what cannot be converted.
    pub fn call_with<R: FromValue>(&self, arguments: &Arguments) -> Result<R, Error> {
        let result = self.call_value(arguments)?;
        self.wrap(result).get()
    }

    fn call_value(&self, arguments: &Arguments) -> Result<Value, Error> {
        let (values, names) = arguments.values_for(&self.core)?;
        self.run(|interp, value| {
            let names: Vec<Value> = names.iter().map(|name| interp.intern(name).into_value()).collect();
            let names = if names.is_empty() { None } else { Some(interp.tuple(names)) };
            call::call(interp, value, &Args::with_names(&values, names.as_ref()))
        })
    }

    /// `value.name(*arguments)`, converted to `R`.
    ///
    /// # Errors
    /// AttributeError, what the call raises, what cannot be converted.
    pub fn call_method<R: FromValue>(&self, name: &str, arguments: impl IntoArguments) -> Result<R, Error> {
        self.attribute(name)?.call(arguments)
    }

    /// `value[key]`.
    ///
    /// # Errors
    /// IndexError, KeyError, TypeError, or what `__getitem__` raises.
    pub fn item(&self, key: impl IntoValue) -> Result<Handle, Error> {
        let key = key.into_value_in(&self.core)?;
        self.run(|interp, value| item::get(interp, value, &key)).map(|value| self.wrap(value))
    }

    /// `value[key] = content`.
    ///
    /// # Errors
    /// IndexError, TypeError, or what `__setitem__` raises.
    pub fn set_item(&self, key: impl IntoValue, content: impl IntoValue) -> Result<(), Error> {
        let (key, content) = (key.into_value_in(&self.core)?, content.into_value_in(&self.core)?);
        self.run(|interp, value| item::set(interp, value, &key, &content))
    }

    /// `del value[key]`.
    ///
    /// # Errors
    /// IndexError, KeyError, TypeError, or what `__delitem__` raises.
    pub fn delete_item(&self, key: impl IntoValue) -> Result<(), Error> {
        let key = key.into_value_in(&self.core)?;
        self.run(|interp, value| item::delete(interp, value, &key))
    }

    /// `item in value`.
    ///
    /// # Errors
    /// TypeError, or what `__contains__` or `__eq__` raises.
    pub fn contains(&self, item: impl IntoValue) -> Result<bool, Error> {
        let item = item.into_value_in(&self.core)?;
        self.run(|interp, value| item::contains(interp, value, &item))
    }

    /// `len(value)`.
    ///
    /// # Errors
    /// TypeError, or what `__len__` raises.
    pub fn length(&self) -> Result<usize, Error> {
        self.run(item::length)
    }

    /// `iter(value)`: the items of any iterable, one by one. A dict gives its keys.
    ///
    /// # Errors
    /// TypeError, or what `__iter__` raises.
    ///
    /// ```
    /// use morelia::Vm;
    ///
    /// let vm = Vm::new()?;
    /// let mut sum = 0;
    /// for item in vm.eval("(n * n for n in range(4))")?.iter()? {
    ///     sum += item?.get::<i64>()?;
    /// }
    /// assert_eq!(sum, 14);
    /// # Ok::<(), morelia::Error>(())
    /// ```
    pub fn iter(&self) -> Result<Items, Error> {
        let iterator = self.run(iterate::iter)?;
        Ok(Items { iterator: Some(self.wrap(iterator)) })
    }

    /// The keys and values of a dict, as they are now.
    ///
    /// # Errors
    /// TypeError when it is not a dict.
    pub fn entries(&self) -> Result<Vec<(Handle, Handle)>, Error> {
        let value = self.value()?;
        let Some(dict) = value.cast::<Dict>() else { return Err(self.unsuitable("dict")) };
        let mut entries = Vec::new();
        let mut number = 0;
        while let Some((at, key, value)) = dict.table.next_entry(number) {
            number = at + 1;
            entries.push((self.wrap(key), self.wrap(value)));
        }
        Ok(entries)
    }

    /// TypeError: a value of another kind was expected.
    pub(super) fn unsuitable(&self, expected: &str) -> Error {
        match self.type_name() {
            Ok(name) => Error::new(super::Exception::TypeError, format!("expected {expected}, not {name}")),
            Err(error) => error,
        }
    }

    /// The text of a `str`; TypeError for other values.
    pub(super) fn text(&self) -> Result<String, Error> {
        let value = self.value()?;
        let Some(text) = value.cast::<Str>() else { return Err(self.unsuitable("str")) };
        text.as_str().map(str::to_owned).ok_or_else(surrogates)
    }
}

/// ValueError for a text that is no valid UTF-8.
pub(super) fn surrogates() -> Error {
    Error::new(super::Exception::ValueError, "the text has surrogates, which UTF-8 does not allow")
}

impl Clone for Handle {
    fn clone(&self) -> Handle {
        match self.core.rooted(self.place) {
            Some(value) => self.wrap(value),
            // No place ever has this number.
            None => Handle { core: self.core.clone(), place: usize::MAX },
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.core.unroot(self.place);
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.type_name() {
            Ok(name) => write!(f, "<handle of {name}>"),
            Err(_) => f.write_str("<empty handle>"),
        }
    }
}

/// The items of an iterable, made by [`Handle::iter`]. After an error there are no more.
#[derive(Debug)]
pub struct Items {
    iterator: Option<Handle>,
}

impl Iterator for Items {
    type Item = Result<Handle, Error>;

    fn next(&mut self) -> Option<Result<Handle, Error>> {
        let iterator = self.iterator.as_ref()?;
        match iterator.run(iterate::next) {
            Ok(Some(item)) => Some(Ok(iterator.wrap(item))),
            Ok(None) => {
                self.iterator = None;
                None
            }
            Err(error) => {
                self.iterator = None;
                Some(Err(error))
            }
        }
    }
}
