//! The verifier on damaged code: it answers, whatever it is given, and finds planted faults.

use std::path::PathBuf;
use std::rc::Rc;

use morelia::bytecode::code::{Capture, Code, Constant, Handler};
use morelia::bytecode::disassemble::disassemble;
use morelia::bytecode::instruction::Decoded;
use morelia::bytecode::op::Op;
use morelia::bytecode::verify::{VerifyError, verify};
use morelia::bytecode::word::{encode, encode_jump};
use morelia::compile::{Options, compile};
use morelia::syntax::parse::{Mode, parse};
use morelia::text::source::Source;

fn compiled(text: &str) -> Rc<Code> {
    let source = Source::from_text("damaged.py", text).expect("the program is text");
    let ast = parse(&source, Mode::Exec).expect("the program parses");
    compile(&ast, &source, Options::default()).expect("the program compiles").code
}

/// All codes of the golden programs.
fn codes() -> Vec<Rc<Code>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "py") {
            all.push(compiled(&std::fs::read_to_string(entry.path()).expect("the program can be read")));
        }
    }
    let mut next = 0;
    while next < all.len() {
        let nested: Vec<Rc<Code>> = all[next]
            .constants
            .iter()
            .filter_map(|constant| match constant {
                Constant::Code(code) => Some(Rc::clone(code)),
                _ => None,
            })
            .collect();
        all.extend(nested);
        next += 1;
    }
    all
}

fn copy(code: &Code) -> Code {
    Code {
        name: Rc::clone(&code.name),
        qualified_name: Rc::clone(&code.qualified_name),
        filename: Rc::clone(&code.filename),
        first_line: code.first_line,
        flags: code.flags,
        argument_count: code.argument_count,
        positional_only_count: code.positional_only_count,
        keyword_only_count: code.keyword_only_count,
        local_count: code.local_count,
        register_count: code.register_count,
        local_names: code.local_names.clone(),
        cell_locals: code.cell_locals.clone(),
        free_names: code.free_names.clone(),
        captures: code.captures.clone(),
        words: code.words.clone(),
        constants: code.constants.clone(),
        names: code.names.clone(),
        cache_sites: code.cache_sites.clone(),
        handlers: code.handlers.clone(),
        positions: code.positions.clone(),
    }
}

/// A small generator of numbers, so that every run damages the same places.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

#[test]
fn damaged_words_are_answered() {
    let mut numbers = Numbers(7);
    let (mut accepted, mut refused) = (0, 0);
    for code in codes() {
        for _ in 0..400 {
            let mut damaged = copy(&code);
            for _ in 0..=numbers.below(3) {
                let word = numbers.below(damaged.words.len());
                damaged.words[word] = match numbers.below(4) {
                    0 => damaged.words[word] ^ 1 << numbers.below(32),
                    1 => numbers.below(1 << 32) as u32,
                    2 => damaged.words[word].wrapping_add(1 << (8 * numbers.below(4))),
                    _ => damaged.words[numbers.below(damaged.words.len())],
                };
            }
            match verify(&damaged) {
                Ok(()) => accepted += 1,
                Err(_) => refused += 1,
            }
            let _ = disassemble(&damaged);
        }
    }
    println!("{accepted} accepted, {refused} refused");
    assert!(refused > accepted, "most damage is found");
}

#[test]
fn damaged_frames_are_answered() {
    let mut numbers = Numbers(11);
    for code in codes() {
        for _ in 0..200 {
            let mut damaged = copy(&code);
            let number = [0, 1, 3, 255, 256, 300, 1 << 31, u32::MAX][numbers.below(8)];
            match numbers.below(10) {
                0 => damaged.local_count = number,
                1 => damaged.register_count = number,
                2 => damaged.argument_count = number,
                3 => damaged.keyword_only_count = number,
                4 => damaged.cell_locals = [number].into(),
                5 => damaged.captures = [Capture::Free(number)].into(),
                6 => damaged.cache_sites = [number].into(),
                7 => damaged.handlers = [Handler { start: 0, end: number, target: 0, depth: number }].into(),
                8 => damaged.words = damaged.words[..numbers.below(damaged.words.len())].into(),
                _ => damaged.constants = [].into(),
            }
            let _ = verify(&damaged);
            let _ = disassemble(&damaged);
        }
    }
}

/// The function of a one-function program, with its words changed.
fn with_words(text: &str, change: impl Fn(&mut Vec<u32>)) -> Result<(), VerifyError> {
    let module = compiled(text);
    let function = module.constants.iter().find_map(|constant| match constant {
        Constant::Code(code) => Some(code),
        _ => None,
    });
    let mut code = copy(function.expect("the program defines a function"));
    let mut words = code.words.to_vec();
    change(&mut words);
    code.words = words.into();
    code.handlers = [].into();
    verify(&code)
}

fn place_of(words: &[u32], op: Op) -> usize {
    let decoded = Decoded::try_from_words(words).expect("compiled code decodes");
    let index = decoded.instructions.iter().position(|instruction| instruction.op == op);
    decoded.starts[index.expect("the program has this instruction")] as usize
}

#[test]
fn planted_faults_are_found() {
    let program = "def f(a, b):\n    c = g(a) + b\n    return c\n";
    assert_eq!(with_words(program, |_| {}), Ok(()));
    let unbound = with_words(program, |words| {
        let at = place_of(words, Op::Add);
        words[at] = encode(Op::Add, 0, 3, 1);
    });
    assert!(matches!(unbound, Err(VerifyError::Register { .. })), "{unbound:?}");
    let lost = with_words(program, |words| {
        let at = place_of(words, Op::Add);
        words[at] = encode(Op::Add, 2, 1, 1);
    });
    assert!(matches!(lost, Err(VerifyError::Register { .. })), "{lost:?}");
    let falls_off = with_words(program, |words| {
        let at = place_of(words, Op::Return);
        words[at] = encode(Op::Nop, 0, 0, 0);
    });
    assert_eq!(falls_off, Err(VerifyError::NoEnd));
    let far = with_words(program, |words| {
        let at = place_of(words, Op::Return);
        words[at] = encode(Op::Return, 200, 0, 0);
    });
    assert!(matches!(far, Err(VerifyError::Operand { .. })), "{far:?}");
    let backward = with_words(program, |words| {
        let at = place_of(words, Op::Return);
        words[at] = encode_jump(Op::Jump, -(at as i32) - 1).expect("the distance is small");
    });
    assert!(matches!(backward, Err(VerifyError::Direction { .. })), "{backward:?}");
    let yields = with_words(program, |words| {
        let at = place_of(words, Op::Add);
        words[at] = encode(Op::Yield, 2, 3, 0);
    });
    assert!(matches!(yields, Err(VerifyError::Kind { .. })), "{yields:?}");
    let middle = with_words(program, |words| {
        let at = place_of(words, Op::Add);
        words[at] = encode_jump(Op::JumpBack, -(at as i32)).expect("the distance is small");
    });
    assert!(matches!(middle, Err(VerifyError::Decode(_))), "{middle:?}");
}
