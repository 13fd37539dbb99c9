//! The settings of a new interpreter.

use std::io;
use std::rc::Rc;

use crate::load;
use crate::native::Engine;
use crate::object::Interp;
use crate::object::host::{Host, Nothing};

use super::guarded::{Guarded, Net};
use super::{Vm, host_function};

/// Bytes of native stack reserved for a `Vm` unless its builder says otherwise. Only what is used occupies memory.
const STACK_SIZE: usize = 256 * 1024 * 1024;

/// Settings of a new [`Vm`].
///
/// ```
/// use morelia::Vm;
///
/// let vm = Vm::builder().stack_size(1 << 20).recursion_limit(200).memory_limit(64 << 20).budget(1_000_000).build()?;
/// vm.exec("print('nobody hears this: the host grants no output')")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Builder {
    host: Box<dyn Host>,
    stack_size: usize,
    memory_limit: usize,
    budget: u64,
    recursion_limit: u32,
    arguments: Vec<String>,
    path: Vec<String>,
    executable: String,
    warning_options: Vec<String>,
    extra_options: Vec<String>,
    is_gc_stressed: bool,
    is_switch_stressed: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            host: Box::new(Nothing),
            stack_size: STACK_SIZE,
            memory_limit: usize::MAX,
            budget: u64::MAX,
            recursion_limit: 1000,
            arguments: Vec::new(),
            path: Vec::new(),
            executable: String::new(),
            warning_options: Vec::new(),
            extra_options: Vec::new(),
            is_gc_stressed: false,
            is_switch_stressed: false,
        }
    }
}

impl Builder {
    /// Grants what `host` implements; without this nothing outside the interpreter can be reached, and output goes nowhere. A panic of one of
    /// its methods ends the running script and goes on in the host's innermost call of the `Vm`.
    #[must_use]
    pub fn host(mut self, host: impl Host + 'static) -> Builder {
        self.host = Box::new(host);
        self
    }

    /// Bytes of native stack for scripts and for the host functions that they call: at least 384 KiB, at most 2 GiB, 256 MiB unless set.
    /// Address space only; memory is used as far as the stack grows. A script that needs more gets RecursionError. A host function can rely
    /// on 256 KiB.
    #[must_use]
    pub fn stack_size(mut self, bytes: usize) -> Builder {
        self.stack_size = bytes;
        self
    }

    /// Bytes that the objects of scripts may occupy; no limit unless set. A script that needs more gets MemoryError; one that catches it and
    /// goes on allocating is ended, with [`ErrorKind::Memory`](super::ErrorKind::Memory). Memory of the interpreter itself counts: about a
    /// megabyte.
    #[must_use]
    pub fn memory_limit(mut self, bytes: usize) -> Builder {
        self.memory_limit = bytes;
        self
    }

    /// Steps that scripts may take, in all, until [`Vm::set_budget`] gives others; `u64::MAX`, no limit, unless set.
    #[must_use]
    pub fn budget(mut self, steps: u64) -> Builder {
        self.budget = steps;
        self
    }

    /// Calls in calls that scripts may make, as `sys.setrecursionlimit`; 1000 unless set. Scripts can change it; what they cannot change is
    /// [`stack_size`](Builder::stack_size).
    #[must_use]
    pub fn recursion_limit(mut self, calls: u32) -> Builder {
        self.recursion_limit = calls;
        self
    }

    /// `sys.argv`.
    #[must_use]
    pub fn arguments(mut self, arguments: Vec<String>) -> Builder {
        self.arguments = arguments;
        self
    }

    /// `sys.path`: the folders that imports look into, through the host.
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

    /// `sys.warnoptions`: filters of warnings, each as `action:message:category:module:line` of which the end may be missing.
    #[must_use]
    pub fn warning_options(mut self, options: Vec<String>) -> Builder {
        self.warning_options = options;
        self
    }

    /// `sys._xoptions`: options of the implementation, each as `name` or `name=value`.
    #[must_use]
    pub fn extra_options(mut self, options: Vec<String>) -> Builder {
        self.extra_options = options;
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
    /// When the size of the native stack is out of bounds or it cannot be mapped.
    pub fn build(self) -> io::Result<Vm> {
        let engine = Engine::new(self.stack_size)?;
        let net = Rc::new(Net::default());
        let interp = load::interpreter(Box::new(Guarded { host: self.host, net: net.clone() }));
        net.connect(interp.limits.interrupt());
        interp.stack_limit.set(engine.region().limit());
        interp.engine.set(engine);
        interp.heap.set_limit(self.memory_limit);
        interp.recursion_limit.set(self.recursion_limit.max(1));
        host_function::install(&interp);
        set_sys(&interp, "argv", &self.arguments);
        set_sys(&interp, "path", &self.path);
        set_sys(&interp, "warnoptions", &self.warning_options);
        set_extra_options(&interp, &self.extra_options);
        if let Some(sys) = crate::builtins::sys::namespace(&interp) {
            drop(sys.set_text(&interp.intern("executable"), interp.text(&self.executable).into_value()));
        }
        load::main_namespace(&interp);
        interp.heap.set_stress(self.is_gc_stressed);
        interp.is_switch_stressed.set(self.is_switch_stressed);
        interp.set_budget(self.budget);
        Ok(Vm::owning(interp, net))
    }
}

/// Sets `sys._xoptions`.
fn set_extra_options(interp: &Interp, options: &[String]) {
    let Some(sys) = crate::builtins::sys::namespace(interp) else { return };
    let named = interp.dict();
    for option in options {
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, interp.text(value).into_value()),
            None => (option.as_str(), crate::object::Value::TRUE),
        };
        drop(named.set_text(&interp.text(name), value));
    }
    drop(sys.set_text(&interp.intern("_xoptions"), named.into_value()));
}

/// Sets a list of texts in `sys`.
fn set_sys(interp: &Interp, name: &str, items: &[String]) {
    if let Some(sys) = crate::builtins::sys::namespace(interp) {
        let items = items.iter().map(|item| interp.text(item).into_value()).collect();
        drop(sys.set_text(&interp.intern(name), interp.list(items).into_value()));
    }
}
