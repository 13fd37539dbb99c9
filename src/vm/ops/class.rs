//! Making functions and classes.

use crate::bytecode::code::Capture;
use crate::object::dict::Dict;
use crate::object::tuple::Tuple;
use crate::object::{Interp, Ref, Value};
use crate::types::cell::CellObject;

use super::super::code::CodeObject;
use super::super::frame::Frame;
use super::super::function::Function;
use super::super::pc::Pc;
use super::Step;

/// `A =` a function of the code `constants[Bx]`.
#[inline(never)]
pub(in crate::vm) fn make_function(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let code = frame.constant(pc.bx()).to_ref::<CodeObject>()?;
    let capture = |capture: &Capture| -> Option<Ref<CellObject>> {
        match *capture {
            Capture::Local(register) => frame.get(register as usize).to_ref::<CellObject>(),
            Capture::Free(index) => Some(frame.function().closure[index as usize].clone()),
        }
    };
    let closure: Option<Box<[Ref<CellObject>]>> = code.code.captures.iter().map(capture).collect();
    let function = Function::new(interp, code, frame.function().globals.clone(), closure?);
    let function = interp.allocate(&interp.types.function, function);
    frame.store(interp, pc.a(), function.into_value());
    Some(pc.next())
}

/// Sets an attribute of function A from B: C says which.
#[inline(never)]
pub(in crate::vm) fn set_function_attribute(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.b());
    let function = frame.get(pc.a()).cast::<Function>()?;
    match pc.c() {
        0 => drop(function.defaults.replace(value.into_ref::<Tuple>())),
        1 => drop(function.keyword_defaults.replace(value.into_ref::<Dict>())),
        2 => function.annotations.set(value),
        _ => function.type_parameters.set(value),
    }
    super::attend(interp);
    Some(pc.next())
}

/// `A = __build_class__`.
#[inline(never)]
pub(in crate::vm) fn load_build_class(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    match interp.builtins.get_text(&interp.names.build_class) {
        Some(function) => {
            frame.store(interp, pc.a(), function);
            Some(pc.next())
        }
        None => {
            let _raised =
                interp.name_error(&interp.exceptions.name_error, interp.names.build_class.as_value(), "__build_class__ not found");
            None
        }
    }
}

/// `A =` a typing object made from three registers at B.
#[inline(never)]
pub(in crate::vm) fn make_typing(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let parts: &[Value] = frame.run(pc.b(), 3);
    let value = super::super::typing::make(interp, pc.extra(), parts).ok()?;
    frame.clear_run(interp, pc.b(), 3);
    frame.store(interp, pc.a(), value);
    Some(pc.next2())
}
