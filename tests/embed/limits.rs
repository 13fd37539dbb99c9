//! Budgets, memory, interrupts, recursion.

use std::time::Duration;

use morelia::{Error, ErrorKind, Vm};

use super::{recorded, vm};

/// Ends a script with a budget that is small for what it asks; the process must neither hang nor run out of memory.
fn ends(script: &str) {
    let vm = Vm::builder().memory_limit(256 << 20).budget(200_000).build().expect("builds");
    let error = vm.exec(script).expect_err(script);
    assert!(error.kind() == ErrorKind::Budget || error.type_name() == "MemoryError", "{script}: {error}");
    assert!(vm.budget() < 200_000, "{script}");
}

#[test]
fn nothing_is_free() {
    let scripts = [
        "while True: pass",
        "for _ in iter(int, 1): pass",
        "def f(): return f\nwhile True: f()",
        "sum(range(10 ** 12))",
        "max(range(10 ** 12))",
        "list(range(10 ** 10))",
        "[0] * 10 ** 9",
        "'x' * 10 ** 10",
        "bytes(10 ** 10)",
        "10 ** 10 ** 8",
        "1 << 10 ** 10",
        "n = 3 ** 10 ** 6\nfor _ in range(10 ** 5): n * n",
        "n = 3 ** 10 ** 6\nfor _ in range(10 ** 5): n // 7 ** 100000",
        "pow(3, 7 ** 10 ** 5, 5 ** 10 ** 5)",
        "import sys\nsys.set_int_max_str_digits(0)\nfor _ in range(10 ** 5): str(7 ** 10 ** 5)",
        "import re\nre.match('(a*)*b', 'a' * 10 ** 5)",
        "import itertools\nany(itertools.repeat(0))",
        "import itertools\nnext(itertools.dropwhile(lambda n: True, itertools.count()))",
        "import itertools\nnext(itertools.islice(itertools.count(), 10 ** 12, None))",
        "import itertools, collections\ncollections.deque(itertools.count(), maxlen=0)",
        "None in iter(range(10 ** 12))",
        "next(filter(None, iter(int, 1)))",
        "a = []\nfor _ in range(60): a = [a, a]\nrepr(a)",
        "a = b = ()\nfor _ in range(60): a, b = (a, a), (b, b)\na == b",
        "a = ()\nfor _ in range(60): a = (a, a)\nhash(a)",
        "import math\nmath.factorial(10 ** 7)",
        "sorted(range(10 ** 5), key=lambda n: sum(range(n)))",
        "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nset(C())",
    ];
    for script in scripts {
        ends(script);
    }
}

#[test]
fn a_budget_cannot_be_caught() -> Result<(), Error> {
    let scripts = [
        "try:\n    while True: pass\nexcept:\n    print('caught')\nfinally:\n    print('finally')\n",
        "class C:\n    def __enter__(self): pass\n    def __exit__(self, *args):\n        print('exit')\n        return True\nwith C():\n    while True: pass\n",
        "class D:\n    def __del__(self): print('del')\nd = D()\ndef f(d):\n    while True: pass\nf(D())\n",
        "def g():\n    try:\n        while True: yield 1\n    finally:\n        print('closed')\nfor _ in g(): pass\n",
        "class E:\n    def __eq__(self, other):\n        while True: pass\n    __hash__ = None\nE() in [1]\n",
        "import contextlib\nwith contextlib.suppress(BaseException):\n    while True: pass\n",
        "def f():\n    try:\n        while True: pass\n    finally:\n        return 1\nprint(f())\n",
    ];
    for script in scripts {
        let (vm, printed) = recorded();
        vm.set_budget(50_000);
        let error = vm.exec(script).expect_err(script);
        assert_eq!((error.kind(), vm.budget()), (ErrorKind::Budget, 0), "{script}");
        assert_eq!(error.message(), "the budget of this script is used up");
        assert!(!error.frames().is_empty());
        drop(vm);
        assert_eq!(printed.text(), "", "{script}");
    }
    // Without steps nothing runs; with new ones everything does.
    let vm = vm();
    vm.set_budget(0);
    assert_eq!(vm.eval("1").expect_err("no steps").kind(), ErrorKind::Budget);
    vm.set_budget(u64::MAX);
    assert_eq!(vm.eval("1 + 1")?.get::<i32>()?, 2);
    Ok(())
}

#[test]
fn a_budget_is_exact_and_repeatable() -> Result<(), Error> {
    let vm = vm();
    let used = |script: &str| -> Result<u64, Error> {
        vm.set_budget(1_000_000);
        vm.exec(script)?;
        Ok(1_000_000 - vm.budget())
    };
    let (few, many) = (used("for _ in range(1000): pass")?, used("for _ in range(50000): pass")?);
    assert_eq!(many - few, 49_000);
    assert_eq!(used("for _ in range(50000): pass")?, many);
    vm.set_budget(many);
    vm.exec("for _ in range(50000): pass")?;
    vm.set_budget(many - 1);
    assert_eq!(vm.exec("for _ in range(50000): pass").expect_err("one too few").kind(), ErrorKind::Budget);
    Ok(())
}

#[test]
fn a_budget_ends_a_greenlet_and_who_waits_for_it() -> Result<(), Error> {
    let (vm, printed) = recorded();
    vm.exec(
        "
from greenlet import getcurrent, greenlet

def endless():
    try:
        while True: pass
    finally:
        print('never')

def waits():
    try:
        getcurrent().parent.switch()
    finally:
        print('ended')

parked = greenlet(waits)
parked.switch()
",
    )?;
    vm.set_budget(30_000);
    let error = vm.exec("try:\n    greenlet(lambda: greenlet(endless).switch()).switch()\nexcept BaseException:\n    print('caught')\n");
    assert_eq!(error.expect_err("endless").kind(), ErrorKind::Budget);
    let greenlet = vm.eval("greenlet(endless)");
    assert_eq!(greenlet.expect_err("no steps").kind(), ErrorKind::Budget);
    assert_eq!(printed.text(), "");
    // Others are still parked.
    vm.set_budget(100_000);
    vm.exec("parked.switch()")?;
    assert_eq!(printed.text(), "ended\n");
    Ok(())
}

#[test]
fn dropping_keeps_to_the_budget() -> Result<(), Error> {
    let (vm, printed) = recorded();
    vm.exec(
        "
from greenlet import getcurrent, greenlet

def stubborn():
    try:
        getcurrent().parent.switch()
    finally:
        print('ending')
        while True: pass

class Stubborn:
    def __del__(self):
        print('deleted')
        while True: pass

parked = [greenlet(stubborn), greenlet(stubborn)]
for g in parked: g.switch()
object = Stubborn()
",
    )?;
    vm.set_budget(20_000);
    drop(vm);
    assert_eq!(printed.text(), "ending\n");
    Ok(())
}

#[test]
fn memory() {
    let scripts = [
        "a = []\nwhile True: a.append([0] * 1000)",
        "a = []\nwhile True: a.append('x' * 1000 + str(len(a)))",
        "a = {}\nwhile True: a[len(a)] = len(a)",
        "a = set()\nwhile True: a.add(len(a))",
        "a = None\nwhile True: a = (a,)",
        "class C: pass\na = None\nwhile True:\n    b = C()\n    b.a = a\n    a = b",
        "a = []\nwhile True: a.append(10 ** 1000 + len(a))",
        "a = []\nwhile True: a.append(b'x' * 500)",
        "def f():\n    a = yield\nfs = []\nwhile True:\n    fs.append(f())\n    next(fs[-1])",
        "from greenlet import greenlet, getcurrent\nmain = getcurrent()\ngs = []\nwhile True:\n    gs.append(greenlet(main.switch))\n    gs[-1].switch()",
        "import collections\nd = collections.deque()\nwhile True: d.append(object())",
        "a = bytearray()\nwhile True: a += b'x' * 1000",
    ];
    for script in scripts {
        let vm = Vm::builder().memory_limit(16 << 20).build().expect("builds");
        let error = vm.exec(script).expect_err(script);
        assert_eq!(error.type_name(), "MemoryError", "{script}: {error}");
        assert!(vm.memory_used() < 48 << 20, "{script}: {} bytes", vm.memory_used());
    }
}

#[test]
fn who_goes_on_without_memory_is_ended() {
    let vm = Vm::builder().memory_limit(8 << 20).build().expect("builds");
    let error = vm
        .exec("a = None\nwhile True:\n    try:\n        while True: a = (a,)\n    except MemoryError:\n        pass\n")
        .expect_err("greedy");
    assert_eq!(error.kind(), ErrorKind::Memory);
}

#[test]
fn memory_that_is_given_back_counts_no_more() -> Result<(), Error> {
    let vm = Vm::builder().memory_limit(16 << 20).build().expect("builds");
    vm.exec("for _ in range(200): x = [0] * 100_000")?;
    vm.exec("for _ in range(20000): x = 'x' * 10_000")?;
    vm.exec("for _ in range(50): x = [str(n) * 10 for n in range(10_000)]")?;
    vm.exec("x = None")?;
    assert!(vm.memory_used() < 4 << 20, "{} bytes", vm.memory_used());
    Ok(())
}

#[test]
fn interrupts() -> Result<(), Error> {
    let vm = vm();
    let interrupt = vm.interrupt();
    let later = |action: fn(&morelia::Interrupt)| {
        let interrupt = interrupt.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(30));
            action(&interrupt);
        })
    };
    let thread = later(morelia::Interrupt::set);
    vm.exec("try:\n    while True: pass\nexcept KeyboardInterrupt:\n    seen = True\n")?;
    thread.join().expect("no panic");
    for script in ["while True: pass", "sum(iter(int, 1))", "while True:\n    try:\n        while True: pass\n    except: pass\n"] {
        let thread = later(morelia::Interrupt::end);
        assert_eq!(vm.exec(script).expect_err(script).kind(), ErrorKind::Interrupted);
        thread.join().expect("no panic");
    }
    // One that comes while nothing runs is for the next script; it can be taken back.
    interrupt.end();
    interrupt.clear();
    vm.exec("for _ in range(100000): pass")?;
    interrupt.set();
    assert_eq!(vm.exec("for _ in range(100000): pass").expect_err("interrupted").type_name(), "KeyboardInterrupt");
    Ok(())
}

#[test]
fn recursion() -> Result<(), Error> {
    let vm = Vm::builder().stack_size(1 << 20).recursion_limit(50).build().expect("builds");
    vm.exec("depth = 0\ndef f():\n    global depth\n    depth += 1\n    f()\n")?;
    assert_eq!(vm.exec("f()").expect_err("too deep").type_name(), "RecursionError");
    assert!(vm.globals().get("depth")?.get::<i32>()? < 50);
    vm.exec("import sys\nsys.setrecursionlimit(10 ** 6)\n")?;
    assert_eq!(vm.exec("f()").expect_err("too deep").type_name(), "RecursionError");
    // Through the host as well.
    vm.function("call", |function: morelia::Handle| function.call::<()>(()))?;
    assert_eq!(vm.exec("def g(): call(g)\ng()\n").expect_err("too deep").type_name(), "RecursionError");
    assert!(Vm::builder().stack_size(1000).build().is_err());
    Ok(())
}
