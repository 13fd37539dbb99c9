//! The payload of code objects: compiled code linked with the values it needs at run time.

use std::cell::Cell;
use std::ptr::NonNull;
use std::rc::Rc;

use crate::bytecode::code::{Code, CodeFlags, Constant};
use crate::object::header::{Header, Payload, Visit};
use crate::object::{Interp, Ref, Str, Value};
use crate::types::set_table::SetTable;
use crate::types::{frozenset, set_operations};

use super::cache::Cache;
use super::frame;
use super::pc::Pc;

/// A verified code object with its constants as values, its names interned and its inline caches.
pub struct CodeObject {
    /// The compiled code.
    pub code: Rc<Code>,
    /// `co_name`, interned.
    pub name: Ref<Str>,
    /// `co_qualname`, interned.
    pub qualified_name: Ref<Str>,
    /// The constants.
    pub constants: Box<[Value]>,
    /// The names of attributes, globals and imports.
    pub names: Box<[Ref<Str>]>,
    /// Names of the locals by register, interned.
    pub local_names: Box<[Ref<Str>]>,
    /// Names of the free variables, interned.
    pub free_names: Box<[Ref<Str>]>,
    /// One for each cache site.
    pub(super) caches: Box<[Cache]>,
    /// What a call needs, gathered so that it lies together.
    pub(super) plan: CallPlan,
}

/// The figures of a code object that a call reads.
pub(super) struct CallPlan {
    /// First instruction.
    pub entry: Pc,
    /// The constants, as the frame addresses them.
    pub constants: *const Value,
    /// Registers of a frame.
    pub register_count: u32,
    /// First register that is a temporary.
    pub first_temporary: u32,
    /// Number of positional arguments with which a call needs no binding at all; `NOT_PLAIN` when there is no such number.
    pub plain_arity: u32,
    /// Finished frames, ready for reuse, linked by `Frame::back`.
    pub pool: Cell<Option<NonNull<Header>>>,
}

impl Drop for CallPlan {
    fn drop(&mut self) {
        frame::drain_pool(&self.pool);
    }
}

/// The arity of a function that always needs binding, or whose call does not run its body.
pub(super) const NOT_PLAIN: u32 = u32::MAX;

impl Payload for CodeObject {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.constants.iter().for_each(|value| visit.value(value));
    }
}

impl CodeObject {
    /// Number of parameters, `*args` and `**kwargs` included: they are the first locals.
    pub fn parameter_count(&self) -> usize {
        let code = &self.code;
        let stars = usize::from(code.flags.has(CodeFlags::VARARGS)) + usize::from(code.flags.has(CodeFlags::VARKEYWORDS));
        (code.argument_count + code.keyword_only_count) as usize + stars
    }

    /// The register of a local's place in `local_names`: far locals start at register 256.
    pub fn local_register(&self, place: usize) -> usize {
        let near = self.code.local_count as usize;
        if place < near { place } else { 256 + (place - near) }
    }
}

/// Links verified code into a value.
pub fn link(interp: &Interp, code: &Rc<Code>) -> Ref<CodeObject> {
    let constants: Box<[Value]> = code.constants.iter().map(|constant| constant_value(interp, constant)).collect();
    let intern_all = |names: &[Rc<str>]| -> Box<[Ref<Str>]> { names.iter().map(|name| interp.intern(name)).collect() };
    let names = intern_all(&code.names);
    let caches = code.cache_sites.iter().map(|site| Cache::new(names[*site as usize].clone())).collect();
    let special = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS, CodeFlags::GENERATOR, CodeFlags::COROUTINE, CodeFlags::ASYNC_GENERATOR];
    let is_plain =
        code.keyword_only_count == 0 && code.flags.has(CodeFlags::OPTIMIZED) && !special.iter().any(|flag| code.flags.has(*flag));
    let plan = CallPlan {
        entry: Pc::start(&code.words),
        constants: constants.as_ptr(),
        register_count: code.register_count,
        first_temporary: code.local_count,
        plain_arity: if is_plain { code.argument_count } else { NOT_PLAIN },
        pool: Cell::new(None),
    };
    let object = CodeObject {
        name: interp.intern(&code.name),
        qualified_name: interp.intern(&code.qualified_name),
        constants,
        local_names: intern_all(&code.local_names),
        free_names: intern_all(&code.free_names),
        names,
        caches,
        plan,
        code: code.clone(),
    };
    interp.allocate(&interp.types.code, object)
}

/// Longest text constant that is interned because it looks like a name (CPython interns all of those).
const INTERN_LIMIT: usize = 64;

fn constant_value(interp: &Interp, constant: &Constant) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::Bool(truth) => Value::bool(*truth),
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Int(number) => interp.int(*number),
        Constant::BigInt(number) => interp.big_int((**number).clone()),
        Constant::Float(number) => Value::float(*number),
        Constant::Complex(real, imaginary) => crate::types::complex::complex_value(interp, *real, *imaginary),
        Constant::Text(text) => match text.as_wide().to_str() {
            Some(text) if text.len() <= INTERN_LIMIT && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') => {
                interp.intern(text).into_value()
            }
            _ => interp.text_from_wtf8(text.as_wide().as_bytes()).into_value(),
        },
        Constant::Bytes(bytes) => crate::types::bytes::bytes_value(interp, bytes.to_vec()),
        Constant::Tuple(items) => {
            let items: Vec<Value> = items.iter().map(|item| constant_value(interp, item)).collect();
            interp.tuple(items).into_value()
        }
        Constant::FrozenSet(items) => {
            let items: Vec<Value> = items.iter().map(|item| constant_value(interp, item)).collect();
            let table = SetTable::default();
            for item in items {
                // Constants are numbers, texts and tuples of them: hashing and comparing them cannot raise.
                let added = set_operations::add(interp, &table, item);
                debug_assert!(added.is_ok());
            }
            frozenset::new_frozenset(interp, table)
        }
        Constant::Code(code) => link(interp, code).into_value(),
    }
}
