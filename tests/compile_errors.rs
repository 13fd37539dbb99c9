//! Programs that parse but do not compile: what is said about them is what CPython says, to the column.
//!
//! `tests/compile/errors.txt` holds programs and CPython's answers, made by `dev/compile-errors`.
//! `errors-differ.txt` lists the programs about which something else is said; the list must be exact, so that neither a
//! loss nor a gain goes unseen (`BLESS=1` writes it).

use std::fmt::Write;
use std::path::PathBuf;

use morelia::compile::{Options, compile};
use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/compile").join(name)
}

fn answer(program: &str) -> String {
    let source = match Source::from_text("case.py", program) {
        Ok(source) => source,
        Err(error) => return error.to_string(),
    };
    let compiled = parse(&source, Mode::Exec).and_then(|ast| compile(&ast, &source, Options::default()));
    let error = match compiled {
        Ok(_) => return "accepted".to_owned(),
        Err(error) => error,
    };
    let place = source
        .locate(&error)
        .map_or("nowhere".into(), |place| format!("{}:{}-{}:{}", place.line, place.offset, place.end_line, place.end_offset));
    format!("{} {place} {}", error.class.name(), error.message)
}

#[test]
fn answers_are_those_of_cpython() {
    let corpus = std::fs::read_to_string(path("errors.txt")).expect("the corpus is there");
    let mut lines = corpus.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut differing = String::new();
    let mut count = 0;
    while let (Some(program), Some(expected)) = (lines.next(), lines.next()) {
        count += 1;
        let found = answer(&program.replace("\\n", "\n"));
        if Some(found.as_str()) != expected.strip_prefix("    ") {
            writeln!(differing, "{program}\n{expected}\n    {found}").expect("writing to a String succeeds");
        }
    }
    assert!(count >= 200, "only {count} programs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path("errors-differ.txt"), &differing).expect("the list can be written");
    }
    let known = std::fs::read_to_string(path("errors-differ.txt")).unwrap_or_default();
    assert_eq!(differing, known, "the list of differences has changed");
}
