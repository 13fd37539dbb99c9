//! The payload of exceptions.

use std::cell::Cell;

use super::cell::{Slot, VecCell};
use super::header::{Payload, Ref, Visit};
use super::interp::Interp;
use super::tuple::Tuple;
use super::value::Value;

/// Where a frame was when an exception passed it. Frames belong to the VM, which answers through `Interp::traceback_position`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FramePosition {
    /// File name of the code object.
    pub filename: String,
    /// Name of the code object, without the path of what encloses it.
    pub function_name: String,
    /// Line where the running expression starts, from 1; 0 when it belongs to no line.
    pub line: u32,
    /// Line where it ends; 0 when only the first line is known.
    pub end_line: u32,
    /// Byte column where it starts, from 0.
    pub column: u32,
    /// Byte column after its end.
    pub end_column: u32,
}

/// Finds the position of a frame (a value) at an instruction, by its index in words of the code.
pub type PositionFn = fn(&Interp, &Value, u32) -> FramePosition;

/// The payload of every instance of `BaseException` and its subclasses.
pub struct Exception {
    /// `args`.
    pub args: Slot<Ref<Tuple>>,
    /// `__traceback__`: a traceback object, or absent.
    pub traceback: Slot<Value>,
    /// `__context__`.
    pub context: Slot<Value>,
    /// `__cause__`.
    pub cause: Slot<Value>,
    /// `__suppress_context__`.
    pub suppress_context: Cell<bool>,
    /// The attributes that the built-in class declares (`value` of StopIteration, `name` and `obj` of AttributeError, …), by their
    /// place in the class's table; see `types::exception`.
    pub fields: VecCell<Option<Value>>,
}

impl Exception {
    /// An exception with these arguments.
    pub fn new(args: Ref<Tuple>) -> Exception {
        Exception {
            args: Slot::new(Some(args)),
            traceback: Slot::new(None),
            context: Slot::new(None),
            cause: Slot::new(None),
            suppress_context: Cell::new(false),
            fields: VecCell::new(Vec::new()),
        }
    }

    /// A declared attribute.
    pub fn field(&self, place: usize) -> Option<Value> {
        self.fields.get(place).flatten()
    }

    /// Sets a declared attribute.
    pub fn set_field(&self, place: usize, value: Option<Value>) {
        while self.fields.len() <= place {
            self.fields.push(None);
        }
        drop(self.fields.set(place, value));
    }
}

impl Payload for Exception {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.args.traverse(visit);
        self.traceback.traverse(visit);
        self.context.traverse(visit);
        self.cause.traverse(visit);
        self.fields.read(|fields| fields.iter().flatten().for_each(|value| visit.value(value)));
    }

    fn clear(&self) {
        drop((self.traceback.take(), self.context.take(), self.cause.take(), self.fields.take()));
    }
}
