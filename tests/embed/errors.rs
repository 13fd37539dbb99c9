//! Errors: what they tell, where they go, what they become.

use morelia::{Error, ErrorKind, Exception, Handle, Vm};

use super::{recorded, vm};

const FAULTY: &str = "
def inner(x):
    return 1 + x['key'] / 0

def outer():
    try:
        inner({})
    except KeyError as error:
        raise ValueError('outer') from error
";

/// What CPython 3.13 prints for `outer()` after `FAULTY`, as lines of a file called `faulty.py`.
const TRACEBACK: &str = "\
Traceback (most recent call last):
  File \"faulty.py\", line 7, in outer
    inner({})
    ~~~~~^^^^
  File \"faulty.py\", line 3, in inner
    return 1 + x['key'] / 0
               ~^^^^^^^
KeyError: 'key'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File \"faulty.py\", line 9, in outer
    raise ValueError('outer') from error
ValueError: outer
";

#[test]
fn what_an_error_tells() -> Result<(), Error> {
    let vm = vm();
    vm.exec_file("faulty.py", FAULTY.as_bytes())?;
    let error = vm.call::<()>("outer", ()).expect_err("it raises");
    assert_eq!((error.kind(), error.type_name(), error.message()), (ErrorKind::Exception, "ValueError", "outer"));
    assert_eq!(error.to_string(), "ValueError: outer");
    assert_eq!(error.traceback(), TRACEBACK);
    let [frame] = error.frames() else { panic!("one frame: {error:?}") };
    assert_eq!((frame.file.as_str(), frame.function.as_str(), frame.line, frame.columns), ("faulty.py", "outer", 9, Some((8, 44))));
    let (_, cause) = error.report().origin(&error.report().exceptions[0]).expect("a cause");
    assert_eq!((cause.type_name.as_str(), cause.frames.len(), cause.frames[1].columns), ("KeyError", 2, Some((15, 23))));
    let value = error.value(&vm).expect("the exception is kept");
    assert_eq!(value.attribute("__cause__")?.repr()?, "KeyError('key')");
    assert_eq!(error.exit_status(), 1);
    assert!(format!("{error:?}").contains("faulty.py:9 in outer"));
    Ok(())
}

#[test]
fn syntax_errors_have_a_place() {
    let error = vm().exec("x = (1,\ny = 2\n").expect_err("no syntax");
    assert_eq!((error.type_name(), error.message()), ("SyntaxError", "'(' was never closed (<script>, line 1)"));
    let place = error.syntax().expect("a place");
    assert_eq!((place.line.as_deref(), place.offset, place.message.as_deref()), (Some("1"), Some(5), Some("'(' was never closed")));
    assert_eq!(error.traceback(), "  File \"<script>\", line 1\n    x = (1,\n        ^\nSyntaxError: '(' was never closed\n");
}

#[test]
fn errors_are_plain_data() -> Result<(), Error> {
    fn check<T: Send + Sync + std::error::Error + 'static>(_: &T) {}
    let error = vm().eval("1 / 0").expect_err("raises");
    check(&error);
    let text = std::thread::spawn(move || error.to_string()).join().expect("no panic");
    assert_eq!(text, "ZeroDivisionError: division by zero");
    // The exception goes when its last error goes.
    let (vm, printed) = recorded();
    vm.exec("class Noisy(Exception):\n    def __del__(self): print('gone')\n")?;
    let error = vm.exec("raise Noisy()").expect_err("raises");
    let copy = error.clone();
    drop(error);
    vm.exec("pass")?;
    assert_eq!(printed.text(), "");
    assert!(copy.value(&vm).is_some());
    drop(copy);
    vm.exec("pass")?;
    vm.exec("pass")?;
    assert_eq!(printed.text(), "gone\n");
    Ok(())
}

#[test]
fn exits() {
    let vm = vm();
    let status = |script: &str| {
        let error = vm.exec(script).expect_err("it exits");
        assert_eq!(error.kind(), ErrorKind::Exit);
        (error.exit_status(), error.exit_message().map(str::to_owned))
    };
    assert_eq!(status("import sys; sys.exit()"), (0, None));
    assert_eq!(status("import sys; sys.exit(300)"), (44, None));
    assert_eq!(status("raise SystemExit('bye')"), (1, Some("bye".to_owned())));
    vm.function("leave", || -> Result<(), Error> { Err(Error::exit(7)) }).expect("defines");
    assert_eq!(status("leave()"), (7, None));
}

/// What a script sees of an error that a function of the host returns.
fn seen(error: impl Fn(&Vm) -> Error + 'static) -> String {
    let vm = vm();
    vm.function("fail", move |vm: &Vm| -> Result<(), Error> { Err(error(vm)) }).expect("defines");
    vm.exec("try:\n    fail()\nexcept BaseException as error:\n    seen = repr(error)\n").expect("it is caught");
    vm.globals().get("seen").and_then(|seen| seen.get()).expect("a text")
}

#[test]
fn errors_become_exceptions() {
    assert_eq!(seen(|_| Error::new(Exception::IndexError, "no")), "IndexError('no')");
    assert_eq!(seen(|_| "plain".into()), "RuntimeError('plain')");
    assert_eq!(seen(|_| "x1".parse::<i32>().expect_err("no number").into()), "ValueError('invalid digit found in string')");
    let missing = |_: &Vm| std::fs::read("/no/such/file").expect_err("missing").into();
    assert_eq!(seen(missing), "FileNotFoundError(2, 'No such file or directory')");
    assert_eq!(seen(|vm| vm.eval("int('x')").expect_err("raises")), "ValueError(\"invalid literal for int() with base 10: 'x'\")");
    assert_eq!(seen(|vm| vm.eval("{}.x.y").expect_err("raises")), "AttributeError(\"'dict' object has no attribute 'x'\")");
    let custom = |vm: &Vm| {
        vm.exec("class Custom(Exception): pass").expect("defines");
        Error::from_value(&vm.eval("Custom('why')").expect("makes one")).expect("an exception")
    };
    assert_eq!(seen(custom), "Custom('why')");
    assert_eq!(seen(|vm| Error::from_value(&vm.eval("LookupError").expect("a class")).expect("a class")), "LookupError()");
    assert_eq!(seen(|vm| Error::from_value(&vm.eval("3").expect("an int")).expect_err("an int")), {
        "TypeError('exceptions must derive from BaseException')"
    });
    // An exception of another interpreter is a description.
    assert_eq!(seen(|_| vm().eval("1 / 0").expect_err("raises")), "RuntimeError('ZeroDivisionError: division by zero')");
}

#[test]
fn an_exception_passes_the_host_unchanged() -> Result<(), Error> {
    let vm = vm();
    vm.function("through", |function: Handle| function.call::<Handle>(()))?;
    vm.exec("def f():\n    raise problem\nproblem = KeyError('k')\ntry:\n    through(f)\nexcept KeyError as error:\n    same = error is problem\n")?;
    assert!(vm.globals().get("same")?.get::<bool>()?);
    let error = vm.exec("through(f)").expect_err("raises");
    let functions: Vec<&str> = error.frames().iter().map(|frame| frame.function.as_str()).collect();
    assert_eq!(functions[functions.len() - 2..], ["<module>", "f"]);
    Ok(())
}
