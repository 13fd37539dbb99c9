//! An interpreter as its host sees it.

use std::io;
use std::rc::Rc;

use crate::object::Interp;
use crate::object::interp::CompileMode;
use crate::object::limits::Interrupt;
use crate::vm::run;

use super::arguments::IntoArguments;
use super::builder::Builder;
use super::convert::FromValue;
use super::core::Core;
use super::error::Error;
use super::guarded::Net;
use super::handle::Handle;
use super::main_module;

/// An interpreter: its values, its modules, its greenlets, its native stack.
///
/// It stays on the thread that made it: it is neither `Send` nor `Sync`, nor is anything that comes out of it but [`Error`] and
/// [`Interrupt`].
///
/// ```compile_fail,E0277
/// let vm = morelia::Vm::new().unwrap();
/// std::thread::spawn(move || vm.exec("print(1)"));
/// ```
///
/// A host function gets a `&Vm` when it asks for one.
///
/// Dropping it ends what still waits in it: parked greenlets get GreenletExit, so that their `finally` blocks run, then modules are cleared and
/// finalisers run, all within the [budget](Vm::set_budget) that is left. Handles that are still around become empty. A panic of a host
/// function that is called meanwhile ends what called it and goes no further.
pub struct Vm {
    interp: Rc<Interp>,
    core: Rc<Core>,
    /// Whether this is the host's, and not the one that a host function is given.
    is_owner: bool,
}

impl Vm {
    /// An interpreter that grants scripts nothing, has no limits but on recursion, and prints nowhere.
    ///
    /// # Errors
    /// OSError when its native stack cannot be mapped.
    pub fn new() -> Result<Vm, Error> {
        Ok(Vm::builder().build()?)
    }

    /// Settings for a new interpreter.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(super) fn owning(interp: Interp, net: Rc<Net>) -> Vm {
        let interp = Rc::new(interp);
        let core = Core::new(&interp, net);
        Vm { interp, core, is_owner: true }
    }

    /// The same interpreter for a while, in the middle of an operation.
    pub(super) fn borrowed(core: &Rc<Core>) -> Result<Vm, Error> {
        Ok(Vm { interp: core.interp()?, core: core.clone(), is_owner: false })
    }

    pub(super) fn core(&self) -> &Rc<Core> {
        &self.core
    }

    /// The handle with which another thread, or a signal handler, stops running scripts.
    ///
    /// ```
    /// use std::time::Duration;
    /// use morelia::{ErrorKind, Vm};
    ///
    /// let vm = Vm::new()?;
    /// let interrupt = vm.interrupt();
    /// std::thread::spawn(move || {
    ///     std::thread::sleep(Duration::from_millis(20));
    ///     interrupt.end();
    /// });
    /// let error = vm.exec("while True:\n    try:\n        while True: pass\n    finally:\n        continue\n").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Interrupted);
    /// # Ok::<(), morelia::Error>(())
    /// ```
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        self.interp.limits.interrupt()
    }

    /// Gives scripts this many steps from now on, whatever was left; `u64::MAX` for no limit.
    ///
    /// A step is a call or one round of a loop; built-in functions that loop charge for their work. When the steps are used up, the script
    /// ends with [`ErrorKind::Budget`](super::ErrorKind::Budget): no `except` and no `finally` runs, in no greenlet that waits for the one that ran. Other
    /// greenlets stay parked. With new steps, other scripts can run; finalisers that fell due meanwhile come first.
    ///
    /// ```
    /// use morelia::{ErrorKind, Vm};
    ///
    /// let vm = Vm::new()?;
    /// vm.set_budget(100_000);
    /// for script in ["while True: pass", "sum(range(10 ** 12))", "x = [0] * 10 ** 9", "10 ** 10 ** 8"] {
    ///     let error = vm.exec(script).unwrap_err();
    ///     assert_eq!(error.kind(), ErrorKind::Budget, "{script}");
    ///     vm.set_budget(100_000);
    /// }
    /// # Ok::<(), morelia::Error>(())
    /// ```
    pub fn set_budget(&self, steps: u64) {
        self.interp.set_budget(steps);
    }

    /// Steps left; `u64::MAX` when there is no limit.
    #[must_use]
    pub fn budget(&self) -> u64 {
        self.interp.budget()
    }

    /// Bytes that the objects of scripts occupy: what the [memory limit](Builder::memory_limit) is compared with. All objects are looked at.
    #[must_use]
    pub fn memory_used(&self) -> usize {
        self.interp.heap.measure();
        self.interp.heap.bytes_used()
    }

    /// Runs statements as `__main__`. Names that they define stay defined.
    ///
    /// Tracebacks show the file name `<script>`, with a number for further texts; the texts are kept for that. See
    /// [`exec_file`](Vm::exec_file) for a name of your own.
    ///
    /// # Errors
    /// What the statements raise, a syntax error included; limits.
    pub fn exec(&self, source: &str) -> Result<(), Error> {
        let name = self.script_name(source);
        self.exec_file(&name, source.as_bytes())
    }

    /// Runs the statements of a text with a name, which becomes `__file__` and which tracebacks show. The text may be in any encoding that it
    /// declares; UTF-8 otherwise. Nothing is read from a file of that name.
    ///
    /// # Errors
    /// What the statements raise, a syntax error included; limits.
    pub fn exec_file(&self, name: &str, source: &[u8]) -> Result<(), Error> {
        self.core.run(|interp| {
            interp.sources.borrow_mut().insert(name.to_owned(), source.into());
            let code = run::compile(interp, source, name, CompileMode::Exec)?;
            let globals = main_module::namespace(interp)?;
            drop(globals.set_text(&interp.names.file, interp.text(name).into_value()));
            run::run_code(interp, code, globals, None).map(drop)
        })
    }

    /// The value of an expression, with the names of `__main__`. Tracebacks show the file name `<expression>`.
    ///
    /// # Errors
    /// What the expression raises, a syntax error included; limits.
    ///
    /// ```
    /// let vm = morelia::Vm::new()?;
    /// assert_eq!(vm.eval("6 * 7")?.get::<i64>()?, 42);
    /// let error = vm.eval("6 *").unwrap_err();
    /// let place = error.syntax().expect("a syntax error");
    /// assert_eq!((place.line.as_deref(), place.offset), (Some("1"), Some(4)));
    /// # Ok::<(), morelia::Error>(())
    /// ```
    pub fn eval(&self, expression: &str) -> Result<Handle, Error> {
        const NAME: &str = "<expression>";
        // Leading white space is no indentation here.
        let source = expression.trim_start_matches([' ', '\t']).as_bytes();
        let outer = self.interp.sources.borrow_mut().insert(NAME.to_owned(), source.into());
        let value = self.core.run(|interp| {
            let code = run::compile(interp, source, NAME, CompileMode::Eval)?;
            run::run_code(interp, code, main_module::namespace(interp)?, None)
        });
        // A function that the expression made must not show the lines of another one.
        match outer {
            Some(outer) => drop(self.interp.sources.borrow_mut().insert(NAME.to_owned(), outer)),
            None => drop(self.interp.sources.borrow_mut().remove(NAME)),
        }
        Ok(Handle::new(&self.core, value?))
    }

    /// Calls the global function `name`; see [`Handle::call`].
    ///
    /// # Errors
    /// NameError, what the call raises, what cannot be converted; limits.
    ///
    /// ```
    /// let vm = morelia::Vm::new()?;
    /// vm.exec("def greet(name, times):\n    return [f'hello {name}'] * times\n")?;
    /// let greetings: Vec<String> = vm.call("greet", ("world", 2))?;
    /// assert_eq!(greetings, ["hello world", "hello world"]);
    /// # Ok::<(), morelia::Error>(())
    /// ```
    pub fn call<R: FromValue>(&self, name: &str, arguments: impl IntoArguments) -> Result<R, Error> {
        self.globals().get(name)?.call(arguments)
    }

    /// Imports a module, as `import name` does; the module that the whole name means.
    ///
    /// # Errors
    /// ModuleNotFoundError, or what running the module raises.
    pub fn import(&self, name: &str) -> Result<Handle, Error> {
        let module = self.core.run(|interp| crate::vm::import::import_module(interp, name))?;
        Ok(Handle::new(&self.core, module))
    }

    /// Collects garbage: objects that refer to each other and that nobody else refers to. That happens by itself now and then.
    ///
    /// # Errors
    /// When the `Vm` is closed or runs on a foreign stack.
    pub fn collect_garbage(&self) -> Result<(), Error> {
        self.core.run(|interp| {
            crate::vm::collect(interp, true);
            Ok(())
        })
    }

    /// Pushes on what scripts have printed and `sys.stdout` still holds.
    ///
    /// # Errors
    /// OSError when the host cannot take it.
    pub fn flush(&self) -> Result<(), Error> {
        Ok(self.interp.host.flush()?)
    }

    /// A name that stands for a text in tracebacks: the same text has the same name.
    fn script_name(&self, source: &str) -> String {
        let mut scripts = self.core.scripts.borrow_mut();
        let count = scripts.len();
        let number = *scripts.entry(source.into()).or_insert(count + 1);
        if number == 1 { "<script>".to_owned() } else { format!("<script-{number}>") }
    }
}

impl std::fmt::Debug for Vm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vm").finish_non_exhaustive()
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        if self.is_owner {
            self.core.close_soon(&self.interp);
        }
    }
}

impl From<Error> for io::Error {
    /// An error of kind `Other` that contains this one.
    fn from(error: Error) -> io::Error {
        io::Error::other(error)
    }
}
