//! Random bytes, random tokens, and truncated and mutated programs: none of them may panic.
//!
//! Each round has its own seed, which a failure prints.

use std::path::Path;

use morelia::syntax::parse::{Mode, parse};
use morelia::text::diagnostic::render;
use morelia::text::source::Source;

/// A xorshift generator: enough to vary inputs, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

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
        let length = random.next(300);
        let limit = if random.next(2) == 0 { 128 } else { 256 };
        let bytes: Vec<u8> = (0..length).map(|_| random.next(limit) as u8).collect();
        run(&bytes);
    });
}

#[test]
fn random_words() {
    rounds(5000, |random| {
        let count = random.next(40);
        let words: Vec<&str> = (0..count).map(|_| WORDS[random.next(WORDS.len())]).collect();
        run(words.join(if random.next(4) == 0 { "" } else { " " }).as_bytes());
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
        let program = &programs[random.next(programs.len())];
        let start = random.next(program.len());
        let mut piece = program[start..(start + random.next(400)).min(program.len())].to_vec();
        for _ in 0..=random.next(4) {
            let at = random.next(piece.len());
            match random.next(3) {
                0 if !piece.is_empty() => drop(piece.remove(at)),
                1 if !piece.is_empty() => piece[at] = random.next(256) as u8,
                _ => drop(piece.splice(at..at, WORDS[random.next(WORDS.len())].bytes())),
            }
        }
        run(&piece);
    });
}
