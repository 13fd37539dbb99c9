//! The public interface: each operation, its errors, and what a host or a script may do wrong.

mod errors;
mod functions;
mod greenlets;
mod hostile;
mod limits;
mod system;
mod values;

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use morelia::{Host, Vm};

/// A host that keeps what scripts print.
#[derive(Clone, Default)]
struct Recorder(Rc<RefCell<String>>);

impl Recorder {
    fn text(&self) -> String {
        self.0.borrow().clone()
    }
}

impl Host for Recorder {
    fn write_stdout(&self, bytes: &[u8]) -> io::Result<()> {
        self.0.borrow_mut().push_str(&String::from_utf8_lossy(bytes));
        Ok(())
    }

    fn write_stderr(&self, bytes: &[u8]) -> io::Result<()> {
        self.write_stdout(bytes)
    }
}

fn vm() -> Vm {
    Vm::new().expect("a stack can be mapped")
}

/// An interpreter, and what its scripts print.
fn recorded() -> (Vm, Recorder) {
    let recorder = Recorder::default();
    let vm = Vm::builder().host(recorder.clone()).build().expect("a stack can be mapped");
    (vm, recorder)
}
