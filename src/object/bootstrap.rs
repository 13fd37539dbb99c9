//! The first types, which the making of every other type needs: `object`, `type`, `str`, `tuple`, `dict`, and the types of the entries of
//! type namespaces.
#![allow(unsafe_code, reason = "the type of `type` is itself, which no allocation can express")]
//!
//! Invariants:
//! 1. While the first types are made, nothing asks for the type of an object made so far, except through `Late` fields that are set.

use std::ptr::NonNull;

use super::builder::StaticMethod;
use super::callable::{BoundMethod, GetSetDescriptor, Member, MethodDescriptor, NativeFunction, SlotWrapper};
use super::dict::Dict;
use super::header::{Header, Object, Payload, Ref};
use super::host::Host;
use super::interp::{Interp, Late};
use super::list::List;
use super::names::Names;
use super::string::Str;
use super::tuple::Tuple;
use super::ty::{Layout, Type, TypeParts, TypeRef, flags};

/// Payload of plain instances: nothing but attributes.
pub struct Instance;

impl Payload for Instance {}

/// An interpreter with the first types, all namespaces empty. `types::install` fills them in.
pub fn interpreter(host: Box<dyn Host>) -> Interp {
    let interp = Interp::bare(host);
    first_types(&interp);
    let names = Names::new(&|text| interp.intern(text));
    interp.names.set(names);
    let character = |byte: u8| interp.intern(&String::from(char::from(byte)));
    interp.characters.set((0..128).map(character).collect());
    interp.empty_tuple.set(interp.heap.allocate((*interp.types.tuple).clone(), Tuple::new([])));
    interp.modules.set(interp.dict());
    interp.builtins.set(interp.dict());
    shell::<StaticMethod>(&interp, &interp.types.staticmethod, "staticmethod", flags::BASE | flags::HAS_DICT);
    shell::<SlotWrapper>(&interp, &interp.types.slot_wrapper, "wrapper_descriptor", flags::METHOD);
    shell::<MethodDescriptor>(&interp, &interp.types.method_descriptor, "method_descriptor", flags::METHOD);
    shell::<MethodDescriptor>(&interp, &interp.types.native_method, "classmethod_descriptor", 0);
    shell::<GetSetDescriptor>(&interp, &interp.types.getset, "getset_descriptor", 0);
    shell::<Member>(&interp, &interp.types.member, "member_descriptor", 0);
    shell::<NativeFunction>(&interp, &interp.types.native_function, "builtin_function_or_method", 0);
    shell::<BoundMethod>(&interp, &interp.types.bound_method, "method", 0);
    shell::<List>(&interp, &interp.types.list, "list", flags::BASE | flags::SEQUENCE | flags::MATCH_SELF);
    interp
}

fn shell<T: Payload>(interp: &Interp, place: &Late<TypeRef>, name: &str, own_flags: u32) {
    place.set(interp.bare_type(&interp.types.type_, Layout::of::<T>(), name, own_flags, Some(&interp.types.object)));
}

/// Makes `type`, `object`, `str`, `dict` and `tuple`, each of which needs the others to be whole.
fn first_types(interp: &Interp) {
    // The namespaces and names of the first types are objects whose types do not exist yet; they get them at the end.
    let make = |layout: Layout, own_flags: u32, name: &'static str, base: Option<&TypeRef>| -> TypeRef {
        let name = untyped(interp, Str::new(name));
        let parts = TypeParts {
            name: name.clone(),
            qualified_name: name,
            layout,
            flags: own_flags,
            base: base.cloned(),
            bases: base.cloned().into_iter().collect(),
            dict: untyped(interp, Dict::new()),
            slot_count: 0,
            inline_capacity: 0,
        };
        untyped(interp, Type::new(&interp.heap, parts))
    };
    let object = make(Layout::of::<Instance>(), flags::BASE, "object", None);
    let metatype = make(Layout::of::<Type>(), flags::BASE | flags::METATYPE, "type", Some(&object));
    let str_flags = flags::BASE | flags::EXACT_STR | flags::MATCH_SELF;
    let str = make(Layout::of::<Str>(), str_flags, "str", Some(&object));
    let dict = make(Layout::of::<Dict>(), flags::BASE | flags::MAPPING | flags::MATCH_SELF, "dict", Some(&object));
    let tuple_flags = flags::BASE | flags::SEQUENCE | flags::MATCH_SELF;
    let tuple = make(Layout::of::<Tuple>(), tuple_flags, "tuple", Some(&object));
    let all = [&object, &metatype, &str, &dict, &tuple];
    for ty in all {
        drop(ty.header().set_type(metatype.clone()));
        drop(ty.dict().header().set_type(dict.clone()));
        for name in [ty.name_text(), ty.qualified_name()].into_iter().flatten() {
            if name.header().set_type(str.clone()).is_some() {
                // The name and the qualified name are one object.
                continue;
            }
        }
    }
    object.set_mro(vec![object.clone()]);
    for ty in &all[1..] {
        ty.set_mro(vec![(*ty).clone(), object.clone()]);
        Type::register_with_bases(ty);
    }
    for ty in all {
        let object = NonNull::from(ty.header());
        interp.heap.track(object);
        interp.heap.track(NonNull::from(ty.dict().header()));
    }
    interp.heap.set_dict_type(dict.clone());
    interp.types.object.set(object);
    interp.types.type_.set(metatype);
    interp.types.str.set(str);
    interp.types.dict.set(dict);
    interp.types.tuple.set(tuple);
}

/// An object without a type, which `first_types` gives it before anybody asks (invariant 1).
fn untyped<T: Payload>(interp: &Interp, payload: T) -> Ref<T> {
    let memory = interp.heap.allocate_bytes(size_of::<Object<T>>()).cast::<Object<T>>();
    // SAFETY: fresh memory of the right size and alignment; its first count passes to the reference.
    unsafe {
        memory.as_ptr().write(Object { header: Header::new(None), payload });
        Ref::from_raw(memory)
    }
}
