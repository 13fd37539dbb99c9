//! Registers, constants, cells and free variables.

use crate::object::raise::Raised;
use crate::object::{Interp, Ref, Str, Value};
use crate::types::cell::CellObject;

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend};

/// `A = B`.
#[inline(always)]
pub(in crate::vm) fn mov(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.b());
    frame.store(interp, pc.a(), value);
    Some(pc.next())
}

/// `A = B`, keeping B.
#[inline(always)]
pub(in crate::vm) fn copy(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.get(pc.b()).clone();
    frame.store(interp, pc.a(), value);
    Some(pc.next())
}

/// Drops A.
#[inline(always)]
pub(in crate::vm) fn clear(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.clear_register(interp, pc.a());
    Some(pc.next())
}

/// `A = constants[Bx]`.
#[inline(always)]
pub(in crate::vm) fn load_const(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.constant(pc.bx()).clone();
    frame.store(interp, pc.a(), value);
    Some(pc.next())
}

/// `A = constants[extra]`.
#[inline(never)]
pub(in crate::vm) fn load_const_far(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.constant(pc.extra() as usize).clone();
    frame.store(interp, pc.a(), value);
    Some(pc.next2())
}

/// `A = Bx`.
#[inline(always)]
pub(in crate::vm) fn load_small_int(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.store(interp, pc.a(), Value::int_from_i32(pc.bx_signed()));
    Some(pc.next())
}

/// `A = registers[Bx]`.
#[inline(never)]
pub(in crate::vm) fn load_far(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let register = pc.bx();
    if !frame.is_bound(register) {
        return unbound_register(interp, frame, pc, register);
    }
    let value = frame.get(register).clone();
    frame.store(interp, pc.a(), value);
    Some(pc.next())
}

/// `registers[Bx] = A`.
#[inline(never)]
pub(in crate::vm) fn store_far(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.a());
    frame.store(interp, pc.bx(), value);
    Some(pc.next())
}

/// Unbinds far local Bx.
#[inline(never)]
pub(in crate::vm) fn delete_far(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    delete_register(interp, frame, pc, pc.bx())
}

/// UnboundLocalError when A is unbound.
#[inline(always)]
pub(in crate::vm) fn check_local(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    if frame.is_bound(pc.a()) { Some(pc.next()) } else { unbound_register(interp, frame, pc, pc.a()) }
}

/// Unbinds local A.
#[inline(never)]
pub(in crate::vm) fn delete_local(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    delete_register(interp, frame, pc, pc.a())
}

#[inline(never)]
fn delete_register(interp: &Interp, frame: &Frame, pc: Pc, register: usize) -> Step {
    if !frame.is_bound(register) {
        return unbound_register(interp, frame, pc, register);
    }
    frame.set_pc(pc);
    frame.clear_register(interp, register);
    Some(pc.next())
}

#[cold]
#[inline(never)]
fn unbound_register(interp: &Interp, frame: &Frame, pc: Pc, register: usize) -> Step {
    frame.set_pc(pc);
    let code = frame.code();
    let place = if register < 256 { register } else { register - 256 + code.code.local_count as usize };
    let name = code.local_names.get(place).cloned().unwrap_or_else(|| interp.names.empty.clone());
    let _raised: Raised = unbound_local(interp, &name);
    None
}

#[cold]
fn unbound_local(interp: &Interp, name: &Ref<Str>) -> Raised {
    let message = format!("cannot access local variable '{}' where it is not associated with a value", name.to_lossy());
    interp.name_error(&interp.exceptions.unbound_local_error, name.as_value(), message)
}

#[cold]
fn unbound_free(interp: &Interp, name: &Ref<Str>) -> Raised {
    let message = format!("cannot access free variable '{}' where it is not associated with a value in enclosing scope", name.to_lossy());
    interp.name_error(&interp.exceptions.name_error, name.as_value(), message)
}

/// Puts what local A holds into a new cell in A.
#[inline(never)]
pub(in crate::vm) fn make_cell(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let content = frame.take(pc.a());
    let cell = interp.allocate(&interp.types.cell, CellObject::new(content));
    frame.store(interp, pc.a(), cell.into_value());
    Some(pc.next())
}

/// `A =` content of the cell in B.
#[inline(always)]
pub(in crate::vm) fn load_cell(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    match frame.get(pc.b()).cast::<CellObject>().and_then(|cell| cell.content.get()) {
        Some(value) => {
            frame.store(interp, pc.a(), value);
            Some(pc.next())
        }
        None => unbound_cell(interp, frame, pc, pc.b()),
    }
}

#[cold]
#[inline(never)]
fn unbound_cell(interp: &Interp, frame: &Frame, pc: Pc, register: usize) -> Step {
    frame.set_pc(pc);
    let _raised: Raised = unbound_local(interp, &frame.code().local_names[register]);
    None
}

/// Content of the cell in A `= B`.
#[inline(always)]
pub(in crate::vm) fn store_cell(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.b());
    if let Some(cell) = frame.get(pc.a()).cast::<CellObject>() {
        cell.content.set(value);
    }
    attend(interp);
    Some(pc.next())
}

/// `A =` the cell in B itself.
#[inline(never)]
pub(in crate::vm) fn load_closure(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let cell = frame.get(pc.b()).clone();
    frame.store(interp, pc.a(), cell);
    Some(pc.next())
}

/// Empties the cell in A.
#[inline(never)]
pub(in crate::vm) fn delete_cell(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    match frame.get(pc.a()).cast::<CellObject>().and_then(|cell| cell.content.take()) {
        Some(old) => {
            drop(old);
            attend(interp);
            Some(pc.next())
        }
        None => unbound_cell(interp, frame, pc, pc.a()),
    }
}

#[inline(always)]
fn free_cell(frame: &Frame, index: usize) -> &CellObject {
    &frame.function().closure[index]
}

/// `A =` free variable Bx.
#[inline(always)]
pub(in crate::vm) fn load_free(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    match free_cell(frame, pc.bx()).content.get() {
        Some(value) => {
            frame.store(interp, pc.a(), value);
            Some(pc.next())
        }
        None => unbound_free_variable(interp, frame, pc),
    }
}

#[cold]
#[inline(never)]
fn unbound_free_variable(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let _raised: Raised = unbound_free(interp, &frame.code().free_names[pc.bx()]);
    None
}

/// Free variable Bx `= A`.
#[inline(always)]
pub(in crate::vm) fn store_free(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.a());
    free_cell(frame, pc.bx()).content.set(value);
    attend(interp);
    Some(pc.next())
}

/// Empties free variable Bx.
#[inline(never)]
pub(in crate::vm) fn delete_free(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    match free_cell(frame, pc.bx()).content.take() {
        Some(old) => {
            drop(old);
            attend(interp);
            Some(pc.next())
        }
        None => unbound_free_variable(interp, frame, pc),
    }
}

/// In a class body: `A =` the namespace's entry of the free variable's name, else free variable Bx.
#[inline(never)]
pub(in crate::vm) fn load_class_free(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let name = frame.code().free_names[pc.bx()].clone();
    match super::variable::namespace_get(interp, frame, &name) {
        Ok(Some(value)) => {
            frame.store(interp, pc.a(), value);
            Some(pc.next())
        }
        Ok(None) => load_free(interp, frame, pc),
        Err(_) => None,
    }
}
