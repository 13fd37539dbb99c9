//! Displays: tuples, lists, sets and dicts that are written out.
//!
//! A short display is evaluated to a run of temporaries; a long one, or one with unpacking, grows element by element.

use std::rc::Rc;

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::expression::Destination;
use crate::compile::{Compiled, Compiler};
use crate::syntax::ast::{ExprId, ExprKind, List};
use crate::text::span::Span;

/// Elements that are evaluated to temporaries before the collection is made, as in CPython.
pub(super) const LONGEST_RUN: usize = 30;

/// Constant lists and sets from this length on are copied from a constant.
const SHORTEST_COPY: usize = 3;

impl Compiler<'_> {
    pub(super) fn starred(&self, id: ExprId) -> Option<ExprId> {
        match self.ast[id].kind {
            ExprKind::Starred { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether a run of `count` temporaries is a good way, with the registers that are left.
    pub(super) fn fits_run(&self, count: usize) -> bool {
        count <= LONGEST_RUN && self.mark() as usize + count <= 240
    }

    fn is_plain(&self, elements: &[ExprId]) -> bool {
        self.fits_run(elements.len()) && elements.iter().all(|&element| self.starred(element).is_none())
    }

    /// Builds a collection from a run.
    fn build_run(&mut self, id: ExprId, op: Op, elements: &[ExprId], destination: Destination) -> Compiled<u8> {
        let base = self.mark();
        for &element in elements {
            self.push(element)?;
        }
        let register = self.result(base, destination);
        self.at(self.ast[id].span);
        self.unit.emitter.emit(op, register, base.min(255) as u8, elements.len() as u8);
        Ok(register)
    }

    // ---- tuples and lists

    pub(super) fn tuple(&mut self, id: ExprId, elements: &[ExprId], destination: Destination) -> Compiled<u8> {
        if self.is_plain(elements) {
            return self.build_run(id, Op::BuildTuple, elements, destination);
        }
        let base = self.mark();
        let list = self.growing_list(self.ast[id].span, elements, false)?;
        let register = self.result(base, destination);
        self.unit.emitter.emit(Op::ListToTuple, register, list, 0);
        Ok(register)
    }

    pub(super) fn list(&mut self, id: ExprId, elements: &[ExprId], destination: Destination) -> Compiled<u8> {
        let is_long = elements.len() >= SHORTEST_COPY;
        if let Some(constants) = self.constants_of(elements)?.filter(|_| is_long) {
            let constant = Constant::Tuple(constants.into());
            return Ok(self.copy_constant(id, constant, (Op::BuildList, Op::ListExtend), destination));
        }
        if self.is_plain(elements) {
            return self.build_run(id, Op::BuildList, elements, destination);
        }
        let base = self.mark();
        let list = self.growing_list(self.ast[id].span, elements, false)?;
        Ok(self.deliver(list, base, destination))
    }

    fn copy_constant(&mut self, id: ExprId, constant: Constant, (build, extend): (Op, Op), destination: Destination) -> u8 {
        let base = self.mark();
        self.at(self.ast[id].span);
        let collection = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(build, collection, 0, 0);
        let source = self.push_constant(constant);
        self.unit.emitter.emit(extend, collection, source, 0);
        self.deliver(collection, base, destination)
    }

    /// A list in the next temporary that grows by one element or unpacked iterable after the other. `is_call` chooses the error
    /// text for what cannot be unpacked.
    pub(super) fn growing_list(&mut self, span: Span, elements: &[ExprId], is_call: bool) -> Compiled<u8> {
        let base = self.mark();
        let prefix = elements.iter().take_while(|&&element| self.starred(element).is_none()).count();
        let prefix = if self.fits_run(prefix) { prefix } else { 0 };
        for &element in &elements[..prefix] {
            self.push(element)?;
        }
        self.reset(base);
        let list = self.unit.emitter.push_temporary();
        self.at(span);
        self.unit.emitter.emit(Op::BuildList, list, list, prefix as u8);
        self.extend_list(span, list, &elements[prefix..], is_call)?;
        Ok(list)
    }

    /// Appends elements and unpacked iterables to the list in `list`.
    pub(super) fn extend_list(&mut self, span: Span, list: u8, elements: &[ExprId], is_call: bool) -> Compiled {
        for &element in elements {
            let mark = self.mark();
            match self.starred(element) {
                Some(value) => {
                    let value = self.operand(value, None)?;
                    self.at(span);
                    self.unit.emitter.emit(Op::ListExtend, list, value, u8::from(is_call));
                }
                None => {
                    let value = self.operand(element, None)?;
                    self.at(span);
                    self.unit.emitter.emit(Op::ListAppend, list, value, 0);
                }
            }
            self.reset(mark);
        }
        Ok(())
    }

    // ---- sets

    pub(super) fn set(&mut self, id: ExprId, elements: &[ExprId], destination: Destination) -> Compiled<u8> {
        let is_long = elements.len() >= SHORTEST_COPY;
        if let Some(constants) = self.constants_of(elements)?.filter(|_| is_long) {
            let constant = Constant::FrozenSet(constants.into());
            return Ok(self.copy_constant(id, constant, (Op::BuildSet, Op::SetUpdate), destination));
        }
        if self.is_plain(elements) {
            return self.build_run(id, Op::BuildSet, elements, destination);
        }
        let base = self.mark();
        let set = self.unit.emitter.push_temporary();
        self.at(self.ast[id].span);
        self.unit.emitter.emit(Op::BuildSet, set, set, 0);
        for &element in elements {
            let mark = self.mark();
            let (op, value) = match self.starred(element) {
                Some(value) => (Op::SetUpdate, value),
                None => (Op::SetAdd, element),
            };
            let value = self.operand(value, None)?;
            self.at(self.ast[id].span);
            self.unit.emitter.emit(op, set, value, 0);
            self.reset(mark);
        }
        Ok(self.deliver(set, base, destination))
    }

    // ---- dicts

    pub(super) fn dict(&mut self, id: ExprId, keys: List<Option<ExprId>>, values: List<ExprId>, destination: Destination) -> Compiled<u8> {
        let span = self.ast[id].span;
        let (keys, values) = (&self.ast[keys], &self.ast[values]);
        let pairs: Vec<(Option<ExprId>, ExprId)> = keys.iter().copied().zip(values.iter().copied()).collect();
        let base = self.mark();
        let first = pairs.iter().take_while(|(key, _)| key.is_some()).count();
        let first = if self.fits_run(2 * first) { first } else { 0 };
        for &(key, value) in &pairs[..first] {
            if let Some(key) = key {
                self.push(key)?;
            }
            self.push(value)?;
        }
        if first == pairs.len() {
            let register = self.result(base, destination);
            self.at(span);
            self.unit.emitter.emit(Op::BuildMap, register, base.min(255) as u8, first as u8);
            return Ok(register);
        }
        self.reset(base);
        let dict = self.unit.emitter.push_temporary();
        self.at(span);
        self.unit.emitter.emit(Op::BuildMap, dict, dict, first as u8);
        for &(key, value) in &pairs[first..] {
            self.dict_entry(span, dict, key, value)?;
        }
        Ok(self.deliver(dict, base, destination))
    }

    fn dict_entry(&mut self, span: Span, dict: u8, key: Option<ExprId>, value: ExprId) -> Compiled {
        let mark = self.mark();
        match key {
            Some(key) => {
                let key = self.operand(key, Some(value))?;
                let value = self.operand(value, None)?;
                self.at(span);
                self.unit.emitter.emit(Op::MapAdd, dict, key, value);
            }
            None => {
                let value = self.operand(value, None)?;
                self.at(span);
                self.unit.emitter.emit(Op::DictUpdate, dict, value, 0);
            }
        }
        self.reset(mark);
        Ok(())
    }

    /// A constant tuple of texts.
    pub(super) fn names_constant(&mut self, names: &[Rc<str>]) -> Constant {
        Constant::Tuple(names.iter().map(|name| crate::compile::constant::text(name)).collect())
    }
}
