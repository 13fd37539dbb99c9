//! The eval loop: runs one frame until it returns, yields or raises. A call in the language is a call of `eval` on the native stack.
#![allow(unsafe_code, reason = "reads the stack pointer; marks the arms for the optimiser")]
//!
//! Shape, measured in `docs/decisions.md` ("The shape of eval"): one `match` whose arms are inlined functions from `ops`; each arm goes on by
//! itself, behind an empty assembly marker that differs from arm to arm, so that the compiler can neither merge the arms' tails nor put
//! anything but the dispatch into the head of the loop. Whatever is larger than two words, or has its address taken, lives in an outlined
//! function: that keeps the native frame of `eval` small, which every greenlet switch copies.
//!
//! Invariants:
//! 1. Reading the stack pointer and the empty markers have no effect.

use crate::bytecode::op::Op;
use crate::object::{Interp, Outcome, Ref, Value};

use super::frame::{self, Frame, FrameState};
use super::function::Function;
use super::ops::generator::Delegated;
use super::ops::{
    Step, arithmetic, attribute, build, call, class, compare, exception, generator, import, item, iterate, local, pattern, variable,
};
use super::pc::Pc;
use super::prepare::{self, Prepared, is_candidate};
use super::unwind;

/// The stack pointer.
#[inline(always)]
pub(super) fn stack_pointer() -> usize {
    let pointer: usize;
    #[cfg(target_arch = "x86_64")]
    // SAFETY: invariant 1.
    unsafe {
        std::arch::asm!("mov {}, rsp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: invariant 1.
    unsafe {
        std::arch::asm!("mov {}, sp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    pointer
}

/// Runs `frame`, which is the innermost one, from its `pc`. Its state tells afterwards whether it yielded. May run Python.
#[inline(never)]
pub(super) fn eval(interp: &Interp, frame: &Frame) -> Outcome {
    let mut pc = frame.pc();
    loop {
        macro_rules! arm {
            ($name:ident, $step:expr) => {
                match $step {
                    Some(next) => {
                        // SAFETY: invariant 1.
                        #[cfg(not(miri))]
                        unsafe {
                            std::arch::asm!(concat!("/* ", stringify!($name), " */"), options(nomem, nostack, preserves_flags));
                        }
                        pc = next;
                        continue;
                    }
                    None => {}
                }
            };
        }
        // A call in any form: of a callee that `prepare` makes a frame for, or natively.
        macro_rules! call_form {
            ($name:ident, $prepare:path, $native:path, $next:expr) => {
                match if is_candidate(frame.get(pc.a())) { $prepare(interp, frame, pc) } else { Prepared::Native } {
                    Prepared::Frame(callee) => arm!($name, descend_prepared(interp, frame, pc, callee, $next)),
                    Prepared::Raised => {}
                    Prepared::Native => arm!($name, $native(interp, frame, pc)),
                }
            };
        }
        macro_rules! ops {
            ($( $op:ident => $function:path $(, $argument:expr)?; )*) => {
                match pc.op() {
                    $( Op::$op => arm!($op, $function(interp, frame, pc $(, $argument)?)), )*
                    Op::Nop => arm!(Nop, Some(pc.next())),
                    Op::Jump => arm!(Jump, Some(pc.next().step(pc.ax()))),
                    Op::JumpBack => arm!(JumpBack, jump_back(interp, frame, pc)),
                    Op::Call => {
                        if let Some(callee) = frame.get(pc.a()).cast::<Function>()
                            && is_plain(interp, frame, callee, pc.b())
                        {
                            let callee = prepare(interp, frame, pc, pc.a(), pc.a() + 1, pc.b());
                            arm!(Call, descend(interp, frame, pc, callee))
                        } else {
                            call_form!(CallAny, call::prepare_call, call::call_any, pc.next())
                        }
                    }
                    Op::CallMethod => {
                        let has_receiver = usize::from(frame.bits(pc.a() + 1) != 0);
                        if let Some(callee) = frame.get(pc.a()).cast::<Function>()
                            && is_plain(interp, frame, callee, pc.b() + has_receiver)
                        {
                            let callee = prepare(interp, frame, pc, pc.a(), pc.a() + 2 - has_receiver, pc.b() + has_receiver);
                            arm!(CallMethod, descend(interp, frame, pc, callee))
                        } else {
                            call_form!(CallMethodAny, call::prepare_call_method, call::call_method_any, pc.next())
                        }
                    }
                    Op::CallKeyword => call_form!(CallKeyword, call::prepare_call_keyword, call::call_keyword, pc.next2()),
                    Op::CallMethodKeyword => {
                        call_form!(CallMethodKeyword, call::prepare_call_method_keyword, call::call_method_keyword, pc.next2())
                    }
                    Op::CallSpread => call_form!(CallSpread, call::prepare_call_spread, call::call_spread, pc.next()),
                    Op::Return => return Ok(result(frame, pc)),
                    Op::ReturnConst => return Ok(frame.constant(pc.bx()).clone()),
                    Op::Yield => return Ok(suspend(frame, pc)),
                    Op::YieldFrom => {
                        let delegated = if !frame.sent.is_some()
                            && let Some(inner) = generator::begin_generator(interp, frame, pc, pc.b())
                        {
                            let outcome = eval(interp, &inner);
                            generator::end_delegating(interp, frame, pc, inner, outcome)
                        } else {
                            generator::yield_from(interp, frame, pc)
                        };
                        match delegated {
                            Delegated::Yielded(value) => return Ok(value),
                            Delegated::Step(step) => arm!(YieldFrom, step),
                        }
                    }
                    Op::ForIter => {
                        if let Some(inner) = generator::begin_generator(interp, frame, pc, pc.a()) {
                            let outcome = eval(interp, &inner);
                            arm!(ForIterGenerator, generator::end_loop_step(interp, frame, pc, inner, outcome))
                        } else {
                            arm!(ForIter, iterate::for_iter(interp, frame, pc))
                        }
                    }
                }
            };
        }
        ops! {
            Move => local::mov;
            Copy => local::copy;
            Clear => local::clear;
            LoadConst => local::load_const;
            LoadConstFar => local::load_const_far;
            LoadSmallInt => local::load_small_int;
            LoadFar => local::load_far;
            StoreFar => local::store_far;
            DeleteFar => local::delete_far;
            CheckLocal => local::check_local;
            DeleteLocal => local::delete_local;
            MakeCell => local::make_cell;
            LoadCell => local::load_cell;
            StoreCell => local::store_cell;
            LoadClosure => local::load_closure;
            DeleteCell => local::delete_cell;
            LoadFree => local::load_free;
            StoreFree => local::store_free;
            DeleteFree => local::delete_free;
            LoadClassFree => local::load_class_free;
            LoadGlobal => variable::load_global;
            StoreGlobal => variable::store_global;
            DeleteGlobal => variable::delete_global;
            LoadName => variable::load_name;
            StoreName => variable::store_name;
            DeleteName => variable::delete_name;
            LoadLocals => variable::load_locals;
            SetupAnnotations => variable::setup_annotations;
            LoadAttr => attribute::load_attr;
            StoreAttr => attribute::store_attr;
            DeleteAttr => attribute::delete_attr;
            LoadMethod => attribute::load_method;
            GetItem => item::get_item;
            GetItemInt => item::get_item_int;
            SetItem => item::set_item;
            DeleteItem => item::delete_item;
            Negative => arithmetic::negative;
            Positive => arithmetic::positive;
            Invert => arithmetic::invert;
            Not => arithmetic::not;
            Add => arithmetic::add;
            Subtract => arithmetic::subtract;
            Multiply => arithmetic::multiply;
            TrueDivide => arithmetic::true_divide;
            FloorDivide => arithmetic::floor_divide;
            Remainder => arithmetic::remainder;
            Power => arithmetic::power;
            LeftShift => arithmetic::left_shift;
            RightShift => arithmetic::right_shift;
            And => arithmetic::and;
            Or => arithmetic::or;
            Xor => arithmetic::xor;
            MatrixMultiply => arithmetic::matrix_multiply;
            AddConst => arithmetic::add_constant;
            SubtractConst => arithmetic::subtract_constant;
            MultiplyConst => arithmetic::multiply_constant;
            TrueDivideConst => arithmetic::true_divide_constant;
            FloorDivideConst => arithmetic::floor_divide_constant;
            RemainderConst => arithmetic::remainder_constant;
            PowerConst => arithmetic::power_constant;
            LeftShiftConst => arithmetic::left_shift_constant;
            RightShiftConst => arithmetic::right_shift_constant;
            AndConst => arithmetic::and_constant;
            OrConst => arithmetic::or_constant;
            XorConst => arithmetic::xor_constant;
            InplaceAdd => arithmetic::inplace_add;
            InplaceSubtract => arithmetic::inplace_subtract;
            InplaceMultiply => arithmetic::inplace_multiply;
            InplaceTrueDivide => arithmetic::inplace_true_divide;
            InplaceFloorDivide => arithmetic::inplace_floor_divide;
            InplaceRemainder => arithmetic::inplace_remainder;
            InplacePower => arithmetic::inplace_power;
            InplaceLeftShift => arithmetic::inplace_left_shift;
            InplaceRightShift => arithmetic::inplace_right_shift;
            InplaceAnd => arithmetic::inplace_and;
            InplaceOr => arithmetic::inplace_or;
            InplaceXor => arithmetic::inplace_xor;
            InplaceMatrixMultiply => arithmetic::inplace_matrix_multiply;
            InplaceAddConst => arithmetic::inplace_add_constant;
            InplaceSubtractConst => arithmetic::inplace_subtract_constant;
            InplaceMultiplyConst => arithmetic::inplace_multiply_constant;
            Less => compare::less;
            LessEqual => compare::less_equal;
            Equal => compare::equal;
            NotEqual => compare::not_equal;
            Greater => compare::greater;
            GreaterEqual => compare::greater_equal;
            Is => compare::is;
            IsNot => compare::is_not;
            In => compare::is_in;
            NotIn => compare::not_in;
            TestLess => compare::test_less;
            TestLessEqual => compare::test_less_equal;
            TestEqual => compare::test_equal;
            TestNotEqual => compare::test_not_equal;
            TestGreater => compare::test_greater;
            TestGreaterEqual => compare::test_greater_equal;
            TestLessConst => compare::test_less_constant;
            TestLessEqualConst => compare::test_less_equal_constant;
            TestEqualConst => compare::test_equal_constant;
            TestNotEqualConst => compare::test_not_equal_constant;
            TestGreaterConst => compare::test_greater_constant;
            TestGreaterEqualConst => compare::test_greater_equal_constant;
            TestIs => compare::test_is;
            TestIn => compare::test_in;
            JumpIfTrue => compare::jump_if, true;
            JumpIfFalse => compare::jump_if, false;
            JumpIfTrueOrPop => compare::jump_if_or_pop, true;
            JumpIfFalseOrPop => compare::jump_if_or_pop, false;
            JumpIfNone => compare::jump_if_none, true;
            JumpIfNotNone => compare::jump_if_none, false;
            GetIter => iterate::get_iter;
            Unpack => iterate::unpack;
            UnpackStar => iterate::unpack_star;
            GetYieldFromIter => generator::get_yield_from_iter;
            GetAwaitable => generator::get_awaitable;
            GetAsyncIter => generator::get_async_iter;
            GetAsyncNext => generator::get_async_next;
            EndAsyncFor => exception::end_async_for;
            BuildTuple => build::build_tuple;
            BuildList => build::build_list;
            BuildSet => build::build_set;
            BuildMap => build::build_map;
            BuildString => build::build_string;
            BuildSlice => build::build_slice;
            ListAppend => build::list_append;
            SetAdd => build::set_add;
            MapAdd => build::map_add;
            ListExtend => build::list_extend;
            SetUpdate => build::set_update;
            DictUpdate => build::dict_update;
            DictMerge => build::dict_merge;
            ListToTuple => build::list_to_tuple;
            FormatValue => build::format_value;
            FormatWithSpec => build::format_with_spec;
            MakeFunction => class::make_function;
            SetFunctionAttribute => class::set_function_attribute;
            LoadBuildClass => class::load_build_class;
            MakeTyping => class::make_typing;
            ImportName => import::import_name;
            ImportFrom => import::import_from;
            ImportStar => import::import_star;
            Raise => exception::raise;
            RaiseFrom => exception::raise_from;
            RaiseHandled => exception::raise_handled;
            Reraise => exception::reraise;
            PushHandled => exception::push_handled;
            PopHandled => exception::pop_handled;
            MatchException => exception::match_exception;
            MatchExceptionGroup => exception::match_exception_group;
            PrepareReraiseStar => exception::prepare_reraise_star;
            EnterWith => exception::enter_with, false;
            EnterAsyncWith => exception::enter_with, true;
            ExitWithException => exception::exit_with_exception;
            LoadAssertionError => exception::load_assertion_error;
            MatchSequence => pattern::match_sequence;
            MatchMapping => pattern::match_mapping;
            GetLength => pattern::get_length;
            MatchKeys => pattern::match_keys;
            MatchClass => pattern::match_class;
            CopyWithoutKeys => pattern::copy_without_keys;
            PrintExpression => print_expression;
        }
        match unwind::to_handler(interp, frame) {
            Some(handler) => pc = handler,
            None => return Err(interp.raised_token()),
        }
    }
}

/// Jumps back; the safe point of loops.
#[inline(always)]
fn jump_back(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let ticks = interp.ticks.get() - 1;
    interp.ticks.set(ticks);
    if ticks < 0 || interp.heap.needs_attention() {
        return jump_back_slow(interp, frame, pc);
    }
    Some(pc.next().step(pc.ax()))
}

#[cold]
#[inline(never)]
fn jump_back_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    if interp.heap.needs_attention() {
        super::safe_point::attend(interp);
    }
    if interp.ticks.get() < 0 {
        super::safe_point::tick(interp).ok()?;
    }
    Some(pc.next().step(pc.ax()))
}

/// Whether a call with `count` positional arguments needs nothing but a frame: the arity fits, and depth, stack and ticks allow it.
#[inline(always)]
fn is_plain(interp: &Interp, frame: &Frame, callee: &Function, count: usize) -> bool {
    let ticks = interp.ticks.get() - 1;
    interp.ticks.set(ticks);
    callee.plain_arity() == count as u32
        && stack_pointer() >= interp.stack_limit.get()
        && frame.depth() < interp.recursion_limit.get()
        && ticks >= 0
}

/// Makes the callee's frame and moves function and arguments into it.
#[inline(always)]
fn prepare(interp: &Interp, frame: &Frame, pc: Pc, base: usize, first: usize, count: usize) -> Ref<Frame> {
    let function = frame.take_function(base);
    let callee = frame::make(interp, function);
    frame.move_run(first, &callee, 0, count);
    callee.set_caller(Some(frame.header_pointer()), frame.depth() + 1);
    frame.set_pc(pc);
    callee
}

/// Runs the callee's frame and stores its result in register C.
#[inline(always)]
fn descend(interp: &Interp, frame: &Frame, pc: Pc, callee: Ref<Frame>) -> Step {
    interp.frame.set(Some(callee.header_pointer()));
    callee.set_state(FrameState::Running);
    let outcome = eval(interp, &callee);
    interp.frame.set(Some(frame.header_pointer()));
    frame::finish_with(interp, callee, &outcome);
    frame.store(interp, pc.c(), outcome.ok()?);
    Some(pc.next())
}

/// As `descend`, for a frame that `prepare` made; goes on at `next`.
#[inline(always)]
fn descend_prepared(interp: &Interp, frame: &Frame, pc: Pc, callee: Ref<Frame>, next: Pc) -> Step {
    interp.frame.set(Some(callee.header_pointer()));
    callee.set_state(FrameState::Running);
    let outcome = eval(interp, &callee);
    interp.frame.set(Some(frame.header_pointer()));
    prepare::finish(interp, frame, pc, callee, outcome, next)
}

/// The value of a `return`: moved out of its register, because the frame ends, unless somebody has the frame who may look at its locals.
#[inline(always)]
fn result(frame: &Frame, pc: Pc) -> Value {
    if frame.is_shared() { frame.operand(pc.a()) } else { frame.take_live(pc.a()) }
}

/// The value of a `yield`; the frame waits for what will be sent.
#[inline(always)]
fn suspend(frame: &Frame, pc: Pc) -> Value {
    frame.set_pc(pc);
    frame.set_state(FrameState::Suspended);
    frame.operand(pc.b())
}

/// Shows A as the interactive loop does.
#[inline(never)]
fn print_expression(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let value = frame.operand(pc.a());
    crate::builtins::sys::display(interp, &value).ok()?;
    Some(pc.next())
}
