//! Making types: built-in ones from their tables, and the slots of any type from its namespace.

use super::callable::{GetSetDescriptor, MethodDescriptor, NativeCode, NativeFunction, SlotWrapper};
use super::dict::Dict;
use super::dispatch;
use super::header::{Payload, Ref};
use super::interp::{Interp, Late};
use super::native::{GetSet, Method, MethodKind};
use super::slots::{SLOTS, SlotFunction, SlotKey};
use super::string::Str;
use super::ty::{Layout, Type, TypeParts, TypeRef, flags, linearise};
use super::value::Value;

/// The tables a built-in type is made from.
pub struct TypeSpec {
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// `__doc__`; empty for none.
    pub documentation: &'static str,
    /// See `ty::flags`.
    pub flags: u32,
    /// The special methods.
    pub slots: &'static [(SlotKey, SlotFunction)],
    /// The other methods.
    pub methods: &'static [Method],
    /// The computed attributes.
    pub getset: &'static [GetSet],
}

impl TypeSpec {
    /// A specification with empty tables, to be completed with `..`.
    pub const EMPTY: TypeSpec =
        TypeSpec { name: "", module: "builtins", documentation: "", flags: 0, slots: &[], methods: &[], getset: &[] };
}

impl Interp {
    /// Makes a built-in type with payload `T` and puts it into `place`, or fills in the type that `bootstrap` put there.
    pub fn define<T: Payload>(&self, place: &Late<TypeRef>, base: &TypeRef, spec: &TypeSpec) {
        match place.get() {
            Some(ty) => self.fill_type(ty, spec),
            None => place.set(self.native_type::<T>(base, spec)),
        }
    }

    /// Makes a built-in type with payload `T`.
    pub fn native_type<T: Payload>(&self, base: &TypeRef, spec: &TypeSpec) -> TypeRef {
        let ty = self.bare_type(base.header().ty(), Layout::of::<T>(), spec.name, spec.flags, Some(base));
        self.fill_type(&ty, spec);
        ty
    }

    /// Makes a type with an empty namespace and inherited flags.
    pub(crate) fn bare_type(&self, metatype: &TypeRef, layout: Layout, name: &str, own_flags: u32, base: Option<&TypeRef>) -> TypeRef {
        let inherited = base.map_or(0, |base| base.flags() & flags::INHERITED);
        let flags = own_flags | inherited;
        // A table may name the module too, as CPython's do.
        let name = self.intern(name.rsplit('.').next().unwrap_or(name));
        let parts = TypeParts {
            name: name.clone(),
            qualified_name: name,
            layout,
            flags,
            base: base.cloned(),
            bases: base.cloned().into_iter().collect(),
            dict: self.dict(),
            slot_count: base.map_or(0, |base| base.slot_count()),
            inline_capacity: if flags & flags::HAS_DICT != 0 { 4 } else { 0 },
        };
        let ty = self.heap.allocate(metatype.clone(), Type::new(&self.heap, parts));
        let bases = ty.bases();
        let order = linearise(&ty, &bases).unwrap_or_default();
        debug_assert!(!order.is_empty(), "a single base always has an order");
        ty.set_mro(order);
        Type::register_with_bases(&ty);
        ty
    }

    /// Fills the namespace and the slots of a built-in type from its tables.
    pub(crate) fn fill_type(&self, ty: &TypeRef, spec: &TypeSpec) {
        for bit in 0..u32::BITS {
            if spec.flags & (1 << bit) != 0 {
                ty.set_flag(1 << bit, true);
            }
        }
        let enter = |name: &str, value: Value| drop(ty.dict().set_text(&self.intern(name), value));
        for (name, key) in SLOTS {
            let row = spec.slots.iter().find(|(known, _)| is_same_slot(*known, *key));
            let Some((_, function)) = row else { continue };
            ty.slots.set_slot(*key, Some(*function));
            match function {
                SlotFunction::Unhashable => enter(name, Value::NONE),
                SlotFunction::New(_) => enter(name, self.new_function(ty).into_value()),
                _ if matches!(key, SlotKey::GetAttr | SlotKey::Del) => {}
                function => {
                    let wrapper = SlotWrapper { name, key: *key, function: *function, owner: ty.clone() };
                    enter(name, self.allocate(&self.types.slot_wrapper, wrapper).into_value());
                }
            }
        }
        for method in spec.methods {
            enter(method.name, self.method_object(ty, method));
        }
        for row in spec.getset {
            let descriptor = GetSetDescriptor { row: *row, owner: ty.clone() };
            enter(row.name, self.allocate(&self.types.getset, descriptor).into_value());
        }
        ty.set_module(spec.module);
        let has_own_row = spec.getset.iter().any(|row| row.name == "__doc__");
        ty.set_documentation(spec.documentation);
        if has_own_row {
            // The row answers for instances; `type.__doc__` knows the class's own text.
        } else if !spec.documentation.is_empty() {
            enter("__doc__", self.text(spec.documentation).into_value());
        } else if ty.dict().get_text(&self.names.doc).is_none() {
            enter("__doc__", Value::NONE);
        }
        if spec.module != "builtins" {
            enter("__module__", self.intern(spec.module).into_value());
        }
        inherit_slots(self, ty);
        ty.invalidate();
    }

    fn method_object(&self, ty: &TypeRef, method: &Method) -> Value {
        let code = NativeCode::new(*method);
        match method.kind {
            MethodKind::Static => {
                let owner = Some(ty.value());
                let function = self.allocate(&self.types.native_function, NativeFunction { code, receiver: None, owner });
                self.static_method(function.into_value())
            }
            MethodKind::Instance => self.allocate(&self.types.method_descriptor, MethodDescriptor { code, owner: ty.clone() }).into_value(),
            MethodKind::Class => self.allocate(&self.types.native_method, MethodDescriptor { code, owner: ty.clone() }).into_value(),
        }
    }

    fn static_method(&self, function: Value) -> Value {
        self.allocate(&self.types.staticmethod, StaticMethod { function: super::cell::Slot::new(Some(function)) }).into_value()
    }

    /// The object that `T.__new__` is: calls the type's own `new` slot for the class given.
    fn new_function(&self, ty: &TypeRef) -> Ref<NativeFunction> {
        let code = NativeCode::new(Method::function("__new__", "*args, **kwargs", dispatch::call_new));
        self.allocate(&self.types.native_function, NativeFunction { code, receiver: Some(ty.value()), owner: Some(ty.value()) })
    }

    /// A function of a native module.
    pub fn module_function(&self, module: &Value, method: &Method) -> Value {
        let code = NativeCode::new(*method);
        let function = NativeFunction { code, receiver: None, owner: Some(module.clone()) };
        self.allocate(&self.types.native_function, function).into_value()
    }
}

/// Enters functions into a module's namespace.
pub(crate) fn enter_functions(interp: &Interp, dict: &Ref<Dict>, functions: &'static [Method]) {
    let module = dict.get_text(&interp.names.name).unwrap_or(Value::NONE);
    for method in functions {
        drop(dict.set_text(&interp.intern(method.name), interp.module_function(&module, method)));
    }
}

/// Payload of `staticmethod` and `classmethod`.
pub struct StaticMethod {
    /// The wrapped callable.
    pub function: super::cell::Slot<Value>,
}

impl Payload for StaticMethod {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut super::header::Visit<'_>) {
        self.function.traverse(visit);
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

/// Whether a row of a type's slot table fills the slot that `key` names. One function serves all comparisons, and setting and
/// deleting; a table has one row for them.
fn is_same_slot(row: SlotKey, key: SlotKey) -> bool {
    match (row, key) {
        (SlotKey::Compare(_), SlotKey::Compare(_)) => true,
        (SlotKey::SetItem, SlotKey::DelItem) | (SlotKey::DelItem, SlotKey::SetItem) => true,
        (SlotKey::SetAttr, SlotKey::DelAttr) | (SlotKey::DelAttr, SlotKey::SetAttr) => true,
        (SlotKey::Set, SlotKey::Delete) | (SlotKey::Delete, SlotKey::Set) => true,
        (SlotKey::GetAttribute, SlotKey::GetAttr) => true,
        _ => row == key,
    }
}

/// Copies each slot that a built-in type leaves empty from its bases.
fn inherit_slots(interp: &Interp, ty: &TypeRef) {
    let is_unhashable = ty.dict().get_text(&interp.names.hash).is_some_and(|entry| entry.is_none());
    for base in ty.mro().iter().skip(1) {
        for (_, key) in SLOTS {
            // A type of another layout cannot be made by `object.__new__`.
            let is_foreign_new = *key == SlotKey::New && base.base().is_none();
            if ty.slots.get_slot(*key).is_none() && !(*key == SlotKey::Hash && is_unhashable) && !is_foreign_new {
                ty.slots.set_slot(*key, base.slots.get_slot(*key));
            }
        }
    }
}

/// Sets every slot of a class made by a class statement from what its names resolve to.
pub fn update_all_slots(interp: &Interp, ty: &TypeRef) {
    for (name, key) in SLOTS {
        update_slot(interp, ty, &interp.intern(name), *key);
    }
}

/// Sets the slot that `name` fills, here and in all subclasses, after the namespace of `ty` changed.
pub fn update_slots_named(interp: &Interp, ty: &TypeRef, name: &Ref<Str>) {
    let Some((_, key)) = SLOTS.iter().find(|(known, _)| known.as_bytes() == name.as_bytes()) else {
        return;
    };
    // A work list, not recursion: scripts decide how deep classes derive.
    let mut pending = vec![ty.clone()];
    while let Some(ty) = pending.pop() {
        update_slot(interp, &ty, name, *key);
        pending.extend(ty.living_subclasses());
    }
    if matches!(key, SlotKey::Get | SlotKey::Set | SlotKey::Delete) {
        forget_descriptors(interp);
    }
}

/// Forgets what is cached for lookups on any class. To be called when objects that exist already, which any namespace may hold, become
/// descriptors or cease to be ones: the caches know only that a namespace still holds the object.
pub fn forget_descriptors(interp: &Interp) {
    interp.types.object.invalidate();
}

fn update_slot(interp: &Interp, ty: &TypeRef, name: &Ref<Str>, key: SlotKey) {
    let found = match key {
        // One slot, several names: any of them defined in the language makes the dispatcher necessary.
        SlotKey::Compare(_) => combined(interp, ty, &["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"]),
        SlotKey::GetAttribute | SlotKey::GetAttr => combined(interp, ty, &["__getattr__", "__getattribute__"]),
        SlotKey::SetAttr | SlotKey::DelAttr => combined(interp, ty, &["__setattr__", "__delattr__"]),
        SlotKey::SetItem | SlotKey::DelItem => combined(interp, ty, &["__setitem__", "__delitem__"]),
        SlotKey::Set | SlotKey::Delete => combined(interp, ty, &["__set__", "__delete__"]),
        _ => ty.lookup(name),
    };
    let function = match found {
        Some(found) => slot_function(ty, key, &found),
        // Built-in classes have their finalisers without a name.
        None if key == SlotKey::Del => {
            ty.mro().iter().filter(|base| !base.has_flag(flags::MUTABLE)).find_map(|base| base.slots.get_slot(key))
        }
        None => None,
    };
    ty.slots.set_slot(key, function);
}

/// The first of the names' values that is not a native slot; else any of them.
fn combined(interp: &Interp, ty: &TypeRef, names: &[&str]) -> Option<Value> {
    let values: Vec<Value> = names.iter().filter_map(|name| ty.lookup(&interp.intern(name))).collect();
    let custom = values.iter().find(|value| value.cast::<SlotWrapper>().is_none());
    custom.or(values.last()).cloned()
}

fn slot_function(ty: &TypeRef, key: SlotKey, found: &Value) -> Option<SlotFunction> {
    if let Some(wrapper) = found.cast::<SlotWrapper>()
        && is_same_slot(wrapper.key, key)
        && ty.is_subtype(&wrapper.owner)
    {
        return Some(wrapper.function);
    }
    if key == SlotKey::New
        && let Some(function) = found.cast::<NativeFunction>()
        && let Some(owner) = function.receiver.as_ref().and_then(|owner| owner.cast::<Type>())
    {
        return owner.slots.get_slot(SlotKey::New);
    }
    if key == SlotKey::Hash && found.is_none() {
        return None;
    }
    Some(dispatch::dispatcher(key))
}
