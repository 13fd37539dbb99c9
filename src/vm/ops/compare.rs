//! Comparisons that give a value, comparisons that jump, and jumps on truth.

use crate::object::arithmetic::mixed_floats;
use crate::object::protocol::{compare, item, truth};
use crate::object::{CompareOp, Interp, Outcome, Str, Value};

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend, complete, quick_truth};

/// Defines the three forms of a comparison: a value, a jump, a jump with a constant operand.
macro_rules! comparison {
    ($value:ident, $test:ident, $test_constant:ident, $op:ident) => {
        #[inline(always)]
        pub(in crate::vm) fn $value(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(truth) = compare::quick(frame.get(pc.b()), frame.get(pc.c()), CompareOp::$op) {
                frame.store(interp, pc.a(), Value::bool(truth));
                return Some(pc.next());
            }
            compare_value(interp, frame, pc, CompareOp::$op)
        }

        #[inline(always)]
        pub(in crate::vm) fn $test(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(truth) = compare::quick(frame.get(pc.a()), frame.get(pc.b()), CompareOp::$op) {
                return Some(branch(pc, truth == (pc.c() != 0)));
            }
            test(interp, frame, pc, CompareOp::$op)
        }

        #[inline(always)]
        pub(in crate::vm) fn $test_constant(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(truth) = compare::quick(frame.get(pc.a()), frame.constant(pc.b()), CompareOp::$op) {
                return Some(branch(pc, truth == (pc.c() != 0)));
            }
            test_constant(interp, frame, pc, CompareOp::$op)
        }
    };
}

comparison!(less, test_less, test_less_constant, Less);
comparison!(less_equal, test_less_equal, test_less_equal_constant, LessEqual);
comparison!(equal, test_equal, test_equal_constant, Equal);
comparison!(not_equal, test_not_equal, test_not_equal_constant, NotEqual);
comparison!(greater, test_greater, test_greater_constant, Greater);
comparison!(greater_equal, test_greater_equal, test_greater_equal_constant, GreaterEqual);

/// The next instruction of a two-word branch: its target, or the one that follows.
#[inline(always)]
fn branch(pc: Pc, is_taken: bool) -> Pc {
    let next = pc.next2();
    if is_taken { next.step(pc.extra_jump()) } else { next }
}

/// Answers for pairs that the inlined half leaves out but that need no script code.
#[inline(always)]
fn cheap(interp: &Interp, one: &Value, other: &Value, op: CompareOp) -> Option<bool> {
    if let Some((one, other)) = mixed_floats(one, other) {
        // Immediate integers have 48 bits: exact as floats.
        return Some(one.partial_cmp(&other).map_or(op == CompareOp::NotEqual, |ordering| op.accepts(ordering)));
    }
    if interp.types.str.is_type_of(one) && interp.types.str.is_type_of(other) {
        let (one, other) = (one.cast::<Str>()?, other.cast::<Str>()?);
        // Generalised UTF-8 sorts as its code points do.
        return Some(op.accepts(one.as_bytes().cmp(other.as_bytes())));
    }
    None
}

#[inline(never)]
fn compare_value(interp: &Interp, frame: &Frame, pc: Pc, op: CompareOp) -> Step {
    let (one, other) = (frame.get(pc.b()), frame.get(pc.c()));
    frame.set_pc(pc);
    let outcome = match cheap(interp, one, other, op) {
        Some(truth) => Ok(Value::bool(truth)),
        None => compare::rich(interp, one, other, op),
    };
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next())
}

#[inline(never)]
fn test(interp: &Interp, frame: &Frame, pc: Pc, op: CompareOp) -> Step {
    let truth = evaluate(interp, frame, pc, frame.get(pc.a()), frame.get(pc.b()), op).ok()?;
    finish_test(interp, frame, pc, truth, &[pc.a(), pc.b()])
}

#[inline(never)]
fn test_constant(interp: &Interp, frame: &Frame, pc: Pc, op: CompareOp) -> Step {
    let truth = evaluate(interp, frame, pc, frame.get(pc.a()), frame.constant(pc.b()), op).ok()?;
    finish_test(interp, frame, pc, truth, &[pc.a()])
}

#[inline(always)]
fn evaluate(interp: &Interp, frame: &Frame, pc: Pc, one: &Value, other: &Value, op: CompareOp) -> Outcome<bool> {
    frame.set_pc(pc);
    match cheap(interp, one, other, op) {
        Some(truth) => Ok(truth),
        None => compare::test(interp, one, other, op),
    }
}

#[inline(always)]
fn finish_test(interp: &Interp, frame: &Frame, pc: Pc, truth: bool, used: &[usize]) -> Step {
    for register in used {
        frame.consume(interp, *register, usize::MAX);
    }
    attend(interp);
    Some(branch(pc, truth == (pc.c() != 0)))
}

/// `A = B is C`.
#[inline(always)]
pub(in crate::vm) fn is(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let truth = frame.get(pc.b()).is(frame.get(pc.c()));
    complete(interp, frame, pc, Ok(Value::bool(truth)), &[pc.b(), pc.c()], pc.next())
}

/// `A = B is not C`.
#[inline(always)]
pub(in crate::vm) fn is_not(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let truth = !frame.get(pc.b()).is(frame.get(pc.c()));
    complete(interp, frame, pc, Ok(Value::bool(truth)), &[pc.b(), pc.c()], pc.next())
}

/// `A = B in C`.
#[inline(never)]
pub(in crate::vm) fn is_in(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = item::contains(interp, frame.get(pc.c()), frame.get(pc.b())).map(Value::bool);
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next())
}

/// `A = B not in C`.
#[inline(never)]
pub(in crate::vm) fn not_in(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = item::contains(interp, frame.get(pc.c()), frame.get(pc.b())).map(|truth| Value::bool(!truth));
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next())
}

/// Jumps when `(A is B) == C`.
#[inline(always)]
pub(in crate::vm) fn test_is(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let truth = frame.get(pc.a()).is(frame.get(pc.b()));
    finish_test(interp, frame, pc, truth, &[pc.a(), pc.b()])
}

/// Jumps when `(A in B) == C`.
#[inline(never)]
pub(in crate::vm) fn test_in(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let truth = item::contains(interp, frame.get(pc.b()), frame.get(pc.a())).ok()?;
    finish_test(interp, frame, pc, truth, &[pc.a(), pc.b()])
}

/// Jumps when the truth of A is `wanted`.
#[inline(always)]
pub(in crate::vm) fn jump_if(interp: &Interp, frame: &Frame, pc: Pc, wanted: bool) -> Step {
    match quick_truth(frame.get(pc.a())) {
        Some(truth) => Some(branch(pc, truth == wanted)),
        None => jump_if_slow(interp, frame, pc, wanted),
    }
}

#[inline(never)]
fn jump_if_slow(interp: &Interp, frame: &Frame, pc: Pc, wanted: bool) -> Step {
    frame.set_pc(pc);
    let truth = truth::is_true(interp, frame.get(pc.a())).ok()?;
    frame.consume(interp, pc.a(), usize::MAX);
    attend(interp);
    Some(branch(pc, truth == wanted))
}

/// Jumps when the truth of A is `wanted`, keeping A; else consumes A.
#[inline(never)]
pub(in crate::vm) fn jump_if_or_pop(interp: &Interp, frame: &Frame, pc: Pc, wanted: bool) -> Step {
    frame.set_pc(pc);
    let truth = truth::is_true(interp, frame.get(pc.a())).ok()?;
    if truth != wanted {
        frame.consume(interp, pc.a(), usize::MAX);
    }
    attend(interp);
    Some(branch(pc, truth == wanted))
}

/// Jumps when `(A is None) == wanted`.
#[inline(always)]
pub(in crate::vm) fn jump_if_none(interp: &Interp, frame: &Frame, pc: Pc, wanted: bool) -> Step {
    let truth = frame.get(pc.a()).is_none();
    frame.consume(interp, pc.a(), usize::MAX);
    Some(branch(pc, truth == wanted))
}
