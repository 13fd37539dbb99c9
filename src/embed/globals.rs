//! The names of `__main__`, and modules that the host makes.

use std::cell::RefCell;

use crate::object::dict::Dict;
use crate::object::{Interp, Outcome, Ref, Str};
use crate::types::module as module_type;

use super::convert::{IntoValue, IntoValueIn};
use super::error::Error;
use super::function::{Function, FunctionMut};
use super::handle::Handle;
use super::host_function::{Body, HostFunction};
use super::{Exception, Vm, main_module};

/// The global names of the scripts that a [`Vm`] runs: the namespace of `__main__`. From [`Vm::globals`].
///
/// ```
/// use morelia::Vm;
///
/// let vm = Vm::new()?;
/// vm.globals().set("limit", 10)?;
/// vm.exec("total = sum(range(limit))")?;
/// assert_eq!(vm.globals().get("total")?.get::<u32>()?, 45);
/// # Ok::<(), morelia::Error>(())
/// ```
pub struct Globals<'vm> {
    vm: &'vm Vm,
}

impl<'vm> Globals<'vm> {
    pub(super) fn new(vm: &'vm Vm) -> Globals<'vm> {
        Globals { vm }
    }

    fn run<R>(&self, body: impl FnOnce(&Interp, &Ref<Dict>) -> Outcome<R>) -> Result<R, Error> {
        self.vm.core().run(|interp| body(interp, &main_module::namespace(interp)?))
    }

    /// The value of a global name.
    ///
    /// # Errors
    /// NameError when it is not defined. Names of built-in functions are not global names.
    pub fn get(&self, name: &str) -> Result<Handle, Error> {
        self.try_get(name)?.ok_or_else(|| Error::new(Exception::NameError, format!("name '{name}' is not defined")))
    }

    /// The value of a global name; nothing when it is not defined.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn try_get(&self, name: &str) -> Result<Option<Handle>, Error> {
        let value = self.run(|interp, dict| Ok(dict.get_text(&interp.intern(name))))?;
        Ok(value.map(|value| Handle::new(self.vm.core(), value)))
    }

    /// Defines a global name.
    ///
    /// # Errors
    /// What converting raises.
    pub fn set(&self, name: &str, value: impl IntoValue) -> Result<(), Error> {
        let value = value.into_value_in(self.vm.core())?;
        self.run(|interp, dict| {
            drop(dict.set_text(&interp.intern(name), value));
            Ok(())
        })
    }

    /// Removes a global name; whether it was defined.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn delete(&self, name: &str) -> Result<bool, Error> {
        self.run(|interp, dict| Ok(dict.remove_text(&interp.intern(name)).is_some()))
    }

    /// All global names, in the order in which they were defined. Those that every module has (`__name__`, …) are among them.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn names(&self) -> Result<Vec<String>, Error> {
        self.run(|_, dict| {
            let mut names = Vec::new();
            let mut number = 0;
            while let Some((at, key, _)) = dict.table.next_entry(number) {
                number = at + 1;
                names.extend(key.cast::<Str>().map(|name| name.to_lossy().into_owned()));
            }
            Ok(names)
        })
    }
}

/// A module of the host, which scripts import. From [`Vm::module`].
///
/// ```
/// use morelia::Vm;
///
/// let vm = Vm::new()?;
/// let module = vm.module("geometry")?;
/// module.set("ORIGIN", (0, 0))?;
/// module.function("distance", |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).hypot(a.1 - b.1))?;
/// vm.exec("from geometry import ORIGIN, distance\nd = distance(ORIGIN, (3, 4))")?;
/// assert_eq!(vm.globals().get("d")?.get::<f64>()?, 5.0);
/// # Ok::<(), morelia::Error>(())
/// ```
pub struct Module<'vm> {
    vm: &'vm Vm,
    handle: Handle,
}

impl Module<'_> {
    /// The module object.
    #[must_use]
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Sets an attribute.
    ///
    /// # Errors
    /// What converting raises.
    pub fn set(&self, name: &str, value: impl IntoValue) -> Result<(), Error> {
        self.handle.set_attribute(name, value)
    }

    /// Adds a function; see [`Vm::function`].
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn function<M>(&self, name: &str, function: impl Function<M>) -> Result<(), Error> {
        self.handle.set_attribute(name, self.vm.make_function(name, function)?)
    }

    /// Adds a function that changes what it captured; see [`Vm::function_mut`].
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn function_mut<M>(&self, name: &str, function: impl FunctionMut<M>) -> Result<(), Error> {
        self.handle.set_attribute(name, self.vm.make_function_mut(name, function)?)
    }

    /// Adds a function that greenlets may switch out of; see [`Vm::make_switchable_function`].
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    ///
    /// # Safety
    /// As for [`Vm::make_switchable_function`].
    #[allow(unsafe_code, reason = "hands the contract on")]
    pub unsafe fn switchable_function<M>(&self, name: &str, function: impl Function<M>) -> Result<(), Error> {
        // SAFETY: by the caller's word.
        let function = unsafe { self.vm.make_switchable_function(name, function) }?;
        self.handle.set_attribute(name, function)
    }
}

impl Vm {
    /// The global names of scripts.
    #[must_use]
    pub fn globals(&self) -> Globals<'_> {
        Globals::new(self)
    }

    /// A module of this name that scripts can import: the one that is there, or a new one.
    ///
    /// # Errors
    /// ImportError when the name is taken by something that is no module.
    pub fn module(&self, name: &str) -> Result<Module<'_>, Error> {
        let module = self.core().run(|interp| {
            let key = interp.intern(name);
            if let Some(module) = interp.modules.get_text(&key) {
                return if module_type::namespace(&module).is_some() {
                    Ok(module)
                } else {
                    Err(interp.import_error(format!("sys.modules['{name}'] is no module")))
                };
            }
            let module = module_type::make(interp, name).into_value();
            drop(interp.modules.set_text(&key, module.clone()));
            Ok(module)
        })?;
        Ok(Module { vm: self, handle: Handle::new(self.core(), module) })
    }

    /// Makes a closure a global function of scripts.
    ///
    /// Its parameters are [`Argument`](super::Argument)s, its result an [`Answer`](super::Answer). It is called with positional arguments.
    /// An error that it returns is raised in the script. A panic ends the script, in a way that the script cannot catch, and goes on in the
    /// host's innermost call of the `Vm`.
    ///
    /// It may call back into the interpreter, but then greenlets cannot switch out of it: the attempt raises `greenlet.error`. To wait for
    /// something, return a [`Park`](super::Park).
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    ///
    /// ```
    /// use morelia::{Error, Exception, Vm};
    ///
    /// let vm = Vm::new()?;
    /// vm.function("repeat", |text: &str, count: i64| -> Result<String, Error> {
    ///     let count = usize::try_from(count).map_err(|_| Error::new(Exception::ValueError, "a negative count"))?;
    ///     Ok(text.repeat(count))
    /// })?;
    /// assert_eq!(vm.eval("repeat('ab', 3)")?.get::<String>()?, "ababab");
    /// vm.exec("try:\n    repeat('ab', -1)\nexcept ValueError as error:\n    message = str(error)\n")?;
    /// assert_eq!(vm.globals().get("message")?.get::<String>()?, "a negative count");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn function<M>(&self, name: &str, function: impl Function<M>) -> Result<(), Error> {
        self.globals().set(name, self.make_function(name, function)?)
    }

    /// As [`function`](Vm::function), for a closure that changes what it captured. When it is called again while it runs, RuntimeError is
    /// raised.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    ///
    /// ```
    /// use morelia::Vm;
    ///
    /// let vm = Vm::new()?;
    /// let mut count = 0;
    /// vm.function_mut("next_number", move || {
    ///     count += 1;
    ///     count
    /// })?;
    /// assert_eq!(vm.eval("[next_number() for _ in range(3)]")?.get::<Vec<i32>>()?, [1, 2, 3]);
    /// # Ok::<(), morelia::Error>(())
    /// ```
    pub fn function_mut<M>(&self, name: &str, function: impl FunctionMut<M>) -> Result<(), Error> {
        self.globals().set(name, self.make_function_mut(name, function)?)
    }

    /// A function object for a closure, without a name for scripts to find it by.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn make_function<M, F: Function<M>>(&self, name: &str, function: F) -> Result<Handle, Error> {
        self.make(name, Box::new(move |call| function.call(call)), F::arity(), false)
    }

    /// As [`make_function`](Vm::make_function), for a closure that changes what it captured.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn make_function_mut<M, F: FunctionMut<M>>(&self, name: &str, function: F) -> Result<Handle, Error> {
        let function = RefCell::new(function);
        self.make(name, Box::new(move |call| F::call(&function, call)), F::arity(), false)
    }

    /// As [`make_function`](Vm::make_function), for a closure that greenlets may switch out of: script code that it calls may switch to
    /// another greenlet, and the closure goes on when somebody switches back, or never.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    ///
    /// # Safety
    /// While the closure calls into the interpreter, through a handle, a `Vm`, or anything that does so itself:
    /// 1. Nothing outside its frames, and those of the host's functions that it called, points into them: no scoped thread, no reference
    ///    to a local variable in a list or thread-local, no pinned future that was polled.
    /// 2. No frame holds a guard of something that other code finds locked or borrowed: a mutex, a `RefCell`, a thread-local scope.
    /// 3. Nothing relies on the frames being left in the order in which they were entered, nor on being left at all: an abandoned greenlet's
    ///    frames are forgotten, and their destructors do not run.
    /// 4. The thread is not panicking: no destructor calls into the interpreter during an unwind.
    ///
    /// ```
    /// use morelia::{Error, Handle, Vm};
    ///
    /// let vm = Vm::new()?;
    /// // SAFETY: its frames hold a handle and a number, and nobody points into them.
    /// let twice = unsafe { vm.make_switchable_function("twice", |function: Handle| -> Result<i64, Error> {
    ///     Ok(function.call::<i64>(())? + function.call::<i64>(())?)
    /// }) }?;
    /// vm.globals().set("twice", twice)?;
    /// vm.exec("from greenlet import greenlet\nmain = greenlet.getcurrent()\ng = greenlet(lambda: twice(main.switch))\ng.switch()\ng.switch(1)")?;
    /// assert_eq!(vm.eval("g.switch(2)")?.get::<i64>()?, 3);
    /// # Ok::<(), Error>(())
    /// ```
    #[allow(unsafe_code, reason = "what the frames of a closure may hold cannot be expressed in types")]
    pub unsafe fn make_switchable_function<M, F: Function<M>>(&self, name: &str, function: F) -> Result<Handle, Error> {
        self.make(name, Box::new(move |call| function.call(call)), F::arity(), true)
    }

    fn make(&self, name: &str, body: Box<Body>, arity: (usize, usize), is_switchable: bool) -> Result<Handle, Error> {
        let core = self.core();
        let interp = core.interp()?;
        let function = HostFunction { name: interp.intern(name), core: core.clone(), body: Some(body), arity, is_switchable };
        Ok(Handle::new(core, interp.allocate(&interp.types.host_function, function).into_value()))
    }
}
