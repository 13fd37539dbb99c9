//! What a host or a script may do wrong: an error each time, never a crash, and the interpreter goes on.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use morelia::{Error, ErrorKind, FromValue, Handle, Host, Park, Vm};

use super::{recorded, vm};

#[test]
fn a_handle_outlives_its_vm() -> Result<(), Error> {
    let vm = vm();
    vm.exec("import weakref\nclass C:\n    def __del__(self): pass\nc = C()\nw = weakref.ref(c)\nc.self = c\n")?;
    let handle = vm.globals().get("c")?;
    let items = vm.eval("[1, 2, 3]")?.iter()?;
    let function = vm.make_function("f", || 1)?;
    let error = vm.eval("1 / 0").expect_err("raises");
    drop(vm);
    for outcome in
        [handle.repr(), handle.type_name(), handle.get::<String>(), function.call(()), handle.attribute("x").map(|_| String::new())]
    {
        assert_eq!(outcome.expect_err("closed").kind(), ErrorKind::Closed);
    }
    assert!(!handle.is(&handle.clone()) && !handle.is_none());
    assert_eq!(format!("{:?}", handle.clone()), "<empty handle>");
    assert_eq!(items.count(), 1);
    assert!(error.value(&super::vm()).is_none());
    Ok(())
}

#[test]
fn a_handle_is_used_with_another_vm() -> Result<(), Error> {
    let (one, other) = (vm(), vm());
    let handle = one.eval("[1]")?;
    let function = other.eval("len")?;
    let kind = |outcome: Result<(), Error>| outcome.expect_err("another interpreter").kind();
    assert_eq!(kind(other.globals().set("x", &handle)), ErrorKind::OtherVm);
    assert_eq!(kind(function.call((&handle,))), ErrorKind::OtherVm);
    assert_eq!(kind(function.call(vec![handle.clone()])), ErrorKind::OtherVm);
    assert_eq!(kind(function.set_attribute("x", handle.clone())), ErrorKind::OtherVm);
    assert_eq!(kind(other.greenlet(&handle).map(drop)), ErrorKind::OtherVm);
    assert_eq!(kind(function.equals(&handle).map(drop)), ErrorKind::OtherVm);
    let inside = handle.clone();
    other.function("smuggle", move || inside.clone())?;
    assert_eq!(
        other.eval("smuggle()").expect_err("another interpreter").message(),
        "a handle was used with another interpreter than its own"
    );
    assert_eq!(other.globals().set("x", vec![handle]).expect_err("another interpreter").kind(), ErrorKind::OtherVm);
    Ok(())
}

#[test]
fn two_interpreters_call_each_other() -> Result<(), Error> {
    let (one, other) = (vm(), Rc::new(vm()));
    let target = other.clone();
    one.function("ask", move |text: &str| target.eval(text)?.get::<i64>())?;
    other.exec("def f(n): return n * 2")?;
    assert_eq!(one.eval("[ask(f'f({n})') for n in range(3)]")?.get::<Vec<i64>>()?, [0, 2, 4]);
    assert_eq!(one.eval("ask('1 / 0')").expect_err("raises").message(), "ZeroDivisionError: division by zero");
    Ok(())
}

#[test]
fn a_function_is_entered_again() -> Result<(), Error> {
    let vm = vm();
    let mut depth = 0;
    vm.function_mut("again", move |function: Handle| -> Result<i32, Error> {
        depth += 1;
        function.call::<()>(())?;
        Ok(depth)
    })?;
    let error = vm.exec("again(lambda: again(print))").expect_err("entered again");
    assert_eq!(error.to_string(), "RuntimeError: this host function was called again while it runs");
    assert_eq!(vm.eval("again(int)").expect("free again").get::<i32>()?, 2);
    // One that changes nothing may be entered again.
    vm.function("nest", |function: Handle| function.call::<Handle>(()))?;
    assert_eq!(vm.eval("nest(lambda: nest(lambda: nest(int)))")?.get::<i32>()?, 0);
    Ok(())
}

const SWITCHES: &str = "
from greenlet import error, getcurrent, greenlet
main = getcurrent()

def attempt(switch):
    try:
        switch()
    except error as problem:
        return str(problem)
    return 'switched'
";

#[test]
fn no_switch_leaves_a_host_function() -> Result<(), Error> {
    let vm = vm();
    vm.exec(SWITCHES)?;
    vm.function("call", |function: Handle| function.call::<Handle>(()))?;
    vm.function("sort", |items: Vec<i64>, key: Handle| -> Result<Vec<i64>, Error> {
        let mut keyed = items.iter().map(|item| Ok((key.call::<i64>((*item,))?, *item))).collect::<Result<Vec<_>, Error>>()?;
        keyed.sort_unstable();
        Ok(keyed.into_iter().map(|(_, item)| item).collect())
    })?;
    vm.function("park", || Park::to_main(()))?;
    let text = "cannot switch to another greenlet while the host function 'call' is on this greenlet's native stack";
    let value = |expression: &str| vm.eval(expression).and_then(|value| value.str());
    // Away from it, into a new greenlet, by throw, in a sort key of the language inside it, and by parking.
    assert_eq!(value("greenlet(lambda: call(lambda: attempt(main.switch))).switch()")?, text);
    assert_eq!(value("call(lambda: attempt(greenlet(int).switch))")?, text);
    assert_eq!(value("greenlet(lambda: call(lambda: attempt(main.throw))).switch()")?, text);
    assert_eq!(value("greenlet(lambda: call(lambda: sorted([1], key=lambda _: attempt(main.switch))[0])).switch()")?, "1");
    assert_eq!(value("greenlet(lambda: call(lambda: attempt(park))).switch()")?, text);
    let sorting = vm.eval("greenlet(lambda: sort([2, 1], lambda item: main.switch(item))).switch()").expect_err("a sort key of the host");
    assert_eq!(sorting.message(), "cannot switch to another greenlet while the host function 'sort' is on this greenlet's native stack");
    // To itself is no switch away; and afterwards everything is as before.
    assert_eq!(value("call(lambda: attempt(getcurrent().switch))")?, "switched");
    assert_eq!(value("attempt(greenlet(int).switch)")?, "switched");
    assert_eq!(value("greenlet(lambda: [call(int), main.switch('out')]).switch()")?, "out");
    // By the host itself, from inside.
    vm.function("resume", |vm: &Vm, function: Handle| -> Result<Handle, Error> { Ok(vm.greenlet(&function)?.resume(())?.into_value()) })?;
    assert_eq!(vm.eval("resume(int)").expect_err("pinned").type_name(), "greenlet.error");
    Ok(())
}

#[test]
fn callbacks_of_the_host_trait_are_pinned_too() -> Result<(), Error> {
    #[derive(Clone, Default)]
    struct Caller(Rc<RefCell<Option<Handle>>>, Rc<RefCell<String>>);
    impl Host for Caller {
        fn write_stdout(&self, _: &[u8]) -> std::io::Result<()> {
            let function = self.0.borrow().clone();
            if let Some(function) = function {
                let text: String = function.call(())?;
                *self.1.borrow_mut() = text;
            }
            Ok(())
        }
    }
    let host = Caller::default();
    let vm = Vm::builder().host(host.clone()).build().expect("builds");
    vm.exec(SWITCHES)?;
    *host.0.borrow_mut() = Some(vm.eval("lambda: attempt(main.switch)")?);
    vm.exec("greenlet(lambda: print('x', flush=True)).switch()")?;
    assert_eq!(*host.1.borrow(), "cannot switch to another greenlet while code of the host is on this greenlet's native stack");
    host.0.borrow_mut().take();
    Ok(())
}

#[test]
fn a_greenlet_that_dies_under_a_host_function_ends_later() -> Result<(), Error> {
    let (vm, printed) = recorded();
    vm.exec(SWITCHES)?;
    vm.exec("def job():\n    try:\n        main.switch()\n    finally:\n        print('ended')\ng = greenlet(job)\ng.switch()\ndef lose():\n    global g\n    g = None\n    print('lost')\n")?;
    vm.function("call", |function: Handle| function.call::<()>(()))?;
    vm.exec("call(lose)\nprint('after')\n")?;
    vm.exec("print('next')")?;
    let mut lines: Vec<String> = printed.text().lines().map(str::to_owned).collect();
    assert_eq!(lines.remove(0), "lost");
    assert!(lines.contains(&"ended".to_owned()), "{lines:?}");
    assert!(!printed.text().contains("did not kill"));
    Ok(())
}

#[test]
#[allow(unsafe_code, reason = "registers a switchable function")]
fn a_switchable_function_comes_back_whole() -> Result<(), Error> {
    let vm = vm();
    vm.exec(SWITCHES)?;
    // SAFETY: the frames hold handles and numbers alone, and nothing points into them.
    let each = unsafe {
        vm.make_switchable_function("each", |function: Handle, count: i64| -> Result<i64, Error> {
            let local = [count, count + 1, count + 2];
            let mut sum = 0;
            for number in 0..count {
                sum += function.call::<i64>((number,))? * local[0];
            }
            Ok(sum)
        })
    }?;
    vm.globals().set("each", each)?;
    vm.function("pinned", |function: Handle| function.call::<Handle>(()))?;
    vm.exec(
        "
gs = [greenlet(lambda n: each(lambda i: main.switch(i), n)) for _ in range(50)]
out = [g.switch(4) for g in gs]
results = []
for round in range(4):
    for g in reversed(gs):
        results.append(g.switch(round))
",
    )?;
    assert_eq!(vm.eval("results[-50:] == [24] * 50 and all(g.dead for g in gs)")?.repr()?, "True");
    // Inside one that is not switchable it is not either; a pinned one inside a switchable one is pinned.
    let error = vm.eval("greenlet(lambda: pinned(lambda: each(main.switch, 1))).switch()").expect_err("pinned");
    assert!(error.message().contains("'pinned'"), "{error}");
    let error = vm.eval("greenlet(lambda: each(lambda _: pinned(main.switch), 1)).switch()").expect_err("pinned");
    assert!(error.message().contains("'pinned'"), "{error}");
    assert_eq!(vm.eval("greenlet(lambda: each(lambda _: (pinned(int), main.switch(9))[1], 1)).switch()")?.get::<i64>()?, 9);
    Ok(())
}

/// What a call of the host panics with.
fn panic_of(call: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(call)).expect_err("it panics");
    payload.downcast_ref::<&str>().map(|text| (*text).to_owned()).expect("a text")
}

#[test]
fn a_panic_comes_to_the_host() -> Result<(), Error> {
    let (vm, printed) = recorded();
    vm.exec(SWITCHES)?;
    vm.function("explode", || -> i32 { panic!("boom") })?;
    let scripts = [
        "explode()",
        "try:\n    explode()\nexcept BaseException:\n    print('caught')\nfinally:\n    print('finally')\n",
        "sorted([2, 1], key=lambda _: explode())",
        "greenlet(lambda: greenlet(explode).switch()).switch()",
        "class C:\n    def __del__(self): explode()\nC()\n",
        "class C:\n    def __eq__(self, other): explode()\n[C()] == [1]\n",
    ];
    for script in scripts {
        assert_eq!(panic_of(|| drop(vm.exec(script))), "boom", "{script}");
        assert_eq!(printed.text(), "", "{script}");
        assert_eq!(vm.eval("1 + 1")?.get::<i32>()?, 2);
    }
    // The innermost call gets it, and may hold it.
    vm.function("guard", |vm: &Vm| panic_of(|| drop(vm.eval("explode()"))))?;
    vm.function("ignore", |vm: &Vm| catch_unwind(AssertUnwindSafe(|| drop(vm.eval("explode()")))).is_err())?;
    assert_eq!(vm.eval("guard() + str(ignore())")?.get::<String>()?, "boomTrue");
    // What is not held goes on.
    vm.function("pass_on", |vm: &Vm| vm.eval("explode()"))?;
    assert_eq!(panic_of(|| drop(vm.eval("pass_on()"))), "boom");
    // A conversion of the host's that panics is no different.
    struct Explosive;
    impl FromValue for Explosive {
        fn from_value(_: &Handle) -> Result<Explosive, Error> {
            panic!("converted")
        }
    }
    vm.function("convert", |_: Explosive| ())?;
    assert_eq!(panic_of(|| drop(vm.eval("convert(1)"))), "converted");
    Ok(())
}

#[test]
fn a_panic_of_the_host_trait_comes_to_the_host() -> Result<(), Error> {
    struct Explosive;
    impl Host for Explosive {
        fn write_stdout(&self, bytes: &[u8]) -> std::io::Result<()> {
            if bytes == b"boom\n" {
                panic!("printed");
            }
            Ok(())
        }
        fn is_file(&self, path: &str) -> bool {
            assert!(!path.contains("no_such_module"), "asked");
            false
        }
    }
    let vm = Vm::builder().host(Explosive).path(vec!["/".to_owned()]).build().expect("builds");
    vm.exec(SWITCHES)?;
    for (script, text) in [
        ("print('boom', flush=True)", "printed"),
        ("greenlet(lambda: print('boom', flush=True)).switch()", "printed"),
        ("while True:\n    try: print('boom', flush=True)\n    except: pass\n", "printed"),
        ("import no_such_module", "asked"),
    ] {
        assert_eq!(panic_of(|| drop(vm.exec(script))), text, "{script}");
        vm.exec("for _ in range(100000): pass\nprint('calm', flush=True)\n")?;
    }
    Ok(())
}

#[test]
fn a_garbage_cycle_with_a_greenlet_under_a_host_function() -> Result<(), Error> {
    let (vm, printed) = recorded();
    vm.exec(SWITCHES)?;
    vm.exec("import gc\ndef job():\n    me = getcurrent()\n    try:\n        main.switch()\n    finally:\n        print('ended')\ngreenlet(job).switch()\n")?;
    vm.function("call", |function: Handle| function.call::<()>(()))?;
    vm.exec("call(gc.collect)\nprint('collected')\ngc.collect()\nprint('after')\n")?;
    drop(vm);
    let text = printed.text();
    assert!(text.starts_with("collected\n") && text.matches("ended").count() == 1, "{text}");
    assert!(!text.contains("did not kill"), "{text}");
    Ok(())
}

#[test]
fn a_panic_when_a_vm_is_dropped_ends_there() -> Result<(), Error> {
    let vm = vm();
    vm.function("explode", || -> i32 { panic!("boom") })?;
    vm.exec("class C:\n    def __del__(self): explode()\nc = C()\n")?;
    drop(vm);
    Ok(())
}

#[test]
fn a_vm_is_dropped_in_the_middle() -> Result<(), Error> {
    let (vm, printed) = recorded();
    let place = Rc::new(RefCell::new(None));
    let inner = place.clone();
    vm.function("close", move || drop(inner.borrow_mut().take()))?;
    vm.exec(
        "class C:\n    def __del__(self): print('deleted')\nc = C()\ndef f():\n    close()\n    print('still here')\n    return [1]\n",
    )?;
    let function = vm.globals().get("f")?;
    *place.borrow_mut() = Some(vm);
    let result = function.call::<Handle>(());
    assert_eq!(printed.text(), "still here\n");
    assert_eq!(result.and_then(|value| value.repr()).expect_err("closed").kind(), ErrorKind::Closed);
    assert_eq!(function.repr().expect_err("closed").kind(), ErrorKind::Closed);
    Ok(())
}

#[test]
fn destructors_of_the_host_may_call() -> Result<(), Error> {
    struct Caller(Handle, Rc<Cell<i64>>);
    impl Drop for Caller {
        fn drop(&mut self) {
            self.1.set(self.0.call::<i64>(()).unwrap_or(-1));
        }
    }
    let vm = vm();
    let seen = Rc::new(Cell::new(0));
    vm.exec("items = [1]")?;
    let caller = Caller(vm.eval("lambda: (items.append(2), len(items))[1]")?, seen.clone());
    vm.function("f", move || caller.1.get())?;
    vm.exec("f = None")?;
    assert_eq!(seen.get(), 2);
    let caller = Caller(vm.eval("lambda: 7")?, seen.clone());
    vm.function("f", move || caller.1.get())?;
    drop(vm);
    assert_eq!(seen.get(), -1, "its handle is empty by then");
    Ok(())
}

#[test]
fn limits_hold_inside_a_host_function() -> Result<(), Error> {
    let vm = vm();
    vm.function("swallow", |function: Handle| function.call::<()>(()).is_err())?;
    vm.set_budget(50_000);
    let error = vm.exec("def endless():\n    while True: pass\nswallow(endless)\nafter = True\n").expect_err("endless");
    assert_eq!(error.kind(), ErrorKind::Budget);
    vm.set_budget(u64::MAX);
    assert!(vm.globals().try_get("after")?.is_none());
    Ok(())
}

#[test]
fn errors_in_many_greenlets_at_once() -> Result<(), Error> {
    let vm = vm();
    vm.exec(SWITCHES)?;
    vm.function("fail", |text: String| -> Result<(), Error> { Err(text.into()) })?;
    vm.exec(
        "
def job(n):
    try:
        fail(str(n))
    except RuntimeError as problem:
        main.switch()
        raise ValueError(n) from problem

gs = [greenlet(job) for _ in range(100)]
for n, g in enumerate(gs): g.switch(n)
seen = []
for g in reversed(gs):
    try:
        g.switch()
    except ValueError as problem:
        seen.append(str(problem.__cause__))
",
    )?;
    assert_eq!(vm.eval("seen == [str(n) for n in reversed(range(100))]")?.repr()?, "True");
    Ok(())
}
