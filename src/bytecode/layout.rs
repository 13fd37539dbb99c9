//! The layout of optimized instructions: words, handler ranges and positions of the finished code object.
//!
//! A jump whose distance the 24 bits of Ax cannot hold takes this form (T is a register above all others); the
//! `JumpBack` in it spends the tick that a jump back owes:
//!
//! ```text
//!          Jump         over
//!   again: LoadSmallInt T, 1
//!          JumpIfTrue   T, target
//!   over:  JumpBack     again
//! ```

use std::rc::Rc;

use crate::bytecode::code::{Capture, Code, CodeFlags, Handler};
use crate::bytecode::emit::{Emitter, Limit, Pending};
use crate::bytecode::flow::Landing;
use crate::bytecode::instruction::Instruction;
use crate::bytecode::op::{Op, Operand};
use crate::bytecode::optimize::{Optimized, optimize};
use crate::bytecode::positions;
use crate::bytecode::registers::Registers;
use crate::bytecode::word::{NEAR_REGISTERS, encode, encode_jump, encode_wide};

/// Words of the long form of a jump.
const LONG_JUMP_WORDS: u32 = 5;

/// What a code object is besides its instructions. The fields are those of `Code`.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields are documented at `Code`")]
pub struct Frame {
    pub name: Rc<str>,
    pub qualified_name: Rc<str>,
    pub filename: Rc<str>,
    pub first_line: u32,
    pub flags: CodeFlags,
    pub argument_count: u32,
    pub positional_only_count: u32,
    pub keyword_only_count: u32,
    pub local_names: Vec<Rc<str>>,
    pub cell_locals: Vec<u32>,
    pub free_names: Vec<Rc<str>>,
    pub captures: Vec<Capture>,
}

impl Frame {
    /// Parameters that a call fills in, whatever their kind.
    #[must_use]
    pub fn parameter_count(&self) -> u32 {
        parameter_count(self.argument_count, self.keyword_only_count, self.flags)
    }
}

/// Parameters that a call fills in, whatever their kind.
#[must_use]
pub const fn parameter_count(arguments: u32, keyword_only: u32, flags: CodeFlags) -> u32 {
    arguments
        .saturating_add(keyword_only)
        .saturating_add(flags.has(CodeFlags::VARARGS) as u32)
        .saturating_add(flags.has(CodeFlags::VARKEYWORDS) as u32)
}

/// The registers that hold something, or a cell, when a code starts: parameters that are no cells.
#[must_use]
pub fn entry_registers(parameters: u32, locals: u32, cell_locals: &[u32]) -> Registers {
    let mut entry = Registers::below(parameters.min(locals));
    for &cell in cell_locals.iter().filter(|&&cell| cell < NEAR_REGISTERS) {
        entry.remove(cell as u8);
    }
    entry
}

impl Emitter {
    /// Makes the code object.
    ///
    /// # Errors
    /// The first limit of the format that the code passed, with the position where.
    pub fn finish(mut self, frame: Frame) -> Result<Code, (Limit, crate::bytecode::code::Position)> {
        if let Some(limit) = self.limit {
            return Err(limit);
        }
        let entry = entry_registers(frame.parameter_count(), self.locals, &frame.cell_locals);
        let Optimized { pending, landings } = optimize(&self, entry);
        let (starts, long) = self.place_instructions(&pending)?;
        let (words, table) = self.write(&pending, &starts, &long);
        let far_locals = frame.local_names.len() as u32 - self.locals;
        let register_count = if far_locals > 0 { NEAR_REGISTERS + far_locals } else { self.near_count };
        Ok(Code {
            name: frame.name,
            qualified_name: frame.qualified_name,
            filename: frame.filename,
            first_line: frame.first_line,
            flags: frame.flags,
            argument_count: frame.argument_count,
            positional_only_count: frame.positional_only_count,
            keyword_only_count: frame.keyword_only_count,
            local_count: self.locals,
            register_count,
            local_names: frame.local_names.into(),
            cell_locals: frame.cell_locals.into(),
            free_names: frame.free_names.into(),
            captures: frame.captures.into(),
            words: words.into(),
            constants: self.constants.into_list(),
            names: self.names.into_list(),
            cache_sites: self.sites.into(),
            handlers: handler_ranges(&pending, &landings, &starts),
            positions: table,
        })
    }

    /// First word of each instruction, the number of words, and which jumps take the long form.
    fn place_instructions(&mut self, pending: &[Pending]) -> Result<(Vec<u32>, Vec<bool>), (Limit, crate::bytecode::code::Position)> {
        let mut long = vec![false; pending.len()];
        loop {
            let mut starts = Vec::with_capacity(pending.len() + 1);
            let mut word: u64 = 0;
            for (item, &long) in pending.iter().zip(&long) {
                starts.push(word as u32);
                word += if long { u64::from(LONG_JUMP_WORDS) } else { item.instruction.op.length() as u64 };
            }
            starts.push(word as u32);
            if word > i32::MAX as u64 {
                return Err((Limit::Words, self.position()));
            }
            if !self.lengthen(pending, &starts, &mut long) {
                return self.limit.map_or(Ok((starts, long)), Err);
            }
        }
    }

    /// Marks jumps that do not reach their target; whether there were any.
    fn lengthen(&mut self, pending: &[Pending], starts: &[u32], long: &mut [bool]) -> bool {
        let mut changed = false;
        for (index, item) in pending.iter().enumerate() {
            if item.instruction.op != Op::Jump || long[index] {
                continue;
            }
            let distance = distance(starts, index, item.instruction.extra);
            if !(-self.reach..self.reach).contains(&i64::from(distance)) {
                long[index] = true;
                changed = true;
            }
        }
        if changed {
            self.reserve_long_jump_register();
        }
        changed
    }

    /// The register of the long form lies above all others, and is made one of the near registers.
    fn reserve_long_jump_register(&mut self) {
        if self.long_jump_register.is_some() {
            return;
        }
        self.long_jump_register = u8::try_from(self.near_count).ok();
        match self.long_jump_register {
            Some(_) => self.near_count += 1,
            None => self.pass_limit(Limit::Registers),
        }
    }

    fn write(&self, pending: &[Pending], starts: &[u32], long: &[bool]) -> (Vec<u32>, Box<[u8]>) {
        let mut words = Vec::with_capacity(starts[pending.len()] as usize);
        let mut table = positions::Builder::default();
        for (index, item) in pending.iter().enumerate() {
            let distance = if item.instruction.jumps() { distance(starts, index, item.instruction.extra) } else { 0 };
            if long[index] {
                self.write_long_jump(&mut words, distance);
            } else {
                write_instruction(&mut words, item.instruction, distance);
            }
            table.push(starts[index + 1] - starts[index], item.position);
        }
        (words, table.finish())
    }

    /// `distance` counts from the end of the whole form, hence the correction for the jump in the middle.
    fn write_long_jump(&self, words: &mut Vec<u32>, distance: i32) {
        let register = self.long_jump_register.expect("reserved when the first long jump was found");
        words.push(short_jump(Op::Jump, 3));
        words.push(encode_wide(Op::LoadSmallInt, register, 1));
        words.push(encode(Op::JumpIfTrue, register, 0, 0));
        words.push((distance + 1) as u32);
        words.push(short_jump(Op::JumpBack, -4));
    }
}

fn short_jump(op: Op, distance: i32) -> u32 {
    encode_jump(op, distance).expect("jumps that 24 bits cannot hold take the long form")
}

fn write_instruction(words: &mut Vec<u32>, instruction: Instruction, distance: i32) {
    let Instruction { op, a, b, c, extra } = instruction;
    if op.shape().a == Operand::Jump {
        let op = if distance < 0 { Op::JumpBack } else { Op::Jump };
        return words.push(short_jump(op, distance));
    }
    words.push(encode(op, a, b, c));
    if instruction.jumps() {
        words.push(distance as u32);
    } else if op.length() == 2 {
        words.push(extra);
    }
}

/// Words from the end of instruction `index` to the start of instruction `target`.
fn distance(starts: &[u32], index: usize, target: u32) -> i32 {
    starts[target as usize].wrapping_sub(starts[index + 1]) as i32
}

/// Each maximal run of instructions with the same innermost handler is one range; so ranges never overlap.
fn handler_ranges(pending: &[Pending], landings: &[Landing], starts: &[u32]) -> Box<[Handler]> {
    let mut ranges: Vec<Handler> = Vec::new();
    let mut last = None;
    for (index, item) in pending.iter().enumerate() {
        let end = starts[index + 1];
        match (item.handler, ranges.last_mut()) {
            (None, _) => {}
            (same, Some(range)) if same == last => range.end = end,
            (Some(handler), _) => {
                let landing = landings[handler.0 as usize];
                ranges.push(Handler {
                    start: starts[index],
                    end,
                    target: starts[landing.target as usize],
                    depth: u32::from(landing.depth),
                });
            }
        }
        last = item.handler;
    }
    ranges.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::code::Constant;
    use crate::bytecode::instruction::Decoded;
    use crate::bytecode::verify::verify;

    fn frame() -> Frame {
        Frame {
            name: "f".into(),
            qualified_name: "f".into(),
            filename: "layout.py".into(),
            first_line: 1,
            flags: CodeFlags::OPTIMIZED,
            argument_count: 1,
            positional_only_count: 0,
            keyword_only_count: 0,
            local_names: vec!["x".into()],
            cell_locals: Vec::new(),
            free_names: Vec::new(),
            captures: Vec::new(),
        }
    }

    /// A loop with an early exit over `filler` instructions, in code whose short jumps reach `reach` words.
    fn code(reach: i64, filler: u32) -> Code {
        let mut emitter = Emitter::new(1);
        emitter.reach = reach;
        let top = emitter.place_new_label();
        let inside = emitter.new_label();
        let after = emitter.new_label();
        emitter.emit_jump(Op::JumpIfTrue, 0, 0, 0, inside);
        emitter.jump(after);
        emitter.place(inside);
        for _ in 0..filler {
            emitter.emit(Op::Negative, 0, 0, 0);
        }
        emitter.jump(top);
        emitter.place(after);
        // A jump to a bare return would become the return.
        emitter.emit(Op::Invert, 0, 0, 0);
        let none = emitter.constant(Constant::None);
        emitter.emit_wide(Op::ReturnConst, 0, none);
        emitter.finish(frame()).expect("the code fits")
    }

    /// Follows the code with a local that is true `rounds` times; how many instructions of the filler ran, and jumps back.
    fn run(code: &Code, rounds: u32) -> (u32, u32) {
        let decoded = Decoded::try_from_words(&code.words).expect("the code decodes");
        let (mut at, mut left, mut fillers, mut back) = (0, rounds, 0, 0);
        loop {
            let instruction = decoded.instructions[at];
            at += 1;
            match instruction.op {
                Op::JumpIfTrue if instruction.a > 0 => at = instruction.extra as usize,
                Op::JumpIfTrue if left > 0 => {
                    left -= 1;
                    at = instruction.extra as usize;
                }
                Op::Jump => at = instruction.extra as usize,
                Op::JumpBack => {
                    back += 1;
                    at = instruction.extra as usize;
                }
                Op::Negative => fillers += 1,
                Op::ReturnConst => return (fillers, back),
                _ => {}
            }
        }
    }

    #[test]
    fn far_jumps_take_the_long_form() {
        let short = code(1 << 23, 100);
        assert_eq!(verify(&short), Ok(()));
        assert_eq!(run(&short, 3), (300, 3));
        let long = code(50, 100);
        assert_eq!(verify(&long), Ok(()));
        assert_eq!(long.words.len(), short.words.len() + 2 * (LONG_JUMP_WORDS as usize - 1));
        // Three jumps back, and the jump forward at the end, go through the long form.
        assert_eq!(run(&long, 3), (300, 4));
    }
}
