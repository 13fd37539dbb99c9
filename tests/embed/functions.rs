//! Functions and modules of the host.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use morelia::{Bytes, Error, Handle, Rest, Vm};

use super::vm;

/// The message of the exception that an expression raises.
fn message(vm: &Vm, expression: &str) -> String {
    vm.eval(expression).expect_err("it raises").to_string()
}

fn free(a: i64, b: Option<&str>) -> String {
    format!("{a}{}", b.unwrap_or("-"))
}

#[test]
fn arguments_of_all_kinds() -> Result<(), Error> {
    let vm = vm();
    vm.function("none", || 1)?;
    vm.function("text", |text: &str, bytes: &[u8]| text.len() + bytes.len())?;
    vm.function("optional", |a: i64, b: Option<String>| format!("{a}{}", b.unwrap_or_default()))?;
    vm.function("rest", |first: i64, rest: Rest<i64>| first * rest.0.iter().sum::<i64>())?;
    vm.function("with_vm", |vm: &Vm, a: i64| vm.eval(&format!("{a} + 1")))?;
    vm.function("eight", |a: i64, b: i64, c: i64, d: i64, e: i64, f: i64, g: i64, h: i64| a + b + c + d + e + f + g + h)?;
    vm.function("owned", |bytes: Bytes| bytes.0.len())?;
    let value = |expression: &str| vm.eval(expression).and_then(|value| value.repr());
    assert_eq!(value("none()")?, "1");
    assert_eq!(value("text('äb', b'c')")?, "4");
    assert_eq!(value("optional(1), optional(1, None), optional(1, 'x')")?, "('1', '1', '1x')");
    assert_eq!(value("rest(2, 3, 4), rest(2)")?, "(14, 0)");
    assert_eq!(value("with_vm(4)")?, "5");
    assert_eq!(value("eight(*range(8))")?, "28");
    assert_eq!(value("list(map(owned, [b'', b'xy']))")?, "[0, 2]");
    assert_eq!(value("none")?, "<host function none>");
    assert_eq!(value("none.__name__, type(none).__name__")?, "('none', 'host_function')");
    Ok(())
}

#[test]
fn functions_of_rust() -> Result<(), Error> {
    let vm = vm();
    vm.function("free", |a: i64, b: Option<String>| free(a, b.as_deref()))?;
    vm.function("parse", |text: &str| text.parse::<i64>())?;
    assert_eq!(vm.eval("free(1), free(2, 'x')")?.get::<(String, String)>()?, ("1-".to_owned(), "2x".to_owned()));
    assert_eq!(vm.eval("parse('12')")?.get::<i64>()?, 12);
    assert_eq!(message(&vm, "parse('x')"), "ValueError: invalid digit found in string");
    Ok(())
}

#[test]
fn wrong_arguments() -> Result<(), Error> {
    let vm = vm();
    vm.function("add", |a: i64, b: i64| a + b)?;
    vm.function("optional", |_: i64, _: Option<i64>| ())?;
    vm.function("rest", |_: i64, _: Rest<i64>| ())?;
    vm.function("odd", |_: Option<i64>, _: i64| ())?;
    assert_eq!(message(&vm, "odd(1)"), "TypeError: an argument is missing");
    assert_eq!(message(&vm, "add(1)"), "TypeError: add() takes exactly 2 arguments (1 given)");
    assert_eq!(message(&vm, "optional()"), "TypeError: optional() takes at least 1 argument (0 given)");
    assert_eq!(message(&vm, "optional(1, 2, 3)"), "TypeError: optional() takes at most 2 arguments (3 given)");
    assert_eq!(message(&vm, "rest()"), "TypeError: rest() takes at least 1 argument (0 given)");
    assert_eq!(message(&vm, "add(a=1, b=2)"), "TypeError: add() takes no keyword arguments");
    assert_eq!(message(&vm, "add(1, '2')"), "TypeError: argument 2: expected int, not str");
    assert_eq!(message(&vm, "add(1, 2 ** 70)"), "OverflowError: int does not fit in i64");
    Ok(())
}

#[test]
fn modules_of_the_host() -> Result<(), Error> {
    let vm = vm();
    let module = vm.module("engine")?;
    module.set("VERSION", "1")?;
    let mut count = 0;
    module.function_mut("count", move || {
        count += 1;
        count
    })?;
    vm.exec("import engine\nfrom engine import count\nseen = engine.VERSION, count(), engine.count()\n")?;
    assert_eq!(vm.globals().get("seen")?.repr()?, "('1', 1, 2)");
    assert_eq!(vm.module("engine")?.handle().attribute("VERSION")?.get::<String>()?, "1");
    vm.exec("import sys\nsys.modules['taken'] = 3\n")?;
    assert_eq!(vm.module("taken").err().expect("no module").type_name(), "ImportError");
    Ok(())
}

#[test]
fn callbacks_into_scripts() -> Result<(), Error> {
    let vm = vm();
    vm.function("apply", |function: Handle, count: u32| -> Result<Vec<i64>, Error> { (0..count).map(|n| function.call((n,))).collect() })?;
    assert_eq!(vm.eval("apply(lambda n: sum(apply(lambda m: m * n, 3)), 4)")?.get::<Vec<i64>>()?, [0, 3, 6, 9]);
    assert_eq!(message(&vm, "apply(lambda n: 1 // n, 2)"), "ZeroDivisionError: integer division or modulo by zero");
    // Values that a closure keeps live on.
    let kept: Rc<RefCell<Vec<Handle>>> = Rc::default();
    let keep = kept.clone();
    vm.function("keep", move |value: Handle| keep.borrow_mut().push(value))?;
    vm.exec("for n in range(3): keep([n])")?;
    assert_eq!(kept.borrow()[2].repr()?, "[2]");
    Ok(())
}

#[test]
fn what_a_closure_captured_is_dropped_in_time() -> Result<(), Error> {
    struct Bell(Rc<Cell<u32>>);
    impl Drop for Bell {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }
    let rung = Rc::new(Cell::new(0));
    let vm = vm();
    for name in ["f", "g"] {
        let bell = Bell(rung.clone());
        vm.function(name, move || bell.0.get())?;
    }
    // Not while the script runs, but before the host goes on.
    assert_eq!(vm.eval("[f(), globals().pop('f') and 0, g()]")?.get::<Vec<u32>>()?, [0, 0, 0]);
    assert_eq!(rung.get(), 1);
    drop(vm);
    assert_eq!(rung.get(), 2);
    Ok(())
}
