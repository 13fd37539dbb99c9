//! Setting `__bases__`: the new bases must give instances the same layout; resolution orders and slots of all subclasses follow.

use crate::object::builder::{forget_descriptors, update_all_slots};
use crate::object::tuple::Tuple;
use crate::object::ty::{Type, TypeRef};
use crate::object::{Interp, Outcome, Value};

use super::class_build::{best_base, compute_mro};
use super::object::has_same_instances;
use super::type_::check_settable;

/// The setter of `type.__bases__`.
pub(super) fn set_bases(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = this.to_ref::<Type>().expect("the receiver is a type");
    let content = check_settable(interp, &ty, content, "__bases__")?;
    let bases = checked_bases(interp, &ty, content)?;
    let base = best_base(interp, &bases)?;
    let old_base = ty.base();
    if let Some(old_base) = &old_base
        && !has_same_instances(&base, old_base)
    {
        let (new, old) = (base.name(), old_base.name());
        return Err(interp.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
    }
    let old_bases = ty.bases();
    ty.unregister_from_bases();
    ty.set_bases(Some(base), bases);
    // May run Python (a metaclass's own `mro`).
    if let Err(raised) = recompute_orders(interp, &ty) {
        let exception = interp.take_raised(raised);
        ty.set_bases(old_base, old_bases);
        Type::register_with_bases(&ty);
        if let Err(again) = recompute_orders(interp, &ty) {
            drop(interp.take_raised(again));
        }
        return Err(interp.raise_again(exception));
    }
    Type::register_with_bases(&ty);
    ty.invalidate();
    update_slots_below(interp, &ty);
    forget_descriptors(interp);
    Ok(())
}

fn checked_bases(interp: &Interp, ty: &TypeRef, content: &Value) -> Outcome<Vec<TypeRef>> {
    let name = ty.name();
    let Some(tuple) = content.to_ref::<Tuple>() else {
        let actual = interp.type_of(content).name();
        return Err(interp.type_error(format!("can only assign tuple to {name}.__bases__, not {actual}")));
    };
    if tuple.is_empty() {
        return Err(interp.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let mut bases = Vec::with_capacity(tuple.len());
    for item in tuple.items() {
        let Some(base) = item.to_ref::<Type>() else {
            let actual = interp.type_of(item).name();
            return Err(interp.type_error(format!("{name}.__bases__ must be tuple of classes, not '{actual}'")));
        };
        if base.is_subtype(ty) {
            return Err(interp.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base);
    }
    Ok(bases)
}

fn recompute_orders(interp: &Interp, ty: &TypeRef) -> Outcome<()> {
    interp.check_native_stack()?;
    let order = compute_mro(interp, ty)?;
    ty.set_mro(order);
    ty.invalidate();
    for subclass in ty.living_subclasses() {
        recompute_orders(interp, &subclass)?;
    }
    Ok(())
}

fn update_slots_below(interp: &Interp, ty: &TypeRef) {
    update_all_slots(interp, ty);
    for subclass in ty.living_subclasses() {
        update_slots_below(interp, &subclass);
    }
}
