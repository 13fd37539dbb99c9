//! Programs at and beyond the limits: each compiles, or is refused with an error, on a native stack of 1 MiB.

use morelia::bytecode::verify::verify_tree;
use morelia::compile::{Options, compile};
use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

/// Compiles on a thread of its own; the message of the error, or nothing.
fn outcome(program: String) -> Option<String> {
    let work = move || {
        let source = Source::from_text("limits.py", &program).expect("the program has no null bytes");
        let ast = match parse(&source, Mode::Exec) {
            Ok(ast) => ast,
            Err(error) => return Some(format!("parser: {error}")),
        };
        match compile(&ast, &source, Options::default()) {
            Ok(program) => {
                verify_tree(&program.code).expect("compiled code is sound");
                None
            }
            Err(error) => Some(error.to_string()),
        }
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(work).expect("threads can be made");
    thread.join().expect("neither the parser nor the compiler panics")
}

fn accepted(program: String) {
    let start: String = program.chars().take(60).collect();
    assert_eq!(outcome(program), None, "{start}");
}

/// Refused in words, or accepted: but never a crash.
fn survived(program: String) {
    outcome(program);
}

fn joined(count: usize, separator: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(separator)
}

#[test]
fn long_chains_are_no_depth() {
    accepted(format!("x = {}", joined(100_000, " + ", |_| "a".to_owned())));
    accepted(format!("x = {}", joined(100_000, " + ", |_| "1".to_owned())));
    accepted(format!("x = {}", joined(20_000, " + ", |_| "'a'".to_owned())));
    accepted(format!("def f(a):\n return {}", joined(50_000, " * ", |index| format!("a{index}"))));
    accepted(format!("x = {}", joined(20_000, " < ", |_| "a()".to_owned())));
    accepted(format!("if {}: pass", joined(20_000, " < ", |_| "a()".to_owned())));
    accepted(format!("x = {}", joined(20_000, " or ", |_| "a".to_owned())));
    accepted(format!("if a: pass\n{}", joined(5_000, "\n", |index| format!("elif b == {index}: pass"))));
    accepted(joined(100_000, ";", |index| format!("x{}=1", index % 7)));
}

#[test]
fn many_of_everything() {
    let names = |count| joined(count, ", ", |index| format!("a{index}"));
    accepted(format!("f({})", names(1_000)));
    accepted(format!("f({})", joined(1_000, ", ", |index| format!("a{index}=1"))));
    for brackets in ["()", "[]", "{}"] {
        let (open, close) = brackets.split_at(1);
        accepted(format!("x = {open}{}{close}", names(5_000)));
    }
    accepted(format!("x = {{{}}}", joined(5_000, ", ", |index| format!("{index}: a{index}"))));
    accepted(format!("x = f'{}'", joined(500, "", |index| format!("{{a{index}}} "))));
    accepted(format!("def f({}): pass", names(230)));
    accepted(format!("def f():\n {}", joined(1_000, "\n ", |index| format!("a{index} = a{index} = 1; del a{index}"))));
    accepted(format!("x = [{}]", joined(70_000, ", ", |index| format!("'{index}', g"))));
    accepted(format!("{}def f(): pass", joined(60_000, "", |index| format!("x = '{index}'\n"))));
    assert_eq!(outcome(format!("def f({}): pass", names(300))).as_deref(), Some("SyntaxError: too many parameters and captured variables"));
}

#[test]
fn far_locals_work_in_every_place() {
    let many = joined(300, "\n ", |index| format!("a{index} = {index}"));
    for line in [
        "a299 += a298",
        "a299: int = a298",
        "for a299 in a298: print(a299)",
        "with a297 as a299: pass",
        "[a299 for a299 in a298 if a299]",
        "[(lambda: q299) for q299 in a298]",
        "a299, *a298 = a297, a296",
        "(a299 := a298) + a299",
        "del a299",
        "try: pass\n except E as a299: pass",
        "import a299.b as a298",
        "match a297:\n  case [a299, *a298]: pass",
        "lambda: a299",
        "return a299",
    ] {
        accepted(format!("def f():\n {many}\n {line}"));
    }
}

#[test]
fn registers_run_out_with_an_error() {
    let locals = joined(190, "\n ", |index| format!("a{index} = {index}"));
    let nested = format!("{}x{}", "f(a, b, ".repeat(60), ")".repeat(60));
    assert_eq!(
        outcome(format!("def f():\n {locals}\n return {nested}")).as_deref(),
        Some("SyntaxError: expression needs too many registers")
    );
    let targets = joined(300, ", ", |index| format!("a{index}"));
    survived(format!("{targets} = x"));
}

#[test]
fn deep_nesting_ends_in_an_error() {
    for depth in [20, 190, 500, 3_000] {
        let around = |open: &str, close: &str| format!("x = {}a{}", open.repeat(depth), close.repeat(depth));
        for (open, close) in [
            ("(", ")"),
            ("[", "]"),
            ("{", "}"),
            ("{1:", "}"),
            ("-", ""),
            ("not ", ""),
            ("f(", ")"),
            ("f(*", ")"),
            ("f(b, ", ")"),
            ("f(k=", ")"),
            ("a[", "]"),
            ("a[b:", "]"),
            ("lambda: ", ""),
            ("lambda x=", ": 1"),
            ("", ".a"),
            ("", "()"),
            ("", "[0]"),
            ("", ".f().g"),
            ("b if c else ", ""),
            ("b ** ", ""),
            ("b < (c < ", ")"),
            ("[b for c in ", "]"),
            ("[", " for c in d]"),
            ("(", " for c in d)"),
            ("{b: ", " for c in d}"),
            ("b and (c or ", ")"),
            ("(b := ", ")"),
            ("f'{", "}'"),
            ("await ", ""),
            ("(yield ", ")"),
        ] {
            survived(around(open, close));
            if depth > 500 {
                continue;
            }
            survived(format!("def f():\n {}", around(open, close)));
            survived(format!("if {}: pass", &around(open, close)[4..]));
            survived(format!("from __future__ import annotations\nx: {}", &around(open, close)[4..]));
        }
        let pattern = |open: &str, close: &str| {
            survived(format!("match x:\n case {}a{}: pass", open.repeat(depth), close.repeat(depth)));
        };
        pattern("[", "]");
        pattern("(1 | ", ")");
        pattern("A(", ")");
        pattern("{1: ", "}");
        pattern("(", " as b)");
        survived(format!("{}x{} = y", "[".repeat(depth), "]".repeat(depth)));
        survived(format!("del {}x{}", "[".repeat(depth), "]".repeat(depth)));
    }
}

#[test]
fn deep_statements_end_in_an_error() {
    for depth in [10, 50, 99, 150] {
        for head in [
            "if a:",
            "while a:",
            "for a in b:",
            "with a:",
            "def f():",
            "class A:",
            "async def f():",
            "def f[T]():",
            "class A[T]:",
            "try:",
            "match a:",
        ] {
            let mut lines: Vec<String> = Vec::new();
            let mut indent = 0;
            for _ in 0..depth {
                lines.push(format!("{}{head}", " ".repeat(indent)));
                indent += 1;
                if head == "match a:" {
                    lines.push(format!("{}case b:", " ".repeat(indent)));
                    indent += 1;
                }
            }
            lines.push(format!("{}pass", " ".repeat(indent)));
            if head == "try:" {
                (0..depth).rev().for_each(|level| lines.push(format!("{}finally: pass", " ".repeat(level))));
            }
            survived(lines.join("\n"));
        }
    }
}
