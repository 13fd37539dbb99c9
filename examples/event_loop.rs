//! An event loop of the host. Scripts call `sleep` and `receive` as if they blocked; the greenlet parks, and the loop resumes it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use morelia::{Error, Greenlet, Handle, Park, StandardStreams, Vm};

const SCRIPT: &str = "
def worker(name, pause, rounds):
    for number in range(rounds):
        sleep(pause)
        send((name, number))

def reader(count):
    # The wait happens in the middle of a sort: any code can wait, nothing has to be marked as asynchronous.
    seen = sorted(range(count), key=lambda _: receive())
    print('the reader got', len(seen), 'messages; now it is', now())

spawn(worker, 'slow', 300, 2)
spawn(worker, 'quick', 100, 3)
spawn(reader, 5)
";

/// What the loop knows. Time is simulated: it jumps to the next timer.
#[derive(Default)]
struct Loop {
    now: Cell<u64>,
    ready: RefCell<VecDeque<(Greenlet, Vec<Handle>)>>,
    /// By time, then by the order of the calls.
    timers: RefCell<BTreeMap<(u64, usize), Greenlet>>,
    messages: RefCell<VecDeque<Handle>>,
    readers: RefCell<VecDeque<Greenlet>>,
    log: RefCell<Vec<(u64, String)>>,
}

impl Loop {
    fn run(&self) -> Result<(), Error> {
        loop {
            let next = self.ready.borrow_mut().pop_front();
            if let Some((greenlet, arguments)) = next {
                // Comes back when the greenlet parks or ends.
                let _ = greenlet.resume(arguments)?;
                continue;
            }
            let Some(((time, _), greenlet)) = self.timers.borrow_mut().pop_first() else { return Ok(()) };
            self.now.set(time);
            self.ready.borrow_mut().push_back((greenlet, Vec::new()));
        }
    }
}

fn register(vm: &Vm, state: &Rc<Loop>) -> Result<(), Error> {
    let this = state.clone();
    vm.function("spawn", move |vm: &Vm, function: Handle, arguments: morelia::Rest<Handle>| -> Result<(), Error> {
        this.ready.borrow_mut().push_back((vm.greenlet(&function)?, arguments.0));
        Ok(())
    })?;
    let this = state.clone();
    vm.function("sleep", move |vm: &Vm, duration: u64| -> Result<Park<()>, Error> {
        let mut timers = this.timers.borrow_mut();
        let order = timers.len();
        timers.insert((this.now.get() + duration, order), vm.current_greenlet()?);
        Ok(Park::to_main(()))
    })?;
    let this = state.clone();
    vm.function("receive", move |vm: &Vm| -> Result<Park<()>, Error> {
        let greenlet = vm.current_greenlet()?;
        match this.messages.borrow_mut().pop_front() {
            Some(message) => this.ready.borrow_mut().push_back((greenlet, vec![message])),
            None => this.readers.borrow_mut().push_back(greenlet),
        }
        Ok(Park::to_main(()))
    })?;
    let this = state.clone();
    vm.function("send", move |message: Handle| -> Result<(), Error> {
        this.log.borrow_mut().push((this.now.get(), message.repr()?));
        match this.readers.borrow_mut().pop_front() {
            Some(reader) => this.ready.borrow_mut().push_back((reader, vec![message])),
            None => this.messages.borrow_mut().push_back(message),
        }
        Ok(())
    })?;
    let this = state.clone();
    vm.function("now", move || this.now.get())
}

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let vm = Vm::builder().host(StandardStreams).build()?;
    let state = Rc::new(Loop::default());
    register(&vm, &state)?;
    vm.exec(SCRIPT)?;
    state.run()?;

    for (time, message) in state.log.borrow().iter() {
        println!("{time:4} {message}");
    }
    assert_eq!(state.log.borrow().len(), 5);
    assert_eq!(state.now.get(), 600);
    Ok(())
}
