//! Processes, descriptors and signals: refused unless the host grants them, and what a host sees of them.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io;
use std::rc::Rc;

use morelia::{Disposition, FromValue, Host, Spawn, System, Vm};

use crate::vm;

/// What a script says of the exception that it catches.
const SHOW: &str = "
def show(function, *args):
    try:
        return repr(function(*args))
    except Exception as problem:
        return f'{type(problem).__name__}: {problem}'
";

fn evaluate<T: FromValue>(vm: &Vm, expression: &str) -> T {
    vm.eval(expression).and_then(|value| value.get()).expect("runs")
}

fn shown(vm: &Vm, call: &str) -> String {
    vm.exec(SHOW).expect("runs");
    evaluate(vm, call)
}

#[test]
fn nothing_is_granted_by_default() {
    let vm = vm();
    vm.exec("import os, signal, subprocess, tempfile, threading").expect("runs");
    let refused = "PermissionError: [Errno 13] not granted by the host";
    for call in [
        "show(subprocess.run, ['true'])",
        "show(subprocess.check_output, ['true'])",
        "show(subprocess.getoutput, 'true')",
        "show(os.pipe)",
        "show(os.read, 0, 1)",
        "show(os.write, 1, b'x')",
        "show(os.close, 0)",
        "show(os.dup, 0)",
        "show(os.lseek, 0, 0, 0)",
        "show(os.kill, 1, 0)",
        "show(os.waitpid, -1, 0)",
        "show(os.getppid)",
        "show(os.abort)",
        "show(os._exit, 0)",
        "show(signal.signal, 2, lambda *args: None)",
    ] {
        assert_eq!(shown(&vm, call), refused, "{call}");
    }
    assert_eq!(shown(&vm, "show(os.open, '/', 0)"), format!("{refused}: '/'"));
    assert_eq!(shown(&vm, "show(os.isatty, 0)"), "False");
    assert_eq!(shown(&vm, "show(signal.getsignal, 2)"), "None");
}

/// A host whose processes end at once, with the number of their arguments as status.
#[derive(Clone, Default)]
struct Processes {
    started: Rc<RefCell<Vec<Vec<OsString>>>>,
    is_panicking: bool,
}

impl Host for Processes {
    fn system(&self) -> Option<&dyn System> {
        Some(self)
    }
}

impl System for Processes {
    fn spawn(&self, request: &Spawn<'_>) -> io::Result<i32> {
        assert!(!self.is_panicking, "a fault of the host");
        self.started.borrow_mut().push(request.arguments.to_vec());
        Ok(100)
    }

    fn wait(&self, process: i32, _is_blocking: bool) -> io::Result<Option<(i32, i32)>> {
        let arguments = self.started.borrow().last().map_or(0, Vec::len);
        Ok(Some((process, i32::try_from(arguments).expect("few") << 8)))
    }

    fn set_signal(&self, _signal: i32, disposition: Disposition) -> io::Result<Disposition> {
        Ok(disposition)
    }

    fn take_signals(&self) -> u64 {
        1 << 9
    }
}

#[test]
fn a_host_may_grant_processes_of_its_own() {
    let host = Processes::default();
    let vm = Vm::builder().host(host.clone()).build().expect("a stack can be mapped");
    vm.exec("import subprocess").expect("runs");
    assert_eq!(evaluate::<i64>(&vm, "subprocess.call(['a', 'b', 'c'])"), 3);
    assert_eq!(*host.started.borrow(), [["a", "b", "c"].map(OsString::from)]);
}

#[test]
fn a_host_tells_of_signals() {
    let vm = Vm::builder().host(Processes::default()).build().expect("a stack can be mapped");
    vm.exec("import signal\ncalls = []\nsignal.signal(10, lambda number, frame: calls.append(number))").expect("runs");
    vm.interrupt().signal();
    vm.exec("for _ in range(20_000): pass").expect("runs");
    assert_eq!(evaluate::<Vec<i64>>(&vm, "calls"), [10]);
}

#[test]
fn a_panic_of_the_system_reaches_the_host() {
    let host = Processes { is_panicking: true, ..Processes::default() };
    let vm = Vm::builder().host(host).build().expect("a stack can be mapped");
    let run = std::panic::AssertUnwindSafe(|| vm.exec("import subprocess\nsubprocess.call(['a'])"));
    assert!(std::panic::catch_unwind(run).is_err());
    assert_eq!(evaluate::<i64>(&vm, "1 + 1"), 2);
}
