//! Greenlets that the host drives.

use std::cell::RefCell;
use std::rc::Rc;

use morelia::{Error, Exception, Greenlet, Handle, Park, Step, Vm};

use super::{recorded, vm};

const SCRIPT: &str = "
from greenlet import getcurrent, greenlet

def echo(*args):
    heard = [args]
    pause = getcurrent().parent.switch
    while len(heard) < 4:
        heard.append(pause(len(heard)))
    return heard

def failing():
    getcurrent().parent.switch('started')
    raise LookupError('deep')
";

#[test]
fn values_go_both_ways() -> Result<(), Error> {
    let vm = vm();
    vm.exec(SCRIPT)?;
    let greenlet = vm.greenlet(&vm.globals().get("echo")?)?;
    assert!(!greenlet.is_started()? && !greenlet.is_dead()?);
    assert!(matches!(greenlet.resume((1, "a"))?, Step::Parked(value) if value.get::<i32>()? == 1));
    assert!(greenlet.is_started()? && !greenlet.is_dead()?);
    let _ = greenlet.resume(())?;
    let _ = greenlet.resume((7,))?;
    let step = greenlet.resume((1, 2))?;
    assert!(step.is_finished() && greenlet.is_dead()?);
    assert_eq!(step.into_value().repr()?, "[(1, 'a'), (), 7, (1, 2)]");
    Ok(())
}

#[test]
fn errors_pass() -> Result<(), Error> {
    let vm = vm();
    vm.exec(SCRIPT)?;
    let failing = vm.globals().get("failing")?;
    let greenlet = vm.greenlet(&failing)?;
    let _ = greenlet.resume(())?;
    let error = greenlet.resume(()).expect_err("it raises");
    assert_eq!((error.type_name(), error.frames().len(), greenlet.is_dead()?), ("LookupError", 1, true));

    let greenlet = vm.greenlet(&failing)?;
    let _ = greenlet.resume(())?;
    let error = greenlet.throw(Error::new(Exception::TimeoutError, "late")).expect_err("it is not caught");
    assert_eq!((error.to_string().as_str(), greenlet.is_dead()?), ("TimeoutError: late", true));

    // An exception thrown in before the start ends it.
    let greenlet = vm.greenlet(&failing)?;
    assert_eq!(greenlet.throw("early".into()).expect_err("it is raised").message(), "early");
    assert!(greenlet.is_dead()?);
    Ok(())
}

#[test]
fn greenlets_of_scripts_come_out() -> Result<(), Error> {
    let vm = vm();
    vm.exec(SCRIPT)?;
    vm.exec("g = greenlet(echo)\ng.switch('x')\n")?;
    let greenlet: Greenlet = vm.globals().get("g")?.get()?;
    assert!(matches!(greenlet.resume(("y",))?, Step::Parked(_)));
    assert_eq!(vm.eval("3")?.get::<Greenlet>().expect_err("an int").message(), "expected greenlet, not int");
    assert!(vm.current_greenlet()?.handle().is(&vm.eval("getcurrent()")?));
    Ok(())
}

/// `wait()` parks and puts the greenlet into the list.
fn with_wait(vm: &Vm) -> Result<Rc<RefCell<Vec<Greenlet>>>, Error> {
    let waiting: Rc<RefCell<Vec<Greenlet>>> = Rc::default();
    let list = waiting.clone();
    vm.function("wait", move |vm: &Vm, value: Handle| -> Result<Park<Handle>, Error> {
        list.borrow_mut().push(vm.current_greenlet()?);
        Ok(Park::to_main(value))
    })?;
    Ok(waiting)
}

#[test]
fn a_call_parks() -> Result<(), Error> {
    let vm = vm();
    let waiting = with_wait(&vm)?;
    vm.exec("def job(items):\n    return sorted(items, key=lambda item: wait(item))\n")?;
    let greenlet = vm.greenlet(&vm.globals().get("job")?)?;
    let mut step = greenlet.resume((vec![1, 3, 2],))?;
    let mut rounds = 0;
    while let Step::Parked(value) = step {
        let next = waiting.borrow_mut().pop().expect("it waits");
        assert!(next.handle().is(greenlet.handle()));
        step = next.resume((-value.get::<i64>()?,))?;
        rounds += 1;
    }
    assert_eq!((rounds, step.into_value().get::<Vec<i64>>()?), (3, vec![3, 2, 1]));
    Ok(())
}

#[test]
fn many_wait_at_once() -> Result<(), Error> {
    const COUNT: usize = 2000;
    let vm = vm();
    let waiting = with_wait(&vm)?;
    vm.exec("def job(n, depth=10):\n    return job(n, depth - 1) if depth else wait(None) + n\n")?;
    let job = vm.globals().get("job")?;
    for n in 0..COUNT {
        assert!(!vm.greenlet(&job)?.resume((n,))?.is_finished());
    }
    let greenlets = waiting.take();
    assert_eq!(greenlets.len(), COUNT);
    for (n, greenlet) in greenlets.iter().enumerate().rev() {
        assert_eq!(greenlet.resume((n,))?.into_value().get::<usize>()?, 2 * n);
    }
    Ok(())
}

#[test]
fn exceptions_end_a_wait() -> Result<(), Error> {
    let vm = vm();
    let waiting = with_wait(&vm)?;
    vm.exec("def job():\n    try:\n        wait(1)\n    except TimeoutError as error:\n        return str(error)\n")?;
    let _ = vm.greenlet(&vm.globals().get("job")?)?.resume(())?;
    let greenlet = waiting.borrow_mut().pop().expect("it waits");
    assert_eq!(greenlet.throw(Error::new(Exception::TimeoutError, "1 s"))?.into_value().get::<String>()?, "1 s");
    Ok(())
}

#[test]
fn parking_to_a_parent() -> Result<(), Error> {
    let vm = vm();
    vm.function("pause", |value: i64| Park::to_parent(value))?;
    vm.exec("from greenlet import greenlet\ndef hub():\n    g = greenlet(lambda: pause(4) * 2)\n    return g.switch(), g.switch(5)\n")?;
    let step = vm.greenlet(&vm.globals().get("hub")?)?.resume(())?;
    assert_eq!(step.into_value().get::<(i64, i64)>()?, (4, 10));
    let error = vm.exec("pause(1)").expect_err("the main greenlet cannot park");
    assert_eq!(error.to_string(), "greenlet.error: the main greenlet cannot park in the host function 'pause'");
    Ok(())
}

#[test]
fn dropping_a_vm_ends_what_waits() -> Result<(), Error> {
    let (vm, printed) = recorded();
    let waiting = with_wait(&vm)?;
    vm.exec("def job(n):\n    try:\n        wait(n)\n    finally:\n        print('end', n)\n")?;
    for n in 0..3 {
        let _ = vm.greenlet(&vm.globals().get("job")?)?.resume((n,))?;
    }
    vm.exec("class Last:\n    def __del__(self): print('deleted')\nlast = Last()\n")?;
    drop(vm);
    let mut lines: Vec<String> = printed.text().lines().map(str::to_owned).collect();
    lines.sort();
    assert_eq!(lines, ["deleted", "end 0", "end 1", "end 2"]);
    let greenlets = waiting.take();
    assert_eq!(greenlets[0].resume(()).expect_err("closed").kind(), morelia::ErrorKind::Closed);
    Ok(())
}
