//! Checks of the arguments that constructors and `__init__` get unbound, with CPython's error texts.

use crate::object::callable::SlotWrapper;
use crate::object::dispatch::is_native_new;
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Raised, Str};

/// Whether instances of a class are initialised by a built-in `__init__`, which takes no keywords that `__new__` refuses.
pub(crate) fn has_native_init(interp: &Interp, ty: &TypeRef) -> bool {
    ty.lookup(&interp.names.init).is_none_or(|found| found.cast::<SlotWrapper>().is_some())
}

/// Whether instances of a class are made by a built-in `__new__`, which leaves keywords for `__init__` to refuse.
pub(crate) fn has_native_new(interp: &Interp, ty: &TypeRef) -> bool {
    ty.lookup(&interp.names.new).is_none_or(|found| is_native_new(&found))
}

/// The setter of an attribute that CPython implements as a read-only member.
pub(crate) fn read_only(interp: &Interp, _this: &Value, _value: Option<&Value>) -> Outcome<()> {
    Err(interp.error(&interp.exceptions.attribute_error, "readonly attribute"))
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
fn count_error(interp: &Interp, name: &str, given: usize, least: usize, most: usize) -> Raised {
    let (bound, number) = match (given < least, least == most) {
        (_, true) => ("", least),
        (true, false) => ("at least ", least),
        (false, false) => ("at most ", most),
    };
    let plural = if number == 1 { "" } else { "s" };
    interp.type_error(format!("{name} expected {bound}{number} argument{plural}, got {given}"))
}

/// TypeError unless a method that takes its arguments unbound got, after the receiver, between `least` and `most` positional ones.
#[inline(always)]
pub(crate) fn of_method(interp: &Interp, owner: &str, name: &str, args: &Args<'_>, least: usize, most: usize) -> Outcome<()> {
    if args.keyword_count() == 0 && (least..=most).contains(&(args.len() - 1)) {
        return Ok(());
    }
    Err(method_error(interp, owner, name, args, least, most))
}

#[cold]
#[inline(never)]
fn method_error(interp: &Interp, owner: &str, name: &str, args: &Args<'_>, least: usize, most: usize) -> Raised {
    if args.keyword_count() > 0 {
        return interp.type_error(format!("{owner}.{name}() takes no keyword arguments"));
    }
    count_error(interp, name, args.len() - 1, least, most)
}

/// The arguments of a constructor by the places of its parameters, of which the first `required` must be given and the first
/// `by_position` can be given by position.
pub(crate) fn bind<'a, const N: usize>(
    interp: &Interp,
    name: &str,
    parameters: [&str; N],
    required: usize,
    by_position: usize,
    args: &Args<'a>,
) -> Outcome<[Option<&'a Value>; N]> {
    let given = args.positional();
    if given.len() > by_position || args.len() > N {
        return Err(excess_error(interp, name, [required, by_position, N], args));
    }
    let mut bound = [None; N];
    for (place, value) in bound.iter_mut().enumerate() {
        *value = given.get(place).or_else(|| args.keyword(parameters[place]));
        if value.is_none() && place < required {
            let (parameter, position) = (parameters[place], place + 1);
            return Err(interp.type_error(format!("{name}() missing required argument '{parameter}' (pos {position})")));
        }
    }
    for (keyword, _) in args.keywords() {
        let keyword = keyword.cast::<Str>().map_or_else(String::new, |keyword| keyword.to_lossy().into_owned());
        match parameters.iter().position(|parameter| *parameter == keyword) {
            None => return Err(interp.type_error(format!("{name}() got an unexpected keyword argument '{keyword}'"))),
            Some(place) if place < given.len() => {
                let position = place + 1;
                return Err(interp.type_error(format!("argument for {name}() given by name ('{keyword}') and position ({position})")));
            }
            Some(_) => {}
        }
    }
    Ok(bound)
}

#[cold]
#[inline(never)]
fn excess_error(interp: &Interp, name: &str, [required, by_position, all]: [usize; 3], args: &Args<'_>) -> Raised {
    let positional = args.positional().len();
    let (bound, most, kind, given) = if args.len() > all {
        ("at most", all, if positional == 0 { "keyword " } else { "" }, args.len())
    } else {
        (if required < by_position { "at most" } else { "exactly" }, by_position, "positional ", positional)
    };
    let plural = if most == 1 { "" } else { "s" };
    interp.type_error(format!("{name}() takes {bound} {most} {kind}argument{plural} ({given} given)"))
}
