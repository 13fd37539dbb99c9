//! Runs scripts that would not end by themselves.

use std::time::{Duration, Instant};

use morelia::{ErrorKind, Vm};

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A budget of steps: the end is the same on every machine, and no `except` or `finally` gets in its way.
    let vm = Vm::new()?;
    vm.set_budget(1_000_000);
    let error = vm
        .exec("while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n")
        .expect_err("the limit ends it");
    println!("an endless loop: {error}");
    assert_eq!(error.kind(), ErrorKind::Budget);

    // Built-in functions charge for what they do.
    vm.set_budget(1_000_000);
    let error = vm.exec("sum(range(10 ** 12))").expect_err("the limit ends it");
    println!("a long sum: {error}");
    assert_eq!(error.kind(), ErrorKind::Budget);

    // With a new budget the interpreter goes on.
    vm.set_budget(1_000_000);
    assert_eq!(vm.eval("sum(range(1000))")?.get::<u32>()?, 499_500);

    // A limit of memory: the script gets MemoryError, which it may catch.
    let vm = Vm::builder().memory_limit(32 << 20).build()?;
    let error = vm.exec("items = []\nwhile True:\n    items.append([0] * 1000)\n").expect_err("the limit ends it");
    println!("a greedy script: {error}");
    assert_eq!(error.type_name(), "MemoryError");

    // Recursion is bounded by a count and by the native stack.
    let error = vm.exec("def f(): f()\nf()\n").expect_err("the limit ends it");
    println!("recursion: {error}");
    assert_eq!(error.type_name(), "RecursionError");

    // Another thread, or a signal handler, ends a script by the clock.
    let vm = Vm::new()?;
    let interrupt = vm.interrupt();
    let watchdog = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        interrupt.end();
    });
    let started = Instant::now();
    let error = vm.exec("while True: pass").expect_err("the limit ends it");
    println!("after {} ms: {error}", started.elapsed().as_millis());
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    watchdog.join().expect("the watchdog does not panic");
    Ok(())
}
