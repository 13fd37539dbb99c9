//! Allocation and release of heap objects, and the registry that the cycle collector works on.
#![allow(unsafe_code, reason = "memory of heap objects")]
//!
//! Small objects come from free lists by size class, carved from chunks that live as long as the heap; larger ones from the
//! global allocator. A release runs Rust destructors and never script code: an object with a finaliser, or with weak references
//! that have callbacks, is queued and dealt with at the next safe point (`vm::finalise`).
//!
//! Invariants:
//! 1. An object's memory is freed once, by `free`, when its count is 0 and its payload has been dropped.
//! 2. `registry[g][i]` points to a live object whose meta word says generation `g` and index `i`, and the other way round.
//! 3. Every type points to the heap that all its instances come from, and the heap outlives all of them (`Interp` owns it and
//!    embedder handles keep the `Interp`).

use std::alloc::{Layout as MemoryLayout, alloc, dealloc, handle_alloc_error};
use std::any::TypeId;
use std::cell::{Cell, OnceCell, UnsafeCell};
use std::ptr::NonNull;

use super::attributes;
use super::header::{FINALIZED, HAS_WEAKREFS, Header, MAX_TRACKED, OLD, Object, Payload, QUEUED, Ref, TAG_COUNT, Tag};
use super::room::Room;
use super::ty::{MethodCache, TypeRef, flags};
use super::value::Value;

/// Size classes are multiples of this many bytes.
const GRAIN: usize = 16;
/// Objects of at most this many bytes come from the free lists.
const SMALL_LIMIT: usize = 512;
const CLASS_COUNT: usize = SMALL_LIMIT / GRAIN + 1;
/// Bytes asked from the global allocator at a time for small objects.
const CHUNK: usize = 64 * 1024;
/// Nested releases beyond this depth are queued instead of recursing on the native stack.
const RELEASE_DEPTH: u32 = 32;
/// Tracked allocations between two collections of the young generation, and CPython's two other figures, which nothing here depends on.
const THRESHOLDS: [i64; 3] = [2000, 10, 10];

struct FreeCell {
    next: Option<NonNull<FreeCell>>,
}

/// The object memory of one interpreter.
pub struct Heap {
    free: [Cell<Option<NonNull<FreeCell>>>; CLASS_COUNT],
    chunks: UnsafeCell<Vec<NonNull<u8>>>,
    chunk_rest: Cell<(usize, usize)>,
    pub(super) registry: [UnsafeCell<Vec<NonNull<Header>>>; 2],
    release_depth: Cell<u32>,
    release_queue: UnsafeCell<Vec<NonNull<Header>>>,
    finalisers: UnsafeCell<Vec<Value>>,
    bytes: Cell<usize>,
    pub(super) room: Room,
    attention: Cell<bool>,
    young_allocations: Cell<usize>,
    /// The first of `thresholds`; out of reach when that is 0.
    young_threshold: Cell<usize>,
    thresholds: Cell<[i64; 3]>,
    pub(super) old_at_last_full: Cell<usize>,
    collect_enabled: Cell<bool>,
    collect_due: Cell<bool>,
    stress: Cell<bool>,
    pub(super) method_cache: MethodCache,
    versions: Cell<u32>,
    dict_type: OnceCell<TypeRef>,
    tags: [OnceCell<TypeId>; TAG_COUNT],
}

impl Heap {
    /// An empty heap without a memory limit.
    pub(crate) fn new() -> Heap {
        Heap {
            free: [const { Cell::new(None) }; CLASS_COUNT],
            chunks: UnsafeCell::new(Vec::new()),
            chunk_rest: Cell::new((0, 0)),
            registry: [UnsafeCell::new(Vec::new()), UnsafeCell::new(Vec::new())],
            release_depth: Cell::new(0),
            release_queue: UnsafeCell::new(Vec::new()),
            finalisers: UnsafeCell::new(Vec::new()),
            bytes: Cell::new(0),
            room: Room::new(),
            attention: Cell::new(false),
            young_allocations: Cell::new(0),
            young_threshold: Cell::new(THRESHOLDS[0] as usize),
            thresholds: Cell::new(THRESHOLDS),
            old_at_last_full: Cell::new(0),
            collect_enabled: Cell::new(true),
            collect_due: Cell::new(false),
            stress: Cell::new(false),
            method_cache: MethodCache::new(),
            versions: Cell::new(0),
            dict_type: OnceCell::new(),
            tags: [const { OnceCell::new() }; TAG_COUNT],
        }
    }

    /// A number for the version of a type that was never given before. After 2^32 of them there is no going on.
    pub(super) fn next_version(&self) -> u32 {
        let version = self.versions.get().checked_add(1).unwrap_or_else(|| count_overflow());
        self.versions.set(version);
        version
    }

    /// The type `dict`, which instances need when their attributes become one.
    pub(super) fn dict_type(&self) -> TypeRef {
        self.dict_type.get().expect("set when the interpreter starts").clone()
    }

    /// Makes sure that a tag stands for one payload type only.
    pub(super) fn claim_tag(&self, tag: Tag, id: TypeId) {
        if tag != Tag::Other {
            assert!(*self.tags[tag as usize].get_or_init(|| id) == id, "two layouts have the tag {tag:?}");
        }
    }

    /// Tells the heap which type is `dict`.
    pub(super) fn set_dict_type(&self, ty: TypeRef) {
        let is_first = self.dict_type.set(ty).is_ok();
        debug_assert!(is_first);
    }

    /// Bytes that live objects occupy themselves, without what their payloads own outside.
    pub(super) fn object_bytes(&self) -> usize {
        self.bytes.get()
    }

    /// Whether something waits for the next safe point: finalisers, or a collection that is due.
    #[inline(always)]
    pub fn needs_attention(&self) -> bool {
        self.attention.get()
    }

    /// Switches automatic collections on or off.
    pub fn set_collect_enabled(&self, enabled: bool) {
        self.collect_enabled.set(enabled);
    }

    /// Whether automatic collections are on.
    pub fn is_collect_enabled(&self) -> bool {
        self.collect_enabled.get()
    }

    /// Tracked allocations since the last collection.
    pub fn young_allocations(&self) -> usize {
        self.young_allocations.get()
    }

    /// `gc.get_threshold()`.
    pub fn thresholds(&self) -> [i64; 3] {
        self.thresholds.get()
    }

    /// Sets the number of tracked allocations after which a collection is due, 0 for never; the other two are only kept.
    pub fn set_thresholds(&self, thresholds: [i64; 3]) {
        self.thresholds.set(thresholds);
        self.young_threshold.set(usize::try_from(thresholds[0]).ok().filter(|threshold| *threshold > 0).unwrap_or(usize::MAX));
    }

    /// Collect at every tracked allocation (at the safe point that follows it).
    pub fn set_stress(&self, stress: bool) {
        self.stress.set(stress);
    }

    /// Whether every tracked allocation makes a collection due.
    pub fn is_stressed(&self) -> bool {
        self.stress.get()
    }

    /// Whether a collection is due, which this call takes note of.
    pub(crate) fn take_collect_due(&self) -> bool {
        let is_due = self.collect_due.replace(false);
        if is_due {
            self.young_allocations.set(0);
        }
        is_due
    }

    /// Whether the old generation has grown by a quarter since the last full collection.
    pub(crate) fn is_full_collection_due(&self) -> bool {
        // SAFETY: the length is read; no method keeps a reference into the registry.
        let old = unsafe { (*self.registry[1].get()).len() };
        let before = self.old_at_last_full.get();
        old > before + before / 4 + 10_000
    }

    /// All objects that the collector knows.
    pub(crate) fn tracked_objects(&self) -> Vec<Value> {
        let mut objects = Vec::new();
        for generation in &self.registry {
            // SAFETY: registered objects are alive (invariant 2); nothing changes the registry meanwhile.
            for object in unsafe { &*generation.get() } {
                // SAFETY: as above; the count just added passes to the value.
                objects.push(unsafe {
                    object.as_ref().increment();
                    Value::from_bits(object.as_ptr() as u64)
                });
            }
        }
        objects
    }

    /// Records the size of the old generation after a full collection.
    pub(super) fn note_full_collection(&self) {
        // SAFETY: the length is read; no method keeps a reference into the registry.
        self.old_at_last_full.set(unsafe { (*self.registry[1].get()).len() });
    }

    /// Takes the objects that wait for their finaliser, oldest first; attention is needed from now on only if a collection is due.
    pub(crate) fn take_finalisers(&self) -> Vec<Value> {
        self.attention.set(self.collect_due.get());
        // SAFETY: the vector is moved out; no reference into it exists.
        unsafe { std::mem::take(&mut *self.finalisers.get()) }
    }

    /// Lets the objects that wait for their finaliser die without it, when the interpreter goes away. They must not outlive the chunks.
    pub(crate) fn drop_finalisers(&self) {
        loop {
            let queue = self.take_finalisers();
            if queue.is_empty() {
                break;
            }
            for object in queue {
                if let Some(header) = object.header() {
                    header.set_flag(QUEUED | HAS_WEAKREFS, false);
                    header.set_flag(FINALIZED, true);
                }
            }
        }
    }

    /// Makes an object of type `ty`, whose layout must be `T`'s, with empty attributes where the type has them.
    #[inline]
    pub(crate) fn allocate<T: Payload>(&self, ty: TypeRef, payload: T) -> Ref<T> {
        const { assert!(align_of::<Object<T>>() <= 16, "objects are aligned to 16: keep what needs more in a box") };
        assert!(ty.has_layout::<T>(), "the type has another layout");
        let size = ty.instance_size() + payload.trailing_bytes();
        let memory = self.allocate_bytes(size);
        let object = memory.cast::<Object<T>>();
        let attributes_offset = ty.attributes_offset();
        if attributes_offset != 0 {
            // SAFETY: instance_size() leaves room for the attributes at this offset.
            unsafe { attributes::initialise(memory.as_ptr().add(attributes_offset), &ty) };
        }
        let trailing = payload.trailing_bytes();
        if trailing > 0 {
            // SAFETY: the size above includes these bytes, which are the last.
            unsafe { memory.as_ptr().add(size - trailing).write_bytes(0, trailing) };
        }
        // SAFETY: fresh memory of at least the size of Object<T>, aligned to 16.
        unsafe { object.as_ptr().write(Object { header: Header::new(Some(ty)), payload }) };
        if T::TRACKED || attributes_offset != 0 {
            self.track(object.cast());
        }
        // SAFETY: the object is whole and its first count passes to the reference.
        unsafe { Ref::from_raw(object) }
    }

    /// Memory for an object. Size classes reuse freed cells.
    #[inline]
    pub(super) fn allocate_bytes(&self, size: usize) -> NonNull<u8> {
        self.bytes.set(self.bytes.get() + size);
        if size <= SMALL_LIMIT {
            let list = &self.free[size.div_ceil(GRAIN)];
            if let Some(cell) = list.get() {
                // SAFETY: cells of the list are free memory of this class, written by `free_bytes` or `refill`.
                list.set(unsafe { cell.as_ref().next });
                return cell.cast();
            }
            return self.carve(size.div_ceil(GRAIN) * GRAIN);
        }
        allocate_large(size)
    }

    #[cold]
    #[inline(never)]
    fn carve(&self, size: usize) -> NonNull<u8> {
        let (mut next, mut end) = self.chunk_rest.get();
        if end - next < size {
            let chunk = allocate_large(CHUNK);
            // SAFETY: no other reference into the vector exists.
            unsafe { (*self.chunks.get()).push(chunk) };
            next = chunk.as_ptr() as usize;
            end = next + CHUNK;
        }
        self.chunk_rest.set((next + size, end));
        NonNull::new(next as *mut u8).unwrap_or_else(|| handle_alloc_error(memory_layout(size)))
    }

    /// Gives memory back.
    ///
    /// # Safety
    /// `memory` came from `allocate_bytes(size)` and nothing refers to it any more.
    #[inline]
    pub(super) unsafe fn free_bytes(&self, memory: NonNull<u8>, size: usize) {
        self.bytes.set(self.bytes.get().saturating_sub(size));
        if size <= SMALL_LIMIT {
            let list = &self.free[size.div_ceil(GRAIN)];
            let cell = memory.cast::<FreeCell>();
            // SAFETY: the memory is ours again and larger than a cell.
            unsafe { cell.as_ptr().write(FreeCell { next: list.get() }) };
            list.set(Some(cell));
        } else {
            // SAFETY: large objects come from `allocate_large` with the same layout.
            unsafe { dealloc(memory.as_ptr(), memory_layout(size)) };
        }
    }

    /// Registers an object with the collector, in the young generation.
    pub(crate) fn track(&self, object: NonNull<Header>) {
        // SAFETY: no reference into the registry exists outside the methods of this module and of `collect`.
        let young = unsafe { &mut *self.registry[0].get() };
        if young.len() >= MAX_TRACKED {
            return;
        }
        // SAFETY: the object is alive.
        unsafe { object.as_ref() }.set_registry_index(Some(young.len()));
        young.push(object);
        let allocations = self.young_allocations.get() + 1;
        self.young_allocations.set(allocations);
        if self.collect_enabled.get() && (allocations > self.young_threshold.get() || self.stress.get()) {
            self.collect_due.set(true);
            self.attention.set(true);
        }
    }

    fn untrack(&self, header: &Header) {
        let Some(index) = header.registry_index() else {
            return;
        };
        // SAFETY: as in `track`.
        let registry = unsafe { &mut *self.registry[usize::from(header.has_flag(OLD))].get() };
        registry.swap_remove(index);
        if let Some(moved) = registry.get(index) {
            // SAFETY: invariant 2.
            unsafe { moved.as_ref() }.set_registry_index(Some(index));
        }
        header.set_registry_index(None);
    }

    /// Queues an object whose finaliser is due; it is kept alive by the queue.
    fn queue_finaliser(&self, object: NonNull<Header>) {
        // SAFETY: the object is alive with count 0; the queue's value takes the count that `resurrect` makes.
        let value = unsafe {
            object.as_ref().resurrect();
            object.as_ref().set_flag(QUEUED, true);
            Value::from_bits(object.as_ptr() as u64)
        };
        // SAFETY: no reference into the vector exists.
        unsafe { (*self.finalisers.get()).push(value) };
        self.attention.set(true);
    }

    /// Drops the payload and attributes of an object whose count is 0, and frees its memory.
    ///
    /// # Safety
    /// The object is alive, its count is 0, and no finaliser is due.
    unsafe fn destroy(&self, object: NonNull<Header>) {
        // SAFETY: alive by contract.
        let header = unsafe { object.as_ref() };
        self.untrack(header);
        let Some(ty) = header.take_type() else { return };
        let memory = object.cast::<u8>();
        // SAFETY: the layout's function fits the payload, which is still whole.
        let trailing_bytes = ty.layout().trailing_bytes.map_or(0, |bytes| unsafe { bytes(object.as_ptr()) });
        let attributes_offset = ty.attributes_offset();
        let mut size = ty.instance_size();
        if attributes_offset != 0 {
            // SAFETY: the type says that attributes are there; they are dropped once.
            let inline_size = unsafe { attributes::destroy(memory.as_ptr().add(attributes_offset)) };
            // Not what the type says: the object may have been made by another class (`__class__` can be set).
            size = attributes_offset + inline_size;
        }
        if let Some(drop_payload) = ty.layout().drop {
            // SAFETY: the layout's function fits the payload (invariant 2 of `header`), which is dropped once.
            unsafe { drop_payload(memory.as_ptr().add(size_of::<Header>())) };
        }
        // SAFETY: invariant 1.
        unsafe { self.free_bytes(memory, size + trailing_bytes) };
        drop(ty);
    }

    fn drain_release_queue(&self) {
        loop {
            // SAFETY: no reference into the vector survives the statement.
            let next = unsafe { (*self.release_queue.get()).pop() };
            let Some(object) = next else { break };
            // SAFETY: queued objects have count 0 and no finaliser due.
            unsafe { self.destroy(object) };
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        self.drop_finalisers();
        for chunk in self.chunks.get_mut() {
            // SAFETY: chunks come from `allocate_large(CHUNK)`; no object lives any more (invariant 3).
            unsafe { dealloc(chunk.as_ptr(), memory_layout(CHUNK)) };
        }
    }
}

/// Called when the last count of an object goes: destroys it, or queues it when script code has to run first.
///
/// # Safety
/// The object is alive and its count is 0.
#[cold]
#[inline(never)]
pub(crate) unsafe fn release(object: NonNull<Header>) {
    // SAFETY: alive by contract.
    let header = unsafe { object.as_ref() };
    let ty = header.ty();
    // SAFETY: invariant 3: the heap outlives its objects.
    let heap = unsafe { ty.heap().as_ref() };
    // The payload knows what the finaliser of its built-in class would do; a `__del__` of a script class can do anything.
    // SAFETY: the layout's function fits the payload.
    let is_needed = || ty.has_flag(flags::MUTABLE) || unsafe { (ty.layout().needs_finaliser)(object.as_ptr()) };
    let is_finaliser_due = ty.has_finaliser() && !header.has_flag(FINALIZED) && is_needed();
    if is_finaliser_due || header.has_flag(HAS_WEAKREFS) {
        heap.queue_finaliser(object);
        return;
    }
    let depth = heap.release_depth.get();
    if depth >= RELEASE_DEPTH {
        // SAFETY: no reference into the vector exists.
        unsafe { (*heap.release_queue.get()).push(object) };
        return;
    }
    heap.release_depth.set(depth + 1);
    // SAFETY: by contract, and no finaliser is due.
    unsafe { heap.destroy(object) };
    if depth == 0 {
        heap.drain_release_queue();
    }
    heap.release_depth.set(depth);
}

/// A reference count would overflow: nothing sensible can go on.
#[cold]
#[inline(never)]
pub(crate) fn count_overflow() -> ! {
    std::process::abort()
}

fn memory_layout(size: usize) -> MemoryLayout {
    MemoryLayout::from_size_align(size, GRAIN).unwrap_or_else(|_| std::process::abort())
}

fn allocate_large(size: usize) -> NonNull<u8> {
    let layout = memory_layout(size);
    // SAFETY: the size is not zero: every object has a header.
    NonNull::new(unsafe { alloc(layout) }).unwrap_or_else(|| handle_alloc_error(layout))
}
