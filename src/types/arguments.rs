//! Checks of the arguments that constructors and `__init__` get unbound, with CPython's error texts.

use crate::object::callable::SlotWrapper;
use crate::object::dispatch::is_native_new;
use crate::object::ty::TypeRef;
use crate::object::{Args, Interp, Outcome};

/// Whether instances of a class are initialised by a built-in `__init__`, which takes no keywords that `__new__` refuses.
pub(crate) fn has_native_init(interp: &Interp, ty: &TypeRef) -> bool {
    ty.lookup(&interp.names.init).is_none_or(|found| found.cast::<SlotWrapper>().is_some())
}

/// Whether instances of a class are made by a built-in `__new__`, which leaves keywords for `__init__` to refuse.
pub(crate) fn has_native_new(interp: &Interp, ty: &TypeRef) -> bool {
    ty.lookup(&interp.names.new).is_none_or(|found| is_native_new(&found))
}

/// TypeError when there are keyword arguments.
#[inline(always)]
pub(crate) fn no_keywords(interp: &Interp, name: &str, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() == 0 { Ok(()) } else { Err(interp.type_error(format!("{name}() takes no keyword arguments"))) }
}

/// TypeError unless the number of positional arguments is between `least` and `most`.
#[inline(always)]
pub(crate) fn count(interp: &Interp, name: &str, args: &Args<'_>, least: usize, most: usize) -> Outcome<()> {
    let given = args.positional().len();
    if (least..=most).contains(&given) { Ok(()) } else { Err(count_error(interp, name, given, least, most)) }
}

/// Both checks.
#[inline(always)]
pub(crate) fn positional(interp: &Interp, name: &str, args: &Args<'_>, least: usize, most: usize) -> Outcome<()> {
    no_keywords(interp, name, args)?;
    count(interp, name, args, least, most)
}

#[cold]
#[inline(never)]
fn count_error(interp: &Interp, name: &str, given: usize, least: usize, most: usize) -> crate::object::Raised {
    let (bound, number) = match (given < least, least == most) {
        (_, true) => ("", least),
        (true, false) => ("at least ", least),
        (false, false) => ("at most ", most),
    };
    let plural = if number == 1 { "" } else { "s" };
    interp.type_error(format!("{name} expected {bound}{number} argument{plural}, got {given}"))
}
