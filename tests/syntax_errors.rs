//! Wrong programs: what is said about them is what CPython says, to the column.
//!
//! `tests/syntax/errors.txt` holds programs and CPython's answers, `rendered.txt` how it prints them, both made
//! by `dev/syntax-errors`. `errors-differ.txt` lists the programs about which something else is said; the list
//! must be exact, so that neither a loss nor a gain goes unseen (`BLESS=1` writes it).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use morelia::syntax::parse::{Mode, parse};
use morelia::text::diagnostic::render;
use morelia::text::source::Source;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/syntax").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default()
}

/// Undoes the escapes of a case.
fn unescape(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        let letter = rest.next().expect("a character after the backslash");
        let width = match letter {
            'n' => 0,
            'r' | 't' | '\\' => 0,
            'x' => 2,
            'u' => 4,
            other => panic!("unknown escape \\{other} in {line}"),
        };
        let digits: String = rest.by_ref().take(width).collect();
        text.push(match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' => '\\',
            _ => u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).expect("a code point"),
        });
    }
    text
}

/// The cases with CPython's answers.
fn cases() -> Vec<(String, String)> {
    let corpus = read("errors.txt");
    let mut lines = corpus.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut cases = Vec::new();
    while let (Some(program), Some(answer)) = (lines.next(), lines.next()) {
        let answer = answer.strip_prefix("    ").expect("an answer is indented by four");
        cases.push((program.to_owned(), answer.to_owned()));
    }
    cases
}

fn answer(program: &str) -> (String, String) {
    let source = match Source::from_text("case.py", program) {
        Ok(source) => source,
        Err(error) => return (error.to_string(), String::new()),
    };
    let error = match parse(&source, Mode::Exec) {
        Ok(_) => return ("accepted".into(), String::new()),
        Err(error) => error,
    };
    let rendered = render(&source, &error);
    let place = source
        .locate(&error)
        .map_or("nowhere".into(), |place| format!("{}:{}-{}:{}", place.line, place.offset, place.end_line, place.end_offset));
    (format!("{} {place} {}", error.class.name(), error.message), rendered)
}

#[test]
fn answers_are_those_of_cpython() {
    let cases = cases();
    let mut differing = String::new();
    let mut equal = 0;
    for (program, expected) in &cases {
        let (found, _) = answer(&unescape(program));
        if found == *expected {
            equal += 1;
        } else {
            _ = writeln!(differing, "{program}\n    {expected}\n    {found}");
        }
    }
    println!("{equal} of {} wrong programs are answered as by CPython", cases.len());
    assert!(cases.len() >= 150);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path("errors-differ.txt"), &differing).expect("the list can be written");
    }
    assert_eq!(differing, read("errors-differ.txt"), "the list of differences has changed");
}

#[test]
fn errors_are_printed_as_by_cpython() {
    let rendered = read("rendered.txt");
    let expected: BTreeMap<&str, &str> = rendered.split("#### ").filter_map(|section| section.split_once('\n')).collect();
    let mut compared = 0;
    for (program, said) in cases() {
        let (found, rendered) = answer(&unescape(&program));
        if found == said {
            assert_eq!(expected.get(program.as_str()), Some(&rendered.as_str()), "{program}");
            compared += 1;
        }
    }
    assert!(compared >= 150);
}
