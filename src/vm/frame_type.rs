//! The type `frame`, and what a frame tells of itself: locals, lines, callers.

use crate::bytecode::positions;
use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::slots::SlotFunction;
use crate::object::{GetSet, Interp, Method, Outcome, Ref, SlotKey, Value, address};
use crate::types::cell::CellObject;

use super::frame::{self, Frame, FrameState};

const SPEC: TypeSpec = TypeSpec {
    name: "frame",
    slots: &[(SlotKey::Repr, SlotFunction::Unary(repr))],
    getset: &[
        GetSet::read_only("f_code", |_, this| Ok(payload(this).code_reference().into_value())),
        GetSet::read_only("f_globals", |_, this| Ok(payload(this).function().globals.value())),
        GetSet::read_only("f_builtins", |interp, _| Ok(interp.builtins.value())),
        GetSet::read_only("f_locals", |interp, this| locals(interp, payload(this))),
        GetSet::read_only("f_lineno", |interp, this| Ok(interp.int(i64::from(line(payload(this)))))),
        GetSet::read_only("f_lasti", |interp, this| Ok(interp.int_from_usize(word(payload(this)) * 2))),
        GetSet::read_only("f_back", |interp, this| {
            Ok(payload(this).caller().map_or(Value::NONE, |caller| frame::exposed(interp, &caller)))
        }),
        GetSet::read_only("f_trace", |_, _| Ok(Value::NONE)),
    ],
    methods: &[Method::new("clear", "", |interp, args| clear(interp, &args[0]))],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<Frame>(&interp.types.frame, &interp.types.object, &SPEC);
}

fn payload(this: &Value) -> &Frame {
    this.cast::<Frame>().expect("a method of frame")
}

fn word(frame: &Frame) -> usize {
    frame.pc().offset_in(&frame.code().code.words)
}

/// The line a frame is at.
pub(crate) fn line(frame: &Frame) -> u32 {
    let code = &frame.code().code;
    if frame.state() == FrameState::Created { code.first_line } else { positions::line_at(&code.positions, word(frame) as u32) }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let frame = payload(this);
    let code = &frame.code().code;
    let (at, file, line, name) = (address(this), &code.filename, line(frame), &code.name);
    Ok(interp.text(format!("<frame at {at:#x}, file '{file}', line {line}, code {name}>")).into_value())
}

fn clear(interp: &Interp, this: &Value) -> Outcome {
    let frame = payload(this);
    match frame.state() {
        FrameState::Running => Err(interp.runtime_error("cannot clear an executing frame")),
        FrameState::Suspended => Err(interp.runtime_error("cannot clear a suspended frame")),
        _ => {
            frame.clear_from(0);
            super::ops::attend(interp);
            Ok(Value::NONE)
        }
    }
}

/// The local variables of a frame: the namespace of a class or module body itself, for a function a new dict.
pub(crate) fn locals(interp: &Interp, frame: &Frame) -> Outcome {
    if let Some(namespace) = frame.namespace.get() {
        return Ok(namespace);
    }
    if !frame.code().code.flags.has(crate::bytecode::code::CodeFlags::OPTIMIZED) {
        return Ok(frame.function().globals.value());
    }
    let dict = interp.dict();
    function_locals(interp, frame, &dict);
    Ok(dict.into_value())
}

fn function_locals(interp: &Interp, frame: &Frame, dict: &Ref<Dict>) {
    let code = frame.code();
    for (place, name) in code.local_names.iter().enumerate() {
        let register = code.local_register(place);
        if register >= frame.register_count() || !frame.is_bound(register) {
            continue;
        }
        let value = frame.get(register);
        let is_cell = code.code.cell_locals.contains(&(register as u32));
        let content = match value.cast::<CellObject>().filter(|_| is_cell) {
            Some(cell) => cell.content.get(),
            None => Some(value.clone()),
        };
        if let Some(content) = content
            && (name.as_bytes() == b".0" || name.as_bytes().first() != Some(&b'.'))
        {
            drop(dict.set_text(name, content));
        }
    }
    for (name, cell) in code.free_names.iter().zip(&frame.function().closure) {
        if let Some(content) = cell.content.get() {
            drop(dict.set_text(&interp.intern_text(name), content));
        }
    }
}
