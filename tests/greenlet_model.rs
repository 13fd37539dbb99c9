//! A random walk of up to 2,000 greenlets through switches, throws, kills and native callers, against a model that predicts every step:
//! `tests/greenlet_model/walk.py`, run plainly and under each form of stress.
//!
//! The script ends with status 3 at the first mismatch, and says its seed and the number of the operation. Each test has its own default
//! number of operations; `MORELIA_MODEL_OPERATIONS` sets that of all of them, `MORELIA_MODEL_GREENLETS` how many greenlets the pool holds,
//! `MORELIA_MODEL_SEED` the seed, `MORELIA_BINARY` another program to test in place of the built one. With `MORELIA_MODEL_ORACLE`, the path of a CPython 3.13 that has greenlet, that must print the same line.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// Parses a number from the environment.
fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number in the environment"))
}

/// Runs the walk under an interpreter and gives the line that it prints.
fn walk(interpreter: impl AsRef<OsStr>, options: &[&str], arguments: &[u64; 3]) -> String {
    let mut command = Command::new(interpreter);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(options).arg("tests/greenlet_model/walk.py");
    command.args(arguments.map(|argument| argument.to_string())).stdin(Stdio::null());
    let output = command.output().expect("the interpreter starts");
    let (text, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && errors.is_empty(), "{options:?} {arguments:?}: {}\n{errors}", output.status);
    text.into_owned()
}

/// Runs the walk with so many operations and greenlets, and looks at what it counted.
fn test(options: &[&str], operations: u64, greenlets: u64) {
    let operations = number("MORELIA_MODEL_OPERATIONS").unwrap_or(operations);
    let greenlets = number("MORELIA_MODEL_GREENLETS").unwrap_or(greenlets);
    let arguments = [number("MORELIA_MODEL_SEED").unwrap_or(1), operations, greenlets];
    let program = std::env::var_os("MORELIA_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_morelia").into());
    let line = walk(program, options, &arguments);
    println!("{options:?} {line}");
    let count = |name: &str| {
        let found = line.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        found.unwrap_or_else(|| panic!("no {name} in {line}")).parse::<u64>().expect("a count")
    };
    assert!(count("operations") >= operations);
    // Each of these is rare; but a walk of this length must have met all of them.
    if operations >= 10_000 {
        for kind in ["killed", "started", "thrown", "reparented", "finished", "crossed", "exits", "resurrected", "unraisable"] {
            assert!(count(kind) > 0, "{kind}: {line}");
        }
    }
    if let Some(oracle) = std::env::var_os("MORELIA_MODEL_ORACLE") {
        assert_eq!(walk(oracle, &[], &arguments), line);
    }
}

/// The number for this build: a debug build is slower.
const fn of_build(debug: u64, release: u64) -> u64 {
    if cfg!(debug_assertions) { debug } else { release }
}

#[test]
fn nothing_differs_from_the_model() {
    test(&[], of_build(150_000, 500_000), 2000);
}

#[test]
fn nothing_differs_when_garbage_is_collected_at_every_allocation() {
    test(&["--gc-stress"], of_build(10_000, 50_000), 50);
}

#[test]
fn nothing_differs_when_every_call_copies_the_native_stack() {
    test(&["--switch-stress"], of_build(50_000, 200_000), 500);
}

#[test]
fn nothing_differs_under_both_forms_of_stress() {
    test(&["--gc-stress", "--switch-stress"], of_build(10_000, 50_000), 50);
}
