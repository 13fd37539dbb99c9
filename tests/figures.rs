//! Figures that must not get worse: bytes of native stack per call and per switch, the memory of a million parked greenlets, and what many
//! of them cost in memory and in the time of a switch.
//!
//! The scripts of `tests/figures` measure and print; what they may say is decided here. The bounds are those of release builds
//! (`cargo test --release --test figures`); a debug build gets looser ones, because its frames are larger.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// Bytes of native stack that one level of calls may take.
const BYTES_PER_CALL: f64 = if cfg!(debug_assertions) { 2000.0 } else { 320.0 };
/// Bytes that a switch at depth 1 may copy each way.
const BYTES_PER_SWITCH: f64 = if cfg!(debug_assertions) { 4000.0 } else { 700.0 };
/// Greenlets that are parked at once, and the bytes of memory that the process may have at most.
const PARKED: (u64, f64) = if cfg!(debug_assertions) { (50_000, 400e6) } else { (1_000_000, 1.2e9) };
/// Greenlets in a ring, and the bytes that each may take.
const RINGS: &[u64] = if cfg!(debug_assertions) { &[1_000, 10_000, 100_000] } else { &[1_000, 50_000, 250_000, 1_000_000, 2_000_000] };
const BYTES_PER_GREENLET: f64 = if cfg!(debug_assertions) { 4000.0 } else { 1100.0 };

/// What a script prints.
fn printed(path: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_morelia"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg(path)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the interpreter starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{path}: {errors}");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{text}");
    text
}

/// Runs a script and reads the lines `name figure` that it prints.
fn figures(script: &str, arguments: &[&str]) -> BTreeMap<String, f64> {
    printed(&format!("tests/figures/{script}"), arguments)
        .lines()
        .map(|line| {
            let (name, figure) = line.split_once(' ').expect("a name and a figure");
            (name.to_owned(), figure.parse().expect("a figure"))
        })
        .collect()
}

#[test]
fn every_form_of_call_takes_little_native_stack() {
    let figures = figures("native_bytes.py", &[]);
    assert_eq!(figures.len(), 13, "a form of call is missing");
    for (form, bytes) in figures {
        // Two calls a level.
        let calls = if form == "bound" { 2.0 } else { 1.0 };
        assert!(bytes > 0.0, "{form}: the recursion was not measured");
        assert!(bytes / calls <= BYTES_PER_CALL, "{form}: {} bytes per call", bytes / calls);
    }
}

#[test]
fn a_switch_at_depth_one_copies_little() {
    let figures = figures("switch_bytes.py", &[]);
    assert_eq!(figures["switches"], 2000.0);
    for way in ["saved", "restored"] {
        assert!(figures[way] > 0.0 && figures[way] <= BYTES_PER_SWITCH, "{way}: {} bytes", figures[way]);
    }
}

#[test]
fn a_million_greenlets_fit() {
    let (count, limit) = PARKED;
    let figures = figures("parked_greenlets.py", &[&count.to_string()]);
    for name in ["parked", "right", "dead"] {
        assert_eq!(figures[name], count as f64, "{name}");
    }
    assert!(figures["memory"] <= limit, "{count} greenlets: {} bytes", figures["memory"]);
}

#[test]
fn many_greenlets_cost_as_much_each_as_few() {
    let measured: Vec<_> = RINGS.iter().map(|count| figures("ring.py", &[&count.to_string()])).collect();
    for (count, figures) in RINGS.iter().zip(&measured) {
        let slower = figures["ring"] / figures["pair"];
        assert!(slower <= 3.0, "a switch in a ring of {count} takes {slower} times as long as one between two");
    }
    // A small ring reuses memory that the interpreter had; so all are compared with the largest one.
    let bytes: Vec<f64> = measured[1..].iter().map(|figures| figures["bytes"]).collect();
    let (least, most) = (bytes.iter().copied().fold(f64::MAX, f64::min), bytes.iter().copied().fold(0.0, f64::max));
    assert!(most <= BYTES_PER_GREENLET && most - least <= 0.1 * most, "bytes of a greenlet: {bytes:?}");
}
