//! The golden scripts: every script under `tests/py/` and `scripts/` is run by the `morelia` binary and must print what CPython 3.13
//! printed (see `tests/py/README.md`).
//!
//! `MORELIA_TEST_MODE` chooses `plain` (the default), `gc-stress` or `switch-stress`; `MORELIA_TEST_FILTER` runs only the scripts whose
//! path contains its text. `tests/expected-failures.txt` lists the scripts that do not pass yet: one that passes all the same is as much
//! a failure of this test as an unlisted one that does not. `MORELIA_BLESS=1` rewrites the list.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Longest time for one script in plain mode.
const TIMEOUT: Duration = Duration::from_secs(60);
/// How many times longer a script may take under stress.
const STRESS_FACTOR: u32 = 10;
/// Lines of difference shown for one stream of one script.
const SHOWN_LINES: usize = 6;

/// What a run printed and ended with, or what it should have.
#[derive(PartialEq, Eq)]
struct Result {
    output: String,
    errors: String,
    status: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn mode() -> String {
    std::env::var("MORELIA_TEST_MODE").unwrap_or_else(|_| "plain".to_owned())
}

/// The scripts below a folder. Names that begin with `_` and folders that begin with `pkg_` hold modules that scripts import.
fn collect(folder: &Path, scripts: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry of the repository").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("names are UTF-8").to_owned();
        if name.starts_with('_') || name.starts_with("pkg_") {
            continue;
        }
        if path.is_dir() {
            collect(&path, scripts);
        } else if name.ends_with(".py") {
            scripts.push(path);
        }
    }
}

fn expected(script: &Path) -> Result {
    let folder = script.parent().expect("a script is in a folder");
    let folder = if folder == root().join("scripts") { folder.join("expected") } else { folder.to_path_buf() };
    let base = folder.join(script.file_stem().expect("a script has a name"));
    let read = |extension: &str| fs::read(base.with_extension(extension)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Result {
        output: read("out").unwrap_or_else(|error| panic!("{}: no expected output: {error}", script.display())),
        errors: read("err").unwrap_or_default(),
        status: read("code").map_or_else(|_| "0".to_owned(), |code| code.trim().to_owned()),
    }
}

/// Reads a pipe to its end on a thread of its own, so that no pipe fills up.
fn drain(mut pipe: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        String::from_utf8_lossy(&bytes).replace(&format!("{}/", root().display()), "")
    })
}

fn wait(child: &mut Child, limit: Duration) -> String {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return status.code().map_or_else(|| status.to_string(), |code| code.to_string());
        }
        if start.elapsed() > limit {
            child.kill().expect("a child can be killed");
            child.wait().expect("a child can be waited for");
            return format!("still running after {} s", limit.as_secs());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn run(script: &Path, mode: &str) -> Result {
    let mut command = Command::new(env!("CARGO_BIN_EXE_morelia"));
    let limit = if mode == "plain" {
        TIMEOUT
    } else {
        command.arg(format!("--{mode}"));
        TIMEOUT * STRESS_FACTOR
    };
    let relative = script.strip_prefix(root()).expect("scripts are in the repository");
    command.arg(relative).current_dir(root()).env("PYTHONHASHSEED", "0").env("NO_COLOR", "1");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let output = drain(child.stdout.take().expect("piped"));
    let errors = drain(child.stderr.take().expect("piped"));
    let status = wait(&mut child, limit);
    Result { output: output.join().expect("reads"), errors: errors.join().expect("reads"), status }
}

/// The first lines in which two texts differ.
fn difference(name: &str, expected: &str, actual: &str) -> String {
    if expected == actual {
        return String::new();
    }
    let (mut expected, mut actual) = (expected.lines(), actual.lines());
    let mut text = format!("  {name}\n");
    let mut shown = 0;
    while shown < SHOWN_LINES {
        let (one, other) = (expected.next(), actual.next());
        if one.is_none() && other.is_none() {
            break;
        }
        if one != other {
            text.push_str(&format!("    expected: {}\n    actual:   {}\n", one.unwrap_or("<end>"), other.unwrap_or("<end>")));
            shown += 1;
        }
    }
    text
}

fn describe(name: &str, expected: &Result, actual: &Result) -> String {
    let status = if expected.status == actual.status {
        String::new()
    } else {
        format!("  status\n    expected: {}\n    actual:   {}\n", expected.status, actual.status)
    };
    let output = difference("standard output", &expected.output, &actual.output);
    let errors = difference("standard error", &expected.errors, &actual.errors);
    format!("{name}\n{status}{output}{errors}")
}

/// The scripts that do not pass yet in a mode. A line names a script; after a space, the one mode in which it does not pass.
fn expected_failures(mode: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(list()).expect("the list of expected failures");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let entries = lines.map(|line| line.split_once(' ').unwrap_or((line, mode)));
    entries.filter(|(_, known)| *known == mode).map(|(path, _)| path.to_owned()).collect()
}

fn list() -> PathBuf {
    root().join("tests/expected-failures.txt")
}

#[test]
fn scripts_print_what_cpython_prints() {
    let mode = mode();
    assert!(["plain", "gc-stress", "switch-stress"].contains(&mode.as_str()), "MORELIA_TEST_MODE={mode} is none of the modes");
    let filter = std::env::var("MORELIA_TEST_FILTER").unwrap_or_default();
    let mut scripts = Vec::new();
    collect(&root().join("tests/py"), &mut scripts);
    collect(&root().join("scripts"), &mut scripts);
    scripts.sort();
    let name_of = |script: &Path| script.strip_prefix(root()).expect("in the repository").to_str().expect("UTF-8").to_owned();
    let names: Vec<String> = scripts.iter().map(|script| name_of(script)).collect();
    let known = expected_failures(&mode);
    for listed in &known {
        assert!(names.contains(listed), "tests/expected-failures.txt lists {listed}, which does not exist");
    }
    scripts.retain(|script| name_of(script).contains(&filter));
    assert!(!scripts.is_empty(), "no script was run");

    let (next, failures, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(BTreeSet::new()));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (name, expected, actual) = (name_of(script), expected(script), run(script, &mode));
                    let has_passed = expected == actual;
                    if !has_passed {
                        failed.lock().expect("no thread panics with it").insert(name.clone());
                    }
                    if has_passed == known.contains(&name) {
                        let report = if has_passed {
                            format!("{name}\n  passes: take it out of tests/expected-failures.txt\n")
                        } else {
                            describe(&name, &expected, &actual)
                        };
                        failures.lock().expect("no thread panics with it").push(report);
                    }
                }
            });
        }
    });
    if std::env::var("MORELIA_BLESS").is_ok() && mode == "plain" && filter.is_empty() {
        let mut text = String::from("# Scripts that do not pass yet; see golden.rs.\n");
        for name in failed.into_inner().expect("no thread panics with it") {
            writeln!(text, "{name}").expect("a String takes everything");
        }
        fs::write(list(), text).expect("the list can be written");
        return;
    }
    let mut failures = failures.into_inner().expect("no thread panics with it");
    failures.sort();
    assert!(failures.is_empty(), "{} of {} scripts ({mode}):\n\n{}", failures.len(), scripts.len(), failures.join("\n"));
}
