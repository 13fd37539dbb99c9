//! The payload of type objects: layout, bases, namespace, slots, and the lookup of names along the method resolution order.
#![allow(unsafe_code, reason = "the erased functions of layouts, the pointer to the heap, the weak list of subclasses")]
//!
//! Invariants:
//! 1. `layout` is the layout of every instance, also of subclasses, which have the same payload at the same place.
//! 2. `heap` outlives the type (invariant 3 of `heap`).
//! 3. `subclasses` holds the addresses of living types: a type removes itself when it is dropped.
//! 4. `version` is 0, or a number no other type ever had, which changes whenever a lookup on the type could give another answer.

use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::rc::Rc;

use super::attributes;
use super::cell::{Slot, VecCell};
use super::dict::Dict;
use super::header::{Header, Object, Payload, Ref, Tag, Visit};
use super::heap::Heap;
use super::shape::Shape;
use super::slots::Slots;
use super::string::Str;
use super::value::Value;

/// A reference to a type object.
pub type TypeRef = Ref<Type>;

/// What the heap and the collector must know of a payload's Rust type.
#[derive(Clone, Copy)]
pub struct Layout {
    id: TypeId,
    tag: Tag,
    size: usize,
    is_tracked: bool,
    pub(super) drop: Option<unsafe fn(*mut u8)>,
    pub(super) traverse: unsafe fn(*const Header, &mut Visit<'_>),
    pub(super) clear: unsafe fn(*const Header),
    pub(super) trailing_bytes: Option<unsafe fn(*const Header) -> usize>,
    pub(super) outside_bytes: unsafe fn(*const Header) -> usize,
    pub(super) needs_finaliser: unsafe fn(*const Header) -> bool,
}

impl Layout {
    /// The layout of payload `T`.
    pub fn of<T: Payload>() -> Layout {
        Layout {
            id: TypeId::of::<T>(),
            tag: T::TAG,
            size: size_of::<Object<T>>(),
            is_tracked: T::TRACKED,
            drop: if std::mem::needs_drop::<T>() { Some(drop_payload::<T>) } else { None },
            traverse: traverse_payload::<T>,
            clear: clear_payload::<T>,
            trailing_bytes: if T::TRAILS { Some(trailing_bytes::<T>) } else { None },
            outside_bytes: outside_bytes::<T>,
            needs_finaliser: needs_finaliser::<T>,
        }
    }

    /// Whether the payload itself takes part in garbage collection.
    pub fn is_tracked(&self) -> bool {
        self.is_tracked
    }

    /// See `Payload::TAG`.
    #[inline(always)]
    pub fn tag(&self) -> Tag {
        self.tag
    }

    /// Whether both are the layout of the same Rust type.
    pub fn is_same(&self, other: &Layout) -> bool {
        self.id == other.id
    }
}

/// # Safety
/// The pointer is a payload of type `T`, which is not used afterwards.
unsafe fn drop_payload<T: Payload>(payload: *mut u8) {
    // SAFETY: by contract.
    unsafe { payload.cast::<T>().drop_in_place() }
}

/// # Safety
/// The header is that of a living `Object<T>`.
unsafe fn traverse_payload<T: Payload>(header: *const Header, visit: &mut Visit<'_>) {
    // SAFETY: by contract.
    unsafe { (*header.cast::<Object<T>>()).payload.traverse(visit) }
}

/// # Safety
/// The header is that of a living `Object<T>`.
unsafe fn clear_payload<T: Payload>(header: *const Header) {
    // SAFETY: by contract.
    unsafe { (*header.cast::<Object<T>>()).payload.clear() }
}

/// # Safety
/// The header is that of a living `Object<T>`.
unsafe fn trailing_bytes<T: Payload>(header: *const Header) -> usize {
    // SAFETY: by contract.
    unsafe { (*header.cast::<Object<T>>()).payload.trailing_bytes() }
}

/// # Safety
/// The header is that of a living `Object<T>`.
unsafe fn outside_bytes<T: Payload>(header: *const Header) -> usize {
    // SAFETY: by contract.
    unsafe { (*header.cast::<Object<T>>()).payload.outside_bytes() }
}

/// # Safety
/// The header is that of a living `Object<T>`.
unsafe fn needs_finaliser<T: Payload>(header: *const Header) -> bool {
    // SAFETY: by contract.
    unsafe { (*header.cast::<Object<T>>()).payload.needs_finaliser() }
}

/// Properties of a type, as bits.
pub mod flags {
    /// Made by a class statement or `type(...)`: its attributes can be set.
    pub const MUTABLE: u32 = 1;
    /// Can be a base class.
    pub const BASE: u32 = 1 << 1;
    /// Instances have a `__dict__`.
    pub const HAS_DICT: u32 = 1 << 2;
    /// Is exactly `str`.
    pub const EXACT_STR: u32 = 1 << 3;
    /// Instances match sequence patterns.
    pub const SEQUENCE: u32 = 1 << 4;
    /// Instances match mapping patterns.
    pub const MAPPING: u32 = 1 << 5;
    /// Has abstract methods.
    pub const ABSTRACT: u32 = 1 << 6;
    /// Instances are functions that take their receiver as first argument, so that a method call need not bind them.
    pub const METHOD: u32 = 1 << 7;
    /// Instances cannot be made by calling the type.
    pub const NO_INSTANTIATION: u32 = 1 << 8;
    /// Instances can be referred to weakly.
    pub const WEAKREFS: u32 = 1 << 9;
    /// Pattern matching a class of this type with one positional sub-pattern matches the subject itself.
    pub const MATCH_SELF: u32 = 1 << 10;
    /// A subclass of `type`.
    pub const METATYPE: u32 = 1 << 11;
    /// A subclass of `BaseException`.
    pub const EXCEPTION: u32 = 1 << 12;
    /// The finaliser of the built-in class runs even when a script class has a `__del__`, after it.
    pub const OWN_FINALISER: u32 = 1 << 13;
    /// Bits that a subclass inherits.
    pub const INHERITED: u32 = HAS_DICT | SEQUENCE | MAPPING | WEAKREFS | MATCH_SELF | METATYPE | EXCEPTION | OWN_FINALISER;
}

/// What a new type is made of.
pub struct TypeParts {
    /// `__name__`.
    pub name: Ref<Str>,
    /// `__qualname__`.
    pub qualified_name: Ref<Str>,
    /// Layout of the instances.
    pub layout: Layout,
    /// See [`flags`].
    pub flags: u32,
    /// The base that decides the layout; `None` for `object`.
    pub base: Option<TypeRef>,
    /// `__bases__`.
    pub bases: Vec<TypeRef>,
    /// The namespace.
    pub dict: Ref<Dict>,
    /// Declared slots (`__slots__`), inherited ones included.
    pub slot_count: usize,
    /// Attributes to make room for in each instance, declared slots included.
    pub inline_capacity: usize,
}

/// The payload of a type object.
pub struct Type {
    heap: NonNull<Heap>,
    layout: Layout,
    name: Slot<Ref<Str>>,
    qualified_name: Slot<Ref<Str>>,
    flags: Cell<u32>,
    base: Slot<TypeRef>,
    bases: VecCell<TypeRef>,
    mro: VecCell<TypeRef>,
    dict: Ref<Dict>,
    /// The functions behind the special methods.
    pub slots: Slots,
    slot_count: usize,
    inline_capacity: usize,
    attributes_offset: usize,
    root_shape: Rc<Shape>,
    version: Cell<u32>,
    /// `__module__` of a built-in type; empty for `builtins` and for classes made by class statements.
    module: Cell<&'static str>,
    /// `__doc__` of a built-in type.
    documentation: Cell<&'static str>,
    subclasses: RefCell<Vec<NonNull<Object<Type>>>>,
}

impl Type {
    /// A type whose resolution order is not yet set. `heap` is the one its instances come from.
    pub(crate) fn new(heap: &Heap, parts: TypeParts) -> Type {
        let has_attributes = parts.flags & flags::HAS_DICT != 0 || parts.slot_count > 0;
        let offset = parts.layout.size.next_multiple_of(8);
        heap.claim_tag(parts.layout.tag, parts.layout.id);
        Type {
            heap: NonNull::from(heap),
            layout: parts.layout,
            name: Slot::new(Some(parts.name)),
            qualified_name: Slot::new(Some(parts.qualified_name)),
            flags: Cell::new(parts.flags),
            base: Slot::new(parts.base),
            bases: VecCell::new(parts.bases),
            mro: VecCell::new(Vec::new()),
            dict: parts.dict,
            slots: Slots::new(),
            slot_count: parts.slot_count,
            inline_capacity: parts.inline_capacity.max(parts.slot_count).min(u16::MAX as usize),
            attributes_offset: if has_attributes { offset } else { 0 },
            root_shape: Shape::root(),
            version: Cell::new(0),
            module: Cell::new(""),
            documentation: Cell::new(""),
            subclasses: RefCell::new(Vec::new()),
        }
    }

    /// The heap of the instances.
    #[inline(always)]
    pub(crate) fn heap(&self) -> NonNull<Heap> {
        self.heap
    }

    /// The layout of the instances.
    #[inline(always)]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether instances have payload `T`.
    #[inline(always)]
    pub fn has_layout<T: Payload>(&self) -> bool {
        match T::TAG {
            Tag::Other => self.layout.id == TypeId::of::<T>(),
            tag => self.layout.tag == tag,
        }
    }

    /// Bytes of an instance.
    #[inline(always)]
    pub(crate) fn instance_size(&self) -> usize {
        match self.attributes_offset {
            0 => self.layout.size,
            offset => offset + attributes::FIXED_SIZE + self.inline_capacity * size_of::<Value>(),
        }
    }

    /// Offset of the attributes in an instance, or 0 when there are none.
    #[inline(always)]
    pub(crate) fn attributes_offset(&self) -> usize {
        self.attributes_offset
    }

    /// Places for attributes inside each instance, those of declared slots first.
    #[inline(always)]
    pub(crate) fn inline_capacity(&self) -> usize {
        self.inline_capacity
    }

    /// Number of declared slots, inherited ones included.
    #[inline(always)]
    pub(crate) fn slot_count(&self) -> usize {
        self.slot_count
    }

    /// The shape of an instance without attributes.
    #[inline(always)]
    pub(crate) fn root_shape(&self) -> *const Shape {
        Rc::as_ptr(&self.root_shape)
    }

    /// The name for messages: `__name__`, with the module in front for built-in types of other modules than `builtins`.
    pub fn name(&self) -> String {
        let name = self.name.get().map_or_else(String::new, |name| name.to_lossy().into_owned());
        match self.module.get() {
            "" => name,
            module => format!("{module}.{name}"),
        }
    }

    /// `__module__` of a built-in type.
    pub fn module(&self) -> &'static str {
        match self.module.get() {
            "" => "builtins",
            module => module,
        }
    }

    /// Sets `__module__` of a built-in type.
    pub(crate) fn set_module(&self, module: &'static str) {
        self.module.set(if module == "builtins" { "" } else { module });
    }

    /// `__doc__` of a built-in type; empty for none.
    pub fn documentation(&self) -> &'static str {
        self.documentation.get()
    }

    /// Sets `__doc__` of a built-in type.
    pub(crate) fn set_documentation(&self, text: &'static str) {
        self.documentation.set(text);
    }

    /// `__name__`.
    pub fn name_text(&self) -> Option<Ref<Str>> {
        self.name.get()
    }

    /// Sets `__name__`.
    pub(crate) fn set_name(&self, name: Ref<Str>) {
        self.name.set(name);
    }

    /// `__qualname__`.
    pub fn qualified_name(&self) -> Option<Ref<Str>> {
        self.qualified_name.get()
    }

    /// Sets `__qualname__`.
    pub(crate) fn set_qualified_name(&self, name: Ref<Str>) {
        self.qualified_name.set(name);
    }

    /// Whether a bit of [`flags`] is set.
    #[inline(always)]
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    /// All bits.
    pub fn flags(&self) -> u32 {
        self.flags.get()
    }

    /// Sets or clears a bit.
    pub(crate) fn set_flag(&self, flag: u32, on: bool) {
        let bits = self.flags.get();
        self.flags.set(if on { bits | flag } else { bits & !flag });
    }

    /// Whether this is exactly `str`.
    #[inline(always)]
    pub fn is_exact_str(&self) -> bool {
        self.has_flag(flags::EXACT_STR)
    }

    /// Whether instances have a `__del__`.
    #[inline(always)]
    pub fn has_finaliser(&self) -> bool {
        self.slots.finalise.get().is_some()
    }

    /// The base that decides the layout.
    pub fn base(&self) -> Option<TypeRef> {
        self.base.get()
    }

    /// `__bases__`.
    pub fn bases(&self) -> Vec<TypeRef> {
        self.bases.to_vec()
    }

    /// The resolution order, this type first.
    pub fn mro(&self) -> Vec<TypeRef> {
        self.mro.to_vec()
    }

    /// Sets base, bases and resolution order; the caller invalidates.
    pub(crate) fn set_bases(&self, base: Option<TypeRef>, bases: Vec<TypeRef>) {
        drop(self.base.replace(base));
        drop(self.bases.replace(bases));
    }

    /// Sets the resolution order.
    pub(crate) fn set_mro(&self, mro: Vec<TypeRef>) {
        drop(self.mro.replace(mro));
    }

    /// The namespace. Change it only through `set_entry`, or the caches go stale.
    pub fn dict(&self) -> &Ref<Dict> {
        &self.dict
    }

    /// The type `dict` of this type's interpreter.
    pub(crate) fn dict_type(&self) -> TypeRef {
        // SAFETY: invariant 2.
        unsafe { self.heap.as_ref() }.dict_type()
    }

    /// Whether this type is `other` or derives from it.
    #[inline]
    pub fn is_subtype(&self, other: &TypeRef) -> bool {
        std::ptr::eq(self, &**other) || self.mro.read(|mro| mro.iter().any(|ty| ty.is(other)))
    }

    /// The version for inline caches: never 0.
    #[inline(always)]
    pub(crate) fn version(&self) -> u32 {
        match self.version.get() {
            0 => self.assign_version(),
            version => version,
        }
    }

    /// The version if it has been asked for since the last change, else 0.
    #[inline(always)]
    pub(crate) fn current_version(&self) -> u32 {
        self.version.get()
    }

    #[cold]
    fn assign_version(&self) -> u32 {
        // SAFETY: invariant 2.
        let version = unsafe { self.heap.as_ref() }.next_version();
        self.version.set(version);
        version
    }

    /// Forgets everything that was cached for lookups on this type and its subclasses.
    pub(crate) fn invalidate(&self) {
        self.version.set(0);
        // A work list, not recursion: scripts decide how deep classes derive.
        let mut pending = self.living_subclasses();
        while let Some(subclass) = pending.pop() {
            subclass.version.set(0);
            pending.extend(subclass.living_subclasses());
        }
    }

    /// Finds a name in this type or its bases. `name` is interned. Runs no script code.
    pub fn lookup(&self, name: &Ref<Str>) -> Option<Value> {
        // SAFETY: invariant 2.
        let heap = unsafe { self.heap.as_ref() };
        let version = self.version();
        if let Some(answer) = heap.method_cache.get(version, name) {
            return answer;
        }
        let answer = self.lookup_uncached(name);
        heap.method_cache.put(version, name, answer.as_ref());
        answer
    }

    fn lookup_uncached(&self, name: &Ref<Str>) -> Option<Value> {
        self.mro.read(|mro| mro.iter().find_map(|ty| ty.dict.get_text(name)))
    }

    /// Finds a name and the type in whose namespace it stands.
    pub fn lookup_with_owner(&self, name: &Ref<Str>) -> Option<(TypeRef, Value)> {
        self.mro.read(|mro| mro.iter().find_map(|ty| Some((ty.clone(), ty.dict.get_text(name)?))))
    }

    /// Finds a name in the classes after `class` in the resolution order of this type. Runs no script code.
    pub fn lookup_after(&self, class: &TypeRef, name: &Ref<Str>) -> Option<Value> {
        self.mro.read(|mro| {
            let start = mro.iter().position(|ty| ty.is(class))?;
            mro[start + 1..].iter().find_map(|ty| ty.dict.get_text(name))
        })
    }

    /// Sets or removes (`None`) an entry of the namespace; the old one is returned. The caller updates the slots.
    pub(crate) fn set_entry(&self, name: &Ref<Str>, value: Option<Value>) -> Option<Value> {
        self.invalidate();
        match value {
            Some(value) => self.dict.set_text(name, value),
            None => self.dict.remove_text(name),
        }
    }

    /// Enters `this` into the subclass lists of its bases.
    pub(crate) fn register_with_bases(this: &TypeRef) {
        let pointer = NonNull::from(this.header()).cast::<Object<Type>>();
        for base in this.bases() {
            let mut subclasses = base.subclasses.borrow_mut();
            if !subclasses.contains(&pointer) {
                subclasses.push(pointer);
            }
        }
    }

    /// Takes `this` out of the subclass lists of its bases.
    pub(crate) fn unregister_from_bases(&self) {
        for base in self.bases() {
            base.subclasses.borrow_mut().retain(|known| {
                // SAFETY: invariant 3: the type is alive; only the address of its payload is made.
                let payload = unsafe { &raw const (*known.as_ptr()).payload };
                !std::ptr::eq(payload, self)
            });
        }
    }

    /// The direct subclasses that are alive.
    pub fn living_subclasses(&self) -> Vec<TypeRef> {
        let subclasses = self.subclasses.borrow();
        let living = subclasses.iter().filter_map(|pointer| {
            // SAFETY: invariant 3. A type that is being destroyed has count 0 and must not be handed out.
            let header = unsafe { &pointer.as_ref().header };
            if header.count() == 0 {
                return None;
            }
            header.increment();
            // SAFETY: the count just added passes to the reference.
            Some(unsafe { Ref::from_raw(*pointer) })
        });
        living.collect()
    }
}

impl Drop for Type {
    fn drop(&mut self) {
        self.unregister_from_bases();
    }
}

impl Payload for Type {
    const TAG: Tag = Tag::Type;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.base.traverse(visit);
        visit.reference(&self.dict);
        let mut references = |types: &[TypeRef]| types.iter().for_each(|ty| visit.reference(ty));
        self.bases.read(&mut references);
        self.mro.read(&mut references);
    }

    fn clear(&self) {
        // The bases stay: `Drop` needs them to leave the subclass lists.
        drop(self.mro.take());
        self.dict.clear();
    }
}

/// A cache of lookups along resolution orders, keyed by type version and name.
pub(crate) struct MethodCache {
    entries: Box<[Cell<CacheEntry>]>,
}

#[derive(Clone, Copy)]
struct CacheEntry {
    version: u32,
    name: *const Object<Str>,
    /// Bits of the value, 0 when the lookup finds nothing. Borrowed: the type keeps the value while the version holds.
    answer: u64,
}

const METHOD_CACHE_SIZE: usize = 2048;

impl MethodCache {
    pub(crate) fn new() -> MethodCache {
        let empty = CacheEntry { version: 0, name: std::ptr::null(), answer: 0 };
        MethodCache { entries: vec![Cell::new(empty); METHOD_CACHE_SIZE].into_boxed_slice() }
    }

    fn place(&self, version: u32, name: &Ref<Str>) -> &Cell<CacheEntry> {
        let mixed = (name.as_ptr() as usize >> 4) ^ (version as usize).wrapping_mul(0x9E37);
        &self.entries[mixed % METHOD_CACHE_SIZE]
    }

    #[allow(clippy::option_option, reason = "a miss differs from a cached absence")]
    fn get(&self, version: u32, name: &Ref<Str>) -> Option<Option<Value>> {
        let entry = self.place(version, name).get();
        if entry.version != version || entry.name != name.as_ptr() {
            return None;
        }
        if entry.answer == 0 {
            return Some(None);
        }
        // SAFETY: the version still holds, so the type's namespaces still own the value; the borrowed word is not dropped.
        let borrowed = std::mem::ManuallyDrop::new(unsafe { Value::from_bits(entry.answer) });
        Some(Some((*borrowed).clone()))
    }

    fn put(&self, version: u32, name: &Ref<Str>, answer: Option<&Value>) {
        // Only interned names have a lasting address.
        if name.is_interned() {
            let answer = answer.map_or(0, Value::bits);
            self.place(version, name).set(CacheEntry { version, name: name.as_ptr(), answer });
        }
    }
}

/// The C3 linearisation of `bases` after `this`; without a consistent order, the classes that block each other.
pub(crate) fn linearise(this: &TypeRef, bases: &[TypeRef]) -> Result<Vec<TypeRef>, Vec<TypeRef>> {
    let mut lists: Vec<Vec<TypeRef>> = bases.iter().map(|base| base.mro()).collect();
    lists.push(bases.to_vec());
    let mut order = vec![this.clone()];
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let is_free = |candidate: &TypeRef| !lists.iter().any(|list| list[1..].iter().any(|ty| ty.is(candidate)));
        let Some(next) = lists.iter().map(|list| &list[0]).find(|candidate| is_free(candidate)).cloned() else {
            return Err(lists.iter().map(|list| list[0].clone()).collect());
        };
        for list in &mut lists {
            if list[0].is(&next) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}
