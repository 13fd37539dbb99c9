//! Trees of right programs are those of CPython, positions included.
//!
//! `dev/syntax-trees` derives the `.ast` beside each program in `tests/syntax/trees`.

use std::path::{Path, PathBuf};

use morelia::syntax::dump::{Attributes, DumpError, dump};
use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax/trees");
    let entries = std::fs::read_dir(folder).expect("the folder is part of the project");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect()
}

fn shown(text: &str, mode: Mode) -> String {
    let source = Source::from_text("<test>", text).expect("a source");
    let tree = parse(&source, mode).expect("a right program");
    dump(&tree, &source, Attributes::Hidden).expect("a shallow tree")
}

#[test]
fn trees_are_those_of_cpython() {
    let programs = programs();
    assert!(programs.len() >= 10);
    for path in programs {
        let bytes = std::fs::read(&path).expect("a program");
        let expected = std::fs::read_to_string(path.with_extension("ast")).expect("a tree beside each program");
        let source = Source::from_bytes(path.display().to_string(), &bytes).expect("a source");
        let tree = parse(&source, Mode::Exec).expect("a right program");
        let found = dump(&tree, &source, Attributes::Shown).expect("a shallow tree") + "\n";
        for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
            assert_eq!(found, expected, "{}: line {} of the dump", path.display(), number + 1);
        }
        assert_eq!(found.len(), expected.len(), "{}", path.display());
    }
}

#[test]
fn modes_have_their_roots() {
    assert_eq!(shown("a.b", Mode::Eval).lines().next(), Some("Expression("));
    assert_eq!(shown("1\n\n", Mode::Eval), "Expression(\n  body=Constant(value=1))");
    assert_eq!(shown("pass", Mode::Single), "Interactive(\n  body=[\n    Pass()])");
    assert_eq!(shown("if 1: pass\n\n", Mode::Single).lines().next(), Some("Interactive("));
    assert_eq!(shown("a; b", Mode::Single).matches("Expr(").count(), 2);
    assert_eq!(shown("", Mode::Exec), "Module()");
    let source = Source::from_text("<test>", "a\nb").expect("a source");
    let error = parse(&source, Mode::Single).expect_err("two statements");
    assert_eq!(error.message, "multiple statements found while compiling a single statement");
    for (text, mode) in [("", Mode::Eval), ("x = 1", Mode::Eval), ("", Mode::Single), ("a\nb", Mode::Single)] {
        let source = Source::from_text("<test>", text).expect("a source");
        assert!(parse(&source, mode).is_err(), "{text:?}");
    }
}

#[test]
fn what_cannot_be_shown_is_refused() {
    for (text, expected) in
        [("+".repeat(100_000) + "1", DumpError::TooDeep), (format!("0x{}", "f".repeat(100_000)), DumpError::TooManyDigits)]
    {
        let source = Source::from_text("<test>", &text).expect("a source");
        let tree = parse(&source, Mode::Exec).expect("a right program");
        assert_eq!(dump(&tree, &source, Attributes::Hidden), Err(expected));
    }
}
