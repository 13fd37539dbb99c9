//! Random bytes, random tokens, and truncated and mutated programs: none of them may panic.
//!
//! Each round has its own seed, which a failure prints.

mod random;

use std::path::Path;

use morelia::syntax::parse::{Mode, parse};
use morelia::text::diagnostic::render;
use morelia::text::source::Source;

use random::Random;

const WORDS: [&str; 76] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    ".",
    "=",
    "==",
    ":=",
    "+",
    "-",
    "*",
    "**",
    "/",
    "@",
    "|",
    "~",
    "<",
    "->",
    "...",
    "!",
    "if",
    "else",
    "elif",
    "for",
    "in",
    "while",
    "def",
    "class",
    "return",
    "yield",
    "lambda",
    "not",
    "and",
    "is",
    "None",
    "try",
    "except",
    "finally",
    "with",
    "as",
    "import",
    "from",
    "global",
    "del",
    "pass",
    "raise",
    "async",
    "await",
    "match",
    "case",
    "type",
    "print",
    "x",
    "_",
    "1",
    "1.5",
    "0777",
    "'a'",
    "f'{x}'",
    "f'{x!r:{y}}'",
    "b'b'",
    "f'''",
    "'",
    "\"\"\"",
    "\\",
    "\n",
    "\n ",
    "\n  ",
    "\t",
    "# c\n",
    "é",
];

/// Parses in every mode, and shows the error if there is one.
fn run(bytes: &[u8]) {
    let Ok(source) = Source::from_bytes("random.py", bytes) else { return };
    for mode in [Mode::Exec, Mode::Eval, Mode::Single] {
        if let Err(error) = parse(&source, mode) {
            assert!(render(&source, &error).ends_with('\n'));
        }
    }
}

fn programs() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax");
    let entries = std::fs::read_dir(tests.join("trees")).expect("the folder is part of the project");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    paths.push(tests.join("errors.txt"));
    paths.iter().map(|path| std::fs::read(path).expect("a program")).collect()
}

fn rounds(count: u64, mut round: impl FnMut(&mut Random)) {
    for seed in 1..=count {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| round(&mut random)));
        assert!(result.is_ok(), "seed {seed}");
    }
}

#[test]
fn random_bytes() {
    rounds(500, |random| {
        let length = random.below(300);
        let limit = if random.below(2) == 0 { 128 } else { 256 };
        let bytes: Vec<u8> = (0..length).map(|_| random.below(limit) as u8).collect();
        run(&bytes);
    });
}

#[test]
fn random_words() {
    rounds(5000, |random| {
        let count = random.below(40);
        let words: Vec<&str> = (0..count).map(|_| WORDS[random.below(WORDS.len())]).collect();
        run(words.join(if random.below(4) == 0 { "" } else { " " }).as_bytes());
    });
}

#[test]
fn truncated_programs() {
    for program in programs() {
        for end in (0..program.len()).step_by(program.len() / 150 + 1) {
            run(&program[..end]);
        }
    }
}

#[test]
fn mutated_programs() {
    let programs = programs();
    rounds(1500, |random| {
        let program = &programs[random.below(programs.len())];
        let start = random.below(program.len());
        let mut piece = program[start..(start + random.below(400)).min(program.len())].to_vec();
        for _ in 0..=random.below(4) {
            let at = random.below(piece.len());
            match random.below(3) {
                0 if !piece.is_empty() => drop(piece.remove(at)),
                1 if !piece.is_empty() => piece[at] = random.below(256) as u8,
                _ => drop(piece.splice(at..at, WORDS[random.below(WORDS.len())].bytes())),
            }
        }
        run(&piece);
    });
}
