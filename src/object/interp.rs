//! The state of one interpreter, as data. It is always used through `&Interp`; every field that changes is a cell, so that no
//! exclusive borrow can be alive while script code runs or greenlets switch.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Deref;
use std::ptr::NonNull;
use std::rc::Rc;

use hashbrown::HashTable;

use crate::native::Engine;

use super::cell::{Slot, VecCell};
use super::dict::Dict;
use super::exception::PositionFn;
use super::greenlets::Greenlets;
use super::header::{Header, Payload, Ref};
use super::heap::Heap;
use super::hooks::Hooks;
use super::host::Host;
use super::limits::Limits;
use super::list::List;
use super::names::Names;
use super::profiling::Profiling;
use super::slots::Outcome;
use super::string::Str;
use super::tuple::Tuple;
use super::ty::TypeRef;
use super::value::Value;
use super::weakrefs::WeakRefs;

/// A field that is set once while the interpreter starts.
pub struct Late<T>(OnceCell<T>);

impl<T> Late<T> {
    const fn new() -> Late<T> {
        Late(OnceCell::new())
    }

    /// Sets the field.
    pub(crate) fn set(&self, content: T) {
        let is_first = self.0.set(content).is_ok();
        assert!(is_first, "set twice");
    }

    /// The content, once it is set.
    pub fn get(&self) -> Option<&T> {
        self.0.get()
    }
}

impl<T> Deref for Late<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        self.0.get().expect("set when the interpreter starts")
    }
}

impl Late<TypeRef> {
    /// Whether a heap object's type is exactly this one.
    #[inline(always)]
    pub fn is_type_of(&self, value: &Value) -> bool {
        match (value.object_type(), self.0.get()) {
            (Some(ty), Some(known)) => ty.is(known),
            _ => false,
        }
    }
}

macro_rules! types {
    ($struct:ident: $( $field:ident, )*) => {
        /// Built-in types, one field each.
        #[allow(missing_docs, reason = "each is the type of its name")]
        pub struct $struct {
            $( pub $field: Late<TypeRef>, )*
        }

        impl $struct {
            const fn new() -> $struct {
                $struct { $( $field: Late::new(), )* }
            }
        }
    };
}

types! {
    Types:
    object, type_, none, not_implemented, ellipsis, int, bool, float, complex, str, bytes, bytearray, memoryview, tuple, list, dict,
    set, frozenset, range, slice, function, code, cell, frame, traceback, generator, coroutine, coroutine_wrapper, async_generator, async_generator_send, async_generator_throw, anext_awaitable, async_hooks, native_function,
    native_method, method_descriptor, slot_wrapper, method_wrapper, bound_method, property, classmethod, staticmethod, super_,
    getset, member, mappingproxy, module, iterator, list_iterator, list_reverse_iterator, tuple_iterator, str_ascii_iterator, str_iterator,
    bytes_iterator, bytearray_iterator, memory_iterator, string_io, bytes_io, text_file, buffered_reader, buffered_writer, buffered_random, struct_time,
    item_getter, attribute_getter, method_caller, partial, comparison_key, context, context_variable, context_token, quitter, helper,
    re_pattern, re_match, re_scanner,
    range_iterator, long_range_iterator, dict_keys, dict_values, dict_items, dict_key_iterator, dict_value_iterator,
    dict_item_iterator, dict_reverse_key_iterator, dict_reverse_value_iterator, dict_reverse_item_iterator, set_iterator,
    callable_iterator, enumerate,
    zip, map, filter, reversed, weakref, greenlet, unswitchable_greenlet, generic_alias, union, host_function, standard_stream,
    simple_namespace, record_field, unraisable_arguments, weak_proxy, weak_callable_proxy,
    deque, deque_iterator, deque_reverse_iterator, tee, tee_link, grouper,
    array, array_iterator, random_generator, lock, recursive_lock, struct_, struct_error, struct_iterator,
}

types! {
    Exceptions:
    base_exception, exception, base_exception_group, exception_group, generator_exit, keyboard_interrupt, system_exit,
    arithmetic_error, floating_point_error, overflow_error, zero_division_error, assertion_error, attribute_error, buffer_error,
    eof_error, import_error, module_not_found_error, lookup_error, index_error, key_error, memory_error, name_error,
    unbound_local_error, os_error, blocking_io_error, child_process_error, connection_error, broken_pipe_error,
    connection_aborted_error, connection_refused_error, connection_reset_error, file_exists_error, file_not_found_error,
    interrupted_error, is_a_directory_error, not_a_directory_error, permission_error, process_lookup_error, timeout_error,
    reference_error, runtime_error, not_implemented_error, recursion_error, python_finalization_error, stop_async_iteration,
    stop_iteration, syntax_error, indentation_error, tab_error, system_error, type_error, value_error, unicode_error,
    unicode_decode_error, unicode_encode_error, unicode_translate_error, warning, deprecation_warning,
    pending_deprecation_warning, runtime_warning, syntax_warning, user_warning, future_warning, import_warning, unicode_warning,
    bytes_warning, resource_warning, encoding_warning, greenlet_exit, greenlet_error, unsupported_operation,
}

/// A quiet NaN whose low 40 bits number it; small enough as a word that also its negative is a float (see `value`).
const NUMBERED_NAN: u64 = 0x7FFB_A500_0000_0000;

/// A float as the outside of the interpreter sees its bits: a numbered NaN becomes the usual one.
pub fn without_number(number: f64) -> f64 {
    let bits = number.to_bits();
    let is_numbered = bits & !((1 << 63) | ((1 << 40) - 1)) == NUMBERED_NAN;
    if is_numbered { f64::NAN.copysign(number) } else { number }
}

/// What is told of asynchronous generators, so that a host of coroutines can end those that are left over.
pub(crate) struct AsyncHooks {
    /// Called with a generator that is used for the first time.
    pub first_iteration: Slot<Value>,
    /// Called with a generator that is forgotten before its end.
    pub finaliser: Slot<Value>,
}

/// What compiled text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompileMode {
    /// A module or script.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement.
    Single,
}

/// What is compiled.
#[derive(Clone, Copy, Debug)]
pub enum SourceInput<'a> {
    /// The contents of a file, which may say how they are encoded.
    Bytes(&'a [u8]),
    /// Text.
    Text(&'a str),
}

/// Compiles a source, with a file name for tracebacks, into a code object. Installed by `load`, which sees the front half.
pub type CompileFn = fn(&Interp, SourceInput<'_>, &str, CompileMode) -> Outcome;

/// See the module documentation.
pub struct Interp {
    /// Built-in types.
    pub types: Types,
    /// Built-in exception types.
    pub exceptions: Exceptions,
    /// Names the interpreter looks up.
    pub names: Late<Names>,
    interned: RefCell<HashTable<Ref<Str>>>,
    /// The texts of one ASCII character.
    pub characters: Late<Vec<Ref<Str>>>,
    /// `()`.
    pub empty_tuple: Late<Ref<Tuple>>,
    /// `sys.modules`.
    pub modules: Late<Ref<Dict>>,
    /// Namespace of the module `builtins`.
    pub builtins: Late<Ref<Dict>>,
    /// The exception on its way out, while a `Raised` token is.
    pub(crate) raised: Slot<Value>,
    /// The exception that the innermost active handler of the current greenlet deals with (`sys.exception()`).
    pub handled: Slot<Value>,
    /// The innermost running frame, borrowed from the eval that runs it; `vm::frame` knows its type.
    pub(crate) frame: Cell<Option<NonNull<Header>>>,
    /// Language-level calls below the current greenlet's first frame: those of its starter.
    pub depth: Cell<u32>,
    /// Levels of native recursion that `enter_native` has counted in the current greenlet.
    pub(crate) native_depth: Cell<u32>,
    /// How many NaNs were made that are objects of their own; see `fresh_nan`.
    nan_count: Cell<u64>,
    /// `sys.getrecursionlimit()`.
    pub recursion_limit: Cell<u32>,
    /// Exceptions that the resumers of running generators deal with, outermost first; see `current_handled`.
    pub(crate) handled_outer: VecCell<Option<Value>>,
    /// Lowest stack address that eval may use; a call below it raises RecursionError.
    pub stack_limit: Cell<usize>,
    /// Calls and backward jumps left until `vm::safe_point` looks around.
    pub(crate) ticks: Cell<i32>,
    /// Containers whose repr is being made, innermost last, by address: `[...]` for those.
    pub(crate) repr_guard: RefCell<Vec<u64>>,
    /// `sys.get_int_max_str_digits()`; 0 for no limit.
    pub int_digit_limit: Cell<usize>,
    /// The host's budget and interrupts.
    pub limits: Limits,
    /// What the host grants and receives.
    pub host: Box<dyn Host>,
    /// Compiles text.
    pub compile: Cell<Option<CompileFn>>,
    /// What the layers above install.
    pub hooks: Hooks,
    /// All weak references.
    pub weakrefs: Rc<WeakRefs>,
    /// Finds positions for tracebacks. Installed by `vm`, which knows frames.
    pub traceback_position: Cell<Option<PositionFn>>,
    /// Sources of code that was compiled from no file, by the file name that stands for it: for the source lines of tracebacks.
    pub sources: RefCell<HashMap<String, Rc<[u8]>>>,
    /// The greenlets.
    pub greenlets: Greenlets,
    /// The profiler.
    pub(crate) profiling: Profiling,
    /// `sys.set_asyncgen_hooks`.
    pub(crate) async_hooks: AsyncHooks,
    /// What `atexit` registered, oldest first: tuples of a function, its argument values, and the tuple of the last values' names or None.
    pub exit_functions: VecCell<Value>,
    /// The handlers of signals by their numbers, once the module `signal` is imported.
    pub(crate) signal_handlers: VecCell<Value>,
    /// The list `gc.callbacks`, once the module is imported.
    pub collection_callbacks: Slot<Value>,
    /// Whether every call pushes the native stack out to the heap and back, for tests.
    pub is_switch_stressed: Cell<bool>,
    /// The native stack that scripts run on.
    pub(crate) engine: Late<Engine>,
    /// The memory of all objects. Last, so that it is dropped last.
    pub heap: Box<Heap>,
}

impl Interp {
    /// A NaN that is not identical to any other: `float("nan")` makes a new object each time, and containers find a NaN by
    /// identity alone. As floats are immediate values, it is the payload of the NaN that tells them apart.
    pub fn fresh_nan(&self) -> f64 {
        let count = self.nan_count.get().wrapping_add(1);
        self.nan_count.set(count);
        f64::from_bits(NUMBERED_NAN | (count & ((1 << 40) - 1)))
    }

    /// State without any type; `bootstrap` goes on from here.
    pub(crate) fn bare(host: Box<dyn Host>) -> Interp {
        Interp {
            types: Types::new(),
            exceptions: Exceptions::new(),
            names: Late::new(),
            interned: RefCell::new(HashTable::new()),
            characters: Late::new(),
            empty_tuple: Late::new(),
            modules: Late::new(),
            builtins: Late::new(),
            raised: Slot::new(None),
            handled: Slot::new(None),
            frame: Cell::new(None),
            depth: Cell::new(0),
            native_depth: Cell::new(0),
            nan_count: Cell::new(0),
            recursion_limit: Cell::new(1000),
            handled_outer: VecCell::new(Vec::new()),
            stack_limit: Cell::new(0),
            ticks: Cell::new(0),
            repr_guard: RefCell::new(Vec::new()),
            int_digit_limit: Cell::new(4300),
            limits: Limits::new(),
            host,
            compile: Cell::new(None),
            hooks: Hooks::default(),
            weakrefs: Rc::new(WeakRefs::default()),
            traceback_position: Cell::new(None),
            sources: RefCell::new(HashMap::new()),
            exit_functions: VecCell::new(Vec::new()),
            signal_handlers: VecCell::new(Vec::new()),
            collection_callbacks: Slot::new(None),
            is_switch_stressed: Cell::new(false),
            greenlets: Greenlets::new(),
            profiling: Profiling::new(),
            async_hooks: AsyncHooks { first_iteration: Slot::new(None), finaliser: Slot::new(None) },
            engine: Late::new(),
            heap: Box::new(Heap::new()),
        }
    }

    /// The exception being handled, as `sys.exception()` tells it: that of the innermost generator or function that handles one.
    pub fn current_handled(&self) -> Option<Value> {
        self.handled.get().or_else(|| self.handled_outer.read(|outer| outer.iter().rev().flatten().next().cloned()))
    }

    /// A number that names this interpreter, as thread identities do in CPython.
    pub(crate) fn address(&self) -> usize {
        std::ptr::from_ref(&*self.heap) as usize
    }

    /// The type of any value.
    #[inline(always)]
    pub fn type_of<'a>(&'a self, value: &'a Value) -> &'a TypeRef {
        match value.object_type() {
            Some(ty) => ty,
            None => self.type_of_immediate(value),
        }
    }

    #[inline]
    fn type_of_immediate(&self, value: &Value) -> &TypeRef {
        if value.is_small_int() {
            &self.types.int
        } else if value.is_float() {
            &self.types.float
        } else if value.is_bool() {
            &self.types.bool
        } else if value.is_none() {
            &self.types.none
        } else if value.is_ellipsis() {
            &self.types.ellipsis
        } else {
            &self.types.not_implemented
        }
    }

    /// Makes an object of a built-in type.
    #[inline]
    pub fn allocate<T: Payload>(&self, ty: &TypeRef, payload: T) -> Ref<T> {
        self.heap.allocate(ty.clone(), payload)
    }

    /// A text object.
    pub fn text(&self, text: impl AsRef<str>) -> Ref<Str> {
        let text = text.as_ref();
        match text.as_bytes() {
            [byte] if byte.is_ascii() => self.characters[usize::from(*byte)].clone(),
            _ => self.allocate(&self.types.str, Str::new(text)),
        }
    }

    /// A text object from generalised UTF-8.
    pub fn text_from_wtf8(&self, bytes: &[u8]) -> Ref<Str> {
        match bytes {
            [byte] if byte.is_ascii() => self.characters[usize::from(*byte)].clone(),
            _ => self.allocate(&self.types.str, Str::from_wtf8(bytes)),
        }
    }

    /// A text object that takes over the bytes of a string.
    pub fn text_from_string(&self, text: String) -> Ref<Str> {
        if text.len() == 1 { self.text(text) } else { self.allocate(&self.types.str, Str::new(text)) }
    }

    /// A list object.
    pub fn list(&self, items: Vec<Value>) -> Ref<List> {
        self.allocate(&self.types.list, List::new(items))
    }

    /// A tuple object.
    pub fn tuple(&self, items: impl Into<Box<[Value]>>) -> Ref<Tuple> {
        let items = items.into();
        if items.is_empty() { self.empty_tuple.clone() } else { self.allocate(&self.types.tuple, Tuple::new(items)) }
    }

    /// An empty dict object.
    pub fn dict(&self) -> Ref<Dict> {
        self.allocate(&self.types.dict, Dict::new())
    }

    /// The interned text equal to `text`.
    pub fn intern(&self, text: &str) -> Ref<Str> {
        let hash = super::string::hash_bytes(text.as_bytes()) as u64;
        let mut table = self.interned.borrow_mut();
        if let Some(known) = table.find(hash, |known| known.as_bytes() == text.as_bytes()) {
            return known.clone();
        }
        let fresh = self.heap.allocate((*self.types.str).clone(), Str::new(text));
        fresh.set_interned();
        table.insert_unique(hash, fresh.clone(), |known| known.hash() as u64);
        fresh
    }

    /// The interned text equal to a text object, which becomes it when it can.
    pub fn intern_text(&self, text: &Ref<Str>) -> Ref<Str> {
        if text.is_interned() {
            return text.clone();
        }
        let hash = text.hash() as u64;
        let mut table = self.interned.borrow_mut();
        if let Some(known) = table.find(hash, |known| known.as_bytes() == text.as_bytes()) {
            return known.clone();
        }
        let is_exact = text.header().ty().is_exact_str();
        let kept = if is_exact { text.clone() } else { self.heap.allocate((*self.types.str).clone(), Str::from_wtf8(text.as_bytes())) };
        kept.set_interned();
        table.insert_unique(hash, kept.clone(), |known| known.hash() as u64);
        kept
    }
}
