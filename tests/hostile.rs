//! Programs that try to bring the process down: golden scripts cut short and changed at random, and source texts and data of
//! absurd shape and depth. Whatever they are, the process must end with an exit code, not by a signal, and must not panic.
//!
//! Each run has an empty folder of its own as its working directory, little native stack, a limit on its memory, and a time limit; a
//! mutated script that loops for ever is stopped and counts as well behaved. `MORELIA_HOSTILE_MUTANTS` sets the number of mutants per
//! script (1 unless given), `MORELIA_HOSTILE_SEED` the seed of the mutations.

mod random;

use std::fmt::Write as _;
use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use random::Random;

/// Longest time a mutant may take.
const MUTANT_SECONDS: Duration = Duration::from_secs(2);
/// Longest time that a program takes which must end by itself, on a busy machine.
const PROGRAM_SECONDS: Duration = Duration::from_secs(60);
/// Address space of each process.
const MEMORY_BYTES: u64 = 2 << 30;

/// What became of a process.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Code,
    TimeOut,
    Crash(String),
}

/// A folder that is empty and goes away.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        // Names of programs are not unique.
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("morelia-hostile-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Runs a program with the built binary.
fn run(name: &str, source: &[u8], options: &[&str], limit: Duration) -> End {
    let folder = Folder::new();
    let script = folder.0.join("script.py");
    std::fs::write(&script, source).expect("the script is written");
    let errors = folder.0.join("errors");
    let limits = format!("ulimit -v {}; ulimit -c 0; ulimit -f 100000; exec \"$0\" \"$@\"", MEMORY_BYTES >> 10);
    let mut command = Command::new("sh");
    command
        .args(["-c", &limits, env!("CARGO_BIN_EXE_morelia")])
        .args(options)
        .arg(&script)
        .current_dir(&folder.0)
        .env_clear()
        .env("PYTHONHASHSEED", "0");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(std::fs::File::create(&errors).expect("a file for errors"));
    let mut child = command.spawn().expect("the binary runs");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the process can be waited for") {
            break status;
        }
        if start.elapsed() > limit {
            child.kill().expect("the process can be killed");
            child.wait().expect("the process ends");
            return End::TimeOut;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let mut shown = Vec::new();
    let file = std::fs::File::open(&errors).expect("the errors are there");
    file.take(1 << 20).read_to_end(&mut shown).expect("the errors can be read");
    let shown = String::from_utf8_lossy(&shown);
    // The allocator has no other way to say that the limit of the process, not one of the interpreter, was met.
    let is_memory_used_up = shown.contains("memory allocation of");
    if is_memory_used_up || status.code().is_some() && !shown.contains("panicked") {
        return End::Code;
    }
    let tail: String = shown.chars().rev().take(600).collect::<Vec<_>>().into_iter().rev().collect();
    End::Crash(format!("{name}: signal {:?}, {tail}", status.signal()))
}

fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

/// What mutations put in.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "\n",
    "    ",
    "\t",
    "\\",
    "'",
    "\"\"\"",
    "f'{",
    "*",
    "**",
    "=",
    ":=",
    "@",
    "->",
    "~",
    "-",
    "0",
    "1e999",
    "9",
    "0x",
    "lambda: ",
    "yield ",
    "await ",
    "async ",
    "del ",
    "raise ",
    "return ",
    "break\n",
    "try:\n",
    "except* E:\n",
    "finally:\n",
    "else:\n",
    "with x as y:\n",
    "class C:\n",
    "def f():\n",
    "match x:\n",
    "case _:\n",
    "global x\n",
    "nonlocal x\n",
    "import ",
    "from . import *\n",
    "is ",
    "not ",
    "in ",
    "None",
    "self",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "é",
    "𝒳",
    "#",
    ";",
    "type X = ",
    "[T]",
    "!r}",
    "10**10",
    "-1",
    "[0]*9",
    "None.x",
    "x",
    "super()",
    "__class__",
    "lambda *a, **k: ",
    "...",
    "//",
    "<<",
    ">>=",
];

fn char_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A text with one to four changes: cut off, pieces put in, stretches taken out, doubled or exchanged.
fn mutate(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + random.below(4) {
        let start = char_boundary(&text, random.below(text.len()));
        let end = char_boundary(&text, (start + random.below(40)).min(text.len()));
        match random.below(7) {
            0 => text.truncate(start),
            1 => text.replace_range(start..end, ""),
            2 => text.insert_str(start, PIECES[random.below(PIECES.len())]),
            3 => text.replace_range(start..end, PIECES[random.below(PIECES.len())]),
            4 => {
                let part = text[start..end].to_owned();
                text.insert_str(end, &part);
            }
            5 => {
                let part = text[start..end].to_owned();
                let place = char_boundary(&text, random.below(text.len()));
                text.insert_str(place, &part);
            }
            _ => {
                // Another number at the next digit.
                if let Some(digit) = text[start..].find(|character: char| character.is_ascii_digit()) {
                    text.replace_range(start + digit..start + digit + 1, ["0", "7", "100000", "-1", "2**64"][random.below(5)]);
                }
            }
        }
    }
    text
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn mutants_of_the_golden_scripts_end_with_a_code() {
    let count = setting("MORELIA_HOSTILE_MUTANTS", 1);
    let mut random = Random(setting("MORELIA_HOSTILE_SEED", 0x5eed).max(1));
    let mut found = Vec::new();
    scripts(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/py"), &mut found);
    // Those under `crash` and `limits` take long by themselves.
    found.retain(|path| !path.components().any(|part| part.as_os_str() == "crash" || part.as_os_str() == "limits"));
    assert!(found.len() > 300, "the golden scripts are there");
    let mut crashes = String::new();
    for path in &found {
        let text = String::from_utf8_lossy(&std::fs::read(path).expect("readable")).into_owned();
        for number in 0..count {
            let mutant = mutate(&text, &mut random);
            let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("script");
            if let End::Crash(report) = run(name, mutant.as_bytes(), &["--stack-size", "4000000"], MUTANT_SECONDS) {
                let kept = std::env::temp_dir().join(format!("morelia-mutant-{name}-{number}.py"));
                std::fs::write(&kept, &mutant).expect("the mutant is kept");
                writeln!(crashes, "{}: {report}", kept.display()).expect("memory");
            }
        }
    }
    assert!(crashes.is_empty(), "{crashes}");
}

/// Fails unless each program ends by itself with an exit code.
fn all_end(programs: &[(&str, Vec<u8>)]) {
    let mut faults = String::new();
    for (name, source) in programs {
        match run(name, source, &["--stack-size", "4000000"], PROGRAM_SECONDS) {
            End::Code => {}
            End::TimeOut => writeln!(faults, "{name}: did not end").expect("memory"),
            End::Crash(report) => writeln!(faults, "{report}").expect("memory"),
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn huge_and_random_texts_end_with_a_code() {
    let mut random = Random(99);
    let bytes = |count: usize, random: &mut Random| (0..count).map(|_| random.next() as u8).collect::<Vec<u8>>();
    let ascii = |count: usize, random: &mut Random| (0..count).map(|_| b' ' + (random.next() % 95) as u8).collect::<Vec<u8>>();
    let mut programs: Vec<(&str, Vec<u8>)> = vec![
        ("one_line", b"x = 1;".repeat(1_700_000)),
        ("one_list", [b"x = [".to_vec(), b"1,".repeat(5_000_000), b"]".to_vec()].concat()),
        ("one_string", [b"x = '".to_vec(), vec![b'a'; 10_000_000], b"'".to_vec()].concat()),
        ("one_name", vec![b'a'; 10_000_000]),
        ("one_number", vec![b'1'; 10_000_000]),
        ("one_comment", vec![b'#'; 10_000_000]),
        ("blank_lines", vec![b'\n'; 10_000_000]),
        ("nulls", vec![0; 1_000_000]),
        ("many_pieces", PIECES.concat().repeat(200).into_bytes()),
    ];
    for index in 0..40 {
        let source = if index % 2 == 0 { bytes(1 + 50 * index, &mut random) } else { ascii(1 + 50 * index, &mut random) };
        programs.push((if index % 2 == 0 { "random_bytes" } else { "random_ascii" }, source));
    }
    all_end(&programs);
}

#[test]
fn deep_texts_end_with_a_code() {
    const DEEP: usize = 100_000;
    let nested = |open: &str, middle: &str, close: &str| [open.repeat(DEEP), middle.to_owned(), close.repeat(DEEP)].concat().into_bytes();
    all_end(&[
        ("parentheses", nested("(", "1", ")")),
        ("lists", nested("[", "1", "]")),
        ("dicts", nested("{1:", "1", "}")),
        ("calls", nested("f(", "1", ")")),
        ("subscripts", nested("x[", "1", "]")),
        ("open_only", nested("(", "", "")),
        ("close_only", nested("", "", ")")),
        ("minus", nested("-", "1", "")),
        ("not", nested("not ", "1", "")),
        ("await", nested("await ", "x", "")),
        ("sum", nested("1 + ", "1", "")),
        ("power", nested("1 ** ", "1", "")),
        ("comparison", nested("1 < ", "1", "")),
        ("and", nested("x and ", "x", "")),
        ("conditional", nested("1 if x else ", "1", "")),
        ("lambda", nested("lambda: ", "1", "")),
        ("attributes", nested("", "x", ".a")),
        ("calls_of_calls", nested("", "x", "()")),
        ("subscripts_of_subscripts", nested("", "x", "[0]")),
        ("assignments", nested("x = ", "1", "")),
        ("decorators", nested("@x\n", "def f(): pass\n", "")),
        ("strings", nested("'a' ", "'a'", "")),
        ("f_strings", nested("f'{", "1", "}'")),
        ("format_fields", [b"f'{1:".to_vec(), b"{1:".repeat(DEEP), b"}".repeat(DEEP), b"}'".to_vec()].concat()),
        ("elif", nested("", "if x: pass\n", "elif x: pass\n")),
        ("with_items", nested("with x, ", "x: pass", "")),
        ("patterns", [b"match x:\n case ".to_vec(), nested("[", "1", "]"), b": pass\n".to_vec()].concat()),
        ("or_patterns", [b"match x:\n case ".to_vec(), nested("1 | ", "1", ""), b": pass\n".to_vec()].concat()),
        ("class_patterns", [b"match x:\n case ".to_vec(), nested("A(", "1", ")"), b": pass\n".to_vec()].concat()),
        ("targets", [b"for ".to_vec(), nested("(", "x", ",)"), b" in y: pass\n".to_vec()].concat()),
        ("stars", [b"print(".to_vec(), nested("*", "x", ""), b")\n".to_vec()].concat()),
        ("annotations", [b"x: ".to_vec(), nested("list[", "int", "]")].concat()),
        ("comprehensions", nested("[x for x in ", "y", "]")),
        ("type_parameters", [b"def f[T: ".to_vec(), nested("(", "x", ")"), b"](): pass\n".to_vec()].concat()),
        ("backslashes", nested("\\\n", "1", "")),
        ("indentation", (0..2000).map(|depth| format!("{}if 1:\n", " ".repeat(depth))).collect::<String>().into_bytes()),
        ("functions", (0..90).map(|depth| format!("{}def f():\n", " ".repeat(depth))).collect::<String>().into_bytes()),
    ]);
}

#[test]
fn wide_texts_end_with_a_code() {
    let mut programs = Vec::new();
    for count in [100, 189, 191, 237, 240, 255, 256, 257, 300, 70_000] {
        let joined = |part: &dyn Fn(usize) -> String, separator: &str| (0..count).map(part).collect::<Vec<_>>().join(separator);
        let names = joined(&|index| format!("a{index}"), ", ");
        let defaults = joined(&|index| format!("a{index}=x"), ", ");
        let lines = |text: &str, body: &str| format!("x = 1\ndef f():\n{text}\nclass C:\n{text}\n{body}\n");
        let part = |text: String| lines(&format!("    {text}"), &text);
        for (name, text) in [
            ("parameters", format!("def f({names}): return a0")),
            ("keyword_only", format!("def f(*, {names}): pass")),
            ("defaults", format!("def f({defaults}): pass\nf()")),
            ("keyword_defaults", format!("def f(*, {defaults}): return lambda: a1\nf()")),
            ("annotations", format!("def f({}): pass", joined(&|index| format!("a{index}: x"), ", "))),
            ("lambda", part(format!("y = lambda {defaults}: lambda: a0"))),
            ("arguments", part(format!("print({})", joined(&|_| "x".into(), ", ")))),
            ("keywords", part(format!("dict({defaults})"))),
            ("stars", part(format!("print({})", joined(&|_| "*[x]".into(), ", ")))),
            ("double_stars", part(format!("dict({})", joined(&|index| format!("**{{'k{index}': x}}"), ", ")))),
            ("list", part(format!("[{}]", joined(&|_| "x".into(), ", ")))),
            ("dict", part(format!("{{{}}}", joined(&|_| "x: x".into(), ", ")))),
            ("set_of_stars", part(format!("{{{}}}", joined(&|_| "*[x]".into(), ", ")))),
            ("f_string", part(format!("f'{}'", joined(&|_| "{x}y".into(), "")))),
            ("sum", part(joined(&|_| "x".into(), " + "))),
            ("right_sum", part(joined(&|_| "x ** (x".into(), "") + &")".repeat(count))),
            ("comparison", part(joined(&|_| "x".into(), " < "))),
            ("unpacking", part(format!("{names} = range({count})"))),
            ("starred_unpacking", part(format!("{names}, *b, c = range({})", count + 5))),
            ("targets", part(format!("{} = x", joined(&|index| format!("a{index}"), " = ")))),
            ("attributes_targets", part(format!("{} = {}", joined(&|_| "f.a".into(), ", "), joined(&|_| "x".into(), ", ")))),
            ("delete", part(format!("{names} = range({count}); del {names}"))),
            ("decorators", "@print\n".repeat(count) + "def f(): pass"),
            ("class_decorators", "@print\n".repeat(count) + "class C: pass"),
            ("bases", format!("{}\nclass D({names}): pass", joined(&|index| format!("class a{index}: pass"), "\n"))),
            ("class_keywords", format!("class D({defaults}): pass")),
            ("type_parameters", format!("def f[{names}](): return a0\nclass D[{names}]: pass\ntype T[{names}] = a0")),
            ("with", format!("with {}: pass", joined(&|_| "x as y".into(), ", "))),
            (
                "cells",
                format!(
                    "def f():\n  {names} = range({count})\n  def g(): return {}\n  return g()\nf()",
                    joined(&|index| format!("a{index}"), " + ")
                ),
            ),
            (
                "cells_and_parameters",
                format!(
                    "def f({names}):\n  def g(): return {}\n  return g()\nf(*range({count}))",
                    joined(&|index| format!("a{index}"), " + ")
                ),
            ),
            ("nonlocals", format!("def f():\n  {names} = range({count})\n  def g():\n    nonlocal {names}\n    a0 = 1\n  return g")),
            ("locals", format!("def f():\n{}  return a0, locals()\nf()", joined(&|index| format!("  a{index} = {index}\n"), ""))),
            (
                "locals_deleted",
                format!("def f():\n  {names} = range({count})\n  del {names}\n  return [a0 for a0 in x]\ntry: f()\nexcept NameError: pass"),
            ),
            ("comprehensions", part(format!("[{}]", joined(&|index| format!("[a{index} for a{index} in [x]]"), ", ")))),
            ("for_clauses", part(format!("[x {}]", joined(&|index| format!("for a{index} in [x]"), " ")))),
            ("conditions", part(format!("[x for y in [x] {}]", joined(&|_| "if y".into(), " ")))),
            ("walrus", part(format!("[{}]", joined(&|index| format!("(a{index} := x)"), ", ")))),
            ("handlers", format!("try: x\n{}", joined(&|index| format!("except x as a{index}: pass\n"), ""))),
            ("globals", format!("def f():\n  global {names}\n  {names} = range({count})\nf()")),
            ("imports", format!("from sys import ({})", joined(&|index| format!("path as a{index}"), ", "))),
            ("sequence_pattern", format!("match x:\n  case [{names}]: pass\n  case _: pass")),
            ("mapping_pattern", format!("match x:\n  case {{{}, **rest}}: pass", joined(&|index| format!("{index}: a{index}"), ", "))),
            ("class_pattern", format!("match x:\n  case int({}): pass", joined(&|index| format!("k{index}=a{index}"), ", "))),
            ("or_pattern", format!("match x:\n  case {}: pass", joined(&|index| format!("[a, {index}]"), " | "))),
            ("cases", format!("match x:\n{}", joined(&|index| format!("  case [{index}, a]: pass\n"), ""))),
            ("constants", part(format!("[{}]", joined(&|index| format!("x + {index}.5"), ", ")))),
            ("attributes", part(format!("[{}]", joined(&|index| format!("hasattr(f, 'a{index}') and f.a{index}"), ", ")))),
            ("global_functions", part(joined(&|index| format!("def g{index}(): pass"), "\n    "))),
        ] {
            if count <= 1000 || text.len() < 3_000_000 && !name.contains("pattern") {
                programs.push((name, text.into_bytes()));
            }
        }
    }
    all_end(&programs);
}

/// Chains of objects as deep as `N`, each with a line that follows the chain natively.
const DEEP_DATA: &[&str] = &[
    "x = ()\nfor i in range(N): x = (x,)\nhash(x)",
    "x = y = ()\nfor i in range(N): x, y = (x,), (y,)\nx == y",
    "x = []\nfor i in range(N): x = [x]\nrepr(x)",
    "x = {}\nfor i in range(N): x = {1: x}\nstr(x)",
    "x = int\nfor i in range(N): x = (x,)\nisinstance(1, x)",
    "x = ValueError\nfor i in range(N): x = (x,)\ntry: raise ValueError\nexcept x: pass",
    "x = frozenset()\nfor i in range(N): x = frozenset([x])\nhash(x)",
    "x = y = frozenset()\nfor i in range(N): x, y = frozenset([x]), frozenset([y])\nx == y",
    "x = 1\nfor i in range(N): x = slice(x)\nhash(x)",
    "x = int\nfor i in range(N): x = list[x]\nhash(x)\nrepr(x)",
    "x = int\nfor i in range(N): x = list[x] | None\nhash(x)",
    "x = iter([1])\nfor i in range(N): x = map(abs, x)\nnext(x)",
    "x = iter([1])\nfor i in range(N): x = filter(None, x)\nnext(x)",
    "x = iter([1])\nfor i in range(N): x = zip(x)\nnext(x)",
    "x = iter([1])\nfor i in range(N): x = enumerate(x)\nnext(x)",
    "x = iter([1])\nfor i in range(N): x = (y for y in x)\nnext(x)",
    "def g(x): yield from x\nx = [1]\nfor i in range(N): x = g(x)\nnext(x)",
    "x = iter([1])\nfor i in range(N): x = iter(x.__next__, 5)\nnext(x)",
    "import itertools as t\nfor f in (t.chain, t.accumulate, t.cycle, t.groupby, t.pairwise, t.zip_longest):\n x = iter([1, 2])\n for i in range(N): x = f(x)\n try: next(x)\n except RecursionError: pass",
    "import itertools as t\nfor f in (lambda x: t.islice(x, 5), lambda x: t.takewhile(bool, x), lambda x: t.tee(x, 1)[0], lambda x: t.batched(x, 1), t.chain.from_iterable):\n x = iter([1, 2])\n for i in range(N): x = f(x)\n try: next(x)\n except (RecursionError, TypeError): pass",
    "import functools\nclass P(functools.partial): pass\nx = P(abs)\nfor i in range(N): y = P(x); y.q = 1; x = y\nx(1)",
    "import types\nx = len\nfor i in range(N): x = types.MethodType(x, 1)\nx()",
    "import types\nx = 1\nfor i in range(N): x = types.MethodType(len, x)\nhash(x)\nrepr(x)",
    "import types\nx = {1: 2}\nfor i in range(N): x = types.MappingProxyType(x)\nfor f in (len, list, repr, hash, lambda x: x[1], lambda x: x == x, lambda x: x | {}):\n try: f(x)\n except (RecursionError, TypeError): pass",
    "import types\nx = types.SimpleNamespace()\nfor i in range(N): x = types.SimpleNamespace(a=x)\nrepr(x)",
    "import collections\nx = collections.deque()\nfor i in range(N): x = collections.deque([x])\nrepr(x)",
    "x = len\nfor i in range(N): x = staticmethod(x)\ntry: x([])\nexcept RecursionError: pass\nrepr(x)",
    "x = len\nfor i in range(N): x = classmethod(x)\nclass A: f = x\nA.f()",
    "import weakref\nclass A: pass\nk, x = [], A()\nfor i in range(N): k.append(x); x = weakref.proxy(x)\nx.a = 1\nrepr(x)",
    "x = ValueError()\nfor i in range(N): x = ExceptionGroup('a', [x])\ntry: x.split(ValueError)\nexcept RecursionError: pass\nraise x",
    "x = ValueError()\nfor i in range(N):\n y = ValueError(); y.__cause__ = x; x = y\nraise x",
    "x = ValueError()\nfor i in range(N): x = KeyError(x)\nraise x",
    "x = object\nfor i in range(1500): x = type('A', (x,), {})\nx().a",
    "x = 1\nfor i in range(N): x = [x]\nraise SystemExit(x)",
    "import operator\noperator.attrgetter('.'.join(['__class__'] * N))(1)",
    "import json\njson.loads('[' * N + ']' * N)",
    "import json\nx = []\nfor i in range(N): x = [x]\njson.dumps(x)",
    "import copy\nx = []\nfor i in range(N): x = [x]\ncopy.deepcopy(x)",
    "import re\nre.compile('(' * N + ')' * N)",
    "import re\nre.match('(a?)*b', 'a' * 2000)\nre.match('(?:a|b)*c', 'ab' * N)",
    "('{:' * N).format(1)",
    "('{0.__class__' + '.__class__' * N + '}').format(1)",
    "class A:\n  def __repr__(s): return repr(s)\n  def __eq__(s, o): return s == o\n  def __hash__(s): return hash(s)\n  def __iter__(s): return iter(s)\n  def __bool__(s): return bool(s)\n  def __len__(s): return len(s)\n  def __index__(s): return [1][s]\n  def __getattr__(s, n): return getattr(s, n + 'x')\nfor f in (repr, hash, list, bool, len, lambda a: [1][a], lambda a: a.x, lambda a: a == a):\n try: f(A())\n except RecursionError: pass",
    "class A: pass\nA.__call__ = A()\nA()()",
    "class A:\n  __class__ = property(lambda s: s.__class__)\nisinstance(A(), int)",
    "class A:\n  @property\n  def __bases__(s): return (A(),)\nissubclass(A(), int)",
    "class M(type):\n  def __instancecheck__(c, i): return isinstance(i, c)\nclass A(metaclass=M): pass\nisinstance(1, A)",
    "class D(dict):\n  def __missing__(s, k): return s[k]\nD()[1]",
    "s = 'exec(s)'\nexec(s)",
    "import sys\nsys.excepthook = lambda *a: sys.excepthook(*a)\n1 / 0",
    "import sys\nclass W:\n  def write(s, x): 1 / 0\nsys.stderr = W()\n1 / 0",
    "import sys\nclass W:\n  def write(s, x): print(x)\nsys.stdout = W()\nprint(1)",
    "import builtins\nbuiltins.__import__ = lambda *a: __import__(*a)\nimport zzz",
    "import functools\n@functools.lru_cache(None)\ndef f(n): return f(n + 1)\nf(0)",
    "import greenlet\ndef f(n): return greenlet.greenlet(f).switch(n - 1) if n else 5\nf(2000)",
    "async def f(n): return await f(n - 1) if n else 1\nf(N).send(None)",
    "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
    "import sys\nsys.setrecursionlimit(10**9)\nf = lambda x: sorted([1], key=f)\nf(1)",
    "def g():\n  try: yield\n  finally: yield\nx = [g() for i in range(1000)]\nfor y in x: next(y)",
];

#[test]
fn deep_data_ends_with_a_code() {
    let programs: Vec<(&str, Vec<u8>)> =
        DEEP_DATA.iter().map(|program| ("deep_data", format!("N = 100_000\n{program}\n").into_bytes())).collect();
    for (index, program) in programs.iter().enumerate() {
        assert_eq!(
            run(&format!("deep_data_{index}"), &program.1, &["--stack-size", "4000000"], PROGRAM_SECONDS),
            End::Code,
            "{}",
            DEEP_DATA[index]
        );
    }
}
