//! Sources made to crash a parser: each gets a tree or an error, in time that grows with its length.
//!
//! The tests run on threads with the usual two mebibytes of stack, so unbounded recursion would end them.

use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

const MANY: usize = 100_000;
/// As many as that, where the source is read again to find out what is wrong with it.
const MANY_WRONG: usize = 10_000;

/// `Ok`, or the message of the error.
fn outcome(bytes: &[u8]) -> Result<(), String> {
    let source = Source::from_bytes("hostile.py", bytes).map_err(|error| error.message.to_string())?;
    match parse(&source, Mode::Exec) {
        Ok(_) => Ok(()),
        Err(error) => {
            let rendered = morelia::text::diagnostic::render(&source, &error);
            assert!(rendered.ends_with('\n'));
            Err(error.message.to_string())
        }
    }
}

fn accepted(text: &str) {
    assert_eq!(outcome(text.as_bytes()), Ok(()), "{}", &text[..text.len().min(60)]);
}

fn refused(text: &str, message: &str) {
    assert_eq!(outcome(text.as_bytes()), Err(message.to_owned()), "{}", &text[..text.len().min(60)]);
}

#[test]
fn brackets_are_limited() {
    accepted(&("(".repeat(200) + "1" + &")".repeat(200)));
    accepted(&("[".repeat(200) + &"]".repeat(200)));
    for bracket in ["(", "[", "{", "f(", "with (", "x[", "f'{x:"] {
        refused(&bracket.repeat(MANY), "too many nested parentheses");
    }
    refused(&("(".repeat(MANY) + &")".repeat(MANY)), "too many nested parentheses");
    accepted(&(0..150).map(|_| "f\"{").chain(["1"]).chain((0..150).map(|_| "}\"")).collect::<String>());
    refused(&"f\"{".repeat(151), "too many nested f-strings");
    refused(&"f(\n".repeat(150), "'(' was never closed");
}

#[test]
fn indentation_is_limited() {
    let nested = |depth: usize| {
        let headers = (0..depth).map(|level| " ".repeat(level) + "if 1:\n");
        headers.collect::<String>() + &" ".repeat(depth) + "x\n"
    };
    accepted(&nested(99));
    refused(&nested(100), "too many levels of indentation");
}

#[test]
fn chains_of_operators_are_no_recursion() {
    for prefix in ["-", "~", "not ", "lambda: ", "1 if 1 else ", "x = ", "a or ", "a < ", "1 ** ", "1 + ", "*a, "] {
        accepted(&(prefix.repeat(MANY) + "1"));
    }
    for suffix in [".b", "()", "[0]", " + 1", " if 1 else a", ", a", ".b()[0]"] {
        accepted(&("a".to_owned() + &suffix.repeat(MANY)));
    }
    accepted(&("if a: pass\n".to_owned() + &"elif a: pass\n".repeat(MANY)));
    accepted(&("match x:\n case ".to_owned() + &"1|".repeat(MANY) + "1: pass\n"));
    accepted(&("@a\n".repeat(MANY) + "def f(): pass"));
    accepted(&("from ".to_owned() + &".".repeat(MANY) + " import a"));
    accepted(&("import a".to_owned() + &".a".repeat(MANY)));
    accepted(&"'a' ".repeat(MANY));
    accepted(&"f'{x}' ".repeat(MANY));
}

#[test]
fn faults_behind_long_prefixes_are_found() {
    for prefix in ["-", "not ", "lambda: ", "1 if 1 else ", "x = ", "a or ", "1 ** ", "*a, ", "x: ", "print "] {
        assert!(outcome((prefix.repeat(MANY_WRONG) + "1 1").as_bytes()).is_err());
        assert!(outcome(("(".to_owned() + &prefix.repeat(MANY_WRONG) + "1 1)").as_bytes()).is_err());
    }
    let pairs = "1: 1, ".repeat(MANY_WRONG);
    refused(&format!("{{{pairs}2}}"), "':' expected after dictionary key");
    let keywords = (0..MANY_WRONG).map(|number| format!("a{number}=1, ")).collect::<String>();
    refused(&format!("f({keywords}b)"), "positional argument follows keyword argument");
    refused(&("x = 1\n".repeat(MANY_WRONG) + "x = (1 2)"), "invalid syntax. Perhaps you forgot a comma?");
    refused(&format!("x = [{}1 1]", "1, ".repeat(MANY_WRONG)), "invalid syntax. Perhaps you forgot a comma?");
    for depth in [60, 190] {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("{1: ", "}"), ("f(", ")"), ("x[", "]")] {
            assert!(outcome((open.repeat(depth) + "a b" + &close.repeat(depth)).as_bytes()).is_err());
        }
    }
    assert!(outcome(("(".to_owned() + &"lambda x=(".repeat(150) + "1 1").as_bytes()).is_err());
}

#[test]
fn long_lines_and_literals_are_taken() {
    let mebibytes = 10 << 20;
    accepted(&"x".repeat(mebibytes));
    accepted(&format!("'{}'", "x".repeat(mebibytes)));
    accepted(&"\n".repeat(mebibytes));
    accepted(&format!("0x{}", "f".repeat(mebibytes)));
    accepted(&format!("x = [{}]", "1, ".repeat(mebibytes / 30)));
    accepted(&"x=1;".repeat(mebibytes / 40));
    accepted(&("1".repeat(4300)));
    assert!(outcome("1".repeat(4301).as_bytes()).is_err_and(|message| message.starts_with("Exceeds the limit")));
    refused(&format!("'{}", "x".repeat(mebibytes)), "unterminated string literal (detected at line 1)");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(outcome(b"x = 1\0"), Err("source code cannot contain null bytes".into()));
    let message = "Non-UTF-8 code starting with '\\xff' in file hostile.py on line 2, but no encoding declared; \
                   see https://peps.python.org/pep-0263/ for details";
    assert_eq!(outcome(b"x = 1\ny = '\xff'\n"), Err(message.into()));
    assert_eq!(outcome(b"# coding: nonsense\n"), Err("encoding problem: nonsense".into()));
    assert_eq!(outcome(b"\xef\xbb\xbf# coding: latin-1\n"), Err("encoding problem: latin-1 with BOM".into()));
}
