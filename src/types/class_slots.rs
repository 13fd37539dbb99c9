//! `__slots__`: which names a class declares, and the member descriptors for them.

use crate::object::callable::Member;
use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::list::List;
use crate::object::protocol::{iterate, text};
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Interp, Outcome, Value};

use super::object::keys;

/// What the namespace of a class asks for.
pub(super) struct Declared {
    /// Names of the new places, sorted, mangled.
    pub names: Vec<Ref<Str>>,
    /// Instances get a `__dict__` that the base does not give them.
    pub adds_dict: bool,
    /// Instances get a `__weakref__` that the base does not give them.
    pub adds_weakref: bool,
}

/// Instances of these differ in size in CPython, which then has no fixed place for declared slots or weak references.
fn is_variable_sized(interp: &Interp, base: &TypeRef) -> bool {
    let types = &interp.types;
    [&types.int, &types.tuple, &types.bytes, &types.type_].iter().any(|known| known.get().is_some_and(|known| base.is_subtype(known)))
}

/// Whether instances of `base` have a dict. Those of metaclasses have their namespace for one.
fn has_dict(base: &TypeRef) -> bool {
    base.has_flag(flags::HAS_DICT) || base.has_flag(flags::METATYPE)
}

/// Reads `__slots__` from a namespace. May run Python.
pub(super) fn declared(interp: &Interp, name: &Str, dict: &Dict, base: &TypeRef, bases: &[TypeRef]) -> Outcome<Declared> {
    let may_add_dict = !has_dict(base);
    let may_add_weakref = !base.has_flag(flags::WEAKREFS) && !is_variable_sized(interp, base);
    let Some(slots) = dict.get_text(&interp.names.slots) else {
        return Ok(Declared { names: Vec::new(), adds_dict: may_add_dict, adds_weakref: may_add_weakref });
    };
    let items = if slots.cast::<Str>().is_some() { vec![slots] } else { iterate::collect(interp, &slots)? };
    if !items.is_empty() && is_variable_sized(interp, base) {
        let name = base.name();
        return Err(interp.type_error(format!("nonempty __slots__ not supported for subtype of '{name}'")));
    }
    let mut declared = Declared { names: Vec::with_capacity(items.len()), adds_dict: false, adds_weakref: false };
    for item in &items {
        let slot = checked_name(interp, item)?;
        match slot.as_bytes() {
            b"__dict__" if may_add_dict && !declared.adds_dict => declared.adds_dict = true,
            b"__weakref__" if may_add_weakref && !declared.adds_weakref => declared.adds_weakref = true,
            b"__dict__" => return Err(interp.type_error("__dict__ slot disallowed: we already got one")),
            b"__weakref__" => return Err(interp.type_error("__weakref__ slot disallowed: we already got one")),
            _ => {
                let slot = mangled(interp, name, &slot);
                let is_removed_later = slot.is(&interp.names.qualname) || slot.is(&interp.names.class_cell);
                if dict.get_text(&slot).is_some() && !is_removed_later {
                    let slot = text::repr_string(interp, slot.as_value())?;
                    return Err(interp.value_error(format!("{slot} in __slots__ conflicts with class variable")));
                }
                declared.names.push(slot);
            }
        }
    }
    declared.names.sort_by(|one, other| one.as_bytes().cmp(other.as_bytes()));
    for other in bases.iter().filter(|other| !other.is(base)) {
        declared.adds_dict |= may_add_dict && has_dict(other);
        declared.adds_weakref |= may_add_weakref && other.has_flag(flags::WEAKREFS);
    }
    Ok(declared)
}

fn checked_name(interp: &Interp, item: &Value) -> Outcome<Ref<Str>> {
    let Some(name) = item.to_ref::<Str>() else {
        let actual = interp.type_of(item).name();
        return Err(interp.type_error(format!("__slots__ items must be strings, not '{actual}'")));
    };
    if !is_identifier(&name) {
        return Err(interp.type_error("__slots__ must be identifiers"));
    }
    Ok(name)
}

fn is_identifier(name: &Str) -> bool {
    let Some(text) = name.as_str() else { return false };
    let mut characters = text.chars();
    let is_start = |character: char| character == '_' || character.is_alphabetic();
    characters.next().is_some_and(is_start) && characters.all(|character| is_start(character) || character.is_alphanumeric())
}

/// A private name as the class's body would compile it.
fn mangled(interp: &Interp, class: &Str, name: &Ref<Str>) -> Ref<Str> {
    let (class, text) = (class.to_lossy(), name.to_lossy());
    let class = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || class.is_empty() {
        return interp.intern_text(name);
    }
    interp.intern(&format!("_{class}{text}"))
}

/// Enters the member descriptors of the declared names into the namespace of `ty`.
pub(super) fn enter_members(interp: &Interp, ty: &TypeRef, names: &[Ref<Str>], first_place: usize) {
    for (offset, name) in names.iter().enumerate() {
        let member = Member { name: name.clone(), place: first_place + offset, owner: ty.clone() };
        let member = interp.allocate(&interp.types.member, member).into_value();
        drop(ty.dict().set_text(name, member));
    }
}

/// The names in a class's own `__slots__`, as its body wrote them, mangled where private.
pub(super) fn declared_names(interp: &Interp, ty: &TypeRef) -> Vec<Ref<Str>> {
    let items = match ty.dict().get_text(&interp.names.slots) {
        None => return Vec::new(),
        Some(slots) if slots.cast::<Str>().is_some() => vec![slots],
        Some(slots) => match (slots.cast::<Tuple>(), slots.cast::<List>(), slots.cast::<Dict>()) {
            (Some(tuple), ..) => tuple.items().to_vec(),
            (_, Some(list), _) => list.items.to_vec(),
            (.., Some(dict)) => keys(dict),
            // An iterator has been used up; the entries tell.
            _ => keys(ty.dict()),
        },
    };
    let class = ty.name_text();
    let names = items.into_iter().filter_map(Value::into_ref::<Str>);
    names.map(|name| class.as_ref().map_or_else(|| name.clone(), |class| mangled(interp, class, &name))).collect()
}

/// The declared slots of a class and its bases: name and place, in the order of the places.
pub(super) fn names_by_place(ty: &TypeRef) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for base in ty.mro().iter().filter(|base| base.has_flag(flags::MUTABLE)) {
        for key in keys(base.dict()) {
            let entry = key.to_ref::<Str>().and_then(|name| base.dict().get_text(&name));
            if let Some(member) = entry.as_ref().and_then(|entry| entry.cast::<Member>())
                && member.owner.is(base)
            {
                names.push((member.place, member.name.to_lossy().into_owned()));
            }
        }
    }
    names.sort();
    names
}
