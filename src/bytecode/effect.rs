//! What an instruction does to the set of registers that hold something, derived from its row in the opcode table.
//!
//! `flow` runs it over whole codes, for the verifier and for the compiler's removal of needless checks. The few
//! opcodes whose effect the columns cannot say are listed in `apply_special`.
//!
//! In a set, the bit of a temporary means that it holds a value; of a plain local, that it is bound; of a local
//! that lives in a cell, that its register holds the cell.

use std::fmt;

use crate::bytecode::instruction::Instruction;
use crate::bytecode::op::{Flow, Op, Operand, SpanLength};
use crate::bytecode::registers::Registers;

/// What is wrong with an instruction where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Reads a local that may be unbound.
    UnboundLocal(u8),
    /// Reads or consumes a temporary that holds nothing.
    DeadTemporary(u8),
    /// Writes a temporary that still holds a value.
    LostTemporary(u8),
    /// Needs a temporary here.
    NotTemporary(u8),
    /// Needs a local here.
    NotLocal(u8),
    /// A run of registers ends beyond the last one.
    LongRun,
    /// Leaves the function while this temporary holds a value.
    LeftTemporary(u8),
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnboundLocal(register) => write!(out, "local {register} may be unbound"),
            Self::DeadTemporary(register) => write!(out, "temporary {register} holds nothing"),
            Self::LostTemporary(register) => write!(out, "temporary {register} would be overwritten"),
            Self::NotTemporary(register) => write!(out, "register {register} is not a temporary"),
            Self::NotLocal(register) => write!(out, "register {register} is not a local"),
            Self::LongRun => write!(out, "a run of registers ends beyond the last"),
            Self::LeftTemporary(register) => {
                write!(out, "temporary {register} still holds a value when the function ends")
            }
        }
    }
}

/// The registers after an instruction.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// When control goes to the next instruction.
    pub next: Registers,
    /// When control goes to the jump target.
    pub jump: Registers,
    /// The first thing that is wrong.
    pub fault: Option<Fault>,
}

/// The effect of `instruction` on `before`, in a code with `locals` near locals.
#[must_use]
pub fn apply(instruction: Instruction, locals: u32, before: Registers) -> Outcome {
    let mut effect = Effect { locals, state: before, fault: None };
    let shape = instruction.op.shape();
    let length = span_length(instruction);
    let mut jump = None;
    if !effect.apply_special(instruction, &mut jump) {
        for (use_of, field) in [(shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c)] {
            effect.read(use_of, field, length);
        }
        for (use_of, field) in [(shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c)] {
            effect.write(use_of, field, length);
        }
    }
    if matches!(instruction.op, Op::Return | Op::ReturnConst) {
        effect.expect_no_temporaries();
    }
    debug_assert!(jump.is_none() || shape.flow == Flow::Branch);
    Outcome { next: effect.state, jump: jump.unwrap_or(effect.state), fault: effect.fault }
}

/// Number of registers of the run at the instruction's `Span` or `DefSpan` operand.
#[must_use]
pub fn span_length(instruction: Instruction) -> u32 {
    let (b, c) = (u32::from(instruction.b), u32::from(instruction.c));
    match instruction.op.shape().span {
        SpanLength::Zero => 0,
        SpanLength::Fixed(count) => u32::from(count),
        SpanLength::B(more) => b + u32::from(more),
        SpanLength::C => c,
        SpanLength::TwiceC => 2 * c,
        SpanLength::CPlusExtra => (c + 1).saturating_add(instruction.extra),
    }
}

struct Effect {
    locals: u32,
    state: Registers,
    fault: Option<Fault>,
}

impl Effect {
    fn is_local(&self, register: u8) -> bool {
        u32::from(register) < self.locals
    }

    fn fail(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }

    fn keep(&mut self, register: u8) {
        if !self.state.has(register) {
            let fault = if self.is_local(register) { Fault::UnboundLocal } else { Fault::DeadTemporary };
            self.fail(fault(register));
        }
    }

    fn consume(&mut self, register: u8) {
        self.keep(register);
        if !self.is_local(register) {
            self.state.remove(register);
        }
    }

    fn define(&mut self, register: u8) {
        if !self.is_local(register) && self.state.has(register) {
            self.fail(Fault::LostTemporary(register));
        }
        self.state.insert(register);
    }

    fn expect_temporary(&mut self, register: u8) {
        if self.is_local(register) {
            self.fail(Fault::NotTemporary(register));
        }
    }

    fn expect_local(&mut self, register: u8) {
        if !self.is_local(register) {
            self.fail(Fault::NotLocal(register));
        }
    }

    fn expect_no_temporaries(&mut self) {
        if let Some(left) = self.state.without(Registers::below(self.locals)).first() {
            self.fail(Fault::LeftTemporary(left));
        }
    }

    /// The registers of a run, cut off at the last one there is.
    fn run(&mut self, first: u8, length: u32) -> std::ops::Range<u32> {
        let end = u32::from(first).saturating_add(length);
        if end > 256 {
            self.fail(Fault::LongRun);
        }
        u32::from(first)..end.min(256)
    }

    fn read(&mut self, use_of: Operand, register: u8, length: u32) {
        match use_of {
            Operand::Use => self.consume(register),
            Operand::Keep => self.keep(register),
            Operand::Span => {
                for register in self.run(register, length) {
                    self.expect_temporary(register as u8);
                    self.consume(register as u8);
                }
            }
            _ => {}
        }
    }

    fn write(&mut self, use_of: Operand, register: u8, length: u32) {
        match use_of {
            Operand::Def => self.define(register),
            Operand::DefSpan => {
                for register in self.run(register, length) {
                    self.define(register as u8);
                }
            }
            _ => {}
        }
    }

    /// Handles the opcodes with an effect of their own; false for all others. `jump` receives the registers on the
    /// way to the jump target where they differ from those of the next instruction.
    fn apply_special(&mut self, instruction: Instruction, jump: &mut Option<Registers>) -> bool {
        let Instruction { op, a, b, .. } = instruction;
        match op {
            Op::Clear => self.state.remove(a),
            Op::CheckLocal => {
                self.expect_local(a);
                self.state.insert(a);
            }
            Op::DeleteLocal => {
                self.expect_local(a);
                self.state.remove(a);
            }
            Op::MakeCell => {
                self.expect_local(a);
                self.state.insert(a);
            }
            Op::JumpIfTrueOrPop | Op::JumpIfFalseOrPop => {
                self.expect_temporary(a);
                self.keep(a);
                *jump = Some(self.state);
                self.state.remove(a);
            }
            Op::ForIter => {
                self.expect_temporary(a);
                self.keep(a);
                let mut end = self.state;
                end.remove(a);
                *jump = Some(end);
                self.define(b);
            }
            Op::YieldFrom => {
                self.expect_temporary(b);
                self.keep(b);
                self.state.remove(b);
                self.define(a);
            }
            Op::MatchClass => {
                self.expect_temporary(a);
                self.keep(a);
                self.keep(b);
            }
            Op::MatchExceptionGroup => {
                self.expect_temporary(b);
                self.keep(b);
                self.consume(instruction.c);
                self.define(a);
            }
            _ => return false,
        }
        true
    }
}
