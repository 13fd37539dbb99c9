//! What happens to a frame when an exception leaves an instruction: the traceback grows, a handler is looked up.

use crate::bytecode::code::Handler;
use crate::bytecode::op::Op;
use crate::bytecode::positions;
use crate::object::{Interp, Ref, Value};

use super::frame::{self, Frame};
use super::pc::Pc;

/// Where the frame goes on handling the exception that waits in the interpreter; `None` when it leaves the frame. The frame's `pc`
/// says where it was raised. May run Python (finalisers of dropped temporaries).
#[cold]
#[inline(never)]
pub(super) fn to_handler(interp: &Interp, frame: &Frame) -> Option<Pc> {
    let pc = frame.pc();
    let exception = interp.raised.get()?;
    if !passes_again(interp, pc.op(), &exception) {
        extend_traceback(interp, frame, pc, &exception);
    }
    if interp.limits.ending().is_some() {
        return None;
    }
    let code = &frame.code().code;
    let word = pc.offset_in(&code.words) as u32;
    let handler = find(&code.handlers, word)?;
    drop(interp.raised.take());
    frame.clear_from_keeping_far(handler.depth as usize);
    frame.store(interp, handler.depth as usize, exception);
    super::ops::attend(interp);
    Some(frame.code().plan.entry.step(handler.target as isize))
}

/// Lets the exception that waits in the interpreter leave the frame, whatever handlers there are.
#[cold]
pub(super) fn leave(interp: &Interp, frame: &Frame) {
    if let Some(exception) = interp.raised.get() {
        extend_traceback(interp, frame, frame.pc(), &exception);
    }
}

/// Whether a handler covers the place where the frame is.
pub(super) fn has_handler(frame: &Frame) -> bool {
    let code = &frame.code().code;
    find(&code.handlers, frame.pc().offset_in(&code.words) as u32).is_some()
}

/// Whether the exception has passed this frame before, so that its traceback already tells of it.
fn passes_again(interp: &Interp, op: Op, exception: &Value) -> bool {
    match op {
        Op::Reraise => true,
        // Without a handled exception it raises another one.
        Op::RaiseHandled => interp.current_handled().is_some_and(|handled| handled.is(exception)),
        _ => false,
    }
}

/// Handlers cover disjoint stretches, in ascending order.
fn find(handlers: &[Handler], word: u32) -> Option<&Handler> {
    let after = handlers.partition_point(|handler| handler.start <= word);
    handlers[..after].last().filter(|handler| word < handler.end)
}

fn extend_traceback(interp: &Interp, frame: &Frame, pc: Pc, exception: &Value) {
    if let Some(frame) = frame::current_frame(interp).filter(|current| std::ptr::eq(&raw const **current, frame)) {
        extend_with(interp, &frame, pc, exception);
    }
}

/// Puts the innermost running frame in front of an exception's traceback.
pub(super) fn extend_with_current_frame(interp: &Interp, exception: &Value) {
    if let Some(frame) = frame::current_frame(interp) {
        extend_with(interp, &frame, frame.pc(), exception);
    }
}

fn extend_with(interp: &Interp, frame: &Ref<Frame>, pc: Pc, exception: &Value) {
    let code = &frame.code().code;
    let word = pc.offset_in(&code.words) as u32;
    let line = positions::line_at(&code.positions, word);
    let frame = frame::exposed(interp, frame);
    interp.extend_traceback(exception, frame, word, line);
}
