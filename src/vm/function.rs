//! The payload of functions written in the language.
#![allow(unsafe_code, reason = "reads the code through its address")]
//!
//! Invariants:
//! 1. `code_address` is the address of the payload that `code` refers to.

use std::cell::Cell;

use crate::object::cell::{Slot, VecCell};
use crate::object::dict::Dict;
use crate::object::header::{Payload, Tag, Visit};
use crate::object::tuple::Tuple;
use crate::object::{Interp, Ref, Str, Value};
use crate::types::cell::CellObject;

use super::code::CodeObject;

/// A function: code with the globals, defaults and cells it was made with.
pub struct Function {
    code: Slot<Ref<CodeObject>>,
    /// Codes that `__code__` was changed from: frames that run them borrow them from here.
    retired: VecCell<Ref<CodeObject>>,
    /// `__globals__`.
    pub globals: Ref<Dict>,
    /// The cells of the free variables.
    pub closure: Box<[Ref<CellObject>]>,
    /// `__defaults__`.
    pub defaults: Slot<Ref<Tuple>>,
    /// `__kwdefaults__`.
    pub keyword_defaults: Slot<Ref<Dict>>,
    /// `__name__`.
    pub name: Slot<Ref<Str>>,
    /// `__qualname__`.
    pub qualified_name: Slot<Ref<Str>>,
    /// `__module__`.
    pub module: Slot<Value>,
    /// `__doc__`.
    pub documentation: Slot<Value>,
    /// `__annotations__`.
    pub annotations: Slot<Value>,
    /// `__type_params__`.
    pub type_parameters: Slot<Value>,
    /// Address of the code's payload, which the slot above keeps alive.
    pub(super) code_address: Cell<*const CodeObject>,
}

impl Function {
    /// A function of `code` in `globals`.
    pub fn new(interp: &Interp, code: Ref<CodeObject>, globals: Ref<Dict>, closure: Box<[Ref<CellObject>]>) -> Function {
        let (name, qualified_name) = (code.name.clone(), code.qualified_name.clone());
        let module = globals.get_text(&interp.names.name).unwrap_or(Value::NONE);
        let has_docstring = code.code.flags.has(crate::bytecode::code::CodeFlags::HAS_DOCSTRING);
        let documentation = code.constants.first().filter(|_| has_docstring).cloned().unwrap_or(Value::NONE);
        let code_address: *const CodeObject = &raw const *code;
        Function {
            code: Slot::new(Some(code)),
            retired: VecCell::new(Vec::new()),
            globals,
            closure,
            defaults: Slot::new(None),
            keyword_defaults: Slot::new(None),
            name: Slot::new(Some(name)),
            qualified_name: Slot::new(Some(qualified_name)),
            module: Slot::new(Some(module)),
            documentation: Slot::new(Some(documentation)),
            annotations: Slot::new(None),
            type_parameters: Slot::new(None),
            code_address: Cell::new(code_address),
        }
    }

    /// The code.
    pub fn code(&self) -> Ref<CodeObject> {
        self.code.get().expect("a function always has code")
    }

    /// The code that it has, or had when a frame of it was made.
    pub(super) fn code_of(&self, frame_code: &CodeObject) -> Ref<CodeObject> {
        let is_of_frame = |code: &Ref<CodeObject>| std::ptr::eq(&raw const **code, frame_code);
        let current = self.code();
        if is_of_frame(&current) {
            return current;
        }
        self.retired.read(|codes| codes.iter().find(|code| is_of_frame(code)).cloned()).unwrap_or(current)
    }

    /// Sets `__code__`; frames that run the old code go on with it.
    pub fn set_code(&self, code: Ref<CodeObject>) {
        self.code_address.set(&raw const *code);
        if let Some(old) = self.code.replace(Some(code))
            && !self.retired.read(|codes| codes.iter().any(|code| code.is(&old)))
        {
            self.retired.push(old);
        }
    }

    /// See `CallPlan::plain_arity`.
    #[inline(always)]
    pub(super) fn plain_arity(&self) -> u32 {
        // SAFETY: invariant 1; the slot keeps the code alive.
        unsafe { (*self.code_address.get()).plan.plain_arity }
    }

    /// `__name__` as Rust text.
    pub fn name_text(&self) -> String {
        self.name.get().map_or_else(String::new, |name| name.to_lossy().into_owned())
    }

    /// `__qualname__` as Rust text, as messages show it.
    pub fn qualified_name_text(&self) -> String {
        self.qualified_name.get().map_or_else(String::new, |name| name.to_lossy().into_owned())
    }
}

impl Payload for Function {
    const TAG: Tag = Tag::Function;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.code.traverse(visit);
        self.retired.read(|codes| codes.iter().for_each(|code| visit.reference(code)));
        visit.reference(&self.globals);
        self.closure.iter().for_each(|cell| visit.reference(cell));
        self.defaults.traverse(visit);
        self.keyword_defaults.traverse(visit);
        self.module.traverse(visit);
        self.documentation.traverse(visit);
        self.annotations.traverse(visit);
        self.type_parameters.traverse(visit);
    }

    fn clear(&self) {
        // The code, globals and cells stay: a frame may be running. Cells and the globals' dict are cleared by themselves.
        drop((self.defaults.take(), self.keyword_defaults.take(), self.annotations.take(), self.type_parameters.take()));
        drop((self.module.take(), self.documentation.take()));
    }
}
