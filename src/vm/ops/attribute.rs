//! Attributes, with their inline caches.

use crate::object::builder::StaticMethod;
use crate::object::callable::Member;
use crate::object::protocol::attribute;
use crate::object::ty::{Type, flags};
use crate::object::{Interp, Ref, Str, Value};
use crate::types::module::Module;

use super::super::cache::{Cache, CacheKind};
use super::super::frame::Frame;
use super::super::function::Function;
use super::super::pc::Pc;
use super::{Step, attend, complete, complete_unit};

/// What a cache site answers for a receiver.
#[inline(always)]
fn cached(interp: &Interp, cache: &Cache, receiver: &Value) -> Option<Value> {
    let kind = cache.kind.get();
    if kind == CacheKind::Empty {
        return None;
    }
    let header = receiver.header()?;
    if !matches!(kind, CacheKind::Inline | CacheKind::ClassValue) {
        return cached_by_identity(interp, cache, receiver);
    }
    if header.ty().current_version() != cache.version.get() {
        return None;
    }
    let attributes = attribute::attributes_of(header)?;
    if attributes.shape_address() != cache.shape.get() {
        return None;
    }
    if kind == CacheKind::Inline { attributes.place_read(cache.index.get() as usize) } else { Some(cache.value()) }
}

/// As `cached`, for classes and modules.
#[inline(never)]
fn cached_by_identity(interp: &Interp, cache: &Cache, receiver: &Value) -> Option<Value> {
    match cache.kind.get() {
        CacheKind::OfClass => {
            let class = receiver.cast::<Type>()?;
            if class.current_version() == cache.version.get() { Some(cache.value()) } else { None }
        }
        CacheKind::OfModule if interp.types.module.is_type_of(receiver) => {
            let place = cache.index.get() as usize;
            receiver.cast::<Module>()?.dict.read(|dict| dict?.table.value_if_key(place, cache.name.as_value()))
        }
        _ => None,
    }
}

/// Remembers how the attribute of a class or a module was found. Says whether the receiver is one.
fn fill_by_identity(interp: &Interp, cache: &Cache, receiver: &Value) -> bool {
    let name = &cache.name;
    if let Some(class) = receiver.cast::<Type>() {
        if has_plain_metatype(interp, receiver, name)
            && let Some(entry) = class.lookup(name)
            && (entry.cast::<Function>().is_some() || interp.type_of(&entry).slots.get.get().is_none())
            && cache.may_fill()
        {
            cache.set_value(&entry);
            fill(cache, CacheKind::OfClass, class.version(), std::ptr::null(), 0);
        }
        return true;
    }
    let module = receiver.cast::<Module>().filter(|_| interp.types.module.is_type_of(receiver));
    let Some(dict) = module.and_then(|module| module.dict.get()) else { return false };
    if interp.types.module.lookup(name).is_none()
        && let Some(place) = dict.table.find_text(name.as_value(), name)
        && dict.table.has_key_at(place, name.as_value())
        && cache.may_fill()
    {
        fill(cache, CacheKind::OfModule, 0, std::ptr::null(), place);
    }
    true
}

/// Whether nothing in the metatype comes before the class's own attribute `name`, now and later.
fn has_plain_metatype(interp: &Interp, class: &Value, name: &Ref<Str>) -> bool {
    interp.types.type_.is_type_of(class) && interp.types.type_.lookup(name).is_none()
}

/// `A = B.name`.
#[inline(always)]
pub(in crate::vm) fn load_attr(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    if let Some(value) = cached(interp, frame.cache(pc.extra()), frame.get(pc.b())) {
        frame.consume(interp, pc.b(), pc.a());
        frame.store(interp, pc.a(), value);
        return Some(pc.next2());
    }
    load_attr_slow(interp, frame, pc)
}

#[inline(never)]
fn load_attr_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (cache, receiver) = (frame.cache(pc.extra()), frame.get(pc.b()));
    let outcome = attribute::get(interp, receiver, &cache.name);
    if outcome.is_ok() {
        fill_load(interp, cache, receiver);
    }
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next2())
}

/// Whether attribute access on instances of the type is the generic one.
fn is_generic(interp: &Interp, ty: &Type) -> bool {
    let object = &interp.types.object.slots;
    match (ty.slots.getattr.get(), object.getattr.get()) {
        (Some(own), Some(generic)) => std::ptr::fn_addr_eq(own, generic),
        (own, _) => own.is_none(),
    }
}

/// Remembers how the attribute was found, when it was found in a way that a cache can repeat.
fn fill_load(interp: &Interp, cache: &Cache, receiver: &Value) {
    let Some(header) = receiver.header() else { return };
    if fill_by_identity(interp, cache, receiver) {
        return;
    }
    let ty = header.ty();
    let Some(attributes) = attribute::attributes_of(header) else { return };
    if !cache.may_fill() || !is_generic(interp, ty) {
        return;
    }
    let name = &cache.name;
    let class_entry = ty.lookup(name);
    if let Some(entry) = &class_entry {
        if let Some(member) = entry.cast::<Member>() {
            return fill(cache, CacheKind::Inline, ty.version(), attributes.shape_address(), member.place);
        }
        let entry_slots = &interp.type_of(entry).slots;
        if entry_slots.get.get().is_some()
            && (entry_slots.set.get().is_some() || attributes.shape().is_none_or(|shape| shape.index_of(name).is_none()))
        {
            return;
        }
    }
    let Some(shape) = attributes.shape() else { return };
    match (shape.index_of(name), class_entry) {
        (Some(index), _) => fill(cache, CacheKind::Inline, ty.version(), attributes.shape_address(), ty.slot_count() + index),
        (None, Some(entry)) => {
            cache.set_value(&entry);
            fill(cache, CacheKind::ClassValue, ty.version(), attributes.shape_address(), 0);
        }
        (None, None) => {}
    }
}

fn fill(cache: &Cache, kind: CacheKind, version: u32, shape: *const crate::object::shape::Shape, index: usize) {
    cache.kind.set(kind);
    cache.version.set(version);
    cache.shape.set(shape);
    cache.index.set(index as u32);
}

/// `A.name = B`.
#[inline(always)]
pub(in crate::vm) fn store_attr(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let cache = frame.cache(pc.extra());
    let receiver = frame.get(pc.a());
    if let Some(header) = receiver.header()
        && header.ty().current_version() == cache.version.get()
        && let Some(attributes) = attribute::attributes_of(header)
        && attributes.shape_address() == cache.shape.get()
    {
        match cache.kind.get() {
            CacheKind::StoreInline => {
                let value = frame.operand(pc.b());
                drop(attributes.place_write(cache.index.get() as usize, Some(value)));
                frame.consume(interp, pc.a(), usize::MAX);
                attend(interp);
                return Some(pc.next2());
            }
            CacheKind::StoreExtend => {
                let value = frame.operand(pc.b());
                attributes.extend(cache.next_shape.get(), cache.index.get() as usize, value);
                frame.consume(interp, pc.a(), usize::MAX);
                return Some(pc.next2());
            }
            _ => {}
        }
    }
    store_attr_slow(interp, frame, pc)
}

#[inline(never)]
fn store_attr_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (cache, receiver) = (frame.cache(pc.extra()), frame.get(pc.a()));
    let before = receiver.header().and_then(attribute::attributes_of).map(|attributes| attributes.shape_address());
    let outcome = attribute::set(interp, receiver, &cache.name, Some(frame.get(pc.b())));
    if outcome.is_ok() {
        fill_store(interp, cache, receiver, before);
    }
    complete_unit(interp, frame, outcome, &[pc.b(), pc.a()], pc.next2())
}

fn fill_store(interp: &Interp, cache: &Cache, receiver: &Value, before: Option<*const crate::object::shape::Shape>) {
    let (Some(header), Some(before)) = (receiver.header(), before) else { return };
    let ty = header.ty();
    let Some(attributes) = attribute::attributes_of(header) else { return };
    let is_generic = match (ty.slots.setattr.get(), interp.types.object.slots.setattr.get()) {
        (Some(own), Some(generic)) => std::ptr::fn_addr_eq(own, generic),
        (own, _) => own.is_none(),
    };
    if before.is_null() || !is_generic || !cache.may_fill() {
        return;
    }
    if let Some(entry) = ty.lookup(&cache.name) {
        if let Some(member) = entry.cast::<Member>() {
            return fill(cache, CacheKind::StoreInline, ty.version(), before, member.place);
        }
        if interp.type_of(&entry).slots.set.get().is_some() {
            return;
        }
    }
    let Some(shape) = attributes.shape() else { return };
    let Some(index) = shape.index_of(&cache.name) else { return };
    let place = ty.slot_count() + index;
    if attributes.shape_address() == before {
        fill(cache, CacheKind::StoreInline, ty.version(), before, place);
    } else if index + 1 == shape.len() {
        cache.next_shape.set(attributes.shape_address());
        fill(cache, CacheKind::StoreExtend, ty.version(), before, place);
    }
}

/// `del A.name`.
#[inline(never)]
pub(in crate::vm) fn delete_attr(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let name = &frame.code().names[pc.extra() as usize];
    let outcome = attribute::set(interp, frame.get(pc.a()), name, None);
    complete_unit(interp, frame, outcome, &[pc.a()], pc.next2())
}

/// For a call `B.name(...)`: A = the function and A+1 = the receiver, or A = the attribute and A+1 dead.
#[inline(always)]
pub(in crate::vm) fn load_method(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let cache = frame.cache(pc.extra());
    let receiver = frame.get(pc.b());
    let version = match receiver.header() {
        Some(header) => header.ty().current_version(),
        None => 0,
    };
    if version == cache.version.get() && version != 0 {
        let is_hit = match cache.kind.get() {
            CacheKind::Method => {
                let attributes = receiver.header().and_then(attribute::attributes_of);
                attributes.is_some_and(|attributes| attributes.shape_address() == cache.shape.get())
            }
            CacheKind::MethodNoAttributes => true,
            _ => false,
        };
        if is_hit {
            let function = cache.value();
            put_method(interp, frame, pc, function);
            return Some(pc.next2());
        }
    }
    load_method_slow(interp, frame, pc)
}

/// Puts a function and its receiver, which moves out of B when that is a temporary.
#[inline(always)]
fn put_method(interp: &Interp, frame: &Frame, pc: Pc, function: Value) {
    let receiver = frame.operand(pc.b());
    frame.store(interp, pc.a() + 1, receiver);
    frame.store(interp, pc.a(), function);
}

#[inline(never)]
fn load_method_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (cache, receiver) = (frame.cache(pc.extra()), frame.get(pc.b()));
    if let Some(function) = class_method(interp, cache, receiver).or_else(|| find_method(interp, cache, receiver)) {
        put_method(interp, frame, pc, function);
        return Some(pc.next2());
    }
    let value = match cached_by_identity(interp, cache, receiver) {
        Some(value) => value,
        None => {
            let value = attribute::get(interp, receiver, &cache.name).ok()?;
            fill_by_identity(interp, cache, receiver);
            value
        }
    };
    frame.consume(interp, pc.b(), pc.a());
    frame.clear_register(interp, pc.a() + 1);
    frame.store(interp, pc.a(), value);
    attend(interp);
    Some(pc.next2())
}

/// The function of a class method, when the receiver is a class that has one of this name.
fn class_method(interp: &Interp, cache: &Cache, receiver: &Value) -> Option<Value> {
    let class = receiver.cast::<Type>()?;
    let is_known = cache.kind.get() == CacheKind::ClassMethod && cache.version.get() == class.current_version();
    let entry = if is_known {
        cache.value()
    } else {
        let entry = class.lookup(&cache.name)?;
        if !interp.types.classmethod.is_type_of(&entry) || !has_plain_metatype(interp, receiver, &cache.name) {
            return None;
        }
        if cache.may_fill() {
            cache.set_value(&entry);
            fill(cache, CacheKind::ClassMethod, class.version(), std::ptr::null(), 0);
        }
        entry
    };
    let function = entry.cast::<StaticMethod>()?.function.get()?;
    function.cast::<Function>().is_some().then_some(function)
}

/// The function of the receiver's class that `name` means, when it takes the receiver as its first argument and nothing hides it.
fn find_method(interp: &Interp, cache: &Cache, receiver: &Value) -> Option<Value> {
    let ty = interp.type_of(receiver);
    let name = &cache.name;
    if !is_generic(interp, ty) {
        return None;
    }
    let function = ty.lookup(name)?;
    if !interp.type_of(&function).has_flag(flags::METHOD) {
        return None;
    }
    match receiver.header().and_then(attribute::attributes_of) {
        None => {
            if receiver.is_object() && cache.may_fill() {
                cache.set_value(&function);
                fill(cache, CacheKind::MethodNoAttributes, ty.version(), std::ptr::null(), 0);
            }
        }
        Some(attributes) => {
            let Some(shape) = attributes.shape() else {
                return attributes.get(ty, name).is_none().then_some(function);
            };
            if shape.index_of(name).is_some() {
                return None;
            }
            if cache.may_fill() {
                cache.set_value(&function);
                fill(cache, CacheKind::Method, ty.version(), attributes.shape_address(), 0);
            }
        }
    }
    Some(function)
}
