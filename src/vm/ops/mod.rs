//! What each opcode does, by family. The fast halves are inlined into `eval`; the slow halves are functions of their own, which take and give
//! words, so that they add nothing to eval's native frame.
//!
//! Conventions: an operation reads its operands by `Frame::get`, stores its result by `Frame::store`, ends the life of temporary operands by
//! `Frame::consume`, and records `pc` in the frame before anything that may raise or run Python.

pub(super) mod arithmetic;
pub(super) mod attribute;
pub(super) mod build;
pub(super) mod call;
pub(super) mod class;
pub(super) mod compare;
pub(super) mod exception;
pub(super) mod generator;
pub(super) mod import;
pub(super) mod item;
pub(super) mod iterate;
pub(super) mod local;
pub(super) mod pattern;
pub(super) mod variable;

use crate::object::{Interp, Outcome, Value};

use super::frame::Frame;
use super::pc::Pc;

/// Where to go on: the next instruction, or `None` when an exception waits in the interpreter.
pub(super) type Step = Option<Pc>;

/// Stores the outcome of an operation in register A, after ending the temporaries `used`, and goes on at `next`. May run Python.
#[inline(always)]
pub(super) fn complete(interp: &Interp, frame: &Frame, pc: Pc, outcome: Outcome, used: &[usize], next: Pc) -> Step {
    let Ok(value) = outcome else { return None };
    let destination = pc.a();
    // An operand that was in the destination goes in its turn: finalisers run in the order of the operands.
    let mut replaced = frame.exchange(destination, value);
    for register in used {
        if *register == destination && *register >= frame.first_temporary() {
            frame.drop_bits(interp, std::mem::take(&mut replaced));
        }
        frame.consume(interp, *register, destination);
    }
    frame.drop_bits(interp, replaced);
    attend(interp);
    Some(next)
}

/// As `complete`, for an operation without a result.
#[inline(always)]
pub(super) fn complete_unit(interp: &Interp, frame: &Frame, outcome: Outcome<()>, used: &[usize], next: Pc) -> Step {
    outcome.ok()?;
    for register in used {
        frame.consume(interp, *register, usize::MAX);
    }
    attend(interp);
    Some(next)
}

/// Runs what waits for a safe point. May run Python.
#[inline(always)]
pub(super) fn attend(interp: &Interp) {
    if interp.heap.needs_attention() {
        super::safe_point::attend(interp);
    }
}

/// The truth of a value when it is certain without running Python.
#[inline(always)]
pub(super) fn quick_truth(value: &Value) -> Option<bool> {
    if let Some(truth) = value.as_bool() {
        return Some(truth);
    }
    if value.is_none() {
        return Some(false);
    }
    value.as_small_int().map(|number| number != 0)
}
