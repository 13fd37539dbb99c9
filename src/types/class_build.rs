//! `type(name, bases, namespace, **keywords)`: making a class. Order of the steps as CPython's `type.__new__`.

use crate::object::builder::{StaticMethod, update_all_slots};
use crate::object::callable::GetSetDescriptor;
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::header::Ref;
use crate::object::protocol::{call, iterate, text};
use crate::object::raise::Raised;
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::ty::{Type, TypeParts, TypeRef, flags, linearise};
use crate::object::{Args, GetSet, Interp, Outcome, Value};

use super::cell::CellObject;
use super::class_slots::{self, Declared};
use super::object::{DICT_ROW, keys};
use super::weakref;

/// Attributes that instances get room for when nothing is known of what the class's functions store.
const DEFAULT_ATTRIBUTES: usize = 4;
/// Most attributes that instances get room for in advance; the others go to a separate array.
const MOST_ATTRIBUTES: usize = 30;

/// `type.__new__(metatype, name, bases, namespace, **keywords)`.
pub(super) fn new(interp: &Interp, metatype: &TypeRef, args: &Args<'_>) -> Outcome {
    let (name, bases, namespace) = parse(interp, args)?;
    for base in bases.items().iter().filter(|base| base.cast::<Type>().is_none()) {
        let entries = crate::object::protocol::attribute::try_get(interp, base, &interp.names.mro_entries)?;
        if entries.is_some() {
            return Err(interp.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = calculate_metaclass(interp, metatype, bases.items())?;
    if !winner.is(metatype) {
        let own_new = winner.slots.new.get().zip(interp.types.type_.slots.new.get());
        if let Some((own, general)) = own_new
            && !std::ptr::fn_addr_eq(own, general)
        {
            return own(interp, &winner, args);
        }
    }
    make(interp, &winner, &name, bases.items(), &namespace, args)
}

fn parse(interp: &Interp, args: &Args<'_>) -> Outcome<(Ref<Str>, Ref<Tuple>, Ref<Dict>)> {
    let given = args.positional();
    if given.len() != 3 {
        let count = given.len();
        return Err(interp.type_error(format!("type.__new__() takes exactly 3 arguments ({count} given)")));
    }
    let wrong = |place: usize, wanted: &str| {
        let actual = interp.type_of(&given[place]).name();
        interp.type_error(format!("type.__new__() argument {} must be {wanted}, not {actual}", place + 1))
    };
    let name = given[0].to_ref::<Str>().ok_or_else(|| wrong(0, "str"))?;
    let bases = given[1].to_ref::<Tuple>().ok_or_else(|| wrong(1, "tuple"))?;
    let namespace = given[2].to_ref::<Dict>().ok_or_else(|| wrong(2, "dict"))?;
    Ok((name, bases, namespace))
}

/// The most derived of `metatype` and the types of the bases.
pub(super) fn calculate_metaclass(interp: &Interp, metatype: &TypeRef, bases: &[Value]) -> Outcome<TypeRef> {
    let mut winner = metatype.clone();
    for base in bases {
        let candidate = interp.type_of(base);
        if winner.is_subtype(candidate) {
            continue;
        }
        if candidate.is_subtype(&winner) {
            winner = candidate.clone();
            continue;
        }
        return Err(interp.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(winner)
}

/// The ancestor whose instances have the layout of this type's instances and whose base's have not.
pub(super) fn solid_base(ty: &TypeRef) -> TypeRef {
    let mut solid = ty.clone();
    while let Some(base) = solid.base() {
        let is_same = base.layout().is_same(solid.layout()) && base.slot_count() == solid.slot_count();
        if !is_same || has_own_fields(&solid) {
            break;
        }
        solid = base;
    }
    solid
}

/// Whether a built-in exception declares attributes of its own, for which CPython has a larger layout.
fn has_own_fields(ty: &TypeRef) -> bool {
    let is_native_exception = ty.has_flag(flags::EXCEPTION) && !ty.has_flag(flags::MUTABLE);
    is_native_exception && {
        let entry = |key: Value| key.to_ref::<Str>().and_then(|name| ty.dict().get_text(&name));
        keys(ty.dict()).into_iter().filter_map(entry).any(|entry| entry.cast::<GetSetDescriptor>().is_some())
    }
}

/// The base that decides the layout; TypeError when there is none that suits all.
pub(super) fn best_base(interp: &Interp, bases: &[TypeRef]) -> Outcome<TypeRef> {
    let mut best: Option<(TypeRef, TypeRef)> = None;
    for base in bases {
        if !base.has_flag(flags::BASE) {
            let name = base.name();
            return Err(interp.type_error(format!("type '{name}' is not an acceptable base type")));
        }
        let candidate = solid_base(base);
        match &best {
            Some((winner, _)) if winner.is_subtype(&candidate) => {}
            Some((winner, _)) if !candidate.is_subtype(winner) => {
                return Err(interp.type_error("multiple bases have instance lay-out conflict"));
            }
            _ => best = Some((candidate, base.clone())),
        }
    }
    Ok(best.map_or_else(|| interp.types.object.clone(), |(_, base)| base))
}

fn make(interp: &Interp, metatype: &TypeRef, name: &Ref<Str>, bases: &[Value], namespace: &Dict, args: &Args<'_>) -> Outcome {
    let bases = base_types(interp, bases)?;
    let base = best_base(interp, &bases)?;
    if name.as_bytes().contains(&0) {
        return Err(interp.value_error("type name must not contain null characters"));
    }
    let declared = class_slots::declared(interp, name, namespace, &base, &bases)?;
    let dict = copy_namespace(interp, namespace);
    let qualified_name = take_qualified_name(interp, &dict, name)?;
    let first_place = base.slot_count();
    let slot_count = first_place + declared.names.len();
    let class_flags = class_flags(&bases, &base, &declared);
    let estimate = if class_flags & flags::HAS_DICT != 0 { attribute_estimate(interp, &dict, &bases) } else { 0 };
    let parts = TypeParts {
        name: interp.intern_text(name),
        qualified_name,
        layout: *base.layout(),
        flags: class_flags,
        base: Some(base.clone()),
        bases,
        inline_capacity: slot_count + estimate,
        dict,
        slot_count,
    };
    let class = interp.heap.allocate(metatype.clone(), Type::new(&interp.heap, parts));
    complete_namespace(interp, &class, &declared, first_place);
    let cell = take_class_cell(interp, &class)?;
    if let Some(cell) = cell.as_ref().and_then(|cell| cell.cast::<CellObject>()) {
        cell.content.set(class.value());
    }
    // May run Python (a metaclass's own `mro`).
    let order = compute_mro(interp, &class)?;
    class.set_mro(order);
    Type::register_with_bases(&class);
    set_none_hash(interp, &class);
    update_all_slots(interp, &class);
    call_set_name(interp, &class)?;
    call_init_subclass(interp, &class, args)?;
    Ok(class.into_value())
}

fn base_types(interp: &Interp, bases: &[Value]) -> Outcome<Vec<TypeRef>> {
    if bases.is_empty() {
        return Ok(vec![interp.types.object.clone()]);
    }
    let types = bases.iter().map(|base| base.to_ref::<Type>().ok_or_else(|| interp.type_error("bases must be types")));
    types.collect()
}

fn class_flags(bases: &[TypeRef], base: &TypeRef, declared: &Declared) -> u32 {
    let mut bits = flags::MUTABLE | flags::BASE | base.flags() & flags::INHERITED;
    if declared.adds_dict {
        bits |= flags::HAS_DICT;
    }
    if declared.adds_weakref {
        bits |= flags::WEAKREFS;
    }
    const PATTERN: u32 = flags::SEQUENCE | flags::MAPPING;
    if bits & PATTERN == 0 {
        bits |= bases.iter().map(|base| base.flags() & PATTERN).find(|bits| *bits != 0).unwrap_or(0);
    }
    bits
}

/// How many attributes to make room for in each instance, declared slots not included: as many names as the functions of the class and
/// its bases store on their first argument, which the compiler lists in `__static_attributes__`.
fn attribute_estimate(interp: &Interp, dict: &Dict, bases: &[TypeRef]) -> usize {
    let name = &interp.names.static_attributes;
    let Some(own) = dict.get_text(name) else {
        return DEFAULT_ATTRIBUTES;
    };
    let inherited = bases.iter().flat_map(|base| base.mro()).filter_map(|ty| ty.dict().get_text(name));
    let mut names: Vec<Value> = Vec::new();
    for entry in std::iter::once(own).chain(inherited) {
        for name in entry.cast::<Tuple>().map_or(&[] as &[Value], Tuple::items) {
            if !names.iter().any(|known| known.is(name)) {
                names.push(name.clone());
            }
        }
    }
    if names.is_empty() { DEFAULT_ATTRIBUTES } else { names.len().min(MOST_ATTRIBUTES) }
}

/// A copy of the namespace with interned keys.
fn copy_namespace(interp: &Interp, namespace: &Dict) -> Ref<Dict> {
    let copy = interp.dict();
    let mut next = 0;
    while let Some((number, key, value)) = namespace.table.next_entry(next) {
        next = number + 1;
        match key.to_ref::<Str>() {
            Some(name) => drop(copy.set_text(&interp.intern_text(&name), value)),
            None => {
                let hash = namespace.table.hashed_key(number).map_or(0, |(hash, _)| hash);
                copy.table.add(key, hash, value);
            }
        }
    }
    copy
}

fn take_qualified_name(interp: &Interp, dict: &Dict, name: &Ref<Str>) -> Outcome<Ref<Str>> {
    let Some(given) = dict.remove_text(&interp.names.qualname) else {
        return Ok(interp.intern_text(name));
    };
    given.to_ref::<Str>().ok_or_else(|| {
        let actual = interp.type_of(&given).name();
        interp.type_error(format!("type __qualname__ must be a str, not {actual}"))
    })
}

/// The entries that a class has beside those of its body.
fn complete_namespace(interp: &Interp, class: &TypeRef, declared: &Declared, first_place: usize) {
    let (names, dict) = (&interp.names, class.dict());
    if dict.get_text(&names.module).is_none()
        && let Some(globals) = interp.hooks.current_globals.get().and_then(|hook| hook(interp))
        && let Some(module) = globals.get_text(&names.name)
    {
        drop(dict.set_text(&names.module, module));
    }
    wrap_function(interp, dict, &names.new, &interp.types.staticmethod);
    wrap_function(interp, dict, &names.init_subclass, &interp.types.classmethod);
    wrap_function(interp, dict, &names.class_getitem, &interp.types.classmethod);
    class_slots::enter_members(interp, class, &declared.names, first_place);
    let enter_row = |row: GetSet| {
        let name = interp.intern(row.name);
        if dict.get_text(&name).is_none() {
            let descriptor = GetSetDescriptor { row, owner: class.clone() };
            drop(dict.set_text(&name, interp.allocate(&interp.types.getset, descriptor).into_value()));
        }
    };
    if declared.adds_dict {
        enter_row(DICT_ROW);
    }
    if declared.adds_weakref {
        enter_row(weakref::WEAKREF_ROW);
    }
    if dict.get_text(&names.doc).is_none() {
        drop(dict.set_text(&names.doc, Value::NONE));
    }
}

/// Wraps an entry that is a function of the language: `__new__` is static without saying so, `__init_subclass__` belongs to the class.
fn wrap_function(interp: &Interp, dict: &Dict, name: &Ref<Str>, wrapper: &TypeRef) {
    let Some(entry) = dict.get_text(name) else { return };
    let is_function = interp.types.function.get().is_some_and(|function| interp.type_of(&entry).is(function));
    if is_function {
        let wrapped = interp.allocate(wrapper, StaticMethod { function: Slot::new(Some(entry)) });
        drop(dict.set_text(name, wrapped.into_value()));
    }
}

fn take_class_cell(interp: &Interp, class: &TypeRef) -> Outcome<Option<Value>> {
    let Some(cell) = class.dict().remove_text(&interp.names.class_cell) else {
        return Ok(None);
    };
    if cell.cast::<CellObject>().is_none() {
        let actual = text::repr_string(interp, interp.type_of(&cell).as_value())?;
        return Err(interp.type_error(format!("__classcell__ must be a nonlocal cell, not {actual}")));
    }
    Ok(Some(cell))
}

/// A class that defines equality only cannot be hashed.
fn set_none_hash(interp: &Interp, class: &TypeRef) {
    let dict = class.dict();
    if dict.get_text(&interp.names.eq).is_some() && dict.get_text(&interp.names.hash).is_none() {
        drop(dict.set_text(&interp.names.hash, Value::NONE));
    }
}

/// The resolution order of a class by its bases alone.
pub(super) fn default_mro(interp: &Interp, class: &TypeRef) -> Outcome<Vec<TypeRef>> {
    let bases = class.bases();
    for (place, base) in bases.iter().enumerate() {
        if bases[..place].iter().any(|known| known.is(base)) {
            return Err(interp.type_error(format!("duplicate base class {}", base.name())));
        }
    }
    linearise(class, &bases).map_err(|blocked| {
        let mut names: Vec<String> = Vec::new();
        let mut seen: Vec<TypeRef> = Vec::new();
        for ty in blocked {
            if !seen.iter().any(|known| known.is(&ty)) {
                names.push(ty.name_text().map_or_else(String::new, |name| name.to_lossy().into_owned()));
                seen.push(ty);
            }
        }
        let names = names.join(", ");
        interp.type_error(format!("Cannot create a consistent method resolution order (MRO) for bases {names}"))
    })
}

/// The resolution order of a class as its metaclass decides.
pub(super) fn compute_mro(interp: &Interp, class: &TypeRef) -> Outcome<Vec<TypeRef>> {
    let metatype = interp.type_of(class.as_value()).clone();
    let own = metatype.lookup(&interp.names.mro);
    let general = interp.types.type_.lookup(&interp.names.mro);
    let is_general = match (&own, &general) {
        (Some(own), Some(general)) => own.is(general),
        _ => true,
    };
    if is_general {
        return default_mro(interp, class);
    }
    let answer = crate::object::dispatch::call_special(interp, class.as_value(), &interp.names.mro, &[])?;
    let items = iterate::collect(interp, &answer.unwrap_or(Value::NONE))?;
    let solid = solid_base(class);
    let mut order = Vec::with_capacity(items.len());
    for item in items {
        let Some(ty) = item.to_ref::<Type>() else {
            let actual = interp.type_of(&item).name();
            return Err(interp.type_error(format!("mro() returned a non-class ('{actual}')")));
        };
        let own_solid = solid_base(&ty);
        if !solid.is(&own_solid) && !solid.base().is_some_and(|_| is_ancestor(&own_solid, &solid)) {
            let name = ty.name();
            return Err(interp.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
        }
        order.push(ty);
    }
    Ok(order)
}

/// Whether `ancestor` is on the chain of deciding bases of `ty`, whose resolution order may not be set yet.
fn is_ancestor(ancestor: &TypeRef, ty: &TypeRef) -> bool {
    let mut link = Some(ty.clone());
    while let Some(ty) = link {
        if ty.is(ancestor) {
            return true;
        }
        link = ty.base();
    }
    false
}

/// Tells each entry of the namespace its name (`__set_name__`).
fn call_set_name(interp: &Interp, class: &TypeRef) -> Outcome<()> {
    let entries = super::pickling::copy(interp, class.dict());
    let mut next = 0;
    while let Some((number, key, value)) = entries.table.next_entry(next) {
        next = number + 1;
        let outcome = crate::object::dispatch::call_special(interp, &value, &interp.names.set_name, &[class.as_value(), &key]);
        if let Err(raised) = outcome {
            return Err(with_set_name_note(interp, raised, class, &key, &value));
        }
    }
    Ok(())
}

#[cold]
fn with_set_name_note(interp: &Interp, raised: Raised, class: &TypeRef, key: &Value, value: &Value) -> Raised {
    let exception = interp.take_raised(raised);
    debug_assert!(exception.cast::<Exception>().is_some());
    let type_name = interp.type_of(value).name();
    let note = text::repr_string(interp, key)
        .map(|key| interp.text(format!("Error calling __set_name__ on '{type_name}' instance {key} in '{}'", class.name())));
    let outcome = note.and_then(|note| call::call_method(interp, &exception, &interp.intern("add_note"), &[note.into_value()]));
    if let Err(raised) = outcome {
        drop(interp.take_raised(raised));
    }
    interp.raise_again(exception)
}

/// `super(class, class).__init_subclass__(**keywords)`.
fn call_init_subclass(interp: &Interp, class: &TypeRef, args: &Args<'_>) -> Outcome<()> {
    let name = &interp.names.init_subclass;
    let Some(found) = class.lookup_after(class, name) else {
        return Ok(());
    };
    let function = match interp.type_of(&found).slots.get.get() {
        Some(get) => get(interp, &found, None, Some(class.as_value()))?,
        None => found,
    };
    call::call(interp, &function, &args.skip(3)).map(drop)
}
