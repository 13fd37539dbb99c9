//! One instruction outside its words, and the way from words to it.
//!
//! The emitter collects instructions of this form and lays them out at the end; the verifier and the
//! disassembler decode words back into it. Both sides share `effect` and `flow`, which read this form only.

use std::fmt;

use crate::bytecode::op::{Extra, Op, Operand};
use crate::bytecode::word;

/// An instruction with its fields taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Which operation.
    pub op: Op,
    /// Field A; zero for jumps without other operands.
    pub a: u8,
    /// Field B, or the low byte of Bx.
    pub b: u8,
    /// Field C, or the high byte of Bx.
    pub c: u8,
    /// The extra word. For every jump, in whatever form: the index of the target instruction (while the emitter
    /// still collects, the number of its label).
    pub extra: u32,
}

impl Instruction {
    /// Field Bx.
    #[must_use]
    pub const fn wide(self) -> u16 {
        u16::from_le_bytes([self.b, self.c])
    }

    /// Whether control may go to a jump target.
    #[must_use]
    pub fn jumps(self) -> bool {
        is_jump(self.op)
    }
}

/// Whether instructions of this kind have a jump target.
#[must_use]
pub fn is_jump(op: Op) -> bool {
    let shape = op.shape();
    shape.a == Operand::Jump || shape.extra == Extra::Jump
}

/// Why words are not a sequence of instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// No opcode has this byte.
    UnknownOp {
        /// Where, in words.
        word: u32,
        /// The byte.
        byte: u8,
    },
    /// The last instruction lacks its second word.
    Truncated {
        /// Where, in words.
        word: u32,
    },
    /// A jump leads out of the code or into the middle of an instruction.
    BadTarget {
        /// Where, in words.
        word: u32,
        /// The target, in words.
        target: i64,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownOp { word, byte } => write!(out, "word {word}: no opcode is {byte}"),
            Self::Truncated { word } => write!(out, "word {word}: the instruction lacks its second word"),
            Self::BadTarget { word, target } => {
                write!(out, "word {word}: jump to word {target}, where no instruction starts")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decoded code: instructions, and how their indices relate to words.
#[derive(Debug)]
pub struct Decoded {
    /// The instructions in order; jump targets are indices into this.
    pub instructions: Vec<Instruction>,
    /// First word of each instruction, and at the end the number of words.
    pub starts: Vec<u32>,
}

impl Decoded {
    /// Takes `words` apart.
    ///
    /// # Errors
    /// When they are not whole instructions with targets at instruction starts.
    pub fn try_from_words(words: &[u32]) -> Result<Self, DecodeError> {
        let mut instructions = Vec::with_capacity(words.len());
        let mut starts = Vec::with_capacity(words.len() + 1);
        let mut at = 0;
        while at < words.len() {
            starts.push(at as u32);
            let first = words[at];
            let byte = word::op_byte(first);
            let op = Op::from_byte(byte).ok_or(DecodeError::UnknownOp { word: at as u32, byte })?;
            let extra = match op.length() {
                1 => 0,
                _ => *words.get(at + 1).ok_or(DecodeError::Truncated { word: at as u32 })?,
            };
            let (a, b, c) = (word::a(first), word::b(first), word::c(first));
            instructions.push(if op.shape().a == Operand::Jump {
                Instruction { op, a: 0, b: 0, c: 0, extra: word::ax(first) as u32 }
            } else {
                Instruction { op, a, b, c, extra }
            });
            at += op.length();
        }
        starts.push(at as u32);
        let mut decoded = Self { instructions, starts };
        decoded.resolve_targets()?;
        Ok(decoded)
    }

    /// Turns distances in words into instruction indices.
    fn resolve_targets(&mut self) -> Result<(), DecodeError> {
        for index in 0..self.instructions.len() {
            if self.instructions[index].jumps() {
                let distance = i64::from(self.instructions[index].extra as i32);
                let target = i64::from(self.starts[index + 1]) + distance;
                let found = u32::try_from(target).ok().and_then(|target| self.index_of(target));
                self.instructions[index].extra = found.ok_or(DecodeError::BadTarget { word: self.starts[index], target })?;
            }
        }
        Ok(())
    }

    /// The index of the instruction that starts at `word`; none starts at the end of the code.
    #[must_use]
    pub fn index_of(&self, word: u32) -> Option<u32> {
        let starts = &self.starts[..self.instructions.len()];
        starts.binary_search(&word).ok().map(|index| index as u32)
    }

    /// As `index_of`, but the end of the code counts too: for the end of a range.
    #[must_use]
    pub fn boundary_of(&self, word: u32) -> Option<u32> {
        self.starts.binary_search(&word).ok().map(|index| index as u32)
    }
}
