//! The built-in types, one file each: constructors, slots, method table, method bodies.

use crate::object::Interp;

pub mod bound_method;
pub mod build_class;
pub mod cell;
mod class_bases;
mod class_build;
mod class_slots;
pub mod descriptor;
pub mod finalise;
pub mod function_wrappers;
pub mod generic_alias;
pub mod instance_check;
pub mod mappingproxy;
pub mod module;
pub mod native_function;
pub mod object;
mod pickling;
pub mod property;
pub mod simple_namespace;
pub mod singleton;
mod slot_documentation;
pub mod slot_wrapper;
pub mod super_;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod type_;
pub mod union;
mod weak_proxy;
pub mod weakref;

/// Fills in every built-in type. Called once, when an interpreter starts.
pub fn install(interp: &Interp) {
    // `object` and `type` first: all others inherit their slots when they are filled in.
    object::install(interp);
    type_::install(interp);
    descriptor::install(interp);
    slot_wrapper::install(interp);
    native_function::install(interp);
    bound_method::install(interp);
    function_wrappers::install(interp);
    property::install(interp);
    super_::install(interp);
    cell::install(interp);
    singleton::install(interp);
    mappingproxy::install(interp);
    module::install(interp);
    generic_alias::install(interp);
    union::install(interp);
    simple_namespace::install(interp);
    weakref::install(interp);
    weak_proxy::install(interp);
    build_class::install(interp);
}
