//! The frame of a running or suspended function: a heap object with its registers behind it.
#![allow(unsafe_code, reason = "registers without bounds checks, recycled frames, borrowed callers")]
//!
//! ```text
//!   header | function, constants, pc, back, namespace, ... | register 0 | register 1 | ...
//! ```
//!
//! A register holds the bits of a value, or 0 when it is unbound or dead. Frames are recycled: each code keeps its finished
//! frames, all locals unbound, so that a call writes only its arguments.
//!
//! Invariants:
//! 1. Operands of verified code (`bytecode::verify`) are below `register_count`, and a register read by `get` or `take` as a live operand is not 0.
//! 2. A register owns one count of the object its bits refer to. Moving out writes 0.
//! 3. Only the eval that runs the frame, or the generator that owns it while suspended, touches its registers; so what an
//!    operation borrowed from a register stays there while the operation runs script code.
//! 4. `function` is set from the time a frame is made until it is recycled, and keeps the code, and with it `constants` and `pc`, alive; a frame in a
//!    pool dies with the code that has the pool.
//! 5. `back` points to a living frame, or is null: a frame's caller runs as long as the frame does; it is set to null when the frame stops.
//! 6. A frame in a code's pool has count 1, owned by the pool; its locals are 0 and its temporaries hold nothing that is counted.

use std::cell::{Cell, UnsafeCell};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::bytecode::code::CodeFlags;
use crate::object::cell::Slot;
use crate::object::header::{Header, Object, Payload, Visit};
use crate::object::heap;
use crate::object::{Interp, Outcome, Ref, Value};

use super::cache::Cache;
use super::code::CodeObject;
use super::function::Function;
use super::pc::Pc;

/// What a frame is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FrameState {
    /// A generator's frame that has not started.
    Created,
    /// An eval runs it, or runs something it called.
    Running,
    /// A generator's frame at a `yield`.
    Suspended,
    /// It returned or raised.
    Finished,
}

/// First register that only `LoadFar` and its kin reach.
pub(super) const FIRST_FAR: usize = 256;

/// See the module documentation.
#[repr(C, align(8))]
pub struct Frame {
    function: UnsafeCell<Option<Ref<Function>>>,
    code: *const CodeObject,
    constants: *const Value,
    pc: Cell<Option<Pc>>,
    back: Cell<*const Object<Frame>>,
    /// The namespace of a class or module body, when it is not the globals.
    pub(super) namespace: Slot<Value>,
    /// What a generator's resumer sent, on its way to a `YieldFrom`.
    pub(super) sent: Slot<Value>,
    depth: Cell<u32>,
    register_count: u32,
    /// The first so many registers may hold something when the code returns.
    bound_at_return: u32,
    first_temporary: u16,
    state: Cell<FrameState>,
}

impl Payload for Frame {
    const TRACKED: bool = false;
    const TRAILS: bool = true;

    fn trailing_bytes(&self) -> usize {
        self.register_count as usize * size_of::<u64>()
    }

    fn traverse(&self, visit: &mut Visit<'_>) {
        // SAFETY: invariant 4; visitors change nothing.
        if let Some(function) = unsafe { &*self.function.get() } {
            visit.reference(function);
        }
        self.namespace.traverse(visit);
        self.sent.traverse(visit);
        for register in 0..self.register_count() {
            if self.is_bound(register) {
                visit.value(self.get(register));
            }
        }
    }

    fn clear(&self) {
        if self.state.get() != FrameState::Running {
            self.clear_registers();
            drop(self.namespace.take());
        }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.clear_registers();
    }
}

impl Frame {
    /// The address of a register, which may be one past the last.
    #[inline(always)]
    fn register_unchecked(&self, register: usize) -> *const Cell<u64> {
        std::ptr::from_ref(self).wrapping_add(1).cast::<Cell<u64>>().wrapping_add(register)
    }

    #[inline(always)]
    fn register(&self, register: usize) -> &Cell<u64> {
        debug_assert!(register < self.register_count());
        // SAFETY: invariant 1; the registers start where the payload ends, which is a multiple of 8.
        unsafe { &*std::ptr::from_ref(self).add(1).cast::<Cell<u64>>().add(register) }
    }

    /// Number of registers in use.
    #[inline(always)]
    pub(super) fn register_count(&self) -> usize {
        self.register_count as usize
    }

    /// First register that is a temporary.
    #[inline(always)]
    pub(super) fn first_temporary(&self) -> usize {
        usize::from(self.first_temporary)
    }

    /// Whether the register holds a value.
    #[inline(always)]
    pub(super) fn is_bound(&self, register: usize) -> bool {
        self.register(register).get() != 0
    }

    /// The live value in a register.
    #[inline(always)]
    pub(super) fn get(&self, register: usize) -> &Value {
        let cell = self.register(register);
        debug_assert!(cell.get() != 0, "register {register} is dead");
        // SAFETY: invariants 1 and 3: the bits are those of a value, and stay for the time of the borrow; `Value` is one word.
        unsafe { &*std::ptr::from_ref(cell).cast::<Value>() }
    }

    /// The raw bits of a register.
    #[inline(always)]
    pub(super) fn bits(&self, register: usize) -> u64 {
        self.register(register).get()
    }

    /// Overwrites a register that holds nothing counted.
    #[inline(always)]
    pub(super) fn put_fresh(&self, register: usize, value: Value) {
        debug_assert!(!Value::is_pointer_bits(self.register(register).get()));
        self.register(register).set(value.into_bits());
    }

    /// Moves a value out of a register, which is dead afterwards; `None` when it was.
    #[inline(always)]
    pub(super) fn take(&self, register: usize) -> Option<Value> {
        match self.register(register).replace(0) {
            0 => None,
            // SAFETY: invariant 2: the register's count moves out.
            bits => Some(unsafe { Value::from_bits(bits) }),
        }
    }

    /// Moves a live value out of a register.
    #[inline(always)]
    pub(super) fn take_live(&self, register: usize) -> Value {
        debug_assert!(self.is_bound(register));
        // SAFETY: invariants 1 and 2.
        unsafe { Value::from_bits(self.register(register).replace(0)) }
    }

    /// Reads an operand: moves it out of a temporary, copies it from a local.
    #[inline(always)]
    pub(super) fn operand(&self, register: usize) -> Value {
        if register >= self.first_temporary() { self.take_live(register) } else { self.get(register).clone() }
    }

    /// Stores a result: the new value first, then the old one is dropped. May run Python (a finaliser that fell due).
    #[inline(always)]
    pub(super) fn store(&self, interp: &Interp, register: usize, value: Value) {
        let old = self.register(register).replace(value.into_bits());
        self.drop_bits(interp, old);
    }

    /// Stores a result and gives the word that the register held, whose count passes to the caller (`drop_bits`).
    #[inline(always)]
    pub(super) fn exchange(&self, register: usize, value: Value) -> u64 {
        self.register(register).replace(value.into_bits())
    }

    /// Drops the word that a register held. May run Python.
    #[inline(always)]
    pub(super) fn drop_bits(&self, interp: &Interp, old: u64) {
        if Value::is_pointer_bits(old) {
            // SAFETY: invariant 2: the register owned a count of this object.
            let header = unsafe { &*(old as *const Header) };
            if header.decrement() {
                release_and_attend(interp, header);
            }
        }
    }

    /// Ends the life of a temporary operand that an operation has used, unless the result goes to the same register, whose store
    /// drops it. May run Python.
    #[inline(always)]
    pub(super) fn consume(&self, interp: &Interp, register: usize, destination: usize) {
        if register >= self.first_temporary() && register != destination {
            let old = self.register(register).replace(0);
            self.drop_bits(interp, old);
        }
    }

    /// Drops what a register holds, if anything. May run Python.
    #[inline(always)]
    pub(super) fn clear_register(&self, interp: &Interp, register: usize) {
        let old = self.register(register).replace(0);
        self.drop_bits(interp, old);
    }

    /// A run of live registers as a slice of values; the run stays in place while the borrow lasts (invariant 3).
    #[inline(always)]
    pub(super) fn run(&self, first: usize, count: usize) -> &[Value] {
        if count == 0 {
            return &[];
        }
        debug_assert!((first..first + count).all(|register| self.is_bound(register)));
        let start = std::ptr::from_ref(self.register(first)).cast::<Value>();
        // SAFETY: invariants 1 and 3: `count` live registers from `first` on.
        unsafe { std::slice::from_raw_parts(start, count) }
    }

    /// Drops a run of registers. May run Python.
    #[inline(always)]
    pub(super) fn clear_run(&self, interp: &Interp, first: usize, count: usize) {
        for register in first..first + count {
            self.clear_register(interp, register);
        }
    }

    /// Drops all registers from `first` on, without running finalisers yet.
    pub(super) fn clear_from(&self, first: usize) {
        for register in first..self.register_count() {
            drop(self.take(register));
        }
    }

    /// Drops the temporaries from `first` on; far locals stay.
    pub(super) fn clear_from_keeping_far(&self, first: usize) {
        for register in first..self.register_count().min(FIRST_FAR) {
            drop(self.take(register));
        }
    }

    fn clear_registers(&self) {
        self.clear_from(0);
    }

    /// Moves a function, which the caller has found in the register, out of it.
    #[inline(always)]
    pub(super) fn take_function(&self, register: usize) -> Ref<Function> {
        debug_assert!(self.get(register).cast::<Function>().is_some());
        let bits = self.register(register).replace(0);
        // SAFETY: invariant 2, and the value is a function by contract (checked in debug builds; all callers have just cast it).
        unsafe { Ref::from_raw(NonNull::new_unchecked(bits as *mut Object<Function>)) }
    }

    /// Moves a run of live registers into the registers of a fresh frame, from `place` on.
    #[inline(always)]
    pub(super) fn move_run(&self, first: usize, target: &Frame, place: usize, count: usize) {
        debug_assert!(place + count <= target.register_count());
        let mut source = self.register_unchecked(first);
        let mut place = target.register_unchecked(place);
        let end = place.wrapping_add(count);
        while place != end {
            // Without the marker the compiler vectorises the loop, whose set-up costs more than the one to three moves of a usual call.
            #[cfg(not(miri))]
            // SAFETY: the marker has no effect.
            unsafe {
                std::arch::asm!("/* {0} */", inout(reg) source, options(readonly, nostack, preserves_flags));
            }
            // SAFETY: invariant 1: both runs lie inside their frames' registers, and the frames are different.
            unsafe {
                (*place).set((*source).replace(0));
                source = source.add(1);
                place = place.add(1);
            }
        }
    }

    /// Moves a live run of registers out as owned values.
    pub(super) fn take_run(&self, first: usize, count: usize) -> Vec<Value> {
        (first..first + count).map(|register| self.take_live(register)).collect()
    }

    /// A constant of the running code.
    #[inline(always)]
    pub(super) fn constant(&self, index: usize) -> &Value {
        // SAFETY: the verifier bounded the index; invariant 4 keeps the constants alive.
        unsafe { &*self.constants.add(index) }
    }

    /// The function that runs.
    #[inline(always)]
    pub(super) fn function(&self) -> &Ref<Function> {
        // SAFETY: invariant 4: set, and not changed while anyone asks.
        unsafe { (*self.function.get()).as_ref().unwrap_unchecked() }
    }

    /// The globals of the function that runs.
    pub fn globals(&self) -> Ref<crate::object::dict::Dict> {
        self.function().globals.clone()
    }

    /// The code that runs.
    #[inline(always)]
    pub(super) fn code(&self) -> &CodeObject {
        // SAFETY: invariant 4: the function keeps all codes alive that it ever had.
        unsafe { &*self.code }
    }

    /// The code that runs, as a reference.
    pub(super) fn code_reference(&self) -> Ref<CodeObject> {
        self.function().code_of(self.code())
    }

    /// A cache site of the running code.
    #[inline(always)]
    pub(super) fn cache(&self, index: u32) -> &Cache {
        debug_assert!((index as usize) < self.code().caches.len());
        // SAFETY: the verifier bounded the index.
        unsafe { self.code().caches.get_unchecked(index as usize) }
    }

    /// Where the frame is: the instruction being executed, or the one to go on with.
    #[inline(always)]
    pub(super) fn pc(&self) -> Pc {
        self.pc.get().unwrap_or(self.code().plan.entry)
    }

    /// Records where the frame is, before anything that may raise, call or look.
    #[inline(always)]
    pub(super) fn set_pc(&self, pc: Pc) {
        self.pc.set(Some(pc));
    }

    /// What the frame is doing.
    #[inline(always)]
    pub(super) fn state(&self) -> FrameState {
        self.state.get()
    }

    /// Records what the frame is doing.
    #[inline(always)]
    pub(super) fn set_state(&self, state: FrameState) {
        self.state.set(state);
    }

    /// Number of language-level frames from the bottom of this greenlet's stack to this one.
    #[inline(always)]
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// Whether a generator or coroutine owns the frame.
    fn is_of_generator(&self) -> bool {
        let flags = self.code().code.flags;
        [CodeFlags::GENERATOR, CodeFlags::COROUTINE, CodeFlags::ASYNC_GENERATOR].iter().any(|flag| flags.has(*flag))
    }

    /// Sets the caller; see invariant 5.
    #[inline(always)]
    pub(super) fn set_caller(&self, back: Option<NonNull<Header>>, depth: u32) {
        self.back.set(back.map_or(std::ptr::null(), |back| back.as_ptr() as *const Object<Frame>));
        self.depth.set(depth);
    }

    /// The calling frame.
    pub(crate) fn caller(&self) -> Option<Ref<Frame>> {
        // SAFETY: invariant 5.
        unsafe { to_ref(NonNull::new(self.back.get().cast_mut())?) }
    }

    /// Whether anything but the running call, or its generator, refers to the frame.
    #[inline(always)]
    pub(super) fn is_shared(&self) -> bool {
        // SAFETY: a frame is always the payload of an object, which lives while it is borrowed.
        unsafe { self.header_pointer().as_ref() }.count() != 1
    }

    /// The address of the frame's header, for `Interp::frame`.
    #[inline(always)]
    pub(super) fn header_pointer(&self) -> NonNull<Header> {
        // SAFETY: a frame is always the payload of an object, whose header precedes it.
        unsafe { NonNull::new_unchecked(std::ptr::from_ref(self).cast::<Header>().sub(1).cast_mut()) }
    }
}

/// A new counted reference to a living frame.
unsafe fn to_ref(object: NonNull<Object<Frame>>) -> Option<Ref<Frame>> {
    // SAFETY: the caller says that the frame lives; the count added passes to the reference.
    unsafe {
        object.as_ref().header.increment();
        Some(Ref::from_raw(object))
    }
}

/// A counted reference to a frame.
pub(super) fn to_counted(frame: &Frame) -> Option<Ref<Frame>> {
    // SAFETY: a frame that is borrowed is alive.
    unsafe { to_ref(frame.header_pointer().cast()) }
}

/// The innermost running frame.
pub fn current_frame(interp: &Interp) -> Option<Ref<Frame>> {
    // SAFETY: `Interp::frame` points to the frame that the innermost eval runs, which is alive.
    unsafe { to_ref(interp.frame.get()?.cast()) }
}

/// A new reference to the frame that a parked greenlet's state points to: the greenlet's native stack keeps it alive.
pub(crate) fn parked_frame(pointer: NonNull<Header>) -> Option<Ref<Frame>> {
    // SAFETY: the eval that runs the frame is on the parked stack and owns a reference.
    unsafe { to_ref(pointer.cast()) }
}

/// Reports what the frames of a parked greenlet own, from the innermost out, to the collector: its native stack holds one reference to each.
/// Frames of generators are left out, because their generators report them.
pub(crate) fn traverse_parked(innermost: NonNull<Header>, visit: &mut Visit<'_>) {
    let mut next = Some(innermost.cast::<Object<Frame>>());
    while let Some(object) = next {
        // SAFETY: as in `parked_frame`, and invariant 5 for the callers.
        let Object { header, payload: frame } = unsafe { object.as_ref() };
        if !frame.is_of_generator() {
            match header.registry_index() {
                Some(_) => visit.header(header),
                None => frame.traverse(visit),
            }
        }
        next = NonNull::new(frame.back.get().cast_mut());
    }
}

/// Depth of the innermost running frame; that of the starter when a greenlet has none yet.
pub(crate) fn current_depth(interp: &Interp) -> u32 {
    match interp.frame.get() {
        // SAFETY: as in `current_frame`.
        Some(frame) => unsafe { frame.cast::<Object<Frame>>().as_ref() }.payload.depth(),
        None => interp.depth.get(),
    }
}

#[cold]
#[inline(never)]
fn release_and_attend(interp: &Interp, header: &Header) {
    // SAFETY: the count just fell to 0.
    unsafe { heap::release(NonNull::from(header)) };
    if interp.heap.needs_attention() {
        super::safe_point::attend(interp);
    }
}

/// A frame for a call of `function`, all locals unbound, from the code's pool or fresh.
#[inline(always)]
pub(super) fn make(interp: &Interp, function: Ref<Function>) -> Ref<Frame> {
    let code = function.code_address.get();
    // SAFETY: the function keeps its code alive.
    let plan = unsafe { &(*code).plan };
    let Some(pooled) = plan.pool.get() else { return make_fresh(interp, function) };
    // SAFETY: invariant 6: the pool's frames are alive and nobody else's; its count passes to the reference.
    let frame: Ref<Frame> = unsafe { Ref::from_raw(pooled.cast()) };
    plan.pool.set(NonNull::new(frame.back.get().cast_mut()).map(NonNull::cast));
    // SAFETY: a recycled frame has no function.
    unsafe { frame.function.get().write(Some(function)) };
    frame.pc.set(Some(plan.entry));
    frame.state.set(FrameState::Created);
    frame
}

#[cold]
#[inline(never)]
fn make_fresh(interp: &Interp, function: Ref<Function>) -> Ref<Frame> {
    let code = function.code_address.get();
    // SAFETY: the function keeps its code alive.
    let plan = unsafe { &(*code).plan };
    let has_far_locals = plan.register_count as usize > FIRST_FAR;
    let frame = Frame {
        function: UnsafeCell::new(None),
        code,
        constants: plan.constants,
        pc: Cell::new(Some(plan.entry)),
        back: Cell::new(std::ptr::null()),
        namespace: Slot::new(None),
        sent: Slot::new(None),
        depth: Cell::new(0),
        register_count: plan.register_count,
        bound_at_return: if has_far_locals { plan.register_count } else { plan.first_temporary },
        first_temporary: plan.first_temporary as u16,
        state: Cell::new(FrameState::Created),
    };
    let frame = interp.allocate(&interp.types.frame, frame);
    // SAFETY: nobody else has the frame yet.
    unsafe { frame.function.get().write(Some(function)) };
    frame
}

/// Ends a frame, whatever its registers hold: they are dropped and it goes to its code's pool, unless something (a traceback, a
/// generator) still refers to it. May run Python.
#[inline(never)]
pub(super) fn finish(interp: &Interp, frame: Ref<Frame>) {
    let count = frame.register_count();
    finish_bound(interp, frame, count, None);
}

/// Ends a frame whose code has returned, so that its temporaries hold nothing: the verifier proved it. May run Python.
#[inline(always)]
fn finish_returned(interp: &Interp, frame: Ref<Frame>, value: &Value) {
    let count = frame.bound_at_return as usize;
    debug_assert!((count..frame.register_count()).all(|register| !Value::is_pointer_bits(frame.bits(register))));
    finish_bound(interp, frame, count, Some(value));
}

/// Ends a frame whose `eval` gave this outcome. May run Python.
#[inline(always)]
pub(super) fn finish_with(interp: &Interp, frame: Ref<Frame>, outcome: &Outcome) {
    match outcome {
        Ok(value) => finish_returned(interp, frame, value),
        Err(_) => finish(interp, frame),
    }
}

#[inline(always)]
fn finish_bound(interp: &Interp, frame: Ref<Frame>, count: usize, value: Option<&Value>) {
    if frame.header().count() == 1 {
        frame.back.set(std::ptr::null());
        frame.state.set(FrameState::Finished);
        recycle(interp, frame, count);
    } else {
        finish_shared(interp, frame, value.map_or(0, Value::bits));
    }
}

/// Ends a frame that something else refers to. `value` is what it returned, as borrowed bits, or 0: the caller lies in `eval`, whose native
/// frame anything would enlarge that has its address taken.
#[cold]
#[inline(never)]
fn finish_shared(interp: &Interp, frame: Ref<Frame>, value: u64) {
    if interp.profiling.profiler.is_some() {
        // SAFETY: the caller has the value while this runs; its count stays with the caller.
        let value = (value != 0).then(|| ManuallyDrop::new(unsafe { Value::from_bits(value) }));
        super::profile::finished(interp, &frame, value.as_deref());
    }
    frame.back.set(std::ptr::null());
    frame.state.set(FrameState::Finished);
    if frame.header().count() == 1 {
        let count = frame.register_count();
        recycle(interp, frame, count);
    }
}

/// `count` registers may hold something.
#[inline(always)]
fn recycle(interp: &Interp, frame: Ref<Frame>, count: usize) {
    for register in 0..count {
        frame.clear_register(interp, register);
    }
    if frame.namespace.is_some() {
        drop(frame.namespace.take());
    }
    // A finaliser that ran may have got hold of the frame.
    if frame.header().count() != 1 {
        return;
    }
    // SAFETY: the count says that nobody else has the frame.
    let function = unsafe { (*frame.function.get()).take() };
    let pool = &frame.code().plan.pool;
    frame.back.set(pool.get().map_or(std::ptr::null(), |next| next.as_ptr() as *const Object<Frame>));
    // The count of this reference passes to the pool.
    pool.set(Some(frame.header_pointer()));
    std::mem::forget(frame);
    // Maybe the last owner of the code, whose pool goes with it.
    drop(function);
}

/// Frees the frames of a code's pool.
pub(super) fn drain_pool(pool: &Cell<Option<NonNull<Header>>>) {
    while let Some(pooled) = pool.get() {
        // SAFETY: invariant 6.
        let frame: Ref<Frame> = unsafe { Ref::from_raw(pooled.cast()) };
        pool.set(NonNull::new(frame.back.get().cast_mut()).map(NonNull::cast));
        frame.back.set(std::ptr::null());
    }
}

/// RecursionError when one more call would be too deep.
#[inline(always)]
pub(super) fn check_depth(interp: &Interp, depth: u32) -> Outcome<()> {
    if depth > interp.recursion_limit.get() {
        return Err(interp.recursion_error("maximum recursion depth exceeded"));
    }
    Ok(())
}

/// A frame as a value that scripts can hold: from now on the collector knows it.
pub(crate) fn exposed(interp: &Interp, frame: &Ref<Frame>) -> Value {
    if frame.header().registry_index().is_none() {
        interp.heap.track(NonNull::from(frame.header()));
    }
    frame.value()
}
