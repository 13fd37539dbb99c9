//! Unary, binary and in-place operators.

use crate::object::arithmetic as fast;
use crate::object::protocol::{number, truth};
use crate::object::{BinaryOp, Interp, Outcome, Str, Value};

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend, complete, quick_truth};

/// Defines the four forms of an operator: registers, constant operand, and both in place.
macro_rules! operator {
    ($name:ident, $constant:ident, $inplace:ident, $fast:path, $op:ident) => {
        #[inline(always)]
        pub(in crate::vm) fn $name(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(result) = $fast(frame.get(pc.b()), frame.get(pc.c())) {
                frame.store(interp, pc.a(), result);
                return Some(pc.next());
            }
            binary(interp, frame, pc, BinaryOp::$op)
        }

        #[inline(always)]
        pub(in crate::vm) fn $constant(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(result) = $fast(frame.get(pc.b()), frame.constant(pc.c())) {
                frame.store(interp, pc.a(), result);
                return Some(pc.next());
            }
            binary_constant(interp, frame, pc, BinaryOp::$op)
        }

        #[inline(always)]
        pub(in crate::vm) fn $inplace(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(result) = $fast(frame.get(pc.b()), frame.get(pc.c())) {
                frame.store(interp, pc.a(), result);
                return Some(pc.next());
            }
            inplace(interp, frame, pc, BinaryOp::$op)
        }
    };
}

operator!(add, add_constant, inplace_add, fast::add, Add);
operator!(subtract, subtract_constant, inplace_subtract, fast::subtract, Subtract);
operator!(multiply, multiply_constant, inplace_multiply, fast::multiply, Multiply);
operator!(true_divide, true_divide_constant, inplace_true_divide, fast::true_divide, TrueDivide);
operator!(floor_divide, floor_divide_constant, inplace_floor_divide, fast::floor_divide, FloorDivide);
operator!(remainder, remainder_constant, inplace_remainder, fast::remainder, Remainder);
operator!(power, power_constant, inplace_power, fast::none, Power);
operator!(left_shift, left_shift_constant, inplace_left_shift, fast::left_shift, LeftShift);
operator!(right_shift, right_shift_constant, inplace_right_shift, fast::right_shift, RightShift);
operator!(and, and_constant, inplace_and, fast::and, And);
operator!(or, or_constant, inplace_or, fast::or, Or);
operator!(xor, xor_constant, inplace_xor, fast::xor, Xor);

/// The in-place forms with a constant operand.
macro_rules! inplace_constant_operator {
    ($name:ident, $fast:path, $op:ident) => {
        #[inline(always)]
        pub(in crate::vm) fn $name(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
            if let Some(result) = $fast(frame.get(pc.b()), frame.constant(pc.c())) {
                frame.store(interp, pc.a(), result);
                return Some(pc.next());
            }
            inplace_constant(interp, frame, pc, BinaryOp::$op)
        }
    };
}

inplace_constant_operator!(inplace_add_constant, fast::add, Add);
inplace_constant_operator!(inplace_subtract_constant, fast::subtract, Subtract);
inplace_constant_operator!(inplace_multiply_constant, fast::multiply, Multiply);

/// Matrix multiplication, which no built-in type has.
pub(in crate::vm) fn matrix_multiply(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    binary(interp, frame, pc, BinaryOp::MatrixMultiply)
}

/// In-place matrix multiplication.
pub(in crate::vm) fn inplace_matrix_multiply(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    inplace(interp, frame, pc, BinaryOp::MatrixMultiply)
}

/// A float and an integer, the commonest pair that the inlined halves leave out.
#[inline(always)]
fn mixed(op: BinaryOp, one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = fast::mixed_floats(one, other)?;
    match op {
        BinaryOp::Add => Some(Value::float(one + other)),
        BinaryOp::Subtract => Some(Value::float(one - other)),
        BinaryOp::Multiply => Some(Value::float(one * other)),
        BinaryOp::TrueDivide if other != 0.0 => Some(Value::float(one / other)),
        _ => None,
    }
}

#[inline(never)]
fn binary(interp: &Interp, frame: &Frame, pc: Pc, op: BinaryOp) -> Step {
    let (one, other) = (frame.get(pc.b()), frame.get(pc.c()));
    frame.set_pc(pc);
    if op == BinaryOp::Add && append_text(interp, frame, pc, other) {
        return complete_appended(interp, frame, pc);
    }
    let outcome = evaluate(interp, op, one, other);
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next())
}

#[inline(never)]
fn binary_constant(interp: &Interp, frame: &Frame, pc: Pc, op: BinaryOp) -> Step {
    let (one, other) = (frame.get(pc.b()), frame.constant(pc.c()));
    frame.set_pc(pc);
    if op == BinaryOp::Add && append_text(interp, frame, pc, other) {
        return Some(pc.next());
    }
    let outcome = evaluate(interp, op, one, other);
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

#[inline(always)]
fn evaluate(interp: &Interp, op: BinaryOp, one: &Value, other: &Value) -> Outcome {
    match mixed(op, one, other) {
        Some(result) => Ok(result),
        None => number::binary(interp, op, one, other),
    }
}

/// `A = A + other` of texts where nobody else has the one in A: it grows where it is, so that a loop that appends is not quadratic.
/// Runs no Python.
#[inline(always)]
fn append_text(interp: &Interp, frame: &Frame, pc: Pc, other: &Value) -> bool {
    let str = &interp.types.str;
    pc.a() == pc.b() && str.is_type_of(frame.get(pc.a())) && str.is_type_of(other) && append_exclusive(interp, frame, pc.a(), other)
}

#[inline(never)]
fn append_exclusive(interp: &Interp, frame: &Frame, register: usize, other: &Value) -> bool {
    let Some(more) = other.cast::<Str>() else {
        return false;
    };
    let room = more.as_bytes().len() + frame.get(register).cast::<Str>().map_or(0, |text| text.as_bytes().len());
    if other.is(frame.get(register)) || !interp.heap.has_room(room) {
        return false;
    }
    let mut text = frame.take_live(register).into_ref::<Str>().expect("its type was checked");
    let appended = text.exclusive().map(|text| text.append(more));
    frame.put_fresh(register, text.into_value());
    appended.is_some()
}

/// The end of an operation whose result is in its place already.
#[inline(never)]
fn complete_appended(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.consume(interp, pc.c(), pc.a());
    attend(interp);
    Some(pc.next())
}

#[inline(never)]
fn inplace(interp: &Interp, frame: &Frame, pc: Pc, op: BinaryOp) -> Step {
    frame.set_pc(pc);
    if op == BinaryOp::Add && append_text(interp, frame, pc, frame.get(pc.c())) {
        return complete_appended(interp, frame, pc);
    }
    let outcome = evaluate_inplace(interp, op, frame.get(pc.b()), frame.get(pc.c()));
    complete(interp, frame, pc, outcome, &[pc.b(), pc.c()], pc.next())
}

#[inline(never)]
fn inplace_constant(interp: &Interp, frame: &Frame, pc: Pc, op: BinaryOp) -> Step {
    frame.set_pc(pc);
    if op == BinaryOp::Add && append_text(interp, frame, pc, frame.constant(pc.c())) {
        return Some(pc.next());
    }
    let outcome = evaluate_inplace(interp, op, frame.get(pc.b()), frame.constant(pc.c()));
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

#[inline(always)]
fn evaluate_inplace(interp: &Interp, op: BinaryOp, one: &Value, other: &Value) -> Outcome {
    match mixed(op, one, other) {
        Some(result) => Ok(result),
        None => number::inplace(interp, op, one, other),
    }
}

/// `A = -B`.
#[inline(always)]
pub(in crate::vm) fn negative(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.get(pc.b());
    let result = match (value.as_small_int(), value.as_float()) {
        (Some(number), _) => Value::small_int(-number),
        (_, Some(number)) => Some(Value::float(-number)),
        _ => None,
    };
    if let Some(result) = result {
        frame.store(interp, pc.a(), result);
        return Some(pc.next());
    }
    unary(interp, frame, pc, number::negative)
}

/// `A = +B`.
pub(in crate::vm) fn positive(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    unary(interp, frame, pc, number::positive)
}

/// `A = ~B`.
pub(in crate::vm) fn invert(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    unary(interp, frame, pc, number::invert)
}

#[inline(never)]
fn unary(interp: &Interp, frame: &Frame, pc: Pc, function: fn(&Interp, &Value) -> Outcome) -> Step {
    frame.set_pc(pc);
    let outcome = function(interp, frame.get(pc.b()));
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

/// `A = not B`.
#[inline(always)]
pub(in crate::vm) fn not(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    if let Some(truth) = quick_truth(frame.get(pc.b())) {
        frame.store(interp, pc.a(), Value::bool(!truth));
        return Some(pc.next());
    }
    unary(interp, frame, pc, |interp, value| truth::is_true(interp, value).map(|truth| Value::bool(!truth)))
}
