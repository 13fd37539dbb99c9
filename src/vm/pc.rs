//! The position of the running code: a pointer into the words of a verified code object.
#![allow(unsafe_code, reason = "unchecked reads of instruction words")]
//!
//! Invariants:
//! 1. A `Pc` points at an instruction of a code object that passed `bytecode::verify` and is kept alive by the frame that runs it: so
//!    every word that its opcode announces is there, and jumps lead to instructions of the same code object.
//! 2. Operands are read as bytes: the field order of a word is that of a little-endian machine (checked below).

use std::ptr::NonNull;

use crate::bytecode::op::Op;

const _: () = assert!(cfg!(target_endian = "little"), "operands are read as the bytes of a little-endian word");

/// See the module documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Pc(NonNull<u32>);

impl Pc {
    /// The start of a code object's words.
    pub(super) fn start(words: &[u32]) -> Pc {
        Pc(NonNull::from(words).cast())
    }

    /// Number of words from the start of `words`, which holds this position.
    pub(super) fn offset_in(self, words: &[u32]) -> usize {
        (self.0.as_ptr() as usize - words.as_ptr() as usize) / size_of::<u32>()
    }

    #[inline(always)]
    fn byte(self, index: usize) -> u8 {
        // SAFETY: invariant 1: the word is there.
        unsafe { *self.0.as_ptr().cast::<u8>().add(index) }
    }

    /// The opcode.
    #[inline(always)]
    pub(super) fn op(self) -> Op {
        // SAFETY: invariant 1: the verifier found an opcode here; `Op` is a byte-sized enum.
        unsafe { std::mem::transmute::<u8, Op>(self.byte(0)) }
    }

    /// Operand A.
    #[inline(always)]
    pub(super) fn a(self) -> usize {
        usize::from(self.byte(1))
    }

    /// Operand B.
    #[inline(always)]
    pub(super) fn b(self) -> usize {
        usize::from(self.byte(2))
    }

    /// Operand C.
    #[inline(always)]
    pub(super) fn c(self) -> usize {
        usize::from(self.byte(3))
    }

    /// Operand Bx, unsigned.
    #[inline(always)]
    pub(super) fn bx(self) -> usize {
        // SAFETY: invariant 1; the upper half of an aligned word is aligned to 2.
        usize::from(unsafe { *self.0.as_ptr().cast::<u16>().add(1) })
    }

    /// Operand Bx, signed.
    #[inline(always)]
    pub(super) fn bx_signed(self) -> i32 {
        i32::from(self.bx() as u16 as i16)
    }

    /// Operand Ax, signed: a jump distance from the next instruction.
    #[inline(always)]
    pub(super) fn ax(self) -> isize {
        // SAFETY: invariant 1.
        (unsafe { *self.0.as_ptr() } as i32 >> 8) as isize
    }

    /// The extra word of a two-word instruction.
    #[inline(always)]
    pub(super) fn extra(self) -> u32 {
        // SAFETY: invariant 1; callers ask only at instructions with an extra word.
        unsafe { *self.0.as_ptr().add(1) }
    }

    /// The extra word as a jump distance.
    #[inline(always)]
    pub(super) fn extra_jump(self) -> isize {
        self.extra() as i32 as isize
    }

    /// The position `words` further.
    #[inline(always)]
    pub(super) fn step(self, words: isize) -> Pc {
        // SAFETY: invariant 1: the verifier checked the target, and code does not fall off its end.
        Pc(unsafe { NonNull::new_unchecked(self.0.as_ptr().offset(words)) })
    }

    /// The position after a one-word instruction.
    #[inline(always)]
    pub(super) fn next(self) -> Pc {
        self.step(1)
    }

    /// The position after a two-word instruction.
    #[inline(always)]
    pub(super) fn next2(self) -> Pc {
        self.step(2)
    }
}
