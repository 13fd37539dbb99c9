//! Runs every script of `tests/py` and `scripts` with the built binary, plainly and under both kinds of stress, and compares with what
//! CPython 3.13 printed.
//!
//! `tests/py/README.md` tells the conventions. Scripts that are known to differ stand in `tests/expected-failures.txt`: a listed script that
//! passes fails the test, as an unlisted one does that does not pass. `MORELIA_TEST_FILTER` restricts the run to paths
//! that contain its text; `MORELIA_BLESS=1` rewrites the list; `MORELIA_BINARY` names another program to test in place of the built one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Longest time a script may take, in a debug build on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(90);

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, scripts: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
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

fn expectation(script: &Path, suffix: &str) -> String {
    let base = match script.parent() {
        Some(parent) if parent.ends_with("scripts") && !parent.ends_with("py/scripts") => {
            parent.join("expected").join(script.file_name().expect("a file"))
        }
        _ => script.to_owned(),
    };
    std::fs::read(base.with_extension(suffix)).map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// What a run gave: standard output, standard error, exit code.
#[derive(PartialEq, Eq)]
struct Run {
    out: String,
    err: String,
    code: String,
}

fn run(script: &Path, mode: Mode) -> Run {
    let root = root();
    let name = script.strip_prefix(&root).expect("under the root");
    let folder = std::env::temp_dir().join(format!("morelia-golden-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let key = name.to_string_lossy().replace(['/', '.'], "_");
    let (out_path, err_path) = (folder.join(format!("{key}.out")), folder.join(format!("{key}.err")));
    let file = |path: &Path| std::fs::File::create(path).expect("a temporary file");
    let program = std::env::var_os("MORELIA_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_morelia").into());
    let mut child = Command::new(program)
        .args(mode.option())
        .arg(name)
        .current_dir(&root)
        .stdin(Stdio::null())
        .stdout(file(&out_path))
        .stderr(file(&err_path))
        .env("RUST_BACKTRACE", "0")
        .spawn()
        .expect("the binary starts");
    let start = Instant::now();
    let code = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status.code().map_or_else(|| format!("{status}"), |code| code.to_string());
        }
        if start.elapsed() > TIMEOUT {
            child.kill().expect("a child");
            child.wait().expect("a child");
            break "timeout".to_owned();
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let read = |path: &Path| {
        let bytes = std::fs::read(path).expect("just written");
        String::from_utf8_lossy(&bytes).replace(&format!("{}/", root.display()), "")
    };
    Run { out: read(&out_path), err: read(&err_path), code }
}

fn wanted(script: &Path) -> Run {
    let code = expectation(script, "code").trim().to_owned();
    Run { out: expectation(script, "out"), err: expectation(script, "err"), code: if code.is_empty() { "0".to_owned() } else { code } }
}

/// The ways in which all scripts are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Plain,
    /// Garbage is collected after every allocation.
    GcStress,
    /// The whole native stack goes out to the heap and back at every call and jump back.
    SwitchStress,
}

impl Mode {
    fn option(self) -> Option<&'static str> {
        match self {
            Mode::Plain => None,
            Mode::GcStress => Some("--gc-stress"),
            Mode::SwitchStress => Some("--switch-stress"),
        }
    }
}

fn all_scripts() -> Vec<PathBuf> {
    let mut scripts = Vec::new();
    for folder in ["tests/py", "scripts"] {
        collect(&root().join(folder), &mut scripts);
    }
    if let Ok(filter) = std::env::var("MORELIA_TEST_FILTER") {
        scripts.retain(|script| script.to_string_lossy().contains(&filter));
    }
    assert!(!scripts.is_empty(), "no script was found");
    scripts
}

/// Runs scripts side by side; the names of those that do not give what CPython gave.
fn failures(scripts: &[PathBuf], mode: Mode) -> BTreeSet<String> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(BTreeSet::new());
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if run(script, mode) != wanted(script) {
                        failed.lock().expect("not poisoned").insert(name_of(script));
                    }
                }
            });
        }
    });
    failed.into_inner().expect("not poisoned")
}

fn name_of(script: &Path) -> String {
    script.strip_prefix(root()).expect("under the root").to_string_lossy().into_owned()
}

fn check(mode: Mode) {
    let scripts = all_scripts();
    let failed = failures(&scripts, mode);
    let list = root().join("tests/expected-failures.txt");
    if mode == Mode::Plain && std::env::var("MORELIA_BLESS").is_ok() {
        let text: String = failed.iter().map(|name| format!("{name}\n")).collect();
        std::fs::write(&list, text).expect("writable");
    }
    let listed = std::fs::read_to_string(&list).unwrap_or_default();
    let names: BTreeSet<String> = scripts.iter().map(|script| name_of(script)).collect();
    let expected: BTreeSet<String> = listed.lines().filter(|line| names.contains(*line)).map(str::to_owned).collect();
    println!("{mode:?}: {} of {} scripts agree, {} are known to differ", scripts.len() - failed.len(), scripts.len(), expected.len());
    let news: Vec<&String> = failed.difference(&expected).collect();
    assert!(news.is_empty(), "{mode:?}: these scripts no longer give what CPython gives: {news:#?}");
    if mode == Mode::Plain {
        let mended: Vec<&String> = expected.difference(&failed).collect();
        assert!(mended.is_empty(), "these scripts agree now and have to leave tests/expected-failures.txt: {mended:#?}");
    }
}

// One after the other: each of them keeps all processors busy, and the scripts' time limit is one of the clock.
#[test]
fn scripts_give_what_cpython_gives() {
    for mode in [Mode::Plain, Mode::GcStress, Mode::SwitchStress] {
        check(mode);
    }
}
