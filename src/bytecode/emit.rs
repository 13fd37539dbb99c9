//! The emitter: collects the instructions of one code object, and makes the code object of them.
//!
//! Instructions are kept apart from words until the end, so that jumps of any distance, the removal of needless checks
//! (`optimize`) and the layout of handlers are simple. Temporaries are a stack: `push_temporary` and
//! `drop_temporaries_to` say which registers are in use, nothing is written by them. A limit that is passed is
//! remembered and reported by `finish`, so that the compiler need not check at each instruction.

use std::rc::Rc;

use crate::bytecode::code::{Constant, Position};
use crate::bytecode::instruction::{Instruction, is_jump};
use crate::bytecode::op::Op;
use crate::bytecode::pool::{Constants, Names};
use crate::bytecode::word::NEAR_REGISTERS;

/// A place in the code that jumps lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(pub(super) u32);

/// A handler of the code under construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandlerId(pub(super) u32);

/// A limit of the instruction format that the code does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// More temporaries at one time than there are registers.
    Registers,
    /// More than 65,536 free variables or far locals.
    Variables,
    /// More words than a 32-bit distance spans.
    Words,
}

/// A handler: where it starts, and the temporary that receives the exception.
#[derive(Clone, Copy, Debug)]
pub(super) struct PendingHandler {
    pub label: Label,
    pub depth: u8,
}

/// An instruction that has no place yet; a jump's `extra` is the number of its label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    pub instruction: Instruction,
    pub position: Position,
    pub handler: Option<HandlerId>,
}

/// See the module documentation.
pub struct Emitter {
    pub(super) pending: Vec<Pending>,
    /// For each label, the index of the instruction that it stands before.
    pub(super) labels: Vec<Option<u32>>,
    pub(super) handlers: Vec<PendingHandler>,
    pub(super) constants: Constants,
    pub(super) names: Names,
    pub(super) sites: Vec<u32>,
    pub(super) locals: u32,
    /// Near registers ever in use.
    pub(super) near_count: u32,
    pub(super) limit: Option<(Limit, Position)>,
    /// Distances that the Ax form of jumps reaches, both ways.
    pub(super) reach: i64,
    /// The register of the long form of jumps, once one is needed.
    pub(super) long_jump_register: Option<u8>,
    position: Position,
    handler: Option<HandlerId>,
    next_temporary: u32,
}

impl Emitter {
    /// An emitter for a code with `locals` near locals.
    #[must_use]
    pub fn new(locals: u32) -> Self {
        Self {
            pending: Vec::new(),
            labels: Vec::new(),
            handlers: Vec::new(),
            constants: Constants::default(),
            names: Names::default(),
            sites: Vec::new(),
            locals,
            near_count: locals,
            limit: None,
            reach: 1 << 23,
            long_jump_register: None,
            position: Position::default(),
            handler: None,
            next_temporary: locals,
        }
    }

    /// Following instructions have this position.
    pub const fn set_position(&mut self, position: Position) {
        self.position = position;
    }

    /// The position that following instructions have.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Remembers the first limit that is passed.
    pub fn pass_limit(&mut self, limit: Limit) {
        self.limit.get_or_insert((limit, self.position));
    }

    // ---- temporaries

    /// The register that the next temporary gets.
    #[must_use]
    pub const fn next_temporary(&self) -> u32 {
        self.next_temporary
    }

    /// Takes the next temporary.
    pub fn push_temporary(&mut self) -> u8 {
        let register = self.next_temporary;
        if register >= NEAR_REGISTERS {
            self.pass_limit(Limit::Registers);
            return u8::MAX;
        }
        self.next_temporary += 1;
        self.near_count = self.near_count.max(self.next_temporary);
        register as u8
    }

    /// Takes the next `count` temporaries; the first of them.
    pub fn push_temporaries(&mut self, count: u32) -> u8 {
        let first = self.next_temporary.min(u32::from(u8::MAX)) as u8;
        for _ in 0..count {
            self.push_temporary();
        }
        first
    }

    /// The temporaries from `register` on are free again; whoever calls this has had them consumed or cleared.
    pub const fn drop_temporaries_to(&mut self, register: u32) {
        self.next_temporary = register;
    }

    /// Whether `register` is a temporary.
    #[must_use]
    pub const fn is_temporary(&self, register: u8) -> bool {
        register as u32 >= self.locals
    }

    // ---- instructions

    fn push(&mut self, instruction: Instruction) {
        self.pending.push(Pending { instruction, position: self.position, handler: self.handler });
    }

    /// An instruction in the three-operand form.
    pub fn emit(&mut self, op: Op, a: u8, b: u8, c: u8) {
        debug_assert!(op.length() == 1 && !is_jump(op));
        self.push(Instruction { op, a, b, c, extra: 0 });
    }

    /// An instruction with an extra word that is no jump distance.
    pub fn emit_extra(&mut self, op: Op, a: u8, b: u8, c: u8, extra: u32) {
        debug_assert!(op.length() == 2 && !is_jump(op));
        self.push(Instruction { op, a, b, c, extra });
    }

    /// An instruction in the wide form; an index that 16 bits cannot hold is the limit of variables.
    pub fn emit_wide(&mut self, op: Op, a: u8, index: u32) {
        let wide = u16::try_from(index).unwrap_or_else(|_| {
            self.pass_limit(Limit::Variables);
            0
        });
        let [b, c] = wide.to_le_bytes();
        self.push(Instruction { op, a, b, c, extra: 0 });
    }

    /// `A =` a constant.
    pub fn load_constant(&mut self, a: u8, constant: Constant) {
        if let Constant::Int(value) = constant
            && let Ok(small) = i16::try_from(value)
        {
            return self.emit_wide(Op::LoadSmallInt, a, u32::from(small as u16));
        }
        let index = self.constant(constant);
        self.emit_constant(Op::LoadConst, Op::LoadConstFar, a, index);
    }

    /// An instruction with a constant in Bx, or its twin with the constant in the extra word.
    fn emit_constant(&mut self, near: Op, far: Op, a: u8, index: u32) {
        match u16::try_from(index) {
            Ok(_) => self.emit_wide(near, a, index),
            Err(_) => self.emit_extra(far, a, 0, 0, index),
        }
    }

    /// An instruction that ends in a jump to `label`.
    pub fn emit_jump(&mut self, op: Op, a: u8, b: u8, c: u8, label: Label) {
        debug_assert!(is_jump(op));
        self.push(Instruction { op, a, b, c, extra: label.0 });
    }

    /// A jump to `label`, forward or back.
    pub fn jump(&mut self, label: Label) {
        self.emit_jump(Op::Jump, 0, 0, 0, label);
    }

    /// A label without a place.
    pub fn new_label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// `label` stands before the next instruction. Each label is placed once.
    pub fn place(&mut self, label: Label) {
        let place = &mut self.labels[label.0 as usize];
        debug_assert!(place.is_none(), "a label has one place");
        *place = Some(self.pending.len() as u32);
    }

    /// A new label before the next instruction.
    pub fn place_new_label(&mut self) -> Label {
        let label = self.new_label();
        self.place(label);
        label
    }

    // ---- handlers

    /// Adds a handler, which covers instructions while it is the current one.
    pub fn new_handler(&mut self, label: Label, depth: u8) -> HandlerId {
        self.handlers.push(PendingHandler { label, depth });
        HandlerId(self.handlers.len() as u32 - 1)
    }

    /// Makes `handler` cover the following instructions; the one that covered them before.
    pub const fn set_handler(&mut self, handler: Option<HandlerId>) -> Option<HandlerId> {
        std::mem::replace(&mut self.handler, handler)
    }

    /// The handler that covers the following instructions.
    #[must_use]
    pub const fn handler(&self) -> Option<HandlerId> {
        self.handler
    }

    // ---- pools

    /// Index of a constant.
    pub fn constant(&mut self, constant: Constant) -> u32 {
        self.constants.index_of(constant)
    }

    /// Index of a constant, if an eight-bit field can hold it.
    pub fn near_constant(&mut self, constant: Constant) -> Option<u8> {
        u8::try_from(self.constant(constant)).ok()
    }

    /// Index of a name.
    pub fn name(&mut self, name: &Rc<str>) -> u32 {
        self.names.index_of(name)
    }

    /// A new cache site for `name`.
    pub fn site(&mut self, name: &Rc<str>) -> u32 {
        let name = self.name(name);
        self.sites.push(name);
        self.sites.len() as u32 - 1
    }
}
